//! What twin sentences say in numbers: the numbers themselves, their signs and their units.

mod digits;
mod mark;
mod numbers;
mod quantity;
mod reading;
mod side;
mod signs;
mod unit;
mod units;

use crate::context::{Context, TwinSections};
use crate::rule::Rule;
use ikiz_document::{Bead, Check, Finding, SectionKind, Span, Twin, allowance};
use quantity::quantities;
use side::Side;

pub(super) struct Quantities;

impl Rule for Quantities {
    fn check(&self) -> Check {
        Check::NumberMismatch
    }

    fn further_checks(&self) -> &'static [Check] {
        &[Check::SignMismatch, Check::UnitMismatch]
    }

    fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let texts = context.twins().filter(|pair| pair.pair.kind != SectionKind::Keywords);
        texts.flat_map(|pair| of_pair(context, &pair)).collect()
    }
}

fn of_pair(context: &Context<'_>, pair: &TwinSections<'_>) -> Vec<Finding> {
    let text = &context.document.text;
    let sections = pair.sections.with_language();
    let mut sides = sections.map(|(language, section)| Side::new(quantities(text, section, language)));
    for bead in pair.pair.beads.iter().filter(|bead| bead.is_two_sided()) {
        allowance::go_on();
        let Twin { english, turkish } = sides.as_mut();
        english.settle(&bead.sentences.english, turkish, &bead.sentences.turkish);
        turkish.settle(&bead.sentences.turkish, english, &bead.sentences.english);
    }
    let beads = pair.pair.beads.iter().enumerate().filter(|(_, bead)| pair.is_comparable(bead));
    let of_bead = |(index, bead): (usize, &Bead)| {
        allowance::go_on();
        let numbers = numbers::of_bead(context, pair, bead, sides.as_ref());
        let signs = signs::of_bead(context, pair, bead, sides.as_ref());
        let units = units::of_bead(context, pair, bead, sides.as_ref());
        let found: Vec<(Span, Finding)> = numbers.into_iter().chain(signs).chain(units).collect();
        found.into_iter().map(move |(span, finding)| Finding {
            pair: Some(pair.index),
            bead: Some(index),
            place: context.place(span),
            ..finding
        })
    };
    beads.flat_map(of_bead).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{Confidence, Language};

    #[test]
    fn doubtful_beads_are_skipped() {
        let mut fixture = Fixture::new();
        let english = fixture.section(SectionKind::Abstract, Language::English, "Rain fell on 40 days.");
        let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, "Rüzgâr esti.");
        fixture.pair(english, turkish, &[(&[0], &[0])]);
        assert_eq!(fixture.findings(&Quantities).len(), 1);
        fixture.pairs[0].beads[0].confidence = Confidence::new(0.3);
        assert!(fixture.findings(&Quantities).is_empty());
    }
}
