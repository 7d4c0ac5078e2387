//! The tables of a result folder, read back from strict CSV.

use super::table::{ArrowTable, Rows};
use anyhow::{Context, bail};
use csv::{ReaderBuilder, StringRecord};
use ikiz_cli::ResultFolder;
use ikiz_writers::schema::{Cell, Kind};
use ikiz_writers::tables;
use std::path::Path;

/// The tables that the folder has, or those of one name.
///
/// # Errors
/// If it is no result folder, or a table in it is not as ikiz has written it.
pub fn read_folder(path: &Path, only: Option<&str>) -> anyhow::Result<Vec<ArrowTable>> {
    let folder = ResultFolder::open(path)?;
    let mut read = Vec::new();
    for table in tables::ALL {
        let schema = table.schema();
        let Some(file) = folder.file(schema.name).filter(|_| only.is_none_or(|only| only == schema.name)) else {
            continue;
        };
        if !file.is_strict {
            bail!(
                "{}: written for Excel, so that cells are not what they were; run without `excel` to have its tables \
                 here, or open the file in Excel",
                file.path.display()
            );
        }
        let broken = || format!("{}: cannot be read; write the result anew", file.path.display());
        let mut reader = ReaderBuilder::new().from_path(&file.path).with_context(broken)?;
        let names = schema.columns.iter().map(|column| column.name);
        if !reader.headers().with_context(broken)?.iter().eq(names) {
            bail!("{}: has other columns; write the result anew with this version of ikiz", file.path.display());
        }
        let mut rows = Rows::new(schema.clone());
        let mut row = StringRecord::new();
        while reader.read_record(&mut row).with_context(broken)? {
            let cells = row.iter().zip(&schema.columns).map(|(text, column)| cell(text, column.kind));
            rows.add(&cells.collect::<Option<Vec<Cell>>>().with_context(broken)?)?;
        }
        read.push(rows.table()?);
    }
    Ok(read)
}

/// `None` if the text is no value of the kind.
fn cell(text: &str, kind: Kind) -> Option<Cell<'_>> {
    Some(match kind {
        _ if text.is_empty() => Cell::Missing,
        Kind::Text | Kind::List => Cell::from(text),
        Kind::Integer => Cell::Integer(text.parse().ok()?),
        Kind::Decimal(_) => Cell::Decimal(text.parse().ok()?),
    })
}
