//! Markup inside the text of a field: HTML tags are taken out, named and numeric characters resolved. What only looks
//! like a tag stays.

use ikiz_document::Language;
use ikiz_text::data::rows;
use ikiz_text::lower;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

const ENTITIES: &str = include_str!("../../data/entities.tsv");

static NAMED: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    rows(ENTITIES)
        .filter_map(|[name, code]| Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?)))
        .collect()
});

/// Longest tag that is taken out, in bytes: attributes of word processors are long.
const LONGEST_TAG: usize = 2000;
/// Longest name of a character, `#x10FFFF` among them.
const LONGEST_NAME: usize = 10;
/// How often a character is escaped at most.
const MOST_ESCAPES: usize = 4;
/// Elements that part lines.
const BLOCKS: [&str; 13] = ["p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "table", "sec"];
/// Elements that do not.
const INLINE: [&str; 18] = [
    "a", "b", "bold", "em", "font", "i", "italic", "o:p", "s", "small", "span", "strike", "strong", "sub", "sup", "td",
    "tt", "u",
];

/// A text without tags, with `\n` where a block of it ends.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'<', b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    // Tags may be written with `&lt;` once more than the file's own format asks for.
    let resolved = resolved(text);
    if resolved.contains('<') { Cow::Owned(characters(&untagged(&resolved)).into_owned()) } else { resolved }
}

/// A text with the characters that `&…;` stand for; what is not known stays.
pub(crate) fn resolved(text: &str) -> Cow<'_, str> {
    // `&amp;ccedil;` is common, and `&amp;amp;ccedil;` not rare: what was escaped again is read again.
    let mut read = characters(text);
    for _ in 1..MOST_ESCAPES {
        match characters(&read) {
            Cow::Owned(again) if again != *read => read = Cow::Owned(again),
            _ => break,
        }
    }
    read
}

fn characters(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        clean.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST_NAME + 2).position(|byte| byte == b';');
        if let Some((letter, length)) = end.and_then(|end| Some((character(&rest[1..end])?, end + 1))) {
            clean.push(letter);
            rest = &rest[length..];
        } else {
            clean.push('&');
            rest = &rest[1..];
        }
    }
    clean.push_str(rest);
    Cow::Owned(clean)
}

/// The character of a name or number: `ccedil`, `#231`, `#xE7`.
pub(crate) fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else { return NAMED.get(name).copied() };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

fn untagged(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        clean.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((is_block, length)) = tag(rest) {
            if is_block {
                clean.push('\n');
            }
            rest = &rest[length..];
        } else {
            clean.push('<');
            rest = &rest[1..];
        }
    }
    clean.push_str(rest);
    clean
}

/// Whether the tag at the start of a text parts lines, and its length; `None` where none that is known stands there.
fn tag(text: &str) -> Option<(bool, usize)> {
    if text.starts_with("<!--") {
        return Some((false, text.find("-->")? + 3));
    }
    let inside = text[1..].trim_start_matches('/');
    let name_end = inside.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':' || c == '-'))?;
    let name = lower(&inside[..name_end], Language::English);
    let name = name.strip_prefix("jats:").unwrap_or(&name);
    let is_block = BLOCKS.contains(&name) || name == "title";
    if !(is_block || INLINE.contains(&name)) || !inside[name_end..].starts_with([' ', '\n', '/', '>']) {
        return None;
    }
    let end = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    Some((is_block, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check;
    use proptest::prelude::*;

    #[test]
    fn tags_go_and_letters_stay() {
        for (raw, clean) in [
            ("<p>Bir <i>iki</i></p>", "\nBir iki\n"),
            ("&lt;p&gt;Bir&lt;/p&gt;", "\nBir\n"),
            ("&amp;lt;b&amp;gt;Bir&amp;lt;/b&amp;gt;", "Bir"),
            ("Bir<br/>iki<BR>üç", "Bir\niki\nüç"),
            ("<span style=\"font: x\">H<sub>2</sub>O</span>", "H2O"),
            ("<jats:p>Bir</jats:p><!-- not -->", "\nBir\n"),
            ("&ccedil;al&#305;&#x15F;ma &amp;ouml;z", "çalışma öz"),
        ] {
            assert_eq!(plain(raw), clean, "{raw}");
        }
    }

    #[test]
    fn what_only_looks_like_markup_stays() {
        for text in ["p < 0.05 ve q > 1", "a<b", "<kişi> der", "R&D ve A&B;", "&yok; <p", "x <i"] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn data_is_sorted_and_read() {
        check(ENTITIES, 2);
        assert_eq!(NAMED.len(), rows::<2>(ENTITIES).count(), "a code is no character");
        assert!(NAMED.keys().all(|name| name.len() <= LONGEST_NAME));
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "(<|>|/|&|;|p|br|lt|#|[a-zçş ]|\\PC){0,40}") {
            plain(&text);
        }
    }
}
