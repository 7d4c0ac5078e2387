//! What a term is in a list of terms: a term, words about the study itself, a form of a verb, or a modifier alone.

use crate::word_list::WordLists;
use ikiz_document::{Language, TermKind};
use ikiz_text::{PartOfSpeech, part_of_speech};

/// The kind of a term by its most frequent form (in lower case) and its key, words separated by blanks.
///
/// Where all words are about the study itself, as they are printed or by their keys, it is a frame. Else the last word
/// decides: an inflected form that ends no key phrase (`used`, `korumuştur`) is a verb; then the part of speech that the
/// lexicon has for the key; and where it does not know the key, the lists and endings of words that end no key phrase.
pub(crate) fn term_kind(form: &str, key: &str, language: Language) -> TermKind {
    let lists = WordLists::of(language);
    let is_frame = |(word, key): (&str, &str)| lists.is_frame(word) || lists.is_frame(key);
    if form.split(' ').zip(key.split(' ')).all(is_frame) {
        return TermKind::Frame;
    }
    let (last, last_key) = (last_word(form), last_word(key));
    let is_phrase = key.contains(' ');
    let is_past = language == Language::English && last.ends_with("ed");
    let is_form = last != last_key && (is_past || lists.is_non_final(last));
    match part_of_speech(last_key, language) {
        Some(PartOfSpeech::Noun) if is_form => TermKind::Verb,
        Some(PartOfSpeech::Noun) => TermKind::Term,
        Some(PartOfSpeech::Verb) => TermKind::Verb,
        Some(_) if !is_phrase => TermKind::Modifier,
        None if lists.is_non_final(last) => TermKind::Verb,
        _ => TermKind::Term,
    }
}

fn last_word(words: &str) -> &str {
    words.rsplit(' ').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_and_frames_are_no_terms() {
        let (english, turkish) = (Language::English, Language::Turkish);
        for (form, key, language, kind) in [
            ("use", "use", english, TermKind::Frame),
            ("results", "result", english, TermKind::Frame),
            ("used", "use", english, TermKind::Frame),
            ("improve", "improve", english, TermKind::Verb),
            ("samples measured", "sample measure", english, TermKind::Verb),
            ("prices", "price", english, TermKind::Term),
            ("olive oil", "olive oil", english, TermKind::Term),
            ("economic", "economic", english, TermKind::Modifier),
            ("şekil", "şekil", turkish, TermKind::Frame),
            ("kullanılmıştır", "kullan", turkish, TermKind::Verb),
            ("verileri incelenmiştir", "veri incele", turkish, TermKind::Verb),
            ("su kalitesi", "su kalite", turkish, TermKind::Term),
        ] {
            assert_eq!(term_kind(form, key, language), kind, "{form}");
        }
    }
}
