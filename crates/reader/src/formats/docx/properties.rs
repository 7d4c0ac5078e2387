//! What Word says of paragraphs and runs, in a document and in its styles alike.

use crate::formats::markup::Tag;

/// Properties of a run; `None` where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RunProperties {
    pub style: Option<String>,
    pub bold: Option<bool>,
    /// In half points.
    pub size: Option<u32>,
    pub hidden: Option<bool>,
    pub raised: Option<bool>,
    pub font: Option<String>,
    /// What the author set as the mark of a note.
    pub is_note_mark: bool,
}

/// Properties of a paragraph; `None` where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphProperties {
    pub style: Option<String>,
    pub centred: Option<bool>,
    /// From 0; 9 is running text.
    pub outline: Option<u8>,
    pub page_break_before: Option<bool>,
}

impl RunProperties {
    /// Takes up what an element within `rPr` says.
    pub fn set(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "rStyle" => self.style = tag.value("val").map(Into::into),
            "b" => self.bold = Some(is_on(tag)),
            "sz" => self.size = tag.value("val").and_then(|value| half_points(&value)),
            "vanish" => self.hidden = Some(is_on(tag)),
            "vertAlign" => self.raised = Some(tag.value("val").is_some_and(|value| value == "superscript")),
            "rFonts" => self.font = tag.value("ascii").or_else(|| tag.value("hAnsi")).map(Into::into),
            _ => {}
        }
    }
}

impl ParagraphProperties {
    /// Takes up what an element within `pPr` says.
    pub fn set(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "pStyle" => self.style = tag.value("val").map(Into::into),
            "jc" => self.centred = Some(tag.value("val").is_some_and(|value| value == "center")),
            "outlineLvl" => self.outline = tag.value("val").and_then(|value| value.parse().ok()),
            "pageBreakBefore" => self.page_break_before = Some(is_on(tag)),
            _ => {}
        }
    }
}

/// A property that is on unless it says otherwise.
pub(super) fn is_on(tag: &Tag<'_>) -> bool {
    !tag.value("val").is_some_and(|value| matches!(&*value, "0" | "false" | "off" | "none"))
}

/// A plain number counts half points; the strict form may have a unit.
fn half_points(value: &str) -> Option<u32> {
    match value.strip_suffix("pt") {
        Some(points) => points
            .parse::<f64>()
            .ok()
            .filter(|points| (0.0..5000.0).contains(points))
            .map(|points| (points * 2.0) as u32),
        None => value.parse().ok(),
    }
}
