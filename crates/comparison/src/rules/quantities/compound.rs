//! Digits in the names of chemical compounds: locants and the like are no numbers.

use ikiz_document::Language;
use ikiz_text::{is_known_word, is_plain_apostrophe, lower};

/// Most characters of a name on either side of digits.
const LONGEST: usize = 80;

/// Most digits of a locant.
const LONGEST_LOCANT: usize = 2;

/// Whether digits are part of the name of a compound: `2,4-D`, `1-phenyl-3,5-dione`, `17β-estradiol`.
pub(super) fn is_in_compound(before: &str, after: &str, language: Language) -> bool {
    if after.starts_with(is_greek) {
        return true;
    }
    if !after.starts_with(is_joint) && !before.ends_with(is_joint) && !after.starts_with(char::is_alphabetic) {
        return false;
    }
    let near = |letters: &mut dyn Iterator<Item = char>| -> String {
        letters.take(LONGEST).take_while(|letter| !letter.is_whitespace()).collect()
    };
    let head: String = near(&mut before.chars().rev()).chars().rev().collect();
    let tail = near(&mut after.chars());
    locates_before(&tail, &head, language) || holds_locants(&head, &tail, language)
}

/// Whether the digits stand before the rest of a name: `4-aminophenol`.
fn locates_before(after: &str, before: &str, language: Language) -> bool {
    let Some(rest) = after.strip_prefix('-') else { return false };
    let word: String = rest.chars().take_while(|letter| letter.is_alphabetic()).collect();
    let is_letter = word.len() == 1 && word.starts_with(char::is_uppercase);
    let behind_letters = before.strip_suffix('-').is_some_and(|rest| rest.ends_with(char::is_alphabetic));
    is_letter && !before.ends_with(is_plain_apostrophe)
        || behind_letters && !word.is_empty()
        || is_part(&word, language)
}

/// Whether what stands around digits without a blank has the form of such a name: several digits between commas before a
/// hyphen and a part of a name (`3,5-dion`), or a hyphen between digits and brackets (`3-(2-furyl)`).
fn holds_locants(before: &str, after: &str, language: Language) -> bool {
    let name = format!("{before}1{after}");
    let parts = name.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, ',' | '′' | '\''));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_locant = |part: &str| {
        part.split(',').all(|locant| {
            let digits = locant.trim_end_matches(['′', '\'']);
            (1..=LONGEST_LOCANT).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let locants = parts.iter().filter(|part| is_locant(part)).count();
    let words = parts.iter().filter(|part| {
        let letters = part.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ',');
        letters.chars().nth(2).is_some()
            && letters.chars().all(char::is_alphabetic)
            && !is_known_word(&lower(letters, language), language)
    });
    locants > 0 && words.count() > 0 && name.contains('-') && parts.len() > 2
}

/// Whether a word is no word of the language, and long enough to be a part of a name.
fn is_part(word: &str, language: Language) -> bool {
    word.chars().nth(4).is_some() && !is_known_word(&lower(word, language), language)
}

const fn is_greek(letter: char) -> bool {
    matches!(letter, 'α'..='ω' | 'Α'..='Ω' | '′' | '″')
}

const fn is_joint(letter: char) -> bool {
    matches!(letter, '-' | ',' | '(' | ')' | '[' | ']')
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_document::Language::{English, Turkish};

    fn is_in(text: &str, language: Language) -> bool {
        let at = text.find('¦').unwrap_or(0);
        let after =
            text[at + '¦'.len_utf8()..].trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ',');
        is_in_compound(&text[..at], after, language)
    }

    #[test]
    fn digits_of_compounds_are_told_from_numbers() {
        for (text, language) in [
            ("¦1-fenil-3,5-dion elde edildi", Turkish),
            ("1-fenil-¦3,5-dion elde edildi", Turkish),
            ("1-fenil-3,¦5-dion elde edildi", Turkish),
            ("1,¦6heptadiene-3,5-dione", English),
            ("trans-¦1,2-diaminocyclohexane", English),
            ("(E)-¦3-(2-furyl)-prop-2-en-1-one", English),
            ("the ¦2,4-D residue", English),
            ("¦17β-estradiol", English),
            ("¦3,3′-diindolylmethane", English),
        ] {
            assert!(is_in(text, language), "{text}");
        }
        for (text, language) in [
            ("¦15-year-old pupils", English),
            ("a ¦3-month follow-up", English),
            ("between ¦2015-2016", English),
            ("in 2015-¦2016", English),
            ("(n=¦15)", English),
            ("¦1,500-strong army", English),
            ("¦5-10 yaş", Turkish),
            ("yaşları 5-¦10 arasında", Turkish),
            ("¦2,5 kat", Turkish),
        ] {
            assert!(!is_in(text, language), "{text}");
        }
    }
}
