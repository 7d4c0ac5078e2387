//! Pairs of sections, of sentences and of keywords.

use crate::{
    Confidence, KindCounts, Language, Section, SectionId, SectionKind, Sections, SideMeasures, Twin,
    VocabularyRelation, VocabularyTerm,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A group of sentences of one text and the group of the other text that says the same. One side may be empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bead {
    /// Indexes of the sentences of each text, ascending.
    pub sentences: Twin<Vec<usize>>,
    /// Probability that exactly these sentences belong together.
    pub confidence: Confidence,
    /// Whether it is at another place in the order of the other text.
    pub moved: bool,
    /// Whether a user says that it is right.
    pub corrected: bool,
}

impl Bead {
    /// `1-1`, `1-2`, `0-1` …: English count, Turkish count.
    pub fn shape(&self) -> String {
        format!("{}-{}", self.sentences.english.len(), self.sentences.turkish.len())
    }

    /// Whether both sides have a sentence.
    pub fn is_two_sided(&self) -> bool {
        self.sentences.iter().all(|side| !side.is_empty())
    }

    /// Whether both sides have a sentence and the confidence, in the tables' three decimals, is at least `least`.
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
    /// There is one, but the two have different content.
    TooDifferent,
    /// The section is in neither of the two languages.
    ForeignLanguage,
    /// A user says that it is no twin of the one there is, or has none.
    Corrected,
}

impl UnpairedReason {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::NoCandidate, Self::CandidateTaken, Self::TooDifferent, Self::ForeignLanguage, Self::Corrected];

    /// The code in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoCandidate => "no-candidate",
            Self::CandidateTaken => "candidate-taken",
            Self::TooDifferent => "too-different",
            Self::ForeignLanguage => "foreign-language",
            Self::Corrected => "corrected",
        }
    }
}

impl fmt::Display for UnpairedReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Two sections that belong together, or one section alone.
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

/// A pair of sections with its scores and parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectionPair {
    /// The kind of both. Twins have one kind, also if one looks like an abstract and the other like a summary.
    pub kind: SectionKind,
    /// The two sections, or the one.
    pub sections: Pairing,
    /// How much of the content of the two is the same, 0..=1: the share of content words with a counterpart on the
    /// other side. Of a section that is too different from its candidate, that of these two; otherwise `None` when
    /// unpaired.
    pub similarity: Option<f64>,
    /// Share of the sentences that are in two-sided beads, 0..=1. `None` when unpaired or without sentences.
    pub coverage: Option<f64>,
    /// Probability that the two belong together; for one section alone, that it has no twin here.
    pub confidence: Confidence,
    /// Sentence beads, in the order of the English side; none for keyword lists.
    pub beads: Vec<Bead>,
    /// Author keywords and their twins; those of a list alone have none. None for texts.
    pub keywords: Vec<KeywordPair>,
    /// Measures of the two texts; a side is missing when unpaired.
    pub measures: Twin<Option<SideMeasures>>,
}

impl SectionPair {
    /// A pair with nothing known except that its sections belong together, or that one is alone.
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

    /// The section of each language. A section alone is on the side of its language; on the English side if it is in
    /// neither language.
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

    /// Whether there are two sections.
    pub const fn is_paired(&self) -> bool {
        matches!(self.sections, Pairing::Paired(_))
    }

    /// Whether the section is one of the pair, or the one that is alone.
    pub fn holds(&self, id: SectionId) -> bool {
        match self.sections {
            Pairing::Paired(twins) => twins.english == id || twins.turkish == id,
            Pairing::Unpaired { section, .. } => section == id,
        }
    }
}

/// The kind of a section in its pair, or its own kind if no pair has it.
pub fn kind_in_pair(section: &Section, pairs: &[SectionPair]) -> SectionKind {
    pairs.iter().find(|pair| pair.holds(section.id)).map_or(section.kind, |pair| pair.kind)
}

/// What showed that two keywords belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeywordMethod {
    /// The same letters.
    Identical,
    /// Words of the same origin.
    Cognate,
    /// Words that translate each other in the lexicon.
    Lexicon,
    /// Words that translate each other in the aligned sentences of the corpus.
    Learned,
    /// They occur in the same aligned sentences of the document.
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
    /// What showed that they belong together.
    pub method: KeywordMethod,
    /// Probability that the pair is right.
    pub confidence: Confidence,
}

/// One keyword of a pair and what the texts and a vocabulary have of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeywordSide {
    /// Index into its list.
    pub index: usize,
    /// How often it occurs in the document's texts of its language (title, abstract, summary, body; not in keyword
    /// lists), including inflected forms.
    pub counts: KindCounts,
    /// Its rank among the listed key phrases of the document in its language; known when these are.
    pub rank: Option<usize>,
    /// What the controlled vocabulary has for it.
    pub vocabulary: Option<VocabularyTerm>,
}

impl KeywordSide {
    /// A keyword of which nothing is known yet but its place in its list.
    pub fn new(index: usize) -> Self {
        Self { index, counts: KindCounts::default(), rank: None, vocabulary: None }
    }
}

/// An author keyword and its twin; one side is missing if there is no twin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeywordPair {
    /// The two keywords.
    pub sides: Twin<Option<KeywordSide>>,
    /// What showed that they belong together; `None` without a twin.
    pub method: Option<KeywordMethod>,
    /// Probability that the pair is right; without a twin, that there is none.
    pub confidence: Confidence,
    /// How the two stand to each other in the controlled vocabulary.
    pub relation: Option<VocabularyRelation>,
}

impl KeywordPair {
    /// A pair, or a keyword without a twin, not looked up in a vocabulary yet.
    pub const fn new(sides: Twin<Option<KeywordSide>>, method: Option<KeywordMethod>, confidence: Confidence) -> Self {
        Self { sides, method, confidence, relation: None }
    }

    /// Whether nothing but the place in both lists shows that the two belong together.
    pub fn is_by_place(&self) -> bool {
        self.method == Some(KeywordMethod::Position)
    }
}
