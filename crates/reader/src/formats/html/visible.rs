//! The lines of a page's text, as paragraphs and lines, with their looks.

use super::inline;
use super::shown::{self, Surroundings};
use super::tree::{Data, Element, Node, NodeId};
use super::walk::{Visitor, walk};
use crate::formats::table::Table;
use crate::letters::characters::raised;
use crate::lines::printed::{Inset, PrintedLine};
use crate::records::markup;
use ikiz_document::RepairCounts;

/// Blanks that a centred line is taken to have before it.
const CENTRED: usize = 8;

/// What an element hands down to what stands in it.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent properties of one element")]
struct Look {
    bold: bool,
    heading: Option<u8>,
    centred: bool,
    preformatted: bool,
    raised: bool,
    /// Of a table or figure.
    caption: bool,
    around: Surroundings,
}

/// A line that has not ended.
#[derive(Default)]
struct RawLine {
    text: String,
    begins: bool,
    number: u32,
    letters: usize,
    bold_letters: usize,
    /// Letters before the first that is not bold.
    bold_lead: usize,
    /// The next letters are of another element than those before.
    set_off: bool,
    look: Look,
}

impl RawLine {
    fn new(begins: bool) -> Self {
        Self { begins, number: 1, ..Self::default() }
    }

    fn push(&mut self, text: &str, look: Look) {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
        let only_bold = self.bold_letters == self.letters;
        if look.bold && only_bold {
            self.bold_lead += text.chars().filter(|letter| letter.is_alphabetic()).count();
        } else if only_bold && self.is_glued_heading(text) {
            self.text.push(' ');
        }
        self.set_off = false;
        self.letters += letters;
        self.bold_letters += if look.bold { letters } else { 0 };
        self.text.push_str(text);
    }

    /// Whether bold letters are a heading, and the sentence that follows touches it: `<b>Abstract</b>This study`.
    fn is_glued_heading(&self, text: &str) -> bool {
        let mut letters = text.chars();
        let Some(first) = letters.next().filter(|first| first.is_alphabetic()) else { return false };
        // Capitals may go on with a word that only begins bold.
        let is_word = letters.next().is_some_and(char::is_lowercase) || self.text.contains(char::is_lowercase);
        self.bold_lead > 1
            && self.text.ends_with(char::is_alphabetic)
            && (self.set_off || (first.is_uppercase() && is_word))
    }
}

/// The lines below a node.
pub(super) fn lines(nodes: &[Node], top: NodeId, repairs: &mut RepairCounts) -> Vec<PrintedLine> {
    let mut page = Page {
        nodes,
        lines: Vec::new(),
        tables: Vec::new(),
        line: RawLine::new(true),
        looks: vec![Look::default()],
        repairs,
    };
    walk(nodes, top, &mut page);
    page.end_paragraph();
    page.lines
}

struct Page<'a> {
    nodes: &'a [Node],
    /// Lines outside of tables.
    lines: Vec<PrintedLine>,
    /// Tables that have not ended, each in a cell of the one before.
    tables: Vec<Table>,
    line: RawLine,
    looks: Vec<Look>,
    repairs: &'a mut RepairCounts,
}

impl Visitor for Page<'_> {
    fn enter(&mut self, id: NodeId) -> bool {
        let look = self.looks.last().copied().unwrap_or_default();
        match &self.nodes[id].data {
            Data::Other => true,
            Data::Text(text, line) => {
                self.text(text, *line, look);
                true
            }
            Data::Element(element) => {
                if shown::is_skipped(self.nodes, id, element, look.around) {
                    return false;
                }
                if is_block(&element.name) {
                    self.end_paragraph();
                } else if &*element.name == "br" {
                    self.end_line();
                } else if inline::is_entry(self.nodes, id) {
                    self.end_entry();
                }
                self.line.set_off = true;
                self.begin_table_part(element);
                self.looks.push(look.within(element));
                true
            }
        }
    }

    fn leave(&mut self, id: NodeId) {
        let Data::Element(element) = &self.nodes[id].data else { return };
        self.looks.pop();
        if is_block(&element.name) {
            self.end_paragraph();
        } else if inline::is_entry(self.nodes, id) {
            self.end_entry();
        }
        if &*element.name == "table"
            && let Some(table) = self.tables.pop()
        {
            self.sink().extend(table.into_lines());
        }
    }
}

impl Page<'_> {
    fn begin_table_part(&mut self, element: &Element) {
        let number = |name: &str| element.value(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1_usize);
        match (&*element.name, self.tables.last_mut()) {
            ("table", _) => self.tables.push(Table::default()),
            ("tr", Some(table)) => table.begin_row(),
            ("td" | "th", Some(table)) => table.begin_cell(number("colspan"), number("rowspan")),
            _ => {}
        }
    }

    /// Where lines go.
    fn sink(&mut self) -> &mut Vec<PrintedLine> {
        match self.tables.last_mut() {
            Some(table) => table.cell(),
            None => &mut self.lines,
        }
    }

    fn text(&mut self, text: &str, number: u32, look: Look) {
        if look.raised {
            return self.row(&raised(text), number, look);
        }
        if !look.preformatted {
            return self.row(text, number, look);
        }
        let mut rows = text.split('\n');
        if let Some(row) = rows.next() {
            self.row(row, number, look);
        }
        for row in rows {
            self.end_line();
            self.row(row, number, look);
        }
    }

    fn row(&mut self, text: &str, number: u32, look: Look) {
        if self.line.text.is_empty() {
            // Blanks before the first letter say nothing, and are not to be looked through again and again.
            if text.trim().is_empty() {
                return;
            }
            (self.line.number, self.line.look) = (number, look);
        }
        self.line.push(text, look);
    }

    /// A line break; two of them part paragraphs.
    fn end_line(&mut self) {
        let shown = self.put();
        self.line = RawLine::new(!shown);
    }

    /// An entry of a list within a line begins or ends.
    fn end_entry(&mut self) {
        if !self.line.text.is_empty() {
            self.end_line();
        }
    }

    fn end_paragraph(&mut self) {
        self.put();
        self.line = RawLine::new(true);
    }

    /// Whether the line had anything to show.
    fn put(&mut self) -> bool {
        let raw = std::mem::replace(&mut self.line, RawLine::new(true));
        // Characters and tags that are escaped twice come out here as they are written.
        let escaped = raw.text.contains(['&', '<']);
        let text = if escaped { raw.text.replace('\n', " ") } else { raw.text };
        let mut begins = raw.begins;
        let mut shown = false;
        for row in markup::plain(&text).split('\n').filter(|_| escaped).chain((!escaped).then_some(&*text)) {
            let Some(mut line) = PrintedLine::of_paragraph(row, raw.number, begins, self.repairs) else { continue };
            line.bold = raw.letters > 0 && raw.letters == raw.bold_letters;
            line.bold_lead = if line.bold || shown { 0 } else { u16::try_from(raw.bold_lead).unwrap_or(u16::MAX) };
            line.heading = raw.look.heading;
            line.indent = if raw.look.centred { CENTRED } else { 0 };
            line.inset = raw.look.caption.then_some(Inset::Caption);
            self.sink().push(line);
            (begins, shown) = (true, true);
        }
        shown
    }
}

impl Look {
    fn within(mut self, element: &Element) -> Self {
        let name = &*element.name;
        match name {
            "b" | "strong" | "th" => self.bold = true,
            "center" => self.centred = true,
            "pre" => self.preformatted = true,
            "sup" => self.raised = true,
            "caption" | "figcaption" => self.caption = true,
            "article" | "main" | "section" => self.around.in_article = true,
            "span" | "label" | "font" => self.bold |= is_called_heading(element),
            _ => {}
        }
        if let Some(weight) = element.declaration("font-weight") {
            self.bold = matches!(weight, "bold" | "bolder") || weight.parse().is_ok_and(|weight: u32| weight >= 600);
        }
        if let Some(level) = heading_level(name) {
            self.bold = true;
            self.heading = Some(level);
            self.around.in_heading = true;
        }
        self.around.in_panel |= shown::is_hidden(element);
        if is_block(name) {
            let align = element.value("align").or_else(|| element.declaration("text-align"));
            self.centred = align.map_or(self.centred, |align| align.eq_ignore_ascii_case("center"));
        }
        self
    }
}

/// Whether a class says that an element within a line is a heading or label.
fn is_called_heading(element: &Element) -> bool {
    let classes = element.value("class").unwrap_or_default();
    classes
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .any(|part| ["baslik", "heading", "label", "title"].iter().any(|known| part.eq_ignore_ascii_case(known)))
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

fn is_block(name: &str) -> bool {
    heading_level(name).is_some()
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "body"
                | "caption"
                | "center"
                | "dd"
                | "details"
                | "dir"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "form"
                | "header"
                | "hgroup"
                | "hr"
                | "html"
                | "legend"
                | "li"
                | "main"
                | "menu"
                | "ol"
                | "p"
                | "pre"
                | "search"
                | "section"
                | "summary"
                | "table"
                | "tbody"
                | "td"
                | "tfoot"
                | "th"
                | "thead"
                | "tr"
                | "ul"
        )
}
