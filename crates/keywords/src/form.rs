//! Printed forms of a term: which letters are capitals because the word is a name, and which because they begin a
//! sentence or a headline. Forms are merged by addition.

use ikiz_document::{Language, SectionKind, Token};
use ikiz_text::is_plain_apostrophe;

/// A printed form of a term with the evidence for its capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// In the lower case of its language.
    pub lower: Box<str>,
    /// Occurrences.
    pub count: usize,
    /// Occurrences in lower case.
    plain: usize,
    /// Forms with meaningful capitals and their counts, sorted by bytes.
    capitals: Vec<(Box<str>, usize)>,
}

impl Form {
    /// One occurrence; `printed` if its case is meaningful.
    pub fn once(lower: Box<str>, printed: Option<Box<str>>) -> Self {
        let plain = usize::from(printed.as_deref() == Some(&*lower));
        let capitals = printed.filter(|printed| *printed != lower).map(|printed| (printed, 1)).into_iter().collect();
        Self { lower, count: 1, plain, capitals }
    }

    /// Adds the counts of the same form.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.plain += other.plain;
        for (printed, count) in &other.capitals {
            match self.capitals.binary_search_by(|(known, _)| known.cmp(printed)) {
                Ok(at) => self.capitals[at].1 += count,
                Err(at) => self.capitals.insert(at, (printed.clone(), *count)),
            }
        }
    }

    /// The form as it is shown: with capitals if it is printed so more often than in lower case.
    pub fn display(&self) -> &str {
        // The first of the most frequent: `max_by_key` would take the last.
        let capitals = self.capitals.iter().rev().max_by_key(|(_, count)| *count);
        match capitals {
            Some((printed, count)) if *count > self.plain => printed,
            _ => &self.lower,
        }
    }

    /// Occurrences with meaningful capitals.
    pub fn capitalized(&self) -> usize {
        self.capitals.iter().map(|(_, count)| count).sum()
    }
}

/// How a sentence is printed: what a capital means in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// A capital inside the sentence marks a name.
    Running,
    /// Every word begins with a capital, or may do so.
    Headline,
    /// All letters are capitals.
    Capitals,
}

impl Style {
    /// The style of a sentence. Titles and keyword lists have capitals by custom, not by meaning.
    pub fn of(text: &str, tokens: &[Token], kind: SectionKind) -> Self {
        let (mut upper, mut letters, mut words, mut raised) = (0, 0, 0, 0);
        for token in tokens {
            let printed = printed(text, token);
            for c in printed.chars().filter(|c| c.is_alphabetic()) {
                letters += 1;
                upper += usize::from(c.is_uppercase());
            }
            if letters_at_least(printed, 4) {
                words += 1;
                raised += usize::from(printed.starts_with(char::is_uppercase));
            }
        }
        if upper * 10 > letters * 7 && letters > 0 && words > 1 {
            Self::Capitals
        } else if matches!(kind, SectionKind::Title | SectionKind::Keywords) || words > 3 && raised * 10 > words * 7 {
            Self::Headline
        } else {
            Self::Running
        }
    }

    /// Whether the case of a word is meaningful at its place.
    pub fn decides(self, printed: &str, opens_sentence: bool, language: Language) -> bool {
        match self {
            Self::Capitals => false,
            _ if !printed.starts_with(char::is_uppercase) => true,
            _ if is_acronym(printed) => true,
            // In Turkish only names take an apostrophe before their endings.
            _ if language == Language::Turkish && printed.contains(is_plain_apostrophe) => true,
            Self::Running => !opens_sentence,
            Self::Headline => false,
        }
    }
}

/// The letters of a token as printed; empty if its span is not in the text.
pub(crate) fn printed<'a>(text: &'a str, token: &Token) -> &'a str {
    text.get(token.span.start..token.span.end).unwrap_or_default()
}

/// The word without an ending after an apostrophe: `NATO’nun` → `NATO`, `Turkey’s` → `Turkey`; `Kur’an` stays.
pub(crate) fn without_ending(word: &str, language: Language) -> &str {
    let Some((stem, ending)) = word.rsplit_once(is_plain_apostrophe) else { return word };
    let is_ending = match language {
        Language::English => matches!(ending, "s" | "S" | ""),
        Language::Turkish => !INNER_PARTS.iter().any(|part| part.eq_ignore_ascii_case(ending)),
    };
    if is_ending && !stem.is_empty() { stem } else { word }
}

/// Whether a text has at least so many letters.
pub(crate) fn letters_at_least(text: &str, count: usize) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).take(count).count() == count
}

/// The parts after an apostrophe that is a glottal stop: Kur’an, mes’ele, san’at, şi’r.
const INNER_PARTS: [&str; 7] = ["an", "at", "ele", "r", "ân", "âni", "î"];

fn is_acronym(printed: &str) -> bool {
    let mut before = false;
    printed.chars().any(|c| {
        let found = before && c.is_uppercase();
        before = c.is_alphabetic();
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_after_an_apostrophe_are_removed() {
        assert_eq!(without_ending("NATO’nun", Language::Turkish), "NATO");
        assert_eq!(without_ending("Kur'an", Language::Turkish), "Kur'an");
        assert_eq!(without_ending("KUR’AN", Language::Turkish), "KUR’AN");
        assert_eq!(without_ending("Kur’an’ın", Language::Turkish), "Kur’an");
        assert_eq!(without_ending("Turkey's", Language::English), "Turkey");
        assert_eq!(without_ending("o'clock", Language::English), "o'clock");
        assert_eq!(without_ending("'", Language::English), "'");
    }

    #[test]
    fn the_more_frequent_case_is_shown() {
        let mut form = Form::once("nato".into(), Some("NATO".into()));
        assert_eq!(form.display(), "NATO");
        form.merge(&Form::once("nato".into(), None));
        assert_eq!((form.display(), form.count), ("NATO", 2));
        form.merge(&Form::once("nato".into(), Some("nato".into())));
        assert_eq!(form.display(), "nato", "a draw goes to lower case");
    }

    #[test]
    fn the_order_of_merging_makes_no_difference() {
        let parts = ["Ege", "ege", "EGE", "Ege"].map(|printed| Form::once("ege".into(), Some(printed.into())));
        let fold = |order: [usize; 4]| {
            let mut sum = parts[order[0]].clone();
            order[1..].iter().for_each(|&at| sum.merge(&parts[at]));
            sum
        };
        assert_eq!(fold([0, 1, 2, 3]), fold([3, 2, 1, 0]));
        assert_eq!(fold([0, 1, 2, 3]).capitalized(), 3);
    }
}
