//! The clean text of a document and the way back to file, page and line.

use crate::{DocumentId, LanguageTag, SourceFile, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a line looks where it was printed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations of one line")]
pub struct LineStyle {
    /// Font size against the document's most frequent one; 1 where the format has no sizes.
    pub size_ratio: Option<f32>,
    /// Printed bold throughout (in Markdown: a heading line, or a line that begins with strong text).
    pub bold: bool,
    /// Letters at its start that are printed bold, where the others are not.
    pub bold_lead: u16,
    /// Every letter a capital.
    pub capitals: bool,
    /// Blanks before the first letter.
    pub indent: u16,
    /// Letters and digits before each tab or run of three blanks and more inside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<u16>,
    /// The format's own name of the style or heading level: `Heading 1`, `h2`.
    pub style_name: Option<String>,
    /// A blank line, or a gap larger than between the other lines, stands before it.
    pub blank_before: bool,
    /// First line of a printed page.
    pub page_start: bool,
}

/// Where a line stands on its page: in points from the page's upper left corner.
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

/// What a file itself says that a line is: a tag, a meta field, a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// The kind of the field.
    pub field: DeclaredField,
    /// The language that the file gives the field.
    pub language: Option<LanguageTag>,
    /// Lines of the same number stand in one field; numbers rise through a document.
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
    /// The long form.
    Summary,
    /// Keywords: a list, or one a line.
    Keywords,
    /// The running text of an article.
    Body,
    /// The works cited.
    References,
}

/// A printed line that is part of the clean text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Where its letters stand in the clean text; the line break behind it is not part of it.
    pub span: Span,
    /// Index into [`Document::sources`].
    pub source: usize,
    /// Printed page, from 1; `None` where the file does not say where its pages end.
    pub page: Option<u32>,
    /// Line of the file as an editor counts it, from 1; in a PDF that of its page, in DOCX and ODT the paragraph.
    pub number: u32,
    /// How it looks.
    pub style: LineStyle,
    /// Where it stands on its page, where the format has places.
    pub frame: Option<Frame>,
    /// What the file itself says that it is.
    pub declared: Option<Declared>,
}

/// Why a line is not part of the clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemovalReason {
    /// A bare page number.
    PageNumber,
    /// A line that stands at the top or foot of many pages.
    RunningHeader,
    /// A footnote at the foot of a page.
    Footnote,
    /// The raised number of a footnote on a line of its own.
    FootnoteMark,
    /// A caption, a small table or a formula between the halves of a sentence.
    Float,
}

/// A printed line that was taken out, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedLine {
    /// Why.
    pub reason: RemovalReason,
    /// Its text.
    pub text: String,
    /// Where the clean text goes on after it: a byte offset.
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

/// Where a piece of text stands for a reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Index into [`Document::sources`].
    pub source: usize,
    /// Printed page, from 1, where it is known.
    pub page: Option<u32>,
    /// Line of the file, from 1.
    pub line: u32,
}

/// A document as it is read: one clean text with the way back to its files.
///
/// The text is decoded, repaired, de-hyphenated, in reading order and NFC. Printed lines are joined by `\n`; an empty
/// line (`\n\n`) stands only where a paragraph or block ends. A line's letters are exactly the text under its span.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its name.
    pub id: DocumentId,
    /// The files it was read from, one or more.
    pub sources: Vec<SourceFile>,
    /// The clean text.
    pub text: String,
    /// The printed lines of the text, in order; spans are disjoint and rise.
    pub lines: Vec<Line>,
    /// The printed lines that were taken out, in order.
    pub removed: Vec<RemovedLine>,
    /// What was mended.
    pub repairs: RepairCounts,
}

impl Document {
    /// The place of a byte offset of the clean text: that of the line that holds it, or else of the next one.
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

    /// The part of the document under a span, as a document of that name. Its text begins at the span's start; what was
    /// mended is that of the whole.
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
        }
    }

    /// Pages of all its files; `None` where those of one are not known.
    pub fn pages(&self) -> Option<u32> {
        self.sources.iter().map(|source| source.pages).sum()
    }
}
