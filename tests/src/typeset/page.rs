//! Places the blocks of a text on pages: columns, boxes beside the text, running headers, page numbers, footnotes.

mod rows;

use super::faces::Family;
use super::lines::{self, Language, Line, Measure};
use super::source::{Block, Face, Source};

/// Width and height of a page in points.
pub const PAGE: (f32, f32) = (595.0, 842.0);

/// What stands on a page, in the order in which it is drawn.
#[derive(Debug, Default)]
pub struct Page {
    /// Lines of text.
    pub texts: Vec<Text>,
    /// Rules: left end, height above the foot of the page, length.
    pub rules: Vec<(f32, f32, f32)>,
}

/// A line in its place.
#[derive(Debug)]
pub struct Text {
    /// Its left end.
    pub x: f32,
    /// Its base, from the foot of the page.
    pub y: f32,
    /// The size of its letters.
    pub size: f32,
    /// Its letters.
    pub line: Line,
}

/// A column that text flows into.
#[derive(Clone, Copy, Debug)]
struct Column {
    x: f32,
    width: f32,
    bottom: f32,
}

struct Setter<'a> {
    source: &'a Source,
    family: Family,
    pages: Vec<Page>,
    columns: Vec<Column>,
    current: usize,
    top: f32,
    y: f32,
    language: Language,
    number: Option<(i32, bool)>,
    running: Vec<String>,
    foot: Vec<String>,
    /// Where the text beside a box starts again, and the lowest point of the box.
    beside: Option<(f32, f32, f32)>,
}

/// The pages of a text.
pub fn set(source: &Source) -> Vec<Page> {
    let mut setter = Setter::new(source);
    setter.start_page();
    for block in &source.blocks {
        setter.block(block);
    }
    setter.pages
}

/// The family of a text.
pub fn family(source: &Source) -> Family {
    Family { is_sans: source.setting("family") == "helvetica", is_apart: source.setting("letters") == "apart" }
}

impl<'a> Setter<'a> {
    fn new(source: &'a Source) -> Self {
        Self {
            source,
            family: family(source),
            pages: Vec::new(),
            columns: Vec::new(),
            current: 0,
            top: 0.0,
            y: 0.0,
            language: Language::Turkish,
            number: None,
            running: Vec::new(),
            foot: Vec::new(),
            beside: None,
        }
    }

    fn margin(&self) -> f32 {
        self.source.number("margin", 71.0)
    }

    fn start_page(&mut self) {
        if let (Some((number, _)), false) = (&mut self.number, self.pages.is_empty()) {
            *number += 1;
        }
        self.pages.push(Page::default());
        self.y = PAGE.1 - self.margin();
        self.headers();
        let columns = self.columns.len().max(1);
        self.divide(columns);
    }

    fn headers(&mut self) {
        let Some((number, is_roman)) = self.number else { return };
        let printed = if is_roman { roman(number) } else { number.to_string() };
        let (size, margin) = (self.source.number("header-size", 9.0), self.margin());
        for (patterns, y) in [(self.running.clone(), PAGE.1 - margin + 22.0), (self.foot.clone(), margin - 30.0)] {
            if patterns.is_empty() {
                continue;
            }
            let pattern = patterns[(number as usize + 1) % patterns.len()].replace('%', &printed);
            for (at, part) in pattern.split('|').map(str::trim).enumerate().filter(|part| !part.1.is_empty()) {
                let letters = lines::letters(part, Face::Regular, self.family);
                let width = lines::width(&letters, self.family);
                let room = PAGE.0 - 2.0 * margin - width * size / 1000.0;
                let x = margin + room * at as f32 / 2.0;
                self.put(x, y, size, Line { letters, stretch: 0.0, width });
            }
        }
    }

    /// Divides the rest of the page into columns.
    fn divide(&mut self, count: usize) {
        let (gap, margin) = (self.source.number("gap", 18.0), self.margin());
        let width = (PAGE.0 - 2.0 * margin - gap * (count as f32 - 1.0)) / count as f32;
        let column = |at| Column { x: margin + at as f32 * (width + gap), width, bottom: margin };
        self.columns = (0..count).map(column).collect();
        self.current = 0;
        self.top = self.y;
    }

    fn put(&mut self, x: f32, y: f32, size: f32, line: Line) {
        self.pages.last_mut().expect("a page").texts.push(Text { x, y, size, line });
    }

    /// Makes room for a height, in the next column or page if need be.
    fn need(&mut self, height: f32) {
        if self.y - height >= self.columns[self.current].bottom {
            return;
        }
        if self.current + 1 < self.columns.len() {
            self.current += 1;
            self.y = self.top;
        } else {
            self.start_page();
        }
    }

    fn block(&mut self, block: &Block) {
        let size = self.source.number("size", 11.0);
        match &*block.command {
            "p" | "heading" | "reference" => self.paragraph(block),
            "line" => self.printed_lines(block),
            "contents" => self.contents(block),
            "rows" => self.rows(block),
            "footnote" => self.footnote(block),
            "space" => self.y -= block.number().unwrap_or(size),
            "rule" => {
                let Column { x, width, .. } = self.columns[self.current];
                let rule = (x, self.y - 4.0, width);
                self.pages.last_mut().expect("a page").rules.push(rule);
                self.y -= 8.0;
            }
            "language" => {
                self.language = if block.has("en") { Language::English } else { Language::Turkish };
            }
            "newpage" => self.start_page(),
            "numbers" => {
                let number = block.number().map(|number| (number as i32 - 1, block.has("roman")));
                self.number = number;
            }
            "running" => self.running.clone_from(&block.lines),
            "foot" => self.foot.clone_from(&block.lines),
            "columns" => self.divide(block.number().unwrap_or(1.0) as usize),
            "box" => {
                let column = self.columns[self.current];
                let width = block.number().unwrap_or(130.0);
                self.beside = Some((self.y, self.y, width));
                self.columns[self.current] = Column { width, ..column };
            }
            "beside" => {
                let (top, _, width) = self.beside.expect("a box");
                self.beside = Some((top, self.y, width));
                self.y = top;
                let column = self.columns[self.current];
                let (x, room) = (column.x + width + 16.0, PAGE.0 - 2.0 * self.margin() - width - 16.0);
                self.columns[self.current] = Column { x, width: room, ..column };
            }
            "together" => {
                let (_, lowest, _) = self.beside.take().expect("a box");
                self.y = self.y.min(lowest);
                self.divide(1);
            }
            other => panic!("no such command: .{other}"),
        }
    }

    fn size_of(&self, block: &Block) -> f32 {
        block.number().unwrap_or_else(|| self.source.number("size", 11.0))
    }

    fn face_of(block: &Block) -> Face {
        match () {
            () if block.has("bold") => Face::Bold,
            () if block.has("italic") => Face::Italic,
            () => Face::Regular,
        }
    }

    fn paragraph(&mut self, block: &Block) {
        let size = self.size_of(block);
        let is_heading = block.command == "heading";
        let indent = if is_heading || block.command == "reference" || block.has("noindent") {
            0.0
        } else {
            self.source.number("indent", 0.0)
        };
        let face = if is_heading { Face::Bold } else { Self::face_of(block) };
        if is_heading {
            self.y -= size * 0.6;
            self.need(size * 4.0);
        }
        let measure = Measure {
            family: self.family,
            face,
            width: self.columns[self.current].width * 1000.0 / size,
            indent: indent * 1000.0 / size,
            hanging: if block.command == "reference" { 1400.0 } else { 0.0 },
            is_justified: !is_heading && !block.has("left"),
            language: (self.source.setting("hyphens") == "yes" && !is_heading).then_some(self.language),
        };
        let lead = size * self.source.number("lead", 1.2);
        for (at, line) in measure.lines(&block.paragraph()).into_iter().enumerate() {
            self.need(lead);
            self.y -= lead;
            let inset = if at == 0 { measure.indent } else { measure.hanging } * size / 1000.0;
            let column = self.columns[self.current];
            let centred = if block.has("center") { (column.width - line.width * size / 1000.0) / 2.0 } else { 0.0 };
            self.put(column.x + inset + centred, self.y, size, line);
        }
        self.y -= size * self.source.number("paragraph-gap", 0.4);
    }

    fn printed_lines(&mut self, block: &Block) {
        let size = self.size_of(block);
        for text in &block.lines {
            let letters = lines::letters(text, Self::face_of(block), self.family);
            let width = lines::width(&letters, self.family);
            let lead = size * self.source.number("lead", 1.2);
            self.need(lead);
            self.y -= lead;
            let column = self.columns[self.current];
            let room = column.width - width * size / 1000.0;
            let inset = if block.has("center") {
                room / 2.0
            } else if block.has("right") {
                room
            } else {
                0.0
            };
            self.put(column.x + inset, self.y, size, Line { letters, stretch: 0.0, width });
        }
        self.y -= size * 0.4;
    }
}

/// A number as the first pages of a thesis bear it.
fn roman(number: i32) -> String {
    const PARTS: [(i32, &str); 5] = [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut rest = number;
    let mut text = String::new();
    for (value, part) in PARTS {
        while rest >= value {
            text.push_str(part);
            rest -= value;
        }
    }
    text
}
