//! Who is told of a run: keeps what Python asks for, and is asked whether the run is to stop.

use ikiz_cli::Listener;
use ikiz_document::{Failure, Message};
use ikiz_pipeline::{Event, Observer};
use ikiz_writers::Catalogue;
use pyo3::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::keywords::name_setting;

/// Keeps the state of a run between two looks at it.
#[derive(Default)]
pub struct Heard {
    is_cancelled: AtomicBool,
    state: Mutex<State>,
}

#[derive(Clone, Default)]
struct State {
    step: &'static str,
    documents: usize,
    of_documents: usize,
    bytes: u64,
    of_bytes: u64,
    failed: usize,
    warnings: Vec<String>,
    is_new: bool,
}

impl Heard {
    /// Stops the run.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// The warnings about the inputs as a whole.
    pub fn warnings(&self) -> Vec<String> {
        self.state().warnings.clone()
    }

    /// Calls a function of Python with what has changed since the last call: step, documents, of how many, bytes, of how
    /// many, failed documents.
    pub fn tell(&self, py: Python<'_>, progress: Option<&Py<PyAny>>) -> PyResult<()> {
        let Some(progress) = progress else { return Ok(()) };
        let state = {
            let mut state = self.state();
            std::mem::take(&mut state.is_new).then(|| State { warnings: Vec::new(), ..state.clone() })
        };
        let Some(State { step, documents, of_documents, bytes, of_bytes, failed, .. }) = state else { return Ok(()) };
        progress.call1(py, (step, documents, of_documents, bytes, of_bytes, failed))?;
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Observer for Heard {
    fn observe(&self, event: Event) {
        let mut state = self.state();
        match event {
            Event::Started { step, documents, bytes } => {
                state.step = step.name();
                (state.documents, state.of_documents) = (0, documents);
                (state.bytes, state.of_bytes) = (0, bytes);
            }
            Event::Advanced { documents, bytes, failed } => {
                state.documents += documents;
                state.bytes += bytes as u64;
                state.failed += failed;
            }
        }
        state.is_new = true;
    }

    fn warn(&self, warning: &Message) {
        let worded = Catalogue::of(ikiz_document::Language::English).worded(warning, name_setting);
        self.state().warnings.push(worded);
    }

    fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }
}

impl Listener for Heard {
    fn failed(&self, _: &Failure) {}
}
