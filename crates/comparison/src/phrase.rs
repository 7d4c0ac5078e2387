//! Phrases of the instructions in journal templates, from `data/template_phrases.tsv`.

use ikiz_document::{Language, Token, TokenKind};
use ikiz_text::data::rows;
use ikiz_text::number_words;
use std::sync::LazyLock;

const PHRASES: &str = include_str!("../data/template_phrases.tsv");

/// How much a phrase says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// It is only written to the author of a text, never in the text itself.
    Decisive,
    /// It may also be in a study about abstracts.
    Supporting,
}

/// A word of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Word(&'static str),
    /// The beginning of a word; an ending may follow.
    Beginning(&'static str),
    /// One number or more, in digits or a word.
    Number,
}

/// A phrase.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// Its weight.
    pub weight: Weight,
    language: Language,
    pieces: Vec<Piece>,
}

impl Phrase {
    /// How many tokens the phrase takes if the tokens begin with it. They should be without punctuation.
    pub fn length(&self, tokens: &[&Token]) -> Option<usize> {
        let mut at = 0;
        for piece in &self.pieces {
            let token = tokens.get(at)?;
            let is_met = match piece {
                Piece::Word(word) => same_letters(&token.surface, word, false),
                Piece::Beginning(word) => same_letters(&token.surface, word, true),
                Piece::Number => {
                    token.kind == TokenKind::Number || number_words(&token.surface, self.language).is_some()
                }
            };
            if !is_met {
                return None;
            }
            at += 1;
            // 150–250 may be two tokens.
            while *piece == Piece::Number && tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number) {
                at += 1;
            }
        }
        Some(at)
    }
}

/// The phrases of both languages: a template in either language may be in either text.
pub(crate) fn phrases() -> &'static [Phrase] {
    static ALL: LazyLock<Vec<Phrase>> = LazyLock::new(|| rows(PHRASES).filter_map(phrase).collect());
    &ALL
}

/// Whether a word is another, or begins like it. ı and i are equal: the text may be in another language than its
/// section.
fn same_letters(surface: &str, word: &str, may_go_on: bool) -> bool {
    let folded = |letter: char| if letter == 'ı' { 'i' } else { letter };
    let mut letters = surface.chars().map(folded);
    word.chars().map(folded).all(|letter| letters.next() == Some(letter)) && (may_go_on || letters.next().is_none())
}

fn phrase([language, weight, words]: [&'static str; 3]) -> Option<Phrase> {
    let language = Language::BOTH.into_iter().find(|known| known.code() == language)?;
    let weight = match weight {
        "decisive" => Weight::Decisive,
        "supporting" => Weight::Supporting,
        _ => return None,
    };
    let piece = |word: &'static str| match word.strip_suffix('*') {
        _ if word == "#" => Piece::Number,
        Some(beginning) => Piece::Beginning(beginning),
        None => Piece::Word(word),
    };
    Some(Phrase { weight, language, pieces: words.split(' ').map(piece).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::Tokenizer;
    use ikiz_text::data::check_lower;

    fn is_met(words: &'static str, text: &str, language: Language) -> bool {
        let tokens = Tokenizer::new(language).tokens(text);
        let printed: Vec<&Token> = tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).collect();
        let length = phrase([language.code(), "supporting", words]).and_then(|phrase| phrase.length(&printed));
        length == Some(printed.len())
    }

    #[test]
    fn phrases_allow_endings_and_numbers() {
        assert!(is_met("en az # kelime*", "en az 150 kelimeden", Language::Turkish));
        assert!(is_met("en az # kelime*", "EN AZ ÜÇ KELİME", Language::Turkish));
        assert!(is_met("# words", "150–250 words", Language::English));
        assert!(is_met("write it", "WRITE IT", Language::English));
        assert!(!is_met("write it", "write its", Language::English));
        assert!(!is_met("# words", "many words", Language::English));
        assert!(same_letters("wrıte", "write", false), "English in capitals that was lowered as Turkish");
    }

    #[test]
    fn the_file_is_sorted_and_lower_case() {
        check_lower(PHRASES, 3);
        assert_eq!(phrases().len(), rows::<3>(PHRASES).count(), "a row is broken");
        for phrase in phrases() {
            assert!(
                phrase.weight == Weight::Supporting || phrase.pieces.len() > 1,
                "one word is never decisive: {phrase:?}"
            );
        }
    }
}
