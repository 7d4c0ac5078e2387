//! A column of a table and its content, written `abstract:tr=Özet metni`.

use ikiz_document::Language;
use ikiz_reader::{Column, Content};

/// The name of the group in tables; another setting says what makes it.
const GROUP: &str = "group";

/// Reads a column; the error says what is allowed.
pub(super) fn read(text: &str) -> Result<Column, String> {
    let Some((content, name)) = text.split_once('=') else {
        return Err("no `=` in it; write what it holds and its name, as in abstract:tr=Özet".to_owned());
    };
    let (content, name) = (content.trim(), name.trim());
    if name.is_empty() {
        return Err("no name behind the `=`; write it as it stands in the file, as in abstract:tr=Özet".to_owned());
    }
    let (kind, code) = content.split_once(':').map_or((content, None), |(kind, code)| (kind, Some(code)));
    if kind == GROUP {
        return Err(format!("the setting group-by names the column of the group; write `{name}` there"));
    }
    let language_of = |code| {
        let found = Language::of_code(code);
        found.ok_or_else(|| format!("`{code}` is no language; write `en` or `tr`, or neither"))
    };
    let language = code.map(language_of).transpose()?;
    let content = match (Content::named(kind), language) {
        (Some(Content::Field(field, _)), language) => Content::Field(field, language),
        (Some(content), None) => content,
        (Some(_), Some(_)) => return Err(format!("`{kind}` is in no language; write {kind}={name}")),
        (None, _) => {
            let names: Vec<&str> = Content::names().collect();
            return Err(format!("`{kind}` is nothing that a column holds; there are {}", names.join(", ")));
        }
    };
    Ok(Column { name: name.to_owned(), content })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::Turkish;
    use ikiz_document::DeclaredField::Abstract;
    use ikiz_reader::PublicationItem;

    #[test]
    fn columns_are_read_and_shown() {
        for (text, shown, content, name) in [
            ("abstract:tr=Özet=1", "abstract:tr=Özet=1", Content::Field(Abstract, Some(Turkish)), "Özet=1"),
            ("id = Kayıt", "id=Kayıt", Content::Id, "Kayıt"),
            ("year=Basım", "year=Basım", Content::Publication(PublicationItem::Year), "Basım"),
            ("record_type=Tür", "record_type=Tür", Content::Publication(PublicationItem::Type), "Tür"),
        ] {
            let column = read(text).expect(text);
            assert_eq!((column.shown(), column.content, column.name), (shown.to_owned(), content, name.to_owned()));
        }
        for (text, said) in [
            ("abstract", "no `=`"),
            ("abstract=", "no name"),
            ("abstract:de=x", "`de` is no language"),
            ("body=x", "`body` is nothing that a column holds; there are id, title,"),
            ("id:tr=x", "no language"),
            ("year:tr=x", "no language"),
            ("group=x", "group-by"),
        ] {
            assert!(read(text).is_err_and(|error| error.contains(said)), "{text}");
        }
    }
}
