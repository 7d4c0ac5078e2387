//! A sentence says the opposite of its twin: an antonym in place of a word, or a negation in one of the two only.
//!
//! Only sentences that the aligner pairs one by one with confidence are compared.

mod antonyms;
mod negation;

use crate::context::{Context, TwinBead, TwinSections};
use crate::rule::{Rule, finding};
use antonyms::{opposite, share_row};
use ikiz_document::{
    AnalyzedSection, Check, Finding, Language, Message, Severity, Span, Token, Twin, allowance, messages,
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
        let beads = context.twin_texts().flat_map(TwinSections::beads).filter(TwinBead::is_sure);
        beads.filter_map(|bead| of_bead(context, &bead)).collect()
    }
}

fn of_bead(context: &Context<'_>, bead: &TwinBead<'_>) -> Option<Finding> {
    let Twin { english: (left, [english]), turkish: (right, [turkish]) } = bead.sides() else { return None };
    allowance::go_on();
    let (english, turkish) = (tokens_of(left, *english)?, tokens_of(right, *turkish)?);
    let sides = Twin::new(english, turkish);
    let quote = |span: Span| context.quote(span);
    let found = opposite(sides);
    let is_negated = sides.with_language().iter().any(|(language, tokens)| {
        let own = found.as_ref().map(|found| *found.of(*language));
        has_negation(tokens, *language, own)
    });
    if !is_negated {
        let Twin { english: one, turkish: other } = found?;
        let (one, other) = (english[one].span, turkish[other].span);
        let (english, turkish) = (quote(one), quote(other));
        let evidence = format!("{english} ≠ {turkish}");
        let found = warning(words_are_opposite(english, turkish), evidence);
        return Some(bead.located(context, Language::English, one, found));
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
    Some(bead.located(context, side, span, warning(message, quote(span))))
}

fn warning(message: Message, evidence: String) -> Finding {
    finding(Check::OppositeMeaning, Severity::Warning, message, evidence)
}

fn tokens_of(section: &AnalyzedSection, sentence: usize) -> Option<&[Token]> {
    section.sentences.get(sentence).map(|&span| section.tokens_in(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{assert_found, assert_left_alone};

    #[test]
    fn opposites_are_found() {
        assert_found(
            &OppositeMeaning,
            &[
                ("The yield increased.", "Verim azalmıştır.", "increased ≠ azalmıştır"),
                (
                    "The anxiety of female students was examined.",
                    "Erkek öğrencilerin kaygısı incelendi.",
                    "female ≠ Erkek",
                ),
                ("The alloy is harder than steel.", "Alaşım çelikten daha yumuşaktır.", "harder ≠ yumuşaktır"),
                ("The effect was significant.", "Etki anlamlı bulunmamıştır.", "bulunmamıştır"),
                ("The drug did not affect the roots.", "İlaç kökleri etkilemiştir.", "did not affect"),
            ],
        );
    }

    #[test]
    fn what_says_the_same_in_another_way_is_left_alone() {
        assert_left_alone(
            &OppositeMeaning,
            &[
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
            ],
        );
    }
}
