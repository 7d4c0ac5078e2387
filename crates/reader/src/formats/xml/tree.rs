//! An XML file as a tree of elements. Nothing outside the file is looked at, and no entity but characters is resolved.

use super::element::{Element, Node};
use crate::extract::Input;
use crate::failure::{self, Refusal};
use crate::formats::lines::LineCounter;
use crate::records::markup;
use ikiz_document::{Argument, messages};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

messages! {
    ends_in_the_middle() = "damaged.ends-in-the-middle";
}

/// Events between two checks of the time limit.
const EVENTS: usize = 1 << 12;
/// Levels that are read whatever the limit: what walks over a tree calls itself.
const MOST_LEVELS: u32 = 1_000;

/// What was read of a file.
pub(super) struct Tree {
    pub root: Option<Element>,
    /// Where reading ended too early, and why.
    pub fault: Option<(u32, Argument)>,
}

/// Reads a file's text.
///
/// # Errors
/// Where a limit is passed.
pub(super) fn parse(text: &str, input: &Input<'_>) -> Result<Tree, Refusal> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut lines = LineCounter::new(text);
    // The element at the bottom stands for the file.
    let mut open = vec![Element::default()];
    let mut fault = None;
    for count in 0_usize.. {
        if count % EVENTS == 0 {
            input.deadline.check(input.path)?;
        }
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                if open.len() as u32 > input.limits().depth.min(MOST_LEVELS) {
                    return Err(failure::too_deep(input.path, input.limits().depth.min(MOST_LEVELS)).into());
                }
                open.push(element(&start, lines.at(at)));
            }
            Ok(Event::Empty(start)) => add(&mut open, Node::Element(element(&start, lines.at(at)))),
            Ok(Event::End(_)) => {
                if open.len() > 1
                    && let Some(closed) = open.pop()
                {
                    add(&mut open, Node::Element(closed));
                }
            }
            Ok(Event::Text(letters)) => add_text(&mut open, &letters.into_inner()),
            Ok(Event::CData(letters)) => add_text(&mut open, &letters.into_inner()),
            Ok(Event::GeneralRef(name)) => add_reference(&mut open, &name.into_inner()),
            Ok(Event::Eof) => break,
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Err(error) => {
                fault = Some((lines.at(at), error.to_string().into()));
                break;
            }
        }
    }
    if open.len() > 1 && fault.is_none() {
        fault = Some((lines.at(text.len()), ends_in_the_middle().into()));
    }
    Ok(Tree { root: root(open), fault })
}

/// The root of a file, once the elements that are still open are closed where they are cut.
fn root(mut open: Vec<Element>) -> Option<Element> {
    while open.len() > 1
        && let Some(mut cut) = open.pop()
    {
        cut.is_cut = true;
        add(&mut open, Node::Element(cut));
    }
    open.pop()?.children.into_iter().find_map(|child| match child {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn add_text(open: &mut [Element], letters: &str) {
    let Some(parent) = open.last_mut() else { return };
    if let Some(Node::Text(text)) = parent.children.last_mut() {
        text.push_str(letters);
    } else {
        parent.children.push(Node::Text(letters.to_owned()));
    }
}

/// Adds the character that a reference names, or the reference as it stands.
fn add_reference(open: &mut [Element], name: &str) {
    match markup::character(name) {
        Some(letter) => add_text(open, letter.encode_utf8(&mut [0; 4])),
        None => add_text(open, &format!("&{name};")),
    }
}

fn element(start: &BytesStart<'_>, line: u32) -> Element {
    let attribute = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let value = markup::resolved(&attribute.value).into_owned();
        (Box::from(attribute.key.as_ref()), value.into_boxed_str())
    };
    let attributes = start.attributes().with_checks(false).flatten().map(attribute).collect();
    Element { name: Box::from(start.name().as_ref()), attributes, line, ..Element::default() }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::ReadOptions;
    use crate::limits::Deadline;

    /// Calls with an input of those bytes and options.
    pub fn with_input<T>(bytes: &[u8], options: &ReadOptions, call: impl FnOnce(&Input<'_>) -> T) -> T {
        let deadline = Deadline::new(&options.limits);
        call(&Input { bytes, path: "a.xml", named: true, options, deadline })
    }

    fn tree(text: &str) -> Tree {
        with_input(text.as_bytes(), &ReadOptions::default(), |input| parse(text, input)).unwrap_or_else(|_| panic!())
    }

    #[test]
    fn elements_have_names_lines_and_text() {
        let text = "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM \"/etc/passwd\">]>\n<dc:a xml:lang='tr'>\n<b>bir &amp; \
            i<i>k</i>i&#231;&ccedil;&x;</b><![CDATA[<üç>]]> A&B</dc:a>";
        let read = tree(text);
        assert!(read.fault.is_none());
        let root = read.root.expect("a root");
        assert_eq!((root.local(), root.prefix(), root.attribute("lang"), root.line), ("a", "dc", Some("tr"), 3));
        assert_eq!(root.at(&["b"]).map(|b| (b.text(), b.line)), Some(("bir & ikiçç&x;".to_owned(), 4)));
        assert!(root.text().ends_with("<üç> A&B"));
    }

    #[test]
    fn what_is_open_at_the_end_is_cut() {
        let read = tree("<a><b>1</b><c>2");
        let root = read.root.expect("a root");
        let cut: Vec<_> = root.elements().map(|element| element.is_cut).collect();
        assert!(root.is_cut && read.fault.is_some());
        assert_eq!(cut, [false, true]);
        assert!(tree("<a><b></a>").fault.is_some());
        assert!(tree("no element").root.is_none());
    }

    #[test]
    fn depth_is_limited() {
        let deep = "<a>".repeat(300);
        let read = with_input(deep.as_bytes(), &ReadOptions::default(), |input| parse(&deep, input).is_err());
        assert!(read);
        assert!(tree(&"<a>".repeat(250)).root.is_some());
    }
}
