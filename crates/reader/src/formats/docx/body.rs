//! The main part of a Word document: paragraphs, runs, tables, what stands in controls and form fields.

use super::chunk::Chunks;
use super::properties::{ParagraphProperties, RunProperties, is_on};
use super::styles::{Resolved, Styles, heading_of_outline};
use crate::formats::composer::Composer;
use crate::formats::composer::look::{Look, ParagraphLook};
use crate::formats::markup::{Markup, Piece, Stop, Tag};
use crate::letters::symbols;

/// An element that has not ended.
enum Place {
    Paragraph(Paragraph),
    ParagraphProperties,
    /// Of a paragraph's mark, which is changed as letters are.
    MarkProperties,
    Run(RunProperties),
    RunProperties,
    Text,
    Table,
    RowProperties,
    CellProperties,
    /// A content control, and whether it only shows what is to be written into it.
    Control(bool),
    ControlProperties,
    /// The choices of a form field, and the place of the one that was made.
    Choices(Vec<String>, usize),
    Formula,
    Other,
}

/// What is known of a paragraph that has not ended.
#[derive(Default)]
struct Paragraph {
    properties: ParagraphProperties,
    ends_section: bool,
    mark_deleted: bool,
}

/// The main part while it is read.
pub(super) struct Body<'a, 'p> {
    styles: &'a Styles,
    /// Whether each section begins a page.
    sections: Vec<bool>,
    section: usize,
    chunks: &'a mut Chunks<'a, 'p>,
    composer: Composer,
    places: Vec<Place>,
}

impl<'a, 'p> Body<'a, 'p> {
    pub fn new(styles: &'a Styles, sections: Vec<bool>, chunks: &'a mut Chunks<'a, 'p>) -> Self {
        Self { styles, sections, section: 0, chunks, composer: Composer::default(), places: Vec::new() }
    }

    /// What was read.
    pub fn into_composer(self) -> Composer {
        self.composer
    }

    /// Reads the part to its end.
    pub fn read(&mut self, markup: &mut Markup<'_>) -> Result<(), Stop> {
        while let Some(piece) = markup.next()? {
            match piece {
                Piece::Start(tag) if is_no_text(tag.name()) => {
                    self.mark(&tag);
                    markup.skip()?;
                }
                Piece::Start(tag) if tag.name() == "sdtContent" && self.is_placeholder() => markup.skip()?,
                Piece::Start(tag) => {
                    let place = self.start(&tag)?;
                    self.places.push(place);
                }
                Piece::End => self.end(),
                Piece::Text(text) => {
                    if let Some(Place::Text) = self.places.last() {
                        self.text(&text);
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether the content of the control that began last is only a prompt.
    fn is_placeholder(&self) -> bool {
        matches!(self.places.last(), Some(Place::Control(true)))
    }

    /// A change of a paragraph's mark: where it is deleted, or moved away, the next paragraph goes on with this one.
    fn mark(&mut self, tag: &Tag<'_>) {
        let [.., Place::Paragraph(paragraph), _, Place::MarkProperties] = &mut *self.places else { return };
        paragraph.mark_deleted |= matches!(tag.name(), "del" | "moveFrom");
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<Place, Stop> {
        Ok(match (self.places.last_mut(), tag.name()) {
            (_, "p") => {
                self.composer.begin();
                self.look_of(&ParagraphProperties::default());
                Place::Paragraph(Paragraph::default())
            }
            (Some(Place::Paragraph(_)), "pPr") => Place::ParagraphProperties,
            (Some(Place::ParagraphProperties), "rPr") => Place::MarkProperties,
            (Some(Place::ParagraphProperties), name) => {
                let sections = name == "sectPr";
                if let Some(Place::Paragraph(paragraph)) = self.places.iter_mut().rev().nth(1) {
                    paragraph.properties.set(tag);
                    paragraph.ends_section |= sections;
                }
                Place::Other
            }
            (_, "r") => Place::Run(RunProperties::default()),
            (Some(Place::Run(_)), name) => self.start_in_run(tag, name),
            (Some(Place::RunProperties), _) => {
                if let Some(Place::Run(properties)) = self.places.iter_mut().rev().nth(1) {
                    properties.set(tag);
                }
                Place::Other
            }
            (Some(Place::Choices(choices, chosen)), name) => {
                let value = tag.value("val").unwrap_or_default();
                match name {
                    "listEntry" => choices.push(value.into_owned()),
                    "result" => *chosen = value.parse().unwrap_or(0),
                    _ => {}
                }
                Place::Other
            }
            (Some(Place::ControlProperties), "showingPlcHdr") => {
                if let Some(Place::Control(placeholder)) = self.places.iter_mut().rev().nth(1) {
                    *placeholder = is_on(tag);
                }
                Place::Other
            }
            (_, "altChunk") => {
                let id = tag.value("id").unwrap_or_default();
                self.chunks.insert(&id, &mut self.composer).map_err(Stop::Refused)?;
                Place::Other
            }
            _ => self.start_around_text(tag),
        })
    }

    /// Tables, controls, formulas.
    fn start_around_text(&mut self, tag: &Tag<'_>) -> Place {
        let number = || tag.value("val").and_then(|value| value.parse::<usize>().ok()).unwrap_or(1);
        match (self.places.last(), tag.name()) {
            (_, "tbl") => {
                self.composer.begin_table();
                return Place::Table;
            }
            (_, "sdt") => return Place::Control(false),
            (Some(Place::Control(_)), "sdtPr") => return Place::ControlProperties,
            (_, "ddList") => return Place::Choices(Vec::new(), 0),
            (_, "oMathPara") => return Place::Formula,
            (_, "trPr") => return Place::RowProperties,
            (_, "tcPr") => return Place::CellProperties,
            _ => {}
        }
        let Some(table) = self.composer.table() else { return Place::Other };
        match (self.places.last(), tag.name()) {
            (_, "tr") => table.begin_row(),
            (_, "tc") => table.begin_cell(1, 1),
            (Some(Place::RowProperties), "gridBefore") => table.skip_columns(number()),
            (Some(Place::CellProperties), "gridSpan") => table.widen(number()),
            (Some(Place::CellProperties), "vMerge") if tag.value("val").is_none_or(|value| value != "restart") => {
                table.merge_above();
            }
            _ => {}
        }
        Place::Other
    }

    fn start_in_run(&mut self, tag: &Tag<'_>, name: &str) -> Place {
        match name {
            "rPr" => return Place::RunProperties,
            "t" => return Place::Text,
            "tab" | "ptab" => self.text("\t"),
            "br" => match tag.value("type").as_deref() {
                Some("page") => self.composer.page_break(),
                _ => self.composer.line_break(),
            },
            "cr" => self.composer.line_break(),
            "noBreakHyphen" => self.text("-"),
            "softHyphen" => self.text("\u{AD}"),
            "sym" => {
                let code = tag.value("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let font = tag.value("font").unwrap_or_default();
                if let Some(letter) = code.and_then(|code| symbols::letter(&font, code)) {
                    self.text(letter.encode_utf8(&mut [0; 4]));
                }
            }
            "footnoteReference" | "endnoteReference" => {
                if let Some(Place::Run(run)) = self.places.last_mut() {
                    run.is_note_mark =
                        tag.value("customMarkFollows").is_some_and(|value| !matches!(&*value, "0" | "false"));
                }
            }
            "lastRenderedPageBreak" => self.composer.shown_page_break(),
            "drawing" | "pict" | "object" => self.composer.picture(),
            _ => {}
        }
        Place::Other
    }

    fn end(&mut self) {
        match self.places.pop() {
            Some(Place::ParagraphProperties) => {
                if let Some(Place::Paragraph(paragraph)) = self.places.last() {
                    let properties = paragraph.properties.clone();
                    let before = self.look_of(&properties);
                    if properties.page_break_before.unwrap_or(before) {
                        self.composer.page_break_before();
                    }
                }
            }
            Some(Place::Paragraph(paragraph)) if paragraph.ends_section => {
                self.composer.end();
                self.section += 1;
                if self.sections.get(self.section).copied().unwrap_or(true) {
                    self.composer.page_break();
                }
            }
            Some(Place::Paragraph(paragraph)) if paragraph.mark_deleted => self.composer.end_without_mark(),
            Some(Place::Paragraph(_)) => self.composer.end(),
            Some(Place::Table) => self.composer.end_table(),
            Some(Place::Choices(mut choices, chosen)) if chosen < choices.len() => {
                self.text(&choices.swap_remove(chosen));
            }
            _ => {}
        }
    }

    /// Sets how the paragraph looks; says whether its style begins a page.
    fn look_of(&mut self, properties: &ParagraphProperties) -> bool {
        let style = self.styles.get(properties.style.as_deref());
        let heading = properties.outline.map_or(style.heading, heading_of_outline);
        let centred = properties.centred.unwrap_or(style.centred);
        let name = style.name.clone();
        self.composer.set_look(ParagraphLook { style: name, heading, centred });
        style.page_break_before
    }

    fn text(&mut self, text: &str) {
        let run = self.places.iter().rev().find_map(|place| match place {
            Place::Run(properties) => Some(properties),
            _ => None,
        });
        if run.is_some_and(|run| run.is_note_mark) {
            return;
        }
        let paragraph = self.places.iter().rev().find_map(|place| match place {
            Place::Paragraph(paragraph) => paragraph.properties.style.as_deref(),
            _ => None,
        });
        let formula = self.places.iter().any(|place| matches!(place, Place::Formula));
        let look = run.map_or_else(Look::default, |run| self.look(run, self.styles.get(paragraph)));
        let font = run.and_then(|run| run.font.as_deref());
        self.composer.text_in_font(text, Look { formula, ..look }, font);
    }

    fn look(&self, run: &RunProperties, paragraph: &Resolved) -> Look {
        let letters = self.styles.of_letters(run.style.as_deref());
        // Where a paragraph's style and a run's both say bold, they cancel each other out (ISO 29500-1, 17.7.3).
        let bold = run.bold.unwrap_or(paragraph.bold != letters.is_some_and(|style| style.bold));
        let hidden = run.hidden.unwrap_or(paragraph.hidden || letters.is_some_and(|style| style.hidden));
        let raised = run.raised.unwrap_or(letters.is_some_and(|style| style.raised));
        let size = run.size.or(letters.and_then(|style| style.size)).or(paragraph.size);
        let size = Some(size.unwrap_or(self.styles.usual_size).saturating_mul(50));
        Look { bold, size, hidden, raised, formula: false }
    }
}

/// Elements whose text is not printed, or is printed elsewhere.
fn is_no_text(name: &str) -> bool {
    matches!(name, "Fallback" | "del" | "moveFrom" | "instrText" | "delText" | "delInstrText" | "rt")
        || name.ends_with("Change")
}
