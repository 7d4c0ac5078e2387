//! Values of metadata in one form, whatever file gives them.

use super::authors;
use super::words::pattern;
use crate::records::markup::resolved;
use ikiz_document::{Metadata, flattened};
use ikiz_text::Orcid;
use regex::{Captures, Regex};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What a field, a column or an element says of the publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// The year of publication, or a date with it.
    Year,
    /// The name of the journal.
    Journal,
    /// The volume.
    Volume,
    /// The number in it.
    Issue,
    /// An author, or a list of them.
    Authors,
    /// A DOI.
    Doi,
    /// A web address; one of a DOI is the DOI too.
    Url,
    /// The kind of work.
    Type,
    /// An ORCID id.
    Orcid,
    /// The date on which it was received.
    Received,
    /// The date on which it was accepted.
    Accepted,
    /// The date on which it was handed in, as of a thesis: where no year is said, that of publication too. It is put
    /// behind all others.
    Submitted,
    /// What the user groups by.
    Group,
}

/// Years that may be years of publication.
const YEARS: std::ops::RangeInclusive<u16> = 1800..=2100;

/// Puts a value in its place; what stands there already stays. Authors and ORCID ids are added.
pub(crate) fn put(metadata: &mut Metadata, item: Item, raw: &str) {
    let raw = &*resolved(raw);
    let place = match item {
        Item::Year => {
            metadata.year = metadata.year.or_else(|| year(raw));
            return;
        }
        Item::Doi => {
            metadata.doi = metadata.doi.take().or_else(|| doi(raw));
            return;
        }
        Item::Authors => return authors::add(&mut metadata.authors, raw),
        Item::Orcid => return orcids(raw, &mut metadata.orcids),
        Item::Url => {
            metadata.doi = metadata.doi.take().or_else(|| doi(raw).filter(|_| raw.contains("doi.org/")));
            &mut metadata.url
        }
        Item::Journal => &mut metadata.journal,
        Item::Volume => &mut metadata.volume,
        Item::Issue => &mut metadata.issue,
        Item::Type => &mut metadata.record_type,
        Item::Submitted => {
            metadata.year = metadata.year.or_else(|| year(raw));
            &mut metadata.received
        }
        Item::Received => &mut metadata.received,
        Item::Accepted => &mut metadata.accepted,
        Item::Group => &mut metadata.group,
    };
    if place.is_none() {
        let value = flattened(raw);
        let value = if matches!(item, Item::Volume | Item::Issue) { whole(&value) } else { &value };
        *place = Some(value.to_owned()).filter(|value| !value.is_empty());
    }
}

/// A number without the zeros that a spreadsheet writes behind its point: `3.0`.
fn whole(value: &str) -> &str {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
    match value.split_once(['.', ',']) {
        Some((number, zeros)) if is_number(number) && is_number(zeros) && zeros.bytes().all(|digit| digit == b'0') => {
            number
        }
        _ => value,
    }
}

/// The DOI in a text, as `10.x/y`: without address, label, and the marks of the sentence behind it. Angle brackets are
/// part of it around the place of an article in the older kind (SICI, ANSI/NISO Z39.56): `10.5555/(SICI)…<693::AID>3.0`.
pub(super) fn doi(text: &str) -> Option<String> {
    static DOI: LazyLock<Regex> = LazyLock::new(|| {
        let place = r#"<[0-9A-Z][^\s"“”<>|]*:[^\s"“”<>|]*>"#;
        pattern(&format!(r#"(?:^|[^\d.])(10\.\d{{4,9}}(?:\.\d+)*/(?:{place}|[^\s"“”<>|])+)"#))
    });
    let text = &*in_letters(text);
    let mut doi = DOI.captures(text)?.get(1)?.as_str();
    loop {
        let open = |opening: char, closing: char| {
            doi.ends_with(closing) && doi.matches(closing).count() > doi.matches(opening).count()
        };
        let is_over = doi.ends_with(['.', ',', ';', ':', '\'', '’']);
        if !(is_over || open('(', ')') || open('[', ']') || open('{', '}')) {
            break;
        }
        let last = doi.chars().next_back().map_or(1, char::len_utf8);
        doi = &doi[..doi.len() - last];
    }
    (!doi.ends_with('/')).then(|| doi.to_owned())
}

/// A text with the angle brackets and colons that an address has as `%3C`, `%3E`, `%3A`.
fn in_letters(text: &str) -> Cow<'_, str> {
    static CODED: LazyLock<Regex> = LazyLock::new(|| pattern("(?i)%3[ace]"));
    CODED.replace_all(text, |code: &Captures<'_>| match code[0].chars().last() {
        Some('a' | 'A') => ":",
        Some('c' | 'C') => "<",
        _ => ">",
    })
}

/// The first year in a text: four digits alone, or at the head of eight that are a date.
pub(super) fn year(text: &str) -> Option<u16> {
    let digits = text.split(|letter: char| !letter.is_ascii_digit());
    digits.into_iter().find_map(|run| {
        let is_date = || {
            let within = |part: &str, most| part.parse::<u8>().is_ok_and(|number| (1..=most).contains(&number));
            run.len() == 8 && within(&run[4..6], 12) && within(&run[6..], 31)
        };
        let year = if run.len() == 4 || is_date() { run[..4].parse().ok()? } else { return None };
        YEARS.contains(&year).then_some(year)
    })
}

/// Adds the ORCID ids in a text whose check digit is right.
pub(super) fn orcids(text: &str, found: &mut Vec<String>) {
    for (_, orcid) in Orcid::all(text) {
        if orcid.is_valid() && !found.contains(&orcid.id) {
            found.push(orcid.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_doi_is_found_in_all_its_spellings() {
        for text in [
            "10.5555/a.b-1",
            "doi:10.5555/a.b-1",
            "DOI: 10.5555/a.b-1.",
            "https://doi.org/10.5555/a.b-1",
            "http://dx.doi.org/10.5555/a.b-1,",
            "(doi: 10.5555/a.b-1)",
            "[10.5555/a.b-1].",
            "“10.5555/a.b-1”",
        ] {
            assert_eq!(doi(text).as_deref(), Some("10.5555/a.b-1"), "{text}");
        }
        assert_eq!(doi("10.5555/s00(21)3-4").as_deref(), Some("10.5555/s00(21)3-4"));
        let old = "10.5555/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O";
        for text in [
            old,
            "doi:10.5555/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O.",
            "https://doi.org/10.5555/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O",
            "https://doi.org/10.5555/(SICI)1097-4571(199806)49%3A8%3C693%3A%3AAID-ASI4%3e3.0.CO;2-O",
        ] {
            assert_eq!(doi(text).as_deref(), Some(old), "{text}");
        }
        for text in ["<b>10.5555/a</b>", "<10.5555/a>", "10.5555/a<br/>", "10.5555/a<dc:x>"] {
            assert_eq!(doi(text).as_deref(), Some("10.5555/a"), "{text}");
        }
        for text in ["", "10.5555", "10.5555/", "10.55/a", "110.5555/a", "1.10.5555/a"] {
            assert_eq!(doi(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_has_four_digits_in_a_sane_range() {
        for (text, expected) in [
            ("2019", Some(2019)),
            ("23 Aralık 2021", Some(2021)),
            ("2019-06-30", Some(2019)),
            ("30.06.2019", Some(2019)),
            ("2018/2019", Some(2018)),
            ("20190630", Some(2019)),
            ("1799", None),
            ("2101", None),
            ("12345", None),
            ("20191399", None),
            ("19", None),
            ("", None),
        ] {
            assert_eq!(year(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_of_a_spreadsheet_is_whole() {
        for (raw, volume) in [
            ("3.0", "3"),
            ("3,0", "3"),
            ("12.00", "12"),
            ("3.10", "3.10"),
            ("2.1", "2.1"),
            ("3.", "3."),
            ("XII", "XII"),
        ] {
            let mut metadata = Metadata::default();
            put(&mut metadata, Item::Volume, raw);
            assert_eq!(metadata.volume.as_deref(), Some(volume));
        }
        let mut metadata = Metadata::default();
        put(&mut metadata, Item::Doi, "10.5555/(SICI)1:8&lt;693::AID-A4&gt;3.0");
        put(&mut metadata, Item::Url, "https://a.example/3.0");
        assert_eq!(metadata.doi.as_deref(), Some("10.5555/(SICI)1:8<693::AID-A4>3.0"));
        assert_eq!(metadata.url.as_deref(), Some("https://a.example/3.0"));
    }

    #[test]
    fn an_orcid_id_has_the_right_check_digit() {
        let mut found = Vec::new();
        orcids("https://orcid.org/0000-0002-1825-0097 0000-0002-1694-233x 0000-0002-1825-0098", &mut found);
        assert_eq!(found, ["0000-0002-1825-0097", "0000-0002-1694-233X"]);
    }

    proptest! {
        #[test]
        fn a_doi_stays_as_it_is_when_it_is_read_again(
            text in "\\PC{0,12}10\\.[0-9]{4,5}/[a-z0-9.()\\[\\];,]{0,12}\\PC{0,6}"
        ) {
            if let Some(found) = doi(&text) {
                prop_assert!(text.contains(&found));
                prop_assert_eq!(doi(&found), Some(found.clone()));
                prop_assert_eq!(doi(&format!("https://doi.org/{found}.")), Some(found));
            }
        }

        #[test]
        fn any_text_is_put(text in "\\PC{0,40}") {
            let mut metadata = Metadata::default();
            for item in [Item::Year, Item::Journal, Item::Authors, Item::Doi, Item::Url, Item::Orcid] {
                put(&mut metadata, item, &text);
            }
            prop_assert!(metadata.year.is_none_or(|year| YEARS.contains(&year)));
        }
    }
}
