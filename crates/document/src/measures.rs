//! Measures of a text.

use crate::{Move, Span};
use serde::{Deserialize, Serialize};

/// Measures of one text of a pair.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SideMeasures {
    /// Number of characters of the text on one line.
    pub characters: usize,
    /// Number of words and numbers.
    pub words: usize,
    /// Number of sentences.
    pub sentences: usize,
    /// Words per sentence.
    pub mean_sentence_length: Option<f64>,
    /// Share of words that are not stop words.
    pub lexical_density: Option<f64>,
    /// Diversity of the surface forms.
    pub forms: Diversity,
    /// Diversity of the keys.
    pub keys: Diversity,
    /// How easy it is to read.
    pub readability: Readability,
    /// Numbers, and how many of them the other text has too.
    pub numbers: Kept,
    /// Words of capitals, likewise.
    pub abbreviations: Kept,
    /// Names, likewise.
    pub names: Kept,
    /// Its markers of metadiscourse.
    pub markers: MarkerCounts,
    /// Its moves.
    pub moves: MoveCounts,
    /// What stands out in it, in reading order; empty where it is no text of a pair.
    pub marks: Vec<Mark>,
}

/// Something that stands out in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: MarkKind,
    /// Whether the other text of the pair has no counterpart of it; said of numbers and names only.
    pub is_alone: bool,
}

/// What stands out in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MarkKind {
    /// A number.
    Number,
    /// A word of capitals.
    Abbreviation,
    /// A name.
    Name,
    /// A marker of metadiscourse.
    Marker(Metadiscourse),
}

impl MarkKind {
    /// The name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "numbers",
            Self::Abbreviation => "abbreviations",
            Self::Name => "names",
            Self::Marker(category) => category.name(),
        }
    }
}

/// The moves of a text, as far as they are sure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveCounts {
    /// The moves of its sentences in their order, the same ones in a row once.
    pub order: Vec<Move>,
    /// Words and numbers of the sentences of each move, in the order of [`Move::ALL`].
    pub words: [usize; Move::ALL.len()],
}

/// How often something has markers of each category, in the order of [`Metadiscourse::ALL`].
pub type MarkerCounts = [u32; Metadiscourse::ALL.len()];

/// Words by which writers lead their readers and take a stance (Hyland 2005).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Metadiscourse {
    /// They relate main clauses: `however`, `bu nedenle`.
    Transition,
    /// They name acts, order and stages of the text: `finally`, `bu çalışmanın amacı`.
    FrameMarker,
    /// They point to other parts of the text: `see Table 2`, `yukarıda`.
    Endophoric,
    /// They point to other texts: `according to Kaya (2019)`.
    Evidential,
    /// They say it in other words: `namely`, `örneğin`.
    CodeGloss,
    /// They hold back full commitment: `may`, `düşünülmektedir`.
    Hedge,
    /// They stress certainty: `clearly`, `kuşkusuz`.
    Booster,
    /// They show what the writer feels: `surprisingly`, `ne yazık ki`.
    AttitudeMarker,
    /// They name the writer: `we`, `çalışmamız`.
    SelfMention,
    /// They turn to the reader: `note that`, `unutulmamalıdır`.
    EngagementMarker,
}

impl Metadiscourse {
    /// All categories: those that guide through the text, then those that involve the reader.
    pub const ALL: [Self; 10] = [
        Self::Transition,
        Self::FrameMarker,
        Self::Endophoric,
        Self::Evidential,
        Self::CodeGloss,
        Self::Hedge,
        Self::Booster,
        Self::AttitudeMarker,
        Self::SelfMention,
        Self::EngagementMarker,
    ];

    /// Its name in tables and lists.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Transition => "transitions",
            Self::FrameMarker => "frame-markers",
            Self::Endophoric => "endophorics",
            Self::Evidential => "evidentials",
            Self::CodeGloss => "code-glosses",
            Self::Hedge => "hedges",
            Self::Booster => "boosters",
            Self::AttitudeMarker => "attitude-markers",
            Self::SelfMention => "self-mentions",
            Self::EngagementMarker => "engagement-markers",
        }
    }
}

/// How many different words a text has for its length. What a short text has no value for is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Diversity {
    /// Distinct words.
    pub types: usize,
    /// Types over words.
    pub type_token_ratio: Option<f64>,
    /// Types over the square root of words (Guiraud 1954).
    pub root_type_token_ratio: Option<f64>,
    /// Mean type–token ratio of all windows of 50 words (Covington & McFall 2010).
    pub mattr: Option<f64>,
    /// Mean length of a stretch with a ratio above 0.72, in words (McCarthy & Jarvis 2010).
    pub mtld: Option<f64>,
    /// Expected type–token ratio of 42 words drawn at random (McCarthy & Jarvis 2007).
    pub hdd: Option<f64>,
    /// Yule's K: how often words come back (Yule 1944).
    pub yule_k: Option<f64>,
}

/// Readability by the formulas of the language; a text without words or sentences has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Readability {
    /// Syllables of the words that have letters.
    pub syllables: usize,
    /// Flesch (1948), English: 100 very easy, below 0 very hard.
    pub flesch_reading_ease: Option<f64>,
    /// Kincaid et al. (1975), English: years of school.
    pub flesch_kincaid_grade: Option<f64>,
    /// Ateşman (1997), Turkish: 100 very easy, below 0 very hard.
    pub atesman: Option<f64>,
}

/// How many of something a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// All.
    pub all: usize,
    /// Those that the other text of the pair has too.
    pub kept: usize,
}
