//! The word pairs of the lexicon by key: what is known of translations before anything is learned.
//!
//! Compiled in `data/dictionary.tsv`: a test keeps the file as the lexicon says.

use crate::indexed::Indexed;
use crate::lexical::Pair;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const DICTIONARY: &str = include_str!("../data/dictionary.tsv");

/// Turkish keys by English key, and how many English keys each has.
struct Dictionary {
    turkish: FxHashMap<&'static str, Vec<&'static str>>,
    english: FxHashMap<&'static str, u32>,
}

static SHIPPED: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut dictionary = Dictionary { turkish: FxHashMap::default(), english: FxHashMap::default() };
    for line in DICTIONARY.lines().filter(|line| !line.starts_with('#')) {
        let mut keys = line.split('\t');
        let Some(english) = keys.next() else { continue };
        let turkish: Vec<&str> = keys.collect();
        for key in &turkish {
            *dictionary.english.entry(key).or_default() += 1;
        }
        dictionary.turkish.insert(english, turkish);
    }
    dictionary
});

/// Whether an English key has translations.
pub(crate) fn knows_english(key: &str) -> bool {
    SHIPPED.turkish.contains_key(key)
}

/// Whether a Turkish key has translations.
pub(crate) fn knows_turkish(key: &str) -> bool {
    SHIPPED.english.contains_key(key)
}

/// The Turkish keys that the lexicon has for an English key.
pub(crate) fn turkish_of(english: &str) -> &'static [&'static str] {
    SHIPPED.turkish.get(english).map_or(&[], Vec::as_slice)
}

/// Appends the pairs of units that the lexicon has as translations.
pub(crate) fn look_up(indexed: &Indexed, pairs: &mut Vec<Pair>) {
    let turkish: FxHashMap<&str, u32> =
        indexed.turkish.distinct.iter().zip(0..).map(|(unit, at)| (unit.key.as_str(), at)).collect();
    for (unit, english) in indexed.english.distinct.iter().zip(0..) {
        let Some(keys) = SHIPPED.turkish.get(unit.key.as_str()) else { continue };
        for key in keys {
            if let Some(&turkish) = turkish.get(key) {
                let given_forward = 1.0 / keys.len() as f64;
                let given_backward = SHIPPED.english.get(key).map_or(0.0, |count| 1.0 / f64::from(*count));
                pairs.push(Pair { given_forward, given_backward, ..Pair::new(english, turkish) });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_document::{Language, TokenKind};
    use ikiz_text::{KeyRules, Keys, SurfaceCounts, Tokenizer, is_stop_word, translations};
    use std::collections::{BTreeMap, BTreeSet};

    const HEADER: &str = "\
# Turkish keys of English keys, of the lexicon's pairs in which one side is a single content word.
# Compiled from crates/text/data/lexicon; do not edit: a test writes it. Sorted by code point.
";

    /// The keys of the content words of a phrase.
    fn keys(phrase: &str, language: Language, keys: &Keys) -> Vec<String> {
        let tokens = Tokenizer::new(language).tokens(phrase);
        let words = tokens.iter().filter(|token| token.kind != TokenKind::Punctuation);
        let content: Vec<_> = words.clone().filter(|token| !is_stop_word(&token.surface, language)).collect();
        let kept = if content.is_empty() { words.collect() } else { content };
        kept.into_iter().map(|token| keys.key(&token.surface).to_string()).collect()
    }

    fn compiled() -> String {
        let settle = |language| Keys::settle(&SurfaceCounts::default(), language, KeyRules::default());
        let (english_keys, turkish_keys) = (settle(Language::English), settle(Language::Turkish));
        let mut dictionary: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for translation in translations().filter(|translation| !translation.function_word) {
            let english = keys(translation.english, Language::English, &english_keys);
            let turkish = keys(translation.turkish, Language::Turkish, &turkish_keys);
            if english.len() > 1 && turkish.len() > 1 {
                continue;
            }
            for word in english {
                dictionary.entry(word).or_default().extend(turkish.iter().cloned());
            }
        }
        let line = |(english, turkish): (String, BTreeSet<String>)| {
            english + "\t" + &turkish.into_iter().collect::<Vec<_>>().join("\t") + "\n"
        };
        HEADER.to_owned() + &dictionary.into_iter().map(line).collect::<String>()
    }

    #[test]
    fn the_compiled_dictionary_is_that_of_the_lexicon() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/dictionary.tsv");
        let compiled = compiled();
        if std::env::var_os("UPDATE_DATA").is_some() {
            std::fs::write(path, &compiled).expect("a file that can be written");
        }
        let written = std::fs::read_to_string(path).expect("the compiled dictionary");
        assert!(written == compiled, "data/dictionary.tsv is old: UPDATE_DATA=1 cargo test -p ikiz-alignment compiled");
    }

    #[test]
    fn words_have_translations() {
        assert!(SHIPPED.turkish["teacher"].contains(&"öğretmen"));
        assert!(knows_english("develop") && knows_turkish("kütüphane") && !knows_english("blorg"));
    }
}
