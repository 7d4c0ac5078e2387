//! Endings of words in several lists, looked up at once: a tree of their letters from the last to the first.

/// Letters of an ending: `a` to `z`.
const LETTERS: usize = 26;

/// The lists that an ending is in, a bit for each.
pub type Lists = u8;

/// Endings with the lists that they are in.
pub struct Endings {
    /// The first node is that of the empty ending.
    nodes: Vec<Node>,
}

#[derive(Clone, Default)]
struct Node {
    lists: Lists,
    /// Index of the node with one more letter before this ending; 0 for none.
    before: [u16; LETTERS],
}

impl Endings {
    /// The endings with their lists. Endings with other letters than `a` to `z` are left out.
    pub fn new<'e>(endings: impl Iterator<Item = (&'e str, Lists)>) -> Self {
        let mut all = Self { nodes: vec![Node::default()] };
        for (ending, lists) in endings {
            let Some(letters) = ending.bytes().rev().map(letter).collect::<Option<Vec<usize>>>() else { continue };
            let mut at = 0;
            for letter in letters {
                if all.nodes[at].before[letter] == 0 {
                    all.nodes[at].before[letter] = all.nodes.len() as u16;
                    all.nodes.push(Node::default());
                }
                at = usize::from(all.nodes[at].before[letter]);
            }
            all.nodes[at].lists |= lists;
        }
        all
    }

    /// The lists that have an ending of the word, with at least two bytes before it.
    pub fn of(&self, word: &str) -> Lists {
        let (mut at, mut lists) = (0, 0);
        for byte in word.as_bytes().iter().skip(2).rev() {
            let Some(letter) = letter(*byte) else { break };
            at = usize::from(self.nodes[at].before[letter]);
            if at == 0 {
                break;
            }
            lists |= self.nodes[at].lists;
        }
        lists
    }
}

fn letter(byte: u8) -> Option<usize> {
    byte.is_ascii_lowercase().then(|| usize::from(byte - b'a'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_tree_finds_what_a_search_finds(
            endings in prop::collection::vec(("[abc]{1,4}", 1_u8..8), 0..20),
            word in "[abcç]{0,8}",
        ) {
            let tree = Endings::new(endings.iter().map(|(ending, lists)| (ending.as_str(), *lists)));
            let is_ending =
                |(ending, _): &&(String, Lists)| word.ends_with(ending.as_str()) && word.len() >= ending.len() + 2;
            let searched = endings.iter().filter(is_ending).fold(0, |all, (_, lists)| all | lists);
            prop_assert_eq!(tree.of(&word), searched);
        }
    }
}
