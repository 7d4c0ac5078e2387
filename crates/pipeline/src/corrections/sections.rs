//! Section pairs that a user has corrected.

use super::key::{key, key_of_lines};
use super::lines::{SectionLines, places};
use super::rows::DocumentCorrections;
use crate::pairing::DocumentFeatures;
use crate::settle::CorpusModel;
use ikiz_alignment::CorrectedPairs;
use ikiz_document::{
    About, AnalyzedSection, Correction, CorrectionState, Document, Language, SectionId, SectionKind, SectionPair,
    Sections, Twin, Verdict,
};

/// A correction that was found in the document.
struct Bound {
    row: usize,
    says: Says,
}

/// What it says of sections.
enum Says {
    Twins(Twin<SectionId>),
    /// Each of these two are none.
    NoTwins(Vec<Twin<SectionId>>),
    Alone(SectionId),
}

impl DocumentCorrections<'_> {
    /// The pairs of a document as the user says, not aligned or measured yet.
    pub fn pairs(
        &mut self,
        document: &Document,
        sections: &Sections,
        features: &DocumentFeatures,
        model: &CorpusModel,
    ) -> Vec<SectionPair> {
        let plain = model.pairs(features, sections, &CorrectedPairs::default());
        if self.is_empty() {
            return plain;
        }
        let bound = self.bound_pairs(document, sections, &plain);
        let mut corrected = CorrectedPairs::default();
        for Bound { row, says } in bound.iter().rev() {
            if !corrected.take(says) {
                self.set(*row, CorrectionState::Overruled);
            }
        }
        let mut pairs = if corrected.is_empty() { plain.clone() } else { model.pairs(features, sections, &corrected) };
        if self.imply_pairs(document, sections, &pairs, &mut corrected) {
            pairs = model.pairs(features, sections, &corrected);
        }
        for (row, ..) in self.open(About::Pair) {
            let Some(Bound { says, .. }) = bound.iter().find(|bound| bound.row == row) else { continue };
            if says.holds(&pairs) {
                let agreed = says.holds(&plain);
                self.set(row, if agreed { CorrectionState::Agreed } else { CorrectionState::Applied });
            } else {
                self.set(row, CorrectionState::Overruled);
            }
        }
        pairs
    }

    /// Finds the sections of the corrections of pairs. A twin that is wrong though no other is named asks for nothing.
    fn bound_pairs(&mut self, document: &Document, sections: &Sections, plain: &[SectionPair]) -> Vec<Bound> {
        let mut bound = Vec::new();
        for (row, correction, verdict) in self.open(About::Pair) {
            let is_one_sided = correction.sides.iter().any(Vec::is_empty);
            let found = Twin::from_fn(|language| {
                let lines = correction.sides.of(language);
                // A section in a third language stands alone, on the one side or the other.
                let is_in = |own: Option<Language>| own.map_or(is_one_sided, |own| own == language);
                let is_own = |analyzed: &&AnalyzedSection| {
                    is_in(analyzed.section.language.tag.language())
                        && is_of_kind(analyzed, correction)
                        && begins(document, analyzed, lines)
                };
                sections.iter().filter(is_own).map(|analyzed| analyzed.section.id).collect::<Vec<SectionId>>()
            });
            let both = found
                .english
                .iter()
                .flat_map(|english| found.turkish.iter().map(|turkish| Twin::new(*english, *turkish)));
            let same_kind = |pair: &Twin<SectionId>| {
                let kinds = pair.map(|id| group(sections[id].section.kind));
                kinds.english == kinds.turkish
            };
            // Where several begin alike, those of the pair that the correction names.
            let named = plain.iter().enumerate().find(|(at, _)| correction.pair_id == format!("p{}", at + 1));
            let named = named.and_then(|(_, pair)| pair.twins());
            let mut both: Vec<Twin<SectionId>> = both.filter(same_kind).collect();
            if let Some(named) = named.filter(|named| both.contains(named)) {
                both = vec![named];
            }
            let mut both = both.into_iter().peekable();
            let says = match verdict {
                Verdict::Right if is_one_sided => {
                    found.english.first().or(found.turkish.first()).map(|id| Says::Alone(*id))
                }
                Verdict::Right => both.next().map(Says::Twins),
                _ if is_one_sided => {
                    if found.iter().any(|found| !found.is_empty()) {
                        self.set(row, CorrectionState::Noted);
                    }
                    None
                }
                _ => both.peek().is_some().then(|| Says::NoTwins(both.collect())),
            };
            bound.extend(says.map(|says| Bound { row, says }));
        }
        bound
    }

    /// Sections of which a user says that sentences belong together are twins too, unless more is said of them. Whether
    /// there are such.
    fn imply_pairs(
        &self,
        document: &Document,
        sections: &Sections,
        pairs: &[SectionPair],
        corrected: &mut CorrectedPairs,
    ) -> bool {
        let beads = self.open(About::Bead).into_iter();
        let mut beads = beads
            .filter(|(_, bead, verdict)| *verdict == Verdict::Right && bead.sides.iter().all(|side| !side.is_empty()))
            .peekable();
        if beads.peek().is_none() {
            return false;
        }
        let lines = SectionLines::of_all(document, sections);
        let known = corrected.right.len();
        for (_, bead, _) in beads {
            let holding = Twin::from_fn(|language| {
                let own = lines.iter().filter(|lines| lines.language == language);
                own.filter(|lines| !lines.places(bead.sides.of(language)).is_empty()).collect::<Vec<_>>()
            });
            let both = || {
                holding.english.iter().flat_map(|english| holding.turkish.iter().map(|turkish| (*english, *turkish)))
            };
            let ids = |(english, turkish): (&SectionLines, &SectionLines)| Twin::new(english.id, turkish.id);
            if both().map(ids).any(|ids| pairs.iter().any(|pair| pair.twins() == Some(ids))) {
                continue;
            }
            let may_be = |ids: &Twin<SectionId>| {
                let kinds = ids.map(|id| group(sections[id].section.kind));
                kinds.english == kinds.turkish && corrected.says_nothing_of(*ids)
            };
            let found = both()
                .filter(|(english, turkish)| places(Twin::new(Some(english), Some(turkish)), &bead.sides).is_some());
            if let Some(ids) = found.map(ids).find(may_be) {
                corrected.right.push(ids);
            }
        }
        corrected.right.len() > known
    }
}

/// Takes up what users say of sections, the last correction first.
trait Take {
    /// Whether nothing that was taken up before says otherwise.
    fn take(&mut self, says: &Says) -> bool;
    /// Whether nothing is said of the two.
    fn says_nothing_of(&self, sections: Twin<SectionId>) -> bool;
}

impl Take for CorrectedPairs {
    fn take(&mut self, says: &Says) -> bool {
        match says {
            Says::Twins(ids) if self.right.contains(ids) => true,
            Says::Twins(ids) => {
                let is_free = self.says_nothing_of(*ids);
                if is_free {
                    self.right.push(*ids);
                }
                is_free
            }
            Says::NoTwins(all) => {
                let free: Vec<_> = all.iter().filter(|ids| !self.right.contains(ids)).copied().collect();
                self.wrong.extend(&free);
                !free.is_empty()
            }
            Says::Alone(id) => {
                let is_free = !self.right.iter().any(|ids| ids.iter().any(|other| other == id));
                if is_free {
                    self.alone.push(*id);
                }
                is_free
            }
        }
    }

    fn says_nothing_of(&self, sections: Twin<SectionId>) -> bool {
        let is_in = |ids: &Twin<SectionId>| ids.english == sections.english || ids.turkish == sections.turkish;
        !self.right.iter().any(is_in)
            && !self.wrong.contains(&sections)
            && !sections.iter().any(|id| self.alone.contains(id))
    }
}

impl Says {
    /// Whether pairs are so.
    fn holds(&self, pairs: &[SectionPair]) -> bool {
        let are_twins = |ids: Twin<SectionId>| pairs.iter().any(|pair| pair.twins() == Some(ids));
        match self {
            Self::Twins(ids) => are_twins(*ids),
            Self::NoTwins(all) => !all.iter().any(|ids| are_twins(*ids)),
            Self::Alone(id) => pairs.iter().any(|pair| !pair.is_paired() && pair.holds(*id)),
        }
    }
}

/// The kind that stands for all that may be twins of each other.
const fn group(kind: SectionKind) -> SectionKind {
    if kind.is_text() { SectionKind::Abstract } else { kind }
}

fn is_of_kind(analyzed: &AnalyzedSection, correction: &Correction) -> bool {
    let kind = analyzed.section.kind;
    kind.is_twin() && correction.kind.is_none_or(|wanted| group(wanted) == group(kind))
}

/// Whether a section begins with these lines; of a keyword list, whether it has these words.
fn begins(document: &Document, analyzed: &AnalyzedSection, lines: &[String]) -> bool {
    let text = analyzed.section.span.of(&document.text);
    if lines.is_empty() {
        return false;
    }
    let wanted = key_of_lines(lines);
    if analyzed.section.kind != SectionKind::Keywords {
        return key(text).starts_with(&wanted);
    }
    let keywords = analyzed.section.keywords.iter().map(|keyword| key(&keyword.text));
    wanted == key(text) || wanted == keywords.collect::<String>()
}
