//! Elements within a line that stand beside each other without a blank: a style sheet sets them apart, as it does with
//! keywords.

use super::tree::{Data, Element, Node, NodeId};

/// Links in a row that are entries of a list.
const LINKS: usize = 2;
/// The same for elements that may also be parts of words.
const SPANS: usize = 3;

/// Whether an element is one of several of its kind whose letters touch those of the next.
pub(super) fn is_entry(nodes: &[Node], id: NodeId) -> bool {
    let Data::Element(element) = &nodes[id].data else { return false };
    let fewest = match &*element.name {
        "a" => LINKS,
        // Word processors cut words into spans, each with a style of its own.
        "span" if element.value("style").is_none() => SPANS,
        _ => return false,
    };
    let touching = |from: NodeId, to: Option<NodeId>, forwards: bool| {
        let to = to.filter(|to| is_same(&nodes[*to], element))?;
        let (before, behind) = if forwards { (from, to) } else { (to, from) };
        (is_letter(nodes, before, false) && is_letter(nodes, behind, true)).then_some(to)
    };
    let behind = std::iter::successors(touching(id, nodes[id].next, true), |at| touching(*at, nodes[*at].next, true));
    let before =
        std::iter::successors(touching(id, nodes[id].previous, false), |at| touching(*at, nodes[*at].previous, false));
    behind.take(fewest).count() + before.take(fewest).count() + 1 >= fewest
}

fn is_same(node: &Node, element: &Element) -> bool {
    matches!(&node.data, Data::Element(other) if other.name == element.name)
}

/// Whether the first or the last character in an element is a letter or digit.
fn is_letter(nodes: &[Node], id: NodeId, first: bool) -> bool {
    let next = |at: &NodeId| if first { nodes[*at].first } else { nodes[*at].last };
    let Some(edge) = std::iter::successors(Some(id), next).last() else { return false };
    let Data::Text(text, _) = &nodes[edge].data else { return false };
    let letter = if first { text.chars().next() } else { text.chars().next_back() };
    letter.is_some_and(char::is_alphanumeric)
}
