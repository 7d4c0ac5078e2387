//! Tables compared by cell: equal rows are paired first, then rows of the same identity.

use super::Difference;
use std::collections::{BTreeMap, VecDeque};

/// The columns that say which row it is, in the tables that have them.
const IDENTITY: [&str; 11] = [
    "scope",
    "document_id",
    "section_id",
    "pair_id",
    "bead",
    "english_position",
    "language",
    "key",
    "check",
    "english_key",
    "turkish_key",
];

/// A table: its header and its rows.
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(bytes: &[u8]) -> Self {
        // Tables for Excel begin with a byte-order mark, those for a Turkish one have semicolons.
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let delimiter = if header.contains(&b';') { b';' } else { b',' };
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
        let cells = |row: csv::ByteRecord| row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        let mut rows: Vec<Vec<String>> =
            reader.byte_records().map(|row| cells(row.expect("bytes in memory"))).collect();
        let columns = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        Self { columns, rows }
    }

    fn cell(&self, row: usize, column: &str) -> &str {
        let at = self.columns.iter().position(|name| name == column);
        at.and_then(|at| self.rows[row].get(at)).map_or("", String::as_str)
    }

    /// The cells of columns in a row.
    fn cells<'a>(&'a self, row: usize, columns: &[&str]) -> Vec<&'a str> {
        columns.iter().map(|column| self.cell(row, column)).collect()
    }

    /// Which row it is, for a reader.
    fn place(&self, row: usize) -> String {
        let identity = self.cells(row, &IDENTITY);
        let told: Vec<&str> = identity.into_iter().filter(|cell| !cell.is_empty()).collect();
        format!("row {} ({})", row + 1, told.join(" "))
    }
}

/// What differs between two tables, by row and column; nothing where all cells are the same.
pub(super) fn differences(expected: &[u8], got: &[u8]) -> Vec<Difference> {
    let (expected, got) = (Table::read(expected), Table::read(got));
    let mut found = Vec::new();
    if expected.columns != got.columns {
        let [before, now] = [&expected, &got].map(|table| table.columns.join(","));
        found.push(Difference::new("header".to_owned(), Some(&before), Some(&now)));
    }
    let common: Vec<&str> =
        expected.columns.iter().filter(|name| got.columns.contains(name)).map(String::as_str).collect();
    let pairs = paired_rows(&expected, &got, &common);
    for (before, now) in &pairs {
        match (*before, *now) {
            (Some(before), Some(now)) => found.extend(common.iter().filter_map(|column| {
                let cells = (expected.cell(before, column), got.cell(now, column));
                let place = || format!("{}, column {column}", expected.place(before));
                (cells.0 != cells.1).then(|| Difference::new(place(), Some(cells.0), Some(cells.1)))
            })),
            (Some(before), None) => {
                let row = expected.rows[before].join(",");
                found.push(Difference::new(expected.place(before), Some(&row), None));
            }
            (None, Some(now)) => found.push(Difference::new(got.place(now), None, Some(&got.rows[now].join(",")))),
            (None, None) => {}
        }
    }
    let order: Vec<usize> = pairs.iter().filter_map(|(before, now)| before.and(*now)).collect();
    if let Some(at) = order.windows(2).position(|two| two[0] > two[1]) {
        let [first, second] = [at, at + 1].map(|at| got.place(order[at]));
        found.push(Difference::new("order of the rows".to_owned(), Some(&first), Some(&second)));
    }
    found
}

/// Rows of two tables side by side: those of the expected table in their order, then the new ones.
fn paired_rows(expected: &Table, got: &Table, common: &[&str]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut partners: Vec<Option<usize>> = vec![None; expected.rows.len()];
    let mut is_free = vec![true; got.rows.len()];
    for columns in [common, &IDENTITY] {
        let mut waiting: BTreeMap<Vec<&str>, VecDeque<usize>> = BTreeMap::new();
        for row in (0..got.rows.len()).filter(|row| is_free[*row]) {
            waiting.entry(got.cells(row, columns)).or_default().push_back(row);
        }
        for (row, partner) in partners.iter_mut().enumerate().filter(|(_, partner)| partner.is_none()) {
            *partner = waiting.get_mut(&expected.cells(row, columns)).and_then(VecDeque::pop_front);
            if let Some(partner) = *partner {
                is_free[partner] = false;
            }
        }
    }
    let new = (0..got.rows.len()).filter(|row| is_free[*row]).map(|row| (None, Some(row)));
    partners.into_iter().enumerate().map(|(row, partner)| (Some(row), partner)).chain(new).collect()
}
