//! The data of the page: rows as JSON lists of some columns of their tables.
//!
//! An entry of the list of documents is a list of the cells of [`INDEX`], then the words of its abstracts and
//! summaries with a twin, the mean confidence of their two-sided sentence pairs, the part that has the document, and its
//! index there. A document is an object: by the name of a
//! table, its rows, each a list of the cells of the columns in [`PARTS`]. What is missing is `null`.

use crate::schema::{Cell, Schema};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The columns of `documents` in the list of documents.
pub(super) const INDEX: &[&str] = &[
    "document_id",
    "status",
    "class",
    "year",
    "journal",
    "group",
    "english_title",
    "turkish_title",
    "section_pairs",
    "sentence_pairs",
    "errors",
    "warnings",
    "notes",
];

/// The tables and columns of a document.
pub(super) const PARTS: &[(&str, &[&str])] = &[
    (
        "documents",
        &[
            "document_id",
            "sources",
            "formats",
            "pages",
            "authors",
            "volume",
            "issue",
            "doi",
            "url",
            "record_type",
            "duplicate_of",
            "same_text_as",
            "repairs",
        ],
    ),
    (
        "sections",
        &[
            "section_id",
            "kind",
            "language",
            "heading",
            "source",
            "page",
            "line",
            "words",
            "pair_id",
            "keywords",
            "confidence",
            "text",
        ],
    ),
    (
        "section_pairs",
        &[
            "pair_id",
            "kind",
            "status",
            "reason",
            "english_section",
            "turkish_section",
            "similarity",
            "coverage",
            "confidence",
        ],
    ),
    (
        "sentence_pairs",
        &[
            "pair_id",
            "bead",
            "english",
            "turkish",
            "english_sentence_ends",
            "turkish_sentence_ends",
            "confidence",
            "english_moves",
            "turkish_moves",
            "english_marks",
            "turkish_marks",
            "flags",
            "english_page",
            "english_line",
            "turkish_page",
            "turkish_line",
        ],
    ),
    (
        "measures",
        &[
            "pair_id",
            "kind",
            "language",
            "words",
            "sentences",
            "mean_sentence_length",
            "lexical_density",
            "key_mattr",
            "mtld",
            "flesch_reading_ease",
            "atesman",
            "numbers",
            "numbers_kept",
            "abbreviations",
            "abbreviations_kept",
            "names",
            "names_kept",
            "moves",
        ],
    ),
    ("document_keywords", &["language", "rank", "term", "count"]),
    ("keyword_pairs", &["pair_id", "english", "turkish", "method", "confidence", "english_count", "turkish_count"]),
    (
        "checks",
        &[
            "check",
            "severity",
            "english_message",
            "turkish_message",
            "documents",
            "section_id",
            "pair_id",
            "bead",
            "source",
            "page",
            "line",
            "evidence",
        ],
    ),
    ("errors", &["stage", "class", "message", "advice", "turkish_message", "turkish_advice"]),
    (
        "corrections",
        &[
            "document_id",
            "pair_id",
            "kind",
            "about",
            "verdict",
            "english",
            "turkish",
            "check",
            "evidence",
            "confidence",
            "code",
            "note",
            "state",
        ],
    ),
];

/// Most bytes of a document: a file of the report has at most one that is larger than a part should be.
const MOST: usize = 3_000_000;

/// Characters of the text of a section with a twin: they tell with which sentence it begins.
const BEGINNING: usize = 300;

/// The columns of the page's data as JSON: by table; those of the list of documents as `index`.
pub(super) fn columns() -> String {
    let mut all: BTreeMap<&str, &[&str]> = PARTS.iter().copied().collect();
    all.insert("index", INDEX);
    serde_json::to_string(&all).expect("names")
}

/// A document in the list.
pub(super) struct IndexEntry {
    cells: String,
    /// Words of its abstracts and summaries that have a twin.
    words: [u64; 2],
    confidence: (f64, u32),
    /// The part that has the document, and its index there.
    pub place: (usize, usize),
}

impl IndexEntry {
    /// That of a row of `documents`.
    pub fn new(schema: &Schema, cells: &[Cell]) -> Self {
        Self { cells: row(schema, cells, INDEX), words: [0; 2], confidence: (0.0, 0), place: (0, 0) }
    }

    /// Counts a row of the document.
    pub fn add(&mut self, schema: &Schema, cells: &[Cell]) {
        if schema.cell(cells, "kind").text() == "title" {
            return;
        }
        if let Some(confidence) = two_sided(schema, cells) {
            self.confidence.0 += confidence;
            self.confidence.1 += 1;
        }
        for (sum, words) in self.words.iter_mut().zip(words_of_twins(schema, cells).into_iter().flatten()) {
            *sum += words;
        }
    }

    /// The entry.
    pub fn json(&self) -> String {
        let Self { cells, words: [english, turkish], confidence: (sum, count), place: (part, at) } = self;
        let mean = if *count == 0 { "null".to_owned() } else { format!("{:.3}", sum / f64::from(*count)) };
        format!("[{cells},{english},{turkish},{mean},{part},{at}]")
    }
}

/// The words of both texts of a row of `section_pairs` with an abstract or a summary and its twin.
pub(super) fn words_of_twins(schema: &Schema, cells: &[Cell]) -> Option<[u64; 2]> {
    let text = |column| schema.cell(cells, column).text();
    let is =
        schema.name == "section_pairs" && text("status") == "paired" && ["abstract", "summary"].contains(&text("kind"));
    is.then(|| ["english_words", "turkish_words"].map(|column| schema.cell(cells, column).integer()))
}

/// The confidence of a sentence pair with sentences on both sides.
pub(super) fn two_sided(schema: &Schema, cells: &[Cell]) -> Option<f64> {
    let has = |column| matches!(schema.cell(cells, column), Cell::Integer(count) if *count > 0);
    let is = schema.name == "sentence_pairs" && has("english_sentences") && has("turkish_sentences");
    let Cell::Decimal(confidence) = schema.cell(cells, "confidence") else { return None };
    is.then_some(*confidence)
}

/// The rows of a document, or those of the corpus.
pub(super) struct DocumentPart {
    rows: BTreeMap<&'static str, String>,
    /// The sections, whose texts are shortened where sentence pairs have them: id, the row up to its text, and the text.
    sections: Vec<(String, String, String)>,
    most: usize,
    bytes: usize,
    is_cut: bool,
}

impl Default for DocumentPart {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), sections: Vec::new(), most: MOST, bytes: 0, is_cut: false }
    }
}

impl DocumentPart {
    /// One that takes rows without end.
    pub fn unbounded() -> Self {
        Self { most: usize::MAX, ..Self::default() }
    }

    /// Takes a row, if its table is shown.
    pub fn add(&mut self, schema: &Schema, cells: &[Cell]) {
        let Some((table, columns)) = PARTS.iter().find(|(table, _)| *table == schema.name) else { return };
        if self.bytes > self.most {
            self.is_cut = true;
            return;
        }
        let text = |column| schema.cell(cells, column).text();
        match *table {
            "sections" => {
                let before = row(schema, cells, &columns[..columns.len() - 1]);
                self.bytes += before.len() + text("text").len();
                self.sections.push((text("section_id").to_owned(), before, text("text").to_owned()));
                return;
            }
            "section_pairs" if text("status") == "paired" && text("kind") != "keywords" => {
                for side in ["english_section", "turkish_section"] {
                    if let Some((.., long)) = self.sections.iter_mut().find(|(id, ..)| id == text(side)) {
                        long.truncate(long.char_indices().nth(BEGINNING).map_or(long.len(), |(at, _)| at));
                    }
                }
            }
            _ => {}
        }
        let rows = self.rows.entry(table).or_default();
        let before = rows.len();
        if before > 0 {
            rows.push(',');
        }
        rows.push('[');
        rows.push_str(&row(schema, cells, columns));
        rows.push(']');
        self.bytes += rows.len() - before;
    }

    /// The document.
    pub fn json(&self) -> String {
        let mut json = String::from("{");
        for (table, rows) in &self.rows {
            let _ = write!(json, "\"{table}\":[{rows}],");
        }
        json.push_str("\"sections\":[");
        for (at, (_, before, text)) in self.sections.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            let _ = write!(json, "{comma}[{before},{}]", quoted(text));
        }
        let _ = write!(json, "],\"cut\":{}}}", self.is_cut);
        json
    }
}

/// The cells of some columns, joined by commas.
fn row(schema: &Schema, cells: &[Cell], columns: &[&str]) -> String {
    let mut json = String::new();
    for (at, name) in columns.iter().enumerate() {
        if at > 0 {
            json.push(',');
        }
        match schema.columns.iter().position(|column| column.name == *name) {
            Some(index) => put(&mut json, &cells[index], schema.columns[index].kind),
            None => json.push_str("null"),
        }
    }
    json
}

fn put(json: &mut String, cell: &Cell, kind: crate::schema::Kind) {
    match cell {
        Cell::Missing => json.push_str("null"),
        Cell::Text(text) => json.push_str(&quoted(text)),
        Cell::List(texts) => {
            json.push('[');
            for (at, text) in texts.iter().enumerate() {
                if at > 0 {
                    json.push(',');
                }
                json.push_str(&quoted(text));
            }
            json.push(']');
        }
        Cell::Integer(number) => drop(write!(json, "{number}")),
        Cell::Decimal(number) => drop(write!(json, "{}", kind.rounded(*number))),
    }
}

/// A text as JSON that may stand in a script: nothing in it ends the script or a line.
pub(super) fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).expect("a text");
    if !json.contains(['<', '\u{2028}', '\u{2029}']) {
        return json;
    }
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
