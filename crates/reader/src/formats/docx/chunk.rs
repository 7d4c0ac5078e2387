//! Other documents that stand whole in a Word document (`altChunk`): pages, saved web pages, plain text, Word
//! documents.

use super::Relations;
use crate::extract::{Extract, Input};
use crate::failure::Refusal;
use crate::formats::composer::Composer;
use crate::formats::html;
use crate::formats::package::Package;
use crate::formats::web_archive;
use crate::letters::decode::decode;
use crate::lines::printed::PrintedLine;
use ikiz_document::RepairCounts;
use std::collections::BTreeSet;

/// How deep documents stand in documents.
const MOST_DEPTH: u32 = 3;
/// The first bytes of an archive of parts.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// Largest piece, in bytes; a chapter of a thesis has some hundred thousand.
const MOST_BYTES: usize = 16 << 20;
/// What is counted for a piece that cannot be read, is too large, or stands in the document once more.
const UNREAD: &str = "unread-piece";

/// The pieces of a document.
pub(super) struct Chunks<'a, 'p> {
    pub package: &'a mut Package<'p>,
    pub relations: &'a Relations,
    pub depth: u32,
    /// Parts that were put into the document.
    pub inserted: BTreeSet<String>,
}

impl Chunks<'_, '_> {
    /// Puts the lines of a piece where the document has it. What cannot be read is counted.
    ///
    /// # Errors
    /// Where a limit is passed.
    pub fn insert(&mut self, id: &str, composer: &mut Composer) -> Result<(), Refusal> {
        let piece = match self.relations.by_id.get(id) {
            Some(path) if self.inserted.insert(path.clone()) => self.package.bytes(path)?,
            _ => None,
        };
        let Some((bytes, _)) = piece.filter(|(bytes, _)| (1..=MOST_BYTES).contains(&bytes.len())) else {
            composer.count(UNREAD, 1);
            return Ok(());
        };
        match self.lines(&bytes)? {
            Some((lines, repairs)) => composer.insert(lines, repairs),
            None => composer.count(UNREAD, 1),
        }
        Ok(())
    }

    fn lines(&mut self, bytes: &[u8]) -> Result<Option<(Vec<PrintedLine>, RepairCounts)>, Refusal> {
        let outer = self.package.input();
        let input =
            Input { bytes, path: outer.path, named: outer.named, options: outer.options, deadline: outer.deadline };
        if bytes.starts_with(ARCHIVE) {
            return self.document(&input);
        }
        if let Some(page) = web_archive::page(bytes) {
            return html::lines(&Input { bytes: &page, ..input }).map(Some);
        }
        let start = bytes.trim_ascii_start();
        if start.starts_with(b"{\\rtf") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Ok(None);
        }
        if looks_like_page(bytes) {
            return html::lines(&input).map(Some);
        }
        let text = decode(bytes).text;
        let mut repairs = RepairCounts::new();
        let rows = text.lines().zip(1..);
        let lines =
            rows.filter_map(|(row, number)| PrintedLine::of_paragraph(row, number, true, &mut repairs)).collect();
        Ok(Some((lines, repairs)))
    }

    /// A Word document in this one. What it unpacks to counts for both.
    fn document(&mut self, input: &Input<'_>) -> Result<Option<(Vec<PrintedLine>, RepairCounts)>, Refusal> {
        if self.depth >= MOST_DEPTH {
            return Ok(None);
        }
        let Ok(mut inner) = Package::open(input, "DOCX") else { return Ok(None) };
        inner.left = self.package.left;
        let read = super::read(&mut inner, input, self.depth + 1);
        self.package.left = inner.left;
        let Extract { lines, repairs, .. } = read?;
        Ok(Some((lines, repairs)))
    }
}

/// Whether a tag of a page stands near the beginning of bytes.
fn looks_like_page(bytes: &[u8]) -> bool {
    const HEAD: usize = 1 << 12;
    let text = decode(&bytes[..bytes.len().min(HEAD)]).text;
    let tags = ["html", "body", "head", "p", "div", "h1", "h2", "h3", "table", "span", "b", "meta", "!doctype"];
    text.match_indices('<').any(|(at, _)| {
        let name = &text[at + 1..];
        let end = name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '!').unwrap_or(name.len());
        tags.iter().any(|tag| name[..end].eq_ignore_ascii_case(tag))
    })
}
