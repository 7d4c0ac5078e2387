//! Count features: sentences that translate each other have about the same marks, numbers and capitals.

use ikiz_document::{Token, TokenKind};
use ikiz_text::data::rows;
use std::sync::LazyLock;

/// How many features there are.
pub(crate) const FEATURES: usize = 11;
/// Their names in the data file, and the highest count of each: larger counts are taken as this one.
const NAMES: [(&str, u8); FEATURES] = [
    ("question", 2),
    ("exclamation", 2),
    ("quote", 4),
    ("bracket", 3),
    ("colon", 2),
    ("semicolon", 2),
    ("dash", 2),
    ("comma", 6),
    ("number", 5),
    ("percent", 3),
    ("capital", 7),
];
/// Joint counts of all features; the file says where they come from.
const DATA: &str = include_str!("../data/count_features.tsv");
/// Weight of independence in the smoothing, in beads.
const SMOOTHING: f64 = 20.0;
/// Bounds of a feature's log-odds.
const BOUNDS: (f64, f64) = (-3.0, 4.0);

const SIZE: usize = 8;
type Square = [[f64; SIZE]; SIZE];

/// The counts of a sentence or block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts([u8; FEATURES]);

impl Counts {
    /// Counts in a printed sentence that begins at byte `start` of the text that `tokens` point into.
    pub fn new(printed: &str, start: usize, tokens: &[Token]) -> Self {
        let mut counts = [0_u8; FEATURES];
        let mut count = |feature: usize| counts[feature] = counts[feature].saturating_add(1);
        // Marks inside of numbers and addresses are not punctuation: 0,05.
        let whole = |token: &&Token| matches!(token.kind, TokenKind::Number | TokenKind::Address);
        let mut wholes = tokens.iter().filter(whole).map(|token| token.span).peekable();
        let mut before = ' ';
        for (at, letter) in printed.char_indices() {
            let at = at + start;
            while wholes.next_if(|span| span.end <= at).is_some() {}
            let inside = wholes.peek().is_some_and(|span| span.start <= at);
            let blank_after = || printed[at - start + letter.len_utf8()..].starts_with(char::is_whitespace);
            match letter {
                '%' => count(9),
                _ if inside => {}
                '?' => count(0),
                '!' => count(1),
                '"' | '“' | '”' | '«' | '»' | '„' => count(2),
                '(' | '[' => count(3),
                ':' => count(4),
                ';' => count(5),
                '–' | '—' => count(6),
                '-' if before.is_whitespace() && blank_after() => count(6),
                ',' => count(7),
                _ => {}
            }
            before = letter;
        }
        let mut first = true;
        for token in tokens {
            match token.kind {
                TokenKind::Number => count(8),
                TokenKind::Word => {
                    let letter =
                        printed.get(token.span.start.wrapping_sub(start)..).and_then(|rest| rest.chars().next());
                    if !first && letter.is_some_and(char::is_uppercase) {
                        count(10);
                    }
                    if token.surface.starts_with("percent")
                        || token.surface.starts_with("yüzde")
                        || &*token.surface == "cent"
                    {
                        count(9);
                    }
                    first = false;
                }
                TokenKind::Address | TokenKind::Punctuation => {}
            }
        }
        Self(counts)
    }

    /// The counts of a block.
    pub fn sum<'a>(parts: impl Iterator<Item = &'a Self>) -> Self {
        let mut sum = Self::default();
        for part in parts {
            sum.0.iter_mut().zip(part.0).for_each(|(sum, count)| *sum = sum.saturating_add(count));
        }
        sum
    }

    /// The counts, cut at their highest values: [`twin_odds`] compares these.
    pub fn capped(mut self) -> Self {
        self.0.iter_mut().zip(NAMES).for_each(|(count, (_, cap))| *count = cap.min(*count));
        self
    }
}

/// Log-odds that capped counts are those of twins and not chance: the sum over the features, as if they were
/// independent.
pub(crate) fn twin_odds(english: &Counts, turkish: &Counts) -> f64 {
    let counts = english.0.iter().zip(turkish.0);
    counts.zip(&*ODDS).map(|((english, turkish), odds)| odds[usize::from(*english)][usize::from(turkish)]).sum()
}

static ODDS: LazyLock<Vec<Square>> = LazyLock::new(|| {
    let mut joint = vec![[[0.0; SIZE]; SIZE]; FEATURES];
    for (feature, english, turkish, beads) in rows(DATA).filter_map(entry) {
        joint[feature][english][turkish] = beads;
    }
    joint.iter().zip(NAMES).map(|(joint, (_, cap))| log_odds(joint, usize::from(cap) + 1)).collect()
});

/// Pointwise mutual information of two counts, smoothed towards independence.
fn log_odds(joint: &Square, size: usize) -> Square {
    let total: f64 = joint.iter().flatten().sum::<f64>() + 0.5 * size as f64;
    let row = |at: usize| joint[at].iter().sum::<f64>() + 0.5;
    let column = |at: usize| joint.iter().map(|row| row[at]).sum::<f64>() + 0.5;
    let mut odds = [[0.0; SIZE]; SIZE];
    for (left, odds) in odds.iter_mut().enumerate().take(size) {
        for (right, odds) in odds.iter_mut().enumerate().take(size) {
            let independent = row(left) * column(right) / total;
            let share = SMOOTHING / total;
            let value = (joint[left][right] + share * independent) / (independent * (1.0 + share));
            *odds = libm::log(value).clamp(BOUNDS.0, BOUNDS.1);
        }
    }
    odds
}

/// A row of the data; `None` where its feature is unknown or a count is too high.
fn entry([name, english, turkish, beads]: [&str; 4]) -> Option<(usize, usize, usize, f64)> {
    let feature = NAMES.iter().position(|(known, _)| *known == name)?;
    let (english, turkish, beads) = (english.parse().ok()?, turkish.parse().ok()?, beads.parse::<u32>().ok()?);
    let cap = usize::from(NAMES[feature].1);
    (english <= cap && turkish <= cap).then_some((feature, english, turkish, f64::from(beads)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_document::Language;
    use ikiz_text::Tokenizer;

    fn counts(text: &str, language: Language) -> Counts {
        Counts::new(text, 0, &Tokenizer::new(language).tokens(text)).capped()
    }

    #[test]
    fn the_data_is_complete_and_sorted() {
        ikiz_text::data::check_lower(DATA, 4);
        assert!(rows(DATA).all(|row| entry(row).is_some()));
        assert_eq!(entry(["comma", "99", "0", "3"]), None);
    }

    #[test]
    fn marks_inside_numbers_are_not_counted() {
        let found = counts("Oran 0,05 idi, sonuç (n = 12) neydi?", Language::Turkish);
        assert_eq!(found, Counts([1, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0]));
    }

    #[test]
    fn the_same_marks_raise_the_odds_of_twins() {
        let question = counts("Who wrote the letter (in 1923)?", Language::English);
        let twin = counts("Mektubu kim yazdı (1923)?", Language::Turkish);
        let other = counts("Mektup, zarf, pul.", Language::Turkish);
        assert!(twin_odds(&question, &twin) > 1.0);
        assert!(twin_odds(&question, &twin) > twin_odds(&question, &other));
    }

    #[test]
    fn odds_are_within_bounds() {
        let all = ODDS.iter().flatten().flatten();
        assert!(all.into_iter().all(|odds| (BOUNDS.0..=BOUNDS.1).contains(odds)));
    }
}
