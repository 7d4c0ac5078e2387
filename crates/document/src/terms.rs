//! The terms of a corpus, wherever they lie.

use crate::CorpusTerm;
use std::{fmt, io};

/// The terms of a corpus in the order of their table. There may be more than fit in memory.
pub trait Terms: fmt::Debug + Send {
    /// The terms, from the first one.
    ///
    /// # Errors
    /// If temporary files cannot be read: then or instead of a term.
    fn ordered(&mut self) -> io::Result<Box<dyn Iterator<Item = io::Result<CorpusTerm>> + '_>>;
}

impl Terms for Vec<CorpusTerm> {
    fn ordered(&mut self) -> io::Result<Box<dyn Iterator<Item = io::Result<CorpusTerm>> + '_>> {
        Ok(Box::new(self.as_slice().iter().cloned().map(Ok)))
    }
}
