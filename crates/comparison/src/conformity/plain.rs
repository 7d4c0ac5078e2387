//! Texts without marks, case and signs, in which labels and phrases are looked for.

use ikiz_text::folded_letter;

/// Most characters between the label of a date and its year.
const LABEL_TO_YEAR: usize = 60;
/// Most words between them: a second label, a month.
const WORDS_TO_YEAR: usize = 3;
/// Characters around a phrase in which its sentence is looked at.
const AROUND: usize = 150;

/// A text in which only letters without marks and case, digits and single blanks are left, with where each came from.
pub(super) struct Plain {
    text: String,
    /// The byte of the source for each byte.
    origins: Vec<u32>,
}

impl Plain {
    pub fn new(source: &str) -> Self {
        let mut plain = Self { text: String::from(" "), origins: vec![0] };
        for (at, letter) in source.char_indices() {
            let kept = if letter.is_ascii_digit() { Some(letter) } else { folded_letter(letter) };
            match kept {
                Some(kept) => plain.push(kept, at),
                None if !plain.text.ends_with(' ') => plain.push(' ', at),
                None => {}
            }
        }
        plain
    }

    fn push(&mut self, letter: char, at: usize) {
        self.text.push(letter);
        self.origins.resize(self.text.len(), at as u32);
    }

    /// Where a phrase that begins with a blank ends in this text.
    pub fn ends(&self, phrase: &str) -> impl Iterator<Item = usize> {
        self.text.match_indices(phrase).map(move |(at, phrase)| at + phrase.len())
    }

    /// Where whole words begin and end in the source.
    pub fn occurrences(&self, words: &str) -> Vec<(usize, usize)> {
        self.ends(words).filter_map(|end| Some((self.origin(end + 1 - words.len())?, self.origin(end)?))).collect()
    }

    /// The byte of the source from which a byte of this text came.
    pub fn origin(&self, at: usize) -> Option<usize> {
        self.origins.get(at).map(|origin| *origin as usize)
    }

    /// Whether a year stands closely behind a place, with hardly a word between.
    pub fn has_year_behind(&self, end: usize) -> bool {
        let behind: String = self.text[end..].chars().take(LABEL_TO_YEAR).collect();
        let is_year = |word: &&str| word.len() == 4 && word.parse().is_ok_and(|year: u16| (1900..2100).contains(&year));
        // The label may be the start of a word.
        let rest = behind.split_once(' ').map_or("", |(_, rest)| rest);
        let words: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
        let year = words.iter().position(is_year);
        let is_word = |word: &&&str| word.starts_with(|letter: char| letter.is_alphabetic());
        year.is_some_and(|year| words[..year].iter().filter(is_word).count() <= WORDS_TO_YEAR)
    }

    /// Whether one of some words, in the form of [`plain`], stands near a place.
    pub fn has_near(&self, at: usize, words: &[String]) -> bool {
        let start = self.text.floor_char_boundary(at.saturating_sub(AROUND));
        let end = self.text.floor_char_boundary((at + AROUND).min(self.text.len()));
        words.iter().any(|word| self.text[start..end].contains(word.as_str()))
    }
}

/// A phrase as it stands in a plain text, with the blank before it.
pub(super) fn plain(phrase: &str) -> String {
    Plain::new(phrase).text
}

/// Whole words as they stand in a plain text, with a blank on both sides.
pub(super) fn plain_label(label: &str) -> String {
    format!("{} ", plain(label).trim_end())
}
