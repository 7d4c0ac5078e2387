//! Section pairs: which English section and which Turkish section have the same content.
//!
//! The content decides. Titles pair with titles, keyword lists with keyword lists. Abstracts and summaries are compared
//! in one group, because headings may call a long text an abstract and a short one a summary.

use crate::indexed::indexed;
use crate::keywords::KeywordFeatures;
use crate::lexical::pairs;
use crate::model::TranslationModel;
use crate::sentence::Sentence;
use crate::similarity::similarity;
use ikiz_document::{
    Confidence, Language, LanguageTag, Pairing, SectionId, SectionKind, SectionPair, Twin, UnpairedReason, allowance,
};
use std::borrow::Cow;

/// Texts of different documents have a lower similarity than this, twins a higher one. Counted in 1,630 pairs of
/// different abstracts and 115 pairs of twins: the former reach 0.34, the latter begin at 0.41.
const LIMIT: f64 = 0.37;
/// Steepness of the log-odds around the limit, for one unit of similarity.
const STEEPNESS: f64 = 30.0;
/// Below this similarity, even the only two sections of a kind are not paired.
const ABSURD: f64 = 0.22;
/// If both sections together have at least this many units, the similarity is fully trusted.
const ENOUGH_UNITS: f64 = 60.0;
/// With fewer units in both sections together, no similarity is too low: short titles may share no words.
const FEW_UNITS: u64 = 40;
/// Log-odds that the only two sections of a kind are twins, before their content is compared.
const ALONE: f64 = 2.0;
/// Standard deviation of the logarithm of the ratio of lengths, and the lowest log-odds that the ratio can give.
const LENGTH: (f64, f64) = (0.35, -4.0);
/// Log-odds for each place by which the two differ among the sections of the group.
const DISTANCE: f64 = -0.3;
/// Log-odds that an abstract and a summary are twins, before their content is compared.
const OTHER_KIND: f64 = -2.0;
/// If an abstract and a summary are twins, they are summaries if this many times longer than another abstract there.
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
    /// Its id.
    pub id: SectionId,
    /// Its kind.
    pub kind: SectionKind,
    /// The article of the document that it belongs to: sections of different articles are not paired.
    pub article: u32,
    /// The language of its text.
    pub language: LanguageTag,
    /// Its features.
    pub content: Content<'a>,
}

/// Pairs the sections of a document, given in reading order. Each section of a kind that has twins is in exactly one
/// result. Results are in the order of their first section; they are not aligned or measured yet.
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

/// The kind that represents all kinds that may be twins of each other.
const fn group(kind: SectionKind) -> SectionKind {
    match kind {
        SectionKind::Summary => SectionKind::Abstract,
        other => other,
    }
}

/// The evidence for two sections, by their places in the document.
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
    /// The most likely first.
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
                allowance::go_on();
                allowance::spend(size_of::<Comparison>());
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
                allowance::go_on();
                results.push((at, self.alone(at, others, &taken)));
            }
        }
        for &at in &self.foreign {
            results.push((at, self.unpaired(at, UnpairedReason::ForeignLanguage, 1.0)));
        }
    }

    /// Whether two sections may be twins at all. A summary and an abstract are twins only if their contents show it.
    fn may_be(&self, comparison: &Comparison) -> bool {
        let Twin { english, turkish } = comparison.places.map(|at| &self.candidates[at]);
        let same_kind = english.kind == turkish.kind;
        english.article == turkish.article && !comparison.absurd && (same_kind || comparison.log_odds > 0.0)
    }

    /// The kind of twins: the kind of both. If they differ, it depends on their length, compared with the other
    /// abstracts of the document.
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
        let indexed = indexed(Twin::new(&left, &right), &model.background);
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
