//! The letters of a line: blanks, ligatures, accents, characters that are not printed.

use crate::letters::symbols;
use ikiz_document::RepairCounts;
use ikiz_text::{nfc, without_second_dots};

/// Blanks that a leading tab stands for.
const TAB_WIDTH: usize = 4;
/// Blanks between words that a justified line hardly has.
const WIDE_GAP: usize = 3;

/// A line with clean letters.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CleanLine {
    /// NFC, single blanks, none at the ends, nothing that is not printed. Empty for a blank line.
    pub text: String,
    /// Blanks before the first letter; all blanks of a blank line.
    pub indent: usize,
    /// Blanks behind the last letter.
    pub trailing: usize,
    /// A soft hyphen stood behind the last letter.
    pub soft_hyphen: bool,
    /// Letters and digits before each wide gap: a tab, or three blanks and more.
    pub gaps: Vec<u16>,
}

/// Adds to a count of repairs.
pub(crate) fn count(repairs: &mut RepairCounts, kind: &str, times: usize) {
    if times > 0 {
        let sum = repairs.entry(kind.to_owned()).or_default();
        *sum = sum.saturating_add(times as u32);
    }
}

/// Cleans the letters of one line and counts what was repaired.
pub(crate) fn clean(raw: &str, repairs: &mut RepairCounts) -> CleanLine {
    let mut text = String::with_capacity(raw.len());
    let (mut indent, mut blanks) = (0, 0);
    let (mut ligatures, mut soft_hyphens) = (0, 0);
    let mut soft_hyphen = false;
    let (mut letters, mut gaps, mut tab) = (0_u16, Vec::new(), false);
    for letter in symbols::restore(raw).chars() {
        if letter.is_whitespace() {
            blanks += if letter == '\t' && text.is_empty() { TAB_WIDTH } else { 1 };
            tab |= letter == '\t';
            continue;
        }
        if is_unprinted(letter) {
            continue;
        }
        if letter == '\u{AD}' {
            soft_hyphens += 1;
            soft_hyphen = !text.is_empty() && blanks == 0;
            continue;
        }
        if text.is_empty() {
            indent = blanks;
        } else if blanks > 0 {
            text.push(' ');
            if tab || blanks >= WIDE_GAP {
                gaps.push(letters);
            }
        }
        (blanks, tab) = (0, false);
        letters = letters.saturating_add(u16::from(letter.is_alphanumeric()));
        soft_hyphen = false;
        if let Some(letters) = ligature(letter) {
            text.push_str(letters);
            ligatures += 1;
        } else {
            text.push(letter);
        }
    }
    if text.is_empty() {
        indent = blanks;
    }
    count(repairs, "ligature", ligatures);
    // The one at the end is counted where the word is joined.
    count(repairs, "soft-hyphen", soft_hyphens - usize::from(soft_hyphen));
    if let std::borrow::Cow::Owned(composed) = nfc(&text) {
        count(repairs, "nfc", changed(&text, &composed));
        text = composed;
    }
    if let std::borrow::Cow::Owned(single) = without_second_dots(&text) {
        count(repairs, "second-dot", text.matches('\u{307}').count() - single.matches('\u{307}').count());
        text = single;
    }
    CleanLine { text, indent, trailing: blanks, soft_hyphen, gaps }
}

/// A text printed small and high: its digits and signs as the characters for that; letters stay.
pub(crate) fn raised(text: &str) -> String {
    text.chars().map(raised_character).collect()
}

fn raised_character(letter: char) -> char {
    match letter {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32(u32::from('⁰') + u32::from(letter) - u32::from('0')).unwrap_or(letter),
        '+' => '⁺',
        '-' | '−' | '–' => '⁻',
        _ => letter,
    }
}

/// Whether every letter of a text is a capital; false where it has none.
pub(crate) fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| letter.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Control characters, and format characters that take no room: zero-width blanks and joiners, marks of direction, the
/// byte order mark.
fn is_unprinted(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}')
}

fn ligature(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

/// Characters that the normal form changed: those it took away, and at least one for each word that changed.
fn changed(before: &str, after: &str) -> usize {
    let words = before.split(' ').zip(after.split(' ')).filter(|(before, after)| before != after);
    words.map(|(before, after)| before.chars().count().saturating_sub(after.chars().count()).max(1)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(raw: &str) -> (String, RepairCounts) {
        let mut repairs = RepairCounts::new();
        let line = clean(raw, &mut repairs);
        (line.text, repairs)
    }

    fn counts(pairs: &[(&str, u32)]) -> RepairCounts {
        pairs.iter().map(|(kind, times)| ((*kind).to_owned(), *times)).collect()
    }

    #[test]
    fn blanks_of_all_kinds_are_one() {
        let mut repairs = RepairCounts::new();
        let line = clean("   iki\u{A0}\u{2009} söz\targ\u{7}o  ", &mut repairs);
        assert_eq!(
            line,
            CleanLine { text: "iki söz argo".into(), indent: 3, trailing: 2, soft_hyphen: false, gaps: vec![3, 6] }
        );
        assert!(repairs.is_empty());
        assert_eq!(clean(" \t", &mut repairs).indent, 1 + TAB_WIDTH);
    }

    #[test]
    fn accents_are_composed_and_counted() {
        assert_eq!(cleaned("s\u{327}u\u{308}phe yok"), ("şüphe yok".into(), counts(&[("nfc", 2)])));
    }

    #[test]
    fn second_dots_go_and_are_counted() {
        assert_eq!(cleaned("i\u{307}li\u{307}m ili"), ("ilim ili".into(), counts(&[("second-dot", 2)])));
        assert_eq!(cleaned("q\u{307} ilim").1, counts(&[]));
    }

    #[test]
    fn ligatures_are_expanded() {
        assert_eq!(cleaned("ﬁne oﬃce"), ("fine office".into(), counts(&[("ligature", 2)])));
    }

    #[test]
    fn unprinted_characters_go() {
        assert_eq!(cleaned("\u{FEFF}bir\u{200B}iki\u{200F}").0, "biriki");
    }

    #[test]
    fn soft_hyphens_go() {
        assert_eq!(cleaned("ke\u{AD}li\u{AD}me"), ("kelime".into(), counts(&[("soft-hyphen", 2)])));
        let mut repairs = RepairCounts::new();
        let line = clean("keli\u{AD} ", &mut repairs);
        assert!(line.soft_hyphen && line.text == "keli" && repairs.is_empty());
    }

    #[test]
    fn raised_digits_are_superscripts() {
        assert_eq!(raised("0123456789"), "⁰¹²³⁴⁵⁶⁷⁸⁹");
        assert_eq!(raised("-3 a*"), "⁻3 a*".replace('3', "³"));
    }

    #[test]
    fn capitals_need_letters() {
        assert!(is_capitals("ÖZ 2") && is_capitals("İÇİNDEKİLER"));
        assert!(!is_capitals("12") && !is_capitals("Öz") && !is_capitals(""));
    }
}
