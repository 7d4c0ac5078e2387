//! Section pairs: which English and which Turkish section say the same.
//!
//! Content decides. Titles pair with titles, keyword lists with keyword lists; abstracts and summaries are looked at together, as headings call a long text
//! an abstract and a short one a summary.

use crate::indexed::Indexed;
use crate::keywords::KeywordFeatures;
use crate::lexical::pairs;
use crate::model::TranslationModel;
use crate::sentence::Sentence;
use crate::similarity::similarity;
use ikiz_document::{
    Confidence, Language, LanguageTag, Pairing, SectionId, SectionKind, SectionPair, Twin, UnpairedReason,
};
use std::borrow::Cow;

/// Similarities of texts of different documents are below this, of twins above: counted in 1,630 and 115 pairs of abstracts, of which the former reach 0.34 and the
/// latter begin at 0.41.
const LIMIT: f64 = 0.37;
/// Steepness of the log-odds around the limit, a unit of similarity.
const STEEPNESS: f64 = 30.0;
/// Similarity below which even the only two sections of a kind are not paired.
const ABSURD: f64 = 0.22;
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
/// Log-odds that an abstract and a summary are twins, before they are read.
const OTHER_KIND: f64 = -2.0;
/// A pair is the summaries of a document where it is longer than that, against an abstract of the same document.
const SUMMARY_RATIO: f64 = 1.5;

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
    /// What it is.
    pub kind: SectionKind,
    /// Which article of the document it belongs to: nothing pairs across articles.
    pub article: u32,
    /// The language of its text.
    pub language: LanguageTag,
    /// Its features.
    pub content: Content<'a>,
}

/// Pairs the sections of a document, given in reading order: each of a kind that has twins stands in exactly one
/// result. Results are in the order of their first section; nothing in them is aligned or measured yet.
pub fn pair_sections(candidates: &[Candidate], model: &TranslationModel) -> Vec<SectionPair> {
    let mut results: Vec<(usize, SectionPair)> = Vec::new();
    let mut done: Vec<SectionKind> = Vec::new();
    for kind in candidates.iter().map(|candidate| group(candidate.kind)).filter(|kind| kind.is_twin()) {
        if !done.contains(&kind) {
            done.push(kind);
            Group::new(candidates, kind, model).pair(&mut results);
        }
    }
    results.sort_by_key(|result| result.0);
    results.into_iter().map(|result| result.1).collect()
}

/// The kind that stands for all those that may be twins.
const fn group(kind: SectionKind) -> SectionKind {
    match kind {
        SectionKind::Summary => SectionKind::Abstract,
        other => other,
    }
}

/// What speaks for two sections, by their places in the document.
struct Comparison {
    places: Twin<usize>,
    similarity: f64,
    log_odds: f64,
    absurd: bool,
}

/// The sections that may be twins of each other.
struct Group<'a> {
    candidates: &'a [Candidate<'a>],
    sides: Twin<Vec<usize>>,
    foreign: Vec<usize>,
    /// The likeliest first.
    comparisons: Vec<Comparison>,
}

impl<'a> Group<'a> {
    fn new(candidates: &'a [Candidate<'a>], kind: SectionKind, model: &TranslationModel) -> Self {
        let of = |tag: Option<Language>| {
            let fits = |(_, candidate): &(usize, &Candidate)| {
                group(candidate.kind) == kind && candidate.language.language() == tag
            };
            candidates.iter().enumerate().filter(fits).map(|(at, _)| at).collect::<Vec<usize>>()
        };
        let sides = Twin::from_fn(|language| of(Some(language)));
        let mut comparisons = Vec::new();
        for (row, &left) in sides.english.iter().enumerate() {
            for (column, &right) in sides.turkish.iter().enumerate() {
                let mut comparison = Comparison::new(Twin::new(left, right), candidates, model);
                comparison.log_odds += DISTANCE * row.abs_diff(column) as f64;
                if sides.iter().all(|side| side.len() == 1) {
                    comparison.log_odds += ALONE;
                } else if candidates[left].kind != candidates[right].kind {
                    comparison.log_odds += OTHER_KIND;
                }
                comparisons.push(comparison);
            }
        }
        comparisons.sort_by(|left, right| {
            right.log_odds.total_cmp(&left.log_odds).then_with(|| left.places.cmp(&right.places))
        });
        Self { candidates, sides, foreign: of(None), comparisons }
    }

    fn pair(&self, results: &mut Vec<(usize, SectionPair)>) {
        let mut taken: Vec<usize> = Vec::new();
        for comparison in self.comparisons.iter().filter(|comparison| self.may_be(comparison)) {
            let Comparison { places, similarity, log_odds, .. } = *comparison;
            if !places.iter().any(|place| taken.contains(place)) {
                taken.extend(places);
                let sections = Pairing::Paired(places.map(|at| self.candidates[at].id));
                let confidence = Confidence::new(logistic(log_odds));
                let pair = SectionPair::new(self.common_kind(places), sections, Some(similarity), confidence);
                results.push((places.english.min(places.turkish), pair));
            }
        }
        for (mine, others) in self.sides.as_ref().zip(self.sides.as_ref().swapped()) {
            for &at in mine.iter().filter(|at| !taken.contains(at)) {
                results.push((at, self.alone(at, others, &taken)));
            }
        }
        for &at in &self.foreign {
            results.push((at, self.unpaired(at, UnpairedReason::ForeignLanguage, 1.0)));
        }
    }

    /// Whether two sections may be twins at all. A summary has no abstract for a twin unless their contents say so.
    fn may_be(&self, comparison: &Comparison) -> bool {
        let Twin { english, turkish } = comparison.places.map(|at| &self.candidates[at]);
        let same_kind = english.kind == turkish.kind;
        english.article == turkish.article && !comparison.absurd && (same_kind || comparison.log_odds > 0.0)
    }

    /// The kind of twins: that of both, or where they differ what their length is against the abstracts that the
    /// document has beside them.
    fn common_kind(&self, places: Twin<usize>) -> SectionKind {
        let kind = |at: usize| self.candidates[at].kind;
        if kind(places.english) == kind(places.turkish) {
            return kind(places.english);
        }
        let length = |at: usize| characters(&self.candidates[at].content.sentences());
        let all = self.sides.iter().flatten().copied();
        let other_abstracts =
            all.filter(|at| places.iter().all(|place| place != at)).filter(|&at| kind(at) == SectionKind::Abstract);
        let shortest = other_abstracts.map(length).reduce(f64::min);
        let shorter = length(places.english).min(length(places.turkish));
        let is_summary = shortest.is_some_and(|shortest| shorter > SUMMARY_RATIO * shortest);
        if is_summary { SectionKind::Summary } else { SectionKind::Abstract }
    }

    fn alone(&self, at: usize, others: &[usize], taken: &[usize]) -> SectionPair {
        let Candidate { kind, article, .. } = self.candidates[at];
        let own = self.comparisons.iter().filter(|comparison| comparison.places.iter().any(|&place| place == at));
        let best = own.map(|comparison| comparison.log_odds).reduce(f64::max);
        let confidence = best.map_or(1.0, |best| 1.0 - logistic(best));
        let mut of_kind = others
            .iter()
            .filter(|&&other| self.candidates[other].kind == kind && self.candidates[other].article == article)
            .peekable();
        let reason = if of_kind.peek().is_none() {
            UnpairedReason::NoCandidate
        } else if of_kind.all(|other| taken.contains(other)) {
            UnpairedReason::CandidateTaken
        } else {
            UnpairedReason::TooDifferent
        };
        self.unpaired(at, reason, confidence)
    }

    fn unpaired(&self, at: usize, reason: UnpairedReason, confidence: f64) -> SectionPair {
        let Candidate { id, kind, .. } = self.candidates[at];
        SectionPair::new(kind, Pairing::Unpaired { section: id, reason }, None, Confidence::new(confidence))
    }
}

impl Comparison {
    fn new(places: Twin<usize>, candidates: &[Candidate], model: &TranslationModel) -> Self {
        let Twin { english: left, turkish: right } = places.map(|at| candidates[at].content.sentences());
        let indexed = Indexed::new(&left, &right, model);
        let similarity = similarity(&indexed, &pairs(&indexed, model, None));
        let units = indexed.english.total() + indexed.turkish.total();
        let trust = (units as f64 / ENOUGH_UNITS).min(1.0);
        let ratio = libm::log(characters(&right) / characters(&left)) / LENGTH.0;
        let log_odds = (similarity - LIMIT) * STEEPNESS * trust + (-0.5 * ratio * ratio).max(LENGTH.1);
        Self { places, similarity, log_odds, absurd: similarity < ABSURD && units >= FEW_UNITS }
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
