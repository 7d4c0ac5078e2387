//! Documents of plain lines, as the reader gives them: one file, one page.

use ikiz_document::{Document, DocumentId, Line, LineStyle, RepairCounts, Span};

/// A document whose lines all look alike.
pub fn document(text: &str) -> Document {
    styled(text, |_| LineStyle::default())
}

/// A document with a look for each line.
pub fn styled(text: &str, style: impl Fn(&str) -> LineStyle) -> Document {
    let mut lines = Vec::new();
    let mut start = 0;
    for (index, line) in text.split('\n').enumerate() {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        if !line.trim().is_empty() {
            lines.push(Line {
                span,
                source: 0,
                page: Some(1),
                number: index as u32 + 1,
                style: style(line),
                frame: None,
                declared: None,
            });
        }
    }
    Document {
        id: DocumentId::new("test"),
        sources: Vec::new(),
        text: text.to_owned(),
        lines,
        removed: Vec::new(),
        repairs: RepairCounts::new(),
        metadata: ikiz_document::Metadata::default(),
    }
}
