//! Titles: every run of lines at the start of a document and around its texts is a candidate; at most one in each language is the title.
//!
//! What is observed of a candidate (`observe.rs`) is weighed by `data/title_weights.tsv`; the best of both languages are then weighed together,
//! for titles translate each other. The weights are those of two conditional logits, fitted by `train_titles` (see `tests/examples`).

mod candidate;
mod feature;
mod observe;
mod piece;
mod sheet;
mod survey;
mod vocabulary;
mod weights;

use crate::cuts::cut::{Cut, Cuts, Role};
use crate::rows::view::View;
use feature::Feature;
use ikiz_document::{Confidence, DetectedLanguage, Evidence, Language, LanguageTag, Span};
pub(crate) use vocabulary::Vocabulary;

pub use survey::{RankedTitle, TitleSurvey};
pub use weights::TitleWeights;

/// Most rows at the end of a text or list that may be a title.
const MOST_TAIL: usize = 6;
/// Confidence in a language that the detector does not see.
const DOUBTED: f64 = 0.6;

/// A text with a twin, or a list, that the document has.
#[derive(Clone, Copy, Debug)]
struct TextPlace {
    /// The row of its heading, or its first.
    heading: usize,
    language: LanguageTag,
    /// No list.
    is_text: bool,
}

/// What is known of a document when its titles are sought.
struct Asked {
    /// For each row whether a section holds it.
    taken: Vec<bool>,
    texts: Vec<TextPlace>,
    /// Texts and lists, to compare the words of titles with.
    spans: Vec<(Span, LanguageTag)>,
    /// The titles that the file declares, English and Turkish.
    declared: [Option<Span>; 2],
}

impl Asked {
    fn new(view: &View<'_>, cuts: &Cuts) -> Self {
        let mut taken: Vec<bool> = view.rows.iter().map(|row| row.declared.is_some()).collect();
        let mut asked = Self { taken: Vec::new(), texts: Vec::new(), spans: Vec::new(), declared: [None, None] };
        for cut in cuts.iter() {
            let end = cut.rows.end - tail_in_other_print(view, cut);
            for row in (cut.rows.start..end).filter(|row| !cut.skipped.contains(row)) {
                taken[row] = true;
            }
            match cut.role {
                Role::Title => {
                    if let LanguageTag::Known(language) = cut.language.tag {
                        asked.declared[language as usize].get_or_insert(cut.span);
                    }
                }
                Role::Text(_) | Role::Keywords => {
                    let (language, is_text) = (cut.language.tag, cut.role.is_text());
                    asked.texts.push(TextPlace { heading: cut.rows.start, language, is_text });
                    asked.spans.push((cut.span, language));
                }
                Role::Body | Role::References => {}
            }
        }
        asked.texts.sort_by_key(|text| text.heading);
        asked.taken = taken;
        asked
    }
}

/// Rows at the end of a text or list that are printed otherwise than its start: the title of the other language may stand there.
fn tail_in_other_print(view: &View<'_>, cut: &Cut) -> usize {
    let first = view.row_at(cut.span.start);
    if !matches!(cut.role, Role::Text(_) | Role::Keywords) || view.rows[first].declared.is_some() {
        return 0;
    }
    let print = |at: usize| {
        let row = &view.rows[at];
        (row.style.bold, row.capitals, (row.style.size_ratio.unwrap_or(1.0) * 15.0).round() as i32)
    };
    (first + 1..cut.rows.end).rev().take(MOST_TAIL).take_while(|row| print(*row) != print(first)).count()
}

/// The candidates for the titles of a document whose texts and lists are placed.
pub(crate) fn survey<'a>(view: &View<'a>, cuts: &Cuts) -> TitleSurvey<'a> {
    TitleSurvey::new(view, &Asked::new(view, cuts))
}

/// Places the title of each language that no title is declared in.
pub(crate) fn place(view: &View<'_>, weights: &TitleWeights, cuts: &mut Cuts) {
    let asked = Asked::new(view, cuts);
    if asked.taken.iter().all(|taken| *taken) || asked.declared.iter().all(Option::is_some) {
        return;
    }
    let survey = TitleSurvey::new(view, &asked);
    for (language, span, evidence) in titles(&survey, weights) {
        let mut cut = view.cut(Role::Title, span, evidence);
        if cut.language.tag != language.into() {
            cut.language = DetectedLanguage::new(language.into(), Confidence::new(DOUBTED));
        }
        cut.declared = view.file_language(cut.rows.start);
        cuts.end_before(view, cut.rows.start);
        cuts.place(cut);
    }
}

/// The titles with what speaks for them: the weights of all that is observed, and what the other candidates have together.
fn titles(survey: &TitleSurvey<'_>, weights: &TitleWeights) -> Vec<(Language, Span, Vec<Evidence>)> {
    let ranked = survey.ranked(weights);
    let Some(choice) = survey.choice(&ranked, weights) else { return Vec::new() };
    let [english, turkish] = choice.places;
    let together = survey.pair_observations(&ranked[0][english], &ranked[1][turkish]);
    let mut titles = Vec::new();
    for language in Language::BOTH {
        let at = language as usize;
        let Some(candidate) = ranked[at][choice.places[at]].candidate else { continue };
        let scale = weights.of(Feature::FirstStage);
        let alone = survey.observations(Some(candidate), language).into_iter().map(|(at, value)| (at, value, scale));
        let both = together.iter().filter(|(at, _)| *at != Feature::FirstStage as usize);
        let observed = alone.chain(both.map(|(at, value)| (*at, *value, 1.0)));
        let mut evidence: Vec<Evidence> = observed
            .map(|(at, value, scale)| Evidence {
                observation: named(Feature::ALL[at], value),
                weight: weights.values()[at] * value * scale,
            })
            .collect();
        let sum: f64 = evidence.iter().map(|evidence| evidence.weight).sum();
        evidence.push(Evidence { observation: "all other candidates".to_owned(), weight: choice.log_odds[at] - sum });
        titles.push((language, survey.span(candidate), evidence));
    }
    titles
}

/// An observation with its value, where that is not simply that it holds.
fn named(feature: Feature, value: f64) -> String {
    if (value - 1.0).abs() < 1e-9 { feature.name().to_owned() } else { format!("{} ({value:.2})", feature.name()) }
}
