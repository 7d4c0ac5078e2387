//! The terms of a document: single keys and phrases of two or three, as numbers, with the places where they occur.

use crate::side_terms::SideTerms;
use ikiz_document::{AnalyzedSection, SectionKind, Twin};
use ikiz_text::OwnStopWords;

/// The terms of a document's sections in both languages, without references: keys of words that are no stop words and
/// have two letters or more, and phrases of two or three such keys in a sentence with only blanks between them; in
/// English also `x of y`.
#[derive(Debug)]
pub struct DocumentTerms<'a> {
    text: &'a str,
    pub(crate) sides: Twin<SideTerms<'a>>,
}

impl<'a> DocumentTerms<'a> {
    /// Counts the terms of sections. Their tokens must have their keys; `text` is that of the document.
    pub fn of(text: &'a str, sections: impl IntoIterator<Item = &'a AnalyzedSection>) -> Self {
        Self::without(None, text, sections)
    }

    /// As [`Self::of`]; no term has a word that is a stop word of the user's own.
    pub fn without(
        stop_words: Option<&'a OwnStopWords>,
        text: &'a str,
        sections: impl IntoIterator<Item = &'a AnalyzedSection>,
    ) -> Self {
        let mut sides = Twin::from_fn(|language| SideTerms::new(language, stop_words));
        for section in sections {
            if let (Some(language), true) =
                (section.section.language.tag.language(), section.section.kind != SectionKind::References)
            {
                sides.of_mut(language).add(text, section);
            }
        }
        Self { text, sides }
    }

    /// The text of the document.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Sample, key, keys};
    use crate::form::Forms;
    use crate::phrase::count_phrase;
    use crate::side_terms::Term;
    use crate::term::TermNumber;
    use ikiz_document::{Key, KindCounts, Language};
    use proptest::prelude::*;

    fn find<'t>(side: &'t SideTerms, keys: &[Key], language: Language) -> Option<&'t Term> {
        let number = TermNumber::of(keys, language);
        side.terms.entries().iter().find(|term| term.number == number)
    }

    fn count(document: &DocumentTerms, phrase: &str, language: Language) -> u32 {
        let side = document.sides.of(language);
        find(side, &keys(phrase, language), language).map_or(0, |term| term.counts.total())
    }

    /// The forms of a term as they are shown.
    fn forms(sample: &Sample, keys: &[Key], language: Language) -> Vec<(String, u32)> {
        let document = sample.terms();
        let side = document.sides.of(language);
        let mut forms = Forms::default();
        if let Some(term) = find(side, keys, language) {
            side.add_forms(&sample.text, term, &mut forms);
        }
        forms.shown().into_iter().map(|(form, count)| (form.to_owned(), count)).collect()
    }

    #[test]
    fn inflections_and_capitals_are_one_term() {
        let text = "NATO’nun genişlemesi tartışıldı. Üyeler NATO’ya güveniyor, ama NATO küçük kaldı.";
        let sample = Sample::new(text, Language::Turkish);
        let nato = [key("nato", Language::Turkish)];
        assert_eq!(forms(&sample, &nato, Language::Turkish), [("NATO".to_owned(), 3)]);
    }

    #[test]
    fn a_capital_at_the_start_of_a_sentence_marks_no_name() {
        let sample = Sample::new("Rivers rise here. Old bridges cross rivers near Konya.", Language::English);
        let forms = |phrase: &str| forms(&sample, &keys(phrase, Language::English), Language::English);
        assert_eq!(forms("rivers"), [("rivers".to_owned(), 2)]);
        assert_eq!(forms("konya"), [("Konya".to_owned(), 1)]);
        assert_eq!(forms("old bridges"), [("old bridges".to_owned(), 1)]);
    }

    #[test]
    fn an_acronym_before_other_words_is_printed_without_its_mark() {
        let title = "USA Ekonomisi ve Ticareti";
        let sample = Sample::default().with(title, Language::Turkish, SectionKind::Title);
        let keys: Vec<Key> = sample.sections[0].tokens[..2].iter().filter_map(|token| token.key.clone()).collect();
        assert_eq!(&*sample.sections[0].tokens[0].surface, "usa'");
        assert_eq!(forms(&sample, &keys, Language::Turkish), [("usa ekonomisi".to_owned(), 1)]);
    }

    #[test]
    fn phrases_end_at_stop_words_and_marks() {
        let sample = Sample::new("The quality of service, network load and 12 routers.", Language::English);
        let terms = sample.terms();
        let count = |phrase: &str| count(&terms, phrase, Language::English);
        assert_eq!(count("quality of service"), 1);
        assert_eq!(count("network load"), 1);
        assert_eq!(count("service network"), 0, "a comma stands between");
        assert_eq!(count("load and"), 0);
        assert_eq!(count("of service"), 0);
        assert_eq!(count("12"), 0, "a number is no term");
        assert_eq!(terms.sides.as_ref().map(|side| side.words), Twin::new(9, 0));
    }

    #[test]
    fn titles_in_capitals_keep_turkish_letters() {
        let sample = Sample::default().with("KIRSAL KALKINMA İZMİR", Language::Turkish, SectionKind::Title);
        let forms = |phrase: &str| forms(&sample, &keys(phrase, Language::Turkish), Language::Turkish);
        assert_eq!(forms("kırsal kalkınma"), [("kırsal kalkınma".to_owned(), 1)]);
        assert_eq!(forms("izmir"), [("izmir".to_owned(), 1)]);
    }

    #[test]
    fn counts_are_kept_by_kind_of_section_and_references_are_left_out() {
        let english = Language::English;
        let sample = Sample::default()
            .with("Olive oil", english, SectionKind::Title)
            .with("We pressed olive oil. Olive oil keeps.", english, SectionKind::Abstract)
            .with("Olive oil is old.", english, SectionKind::Summary)
            .with("olive oil, presses", english, SectionKind::Keywords)
            .with("Olive oil, olive oil, olive oil, olive oil.", english, SectionKind::Body)
            .with("Olive oil (2001).", english, SectionKind::References)
            .with("Olive oil sözü.", Language::Turkish, SectionKind::Body);
        let document = sample.terms();
        let term = find(&document.sides.english, &keys("olive oil", english), english).unwrap();
        assert_eq!(term.counts, KindCounts { title: 1, abstracts: 3, keywords: 1, body: 4 });
        assert_eq!(count(&document, "olive oil", Language::Turkish), 1);
    }

    proptest! {
        #[test]
        fn counts_are_the_sums_of_their_forms(text in "([a-cğİı’' .\n1-3A]{0,9}[ ,.]){0,12}") {
            for language in Language::BOTH {
                let sample = Sample::new(&text, language);
                let document = sample.terms();
                let side = document.sides.of(language);
                for term in side.terms.entries() {
                    let mut forms = Forms::default();
                    side.add_forms(&text, term, &mut forms);
                    let forms = forms.all();
                    prop_assert_eq!(term.counts.total(), forms.iter().map(|form| form.count).sum::<u32>());
                    let keys: Vec<Key> = side.keys(term).cloned().collect();
                    prop_assert_eq!(TermNumber::of(&keys, language), term.number);
                    if let [_] = &*keys {
                        prop_assert!(term.counts.total() as usize <= count_phrase(&keys, &sample.sections[0].tokens));
                    }
                }
            }
        }

        #[test]
        fn any_text_is_counted(text in any::<String>()) {
            for language in Language::BOTH {
                Sample::new(&text, language).terms();
            }
        }
    }
}
