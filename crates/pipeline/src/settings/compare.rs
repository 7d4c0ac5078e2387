//! A comparison of two parts of the corpus, written `abstract:body`, `group:2010,2020` or `group:2010`.

use ikiz_document::CountedKind;
use ikiz_keywords::Comparison;

/// How the groups of a comparison begin.
const GROUP: &str = "group";

/// Reads a comparison; the error says what is allowed.
pub(super) fn read(text: &str) -> Result<Comparison, String> {
    let Some((one, other)) = text.split_once(':').map(|(one, other)| (one.trim(), other.trim())) else {
        return Err(
            "no `:` in it; write two kinds of sections as in abstract:body, or groups as in group:2010,2020".into()
        );
    };
    if one == GROUP {
        return groups(other);
    }
    let kind = |name: &str| {
        let found = CountedKind::ALL.into_iter().find(|kind| kind.name() == name);
        let names = || CountedKind::ALL.map(|kind| format!("`{}`", kind.name())).join(", ");
        found.ok_or_else(|| format!("`{name}` is no kind of section; there are {}, and `{GROUP}`", names()))
    };
    match (kind(one)?, kind(other)?) {
        (one, other) if one == other => Err("both sides are the same; name two kinds of sections".to_owned()),
        kinds => Ok(Comparison::Kinds(kinds.into())),
    }
}

fn groups(text: &str) -> Result<Comparison, String> {
    let separator = if text.contains('|') { '|' } else { ',' };
    let names: Vec<&str> = text.split(separator).map(str::trim).collect();
    match *names {
        [one] if !one.is_empty() => Ok(Comparison::Groups(one.to_owned(), None)),
        [one, other] if one == other => Err("both sides are the same group; name two".to_owned()),
        [one, other] if !one.is_empty() && !other.is_empty() => {
            Ok(Comparison::Groups(one.to_owned(), Some(other.to_owned())))
        }
        _ => {
            Err("name one group or two, as in group:2010 or group:2010,2020; separate names with commas by `|`".into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_are_read_and_shown() {
        for (text, sides) in [
            ("abstract:body", ["abstract", "body"]),
            ("title:abstract", ["title", "abstract"]),
            ("group:2010,2020", ["2010", "2020"]),
            ("group:2010", ["2010", "others"]),
            ("group:Tarım, Gıda|Tıp", ["Tarım, Gıda", "Tıp"]),
        ] {
            let comparison = read(text).expect(text);
            assert_eq!((comparison.sides(), &*comparison.to_string()), (sides, text));
        }
        assert_eq!(read(" group: 2010 , 2020 "), read("group:2010,2020"));
        for (text, said) in [
            ("body", "no `:`"),
            ("abstract:summary", "`summary` is no kind of section; there are `title`, `abstract`, `keywords`, `body`"),
            ("body:body", "the same"),
            ("group:", "one group or two"),
            ("group:a,b,c", "one group or two"),
            ("group:a,a", "the same group"),
        ] {
            assert!(read(text).is_err_and(|error| error.contains(said)), "{text}");
        }
    }
}
