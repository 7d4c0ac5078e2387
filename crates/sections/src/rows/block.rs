//! What a line around the sections is: front matter, the name of an author, a heading that is not on the list.

use crate::headings::wording::{NOTE_MARKS, Numbering, skip_number};
use crate::rows::row::{Row, is_capitals};
use ikiz_text::data::entries;
use ikiz_text::{folded, is_closing, is_plain_apostrophe, is_raised_digit, is_sentence_end};
use rustc_hash::FxHashSet;

const FRONT_MATTER_WORDS: &str = include_str!("../../data/front_matter_words.txt");

/// The largest number of words of a heading.
const HEADING_WORDS: usize = 14;

/// Tells lines apart by their look.
#[derive(Debug)]
pub(crate) struct BlockLooks {
    front_matter: FxHashSet<Box<str>>,
}

impl BlockLooks {
    pub(crate) fn new() -> Self {
        Self { front_matter: entries(FRONT_MATTER_WORDS).map(|word| folded(word).into_boxed_str()).collect() }
    }

    /// Whether a line tells of authors, affiliations, dates or the journal.
    pub(crate) fn is_front_matter(&self, line: &str) -> bool {
        if line.len() > 400 {
            return false;
        }
        if ["@", "http", "www.", "doi.org", "ISSN", "ORCID", "DOI"].iter().any(|mark| line.contains(mark)) {
            return true;
        }
        let mark = line.starts_with(NOTE_MARKS);
        let mut found: Vec<&str> = Vec::new();
        let mut words = 0;
        for word in line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            words += 1;
            if let Some(known) = self.front_matter.get(folded(word).as_str()).filter(|word| !found.contains(&&***word))
            {
                found.push(known);
            }
        }
        let hits = found.len();
        let year = line.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
        mark || (hits >= 2 && words <= 14 * hits)
            || (hits == 1 && words <= 14 && (line.contains(',') || year || words <= 3))
    }

    /// Whether a line gives names of persons: `Ayşe KAYA¹, Can Er²`. Two or three plain words may be a name only where
    /// they are `alone`, not the rest of a title.
    pub(crate) fn is_names(line: &str, alone: bool) -> bool {
        if line.len() > 300 || line.contains([':', '?', '!', '“', '"']) {
            return false;
        }
        let marked = line.contains(NOTE_MARKS);
        let (mut words, mut capital, mut all_capitals, mut mixed) = (0, 0, 0, 0);
        for word in line.split(|c: char| !(c.is_alphabetic() || is_plain_apostrophe(c) || matches!(c, '-' | '.'))) {
            if !word.contains(char::is_alphabetic) || matches!(word, "and" | "ve" | "AND" | "VE") {
                continue;
            }
            words += 1;
            let starts = word.starts_with(char::is_uppercase);
            capital += usize::from(starts);
            let upper = is_capitals(word);
            all_capitals += usize::from(upper);
            mixed += usize::from(starts && !upper);
        }
        if words < 2 || capital < words {
            return false;
        }
        let parts = line.split([',', ';']).flat_map(|part| part.split(" ve ")).flat_map(|part| part.split(" and "));
        let short = parts.filter(|part| !part.trim().is_empty()).all(|part| part.split_whitespace().count() <= 5);
        // A surname in capitals behind a first name, a footnote mark, or a list of short names.
        let surnames = all_capitals > 0 && mixed > 0 && surnames_last(line);
        short
            && (surnames || marked || (line.contains(',') && mixed == words) || (alone && words <= 3 && mixed == words))
    }
}

/// Whether words in capitals stand behind the others in each part of a line of names, as surnames do: not in `PEF
/// İşleminin Etkisi`.
fn surnames_last(line: &str) -> bool {
    let parts = line.split([',', ';']).flat_map(|part| part.split(" ve ")).flat_map(|part| part.split(" and "));
    parts.into_iter().all(|part| {
        let words: Vec<_> = part.split(' ').filter(|word| word.contains(char::is_alphabetic)).collect();
        !words.first().is_some_and(|first| is_capitals(first)) && words.is_sorted_by_key(|word| is_capitals(word))
    })
}

/// How a heading that is not on the list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeadingLook {
    /// By capitals, a number or the format's own word.
    Set,
    /// By bold print alone.
    Bold,
    /// Only by standing alone with capital letters at the words.
    TitleCase,
}

/// Whether a row looks like a heading that is not on the list: short, alone, set off, no sentence.
pub(crate) fn unknown_heading(text: &str, rows: &[Row], at: usize) -> Option<HeadingLook> {
    let row = &rows[at];
    let line = row.text(text);
    let alone = row.block_start || row.stands_out();
    if !alone
        || row.words == 0
        || row.words > HEADING_WORDS
        || line.ends_with(['.', ',', ';', ':', '?'])
        || line.len() > 200
    {
        return None;
    }
    let (rest, numbering) = skip_number(text, row.span);
    // `21. yüzyılda yaşanan`, `3 kişi ile`: a sentence that begins with a number.
    let numbered = numbering != Numbering::None && !text[rest..row.span.end].starts_with(char::is_lowercase);
    let next_block = rows.get(at + 1).is_none_or(|next| next.block_start);
    let title_case = row.small * 3 <= row.words && next_block;
    let before = at.checked_sub(1).and_then(|before| rows.get(before));
    let after_sentence = before.is_none_or(|before| ends_sentence(before.text(text)));
    let set = row.heading_style || row.capitals || (numbered && after_sentence);
    if set {
        Some(HeadingLook::Set)
    } else if row.style.bold && next_block {
        Some(HeadingLook::Bold)
    } else {
        (title_case && after_sentence).then_some(HeadingLook::TitleCase)
    }
}

/// Whether a line ends like a sentence or opens a list: a stop or colon, perhaps with a quotation mark, bracket or note
/// number behind it.
pub(crate) fn ends_sentence(line: &str) -> bool {
    let is_end = |mark: char| is_sentence_end(mark) || mark == ':';
    let end = line.trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
    let end = end.trim_end_matches(|c: char| c.is_ascii_digit() || is_raised_digit(c) || c == '*');
    end.ends_with(is_end) || line.trim_end().ends_with(is_end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::row::{document, rows};

    #[test]
    fn names_are_told_from_titles() {
        for line in
            ["Selim KARATAŞ¹, Nur Deniz ALP²", "Selim Karataş*", "Selim Karataş, Nur Alp ve Can Tok", "Dilek Or"]
        {
            assert!(BlockLooks::is_names(line, true), "{line}");
        }
        assert!(!BlockLooks::is_names("PEF İşleminin Süt Ürünlerinde Uygulanması", true));
        for line in
            ["Köy Enstitülerinde Tarım Dersleri", "KÖY ENSTİTÜLERİNDE TARIM", "Farming in the Village Institutes"]
        {
            assert!(!BlockLooks::is_names(line, true), "{line}");
        }
        assert!(!BlockLooks::is_names("Tarım Dersleri", false));
        assert!(BlockLooks::is_names("Selim Karataş⁷", false));
    }

    #[test]
    fn front_matter_shows() {
        let looks = BlockLooks::new();
        for line in [
            "Ovabaşı Üniversitesi, Ziraat Fakültesi",
            "Geliş tarihi: 02.03.2020 Kabul tarihi: 04.05.2020",
            "ovabasi@example.org",
            "Ovabaşı Dergisi, Cilt 3, Sayı 2",
        ] {
            assert!(looks.is_front_matter(line), "{line}");
        }
        for line in ["Üniversite Öğrencilerinin Uyku Düzeni", "The sleep of university students was observed"] {
            assert!(!looks.is_front_matter(line), "{line}");
        }
    }

    #[test]
    fn unknown_headings_stand_alone() {
        let text = "Bir cümle biter.\n\nTARLADAN SOFRAYA\n\nİkinci cümle uzundur ve burada\nsürer Ve Kalır\nson.";
        let rows = rows(&document(text));
        let looks: Vec<_> = (0..rows.len()).map(|at| unknown_heading(text, &rows, at).is_some()).collect();
        assert_eq!(looks, [false, true, false, false, false]);
    }
}
