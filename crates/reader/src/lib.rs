//! Files and folders to documents.
//!
//! Owns finding and grouping inputs, encodings, formats, the layout of printed pages and the repair of letters: what
//! comes out is a [`Document`] with one clean text and the way back to file, page and line. Must not decide that
//! something *is* a section.

mod extract;
mod failure;
mod formats;
mod inputs;
mod lean;
mod letters;
mod limits;
mod lines;
mod metadata;
mod options;
mod pending;
mod read;
mod records;
mod source;

pub use failure::Refusal;
pub use inputs::discover::{Discovery, InputFile, SourceGroup, discover, extension, group_of_record, grouped_names};
pub use inputs::lexicon::read_lexicon;
pub use inputs::twin_files::{FilePair, Lone, LoneFile, TwinFiles, twin_files, twin_files_of};
pub use letters::decode::{Decoded, decode, text_of};
pub use limits::Limits;
pub use metadata::Item as PublicationItem;
pub use metadata::declared as metadata_of_front_page;
pub use options::{Column, Content, GroupBy, ReadOptions};
pub use pending::Pending;
pub use read::{Take, read, read_bytes, read_given};
pub use records::own::absent_columns;

#[cfg(test)]
mod tests;

#[cfg(doc)]
use ikiz_document::Document;
