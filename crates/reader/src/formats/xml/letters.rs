//! The letters of an element as a reader sees them: one form of a formula, no marks of notes, raised digits as such.

use super::element::{Element, Node};
use super::{mathml, tex};
use crate::letters::characters::raised;

/// References that are marks: to notes, to addresses of authors.
const MARKS: [&str; 7] = ["aff", "author-notes", "contrib", "corresp", "fn", "foot", "table-fn"];

impl Element {
    /// Its letters as a reader sees them.
    pub fn text(&self) -> String {
        let mut text = String::new();
        add(self, false, &mut text);
        text
    }
}

/// The letters that an element gives where it stands within others: none, where it is a mark.
pub(super) fn inline(element: &Element) -> String {
    let mut text = String::new();
    add_element(element, false, &mut text);
    text
}

fn add(element: &Element, is_raised: bool, text: &mut String) {
    for child in &element.children {
        match child {
            Node::Text(letters) if is_raised => text.push_str(&raised(letters)),
            Node::Text(letters) => text.push_str(letters),
            Node::Element(inner) => add_element(inner, is_raised, text),
        }
    }
}

fn add_element(element: &Element, is_raised: bool, text: &mut String) {
    match element.local() {
        "break" | "br" | "lb" => {
            text.push(' ');
            add(element, is_raised, text);
        }
        "alternatives" | "inline-formula" => match formula(element) {
            Some(form) => add_element(form, is_raised, text),
            None => add(element, is_raised, text),
        },
        "math" => text.push_str(&mathml::plain(element)),
        "tex-math" => text.push_str(&tex::plain(&element.letters())),
        // A formula on its own line, a table, a picture: they stand between the words of a text.
        "annotation" | "annotation-xml" | "disp-formula" | "fig" | "fn" | "table-wrap" => {}
        "xref" | "ref" if is_mark(element, is_raised) => {}
        "sup" => add(element, true, text),
        _ => add(element, is_raised, text),
    }
}

/// The form of a formula that is best to read.
fn formula(element: &Element) -> Option<&Element> {
    let inner = |name: &str| element.all(name).find(|form| !form.letters().trim().is_empty());
    ["alternatives", "textual-form", "math", "tex-math"].into_iter().find_map(inner)
}

/// Whether a reference is only a mark in the text. Works cited by number are raised.
fn is_mark(reference: &Element, is_raised: bool) -> bool {
    let kind = reference.attribute("ref-type").or_else(|| reference.attribute("type")).unwrap_or_default();
    let holds_raised = || reference.elements().any(|inner| inner.local() == "sup");
    MARKS.contains(&kind) || (matches!(kind, "bibr" | "") && (is_raised || holds_raised()))
}
