//! The rows of a table of the corpus, wherever they lie.

use std::{fmt, io};

/// The rows of a table in their order. There may be more than fit in memory.
pub trait Rows<R>: fmt::Debug + Send {
    /// The rows, from the first one; an error instead of one if temporary files cannot be read.
    fn ordered(&mut self) -> Box<dyn Iterator<Item = io::Result<R>> + '_>;
}

impl<R: Clone + fmt::Debug + Send> Rows<R> for Vec<R> {
    fn ordered(&mut self) -> Box<dyn Iterator<Item = io::Result<R>> + '_> {
        Box::new(self.as_slice().iter().cloned().map(Ok))
    }
}
