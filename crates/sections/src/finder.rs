//! The finder: headings are chosen, then sections are cut, told apart and ordered.

use crate::block::{BlockLooks, ends_sentence, unknown_heading};
use crate::candidate::{Candidate, Stops, choose, stops};
use crate::edge;
use crate::folding::Folding;
use crate::heading::{HeadingKind, Headings, Layout};
use crate::keyword_list;
use crate::kind::{TextFacts, kinds};
use crate::part::PartLabels;
use crate::row::{Row, rows};
use crate::title::{TitleFound, best_titles, title_at_heading, titles_at_start};
use crate::weight::TEXT_WORDS;
use crate::{declared, duplicate};
use ikiz_document::{
    Confidence, DetectedLanguage, Document, Evidence, Language, LanguageTag, Section, SectionId, SectionKind, Span,
};
use ikiz_language::LanguageDetector;

/// A language less sure than this is doubtful for a keyword list.
const DOUBT: f64 = 0.8;
/// Fewest words that make a body.
const BODY_WORDS: usize = 40;
/// Most rows between two sections in which a title above a heading is sought.
const GAP_ROWS: usize = 12;

/// Finds the sections of documents.
pub struct SectionFinder {
    detector: LanguageDetector,
    tools: Tools,
}

impl Default for SectionFinder {
    fn default() -> Self {
        Self::new(LanguageDetector::new())
    }
}

/// The data of the room, read once.
#[derive(Debug)]
pub(crate) struct Tools {
    pub folding: Folding,
    pub headings: Headings,
    pub labels: PartLabels,
    pub looks: BlockLooks,
}

/// A document as the steps see it.
pub(crate) struct View<'a> {
    pub text: &'a str,
    pub rows: Vec<Row>,
    pub tools: &'a Tools,
    pub detector: &'a LanguageDetector,
}

impl View<'_> {
    /// A section of that kind, with the language of its text.
    pub(crate) fn section(&self, kind: SectionKind, span: Span, evidence: Vec<Evidence>) -> Section {
        let log_odds: f64 = evidence.iter().map(|evidence| evidence.weight).sum();
        Section {
            id: SectionId(0),
            kind,
            language: self.detector.detect(span.of(self.text)),
            declared: None,
            heading: None,
            span,
            parts: Vec::new(),
            keywords: Vec::new(),
            confidence: Confidence::new(1.0 / (1.0 + libm::exp(-log_odds))),
            evidence,
        }
    }
}

impl SectionFinder {
    /// A finder that tells languages with that detector.
    pub fn new(detector: LanguageDetector) -> Self {
        let folding = Folding::new();
        let headings = Headings::new(&folding);
        let labels = PartLabels::new(&folding);
        let looks = BlockLooks::new(&folding);
        Self { detector, tools: Tools { folding, headings, labels, looks } }
    }

    /// The sections of a document, in reading order, disjoint, named from 1.
    ///
    /// The language of each is that of its text; what its heading or file says stands in `declared`. The span of a body
    /// includes its own headings.
    pub fn find(&self, document: &Document) -> Vec<Section> {
        let view = View { text: &document.text, rows: rows(document), tools: &self.tools, detector: &self.detector };
        let candidates = choose(&view);
        let mut cut = Cut { view, document, sections: Vec::new(), rows: Vec::new() };
        cut.texts_and_lists(&candidates);
        cut.declared();
        cut.references(&candidates);
        cut.bodies(&candidates);
        cut.titles(&candidates);
        cut.settle_kinds();
        cut.settle_keyword_languages();
        cut.finish()
    }
}

/// A section with what is needed to place the others.
struct Found {
    section: Section,
    heading: Option<HeadingKind>,
    /// Rows from its heading to its end.
    rows: (usize, usize),
    /// Rows between heading and text.
    skipped: Vec<usize>,
}

/// The work on one document.
struct Cut<'a> {
    view: View<'a>,
    document: &'a Document,
    sections: Vec<Found>,
    /// For each row whether a section holds it.
    rows: Vec<bool>,
}

impl Cut<'_> {
    /// What the file itself declares. Such rows are of no other section, whatever was made of them.
    fn declared(&mut self) {
        for (taken, row) in self.rows.iter_mut().zip(&self.view.rows) {
            *taken |= row.declared.is_some();
        }
        for found in declared::sections(&self.view) {
            let mut section = found.section;
            section.declared = section.declared.or_else(|| self.file_language(found.row));
            self.place(section, found.heading, found.row, Vec::new());
        }
    }

    fn texts_and_lists(&mut self, candidates: &[Candidate]) {
        self.rows = vec![false; self.view.rows.len()];
        let stops = stops(&self.view, candidates);
        for candidate in candidates {
            let kind = candidate.heading.kind;
            let (span, skipped) = if kind.is_text() {
                let Some(extent) = edge::text_extent(&self.view, candidate, &stops) else { continue };
                if candidate.heading.double {
                    self.second_text(candidate, extent.next_row, &stops);
                }
                (extent.span, extent.skipped)
            } else if kind == HeadingKind::Keywords {
                let Some(span) = edge::list_extent(&self.view, candidate, &stops) else { continue };
                (span, Vec::new())
            } else {
                continue;
            };
            let mut section = self.section(SectionKind::Keywords, span, candidate.evidence.clone());
            section.heading = Some(candidate.heading.wording);
            section.declared = self.file_language(candidate.row).or(candidate.heading.language.language());
            if kind.is_text() {
                section.kind = SectionKind::Abstract;
                section.parts = self.view.tools.labels.parts(self.view.text, span, &self.view.tools.folding);
            } else {
                section.keywords = keyword_list::split(self.view.text, span);
            }
            self.place(section, Some(kind), candidate.row, skipped);
        }
    }

    /// The text of the second language under a heading that names both: `ÖZET / ABSTRACT`.
    fn second_text(&mut self, candidate: &Candidate, from: usize, stops: &Stops) {
        if self.view.rows.get(from).is_none_or(|_| stops[from].is_some()) {
            return;
        }
        let mut second = candidate.clone();
        second.next_row = from;
        second.row = from;
        second.heading.layout = Layout::OwnLine;
        let Some(extent) = edge::text_extent(&self.view, &second, stops) else { return };
        let words = extent.span.of(self.view.text).split_whitespace().count();
        let mut section = self.section(SectionKind::Abstract, extent.span, candidate.evidence.clone());
        let Some(twin) = candidate.heading.language.language().map(Language::twin) else { return };
        if words < TEXT_WORDS || section.language.tag != twin.into() {
            return;
        }
        section.heading = Some(candidate.heading.wording);
        section.declared = self.file_language(from).or(Some(twin));
        section.parts = self.view.tools.labels.parts(self.view.text, extent.span, &self.view.tools.folding);
        self.place(section, Some(candidate.heading.kind), from, extent.skipped);
    }

    fn references(&mut self, candidates: &[Candidate]) {
        for (index, candidate) in candidates.iter().enumerate() {
            if candidate.heading.kind != HeadingKind::References || self.rows[candidate.row] {
                continue;
            }
            let source = self.view.rows[candidate.row].source;
            // Works cited are never twice in a file: of two headings the later one counts, unless sections lie between.
            let ends = |other: &&Candidate| other.heading.kind.is_text() || other.heading.kind == HeadingKind::Keywords;
            let next = candidates[index + 1..].iter().find(ends).map_or(self.view.rows.len(), |next| next.row);
            let mut end = (candidate.next_row..next)
                .take_while(|at| self.view.rows[*at].source == source && !self.rows[*at])
                .last()
                .map_or(candidate.next_row, |last| last + 1);
            // The title of a summary behind the works cited belongs to the summary.
            if next < self.view.rows.len() && end == next {
                while end > candidate.next_row + 1
                    && self.view.rows[end - 1].capitals
                    && !ends_sentence(self.view.rows[end - 1].text(self.view.text))
                {
                    end -= 1;
                }
            }
            if end <= candidate.next_row {
                continue;
            }
            let span = Span::new(self.view.rows[candidate.next_row].span.start, self.view.rows[end - 1].span.end);
            let mut section = self.section(SectionKind::References, span, candidate.evidence.clone());
            section.heading = Some(candidate.heading.wording);
            section.declared = self.file_language(candidate.row).or(candidate.heading.language.language());
            self.place(section, Some(HeadingKind::References), candidate.row, Vec::new());
        }
    }

    fn bodies(&mut self, candidates: &[Candidate]) {
        let count = self.view.rows.len();
        let mut from = 0;
        while from < count {
            let source = self.view.rows[from].source;
            let to = from + self.view.rows[from..].iter().take_while(|row| row.source == source).count();
            self.bodies_of_file(candidates, from, to);
            from = to;
        }
    }

    fn bodies_of_file(&mut self, candidates: &[Candidate], from: usize, to: usize) {
        let opening = candidates.iter().find(|candidate| {
            candidate.heading.kind == HeadingKind::Body
                && (from..to).contains(&candidate.row)
                && !self.rows[candidate.row]
        });
        let front =
            |found: &&Found| (from..to).contains(&found.rows.0) && found.section.kind != SectionKind::References;
        let front_end = self.sections.iter().filter(front).map(|found| found.rows.1).min();
        let references = self
            .sections
            .iter()
            .filter(|found| found.section.kind == SectionKind::References && (from..to).contains(&found.rows.0))
            .map(|found| found.rows.0)
            .next_back()
            .unwrap_or(to);
        let first = opening.map_or_else(|| front_end.unwrap_or(from), |candidate| candidate.row);
        let mut at = first;
        while at < references {
            if self.rows[at] {
                at += 1;
                continue;
            }
            let end = at + self.rows[at..references].iter().take_while(|taken| !**taken).count();
            let known = opening.filter(|candidate| candidate.row == at);
            self.body(at, end, known);
            at = end;
        }
    }

    /// The body in a run of rows that no other section holds.
    fn body(&mut self, from: usize, to: usize, opening: Option<&Candidate>) {
        let looks_like_text = |row: &Row| row.is_prose();
        let Some(prose) = (from..to).find(|at| looks_like_text(&self.view.rows[*at])) else { return };
        let words: usize =
            self.view.rows[from..to].iter().filter(|row| looks_like_text(row)).map(|row| row.words).sum();
        if words < BODY_WORDS {
            return;
        }
        let start = match opening {
            Some(_) => from,
            // Its first heading, where one stands right above.
            None if prose > from && unknown_heading(self.view.text, &self.view.rows, prose - 1).is_some() => prose - 1,
            None => prose,
        };
        let span = Span::new(self.view.rows[start].span.start, self.view.rows[to - 1].span.end).trimmed(self.view.text);
        let evidence = opening.map_or_else(
            || vec![Evidence { observation: "running text outside the other sections".to_owned(), weight: 1.0 }],
            |candidate| candidate.evidence.clone(),
        );
        let mut section = self.section(SectionKind::Body, span, evidence);
        section.declared = self.file_language(start);
        self.place(section, None, start, Vec::new());
    }

    fn titles(&mut self, candidates: &[Candidate]) {
        let mut found: Vec<TitleFound> = Vec::new();
        let count = self.view.rows.len();
        let mut from = 0;
        while from < count {
            let source = self.view.rows[from].source;
            let to = from + self.view.rows[from..].iter().take_while(|row| row.source == source).count();
            // What is printed begins behind what is declared.
            from += self.view.rows[from..to].iter().take_while(|row| row.declared.is_some()).count();
            let in_file = |row: &usize| (from..to).contains(row);
            let heading = candidates.iter().map(|candidate| candidate.row).find(in_file).unwrap_or(to);
            let section = self.sections.iter().map(|found| found.rows.0).filter(in_file).min().unwrap_or(to);
            let end = heading.min(section);
            found.extend(titles_at_start(&self.view, from, end));
            from = to;
        }
        let texts: Vec<_> = self
            .sections
            .iter()
            .filter(|found| found.heading.is_some_and(|kind| kind.is_text() || kind == HeadingKind::Keywords))
            .map(|found| (found.rows.0, found.skipped.clone()))
            .collect();
        for (row, skipped) in texts {
            let source = self.view.rows[row].source;
            let free = |at: usize| self.view.rows[at].source == source && !self.rows[at];
            let gap = (row.saturating_sub(GAP_ROWS)..row).rev().take_while(|at| free(*at)).last().unwrap_or(row);
            let above = title_at_heading(&self.view, gap, row, true);
            let below = match (skipped.first(), skipped.last()) {
                (Some(first), Some(last)) => title_at_heading(&self.view, *first, last + 1, false),
                _ => None,
            };
            found.extend(above.into_iter().chain(below));
        }
        let titles = self.sections.iter().filter(|found| found.section.kind == SectionKind::Title);
        let mut languages: Vec<LanguageTag> = titles.map(|found| found.section.language.tag).collect();
        for title in best_titles(&self.view, found) {
            let row = self.view.rows.partition_point(|row| row.span.end <= title.span.start);
            let mut section = self.section(SectionKind::Title, title.span, title.evidence);
            if section.language.tag == LanguageTag::Undetermined || languages.contains(&section.language.tag) {
                continue;
            }
            section.declared = self.file_language(row);
            languages.push(section.language.tag);
            if !self.sections.iter().any(|found| found.section.span.overlaps(section.span)) {
                self.place(section, None, row, Vec::new());
            }
        }
    }

    fn settle_kinds(&mut self) {
        self.sections.sort_by_key(|found| found.section.span.start);
        let is_text = |found: &&mut Found| found.heading.is_some_and(HeadingKind::is_text);
        let body = |found: &Found| matches!(found.section.kind, SectionKind::Body | SectionKind::References);
        let sources: Vec<_> = self.sections.iter().map(|found| self.view.rows[found.rows.0].source).collect();
        let mut facts = Vec::new();
        for (index, found) in self.sections.iter().enumerate() {
            if let Some(heading) = found.heading.filter(|heading| heading.is_text()) {
                let mut before = self.sections[..index].iter().zip(&sources);
                facts.push(TextFacts {
                    heading,
                    language: found.section.language.tag,
                    words: found.section.span.of(self.view.text).split_whitespace().count(),
                    after_body: before.any(|(other, source)| body(other) && *source == sources[index]),
                });
            }
        }
        for (found, kind) in self.sections.iter_mut().filter(is_text).zip(kinds(&facts)) {
            found.section.kind = kind;
        }
    }

    /// A list too short for its language to be told has that of its heading; where the document has a list under such a
    /// heading already, that of the text it stands behind.
    fn settle_keyword_languages(&mut self) {
        for index in 0..self.sections.len() {
            let section = &self.sections[index].section;
            if section.kind != SectionKind::Keywords || section.language.confidence.value() >= DOUBT {
                continue;
            }
            let Some(declared) = section.declared else { continue };
            let twice = self.sections[..index].iter().any(|before| {
                before.section.kind == SectionKind::Keywords && before.section.language.tag == declared.into()
            });
            let text =
                self.sections[..index].iter().rev().find(|before| before.heading.is_some_and(HeadingKind::is_text));
            let neighbour = text.and_then(|text| text.section.language.tag.language());
            let language: Language = if twice { neighbour.unwrap_or(declared) } else { declared };
            let section = &mut self.sections[index].section;
            let agrees = section.language.tag == language.into();
            let confidence = if agrees { section.language.confidence.value().max(DOUBT) } else { 0.6 };
            section.language = DetectedLanguage::new(language.into(), Confidence::new(confidence));
        }
    }

    /// For each section whether it only says again what another one says: what a file declares is often printed in it too.
    fn repeated(&self) -> Vec<bool> {
        let sections: Vec<(&Section, bool)> = self
            .sections
            .iter()
            .map(|found| (&found.section, self.view.rows[found.rows.0].declared.is_some()))
            .collect();
        duplicate::repeated(self.view.text, &sections)
    }

    fn finish(self) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        let repeated = self.repeated();
        for found in self.sections.into_iter().zip(repeated).filter(|(_, repeated)| !repeated).map(|(found, _)| found) {
            if sections.last().is_none_or(|last| last.span.end <= found.section.span.start) {
                let id = SectionId(sections.len() as u32 + 1);
                sections.push(Section { id, ..found.section });
            }
        }
        sections
    }

    fn section(&self, kind: SectionKind, span: Span, evidence: Vec<Evidence>) -> Section {
        self.view.section(kind, span, evidence)
    }

    /// Keeps a section and marks its rows.
    fn place(&mut self, section: Section, heading: Option<HeadingKind>, row: usize, skipped: Vec<usize>) {
        let end = self.view.rows.partition_point(|row| row.span.start < section.span.end).max(row + 1);
        for taken in &mut self.rows[row..end] {
            *taken = true;
        }
        self.sections.push(Found { section, heading, rows: (row, end), skipped });
    }

    /// What the name of the file that a row stands in says of its language.
    fn file_language(&self, row: usize) -> Option<Language> {
        let source = self.view.rows.get(row)?.source;
        self.document.sources.get(source)?.language
    }
}
