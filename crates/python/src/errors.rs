//! Exceptions: those of `ikiz.errors`, with the file and the advice that a message has.

use ikiz_cli::Ended;
use ikiz_document::{Failure, Language};
use ikiz_pipeline::RunError;
use ikiz_writers::Catalogue;
use pyo3::prelude::*;
use std::path::Path;

use crate::keywords::name_setting;

/// An exception of `ikiz.errors`, by the name of its class.
#[derive(Clone, Copy, Debug)]
pub enum Exception {
    /// What was given to be read.
    Input,
    /// A setting, or a file that a setting names.
    Setting,
    /// What is written, or read back.
    Output,
    /// Everything else.
    Any,
}

impl Exception {
    const fn class(self) -> &'static str {
        match self {
            Self::Input => "InputError",
            Self::Setting => "SettingError",
            Self::Output => "OutputError",
            Self::Any => "IkizError",
        }
    }

    /// The exception, with a message of the form `what happened; what to do`.
    pub fn error(self, message: &str, file: Option<&Path>) -> PyErr {
        let advice = message.rsplit_once("; ").map(|(_, advice)| advice);
        self.with_advice(message, file, advice)
    }

    /// The exception, with its advice, which stands in the message too.
    pub fn with_advice(self, message: &str, file: Option<&Path>, advice: Option<&str>) -> PyErr {
        Python::attach(|py| {
            let class = py.import("ikiz.errors").and_then(|module| module.getattr(self.class()));
            match class.and_then(|class| class.call1((message, file, advice))) {
                Ok(exception) => PyErr::from_value(exception),
                Err(error) => error,
            }
        })
    }

    /// The exception for an error of the command's code. The file is the one of `files` that the message begins with.
    pub fn of(self, error: &anyhow::Error, files: &[&Path]) -> PyErr {
        let message = ikiz_cli::words_of_error(error, name_setting);
        let file = files.iter().find(|file| message.starts_with(&*file.to_string_lossy()));
        self.error(&message, file.copied())
    }

    /// The exception for why a document failed.
    pub fn of_failure(self, failure: &Failure) -> PyErr {
        let (path, _, _, message, advice) = failure_fields(failure);
        self.with_advice(&format!("{path}: {message}; {advice}"), Some(Path::new(&path)), Some(&advice))
    }
}

/// A failure as Python gets it: file, stage, class, message, advice.
pub type FailureFields = (String, &'static str, &'static str, String, String);

/// The fields of a failure.
pub fn failure_fields(failure: &Failure) -> FailureFields {
    let worded = |message| Catalogue::of(Language::English).worded(message, name_setting);
    let Failure { stage, class, path, message, advice } = failure;
    (path.clone(), stage.name(), class.name(), worded(message), worded(advice))
}

/// Why a run ended, where its outcomes go to memory.
pub fn of_run(ended: Ended) -> anyhow::Error {
    match ended {
        Ended::Here(error) => error,
        Ended::Run(RunError::Scratch(error)) => {
            anyhow::anyhow!(
                "cannot keep counts in temporary files: {error}; make room on their disk, or name another folder in TMPDIR"
            )
        }
        Ended::Run(error) => error.into(),
    }
}
