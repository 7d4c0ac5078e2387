//! What the tests of the whole program share: the built binary, the corpus, its gold, tables read back and compared.
//!
//! Must not know the crates of the program: it is used as a user uses it.

pub mod difference;
pub mod dtd;
pub mod gold;
pub mod playground;
pub mod program;
pub mod python;
pub mod table;
pub mod typeset;

use std::path::PathBuf;

/// The root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ stands in the root").to_owned()
}
