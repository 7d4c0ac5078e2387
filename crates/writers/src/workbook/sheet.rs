//! A table as a sheet, or as several where there are too many rows for one.

use super::archive::Filled;
use super::long_text::LongTexts;
use super::places::{Place, Places};
use super::style::{BLUE, GREEN, RED, Style, YELLOW};
use crate::schema::{Cell, Kind, Schema, joined};
use crate::titles::Titles;
use ikiz_document::Language;
use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatType, Format,
    Note, Url, Workbook, Worksheet, XlsxError,
};
use std::borrow::Cow;
use std::mem;
use std::sync::Arc;

/// The most rows of a sheet, the header among them.
pub(crate) const MOST_ROWS: u32 = 1_048_576;
/// The most links of a sheet.
const LINKS: u32 = 65_530;
/// The width of a column of long texts, in characters.
const WIDE: usize = 60;
const NARROW: usize = 9;

/// A table while it is written.
pub(super) struct Sheet {
    schema: Schema,
    titles: &'static Titles,
    language: Language,
    parts: Vec<Worksheet>,
    /// The title of the last part.
    title: Arc<str>,
    /// The titles of the columns.
    headers: Vec<&'static str>,
    /// The row that comes next in the last part.
    next: u32,
    links: u32,
    widths: Vec<usize>,
    full: Vec<u32>,
}

impl Sheet {
    pub fn new(
        schema: &Schema,
        titles: &'static Titles,
        language: Language,
        workbook: &mut Workbook,
        style: &Style,
    ) -> Result<Self, XlsxError> {
        let widths = vec![NARROW; schema.columns.len()];
        let headers = schema.columns.iter().map(|column| titles.column(column.name)).collect();
        let mut sheet = Self {
            schema: schema.clone(),
            titles,
            language,
            parts: Vec::new(),
            title: Arc::from(""),
            headers,
            next: 0,
            links: 0,
            widths,
            full: Vec::new(),
        };
        sheet.begin_part(workbook, style)?;
        Ok(sheet)
    }

    /// The name of the table.
    pub const fn name(&self) -> &'static str {
        self.schema.name
    }

    /// What a row is.
    pub fn description(&self) -> &'static str {
        self.schema.description.of(self.language)
    }

    /// The titles of its sheets, each with its rows.
    pub fn parts(&self) -> impl Iterator<Item = (String, u32)> {
        let rows = self.full.iter().copied().chain([self.next - 1]);
        rows.enumerate().map(|(part, rows)| (self.title(part), rows))
    }

    fn title(&self, part: usize) -> String {
        let title = self.titles.table(self.schema.name);
        if part == 0 { title.to_owned() } else { format!("{title} ({})", part + 1) }
    }

    fn begin_part(&mut self, workbook: &mut Workbook, style: &Style) -> Result<(), XlsxError> {
        let mut worksheet = workbook.new_worksheet_with_constant_memory()?;
        self.put_frame(&mut worksheet, self.parts.len(), style)?;
        for (column, header) in (0..).zip(&self.headers) {
            worksheet.write_string_with_format(0, column, *header, &style.header)?;
        }
        if !self.parts.is_empty() {
            self.full.push(self.next - 1);
        }
        self.title = self.title(self.parts.len()).into();
        self.parts.push(worksheet);
        (self.next, self.links) = (1, 0);
        Ok(())
    }

    /// What a sheet has beside its cells and what is set at the end. The format of a column is that of its cells,
    /// which then need none of their own.
    fn put_frame(&self, worksheet: &mut Worksheet, part: usize, style: &Style) -> Result<(), XlsxError> {
        worksheet.set_name(self.title(part))?.set_freeze_panes(1, 1)?;
        worksheet.set_landscape().set_repeat_rows(0, 0)?.set_print_fit_to_pages(1, 0);
        for (column, of_schema) in (0..).zip(&self.schema.columns) {
            worksheet.set_column_format(column, style.of(of_schema.kind))?;
            let note = format!("{}\n{}", of_schema.name, of_schema.description.of(self.language));
            // Some 45 characters stand on a line.
            let height = 30 + 16 * (note.chars().count() as u32 / 45 + 1);
            let note = Note::new(note).add_author_prefix(false).set_author("ikiz").set_width(300).set_height(height);
            worksheet.insert_note(0, column, &note)?;
        }
        Ok(())
    }

    /// Writes a row.
    pub fn row(
        &mut self,
        cells: &[Cell],
        places: &mut Places,
        long_texts: &mut LongTexts,
        workbook: &mut Workbook,
        style: &Style,
    ) -> Result<(), XlsxError> {
        if self.next == MOST_ROWS {
            self.begin_part(workbook, style)?;
        }
        let Self { schema, parts, title, headers, next, links, widths, .. } = self;
        let row = *next;
        let worksheet = parts.last_mut().expect("a sheet has a part");
        places.of_document(schema.cell(cells, "document_id").text());
        for ((column, of_schema), cell) in (0..).zip(&schema.columns).zip(cells) {
            let text: Cow<'_, str> = match (cell, of_schema.kind) {
                (Cell::Integer(number), _) => {
                    worksheet.write_number(row, column, *number as f64)?;
                    continue;
                }
                (Cell::Decimal(number), Kind::Decimal(_)) => {
                    worksheet.write_number(row, column, of_schema.kind.rounded(*number))?;
                    continue;
                }
                (Cell::Text(text), _) => Cow::Borrowed(text),
                (Cell::List(texts), _) => joined(texts).into(),
                _ => continue,
            };
            if text.is_empty() {
                continue;
            }
            let target = places.target(schema, cells, of_schema.name).filter(|_| *links < LINKS);
            if let Some(place) = target {
                worksheet.write_url_with_options(row, column, Url::new(place.link()), text, "", Some(&style.link))?;
                *links += 1;
                continue;
            }
            let text = without_barred(&text);
            let width = text.chars().take(WIDE).count();
            let width_of_column = &mut widths[usize::from(column)];
            *width_of_column = width.max(*width_of_column);
            let text = long_texts.cell(&text, title, row, headers[usize::from(column)]);
            if width == WIDE {
                worksheet.write_string_with_format(row, column, text, &style.wrapped)?;
            } else {
                worksheet.write_string(row, column, text)?;
            }
        }
        places.put(schema, cells, || Place { sheet: Arc::clone(title), row });
        *next += 1;
        Ok(())
    }

    /// The sheets with their rows; none may follow.
    pub fn filled(&mut self) -> Result<Vec<Filled>, XlsxError> {
        let columns = self.schema.columns.len() as u32;
        let parts = mem::take(&mut self.parts).into_iter().zip(self.parts());
        let filled = parts.map(|(mut worksheet, (_, rows))| {
            self.put_end(&mut worksheet, rows)?;
            Ok(Filled { worksheet, rows, columns })
        });
        filled.collect()
    }

    /// The same sheets without their cells: all that other files of a workbook say of them is the same.
    pub fn empty(&self, style: &Style) -> Result<Vec<Worksheet>, XlsxError> {
        let empty = self.parts().enumerate().map(|(part, (_, rows))| {
            let mut worksheet = Worksheet::new();
            self.put_frame(&mut worksheet, part, style)?;
            self.put_end(&mut worksheet, rows)?;
            Ok(worksheet)
        });
        empty.collect()
    }

    /// What is set when all rows are known.
    fn put_end(&self, worksheet: &mut Worksheet, last: u32) -> Result<(), XlsxError> {
        let Self { schema, widths, .. } = self;
        worksheet.autofilter(0, 0, last, schema.columns.len() as u16 - 1)?;
        for ((column, of_schema), width) in (0..).zip(&schema.columns).zip(widths) {
            worksheet.set_column_width(column, *width as f64 + 2.0)?;
            if last == 0 {
                continue;
            }
            if of_schema.name.ends_with("confidence") {
                put_bands(worksheet, last, column)?;
            }
            if of_schema.name == "severity" {
                put_severities(worksheet, last, column)?;
            }
        }
        Ok(())
    }
}

/// Colours numbers from 0 to 1.
fn put_bands(worksheet: &mut Worksheet, last: u32, column: u16) -> Result<(), XlsxError> {
    let scale = ConditionalFormat3ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_midpoint(ConditionalFormatType::Number, 0.5)
        .set_maximum(ConditionalFormatType::Number, 1)
        .set_minimum_color(RED)
        .set_midpoint_color(YELLOW)
        .set_maximum_color(GREEN);
    worksheet.add_conditional_format(1, column, last, column, &scale).map(|_| ())
}

/// Colours severities.
fn put_severities(worksheet: &mut Worksheet, last: u32, column: u16) -> Result<(), XlsxError> {
    for (severity, color) in [("error", RED), ("warning", YELLOW), ("note", BLUE)] {
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(severity))
            .set_format(Format::new().set_background_color(color));
        worksheet.add_conditional_format(1, column, last, column, &rule)?;
    }
    Ok(())
}

/// A text without the characters that no XML may have.
pub(crate) fn without_barred(text: &str) -> Cow<'_, str> {
    let is_barred = |letter: char| matches!(letter, '\0' | '\u{fffe}' | '\u{ffff}');
    if text.contains(is_barred) { text.replace(is_barred, "\u{fffd}").into() } else { text.into() }
}
