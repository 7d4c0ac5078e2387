//! Keys: the form that inflections of a word share.

use crate::acronym::is_listed;
use crate::apostrophe::without_suffix;
use crate::capitals::whole_word;
use crate::interner::Interner;
use crate::stem::{KeyCandidate, KeyRules, Stems};
use crate::surface_counts::SurfaceCounts;
use ikiz_document::{Key, Language, Token, TokenKind};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// The keys of a collection of texts in one language.
#[derive(Serialize, Deserialize)]
pub struct Keys {
    surfaces: Interner,
    /// By the number of a surface form: the place of its key.
    places: Vec<u32>,
    /// Each key once: many surface forms share one.
    distinct: Vec<Key>,
    stems: Stems,
}

impl Keys {
    /// Chooses the keys of all counted surface forms; each is analysed once. The key of a number is its value. Where
    /// keys are lemmas, the lexicon decides. For words that it does not know, the other words of the collection decide,
    /// else the Snowball stem (Turkish) or a rule (English).
    pub fn settle(counts: &SurfaceCounts, language: Language, rules: KeyRules) -> Self {
        Self::settle_beside(counts, &SurfaceCounts::default(), language, rules)
    }

    /// As [`Self::settle`], but the words of the twin texts in the other language count too: a word that an English
    /// text spells with i is no Turkish word with ı.
    pub fn settle_beside(counts: &SurfaceCounts, twin: &SurfaceCounts, language: Language, rules: KeyRules) -> Self {
        let (stems, settled) = Stems::new(counts, language, rules);
        let key = |surface: &str| {
            if let Some(whole) = whole_word(surface) {
                return Key::new(whole);
            }
            let beside = |word: &str| twin.get(word);
            let word = without_suffix(surface, language);
            match (stems.with_i(word, beside), settled.get(surface)) {
                (Some(with_i), _) => stems.word_key(&with_i, word.len() < surface.len()),
                (None, Some(stem)) if !is_listed(word) => Key::new(stem),
                (None, _) => stems.key(surface),
            }
        };
        let (mut surfaces, mut places) = (Interner::default(), Vec::new());
        let mut keys: FxHashMap<Key, u32> = FxHashMap::default();
        for (surface, _) in counts.iter() {
            surfaces.number(surface);
            let next = keys.len() as u32;
            places.push(*keys.entry(key(surface)).or_insert(next));
        }
        Self { surfaces, places, distinct: in_order(keys), stems }
    }

    /// The key of a surface form, whether it was counted or not.
    pub fn key(&self, surface: &str) -> Key {
        match self.surfaces.find(surface) {
            Some(number) => self.distinct[self.places[number as usize] as usize].clone(),
            None => self.stems.key(surface),
        }
    }

    /// The keys that a surface form may have; the chosen one comes first.
    pub fn explain(&self, surface: &str) -> Vec<KeyCandidate> {
        let chosen = self.key(surface);
        let mut candidates = self.stems.explain(surface);
        let at = candidates.iter().position(|candidate| candidate.key == chosen);
        let first = at.map_or_else(
            || KeyCandidate { key: chosen, score: None, suffixes: Vec::new(), source: "rule" },
            |at| candidates.remove(at),
        );
        candidates.retain(|candidate| candidate.score.is_some());
        candidates.insert(0, first);
        candidates
    }

    /// Sets the keys of all tokens except punctuation.
    pub fn assign(&self, tokens: &mut [Token]) {
        for token in tokens.iter_mut().filter(|token| token.kind != TokenKind::Punctuation) {
            token.key = Some(self.key(&token.surface));
        }
    }
}

/// Keys in the order of their places.
fn in_order(places: FxHashMap<Key, u32>) -> Vec<Key> {
    let mut keys: Vec<(u32, Key)> = places.into_iter().map(|(key, place)| (place, key)).collect();
    keys.sort_unstable_by_key(|(place, _)| *place);
    keys.into_iter().map(|(_, key)| key).collect()
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
        Keys::settle(&counts, language, KeyRules::default())
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

    #[test]
    fn acronyms_keep_their_letters() {
        let keys = settled(&["covid-19", "covid-19’un", "unıcef", "pısa'nın"], Language::Turkish);
        for (surface, key) in [
            ("covid-19’un", "covid-19"),
            ("covıd-19", "covid-19"),
            ("unıcef'te", "unicef"),
            ("unicefin", "unicef"),
            ("pısa'nın", "pisa"),
            ("stata", "stata"),
            ("apsi'nin", "apsi"),
            // Turkish words stay as they are.
            ("kırık", "kırık"),
            ("ısparta'nın", "ısparta"),
        ] {
            assert_eq!(keys.key(surface).as_str(), key);
        }
        let keys = settled(&[], Language::English);
        for (surface, key) in [
            ("ielts", "ielts"),
            ("gtfs'", "gtfs"),
            ("dhea-s", "dhea-s"),
            ("sars", "sars"),
            ("teachers", "teacher"),
            ("covıd-19", "covid-19"),
            ("ınstitutıons", "institution"),
            ("yıldız", "yıldız"),
        ] {
            assert_eq!(keys.key(surface).as_str(), key);
        }
    }

    #[test]
    fn the_collection_and_its_twin_decide_on_the_i_of_unknown_words() {
        let keys =
            settled(&["zırkam", "zirkam", "kınalp", "kınalp", "kinalp", "dışılık", "dişilik"], Language::Turkish);
        assert_eq!(keys.key("zırkam").as_str(), "zirkam");
        for word in ["kınalp", "dışılık"] {
            assert_eq!(keys.key(word).as_str(), word, "met more often with ı, or known with i");
        }
        let count = |words: &[&str]| {
            let mut counts = SurfaceCounts::default();
            for word in words {
                counts.add_surface(word);
            }
            counts
        };
        let (turkish, english) = (count(&["zırkam", "sınır"]), count(&["zirkam", "sinir"]));
        let keys = Keys::settle_beside(&turkish, &english, Language::Turkish, KeyRules::default());
        assert_eq!((keys.key("zırkam").as_str(), keys.key("sınır").as_str()), ("zirkam", "sınır"));
    }

    #[test]
    fn foreign_words_are_no_forms_of_turkish_words() {
        let keys = settled(&["vip", "vibe", "jip", "jibe"], Language::Turkish);
        for word in ["vip", "vibe", "jibe", "evidence", "science", "çini"] {
            assert_eq!(keys.key(word).as_str(), word);
        }
        for (word, lemma) in
            [("cebe", "cep"), ("dibi", "dip"), ("kitabı", "kitap"), ("plağı", "plak"), ("çin'i", "çin")]
        {
            assert_eq!(keys.key(word).as_str(), lemma);
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
            let (one, two) = (Keys::settle(&one, Language::Turkish, KeyRules::default()), Keys::settle(&halves, Language::Turkish, KeyRules::default()));
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
                Keys::settle(&counts, language, KeyRules::default()).assign(&mut tokens);
                for token in tokens {
                    prop_assert_eq!(token.key.is_none(), token.kind == TokenKind::Punctuation);
                }
            }
        }
    }
}
