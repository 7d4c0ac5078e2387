//! Sets the paragraphs of a word processor's document together: lines with their looks and pages.
//!
//! A paragraph may stand within another, in a text box; it then follows on the one around it.

use crate::extract::{Extract, Flow, Input, utf_8};
use crate::failure::{self, Refusal};
use crate::letters::characters::count;
use crate::lines::printed::PrintedLine;
use ikiz_document::{Format, RepairCounts};
use std::collections::BTreeMap;

/// Blanks that a centred line is taken to have before it.
const CENTRED: usize = 8;

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub bold: bool,
    /// In hundredths of a point.
    pub size: Option<u32>,
    /// Not printed.
    pub hidden: bool,
}

/// How a paragraph looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ParagraphLook {
    pub style: Option<Box<str>>,
    pub heading: Option<u8>,
    pub centred: bool,
}

/// A paragraph that has begun.
#[derive(Default)]
struct Paragraph {
    number: u32,
    look: ParagraphLook,
    lines: Vec<RawLine>,
}

/// A line of a paragraph: what stands between two line breaks.
#[derive(Default)]
struct RawLine {
    text: String,
    page: u32,
    begins: bool,
    letters: usize,
    bold_letters: usize,
    /// The largest.
    size: Option<u32>,
}

/// Takes the text of a document in its order.
#[derive(Default)]
pub(crate) struct Composer {
    /// Paragraphs that have not ended, each within the one before.
    open: Vec<Paragraph>,
    /// Paragraphs that ended within one that has not.
    inner: Vec<Paragraph>,
    lines: Vec<(PrintedLine, Option<u32>)>,
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
        let page = self.page();
        let Some(line) = self.open.last_mut().and_then(|paragraph| paragraph.lines.last_mut()) else { return };
        if look.hidden {
            return;
        }
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
        let blank = text.trim().is_empty();
        if line.text.is_empty() {
            // Blanks before the first letter say nothing, and are not to be looked through again and again.
            if blank {
                return;
            }
            line.page = page;
        }
        line.text.push_str(text);
        line.letters += letters;
        line.bold_letters += if look.bold { letters } else { 0 };
        if !blank {
            self.printed = true;
            line.size = line.size.max(look.size);
        }
        if let Some(size) = look.size {
            *self.sizes.entry(size).or_default() += letters;
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

    /// A page ended here where the program last showed the document; it also marks the breaks that the document asks for.
    pub fn shown_page_break(&mut self) {
        if self.printed {
            self.breaks = self.breaks.saturating_add(1);
            self.printed = false;
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
        for raw in lines {
            // A new paragraph stays one though its first line shows nothing.
            begins |= raw.begins;
            let Some(mut line) = PrintedLine::of_paragraph(&raw.text, number, begins, &mut self.repairs) else {
                continue;
            };
            begins = false;
            // Text boxes come behind the paragraph that they hang on, which may end on a later page.
            line.page = self.lines.last().map_or(raw.page, |(before, _)| before.page.max(raw.page));
            line.style.clone_from(&look.style);
            line.heading = look.heading;
            line.indent = if look.centred { CENTRED } else { 0 };
            line.bold = raw.letters > 0 && raw.letters == raw.bold_letters;
            self.lines.push((line, raw.size));
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

    /// Counts what was mended.
    pub fn count(&mut self, kind: &str, times: usize) {
        count(&mut self.repairs, kind, times);
    }

    /// Ends what has not ended, as where the document breaks off.
    pub fn close(&mut self) {
        while !self.open.is_empty() {
            self.end();
        }
    }

    /// The document.
    pub fn finish(mut self, format: Format) -> Extract {
        self.close();
        let usual = self.sizes.iter().max_by_key(|(size, letters)| (**letters, std::cmp::Reverse(**size)));
        let usual = usual.map(|(size, _)| *size).filter(|size| *size > 0);
        let finished = |(mut line, size): (PrintedLine, Option<u32>)| {
            line.size_ratio = size.zip(usual).map(|(size, usual)| size as f32 / usual as f32);
            line
        };
        let lines = self.lines.into_iter().map(finished).collect();
        Extract { format, encoding: utf_8(), lines, flow: Flow::Paragraphs, repairs: self.repairs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Look = Look { bold: false, size: Some(1200), hidden: false };
    const BOLD: Look = Look { bold: true, size: Some(1600), hidden: false };

    fn paragraph(composer: &mut Composer, text: &str, look: Look) {
        composer.begin();
        composer.text(text, look);
        composer.end();
    }

    fn seen(composer: Composer) -> Vec<(String, u32, usize, u32)> {
        let lines = composer.finish(Format::Docx).lines;
        lines.into_iter().map(|line| (line.text, line.number, line.gap, line.page)).collect()
    }

    #[test]
    fn looks_are_measured_against_the_usual_size() {
        let mut composer = Composer::default();
        paragraph(&mut composer, "ÖZET", BOLD);
        composer.begin();
        composer.text("Ağaç: ", BOLD);
        composer.text("uzun bir cümle daha", PLAIN);
        composer.end();
        let lines = composer.finish(Format::Docx).lines;
        assert!(lines[0].bold && !lines[1].bold);
        assert_eq!((lines[0].size_ratio, lines[1].size_ratio), (Some(16.0 / 12.0), Some(16.0 / 12.0)));
    }

    #[test]
    fn text_boxes_follow_on_their_paragraph() {
        let mut composer = Composer::default();
        composer.begin();
        composer.text("dış ", PLAIN);
        paragraph(&mut composer, "iç", PLAIN);
        composer.page_break();
        composer.text("sonra", PLAIN);
        composer.end();
        let expected = [("dış", 1, 1, 1), ("sonra", 1, 1, 2), ("iç", 2, 1, 2)];
        assert_eq!(seen(composer), expected.map(|(text, number, gap, page)| (text.to_owned(), number, gap, page)));
    }

    #[test]
    fn a_shown_break_is_the_one_asked_for() {
        let mut composer = Composer::default();
        paragraph(&mut composer, "bir", PLAIN);
        composer.begin();
        composer.page_break_before();
        composer.shown_page_break();
        composer.text("iki", PLAIN);
        composer.line_break();
        composer.shown_page_break();
        composer.text("üç", PLAIN);
        composer.end();
        let expected = [("bir", 1, 1, 1), ("iki", 2, 1, 2), ("üç", 2, 0, 3)];
        assert_eq!(seen(composer), expected.map(|(text, number, gap, page)| (text.to_owned(), number, gap, page)));
    }

    #[test]
    fn the_first_paragraph_begins_the_first_page() {
        let mut composer = Composer::default();
        composer.begin();
        composer.page_break_before();
        composer.text("\u{200B}", PLAIN);
        composer.line_break();
        composer.text("tek", PLAIN);
        composer.end();
        assert_eq!(seen(composer), [("tek".to_owned(), 1, 1, 1)]);
    }
}
