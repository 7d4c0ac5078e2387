//! Words in capitals among words in small letters: acronyms, and surnames. They have no suffixes, whatever they look
//! like: `USA` is no form of `us`, and `GTFS` no plural.

use crate::acronym::{is_listed, is_own};
use crate::foreign::lower_with_i;
use crate::lexicon::{Root, Roots};
use crate::mark::is_letter;
use crate::turkish::is_suffix;
use crate::{is_known_word, is_stop_word, lower};
use ikiz_document::{Language, Token, TokenKind};
use std::ops::Range;

/// How many letters an acronym may have; longer words in capitals are words that are stressed.
const LETTERS: Range<usize> = 2..7;
/// How many words on each side are looked at.
const BESIDE: usize = 3;
/// What stands behind the surface form of a word that is whole. No surface form of another word ends with it.
const WHOLE: char = '\'';

/// The word of a surface form that is known to have no suffix: `usa` of `usa'`. `None` if a form may have one.
pub fn whole_word(surface: &str) -> Option<&str> {
    surface.strip_suffix(WHOLE).filter(|word| !word.is_empty())
}

/// Marks the surface forms of acronyms that would be taken for forms of other words, and gives their I its dot.
pub(crate) fn mark_acronyms(text: &str, tokens: &mut [Token], language: Language) {
    for at in 0..tokens.len() {
        let printed = tokens[at].span.of(text);
        if !is_short_and_capital(printed)
            || is_stop_word(&tokens[at].surface, language)
            || !stands_out(text, tokens, at)
        {
            continue;
        }
        let dotted = dotted(text, tokens, at).filter(|_| language == Language::Turkish);
        let surface = dotted.as_deref().unwrap_or(&tokens[at].surface);
        let ends_like_a_form = language == Language::Turkish || surface.ends_with('s');
        let known = is_listed(surface) || Roots::of(language).get(surface).is_some();
        if ends_like_a_form && !known {
            tokens[at].surface = format!("{surface}{WHOLE}").into();
        } else if let Some(dotted) = dotted {
            tokens[at].surface = dotted.into();
        }
    }
}

/// A surface form with i for ı, if the word may be a foreign acronym: no Turkish letter, no root, no surname behind a
/// first name.
fn dotted(text: &str, tokens: &[Token], at: usize) -> Option<String> {
    let token = &tokens[at];
    let is_turkish = token.span.of(text).contains(|letter| is_own(letter) || letter == 'İ');
    if !token.surface.contains('ı') || is_turkish || Roots::of(Language::Turkish).get(&token.surface).is_some() {
        return None;
    }
    (!is_surname(text, tokens, at)).then(|| token.surface.replace('ı', "i"))
}

/// Whether the word before may be a first name: it has a capital, and not because it begins a sentence.
fn is_surname(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let begins = before.checked_sub(1).is_none_or(|earlier| tokens[earlier].kind == TokenKind::Punctuation);
    let surface = &tokens[before].surface;
    let is_name = || Roots::of(Language::Turkish).get(surface).is_some_and(|root| root.has(Root::NAME));
    let is_word = || is_known_word(surface, Language::Turkish) && !is_name();
    tokens[before].span.of(text).starts_with(char::is_uppercase) && !(begins && is_word())
}

fn is_short_and_capital(printed: &str) -> bool {
    let mut letters = 0;
    for sign in printed.chars() {
        if is_letter(sign) && sign.is_uppercase() {
            letters += 1;
        } else if !sign.is_ascii_digit() && sign != '-' {
            return false;
        }
    }
    LETTERS.contains(&letters) && printed.starts_with(is_letter)
}

/// Whether there are small letters around a word, and it is neither a label nor part of a line in capitals.
fn stands_out(text: &str, tokens: &[Token], at: usize) -> bool {
    let gap = |left: usize, right: usize| &text[tokens[left].span.end..tokens[right].span.start];
    let is_capital = |near: usize| {
        let printed = tokens[near].span.of(text);
        tokens[near].kind == TokenKind::Word && printed.chars().nth(1).is_some() && !has_small_letter(printed)
    };
    let (before, after) = (at.checked_sub(1), Some(at + 1).filter(|after| *after < tokens.len()));
    let line_begins = before.is_none_or(|before| gap(before, at).contains('\n'));
    let line_ends = after.is_none_or(|after| gap(at, after).contains('\n'));
    let is_label = (line_begins && line_ends) || after.is_some_and(|after| tokens[after].span.of(text) == ":");
    if is_label || [before, after].into_iter().flatten().any(is_capital) {
        return false;
    }
    let near = tokens[at.saturating_sub(BESIDE)..tokens.len().min(at + 1 + BESIDE)].iter();
    near.filter(|token| token.kind == TokenKind::Word).any(|token| has_small_letter(token.span.of(text)))
}

fn has_small_letter(printed: &str) -> bool {
    printed.chars().any(char::is_lowercase)
}

/// The lower case of an acronym with a Turkish suffix that no apostrophe separates, with the apostrophe: `PISAnın` is
/// `pisa'nın`.
pub(crate) fn with_apostrophe(printed: &str) -> Option<String> {
    let at = printed.rfind(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())?;
    let at = at + printed[at..].chars().next().map_or(0, char::len_utf8);
    let (word, suffix) = printed.split_at(at);
    let inner = |sign: char| is_letter(sign) || sign.is_ascii_digit() || sign == '-';
    let is_name = if word.ends_with(|last: char| last.is_ascii_digit()) {
        word.contains('-')
    } else {
        !has_small_letter(word) && word.chars().filter(|letter| letter.is_uppercase()).nth(1).is_some()
    };
    if !is_name || !word.starts_with(is_letter) || !word.chars().all(inner) || !is_suffix(suffix) {
        return None;
    }
    let mut lowered = lower_with_i(word).unwrap_or_else(|| lower(word, Language::Turkish));
    lowered.push('\'');
    lowered.push_str(suffix);
    Some(lowered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tokenizer;
    use ikiz_document::Language::{English, Turkish};

    fn surface(text: &str, word: &str, language: Language) -> String {
        let tokens = Tokenizer::new(language).tokens(text);
        let token = tokens.iter().find(|token| token.span.of(text) == word);
        token.expect("the word").surface.clone().into()
    }

    #[test]
    fn acronyms_among_small_letters_are_whole() {
        for (text, word, expected) in [
            ("Veriler USA kaynaklıdır.", "USA", "usa'"),
            ("Bir SARIMA modeli kuruldu.", "SARIMA", "sarima'"),
            ("Serumda TIMP-1 arttı.", "TIMP-1", "timp-1'"),
            ("Çizimi Selim ÇAKIR yaptı.", "ÇAKIR", "çakır'"),
            // A surname keeps its ı; roots and stop words stay as they are.
            ("Çizimi Derya KIRAN yaptı.", "KIRAN", "kıran'"),
            ("Evde KIZ çocukları vardı.", "KIZ", "kız"),
            ("Kitap ve defter İLE kalem.", "İLE", "ile"),
        ] {
            assert_eq!(surface(text, word, Turkish), expected, "{text}");
        }
        for (text, word, expected) in [
            ("Stops are GTFS feeds.", "GTFS", "gtfs'"),
            ("The DHEA-S level rose.", "DHEA-S", "dhea-s'"),
            ("Use AIDS and OECD data.", "AIDS", "aids"),
        ] {
            assert_eq!(surface(text, word, English), expected, "{text}");
        }
    }

    #[test]
    fn headings_and_labels_in_capitals_are_words() {
        for (text, word, expected) in [
            ("EVDE BAKIM HİZMETLERİ\nBu çalışma", "EVDE", "evde"),
            ("Bu bitti.\nSONUÇTA\nBu çalışma", "SONUÇTA", "sonuçta"),
            ("BULGU: Bu çalışma", "BULGU", "bulgu"),
            ("Yalnızca GÖREVLİLER girebilir.", "GÖREVLİLER", "görevliler"),
        ] {
            assert_eq!(surface(text, word, Turkish), expected, "{text}");
        }
        assert_eq!(surface("AIMS: To study goals.", "AIMS", English), "aims");
        assert_eq!(surface("The word METHODS opens it.", "METHODS", English), "methods");
    }

    #[test]
    fn suffixes_without_apostrophe_are_told_by_the_capitals() {
        for (printed, expected) in [
            ("PISAnın", "pisa'nın"),
            ("OECDnin", "oecd'nin"),
            ("KOBİlerin", "kobi'lerin"),
            ("COVID-19un", "covid-19'un"),
            ("covid-19lu", "covid-19'lu"),
        ] {
            assert_eq!(with_apostrophe(printed).as_deref(), Some(expected));
        }
        for printed in
            ["XGBoost", "IPCore", "NVidia", "SQLite", "BERTürk", "RNAi", "DNAse", "Ankara", "mRNAlar", "b12nin"]
        {
            assert_eq!(with_apostrophe(printed), None, "{printed}");
        }
    }
}
