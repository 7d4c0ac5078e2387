//! Word documents (Office Open XML, transitional and strict): the paragraphs of the main part in their order.
//!
//! Headers, footers, notes, comments and what is marked as deleted are no part of the text. Elements are known by their
//! local names.

mod body;
mod chunk;
mod properties;
mod styles;

#[cfg(test)]
mod tests;

use super::markup::{Markup, Piece, Stop};
use super::package::{self, Package};
use crate::extract::{Extract, FormatReader, Input};
use crate::failure::Refusal;
use body::Body;
use ikiz_document::Format;
use std::collections::{BTreeMap, BTreeSet};
use styles::Styles;

/// Where the main part lies unless the package says otherwise.
const MAIN_PART: &str = "word/document.xml";

/// Word documents.
pub(crate) struct Docx;

impl FormatReader for Docx {
    fn read(&self, input: &Input<'_>) -> Result<Extract, Refusal> {
        let mut package = Package::open(input, "DOCX")?;
        let properties = package.properties("docProps/core.xml")?;
        let extract = read(&mut package, input, 0)?;
        Ok(Extract { metadata: properties.metadata, property_authors: properties.authors, ..extract })
    }
}

/// Reads an opened document. `depth`: how many documents it stands in.
fn read(package: &mut Package<'_>, input: &Input<'_>, depth: u32) -> Result<Extract, Refusal> {
    let main = relations(package, "_rels/.rels", "", input)?.target("/officeDocument");
    let main = main.unwrap_or_else(|| MAIN_PART.to_owned());
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = relations(package, &format!("{folder}/_rels/{name}.rels"), folder, input)?;
    let styles = relations.target("/styles").unwrap_or_else(|| format!("{folder}/styles.xml"));
    let styles = match &package.part(&styles)? {
        Some(part) => Styles::read(&mut Markup::new(&part.text, input)).or_else(|stop| match stop {
            Stop::Broken => Ok(Styles::default()),
            Stop::Refused(refusal) => Err(refusal),
        })?,
        None => Styles::default(),
    };
    let part = package.required(&main, package::no_main_part)?;
    let sections = section_starts(&part.text, input)?;
    let mut chunks = chunk::Chunks { package, relations: &relations, depth, inserted: BTreeSet::new() };
    let mut body = Body::new(&styles, sections, &mut chunks);
    let read = body.read(&mut Markup::new(&part.text, input));
    package::document(&part, read, body.into_composer(), Format::Docx, input)
}

/// What leads from one part of a package to others.
#[derive(Default)]
struct Relations {
    /// Kinds with where they lead, in the order of the file.
    kinds: Vec<(String, String)>,
    by_id: BTreeMap<String, String>,
}

impl Relations {
    /// The part that a relation of a kind leads to.
    fn target(&self, kind: &str) -> Option<String> {
        self.kinds.iter().find(|(other, _)| other.ends_with(kind)).map(|(_, target)| target.clone())
    }
}

/// The relations of a part that lies in a folder.
fn relations(package: &mut Package<'_>, path: &str, folder: &str, input: &Input<'_>) -> Result<Relations, Refusal> {
    let mut relations = Relations::default();
    let Some(part) = package.part(path)? else { return Ok(relations) };
    let mut markup = Markup::new(&part.text, input);
    loop {
        match markup.next() {
            Ok(Some(Piece::Start(tag))) => {
                let Some(target) = tag.value("Target") else { continue };
                let absolute = target.starts_with('/') || folder.is_empty();
                let path = if absolute { target.into_owned() } else { format!("{folder}/{target}") };
                let path = path.trim_start_matches('/').to_owned();
                if let Some(id) = tag.value("Id") {
                    relations.by_id.insert(id.into_owned(), path.clone());
                }
                if let Some(kind) = tag.value("Type") {
                    relations.kinds.push((kind.into_owned(), path));
                }
            }
            Ok(Some(_)) => {}
            Ok(None) | Err(Stop::Broken) => return Ok(relations),
            Err(Stop::Refused(refusal)) => return Err(refusal),
        }
    }
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
