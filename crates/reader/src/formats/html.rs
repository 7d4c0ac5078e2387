//! HTML pages: the fields that the head of a journal's page declares, then what a browser shows.

mod declared;
mod encoding;
mod inline;
mod meta;
mod shown;
mod tree;
mod visible;
mod walk;

#[cfg(test)]
mod tests;

use crate::extract::{Extract, Flow, FormatReader, Input};
use crate::failure::Refusal;
use crate::letters::characters::count;
use crate::lines::printed::PrintedLine;
use ikiz_document::{DeclaredField, Format, RepairCounts};
use regex::{Captures, Regex};
use std::borrow::Cow;
use tree::{Data, Node};

/// HTML, XHTML included.
pub(crate) struct Html;

impl FormatReader for Html {
    fn read(&self, input: &Input<'_>) -> Result<Extract, Refusal> {
        let decoded = input.decoded_by(encoding::decode_page)?;
        let mut repairs = RepairCounts::new();
        count(&mut repairs, "undecodable", decoded.undecodable as usize);
        let nodes = tree::parse(&without_short_elements(&decoded.text), input)?;
        let metadata = declared::metadata(&nodes);
        let mut lines = meta::lines(&nodes, input, &mut repairs)?;
        let titled =
            lines.iter().any(|line| line.declared.is_some_and(|declared| declared.field == DeclaredField::Title));
        let shown = visible::lines(&nodes, tree::ROOT, &mut repairs);
        if !titled && !shown.iter().any(|line| line.heading == Some(1)) {
            lines.extend(title(&nodes, &mut repairs));
        }
        lines.extend(shown);
        // Parsers move elements that stand in a wrong place.
        let mut number = 1;
        for line in &mut lines {
            number = number.max(line.number);
            line.number = number;
        }
        let flow = Flow::Paragraphs { pages_known: false };
        let (format, encoding, property_authors) = (Format::Html, decoded.encoding, Vec::new());
        Ok(Extract { format, encoding, lines, flow, repairs, metadata, property_authors })
    }
}

/// The lines of a page that stands in another document, and what was repaired in it.
///
/// # Errors
/// Where a limit is passed, or the bytes are no text.
pub(crate) fn lines(input: &Input<'_>) -> Result<(Vec<PrintedLine>, RepairCounts), Refusal> {
    let decoded = input.decoded_by(encoding::decode_page)?;
    let mut repairs = RepairCounts::new();
    let nodes = tree::parse(&without_short_elements(&decoded.text), input)?;
    let lines = visible::lines(&nodes, tree::ROOT, &mut repairs);
    Ok((lines, repairs))
}

/// The title of the page's window.
fn title(nodes: &[Node], repairs: &mut RepairCounts) -> Option<PrintedLine> {
    let title = nodes.iter().find(|node| matches!(&node.data, Data::Element(element) if &*element.name == "title"))?;
    match &nodes[title.first?].data {
        Data::Text(text, line) => PrintedLine::of_paragraph(text, *line, true, repairs),
        _ => None,
    }
}

/// XHTML ends an empty element in its first tag, where HTML sees no end.
fn without_short_elements(text: &str) -> Cow<'_, str> {
    const EMPTY: [&str; 14] =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
    let is_xhtml = text.trim_start().starts_with("<?xml");
    let Some(pattern) = is_xhtml.then(|| Regex::new(r"<([A-Za-z][A-Za-z0-9:]*)(\s[^<>]*)?/>").ok()).flatten() else {
        return Cow::Borrowed(text);
    };
    pattern.replace_all(text, |found: &Captures<'_>| {
        let name = &found[1];
        if EMPTY.iter().any(|empty| name.eq_ignore_ascii_case(empty)) {
            found[0].to_owned()
        } else {
            let attributes = found.get(2).map_or("", |attributes| attributes.as_str());
            format!("<{name}{attributes}></{name}>")
        }
    })
}
