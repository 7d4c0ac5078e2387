//! Which of the short texts and long texts a heading such as Özet or Summary stands over.

use crate::headings::known::HeadingKind;
use ikiz_document::{LanguageTag, SectionKind};

/// How many times longer than the short form a late text is that is the long one.
const LONGER: usize = 2;

/// What is known of a text for the decision.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextFacts {
    /// What its heading says.
    pub heading: HeadingKind,
    /// The language of the text.
    pub language: LanguageTag,
    /// Its words.
    pub words: usize,
    /// Body or references stand before it in its source.
    pub after_body: bool,
}

/// The kinds of a document's texts, in their order.
pub(crate) fn kinds(texts: &[TextFacts]) -> Vec<SectionKind> {
    let short = |language: LanguageTag| {
        texts.iter().find(|text| text.heading == HeadingKind::Abstract && text.language == language)
    };
    let any_short = texts.iter().find(|text| text.heading == HeadingKind::Abstract);
    let mut kinds: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| match text.heading {
            HeadingKind::Abstract => SectionKind::Abstract,
            HeadingKind::Either => {
                let earlier = texts[..index].iter().find(|before| {
                    before.heading == HeadingKind::Either && before.language == text.language && !before.after_body
                });
                let late_twin = any_short.is_some_and(|short| text.after_body && text.words >= LONGER * short.words);
                let late_second = earlier.is_some_and(|before| text.after_body && text.words >= LONGER * before.words);
                if short(text.language).is_some() || late_twin || late_second {
                    SectionKind::Summary
                } else {
                    SectionKind::Abstract
                }
            }
            _ => SectionKind::Summary,
        })
        .collect();
    // The twin of a long form is one: Özet beside Summary behind the body, where only Summary has a short form besides.
    for index in 0..texts.len() {
        let text = texts[index];
        let twin = texts.iter().zip(&kinds).any(|(other, kind)| {
            *kind == SectionKind::Summary
                && other.language != text.language
                && other.after_body
                && other.heading == HeadingKind::Either
        });
        if text.heading == HeadingKind::Either && text.after_body && twin {
            kinds[index] = SectionKind::Summary;
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;
    use HeadingKind::{Abstract, Either, Summary};
    use SectionKind as Kind;

    fn facts(heading: HeadingKind, language: LanguageTag, words: usize, after_body: bool) -> TextFacts {
        TextFacts { heading, language, words, after_body }
    }

    const EN: LanguageTag = LanguageTag::ENGLISH;
    const TR: LanguageTag = LanguageTag::TURKISH;

    #[test]
    fn the_only_pair_is_the_short_form() {
        assert_eq!(kinds(&[facts(Either, TR, 200, false), facts(Either, EN, 210, false)]), [Kind::Abstract; 2]);
        assert_eq!(kinds(&[facts(Either, TR, 200, false), facts(Abstract, EN, 210, false)]), [Kind::Abstract; 2]);
        assert_eq!(kinds(&[facts(Abstract, EN, 200, false), facts(Either, TR, 190, true)]), [Kind::Abstract; 2]);
    }

    #[test]
    fn a_short_form_in_the_same_language_makes_the_other_the_long_one() {
        let texts = [facts(Abstract, EN, 120, false), facts(Abstract, TR, 110, false), facts(Either, TR, 130, true)];
        assert_eq!(kinds(&texts), [Kind::Abstract, Kind::Abstract, Kind::Summary]);
    }

    #[test]
    fn the_twin_of_a_long_form_is_long() {
        let texts = [facts(Abstract, TR, 300, false), facts(Either, EN, 500, true), facts(Either, TR, 480, true)];
        assert_eq!(kinds(&texts), [Kind::Abstract, Kind::Summary, Kind::Summary]);
        let texts = [facts(Abstract, TR, 150, false), facts(Summary, EN, 700, true)];
        assert_eq!(kinds(&texts), [Kind::Abstract, Kind::Summary]);
    }
}
