//! Phrases of the instructions in journal templates, from `data/template_phrases.tsv`.

use ikiz_document::{Language, Token, TokenKind, Twin};
use ikiz_text::data::rows;
use ikiz_text::{Starts, number_words};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
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

/// The longest phrase that the tokens begin with: how many tokens it takes, and its index in [`phrases`]. The tokens
/// should be without punctuation.
pub(crate) fn longest(tokens: &[&Token]) -> Option<(usize, usize)> {
    static INDEX: LazyLock<Index> = LazyLock::new(Index::new);
    let candidates = INDEX.candidates(tokens.first()?);
    candidates.filter_map(|phrase| Some((phrases()[phrase].length(tokens)?, phrase))).max()
}

/// The phrases by what they begin with: few words of a text are compared with any.
struct Index {
    /// By the hash of the first word's letters.
    by_word: FxHashMap<u64, Vec<usize>>,
    /// Those that begin with the beginning of a word, by its first letter.
    by_letter: FxHashMap<char, Vec<usize>>,
    by_number: Twin<Vec<usize>>,
    /// How first words begin; ı is i.
    starts: Starts,
}

impl Index {
    fn new() -> Self {
        let (mut by_word, mut by_letter): (FxHashMap<u64, Vec<usize>>, FxHashMap<char, Vec<usize>>) =
            Default::default();
        let mut by_number = Twin::<Vec<usize>>::default();
        let mut words: Vec<String> = Vec::new();
        for (at, phrase) in phrases().iter().enumerate() {
            match phrase.pieces.first() {
                Some(Piece::Word(word)) => {
                    words.push(word.chars().map(folded).collect());
                    by_word.entry(hash(word)).or_default().push(at);
                }
                Some(Piece::Beginning(word)) => {
                    let first = word.chars().next().map(folded);
                    if let Some(first) = first {
                        by_letter.entry(first).or_default().push(at);
                    }
                }
                Some(Piece::Number) => by_number.of_mut(phrase.language).push(at),
                None => {}
            }
        }
        let starts = Starts::new(words.iter().map(String::as_str));
        Self { by_word, by_letter, by_number, starts }
    }

    /// The phrases that may begin with a token.
    fn candidates(&self, token: &Token) -> impl Iterator<Item = usize> {
        let surface = &*token.surface;
        // A word with ı among its first letters is not told from others by them.
        let may_begin = self.starts.may_hold(surface) || surface.chars().take(2).any(|letter| letter == 'ı');
        let by_word = if may_begin { self.by_word.get(&hash(surface)) } else { None };
        let by_letter = surface.chars().next().and_then(|first| self.by_letter.get(&folded(first)));
        let by_number = |language: Language| {
            let is_number = token.kind == TokenKind::Number || number_words(surface, language).is_some();
            is_number.then(|| self.by_number.of(language))
        };
        let by_number = Language::BOTH.into_iter().filter_map(by_number);
        by_word.into_iter().chain(by_letter).chain(by_number).flatten().copied()
    }
}

/// A number for the letters of a word for comparison.
fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.chars().map(folded).for_each(|letter| hasher.write_u32(letter.into()));
    hasher.finish()
}

/// A letter for comparison: ı is i.
const fn folded(letter: char) -> char {
    if letter == 'ı' { 'i' } else { letter }
}

/// Whether a word is another, or begins like it. ı and i are equal: the text may be in another language than its
/// section.
fn same_letters(surface: &str, word: &str, may_go_on: bool) -> bool {
    let mut letters = surface.chars().map(folded);
    word.chars().map(folded).all(|letter| letters.next() == Some(letter)) && (may_go_on || letters.next().is_none())
}

fn phrase([language, weight, words]: [&'static str; 3]) -> Option<Phrase> {
    let language = Language::of_code(language)?;
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
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn the_index_finds_what_a_search_finds(
            words in prop::collection::vec(
                "(abstract|ABSTRACT|TITLE|wrıte|[a-zıİş]{1,3}|your|en|az|ıki|three|150|kelime|words|of|the)", 0..9,
            ),
        ) {
            let text = words.join(" ");
            let tokens = Tokenizer::new(Language::Turkish).tokens(&text);
            let tokens: Vec<&Token> = tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).collect();
            let all = phrases().iter().enumerate();
            let searched = all.filter_map(|(at, phrase)| Some((phrase.length(&tokens)?, at))).max();
            prop_assert_eq!(longest(&tokens), searched);
        }
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
