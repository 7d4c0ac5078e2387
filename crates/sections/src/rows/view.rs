//! A document as the steps of the room see it: its clean text, its rows, and the data of the room.

use crate::headings::inner::inner_headings;
use crate::headings::known::Headings;
use crate::headings::vocabulary::Vocabulary;
use crate::lists::keyword_list;
use crate::rows::block::BlockLooks;
use crate::rows::row::{Row, rows};
use crate::texts::part::PartLabels;

use ikiz_document::{Document, Keyword, Language, Span, allowance};
use ikiz_language::LanguageDetector;

/// The data of the room, read once.
#[derive(Debug)]
pub(crate) struct Tools {
    pub headings: Headings,
    pub labels: PartLabels,
    pub looks: BlockLooks,
    pub title_vocabulary: Vocabulary,
}

impl Tools {
    pub(crate) fn new() -> Self {
        let headings = Headings::new();
        let labels = PartLabels::new();
        let looks = BlockLooks::new();
        let title_vocabulary = Vocabulary::new();
        Self { headings, labels, looks, title_vocabulary }
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
        let text = document.text.as_str();
        let rows = rows(document).into_iter().flat_map(|row| headed(row, text, tools)).collect();
        Self { document, text, rows, tools, detector }
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

    /// The keywords of a list.
    pub(crate) fn keywords(&self, list: Span) -> Vec<Keyword> {
        let rows = &self.rows[self.row_at(list.start)..];
        let rows = rows.iter().take_while(|row| row.span.start < list.end);
        let gaps: Vec<usize> =
            rows.flat_map(|row| row.gaps(self.text)).filter(|gap| (list.start..list.end).contains(gap)).collect();
        keyword_list::split(self.text, list, &gaps)
    }

    /// Runs between blanks in a span.
    pub(crate) fn words(&self, span: Span) -> usize {
        span.of(self.text).split_whitespace().count()
    }
}

/// A row, parted before each heading in it.
fn headed(row: Row, text: &str, tools: &Tools) -> Vec<Row> {
    allowance::go_on();
    allowance::spend(size_of::<Row>());
    if row.contents || row.declared.is_some() {
        return vec![row];
    }
    let headings = inner_headings(&tools.headings, text, row.span, false);
    let mut rows = vec![row];
    for heading in headings {
        let Some(last) = rows.pop() else { break };
        rows.extend(last.parted(text, heading.wording.start));
    }
    rows
}
