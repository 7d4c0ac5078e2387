//! Keys: the form that inflections of a word share.

use crate::number::value_of;
use crate::scan::is_apostrophe;
use crate::turkish::Evidence;
use ikiz_document::{Key, Language, Token, TokenKind};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

/// How often each surface form occurs: the evidence on which keys are settled. Merges by addition, so that any order gives the same.
#[derive(Clone, Debug, Default)]
pub struct SurfaceCounts {
    counts: FxHashMap<Box<str>, usize>,
}

impl SurfaceCounts {
    /// Counts the words among the tokens.
    pub fn add(&mut self, tokens: &[Token]) {
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Punctuation) {
            self.add_surface(&token.surface);
        }
    }

    /// Counts one surface form: a word in the lower case of its language.
    pub fn add_surface(&mut self, surface: &str) {
        match self.counts.get_mut(surface) {
            Some(count) => *count += 1,
            None => {
                self.counts.insert(surface.into(), 1);
            }
        }
    }

    /// Adds another collection's counts.
    pub fn merge(&mut self, other: Self) {
        #[expect(clippy::iter_over_hash_type, reason = "sums of integers do not depend on the order")]
        for (surface, count) in other.counts {
            *self.counts.entry(surface).or_default() += count;
        }
    }
}

/// The keys of a collection of texts in one language.
pub struct Keys {
    keys: FxHashMap<Box<str>, Key>,
    stems: Stems,
}

impl Keys {
    /// Settles the keys of all surfaces that were counted. English: the Snowball stem. Turkish: the stem that the other words of the
    /// collection speak for, else the Snowball stem. Numbers: their value.
    pub fn settle(counts: &SurfaceCounts, language: Language) -> Self {
        let stems = Stems::new(counts, language);
        let keys = counts.counts.keys().map(|surface| (surface.clone(), stems.key(surface))).collect();
        Self { keys, stems }
    }

    /// The key of a surface form, whether it was counted or not.
    pub fn key(&self, surface: &str) -> Key {
        self.keys.get(surface).cloned().unwrap_or_else(|| self.stems.key(surface))
    }

    /// Sets the keys of tokens: all but punctuation.
    pub fn assign(&self, tokens: &mut [Token]) {
        for token in tokens.iter_mut().filter(|token| token.kind != TokenKind::Punctuation) {
            token.key = Some(self.key(&token.surface));
        }
    }
}

struct Stems {
    language: Language,
    snowball: Stemmer,
    evidence: Evidence,
}

impl Stems {
    fn new(counts: &SurfaceCounts, language: Language) -> Self {
        let (snowball, evidence) = match language {
            Language::English => (Algorithm::English, Evidence::default()),
            Language::Turkish => {
                let words = counts.counts.iter().map(|(surface, count)| (without_suffix(surface, language), *count));
                (Algorithm::Turkish, Evidence::new(words))
            }
        };
        Self { language, snowball: Stemmer::create(snowball), evidence }
    }

    fn key(&self, surface: &str) -> Key {
        if surface.starts_with(|first: char| !first.is_alphabetic())
            && let Some(value) = value_of(surface, self.language)
        {
            return Key::new(&value);
        }
        let word = without_suffix(surface, self.language);
        match self.language {
            Language::English => Key::new(&self.snowball.stem(word)),
            Language::Turkish if word.len() < surface.len() => Key::new(word),
            Language::Turkish => {
                let found = self.evidence.stem(word);
                found.map_or_else(|| Key::new(&self.snowball_stem(word)), |stem| Key::new(&stem))
            }
        }
    }

    /// The Snowball stem, which cuts too deep, where it keeps three letters and a vowel.
    fn snowball_stem(&self, word: &str) -> String {
        let stem = self.snowball.stem(word);
        let kept = word.chars().count() >= stem.chars().count() + 3
            && stem.chars().count() >= 3
            && stem.contains(|letter| "aeıioöuüâîû".contains(letter));
        if kept { stem.into_owned() } else { word.to_owned() }
    }
}

/// The word without what an apostrophe sets apart: the possessive 's in English, an ending in Turkish.
fn without_suffix(surface: &str, language: Language) -> &str {
    let Some((word, ending)) = surface.rsplit_once(is_apostrophe) else { return surface };
    let is_suffix = match language {
        Language::English => ending == "s",
        // What is set apart is an ending where it does not outgrow the word: `d'artagnan` is a name.
        Language::Turkish => {
            word.chars().nth(1).is_some() && ending.chars().count() < 9 && ending.chars().all(char::is_alphabetic)
        }
    };
    if is_suffix { word } else { surface }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tokenizer;
    use proptest::prelude::*;

    fn settled(words: &[&str], language: Language) -> Keys {
        let mut counts = SurfaceCounts::default();
        for word in words {
            counts.add_surface(word);
        }
        Keys::settle(&counts, language)
    }

    #[test]
    fn turkish_inflections_share_a_key() {
        let keys = settled(
            &["kitap", "kitabı", "kitaplarında", "kitabın", "metin", "metni", "çocuğu", "çocuklar", "hak", "hakkı"],
            Language::Turkish,
        );
        for (surface, key) in [
            ("kitabı", "kitap"),
            ("kitaplarında", "kitap"),
            ("kitaba", "kitap"),
            ("metni", "metin"),
            ("çocuğu", "çocuk"),
            ("hakkı", "hak"),
            ("nato’nun", "nato"),
            ("d'artagnan", "d'artagnan"),
            ("2019'da", "2019"),
            ("0,050", "0.05"),
        ] {
            assert_eq!(keys.key(surface).as_str(), key);
        }
    }

    #[test]
    fn english_inflections_share_a_key() {
        let keys = settled(&[], Language::English);
        for (surface, key) in
            [("teacher's", "teacher"), ("teachers", "teacher"), ("nation’s", "nation"), ("15th", "15"), ("3d", "3d")]
        {
            assert_eq!(keys.key(surface).as_str(), key);
        }
    }

    proptest! {
        #[test]
        fn keys_do_not_depend_on_the_order(words in proptest::collection::vec("[aeıikltrnmdğ]{1,12}", 0..40)) {
            let [mut one, mut halves, mut second] = [(); 3].map(|()| SurfaceCounts::default());
            for (at, word) in words.iter().enumerate() {
                one.add_surface(word);
                if at % 2 == 0 { second.add_surface(word) } else { halves.add_surface(word) }
            }
            halves.merge(second);
            let (one, two) = (Keys::settle(&one, Language::Turkish), Keys::settle(&halves, Language::Turkish));
            for word in &words {
                prop_assert_eq!(one.key(word), two.key(word));
            }
        }

        #[test]
        fn every_word_has_a_key(text in any::<String>()) {
            for language in Language::BOTH {
                let mut tokens = Tokenizer::new(language).tokens(&text);
                let mut counts = SurfaceCounts::default();
                counts.add(&tokens);
                Keys::settle(&counts, language).assign(&mut tokens);
                for token in tokens {
                    prop_assert_eq!(token.key.is_none(), token.kind == TokenKind::Punctuation);
                }
            }
        }
    }
}
