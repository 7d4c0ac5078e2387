//! The command `ikiz` of the wheel: the same code as that of the program.

use pyo3::prelude::*;
use std::ffi::OsString;

/// Runs the command with these arguments behind its name, and gives its exit code.
#[pyfunction]
pub fn command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    let all = std::iter::once("ikiz".into()).chain(arguments);
    py.detach(|| ikiz_cli::main(all).code())
}
