//! Pairs: of sections, of sentences, of keywords.

use crate::{Confidence, Language, Section, SectionId, SectionKind, Sections, Twin};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A group of sentences of one text and the group of the other that says the same. One side may be empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bead {
    /// Indexes of the sentences of each text, rising.
    pub sentences: Twin<Vec<usize>>,
    /// That exactly these belong together.
    pub confidence: Confidence,
    /// Stands elsewhere in the order of the other text.
    pub moved: bool,
}

impl Bead {
    /// `1-1`, `1-2`, `0-1` …: English count, Turkish count.
    pub fn shape(&self) -> String {
        format!("{}-{}", self.sentences.english.len(), self.sentences.turkish.len())
    }

    /// Whether both sides hold a sentence.
    pub fn is_two_sided(&self) -> bool {
        self.sentences.iter().all(|side| !side.is_empty())
    }

    /// Whether both sides hold a sentence and the confidence, at the three decimals of the tables, is at least that.
    pub fn is_sure(&self, least: f64) -> bool {
        self.is_two_sided() && self.confidence.rounded() >= least
    }
}

/// Why a section has no twin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnpairedReason {
    /// The document has no section of this kind in the other language.
    NoCandidate,
    /// All sections of this kind in the other language are taken by closer ones.
    CandidateTaken,
    /// There is one, but the two do not say the same.
    TooDifferent,
    /// The section is in neither of the two languages.
    ForeignLanguage,
}

impl UnpairedReason {
    /// The code in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoCandidate => "no-candidate",
            Self::CandidateTaken => "candidate-taken",
            Self::TooDifferent => "too-different",
            Self::ForeignLanguage => "foreign-language",
        }
    }
}

impl fmt::Display for UnpairedReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Two sections that belong together, or one that stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pairing {
    /// Two sections that say the same.
    Paired(Twin<SectionId>),
    /// A section without a twin.
    Unpaired {
        /// The section.
        section: SectionId,
        /// Why it is alone.
        reason: UnpairedReason,
    },
}

/// A pair of sections with what holds it together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectionPair {
    /// What the two are. An abstract and a summary that are twins are both the one or the other.
    pub kind: SectionKind,
    /// The two, or the one.
    pub sections: Pairing,
    /// How much of what the two say is the same, 0..=1: the share of content words with a counterpart on the other
    /// side. `None` when unpaired.
    pub similarity: Option<f64>,
    /// Share of the sentences that stand in two-sided beads, 0..=1. `None` when unpaired or without sentences.
    pub coverage: Option<f64>,
    /// That the two belong together; of one alone, that it has no twin here.
    pub confidence: Confidence,
    /// Sentence beads, in the order of the English side; none for keyword lists.
    pub beads: Vec<Bead>,
    /// Author keywords and their twins; none for texts.
    pub keywords: Vec<KeywordPair>,
    /// Measures of the two texts; a side is missing when unpaired.
    pub measures: Twin<Option<SideMeasures>>,
}

impl SectionPair {
    /// A pair of which nothing is known but that its sections belong together, or that one stands alone.
    pub fn new(kind: SectionKind, sections: Pairing, similarity: Option<f64>, confidence: Confidence) -> Self {
        let (coverage, beads, keywords, measures) = (None, Vec::new(), Vec::new(), Twin::default());
        Self { kind, sections, similarity, coverage, confidence, beads, keywords, measures }
    }

    /// The two sections, where there are two.
    pub const fn twins(&self) -> Option<Twin<SectionId>> {
        match self.sections {
            Pairing::Paired(twins) => Some(twins),
            Pairing::Unpaired { .. } => None,
        }
    }

    /// The section of each language. One that stands alone is on the side of its language, on the English one where it
    /// is in neither.
    pub fn sides(&self, sections: &Sections) -> Twin<Option<SectionId>> {
        match self.sections {
            Pairing::Paired(twins) => twins.map(Some),
            Pairing::Unpaired { section, .. } => {
                let mut sides = Twin::default();
                let language = sections[section].section.language.tag.language();
                *sides.of_mut(language.unwrap_or(Language::English)) = Some(section);
                sides
            }
        }
    }

    /// Whether there are two.
    pub const fn is_paired(&self) -> bool {
        matches!(self.sections, Pairing::Paired(_))
    }

    /// Whether the section is one of the pair, or the one that stands alone.
    pub fn holds(&self, id: SectionId) -> bool {
        match self.sections {
            Pairing::Paired(twins) => twins.english == id || twins.turkish == id,
            Pairing::Unpaired { section, .. } => section == id,
        }
    }
}

/// What a section is beside its twin: the kind of its pair, or its own where no pair holds it.
pub fn kind_in_pair(section: &Section, pairs: &[SectionPair]) -> SectionKind {
    pairs.iter().find(|pair| pair.holds(section.id)).map_or(section.kind, |pair| pair.kind)
}

/// How two keywords were found to belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeywordMethod {
    /// The same letters.
    Identical,
    /// Words that share their origin.
    Cognate,
    /// Words that translate each other in the lexicon.
    Lexicon,
    /// Words that translate each other in the aligned sentences of the corpus.
    Learned,
    /// They stand in the same aligned sentences of the document.
    Texts,
    /// The same place in both lists.
    Position,
}

impl KeywordMethod {
    /// The code in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::Cognate => "cognate",
            Self::Lexicon => "lexicon",
            Self::Learned => "learned",
            Self::Texts => "texts",
            Self::Position => "position",
        }
    }
}

/// Two keywords of two lists, by their indexes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeywordMatch {
    /// Index into each list.
    pub indexes: Twin<usize>,
    /// What showed it.
    pub method: KeywordMethod,
    /// That it is right.
    pub confidence: Confidence,
}

/// One keyword of a pair and how often it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeywordSide {
    /// Index into its list.
    pub index: usize,
    /// Times it occurs in the document's texts of its language (title, abstract, summary, body; not in keyword lists),
    /// inflected forms included.
    pub count: usize,
}

/// An author keyword and its twin; one side is missing where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeywordPair {
    /// The two keywords.
    pub sides: Twin<Option<KeywordSide>>,
    /// What showed it; `None` for one without a twin.
    pub method: Option<KeywordMethod>,
    /// That it is right; for one without a twin, that it has none.
    pub confidence: Confidence,
}

/// Measures of one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SideMeasures {
    /// Characters of the text on one line.
    pub characters: usize,
    /// Words and numbers.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Distinct keys over words.
    pub type_token_ratio: Option<f64>,
    /// Share of words that are not stop words.
    pub lexical_density: Option<f64>,
    /// Words a sentence.
    pub mean_sentence_length: Option<f64>,
}
