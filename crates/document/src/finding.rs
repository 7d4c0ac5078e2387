//! Findings: what a reader should look at.

use crate::{Message, Place, SectionId};
use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Should probably be corrected.
    Warning,
    /// Must be corrected before publication.
    Error,
}

impl Severity {
    /// All, the least one first.
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// The name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// The file has several articles, and it is not sure where each begins.
    SeveralArticles,
    /// A section has no twin, or an abstract or keyword list is missing altogether.
    SectionMissing,
    /// Two sections that stand as twins do not say the same.
    ContentMismatch,
    /// A text is in another language than its heading.
    LanguageMismatch,
    /// The two keyword lists differ in length.
    KeywordCount,
    /// A keyword stands twice in its list.
    KeywordRepeated,
    /// A number is in one text only.
    NumberMismatch,
    /// A number has another sign in the other text.
    SignMismatch,
    /// A number counts another unit in the other text.
    UnitMismatch,
    /// A month, a day of the week, a season or a time of day differs.
    DateMismatch,
    /// A place, a person, a scale or a tool is in one text only.
    NameMismatch,
    /// A sentence says the opposite of its twin.
    OppositeMeaning,
    /// A sentence has no twin.
    SentenceUnaligned,
    /// A sentence is in the language of the other text.
    SentenceUntranslated,
    /// The instructions of a template were left in.
    TemplateText,
    /// A keyword has several translations in the documents of a run: a finding of the corpus.
    TermVariation,
    /// A section that the journal asks for is missing; this check and those below are of a journal's profile.
    ProfileSectionMissing,
    /// The sections come in another order than the journal asks for.
    ProfileSectionOrder,
    /// A section has more or fewer words or characters than the journal asks for.
    ProfileLength,
    /// A text that should be one paragraph has several.
    ProfileParagraph,
    /// A text that should have no citations has some.
    ProfileCitation,
    /// An abbreviation is not explained in its text.
    ProfileAbbreviation,
    /// The labelled parts of a text are not those that the journal asks for.
    ProfileParts,
    /// The capitals of a title are not those that the journal asks for.
    ProfileTitleCase,
    /// A list has more or fewer keywords than the journal asks for.
    ProfileKeywordCount,
    /// A keyword list is not in alphabetical order.
    ProfileKeywordOrder,
    /// The capitals of keywords are not those that the journal asks for.
    ProfileKeywordCase,
    /// A keyword repeats words of the title.
    ProfileKeywordInTitle,
    /// A keyword is not in the controlled vocabulary.
    ProfileVocabulary,
    /// There are more or fewer JEL or MSC codes than the journal asks for.
    ProfileCodes,
    /// An ORCID iD is missing or mistyped.
    ProfileOrcid,
    /// The DOI is missing.
    ProfileDoi,
    /// The date of receipt or acceptance is missing.
    ProfileDate,
    /// A statement at the end of the article is missing.
    ProfileStatement,
}

impl Check {
    /// All checks.
    pub const ALL: [Self; 34] = [
        Self::SeveralArticles,
        Self::SectionMissing,
        Self::ContentMismatch,
        Self::LanguageMismatch,
        Self::KeywordCount,
        Self::KeywordRepeated,
        Self::NumberMismatch,
        Self::SignMismatch,
        Self::UnitMismatch,
        Self::DateMismatch,
        Self::NameMismatch,
        Self::OppositeMeaning,
        Self::SentenceUnaligned,
        Self::SentenceUntranslated,
        Self::TemplateText,
        Self::TermVariation,
        Self::ProfileSectionMissing,
        Self::ProfileSectionOrder,
        Self::ProfileLength,
        Self::ProfileParagraph,
        Self::ProfileCitation,
        Self::ProfileAbbreviation,
        Self::ProfileParts,
        Self::ProfileTitleCase,
        Self::ProfileKeywordCount,
        Self::ProfileKeywordOrder,
        Self::ProfileKeywordCase,
        Self::ProfileKeywordInTitle,
        Self::ProfileVocabulary,
        Self::ProfileCodes,
        Self::ProfileOrcid,
        Self::ProfileDoi,
        Self::ProfileDate,
        Self::ProfileStatement,
    ];

    /// The checks by a journal's profile: they are silent without one.
    pub fn of_profile() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().skip_while(|check| *check != Self::ProfileSectionMissing)
    }

    /// The code in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SectionMissing => "section-missing",
            Self::ContentMismatch => "content-mismatch",
            Self::LanguageMismatch => "language-mismatch",
            Self::KeywordCount => "keyword-count",
            Self::KeywordRepeated => "keyword-repeated",
            Self::NumberMismatch => "number-mismatch",
            Self::SignMismatch => "sign-mismatch",
            Self::UnitMismatch => "unit-mismatch",
            Self::DateMismatch => "date-mismatch",
            Self::NameMismatch => "name-mismatch",
            Self::OppositeMeaning => "opposite-meaning",
            Self::SentenceUnaligned => "sentence-unaligned",
            Self::SentenceUntranslated => "sentence-untranslated",
            Self::TemplateText => "template-text",
            Self::TermVariation => "term-variation",
            Self::SeveralArticles => "several-articles",
            Self::ProfileSectionMissing => "profile-section-missing",
            Self::ProfileSectionOrder => "profile-section-order",
            Self::ProfileLength => "profile-length",
            Self::ProfileParagraph => "profile-paragraph",
            Self::ProfileCitation => "profile-citation",
            Self::ProfileAbbreviation => "profile-abbreviation",
            Self::ProfileParts => "profile-parts",
            Self::ProfileTitleCase => "profile-title-case",
            Self::ProfileKeywordCount => "profile-keyword-count",
            Self::ProfileKeywordOrder => "profile-keyword-order",
            Self::ProfileKeywordCase => "profile-keyword-case",
            Self::ProfileKeywordInTitle => "profile-keyword-in-title",
            Self::ProfileVocabulary => "profile-vocabulary",
            Self::ProfileCodes => "profile-codes",
            Self::ProfileOrcid => "profile-orcid",
            Self::ProfileDoi => "profile-doi",
            Self::ProfileDate => "profile-date",
            Self::ProfileStatement => "profile-statement",
        }
    }
}

/// A finding about the corpus as a whole: it shows only where documents stand beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusFinding {
    /// The check.
    pub check: Check,
    /// How much it matters.
    pub severity: Severity,
    /// How many documents it is about.
    pub documents: usize,
    /// What was found.
    pub message: Message,
    /// What it is based on, with the documents.
    pub evidence: String,
}

/// A finding of a check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The check.
    pub check: Check,
    /// How much it matters.
    pub severity: Severity,
    /// The section it is about, where it is about one.
    pub section: Option<SectionId>,
    /// Index of the pair in the document's pairs, from 0, where it is about one.
    pub pair: Option<usize>,
    /// Index of the bead in the pair's beads, from 0, where it is about one.
    pub bead: Option<usize>,
    /// Where to look, if there is something to see.
    pub place: Option<Place>,
    /// What was found.
    pub message: Message,
    /// The words, numbers or sentence that the finding is based on.
    pub evidence: String,
}
