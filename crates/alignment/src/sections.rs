//! Section pairs: which English and which Turkish section of a kind say the same.

use crate::indexed::Indexed;
use crate::keywords::KeywordFeatures;
use crate::lexical::pairs;
use crate::model::TranslationModel;
use crate::sentence::Sentence;
use crate::similarity::similarity;
use ikiz_document::{Confidence, Language, LanguageTag, SectionId, SectionKind, Twins, UnpairedReason};
use std::borrow::Cow;

/// Similarities of texts of different documents are below this; of twins, above. Measured on abstracts, news and encyclopaedia, by
/// cognates and numbers alone, and with learned translations.
const LIMITS: (f64, f64) = (0.045, 0.12);
/// Steepness of the log-odds around the limit, a unit of similarity.
const STEEPNESS: (f64, f64) = (100.0, 50.0);
/// Similarities below which even the only two sections of a kind are not paired.
const ABSURD: (f64, f64) = (0.02, 0.04);
/// Units of both sections together from which on the similarity is trusted.
const ENOUGH_UNITS: f64 = 60.0;
/// Units of both sections together below which no similarity is absurd: short titles may share nothing.
const FEW_UNITS: u64 = 40;
/// Log-odds that the only two sections of a kind are twins, before they are read.
const ALONE: f64 = 2.0;
/// Standard deviation of the logarithm of the ratio of lengths, and the lowest log-odds that it brings.
const LENGTH: (f64, f64) = (0.35, -4.0);
/// Log-odds that each section of the kind between two brings.
const DISTANCE: f64 = -0.3;

/// What a section holds.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// The sentences of a text or title.
    Text(&'a [Sentence]),
    /// A keyword list.
    Keywords(&'a [KeywordFeatures]),
}

/// A section that may have a twin.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Its name.
    pub id: SectionId,
    /// What it is: twins are of one kind.
    pub kind: SectionKind,
    /// The language of its text.
    pub language: LanguageTag,
    /// Its features.
    pub content: Content<'a>,
}

/// Two sections that belong together, or one alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Twinning {
    /// What they are.
    pub kind: SectionKind,
    /// The two, or the one.
    pub twins: Twins,
    /// Share of the content words of both with a counterpart in the other, 0..=1; `None` when unpaired.
    pub similarity: Option<f64>,
    /// That they belong together; of one alone, that it has no twin here.
    pub confidence: Confidence,
}

/// Pairs the sections of a document, given in reading order: each of a kind that has twins stands in exactly one result. Results are in the
/// order of their first section.
pub fn pair_sections(candidates: &[Candidate], model: Option<&TranslationModel>) -> Vec<Twinning> {
    let mut results: Vec<(usize, Twinning)> = Vec::new();
    let mut done: Vec<SectionKind> = Vec::new();
    for kind in candidates.iter().map(|candidate| candidate.kind).filter(|kind| kind.is_twin()) {
        if !done.contains(&kind) {
            done.push(kind);
            pair_kind(candidates, kind, model, &mut results);
        }
    }
    results.sort_by_key(|result| result.0);
    results.into_iter().map(|result| result.1).collect()
}

/// What speaks for two sections, by their places in the document and among those of their kind and language.
struct Bond {
    english: usize,
    turkish: usize,
    similarity: f64,
    log_odds: f64,
    absurd: bool,
}

fn pair_kind(
    candidates: &[Candidate],
    kind: SectionKind,
    model: Option<&TranslationModel>,
    results: &mut Vec<(usize, Twinning)>,
) {
    let of = |tag: Option<Language>| {
        let fits =
            |(_, candidate): &(usize, &Candidate)| candidate.kind == kind && candidate.language.language() == tag;
        candidates.iter().enumerate().filter(fits).map(|(at, _)| at).collect::<Vec<usize>>()
    };
    let (english, turkish) = (of(Some(Language::English)), of(Some(Language::Turkish)));
    let mut bonds = Vec::new();
    for (row, &left) in english.iter().enumerate() {
        for (column, &right) in turkish.iter().enumerate() {
            let mut bond = Bond::new(left, right, candidates, model);
            bond.log_odds += DISTANCE * row.abs_diff(column) as f64;
            if english.len() == 1 && turkish.len() == 1 {
                bond.log_odds += ALONE;
            }
            bonds.push(bond);
        }
    }
    bonds.sort_by(|left, right| {
        right
            .log_odds
            .total_cmp(&left.log_odds)
            .then_with(|| (left.english, left.turkish).cmp(&(right.english, right.turkish)))
    });
    let mut taken: Vec<usize> = Vec::new();
    for bond in bonds.iter().filter(|bond| !bond.absurd) {
        if !taken.contains(&bond.english) && !taken.contains(&bond.turkish) {
            taken.extend([bond.english, bond.turkish]);
            let twins = Twins::Paired { english: candidates[bond.english].id, turkish: candidates[bond.turkish].id };
            let (similarity, confidence) = (Some(bond.similarity), Confidence::new(logistic(bond.log_odds)));
            results.push((bond.english.min(bond.turkish), Twinning { kind, twins, similarity, confidence }));
        }
    }
    let mut alone = |at: usize, reason: UnpairedReason, confidence: f64| {
        let twins = Twins::Unpaired { section: candidates[at].id, reason };
        results.push((at, Twinning { kind, twins, similarity: None, confidence: Confidence::new(confidence) }));
    };
    for (mine, others) in [(&english, &turkish), (&turkish, &english)] {
        for &at in mine.iter().filter(|at| !taken.contains(at)) {
            let best = bonds.iter().filter(|bond| bond.english == at || bond.turkish == at).map(|bond| bond.log_odds);
            let confidence = best.reduce(f64::max).map_or(1.0, |best| 1.0 - logistic(best));
            let reason = if others.is_empty() {
                UnpairedReason::NoCandidate
            } else if others.iter().all(|other| taken.contains(other)) {
                UnpairedReason::CandidateTaken
            } else {
                UnpairedReason::TooDifferent
            };
            alone(at, reason, confidence);
        }
    }
    for at in of(None) {
        alone(at, UnpairedReason::ForeignLanguage, 1.0);
    }
}

impl Bond {
    fn new(english: usize, turkish: usize, candidates: &[Candidate], model: Option<&TranslationModel>) -> Self {
        let (left, right) = (candidates[english].content.sentences(), candidates[turkish].content.sentences());
        let indexed = Indexed::new(&left, &right, model);
        let similarity = similarity(&indexed, &pairs(&indexed, model, None));
        let choose =
            |(bare, learned): (f64, f64)| if model.is_some_and(|model| !model.is_empty()) { learned } else { bare };
        let units = indexed.english.total() + indexed.turkish.total();
        let trust = (units as f64 / ENOUGH_UNITS).min(1.0);
        let ratio = libm::log(characters(&right) / characters(&left)) / LENGTH.0;
        let log_odds = (similarity - choose(LIMITS)) * choose(STEEPNESS) * trust + (-0.5 * ratio * ratio).max(LENGTH.1);
        Self { english, turkish, similarity, log_odds, absurd: similarity < choose(ABSURD) && units >= FEW_UNITS }
    }
}

impl Content<'_> {
    fn sentences(&self) -> Cow<'_, [Sentence]> {
        match self {
            Self::Text(sentences) => Cow::Borrowed(sentences),
            Self::Keywords(keywords) => keywords.iter().map(|keyword| keyword.words.clone()).collect(),
        }
    }
}

fn characters(sentences: &[Sentence]) -> f64 {
    sentences.iter().map(|sentence| sentence.characters + 1).sum::<usize>().max(1) as f64
}

fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}
