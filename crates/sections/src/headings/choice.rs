//! The choice of headings: candidates are weighed by what follows them.

use crate::headings::candidate::{Candidate, Stops, candidate, stops};
use crate::headings::known::{HeadingKind, Layout};
use crate::headings::weight;
use crate::headings::wording::Numbering;
use crate::lists::keyword_list;
use crate::lists::list_edge::list_extent;
use crate::rows::view::View;
use crate::texts::edge;
use ikiz_document::{Keyword, Language, LanguageTag, Span, allowance};
use ikiz_text::turkish_endings::COPULA;
use ikiz_text::{is_sentence_end, is_stop_word, lower};

/// The largest number of words of a keyword behind a wording without a separator.
const BARE_WORDS: usize = 4;
/// The largest number of words of a list that is one keyword.
const SINGLE_WORDS: usize = 5;

/// The largest number of words of a structured abstract.
const LABELLED_WORDS: usize = 600;
/// The smallest number of labels behind the first one.
const FEWEST_LABELS: usize = 2;

/// What was chosen among the candidates of a document.
pub(crate) struct FoundHeadings {
    /// Those that are headings, in order, with all evidence.
    pub headings: Vec<Candidate>,
    /// Those that look like headings of texts, but have none below them.
    pub bare: Vec<Candidate>,
}

/// The headings of a document.
pub(crate) fn choose(view: &View) -> FoundHeadings {
    let mut candidates: Vec<_> = (0..view.rows.len()).filter_map(|at| candidate(view, at)).collect();
    // What no content could lift above zero.
    candidates.retain(|candidate| candidate.score() + best_content(candidate.heading.kind) > 0.0);
    let labels: Vec<usize> = (1..candidates.len()).filter(|at| is_first_label(view, &candidates, *at)).collect();
    labels.iter().rev().for_each(|at| drop(candidates.remove(*at)));
    let stops = stops(view, &candidates);
    let looks: Vec<f64> = candidates.iter().map(Candidate::score).collect();
    for candidate in &mut candidates {
        weigh_content(view, candidate, &stops);
    }
    let is_bare = |(candidate, look): &(&Candidate, &f64)| {
        let own_line = candidate.heading.layout == Layout::OwnLine && candidate.heading.kind.is_text();
        own_line && **look >= weight::BARE_HEADING && !candidate.is_accepted()
    };
    let bare = candidates.iter().zip(&looks).filter(is_bare).map(|(candidate, _)| candidate.clone()).collect();
    candidates.retain(Candidate::is_accepted);
    FoundHeadings { headings: candidates, bare }
}

/// Whether a heading of a body, such as `Giriş`, is the first label of a structured abstract: it stands without a number
/// right under the heading of a text, more labels follow it, and then keywords or the next text.
fn is_first_label(view: &View, candidates: &[Candidate], at: usize) -> bool {
    let (above, label) = (&candidates[at - 1], &candidates[at]);
    let is_under = above.heading.kind.is_text()
        && above.heading.layout == Layout::OwnLine
        && above.next_row == label.row
        && label.heading.kind == HeadingKind::Body
        && label.heading.numbering == Numbering::None;
    if !is_under {
        return false;
    }
    let Some(next) = candidates[at + 1..].iter().find(|next| next.is_accepted()) else { return false };
    let rows = &view.rows[label.next_row..next.row];
    let words: usize = rows.iter().map(|row| row.words).sum();
    let labels = rows.iter().filter(|row| view.tools.labels.at(view.text, row.span.start).is_some()).count();
    (next.heading.kind.is_text() || next.heading.kind == HeadingKind::Keywords)
        && words <= LABELLED_WORDS
        && labels >= FEWEST_LABELS
}

/// The most that what follows can add.
fn best_content(kind: HeadingKind) -> f64 {
    match kind {
        HeadingKind::Abstract | HeadingKind::Either | HeadingKind::Summary => weight::LONG_TEXT + weight::SAME_LANGUAGE,
        HeadingKind::Keywords => weight::LIST,
        HeadingKind::Body | HeadingKind::References => weight::FOLLOWED,
        HeadingKind::Codes | HeadingKind::Label | HeadingKind::Other => 0.0,
    }
}

fn weigh_content(view: &View, candidate: &mut Candidate, stops: &Stops) {
    allowance::go_on();
    match candidate.heading.kind {
        HeadingKind::Keywords => weigh_list(view, candidate, stops),
        HeadingKind::Body | HeadingKind::References => {
            let next = view.rows.get(candidate.next_row);
            if next.is_some_and(|next| next.source == view.rows[candidate.row].source && !next.contents) {
                candidate.add("something follows", weight::FOLLOWED);
            } else {
                candidate.add("nothing follows", weight::NO_TEXT);
            }
        }
        HeadingKind::Codes | HeadingKind::Label | HeadingKind::Other => {}
        HeadingKind::Abstract | HeadingKind::Either | HeadingKind::Summary => weigh_text(view, candidate, stops),
    }
}

fn weigh_text(view: &View, candidate: &mut Candidate, stops: &Stops) {
    let Some(extent) = edge::text_extent(view, candidate, stops) else {
        candidate.add("no text follows", weight::NO_TEXT);
        return;
    };
    let span = extent.span;
    let words = span.of(view.text).split_whitespace().count();
    let (observation, weight) = match words {
        0..weight::FEW_WORDS if is_sentence(span.of(view.text)) => ("one sentence follows", weight::ONE_SENTENCE),
        0..weight::FEW_WORDS => ("hardly a sentence follows", weight::NO_TEXT),
        weight::FEW_WORDS..weight::TEXT_WORDS => ("a short text follows", weight::SHORT_TEXT),
        _ => ("a text follows", weight::LONG_TEXT),
    };
    candidate.add(observation, weight);
    weigh_language(view, candidate, span);
}

/// Whether a short text is a sentence of its own.
fn is_sentence(text: &str) -> bool {
    /// The smallest number of words of such a sentence.
    const FEWEST_WORDS: usize = 5;
    text.split_whitespace().count() >= FEWEST_WORDS
        && text.starts_with(char::is_uppercase)
        && text.ends_with(is_sentence_end)
}

fn weigh_language(view: &View, candidate: &mut Candidate, span: Span) {
    let found = view.detector.detect(edge::opening(view.text, span));
    let (observation, weight) = match found.tag {
        LanguageTag::Undetermined => return,
        tag if tag == candidate.heading.language => ("text in", weight::SAME_LANGUAGE),
        LanguageTag::Known(_) => ("text, unlike the heading, in", weight::TWIN_LANGUAGE),
        LanguageTag::Other(_) => ("text in a third language,", weight::THIRD_LANGUAGE),
    };
    candidate.add(format!("{observation} {}", found.tag), weight);
}

/// Whether what stands behind a wording without a separator is the rest of a sentence: `Keywords such as …`.
fn is_rest_of_sentence(list: &str, keywords: &[Keyword]) -> bool {
    let first = keywords.first().and_then(|keyword| keyword.text.split(' ').next()).unwrap_or_default();
    list.contains(':')
        || list.starts_with(',')
        || ends_with_verb(list)
        || keywords.iter().any(|keyword| keyword.text.split(' ').count() > BARE_WORDS)
        || Language::BOTH.iter().any(|language| is_stop_word(&lower(first, *language), *language))
}

/// Whether words end like a sentence, with a finite verb and a full stop, or hold one of English.
fn ends_with_verb(words: &str) -> bool {
    /// Endings of Turkish verbs that no noun of a list has: `kullanılır`, `seçilmiştir`, `aranmaktadır`.
    const PASSIVE: [&str; 8] = ["ılır", "ilir", "ulur", "ülür", "ınır", "inir", "unur", "ünür"];
    const VERBS: [&str; 6] = ["are", "has", "have", "is", "was", "were"];
    let turkish = lower(words.trim_end(), Language::Turkish);
    let finite = turkish
        .strip_suffix('.')
        .is_some_and(|rest| PASSIVE.iter().chain(&COPULA).any(|ending| rest.ends_with(ending)));
    finite || lower(words, Language::English).split(|c: char| !c.is_alphabetic()).any(|word| VERBS.contains(&word))
}

fn weigh_list(view: &View, candidate: &mut Candidate, stops: &Stops) {
    let Some(span) = list_extent(view, candidate, stops) else {
        candidate.add("no list follows", weight::NO_LIST);
        return;
    };
    let keywords = view.keywords(span);
    let words = |text: &str| text.split(' ').count();
    let good = keywords.iter().filter(|keyword| words(&keyword.text) <= keyword_list::LONGEST_KEYWORD).count();
    // Without a separator behind the wording, the words of a sentence may follow it: `Anahtar kelimeler bölümünde geçen
    // …`.
    let bare = candidate.heading.layout == Layout::Bare && view.rows[candidate.row].style.bold_lead == 0;
    let Some(first) = keywords.first() else {
        candidate.add("no list follows", weight::NO_LIST);
        return;
    };
    if keyword_list::are_codes(&keywords) {
        candidate.add("codes follow", weight::NO_LIST);
    } else if bare && is_rest_of_sentence(span.of(view.text), &keywords) {
        candidate.add("a sentence follows", weight::NO_LIST);
    } else if keywords.len() >= 2 && good * 4 >= keywords.len() * 3 {
        candidate.add(format!("a list of {} follows", keywords.len()), weight::LIST);
    } else if keywords.len() == 1 && words(&first.text) <= SINGLE_WORDS && !bare {
        candidate.add("one keyword follows", weight::SINGLE);
    } else if keywords.len() == 1 && !bare && !keyword_list::begins_with_sentence(&first.text) {
        candidate.add("words without a separator follow", weight::UNPARTED);
    } else {
        candidate.add("what follows is hardly a list", weight::POOR_LIST);
    }
}
