//! Cue phrases of moves. In Turkish ones a hyphen in front marks the ending of a word, one at the end its beginning.

use super::words::words;
use crate::affixes::Affixes;
use ikiz_document::{Language, Move, Twin};
use ikiz_text::data::rows;
use ikiz_text::twin_data;
use std::sync::LazyLock;

const LISTS: Twin<&str> = twin_data!("move_cues.tsv");

pub(super) static CUES: LazyLock<Twin<Cues>> =
    LazyLock::new(|| LISTS.with_language().map(|(language, list)| Cues::new(list, language)));

/// A cue: its words, and which of them are parts of words.
struct Cue {
    words: Vec<String>,
    is_ending: bool,
    is_beginning: bool,
    of: Move,
}

/// The cues of a language, by their first words.
#[derive(Default)]
pub(super) struct Cues {
    all: Vec<Cue>,
    known: Affixes<usize>,
}

impl Cues {
    fn new(list: &'static str, language: Language) -> Self {
        let mut cues = Self::default();
        for [cue, of] in rows(list) {
            let Some(of) = Move::read(of) else { continue };
            let is_turkish = language == Language::Turkish;
            let (is_ending, is_beginning) = (is_turkish && cue.starts_with('-'), is_turkish && cue.ends_with('-'));
            let cue = Cue { words: words(cue, language), is_ending, is_beginning, of };
            let Some(first) = cue.words.first().cloned() else { continue };
            match (is_ending, is_beginning && cue.words.len() == 1) {
                (false, false) => cues.known.put_word(first, cues.all.len()),
                (true, false) => cues.known.put_ending(first, cues.all.len()),
                (false, true) => cues.known.put_beginning(first, cues.all.len()),
                (true, true) => cues.known.put_part(first, cues.all.len()),
            }
            cues.all.push(cue);
        }
        cues
    }

    /// How many cues of each move stand in a sentence.
    pub fn count(&self, words: &[String]) -> [usize; Move::ALL.len()] {
        let mut counts = [0; Move::ALL.len()];
        let mut fitting: Vec<usize> = Vec::new();
        for start in 0..words.len() {
            self.known.each(&words[start], |at| fitting.extend(self.all[at].fits(&words[start..]).then_some(at)));
            // A part may stand in a word twice.
            fitting.sort_unstable();
            fitting.dedup();
            fitting.drain(..).for_each(|at| counts[self.all[at].of as usize] += 1);
        }
        counts
    }
}

impl Cue {
    /// Whether words begin with the cue.
    fn fits(&self, words: &[String]) -> bool {
        let last = self.words.len() - 1;
        words.len() > last
            && self.words.iter().zip(words).enumerate().all(|(at, (wanted, word))| {
                match (self.is_ending && at == 0, self.is_beginning && at == last) {
                    (false, false) => word == wanted,
                    (true, false) => word.ends_with(&**wanted) && word != wanted,
                    (false, true) => word.starts_with(&**wanted),
                    (true, true) => word.contains(&**wanted),
                }
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_cue() {
        for list in LISTS {
            ikiz_text::data::check_lower(list, 2);
            assert!(rows::<2>(list).all(|[_, of]| Move::read(of).is_some()));
        }
    }

    #[test]
    fn parts_of_words_fit_where_a_hyphen_stands() {
        let count = |text| CUES.turkish.count(&words(text, Language::Turkish));
        assert!(count("Bu çalışmanın amacı halkın tutumlarını belirlemektir.")[Move::Purpose as usize] > 0);
        assert_eq!(count("Kediler uyur."), [0; 5]);
    }
}
