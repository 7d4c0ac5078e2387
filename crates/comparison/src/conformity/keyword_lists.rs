//! Keyword lists: how many, in which order, whether they repeat the title, whether the vocabulary has them.

use super::manuscript::{Flaw, Manuscript, Piece};
use crate::profile::KeywordOrder;
use ikiz_document::{Argument, Key, Keyword, Message, SectionKind, Token, TokenKind, messages};
use ikiz_text::{Collation, lower};

messages! {
    count(section, count, asked, journal) = "profile-keyword-count.count";
    in_title(section, list, journal) = "profile-keyword-in-title.repeats";
    not_sorted(section, keyword, before, journal) = "profile-keyword-order.behind";
    not_in_vocabulary(section, list, journal) = "profile-vocabulary.unknown";
}

pub(super) fn count_flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for piece in manuscript.of_kind(SectionKind::Keywords) {
        let number = piece.analyzed.section.keywords.len();
        let Some(limits) = piece.rules.count.filter(|limits| !limits.hold(number)) else { continue };
        let message = count(manuscript.describe(piece), number, limits.in_words(), manuscript.journal());
        flaws.push(manuscript.flaw(piece, message, printed(piece.analyzed.section.keywords.iter())));
    }
    flaws
}

/// The first keyword that comes before its predecessor in the alphabet. Blanks and hyphens may count or not.
pub(super) fn order_flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let asked =
        manuscript.of_kind(SectionKind::Keywords).filter(|piece| piece.rules.order == Some(KeywordOrder::Alphabetical));
    let flaw = |piece: &Piece<'_>| {
        let keywords = &piece.analyzed.section.keywords;
        let at = unsorted(keywords, piece)?;
        let [before, keyword] = [&keywords[at], &keywords[at + 1]];
        let message =
            not_sorted(manuscript.describe(piece), keyword.text.as_str(), before.text.as_str(), manuscript.journal());
        Some(manuscript.flaw_at(piece, keyword.span, message, printed(keywords.iter())))
    };
    asked.filter_map(flaw).collect()
}

/// The index of a keyword whose successor should stand before it.
fn unsorted(keywords: &[Keyword], piece: &Piece<'_>) -> Option<usize> {
    let collation = Collation::new(piece.language);
    let by_words: Vec<String> = keywords.iter().map(|keyword| lower(&keyword.text, piece.language)).collect();
    let by_letters: Vec<String> =
        by_words.iter().map(|text| text.chars().filter(|letter| letter.is_alphanumeric()).collect()).collect();
    let falls = |list: &[String]| list.windows(2).position(|pair| collation.compare(&pair[0], &pair[1]).is_gt());
    falls(&by_words).filter(|_| falls(&by_letters).is_some())
}

pub(super) fn title_flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    flaws_of_some(manuscript, in_title, |piece, keyword| {
        let title = manuscript.of_kind(SectionKind::Title).filter(|title| title.language == piece.language);
        let mut titles = title.map(|title| keys(&title.analyzed.tokens));
        let words = keys(piece.analyzed.tokens_in(keyword.span));
        piece.rules.in_title == Some(false)
            && !words.is_empty()
            && titles.any(|title| title.windows(words.len()).any(|part| part == words))
    })
}

pub(super) fn vocabulary_flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let Some(vocabulary) = &manuscript.profile.vocabulary else { return Vec::new() };
    flaws_of_some(manuscript, not_in_vocabulary, |piece, keyword| {
        vocabulary.has(&keyword.text, piece.language) == Some(false)
    })
}

/// A flaw for each list that has keywords of some sort, with these keywords.
fn flaws_of_some(
    manuscript: &Manuscript<'_>,
    message: fn(Argument, String, Argument) -> Message,
    is_wrong: impl Fn(&Piece<'_>, &Keyword) -> bool,
) -> Vec<Flaw> {
    let flaw = |piece: &Piece<'_>| {
        let keywords = piece.analyzed.section.keywords.iter();
        let wrong: Vec<&Keyword> = keywords.filter(|keyword| is_wrong(piece, keyword)).collect();
        let first = wrong.first()?;
        let list = printed(wrong.iter().copied());
        let message = message(manuscript.describe(piece), list.clone(), manuscript.journal());
        Some(manuscript.flaw_at(piece, first.span, message, list))
    };
    manuscript.of_kind(SectionKind::Keywords).filter_map(flaw).collect()
}

fn printed<'k>(keywords: impl Iterator<Item = &'k Keyword>) -> String {
    keywords.map(|keyword| keyword.text.as_str()).collect::<Vec<_>>().join("; ")
}

/// The words under which tokens are counted.
fn keys(tokens: &[Token]) -> Vec<&str> {
    let words = tokens.iter().filter(|token| token.kind != TokenKind::Punctuation);
    words.map(|token| token.key.as_ref().map_or(&*token.surface, Key::as_str)).collect()
}
