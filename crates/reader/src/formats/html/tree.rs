//! The tree of an HTML page, as browsers build it, in one row of nodes: it is walked and freed without recursion.

use crate::extract::Input;
use crate::failure::{self, Refusal};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, ParseOpts, QualName, ns, parse_document};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Bytes that are parsed between two checks of the limits.
const STEP: usize = 1 << 12;
/// Bytes that a node takes at least.
const NODE: u64 = size_of::<Node>() as u64;
/// Attributes that somebody asks for; others are not kept.
const ATTRIBUTES: [&str; 15] = [
    "align", "class", "colspan", "content", "for", "hidden", "href", "id", "lang", "name", "role", "rowspan", "scheme",
    "style", "xml:lang",
];

/// The place of a node in its tree.
pub(super) type NodeId = usize;

/// The document itself, in every tree.
pub(super) const ROOT: NodeId = 0;

/// What a node is.
pub(super) enum Data {
    Element(Element),
    /// With the line of the page on which its first letter stands; 0 where there is none.
    Text(String, u32),
    /// The document, a comment.
    Other,
}

/// An element of HTML, or of a formula or drawing within it.
pub(super) struct Element {
    pub name: LocalName,
    pub line: u32,
    attributes: Vec<(LocalName, StrTendril)>,
}

impl Element {
    /// The value of an attribute.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| &**other == name).map(|(_, value)| &**value)
    }

    /// A declaration of the element's own style.
    pub fn declaration(&self, property: &str) -> Option<&str> {
        let declarations = self.value("style")?.split(';').filter_map(|declaration| declaration.split_once(':'));
        let mut found = declarations.filter(|(name, _)| name.trim().eq_ignore_ascii_case(property));
        found.next_back().map(|(_, value)| value.trim())
    }
}

/// A node with its neighbours.
pub(super) struct Node {
    pub data: Data,
    pub parent: Option<NodeId>,
    pub next: Option<NodeId>,
    pub first: Option<NodeId>,
    pub previous: Option<NodeId>,
    pub last: Option<NodeId>,
    depth: u32,
}

/// Parses a page within the limits.
pub(super) fn parse(text: &str, input: &Input<'_>) -> Result<Vec<Node>, Refusal> {
    let limits = input.limits();
    let mut parser = parse_document(Builder::new(), ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let end = (STEP..rest.len()).find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
        let (step, behind) = rest.split_at(end);
        rest = behind;
        parser.process(StrTendril::from_slice(step));
        input.deadline.check(input.path)?;
        let builder = &parser.tokenizer.sink.sink;
        if builder.deepest.get() > limits.depth {
            return Err(failure::too_deep(input.path, limits.depth).into());
        }
        if builder.nodes.borrow().len() as u64 * NODE > limits.unpacked_bytes {
            return Err(failure::unpacks_to_too_much(input.path, limits.unpacked_bytes).into());
        }
    }
    Ok(parser.finish())
}

/// Builds the tree as the parser says.
struct Builder {
    nodes: RefCell<Vec<Node>>,
    line: Cell<u32>,
    deepest: Cell<u32>,
    document_name: Rc<QualName>,
}

/// A node as the parser holds it.
#[derive(Clone)]
struct Handle {
    id: NodeId,
    name: Rc<QualName>,
    integration_point: bool,
}

impl Builder {
    fn new() -> Self {
        let document_name = Rc::new(QualName::new(None, ns!(), LocalName::from("")));
        let builder = Self { nodes: RefCell::default(), line: Cell::new(1), deepest: Cell::new(0), document_name };
        builder.add(Data::Other);
        builder
    }

    fn add(&self, data: Data) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { data, parent: None, next: None, first: None, previous: None, last: None, depth: 0 });
        nodes.len() - 1
    }

    fn nameless(&self, data: Data) -> Handle {
        Handle { id: self.add(data), name: Rc::clone(&self.document_name), integration_point: false }
    }

    /// The line of the first letter of a text that was just read; 0 where there is none.
    fn first_line(&self, text: &str) -> u32 {
        let letters = text.trim_start();
        let behind = letters.matches('\n').count() as u32;
        if letters.is_empty() { 0 } else { self.line.get().saturating_sub(behind).max(1) }
    }

    /// Puts a node, or text, into a parent: before a child of it, or behind the last.
    fn insert(&self, parent: NodeId, before: Option<NodeId>, child: NodeOrText<Handle>) {
        let id = match child {
            NodeOrText::AppendNode(handle) => {
                self.detach(handle.id);
                handle.id
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let neighbour = before.map_or(nodes[parent].last, |before| nodes[before].previous);
                if let Some(Data::Text(letters, line)) = neighbour.map(|neighbour| &mut nodes[neighbour].data) {
                    if *line == 0 {
                        *line = self.first_line(&text);
                    }
                    letters.push_str(&text);
                    return;
                }
                drop(nodes);
                self.add(Data::Text(text.to_string(), self.first_line(&text)))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent].depth + 1;
        self.deepest.set(self.deepest.get().max(depth));
        let previous = before.map_or(nodes[parent].last, |before| nodes[before].previous);
        let node = &mut nodes[id];
        (node.parent, node.previous, node.next, node.depth) = (Some(parent), previous, before, depth);
        match previous {
            Some(previous) => nodes[previous].next = Some(id),
            None => nodes[parent].first = Some(id),
        }
        match before {
            Some(before) => nodes[before].previous = Some(id),
            None => nodes[parent].last = Some(id),
        }
    }

    fn detach(&self, id: NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let node = &mut nodes[id];
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => nodes[previous].next = next,
            None => nodes[parent].first = next,
        }
        match next {
            Some(next) => nodes[next].previous = previous,
            None => nodes[parent].last = previous,
        }
    }
}

impl TreeSink for Builder {
    type Handle = Handle;
    type Output = Vec<Node>;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Vec<Node> {
        self.nodes.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: ROOT, name: Rc::clone(&self.document_name), integration_point: false }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let kept = |attribute: Attribute| {
            let name = attribute.name.local;
            ATTRIBUTES.contains(&&*name).then_some((name, attribute.value))
        };
        let element = Element {
            name: name.local.clone(),
            line: self.line.get(),
            attributes: attributes.into_iter().filter_map(kept).collect(),
        };
        let id = self.add(Data::Element(element));
        Handle { id, name: Rc::new(name), integration_point: flags.mathml_annotation_xml_integration_point }
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        self.nameless(Data::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        self.nameless(Data::Other)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.id, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[element.id].parent;
        match parent {
            Some(parent) => self.insert(parent, Some(element.id), child),
            None => self.insert(previous.id, None, child),
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    /// What stands in a template is not shown: it hangs on a node of its own.
    fn get_template_contents(&self, _target: &Handle) -> Handle {
        self.nameless(Data::Other)
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[sibling.id].parent;
        if let Some(parent) = parent {
            self.insert(parent, Some(sibling.id), child);
        }
    }

    fn add_attrs_if_missing(&self, _target: &Handle, _attributes: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut child = self.nodes.borrow()[node.id].first;
        while let Some(id) = child {
            child = self.nodes.borrow()[id].next;
            let name = Rc::clone(&self.document_name);
            self.insert(new_parent.id, None, NodeOrText::AppendNode(Handle { id, name, integration_point: false }));
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.integration_point
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX).max(1));
    }
}
