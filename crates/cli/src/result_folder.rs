//! Reads the tables of a result folder, in the CSV form that its `datapackage.json` names.

use crate::wording::{flag, refused, worded};
use ::csv::{ReaderBuilder, StringRecord};
use anyhow::{Context, bail};
use ikiz_document::{messages, result};
use ikiz_writers::{csv, folder};
use serde::Deserialize;
use std::io::Read;
use std::path::{Path, PathBuf};

messages! {
    damaged(path, command) = "result.damaged";
    no_folder(path, command) = "result.no-folder";
    no_result(path, command) = "result.no-result";
}

/// What makes a result, in messages.
pub const MAKER: &str = "`ikiz run`";

/// A folder written by `ikiz run`.
#[derive(Debug)]
pub struct ResultFolder {
    path: PathBuf,
    resources: Vec<Resource>,
}

/// The file of a table.
#[derive(Debug)]
pub struct TableFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Whether cells stand in it as they are, and not as an Excel wants them.
    pub is_strict: bool,
}

#[derive(Deserialize)]
struct Package {
    resources: Vec<Resource>,
}

#[derive(Debug, Deserialize)]
struct Resource {
    name: String,
    path: String,
    dialect: CsvDialect,
}

#[derive(Debug, Deserialize)]
struct CsvDialect {
    delimiter: String,
}

impl ResultFolder {
    /// Opens a folder.
    ///
    /// # Errors
    /// If it is not an ikiz result.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        if !path.is_dir() {
            return Err(refused(&no_folder(path.display().to_string(), MAKER)));
        }
        if !folder::is_result(path) {
            return Err(refused(&no_result(path.display().to_string(), MAKER)));
        }
        let package = path.join(result::MARKER);
        let damaged = || worded(&damaged(package.display().to_string(), MAKER));
        let bytes = std::fs::read(&package).with_context(damaged)?;
        let Package { resources } = serde_json::from_slice(&bytes).with_context(damaged)?;
        Ok(Self { path: path.to_owned(), resources })
    }

    /// The file of a table, if it has the table as CSV.
    pub fn file(&self, table: &str) -> Option<TableFile> {
        let resource = self.resources.iter().find(|resource| resource.name == table)?;
        let path = self.path.join(&resource.path);
        // Only a form for an Excel begins with a byte order mark.
        let is_strict = !begins_with_mark(&path);
        Some(TableFile { path, is_strict })
    }

    /// Whether it has a table as CSV.
    pub fn has(&self, table: &str) -> bool {
        self.resources.iter().any(|resource| resource.name == table)
    }

    /// Calls a function with some columns of each row of a table.
    ///
    /// # Errors
    /// If there is no such table, or it cannot be read.
    pub fn each<const N: usize>(
        &self,
        table: &str,
        columns: [&str; N],
        mut take: impl FnMut([&str; N]),
    ) -> anyhow::Result<()> {
        let name = csv::file_name(table);
        let Some(resource) = self.resources.iter().find(|resource| resource.name == table) else {
            bail!(
                "{}: {} names no table {table}; write the result with {} among its formats",
                self.path.display(),
                result::MARKER,
                flag("formats", Some("csv"))
            );
        };
        let path = self.path.join(&resource.path);
        let broken = || format!("{}: cannot read {name}; write the result anew with `ikiz run`", path.display());
        let delimiter = resource.dialect.delimiter.bytes().next().unwrap_or(b',');
        let mut reader = ReaderBuilder::new().delimiter(delimiter).from_path(&path).with_context(broken)?;
        let headers = reader.headers().with_context(broken)?;
        let mut indexes = [0; N];
        for (index, column) in indexes.iter_mut().zip(columns) {
            // The byte order mark for Excel is before the name of the first column.
            let found = headers.iter().position(|header| header.trim_start_matches('\u{feff}') == column);
            *index = found.with_context(|| format!("{}: has no column {column}", path.display()))?;
        }
        let mut row = StringRecord::new();
        while reader.read_record(&mut row).with_context(broken)? {
            take(indexes.map(|index| row.get(index).unwrap_or_default()));
        }
        Ok(())
    }
}

fn begins_with_mark(path: &Path) -> bool {
    let mut begin = [0; 3];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut begin));
    read.is_ok() && begin == *"\u{feff}".as_bytes()
}
