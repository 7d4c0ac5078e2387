//! A document's candidates for titles: what is observed of them, which are the best of each language, which two go
//! together.

use super::asked::{Asked, TextPlace};
use super::candidate::{Shape, TitleCandidate, candidates};
use super::feature::Feature;
use super::observe::{EITHER, Observer};
use super::piece::{PieceReader, TextWords};
use super::sheet::Sheet;
use super::weights::TitleWeights;
use crate::headings::vocabulary::Vocabulary;
use crate::rows::view::View;
use ikiz_document::{Language, LanguageTag, Span, Twin};
use ikiz_language::LanguageDetector;
use ikiz_text::{Counterparts, WordStart, folded};

/// Candidates of a language that are looked at together with those of the other.
const KEPT: usize = 10;
/// Best candidates among which several printings of a title are sought.
const RANKED: usize = 40;

/// The most that evidence says, in log-odds.
const MOST: f64 = 20.0;

/// The candidates of a document.
pub struct TitleSurvey<'a> {
    text: &'a str,
    sheet: Sheet,
    candidates: Vec<TitleCandidate>,
    tools: Tools<'a>,
    texts: Twin<bool>,
    declared: Twin<Option<Vec<WordStart>>>,
}

/// What pieces are read with.
struct Tools<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    detector: &'a LanguageDetector,
    words: TextWords,
}

/// A candidate among the best of a language.
#[derive(Clone, Debug)]
pub struct RankedTitle {
    /// Which; `None` for having no title.
    pub candidate: Option<usize>,
    /// The sum of the weights of what is observed of it, against that of the best; printings of the same letters
    /// together.
    pub score: f64,
    /// Its content words; those of the title that the file declares where it does.
    words: Vec<WordStart>,
    declared: bool,
}

impl Tools<'_> {
    fn reader(&self) -> PieceReader<'_> {
        PieceReader {
            text: self.text,
            vocabulary: self.vocabulary,
            counterparts: Counterparts::shipped(),
            detector: self.detector,
            texts: &self.words,
        }
    }
}

impl<'a> TitleSurvey<'a> {
    pub(super) fn new(view: &View<'a>, asked: &Asked) -> Self {
        let (text, vocabulary, detector) = (view.text, &view.tools.title_vocabulary, view.detector);
        let mut tools = Tools { text, vocabulary, detector, words: TextWords::default() };
        let mut words = TextWords::default();
        for (span, language) in &asked.spans {
            let content = tools.reader().content(*span);
            if let LanguageTag::Known(language) = language {
                words.of_mut(*language).extend(content);
            }
        }
        tools.words = words;
        let sheet = Sheet::new(view, &asked.taken, &asked.texts, &tools.reader());
        let candidates = candidates(&sheet, &tools.reader());
        let in_language = |text: &TextPlace, language: Language| text.is_text && text.language == language.into();
        let texts = Twin::from_fn(|language| asked.texts.iter().any(|text| in_language(text, language)));
        let declared = asked.declared.map(|span| span.map(|span| tools.reader().content(span)));
        Self { text, sheet, candidates, tools, texts, declared }
    }

    /// The candidates that may be in a language.
    pub fn candidates(&self, language: Language) -> Vec<usize> {
        let may = |candidate: &TitleCandidate| match language {
            Language::English => candidate.counts.odds < EITHER,
            Language::Turkish => candidate.counts.odds > -EITHER,
        };
        (0..self.candidates.len()).filter(|at| may(&self.candidates[*at])).collect()
    }

    /// Where a candidate stands.
    pub fn span(&self, candidate: usize) -> Span {
        self.candidates[candidate].span()
    }

    /// Whether the file declares a title in the language.
    pub const fn is_declared(&self, language: Language) -> bool {
        self.declared.of(language).is_some()
    }

    /// What is observed of a candidate, or of having no title: numbers of observations and their values.
    pub fn observations(&self, candidate: Option<usize>, language: Language) -> Vec<(usize, f64)> {
        let mut found = Vec::new();
        let mut add = |feature: Feature, value: f64| {
            if value != 0.0 {
                found.push((feature as usize, value));
            }
        };
        let observer = self.observer();
        match candidate.map(|at| &self.candidates[at]) {
            None => observer.observe_none(language, &mut add),
            Some(candidate) => {
                observer.observe(candidate, &mut add);
                observer.observe_language(candidate, language, &mut add);
            }
        }
        found
    }

    const fn observer(&self) -> Observer<'_> {
        Observer { sheet: &self.sheet, texts: self.texts }
    }

    /// The best candidates of both languages.
    pub fn ranked(&self, weights: &TitleWeights) -> Twin<Vec<RankedTitle>> {
        let observer = self.observer();
        let common: Vec<f64> = (self.candidates.iter())
            .map(|candidate| {
                let mut sum = 0.0;
                observer.observe(candidate, &mut |feature, value| sum += weights.of(feature) * value);
                sum
            })
            .collect();
        Twin::from_fn(|language| {
            if let Some(words) = self.declared.of(language) {
                return vec![RankedTitle { candidate: None, score: 0.0, words: words.clone(), declared: true }];
            }
            let own = |at: usize| {
                let mut sum = common[at];
                let mut add = |feature, value| sum += weights.of(feature) * value;
                observer.observe_language(&self.candidates[at], language, &mut add);
                sum
            };
            let mut scored: Vec<(usize, f64)> = self.candidates(language).into_iter().map(|at| (at, own(at))).collect();
            scored.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
            scored.truncate(RANKED);
            let mut none = 0.0;
            observer.observe_none(language, &mut |feature, value| none += weights.of(feature) * value);
            self.shortlist(&scored, none)
        })
    }

    /// The best of those that differ in their letters, and having none.
    fn shortlist(&self, scored: &[(usize, f64)], none: f64) -> Vec<RankedTitle> {
        let mut kept: Vec<(String, RankedTitle)> = Vec::new();
        for &(at, score) in scored {
            let span = self.candidates[at].span();
            let letters = folded(span.of(self.text));
            if let Some((_, known)) = kept.iter_mut().find(|known| known.0 == letters) {
                known.score = sum_of_exponents(known.score, score);
            } else if kept.len() < KEPT {
                let words = self.tools.reader().content(span);
                kept.push((letters, RankedTitle { candidate: Some(at), score, words, declared: false }));
            }
        }
        let mut kept: Vec<RankedTitle> = kept.into_iter().map(|(_, ranked)| ranked).collect();
        kept.push(RankedTitle { candidate: None, score: none, words: Vec::new(), declared: false });
        let best = kept.iter().map(|ranked| ranked.score).fold(f64::NEG_INFINITY, f64::max);
        for ranked in &mut kept {
            ranked.score -= best;
        }
        kept
    }

    /// What is observed of two candidates together.
    pub fn pair_observations(&self, titles: Twin<&RankedTitle>) -> Vec<(usize, f64)> {
        let Twin { english, turkish } = titles;
        let mut found = vec![(Feature::FirstStage as usize, english.score + turkish.score)];
        let mut add = |feature: Feature, value: f64| {
            if value != 0.0 {
                found.push((feature as usize, value));
            }
        };
        let is_none = |ranked: &RankedTitle| ranked.candidate.is_none() && !ranked.declared;
        let in_any = self.texts.english || self.texts.turkish;
        let holds = |condition: bool| f64::from(u8::from(condition));
        match (is_none(english), is_none(turkish)) {
            (true, true) => {
                add(Feature::NoTitles, 1.0);
                add(Feature::NoTitlesTexts, holds(in_any));
            }
            (false, false) => self.together(titles, &mut add),
            _ => {
                add(Feature::OneOnly, 1.0);
            }
        }
        found
    }

    fn together(&self, titles: Twin<&RankedTitle>, add: &mut impl FnMut(Feature, f64)) {
        let holds = |condition: bool| f64::from(u8::from(condition));
        let share = Counterparts::shipped().share(&titles.english.words, &titles.turkish.words);
        add(Feature::Counterparts, share);
        add(Feature::FewCounterparts, holds(share < 0.25));
        add(Feature::MostCounterparts, holds(share >= 0.6));
        let lengths = titles.map(|ranked| libm::log((1 + ranked.words.len()) as f64));
        add(Feature::LengthsDiffer, (lengths.english - lengths.turkish).abs());
        let Some(places) = titles.map(|ranked| ranked.candidate).both() else { return };
        let Twin { english, turkish } = places.map(|at| &self.candidates[at]);
        let line = |at: usize| &self.sheet.lines[at];
        let (one, other) = (line(english.first), line(turkish.first));
        let share_lines = english.first <= turkish.last && turkish.first <= english.last;
        let parts =
            english.shape == Shape::Part && turkish.shape == Shape::Part && !english.span().overlaps(turkish.span());
        add(Feature::Overlap, holds(share_lines && !parts));
        let (above, below) = if english.first <= turkish.first { (english, turkish) } else { (turkish, english) };
        let next = self.sheet.neighbours[above.last].below;
        add(Feature::Adjacent, holds(next == Some(below.first) || (share_lines && parts)));
        let same_size = (one.ratio - other.ratio).abs() < 0.05;
        add(Feature::SameLook, holds(same_size && one.bold == other.bold));
        add(Feature::SameCapitals, holds(one.capitals == other.capitals));
    }

    /// All pairs of the best candidates, with the weights of what is observed of each.
    fn pairs(&self, ranked: &Twin<Vec<RankedTitle>>, weights: &TitleWeights) -> Vec<(Twin<usize>, f64)> {
        let mut pairs = Vec::with_capacity(ranked.english.len() * ranked.turkish.len());
        for (one, english) in ranked.english.iter().enumerate() {
            for (other, turkish) in ranked.turkish.iter().enumerate() {
                let observed = self.pair_observations(Twin::new(english, turkish));
                let score = observed.iter().map(|(at, value)| weights.of(Feature::ALL[*at]) * value).sum();
                pairs.push((Twin::new(one, other), score));
            }
        }
        pairs
    }

    /// The candidates that are the titles, each with the log-odds that it is.
    pub fn choose(&self, weights: &TitleWeights) -> Twin<Option<(usize, f64)>> {
        let ranked = self.ranked(weights);
        let Some(chosen) = self.chosen(&ranked, weights) else { return Twin::default() };
        let titles = chosen.titles(&ranked).zip(chosen.log_odds);
        titles.map(|(title, log_odds)| Some((title.candidate?, log_odds)))
    }

    /// The best pair among the best candidates.
    pub(super) fn chosen(&self, ranked: &Twin<Vec<RankedTitle>>, weights: &TitleWeights) -> Option<ChosenTitles> {
        let pairs = self.pairs(ranked, weights);
        let (places, _) = pairs.iter().copied().reduce(|best, pair| if pair.1 > best.1 { pair } else { best })?;
        let all = |language: Language, with: bool| {
            let holds = |pair: &Twin<usize>| (pair.of(language) == places.of(language)) == with;
            let scores = pairs.iter().filter(|(pair, _)| holds(pair)).map(|(_, score)| *score);
            scores.fold(f64::NEG_INFINITY, sum_of_exponents)
        };
        let log_odds = Twin::from_fn(|language| (all(language, true) - all(language, false)).clamp(-MOST, MOST));
        Some(ChosenTitles { places, log_odds })
    }
}

/// Which of the ranked candidates of each language is its title, and the log-odds of that.
pub(super) struct ChosenTitles {
    places: Twin<usize>,
    pub log_odds: Twin<f64>,
}

impl ChosenTitles {
    /// The titles themselves.
    pub(super) fn titles<'r>(&self, ranked: &'r Twin<Vec<RankedTitle>>) -> Twin<&'r RankedTitle> {
        ranked.as_ref().zip(self.places).map(|(ranked, place)| &ranked[place])
    }
}

/// ln(eᵃ + eᵇ).
fn sum_of_exponents(one: f64, other: f64) -> f64 {
    let (most, least) = if one > other { (one, other) } else { (other, one) };
    if most == f64::NEG_INFINITY { most } else { most + libm::log1p(libm::exp(least - most)) }
}
