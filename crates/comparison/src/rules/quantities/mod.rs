//! What twin sentences say in numbers: the numbers themselves, their signs and their units.

mod compound;
mod digits;
mod era;
mod mark;
mod numbers;
mod quantity;
mod reading;
mod side;
mod signs;
mod unit;
mod units;

use crate::context::{Context, TwinBead, TwinSections};
use crate::rule::Rule;
use ikiz_document::{Check, Finding, Twin, allowance};
use quantity::{Quantity, quantities};
use rustc_hash::FxHashMap;
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
        context.twin_texts().flat_map(|pair| of_pair(context, pair)).collect()
    }
}

fn of_pair(context: &Context<'_>, pair: TwinSections<'_>) -> Vec<Finding> {
    let text = &context.document.text;
    let sections = pair.sections.with_language();
    let mut sides = sections.map(|(language, section)| Side::new(quantities(text, section, language)));
    for bead in pair.pair.beads.iter().filter(|bead| bead.is_two_sided()) {
        allowance::go_on();
        let Twin { english, turkish } = sides.as_mut();
        english.settle(&bead.sentences.english, turkish, &bead.sentences.turkish);
        turkish.settle(&bead.sentences.turkish, english, &bead.sentences.english);
    }
    let of_bead = |bead: TwinBead<'_>| {
        allowance::go_on();
        let numbers = numbers::of_bead(context, &bead, sides.as_ref());
        let signs = signs::of_bead(context, &bead, sides.as_ref());
        let units = units::of_bead(context, &bead, sides.as_ref());
        numbers.into_iter().chain(signs).chain(units).collect::<Vec<_>>()
    };
    pair.beads().filter(TwinBead::is_comparable).flat_map(of_bead).collect()
}

/// The quantities of two sides by the number that they print, whatever its sign and unit.
fn by_number<'s>(english: Vec<&'s Quantity>, turkish: &[&'s Quantity]) -> Vec<Twin<Vec<&'s Quantity>>> {
    // Quantities that are printed alike are in one bucket, but not all of a bucket are printed alike.
    let mut others: FxHashMap<String, Vec<&Quantity>> = FxHashMap::default();
    for quantity in turkish {
        others.entry(quantity.printed_bucket()).or_default().push(quantity);
    }
    let mut groups: Vec<Twin<Vec<&Quantity>>> = Vec::new();
    let mut by_bucket: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for quantity in english {
        allowance::go_on();
        let bucket = quantity.printed_bucket();
        let near = by_bucket.entry(bucket.clone()).or_default();
        if let Some(&group) = near.iter().find(|&&group| groups[group].english[0].is_printed_like(quantity)) {
            groups[group].english.push(quantity);
            continue;
        }
        let twins = others.get(&bucket).into_iter().flatten().copied();
        near.push(groups.len());
        groups.push(Twin::new(vec![quantity], twins.filter(|twin| twin.is_printed_like(quantity)).collect()));
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::Confidence;

    #[test]
    fn doubtful_beads_are_skipped() {
        let mut fixture = Fixture::twin_sentences("Rain fell on 40 days.", "Rüzgâr esti.");
        assert_eq!(fixture.findings(&Quantities).len(), 1);
        fixture.pairs[0].beads[0].confidence = Confidence::new(0.3);
        assert!(fixture.findings(&Quantities).is_empty());
    }
}
