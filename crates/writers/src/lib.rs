//! Results to files: one file of code for each output format, one for each table.
//!
//! Owns the tables, their columns and their descriptions ([`schema`], [`tables`]), the dialects of CSV, TMX ([`tmx`]), the
//! way files come to lie in the output folder ([`folder`]) and the words of messages ([`wording`]). Must not compute: what a
//! table says was found before.

pub mod csv;
pub mod datapackage;
mod decimal;
mod error;
pub mod folder;
pub mod reference;
pub mod schema;
pub mod tables;
pub mod tmx;
pub mod wording;

pub use csv::{CsvWriter, Dialect};
pub use datapackage::DataPackageWriter;
pub use decimal::Decimal;
pub use error::WriteError;
pub use folder::OutputFolder;
pub use tmx::TmxWriter;
pub use wording::{Catalogue, Face};

use ikiz_document::CorpusReport;

/// Writes a result in one format.
pub trait Writer {
    /// Puts the format's files into the folder; they appear under their names when the folder is published.
    ///
    /// # Errors
    /// Where a file cannot be written.
    fn write(&self, report: &CorpusReport, folder: &mut OutputFolder) -> Result<(), WriteError>;
}
