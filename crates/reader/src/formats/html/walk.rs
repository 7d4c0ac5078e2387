//! A walk through the tree of a page in its order, without recursion.

use super::tree::{Node, NodeId};

/// Goes through a tree; what `enter` refuses is passed over.
pub(super) trait Visitor {
    fn enter(&mut self, id: NodeId) -> bool;
    fn leave(&mut self, id: NodeId);
}

/// Shows a visitor what stands below a node, the node first.
pub(super) fn walk(nodes: &[Node], top: NodeId, visitor: &mut impl Visitor) {
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
