//! Sets the paragraphs of a word processor's document together: lines with their looks and pages.
//!
//! A paragraph may stand within another, in a text box; it then follows on the one around it. Tables are put in order
//! by [`Table`].

mod line;
pub(crate) mod look;
#[cfg(test)]
mod tests;

use crate::extract::{Extract, Flow, Input, utf_8};
use crate::failure::{self, Refusal};
use crate::formats::table::Table;
use crate::letters::characters::{count, raised};
use crate::letters::symbols;
use crate::lines::printed::{Inset, PrintedLine};
use ikiz_document::{Format, Metadata, RepairCounts};
use line::RawLine;
use look::{Look, ParagraphLook};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Blanks that a centred line is taken to have before it.
const CENTRED: usize = 8;

/// A paragraph that has begun.
#[derive(Default)]
struct Paragraph {
    number: u32,
    look: ParagraphLook,
    lines: Vec<RawLine>,
}

/// Takes the text of a document in its order.
#[derive(Default)]
pub(crate) struct Composer {
    /// Paragraphs that have not ended, each within the one before.
    open: Vec<Paragraph>,
    /// Paragraphs that ended within one that has not.
    inner: Vec<Paragraph>,
    /// Lines of a paragraph whose mark is deleted: they go on with the next one.
    joined: Option<Paragraph>,
    /// Lines outside of tables. The size stands for the ratio, which is known at the end.
    lines: Vec<PrintedLine>,
    /// Tables that have not ended, each in a cell of the one before; `None` for those in text boxes, which are no
    /// tables to a reader.
    tables: Vec<Option<Table>>,
    /// Letters of each size.
    sizes: BTreeMap<u32, usize>,
    paragraphs: u32,
    /// Page breaks so far.
    breaks: u32,
    /// Something was printed since the last of them.
    printed: bool,
    repairs: RepairCounts,
}

impl Composer {
    /// A paragraph begins.
    pub fn begin(&mut self) {
        self.paragraphs = self.paragraphs.saturating_add(1);
        if let Some(joined) = self.joined.take_if(|_| self.open.is_empty()) {
            return self.open.push(Paragraph { look: ParagraphLook::default(), ..joined });
        }
        let lines = vec![RawLine { page: self.page(), begins: true, ..RawLine::default() }];
        self.open.push(Paragraph { number: self.paragraphs, look: ParagraphLook::default(), lines });
    }

    /// Sets how the paragraph that began last looks.
    pub fn set_look(&mut self, look: ParagraphLook) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.look = look;
        }
    }

    /// Text of the paragraph that began last; outside of paragraphs nothing is text.
    pub fn text(&mut self, text: &str, look: Look) {
        self.text_in_font(text, look, None);
    }

    /// The same, where letters of the private area are those of a font of symbols.
    pub fn text_in_font(&mut self, text: &str, look: Look, font: Option<&str>) {
        let page = self.page();
        let text = symbols::of_font(text, font);
        let text = if look.raised { Cow::Owned(raised(&text)) } else { text };
        let Some(line) = self.open.last_mut().and_then(|paragraph| paragraph.lines.last_mut()) else { return };
        if look.hidden {
            return;
        }
        let blank = text.trim().is_empty();
        if line.text.is_empty() {
            // Blanks before the first letter say nothing, and are not to be looked through again and again.
            if blank {
                return;
            }
            line.page = page;
        }
        line.push(&text, look);
        if !blank {
            self.printed = true;
            line.size = line.size.max(look.size);
        }
        if let Some(size) = look.size {
            *self.sizes.entry(size).or_default() += text.chars().filter(|letter| letter.is_alphanumeric()).count();
        }
    }

    /// Lines of another document that stands in this one, between two paragraphs.
    pub fn insert(&mut self, lines: Vec<PrintedLine>, repairs: RepairCounts) {
        let page = self.page();
        for mut line in lines {
            self.paragraphs = self.paragraphs.saturating_add(u32::from(line.gap > 0));
            (line.number, line.page, line.size_ratio) = (self.paragraphs, page, None);
            self.printed = true;
            self.sink().push(line);
        }
        for (kind, times) in repairs {
            self.count(&kind, times as usize);
        }
    }

    /// A table begins.
    pub fn begin_table(&mut self) {
        let table = self.open.is_empty().then(Table::default);
        self.tables.push(table);
    }

    /// The table that began last and has not ended.
    pub fn table(&mut self) -> Option<&mut Table> {
        self.tables.last_mut().and_then(Option::as_mut)
    }

    /// The table that began last ends.
    pub fn end_table(&mut self) {
        self.end_joined();
        if let Some(Some(table)) = self.tables.pop() {
            self.sink().extend(table.into_lines());
        }
    }

    /// Where lines go: into the cell that is being filled, or else to the others.
    fn sink(&mut self) -> &mut Vec<PrintedLine> {
        match self.tables.iter_mut().rev().find_map(Option::as_mut) {
            Some(table) => table.cell(),
            None => &mut self.lines,
        }
    }

    /// A line ends within the paragraph.
    pub fn line_break(&mut self) {
        self.new_line(false);
    }

    fn new_line(&mut self, begins: bool) {
        let page = self.page();
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.lines.push(RawLine { page, begins, ..RawLine::default() });
        }
    }

    /// A picture takes its place on the page.
    pub fn picture(&mut self) {
        self.printed = true;
    }

    /// A page ends because the document says so.
    pub fn page_break(&mut self) {
        self.breaks = self.breaks.saturating_add(1);
        self.printed = false;
        self.new_line(true);
    }

    /// The paragraph that began last begins a page, unless it is the first.
    pub fn page_break_before(&mut self) {
        if self.paragraphs > 1 {
            self.page_break();
        }
    }

    /// A page ended here where the program last showed the document; it also marks the breaks that the document asks
    /// for.
    pub fn shown_page_break(&mut self) {
        if self.printed {
            self.breaks = self.breaks.saturating_add(1);
            self.printed = false;
        }
    }

    /// The paragraph that began last ends, and its mark is deleted: the next one goes on with it.
    pub fn end_without_mark(&mut self) {
        if self.open.len() == 1 {
            self.joined = self.open.pop();
        } else {
            self.end();
        }
    }

    /// What waits for a next paragraph has none.
    fn end_joined(&mut self) {
        if let Some(paragraph) = self.joined.take() {
            self.add(paragraph);
        }
    }

    /// The paragraph that began last ends.
    pub fn end(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        if self.open.is_empty() {
            self.add(paragraph);
            let mut inner = std::mem::take(&mut self.inner);
            inner.sort_by_key(|paragraph| paragraph.number);
            for paragraph in inner {
                self.add(paragraph);
            }
        } else {
            self.inner.push(paragraph);
        }
    }

    fn add(&mut self, paragraph: Paragraph) {
        let Paragraph { number, look, lines } = paragraph;
        let mut begins = false;
        for raw in lines.into_iter().flat_map(RawLine::parted) {
            // A new paragraph stays one though its first line shows nothing.
            begins |= raw.begins;
            let Some(mut line) = PrintedLine::of_paragraph(&raw.text, number, begins, &mut self.repairs) else {
                continue;
            };
            begins = false;
            line.page = raw.page;
            line.style.clone_from(&look.style);
            line.heading = look.heading;
            line.indent = if look.centred { CENTRED } else { 0 };
            line.bold = raw.letters > 0 && raw.letters == raw.bold_letters;
            line.bold_lead = if line.bold { 0 } else { u16::try_from(raw.bold_lead).unwrap_or(u16::MAX) };
            line.inset = if look.style.as_deref().is_some_and(is_caption) {
                Some(Inset::Caption)
            } else if raw.letters > 0 && raw.letters == raw.formula_letters {
                Some(Inset::Formula)
            } else {
                None
            };
            line.size_ratio = raw.size.map(|size| size as f32);
            self.sink().push(line);
        }
    }

    fn page(&self) -> u32 {
        self.breaks.saturating_add(1)
    }

    /// Fails where more pages began than may be read.
    pub fn check_pages(&self, input: &Input<'_>) -> Result<(), Refusal> {
        let (pages, limit) = (self.page() as usize, input.limits().pages as usize);
        if pages > limit { Err(failure::too_many_pages(input.path, pages, limit).into()) } else { Ok(()) }
    }

    /// Whether nothing was printed.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Counts what was repaired.
    pub fn count(&mut self, kind: &str, times: usize) {
        count(&mut self.repairs, kind, times);
    }

    /// Ends what has not ended, as where the document breaks off.
    pub fn close(&mut self) {
        while !self.open.is_empty() {
            self.end();
        }
        self.end_joined();
        while !self.tables.is_empty() {
            self.end_table();
        }
    }

    /// The document.
    pub fn finish(mut self, format: Format) -> Extract {
        self.close();
        let usual = self.sizes.iter().max_by_key(|(size, letters)| (**letters, std::cmp::Reverse(**size)));
        let usual = usual.map(|(size, _)| *size).filter(|size| *size > 0);
        let (mut page, mut number) = (1, 1);
        for line in &mut self.lines {
            line.size_ratio = line.size_ratio.zip(usual).map(|(size, usual)| size / usual as f32);
            // Text boxes come behind the paragraph that they hang on, which may end on a later page.
            (page, number) = (page.max(line.page), number.max(line.number));
            (line.page, line.number) = (page, number);
        }
        let flow = Flow::Paragraphs { pages_known: self.breaks > 0 };
        let (metadata, property_authors) = (Metadata::default(), Vec::new());
        Extract {
            format,
            encoding: utf_8(),
            lines: self.lines,
            flow,
            repairs: self.repairs,
            metadata,
            property_authors,
        }
    }
}

/// Whether a style is that of captions, by the names that Word and LibreOffice give it in every language.
fn is_caption(name: &str) -> bool {
    ["caption", "drawing", "figure", "illustration"].iter().any(|known| name.eq_ignore_ascii_case(known))
}
