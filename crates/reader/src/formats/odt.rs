//! OpenDocument texts: the paragraphs and headings of the body in their order.
//!
//! Notes, annotations, deleted text and numbers of lists are no part of the text. Elements are known by their local
//! names.

mod styles;

#[cfg(test)]
mod tests;

use super::composer::Composer;
use super::composer::look::{Look, ParagraphLook};
use super::markup::{Markup, Piece, Stop, Tag};
use super::package::{self, Package, Part};
use crate::extract::{Extract, FormatReader, Input};
use crate::failure::{self, Refusal};
use ikiz_document::Format;
use std::collections::BTreeMap;
use styles::{Family, Resolved, Styles};

/// Blanks that one element may stand for, at most.
const MOST_BLANKS: usize = 1 << 10;

/// OpenDocument texts.
pub(crate) struct Odt;

impl FormatReader for Odt {
    fn read(&self, input: &Input<'_>) -> Result<Extract, Refusal> {
        let mut package = Package::open(input, "ODT")?;
        if let Some(manifest) = package.part("META-INF/manifest.xml")?
            && is_encrypted(&manifest, input)?
        {
            return Err(failure::needs_password(input.path).into());
        }
        let mut styles = Styles::default();
        if let Some(part) = package.part("styles.xml")?
            && let Err(Stop::Refused(refusal)) = styles.read(&mut Markup::new(&part.text, input))
        {
            return Err(refusal);
        }
        let part = package.required("content.xml", package::no_content)?;
        let properties = package.properties("meta.xml")?;
        let extract = read_part(&part, styles, input)?;
        Ok(Extract { metadata: properties.metadata, property_authors: properties.authors, ..extract })
    }
}

fn is_encrypted(manifest: &Part, input: &Input<'_>) -> Result<bool, Refusal> {
    let mut markup = Markup::new(&manifest.text, input);
    loop {
        match markup.next() {
            Ok(Some(Piece::Start(tag))) if tag.name() == "encryption-data" => return Ok(true),
            Ok(Some(_)) => {}
            Ok(None) | Err(Stop::Broken) => return Ok(false),
            Err(Stop::Refused(refusal)) => return Err(refusal),
        }
    }
}

fn read_part(part: &Part, styles: Styles, input: &Input<'_>) -> Result<Extract, Refusal> {
    let mut body = Body { styles, known: BTreeMap::new(), composer: Composer::default(), places: Vec::new() };
    let read = body.read(&mut Markup::new(&part.text, input));
    package::document(part, read, body.composer, Format::Odt, input)
}

/// An element that has not ended.
enum Place {
    /// With how its letters look, and whether a page ends behind it.
    Paragraph(Look, bool),
    Span(Look),
    /// Part of a paragraph's text, looking like what it stands in.
    Inline,
    Table,
    Other,
}

/// The content while it is read.
struct Body {
    styles: Styles,
    /// Styles that were asked for.
    known: BTreeMap<(Family, String), Resolved>,
    composer: Composer,
    places: Vec<Place>,
}

impl Body {
    fn read(&mut self, markup: &mut Markup<'_>) -> Result<(), Stop> {
        while let Some(piece) = markup.next()? {
            match piece {
                Piece::Start(tag) if is_no_text(tag.name()) => markup.skip()?,
                Piece::Start(tag) => {
                    let place = self.start(&tag);
                    self.places.push(place);
                }
                Piece::End => match self.places.pop() {
                    Some(Place::Paragraph(_, page_ends)) => {
                        self.composer.end();
                        if page_ends {
                            self.composer.page_break();
                        }
                    }
                    Some(Place::Table) => self.composer.end_table(),
                    _ => {}
                },
                Piece::Text(text) => self.text(&text),
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Place {
        match tag.name() {
            "p" | "h" => return self.start_paragraph(tag),
            "span" => {
                let mut look = self.look();
                if let Some(name) = tag.value("style-name") {
                    let style = self.style(Family::Text, &name);
                    look.bold = style.bold.unwrap_or(look.bold);
                    look.size = style.size.or(look.size);
                    look.hidden = style.hidden.unwrap_or(look.hidden);
                    look.raised = style.raised.unwrap_or(look.raised);
                }
                return Place::Span(look);
            }
            "s" => {
                let blanks = tag.value("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.text(&" ".repeat(blanks.min(MOST_BLANKS)));
            }
            "tab" => self.text("\t"),
            "line-break" => self.composer.line_break(),
            "soft-page-break" => self.composer.shown_page_break(),
            "image" | "object" => {
                self.composer.picture();
                return Place::Other;
            }
            "frame" | "text-box" | "custom-shape" | "g" => return Place::Other,
            _ if matches!(self.places.last(), None | Some(Place::Other | Place::Table)) => {
                return self.start_around_text(tag);
            }
            _ => {}
        }
        Place::Inline
    }

    /// Tables, styles.
    fn start_around_text(&mut self, tag: &Tag<'_>) -> Place {
        let number = |name: &str| tag.value(name).and_then(|value| value.parse::<usize>().ok()).unwrap_or(1);
        match (tag.name(), self.composer.table()) {
            ("table" | "sub-table", _) => {
                self.composer.begin_table();
                return Place::Table;
            }
            ("table-row", Some(table)) => table.begin_row(),
            ("table-cell", Some(table)) => {
                let columns = number("number-columns-spanned").max(number("number-columns-repeated"));
                table.begin_cell(columns, number("number-rows-spanned"));
            }
            _ => self.styles.start(tag),
        }
        Place::Other
    }

    fn start_paragraph(&mut self, tag: &Tag<'_>) -> Place {
        let level = tag.value("outline-level").and_then(|level| level.parse::<u8>().ok());
        let name = tag.value("style-name").unwrap_or_default();
        let style = self.style(Family::Paragraph, &name);
        let heading = if tag.name() == "h" { Some(level.unwrap_or(1).clamp(1, 6)) } else { style.heading };
        self.composer.begin();
        if style.break_before {
            self.composer.page_break_before();
        }
        self.composer.set_look(ParagraphLook { style: style.name, heading, centred: style.centred });
        let is_on = |property: Option<bool>| property == Some(true);
        let look = Look {
            bold: is_on(style.bold),
            size: style.size,
            hidden: is_on(style.hidden),
            raised: is_on(style.raised),
            formula: false,
        };
        Place::Paragraph(look, style.break_after)
    }

    fn style(&mut self, family: Family, name: &str) -> Resolved {
        let key = (family, name.to_owned());
        self.known.entry(key).or_insert_with(|| self.styles.resolve(family, name)).clone()
    }

    /// How letters look here.
    fn look(&self) -> Look {
        let look = |place: &Place| match place {
            Place::Paragraph(look, _) | Place::Span(look) => Some(*look),
            Place::Inline | Place::Table | Place::Other => None,
        };
        self.places.iter().rev().find_map(look).unwrap_or_default()
    }

    fn text(&mut self, text: &str) {
        if !matches!(self.places.last(), None | Some(Place::Other | Place::Table)) {
            let look = self.look();
            self.composer.text(text, look);
        }
    }
}

/// Elements whose text is not printed, or is printed elsewhere.
fn is_no_text(name: &str) -> bool {
    matches!(
        name,
        "note"
            | "annotation"
            | "tracked-changes"
            | "ruby-text"
            | "forms"
            | "number"
            | "hidden-text"
            | "placeholder"
            | "binary-data"
            | "script"
            | "scripts"
            | "event-listeners"
            | "master-styles"
            | "font-face-decls"
    )
}
