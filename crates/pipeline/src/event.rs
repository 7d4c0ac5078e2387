//! Events that a run reports while it works.

use ikiz_document::Message;

/// A step of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Reading documents and finding their sections.
    Reading,
    /// Looking at each document by what the corpus has: pairing, aligning, comparing, counting.
    Comparing,
    /// Writing, with what only the whole corpus shows.
    Writing,
}

impl Step {
    /// The name for a progress bar.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Comparing => "comparing",
            Self::Writing => "writing",
        }
    }
}

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A step began.
    Started {
        /// The step.
        step: Step,
        /// How many documents it works on; 0 while that is not known.
        documents: usize,
        /// How many bytes it works on: of input, later of text.
        bytes: u64,
    },
    /// More is done.
    Advanced {
        /// Documents.
        documents: usize,
        /// Their bytes.
        bytes: usize,
        /// How many of the documents failed.
        failed: usize,
    },
}

/// Gets the events, from any thread.
pub trait Observer: Sync {
    /// Takes an event.
    fn observe(&self, event: Event);

    /// Takes a warning about the inputs as a whole.
    fn warn(&self, _warning: &Message) {}

    /// Whether the user wants the run to stop. What is in work is finished and kept.
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// For callers that need no events.
impl Observer for () {
    fn observe(&self, _event: Event) {}
}
