//! Documents sentence by sentence, as formats of parallel corpora have them: the sentences of each language in a file, and
//! what links them in one more.

use super::xml::printable;
use crate::schema::{Cell, Schema};
use crate::table::Table;
use crate::tables::Sentences;
use crate::{Sink, WriteError};
use ikiz_document::{Language, Twin};
use std::collections::BTreeMap;
use std::mem;

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its section.
    pub section: String,
    /// On one line, with only the characters that XML allows; not empty.
    pub text: String,
    /// Each word and mark as printed, with its key.
    pub words: Vec<[String; 2]>,
}

/// A bead: indexes of sentences that say the same. One side may have none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    pub sides: Twin<Vec<usize>>,
    pub confidence: f64,
}

impl Link {
    /// The ids of the sentences of each side, with blanks between them: what `id` makes of their numbers, which go on
    /// from those of the sentences before.
    pub fn numbers(&self, before: Twin<usize>, id: impl Fn(usize) -> String) -> Twin<String> {
        let ids = |(side, before): (&Vec<usize>, usize)| {
            side.iter().map(|index| id(before + index + 1)).collect::<Vec<_>>().join(" ")
        };
        self.sides.as_ref().zip(before).map(ids)
    }

    /// Whether both sides have a sentence.
    pub fn is_two_sided(&self) -> bool {
        self.sides.iter().all(|side| !side.is_empty())
    }
}

/// The sentences of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AlignedDocument {
    pub id: String,
    pub sentences: Twin<Vec<Sentence>>,
    pub links: Vec<Link>,
}

/// A format that takes documents whole.
pub trait AlignedFormat: Send {
    /// Begins its files.
    fn begin(&mut self) -> Result<(), WriteError>;
    /// Writes a document.
    fn document(&mut self, document: &AlignedDocument) -> Result<(), WriteError>;
    /// Ends its files.
    fn end(&mut self) -> Result<(), WriteError>;
}

/// Gives a format its documents out of the rows of sentences.
pub struct AlignedSink<F> {
    format: F,
    documents: Documents,
}

impl<F: AlignedFormat> AlignedSink<F> {
    pub(super) fn of(format: F) -> Self {
        Self { format, documents: Documents::default() }
    }
}

impl<F: AlignedFormat> Sink for AlignedSink<F> {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        if Documents::takes(schema) { self.format.begin() } else { Ok(()) }
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        self.documents.add(schema, cells).map_or(Ok(()), |document| self.format.document(&document))
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        if let Some(document) = self.documents.close() {
            self.format.document(&document)?;
        }
        self.format.end()
    }
}

/// The place of a bead: its pair, by length and name so that `p10` comes behind `p9`, and its number.
type Place = (usize, String, u64);

/// Puts the rows of sentences together, document by document.
#[derive(Debug, Default)]
struct Documents {
    open: Option<AlignedDocument>,
    links: BTreeMap<Place, Link>,
}

impl Documents {
    /// Whether rows of this table are taken.
    pub fn takes(schema: &Schema) -> bool {
        schema.name == Sentences::NAME
    }

    /// Takes a row, and gives the document before if the row begins another one. Rows of other tables are left alone.
    pub fn add(&mut self, schema: &Schema, cells: &[Cell]) -> Option<AlignedDocument> {
        if !Self::takes(schema) {
            return None;
        }
        let text = |column| schema.cell(cells, column).text();
        let language = Language::of_code(text("language"))?;
        let is_new = self.open.as_ref().is_none_or(|open| open.id != text("document_id"));
        let before = if is_new { self.close() } else { None };
        let id = || text("document_id").to_owned();
        let open = self.open.get_or_insert_with(|| AlignedDocument { id: id(), ..AlignedDocument::default() });
        let sentence = printable(text("text"));
        if sentence.is_empty() {
            return before;
        }
        let sentences = open.sentences.of_mut(language);
        if let Cell::Integer(bead) = schema.cell(cells, "bead") {
            let pair = text("pair_id");
            let link = self.links.entry((pair.len(), pair.to_owned(), *bead)).or_default();
            link.sides.of_mut(language).push(sentences.len());
            if let Cell::Decimal(confidence) = schema.cell(cells, "confidence") {
                link.confidence = *confidence;
            }
        }
        let list = |column| match schema.cell(cells, column) {
            Cell::List(texts) => texts.iter().map(|text| printable(text)).collect(),
            _ => Vec::new(),
        };
        let words = list("tokens").into_iter().zip(list("keys")).map(|(word, key)| [word, key]);
        let words = words.filter(|[word, _]| !word.is_empty()).collect();
        sentences.push(Sentence { section: text("section_id").to_owned(), text: sentence, words });
        before
    }

    /// The last document.
    pub fn close(&mut self) -> Option<AlignedDocument> {
        let links = mem::take(&mut self.links).into_values().collect();
        self.open.take().map(|open| AlignedDocument { links, ..open })
    }
}
