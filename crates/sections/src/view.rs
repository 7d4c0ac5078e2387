//! A document as the steps of the room see it: its clean text, its rows, and the data of the room.

use crate::block::BlockLooks;
use crate::folding::Folding;
use crate::heading::Headings;
use crate::part::PartLabels;
use crate::row::{Row, rows};
use crate::title::Vocabulary;
use ikiz_document::{Document, Language, Span};
use ikiz_language::LanguageDetector;

/// The data of the room, read once.
#[derive(Debug)]
pub(crate) struct Tools {
    pub folding: Folding,
    pub headings: Headings,
    pub labels: PartLabels,
    pub looks: BlockLooks,
    pub title_vocabulary: Vocabulary,
}

impl Tools {
    pub(crate) fn new() -> Self {
        let folding = Folding::new();
        let headings = Headings::new(&folding);
        let labels = PartLabels::new(&folding);
        let looks = BlockLooks::new(&folding);
        let title_vocabulary = Vocabulary::new(&folding);
        Self { folding, headings, labels, looks, title_vocabulary }
    }
}

/// A document as the steps see it.
pub(crate) struct View<'a> {
    pub document: &'a Document,
    pub text: &'a str,
    pub rows: Vec<Row>,
    pub tools: &'a Tools,
    pub detector: &'a LanguageDetector,
}

impl<'a> View<'a> {
    pub(crate) fn new(document: &'a Document, tools: &'a Tools, detector: &'a LanguageDetector) -> Self {
        Self { document, text: &document.text, rows: rows(document), tools, detector }
    }

    /// The row that holds a byte of the text, or the next one.
    pub(crate) fn row_at(&self, offset: usize) -> usize {
        self.rows.partition_point(|row| row.span.end <= offset)
    }

    /// The ranges of rows of each source file.
    pub(crate) fn files(&self) -> Vec<std::ops::Range<usize>> {
        let mut files: Vec<std::ops::Range<usize>> = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            match files.last_mut() {
                Some(file) if self.rows[file.start].source == row.source => file.end = at + 1,
                _ => files.push(at..at + 1),
            }
        }
        files
    }

    /// What the name of the file that a row stands in says of its language.
    pub(crate) fn file_language(&self, row: usize) -> Option<Language> {
        let source = self.rows.get(row)?.source;
        self.document.sources.get(source)?.language
    }

    /// Runs between blanks in a span.
    pub(crate) fn words(&self, span: Span) -> usize {
        span.of(self.text).split_whitespace().count()
    }
}
