//! Who is told what happens while a command works.

use ikiz_document::Failure;
use ikiz_pipeline::Observer;

/// Gets the events of a run, and what went wrong with single documents.
pub trait Listener: Observer {
    /// Takes the failure of a document.
    fn failed(&self, failure: &Failure);

    /// The run is over, however it ended.
    fn finish(&self) {}
}
