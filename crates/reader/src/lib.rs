//! Files and folders to documents.
//!
//! Owns finding and grouping inputs, encodings, formats, the layout of printed pages and the repair of letters: what comes out is a
//! [`Document`] with one clean text and the way back to file, page and line. Must not decide that something *is* a section.

mod accents;
mod build;
mod characters;
mod columns;
mod damage;
mod decode;
mod discover;
mod extract;
mod failure;
mod fields;
mod footnotes;
mod formats;
mod hyphenation;
mod identity;
mod interleaved;
mod language_code;
mod lexicon;
mod limits;
mod markdown;
mod markup;
mod options;
mod pages;
mod paragraphs;
mod printed;
mod read;
mod records;
mod running;
mod shape;
mod spacing;
mod twin_files;
mod walk;

pub use decode::{Decoded, decode};
pub use discover::{Discovery, InputFile, SourceGroup, discover};
pub use failure::Refusal;
pub use lexicon::{LexiconError, WordPair, WordPairs, read_lexicon};
pub use limits::Limits;
pub use options::{Column, ReadOptions};
pub use read::{ReadDocument, read, read_bytes};
pub use twin_files::{FilePair, Lone, LoneFile, TwinFiles, twin_files, twin_files_of};

#[cfg(test)]
mod tests;

#[cfg(doc)]
use ikiz_document::Document;
