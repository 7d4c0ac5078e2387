//! Where a text or list of two languages changes from the one to the other.

use crate::finder::View;
use ikiz_document::{Language, LanguageTag, Span};

/// How sure the languages of both parts must be.
const SURE: f64 = 0.7;
/// What a border must explain, in log-odds of its pieces.
const GAIN: f64 = 2.5;
/// The most that one piece says.
const MOST: f64 = 3.0;
/// What an uneven border costs where both parts should be as long: the twin of a list is a list.
const UNEVEN: f64 = 2.5;

/// The index of the piece with which the second language begins; `None` where all is in one language, or is more than two runs of them.
/// `balanced`: both parts are about as long.
pub(crate) fn border(view: &View, pieces: &[Span], balanced: bool) -> Option<usize> {
    let (first, last) = (pieces.first()?, pieces.last()?);
    let leans: Vec<f64> = pieces.iter().map(|piece| lean(view, piece.of(view.text))).collect();
    let total: f64 = leans.iter().sum();
    let (mut before, mut best) = (0.0, None);
    for (at, lean) in leans.iter().enumerate().take(pieces.len() - 1) {
        before += lean;
        let after = total - before;
        if before * after >= 0.0 {
            continue;
        }
        let gain = before.abs() + after.abs() - total.abs();
        let share = (at + 1) as f64 / pieces.len() as f64;
        let cost = if balanced { UNEVEN * (2.0 * share - 1.0).abs() } else { 0.0 };
        if gain >= GAIN && best.is_none_or(|(score, _)| gain - cost > score) {
            best = Some((gain - cost, at + 1));
        }
    }
    let (_, at) = best?;
    let parts = [Span::new(first.start, pieces[at - 1].end), Span::new(pieces[at].start, last.end)];
    let languages = parts.map(|part| sure_language(view, part.of(view.text)));
    matches!(languages, [Some(one), Some(other)] if one != other).then_some(at)
}

/// The language of a text where it is one of the two and beyond doubt.
pub(crate) fn sure_language(view: &View, text: &str) -> Option<Language> {
    let found = view.detector.detect(text);
    found.tag.language().filter(|_| found.confidence.value() >= SURE)
}

/// How much speaks for Turkish, in log-odds; negative for English.
fn lean(view: &View, text: &str) -> f64 {
    let found = view.detector.detect(text);
    let confidence = found.confidence.value().clamp(0.5, 0.999);
    let weight = libm::log(confidence / (1.0 - confidence)).min(MOST);
    match found.tag {
        LanguageTag::Known(Language::Turkish) => weight,
        LanguageTag::Known(Language::English) => -weight,
        _ => 0.0,
    }
}
