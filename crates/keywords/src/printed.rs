//! How a phrase is printed in a corpus.

use crate::form::{Forms, without_ending};
use crate::style::{Style, printed};
use crate::surface::lower_case;
use ikiz_document::{Language, SectionKind, Token};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The printed forms of a phrase with their counts. The order of adding makes no difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedForms(Forms);

/// A sentence whose phrases are looked at.
#[derive(Clone, Copy, Debug)]
pub struct PrintedSentence<'a> {
    text: &'a str,
    tokens: &'a [Token],
    style: Style,
    language: Language,
}

impl<'a> PrintedSentence<'a> {
    /// The sentence of these tokens, in a section of that kind; `text` is that of the document.
    pub fn new(text: &'a str, tokens: &'a [Token], kind: SectionKind, language: Language) -> Self {
        Self { text, tokens, style: Style::of(text, tokens, kind), language }
    }
}

impl PrintedForms {
    /// Adds the words at `place` of a sentence.
    pub fn add(&mut self, sentence: &PrintedSentence<'_>, place: Range<usize>) {
        let PrintedSentence { text, tokens, style, language } = *sentence;
        let words = &tokens[place.clone()];
        let Some(last) = words.last() else { return };
        let lower = joined(words, lower_case, without_ending(&last.surface, language));
        let decides = |at: usize| style.decides(printed(text, &tokens[at]), at == 0, language);
        let shown = place
            .clone()
            .all(decides)
            .then(|| joined(words, |token| printed(text, token), without_ending(printed(text, last), language)));
        self.0.add(&lower, shown.as_deref());
    }

    /// Adds the forms of the same phrase.
    pub fn merge(&mut self, other: &Self) {
        self.0.merge(&other.0);
    }

    /// Each form in lower case, as it is shown, and its count; sorted by lower case.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str, usize)> {
        self.0.all().into_iter().map(|form| (&*form.lower, form.display(), form.count as usize))
    }
}

/// The words with the form of the last; marks stand at the words at which they are printed.
fn joined<'t>(words: &'t [Token], form: impl Fn(&'t Token) -> &'t str, last: &str) -> String {
    let mut phrase = String::new();
    for neighbours in words.windows(2) {
        phrase.push_str(form(&neighbours[0]));
        if neighbours[0].span.end < neighbours[1].span.start {
            phrase.push(' ');
        }
    }
    phrase.push_str(last);
    phrase
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::analyzed;

    fn forms(text: &str, place: Range<usize>, kind: SectionKind) -> Vec<(String, String, usize)> {
        let section = analyzed(text, Language::Turkish, kind);
        let mut forms = PrintedForms::default();
        forms.add(&PrintedSentence::new(text, &section.tokens, kind, Language::Turkish), place);
        forms.all().map(|(lower, shown, count)| (lower.to_owned(), shown.to_owned(), count)).collect()
    }

    #[test]
    fn an_acronym_before_other_words_has_no_mark() {
        let expected = ("usa ekonomisi".to_owned(), "usa ekonomisi".to_owned(), 1);
        assert_eq!(forms("USA Ekonomisi ve Ticareti", 0..2, SectionKind::Title), [expected]);
    }

    #[test]
    fn capitals_of_names_stay() {
        let text = "Burada Avrupa Birliği’nin yeni kararları ayrıca incelendi.";
        let expected = ("avrupa birliği".to_owned(), "Avrupa Birliği".to_owned(), 1);
        assert_eq!(forms(text, 1..3, SectionKind::Abstract), [expected]);
        let expected = ("sinir ağı".to_owned(), "sinir ağı".to_owned(), 1);
        assert_eq!(forms("Sinir Ağı", 0..2, SectionKind::Keywords), [expected], "capitals by custom");
        let expected = ("karar verme (kv)".to_owned(), "karar verme (kv)".to_owned(), 1);
        assert_eq!(forms("Karar Verme (KV)", 0..5, SectionKind::Keywords), [expected], "marks at their words");
    }
}
