//! Writes results to files: one source file for each output format, and one for each table.
//!
//! Owns the tables, their columns and their descriptions ([`table`], [`tables`]), the sinks that take their rows (CSV,
//! JSON lines, the workbook, the report, Parquet, files for other programs, the data package), the way files come to lie in the output folder
//! ([`folder`]), the titles of columns ([`titles`]) and the words of messages
//! ([`wording`]). Must not compute: what a table says was found before.

mod batch;
pub mod behind;
pub mod csv;
pub mod datapackage;
mod error;
pub mod folder;
pub mod interchange;
pub mod json_lines;
#[cfg(test)]
mod memory;
mod mistaken;
pub mod output;
pub mod parquet;
pub mod reference;
pub mod report;
pub mod schema;
pub mod sink;
pub mod table;
pub mod tables;
pub mod titles;
pub mod wording;
pub mod workbook;

pub use behind::BehindSink;
pub use csv::{CsvSink, Dialect};
pub use datapackage::DataPackageSink;
pub use error::WriteError;
pub use folder::OutputFolder;
pub use json_lines::JsonLinesSink;
pub use output::Output;
#[cfg(feature = "parquet")]
pub use parquet::{Columns, ParquetSink};
pub use report::ReportSink;
pub use sink::Sink;
pub use table::{TableOptions, TableWriter};
pub use wording::{Catalogue, NameSetting};
pub use workbook::WorkbookSink;
