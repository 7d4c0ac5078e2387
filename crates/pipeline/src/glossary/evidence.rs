//! The ledger of words: which terms correspond.

use super::words::{sections_of, words};
use ikiz_alignment::TranslationModel;
use ikiz_alignment::glossary::{Evidence, Occurrence, TermPair};
use ikiz_document::{Bead, DocumentReport, SectionPair};

/// Beads with a lower confidence are not used as evidence.
const SURE: f64 = 0.5;

/// The words of all sure beads and all pairs of author keywords, as numbers. Documents must be added in the order of
/// their numbers: the first place of a pair is its example, and words are numbered as they come.
///
/// It holds [`Evidence::MOST_WORDS`] words of beads; documents after these are left out. Who has more should choose the
/// documents by the hashes of their content, so that the order of names decides nothing.
#[derive(Default)]
pub(crate) struct GlossaryEvidence(Evidence);

impl GlossaryEvidence {
    /// Adds a document by its number.
    pub fn add(&mut self, document: u32, report: &DocumentReport) {
        if !self.0.is_full() {
            (0..).zip(&report.pairs).for_each(|(index, pair)| self.add_pair((document, index), report, pair));
        }
    }

    /// Adds a pair of sections with its place: document and index.
    fn add_pair(&mut self, (document, index): (u32, u32), report: &DocumentReport, pair: &SectionPair) {
        let Some(sections) = sections_of(report, pair) else { return };
        let text = &report.document.text;
        let place = |bead| Occurrence { document, pair: index, bead };
        let is_sure = |bead: &Bead| bead.is_two_sided() && bead.confidence.value() >= SURE;
        for (number, bead) in (0..).zip(&pair.beads).filter(|(_, bead)| is_sure(bead)) {
            let sides = sections.zip(bead.sentences.as_ref());
            self.0.add_bead(place(Some(number)), sides.map(|(section, indexes)| words(text, section, indexes)));
        }
        for found in pair.keywords.iter().filter(|found| !found.is_by_place()) {
            let Some(sides) = found.sides.as_ref().map(Option::as_ref).both() else { continue };
            let indexes = sides.map(|side| [side.index]);
            let sides = sections.zip(indexes.as_ref());
            let sides = sides.map(|(section, index)| words(text, section, index));
            self.0.add_keywords(place(None), sides, found.confidence);
        }
    }

    /// The pairs of terms that the documents give, each with the place of its example. `model` was learned from the
    /// same documents.
    pub fn pairs(self, model: &TranslationModel) -> Vec<TermPair> {
        self.0.pairs(model)
    }
}
