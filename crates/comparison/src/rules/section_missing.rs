//! A section has no twin, or an abstract or keyword list is missing altogether.
//!
//! What is missing altogether is reported once: sections without a twin for that reason are not reported again. A record
//! that is in one language is one note, and so is a record without keywords: nobody completes the records of an archive
//! one by one. A summary in one language beside an abstract in the other is how journals ask for extended summaries.
//! Sections that are too different from their candidate are left to `content-mismatch`.

use crate::context::Context;
use crate::rule::{Rule, finding};
use ikiz_document::{
    Argument, Check, Finding, Language, LanguageTag, Message, Pairing, SectionId, SectionKind, Severity, Span,
    UnpairedReason, messages,
};

messages! {
    no_abstract(language) = "section-missing.abstract";
    no_abstract_in_both() = "section-missing.abstract-in-both";
    no_text_under(heading) = "section-missing.bare-heading";
    no_section() = "section-missing.everything";
    record_in_one_language(language, missing) = "section-missing.record";
    record_in_foreign_language() = "section-missing.record-foreign-language";
    no_keywords(language) = "section-missing.keywords";
    no_keywords_in_both() = "section-missing.keywords-in-both";
    text_candidate_taken(section, language) = "section-missing.text-candidate-taken";
    text_in_foreign_language(section) = "section-missing.text-foreign-language";
    text_without_candidate(section, language) = "section-missing.text-no-candidate";
    text_in_unknown_language(section) = "section-missing.text-unknown-language";
    title_candidate_taken(section, language) = "section-missing.title-candidate-taken";
    title_in_foreign_language(section) = "section-missing.title-foreign-language";
    title_without_candidate(section, language) = "section-missing.title-no-candidate";
    title_in_unknown_language(section) = "section-missing.title-unknown-language";
}

/// What a document has in neither language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absent {
    /// Abstracts and summaries.
    Texts,
    /// Keyword lists.
    Keywords,
    /// Both.
    All,
}

/// What a finding of this check says to be missing in both languages.
pub(crate) fn missing_in_both(found: &Finding) -> Option<Absent> {
    let said = [
        (no_abstract_in_both(), Absent::Texts),
        (no_keywords_in_both(), Absent::Keywords),
        (no_section(), Absent::All),
    ];
    said.into_iter().find(|(message, _)| *message == found.message).map(|(_, absent)| absent)
}

pub(super) struct SectionMissing;

impl Rule for SectionMissing {
    fn check(&self) -> Check {
        Check::SectionMissing
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let texts = Presence::of(context, SectionKind::is_text);
        let lists = Presence::of(context, |kind| kind == SectionKind::Keywords);
        if let Some((language, message)) = of_record(context) {
            let found = finding(self.check(), Severity::Note, message, String::new());
            return vec![at_first(context, &texts, language, found)];
        }
        let mut findings: Vec<Finding> = context.bare_headings.iter().map(|span| self.bare(context, *span)).collect();
        if texts.sections.is_empty() && lists.sections.is_empty() {
            findings.push(finding(self.check(), Severity::Warning, no_section(), String::new()));
            return findings;
        }
        findings.extend(self.absent(context, &texts, Severity::Warning, no_abstract, no_abstract_in_both));
        let without_lists = if is_record(context) { Severity::Note } else { Severity::Warning };
        findings.extend(self.absent(context, &lists, without_lists, no_keywords, no_keywords_in_both));
        for (index, pair) in context.pairs.iter().enumerate() {
            let Pairing::Unpaired { section, reason } = pair.sections else { continue };
            let is_said = match pair.kind {
                SectionKind::Abstract | SectionKind::Summary => texts.lacks_one(),
                SectionKind::Keywords => lists.lacks_one(),
                _ => false,
            };
            let is_free = reason == UnpairedReason::NoCandidate && (is_said || is_by_design(context, section));
            if pair.kind.is_twin() && !is_free {
                findings.extend(self.unpaired(context, index, section, reason));
            }
        }
        findings
    }
}

impl SectionMissing {
    /// The finding for a heading without readable text below it.
    fn bare(&self, context: &Context<'_>, heading: Span) -> Finding {
        let message = no_text_under(context.quote(heading));
        let found = finding(self.check(), Severity::Warning, message, context.quote(heading));
        Finding { place: context.place(heading), ..found }
    }

    /// Findings for what is missing altogether in a language, at the first section in the other language. A section
    /// whose language is not known may be what is missing.
    fn absent(
        &self,
        context: &Context<'_>,
        presence: &Presence,
        severity_of_both: Severity,
        in_one: fn(Language) -> Message,
        in_both: fn() -> Message,
    ) -> Vec<Finding> {
        if presence.is_undetermined {
            return Vec::new();
        }
        if presence.languages.is_empty() {
            return vec![finding(self.check(), severity_of_both, in_both(), String::new())];
        }
        let missing = Language::BOTH.into_iter().filter(|language| !presence.languages.contains(language));
        let error = |language| finding(self.check(), Severity::Error, in_one(language), String::new());
        missing.map(|language| at_first(context, presence, Some(language.twin()), error(language))).collect()
    }

    fn unpaired(
        &self,
        context: &Context<'_>,
        pair: usize,
        section: SectionId,
        reason: UnpairedReason,
    ) -> Option<Finding> {
        let section = context.sections.find(section)?;
        let language = context.language(section).map_or(LanguageTag::Undetermined, |language| language.twin().into());
        let is_unknown = section.section.language.tag == LanguageTag::Undetermined;
        let found = Alone { kind: section.section.kind, reason, is_unknown };
        let (severity, message) = found.said(context.describe(section), language)?;
        let span = section.section.heading.unwrap_or(section.section.span);
        Some(Finding {
            section: Some(section.section.id),
            pair: Some(pair),
            place: context.place(span),
            ..finding(self.check(), severity, message, context.quote(section.section.span))
        })
    }
}

/// A finding at the first of the sections that is in a language; `None` is one that is neither English nor Turkish.
fn at_first(context: &Context<'_>, presence: &Presence, language: Option<Language>, found: Finding) -> Finding {
    let mut sections = presence.sections.iter().filter_map(|id| context.sections.find(*id));
    let first = sections.find(|section| context.language(section) == language);
    match first.map(|analyzed| &analyzed.section) {
        None => found,
        Some(section) => Finding {
            section: Some(section.id),
            place: context.place(section.heading.unwrap_or(section.span)),
            evidence: context.quote(section.span),
            ..found
        },
    }
}

/// Whether the document is a record of an archive.
fn is_record(context: &Context<'_>) -> bool {
    context.document.sources.iter().any(|source| source.format.holds_records())
}

/// Whether a section is a summary in an article that has an abstract in the other language: it has no twin by design.
fn is_by_design(context: &Context<'_>, section: SectionId) -> bool {
    let Some(summary) = context.sections.find(section).filter(|it| it.section.kind == SectionKind::Summary) else {
        return false;
    };
    let language = context.language(summary).map(Language::twin);
    language.is_some()
        && context.sections.iter().any(|other| {
            other.section.kind == SectionKind::Abstract
                && other.section.article == summary.section.article
                && context.language(other) == language
        })
}

/// The language of a record that is in one language alone, and what is said of it.
fn of_record(context: &Context<'_>) -> Option<(Option<Language>, Message)> {
    if !is_record(context) {
        return None;
    }
    let twins = || context.sections.iter().filter(|section| section.section.kind.is_twin());
    let mut languages = twins().filter_map(|section| context.language(section));
    if let Some(first) = languages.next() {
        let message = || (Some(first), record_in_one_language(first, first.twin()));
        return languages.all(|language| language == first).then(message);
    }
    let is_foreign = twins().any(|section| matches!(section.section.language.tag, LanguageTag::Other(_)));
    is_foreign.then(|| (None, record_in_foreign_language()))
}

/// A section without a twin.
struct Alone {
    kind: SectionKind,
    reason: UnpairedReason,
    /// Its own language is not known.
    is_unknown: bool,
}

impl Alone {
    /// The severity and the message for it; `language` is the one in which it has no twin.
    fn said(&self, section: Argument, language: LanguageTag) -> Option<(Severity, Message)> {
        if self.kind == SectionKind::Title {
            let message = match self.reason {
                UnpairedReason::CandidateTaken => title_candidate_taken(section, language),
                UnpairedReason::ForeignLanguage if self.is_unknown => title_in_unknown_language(section),
                UnpairedReason::ForeignLanguage => title_in_foreign_language(section),
                UnpairedReason::NoCandidate => title_without_candidate(section, language),
                // The user knows.
                UnpairedReason::TooDifferent | UnpairedReason::Corrected => return None,
            };
            return Some((Severity::Note, message));
        }
        Some(match self.reason {
            UnpairedReason::CandidateTaken => (Severity::Warning, text_candidate_taken(section, language)),
            UnpairedReason::ForeignLanguage if self.is_unknown => (Severity::Note, text_in_unknown_language(section)),
            UnpairedReason::ForeignLanguage => (Severity::Note, text_in_foreign_language(section)),
            UnpairedReason::NoCandidate => (Severity::Warning, text_without_candidate(section, language)),
            UnpairedReason::TooDifferent | UnpairedReason::Corrected => return None,
        })
    }
}

/// The sections of some kinds, and their languages.
struct Presence {
    /// All sections of these kinds, in order.
    sections: Vec<SectionId>,
    languages: Vec<Language>,
    /// Whether the language of one of them is not known.
    is_undetermined: bool,
}

impl Presence {
    fn of(context: &Context<'_>, is_kind: impl Fn(SectionKind) -> bool) -> Self {
        let sections = || context.sections.iter().filter(|section| is_kind(section.section.kind));
        Self {
            sections: sections().map(|section| section.section.id).collect(),
            languages: sections().filter_map(|section| context.language(section)).collect(),
            is_undetermined: sections().any(|section| {
                section.section.language.tag == LanguageTag::Undetermined && context.language(section).is_none()
            }),
        }
    }

    /// Whether what is missing in a language is said.
    fn lacks_one(&self) -> bool {
        !self.is_undetermined && Language::BOTH.into_iter().any(|language| !self.languages.contains(&language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{Confidence, DetectedLanguage, Format};

    const ENGLISH: &str = "Wells dried up in the plain.";
    const TURKISH: &str = "Ovadaki kuyular kurudu.";

    fn complete() -> Fixture {
        let mut fixture = Fixture::new();
        let english = fixture.section(SectionKind::Abstract, Language::English, ENGLISH);
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, TURKISH);
        let words = fixture.keywords(Language::English, "wells, plain");
        let kelimeler = fixture.keywords(Language::Turkish, "kuyu, ova");
        fixture.pair(english, turkish, &[(&[0], &[0])]);
        fixture.pair(words, kelimeler, &[]);
        fixture
    }

    #[test]
    fn a_complete_document_has_no_finding() {
        assert!(complete().findings(&SectionMissing).is_empty());
    }

    #[test]
    fn a_heading_without_text_is_found() {
        let mut fixture = complete();
        fixture.bare_heading("ÖZET");
        let found = fixture.findings(&SectionMissing);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, no_text_under("ÖZET"));
        assert!(found[0].place.is_some());
    }

    #[test]
    fn an_empty_document_has_one_finding() {
        let mut fixture = Fixture::new();
        let body = fixture.section(SectionKind::Body, Language::English, ENGLISH);
        fixture.unpaired(body, UnpairedReason::NoCandidate);
        let found = fixture.findings(&SectionMissing);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].severity, found[0].section), (Severity::Warning, None));
    }

    #[test]
    fn a_missing_language_is_one_error() {
        let mut fixture = Fixture::new();
        let abstract_ = fixture.section(SectionKind::Abstract, Language::English, ENGLISH);
        let words = fixture.keywords(Language::English, "wells");
        let kelimeler = fixture.keywords(Language::Turkish, "kuyu");
        fixture.unpaired(abstract_, UnpairedReason::NoCandidate);
        fixture.pair(words, kelimeler, &[]);
        let found = fixture.findings(&SectionMissing);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(found[0].message, no_abstract(Language::Turkish));
    }

    #[test]
    fn a_record_in_one_language_is_one_note() {
        let record = |format| {
            let mut fixture = Fixture::new();
            fixture.read_from(format);
            let title = fixture.section(SectionKind::Title, Language::Turkish, "Kuruyan Kuyular");
            let text = fixture.section(SectionKind::Abstract, Language::Turkish, TURKISH);
            fixture.unpaired(title, UnpairedReason::NoCandidate);
            fixture.unpaired(text, UnpairedReason::NoCandidate);
            fixture
        };
        let mut fixture = record(Format::DublinCore);
        let found = fixture.findings(&SectionMissing);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Note));
        assert_eq!(found[0].message, record_in_one_language(Language::Turkish, Language::English));
        let words = fixture.keywords(Language::English, "wells, plain");
        fixture.unpaired(words, UnpairedReason::NoCandidate);
        assert!(fixture.findings(&SectionMissing).iter().any(|found| found.severity == Severity::Error));
        assert_eq!(record(Format::Docx).findings(&SectionMissing).len(), 3, "an editor completes a manuscript");
    }

    #[test]
    fn a_record_in_a_third_language_is_one_note() {
        let record = |format| {
            let mut fixture = Fixture::new();
            fixture.read_from(format);
            let arabic = LanguageTag::Other(*b"ara");
            for (kind, text) in [(SectionKind::Title, "علم الكلام"), (SectionKind::Abstract, "يدرس هذا البحث")]
            {
                let section = fixture.section(kind, Language::Turkish, text);
                let found = DetectedLanguage::new(arabic, Confidence::new(0.99));
                fixture.sections[section].section.language = found;
                fixture.unpaired(section, UnpairedReason::ForeignLanguage);
            }
            fixture
        };
        let mut fixture = record(Format::Mods);
        let found = fixture.findings(&SectionMissing);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Note), "{found:?}");
        assert_eq!(found[0].message, record_in_foreign_language());
        assert!(found[0].place.is_some() && found[0].evidence.starts_with("يدرس"));
        let text = fixture.section(SectionKind::Abstract, Language::Turkish, TURKISH);
        fixture.unpaired(text, UnpairedReason::NoCandidate);
        let found = fixture.findings(&SectionMissing);
        assert_eq!(found[0].message, record_in_one_language(Language::Turkish, Language::English));
        assert!(record(Format::Docx).findings(&SectionMissing).len() > 1, "an editor completes a manuscript");
    }

    #[test]
    fn documents_without_keywords_have_one_warning_and_records_a_note() {
        for (format, severity) in [(Format::Docx, Severity::Warning), (Format::DublinCore, Severity::Note)] {
            let mut fixture = complete();
            fixture.read_from(format);
            fixture.sections = fixture.sections.iter().take(2).cloned().collect();
            fixture.pairs.truncate(1);
            let found = fixture.findings(&SectionMissing);
            assert_eq!((found.len(), found[0].severity), (1, severity), "{format:?}");
            assert_eq!(found[0].message, no_keywords_in_both());
            let words = fixture.keywords(Language::English, "wells, plain");
            fixture.unpaired(words, UnpairedReason::NoCandidate);
            let found = fixture.findings(&SectionMissing);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{format:?}");
        }
    }

    #[test]
    fn a_list_in_a_language_that_is_not_known_is_there() {
        let unlike = |tag, confidence| {
            let mut fixture = complete();
            fixture.sections = fixture.sections.iter().take(2).cloned().collect();
            fixture.pairs.truncate(1);
            let words = fixture.keywords(Language::Turkish, "Blefarospazm");
            fixture.sections[words].section.language = DetectedLanguage::new(tag, Confidence::new(confidence));
            fixture.unpaired(words, UnpairedReason::ForeignLanguage);
            fixture.findings(&SectionMissing)
        };
        let found = unlike(LanguageTag::Undetermined, 0.5);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Note), "{found:?}");
        assert_eq!(found[0].message.code, "section-missing.text-unknown-language");
        let found = unlike(LanguageTag::Other(*b"ara"), 0.99);
        assert_eq!((found.len(), &found[0].message), (2, &no_keywords_in_both()), "{found:?}");
    }

    #[test]
    fn an_extended_summary_in_one_language_is_by_design() {
        let mut fixture = complete();
        let summary = fixture.headed("Özet", SectionKind::Summary, Language::Turkish, TURKISH);
        fixture.unpaired(summary, UnpairedReason::NoCandidate);
        assert!(fixture.findings(&SectionMissing).is_empty());
    }

    #[test]
    fn beside_an_extended_summary_the_abstract_is_missing() {
        let mut fixture = Fixture::new();
        let short = fixture.headed("Abstract", SectionKind::Abstract, Language::English, ENGLISH);
        let long = fixture.headed("Genişletilmiş Özet", SectionKind::Summary, Language::Turkish, TURKISH);
        let words = fixture.keywords(Language::English, "wells");
        let kelimeler = fixture.keywords(Language::Turkish, "kuyu");
        fixture.unpaired(short, UnpairedReason::NoCandidate);
        fixture.unpaired(long, UnpairedReason::NoCandidate);
        fixture.pair(words, kelimeler, &[]);
        let found = fixture.findings(&SectionMissing);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Warning), "{found:?}");
        assert_eq!(found[0].message, text_without_candidate("“Abstract”", Language::Turkish));
    }

    #[test]
    fn a_summary_is_missing_where_its_article_is_in_one_language() {
        let mut fixture = complete();
        let summary = fixture.headed("Özet", SectionKind::Summary, Language::Turkish, TURKISH);
        let title = fixture.section(SectionKind::Title, Language::Turkish, "Kuruyan Kuyular");
        fixture.sections[summary].section.article = 2;
        fixture.unpaired(summary, UnpairedReason::NoCandidate);
        fixture.unpaired(title, UnpairedReason::CandidateTaken);
        let found = fixture.findings(&SectionMissing);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].severity, Severity::Warning);
        assert_eq!(found[0].message, text_without_candidate("“Özet”", Language::English));
        assert_eq!(found[1].severity, Severity::Note);
        assert_eq!(found[1].message, title_candidate_taken("“Kuruyan Kuyular”", Language::English));
    }
}
