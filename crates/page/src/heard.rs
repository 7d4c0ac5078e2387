//! What is known of a job while it runs.

use ikiz_document::Language;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Most files whose failure is kept for the page; `errors.csv` has them all.
const MOST_LOST: usize = 500;

/// A file that gave no document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// The file.
    pub file: String,
    /// What happened, and what to do, in English.
    pub english: String,
    /// The same in Turkish.
    pub turkish: String,
}

impl Lost {
    /// What is said of it in a language.
    pub fn message(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::Turkish => &self.turkish,
        }
    }
}

/// Hears of a job, and is asked whether it is to stop.
#[derive(Debug, Default)]
pub struct Heard {
    is_cancelled: AtomicBool,
    state: Mutex<Progress>,
}

/// How far a job is.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// The name of the step, one word.
    pub step: &'static str,
    /// Documents that are through.
    pub documents: usize,
    /// Documents of the step.
    pub of_documents: usize,
    /// The first files that gave no document.
    pub lost: Vec<Lost>,
    /// How many there are.
    pub failed: usize,
    /// What was said of the inputs as a whole.
    pub warnings: Vec<String>,
}

impl Heard {
    /// A step with so many documents begins.
    pub fn begin(&self, step: &'static str, documents: usize) {
        let mut state = self.locked();
        (state.step, state.documents, state.of_documents) = (step, 0, documents);
    }

    /// So many documents more are through.
    pub fn advance(&self, documents: usize) {
        self.locked().documents += documents;
    }

    /// A file gave no document.
    pub fn lose(&self, lost: Lost) {
        let mut state = self.locked();
        state.failed += 1;
        if state.lost.len() < MOST_LOST {
            state.lost.push(lost);
        }
    }

    /// Something holds of the inputs as a whole.
    pub fn warn(&self, warning: String) {
        self.locked().warnings.push(warning);
    }

    /// Asks the job to stop.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the job is to stop.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        self.locked().clone()
    }

    fn locked(&self) -> MutexGuard<'_, Progress> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
