//! The properties of office documents and PDF files: names of authors, which are often those of typists, and what XMP
//! says of a journal (PRISM). Dates are left out: they tell when a file was made.

use super::markup::{Markup, Piece, Stop};
use crate::extract::Input;
use crate::failure::Refusal;
use crate::metadata::{Item, put, source};
use ikiz_document::Metadata;

/// What the properties of a file say.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub metadata: Metadata,
    pub authors: Vec<String>,
}

impl Properties {
    /// Adds an entry of authors.
    pub fn add_authors(&mut self, entry: &str) {
        self.authors.extend(entry.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned));
    }

    /// Adds what a part with properties says: of OOXML, ODF or XMP. What is broken in it is passed over.
    ///
    /// # Errors
    /// Where a limit is passed.
    pub fn add(&mut self, text: &str, input: &Input<'_>) -> Result<(), Refusal> {
        let mut markup = Markup::new(text, input);
        // The property, under which XMP has lists.
        let mut open: Vec<Option<Item>> = Vec::new();
        let mut letters = String::new();
        loop {
            match markup.next() {
                Ok(Some(Piece::Start(tag))) => {
                    // Properties with one value may stand as attributes.
                    if tag.name() == "Description" {
                        for (name, value) in tag.attributes() {
                            if let Some(item) = item_of(&name) {
                                self.say(item, &value);
                            }
                        }
                    }
                    let inherited = open.last().copied().flatten();
                    open.push(item_of(tag.name()).or(inherited));
                    letters.clear();
                }
                Ok(Some(Piece::Text(text))) => letters.push_str(&text),
                Ok(Some(Piece::End)) => {
                    if let Some(item) = open.pop().flatten() {
                        self.say(item, &letters);
                    }
                    letters.clear();
                }
                Ok(None) | Err(Stop::Broken) => return Ok(()),
                Err(Stop::Refused(refusal)) => return Err(refusal),
            }
        }
    }

    fn say(&mut self, item: Item, text: &str) {
        match item {
            Item::Authors => self.add_authors(text),
            Item::Journal => source(&mut self.metadata, text),
            _ => put(&mut self.metadata, item, text),
        }
    }
}

fn item_of(name: &str) -> Option<Item> {
    Some(match name {
        "creator" | "initial-creator" => Item::Authors,
        "publicationName" => Item::Journal,
        "volume" => Item::Volume,
        "number" => Item::Issue,
        "doi" | "identifier" => Item::Doi,
        "coverDate" | "publicationDate" => Item::Year,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Deadline;
    use crate::options::ReadOptions;

    fn read(text: &str) -> Properties {
        let options = ReadOptions::default();
        let deadline = Deadline::new(&options.limits);
        let input = Input { bytes: b"", path: "a", named: true, options: &options, deadline };
        let mut properties = Properties::default();
        assert!(properties.add(text, &input).is_ok());
        properties
    }

    #[test]
    fn xmp_says_the_same_in_elements_and_in_attributes() {
        let elements = "<x:xmpmeta><rdf:RDF><rdf:Description><prism:publicationName>Gediz Tarım Dergisi\
            </prism:publicationName><prism:volume>3</prism:volume><prism:number>2</prism:number>\
            <prism:doi>10.5555/a</prism:doi></rdf:Description></rdf:RDF></x:xmpmeta>";
        let attributes = "<x:xmpmeta><rdf:RDF><rdf:Description prism:publicationName=\"Gediz Tarım Dergisi\" prism:volume=\"3\" \
            prism:number=\"2\" prism:doi=\"10.5555/a\" dc:title=\"Arı\"/></rdf:RDF></x:xmpmeta>";
        for text in [elements, attributes] {
            let Metadata { journal, volume, issue, doi, .. } = read(text).metadata;
            let said = [journal, volume, issue, doi].map(Option::unwrap_or_default);
            assert_eq!(said, ["Gediz Tarım Dergisi", "3", "2", "10.5555/a"], "{text}");
        }
        let other = read("<rdf:RDF><prism:issue volume=\"3\" number=\"2\"/></rdf:RDF>");
        assert_eq!(other.metadata, Metadata::default(), "attributes of other elements are no properties");
    }
}
