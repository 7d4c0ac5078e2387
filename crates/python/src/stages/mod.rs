//! Single stages, as the commands of the same names have them.

pub mod align;
pub mod lines;
pub mod phrases;
pub mod sections;

use crate::errors::Exception;
use ikiz_document::Language;
use pyo3::prelude::*;

/// One of the two languages.
pub fn language(name: &str) -> PyResult<Language> {
    Language::BOTH.into_iter().find(|language| language.code() == name).ok_or_else(|| {
        let right = "choose \"en\" or \"tr\"";
        Exception::Setting.with_advice(&format!("invalid language `{name}`; {right}"), None, Some(right))
    })
}

/// Does work of several threads in threads of its own: those that all of a process share are gone in a forked one.
pub fn in_threads<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, rayon::ThreadPoolBuildError> {
    Ok(rayon::ThreadPoolBuilder::new().build()?.install(work))
}
