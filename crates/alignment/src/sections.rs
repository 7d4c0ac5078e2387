//! Section pairs: which English section and which Turkish section have the same content.
//!
//! The content decides, also where there are only two candidates: two texts that do not say the same are no pair,
//! whatever their headings and order say. Titles pair with titles, keyword lists with keyword lists. Abstracts and
//! summaries are compared in one group, because headings may call a long text an abstract and a short one a summary.

use crate::evidence;
use crate::indexed::indexed;
use crate::keywords::KeywordFeatures;
use crate::lexical::pairs;
use crate::model::TranslationModel;
use crate::sentence::Sentence;
use crate::similarity::Overlap;
use ikiz_document::{
    Confidence, Language, LanguageTag, Pairing, SectionId, SectionKind, SectionPair, Twin, UnpairedReason, allowance,
};
use std::borrow::Cow;

/// With lower log-odds, two sections are not paired, even if they are the only two of a kind. Losing twins is worse
/// than keeping strangers, so this is less than 0.
const LEAST: f64 = -2.4;
/// From these log-odds on, sections are surely twins.
const SURE: f64 = 2.0;
/// What it adds that sections of an earlier group of the same article are surely twins. Set by hand.
const OF_SURE_TWINS: f64 = 3.0;
/// If there are several candidates: standard deviation of the logarithm of the ratio of lengths, and the lowest
/// log-odds that the ratio can give.
const LENGTH: (f64, f64) = (0.35, -4.0);
/// Log-odds for each place by which the two differ among the sections of the group.
const DISTANCE: f64 = -0.3;
/// Log-odds that an abstract and a summary are twins, before their content is compared.
const OTHER_KIND: f64 = -2.0;
/// A summary that is this many times longer than an abstract is an extended one, and no twin of it.
const EXTENDED_RATIO: f64 = 3.0;
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

/// What a user says of the sections of a document: which two are twins. No section is in two right pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorrectedPairs {
    /// Two that are twins.
    pub right: Vec<Twin<SectionId>>,
    /// Two that are none.
    pub wrong: Vec<Twin<SectionId>>,
    /// Those without a twin.
    pub alone: Vec<SectionId>,
}

impl CorrectedPairs {
    /// Whether nothing is corrected.
    pub const fn is_empty(&self) -> bool {
        self.right.is_empty() && self.wrong.is_empty() && self.alone.is_empty()
    }

    /// Whether two sections are no twins.
    fn part(&self, sections: Twin<SectionId>) -> bool {
        self.wrong.contains(&sections) || sections.iter().any(|id| self.alone.contains(id))
    }
}

/// Pairs the sections of a document, given in reading order. Each section of a kind that has twins is in exactly one
/// result. Results are in the order of their first section; they are not aligned or measured yet.
pub fn pair_sections(candidates: &[Candidate], model: &TranslationModel) -> Vec<SectionPair> {
    pair_corrected(candidates, model, &CorrectedPairs::default())
}

/// The same, with what is corrected. A right pair of two sections that cannot be twins, by their kinds or languages, is
/// none.
pub fn pair_corrected(
    candidates: &[Candidate],
    model: &TranslationModel,
    corrected: &CorrectedPairs,
) -> Vec<SectionPair> {
    let mut results: Vec<(usize, SectionPair)> = Vec::new();
    let mut sure_articles: Vec<u32> = Vec::new();
    // Texts first: what they show counts for titles and lists, and what titles show for lists.
    for kind in [SectionKind::Abstract, SectionKind::Title, SectionKind::Keywords] {
        let sure = Group::new(candidates, kind, model, &sure_articles, corrected).pair(&mut results);
        sure_articles.extend(sure);
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
    /// Log-odds that they are twins, by their content and by sure twins beside them.
    content: f64,
    /// The same by all that is known, the other candidates too.
    log_odds: f64,
}

/// The sections that may be twins of each other.
struct Group<'a> {
    candidates: &'a [Candidate<'a>],
    sides: Twin<Vec<usize>>,
    foreign: Vec<usize>,
    /// The most likely first.
    comparisons: Vec<Comparison>,
    corrected: &'a CorrectedPairs,
}

impl<'a> Group<'a> {
    /// `sure_articles` are those with other sections that are surely twins.
    fn new(
        candidates: &'a [Candidate<'a>],
        kind: SectionKind,
        model: &TranslationModel,
        sure_articles: &[u32],
        corrected: &'a CorrectedPairs,
    ) -> Self {
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
                let places = Twin::new(left, right);
                let is_beside_sure = places.iter().all(|&at| sure_articles.contains(&candidates[at].article));
                let prior = if is_beside_sure { OF_SURE_TWINS } else { 0.0 };
                let mut comparison = Comparison::new(places, candidates, model, prior);
                if sides.iter().any(|side| side.len() > 1) {
                    comparison.log_odds += length_odds(places.map(|at| &candidates[at].content));
                    comparison.log_odds += DISTANCE * row.abs_diff(column) as f64;
                    if candidates[left].kind != candidates[right].kind {
                        comparison.log_odds += OTHER_KIND;
                    }
                }
                comparisons.push(comparison);
            }
        }
        comparisons.sort_by(|left, right| {
            right.log_odds.total_cmp(&left.log_odds).then_with(|| left.places.cmp(&right.places))
        });
        Self { candidates, sides, foreign: of(None), comparisons, corrected }
    }

    /// Appends the pairs, and returns the articles of those that are sure.
    fn pair(&self, results: &mut Vec<(usize, SectionPair)>) -> Vec<u32> {
        let mut taken: Vec<usize> = Vec::new();
        let mut sure: Vec<u32> = Vec::new();
        let given = self.comparisons.iter().filter(|comparison| self.is_right(comparison));
        let found = self.comparisons.iter().filter(|comparison| self.may_be(comparison));
        for comparison in given.chain(found) {
            let Comparison { places, similarity, log_odds, .. } = *comparison;
            if !places.iter().any(|place| taken.contains(place)) {
                taken.extend(places);
                let sections = Pairing::Paired(self.ids(comparison));
                let log_odds = if self.is_right(comparison) { f64::INFINITY } else { log_odds };
                let confidence = Confidence::new(logistic(log_odds));
                let pair = SectionPair::new(self.common_kind(places), sections, Some(similarity), confidence);
                results.push((places.english.min(places.turkish), pair));
                if log_odds >= SURE {
                    sure.push(self.candidates[places.english].article);
                }
            }
        }
        for (mine, others) in self.sides.as_ref().zip(self.sides.as_ref().swapped()) {
            for &at in mine.iter().filter(|at| !taken.contains(at)) {
                allowance::go_on();
                results.push((at, self.alone(at, others, &taken)));
            }
        }
        for &at in &self.foreign {
            results.push((at, self.unpaired(at, UnpairedReason::ForeignLanguage, None, 1.0)));
        }
        sure
    }

    fn ids(&self, comparison: &Comparison) -> Twin<SectionId> {
        comparison.places.map(|at| self.candidates[at].id)
    }

    /// Whether a user says that the two are twins.
    fn is_right(&self, comparison: &Comparison) -> bool {
        self.corrected.right.contains(&self.ids(comparison))
    }

    /// Whether a user says that the two are no twins.
    fn is_wrong(&self, comparison: &Comparison) -> bool {
        self.corrected.part(self.ids(comparison))
    }

    /// Whether two sections may be twins at all. Where there are others, a summary and an abstract are twins only if
    /// their contents show it; an extended summary is none of a short abstract.
    fn may_be(&self, comparison: &Comparison) -> bool {
        let Twin { english, turkish } = comparison.places.map(|at| &self.candidates[at]);
        let is_likely = english.kind == turkish.kind
            || !is_extended(english, turkish)
                && !is_extended(turkish, english)
                && (self.is_single() || comparison.log_odds > 0.0);
        english.article == turkish.article && comparison.content >= LEAST && is_likely && !self.is_wrong(comparison)
    }

    /// Whether there is one section in each language.
    fn is_single(&self) -> bool {
        self.sides.iter().all(|side| side.len() == 1)
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
        let is_own = |comparison: &&Comparison| {
            comparison.places.iter().any(|&place| place == at)
                && comparison.places.iter().all(|&place| self.candidates[place].article == article)
                && !self.is_wrong(comparison)
        };
        let best = self.comparisons.iter().find(is_own);
        let confidence = best.map_or(1.0, |best| 1.0 - logistic(best.log_odds));
        let is_parted = |other: &usize| {
            let both =
                |comparison: &&Comparison| [at, *other].iter().all(|at| comparison.places.iter().any(|it| it == at));
            self.comparisons.iter().find(both).is_some_and(|comparison| self.is_wrong(comparison))
        };
        let mut of_kind = others
            .iter()
            .filter(|&&other| self.candidates[other].kind == kind && self.candidates[other].article == article)
            .filter(|other| !is_parted(other))
            .peekable();
        let reason = if of_kind.peek().is_none() && others.iter().any(is_parted) {
            UnpairedReason::Corrected
        } else if of_kind.peek().is_none() {
            UnpairedReason::NoCandidate
        } else if of_kind.all(|other| taken.contains(other)) {
            UnpairedReason::CandidateTaken
        } else {
            UnpairedReason::TooDifferent
        };
        let nearest = best.filter(|_| reason == UnpairedReason::TooDifferent);
        self.unpaired(at, reason, nearest.map(|nearest| nearest.similarity), confidence)
    }

    fn unpaired(&self, at: usize, reason: UnpairedReason, similarity: Option<f64>, confidence: f64) -> SectionPair {
        let Candidate { id, kind, .. } = self.candidates[at];
        SectionPair::new(kind, Pairing::Unpaired { section: id, reason }, similarity, Confidence::new(confidence))
    }
}

impl Comparison {
    /// `prior`: the log-odds before the contents are compared.
    fn new(places: Twin<usize>, candidates: &[Candidate], model: &TranslationModel, prior: f64) -> Self {
        let Twin { english: left, turkish: right } = places.map(|at| candidates[at].content.sentences());
        let indexed = indexed(Twin::new(&left, &right), &model.background);
        let overlap = Overlap::new(&indexed, &pairs(&indexed, model, None));
        let content = prior + evidence::log_odds(&overlap, candidates[places.english].kind);
        Self { places, similarity: overlap.similarity, content, log_odds: content }
    }
}

/// Log-odds by the ratio of the lengths of two sections.
fn length_odds(contents: Twin<&Content>) -> f64 {
    let Twin { english, turkish } = contents.map(|content| characters(&content.sentences()));
    let ratio = libm::log(turkish / english) / LENGTH.0;
    (-0.5 * ratio * ratio).max(LENGTH.1)
}

impl Content<'_> {
    fn sentences(&self) -> Cow<'_, [Sentence]> {
        match self {
            Self::Text(sentences) => Cow::Borrowed(sentences),
            Self::Keywords(keywords) => keywords.iter().map(|keyword| keyword.words.clone()).collect(),
        }
    }
}

/// Whether one is a summary that is far longer than the other.
fn is_extended(one: &Candidate, other: &Candidate) -> bool {
    let length = |candidate: &Candidate| characters(&candidate.content.sentences());
    one.kind == SectionKind::Summary && length(one) > EXTENDED_RATIO * length(other)
}

fn characters(sentences: &[Sentence]) -> f64 {
    sentences.iter().map(|sentence| sentence.characters + 1).sum::<usize>().max(1) as f64
}

fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}
