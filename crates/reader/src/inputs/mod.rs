//! Finding inputs: paths to files, files to documents, and how both are called.

pub(crate) mod discover;
pub(crate) mod identity;
pub(crate) mod twin_files;
pub(crate) mod walk;
