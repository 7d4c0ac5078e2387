//! Keys: the form that inflections of a word share.

use crate::acronym::{is_compound, is_listed, listed_with_i};
use crate::english;
use crate::number::value_of;
use crate::scan::is_apostrophe;
use crate::turkish::{self, Evidence};
use ikiz_document::{Key, Language, Token, TokenKind};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// What the key of a word is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stemming {
    /// Its lemma: the form under which a dictionary has it, of a Turkish verb the stem without -mAk.
    #[default]
    Lemma,
    /// Its Snowball stem (M. F. Porter, Snowball, 2001; Turkish: E. K. Çilden, 2006), as other tools count.
    Snowball,
}

/// How English words are spelt in keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// British and American spellings share the American one: `behaviour` is counted under `behavior`.
    #[default]
    American,
    /// Each as it is printed.
    Printed,
}

/// How keys are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct KeyRules {
    /// What the key is.
    pub stemming: Stemming,
    /// How English is spelt in keys.
    pub spelling: Spelling,
}

/// A key that a word may have, and what speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyCandidate {
    /// The key.
    pub key: Key,
    /// What speaks for it: the higher the better, none where nothing does. Comparable between the candidates of one word only.
    pub score: Option<f64>,
    /// The suffixes that are cut off, in their order; of English words the reason.
    pub suffixes: Vec<&'static str>,
    /// Where the stem is known from: `lexicon`, `collection`, `list`, `rule`.
    pub source: &'static str,
}

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
    /// Settles the keys of all surfaces that were counted: each is analysed once. Numbers: their value. Where lemmas are asked for, the lexicon decides; of
    /// words that it does not know, the other words of the collection, else the Snowball stem (Turkish) or the rule (English).
    pub fn settle(counts: &SurfaceCounts, language: Language, rules: KeyRules) -> Self {
        Self::settle_beside(counts, &SurfaceCounts::default(), language, rules)
    }

    /// The same where the twins of the texts, in the other language, are counted as well: a word that an English text has with i is no Turkish word
    /// with ı.
    pub fn settle_beside(counts: &SurfaceCounts, twin: &SurfaceCounts, language: Language, rules: KeyRules) -> Self {
        let (stems, settled) = Stems::new(counts, language, rules);
        let key = |surface: &str| {
            let beside = |word: &str| twin.counts.get(word).copied().unwrap_or(0);
            let word = without_suffix(surface, language);
            match (stems.with_i(word, beside), settled.get(surface)) {
                (Some(with_i), _) => stems.word_key(&with_i, word.len() < surface.len()),
                (None, Some(stem)) if !is_listed(word) => Key::new(stem),
                (None, _) => stems.key(surface),
            }
        };
        let keys = counts.counts.keys().map(|surface| (surface.clone(), key(surface))).collect();
        Self { keys, stems }
    }

    /// The key of a surface form, whether it was counted or not.
    pub fn key(&self, surface: &str) -> Key {
        self.keys.get(surface).cloned().unwrap_or_else(|| self.stems.key(surface))
    }

    /// The keys that a surface form may have, the one that it has first.
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

    /// Sets the keys of tokens: all but punctuation.
    pub fn assign(&self, tokens: &mut [Token]) {
        for token in tokens.iter_mut().filter(|token| token.kind != TokenKind::Punctuation) {
            token.key = Some(self.key(&token.surface));
        }
    }
}

struct Stems {
    language: Language,
    rules: KeyRules,
    snowball: Stemmer,
    /// What decides Turkish words that the lexicon does not know.
    evidence: Evidence,
    /// English words of the collection.
    met: FxHashSet<Box<str>>,
}

impl Stems {
    /// Gives the lemmas that are settled already as well.
    fn new(counts: &SurfaceCounts, language: Language, rules: KeyRules) -> (Self, FxHashMap<&str, String>) {
        let algorithm = match language {
            Language::English => Algorithm::English,
            Language::Turkish => Algorithm::Turkish,
        };
        let mut stems = Self {
            language,
            rules,
            snowball: Stemmer::create(algorithm),
            evidence: Evidence::default(),
            met: FxHashSet::default(),
        };
        let mut settled = FxHashMap::default();
        match (rules.stemming, language) {
            (Stemming::Snowball, _) => {}
            (Stemming::Lemma, Language::English) => stems.met = counts.counts.keys().cloned().collect(),
            (Stemming::Lemma, Language::Turkish) => {
                let words = counts.counts.iter().map(|(surface, count)| {
                    let word = without_suffix(surface, language);
                    (word, *count, word.len() < surface.len())
                });
                (stems.evidence, settled) = Evidence::new(words);
            }
        }
        (stems, settled)
    }

    fn key(&self, surface: &str) -> Key {
        if surface.starts_with(|first: char| !first.is_alphabetic())
            && let Some(value) = value_of(surface, self.language)
        {
            return Key::new(&value);
        }
        let word = without_suffix(surface, self.language);
        let with_i = self.with_i(word, |_| 0);
        self.word_key(with_i.as_deref().unwrap_or(word), word.len() < surface.len())
    }

    /// The key of a word that stands apart from its ending or not.
    fn word_key(&self, word: &str, apart: bool) -> Key {
        match (self.rules.stemming, self.language) {
            (Stemming::Snowball, Language::English) => Key::new(&self.snowball.stem(self.spelt(word))),
            (Stemming::Snowball, Language::Turkish) => Key::new(&self.snowball_stem(word)),
            (Stemming::Lemma, Language::English) => {
                let (lemma, _) = english::lemma(word, |stem| self.met.contains(stem));
                Key::new(self.spelt(&lemma))
            }
            (Stemming::Lemma, Language::Turkish) => Key::new(&self.turkish(word, apart)),
        }
    }

    /// A word with i for ı where that is an acronym or an English word of the lexicon, as programs leave it that know one lower case only; in Turkish
    /// also where the lexicon knows neither and the collection or its twin has it with i no less often.
    fn with_i(&self, word: &str, beside: impl Fn(&str) -> usize) -> Option<String> {
        if !word.contains('ı') {
            return None;
        }
        let dotted = || word.replace('ı', "i");
        if self.language == Language::English {
            return listed_with_i(word).or_else(|| Some(dotted()).filter(|dotted| english::is_known(dotted)));
        }
        listed_with_i(word).or_else(|| {
            let dotted = dotted();
            let met = self.evidence.count(&dotted) + beside(&dotted);
            let unknown = || !turkish::is_known(word) && !turkish::is_known(&dotted) && !is_compound(word);
            (met > 0 && met >= self.evidence.count(word) && unknown()).then_some(dotted)
        })
    }

    fn spelt<'w>(&self, word: &'w str) -> &'w str {
        if self.rules.spelling == Spelling::American { english::american(word) } else { word }
    }

    /// The lemma of a Turkish word; what an apostrophe set apart from its ending stays whole but for the possessive of a compound: Dil Kurumu'nun.
    fn turkish<'w>(&self, word: &'w str, apart: bool) -> Cow<'w, str> {
        if is_listed(word) {
            return Cow::Borrowed(word);
        }
        if apart {
            let compound = Evidence::compound_head(word);
            return compound.map_or(Cow::Borrowed(word), Cow::Owned);
        }
        if let Some(stem) = self.evidence.stem(word) {
            return Cow::Owned(stem);
        }
        // Of a compound with a hyphen the last part bends.
        if let Some((first, last)) = word.rsplit_once('-')
            && let Some(stem) = self.evidence.stem(last)
        {
            return Cow::Owned(format!("{first}-{stem}"));
        }
        // An English word in a Turkish text is no form of a Turkish one.
        if english::is_known(word) {
            return Cow::Borrowed(word);
        }
        Cow::Owned(self.snowball_stem(word))
    }

    fn explain(&self, surface: &str) -> Vec<KeyCandidate> {
        let word = without_suffix(surface, self.language);
        let with_i = self.with_i(word, |_| 0);
        let word = with_i.as_deref().unwrap_or(word);
        if self.rules.stemming == Stemming::Snowball {
            return Vec::new();
        }
        match self.language {
            Language::English => {
                let (lemma, reason) = english::lemma(word, |stem| self.met.contains(stem));
                let source = match reason {
                    english::Reason::Listed => "list",
                    english::Reason::Root => "lexicon",
                    english::Reason::Met => "collection",
                    english::Reason::Rule => "rule",
                };
                vec![KeyCandidate { key: Key::new(self.spelt(&lemma)), score: None, suffixes: Vec::new(), source }]
            }
            Language::Turkish => {
                let scored = self.evidence.explain(word).into_iter();
                let candidates = scored.map(|(score, candidate)| KeyCandidate {
                    suffixes: candidate.suffixes(word),
                    source: if candidate.root.is_some() { "lexicon" } else { "collection" },
                    key: Key::new(&candidate.stem),
                    score: score.is_finite().then_some(score),
                });
                candidates.collect()
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

/// Whether a word (lower case of the language) is a form of a lemma of the lexicon.
pub fn is_known_word(surface: &str, language: Language) -> bool {
    let word = without_suffix(surface, language);
    match language {
        Language::English => english::is_known(word),
        Language::Turkish => turkish::is_known(word),
    }
}

/// The word without what an apostrophe sets apart: the possessive 's in English, an ending in Turkish.
pub(crate) fn without_suffix(surface: &str, language: Language) -> &str {
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
            ("pirls'", "pirls'"),
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
    fn the_collection_and_its_twin_tell_an_i_of_unknown_words() {
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
    fn foreign_words_are_no_forms_of_others() {
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
