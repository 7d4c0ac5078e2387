//! An element of an XML file, with its names and what stands in it.

use ikiz_document::flattened;

/// An element with what stands in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// With its prefix: `dc:title`.
    pub name: Box<str>,
    pub attributes: Vec<(Box<str>, Box<str>)>,
    pub children: Vec<Node>,
    /// Line of the file on which it begins.
    pub line: u32,
    /// The file ended, or broke, inside of it.
    pub is_cut: bool,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The name without prefix.
    pub fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or(&self.name)
    }

    /// The prefix, empty where there is none.
    pub fn prefix(&self) -> &str {
        self.name.rsplit_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The value of an attribute, whatever its prefix: `lang` for `xml:lang`.
    pub fn attribute(&self, local: &str) -> Option<&str> {
        let named = |name: &str| name.rsplit(':').next() == Some(local);
        self.attributes.iter().find(|(name, _)| named(name)).map(|(_, value)| &**value)
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements of that name in it.
    pub fn all(&self, local: &str) -> impl Iterator<Item = &Self> {
        self.elements().filter(move |element| element.local() == local)
    }

    /// The first element that a path of names leads to.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        match path {
            [] => Some(self),
            [first, rest @ ..] => self.all(first).find_map(|element| element.at(rest)),
        }
    }

    /// Adds all that it holds to a hash.
    pub fn hash(&self, hasher: &mut blake3::Hasher) {
        let mut add = |letters: &str| _ = hasher.update(letters.as_bytes()).update(&[0]);
        add(&self.name);
        for (name, value) in &self.attributes {
            add(name);
            add(value);
        }
        hasher.update(&self.line.to_le_bytes());
        for child in &self.children {
            match child {
                Node::Element(inner) => inner.hash(hasher),
                Node::Text(letters) => _ = hasher.update(letters.as_bytes()),
            }
            hasher.update(&[1]);
        }
    }

    /// All letters in it, whatever they stand for.
    pub fn letters(&self) -> String {
        let of_child = |child: &Node| match child {
            Node::Text(letters) => letters.clone(),
            Node::Element(inner) => inner.letters(),
        };
        self.children.iter().map(of_child).collect()
    }
}

/// The letters of an element. The line breaks of an XML file say nothing, those that its tags ask for do.
pub(super) fn flat(element: &Element) -> String {
    flattened(&element.text())
}
