//! In which rows of a workbook the sections, pairs and beads of the document stand that is being written.

use crate::schema::{Cell, Schema};
use std::collections::HashMap;
use std::sync::Arc;

/// A row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub sheet: Arc<str>,
    /// From 0.
    pub row: u32,
}

impl Place {
    /// The link to it.
    pub fn link(&self) -> String {
        format!("internal:'{}'!A{}", self.sheet, self.row + 1)
    }
}

/// What a row is the row of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Thing {
    Section(String),
    Pair(String),
    Bead(String, u64),
}

/// The rows of one document.
#[derive(Debug, Default)]
pub(super) struct Places {
    document: String,
    rows: HashMap<Thing, Place>,
}

impl Places {
    /// Begins anew where another document comes.
    pub fn of_document(&mut self, document: &str) {
        if self.document != document {
            document.clone_into(&mut self.document);
            self.rows.clear();
        }
    }

    /// Keeps where the thing stands that the row is about.
    pub fn put(&mut self, schema: &Schema, cells: &[Cell], place: impl FnOnce() -> Place) {
        let text = |column| schema.cell(cells, column).text().to_owned();
        let thing = match schema.name {
            "sections" => Thing::Section(text("section_id")),
            "section_pairs" => Thing::Pair(text("pair_id")),
            "sentence_pairs" => match schema.cell(cells, "bead") {
                Cell::Integer(bead) => Thing::Bead(text("pair_id"), *bead),
                _ => return,
            },
            _ => return,
        };
        self.rows.insert(thing, place());
    }

    /// Where the cell of a column leads: from an id to the row of its section or pair, in a row about a bead to that of
    /// the bead.
    pub fn target(&self, schema: &Schema, cells: &[Cell], column: &str) -> Option<&Place> {
        let id = || schema.cell(cells, column).text().to_owned();
        match (schema.name, column) {
            ("section_pairs", "english_section" | "turkish_section") | ("checks", "section_id") => {
                self.rows.get(&Thing::Section(id()))
            }
            ("checks", "pair_id") => {
                let bead = match schema.cell(cells, "bead") {
                    Cell::Integer(bead) => self.rows.get(&Thing::Bead(id(), *bead)),
                    _ => None,
                };
                bead.or_else(|| self.rows.get(&Thing::Pair(id())))
            }
            ("sentence_pairs" | "keyword_pairs", "pair_id") => self.rows.get(&Thing::Pair(id())),
            _ => None,
        }
    }
}
