//! Tables of the user's own as CSV: also as a Turkish Excel saves them, with a byte order mark and semicolons.

use crate::own_list::TextFault;
use csv::{Reader, ReaderBuilder, StringRecord, Trim};
use ikiz_document::Message;

/// A table whose first row names its columns. Cells have no blanks at their ends.
#[derive(Debug)]
pub struct OwnTable<'t> {
    text: &'t str,
    header: OwnRow,
    reader: Reader<&'t [u8]>,
    /// Then the last row holds all that follows the quotation mark.
    has_open_quote: bool,
}

/// A row of an [`OwnTable`].
#[derive(Debug, Default)]
pub struct OwnRow {
    cells: StringRecord,
    line: Option<usize>,
    is_open: bool,
}

impl<'t> OwnTable<'t> {
    /// The table of a CSV text: its cells are separated by what its header has most of, or by what a line `sep=;`
    /// before it names.
    pub fn of_csv(text: &'t str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let named = named_separator(text);
        let delimiter = named.unwrap_or_else(|| separator(text));
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .trim(Trim::All)
            .from_reader(text.as_bytes());
        let has_open_quote = has_open_quote(text, delimiter);
        let mut table = Self { text, header: OwnRow::default(), reader, has_open_quote };
        if named.is_some() {
            table.next();
        }
        table.header = table.next().unwrap_or_default();
        table
    }

    /// The row that names the columns; without cells if the text is empty.
    pub const fn header(&self) -> &OwnRow {
        &self.header
    }
}

impl Iterator for OwnTable<'_> {
    type Item = OwnRow;

    fn next(&mut self) -> Option<OwnRow> {
        // Text in UTF-8 with rows of any length cannot be refused.
        let cells = self.reader.records().find_map(Result::ok)?;
        let line = cells.position().map(|position| {
            // Its position may be that of empty lines before it.
            let rest = self.text.get(position.byte() as usize..).unwrap_or_default();
            let empty = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
            position.line() as usize + rest[..empty].matches('\n').count()
        });
        let is_open = self.has_open_quote && self.reader.position().byte() as usize >= self.text.len();
        Some(OwnRow { cells, line, is_open })
    }
}

impl OwnRow {
    /// Whether it is the last one because a quotation mark is not closed: it may hold the rest of the table.
    pub const fn is_open(&self) -> bool {
        self.is_open
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether it has no cells.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter()
    }

    /// The cell of a column; empty if the row is shorter, or the table has no such column.
    pub fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells.get(column)).unwrap_or_default()
    }

    /// Whether a cell behind so many columns is filled.
    pub fn exceeds(&self, columns: usize) -> bool {
        self.cells().skip(columns).any(|cell| !cell.is_empty())
    }

    /// What is wrong in it.
    pub fn fault(&self, message: Message) -> TextFault {
        TextFault { line: self.line, message }
    }
}

/// Whether a cell that begins with a quotation mark does not end.
fn has_open_quote(text: &str, delimiter: u8) -> bool {
    let (mut is_open, mut before) = (false, b'\n');
    for byte in text.bytes() {
        // Within quotation marks two of them are one, so the second opens again.
        let begins = before == delimiter || matches!(before, b'\n' | b'\r');
        if byte == b'"' {
            is_open = !is_open && (begins || before == b'"');
        }
        before = byte;
    }
    is_open
}

/// What the first line names for Excel: `sep=;`.
fn named_separator(text: &str) -> Option<u8> {
    match text.lines().next()?.strip_prefix("sep=")?.as_bytes() {
        [separator] => Some(*separator),
        _ => None,
    }
}

/// What stands most often in the header: commas, semicolons (a Turkish Excel) or tabs.
fn separator(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.is_empty()).unwrap_or_default();
    let separators = [(b'\t', '\t'), (b';', ';'), (b',', ',')];
    separators.into_iter().max_by_key(|(_, mark)| header.matches(*mark).count()).map_or(b',', |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_saves_is_read_and_rows_know_their_lines() {
        for text in [
            "\u{feff}a;b\r\n\r\n1;\"x\r\ny\"\r\n2;z\r\n",
            "sep=\t\na\tb\n1\t\"x\r\ny\"\n2\tz\n",
            "a,b\n1,\"x\r\ny\"\n2,z",
        ] {
            let mut table = OwnTable::of_csv(text);
            assert_eq!(table.header().cells().collect::<Vec<_>>(), ["a", "b"], "{text}");
            let first = table.next().expect("a row");
            assert_eq!((first.cell(Some(1)), first.cell(Some(2)), first.cell(None)), ("x\r\ny", "", ""));
            let (second, line) = (table.next().expect("a row"), text.trim_end().matches('\n').count() + 1);
            assert_eq!(second.line, Some(line), "{text}");
            assert!(table.next().is_none() && second.exceeds(1) && !second.exceeds(2));
        }
    }
}
