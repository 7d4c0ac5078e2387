//! What a translation keeps, drops and adds: features of the two texts of a bead, over documents.

use crate::context::{Context, TwinBead};
use crate::metadiscourse::SectionMarkers;
use ikiz_document::{Feature, SectionId, Shift, ShiftCounts, Twin};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// A ledger of shifts: some numbers, whatever is added. Adding and merging may be done in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShiftTotals([ShiftCounts; Feature::ALL.len()]);

impl ShiftTotals {
    /// Adds the shifts of a document.
    pub fn add(&mut self, shifts: &[Shift]) {
        for shift in shifts {
            if let Some(at) = Feature::ALL.iter().position(|feature| *feature == shift.feature) {
                add(&mut self.0[at], &shift.counts);
            }
        }
    }

    /// The shifts of both.
    #[must_use]
    pub fn merge(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(counts, more)| add(counts, more));
        self
    }

    /// The shifts over all documents; none where there were no beads.
    pub fn finish(&self) -> Vec<Shift> {
        let shift =
            |(feature, counts): (Feature, &ShiftCounts)| Shift { feature, counts: *counts, mcnemar: mcnemar(counts) };
        let all = Feature::ALL.into_iter().zip(&self.0);
        all.filter(|(_, counts)| **counts != ShiftCounts::default()).map(shift).collect()
    }

    /// Counts a bead.
    fn count(&mut self, feature: Feature, has: Twin<bool>) {
        let Some(at) = Feature::ALL.iter().position(|known| *known == feature) else { return };
        let counts = &mut self.0[at];
        *match (has.english, has.turkish) {
            (true, true) => &mut counts.both,
            (true, false) => &mut counts.english_only,
            (false, true) => &mut counts.turkish_only,
            (false, false) => &mut counts.neither,
        } += 1;
    }
}

/// The shifts of a document: markers and splits in beads that are sure, one-sided beads among all.
pub(crate) fn shifts(context: &Context<'_>, markers: &FxHashMap<SectionId, SectionMarkers>) -> Vec<Shift> {
    let mut totals = ShiftTotals::default();
    for bead in context.twin_texts().flat_map(crate::context::TwinSections::beads) {
        let lengths = bead.bead.sentences.as_ref().map(Vec::len);
        if !bead.bead.is_two_sided() {
            totals.count(Feature::OneSided, lengths.map(|length| length > 0));
            continue;
        }
        totals.count(Feature::OneSided, Twin::new(false, false));
        if !bead.is_sure() {
            continue;
        }
        totals.count(Feature::Split, lengths.zip(lengths.swapped()).map(|(own, other)| own > other));
        for feature in Feature::ALL {
            if let Feature::Marker(category) = feature {
                totals.count(feature, has_marker(&bead, markers, category as usize));
            }
        }
    }
    totals.finish()
}

/// Whether each side of a bead has a marker of a category.
fn has_marker(bead: &TwinBead<'_>, markers: &FxHashMap<SectionId, SectionMarkers>, category: usize) -> Twin<bool> {
    let sides = bead.pair.sections.zip(bead.bead.sentences.as_ref());
    sides.map(|(section, sentences)| {
        let known = markers.get(&section.section.id);
        known.is_some_and(|known| sentences.iter().any(|&sentence| known.counts[sentence][category] > 0))
    })
}

fn add(counts: &mut ShiftCounts, more: &ShiftCounts) {
    counts.both += more.both;
    counts.english_only += more.english_only;
    counts.turkish_only += more.turkish_only;
    counts.neither += more.neither;
}

/// McNemar's test of the beads in which only one side has it: statistic and probability.
pub(crate) fn mcnemar(counts: &ShiftCounts) -> Option<(f64, f64)> {
    let (english, turkish) = (counts.english_only as f64, counts.turkish_only as f64);
    if english + turkish == 0.0 {
        return None;
    }
    let statistic = (english - turkish) * (english - turkish) / (english + turkish);
    Some((statistic, libm::erfc((statistic / 2.0).sqrt())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_test_of_mcnemar_is_that_of_the_books() {
        let counts = ShiftCounts { both: 10, english_only: 25, turkish_only: 10, neither: 5 };
        let (statistic, probability) = mcnemar(&counts).unwrap();
        assert!((statistic - 225.0 / 35.0).abs() < 1e-12);
        assert!((probability - 0.011_228_9).abs() < 1e-6, "{probability}");
        assert_eq!(mcnemar(&ShiftCounts { both: 3, ..ShiftCounts::default() }), None);
    }

    fn totals() -> impl Strategy<Value = ShiftTotals> {
        prop::collection::vec((0_usize..Feature::ALL.len(), any::<bool>(), any::<bool>()), 0..30).prop_map(|beads| {
            let mut totals = ShiftTotals::default();
            for (at, english, turkish) in beads {
                totals.count(Feature::ALL[at], Twin::new(english, turkish));
            }
            totals
        })
    }

    proptest! {
        #[test]
        fn the_order_of_documents_makes_no_difference(documents in prop::collection::vec(totals(), 0..6), cut in 0_usize..6) {
            let of = |documents: &mut dyn Iterator<Item = &ShiftTotals>| {
                let mut all = ShiftTotals::default();
                documents.for_each(|document| all.add(&document.finish()));
                all
            };
            let (left, right) = documents.split_at(cut.min(documents.len()));
            let merged = of(&mut right.iter().rev()).merge(&of(&mut left.iter()));
            prop_assert_eq!(merged.finish(), of(&mut documents.iter()).finish());
        }
    }
}
