//! The key of one word: its lemma or stem, by the lexicon, by the collection or by a rule.

use crate::acronym::{is_listed, listed_with_i};
use crate::apostrophe::without_suffix;
use crate::capitals::whole_word;
use crate::english;
use crate::foreign::is_compound;
use crate::number::value_of;
use crate::surface_counts::SurfaceCounts;
use crate::turkish::{self, Evidence, hash};
use ikiz_document::{Key, Language};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// What the key of a word is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stemming {
    /// Its lemma: the form that a dictionary lists; of a Turkish verb the stem without -mAk.
    #[default]
    Lemma,
    /// Its Snowball stem (M. F. Porter, Snowball, 2001; Turkish: E. K. Çilden, 2006), which other tools count.
    Snowball,
}

/// How English words are spelt in keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Spelling {
    /// British and American spellings share the American one: `behaviour` is counted under `behavior`.
    #[default]
    American,
    /// Each as it is printed.
    Printed,
}

/// How keys are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KeyRules {
    /// What the key is.
    pub stemming: Stemming,
    /// How English is spelt in keys.
    pub spelling: Spelling,
}

/// A key that a word may have, with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyCandidate {
    /// The key.
    pub key: Key,
    /// The strength of its evidence: higher is better, `None` without evidence. Only scores of one word can be
    /// compared.
    pub score: Option<f64>,
    /// The suffixes that are cut off, in order; empty for English words.
    pub suffixes: Vec<&'static str>,
    /// Where the stem is known from: `lexicon`, `collection`, `list`, `rule`.
    pub source: &'static str,
}

/// What is needed to find the keys of a collection.
pub(crate) struct Stems {
    language: Language,
    rules: KeyRules,
    snowball: Stemmer,
    /// Decides on Turkish words that the lexicon does not know.
    evidence: Evidence,
    /// English words of the collection, by their hashes.
    met: FxHashSet<u64>,
}

impl Serialize for Stems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.language, self.rules, &self.evidence, &self.met).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Stems {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (language, rules, evidence, met) = Deserialize::deserialize(deserializer)?;
        Ok(Self { language, rules, snowball: snowball(language), evidence, met })
    }
}

fn snowball(language: Language) -> Stemmer {
    Stemmer::create(match language {
        Language::English => Algorithm::English,
        Language::Turkish => Algorithm::Turkish,
    })
}

impl Stems {
    /// Also returns the lemmas that are already settled.
    pub(crate) fn new(counts: &SurfaceCounts, language: Language, rules: KeyRules) -> (Self, FxHashMap<&str, String>) {
        let mut stems = Self {
            language,
            rules,
            snowball: snowball(language),
            evidence: Evidence::default(),
            met: FxHashSet::default(),
        };
        let mut settled = FxHashMap::default();
        match (rules.stemming, language) {
            (Stemming::Snowball, _) => {}
            (Stemming::Lemma, Language::English) => {
                stems.met = counts.iter().map(|(surface, _)| hash(surface)).collect();
            }
            (Stemming::Lemma, Language::Turkish) => {
                let words = counts.iter().filter(|(surface, _)| whole_word(surface).is_none());
                let words = words.map(|(surface, count)| {
                    let word = without_suffix(surface, language);
                    (word, count, word.len() < surface.len())
                });
                (stems.evidence, settled) = Evidence::new(words);
            }
        }
        (stems, settled)
    }

    pub(crate) fn key(&self, surface: &str) -> Key {
        if let Some(whole) = whole_word(surface) {
            return Key::new(whole);
        }
        if surface.starts_with(|first: char| !first.is_alphabetic())
            && let Some(value) = value_of(surface, self.language)
        {
            return Key::new(&value);
        }
        let word = without_suffix(surface, self.language);
        let with_i = self.with_i(word, |_| 0);
        self.word_key(with_i.as_deref().unwrap_or(word), word.len() < surface.len())
    }

    /// The key of a word; `apart` says whether an apostrophe separated it from a suffix.
    pub(crate) fn word_key(&self, word: &str, apart: bool) -> Key {
        match (self.rules.stemming, self.language) {
            (Stemming::Snowball, Language::English) => Key::new(&self.snowball.stem(self.spelt(word))),
            (Stemming::Snowball, Language::Turkish) => Key::new(&self.snowball_stem(word)),
            (Stemming::Lemma, Language::English) => {
                let (lemma, _) = english::lemma(word, |stem| self.met.contains(&hash(stem)));
                Key::new(self.spelt(&lemma))
            }
            (Stemming::Lemma, Language::Turkish) => Key::new(&self.turkish(word, apart)),
        }
    }

    /// A word with i for ı, if that is an acronym or, in English, a word of the lexicon: some programs lower-case every
    /// I to ı. In Turkish also if the lexicon knows neither form, and the collection and its twin have the word with i
    /// at least as often.
    pub(crate) fn with_i(&self, word: &str, beside: impl Fn(&str) -> usize) -> Option<String> {
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

    /// The lemma of a Turkish word. A word that an apostrophe separated from its suffix stays whole, except for the
    /// possessive of a compound: Dil Kurumu'nun.
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
        // In a compound with a hyphen, the last part is inflected.
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

    pub(crate) fn explain(&self, surface: &str) -> Vec<KeyCandidate> {
        let word = without_suffix(surface, self.language);
        let with_i = self.with_i(word, |_| 0);
        let word = with_i.as_deref().unwrap_or(word);
        if self.rules.stemming == Stemming::Snowball {
            return Vec::new();
        }
        match self.language {
            Language::English => {
                let (lemma, reason) = english::lemma(word, |stem| self.met.contains(&hash(stem)));
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

    /// The Snowball stem if it cuts off three letters and keeps three with a vowel; it often cuts too much.
    fn snowball_stem(&self, word: &str) -> String {
        let stem = self.snowball.stem(word);
        let kept = word.chars().count() >= stem.chars().count() + 3
            && stem.chars().count() >= 3
            && stem.contains(|letter| "aeıioöuüâîû".contains(letter));
        if kept { stem.into_owned() } else { word.to_owned() }
    }
}
