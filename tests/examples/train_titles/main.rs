//! Fits the weights of titles: `cargo run -p ikiz-tests --example train_titles -- FOLDER [--write]`.
//!
//! FOLDER holds documents and `gold/NAME.json` (sections `title_en`, `title_tr` with `text`, perhaps `alternatives`);
//! the project's own corpus is added. Two conditional logits: the candidates of a language, then pairs of the best of
//! both, ranked by weights that have not seen the document. Cross-validated by source. The same documents give the same
//! weights; `--write` puts them into `crates/sections/data/title_weights.tsv`.

#![expect(clippy::print_stdout, reason = "the figures are what it is run for")]

mod documents;
mod logit;

use documents::{Sample, of_corpus, of_folder};
use ikiz_document::{Language, Twin};
use ikiz_sections::{RankedTitle, SectionFinder, TitleSurvey, TitleWeights};
use ikiz_tests::root;
use logit::{Choice, Group, fit, score};
use std::collections::BTreeMap;
use std::path::Path;

const HEADER: &str = "\
# Weights of what is observed of candidates for titles, in log-odds; those of pairs of both languages begin with `both`.
# Fitted for ikiz by tests/examples/train_titles on titles of 73 theses and articles and of the corpus; no word of them is kept.
# Observation, weight; sorted by code point. Do not edit: `cargo run -p ikiz-tests --example train_titles -- FOLDER --write`.
";

/// The pull to zero of the two stages.
const RIDGE: (f64, f64) = (1.5, 0.3);
/// What is expected of observations that the documents hardly show; of all others nothing is.
const EXPECTED: &[(&str, f64)] = &[
    ("behind a title label", 2.0),
    ("both: few counterparts", -1.0),
    ("both: most have counterparts", 1.0),
    ("both: share a line", -2.0),
    ("both: words with a counterpart", 1.0),
    ("ends open", -1.0),
    ("ends with a colon", -1.0),
    ("first heading level", 1.0),
    ("institution inside", -0.5),
    ("institutions only", -1.0),
    ("label of a journal inside", -1.0),
    ("labels of a journal only", -3.0),
    ("looks like a reference", -1.0),
    ("names inside", -1.0),
    ("names only", -1.0),
    ("open bracket", -0.5),
    ("part of a line in two languages", 0.5),
    ("starts with a number", -1.0),
    ("two languages on a line", -2.0),
];
/// Hardest wrong candidates of a document that each round adds.
const HARDEST: usize = 60;
const ROUNDS: usize = 3;
/// Parts of the sources, for scores of documents unseen.
const INNER: usize = 4;
/// Sources with so many documents are folds of their own; the others share ten.
const LARGE: usize = 4;

/// Where confidences are parted for the figures.
const CONFIDENCES: [f64; 3] = [0.5, 0.8, 0.95];

/// A document with all that is observed of its candidates.
struct Case<'a> {
    sample: &'a Sample,
    survey: TitleSurvey<'a>,
    /// Candidates of each language, `None` first, what is observed of each, and whether it is right.
    candidates: Twin<Vec<(Option<usize>, Choice, bool)>>,
}

impl<'a> Case<'a> {
    fn new(sample: &'a Sample, finder: &'a SectionFinder) -> Self {
        let survey = finder.survey_titles(&sample.document);
        let candidates = Twin::from_fn(|language| {
            let all = std::iter::once(None).chain(survey.candidates(language).into_iter().map(Some));
            let own = |candidate| {
                let observed = survey.observations(candidate, language);
                (candidate, observed, is_right(sample, &survey, candidate, language))
            };
            if survey.is_declared(language) { Vec::new() } else { all.map(own).collect() }
        });
        Self { sample, survey, candidates }
    }

    fn is_right(&self, candidate: Option<usize>, language: Language) -> bool {
        self.survey.is_declared(language) || is_right(self.sample, &self.survey, candidate, language)
    }

    fn text(&self, candidate: Option<usize>) -> String {
        candidate
            .map_or_else(|| "-".to_owned(), |at| self.survey.span(at).of(&self.sample.document.text).replace('\n', " "))
    }
}

fn is_right(sample: &Sample, survey: &TitleSurvey<'_>, candidate: Option<usize>, language: Language) -> bool {
    let titles = sample.titles.of(language);
    match candidate {
        None => titles.is_empty(),
        Some(at) => {
            let text = survey.span(at).of(&sample.document.text);
            titles.iter().any(|title| title.is(text))
        }
    }
}

/// What is expected of each weight.
fn expected() -> Vec<f64> {
    let of = |name| EXPECTED.iter().find(|expected| expected.0 == name).map_or(0.0, |expected| expected.1);
    TitleWeights::names().map(of).collect()
}

/// The weights of the first stage.
fn fit_first(cases: &[&Case<'_>]) -> Vec<f64> {
    let groups: Vec<&Vec<_>> = cases.iter().flat_map(|case| &case.candidates).collect();
    let groups: Vec<_> = groups.into_iter().filter(|group| group.iter().any(|choice| choice.2)).collect();
    let expected = expected();
    let mut picked: Vec<Vec<bool>> = groups
        .iter()
        .map(|group| {
            let step = (group.len() / HARDEST).max(1);
            group.iter().enumerate().map(|(at, choice)| at == 0 || choice.2 || at % step == 0).collect()
        })
        .collect();
    let mut weights = expected.clone();
    for round in 0..ROUNDS {
        let chosen: Vec<Group> = groups
            .iter()
            .zip(&picked)
            .map(|(group, picked)| {
                let kept = || group.iter().zip(picked).filter(|(_, picked)| **picked).map(|(choice, _)| choice);
                Group {
                    choices: kept().map(|choice| choice.1.clone()).collect(),
                    right: kept().map(|choice| choice.2).collect(),
                }
            })
            .collect();
        weights = fit(&chosen, &expected, RIDGE.0);
        if round + 1 < ROUNDS {
            for (group, picked) in groups.iter().zip(&mut picked) {
                let mut order: Vec<(usize, f64)> =
                    group.iter().enumerate().map(|(at, choice)| (at, score(&choice.1, &weights))).collect();
                order.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
                order.iter().take(HARDEST).for_each(|(at, _)| picked[*at] = true);
            }
        }
    }
    weights
}

/// The weights of both stages.
fn fit_both(cases: &[&Case<'_>]) -> TitleWeights {
    let first = fit_first(cases);
    let mut sources: Vec<&str> = cases.iter().map(|case| &*case.sample.source).collect();
    sources.sort_unstable();
    sources.dedup();
    let part = |case: &Case<'_>| sources.iter().position(|source| *source == case.sample.source).unwrap_or(0) % INNER;
    let mut groups = Vec::new();
    for unseen in 0..INNER {
        let seen: Vec<&Case<'_>> = cases.iter().copied().filter(|case| part(case) != unseen).collect();
        let weights = TitleWeights::new(fit_first(&seen)).expect("a weight for each observation");
        for case in cases.iter().filter(|case| part(case) == unseen) {
            let ranked = case.survey.ranked(&weights);
            let with_turkish = |english| ranked.turkish.iter().map(move |turkish| Twin::new(english, turkish));
            let pairs = || ranked.english.iter().flat_map(with_turkish);
            let right = |titles: Twin<&RankedTitle>| {
                titles.with_language().iter().all(|(language, title)| case.is_right(title.candidate, *language))
            };
            let group = Group {
                choices: pairs().map(|titles| case.survey.pair_observations(titles)).collect(),
                right: pairs().map(right).collect(),
            };
            if group.right.contains(&true) {
                groups.push(group);
            }
        }
    }
    let second = fit(&groups, &expected(), RIDGE.1);
    // Each stage leaves the weights of the other as they were expected.
    let both = first.iter().zip(&second).zip(TitleWeights::names());
    let both = both.map(|((one, other), name)| if name.starts_with("both: ") { *other } else { *one }).collect();
    TitleWeights::new(both).expect("a weight for each observation")
}

/// What is counted of titles.
#[derive(Clone, Copy, Default)]
struct Figures {
    /// Titles of the gold that are found.
    right: usize,
    /// Titles of the gold.
    wanted: usize,
    /// Titles that are found and do not stand in the gold.
    beyond: usize,
    /// Titles of the gold that are among the candidates.
    reachable: usize,
    /// Right and all titles by confidence.
    confidences: [(usize, usize); 4],
}

impl Figures {
    fn add(&mut self, case: &Case<'_>, chosen: Twin<Option<(usize, f64)>>, misses: Option<&str>) {
        for (language, chosen) in chosen.with_language() {
            let titles = case.sample.titles.of(language);
            if case.survey.is_declared(language) {
                continue;
            }
            let log_odds = chosen.map(|chosen| chosen.1);
            let chosen = chosen.map(|chosen| chosen.0);
            let right = case.is_right(chosen, language);
            if let Some(odds) = log_odds {
                let confidence = 1.0 / (1.0 + libm::exp(-odds));
                let bin = CONFIDENCES.iter().filter(|least| confidence >= **least).count();
                self.confidences[bin].0 += usize::from(right);
                self.confidences[bin].1 += 1;
            }
            let reachable = case.candidates.of(language).iter().any(|candidate| candidate.2);
            self.beyond += usize::from(chosen.is_some() && !right);
            if !titles.is_empty() {
                self.wanted += 1;
                self.right += usize::from(right);
                self.reachable += usize::from(reachable);
            }
            if let Some(what) = misses.filter(|_| !right) {
                let known = if reachable { "" } else { " (no candidate)" };
                let title = match titles.first() {
                    Some(documents::Title::Whole(title)) => title,
                    Some(documents::Title::Ends(first, _)) => first,
                    None => "-",
                };
                println!("  {what} {} {language}{known}: {title} | {}", case.sample.name, case.text(chosen));
            }
        }
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |part: usize| 100.0 * part as f64 / self.wanted.max(1) as f64;
        write!(
            f,
            "{:.1} % of {} titles, {} beyond gold; {:.1} % among the candidates; right by confidence (parted at {CONFIDENCES:?})",
            share(self.right),
            self.wanted,
            self.beyond,
            share(self.reachable)
        )?;
        self.confidences.iter().try_for_each(|(right, all)| write!(f, " {right}/{all}"))
    }
}

/// The folds: sources in each.
fn folds(cases: &[Case<'_>]) -> Vec<Vec<String>> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases {
        *sizes.entry(&case.sample.source).or_default() += 1;
    }
    let (large, small): (Vec<_>, Vec<_>) = sizes.into_iter().partition(|(_, size)| *size >= LARGE);
    let mut folds: Vec<Vec<String>> = large.into_iter().map(|(source, _)| vec![source.to_owned()]).collect();
    for part in 0..10 {
        folds.push(small.iter().skip(part).step_by(10).map(|(source, _)| (*source).to_owned()).collect());
    }
    folds.retain(|fold| !fold.is_empty());
    folds
}

fn report(name: &str, cases: &[Case<'_>], misses: bool, weights: impl Fn(&Case<'_>) -> TitleWeights) {
    let (mut folder, mut corpus) = (Figures::default(), Figures::default());
    for case in cases {
        let figures = if case.sample.source == "corpus" { &mut corpus } else { &mut folder };
        figures.add(case, case.survey.choose(&weights(case)), misses.then_some(name));
    }
    println!("{name}: {folder}");
    println!("{name}, corpus: {corpus}");
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.first().ok_or("name the folder of the documents")?;
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let mut samples = of_folder(Path::new(folder))?;
    samples.extend(of_corpus());
    let finder = SectionFinder::default();
    let cases: Vec<Case<'_>> = samples.iter().map(|sample| Case::new(sample, &finder)).collect();
    let count: usize = cases.iter().flat_map(|case| &case.candidates).map(Vec::len).sum();
    println!("{} documents, {count} candidates", cases.len());
    let shipped = TitleWeights::shipped();
    report("weights as they are", &cases, false, |_| shipped.clone());
    let mut of_fold: BTreeMap<String, TitleWeights> = BTreeMap::new();
    for fold in folds(&cases) {
        let seen: Vec<&Case<'_>> = cases.iter().filter(|case| !fold.contains(&case.sample.source)).collect();
        let weights = fit_both(&seen);
        of_fold.extend(fold.into_iter().map(|source| (source, weights.clone())));
    }
    report("cross-validated", &cases, has("--misses"), |case| of_fold[&case.sample.source].clone());
    let weights = fit_both(&cases.iter().collect::<Vec<_>>());
    report("on the same documents", &cases, has("--misses"), |_| weights.clone());
    if has("--write") {
        std::fs::write(root().join("crates/sections/data/title_weights.tsv"), HEADER.to_owned() + &weights.written())?;
    }
    Ok(())
}
