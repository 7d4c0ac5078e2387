//! The capitals of titles and keywords.

use super::capitals::{Capitals, Runs, Word, has_wrong_dot, words};
use super::manuscript::{Flaw, Manuscript, Piece};
use crate::profile::Case;
use ikiz_document::{Argument, Keyword, Language, Message, SectionKind, Span, Twin, messages};
use ikiz_text::data::entries;
use ikiz_text::twin_data;

messages! {
    keywords_dot(section, list) = "profile-keyword-case.dot";
    keywords_initial(section, list, journal) = "profile-keyword-case.initial-capital";
    keywords_lower(section, list, journal) = "profile-keyword-case.lower";
    keywords_sentence(section, list, journal) = "profile-keyword-case.sentence";
    keywords_title(section, list, journal) = "profile-keyword-case.title";
    keywords_upper(section, list, journal) = "profile-keyword-case.upper";
    title_dot(section, list) = "profile-title-case.dot";
    title_lower(section, list, journal) = "profile-title-case.lower";
    title_sentence(section, list, journal) = "profile-title-case.sentence";
    title_title(section, list, journal) = "profile-title-case.title";
    title_upper(section, list, journal) = "profile-title-case.upper";
}

const SMALL_WORDS: Twin<&str> = twin_data!("small_words.txt");

type Said = fn(Argument, String, Argument) -> Message;

pub(super) fn title_flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    manuscript.of_kind(SectionKind::Title).flat_map(|piece| of_title(manuscript, piece)).collect()
}

fn of_title(manuscript: &Manuscript<'_>, piece: &Piece<'_>) -> Vec<Flaw> {
    let Some(case) = piece.rules.case else { return Vec::new() };
    let text = &manuscript.context.document.text;
    let words = words(text, &piece.analyzed.tokens, piece.language);
    let said: Said = match case {
        Case::Lower => title_lower,
        Case::Sentence | Case::InitialCapital => title_sentence,
        Case::Title => title_title,
        Case::Upper => title_upper,
    };
    let capitals = manuscript.capitals(piece.language);
    let runs = if are_mostly_small(&words) { Runs::AreNames } else { Runs::SayNothing };
    let look = Look { runs, are_in_capitals: are_in_capitals(words.iter()) };
    let wrong = wrong(&words, case, piece.language, capitals, look);
    let list = |found: &[usize]| found.iter().map(|at| words[*at].printed).collect::<Vec<_>>().join(", ");
    let section = || manuscript.describe(piece);
    let mut flaws = Vec::new();
    if !wrong.is_empty() {
        let message = said(section(), list(&wrong), manuscript.journal());
        flaws.push(manuscript.flaw(piece, message, list(&wrong)));
    }
    let dots: Vec<usize> = (0..words.len()).filter(|at| has_wrong_dot(&words[*at], piece.language)).collect();
    if !dots.is_empty() {
        flaws.push(manuscript.flaw(piece, title_dot(section(), list(&dots)), list(&dots)));
    }
    flaws
}

pub(super) fn keyword_flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    manuscript.of_kind(SectionKind::Keywords).flat_map(|piece| of_list(manuscript, piece)).collect()
}

fn of_list(manuscript: &Manuscript<'_>, piece: &Piece<'_>) -> Vec<Flaw> {
    let Some(case) = piece.rules.case else { return Vec::new() };
    let text = &manuscript.context.document.text;
    let of_keyword = |keyword: &Keyword| words(text, piece.analyzed.tokens_in(keyword.span), piece.language);
    let keywords: Vec<(&Keyword, Vec<Word<'_>>)> =
        piece.analyzed.section.keywords.iter().map(|keyword| (keyword, of_keyword(keyword))).collect();
    let said: Said = match case {
        Case::Lower => keywords_lower,
        Case::InitialCapital => keywords_initial,
        Case::Sentence => keywords_sentence,
        Case::Title => keywords_title,
        Case::Upper => keywords_upper,
    };
    let capitals = manuscript.capitals(piece.language);
    let count = |is: &dyn Fn(&[Word<'_>]) -> bool| keywords.iter().filter(|(_, words)| is(words)).count();
    let small = count(&|words| words.first().is_some_and(Word::is_small));
    let stressed = count(&|words| capitals.superfluous(words, Runs::MayHoldNames, |_| false).first() == Some(&0));
    let look = Look {
        runs: if small > stressed { Runs::AreNames } else { Runs::MayHoldNames },
        are_in_capitals: are_in_capitals(keywords.iter().flat_map(|(_, words)| words)),
    };
    let is_wrong = |words: &[Word<'_>]| !wrong(words, case, piece.language, capitals, look).is_empty();
    let has_dot = |words: &[Word<'_>]| words.iter().any(|word| has_wrong_dot(word, piece.language));
    let found = |is: &dyn Fn(&[Word<'_>]) -> bool| {
        let found: Vec<&Keyword> =
            keywords.iter().filter(|(_, words)| is(words)).map(|(keyword, _)| *keyword).collect();
        let list = found.iter().map(|keyword| &*keyword.text).collect::<Vec<_>>().join("; ");
        found.first().map(|first| (first.span, list))
    };
    let section = || manuscript.describe(piece);
    let flaw = |(span, list): (Span, String), message| manuscript.flaw_at(piece, span, message, list);
    let by_case = found(&is_wrong).map(|(span, list)| {
        let message = said(section(), list.clone(), manuscript.journal());
        flaw((span, list), message)
    });
    let by_dot = found(&has_dot).map(|(span, list)| {
        let message = keywords_dot(section(), list.clone());
        flaw((span, list), message)
    });
    by_case.into_iter().chain(by_dot).collect()
}

/// Whether at least half of the words begin with a small letter.
fn are_mostly_small(words: &[Word<'_>]) -> bool {
    2 * words.iter().filter(|word| word.is_small()).count() >= words.len()
}

/// What all words of a title or list look like.
#[derive(Clone, Copy)]
struct Look {
    runs: Runs,
    /// Then capitals show no names.
    are_in_capitals: bool,
}

/// Whether no word has a small letter.
fn are_in_capitals<'w>(words: impl Iterator<Item = &'w Word<'w>> + Clone) -> bool {
    words.clone().nth(1).is_some() && !words.into_iter().any(|word| word.printed.contains(char::is_lowercase))
}

/// The words whose first letter is of the wrong case.
fn wrong(words: &[Word<'_>], case: Case, language: Language, capitals: &Capitals, look: Look) -> Vec<usize> {
    let all = |is: &dyn Fn(usize) -> bool| (0..words.len()).filter(|at| is(*at)).collect::<Vec<_>>();
    let begins_small = || all(&|at| at == 0 && words[0].opens && words[0].is_small() && !is_mixed(&words[0]));
    match case {
        Case::Upper => all(&|at| words[at].printed.contains(char::is_lowercase)),
        _ if look.are_in_capitals => all(&|at| words[at].is_capital()),
        Case::InitialCapital => begins_small(),
        Case::Sentence => {
            let superfluous = capitals.superfluous(words, look.runs, |word| word.opens);
            begins_small().into_iter().chain(superfluous).collect()
        }
        Case::Lower => capitals.superfluous(words, look.runs, |_| false),
        Case::Title => all(&|at| is_wrong_in_title(words, at, language)),
    }
}

/// `mRNA`, `pH`, `e-ticaret`, `xn`: a small letter that no capital takes the place of.
fn is_mixed(word: &Word<'_>) -> bool {
    word.printed.chars().skip(1).any(char::is_uppercase) || word.printed.chars().nth(2).is_none()
}

/// Whether a word breaks title case. The second part of a word with a hyphen may be small; small words at the start,
/// at the end and behind a colon may have a capital.
fn is_wrong_in_title(words: &[Word<'_>], at: usize, language: Language) -> bool {
    let word = &words[at];
    let is_small_word = entries(SMALL_WORDS.of(language)).any(|small| small == word.lower);
    if is_small_word {
        return word.is_capital() && !word.opens && at + 1 < words.len() && !word.is_acronym();
    }
    word.is_small() && !word.follows_hyphen && !is_mixed(word)
}
