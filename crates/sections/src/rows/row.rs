//! Rows: the lines of the clean text with what is needed to judge them. A word repaired at a line end makes two printed
//! lines one row.

use ikiz_document::{Declared, Document, Frame, Language, LineStyle, Span};
use ikiz_text::lower;
use regex::Regex;
use std::sync::LazyLock;

static LEADERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})?$|…{2,}|\t\d{1,4}$|\s{3,}\d{1,3}$")
        .expect("a pattern that is fixed")
});

/// A line of the clean text that holds something.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations of one row")]
pub(crate) struct Row {
    /// Its letters, trimmed.
    pub span: Span,
    /// The style of the first printed line in it.
    pub style: LineStyle,
    /// Where the first printed line in it stands on its page.
    pub frame: Option<Frame>,
    /// Where the last one stands.
    pub last_frame: Option<Frame>,
    /// Its printed page, from 1.
    pub page: u32,
    /// Index of its source file.
    pub source: usize,
    /// An empty line, a larger gap or the start of a file stands before it.
    pub block_start: bool,
    /// Runs between blanks that begin with a letter.
    pub words: usize,
    /// Those that begin with a small letter, or one without case.
    pub small: usize,
    /// Every letter a capital, at least two of them.
    pub capitals: bool,
    /// The format itself calls it a heading.
    pub heading_style: bool,
    /// Looks like a line of a table of contents.
    pub contents: bool,
    /// What the file itself says that it is.
    pub declared: Option<Declared>,
}

impl Row {
    /// Its text.
    pub(crate) fn text<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }

    /// Reads like a line of running text: most words begin with a small letter.
    pub(crate) fn is_prose(&self) -> bool {
        self.words >= 5 && self.small * 2 >= self.words
    }

    /// Byte offsets of the blanks at which a wide gap was printed.
    pub(crate) fn gaps(&self, text: &str) -> Vec<usize> {
        let mut gaps = self.style.gaps.iter().peekable();
        let mut found = Vec::new();
        let mut letters = 0;
        for (at, c) in self.text(text).char_indices() {
            if gaps.peek().is_none() {
                break;
            }
            if c == ' ' && gaps.next_if(|gap| **gap == letters).is_some() {
                found.push(self.span.start + at);
            }
            while gaps.next_if(|gap| **gap < letters).is_some() {}
            letters += u16::from(c.is_alphanumeric());
        }
        found
    }

    /// The row in two, the second from that byte on, with the marks that open it.
    pub(crate) fn parted(self, text: &str, at: usize) -> Vec<Self> {
        let before = Span::new(self.span.start, at).of(text).trim_end_matches(['(', '[', ' ']);
        let first = Span::new(self.span.start, self.span.start + before.len());
        let second = Span::new(first.end, self.span.end).trimmed(text);
        if first.is_empty() || second.is_empty() {
            return vec![self];
        }
        let before = text[self.span.start..second.start].chars().filter(|c| c.is_alphanumeric()).count();
        let gaps = self.style.gaps.iter().filter_map(|gap| gap.checked_sub(u16::try_from(before).ok()?)).collect();
        let style = LineStyle { bold_lead: 0, blank_before: false, gaps, ..self.style.clone() };
        let part = |span: Span, style: LineStyle, block_start: bool| {
            let (words, small) = words(span.of(text));
            let capitals = is_capitals(span.of(text));
            Self { span, style, block_start, words, small, capitals, ..self.clone() }
        };
        vec![part(first, self.style.clone(), self.block_start), part(second, style, false)]
    }

    /// Printed so that it stands out.
    pub(crate) fn stands_out(&self) -> bool {
        self.style.bold || self.heading_style || self.style.size_ratio.is_some_and(|ratio| ratio > 1.1)
    }
}

/// Whether a style's name says that it is that of headings: `h2`, `Title`, `Ana Başlık`.
fn is_heading_style(name: &str) -> bool {
    let name = lower(name, Language::English);
    let level = name.strip_prefix('h').is_some_and(|level| matches!(level.as_bytes(), [b'1'..=b'6']));
    level
        || matches!(&*name, "title" | "subtitle")
        || ["heading", "başlık", "baslik", "baslık", "başlik"].iter().any(|word| name.contains(word))
}

/// The rows of a document.
pub(crate) fn rows(document: &Document) -> Vec<Row> {
    let text = document.text.as_str();
    let mut rows: Vec<Row> = Vec::new();
    let mut lines = document.lines.iter().peekable();
    let mut gap = true;
    let mut start = 0;
    for piece in text.split('\n') {
        let whole = Span::new(start, start + piece.len());
        start = whole.end + 1;
        let span = whole.trimmed(text);
        if span.is_empty() {
            gap = true;
            continue;
        }
        let (mut line, mut last_frame) = (None, None);
        while let Some(next) = lines.next_if(|line| line.span.start < whole.end) {
            if next.span.end > whole.start {
                line = line.or(Some(next));
                last_frame = next.frame;
            }
        }
        let style = line.map(|line| line.style.clone()).unwrap_or_default();
        let frame = line.and_then(|line| line.frame);
        let page = line.map_or_else(|| rows.last().map_or(0, |row| row.page), |line| line.page.unwrap_or_default());
        let source = line.map_or_else(|| rows.last().map_or(0, |row| row.source), |line| line.source);
        let new_file = rows.last().is_some_and(|row| row.source != source);
        let (words, small) = words(piece);
        let contents = piece.len() < 300 && has_leaders(span.of(text));
        let block_start = gap || new_file || style.blank_before;
        let style_name = style.style_name.as_deref().unwrap_or_default();
        let contents = contents || lower(style_name, Language::English).starts_with("toc");
        let heading_style = is_heading_style(style_name);
        let (capitals, declared) = (is_capitals(piece), line.and_then(|line| line.declared));
        rows.push(Row {
            span,
            style,
            frame,
            last_frame,
            page,
            source,
            block_start,
            words,
            small,
            capitals,
            heading_style,
            contents,
            declared,
        });
        gap = false;
    }
    rows
}

/// Whether a line has the dots or the gap that lead to a page number.
fn has_leaders(line: &str) -> bool {
    may_have_leaders(line) && LEADERS.is_match(line)
}

/// Whether a line has four dots, an ellipsis or a digit at its end: no other has leaders.
fn may_have_leaders(line: &str) -> bool {
    line.ends_with(char::is_numeric) || line.contains('…') || line.bytes().filter(|byte| *byte == b'.').nth(3).is_some()
}

/// Runs between blanks that begin with a letter, and those of them that begin with a small one or in letters without
/// case.
fn words(text: &str) -> (usize, usize) {
    let (mut words, mut small) = (0, 0);
    for word in text.split_whitespace() {
        if let Some(first) = word.chars().find(|c| c.is_alphanumeric()).filter(|c| c.is_alphabetic()) {
            words += 1;
            small += usize::from(!first.is_uppercase());
        }
    }
    (words, small)
}

/// Every letter a capital, at least two of them.
pub(crate) fn is_capitals(text: &str) -> bool {
    let mut capitals = 0;
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if c.is_lowercase() {
            return false;
        }
        // Letters of other alphabets have no case.
        capitals += usize::from(c.is_uppercase());
    }
    capitals >= 2
}

#[cfg(test)]
pub(crate) fn document(text: &str) -> Document {
    use ikiz_document::{DocumentId, Line, RepairCounts};
    let mut document = Document {
        id: DocumentId::new("test"),
        sources: Vec::new(),
        text: text.to_owned(),
        lines: Vec::new(),
        removed: Vec::new(),
        repairs: RepairCounts::new(),
        metadata: ikiz_document::Metadata::default(),
    };
    let mut start = 0;
    for (index, line) in text.split('\n').enumerate() {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        if !line.trim().is_empty() {
            let style = LineStyle::default();
            document.lines.push(Line {
                span,
                source: 0,
                page: Some(1),
                number: index as u32 + 1,
                style,
                frame: None,
                declared: None,
            });
        }
    }
    document
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_know_blocks_and_words() {
        let rows = rows(&document("ÖNSÖZ\n\n  Bu kitap üç yılda yazıldı\nve basıldı\n"));
        assert_eq!(rows.len(), 3);
        assert!(rows[0].capitals && rows[0].block_start);
        assert!(rows[1].block_start && rows[1].is_prose());
        assert!(!rows[2].block_start);
    }

    proptest! {
        /// The quick look at a line loses no leaders.
        #[test]
        fn leaders_are_found_as_by_the_pattern(line in "[a-cç]{0,3}([.] ?){0,5}(…|\t| ){0,3}([0-9]|x|٣){0,3}") {
            prop_assert!(may_have_leaders(&line) || !LEADERS.is_match(&line));
        }
    }

    #[test]
    fn contents_lines_show() {
        let rows = rows(&document("Özet ........ iv\nÖzet . . . . . . 4\nAbstract\t5\nBitti..."));
        let looks: Vec<_> = rows.iter().map(|row| row.contents).collect();
        assert_eq!(looks, [true, true, true, false]);
    }
}
