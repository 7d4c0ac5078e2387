//! Turkish lemmas: the stems that a word may have by the order of suffixes and the changes of letters before them,
//! weighed by the roots of the lexicon, by how rare the suffixes are, and by what else a collection of words holds.

mod candidate;
pub mod endings;
mod evidence;
mod letter;
mod suffix;

use crate::lexicon::Roots;
pub(crate) use candidate::candidates;
pub(crate) use evidence::Evidence;
use ikiz_document::Language;
pub(crate) use letter::is_vowel;
#[cfg(test)]
pub(crate) use {letter::close, suffix::Class};

/// Score from which a word is taken for Turkish.
const KNOWN_WORD: f64 = 2.5;

/// Score from which a word may be Turkish.
const POSSIBLE_WORD: f64 = 1.0;

/// Whether a word is a form of a root of the lexicon, and not by rare suffixes.
pub(crate) fn is_known(word: &str) -> bool {
    score(word).is_some_and(|score| score >= KNOWN_WORD)
}

/// Whether a word may be a form of a root of the lexicon.
pub(crate) fn is_possible(word: &str) -> bool {
    score(word).is_some_and(|score| score >= POSSIBLE_WORD)
}

/// How well a word reads as a form of a root of the lexicon.
fn score(word: &str) -> Option<f64> {
    let mut found = Vec::new();
    candidates(word, Roots::of(Language::Turkish), true, &mut found);
    let best = Evidence::default().best(found.iter()).filter(|(_, candidate)| candidate.root.is_some());
    best.map(|(score, _)| score)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str, collection: &[&str]) -> Option<String> {
        Evidence::new(collection.iter().map(|word| (*word, 1, false))).0.stem(word)
    }

    #[test]
    fn the_lexicon_knows_roots_and_how_they_bend() {
        for (word, lemma) in [
            ("kitaplarımızda", "kitap"),
            ("burnunu", "burun"),
            ("rolünü", "rol"),
            ("saatinde", "saat"),
            ("hakkında", "hak"),
            ("rengi", "renk"),
            ("incelenmiştir", "incele"),
            ("istiyor", "iste"),
            ("gidilen", "git"),
            ("diyerek", "de"),
            ("suyun", "su"),
            ("kaydedilmektedir", "kaydet"),
            ("katılan", "katıl"),
            ("gelişmenin", "gelişme"),
            ("gelişimi", "gelişim"),
            ("ortaklığı", "ortaklık"),
        ] {
            assert_eq!(stem(word, &[]).as_deref(), Some(lemma), "{word}");
        }
    }

    #[test]
    fn what_else_occurs_decides_of_unknown_words() {
        let collection = ["brakot", "brakotu", "brakotlarda", "brakottan", "zırmık"];
        assert_eq!(stem("brakotlarımızın", &collection).as_deref(), Some("brakot"));
        assert_eq!(stem("zırmığı", &collection).as_deref(), Some("zırmık"));
        assert_eq!(stem("brakotsuz", &[]), None);
    }

    #[test]
    fn short_and_odd_words_do_no_harm() {
        for word in ["", "a", "ğı", "ları", "lerinin", "x-y", "ıııı", "çççç"] {
            assert!(stem(word, &[word]).is_none_or(|stem| !stem.is_empty()));
        }
    }
}
