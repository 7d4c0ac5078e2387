//! The class of an English word.

use super::class::{Classifier, WordClass};
use super::endings::Endings;
use ikiz_document::Language;
use ikiz_text::{PartOfSpeech, irregular_lemma};

/// The class of a word: of the lexicon, of its singular or its irregular lemma, else by its ending. Forms in `-ed` and
/// `-ing` are classes of their own.
pub(super) fn class(word: &str, known: &Classifier) -> WordClass {
    let is_past = word.ends_with("ed") && word.len() > 4;
    if let Some(listed) = known.listed(word) {
        let is_past = is_past && !word.contains('-');
        let is_participle =
            listed == WordClass::Adjective && (is_past || Endings::of(Language::English).past.contains(&word));
        return if is_participle { WordClass::Past } else { listed };
    }
    if let Some((_, last)) = word.rsplit_once('-') {
        return match class(last, known) {
            WordClass::Adjective | WordClass::Past | WordClass::Gerund | WordClass::Verb => WordClass::Adjective,
            WordClass::Noun | WordClass::Case | WordClass::Of | WordClass::Other => WordClass::Noun,
        };
    }
    let irregular = irregular_lemma(word);
    if let Some(class) = of_inflected(word, irregular, known) {
        return class;
    }
    if is_past {
        return WordClass::Past;
    }
    if word.ends_with("ing") && word.len() > 5 {
        return WordClass::Gerund;
    }
    if word.ends_with("ly") {
        return WordClass::Other;
    }
    let is_verb = |lemma| known.lemmas.parts(lemma).is_some_and(|parts| parts.has(PartOfSpeech::Verb));
    if irregular.is_some_and(is_verb) {
        return WordClass::Verb;
    }
    let is_adjective = Endings::of(Language::English).adjective.iter().any(|ending| word.ends_with(ending));
    if is_adjective { WordClass::Adjective } else { WordClass::Noun }
}

/// The class of a form in `-s`, or of an irregular one, whose lemma is in the lexicon.
fn of_inflected(word: &str, irregular: Option<&str>, known: &Classifier) -> Option<WordClass> {
    let is_long = word.len() > 4;
    let singular = word.strip_suffix("ies").filter(|_| is_long).map(|stem| format!("{stem}y"));
    let without_s = word.strip_suffix('s').filter(|stem| !stem.ends_with('s'));
    let without_es = word.strip_suffix("es").filter(|_| is_long);
    let irregular = irregular.filter(|_| !word.ends_with("ed") && !word.ends_with("ing"));
    for lemma in [singular.as_deref(), without_s, without_es, irregular].into_iter().flatten() {
        let Some(parts) = known.lemmas.parts(lemma) else { continue };
        let is_noun = parts.has(PartOfSpeech::Noun);
        if !is_noun && parts.has(PartOfSpeech::Verb) {
            return Some(WordClass::Verb);
        }
        if is_noun || parts.has(PartOfSpeech::Adjective) {
            return Some(WordClass::Noun);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words_have_classes() {
        let known = Classifier::of(Language::English);
        for (word, class) in [
            ("network", WordClass::Noun),
            ("children", WordClass::Noun),
            ("policies", WordClass::Noun),
            ("fpnns", WordClass::Noun),
            ("statistical", WordClass::Adjective),
            ("rule-based", WordClass::Adjective),
            ("covid-19", WordClass::Noun),
            ("distributed", WordClass::Past),
            ("upscaling", WordClass::Gerund),
            ("improves", WordClass::Verb),
            ("quickly", WordClass::Other),
            ("the", WordClass::Other),
            ("three", WordClass::Other),
        ] {
            assert_eq!(super::class(word, &known), class, "{word}");
        }
    }
}
