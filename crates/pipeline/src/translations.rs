//! Translations from other sources than the lexicon: the user's word pairs under the keys of a corpus, what was learned
//! from other texts, and what is learned from these texts.

use crate::analysis::Analyzer;
use ikiz_alignment::{AlignmentOptions, Bitext, Learn, TranslationModel};
use ikiz_document::{Language, TokenKind, Twin};
use ikiz_text::{Dictionary, Keys, WordPairs, is_stop_word};
use std::sync::Arc;

/// Number of word pairs that are examined to find which side is English.
const PROBED: usize = 2000;

/// Sources of translations, in addition to the lexicon of the program.
#[derive(Clone, Debug, Default)]
pub struct Translations {
    /// Whether translations are learned from the texts.
    pub learn: Learn,
    /// The user's own word pairs, one item for each file.
    pub words: Vec<WordPairs>,
    /// A model learned from other texts; if given, nothing is learned from these texts.
    pub model: Option<Arc<TranslationModel>>,
}

impl Translations {
    /// The model before learning.
    pub fn start(&self, keys: &Twin<Keys>) -> TranslationModel {
        let model = self.model.as_deref().cloned().unwrap_or_default();
        let own = dictionary(&self.words, keys, &Analyzer::new(None));
        model.with_dictionaries(vec![Dictionary::shipped(), Arc::new(own)])
    }

    /// The model after learning from text pairs with their digests, if learning is on.
    pub fn learned(&self, start: TranslationModel, corpus: &[(&str, &Bitext)]) -> TranslationModel {
        match self.model {
            Some(_) => start,
            None => start.learn(corpus, &self.options()),
        }
    }

    /// The options for learning.
    pub fn options(&self) -> AlignmentOptions {
        AlignmentOptions { learn: self.learn, ..AlignmentOptions::default() }
    }
}

/// The dictionary of the user's word pairs. If a file does not name its sides, the words that the lexicon has decide
/// which side is English.
fn dictionary(words: &[WordPairs], keys: &Twin<Keys>, analyzer: &Analyzer) -> Dictionary {
    let terms = Terms { keys, analyzer };
    Dictionary::of_terms(words.iter().flat_map(|WordPairs { pairs, sides_are_named }| {
        let swapped = !sides_are_named && terms.are_swapped(pairs);
        pairs.iter().map(move |pair| {
            let pair = if swapped { pair.as_ref().swapped() } else { pair.as_ref() };
            (terms.keys(pair.english, Language::English), terms.keys(pair.turkish, Language::Turkish))
        })
    }))
}

#[derive(Clone, Copy)]
struct Terms<'a> {
    keys: &'a Twin<Keys>,
    analyzer: &'a Analyzer,
}

impl Terms<'_> {
    /// The keys of the content words of a term, or of all its words if it has no content words.
    fn keys(&self, term: &str, language: Language) -> Vec<String> {
        let tokens = self.analyzer.tokens(&ikiz_text::nfc(term), 0, language);
        let words = || tokens.iter().filter(|token| token.kind != TokenKind::Punctuation);
        let key = |surface: &str| self.keys.of(language).key(surface).to_string();
        let content = words().filter(|token| !is_stop_word(&token.surface, language));
        let found: Vec<String> = content.map(|token| key(&token.surface)).collect();
        if found.is_empty() { words().map(|token| key(&token.surface)).collect() } else { found }
    }

    /// Whether the first sides are Turkish, by the words that the lexicon has.
    fn are_swapped(&self, pairs: &[Twin<String>]) -> bool {
        let lexicon = Dictionary::shipped();
        let known = |term: &str, language: Language| {
            self.keys(term, language).iter().filter(|key| lexicon.knows(key, language)).count()
        };
        let probed = || pairs.iter().step_by(pairs.len() / PROBED + 1);
        let count = |first: Language, second: Language| {
            probed().map(|pair| known(&pair.english, first) + known(&pair.turkish, second)).sum::<usize>()
        };
        count(Language::Turkish, Language::English) > count(Language::English, Language::Turkish)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::settled;
    use ikiz_text::KeyRules;

    #[test]
    fn sides_are_recognized_by_their_words() {
        let keys = settled(&Twin::default(), KeyRules::default());
        let analyzer = Analyzer::new(None);
        let pair = |english: &str, turkish: &str| Twin::new(english.to_owned(), turkish.to_owned());
        let given = vec![pair("blorg", "zıpır"), pair("soil", "toprak"), pair("schools", "okullar")];
        let swapped = given.iter().cloned().map(Twin::swapped).collect();
        for pairs in [given, swapped] {
            let dictionary = dictionary(&[WordPairs { pairs, sides_are_named: false }], &keys, &analyzer);
            assert!(dictionary.knows("blorg", Language::English) && dictionary.knows("school", Language::English));
            assert!(dictionary.knows("zıpır", Language::Turkish) && !dictionary.knows("zıpır", Language::English));
        }
    }
}
