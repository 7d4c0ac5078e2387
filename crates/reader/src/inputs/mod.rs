//! Finding inputs: paths to files, files to documents, how both are called; and the file of a user's own word pairs.

pub(crate) mod discover;
pub(crate) mod identity;
pub(crate) mod lexicon;
pub(crate) mod twin_files;
pub(crate) mod walk;
