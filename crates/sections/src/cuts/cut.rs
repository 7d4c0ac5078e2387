//! Cuts: pieces of the text that are sections, before it is settled what the document calls them.

use crate::headings::known::HeadingKind;
use crate::rows::view::View;
use ikiz_document::{DetectedLanguage, Evidence, Keyword, Language, Part, Span};
use std::ops::Range;

/// What a cut is by itself. Whether a text is the short form or the long one, only all of them together say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Title,
    /// A text with a twin, under a heading of that kind.
    Text(HeadingKind),
    Keywords,
    Body,
    References,
}

impl Role {
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Text(_))
    }
}

/// A piece of the text that is a section.
#[derive(Clone, Debug)]
pub(crate) struct Cut {
    pub role: Role,
    /// The language of its text.
    pub language: DetectedLanguage,
    /// The language that its heading or the file says it is in.
    pub declared: Option<Language>,
    /// Its heading, without separator.
    pub heading: Option<Span>,
    pub span: Span,
    /// Labelled parts, in order.
    pub parts: Vec<Part>,
    /// The list, for keywords.
    pub keywords: Vec<Keyword>,
    pub evidence: Vec<Evidence>,
    /// Rows from its heading to its end.
    pub rows: Range<usize>,
    /// Rows between heading and text.
    pub skipped: Vec<usize>,
}

impl View<'_> {
    /// A cut of the rows under a span, with the language of its text.
    pub(crate) fn cut(&self, role: Role, span: Span, evidence: Vec<Evidence>) -> Cut {
        let first = self.row_at(span.start);
        let end = self.rows.partition_point(|row| row.span.start < span.end).max(first + 1);
        let text = span.of(self.text);
        let language = match role {
            Role::Title | Role::Keywords => self.detector.detect_within_pair(text),
            Role::Text(_) => self.detector.detect(text),
            // No twin is sought of a body or of the works cited.
            Role::Body | Role::References => self.detector.glance(text),
        };
        Cut {
            role,
            language,
            declared: None,
            heading: None,
            span,
            parts: Vec::new(),
            keywords: Vec::new(),
            evidence,
            rows: first..end,
            skipped: Vec::new(),
        }
    }
}

/// The cuts of a document, and the rows that they hold.
pub(crate) struct Cuts {
    list: Vec<Cut>,
    taken: Vec<bool>,
}

impl Cuts {
    /// No cut yet. Rows that the file declares are of no printed section, whatever is made of them.
    pub(crate) fn new(view: &View) -> Self {
        Self { list: Vec::new(), taken: view.rows.iter().map(|row| row.declared.is_some()).collect() }
    }

    /// Adds a cut and marks its rows.
    pub(crate) fn place(&mut self, cut: Cut) {
        for taken in &mut self.taken[cut.rows.clone()] {
            *taken = true;
        }
        self.list.push(cut);
    }

    /// Ends the text or list that holds a row right before it.
    pub(crate) fn end_before(&mut self, view: &View, row: usize) {
        let start = view.rows[row].span.start;
        let holds = |cut: &&mut Cut| cut.span.start < start && start < cut.span.end;
        for cut in self.list.iter_mut().filter(holds) {
            let (list, labelled) = (!cut.keywords.is_empty(), !cut.parts.is_empty());
            cut.span = Span::new(cut.span.start, start).trimmed(view.text);
            cut.rows.end = row;
            if list {
                cut.keywords = view.keywords(cut.span);
            }
            if labelled {
                cut.parts = view.tools.labels.parts(view.text, cut.span);
            }
        }
    }

    /// Whether a cut holds the row.
    pub(crate) fn holds(&self, row: usize) -> bool {
        self.taken[row]
    }

    /// The cuts so far, in the order in which they were placed.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Cut> {
        self.list.iter()
    }

    /// The cuts in reading order.
    pub(crate) fn into_sorted(mut self) -> Vec<Cut> {
        self.list.sort_by_key(|cut| cut.span.start);
        self.list
    }
}
