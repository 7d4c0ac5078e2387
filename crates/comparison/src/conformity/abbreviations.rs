//! Abbreviations that a text does not explain.

use super::manuscript::{Flaw, Manuscript, Piece};
use crate::abbreviation::{abbreviation, abbreviations};
use ikiz_document::{Language, Span, messages};
use ikiz_text::data::set;
use ikiz_text::{Enclosed, folded, is_known_word, lower};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

messages! {
    unexplained(section, list, journal) = "profile-abbreviation.unexplained";
}

const KNOWN: &str = include_str!("../../data/known_abbreviations.txt");

static EVERYBODY_KNOWS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| set(KNOWN));

/// Least letters of a word that is stressed by capitals.
const STRESSED: usize = 4;
/// Most letters of an abbreviation; longer words in capitals are stressed words or names.
const LETTERS: usize = 6;

pub(super) fn flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let asked = manuscript.texts().filter(|piece| piece.rules.abbreviations == Some(false));
    let flaw = |piece: &Piece<'_>| {
        let found = found(manuscript, piece);
        let (first, _) = *found.first()?;
        let list = found.iter().map(|(_, letters)| *letters).collect::<Vec<_>>().join(", ");
        let message = unexplained(manuscript.describe(piece), list.as_str(), manuscript.journal());
        Some(manuscript.flaw_at(piece, first, message, list))
    };
    asked.filter_map(flaw).collect()
}

/// The abbreviations without explanation, each where it stands first.
fn found<'a>(manuscript: &Manuscript<'a>, piece: &Piece<'a>) -> Vec<(Span, &'a str)> {
    let text = &manuscript.context.document.text;
    let section = piece.analyzed;
    let known: Vec<String> = piece.rules.known_abbreviations.iter().flatten().map(|known| folded(known)).collect();
    let mut seen: Vec<String> = Vec::new();
    let mut found = Vec::new();
    let asked =
        abbreviations(text, section).filter(|(_, letters)| is_short(letters) && !is_stressed(letters, piece.language));
    for (token, letters) in asked {
        let name = folded(letters);
        if seen.contains(&name) {
            continue;
        }
        let is_known = known.contains(&name) || EVERYBODY_KNOWS.contains(&*name) || is_roman(letters);
        if !is_known && !is_explained(text, section.section.span, letters) {
            found.push((token.span, letters));
        }
        seen.push(name);
    }
    found
}

/// Whether it has few letters and no digit, which names of models and chemicals have (`VGG19`).
fn is_short(letters: &str) -> bool {
    let is_digit = |letter: char| letter.is_ascii_digit();
    letters.chars().filter(|letter| letter.is_alphabetic()).count() <= LETTERS
        && !letters.contains(is_digit)
        && !letters.contains('.')
}

/// Whether it is a word that is stressed by capitals, or has one between hyphens: `N-GRAM`.
fn is_stressed(letters: &str, language: Language) -> bool {
    let mut parts = letters.split('-').map(|part| lower(part, language));
    parts.any(|part| part.chars().nth(STRESSED - 1).is_some() && is_known_word(&part, language))
}

fn is_roman(letters: &str) -> bool {
    letters.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// Whether the abbreviation stands in brackets behind its words, or its words in brackets behind it. Beside a value it is
/// used: `(OR=3.12, 95% CI)`.
fn is_explained(text: &str, span: Span, letters: &str) -> bool {
    let brackets = Enclosed::bracketed(span.of(text), span.start);
    let has_form = |words: &str| {
        words
            .split(|mark: char| !mark.is_alphanumeric() && !matches!(mark, '-' | '’' | '\''))
            .any(|word| is_form(word, letters))
    };
    let is_value = |mark: char| mark.is_ascii_digit() || matches!(mark, '=' | '<' | '>');
    brackets.spans().iter().any(|bracket| {
        let content = bracket.of(text).trim_matches(|mark| matches!(mark, '(' | ')' | '[' | ']'));
        let before = text[span.start..bracket.start].trim_end();
        let is_there = content.split([',', ';']).any(|part| !part.contains(is_value) && has_form(part))
            && (!is_list(content) || stands_for(before, letters));
        let follows = before.rsplit(char::is_whitespace).next().is_some_and(has_form);
        is_there || (follows && content.split_whitespace().nth(1).is_some())
    })
}

/// Whether a bracket gives examples, or several abbreviations: `(BERT, SVM etc.)`.
fn is_list(content: &str) -> bool {
    let mut forms: Vec<String> = content.split(is_separator).filter_map(abbreviation).map(folded).collect();
    forms.sort_unstable();
    forms.dedup();
    forms.len() > 1
}

const fn is_separator(mark: char) -> bool {
    mark.is_whitespace() || matches!(mark, ',' | ';' | '/')
}

/// Whether the words before a bracket have the first two letters of an abbreviation as their initials, in order.
fn stands_for(before: &str, letters: &str) -> bool {
    let count = letters.chars().count();
    let last: Vec<&str> =
        before.rsplit(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).take(count + 2).collect();
    let mut initials =
        last.iter().rev().filter_map(|word| word.chars().next()).map(|initial| folded(&initial.to_string()));
    letters.chars().take(2).all(|letter| initials.any(|initial| initial == folded(&letter.to_string())))
}

/// Whether a word is an abbreviation, perhaps in the plural or with an ending.
fn is_form(word: &str, letters: &str) -> bool {
    abbreviation(word).is_some_and(|form| folded(form) == folded(letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        ikiz_text::data::check_lower(KNOWN, 1);
    }

    #[test]
    fn an_abbreviation_is_explained_in_brackets_or_before_them() {
        for (text, expected) in [
            ("The Statistical Institute (TURKSTAT) counts.", true),
            ("TURKSTAT (the Statistical Institute) counts.", true),
            ("Vector error correction models (VECMs) and others.", true),
            ("Kurumun (TÜİK’in) verileri; TÜİK saydı.", false),
            ("TURKSTAT (2019) counts.", false),
            ("We used the TURKSTAT data.", false),
            ("It rose (TURKSTAT=3.12; 95% of all).", false),
            ("The institute (in short TURKSTAT; 1926) counts.", true),
            ("Models of language (BERT, TURKSTAT etc.) count.", false),
            ("The Turkish Unit (TURKSTAT, TÜİK) counts.", true),
            ("Türkiye İstatistik Kurumu (TÜİK, TURKSTAT) sayar.", false),
        ] {
            let letters = if text.contains("VECM") { "VECM" } else { "TURKSTAT" };
            assert_eq!(is_explained(text, Span::new(0, text.len()), letters), expected, "{text}");
        }
        assert!(is_explained("Kurumun (TÜİK’in) verileri", Span::new(0, 29), "TÜİK"));
    }
}
