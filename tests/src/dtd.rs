//! Whether an XML text is as a document type definition says: elements, their content, their attributes.
//!
//! Knows of DTDs what the tests need: `ELEMENT` and `ATTLIST`, the latter with `CDATA` or a choice without blanks,
//! required or not.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use regex::Regex;
use std::collections::BTreeMap;

/// A document type definition.
pub struct Dtd(BTreeMap<String, Element>);

struct Element {
    /// Over the names of the children, a blank behind each.
    content: Regex,
    has_text: bool,
    attributes: BTreeMap<String, Attribute>,
}

struct Attribute {
    is_required: bool,
    /// The values that it may have; none for any.
    choice: Vec<String>,
}

struct Open {
    name: String,
    children: String,
    has_text: bool,
}

impl Dtd {
    /// Reads a definition.
    pub fn parse(text: &str) -> Self {
        let pattern = |pattern: &str| Regex::new(pattern).expect("a pattern");
        let text = pattern("(?s)<!--.*?-->").replace_all(text, "");
        let mut elements = BTreeMap::new();
        for found in pattern(r"<!ELEMENT\s+(\S+)\s+([^>]+)>").captures_iter(&text) {
            let has_text = found[2].contains("#PCDATA");
            let model = found[2].replace("#PCDATA", "").replace("EMPTY", "");
            let content = pattern(r"[A-Za-z][\w.-]*").replace_all(&model, "(?:${0}~)");
            let content = content.replace([',', ' ', '\n'], "").replace("(|", "(").replace('~', " ");
            let content = pattern(&format!("^(?:{content})$"));
            elements.insert(found[1].to_owned(), Element { content, has_text, attributes: BTreeMap::new() });
        }
        for found in pattern(r"<!ATTLIST\s+(\S+)\s+([^>]+)>").captures_iter(&text) {
            let words: Vec<&str> = found[2].split_whitespace().collect();
            let element = elements.get_mut(&found[1]).expect("attributes of an element that is defined");
            for words in words.chunks(3) {
                let [name, kind, default] = words else { panic!("{}: three words for each attribute", &found[1]) };
                let choice =
                    kind.strip_prefix('(').map(|kind| kind.trim_end_matches(')').split('|').map(str::to_owned));
                let attribute =
                    Attribute { is_required: *default == "#REQUIRED", choice: choice.into_iter().flatten().collect() };
                element.attributes.insert((*name).to_owned(), attribute);
            }
        }
        Self(elements)
    }

    /// What is wrong with a text; nothing where it is well-formed and as the definition says.
    pub fn faults(&self, text: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut open: Vec<Open> = Vec::new();
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        loop {
            match reader.read_event() {
                Err(error) => faults.push(format!("not well-formed: {error}")),
                Ok(Event::Start(start)) => {
                    let name = start.name().as_ref().to_owned();
                    if let Some(parent) = open.last_mut() {
                        parent.children.push_str(&name);
                        parent.children.push(' ');
                    }
                    self.check_attributes(&name, &start, &mut faults);
                    open.push(Open { name, children: String::new(), has_text: false });
                    continue;
                }
                Ok(Event::End(_)) => {
                    if let Some(closed) = open.pop() {
                        self.check_content(&closed, &mut faults);
                    }
                    continue;
                }
                Ok(Event::Text(part)) => {
                    if let Some(parent) = open.last_mut() {
                        parent.has_text |= !part.trim().is_empty();
                    }
                    continue;
                }
                Ok(Event::Eof) if open.is_empty() => {}
                Ok(Event::Eof) => faults.push("not well-formed: it ends too early".to_owned()),
                Ok(_) => continue,
            }
            return faults;
        }
    }

    fn check_attributes(&self, name: &str, start: &BytesStart<'_>, faults: &mut Vec<String>) {
        let Some(element) = self.0.get(name) else { return faults.push(format!("{name}: no such element")) };
        let mut given = Vec::new();
        for attribute in start.attributes() {
            let Ok(attribute) = attribute else { return faults.push(format!("{name}: a broken attribute")) };
            let key = attribute.key.as_ref().to_owned();
            let value = attribute.value.into_owned();
            match element.attributes.get(&key) {
                None => faults.push(format!("{name}: no attribute {key}")),
                Some(known) if !known.choice.is_empty() && !known.choice.contains(&value) => {
                    faults.push(format!("{name}: {key} must not be {value}"));
                }
                Some(_) => given.push(key),
            }
        }
        let required = element.attributes.iter().filter(|(_, attribute)| attribute.is_required).map(|(key, _)| key);
        faults.extend(required.filter(|key| !given.contains(key)).map(|key| format!("{name}: {key} is missing")));
    }

    fn check_content(&self, closed: &Open, faults: &mut Vec<String>) {
        let Some(element) = self.0.get(&closed.name) else { return };
        if !element.content.is_match(&closed.children) {
            faults.push(format!("{}: holds {}", closed.name, closed.children));
        }
        if closed.has_text && !element.has_text {
            faults.push(format!("{}: holds text", closed.name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_found() {
        let dtd = Dtd::parse(
            "<!-- <!ELEMENT x EMPTY> --><!ELEMENT a ((b | c)*, d+)><!ATTLIST a kind (x|y) #REQUIRED\n n CDATA #IMPLIED>\
             <!ELEMENT b EMPTY><!ELEMENT c (#PCDATA)><!ELEMENT d (#PCDATA | b)*>",
        );
        for good in ["<a kind='x'><d/></a>", "<a kind='y' n='1'><c>t</c><b/><d>t<b/>t</d><d/></a>"] {
            assert_eq!(dtd.faults(good), [""; 0], "{good}");
        }
        for (bad, fault) in [
            ("<a kind='x'><b/></a>", "a: holds b "),
            ("<a kind='x'><d/><b/></a>", "a: holds d b "),
            ("<a kind='x'>t<d/></a>", "a: holds text"),
            ("<a><d/></a>", "a: kind is missing"),
            ("<a kind='z'><d/></a>", "a: kind must not be z"),
            ("<a kind='x' m='1'><d/></a>", "a: no attribute m"),
            ("<a kind='x'><d><x/></d></a>", "x: no such element"),
            ("<a kind='x'><d>", "not well-formed: it ends too early"),
        ] {
            assert!(dtd.faults(bad).iter().any(|found| found == fault), "{bad}: {:?}", dtd.faults(bad));
        }
    }
}
