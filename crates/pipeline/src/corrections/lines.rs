//! The sentences of sections, to be found by their text.

use super::key::{key, key_of_lines};
use crate::analysis::rules_of;
use ikiz_document::{AnalyzedSection, Document, Language, SectionId, Sections, Twin};

/// The sentences of a section, by their keys.
pub(super) struct SectionLines {
    pub id: SectionId,
    pub language: Language,
    sentences: Vec<String>,
}

impl SectionLines {
    pub fn new(document: &Document, analyzed: &AnalyzedSection) -> Self {
        let sentences = analyzed.sentences.iter().map(|span| key(span.of(&document.text))).collect();
        Self { id: analyzed.section.id, language: rules_of(&analyzed.section), sentences }
    }

    /// The sections that have sentences in beads.
    pub fn of_all(document: &Document, sections: &Sections) -> Vec<Self> {
        let has_beads = |analyzed: &&AnalyzedSection| {
            analyzed.section.kind.is_text() || analyzed.section.kind == ikiz_document::SectionKind::Title
        };
        sections.iter().filter(has_beads).map(|analyzed| Self::new(document, analyzed)).collect()
    }

    /// How many sentences it has.
    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    /// The neighbouring sentences from one on that together have this text.
    pub fn run(&self, start: usize, text: &str) -> Option<std::ops::Range<usize>> {
        let mut rest = text;
        for (end, sentence) in (start + 1..).zip(&self.sentences[start..]) {
            rest = rest.strip_prefix(sentence.as_str())?;
            if rest.is_empty() {
                return Some(start..end);
            }
        }
        None
    }

    /// Where the lines may be: runs of neighbours with their text; if there is none, a sentence for each line.
    pub fn places(&self, lines: &[String]) -> Vec<Vec<usize>> {
        let text = key_of_lines(lines);
        if text.is_empty() {
            return Vec::new();
        }
        let runs = (0..self.len()).filter_map(|start| self.run(start, &text));
        let runs: Vec<Vec<usize>> = runs.map(Iterator::collect).collect();
        if !runs.is_empty() {
            return runs;
        }
        let mut places: Vec<usize> = Vec::with_capacity(lines.len());
        for line in lines.iter().map(|line| key(line)) {
            let is_free = |at: &usize| self.sentences[*at] == line && !places.contains(at);
            let Some(at) = (0..self.len()).find(is_free) else { return Vec::new() };
            places.push(at);
        }
        places.sort_unstable();
        vec![places]
    }
}

/// Where the lines of both sides are in two sections: at places that are as far from the beginning of each text as
/// possible the same.
pub(super) fn places(sections: Twin<Option<&SectionLines>>, sides: &Twin<Vec<String>>) -> Option<Twin<Vec<usize>>> {
    let found = sections.zip(sides.as_ref()).map(|(section, lines)| match section {
        _ if lines.is_empty() => Some(vec![Vec::new()]),
        Some(section) => Some(section.places(lines)).filter(|places| !places.is_empty()),
        None => None,
    });
    let found = found.both()?;
    let lengths = sections.map(|section| section.map_or(1, SectionLines::len));
    let distance = |english: &[usize], turkish: &[usize]| match (english.first(), turkish.first()) {
        (Some(english), Some(turkish)) => (english * lengths.turkish).abs_diff(turkish * lengths.english),
        _ => 0,
    };
    let both = found.english.iter().flat_map(|english| found.turkish.iter().map(move |turkish| (english, turkish)));
    let (english, turkish) = both.min_by_key(|(english, turkish)| distance(english, turkish))?;
    Some(Twin::new(english.clone(), turkish.clone()))
}
