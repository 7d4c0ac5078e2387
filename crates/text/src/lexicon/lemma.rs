//! All lemmas of the lexicon, as its files have them.

use super::PartOfSpeech;
use super::field::translations;
use ikiz_document::Language;

/// A lemma with one of its parts of speech. A lemma may come several times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lemma {
    /// One word or more, lower case; Turkish verbs are infinitives.
    pub text: &'static str,
    /// The part of speech.
    pub part: PartOfSpeech,
    /// Whether it is a term of a field of knowledge, not a word of any text.
    pub is_term: bool,
}

/// The lemmas of a language, in the order of the files.
pub fn lemmas(language: Language) -> impl Iterator<Item = Lemma> {
    translations().map(move |pair| Lemma {
        text: pair.words.of(language),
        part: match pair.part {
            "noun" | "name" => PartOfSpeech::Noun,
            "adjective" => PartOfSpeech::Adjective,
            "adverb" => PartOfSpeech::Adverb,
            "verb" => PartOfSpeech::Verb,
            _ => PartOfSpeech::Function,
        },
        is_term: pair.is_term,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_of_fields_are_told_from_words_of_any_text() {
        let is_term = |text: &str, language: Language| {
            lemmas(language).filter(|lemma| lemma.text == text).any(|lemma| lemma.is_term)
        };
        assert!(is_term("access control", Language::English) && is_term("karınca kolonisi", Language::Turkish));
        assert!(!is_term("the", Language::English) && !is_term("ankara", Language::Turkish));
    }
}
