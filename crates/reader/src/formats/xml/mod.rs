//! XML: JATS and TEI articles, Dublin Core and MODS records, alone or in the answers of OAI-PMH and other collections,
//! which are read record by record.

mod declared;
mod dublin_core;
mod element;
mod flow;
mod jats;
mod letters;
mod mathml;
mod mods;
mod search;
mod tei;
#[cfg(test)]
mod tests;
mod tex;
mod tree;

use crate::extract::{Extract, Found, RecordReader, Take};
use crate::failure::{self, Refusal};
use crate::limits::Deadline;
use crate::records::stream::TextStream;
use crate::source::Source;
use element::Element;
use ikiz_document::{Format, messages};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use search::Search;
use std::ops::ControlFlow;
use std::sync::Arc;
use tree::TreeReader;

messages! {
    export_known() = "advice.export-known";
    broken_xml(line, error) = "damaged.xml";
    broken_rest(line, error) = "damaged.xml-rest";
    no_element() = "no-known-fields.no-element";
    unknown_root(element) = "no-known-fields.root";
}

/// Bytes of a file in which its XML declaration stands.
const HEAD: usize = 200;

/// XML of all kinds that are known.
pub(crate) struct Xml;

impl RecordReader for Xml {
    fn walk(&self, source: &Arc<Source>, take: Take<'_>) -> Result<(), Refusal> {
        let stream = open(source)?;
        if is_article(stream.window()) {
            let source = Arc::clone(source);
            _ = take(Found::File(Box::new(move |deadline| article(&source, *deadline))));
            return Ok(());
        }
        let deadline = Deadline::new(&source.options.limits);
        Search::new(source, TreeReader::new(source, stream, deadline), take).run()
    }
}

fn open(source: &Source) -> Result<TextStream<'_>, Refusal> {
    let mut stream = TextStream::open(source, encoding_label)?;
    if stream.skip_white()? { Ok(stream) } else { Err(failure::blank(&source.shown).into()) }
}

/// Reads a file that is one document.
fn article(source: &Source, deadline: Deadline) -> Result<Extract, Refusal> {
    source.check_size()?;
    let mut found = None;
    let mut take = |file| {
        found = Some(file);
        ControlFlow::Break(())
    };
    Search::new(source, TreeReader::new(source, open(source)?, deadline), &mut take).run()?;
    match found {
        Some(Found::File(work)) => work(&deadline),
        Some(Found::Record(record)) => (record.work)(&deadline),
        None => Err(failure::blank(&source.shown).into()),
    }
}

/// Whether the beginning of a file shows that it is one document. Its first elements say so without reading on.
fn is_article(head: &str) -> bool {
    let mut reader = Reader::from_str(head);
    reader.config_mut().allow_dangling_amp = true;
    let local = |start: &BytesStart<'_>| start.local_name().into_inner().to_owned();
    let root = loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => break local(&start),
            Ok(Event::Text(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            _ => return false,
        }
    };
    if root != "article" {
        return matches!(&*root, "TEI" | "mods") || dublin_core::NAMES.contains(&&*root);
    }
    let mut depth = 0_u32;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if depth == 0 && local(&start) == "front" => return true,
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) if depth == 0 => return false,
            Ok(Event::End(_)) => depth -= 1,
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
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
