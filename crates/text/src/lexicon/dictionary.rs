//! Word pairs by key: the translations that are known before anything is learned. The lexicon's pairs come with the
//! program; the user's own are added.
//!
//! The lexicon is compiled into `data/dictionary.tsv` and `data/phrases.tsv`; a test keeps them in step with it.

use crate::data::entries;
use ikiz_document::Language;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

pub(super) const DICTIONARY: &str = include_str!("../../data/dictionary.tsv");
pub(super) const PHRASES: &str = include_str!("../../data/phrases.tsv");

/// A key of the lexicon or of the user's own pairs.
type Word = Cow<'static, str>;

/// Words and phrases that translate each other, by their keys.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    /// Turkish keys by English key, each once.
    turkish: FxHashMap<Word, Vec<Word>>,
    /// How many English keys each Turkish key has.
    english: FxHashMap<Word, u32>,
    /// Pairs of phrases of several words, as in `data/phrases.tsv`.
    phrases: FxHashSet<Word>,
}

static SHIPPED: LazyLock<Arc<Dictionary>> = LazyLock::new(|| {
    let mut dictionary = Dictionary::default();
    for line in entries(DICTIONARY) {
        let mut keys = line.split('\t').map(Cow::Borrowed);
        if let Some(english) = keys.next() {
            dictionary.add(english, keys);
        }
    }
    dictionary.phrases = entries(PHRASES).map(Cow::Borrowed).collect();
    Arc::new(dictionary)
});

impl Dictionary {
    /// The dictionary that comes with the program.
    pub fn shipped() -> Arc<Self> {
        Arc::clone(&SHIPPED)
    }

    /// A dictionary of pairs of an English and a Turkish term, each as the keys of its content words. If one is a
    /// single word, each word of the other translates it. Terms with the same number of words translate each other word
    /// by word.
    pub fn of_terms(terms: impl IntoIterator<Item = (Vec<String>, Vec<String>)>) -> Self {
        let mut dictionary = Self::default();
        for (english, turkish) in terms {
            dictionary.add_term(english, turkish);
        }
        dictionary
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.turkish.is_empty()
    }

    /// Whether a key of a language has translations.
    pub fn knows(&self, key: &str, language: Language) -> bool {
        match language {
            Language::English => self.turkish.contains_key(key),
            Language::Turkish => self.english.contains_key(key),
        }
    }

    /// The Turkish keys that translate an English one.
    pub fn turkish_of(&self, english: &str) -> &[Cow<'static, str>] {
        self.turkish.get(english).map_or(&[], Vec::as_slice)
    }

    /// How many English keys translate a Turkish one.
    pub fn number_of_english(&self, turkish: &str) -> u32 {
        self.english.get(turkish).copied().unwrap_or(0)
    }

    /// Whether the dictionary pairs two phrases of several words, each as the keys of its content words.
    pub fn has_phrases(&self, english: &[&str], turkish: &[&str]) -> bool {
        self.phrases.contains(&*phrases(english, turkish))
    }

    fn add_term(&mut self, english: Vec<String>, turkish: Vec<String>) {
        if english.len() > 1 && turkish.len() > 1 {
            self.phrases.insert(Cow::Owned(phrases(&english, &turkish)));
            if english.len() == turkish.len() {
                for (english, turkish) in english.into_iter().zip(turkish) {
                    self.add(Cow::Owned(english), std::iter::once(Cow::Owned(turkish)));
                }
            }
        } else {
            for english in english {
                self.add(Cow::Owned(english), turkish.iter().cloned().map(Cow::Owned));
            }
        }
    }

    fn add(&mut self, english: Word, turkish: impl Iterator<Item = Word>) {
        let known = self.turkish.entry(english).or_default();
        for key in turkish {
            if !known.contains(&key) {
                *self.english.entry(key.clone()).or_default() += 1;
                known.push(key);
            }
        }
    }
}

/// A line of `data/phrases.tsv`.
fn phrases<T: AsRef<str>>(english: &[T], turkish: &[T]) -> String {
    let side = |words: &[T]| words.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(" ");
    side(english) + "\t" + &side(turkish)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::field::translations;
    use crate::{KeyRules, Keys, SurfaceCounts, Tokenizer, is_stop_word};
    use ikiz_document::{Language, TokenKind};
    use std::collections::BTreeSet;

    const HEADER: &str = "\
# Turkish keys of English keys, of the lexicon's pairs in which one side is a single content word.
# Compiled from data/lexicon; do not edit: a test writes it. Sorted by code point.
";

    /// The keys of the content words of a phrase.
    fn keys(phrase: &str, language: Language, keys: &Keys) -> Vec<String> {
        let tokens = Tokenizer::new(language).tokens(phrase);
        let words = tokens.iter().filter(|token| token.kind != TokenKind::Punctuation);
        let content: Vec<_> = words.clone().filter(|token| !is_stop_word(&token.surface, language)).collect();
        let kept = if content.is_empty() { words.collect() } else { content };
        kept.into_iter().map(|token| keys.key(&token.surface).to_string()).collect()
    }

    const PHRASES_HEADER: &str = "\
# English and Turkish phrases by their keys, of the lexicon's pairs in which both sides are of several content words.
# Compiled from data/lexicon; do not edit: a test writes it. Sorted by code point.
";

    /// The files of the dictionary.
    fn compiled() -> [(&'static str, String); 2] {
        let settle = |language| Keys::settle(&SurfaceCounts::default(), language, KeyRules::default());
        let (english_keys, turkish_keys) = (settle(Language::English), settle(Language::Turkish));
        let terms = translations().filter(|translation| !translation.function_word).map(|translation| {
            let english = keys(translation.words.english, Language::English, &english_keys);
            (english, keys(translation.words.turkish, Language::Turkish, &turkish_keys))
        });
        // Taking the lexicon's phrases word by word did not improve alignment (measured); it only gave words more
        // translations.
        let is_phrase = |(english, turkish): &(Vec<String>, Vec<String>)| english.len() > 1 && turkish.len() > 1;
        let (phrases, words): (Vec<_>, Vec<_>) = terms.partition(is_phrase);
        let (Dictionary { turkish, .. }, Dictionary { phrases, .. }) =
            (Dictionary::of_terms(words), Dictionary::of_terms(phrases));
        let line = |(english, mut turkish): (Word, Vec<Word>)| {
            turkish.sort_unstable();
            format!("{english}\t{}", turkish.join("\t"))
        };
        let file = |header: &str, lines: BTreeSet<String>| {
            header.to_owned() + &lines.into_iter().map(|line| line + "\n").collect::<String>()
        };
        [
            ("dictionary.tsv", file(HEADER, turkish.into_iter().map(line).collect())),
            ("phrases.tsv", file(PHRASES_HEADER, phrases.into_iter().map(Cow::into_owned).collect())),
        ]
    }

    #[test]
    fn the_compiled_dictionary_is_that_of_the_lexicon() {
        for (name, compiled) in compiled() {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
            if std::env::var_os("UPDATE_DATA").is_some() {
                std::fs::write(&path, &compiled).expect("a file that can be written");
            }
            let written = std::fs::read_to_string(path).expect("the compiled dictionary");
            assert!(written == compiled, "data/{name} is old: UPDATE_DATA=1 cargo test -p ikiz-text compiled");
        }
    }

    #[test]
    fn words_have_translations() {
        let shipped = Dictionary::shipped();
        assert!(shipped.turkish["teacher"].contains(&"öğretmen".into()));
        assert!(shipped.knows("develop", Language::English) && shipped.knows("kütüphane", Language::Turkish));
        assert!(!shipped.knows("blorg", Language::English));
    }

    #[test]
    fn phrases_have_translations() {
        assert!(Dictionary::shipped().has_phrases(&["artificial", "intelligence"], &["yapay", "zekâ"]));
        assert!(!Dictionary::shipped().has_phrases(&["artificial", "intelligence"], &["yapay", "gübre"]));
    }
}
