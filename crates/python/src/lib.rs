//! ikiz for Python: the module `ikiz._ikiz`, on which the package in `crates/python/python/ikiz` stands.
//!
//! Owns what crosses the border between the languages: tables as Arrow, settings as keywords, errors as exceptions,
//! Ctrl-C and progress. Must not process text: every answer comes from `ikiz-pipeline`, every file from `ikiz-writers`,
//! the command and the folder of a result from `ikiz`.
//!
//! Tables leave through the C interface of Arrow in capsules of Python, which every library of tables takes without a
//! copy. `PyCapsule::new_with_value` of PyO3 and `FFI_ArrowArrayStream` of `arrow-array` are all that is needed for that,
//! without unsafe code and without a crate between the two, which would tie their versions to each other.

#![expect(clippy::needless_pass_by_value, reason = "functions of Python own what they are given")]

mod arrow;
mod command;
mod errors;
mod folder;
mod html;
mod keywords;
mod listener;
mod parts;
mod run;
mod stages;
mod work;

use pyo3::prelude::*;

/// As in the command: a run makes and drops millions of small strings.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[pymodule]
mod _ikiz {
    #[pymodule_export]
    use super::arrow::ArrowTable;
    #[pymodule_export]
    use super::command::command;
    #[pymodule_export]
    use super::folder::{summary_of_folder, tables_of_folder, write};
    #[pymodule_export]
    use super::html::{html_of_pair, html_of_result};
    #[pymodule_export]
    use super::keywords::{files_of_profile, settings, settings_of_files};
    #[pymodule_export]
    use super::parts::{
        Applying, Corpus, Found, Observing, Worker, Writing, build, found_among, found_under, group_alone,
        merge_ledgers, print_block, schemas,
    };
    #[pymodule_export]
    use super::run::{check, run};
    #[pymodule_export]
    use super::stages::align::{align, match_keywords};
    #[pymodule_export]
    use super::stages::lines::{detect, split, split_offsets, stem};
    #[pymodule_export]
    use super::stages::phrases::keywords;
    #[pymodule_export]
    use super::stages::sections::sections;

    use pyo3::prelude::*;

    #[pymodule_init]
    fn begin(module: &Bound<'_, PyModule>) -> PyResult<()> {
        // A panic while a document is read becomes the failure of that document, others become exceptions.
        ikiz_cli::quiet_faults();
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
