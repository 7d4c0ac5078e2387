//! Borders of sentences that a user has mended.

use super::lines::{SectionLines, joined, squeezed};
use super::rows::DocumentCorrections;
use ikiz_document::{About, AnalyzedSection, CorrectionState, Document, Language, Span, Verdict};

impl DocumentCorrections<'_> {
    /// Mends the borders of the sentences of abstracts and summaries.
    pub fn mend(&mut self, document: &Document, sections: &mut [AnalyzedSection]) {
        let borders = self.open(About::Border);
        if borders.is_empty() && self.open(About::Bead).is_empty() {
            return;
        }
        let texts = |sections: &mut [AnalyzedSection]| -> Vec<usize> {
            (0..sections.len()).filter(|&at| sections[at].section.kind.is_text()).collect()
        };
        let texts = texts(sections);
        let sentences = texts.iter().flat_map(|&at| sections[at].sentences.clone());
        self.before = sentences.map(|span| squeezed(span.of(&document.text))).collect();
        for (row, border, verdict) in borders {
            let language = if border.sides.english.is_empty() { Language::Turkish } else { Language::English };
            let lines = border.sides.of(language);
            let whole = joined(lines);
            let pieces: Vec<usize> = match verdict {
                Verdict::Split => lines.iter().map(|line| squeezed(line).chars().count()).collect(),
                _ => vec![whole.chars().count()],
            };
            let mut state = None;
            for &at in &texts {
                let analyzed = &mut sections[at];
                let found = SectionLines::new(document, analyzed);
                if found.language != language {
                    continue;
                }
                // From the end, so that the places of what comes before stay; runs do not overlap.
                let mut border = found.len();
                for start in (0..found.len()).rev() {
                    let Some(run) = found.run(start, &whole).filter(|run| run.end <= border) else { continue };
                    border = run.start;
                    let mended = spans(document, &analyzed.sentences[run.clone()], &pieces);
                    if analyzed.sentences[run.clone()] == mended[..] {
                        state = state.or(Some(CorrectionState::Agreed));
                    } else {
                        analyzed.sentences.splice(run, mended);
                        state = Some(CorrectionState::Applied);
                    }
                }
            }
            if let Some(state) = state {
                self.set(row, state);
            }
        }
    }

    /// Whether all lines were sentences before borders were mended.
    pub(super) fn were_sentences<'l>(&self, mut lines: impl Iterator<Item = &'l String>) -> bool {
        !self.before.is_empty() && lines.all(|line| self.before.contains(&squeezed(line)))
    }
}

/// The spans of pieces with these numbers of characters, white space apart, that neighbouring sentences are made of.
fn spans(document: &Document, sentences: &[Span], pieces: &[usize]) -> Vec<Span> {
    let (start, end) = (sentences[0].start, sentences[sentences.len() - 1].end);
    let mut marks = document.text[start..end].char_indices().filter(|(_, letter)| !letter.is_whitespace());
    let mut piece = |&length: &usize| {
        let mut own = marks.by_ref().take(length);
        let (first, letter) = own.next()?;
        let (last, letter) = own.last().unwrap_or((first, letter));
        Some(Span::new(start + first, start + last + letter.len_utf8()))
    };
    pieces.iter().filter_map(&mut piece).collect()
}
