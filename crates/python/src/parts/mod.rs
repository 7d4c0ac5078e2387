//! The run in parts, for Spark: workers and the driver pass bytes through Python.

mod blocks;
mod corpus;
mod found;
mod worker;

pub use blocks::{print_block, schemas};
pub use corpus::{Corpus, merge_ledgers};
pub use found::{Found, found_among, found_under, group_alone};
pub use worker::{Applying, Observing, Worker, Writing, build};

use crate::errors::Exception;
use ikiz_pipeline::parts::PartError;
use pyo3::prelude::*;

/// What Python is told.
fn of(error: PartError) -> PyErr {
    let advice = match &error {
        PartError::SameId(_) => "give each row an id of its own",
        PartError::Bytes => "install the same version of ikiz on the driver and on all workers",
        PartError::Run(_) => "see that workers have room for temporary files",
    };
    let kind = if matches!(error, PartError::SameId(_)) { Exception::Input } else { Exception::Any };
    kind.with_advice(&format!("{error}; {advice}"), None, Some(advice))
}
