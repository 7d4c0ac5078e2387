//! Files that other programs take: one source file for each format.
//!
//! Each is a [`Sink`](crate::Sink) that takes the rows of one or a few tables. Sentence pairs without a text on either
//! side are left out, but where a format has a place for them ([`xces`], [`intertext`], [`records`]).

mod aligned;
pub mod bibliography;
pub mod glossary_tsv;
pub mod hugging_face;
pub mod intertext;
pub mod moses;
pub mod records;
pub mod sketch_engine;
pub mod tbx;
pub mod thesaurus;
pub mod tmx;
pub mod tsv;
pub mod vertical;
pub mod xces;
pub mod xliff;
mod xml;

use crate::schema::{Cell, Schema};
use crate::table::Table;
use crate::tables::SentencePairs;
use ikiz_document::{Language, Twin};
use xml::printable;

/// The name of a file that each language has one of: `sentence_pairs.en`.
pub fn of_language(stem: &str, language: Language, ending: &str) -> String {
    format!("{stem}.{}{ending}", language.code())
}

/// A sentence pair with a text on both sides.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TwoSided<'c> {
    pub document: &'c str,
    pub pair: &'c str,
    pub bead: u64,
    pub sides: Twin<&'c str>,
    pub confidence: f64,
}

impl<'c> TwoSided<'c> {
    /// That of a row, if it is one.
    pub fn of(schema: &Schema, cells: &'c [Cell]) -> Option<Self> {
        if schema.name != SentencePairs::NAME {
            return None;
        }
        let text = |column| schema.cell(cells, column).text();
        let (Cell::Integer(bead), Cell::Decimal(confidence)) =
            (schema.cell(cells, "bead"), schema.cell(cells, "confidence"))
        else {
            return None;
        };
        let sides = Twin::new(text("english"), text("turkish"));
        let is_two_sided = sides.iter().all(|side| !printable(side).is_empty());
        is_two_sided.then(|| Self {
            document: text("document_id"),
            pair: text("pair_id"),
            bead: *bead,
            sides,
            confidence: *confidence,
        })
    }

    /// Its name within a result: `thesis.pdf/p1/3`.
    pub fn id(&self) -> String {
        format!("{}/{}/{}", self.document, self.pair, self.bead)
    }
}

#[cfg(test)]
mod tests;
