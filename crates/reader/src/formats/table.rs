//! Tables of office documents and pages: the order in which their cells are read, and whether they hold running text.
//!
//! A table that only sets texts side by side (headings above abstracts, a box beside a text, two languages) is read
//! column by column, all others row by row. The cells of a table of short cells are marked: they interrupt a text.

use crate::lean::lean;
use crate::lines::printed::{Inset, PrintedLine};

/// Columns that are distinguished; what stands further right is of the last.
const MOST_COLUMNS: usize = 256;
/// Words from which a cell is more than an entry.
const SOME_WORDS: usize = 12;
/// Words from which a cell is a text.
const TEXT_WORDS: usize = 20;
/// The largest number of words of a heading above a column.
const HEADING_WORDS: usize = 8;
/// The smallest number of rows of short cells in which two languages side by side are believed.
const BILINGUAL_ROWS: usize = 3;

/// A cell that holds something.
#[derive(Debug, Default)]
struct Cell {
    column: usize,
    columns: usize,
    rows: usize,
    lines: Vec<PrintedLine>,
}

impl Cell {
    fn words(&self) -> usize {
        self.lines.iter().map(|line| line.text.split(' ').count()).sum()
    }

    fn is_some(&self) -> bool {
        self.lines.len() > 1 || self.words() >= SOME_WORDS
    }

    fn is_text(&self) -> bool {
        self.words() >= TEXT_WORDS
    }

    fn text(&self) -> String {
        self.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// A row of cells.
#[derive(Debug, Default)]
struct Row {
    cells: Vec<Cell>,
    /// Cells of the file in it, empty ones among them, and what reaches down into it.
    places: usize,
}

impl Row {
    /// The cells that hold something.
    fn filled(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| !cell.lines.is_empty())
    }

    /// Headings, one above each column.
    fn is_heading(&self) -> bool {
        self.filled().count() >= 2
            && self.filled().all(|cell| cell.lines.len() == 1 && cell.words() <= HEADING_WORDS && cell.rows == 1)
    }
}

/// A table while it is read.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
    /// For each column the row down to which the last cell in it reaches; that row is free again.
    free: Vec<usize>,
    /// For each column the row of the last cell that began in it, with that of the one before.
    begun: Vec<(Option<usize>, Option<usize>)>,
    /// Where the next cell of the row begins.
    column: usize,
    width: usize,
}

impl Table {
    /// A row begins.
    pub fn begin_row(&mut self) {
        let at = self.rows.len();
        let places = self.free.iter().filter(|free| **free > at).count();
        self.rows.push(Row { cells: Vec::new(), places });
        self.column = 0;
    }

    /// Leaves columns of the row empty.
    pub fn skip_columns(&mut self, columns: usize) {
        self.column = self.column.saturating_add(columns).min(MOST_COLUMNS);
    }

    /// A cell begins that reaches over columns and rows.
    pub fn begin_cell(&mut self, columns: usize, rows: usize) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        let at = self.rows.len() - 1;
        // A cell that began above takes its place in this row too.
        while self.free.get(self.column).is_some_and(|free| *free > at) {
            self.column += 1;
        }
        let column = self.column.min(MOST_COLUMNS - 1);
        if let Some(row) = self.rows.last_mut() {
            row.places += 1;
            if row.cells.last().is_some_and(|last| last.column == column) {
                return;
            }
            row.cells.push(Cell { column, columns: 0, rows: rows.max(1), lines: Vec::new() });
        }
        self.widen(columns);
        if self.free.len() < self.column {
            self.free.resize(self.column, 0);
            self.begun.resize(self.column, (None, None));
        }
        self.begun[column] = (Some(at), self.begun[column].0);
        self.free[column..self.column].fill(at.saturating_add(rows.max(1)));
    }

    /// The cell that began last reaches over so many columns.
    pub fn widen(&mut self, columns: usize) {
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            cell.columns = columns.clamp(1, MOST_COLUMNS - cell.column);
            self.column = cell.column + cell.columns;
            self.width = self.width.max(self.column);
        }
    }

    /// The cell that began last only goes on with the one above it.
    pub fn merge_above(&mut self) {
        let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.last_mut()) else { return };
        let column = cell.column;
        let above = self.begun[column].1;
        // What goes on in the next row goes on with the same cell.
        self.begun[column].0 = above;
        if let Some(above) = above.filter(|above| above + 1 < self.rows.len())
            && let Some(cell) = self.rows[above].cells.iter_mut().find(|cell| cell.column == column)
        {
            cell.rows += 1;
        }
    }

    /// The cell that is being filled.
    pub fn cell(&mut self) -> &mut Vec<PrintedLine> {
        if self.rows.last().is_none_or(|row| row.cells.is_empty()) {
            self.begin_cell(1, 1);
        }
        let index = self.rows.len() - 1;
        let row = &mut self.rows[index];
        let last = row.cells.len() - 1;
        &mut row.cells[last].lines
    }

    /// All lines in the order in which they are read.
    pub fn into_lines(self) -> Vec<PrintedLine> {
        let mut columns: Vec<usize> = self.rows.iter().flat_map(Row::filled).map(|cell| cell.column).collect();
        columns.sort_unstable();
        columns.dedup();
        let filled_rows = self.rows.iter().filter(|row| row.filled().next().is_some()).count();
        let is_grid = columns.len() > 1 && filled_rows > 1;
        let has_text = self.rows.iter().flat_map(Row::filled).any(Cell::is_text);
        let mut lines = Vec::new();
        let mut by_column = false;
        let width = self.width;
        let mut band: Vec<Row> = Vec::new();
        for row in self.rows {
            // What reaches over the whole table parts what stands above from what stands below.
            let is_whole = row.places == 1 || row.filled().any(|cell| cell.columns >= width);
            if is_whole {
                by_column |= read_band(std::mem::take(&mut band), &mut lines);
                lines.extend(row.cells.into_iter().flat_map(|cell| cell.lines));
            } else {
                band.push(row);
            }
        }
        by_column |= read_band(band, &mut lines);
        if is_grid && !has_text && !by_column {
            for line in &mut lines {
                line.inset.get_or_insert(Inset::Cell);
            }
        }
        lines
    }
}

/// Adds the lines of rows that stand under each other; says whether they were read column by column.
fn read_band(rows: Vec<Row>, lines: &mut Vec<PrintedLine>) -> bool {
    let lanes = lanes(&rows);
    if lanes.len() < 2 || !is_side_by_side(&rows, &lanes) {
        lines.extend(rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.lines));
        return false;
    }
    let mut by_lane: Vec<Vec<PrintedLine>> = lanes.iter().map(|_| Vec::new()).collect();
    for cell in rows.into_iter().flat_map(|row| row.cells) {
        by_lane[lane_of(&lanes, cell.column)].extend(cell.lines);
    }
    let mut read: Vec<PrintedLine> = by_lane.into_iter().flatten().collect();
    // Places rise through a document, whatever the order in which a file holds them.
    let mut places: Vec<(u32, u32)> = read.iter().map(|line| (line.page, line.number)).collect();
    places.sort_unstable();
    for (line, (page, number)) in read.iter_mut().zip(places) {
        (line.page, line.number) = (page, number);
    }
    lines.extend(read);
    true
}

/// Where columns of text begin: at the cells of the row that has fewest of them, of those with more than one.
fn lanes(rows: &[Row]) -> Vec<usize> {
    let several = rows.iter().filter(|row| row.filled().count() > 1);
    let fewest = several.min_by_key(|row| row.filled().count());
    let mut lanes: Vec<usize> = fewest.map(|row| row.filled().map(|cell| cell.column).collect()).unwrap_or_default();
    lanes.sort_unstable();
    lanes.dedup();
    if let Some(first) = lanes.first_mut() {
        *first = 0;
    }
    lanes
}

fn lane_of(lanes: &[usize], column: usize) -> usize {
    lanes.partition_point(|lane| *lane <= column).saturating_sub(1)
}

/// Whether the columns hold texts of their own, so that a row says nothing.
fn is_side_by_side(rows: &[Row], lanes: &[usize]) -> bool {
    let lane = |cell: &Cell| lane_of(lanes, cell.column);
    let last_text = rows.iter().flat_map(Row::filled).filter(|cell| cell.is_text()).map(lane).max().unwrap_or(0);
    // A column of short entries names what stands to its right.
    let is_label = |at: usize| {
        let mut cells = rows.iter().flat_map(Row::filled).filter(|cell| lane(cell) == at);
        at < last_text && !cells.any(Cell::is_some)
    };
    if is_bilingual_list(rows, lanes) {
        return true;
    }
    // Beside a text that reaches down several rows stands a box of short ones.
    let tall = rows.iter().flat_map(Row::filled).find(|cell| cell.rows > 1 && cell.is_text());
    if tall.is_some_and(|tall| lane(tall) > 0 || lanes.len() == 2) {
        return true;
    }
    if (0..lanes.len()).any(is_label) {
        return false;
    }
    let texts = |row: &&Row| row.filled().any(Cell::is_text) && row.filled().count() > 1;
    if rows.iter().filter(texts).any(has_both_languages) {
        return true;
    }
    let headings = rows.iter().filter(|row| row.is_heading()).count();
    let below = rows.windows(2).filter(|pair| pair[0].is_heading() && texts(&&pair[1])).count();
    below > 0 && rows.iter().filter(texts).count() <= headings
}

/// Whether two texts of a row are in different languages.
fn has_both_languages(row: &Row) -> bool {
    let leans: Vec<f64> =
        row.filled().filter(|cell| cell.words() >= SOME_WORDS).map(|cell| lean(&cell.text())).collect();
    leans.iter().any(|lean| *lean > 1.0) && leans.iter().any(|lean| *lean < -1.0)
}

/// Whether short cells stand beside each other, English in the one column and Turkish in the other, row by row.
fn is_bilingual_list(rows: &[Row], lanes: &[usize]) -> bool {
    let filled: Vec<&Row> = rows.iter().filter(|row| row.filled().next().is_some()).collect();
    if lanes.len() != 2 || filled.len() < BILINGUAL_ROWS {
        return false;
    }
    let mut sums = [0.0, 0.0];
    for row in filled {
        let cells: Vec<&Cell> = row.filled().collect();
        let [first, second] = &*cells else { return false };
        let leans = [first, second].map(|cell| lean(&cell.text()));
        if leans[0] * leans[1] >= 0.0 || leans[0] * sums[0] < 0.0 {
            return false;
        }
        sums[0] += leans[0];
        sums[1] += leans[1];
    }
    sums.iter().all(|sum: &f64| sum.abs() > 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TURKISH: &str = "Bu çalışmada vadideki köylerin su yolları ölçülmüş ve eski haritalarla karşılaştırılmıştır çünkü \
        yolların bir bölümü bugün kullanılmamakta ve unutulmaktadır bu yüzden kayıt altına alınmaları gerekir";
    const ENGLISH: &str = "In this study the water channels of the villages in the valley were measured and compared with old \
        maps because a part of the channels is no longer used today and should therefore be recorded soon";

    /// Reads a table: `|` parts cells, `\n` lines of a cell.
    fn read(rows: &[&str]) -> (Vec<String>, bool) {
        let mut table = Table::default();
        let mut number = 0;
        for row in rows {
            table.begin_row();
            for cell in row.split('|') {
                table.begin_cell(1, 1);
                for line in cell.split('\n').filter(|line| !line.is_empty()) {
                    number += 1;
                    table.cell().push(PrintedLine { text: line.to_owned(), number, page: 1, ..PrintedLine::default() });
                }
            }
        }
        finished(table)
    }

    fn finished(table: Table) -> (Vec<String>, bool) {
        let lines = table.into_lines();
        assert!(lines.is_sorted_by_key(|line| line.number));
        let inset = lines.iter().any(|line| line.inset.is_some());
        (lines.into_iter().map(|line| line.text).collect(), inset)
    }

    #[test]
    fn headings_above_texts_are_read_by_column() {
        let rows = ["ÖZ|ABSTRACT", &format!("{TURKISH}|{ENGLISH}"), "Anahtar: su|Keywords: water"];
        let expected = ["ÖZ", TURKISH, "Anahtar: su", "ABSTRACT", ENGLISH, "Keywords: water"];
        assert_eq!(read(&rows), (expected.map(str::to_owned).to_vec(), false));
        let spaced = ["ÖZ||ABSTRACT", &format!("{TURKISH}||{ENGLISH}"), "Anahtar: su||Keywords: water"];
        assert_eq!(read(&spaced).0, expected);
    }

    #[test]
    fn a_box_beside_a_text_is_read_by_column() {
        let rows = ["BİLGİ|ÖZ", &format!("Geliş: 2020\nKabul: 2021\nsu|{TURKISH}")];
        assert_eq!(read(&rows).0, ["BİLGİ", "Geliş: 2020", "Kabul: 2021", "su", "ÖZ", TURKISH]);
        let mut table = Table::default();
        for (at, (left, right)) in [("BİLGİ", "ÖZ"), ("Geliş", TURKISH), ("Kabul", ""), ("su", "")].iter().enumerate()
        {
            table.begin_row();
            for (cell, text) in [left, right].into_iter().enumerate() {
                if at > 1 && cell == 1 {
                    break;
                }
                table.begin_cell(1, if at == 1 && cell == 1 { 3 } else { 1 });
                table.cell().push(PrintedLine { text: (*text).to_owned(), ..PrintedLine::default() });
            }
        }
        assert_eq!(finished(table).0, ["BİLGİ", "Geliş", "Kabul", "su", "ÖZ", TURKISH]);
    }

    #[test]
    fn a_box_may_stand_on_either_side() {
        assert_eq!(read(&["ÖZ|BİLGİ", &format!("{TURKISH}|10.1/a")]).0, ["ÖZ", TURKISH, "BİLGİ", "10.1/a"]);
        let judged = ["İfade|Puan", &format!("{TURKISH}|4"), &format!("{TURKISH}|5")];
        assert_eq!(read(&judged).0, ["İfade", "Puan", TURKISH, "4", TURKISH, "5"]);
    }

    #[test]
    fn labels_beside_texts_are_read_by_row() {
        let rows = [&*format!("ÖZ|{TURKISH}"), "Anahtar|su", &*format!("ABSTRACT|{ENGLISH}"), "Keywords|water"];
        assert_eq!(read(&rows).0, ["ÖZ", TURKISH, "Anahtar", "su", "ABSTRACT", ENGLISH, "Keywords", "water"]);
        let three = ["Dil|Türkçe|İngilizce", &*format!("Özet|{TURKISH}|{ENGLISH}")];
        assert_eq!(read(&three).0, ["Dil", "Türkçe", "İngilizce", "Özet", TURKISH, ENGLISH]);
    }

    #[test]
    fn a_table_of_short_cells_is_marked() {
        assert_eq!(read(&["Yıl|Verim", "2023|12"]), (["Yıl", "Verim", "2023", "12"].map(str::to_owned).to_vec(), true));
        assert!(!read(&["yalnız bir satır|burada"]).1);
        assert!(!read(&["bir", "iki"]).1);
    }

    #[test]
    fn keywords_of_two_languages_are_two_lists() {
        let rows = ["Anahtar Kelimeler|Keywords", "zeytin|olive", "su yolu|water channel", "köy|village"];
        let expected =
            ["Anahtar Kelimeler", "zeytin", "su yolu", "köy", "Keywords", "olive", "water channel", "village"];
        assert_eq!(read(&rows).0, expected);
        let record = ["Dil|English", "Tür|Research Article", "Yazarlar|Ayşe Işıklı", "Konu|Water"];
        assert_eq!(read(&record).0[..2], ["Dil", "English"]);
    }

    #[test]
    fn a_whole_row_parts_columns() {
        let rows = ["ÖZ|ABSTRACT", &format!("{TURKISH}|{ENGLISH}"), "Anahtar: su", "a|b", "c|d"];
        assert_eq!(read(&rows).0[4..], ["Anahtar: su", "a", "b", "c", "d"]);
    }

    #[test]
    fn many_columns_are_survived() {
        let mut table = Table::default();
        table.skip_columns(usize::MAX);
        for _ in 0..10 {
            table.begin_cell(usize::MAX, usize::MAX);
            table.merge_above();
            table.begin_row();
        }
        assert!(table.into_lines().is_empty());
    }
}
