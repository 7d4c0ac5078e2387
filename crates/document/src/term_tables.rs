//! The rows of the tables of terms that are made only where they are asked for.

use crate::{Language, Rows, TermKind};
use serde::{Deserialize, Serialize};

/// How a term's counts in two texts differ.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Keyness {
    /// The log-likelihood ratio of two cells, 0 and more (Rayson & Garside 2000): the occurrences of the term.
    pub log_likelihood: f64,
    /// The log-likelihood ratio of four cells, 0 and more (Dunning 1993): also the other words of the texts.
    pub log_likelihood_four_cells: f64,
    /// The binary logarithm of the ratio of the relative frequencies, positive where the first is higher; a count of 0
    /// is taken as 0.5 (Hardie 2014).
    pub log_ratio: f64,
    /// The Bayesian information criterion: the ratio of two cells less the natural logarithm of all words (Wilson 2013).
    pub bic: f64,
}

/// How often a term occurs on one side of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideCounts {
    /// Occurrences.
    pub count: u32,
    /// Documents with it.
    pub documents: u32,
}

/// A term in a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyTerm {
    /// The place of the comparison among those asked for.
    pub place: u32,
    /// The comparison as it was asked for.
    pub comparison: Box<str>,
    /// The names of its sides.
    pub sides: [Box<str>; 2],
    /// Language of the texts.
    pub language: Language,
    /// One key, or up to three for a phrase, with blanks between them.
    pub key: Box<str>,
    /// The most frequent form.
    pub term: Box<str>,
    /// What the term is in a list of terms.
    pub kind: TermKind,
    /// Its counts on both sides.
    pub counts: [SideCounts; 2],
    /// Occurrences per million words of each side.
    pub per_million: [f64; 2],
    /// How much they differ.
    pub keyness: Keyness,
    /// The term of the other language in the first entry of the glossary that has the term.
    pub twin: Option<KeyTwin>,
}

/// The twin of a term in a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyTwin {
    /// Its form in the glossary.
    pub term: Box<str>,
    /// Its counts on both sides and how much they differ, where it is counted.
    pub compared: Option<([SideCounts; 2], Keyness)>,
}

impl KeyTerm {
    /// The place of the side that uses the term more.
    pub fn key_side(&self) -> usize {
        usize::from(self.per_million[1] > self.per_million[0])
    }
}

/// An author keyword in the documents of a year and a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeywordTrend {
    /// Language of the keyword.
    pub language: Language,
    /// The most frequent form.
    pub keyword: Box<str>,
    /// Its keys, with blanks between them.
    pub key: Box<str>,
    /// The keyword that is its twin in most documents.
    pub twin: Option<Box<str>>,
    /// Documents with it, of all years and groups.
    pub all_documents: u32,
    /// The year of the documents.
    pub year: Option<u16>,
    /// Their group.
    pub group: Option<Box<str>>,
    /// So many of them have it.
    pub documents: u32,
    /// Their share of the documents of the year and group that have author keywords in the language, 0..=1.
    pub share: f64,
}

/// Two author keywords of the same documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeywordEdge {
    /// Language of the keywords.
    pub language: Language,
    /// The most frequent forms, in the order of the language.
    pub keywords: [Box<str>; 2],
    /// Documents that have both.
    pub documents: u32,
}

/// Two words that occur near each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Collocation {
    /// Language of the texts.
    pub language: Language,
    /// The most frequent forms, in the order of the language.
    pub words: [Box<str>; 2],
    /// Their keys.
    pub keys: [Box<str>; 2],
    /// Occurrences of both in one window.
    pub count: u32,
    /// Occurrences of each.
    pub counts: [u32; 2],
    /// Documents that have both in one window.
    pub documents: u32,
    /// 14 and the binary logarithm of the Dice coefficient (Rychlý 2008).
    pub log_dice: f64,
    /// The binary logarithm of the ratio of `count` to what chance gives (Church & Hanks 1990).
    pub mutual_information: f64,
    /// The difference from what chance gives, in standard deviations of `count` (Church et al. 1991).
    pub t_score: f64,
}

/// A lexical bundle: words that follow each other in many documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bundle {
    /// Language of the texts.
    pub language: Language,
    /// The words in lower case.
    pub words: Box<str>,
    /// Their number.
    pub length: u32,
    /// Occurrences.
    pub count: u32,
    /// Occurrences per million words of the texts that were looked at.
    pub per_million: f64,
    /// Documents with it.
    pub documents: u32,
    /// Their share of all documents with words in the language, 0..=1.
    pub share: f64,
    /// The fewest occurrences of a bundle in this language.
    pub least_count: u32,
    /// The fewest documents of a bundle in this language.
    pub least_documents: u32,
}

/// A side of a comparison that has no words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmptySide {
    /// The comparison as it was asked for.
    pub comparison: String,
    /// The name of the side.
    pub side: String,
    /// The groups that documents have, at most 1,000, if it is a group.
    pub groups: Option<Vec<String>>,
}

/// The tables of terms that were asked for; the others are empty.
#[derive(Debug)]
pub struct TermTables {
    /// Sides of comparisons that have no words.
    pub empty_sides: Vec<EmptySide>,
    /// Terms of comparisons: by comparison, language, side, and falling log-likelihood.
    pub keyness: Box<dyn Rows<KeyTerm>>,
    /// Author keywords: by language, falling number of documents, keyword, year and group.
    pub trends: Box<dyn Rows<KeywordTrend>>,
    /// Pairs of author keywords: by language, falling number of documents, and keywords.
    pub edges: Box<dyn Rows<KeywordEdge>>,
    /// Pairs of words: by language, falling log-Dice, and words.
    pub collocations: Box<dyn Rows<Collocation>>,
    /// Bundles: by language, falling length, falling count, and words.
    pub bundles: Vec<Bundle>,
}

impl Default for TermTables {
    fn default() -> Self {
        Self {
            empty_sides: Vec::new(),
            keyness: Box::new(Vec::new()),
            trends: Box::new(Vec::new()),
            edges: Box::new(Vec::new()),
            collocations: Box::new(Vec::new()),
            bundles: Vec::new(),
        }
    }
}
