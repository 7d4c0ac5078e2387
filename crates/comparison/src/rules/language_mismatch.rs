//! The language of a text is not that of its heading, or the text has a part in another language.

use crate::context::{Context, SURE_LANGUAGE};
use crate::rule::{Rule, finding};
use ikiz_document::{AnalyzedSection, Check, Finding, LanguageTag, SectionKind, Severity, Span, messages};
use ikiz_language::LanguageDetector;

messages! {
    other_keywords(section, declared, detected) = "language-mismatch.keywords";
    two_languages(section, detected, other, percent) = "language-mismatch.mixed";
    other_text(section, declared, detected) = "language-mismatch.text";
    other_title(section, declared, detected) = "language-mismatch.title";
}

/// Least share of another language that is no quotation.
const LEAST_SHARE: f64 = 0.2;
/// Fewest words of such a share.
const LEAST_WORDS: f64 = 8.0;

pub(super) struct LanguageMismatch;

impl Rule for LanguageMismatch {
    fn check(&self) -> Check {
        Check::LanguageMismatch
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let twins = context.sections.iter().filter(|section| section.section.kind.is_twin());
        twins.flat_map(|section| self.whole(context, section).into_iter().chain(self.part(context, section))).collect()
    }
}

impl LanguageMismatch {
    fn whole(&self, context: &Context<'_>, section: &AnalyzedSection) -> Option<Finding> {
        let declared = section.section.declared?;
        let found = &section.section.language;
        let is_other = found.tag != LanguageTag::Undetermined && found.tag != declared.into();
        if !is_other || found.confidence.value() < SURE_LANGUAGE {
            return None;
        }
        let described = context.describe(section);
        let (severity, message) = match section.section.kind {
            SectionKind::Keywords => (Severity::Warning, other_keywords(described, declared, found.tag)),
            SectionKind::Title => (Severity::Warning, other_title(described, declared, found.tag)),
            _ => (Severity::Error, other_text(described, declared, found.tag)),
        };
        Some(Finding {
            section: Some(section.section.id),
            place: context.place(section.section.span),
            ..finding(self.check(), severity, message, context.quote(section.section.span))
        })
    }

    fn part(&self, context: &Context<'_>, section: &AnalyzedSection) -> Option<Finding> {
        if !matches!(section.section.kind, SectionKind::Abstract | SectionKind::Summary) {
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
