//! What was counted.

use crate::{Keyness, Language, SectionKind, SideCounts};
use serde::{Deserialize, Serialize};

/// Counts by the kind of section. A count that is too large stays the largest number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindCounts {
    /// In titles.
    pub title: u32,
    /// In abstracts and summaries.
    pub abstracts: u32,
    /// In lists of author keywords.
    pub keywords: u32,
    /// In the body.
    pub body: u32,
}

impl KindCounts {
    /// One in a section of that kind; none in references.
    pub const fn one(kind: SectionKind) -> Self {
        Self::several(kind, 1)
    }

    /// A count in sections of that kind; none in references.
    pub const fn several(kind: SectionKind, count: u32) -> Self {
        let mut counts = Self { title: 0, abstracts: 0, keywords: 0, body: 0 };
        match kind {
            SectionKind::Title => counts.title = count,
            SectionKind::Abstract | SectionKind::Summary => counts.abstracts = count,
            SectionKind::Keywords => counts.keywords = count,
            SectionKind::Body => counts.body = count,
            SectionKind::References => {}
        }
        counts
    }

    /// The count of a kind.
    pub const fn of(self, kind: CountedKind) -> u32 {
        match kind {
            CountedKind::Title => self.title,
            CountedKind::Abstract => self.abstracts,
            CountedKind::Keywords => self.keywords,
            CountedKind::Body => self.body,
        }
    }

    /// Adds other counts. The order makes no difference.
    pub const fn add(&mut self, other: Self) {
        self.title = self.title.saturating_add(other.title);
        self.abstracts = self.abstracts.saturating_add(other.abstracts);
        self.keywords = self.keywords.saturating_add(other.keywords);
        self.body = self.body.saturating_add(other.body);
    }

    /// The sum.
    pub const fn total(self) -> u32 {
        self.title.saturating_add(self.abstracts).saturating_add(self.keywords).saturating_add(self.body)
    }
}

/// A kind of section, as terms are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CountedKind {
    /// Titles.
    Title,
    /// Abstracts and summaries.
    Abstract,
    /// Lists of author keywords.
    Keywords,
    /// The body.
    Body,
}

impl CountedKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Title, Self::Abstract, Self::Keywords, Self::Body];

    /// Its name in settings and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Abstract => "abstract",
            Self::Keywords => "keywords",
            Self::Body => "body",
        }
    }
}

/// What a term is in a list of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TermKind {
    /// A term: a noun, a noun phrase, a name.
    Term,
    /// Words about the study itself, not about its subject.
    Frame,
    /// A form of a verb, or a phrase that ends in one.
    Verb,
    /// An adjective, adverb or numeral alone.
    Modifier,
}

impl TermKind {
    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Frame => "frame",
            Self::Verb => "verb",
            Self::Modifier => "modifier",
        }
    }
}

/// How often a term occurs in the corpus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CorpusTerm {
    /// Language of the texts.
    pub language: Language,
    /// One key, or up to three for a phrase, with blanks between them.
    pub key: Box<str>,
    /// The printed forms with their counts, most frequent first; in lower case unless it is a name.
    pub forms: Box<[(Box<str>, u32)]>,
    /// What it is in a list of terms.
    pub kind: TermKind,
    /// Occurrences by the kind of section.
    pub counts: KindCounts,
    /// Occurrences per million words of the corpus in this language.
    pub per_million: f64,
    /// Number of documents that contain it.
    pub documents: u32,
    /// Gries's deviation of proportions, normalized, 0 (even) ..= 1 (in one document only); `None` with fewer than two
    /// documents (Gries 2008; Lijffijt & Gries 2012).
    pub dispersion: Option<f64>,
    /// The abstracts and summaries against the body; `None` where either has no words or neither has the term.
    pub abstracts_against_body: Option<Keyness>,
    /// Its counts on both sides of each comparison that was asked for.
    pub compared: Box<[[SideCounts; 2]]>,
}

impl CorpusTerm {
    /// The most frequent form.
    pub fn term(&self) -> &str {
        self.forms.first().map_or("", |(form, _)| form)
    }
}

/// A key phrase of a document: one of the terms that are characteristic of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentKeyword {
    /// Language of the texts.
    pub language: Language,
    /// Its rank among those of the document in this language, from 1.
    pub rank: usize,
    /// As it is printed in the document: the most frequent form.
    pub term: Box<str>,
    /// One key, or up to five for a phrase, with blanks between them.
    pub key: Box<str>,
    /// Occurrences in the document.
    pub count: u32,
    /// Higher is more characteristic; comparable within one document.
    pub score: f64,
    /// Signed log-likelihood against the rest of the corpus (Rayson & Garside 2000), positive if the term is over-used;
    /// `None` if there is no rest, or for a phrase of more than three words.
    pub keyness: Option<f64>,
    /// Number of documents of the corpus that contain it; `None` for a phrase of more than three words, which is counted
    /// in its own document only.
    pub documents: Option<u32>,
}
