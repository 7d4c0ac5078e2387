//! What a run can be told.

use ikiz_alignment::Learn;
use ikiz_reader::Limits;

/// Settings of a run. Only `learn` and `limits` change a result.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Threads; 0 for as many as the machine has.
    pub threads: usize,
    /// Whether translations are learned from the documents.
    pub learn: Learn,
    /// What is refused to be read.
    pub limits: Limits,
}
