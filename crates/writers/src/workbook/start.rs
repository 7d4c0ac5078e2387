//! The first sheet: what is where, and how to read it.

use super::sheet::Sheet;
use super::style::Style;
use crate::titles::Titles;
use rust_xlsxwriter::{Url, Worksheet, XlsxError};

/// The sheet; `long_texts` is the title of the sheet of long texts, if there is one.
pub(super) fn sheet(
    titles: &'static Titles,
    sheets: &[Sheet],
    long_texts: Option<&str>,
    style: &Style,
) -> Result<Worksheet, XlsxError> {
    let mut worksheet = Worksheet::new();
    worksheet.set_name(titles.workbook("start"))?.set_column_width(0, 28)?.set_column_width(2, 100)?;
    worksheet.write_string_with_format(0, 0, "ikiz", &style.title)?;
    let mut row = 1;
    for words in ["begin", "confidence", "headers", "links"] {
        worksheet.write_string(row, 0, titles.workbook(words))?;
        row += 1;
    }
    row += 1;
    for (column, title) in (0..).zip(["sheet", "rows", "what"]) {
        worksheet.write_string_with_format(row, column, titles.workbook(title), &style.header)?;
    }
    let mut line = |title: &str, rows: Option<u32>, what: &str| {
        row += 1;
        let link = Url::new(format!("internal:'{title}'!A1"));
        worksheet.write_url_with_options(row, 0, link, title, "", Some(&style.link))?;
        if let Some(rows) = rows {
            worksheet.write_number_with_format(row, 1, rows, &style.integer)?;
        }
        worksheet.write_string_with_format(row, 2, what, &style.wrapped)?;
        Ok::<_, XlsxError>(())
    };
    for sheet in sheets {
        for (title, rows) in sheet.parts() {
            line(&title, Some(rows), sheet.description())?;
        }
    }
    if let Some(title) = long_texts {
        line(title, None, titles.workbook("long"))?;
    }
    Ok(worksheet)
}
