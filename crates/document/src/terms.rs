//! The terms of a corpus, wherever they lie.

use crate::CorpusTerm;
use std::{fmt, io};

/// The terms of a corpus in the order of their table. There may be more than fit in memory.
pub trait Terms: fmt::Debug + Send {
    /// The terms, from the first one; an error instead of one if temporary files cannot be read.
    fn ordered(&mut self) -> Box<dyn Iterator<Item = io::Result<CorpusTerm>> + '_>;
}

impl Terms for Vec<CorpusTerm> {
    fn ordered(&mut self) -> Box<dyn Iterator<Item = io::Result<CorpusTerm>> + '_> {
        Box::new(self.as_slice().iter().cloned().map(Ok))
    }
}
