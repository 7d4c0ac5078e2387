//! The languages of keyword lists: a few words say little, names and acronyms less; what stands around a list says
//! more.

use crate::cuts::cut::{Cut, Role};
use crate::rows::view::View;
use crate::texts::bilingual::language_by_pieces;
use ikiz_document::{Confidence, DetectedLanguage, LanguageTag, Span};

/// A language less sure than this is doubtful for a keyword list.
const DOUBT: f64 = 0.8;
/// How sure the words must be to count against heading and text.
const SURE: f64 = 0.95;
/// The same for a list of fewer keywords than [`FEW_KEYWORDS`]; [`FEWEST_WORDS`] of it must be of the language alone.
const SURE_OF_FEW: f64 = 0.98;
const FEW_KEYWORDS: usize = 3;
/// A single word of the other language may be a term that is not translated: `vakıf`.
const FEWEST_WORDS: usize = 2;

/// What is known of a list besides its words.
struct Surroundings {
    /// The language of its heading, or what the file says.
    heading: Option<LanguageTag>,
    /// The language of the text before it.
    text: Option<LanguageTag>,
    /// A list before it is in the language of the heading already.
    is_second: bool,
}

/// Settles the languages of all lists.
pub(crate) fn settle(view: &View, cuts: &mut [Cut]) {
    for index in 0..cuts.len() {
        if cuts[index].role != Role::Keywords {
            continue;
        }
        let around = surroundings(view, cuts, index);
        let found = &cuts[index];
        let Some(tag) = language(view, cuts, found, &around) else { continue };
        if tag != found.language.tag {
            cuts[index].language = DetectedLanguage::new(tag, Confidence::new(0.6));
        } else if found.language.confidence.value() < DOUBT && around.heading == Some(tag) {
            cuts[index].language = DetectedLanguage::new(tag, Confidence::new(DOUBT));
        }
    }
}

fn surroundings(view: &View, cuts: &[Cut], index: usize) -> Surroundings {
    let cut = &cuts[index];
    let of_heading = || {
        let heading = cut.heading?;
        view.tools.headings.find(view.text, heading).map(|found| found.language)
    };
    let heading = cut.declared.map(LanguageTag::from).or_else(of_heading);
    let before = &cuts[..index];
    let text = before.iter().rev().find(|other| other.role.is_text()).map(|text| text.language.tag);
    let is_second = before.iter().any(|other| other.role == Role::Keywords && Some(other.language.tag) == heading);
    Surroundings { heading, text, is_second }
}

/// The language of a list; `None` where its words decide.
fn language(view: &View, cuts: &[Cut], list: &Cut, around: &Surroundings) -> Option<LanguageTag> {
    let found = list.language.tag;
    let confidence = list.language.confidence.value();
    let both = around.heading.filter(|heading| Some(*heading) == around.text);
    match found {
        LanguageTag::Other(_) | LanguageTag::Undetermined if !is_latin(list.span.of(view.text)) => None,
        // A third language counts where a heading or a text is in it too.
        LanguageTag::Other(_) => {
            let is_known = around.heading.is_none_or(|heading| heading == found)
                && cuts.iter().any(|cut| cut.role.is_text() && cut.language.tag == found);
            if is_known || around.heading == Some(found) {
                return None;
            }
            let pieces: Vec<Span> = list.keywords.iter().map(|keyword| keyword.span).collect();
            let by_pieces = || language_by_pieces(view, &pieces).map(LanguageTag::from);
            both.or_else(by_pieces).or_else(|| by_place(around))
        }
        _ if matches!(around.heading, Some(LanguageTag::Other(_))) => around.heading,
        _ if confidence < DOUBT => by_place(around),
        // Acronyms and names under a heading and behind a text of one language.
        LanguageTag::Known(_) => {
            let is_few = list.keywords.len() < FEW_KEYWORDS;
            let sure = if is_few { SURE_OF_FEW } else { SURE };
            both.filter(|_| confidence < sure || (is_few && !has_several_words(view, list)))
        }
        LanguageTag::Undetermined => by_place(around),
    }
}

/// Whether several words of a list, each alone, are of its language.
fn has_several_words(view: &View, list: &Cut) -> bool {
    let words = list.span.of(view.text).split(|letter: char| !letter.is_alphanumeric());
    let found = words.filter(|word| !word.is_empty()).map(|word| view.detector.detect(word));
    let told = found.filter(|found| found.tag == list.language.tag && found.confidence.value() >= DOUBT);
    told.take(FEWEST_WORDS).count() == FEWEST_WORDS
}

/// The language by heading; where a list before is in it already, by text.
fn by_place(around: &Surroundings) -> Option<LanguageTag> {
    let text = around.text.filter(|tag| *tag != LanguageTag::Undetermined);
    let heading = around.heading?;
    Some(if around.is_second { text.unwrap_or(heading) } else { heading })
}

/// Whether most letters are of the alphabet of both languages.
pub(crate) fn is_latin(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic());
    let (mut latin, mut all) = (0, 0);
    for letter in letters {
        all += 1;
        latin += usize::from(matches!(letter, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'));
    }
    latin * 2 >= all
}
