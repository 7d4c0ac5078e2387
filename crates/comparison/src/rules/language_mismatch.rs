//! The language of a text is not that of its heading, or the text has a part in another language.
//!
//! Where two sections stand in each other's place, this is one finding; where all do, it is one for the document.

use crate::context::{Context, SURE_LANGUAGE};
use crate::rule::{Rule, finding};
use ikiz_document::{
    AnalyzedSection, Check, Finding, Language, LanguageTag, Message, SectionKind, Severity, Span, Twin, messages,
};
use ikiz_language::LanguageDetector;

messages! {
    other_keywords(section, declared, detected) = "language-mismatch.keywords";
    two_languages(section, detected, other, percent) = "language-mismatch.mixed";
    swapped(kind) = "language-mismatch.swapped";
    swapped_document() = "language-mismatch.swapped-document";
    other_text(section, declared, detected) = "language-mismatch.text";
    other_title(section, declared, detected) = "language-mismatch.title";
}

/// Least share of another language that is no quotation.
const LEAST_SHARE: f64 = 0.2;
/// The kinds that may be swapped.
const KINDS: [SectionKind; 4] =
    [SectionKind::Title, SectionKind::Abstract, SectionKind::Summary, SectionKind::Keywords];
/// Fewest words of such a share.
const LEAST_WORDS: f64 = 8.0;

pub(super) struct LanguageMismatch;

impl Rule for LanguageMismatch {
    fn check(&self) -> Check {
        Check::LanguageMismatch
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let twins = || context.sections.iter().filter(|section| section.section.kind.is_twin());
        let parts = twins().filter_map(|section| self.part(context, section));
        let astray: Vec<&AnalyzedSection> = twins().filter(|section| is_astray(section)).collect();
        let whole = if astray.len() > 2 && are_swapped(&astray) && !twins().any(is_in_place) {
            vec![self.swapped(context, &astray, swapped_document())]
        } else {
            self.by_kind(context, &astray)
        };
        whole.into_iter().chain(parts).collect()
    }
}

/// Whether a section is surely in another language than its heading or the file says.
fn is_astray(section: &AnalyzedSection) -> bool {
    let found = &section.section.language;
    let is_other = |declared: Language| found.tag != LanguageTag::Undetermined && found.tag != declared.into();
    section.section.declared.is_some_and(is_other) && found.confidence.value() >= SURE_LANGUAGE
}

/// Whether a section is surely in the language that its heading or the file says.
fn is_in_place(section: &AnalyzedSection) -> bool {
    let found = &section.section.language;
    section.section.declared.is_some_and(|declared| found.tag == declared.into())
        && found.confidence.value() >= SURE_LANGUAGE
}

/// Whether English ones stand in the place of Turkish ones, and Turkish ones in that of English ones.
fn are_swapped(astray: &[&AnalyzedSection]) -> bool {
    let stands_for = |language: Language| {
        let is_twin = |section: &&AnalyzedSection| section.section.language.tag == language.twin().into();
        astray.iter().filter(|section| section.section.declared == Some(language)).any(is_twin)
    };
    Twin::from_fn(stands_for).into_iter().all(|stands| stands)
}

impl LanguageMismatch {
    /// The findings about sections in other languages: of two kinds that are swapped one, else one for each section.
    fn by_kind(&self, context: &Context<'_>, astray: &[&AnalyzedSection]) -> Vec<Finding> {
        let of_kind = |kind: SectionKind| {
            let own: Vec<&AnalyzedSection> =
                astray.iter().copied().filter(|section| section.section.kind == kind).collect();
            if are_swapped(&own) {
                vec![self.swapped(context, &own, swapped(kind))]
            } else {
                own.into_iter().filter_map(|section| self.whole(context, section)).collect()
            }
        };
        KINDS.into_iter().flat_map(of_kind).collect()
    }

    /// The finding at the first of sections that are swapped.
    fn swapped(&self, context: &Context<'_>, sections: &[&AnalyzedSection], message: Message) -> Finding {
        let is_text = |section: &&AnalyzedSection| section.section.kind.is_text();
        let severity = if sections.iter().any(is_text) { Severity::Error } else { Severity::Warning };
        let found = finding(self.check(), severity, message, String::new());
        match sections.first().map(|section| &section.section) {
            Some(section) => Finding {
                section: Some(section.id),
                place: context.place(section.span),
                evidence: context.quote(section.span),
                ..found
            },
            None => found,
        }
    }

    /// The finding about a section in another language.
    fn whole(&self, context: &Context<'_>, section: &AnalyzedSection) -> Option<Finding> {
        let declared = section.section.declared?;
        let found = section.section.language.tag;
        let described = context.describe(section);
        let (severity, message) = match section.section.kind {
            SectionKind::Keywords => (Severity::Warning, other_keywords(described, declared, found)),
            SectionKind::Title => (Severity::Warning, other_title(described, declared, found)),
            _ => (Severity::Error, other_text(described, declared, found)),
        };
        Some(Finding {
            section: Some(section.section.id),
            place: context.place(section.section.span),
            ..finding(self.check(), severity, message, context.quote(section.section.span))
        })
    }

    fn part(&self, context: &Context<'_>, section: &AnalyzedSection) -> Option<Finding> {
        if !section.section.kind.is_text() {
            return None;
        }
        let main = section.section.language.tag;
        let words = section.words() as f64;
        let other = section.section.language.shares.iter().find(|share| {
            // Two third languages are as often one that is not known.
            (main.language().is_some() || share.tag.language().is_some())
                && share.tag != main
                && share.tag != LanguageTag::Undetermined
                && share.share >= LEAST_SHARE
                && share.share * words >= LEAST_WORDS
        })?;
        let span = sentence_in(context, section, other.tag).unwrap_or(section.section.span);
        let percent = (other.share * 100.0).round_ties_even() as u32;
        let message = two_languages(context.describe(section), main, other.tag, percent);
        Some(Finding {
            section: Some(section.section.id),
            place: context.place(span),
            ..finding(self.check(), Severity::Warning, message, context.quote(span))
        })
    }
}

/// The first sentence in a language.
fn sentence_in(context: &Context<'_>, section: &AnalyzedSection, tag: LanguageTag) -> Option<Span> {
    let detector = LanguageDetector::new();
    section.sentences.iter().copied().find(|&sentence| detector.detect(context.text(sentence)).tag == tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{Confidence, DetectedLanguage, Language, LanguageShare, SectionId};

    fn under_heading(kind: SectionKind, found: LanguageTag, confidence: f64) -> Vec<Finding> {
        let mut fixture = Fixture::new();
        fixture.headed("Öz", kind, Language::Turkish, "The valley was surveyed on foot in early spring.");
        fixture.sections[SectionId(1)].section.language = DetectedLanguage::new(found, Confidence::new(confidence));
        fixture.findings(&LanguageMismatch)
    }

    #[test]
    fn english_under_a_turkish_heading_is_an_error() {
        let found = under_heading(SectionKind::Abstract, LanguageTag::ENGLISH, 0.97);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(found[0].message, other_text("“Öz”", Language::Turkish, Language::English));
        let foreign = under_heading(SectionKind::Abstract, LanguageTag::Other(*b"fra"), 0.9);
        assert_eq!(foreign[0].message, other_text("“Öz”", Language::Turkish, LanguageTag::Other(*b"fra")));
        assert_eq!(under_heading(SectionKind::Keywords, LanguageTag::ENGLISH, 0.9)[0].severity, Severity::Warning);
    }

    #[test]
    fn doubt_and_agreement_are_not_found() {
        assert!(under_heading(SectionKind::Abstract, LanguageTag::ENGLISH, 0.6).is_empty());
        assert!(under_heading(SectionKind::Abstract, LanguageTag::TURKISH, 0.99).is_empty());
        assert!(under_heading(SectionKind::Abstract, LanguageTag::Undetermined, 0.99).is_empty());
    }

    /// Kinds under headings of a language, with the language in which each is.
    fn sections(sections: &[(SectionKind, Language, Language)]) -> Vec<Finding> {
        let mut fixture = Fixture::new();
        for (kind, declared, found) in sections {
            let id = fixture.headed("Öz", *kind, *declared, "The valley was surveyed on foot in early spring.");
            fixture.sections[id].section.language = DetectedLanguage::new((*found).into(), Confidence::new(0.97));
        }
        fixture.findings(&LanguageMismatch)
    }

    #[test]
    fn sections_in_the_place_of_each_other_are_one_finding() {
        use Language::{English, Turkish};
        use SectionKind::{Abstract, Keywords};
        let texts = [(Abstract, Turkish, English), (Abstract, English, Turkish)];
        let lists = [(Keywords, Turkish, English), (Keywords, English, Turkish)];
        let right = [(Abstract, Turkish, Turkish), (Abstract, English, English)];
        let found = sections(&[right, lists].concat());
        assert_eq!((found.len(), found[0].severity), (1, Severity::Warning));
        assert_eq!(found[0].message, swapped(Keywords));
        let found = sections(&[texts, lists].concat());
        assert_eq!((found.len(), found[0].severity), (1, Severity::Error));
        assert_eq!(found[0].message, swapped_document());
        let found = sections(&[texts, [(Keywords, Turkish, Turkish), (Keywords, English, English)]].concat());
        assert_eq!(found.iter().map(|one| &one.message).collect::<Vec<_>>(), [&swapped(Abstract)]);
        let found = sections(&[(Keywords, Turkish, English), (Keywords, English, English)]);
        assert_eq!(found.len(), 1, "both in one language are not swapped");
        assert!(found[0].message.code.ends_with("keywords"));
    }

    fn mixed(share: f64) -> Vec<Finding> {
        let mut fixture = Fixture::new();
        let text = "Vadideki köyler ilkbaharda yürüyerek gezildi ve kaydedildi. \
            The villages of the valley were visited on foot and recorded in spring. Sonuçlar bu kitapta toplandı.";
        fixture.headed("Öz", SectionKind::Abstract, Language::Turkish, text);
        fixture.sections[SectionId(1)].section.language.shares = vec![
            LanguageShare { tag: LanguageTag::TURKISH, share: 1.0 - share },
            LanguageShare { tag: LanguageTag::ENGLISH, share },
        ];
        fixture.findings(&LanguageMismatch)
    }

    #[test]
    fn a_second_language_inside_is_a_warning_with_its_sentence() {
        let found = mixed(0.5);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Warning));
        assert!(found[0].evidence.starts_with("The villages"), "{}", found[0].evidence);
        assert!(mixed(0.1).is_empty());
        let mut fixture = Fixture::new();
        let text =
            "Zimanê hevpar ku bi saya zimanê standard çêdibe, ne tenê têkilî û danûstendinê hêsan dike, rê dide.";
        fixture.section(SectionKind::Abstract, Language::Turkish, text);
        let language = &mut fixture.sections[SectionId(1)].section.language;
        language.tag = LanguageTag::Other(*b"afr");
        language.shares = [(*b"afr", 0.6), (*b"fra", 0.4)]
            .map(|(tag, share)| LanguageShare { tag: LanguageTag::Other(tag), share })
            .to_vec();
        assert!(fixture.findings(&LanguageMismatch).is_empty(), "neither is English or Turkish");
        assert!(mixed(0.25).is_empty(), "fewer than eight words");
    }
}
