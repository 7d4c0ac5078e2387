//! What of a page is its text: not menus, banners and forms, but what stands in tabs and accordions that are closed at
//! first.

use super::tree::{Data, Element, Node, NodeId};
use super::walk::{Visitor, walk};
use crate::inputs::discover::language_tag;
use ikiz_document::Language;
use ikiz_text::lower;

/// Letters from which a form is the page itself, as pages of ASP.NET are.
const PAGE_LETTERS: usize = 300;
/// Words outside of links from which what is hidden is a text.
const TEXT_WORDS: usize = 30;
/// Parts of names (classes, ids) by which pages call what is no text though it holds sentences.
const NOISE: [&str; 22] = [
    "alert",
    "bibtex",
    "captcha",
    "citation",
    "cite",
    "consent",
    "cookie",
    "dropdown",
    "gdpr",
    "kvkk",
    "login",
    "menu",
    "metric",
    "modal",
    "navbar",
    "offcanvas",
    "overlay",
    "popover",
    "popup",
    "share",
    "template",
    "tooltip",
];
/// Parts of names by which pages call what opens at a click.
const PANELS: [&str; 6] = ["accordion", "collaps", "panel", "tab-content", "tab-pane", "tabpane"];

/// Where an element stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Surroundings {
    /// Within the text itself, where a `header` is no banner.
    pub in_article: bool,
    pub in_heading: bool,
    /// Within what is hidden at first.
    pub in_panel: bool,
}

/// Whether an element is no part of the text.
pub(super) fn is_skipped(nodes: &[Node], id: NodeId, element: &Element, around: Surroundings) -> bool {
    let name = &*element.name;
    let role = element.value("role").unwrap_or_default();
    let is_role = |others: &[&str]| others.iter().any(|other| role.eq_ignore_ascii_case(other));
    let opens_panel = || name == "button" && (around.in_heading || is_called(element, &PANELS));
    (name == "header" && !around.in_article)
        || (is_no_text(name) && !opens_panel())
        || (name == "label" && element.value("for").is_some())
        || (name == "form" && !is_page(nodes, id))
        || is_role(&["navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "doc-noteref"])
        || is_note_mark(nodes, id, element)
        || (is_hidden(element) && !is_closed_panel(nodes, id, element, around))
}

/// Not shown when the page opens.
pub(super) fn is_hidden(element: &Element) -> bool {
    element.value("hidden").is_some()
        || element.declaration("display").is_some_and(|value| value.eq_ignore_ascii_case("none"))
        || element.declaration("visibility").is_some_and(|value| value.eq_ignore_ascii_case("hidden"))
}

/// Whether what is hidden is a text for another tab: the page says so, gives its language, or it holds sentences.
fn is_closed_panel(nodes: &[Node], id: NodeId, element: &Element, around: Surroundings) -> bool {
    if is_called(element, &NOISE) {
        return false;
    }
    let is_panel = element.value("role").is_some_and(|role| role.eq_ignore_ascii_case("tabpanel"));
    let has_language = ["lang", "xml:lang"].iter().any(|name| element.value(name).is_some()) || names_language(element);
    is_panel
        || has_language
        || is_called(element, &PANELS)
        || !around.in_panel && {
            let mut words = Words { nodes, found: 0 };
            walk(nodes, id, &mut words);
            words.found >= TEXT_WORDS
        }
}

/// Whether a class or the id of an element holds one of some parts of names.
fn is_called(element: &Element, parts: &[&str]) -> bool {
    let names = ["class", "id"].iter().filter_map(|name| element.value(name));
    names.flat_map(str::split_whitespace).any(|name| {
        let name = lower(name, Language::English);
        parts.iter().any(|part| name.contains(part))
    })
}

/// Whether a class or the id names a language: `lang-en`, `abstract_tr`.
fn names_language(element: &Element) -> bool {
    let names = ["class", "id"].iter().filter_map(|name| element.value(name));
    names
        .flat_map(|name| name.split(|letter: char| !letter.is_ascii_alphanumeric()))
        .any(|part| language_tag(part).is_some())
}

/// Whether an element is the raised number of a note: a link to it, or what is raised around the link.
fn is_note_mark(nodes: &[Node], id: NodeId, element: &Element) -> bool {
    let leads_to_note = |element: &Element| {
        let target = element.value("href").and_then(|target| target.strip_prefix('#')).unwrap_or_default();
        let target = lower(target.trim_start_matches('_'), Language::English);
        ["fn", "ftn", "foot", "edn", "endnote", "note", "dipnot"].iter().any(|start| target.starts_with(start))
    };
    match &*element.name {
        "a" => leads_to_note(element),
        "sup" => {
            let children = std::iter::successors(nodes[id].first, |child| nodes[*child].next);
            let mut elements = children.filter_map(|child| match &nodes[child].data {
                Data::Element(element) => Some(element),
                _ => None,
            });
            elements.any(leads_to_note)
        }
        _ => false,
    }
}

pub(super) fn is_no_text(name: &str) -> bool {
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

/// Whether so much text stands in a form that it is the page.
fn is_page(nodes: &[Node], form: NodeId) -> bool {
    let mut letters = Letters { nodes, found: 0 };
    walk(nodes, form, &mut letters);
    letters.found >= PAGE_LETTERS
}

/// Counts letters, up to those of a page.
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

/// Counts words outside of links, up to those of a text.
struct Words<'a> {
    nodes: &'a [Node],
    found: usize,
}

impl Visitor for Words<'_> {
    fn enter(&mut self, id: NodeId) -> bool {
        match &self.nodes[id].data {
            Data::Text(text, _) => self.found += text.split_whitespace().count(),
            Data::Element(element) if &*element.name == "a" || is_no_text(&element.name) => return false,
            Data::Element(element) if is_called(element, &NOISE) => return false,
            _ => {}
        }
        self.found < TEXT_WORDS
    }

    fn leave(&mut self, _id: NodeId) {}
}
