//! Two sections that stand as twins do not say the same: that of another study was left in, or the two were written
//! apart.

use crate::context::Context;
use crate::rule::{Rule, finding};
use ikiz_document::{
    AnalyzedSection, Argument, Check, Finding, Language, Message, Pairing, SectionKind, SectionPair, Severity,
    UnpairedReason, messages,
};

messages! {
    other_keywords(english, turkish, percent) = "content-mismatch.keywords";
    other_text(english, turkish, percent) = "content-mismatch.text";
    other_title(english, turkish, percent) = "content-mismatch.title";
}

pub(super) struct ContentMismatch;

/// A section that is too different from its candidate.
struct Stranger<'a> {
    /// Index of its pair.
    index: usize,
    pair: &'a SectionPair,
    section: &'a AnalyzedSection,
    language: Option<Language>,
}

impl Rule for ContentMismatch {
    fn check(&self) -> Check {
        Check::ContentMismatch
    }

    /// A finding for each two sections; the second is not reported again.
    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let pairs = context.pairs.iter().enumerate();
        let strangers: Vec<Stranger> = pairs.filter_map(|(index, pair)| stranger(context, index, pair)).collect();
        let mut said: Vec<usize> = Vec::new();
        let mut findings = Vec::new();
        for one in &strangers {
            if said.contains(&one.index) {
                continue;
            }
            let others = || strangers.iter().filter(|other| may_be_twins(one, other));
            let Some(other) = others().find(|other| !said.contains(&other.index)).or_else(|| others().next()) else {
                continue;
            };
            said.extend([one.index, other.index]);
            findings.push(self.of(context, one, other));
        }
        findings
    }
}

impl ContentMismatch {
    fn of(&self, context: &Context<'_>, one: &Stranger, other: &Stranger) -> Finding {
        let (english, turkish) = if one.language == Some(Language::English) { (one, other) } else { (other, one) };
        let percent = (one.pair.similarity.unwrap_or_default() * 100.0).round_ties_even() as u32;
        let [english, turkish] = [english, turkish].map(|side| context.describe(side.section));
        let message = message(one.section.section.kind, english, turkish, percent);
        let section = &one.section.section;
        Finding {
            section: Some(section.id),
            pair: Some(one.index),
            place: context.place(section.heading.unwrap_or(section.span)),
            ..finding(self.check(), Severity::Error, message, context.quote(section.span))
        }
    }
}

fn message(kind: SectionKind, english: Argument, turkish: Argument, percent: u32) -> Message {
    match kind {
        SectionKind::Keywords => other_keywords(english, turkish, percent),
        SectionKind::Title => other_title(english, turkish, percent),
        _ => other_text(english, turkish, percent),
    }
}

fn stranger<'a>(context: &Context<'a>, index: usize, pair: &'a SectionPair) -> Option<Stranger<'a>> {
    let Pairing::Unpaired { section, reason: UnpairedReason::TooDifferent } = pair.sections else { return None };
    let section = context.sections.find(section)?;
    Some(Stranger { index, pair, section, language: context.language(section) })
}

fn may_be_twins(one: &Stranger, other: &Stranger) -> bool {
    let (left, right) = (&one.section.section, &other.section.section);
    left.kind == right.kind && left.article == right.article && one.language != other.language
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::SectionId;

    /// Two abstracts that say something else, with a similarity.
    fn strangers(similarity: f64) -> Fixture {
        let mut fixture = Fixture::new();
        let english =
            fixture.headed("Abstract", SectionKind::Abstract, Language::English, "Wells dried up in the plain.");
        let turkish = fixture.headed("Öz", SectionKind::Abstract, Language::Turkish, "Balıklar ağla sayıldı.");
        fixture.unpaired(english, UnpairedReason::TooDifferent);
        fixture.unpaired(turkish, UnpairedReason::TooDifferent);
        for pair in &mut fixture.pairs {
            pair.similarity = Some(similarity);
        }
        fixture
    }

    #[test]
    fn two_texts_that_say_something_else_are_one_error() {
        let found = strangers(0.314).findings(&ContentMismatch);
        assert_eq!((found.len(), found[0].severity, found[0].pair), (1, Severity::Error, Some(0)));
        assert_eq!(found[0].message, other_text("“Abstract”", "“Öz”", 31_u32));
        assert_eq!(found[0].evidence, "Wells dried up in the plain.");
    }

    #[test]
    fn twins_and_sections_without_a_candidate_are_not_found() {
        let mut fixture = strangers(0.3);
        fixture.pairs.clear();
        let [english, turkish] = [1, 2].map(SectionId);
        fixture.pair(english, turkish, &[(&[0], &[0])]);
        let summary = fixture.headed("Özet", SectionKind::Summary, Language::Turkish, "Balıklar ağla sayıldı.");
        fixture.unpaired(summary, UnpairedReason::NoCandidate);
        assert!(fixture.findings(&ContentMismatch).is_empty());
    }

    #[test]
    fn each_stranger_is_in_a_finding() {
        let mut fixture = strangers(0.3);
        let third = fixture.headed("Summary", SectionKind::Abstract, Language::English, "Barley was sown late.");
        fixture.unpaired(third, UnpairedReason::TooDifferent);
        assert_eq!(fixture.findings(&ContentMismatch).len(), 2);
    }
}
