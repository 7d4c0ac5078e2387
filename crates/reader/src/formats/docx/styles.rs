//! The styles of a Word document, each with what it inherits.

use super::properties::{ParagraphProperties, RunProperties};
use crate::formats::markup::{Markup, Piece, Stop};
use std::collections::BTreeMap;

/// Styles that may stand on each other; more is a circle or a fault.
const LONGEST_CHAIN: usize = 32;
/// Half points of text where nothing says a size.
const USUAL_SIZE: u32 = 20;

/// A style as it stands in the file.
#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    run: RunProperties,
    paragraph: ParagraphProperties,
}

/// A style with all that it inherits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent properties of one style")]
pub(super) struct Resolved {
    /// As a reader of the document sees it; `None` for the style of plain paragraphs.
    pub name: Option<Box<str>>,
    pub bold: bool,
    pub size: Option<u32>,
    pub hidden: bool,
    pub raised: bool,
    pub centred: bool,
    /// 1 to 6.
    pub heading: Option<u8>,
    pub page_break_before: bool,
}

/// All styles of a document.
pub(super) struct Styles {
    resolved: BTreeMap<String, Resolved>,
    plain: Resolved,
    /// Half points where neither a run nor its style says a size.
    pub usual_size: u32,
}

impl Default for Styles {
    fn default() -> Self {
        Self { resolved: BTreeMap::new(), plain: Resolved::default(), usual_size: USUAL_SIZE }
    }
}

impl Styles {
    /// Reads `styles.xml`, as far as it can be read.
    pub fn read(markup: &mut Markup<'_>) -> Result<Self, Stop> {
        let mut file = File::default();
        match file.read(markup) {
            Err(Stop::Refused(refusal)) => Err(Stop::Refused(refusal)),
            Ok(()) | Err(Stop::Broken) => Ok(file.resolve()),
        }
    }

    /// The style of a paragraph or run; the plain one where it is not known.
    pub fn get(&self, id: Option<&str>) -> &Resolved {
        id.and_then(|id| self.resolved.get(id)).unwrap_or(&self.plain)
    }

    /// A style of letters; `None` where there is none of that name.
    pub fn of_letters(&self, id: Option<&str>) -> Option<&Resolved> {
        id.and_then(|id| self.resolved.get(id))
    }
}

/// The file while it is read.
#[derive(Default)]
struct File {
    styles: BTreeMap<String, Style>,
    plain: Option<String>,
    defaults: RunProperties,
}

/// Where in the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Style,
    Run,
    Paragraph,
    Other,
}

impl File {
    fn read(&mut self, markup: &mut Markup<'_>) -> Result<(), Stop> {
        let mut places = Vec::new();
        let mut id: Option<String> = None;
        while let Some(piece) = markup.next()? {
            let tag = match piece {
                Piece::Start(tag) => tag,
                Piece::End => {
                    if places.pop() == Some(Place::Style) {
                        id = None;
                    }
                    continue;
                }
                Piece::Text(_) => continue,
            };
            let style = id.as_ref().and_then(|id| self.styles.get_mut(id));
            let place = match (places.last(), tag.name()) {
                (_, "style") => {
                    let name = tag.value("styleId").unwrap_or_default().into_owned();
                    let of_paragraphs = tag.value("type").is_none_or(|kind| kind == "paragraph");
                    let default = tag.value("default").is_some_and(|value| matches!(&*value, "1" | "true" | "on"));
                    if of_paragraphs && default {
                        self.plain = Some(name.clone());
                    }
                    self.styles.insert(name.clone(), Style { name: name.clone(), ..Style::default() });
                    id = Some(name);
                    Place::Style
                }
                (Some(Place::Style), "rPr") => Place::Run,
                (Some(Place::Style), "pPr") => Place::Paragraph,
                (Some(Place::Other), "rPr") if id.is_none() => Place::Run,
                (Some(Place::Run), _) => {
                    style.map_or(&mut self.defaults, |style| &mut style.run).set(&tag);
                    Place::Other
                }
                (Some(Place::Paragraph), _) => {
                    if let Some(style) = style {
                        style.paragraph.set(&tag);
                    }
                    Place::Other
                }
                (Some(Place::Style), name) => {
                    if let Some((style, value)) = style.zip(tag.value("val")) {
                        match name {
                            "name" => style.name = value.into_owned(),
                            "basedOn" => style.based_on = Some(value.into_owned()),
                            _ => {}
                        }
                    }
                    Place::Other
                }
                _ => Place::Other,
            };
            places.push(place);
        }
        Ok(())
    }

    fn resolve(self) -> Styles {
        let resolved = self.styles.iter().map(|(id, style)| (id.clone(), self.inherit(style)));
        let usual_size = self.defaults.size.unwrap_or(USUAL_SIZE);
        let mut styles = Styles { resolved: resolved.collect(), plain: Resolved::default(), usual_size };
        if let Some(plain) = self.plain.and_then(|id| styles.resolved.get_mut(&id)) {
            // Its name says nothing of a paragraph.
            plain.name = None;
            styles.plain = plain.clone();
        }
        styles
    }

    fn inherit(&self, style: &Style) -> Resolved {
        let mut run = RunProperties::default();
        let mut paragraph = ParagraphProperties::default();
        let mut heading = None;
        let next = |style: &&Style| style.based_on.as_ref().and_then(|id| self.styles.get(id));
        for style in std::iter::successors(Some(style), next).take(LONGEST_CHAIN) {
            run.bold = run.bold.or(style.run.bold);
            run.size = run.size.or(style.run.size);
            run.hidden = run.hidden.or(style.run.hidden);
            run.raised = run.raised.or(style.run.raised);
            paragraph.centred = paragraph.centred.or(style.paragraph.centred);
            paragraph.outline = paragraph.outline.or(style.paragraph.outline);
            paragraph.page_break_before = paragraph.page_break_before.or(style.paragraph.page_break_before);
            heading = heading.or_else(|| heading_in_name(&style.name));
        }
        Resolved {
            name: (!style.name.is_empty()).then(|| style.name.as_str().into()),
            bold: run.bold == Some(true),
            size: run.size,
            hidden: run.hidden == Some(true),
            raised: run.raised == Some(true),
            centred: paragraph.centred == Some(true),
            heading: paragraph.outline.map_or(heading, heading_of_outline),
            page_break_before: paragraph.page_break_before == Some(true),
        }
    }
}

/// The level of a heading by its outline level, which counts from 0; 9 is running text.
pub(super) fn heading_of_outline(outline: u8) -> Option<u8> {
    (outline < 9).then(|| (outline + 1).min(6))
}

/// The level in Word's own name of a heading's style, for files that leave out what every Word knows of it.
fn heading_in_name(name: &str) -> Option<u8> {
    let (word, level) = name.split_once(' ')?;
    let level: u8 = level.parse().ok().filter(|level| (1..=9).contains(level))?;
    word.eq_ignore_ascii_case("heading").then(|| level.min(6))
}
