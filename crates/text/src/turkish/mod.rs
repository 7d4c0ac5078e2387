//! Turkish lemmas. The order of suffixes and the letter changes before them give the stems that a word may have. The
//! lexicon's roots, the rarity of suffixes and the other words of the collection decide.

mod candidate;
pub mod endings;
mod evidence;
mod frozen;
mod letter;
mod suffix;

use crate::lexicon::Roots;
use crate::memo::Memo;
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

/// Suffixes that make a noun of a name, before those of inflection: `Konyalılar`, `15'inci`. I stands for ı, i, u and ü.
const OF_NAMES: [&str; 11] = ["lI", "lIk", "lIğ", "sIz", "cI", "çI", "cIlIk", "cIlIğ", "çIlIk", "IncI", "ncI"];

/// Whether letters, in lower case, may be the suffixes of an acronym that nothing parts from it.
pub(crate) fn is_suffix(ending: &str) -> bool {
    let of_people = ["lı", "li", "lu", "lü"].iter().find_map(|suffix| ending.strip_prefix(suffix));
    // The `se` of `DNAse` is no conditional.
    let is_told = || (2..9).contains(&ending.chars().count()) && !["sa", "se"].contains(&ending);
    of_people.is_some_and(|rest| rest.is_empty() || is_suffix(rest)) || (is_told() && inflects(ending))
}

/// Whether letters, in lower case, may be the suffixes of a name behind its apostrophe.
pub(crate) fn may_follow_name(ending: &str) -> bool {
    let behind = |suffix: &&str| {
        let mut rest = ending.chars();
        let fits = |class: char, letter: char| class == letter || class == 'I' && "ıiuü".contains(letter);
        suffix.chars().all(|class| rest.next().is_some_and(|letter| fits(class, letter))).then_some(rest.as_str())
    };
    inflects(ending) || OF_NAMES.iter().filter_map(behind).any(|rest| rest.is_empty() || inflects(rest))
}

/// Whether letters are suffixes of inflection of a noun of unknown vowels.
fn inflects(ending: &str) -> bool {
    let letters: Vec<char> = ending.chars().collect();
    let contexts =
        ['a', 'e', 'o', 'ö'].into_iter().flat_map(|vowel| ["", "n", "t"].map(|last| format!("{vowel}{last}")));
    !letters.is_empty()
        && contexts.into_iter().any(|stem| {
            let context = Context::of(&stem.chars().collect::<Vec<char>>());
            context.is_some_and(|context| GRAMMAR.cost(Class::Nominal, context, &letters).is_some())
        })
}

/// How well a word fits as a form of a root of the lexicon.
fn score(word: &str) -> Option<f64> {
    thread_local! {
        static SCORES: Memo<Option<f64>> = Memo::default();
    }
    Memo::of(&SCORES, word, |word| {
        let mut found = Vec::new();
        candidates(word, Roots::of(Language::Turkish), true, &mut found);
        let best = Evidence::default().best(found.iter()).filter(|(_, candidate)| candidate.root.is_some());
        best.map(|(score, _)| score)
    })
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
