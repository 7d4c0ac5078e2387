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
use ikiz_document::{Confidence, Language, LanguageTag, SectionId, SectionKind, Twins, UnpairedReason};
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

/// Two sections that belong together, or one alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Twinning {
    /// What they are. An abstract and a summary that are twins are both the one or the other.
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
pub fn pair_sections(candidates: &[Candidate], model: &TranslationModel) -> Vec<Twinning> {
    let mut results: Vec<(usize, Twinning)> = Vec::new();
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

/// What speaks for two sections, by their places in the document and among those of their kind and language.
struct Bond {
    english: usize,
    turkish: usize,
    similarity: f64,
    log_odds: f64,
    absurd: bool,
}

/// The sections that may be twins of each other.
struct Group<'a> {
    candidates: &'a [Candidate<'a>],
    english: Vec<usize>,
    turkish: Vec<usize>,
    foreign: Vec<usize>,
    /// The likeliest first.
    bonds: Vec<Bond>,
}

impl<'a> Group<'a> {
    fn new(candidates: &'a [Candidate<'a>], kind: SectionKind, model: &TranslationModel) -> Self {
        let of = |tag: Option<Language>| {
            let fits = |(_, candidate): &(usize, &Candidate)| {
                group(candidate.kind) == kind && candidate.language.language() == tag
            };
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
                } else if candidates[left].kind != candidates[right].kind {
                    bond.log_odds += OTHER_KIND;
                }
                bonds.push(bond);
            }
        }
        bonds.sort_by(|left, right| {
            let places = (left.english, left.turkish).cmp(&(right.english, right.turkish));
            right.log_odds.total_cmp(&left.log_odds).then(places)
        });
        Self { candidates, english, turkish, foreign: of(None), bonds }
    }

    fn pair(&self, results: &mut Vec<(usize, Twinning)>) {
        let mut taken: Vec<usize> = Vec::new();
        for bond in self.bonds.iter().filter(|bond| self.may_be(bond)) {
            if !taken.contains(&bond.english) && !taken.contains(&bond.turkish) {
                taken.extend([bond.english, bond.turkish]);
                let id = |at: usize| self.candidates[at].id;
                let twins = Twins::Paired { english: id(bond.english), turkish: id(bond.turkish) };
                let (similarity, confidence) = (Some(bond.similarity), Confidence::new(logistic(bond.log_odds)));
                let kind = self.common_kind(bond.english, bond.turkish);
                results.push((bond.english.min(bond.turkish), Twinning { kind, twins, similarity, confidence }));
            }
        }
        for (mine, others) in [(&self.english, &self.turkish), (&self.turkish, &self.english)] {
            for &at in mine.iter().filter(|at| !taken.contains(at)) {
                results.push((at, self.alone(at, others, &taken)));
            }
        }
        for &at in &self.foreign {
            results.push((at, self.unpaired(at, UnpairedReason::ForeignLanguage, 1.0)));
        }
    }

    /// Whether two sections may be twins at all. A summary has no abstract for a twin unless their contents say so.
    fn may_be(&self, bond: &Bond) -> bool {
        let (english, turkish) = (&self.candidates[bond.english], &self.candidates[bond.turkish]);
        let same_kind = english.kind == turkish.kind;
        english.article == turkish.article && !bond.absurd && (same_kind || bond.log_odds > 0.0)
    }

    /// The kind of twins: that of both, or where they differ what their length is against the abstracts that the document has beside them.
    fn common_kind(&self, english: usize, turkish: usize) -> SectionKind {
        let kind = |at: usize| self.candidates[at].kind;
        if kind(english) == kind(turkish) {
            return kind(english);
        }
        let length = |at: usize| characters(&self.candidates[at].content.sentences());
        let other_abstracts = self
            .english
            .iter()
            .chain(&self.turkish)
            .filter(|&&at| at != english && at != turkish && kind(at) == SectionKind::Abstract);
        let shortest = other_abstracts.map(|&at| length(at)).reduce(f64::min);
        let is_longer = |abstract_: f64| length(english).min(length(turkish)) > SUMMARY_RATIO * abstract_;
        if shortest.is_some_and(is_longer) { SectionKind::Summary } else { SectionKind::Abstract }
    }

    fn alone(&self, at: usize, others: &[usize], taken: &[usize]) -> Twinning {
        let Candidate { kind, article, .. } = self.candidates[at];
        let best = self.bonds.iter().filter(|bond| bond.english == at || bond.turkish == at).map(|bond| bond.log_odds);
        let confidence = best.reduce(f64::max).map_or(1.0, |best| 1.0 - logistic(best));
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

    fn unpaired(&self, at: usize, reason: UnpairedReason, confidence: f64) -> Twinning {
        let Candidate { id, kind, .. } = self.candidates[at];
        let confidence = Confidence::new(confidence);
        Twinning { kind, twins: Twins::Unpaired { section: id, reason }, similarity: None, confidence }
    }
}

impl Bond {
    fn new(english: usize, turkish: usize, candidates: &[Candidate], model: &TranslationModel) -> Self {
        let (left, right) = (candidates[english].content.sentences(), candidates[turkish].content.sentences());
        let indexed = Indexed::new(&left, &right, model);
        let similarity = similarity(&indexed, &pairs(&indexed, model, None));
        let units = indexed.english.total() + indexed.turkish.total();
        let trust = (units as f64 / ENOUGH_UNITS).min(1.0);
        let ratio = libm::log(characters(&right) / characters(&left)) / LENGTH.0;
        let log_odds = (similarity - LIMIT) * STEEPNESS * trust + (-0.5 * ratio * ratio).max(LENGTH.1);
        Self { english, turkish, similarity, log_odds, absurd: similarity < ABSURD && units >= FEW_UNITS }
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
