//! A sentence has no counterpart in the other text.

use crate::context::{Context, LEAST_COVERAGE, TwinBead, TwinSections};
use crate::rule::{Rule, finding};
use ikiz_document::{AnalyzedSection, Check, Finding, Language, Severity, Span, TokenKind, Twin, allowance, messages};
use ikiz_text::{Counterparts, FoldedWord, WordStart, is_stop_word};

messages! {
    english_text() = "sentence-unaligned.english";
    hardly_aligned(percent) = "sentence-unaligned.most";
    perhaps_english() = "sentence-unaligned.perhaps-english";
    perhaps_turkish() = "sentence-unaligned.perhaps-turkish";
    turkish_text() = "sentence-unaligned.turkish";
}

/// From this confidence of a bead of one side on an omission is sure.
const SURE_OMISSION: f64 = 0.95;
/// From this confidence on it is likely: what the sentence says is often part of a sentence nearby.
const LIKELY_OMISSION: f64 = 0.7;

/// From this share of its words in one sentence of the other text on, a sentence may have moved there. Of sure omissions
/// whose truth is known 99 of 101 below the first share were right, of likely ones 24 of 27 below the last.
const MAY_BE_SAID: f64 = 0.55;
const IS_SAID: f64 = 0.7;
const MAY_BE_LIKELY: f64 = 0.4;

pub(super) struct SentenceUnaligned;

impl Rule for SentenceUnaligned {
    fn check(&self) -> Check {
        Check::SentenceUnaligned
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for pair in context.twin_texts() {
            match pair.pair.coverage {
                Some(coverage) if coverage < LEAST_COVERAGE => findings.push(self.of_pair(context, &pair, coverage)),
                _ => findings.extend(pair.beads().filter_map(|bead| self.of_bead(context, &bead))),
            }
        }
        findings
    }
}

impl SentenceUnaligned {
    fn of_pair(&self, context: &Context<'_>, pair: &TwinSections<'_>, coverage: f64) -> Finding {
        let percent = (coverage * 100.0).round_ties_even() as u32;
        let section = &pair.sections.english.section;
        Finding {
            section: Some(section.id),
            pair: Some(pair.index),
            place: context.place(section.span),
            ..finding(self.check(), Severity::Warning, hardly_aligned(percent), context.quote(section.span))
        }
    }

    fn of_bead(&self, context: &Context<'_>, bead: &TwinBead<'_>) -> Option<Finding> {
        let (language, (section, sentences)) = match bead.sides() {
            Twin { english: english @ (_, [_, ..]), turkish: (_, []) } => (Language::English, english),
            Twin { english: (_, []), turkish: turkish @ (_, [_, ..]) } => (Language::Turkish, turkish),
            _ => return None,
        };
        let confidence = bead.bead.confidence.value();
        if confidence < LIKELY_OMISSION {
            return None;
        }
        allowance::go_on();
        let spans: Vec<Span> =
            sentences.iter().filter_map(|&sentence| section.sentences.get(sentence).copied()).collect();
        // A label or a number alone has no content that could be missing.
        let is_label = |span: Span| section.section.parts.iter().any(|part| part.label.overlaps(span));
        let has_words = spans.iter().any(|&span| {
            section.tokens_in(span).iter().any(|token| token.kind == TokenKind::Word && !is_label(token.span))
        });
        let other = *bead.pair.sections.of(language.twin());
        let is_sure = confidence >= SURE_OMISSION;
        let said = said_elsewhere((section, &spans), other, language);
        if !has_words || said >= if is_sure { IS_SAID } else { MAY_BE_LIKELY } {
            return None;
        }
        // The sentences of a bead follow each other.
        let all = Span::new(spans.first()?.start, spans.last()?.end);
        let (severity, message) = match (language, is_sure && said < MAY_BE_SAID) {
            (Language::English, true) => (Severity::Warning, english_text()),
            (Language::Turkish, true) => (Severity::Warning, turkish_text()),
            (Language::English, false) => (Severity::Note, perhaps_english()),
            (Language::Turkish, false) => (Severity::Note, perhaps_turkish()),
        };
        let found = finding(self.check(), severity, message, context.quote(all));
        Some(bead.located(context, language, all, found))
    }
}

/// The largest share of the words of some sentences that a sentence of the other text answers.
fn said_elsewhere((section, spans): (&AnalyzedSection, &[Span]), other: &AnalyzedSection, language: Language) -> f64 {
    let counterparts = Counterparts::shipped();
    let starts = |section: &AnalyzedSection, span: Span, language: Language| -> Vec<WordStart> {
        let words = section
            .tokens_in(span)
            .iter()
            .filter(|token| token.kind != TokenKind::Punctuation && !is_stop_word(&token.surface, language));
        words.filter_map(|token| FoldedWord::of(&token.surface)).map(FoldedWord::start).collect()
    };
    let own: Vec<WordStart> = spans.iter().flat_map(|span| starts(section, *span, language)).collect();
    let answers = |one: WordStart, its: WordStart| match language {
        Language::English => counterparts.answers(one, its),
        Language::Turkish => counterparts.answers(its, one),
    };
    let shares = other.sentences.iter().map(|&sentence| {
        let its = starts(other, sentence, language.twin());
        let answered = own.iter().filter(|one| its.iter().any(|its| answers(**one, *its))).count();
        answered as f64 / own.len().max(1) as f64
    });
    shares.fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{Confidence, SectionKind};

    fn pair(beads: &[(&[usize], &[usize])]) -> Fixture {
        let mut fixture = Fixture::new();
        let english = "Bees visit orchards. Farmers welcome them. Honey sells well.";
        let turkish = "Arılar bahçelere uğrar. Bal iyi satılır.";
        let english = fixture.section(SectionKind::Abstract, Language::English, english);
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, turkish);
        fixture.pair(english, turkish, beads);
        fixture
    }

    #[test]
    fn a_sentence_without_twin_is_found() {
        let found = pair(&[(&[0], &[0]), (&[1], &[]), (&[2], &[1])]).findings(&SentenceUnaligned);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].evidence, "Farmers welcome them.");
        assert_eq!((found[0].bead, found[0].section.map(|id| id.0)), (Some(1), Some(1)));
        assert!(found[0].place.is_some());
    }

    #[test]
    fn a_sentence_that_may_have_moved_is_left_alone() {
        let unaligned = |turkish: &str| {
            let mut fixture = Fixture::new();
            let english = "Honey sells well. The teachers of the village school were interviewed.";
            let english = fixture.section(SectionKind::Abstract, Language::English, english);
            let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, turkish);
            fixture.pair(english, turkish, &[(&[0], &[0]), (&[1], &[])]);
            fixture.findings(&SentenceUnaligned).len()
        };
        assert_eq!(unaligned("Köydeki okulun öğretmenleriyle görüşülürken bal iyi satılıyordu."), 0);
        assert_eq!(unaligned("Bal iyi satılır."), 1);
    }

    #[test]
    fn a_doubtful_omission_is_a_note_or_not_found() {
        let mut fixture = pair(&[(&[0], &[0]), (&[1], &[]), (&[2], &[1])]);
        fixture.pairs[0].beads[1].confidence = Confidence::new(0.9);
        assert_eq!(fixture.findings(&SentenceUnaligned)[0].severity, Severity::Note);
        fixture.pairs[0].beads[1].confidence = Confidence::new(0.6);
        assert!(fixture.findings(&SentenceUnaligned).is_empty());
    }

    #[test]
    fn merged_sentences_are_not_found() {
        assert!(pair(&[(&[0], &[0]), (&[1, 2], &[1])]).findings(&SentenceUnaligned).is_empty());
    }

    #[test]
    fn a_pair_that_hardly_aligns_is_one_finding() {
        let mut fixture = pair(&[(&[0], &[]), (&[1], &[]), (&[2], &[]), (&[], &[0]), (&[], &[1])]);
        assert_eq!(fixture.findings(&SentenceUnaligned).len(), 1);
        fixture.pairs[0].coverage = None;
        assert_eq!(fixture.findings(&SentenceUnaligned).len(), 5);
    }

    #[test]
    fn long_sentences_are_cut() {
        let mut fixture = Fixture::new();
        let english = fixture.section(SectionKind::Abstract, Language::English, &"öz ".repeat(300));
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, "Kısa.");
        fixture.pair(english, turkish, &[(&[0], &[]), (&[], &[0])]);
        fixture.pairs[0].coverage = None;
        let found = fixture.findings(&SentenceUnaligned);
        assert!(found[0].evidence.chars().count() <= 201 && found[0].evidence.ends_with('…'));
    }
}
