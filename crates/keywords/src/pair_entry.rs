//! Two words or keywords that are counted together.

use crate::tally::{Entry, Numbered, put_value, take_value};
use crate::term::TermNumber;
use ikiz_document::Language;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};

/// Two terms by their numbers, the lower one first.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct PairEntry {
    #[serde(skip)]
    number: u64,
    pub language: Language,
    pub ends: [u64; 2],
    pub count: u32,
    pub documents: u32,
}

impl PairEntry {
    /// A pair that was not counted yet.
    pub fn new(language: Language, ends: [u64; 2]) -> Self {
        let number = TermNumber::new(language).with(ends[0]).with(ends[1]).get();
        Self { number, language, ends, count: 0, documents: 0 }
    }

    /// Adds a document in which it occurs so often.
    pub fn add_document(&mut self, count: u32) {
        self.count = self.count.saturating_add(count);
        self.documents = self.documents.saturating_add(1);
    }
}

impl Numbered for PairEntry {
    fn number(&self) -> u64 {
        self.number
    }
}

impl Entry for PairEntry {
    fn merge(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        self.documents = self.documents.saturating_add(other.documents);
    }

    fn weight(&self) -> usize {
        1
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        put_value(self, out)
    }

    fn read(number: u64, input: &mut impl BufRead) -> io::Result<Self> {
        take_value(input).map(|pair| Self { number, ..pair })
    }
}
