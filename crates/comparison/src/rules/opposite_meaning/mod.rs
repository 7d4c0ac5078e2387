//! A sentence says the opposite of its twin: an antonym in place of a word, or a negation in one of the two only.
//!
//! Only sentences that the aligner pairs one by one with confidence are compared.

mod antonyms;
mod negation;

use crate::context::{Context, SURE, TwinSections};
use crate::rule::{Rule, finding};
use antonyms::{opposite, share_row};
use ikiz_document::{
    AnalyzedSection, Bead, Check, Finding, Language, Message, SectionKind, Severity, Span, Token, Twin, allowance,
    messages,
};
use negation::{Polarity, has_negation, polarity};

messages! {
    words_are_opposite(english, turkish) = "opposite-meaning.antonym";
    only_english_is_negated(english) = "opposite-meaning.only-english";
    only_turkish_is_negated(turkish) = "opposite-meaning.only-turkish";
}

/// Most tokens of a sentence whose negations are compared: a longer one has clauses that may be put in other ways.
const LONGEST: usize = 30;

pub(super) struct OppositeMeaning;

impl Rule for OppositeMeaning {
    fn check(&self) -> Check {
        Check::OppositeMeaning
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let pairs = context.twins().filter(|pair| pair.pair.kind != SectionKind::Keywords);
        let of_pair = |pair: TwinSections<'_>| {
            let is_sure = |bead: &Bead| pair.is_comparable(bead) && bead.confidence.value() >= SURE;
            let beads = pair.pair.beads.iter().enumerate().filter(|(_, bead)| is_sure(bead));
            beads.filter_map(|(index, bead)| of_bead(context, &pair, (index, bead))).collect::<Vec<_>>()
        };
        pairs.flat_map(of_pair).collect()
    }
}

fn of_bead(context: &Context<'_>, pair: &TwinSections<'_>, (index, bead): (usize, &Bead)) -> Option<Finding> {
    let ([left], [right]) = (&bead.sentences.english[..], &bead.sentences.turkish[..]) else { return None };
    allowance::go_on();
    let english = tokens_of(pair.sections.english, *left)?;
    let turkish = tokens_of(pair.sections.turkish, *right)?;
    let sides = Twin::new(english, turkish);
    let is_negated = sides.with_language().iter().any(|(language, tokens)| has_negation(tokens, *language));
    let quote = |span: Span| context.quote(span);
    if !is_negated {
        let (one, other) = opposite(sides)?;
        let (english, turkish) = (quote(one), quote(other));
        let evidence = format!("{english} ≠ {turkish}");
        let found = (one, words_are_opposite(english, turkish), evidence);
        return Some(located(context, pair, (index, Language::English), found));
    }
    let is_long = sides.iter().any(|tokens| tokens.len() > LONGEST);
    let polarities = sides.with_language().map(|(language, tokens)| polarity(tokens, language));
    let (side, span) = match (polarities.english, polarities.turkish) {
        (Polarity::Negated(span), Polarity::Positive) => (Language::English, span),
        (Polarity::Positive, Polarity::Negated(span)) => (Language::Turkish, span),
        _ => return None,
    };
    if is_long || share_row(sides) {
        return None;
    }
    let message = match side {
        Language::English => only_english_is_negated(quote(span)),
        Language::Turkish => only_turkish_is_negated(quote(span)),
    };
    Some(located(context, pair, (index, side), (span, message, quote(span))))
}

/// The finding at a place of one side of a bead.
fn located(
    context: &Context<'_>,
    pair: &TwinSections<'_>,
    (bead, side): (usize, Language),
    (span, message, evidence): (Span, Message, String),
) -> Finding {
    Finding {
        section: Some(pair.sections.of(side).section.id),
        pair: Some(pair.index),
        bead: Some(bead),
        place: context.place(span),
        ..finding(Check::OppositeMeaning, Severity::Warning, message, evidence)
    }
}

fn tokens_of(section: &AnalyzedSection, sentence: usize) -> Option<&[Token]> {
    section.sentences.get(sentence).map(|&span| section.tokens_in(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn compare(english: &str, turkish: &str) -> Vec<String> {
        let mut fixture = Fixture::new();
        let english = fixture.section(SectionKind::Abstract, Language::English, english);
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, turkish);
        fixture.pair(english, turkish, &[(&[0], &[0])]);
        fixture.findings(&OppositeMeaning).into_iter().map(|finding| finding.evidence).collect()
    }

    #[test]
    fn opposites_are_found() {
        for (english, turkish, evidence) in [
            ("The yield increased.", "Verim azalmıştır.", "increased ≠ azalmıştır"),
            ("The anxiety of female students was examined.", "Erkek öğrencilerin kaygısı incelendi.", "female ≠ Erkek"),
            ("The alloy is harder than steel.", "Alaşım çelikten daha yumuşaktır.", "harder ≠ yumuşaktır"),
            ("The effect was significant.", "Etki anlamlı bulunmamıştır.", "bulunmamıştır"),
            ("The drug did not affect the roots.", "İlaç kökleri etkilemiştir.", "did not affect"),
        ] {
            assert_eq!(compare(english, turkish), [evidence]);
        }
    }

    #[test]
    fn what_says_the_same_in_another_way_is_left_alone() {
        for (english, turkish) in [
            ("Women scored higher than men.", "Erkekler kadınlardan daha düşük puan aldı."),
            ("The scores were not high.", "Puanlar düşüktü."),
            ("It has no effect on the roots.", "Kökleri etkilememektedir."),
            ("Before the exam it rises, after it it falls.", "Sınavdan önce artar, sonra düşer."),
            ("He wrote a letter before he left.", "Mektup yazdıktan sonra ayrıldı."),
            ("We are not afraid of bees.", "Arılardan korkan insanlar değiliz."),
            ("No-one knew the price.", "Fiyatı kimse bilmiyordu."),
            ("The patients who missed it came.", "Gelemedikleri gün için hastalar sonra geldi."),
            ("The result cannot be denied.", "Sonuç ortadadır."),
            ("Special schools of the public were visited.", "Özel okullar ziyaret edildi."),
        ] {
            assert!(compare(english, turkish).is_empty(), "{english} | {turkish}: {:?}", compare(english, turkish));
        }
    }
}
