//! The gold data of the corpus; its format stands in `tests/gold/README.md`.

use crate::root;
use serde::Deserialize;

/// The gold of a document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gold {
    /// Its file in `corpus/`; for a record `file#record`.
    pub document: String,
    /// `en`, `tr`, or `none`.
    pub language_of_body: String,
    /// In reading order.
    pub sections: Vec<GoldSection>,
    /// English and Turkish section of each pair.
    pub pairs: Vec<(usize, usize)>,
    /// Sections without a twin.
    pub unpaired: Vec<usize>,
    /// Sentences and beads of each pair of texts.
    pub alignments: Vec<GoldAlignment>,
    /// English and Turkish keyword of each pair.
    pub keyword_pairs: Vec<(String, String)>,
    /// The faults that were planted in it.
    pub faults: Vec<Fault>,
}

/// A section.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldSection {
    /// What it is.
    pub kind: String,
    /// Language of its text.
    pub language: String,
    /// As printed.
    pub heading: Option<String>,
    /// Its first eight words.
    pub first: Option<String>,
    /// Its last eight words.
    pub last: Option<String>,
    /// Words between blanks.
    pub words: Option<usize>,
    /// The list.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Labels of a structured abstract.
    #[serde(default)]
    pub parts: Vec<String>,
}

/// The sentences of a pair and how they correspond.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldAlignment {
    /// English and Turkish section.
    pub pair: (usize, usize),
    /// English sentences.
    pub english: Vec<String>,
    /// Turkish sentences.
    pub turkish: Vec<String>,
    /// Indexes of English and Turkish sentences.
    pub beads: Vec<(Vec<usize>, Vec<usize>)>,
}

/// A planted fault.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// The check that should find it.
    pub check: String,
    /// Kind and language of the section.
    #[serde(rename = "where")]
    pub place: String,
    /// A short quotation.
    pub evidence: String,
}

/// The gold of all documents, by file name.
pub fn all() -> Vec<Gold> {
    let folder = root().join("tests/gold");
    let entries = std::fs::read_dir(&folder).expect("tests/gold");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).expect("UTF-8");
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        })
        .collect()
}
