//! Which role a word can have in a term: terms are noun phrases.

use crate::discourse::is_discourse;
use ikiz_document::Language;
use ikiz_text::data::set;
use ikiz_text::turkish_endings::{COPULA, PLURAL, PLURAL_POSSESSIVE, POSSESSIVE};
use ikiz_text::{PartOfSpeech, part_of_speech};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const HALVES_OF_VERBS: &str = include_str!("../../data/tr/halves_of_verbs.txt");

/// The roles that a word can have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u8);

impl Roles {
    /// Nothing or a mark is before it: true of one occurrence, not of the word.
    pub const OPENS: Self = Self(1);
    /// It may be the first of several words.
    pub const FIRST: Self = Self(2);
    /// It may be an inner word.
    pub const INSIDE: Self = Self(4);
    /// It may be the last of several words.
    pub const LAST: Self = Self(8);
    /// It may be a term by itself.
    pub const ALONE: Self = Self(16);
    /// It is a content word, not a stop word.
    pub const CONTENT: Self = Self(32);
    /// It is a word with which articles speak about themselves.
    pub const DISCOURSE: Self = Self(64);

    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn when(self, holds: bool, other: Self) -> Self {
        if holds { self.with(other) } else { self }
    }
}

/// The roles of a word, by its surface form (lower case) and key.
pub(super) fn roles(surface: &str, key: &str, is_content: bool, language: Language) -> Roles {
    if !is_content {
        // The only word without content that may be inside a term is `of`: quality of service.
        return Roles::default().when(language == Language::English && surface == "of", Roles::INSIDE);
    }
    let letters = surface.chars().filter(|letter| letter.is_alphabetic()).take(3).count();
    // A word of two letters that the lexicon does not have is a symbol: mg, pH.
    let (modifies, heads, alone) = match language {
        _ if letters < 2 => (false, false, false),
        Language::English => english(surface, key),
        Language::Turkish => turkish(surface, key),
    };
    Roles::CONTENT
        .when(modifies, Roles::FIRST.with(Roles::INSIDE))
        .when(heads, Roles::LAST)
        .when(alone && (letters > 2 || part_of_speech(key, language).is_some()), Roles::ALONE)
        .when(is_discourse(key, language), Roles::DISCOURSE)
}

/// Whether a word may modify, be the head of a phrase, be a term alone.
fn english(surface: &str, key: &str) -> (bool, bool, bool) {
    let part = part_of_speech(key, Language::English);
    let past = surface.ends_with("ed") && surface != key;
    let gerund = surface.ends_with("ing");
    match part {
        Some(PartOfSpeech::Adjective) => (true, false, false),
        Some(PartOfSpeech::Verb) => (past || gerund, gerund, false),
        Some(PartOfSpeech::Adverb | PartOfSpeech::Function) => (false, false, false),
        None if surface.ends_with("ly") => (false, false, false),
        Some(PartOfSpeech::Noun) | None => (true, !past, !past),
    }
}

fn turkish(surface: &str, key: &str) -> (bool, bool, bool) {
    let rest = rest(surface, key);
    // A noun with the ending of the plural or of a compound can be before another noun in a term.
    let bare = rest.is_empty() || [&PLURAL[..], &POSSESSIVE, &PLURAL_POSSESSIVE].iter().any(|all| all.contains(&rest));
    match part_of_speech(key, Language::Turkish) {
        _ if is_half_of_verb(surface) => (bare, false, false),
        Some(PartOfSpeech::Noun) => (bare, true, true),
        // An adjective with an ending is used as a noun: sayı doğrusu.
        Some(PartOfSpeech::Adjective | PartOfSpeech::Adverb) => (rest.is_empty(), !rest.is_empty(), false),
        Some(PartOfSpeech::Verb) => {
            let participle = ["an", "en", "mış", "miş", "muş", "müş"].iter().any(|ending| surface.ends_with(ending));
            let finite = ["makta", "mekte", "mak", "mek", "maz", "mez"].iter().any(|ending| rest.contains(ending));
            let noun = !finite && (rest.contains("ma") || rest.contains("me"));
            let named = noun && (rest.starts_with("ma") || rest.starts_with("me"));
            (participle || surface.ends_with("ma") || surface.ends_with("me"), noun, named)
        }
        Some(PartOfSpeech::Function) => (false, false, false),
        None => {
            let finite = COPULA.iter().any(|ending| surface.ends_with(ending));
            let finite = finite && surface.chars().count() > 7;
            (bare, !finite, !finite)
        }
    }
}

/// Whether a word in a case is half of a verb of two words: `elde` in `elde etmek`.
fn is_half_of_verb(surface: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| set(HALVES_OF_VERBS));
    WORDS.contains(surface)
}

/// What follows the key in a word: nothing in `kitap`, `lar` in `kitaplar`, `ı` in `kitabı`.
pub(super) fn rest<'w>(surface: &'w str, key: &str) -> &'w str {
    let shared = surface.char_indices().zip(key.chars()).take_while(|((_, left), right)| left == right).count();
    let whole = key.chars().count();
    // The last consonant may be softened, as in kitap, kitabı.
    let cut = if shared + 1 == whole { whole } else { shared };
    surface.char_indices().nth(cut).map_or("", |(at, _)| &surface[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_what_follows_the_key() {
        for (surface, key, ending) in
            [("kitap", "kitap", ""), ("kitabı", "kitap", "ı"), ("okullarda", "okul", "larda"), ("ağı", "ağ", "ı")]
        {
            assert_eq!(rest(surface, key), ending);
        }
    }

    #[test]
    fn the_list_is_sorted() {
        ikiz_text::data::check_lower(HALVES_OF_VERBS, 1);
    }

    #[test]
    fn terms_end_in_nouns() {
        let of = |surface: &str, key: &str, language| roles(surface, key, true, language);
        assert!(of("networks", "network", Language::English).has(Roles::LAST));
        assert!(!of("deep", "deep", Language::English).has(Roles::LAST));
        assert!(!of("examined", "examine", Language::English).has(Roles::ALONE));
        assert!(of("reinforced", "reinforce", Language::English).has(Roles::FIRST));
        assert!(of("yapılandırılmış", "yapılandır", Language::Turkish).has(Roles::FIRST));
        assert!(of("verme", "ver", Language::Turkish).has(Roles::LAST));
        assert!(!of("incelenmiştir", "incele", Language::Turkish).has(Roles::LAST));
        assert!(!of("okulun", "okul", Language::Turkish).has(Roles::FIRST), "what a genitive owns is no compound");
        assert!(!of("elde", "elde", Language::Turkish).has(Roles::LAST.with(Roles::ALONE)), "elde etmek");
        assert!(of("elde", "elde", Language::Turkish).has(Roles::CONTENT));
        assert!(of("elma", "elma", Language::Turkish).has(Roles::LAST));
        assert!(of("study", "study", Language::English).has(Roles::DISCOURSE));
        assert!(roles("of", "of", false, Language::English).has(Roles::INSIDE));
    }
}
