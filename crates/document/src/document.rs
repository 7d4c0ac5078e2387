//! The clean text of a document, and where each part of it is printed: file, page and line.

use crate::{DocumentId, LanguageTag, Metadata, SourceFile, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a printed line looks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations of one line")]
pub struct LineStyle {
    /// Font size relative to the document's most frequent one; 1 where the format has no sizes.
    pub size_ratio: Option<f32>,
    /// Printed bold throughout (in Markdown: a heading line, or a line that begins with strong text).
    pub bold: bool,
    /// Number of letters at its start that are printed bold, if the others are not.
    pub bold_lead: u16,
    /// Every letter is a capital.
    pub capitals: bool,
    /// Number of blanks before the first letter.
    pub indent: u16,
    /// Number of letters and digits before each tab or run of three or more blanks inside it.
    #[serde(default)]
    pub gaps: Vec<u16>,
    /// The format's own name of the style or heading level: `Heading 1`, `h2`.
    pub style_name: Option<String>,
    /// A blank line, or a gap larger than between the other lines, comes before it.
    pub blank_before: bool,
    /// First line of a printed page.
    pub page_start: bool,
}

/// The position of a line on its page, in points from the page's upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Left end of its letters.
    pub left: f32,
    /// Right end of its letters.
    pub right: f32,
    /// Its baseline; larger is lower on the page.
    pub baseline: f32,
    /// Font size of most of its letters.
    pub size: f32,
    /// Width of the page.
    pub page_width: f32,
    /// Height of the page.
    pub page_height: f32,
}

/// What the file itself declares a line to be: a tag, a meta field, a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// The kind of the field.
    pub field: DeclaredField,
    /// The language that the file gives the field.
    pub language: Option<LanguageTag>,
    /// Lines with the same number are in one field; numbers ascend through a document.
    pub number: u32,
}

/// The fields that files declare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeclaredField {
    /// A title.
    Title,
    /// An abstract, or a description that may be one.
    Abstract,
    /// The long form of an abstract.
    Summary,
    /// Keywords: a list, or one keyword on each line.
    Keywords,
    /// The running text of an article.
    Body,
    /// The works cited.
    References,
}

/// A printed line that is part of the clean text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its letters in the clean text; the line break after it is not included.
    pub span: Span,
    /// Index into [`Document::sources`].
    pub source: usize,
    /// Printed page, from 1; `None` where the file does not show where its pages end.
    pub page: Option<u32>,
    /// Line of the file as an editor counts it, from 1. In a PDF: line of the page; in DOCX and ODT: the paragraph.
    pub number: u32,
    /// How it looks.
    pub style: LineStyle,
    /// Its position on the page, where the format has positions.
    pub frame: Option<Frame>,
    /// What the file itself declares it to be.
    pub declared: Option<Declared>,
}

/// Why a line is not part of the clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemovalReason {
    /// A bare page number.
    PageNumber,
    /// A line that is at the top or foot of many pages.
    RunningHeader,
    /// A footnote at the foot of a page.
    Footnote,
    /// The raised number of a footnote on a line of its own.
    FootnoteMark,
    /// A caption, a small table or a formula between the halves of a sentence.
    Float,
}

/// A printed line that was taken out of the text, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedLine {
    /// Why it was taken out.
    pub reason: RemovalReason,
    /// Its text.
    pub text: String,
    /// Where the clean text continues after it: a byte offset.
    pub offset: usize,
    /// Index into [`Document::sources`].
    pub source: usize,
    /// Printed page, from 1, where it is known.
    pub page: Option<u32>,
    /// Line of the file, from 1.
    pub number: u32,
}

/// How often each kind of repair was made: `hyphenation`, `nfc`, `ligature`, `undecodable` …
pub type RepairCounts = BTreeMap<String, u32>;

/// Where a reader finds a piece of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Index into [`Document::sources`].
    pub source: usize,
    /// Printed page, from 1, where it is known.
    pub page: Option<u32>,
    /// Line of the file, from 1.
    pub line: u32,
}

/// A document after reading: one clean text, and the places of its parts in the files.
///
/// The text is decoded, repaired, de-hyphenated, in reading order and NFC. Printed lines are joined by `\n`. An empty
/// line (`\n\n`) occurs only where a paragraph or block ends. A line's letters are exactly the text under its span.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// The files it was read from, one or more.
    pub sources: Vec<SourceFile>,
    /// The clean text.
    pub text: String,
    /// The printed lines of the text, in order; spans are disjoint and ascending.
    pub lines: Vec<Line>,
    /// The printed lines that were taken out, in order.
    pub removed: Vec<RemovedLine>,
    /// What was repaired.
    pub repairs: RepairCounts,
    /// What it declares of its publication.
    pub metadata: Metadata,
}

impl Document {
    /// The place of a byte offset of the clean text: the line that contains it, or else the next line.
    pub fn place(&self, offset: usize) -> Place {
        let index = self.lines.partition_point(|line| line.span.end <= offset);
        let line = self.lines.get(index).or_else(|| self.lines.last());
        line.map_or_else(Place::default, |line| Place { source: line.source, page: line.page, line: line.number })
    }

    /// The lines that share letters with a span.
    pub fn lines_in(&self, span: Span) -> &[Line] {
        let first = self.lines.partition_point(|line| line.span.end <= span.start);
        let last = self.lines.partition_point(|line| line.span.start < span.end);
        &self.lines[first..last.max(first)]
    }

    /// The part of the document under a span, as a document of that id. Its text begins at the span's start; its
    /// repairs are those of the whole document, its metadata what an article shares with its issue.
    #[must_use]
    pub fn part(&self, id: DocumentId, span: Span) -> Self {
        let inside = |offset: usize| (span.start..span.end).contains(&offset);
        let lines = self.lines.iter().filter(|line| inside(line.span.start));
        let line = |line: &Line| {
            let end = line.span.end.min(span.end);
            Line { span: Span::new(line.span.start - span.start, end - span.start), ..line.clone() }
        };
        let removed = self.removed.iter().filter(|line| inside(line.offset));
        let line_out = |line: &RemovedLine| RemovedLine { offset: line.offset - span.start, ..line.clone() };
        let mut lines: Vec<Line> = lines.map(line).collect();
        if let Some(first) = lines.first_mut() {
            first.style.page_start = true;
        }
        Self {
            id,
            sources: self.sources.clone(),
            text: span.of(&self.text).to_owned(),
            lines,
            removed: removed.map(line_out).collect(),
            repairs: self.repairs.clone(),
            metadata: self.metadata.of_issue(),
        }
    }

    /// Number of pages of all its files; `None` if it is not known for one of them.
    pub fn pages(&self) -> Option<u32> {
        self.sources.iter().map(|source| source.pages).sum()
    }
}
