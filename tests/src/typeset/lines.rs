//! Breaks paragraphs into lines, with hyphens at syllables, and joins ligatures.

use super::faces::Family;
use super::source::{Face, Run, runs};

/// A letter with its face.
pub type Letter = (char, Face);

/// A line: its letters, and by how much each of its blanks is widened.
#[derive(Clone, Debug)]
pub struct Line {
    /// In order.
    pub letters: Vec<Letter>,
    /// Thousandths of the size.
    pub stretch: f32,
    /// Its width with that, in thousandths of the size.
    pub width: f32,
}

/// How a paragraph is broken.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// Whose letters it is set in.
    pub family: Family,
    /// The face that it is in as a whole, where no other is asked.
    pub face: Face,
    /// In thousandths of the size.
    pub width: f32,
    /// By how much its first line is indented.
    pub indent: f32,
    /// By how much all others are.
    pub hanging: f32,
    /// Whether blanks are stretched to fill it.
    pub is_justified: bool,
    /// The language whose words are hyphenated.
    pub language: Option<Language>,
}

/// The language of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Hyphenated before the last consonant ahead of a vowel.
    Turkish,
    /// Hyphenated before a few endings.
    English,
}

/// The letters of a marked-up text.
pub fn letters(text: &str, face: Face, family: Family) -> Vec<Letter> {
    let mut letters = Vec::new();
    for run in runs(text) {
        let Run::Text(text, own) = run else { panic!("braces are not for PDF: {text}") };
        let text = if family.is_apart { text.replace("fi", "ﬁ").replace("fl", "ﬂ") } else { text };
        let face = if own == Face::Regular { face } else { own };
        letters.extend(text.chars().map(|letter| (letter, face)));
    }
    letters
}

/// The width of letters, in thousandths of the size.
pub fn width(letters: &[Letter], family: Family) -> f32 {
    letters.iter().map(|&(letter, face)| family.width(face, letter)).sum()
}

impl Measure {
    /// The lines of a marked-up paragraph.
    pub fn lines(&self, text: &str) -> Vec<Line> {
        let all = letters(text, self.face, self.family);
        let mut words: std::collections::VecDeque<Vec<Letter>> =
            all.split(|letter| letter.0 == ' ').filter(|word| !word.is_empty()).map(<[Letter]>::to_vec).collect();
        let mut lines = Vec::new();
        while !words.is_empty() {
            let room = self.width - if lines.is_empty() { self.indent } else { self.hanging };
            let mut line: Vec<Letter> = Vec::new();
            while let Some(word) = words.pop_front() {
                let blank = if line.is_empty() { 0.0 } else { self.family.width(self.face, ' ') };
                let used = width(&line, self.family) + blank;
                if used + width(&word, self.family) <= room {
                    join(&mut line, &word, self.face);
                    continue;
                }
                if let Some((head, tail)) = self.hyphenated(&word, room - used) {
                    join(&mut line, &head, self.face);
                    words.push_front(tail);
                } else if line.is_empty() {
                    line = word;
                } else {
                    words.push_front(word);
                }
                break;
            }
            lines.push(self.line(line, room, words.is_empty()));
        }
        lines
    }

    fn line(&self, letters: Vec<Letter>, room: f32, is_last: bool) -> Line {
        let own = width(&letters, self.family);
        let blanks = letters.iter().filter(|letter| letter.0 == ' ').count();
        if is_last || !self.is_justified || blanks == 0 {
            return Line { letters, stretch: 0.0, width: own };
        }
        Line { letters, stretch: (room - own) / blanks as f32, width: room }
    }

    /// The longest beginning of a word that fits with a hyphen, and the rest.
    fn hyphenated(&self, word: &[Letter], room: f32) -> Option<(Vec<Letter>, Vec<Letter>)> {
        let text: Vec<char> = word.iter().map(|letter| letter.0).collect();
        let places = breaks(&text, self.language?);
        places.into_iter().rev().find_map(|at| {
            let mut head = word[..at].to_vec();
            head.push(('-', word[at - 1].1));
            (width(&head, self.family) <= room).then(|| (head, word[at..].to_vec()))
        })
    }
}

fn join(line: &mut Vec<Letter>, word: &[Letter], face: Face) {
    if let Some(last) = line.last() {
        line.push((' ', if last.1 == word[0].1 { last.1 } else { face }));
    }
    line.extend_from_slice(word);
}

/// Where a word may be broken: at least three letters before, three after.
fn breaks(word: &[char], language: Language) -> Vec<usize> {
    let is_letter = |letter: char| letter.is_alphabetic() && !letter.is_uppercase();
    let start = usize::from(word.first().is_some_and(|letter| letter.is_uppercase()));
    let length = word.iter().skip(start).take_while(|&&letter| is_letter(letter)).count() + start;
    if word[length..].iter().any(|letter| letter.is_alphanumeric()) || length < 6 {
        return Vec::new();
    }
    (3..=length - 3).filter(|&at| is_break(&word[..length], at, language)).collect()
}

fn is_break(word: &[char], at: usize, language: Language) -> bool {
    const ENDINGS: [&str; 9] = ["tion", "tions", "tional", "ment", "ments", "ness", "sion", "ture", "tures"];
    let is_vowel = |letter: char| "aeıioöuüâîû".contains(letter);
    match language {
        Language::Turkish => !is_vowel(word[at]) && is_vowel(word[at + 1]) && word[at] != 'ﬁ' && word[at] != 'ﬂ',
        Language::English => ENDINGS.contains(&&*word[at..].iter().collect::<String>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_at_syllables() {
        let of = |word: &str, language| breaks(&word.chars().collect::<Vec<_>>(), language);
        assert_eq!(of("karşılaştırma,", Language::Turkish), [3, 5, 8]);
        assert_eq!(of("2019’da", Language::Turkish), [0; 0]);
        assert_eq!(of("recognition", Language::English), [7]);
    }
}
