//! Translations from other sources than the lexicon: the user's word pairs under the keys of a corpus, what was learned
//! from other texts, and what is learned from these texts.

use crate::analysis::Analyzer;
use ikiz_alignment::{AlignmentOptions, Learn, TrainingText, TranslationModel};
use ikiz_document::{Allowance, Language, TokenKind, Twin};
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
    pub fn start(&self, keys: &Twin<Keys>) -> Start {
        let model = self.model.as_deref().cloned().unwrap_or_default();
        let terms = terms(&self.words, keys, &Analyzer::new(None));
        let words = terms.iter().flat_map(|(english, turkish)| [english, turkish]);
        let words = words.flat_map(|term| [term.join(" "), "\n".to_owned()]).collect::<String>().into_bytes();
        let own = Dictionary::of_terms(terms);
        Start { model: model.with_dictionaries(vec![Dictionary::shipped(), Arc::new(own)]), words }
    }

    /// The model after learning from text pairs, if learning is on. A pair is not learned from if it
    /// needs more than the allowance.
    pub fn learned(
        &self,
        start: TranslationModel,
        corpus: Vec<TrainingText<'_>>,
        allowance: Allowance,
    ) -> TranslationModel {
        match self.model {
            Some(_) => start,
            None => start.learn_corrected(corpus, &AlignmentOptions { allowance, ..self.options() }),
        }
    }

    /// The options for learning.
    pub fn options(&self) -> AlignmentOptions {
        AlignmentOptions { learn: self.learn, ..AlignmentOptions::default() }
    }
}

/// What is known before anything is learned.
pub struct Start {
    /// The model.
    pub model: TranslationModel,
    /// The user's word pairs under the keys of the corpus: all in the model that depends on the corpus.
    pub words: Vec<u8>,
}

/// The user's word pairs, English and Turkish, as keys. If a file does not name its sides, the words that the lexicon
/// has decide which side is English.
fn terms(words: &[WordPairs], keys: &Twin<Keys>, analyzer: &Analyzer) -> Vec<(Vec<String>, Vec<String>)> {
    let terms = Terms { keys, analyzer };
    let of_file = |WordPairs { pairs, sides_are_named }: &WordPairs| {
        let swapped = !sides_are_named && terms.are_swapped(pairs);
        let pairs = pairs.iter().map(|pair| if swapped { pair.as_ref().swapped() } else { pair.as_ref() });
        let keys = |pair: Twin<&String>| {
            (terms.keys(pair.english, Language::English), terms.keys(pair.turkish, Language::Turkish))
        };
        pairs.map(keys).collect::<Vec<_>>()
    };
    words.iter().flat_map(of_file).collect()
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
            let terms = terms(&[WordPairs { pairs, sides_are_named: false }], &keys, &analyzer);
            let dictionary = Dictionary::of_terms(terms);
            assert!(dictionary.knows("blorg", Language::English) && dictionary.knows("school", Language::English));
            assert!(dictionary.knows("zıpır", Language::Turkish) && !dictionary.knows("zıpır", Language::English));
        }
    }
}
