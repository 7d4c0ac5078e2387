//! Borders of sentences that a user has mended.

use super::key::{key, key_of_lines, width};
use super::lines::SectionLines;
use super::rows::DocumentCorrections;
use ikiz_document::{About, AnalyzedSection, CorrectionState, Document, Language, Span, Verdict};
use ikiz_text::nfc;

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
        self.before = sentences.map(|span| key(span.of(&document.text))).collect();
        let mut mended_by = Vec::new();
        for (row, border, verdict) in borders {
            let language = if border.sides.english.is_empty() { Language::Turkish } else { Language::English };
            let lines = border.sides.of(language);
            let whole = key_of_lines(lines);
            let widths: Vec<usize> = lines.iter().map(|line| nfc(line).chars().map(width).sum()).collect();
            let pieces = if verdict == Verdict::Split { widths } else { vec![widths.iter().sum()] };
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
                    let Some(mended) = spans(document, &analyzed.sentences[run.clone()], &pieces) else { continue };
                    border = run.start;
                    if analyzed.sentences[run.clone()] == mended[..] {
                        state = state.or(Some(CorrectionState::Agreed));
                    } else {
                        analyzed.sentences.splice(run, mended.iter().copied());
                        state = Some(CorrectionState::Applied);
                    }
                    mended_by.push((row, at, mended));
                }
            }
            if let Some(state) = state {
                self.set(row, state);
            }
        }
        // A later one about a longer text may have set other borders.
        let stands = |at: usize, mended: &[Span]| {
            let (first, last) = (mended[0], mended[mended.len() - 1]);
            let is_within = |span: &&Span| first.start < span.start && span.start < last.end;
            let within = sections[at].sentences.iter().filter(is_within).map(|span| span.start);
            within.eq(mended[1..].iter().map(|span| span.start))
        };
        for of_row in mended_by.chunk_by(|one, other| one.0 == other.0) {
            if !of_row.iter().any(|(_, at, mended)| stands(*at, mended)) {
                self.set(of_row[0].0, CorrectionState::Overruled);
            }
        }
    }

    /// Whether all lines were sentences before borders were mended.
    pub(super) fn were_sentences<'l>(&self, mut lines: impl Iterator<Item = &'l String>) -> bool {
        !self.before.is_empty() && lines.all(|line| self.before.contains(&key(line)))
    }
}

/// The spans of pieces of these widths that neighbouring sentences are made of; `None` if they are not as wide together.
fn spans(document: &Document, sentences: &[Span], pieces: &[usize]) -> Option<Vec<Span>> {
    let (start, end) = (sentences[0].start, sentences[sentences.len() - 1].end);
    let mut marks = document.text[start..end].char_indices().filter(|(_, letter)| width(*letter) > 0);
    let mut piece = |&wanted: &usize| {
        let (first, letter) = marks.next()?;
        let (mut span, mut found) = (Span::new(start + first, start + first + letter.len_utf8()), width(letter));
        while found < wanted {
            let (at, letter) = marks.next()?;
            (span.end, found) = (start + at + letter.len_utf8(), found + width(letter));
        }
        (found == wanted).then_some(span)
    };
    let spans = pieces.iter().map(&mut piece).collect::<Option<Vec<Span>>>()?;
    marks.next().is_none().then_some(spans)
}
