//! Texts that do not fit into a cell: the cell has their beginning and says where they go on.

use super::sheet::without_barred;
use super::style::Style;
use crate::titles::Titles;
use rust_xlsxwriter::{Worksheet, XlsxError};
use std::borrow::Cow;

/// The most UTF-16 code units of a cell.
pub(crate) const MOST_UNITS: usize = 32_767;
/// Code units of a part; the first has to have room for the words that say where the text goes on.
const PART: usize = 32_000;

/// The rest of each long text, on a sheet of its own.
pub(super) struct LongTexts {
    titles: &'static Titles,
    rows: Vec<(String, u32, &'static str, String)>,
}

impl LongTexts {
    pub const fn new(titles: &'static Titles) -> Self {
        Self { titles, rows: Vec::new() }
    }

    /// What a cell has of a text: all of it, or its beginning.
    pub fn cell<'t>(&mut self, text: &'t str, sheet: &str, row: u32, column: &'static str) -> Cow<'t, str> {
        // A code unit takes at least a byte.
        if text.len() <= MOST_UNITS || text.encode_utf16().count() <= MOST_UNITS {
            return Cow::Borrowed(text);
        }
        let (first, mut rest) = cut(text);
        let words = self.titles.workbook("continued");
        // The header is row 1.
        let words = words
            .replace("{sheet}", self.titles.workbook("longtexts"))
            .replace("{row}", &(self.rows.len() + 2).to_string());
        while !rest.is_empty() {
            let (part, after) = cut(rest);
            self.rows.push((sheet.to_owned(), row + 1, column, part.to_owned()));
            rest = after;
        }
        format!("{first} … [{words}]").into()
    }

    /// The title of the sheet, if there is one.
    pub fn title(&self) -> Option<&'static str> {
        (!self.rows.is_empty()).then(|| self.titles.workbook("longtexts"))
    }

    /// The sheet, if there are long texts.
    pub fn sheet(&self, style: &Style) -> Result<Option<Worksheet>, XlsxError> {
        let Some(title) = self.title() else { return Ok(None) };
        let mut worksheet = Worksheet::new();
        worksheet.set_name(title)?.set_freeze_panes(1, 0)?;
        let headers = [
            self.titles.workbook("sheet"),
            self.titles.workbook("row"),
            self.titles.workbook("part"),
            self.titles.column("text"),
        ];
        for (column, header) in (0..).zip(headers) {
            worksheet.write_string_with_format(0, column, header, &style.header)?;
        }
        worksheet.set_column_width(0, 20)?.set_column_width(3, 80)?;
        for (row, (sheet, of_row, column, part)) in (1..).zip(&self.rows) {
            worksheet.write_string_with_format(row, 0, sheet, &style.plain)?;
            worksheet.write_number_with_format(row, 1, *of_row, &style.integer)?;
            worksheet.write_string_with_format(row, 2, *column, &style.plain)?;
            worksheet.write_string_with_format(row, 3, without_barred(part), &style.plain)?;
        }
        Ok(Some(worksheet))
    }
}

/// The beginning of a text, and the rest.
fn cut(text: &str) -> (&str, &str) {
    let mut units = 0;
    let end = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > PART
    });
    text.split_at(end.map_or(text.len(), |(end, _)| end))
}
