//! The lines of a record: fields that the file declares, and running text beside them.

use crate::extract::{Extract, Flow};
use crate::lines::printed::PrintedLine;
use crate::records::piece::Piece;
use crate::records::{codes, interleaved, markup};
use ikiz_document::{Declared, DeclaredField, Encoding, Format, LanguageTag, Metadata, RepairCounts};

/// Level of the heading over a field: below those of sections.
const FIELD_HEADING: u8 = 6;

/// Gathers the lines of a record.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    lines: Vec<PrintedLine>,
    /// What was repaired.
    pub repairs: RepairCounts,
    /// What the record says of the publication.
    pub metadata: Metadata,
    number: u32,
    declared: Option<Declared>,
    starts: bool,
}

impl Fields {
    /// The fields of a record that says this of the publication.
    pub fn new(metadata: Metadata) -> Self {
        Self { metadata, ..Self::default() }
    }

    /// Begins a field: what follows is of it.
    pub fn begin(&mut self, field: DeclaredField, language: Option<LanguageTag>) {
        self.number += 1;
        self.declared = Some(Declared { field, language, number: self.number });
        self.starts = true;
    }

    /// What follows is running text of which the file says nothing.
    pub fn begin_undeclared(&mut self) {
        self.declared = None;
        self.starts = true;
    }

    /// A paragraph; its line breaks mean nothing.
    pub fn paragraph(&mut self, raw: &str, line: u32) {
        self.push(raw, line, true);
    }

    /// A line within a paragraph.
    pub fn line(&mut self, raw: &str, line: u32) {
        self.push(raw, line, false);
    }

    /// The heading of a field, as printed over it.
    pub fn field_heading(&mut self, raw: &str, line: u32) {
        self.heading(raw, line, FIELD_HEADING);
    }

    /// A heading of that level.
    pub fn heading(&mut self, raw: &str, line: u32, level: u8) {
        if self.push(raw, line, true)
            && let Some(last) = self.lines.last_mut()
        {
            last.heading = Some(level.clamp(1, 6));
        }
    }

    /// Text as a cell or value holds it: line breaks part lines, empty lines paragraphs; tags are taken out. `counted`:
    /// its line breaks are line breaks of the file too.
    pub fn text(&mut self, raw: &str, line: u32, counted: bool) {
        let plain = markup::plain(raw);
        let mut gap = true;
        for (row, number) in plain.split('\n').zip(line..) {
            let number = if counted { number } else { line };
            gap = !self.push(row, number, gap) && (gap || row.trim().is_empty());
        }
    }

    /// Keywords as a field, one a line; pairs such as `Eğitim = Education` are two lists, the left sides before the
    /// right ones.
    pub fn keywords(&mut self, language: Option<LanguageTag>, items: &[Piece]) {
        let items: Vec<Piece> =
            items.iter().map(|(item, line)| (markup::plain(item).trim().to_owned(), *line)).collect();
        let items = codes::without(items);
        if items.is_empty() {
            return;
        }
        if let Some(sides) = sides(&items).or_else(|| interleaved::lists(&items)) {
            for side in sides {
                self.list(None, &side);
            }
        } else {
            self.list(language, &items);
        }
    }

    /// Keywords under a heading of their own.
    pub fn headed_keywords(&mut self, language: Option<LanguageTag>, heading: Option<Piece>, items: &[Piece]) {
        let Some((heading, line)) = heading else { return self.keywords(language, items) };
        self.begin(DeclaredField::Keywords, language);
        self.field_heading(heading.trim().trim_end_matches(':'), line);
        for (item, line) in items {
            self.line(item, *line);
        }
    }

    fn list(&mut self, language: Option<LanguageTag>, items: &[Piece]) {
        self.begin(DeclaredField::Keywords, language);
        for (item, line) in items {
            for row in item.split('\n') {
                self.line(row, *line);
            }
        }
    }

    fn push(&mut self, raw: &str, line: u32, begins_paragraph: bool) -> bool {
        let begins = begins_paragraph || self.starts;
        let raw = markup::plain(raw);
        let Some(mut printed) = PrintedLine::of_paragraph(&raw, line, begins, &mut self.repairs) else { return false };
        // A field may stand before what comes first in the file, as a language beside its list does.
        printed.declared = self.declared;
        self.lines.push(printed);
        self.starts = false;
        true
    }

    /// What was gathered.
    pub fn finish(self, format: Format, encoding: &Encoding) -> Extract {
        let encoding = encoding.clone();
        Extract {
            format,
            encoding,
            lines: self.lines,
            flow: Flow::Paragraphs { pages_known: false },
            repairs: self.repairs,
            metadata: self.metadata,
            property_authors: Vec::new(),
        }
    }
}

/// The left and the right sides of a list of pairs; `None` where it is none.
fn sides(items: &[Piece]) -> Option<[Vec<Piece>; 2]> {
    let all = || items.iter().flat_map(|(item, line)| item.split([';', '\n']).map(move |piece| (piece, *line)));
    let by_comma = !items.iter().any(|(item, _)| item.contains(';'))
        && items.iter().any(|(item, _)| item.matches('=').count() > 1);
    let mut pieces: Vec<(&str, u32)> = all().collect();
    if by_comma {
        pieces = pieces.into_iter().flat_map(|(piece, line)| piece.split(',').map(move |part| (part, line))).collect();
    }
    pieces.retain(|(piece, _)| piece.contains(char::is_alphanumeric));
    let pair = |piece: &str| {
        let (left, right) = piece.split_once('=')?;
        let worded = |side: &str| side.chars().filter(|letter| letter.is_alphabetic()).count() >= 2;
        let is_pair = worded(left) && worded(right) && !right.contains('=') && !piece.contains("http");
        is_pair.then(|| (left.trim().to_owned(), right.trim().to_owned()))
    };
    let pairs = pieces.iter().filter(|(piece, _)| pair(piece).is_some()).count();
    if pairs == 0 || pairs * 2 < pieces.len() {
        return None;
    }
    let mut sides = [Vec::new(), Vec::new()];
    for (piece, line) in pieces {
        match pair(piece) {
            Some((left, right)) => {
                sides[0].push((left, line));
                sides[1].push((right, line));
            }
            None => sides[0].push((piece.trim().to_owned(), line)),
        }
    }
    Some(sides)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text, number of its field, and whether a paragraph begins there.
    fn seen(fields: Fields) -> Vec<(String, Option<u32>, usize)> {
        let extract = fields.finish(Format::Csv, &crate::extract::utf_8());
        let line = |line: PrintedLine| (line.text, line.declared.map(|declared| declared.number), line.gap);
        extract.lines.into_iter().map(line).collect()
    }

    #[test]
    fn cells_have_lines_and_paragraphs() {
        let mut fields = Fields::default();
        fields.begin(DeclaredField::Abstract, None);
        fields.text("<p>Bir.</p>\n\niki\nüç", 4, true);
        fields.begin_undeclared();
        fields.line("dört", 9);
        let expected = [("Bir.", Some(1), 1), ("iki", Some(1), 1), ("üç", Some(1), 0), ("dört", None, 1)];
        assert_eq!(seen(fields), expected.map(|(text, number, gap)| (text.to_owned(), number, gap)));
    }

    #[test]
    fn pairs_are_two_lists() {
        for list in [
            &["Eğitim = Education", "Okul = School"][..],
            &["Eğitim = Education ; Okul = School"],
            &["Eğitim=Education, Okul=School"],
        ] {
            let items: Vec<Piece> = list.iter().map(|item| ((*item).to_owned(), 1)).collect();
            let mut fields = Fields::default();
            fields.keywords(None, &items);
            let expected = [("Eğitim", 1, 1), ("Okul", 1, 0), ("Education", 2, 1), ("School", 2, 0)];
            let expected = expected.map(|(text, number, gap)| (text.to_owned(), Some(number), gap));
            assert_eq!(seen(fields), expected, "{list:?}");
        }
    }

    #[test]
    fn an_equals_sign_alone_is_no_pair() {
        for list in [&["y = 2", "x"][..], &["arı", "bal", "E = mc2"], &["https://a.org/?id=abc"]] {
            let items: Vec<Piece> = list.iter().map(|item| ((*item).to_owned(), 1)).collect();
            assert_eq!(sides(&items), None, "{list:?}");
        }
    }
}
