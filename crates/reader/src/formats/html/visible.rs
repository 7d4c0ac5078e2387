//! What a browser shows of a page, as paragraphs and lines; without what stands around the text: navigation, banners, forms.

use super::tree::{Data, Element, Node, NodeId};
use crate::lines::printed::PrintedLine;
use ikiz_document::RepairCounts;

/// Blanks that a centred line is taken to have before it.
const CENTRED: usize = 8;
/// Letters from which a form is the page itself, as pages of ASP.NET are.
const PAGE_LETTERS: usize = 300;

/// What an element hands down to what stands in it.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent properties of one element")]
struct Look {
    bold: bool,
    heading: Option<u8>,
    centred: bool,
    preformatted: bool,
    /// Within the text itself, where a `header` is no banner.
    in_article: bool,
}

/// A line that has not ended.
struct RawLine {
    text: String,
    begins: bool,
    number: u32,
    letters: usize,
    bold_letters: usize,
    look: Look,
}

impl RawLine {
    fn new(begins: bool) -> Self {
        Self { text: String::new(), begins, number: 1, letters: 0, bold_letters: 0, look: Look::default() }
    }
}

/// The lines below a node.
pub(super) fn lines(nodes: &[Node], top: NodeId, repairs: &mut RepairCounts) -> Vec<PrintedLine> {
    let mut page = Page { nodes, lines: Vec::new(), line: RawLine::new(true), looks: vec![Look::default()], repairs };
    walk(nodes, top, &mut page);
    page.end_paragraph();
    page.lines
}

/// Goes through a tree in its order; what `enter` refuses is passed over.
trait Visitor {
    fn enter(&mut self, id: NodeId) -> bool;
    fn leave(&mut self, id: NodeId);
}

fn walk(nodes: &[Node], top: NodeId, visitor: &mut impl Visitor) {
    let mut at = top;
    loop {
        let entered = visitor.enter(at);
        if let Some(first) = nodes[at].first.filter(|_| entered) {
            at = first;
            continue;
        }
        if entered {
            visitor.leave(at);
        }
        loop {
            if at == top {
                return;
            }
            if let Some(next) = nodes[at].next {
                at = next;
                break;
            }
            match nodes[at].parent {
                Some(parent) => at = parent,
                None => return,
            }
            visitor.leave(at);
        }
    }
}

struct Page<'a> {
    nodes: &'a [Node],
    lines: Vec<PrintedLine>,
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
                if is_skipped(element, look) || (&*element.name == "form" && !is_page(self.nodes, id)) {
                    return false;
                }
                if is_block(&element.name) {
                    self.end_paragraph();
                } else if &*element.name == "br" {
                    self.end_line();
                }
                self.looks.push(look.within(element));
                true
            }
        }
    }

    fn leave(&mut self, id: NodeId) {
        if let Data::Element(element) = &self.nodes[id].data {
            self.looks.pop();
            if is_block(&element.name) {
                self.end_paragraph();
            }
        }
    }
}

impl Page<'_> {
    fn text(&mut self, text: &str, number: u32, look: Look) {
        let mut rows = text.split('\n');
        if !look.preformatted {
            self.row(text, number, look);
            return;
        }
        if let Some(row) = rows.next() {
            self.row(row, number, look);
        }
        for row in rows {
            self.end_line();
            self.row(row, number, look);
        }
    }

    fn row(&mut self, text: &str, number: u32, look: Look) {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
        if self.line.text.is_empty() {
            // Blanks before the first letter say nothing, and are not to be looked through again and again.
            if text.trim().is_empty() {
                return;
            }
            (self.line.number, self.line.look) = (number, look);
        }
        self.line.text.push_str(text);
        self.line.letters += letters;
        self.line.bold_letters += if look.bold { letters } else { 0 };
    }

    /// A line break; two of them part paragraphs.
    fn end_line(&mut self) {
        let shown = self.put();
        self.line = RawLine::new(!shown);
    }

    fn end_paragraph(&mut self) {
        self.put();
        self.line = RawLine::new(true);
    }

    /// Whether the line had anything to show.
    fn put(&mut self) -> bool {
        let raw = std::mem::replace(&mut self.line, RawLine::new(true));
        let Some(mut line) = PrintedLine::of_paragraph(&raw.text, raw.number, raw.begins, self.repairs) else {
            return false;
        };
        line.bold = raw.letters > 0 && raw.letters == raw.bold_letters;
        line.heading = raw.look.heading;
        line.indent = if raw.look.centred { CENTRED } else { 0 };
        self.lines.push(line);
        true
    }
}

impl Look {
    fn within(mut self, element: &Element) -> Self {
        let name = &*element.name;
        match name {
            "b" | "strong" => self.bold = true,
            "center" => self.centred = true,
            "pre" => self.preformatted = true,
            "article" | "main" | "section" => self.in_article = true,
            _ => {}
        }
        if let Some(level) = heading_level(name) {
            self.bold = true;
            self.heading = Some(level);
        }
        if is_block(name) {
            let align = element.value("align").or_else(|| declaration(element, "text-align"));
            self.centred = align.map_or(self.centred, |align| align.eq_ignore_ascii_case("center"));
        }
        self
    }
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// A declaration of the element's own style.
fn declaration<'a>(element: &'a Element, property: &str) -> Option<&'a str> {
    let declarations = element.value("style")?.split(';').filter_map(|declaration| declaration.split_once(':'));
    let of_property =
        |(name, value): (&'a str, &'a str)| name.trim().eq_ignore_ascii_case(property).then(|| value.trim());
    declarations.filter_map(of_property).next_back()
}

/// Whether an element is not shown, or is no part of the text.
fn is_skipped(element: &Element, look: Look) -> bool {
    let name = &*element.name;
    let banner = name == "header" && !look.in_article;
    let role = element.value("role").unwrap_or_default();
    banner
        || is_no_text(name)
        || ["navigation", "banner", "contentinfo", "search", "dialog", "alertdialog"]
            .iter()
            .any(|other| role.eq_ignore_ascii_case(other))
        || element.value("hidden").is_some()
        || declaration(element, "display").is_some_and(|value| value.eq_ignore_ascii_case("none"))
        || declaration(element, "visibility").is_some_and(|value| value.eq_ignore_ascii_case("hidden"))
}

fn is_no_text(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "nav"
            | "footer"
            | "button"
            | "select"
            | "input"
            | "textarea"
            | "label"
            | "option"
            | "optgroup"
            | "datalist"
            | "dialog"
            | "iframe"
            | "object"
            | "embed"
            | "audio"
            | "video"
            | "canvas"
            | "noembed"
            | "noframes"
            | "rp"
            | "rt"
            | "title"
            | "meta"
            | "link"
            | "progress"
            | "meter"
            | "annotation"
            | "annotation-xml"
    )
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

/// Whether so much text stands in a form that it is the page.
fn is_page(nodes: &[Node], form: NodeId) -> bool {
    struct Letters<'a> {
        nodes: &'a [Node],
        found: usize,
    }
    impl Visitor for Letters<'_> {
        fn enter(&mut self, id: NodeId) -> bool {
            match &self.nodes[id].data {
                Data::Text(text, _) => self.found += text.chars().filter(|letter| letter.is_alphabetic()).count(),
                Data::Element(element) if is_no_text(&element.name) => return false,
                _ => {}
            }
            self.found < PAGE_LETTERS
        }

        fn leave(&mut self, _id: NodeId) {}
    }
    let mut letters = Letters { nodes, found: 0 };
    walk(nodes, form, &mut letters);
    letters.found >= PAGE_LETTERS
}
