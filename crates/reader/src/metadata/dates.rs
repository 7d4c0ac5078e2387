//! Dates that a first page gives with a label: received, accepted, published.

use super::normal;
use super::words::{any_of, pattern};
use ikiz_document::{Metadata, flattened};
use regex::Regex;
use std::sync::LazyLock;

/// A date with a year of four digits, in figures or with the name of a month.
const DATE: &str = concat!(
    r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{4}\b|\d{4}[./-]\d{1,2}[./-]\d{1,2}\b|",
    r"\d{1,2}(?:st|nd|rd|th)?\s\p{L}{3,9}\.?,?\s\d{4}\b|\p{L}{3,9}\.?\s\d{1,2},?\s\d{4}\b"
);

static RECEIVED: LazyLock<Regex> = LazyLock::new(|| labelled("received", DATE));
static ACCEPTED: LazyLock<Regex> = LazyLock::new(|| labelled("accepted", DATE));
static PUBLISHED: LazyLock<Regex> = LazyLock::new(|| labelled("published", &format!(r"{DATE}|\d{{4}}\b")));

/// A value behind its label, which may stand in both languages.
fn labelled(kind: &str, value: &str) -> Regex {
    let word = any_of(kind);
    pattern(&format!(r"\b{word}\b(?:\s?[/(|-]\s?{word}\b\s?\)?)?\s?[:;=–-]?\s*(?P<value>{value})"))
}

/// Adds the dates of a line that are not known yet.
pub(super) fn add(line: &str, metadata: &mut Metadata) {
    if !line.contains(|letter: char| letter.is_ascii_digit()) {
        return;
    }
    let value = |label: &Regex| label.captures(line).and_then(|found| Some(flattened(found.name("value")?.as_str())));
    metadata.received = metadata.received.take().or_else(|| value(&RECEIVED));
    metadata.accepted = metadata.accepted.take().or_else(|| value(&ACCEPTED));
}

/// The year in which a line says that the work was published.
pub(super) fn published(line: &str) -> Option<u16> {
    let found = PUBLISHED.captures(line)?;
    // A label stands at the head of a line, or behind another date.
    let before = line[..found.get(0)?.start()].trim_end();
    let stands = before.is_empty() || before.ends_with(|letter: char| !letter.is_alphabetic());
    stands.then(|| normal::year(&found["value"])).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_behind_labels_in_both_languages() {
        for (line, received, accepted) in [
            ("Geliş Tarihi: 12.03.2019 / Kabul Tarihi: 05.06.2019", "12.03.2019", "05.06.2019"),
            ("Geliş Tarihi (Received): 29.01.2024 – Kabul Tarihi (Accepted): 24.06.2024", "29.01.2024", "24.06.2024"),
            ("GELİŞ/RECEIVED: 1 Şubat 2025 KABUL/ACCEPTED: 12 Mart 2025", "1 Şubat 2025", "12 Mart 2025"),
            ("Received 12 March 2019; Accepted June 5, 2019", "12 March 2019", "June 5, 2019"),
            ("Makale Gönderim Tarihi 2019-03-12, Makale Kabul Tarihi 2019-06-05", "2019-03-12", "2019-06-05"),
            ("The letters were received on paper and accepted in 2019", "", ""),
            ("12 Kasım 2012 tarihinde kabul edilen yasa", "", ""),
        ] {
            let mut metadata = Metadata::default();
            add(line, &mut metadata);
            let given = [metadata.received, metadata.accepted].map(Option::unwrap_or_default);
            assert_eq!(given, [received, accepted], "{line}");
        }
    }
}
