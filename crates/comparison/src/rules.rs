//! The checks. A new one needs a file in the folder `rules` and a line in [`RULES`].

mod content_mismatch;
mod date_mismatch;
mod keyword_count;
mod keyword_repeated;
mod language_mismatch;
mod name_mismatch;
mod opposite_meaning;
mod quantities;
mod section_missing;
mod sentence_unaligned;
mod sentence_untranslated;
mod several_articles;
mod template_text;
mod term_variation;

use crate::context::Context;
use crate::rule::{Rule, sort};
use ikiz_document::Finding;

pub(crate) use name_mismatch::{NamedText, listed_words};
pub(crate) use section_missing::{Absent, missing_in_both};
pub use term_variation::TermUses;

/// All checks of a single document, in the order in which their findings at the same place are listed.
pub(crate) const RULES: [&dyn Rule; 13] = [
    &several_articles::SeveralArticles,
    &section_missing::SectionMissing,
    &content_mismatch::ContentMismatch,
    &language_mismatch::LanguageMismatch,
    &keyword_count::KeywordCount,
    &keyword_repeated::KeywordRepeated,
    &quantities::Quantities,
    &date_mismatch::DateMismatch,
    &name_mismatch::NameMismatch,
    &opposite_meaning::OppositeMeaning,
    &sentence_unaligned::SentenceUnaligned,
    &sentence_untranslated::SentenceUntranslated,
    &template_text::TemplateText,
];

/// All findings about a document, most severe first, then in reading order; findings about the whole document come
/// before findings with a place. No journal's profile is asked.
pub(crate) fn findings(context: &Context<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule.findings(context)).collect();
    sort(&mut findings);
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use crate::measured;
    use ikiz_document::{Check, Confidence, Language, SectionKind, UnpairedReason};
    use proptest::prelude::*;
    use std::cmp::Reverse;

    #[test]
    fn findings_are_sorted_by_severity_then_place() {
        let mut fixture = Fixture::new();
        let title = fixture.section(SectionKind::Title, Language::Turkish, "Su Yolları");
        let english = "We dug 12 wells. Nobody helped. It took 9 days.";
        let english = fixture.section(SectionKind::Abstract, Language::English, english);
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, "21 kuyu kazdık. Bu 8 gün sürdü.");
        fixture.unpaired(title, UnpairedReason::NoCandidate);
        fixture.pair(english, turkish, &[(&[0], &[0]), (&[1], &[]), (&[2], &[1])]);
        let found = findings(&fixture.context());
        let codes: Vec<_> = found.iter().map(|finding| (finding.severity.name(), finding.evidence.as_str())).collect();
        let expected = [
            ("error", "12 ≠ 21"),
            ("error", "9 ≠ 8"),
            ("warning", ""),
            ("warning", "Nobody helped."),
            ("note", "Su Yolları"),
        ];
        assert_eq!(codes, expected);
    }

    #[test]
    fn every_check_has_its_rule() {
        let of = |rule: &&dyn Rule| std::iter::once(rule.check()).chain(rule.further_checks().iter().copied());
        let rules = RULES.iter().flat_map(of).chain([Check::TermVariation]).chain(Check::of_profile());
        assert_eq!(rules.collect::<Vec<_>>(), Check::ALL);
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof!["([A-Za-zİığş0-9%,.'’()\\[\\] -]{0,12}[.!]? ?){0,8}", any::<String>()]
    }

    proptest! {
        #[test]
        fn any_document_is_checked(
            texts in prop::collection::vec((any_text(), any_text(), 0_usize..6), 0..4),
            cuts in prop::collection::vec((0_usize..3, 0_usize..3, 0.0..1.0_f64), 0..9),
        ) {
            let kinds = [SectionKind::Title, SectionKind::Abstract, SectionKind::Summary, SectionKind::Keywords, SectionKind::Body];
            let mut fixture = Fixture::new();
            for (english, turkish, kind) in &texts {
                let Some(kind) = kinds.get(*kind) else {
                    let alone = fixture.headed("Öz", SectionKind::Abstract, Language::Turkish, turkish);
                    fixture.unpaired(alone, UnpairedReason::TooDifferent);
                    continue;
                };
                let english = fixture.section(*kind, Language::English, english);
                let turkish = fixture.section(*kind, Language::Turkish, turkish);
                // Beads cut both lists of sentences into runs.
                let size = |id: ikiz_document::SectionId| fixture.sections[id].sentences.len();
                let (mut left, mut right) = (0..size(english), 0..size(turkish));
                let runs: Vec<(Vec<usize>, Vec<usize>)> = cuts
                    .iter()
                    .map(|(first, second, _)| (left.by_ref().take(*first).collect(), right.by_ref().take(*second).collect()))
                    .filter(|(first, second): &(Vec<_>, Vec<_>)| first.len() + second.len() > 0)
                    .collect();
                let beads: Vec<_> = runs.iter().map(|(first, second)| (&first[..], &second[..])).collect();
                fixture.pair(english, turkish, &beads);
                if let Some(pair) = fixture.pairs.last_mut() {
                    for (bead, (_, _, confidence)) in pair.beads.iter_mut().zip(&cuts) {
                        bead.confidence = Confidence::new(*confidence);
                    }
                }
            }
            let found = findings(&fixture.context());
            prop_assert!(found.is_sorted_by_key(|finding| Reverse(finding.severity)));
            for finding in &found {
                prop_assert!(finding.message.code.starts_with(finding.check.name()));
                prop_assert!(finding.pair.is_none_or(|pair| pair < fixture.pairs.len()));
            }
            prop_assert_eq!(measured(&fixture.context(), None).pairs.len(), fixture.pairs.len());
        }
    }
}
