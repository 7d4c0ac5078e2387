//! Texts and lists of two languages: where the one changes to the other.

use crate::rows::block::ends_sentence;
use crate::rows::view::View;
use ikiz_document::{DetectedLanguage, Language, Span};
use ikiz_text::{folded, sentences};

/// A second language with less than this share of a text is a quotation in it.
const SECOND_SHARE: f64 = 0.1;
/// What speaks for the exact middle of a list, in log-odds.
const EVEN: f64 = 0.8;
/// How sure the languages of both parts must be.
const SURE: f64 = 0.7;
/// What a border must explain, in log-odds of its pieces.
const GAIN: f64 = 2.5;
/// The same where there is reason to expect a border.
const EXPECTED_GAIN: f64 = 0.6;
/// Log-odds from which pieces tell a language.
const TOLD: f64 = 0.5;
/// What an uneven border costs where both parts should be as long: the twin of a list is a list.
const UNEVEN: f64 = 2.5;

/// What two keywords that are one word in both languages say for a border between them: no list names a thing twice.
const SAME_WORD: f64 = 1.0;
/// Most keywords that are compared with each other; more are no author's list.
const MOST_COMPARED: usize = 100;
/// Keywords that stand twice by which a list is two, whatever its other words say.
const REPEATED: usize = 2;
/// Letters that two spellings of one word share at the start.
const SHARED_START: usize = 3;

/// Where a border is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Border {
    /// In a text: anywhere.
    Anywhere,
    /// In a list: both parts should be about as long.
    Balanced,
    /// In a list of a document that has its texts in both languages.
    Expected,
}

/// The index of the piece with which the second language begins, and both languages; `None` where all is in one
/// language, or in more than two runs of them.
pub(crate) fn border(view: &View, pieces: &[Span], sought: Border) -> Option<(usize, [Language; 2])> {
    let (first, last) = (pieces.first()?, pieces.last()?);
    let leans: Vec<f64> = pieces.iter().map(|piece| view.detector.lean(piece.of(view.text))).collect();
    let total: f64 = leans.iter().sum();
    let same = if sought == Border::Anywhere { Vec::new() } else { same_words(view, pieces) };
    let (mut before, mut best) = (0.0, None);
    for (at, lean) in leans.iter().enumerate().take(pieces.len() - 1) {
        before += lean;
        let after = total - before;
        let parts = [at + 1, pieces.len() - at - 1];
        let crossing = same.iter().filter(|(one, other)| *one <= at && at < *other).count();
        let means = [before / parts[0] as f64, after / parts[1] as f64];
        let repeats = sought == Border::Expected
            && crossing >= REPEATED
            && crossing == same.len()
            && crossing < parts[0].min(parts[1])
            && (means[0] - means[1]).abs() >= TOLD;
        if before * after >= 0.0 && !repeats {
            continue;
        }
        let gain = if repeats { EXPECTED_GAIN + UNEVEN } else { 0.0 } + before.abs() + after.abs() - total.abs();
        let share = parts[0] as f64 / pieces.len() as f64;
        let cost = if sought == Border::Anywhere { 0.0 } else { UNEVEN * (2.0 * share - 1.0).abs() };
        let asked = if sought == Border::Expected { EXPECTED_GAIN + cost } else { GAIN };
        let even = sought != Border::Anywhere && parts[0] == parts[1];
        let cost = if even { cost - EVEN } else { cost } - SAME_WORD * crossing as f64;
        if gain >= asked && best.is_none_or(|(score, _): (f64, _)| gain - cost > score) {
            let first = if means[0] > means[1] { Language::Turkish } else { Language::English };
            best = Some((gain - cost, (at + 1, [first, first.twin()])));
        }
    }
    let (_, (at, expected)) = best?;
    if sought == Border::Expected {
        return Some((at, expected));
    }
    let parts = [Span::new(first.start, pieces[at - 1].end), Span::new(pieces[at].start, last.end)];
    let languages = parts.map(|part| sure_language(view, part.of(view.text)));
    match languages {
        [Some(one), Some(other)] if one != other => Some((at, [one, other])),
        _ => None,
    }
}

/// The pieces that are one word in both languages: spelled alike as a whole, or of one word that begins and is as long
/// nearly alike, such as a name.
fn same_words(view: &View, pieces: &[Span]) -> Vec<(usize, usize)> {
    if pieces.len() > MOST_COMPARED {
        return Vec::new();
    }
    let words: Vec<String> = pieces.iter().map(|piece| folded(piece.of(view.text))).collect();
    let is_single = |at: usize| !pieces[at].of(view.text).contains(char::is_whitespace);
    let alike = |one: usize, other: usize| {
        let shared = words[one].chars().zip(words[other].chars()).take_while(|(left, right)| left == right).count();
        let longest = words[one].chars().count().max(words[other].chars().count());
        let near = is_single(one) && is_single(other) && shared >= SHARED_START && shared * 10 >= longest * 7;
        words[one] == words[other] || near
    };
    (0..pieces.len())
        .flat_map(|one| (one + 1..pieces.len()).map(move |other| (one, other)))
        .filter(|&(one, other)| alike(one, other))
        .collect()
}

/// The two texts in a span, with their languages, where it holds one in each language. Each has to pass `is_text`.
pub(crate) fn both_texts(
    view: &View,
    text: Span,
    found: &DetectedLanguage,
    is_text: impl Fn(&str) -> bool,
) -> Option<[Span; 2]> {
    let second = found.shares.get(1)?;
    if second.share < SECOND_SHARE || second.tag.language().is_none() {
        return None;
    }
    let pieces = pieces(view, text, found.tag.language().unwrap_or(Language::English));
    let (at, _) = border(view, &pieces, Border::Anywhere)?;
    let parts = [Span::new(text.start, pieces[at - 1].end), Span::new(pieces[at].start, text.end)];
    parts.iter().all(|part| is_text(part.of(view.text))).then_some(parts)
}

/// The sentences of a span; a line break that ends one ends a piece too.
fn pieces(view: &View, text: Span, language: Language) -> Vec<Span> {
    let mut pieces: Vec<Span> = Vec::new();
    let mut start = text.start;
    for row in text.of(view.text).split('\n') {
        let of_row = sentences(row, language).into_iter().map(|sentence| sentence.shifted(start));
        for piece in of_row {
            match pieces.last_mut() {
                // A wrapped line goes on the sentence before.
                Some(last) if piece.start <= start && !ends_sentence(last.of(view.text)) => last.end = piece.end,
                _ => pieces.push(piece),
            }
        }
        start += row.len() + 1;
    }
    pieces
}

/// The language of a text where it is one of the two and beyond doubt.
pub(crate) fn sure_language(view: &View, text: &str) -> Option<Language> {
    let found = view.detector.detect(text);
    found.tag.language().filter(|_| found.confidence.value() >= SURE)
}

/// The language that pieces tell one by one: a few words in a row are easily taken for a third one. `None` where other
/// letters stand in them, or they tell nothing.
pub(crate) fn language_by_pieces(view: &View, pieces: &[Span]) -> Option<Language> {
    let is_foreign =
        |letter: char| letter.is_alphabetic() && !matches!(letter, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    if pieces.iter().any(|piece| piece.of(view.text).contains(is_foreign)) {
        return None;
    }
    let sum: f64 = pieces.iter().map(|piece| view.detector.lean(piece.of(view.text))).sum();
    let language = if sum > 0.0 { Language::Turkish } else { Language::English };
    (sum.abs() >= TOLD).then_some(language)
}
