//! What a job is asked to do, and who does it.

use crate::heard::Heard;
use ikiz_document::Language;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What somebody wants of their documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Twin sections side by side.
    Compare,
    /// A check against the rules of a journal.
    Check,
    /// The terms of both languages.
    Glossary,
    /// Files for other programs.
    Corpus,
}

impl Purpose {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Compare, Self::Check, Self::Glossary, Self::Corpus];

    /// Its name in forms and in the catalogues.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Compare => "compare",
            Self::Check => "check",
            Self::Glossary => "glossary",
            Self::Corpus => "corpus",
        }
    }
}

/// What a job is asked to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// What it is for.
    pub purpose: Purpose,
    /// The rules that a check goes by; those that hold everywhere without one.
    pub profile: Option<String>,
    /// The language of tables and messages.
    pub language: Language,
    /// Whether decimals have a comma, as a Turkish Excel wants them.
    pub is_for_turkish_excel: bool,
}

/// The files and folders of a job.
#[derive(Clone, Copy, Debug)]
pub struct Paths<'a> {
    /// What is read.
    pub inputs: &'a [PathBuf],
    /// The folder of the result.
    pub result: &'a Path,
    /// Corrections made by hand, if there are any.
    pub corrections: Option<&'a Path>,
}

/// What came of a job.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Documents that were read.
    pub documents: usize,
    /// Twin sections.
    pub pairs: usize,
    /// Findings.
    pub findings: usize,
    /// Files that gave no document.
    pub failed: usize,
    /// What the settings ask for and the documents do not have.
    pub warnings: Vec<String>,
}

/// Does jobs.
pub trait Work: Send + Sync + 'static {
    /// The names of the rules that a check may go by, each with whose rules they are.
    fn profiles(&self) -> Vec<(String, String)>;

    /// Does a job. The result is there as a whole or not at all. `Ok(None)` if there was no document, so that there is
    /// no result.
    ///
    /// # Errors
    /// Why the job could not be done, and what to do, in the language of the job.
    fn run(&self, asked: &Asked, paths: Paths<'_>, heard: &Heard) -> Result<Option<Done>, String>;
}
