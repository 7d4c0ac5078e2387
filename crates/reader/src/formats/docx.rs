//! Word documents (Office Open XML, transitional and strict): the paragraphs of the main part in their order.
//!
//! Headers, footers, notes, comments and what is marked as deleted are no part of the text. Elements are known by their local names.

mod properties;
mod styles;

#[cfg(test)]
mod tests;

use super::composer::{Composer, Look, ParagraphLook};
use super::markup::{Markup, Piece, Stop, Tag};
use super::package::{self, Package, Part};
use crate::extract::{FormatReader, Input, Record};
use crate::failure::Refusal;
use crate::letters::symbols;
use ikiz_document::Format;
use properties::{ParagraphProperties, RunProperties};
use styles::{Resolved, Styles, heading_of_outline};

/// Where the main part lies unless the package says otherwise.
const MAIN_PART: &str = "word/document.xml";

/// Word documents.
pub(crate) struct Docx;

impl FormatReader for Docx {
    fn read(&self, input: &Input<'_>) -> Result<Vec<Record>, Refusal> {
        let mut package = Package::open(input, "DOCX")?;
        let main = target(&mut package, "_rels/.rels", "/officeDocument", "", input)?;
        let main = main.unwrap_or_else(|| MAIN_PART.to_owned());
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let relations = format!("{folder}/_rels/{name}.rels");
        let styles = target(&mut package, &relations, "/styles", folder, input)?;
        let styles = package.part(&styles.unwrap_or_else(|| format!("{folder}/styles.xml")))?;
        let styles = match &styles {
            Some(part) => Styles::read(&mut Markup::new(&part.text, input)).or_else(|stop| match stop {
                Stop::Broken => Ok(Styles::default()),
                Stop::Refused(refusal) => Err(refusal),
            })?,
            None => Styles::default(),
        };
        let part = package.required(&main, "the main part")?;
        read_part(&part, &styles, input)
    }
}

/// The part that a relation of a kind leads to.
fn target(
    package: &mut Package<'_>,
    relations: &str,
    kind: &str,
    folder: &str,
    input: &Input<'_>,
) -> Result<Option<String>, Refusal> {
    let Some(part) = package.part(relations)? else { return Ok(None) };
    let mut markup = Markup::new(&part.text, input);
    loop {
        match markup.next() {
            Ok(Some(Piece::Start(tag))) => {
                let found = tag.value("Type").is_some_and(|value| value.ends_with(kind));
                if let Some(target) = tag.value("Target").filter(|_| found) {
                    let absolute = target.starts_with('/') || folder.is_empty();
                    let path = if absolute { target.into_owned() } else { format!("{folder}/{target}") };
                    return Ok(Some(path.trim_start_matches('/').to_owned()));
                }
            }
            Ok(Some(_)) => {}
            Ok(None) | Err(Stop::Broken) => return Ok(None),
            Err(Stop::Refused(refusal)) => return Err(refusal),
        }
    }
}

fn read_part(part: &Part, styles: &Styles, input: &Input<'_>) -> Result<Vec<Record>, Refusal> {
    let sections = section_starts(&part.text, input)?;
    let mut body = Body { styles, sections, section: 0, composer: Composer::default(), places: Vec::new() };
    let read = body.read(&mut Markup::new(&part.text, input));
    package::document(part, read, body.composer, Format::Docx, input)
}

/// Whether each section begins a page: a section's own properties say so, which stand behind its text.
fn section_starts(text: &str, input: &Input<'_>) -> Result<Vec<bool>, Refusal> {
    let mut starts = Vec::new();
    if text.matches("sectPr").take(3).count() < 3 {
        return Ok(starts);
    }
    let mut markup = Markup::new(text, input);
    let mut depth = 0_usize;
    // Where a section's properties began; what stands in them is deeper.
    let mut inside = None;
    loop {
        match markup.next() {
            Ok(Some(Piece::Start(tag))) => {
                depth += 1;
                if tag.name() == "sectPr" {
                    inside = Some(depth);
                    starts.push(true);
                } else if tag.name() == "type" && inside.is_some_and(|inside| depth == inside + 1) {
                    let same_page = tag.value("val").is_some_and(|kind| matches!(&*kind, "continuous" | "nextColumn"));
                    if let Some(last) = starts.last_mut() {
                        *last = !same_page;
                    }
                }
            }
            Ok(Some(Piece::End)) => {
                if inside == Some(depth) {
                    inside = None;
                }
                depth = depth.saturating_sub(1);
            }
            Ok(Some(Piece::Text(_))) => {}
            Ok(None) | Err(Stop::Broken) => return Ok(starts),
            Err(Stop::Refused(refusal)) => return Err(refusal),
        }
    }
}

/// An element that has not ended.
enum Place {
    Paragraph(Paragraph),
    ParagraphProperties,
    Run(RunProperties),
    RunProperties,
    Text,
    Other,
}

/// What is known of a paragraph that has not ended.
#[derive(Default)]
struct Paragraph {
    properties: ParagraphProperties,
    ends_section: bool,
}

/// The main part while it is read.
struct Body<'a> {
    styles: &'a Styles,
    /// Whether each section begins a page.
    sections: Vec<bool>,
    section: usize,
    composer: Composer,
    places: Vec<Place>,
}

impl Body<'_> {
    fn read(&mut self, markup: &mut Markup<'_>) -> Result<(), Stop> {
        while let Some(piece) = markup.next()? {
            match piece {
                Piece::Start(tag) if is_no_text(tag.name()) => markup.skip()?,
                Piece::Start(tag) => {
                    let place = self.start(&tag);
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

    fn start(&mut self, tag: &Tag<'_>) -> Place {
        match (self.places.last_mut(), tag.name()) {
            (_, "p") => {
                self.composer.begin();
                self.look_of(&ParagraphProperties::default());
                Place::Paragraph(Paragraph::default())
            }
            (Some(Place::Paragraph(_)), "pPr") => Place::ParagraphProperties,
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
            _ => Place::Other,
        }
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
            Some(Place::Paragraph(paragraph)) => {
                self.composer.end();
                if paragraph.ends_section {
                    self.section += 1;
                    if self.sections.get(self.section).copied().unwrap_or(true) {
                        self.composer.page_break();
                    }
                }
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
        let paragraph = self.places.iter().rev().find_map(|place| match place {
            Place::Paragraph(paragraph) => paragraph.properties.style.as_deref(),
            _ => None,
        });
        let look = run.map_or_else(Look::default, |run| self.look(run, self.styles.get(paragraph)));
        self.composer.text(text, look);
    }

    fn look(&self, run: &RunProperties, paragraph: &Resolved) -> Look {
        let letters = self.styles.of_letters(run.style.as_deref());
        // Where a paragraph's style and a run's both say bold, they cancel each other out (ISO 29500-1, 17.7.3).
        let bold = run.bold.unwrap_or(paragraph.bold != letters.is_some_and(|style| style.bold));
        let hidden = run.hidden.unwrap_or(paragraph.hidden || letters.is_some_and(|style| style.hidden));
        let size = run.size.or(letters.and_then(|style| style.size)).or(paragraph.size);
        Look { bold, hidden, size: Some(size.unwrap_or(self.styles.usual_size).saturating_mul(50)) }
    }
}

/// Elements whose text is not printed, or is printed elsewhere.
fn is_no_text(name: &str) -> bool {
    matches!(name, "Fallback" | "del" | "moveFrom" | "instrText" | "delText" | "delInstrText" | "rt")
        || name.ends_with("Change")
}
