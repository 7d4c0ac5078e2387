//! The paragraphs of an element that holds text in blocks.

use super::element::{Element, Node};
use super::letters;
use crate::records::fields::Fields;

/// Elements that are no running text: numbers, pictures, notes.
const LEFT_OUT: [&str; 15] = [
    "alternatives",
    "disp-formula",
    "fig",
    "figure",
    "fn",
    "fn-group",
    "formula",
    "graphic",
    "inline-graphic",
    "label",
    "listBibl",
    "note",
    "table",
    "table-wrap",
    "xref-group",
];
/// Elements that are blocks, or hold blocks.
const BLOCKS: [&str; 15] = [
    "ab",
    "abstract",
    "body",
    "boxed-text",
    "def-list",
    "disp-quote",
    "div",
    "item",
    "list",
    "list-item",
    "p",
    "sec",
    "quote",
    "trans-abstract",
    "list-of",
];

/// Adds the paragraphs in an element; `level` is that of its own headings, where they are headings and not labels in a
/// text.
pub(super) fn add(fields: &mut Fields, element: &Element, level: Option<u8>) {
    // Text and inline elements between two blocks are a paragraph.
    let mut inline = String::new();
    let mut line = element.line;
    let mut label_before = false;
    for child in &element.children {
        let block = match child {
            Node::Text(letters) => {
                inline.push_str(letters);
                continue;
            }
            Node::Element(block) if LEFT_OUT.contains(&block.local()) => continue,
            Node::Element(block) if is_block(block) => block,
            Node::Element(other) => {
                if inline.trim().is_empty() {
                    line = other.line;
                }
                inline.push_str(&letters::inline(other));
                continue;
            }
        };
        flush(fields, &mut inline, line, label_before);
        line = block.line;
        if matches!(block.local(), "title" | "head") {
            let number = block.attribute("n").map(|number| format!("{number} ")).unwrap_or_default();
            let title = number + &block.text();
            match level {
                Some(level) => fields.heading(&title, block.line, level),
                None => fields.paragraph(&title, block.line),
            }
            label_before = level.is_none();
            continue;
        }
        if label_before && block.local() == "p" && !block.elements().any(is_block) {
            fields.line(&block.text(), block.line);
        } else {
            add(fields, block, level.map(|level| if is_section(block) { (level + 1).min(6) } else { level }));
        }
        label_before = false;
    }
    flush(fields, &mut inline, line, label_before);
}

fn is_section(element: &Element) -> bool {
    matches!(element.local(), "sec" | "div")
}

fn is_block(element: &Element) -> bool {
    matches!(element.local(), "title" | "head") || BLOCKS.contains(&element.local())
}

fn flush(fields: &mut Fields, inline: &mut String, line: u32, label_before: bool) {
    // A label in its own element, the text beside it.
    if label_before {
        fields.line(inline, line);
    } else {
        fields.paragraph(inline, line);
    }
    inline.clear();
}
