//! XML: JATS and TEI articles, Dublin Core and MODS records, alone or in the answers of OAI-PMH and other collections.

mod dublin_core;
mod element;
mod flow;
mod jats;
mod letters;
mod mathml;
mod mods;
mod tei;
#[cfg(test)]
mod tests;
mod tex;
mod tree;

use crate::extract::{FormatReader, Input, Record};
use crate::failure::{self, Refusal, advice};
use crate::letters::decode::decode_declared;
use element::Element;
use ikiz_document::{Argument, Encoding, Format, SkipReason, messages};
use tree::Tree;

messages! {
    export_known() = "advice.export-known";
    broken_xml(line, error) = "damaged.xml";
    broken_rest(line, error) = "damaged.xml-rest";
    no_element() = "no-known-fields.no-element";
    unknown_root(element) = "no-known-fields.root";
}

/// Levels under the root on which records are sought.
const LEVELS: u32 = 8;
/// Bytes of a file in which its XML declaration stands.
const HEAD: usize = 200;

/// XML of all kinds that are known.
pub(crate) struct Xml;

impl FormatReader for Xml {
    fn read(&self, input: &Input<'_>) -> Result<Vec<Record>, Refusal> {
        let decoded = input.decoded_by(|bytes| decode_declared(bytes, encoding_label(bytes)))?;
        if decoded.text.trim().is_empty() {
            return Err(failure::empty(input.path, input.bytes).into());
        }
        let Tree { root, fault } = tree::parse(&decoded.text, input)?;
        let mut search = Search {
            path: input.path,
            encoding: &decoded.encoding,
            fault: fault.as_ref(),
            records: Vec::new(),
            read: 0,
        };
        if let Some(root) = &root {
            if let Some(kind) = kind_of(root) {
                search.record(kind, root, None);
                for record in &mut search.records {
                    record.id = None;
                }
            } else {
                search.descend(root, None, 1);
            }
        }
        search.finish(input, root.as_ref())
    }
}

/// The encoding that the XML declaration names.
fn encoding_label(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let end = head.windows(2).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(&head[..end]).ok()?;
    let (_, value) = declaration.strip_prefix("<?xml")?.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split(quote).next()
}

fn kind_of(element: &Element) -> Option<Format> {
    match element.local() {
        "article" if element.at(&["front"]).is_some() => Some(Format::Jats),
        "TEI" => Some(Format::Tei),
        "mods" => Some(Format::Mods),
        _ if dublin_core::is_record(element) => Some(Format::DublinCore),
        _ => None,
    }
}

/// The work on one file.
struct Search<'a> {
    path: &'a str,
    encoding: &'a Encoding,
    /// Where the file is broken.
    fault: Option<&'a (u32, Argument)>,
    records: Vec<Record>,
    /// Those that are whole.
    read: usize,
}

impl Search<'_> {
    /// Looks for records in an element. `id`: that of the header beside it.
    fn descend(&mut self, element: &Element, id: Option<&str>, level: u32) {
        let header = element.at(&["header"]);
        let own = header.and_then(|header| header.at(&["identifier"])).map(dublin_core::flat);
        let id = own.as_deref().or(id);
        if header.is_some_and(|header| header.attribute("status") == Some("deleted")) {
            self.read += 1;
            let refusal = Err(Refusal::Skipped(SkipReason::EmptyRecord));
            return self.records.push(Record { id: id.map(str::to_owned), extract: refusal });
        }
        let before = self.records.len();
        for inner in element.elements() {
            match kind_of(inner) {
                Some(kind) => self.record(kind, inner, id),
                None if level < LEVELS => self.descend(inner, id, level + 1),
                None => {}
            }
        }
        // The header was read, and then the file ended.
        if element.is_cut && header.is_some() && self.records.len() == before {
            self.fail(id);
        }
    }

    fn record(&mut self, kind: Format, element: &Element, id: Option<&str>) {
        let own = || match kind {
            Format::Jats => jats::id(element),
            Format::Tei => tei::id(element),
            Format::Mods => mods::id(element),
            _ => dublin_core::id(element),
        };
        let id = id.map(str::to_owned).or_else(own);
        if element.is_cut {
            return self.fail(id.as_deref());
        }
        let fields = match kind {
            Format::Jats => jats::read(element),
            Format::Tei => tei::read(element),
            Format::Mods => mods::read(element),
            _ => dublin_core::read(element),
        };
        self.read += 1;
        let id = id.unwrap_or_else(|| (self.records.len() + 1).to_string());
        self.records.push(Record { id: Some(id), extract: Ok(fields.finish(kind, self.encoding)) });
    }

    fn fail(&mut self, id: Option<&str>) {
        let (line, fault) = self.fault.cloned().unwrap_or_else(|| (0, tree::ends_in_the_middle().into()));
        let what = broken_rest(line, fault);
        let id = Some(id.map_or_else(|| format!("line {line}"), str::to_owned));
        self.records.push(Record { id, extract: Err(failure::damaged_record(self.path, what).into()) });
    }

    fn finish(mut self, input: &Input<'_>, root: Option<&Element>) -> Result<Vec<Record>, Refusal> {
        if let Some((line, fault)) = self.fault {
            if self.read == 0 {
                let what = broken_xml(*line, fault.clone());
                return Err(failure::damaged_record(input.path, what).into());
            }
            // Broken between two records.
            if self.records.iter().all(|record| !matches!(record.extract, Err(Refusal::Failed(_)))) {
                self.fail(None);
            }
        }
        match root {
            Some(_) if !self.records.is_empty() => Ok(self.records),
            Some(root) => {
                let message = unknown_root(root.local());
                Err(failure::no_known_fields(input.path, input.named, message, export_known()))
            }
            None => Err(failure::no_known_fields(input.path, input.named, no_element(), advice::check_saved())),
        }
    }
}
