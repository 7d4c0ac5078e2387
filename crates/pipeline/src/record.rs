//! What observing gives: the record of a document, or why there is none.

use ikiz_document::packed::PackedSections;
use ikiz_document::{ContentHash, Document, DocumentId, SectionKind, Sections, Span, Twin, number};
use ikiz_reader::Refusal;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// Everything that can be known of a document without the other documents. The keys of its tokens are not set yet.
#[derive(Debug, PartialEq)]
pub(crate) struct DocumentRecord {
    /// Its text and lines.
    pub document: Document,
    /// Its sections, with sentences and tokens.
    pub sections: Sections,
    /// Headings of texts with no text below them.
    pub bare_headings: Vec<Span>,
}

impl DocumentRecord {
    /// Whether it has an abstract or a summary in each of the two languages.
    pub fn is_bilingual(&self) -> bool {
        let is_text = SectionKind::is_text;
        let texts = || self.sections.iter().map(|analyzed| &analyzed.section).filter(|section| is_text(section.kind));
        Twin::from_fn(|language| texts().any(|section| section.language.tag.language() == Some(language)))
            .into_iter()
            .all(|has| has)
    }
}

/// A record as it is stored: tokens take few bytes beside the text.
#[derive(Serialize, Deserialize)]
struct PackedRecord<'a> {
    document: Cow<'a, Document>,
    sections: PackedSections<'a>,
    bare_headings: Cow<'a, [Span]>,
}

impl Serialize for DocumentRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let packed = PackedRecord {
            document: Cow::Borrowed(&self.document),
            sections: self.sections.packed(&self.document.text),
            bare_headings: Cow::Borrowed(&self.bare_headings),
        };
        packed.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for DocumentRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let PackedRecord { document, sections, bare_headings } = PackedRecord::deserialize(deserializer)?;
        let sections = sections.unpacked(&document.text).ok_or_else(|| D::Error::custom("tokens of another text"))?;
        Ok(Self { document: document.into_owned(), sections, bare_headings: bare_headings.into_owned() })
    }
}

/// Identifies the content of a document: the same for two documents of the same bytes.
pub(crate) fn content(document: &Document) -> ContentHash {
    let hashes: Vec<&str> = document.sources.iter().map(|source| &*source.hash.0).collect();
    ContentHash(hashes.join("+"))
}

/// The number of a document's text: that of its words, in whatever lines and order they stand. Files and records that say
/// the same have one number, so that a sample drawn by it is the same for all of them.
pub(crate) fn text_number(document: &Document) -> u64 {
    document.text.as_str().split_whitespace().map(number::of_text).fold(0, u64::wrapping_add)
}

/// The result of observing.
#[derive(Debug)]
pub(crate) enum Observed {
    /// A document.
    Record(Box<DocumentRecord>),
    /// No document, and the reason.
    Refused(DocumentId, Refusal),
}

impl Observed {
    /// The id.
    pub fn id(&self) -> &DocumentId {
        match self {
            Self::Record(record) => &record.document.id,
            Self::Refused(id, _) => id,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::road::Road;
    use crate::store::{decode, encode};
    use ikiz_document::Allowance;
    use ikiz_reader::{GroupBy, ReadOptions, discover, read};
    use std::ops::ControlFlow;
    use std::path::Path;

    #[test]
    fn records_of_the_corpus_are_the_same_after_they_were_stored() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
        let (road, mut records, mut text, mut kept) = (Road::new(None, Allowance::ALL, GroupBy::default()), 0, 0, 0);
        for group in discover(&[corpus]).groups {
            read(&group, &ReadOptions::default(), &mut |pending| {
                for observed in road.observed(pending) {
                    let Observed::Record(record) = observed else { continue };
                    let blob = encode(&*record);
                    assert!(decode::<DocumentRecord>(&blob).expect("a record") == *record, "{}", record.document.id);
                    (records, text, kept) = (records + 1, text + record.document.text.len(), kept + blob.len());
                }
                ControlFlow::Continue(())
            });
        }
        assert!(records > 50 && kept < 2 * text, "{records} records, {kept} bytes for {text} of text");
        assert!(decode::<DocumentRecord>(&encode(&"text".to_owned())).is_err());
    }
}
