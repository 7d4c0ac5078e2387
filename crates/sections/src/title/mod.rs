//! Titles: every run of lines at the start of a document and around its texts is a candidate; at most one in each
//! language is the title.
//!
//! What is observed of a candidate (`observe.rs`) is weighed by `data/title_weights.tsv`; the best of both languages
//! are then weighed together, for titles translate each other. The weights are those of two conditional logits, fitted
//! by `train_titles` (see `tests/examples`).

mod asked;
mod candidate;
mod feature;
mod observe;
mod piece;
mod sheet;
mod survey;
mod weights;

use crate::cuts::cut::{Cuts, Role};
use crate::rows::view::View;
use asked::Asked;
use feature::Feature;
use ikiz_document::{Confidence, DetectedLanguage, Evidence, Language, Span};

pub use survey::{RankedTitle, TitleSurvey};
pub use weights::TitleWeights;

/// Confidence in a language that the detector does not see.
const DOUBTED: f64 = 0.6;

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

/// The titles with what speaks for them: the weights of all that is observed, and what the other candidates have
/// together.
fn titles(survey: &TitleSurvey<'_>, weights: &TitleWeights) -> Vec<(Language, Span, Vec<Evidence>)> {
    let ranked = survey.ranked(weights);
    let Some(chosen) = survey.chosen(&ranked, weights) else { return Vec::new() };
    let together = survey.pair_observations(chosen.titles(&ranked));
    let mut titles = Vec::new();
    for (language, title) in chosen.titles(&ranked).with_language() {
        let Some(candidate) = title.candidate else { continue };
        let scale = weights.of(Feature::FirstStage);
        let alone = survey.observations(Some(candidate), language).into_iter().map(|(at, value)| (at, value, scale));
        let both = together.iter().filter(|(at, _)| *at != Feature::FirstStage as usize);
        let observed = alone.chain(both.map(|(at, value)| (*at, *value, 1.0)));
        let mut evidence: Vec<Evidence> = observed
            .map(|(at, value, scale)| Evidence {
                observation: named(Feature::ALL[at], value),
                weight: weights.of(Feature::ALL[at]) * value * scale,
            })
            .collect();
        let sum: f64 = evidence.iter().map(|evidence| evidence.weight).sum();
        evidence.push(Evidence {
            observation: "all other candidates".to_owned(),
            weight: chosen.log_odds.of(language) - sum,
        });
        titles.push((language, survey.span(candidate), evidence));
    }
    titles
}

/// An observation with its value, where that is not simply that it holds.
fn named(feature: Feature, value: f64) -> String {
    if (value - 1.0).abs() < 1e-9 { feature.name().to_owned() } else { format!("{} ({value:.2})", feature.name()) }
}
