//! What part of speech a lemma can be, as far as the lexicon knows.

use super::root::{Root, Roots};
use ikiz_document::Language;

/// The most nominal part of speech of a lemma: a word that is both noun and verb is a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfSpeech {
    /// A noun or a name.
    Noun,
    /// An adjective; in Turkish also an adverb or a numeral, which the roots do not distinguish.
    Adjective,
    /// An adverb or a numeral.
    Adverb,
    /// A verb and nothing else.
    Verb,
    /// A function word or a particle.
    Function,
}

/// The part of speech of a key; `None` where the lexicon does not know it.
pub fn part_of_speech(key: &str, language: Language) -> Option<PartOfSpeech> {
    let root = Roots::of(language).get(key)?;
    let part = if root.has(Root::NOUN) || root.has(Root::NAME) {
        PartOfSpeech::Noun
    } else if root.has(Root::ADJECTIVE) || root.has(Root::NOMINAL) && language == Language::Turkish {
        PartOfSpeech::Adjective
    } else if root.has(Root::NOMINAL) {
        PartOfSpeech::Adverb
    } else if root.has(Root::VERB) {
        PartOfSpeech::Verb
    } else {
        PartOfSpeech::Function
    };
    Some(part)
}

/// Whether a key is a name and nothing else, as far as the lexicon knows.
pub fn is_name(key: &str, language: Language) -> bool {
    let is_only_name = |root: Root| root.has(Root::NAME) && !root.has(OTHER_PARTS);
    Roots::of(language).get(key).is_some_and(is_only_name)
}

/// What a name may be besides.
const OTHER_PARTS: Root =
    Root::NOUN.with(Root::NOMINAL).with(Root::ADJECTIVE).with(Root::VERB).with(Root::FUNCTION).with(Root::INVARIABLE);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_that_is_also_a_verb_is_a_noun() {
        let part = |key, language| part_of_speech(key, language);
        assert_eq!(part("train", Language::English), Some(PartOfSpeech::Noun));
        assert_eq!(part("improve", Language::English), Some(PartOfSpeech::Verb));
        assert_eq!(part("seldom", Language::English), Some(PartOfSpeech::Adverb));
        assert_eq!(part("okul", Language::Turkish), Some(PartOfSpeech::Noun));
        assert_eq!(part("incele", Language::Turkish), Some(PartOfSpeech::Verb));
        assert_eq!(part("blorg", Language::English), None);
    }

    #[test]
    fn a_name_that_is_also_a_word_is_no_name_for_sure() {
        assert!(is_name("ankara", Language::Turkish) && is_name("finland", Language::English));
        assert!(!is_name("okul", Language::Turkish) && !is_name("blorg", Language::English));
    }
}
