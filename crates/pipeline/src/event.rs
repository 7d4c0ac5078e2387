//! Events that a run reports while it works.

/// A step of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Reading documents and finding their sections.
    Reading,
    /// Aligning the pairs of sections.
    Aligning,
    /// Comparing and counting.
    Comparing,
}

impl Step {
    /// The name for a progress bar.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Aligning => "aligning",
            Self::Comparing => "comparing",
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
        /// How many times it will advance.
        total: usize,
    },
    /// One more item is done.
    Advanced,
}

/// Gets the events, from any thread.
pub trait Observer: Sync {
    /// Takes an event.
    fn observe(&self, event: Event);
}

/// For callers that need no events.
impl Observer for () {
    fn observe(&self, _event: Event) {}
}
