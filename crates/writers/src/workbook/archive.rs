//! The file of a workbook. Its large sheets are packed beside each other, by all threads of the pool.
//!
//! Each large sheet stands in a workbook of its own, behind the others without their cells, and lends its file to the
//! archive of the result. So the archive is that of one workbook with all sheets, whatever the number of threads.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use zip::{ZipArchive, ZipWriter};

/// Rows from which a sheet is large.
const LARGE: u32 = 2048;

/// A sheet with its rows.
pub(super) struct Filled {
    pub worksheet: Worksheet,
    pub rows: u32,
    pub columns: u32,
}

/// The sheets of a workbook.
pub(super) struct Sheets<'s> {
    /// The one before the tables.
    pub start: Worksheet,
    /// Those of the tables.
    pub filled: Vec<Filled>,
    /// Those of the tables without their cells.
    pub empty: &'s (dyn Fn() -> Result<Vec<Worksheet>, XlsxError> + Sync),
    /// The one behind the tables.
    pub end: Option<Worksheet>,
}

/// A workbook to be saved, and the file that is taken from it; all that no other gives if there is none.
struct Job {
    workbook: Workbook,
    file: Option<String>,
}

type Archive = ZipArchive<BufReader<File>>;

/// Saves a workbook with these sheets. Temporary files lie in `folder`.
pub(super) fn save(
    mut workbook: Workbook,
    sheets: Sheets<'_>,
    folder: Option<&Path>,
    out: &mut (impl Write + Send),
) -> Result<(), XlsxError> {
    let Sheets { start, filled, empty, end } = sheets;
    let mut large = Vec::new();
    workbook.push_worksheet(start);
    for (at, (filled, empty)) in filled.into_iter().zip(empty()?).enumerate() {
        if filled.rows < LARGE {
            workbook.push_worksheet(filled.worksheet);
        } else {
            workbook.push_worksheet(empty);
            large.push((at, filled));
        }
    }
    if let Some(end) = end {
        workbook.push_worksheet(end);
    }
    if large.is_empty() {
        return workbook.save_to_writer(out);
    }
    // Those that take longest come first.
    large.sort_by_key(|(_, Filled { rows, columns, .. })| Reverse(u64::from(*rows) * u64::from(*columns)));
    let mut jobs = Vec::new();
    for (at, filled) in large {
        let mut workbook = Workbook::new();
        workbook.push_worksheet(Worksheet::new());
        for empty in empty()?.into_iter().take(at) {
            workbook.push_worksheet(empty);
        }
        workbook.push_worksheet(filled.worksheet);
        // The first sheet has the number 1.
        jobs.push(Job { workbook, file: Some(format!("xl/worksheets/sheet{}.xml", at + 2)) });
    }
    jobs.push(Job { workbook, file: None });
    let mut whole = None;
    let mut lent = BTreeMap::new();
    for (file, archive) in packed(jobs, folder) {
        match file {
            Some(file) => _ = lent.insert(file, archive?),
            None => whole = Some(archive?),
        }
    }
    join(whole.expect("a job without a file"), lent, out)
}

/// The archives of the workbooks; those that come first are begun first.
fn packed(jobs: Vec<Job>, folder: Option<&Path>) -> Vec<(Option<String>, Result<Archive, XlsxError>)> {
    let pack = |Job { mut workbook, file }| (file, archive(&mut workbook, folder));
    if rayon::current_thread_index().is_none() {
        return jobs.into_iter().map(pack).collect();
    }
    let mut done: Vec<_> = jobs.iter().map(|_| None).collect();
    rayon::scope_fifo(|scope| {
        for (job, done) in jobs.into_iter().zip(&mut done) {
            scope.spawn_fifo(move |_| *done = Some(pack(job)));
        }
    });
    done.into_iter().flatten().collect()
}

fn archive(workbook: &mut Workbook, folder: Option<&Path>) -> Result<Archive, XlsxError> {
    let file = folder.map_or_else(tempfile::tempfile, tempfile::tempfile_in)?;
    workbook.save_to_writer(BufWriter::new(&file))?;
    Ok(ZipArchive::new(BufReader::new(file))?)
}

/// Copies the files of an archive as they are packed, those that are lent in place of its own.
fn join(mut whole: Archive, mut lent: BTreeMap<String, Archive>, out: &mut impl Write) -> Result<(), XlsxError> {
    let mut archive = ZipWriter::new_stream(out);
    for at in 0..whole.len() {
        let name = whole.name_for_index(at).transpose()?.unwrap_or_default().into_owned();
        match lent.remove(&name) {
            Some(mut lent) => archive.raw_copy_file(lent.by_name(&name)?)?,
            None => archive.raw_copy_file(whole.by_index_raw(at)?)?,
        }
    }
    assert!(lent.is_empty(), "a large sheet has a place in the workbook");
    archive.finish()?;
    Ok(())
}
