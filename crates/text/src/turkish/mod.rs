//! Turkish lemmas. The order of suffixes and the letter changes before them give the stems that a word may have. The
//! lexicon's roots, the rarity of suffixes and the other words of the collection decide.

mod candidate;
pub mod endings;
mod evidence;
mod frozen;
mod letter;
mod suffix;

use crate::lexicon::Roots;
pub(crate) use candidate::candidates;
pub(crate) use evidence::{Evidence, hash};
use ikiz_document::Language;
#[cfg(test)]
pub(crate) use letter::close;
pub(crate) use letter::is_vowel;
pub(crate) use suffix::Class;
use suffix::{Context, GRAMMAR};

/// Score from which a word is taken for Turkish.
const KNOWN_WORD: f64 = 2.5;

/// Score from which a word may be Turkish.
const POSSIBLE_WORD: f64 = 1.0;

/// Whether a word is a form of a root of the lexicon, without rare suffixes.
pub(crate) fn is_known(word: &str) -> bool {
    score(word).is_some_and(|score| score >= KNOWN_WORD)
}

/// Whether a word may be a form of a root of the lexicon.
pub(crate) fn is_possible(word: &str) -> bool {
    score(word).is_some_and(|score| score >= POSSIBLE_WORD)
}

/// Whether letters may be the suffixes of a word of unknown vowels, as an acronym is.
pub(crate) fn is_suffix(ending: &str) -> bool {
    let of_people = ["lı", "li", "lu", "lü"].iter().find_map(|suffix| ending.strip_prefix(suffix));
    if of_people.is_some_and(|rest| rest.is_empty() || is_suffix(rest)) {
        return true;
    }
    let letters: Vec<char> = ending.chars().collect();
    // The `se` of `DNAse` is no conditional.
    if !(2..9).contains(&letters.len()) || ["sa", "se"].contains(&ending) {
        return false;
    }
    let contexts =
        ['a', 'e', 'o', 'ö'].into_iter().flat_map(|vowel| ["", "n", "t"].map(|last| format!("{vowel}{last}")));
    contexts.into_iter().any(|stem| {
        let context = Context::of(&stem.chars().collect::<Vec<char>>());
        context.is_some_and(|context| GRAMMAR.cost(Class::Nominal, context, &letters).is_some())
    })
}

/// How well a word fits as a form of a root of the lexicon.
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
    fn inflected_forms_of_known_roots_have_their_lemma() {
        for (word, lemma) in [
            ("kitaplarımızda", "kitap"),
            ("burnunu", "burun"),
            ("rolünü", "rol"),
            ("saatinde", "saat"),
            ("hakkında", "hakkında"),
            ("hakkının", "hak"),
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
    fn other_words_of_the_collection_decide_on_unknown_words() {
        let collection = ["brakot", "brakotu", "brakotlarda", "brakottan", "zırmık"];
        assert_eq!(stem("brakotlarımızın", &collection).as_deref(), Some("brakot"));
        assert_eq!(stem("zırmığı", &collection).as_deref(), Some("zırmık"));
        assert_eq!(stem("brakotsuz", &[]), None);
    }

    #[test]
    fn short_and_odd_words_have_no_empty_stem() {
        for word in ["", "a", "ğı", "ları", "lerinin", "x-y", "ıııı", "çççç"] {
            assert!(stem(word, &[word]).is_none_or(|stem| !stem.is_empty()));
        }
    }
}
