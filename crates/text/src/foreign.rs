//! Foreign words and acronyms in capitals in Turkish texts, and whether their I is an i. `ISPARTA` is `ısparta`,
//! `UNICEF` is `unicef`.

use crate::acronym::{is_listed, is_own};
use crate::apostrophe::without_suffix;
use crate::known_word::is_known_word;
use crate::lower;
use crate::turkish::{is_possible, is_vowel};
use ikiz_document::Language::{English, Turkish};

/// Longest word whose shape is looked at, in letters.
const LONGEST: usize = 40;
/// Pairs of consonants in which Turkish words end, loanwords included.
const LAST_PAIRS: [&str; 32] = [
    "ft", "ht", "hş", "ks", "kt", "lf", "lk", "lm", "lp", "lt", "lç", "mp", "nk", "ns", "nt", "nç", "nz", "ps", "pt",
    "rf", "rk", "rm", "rn", "rp", "rs", "rt", "rz", "rç", "rş", "st", "yt", "zk",
];

/// The lower case of a word of a Turkish text if an I in it is an i; `None` if every I is an ı. A suffix after an
/// apostrophe is Turkish.
pub(crate) fn lower_with_i(printed: &str) -> Option<String> {
    if !printed.contains('I') {
        return None;
    }
    let word = without_suffix(printed, Turkish);
    let mut lowered = foreign_lower(word)?;
    lowered.push_str(&lower(&printed[word.len()..], Turkish));
    Some(lowered)
}

/// As [`lower_with_i`], of a word without its suffix. A word with hyphens or slashes is handled part by part.
fn foreign_lower(word: &str) -> Option<String> {
    let is_joint = |letter: char| matches!(letter, '-' | '–' | '/');
    let is_word = |letter: char| letter.is_alphanumeric() || is_joint(letter);
    if !word.contains('I') || word.len() < 2 || !word.chars().all(is_word) {
        return None;
    }
    let dotted = lower(&word.replace('I', "i"), Turkish);
    if is_listed(&dotted) {
        return Some(dotted);
    }
    if !word.contains(is_joint) {
        return is_foreign(word, &dotted).then_some(dotted);
    }
    let (mut lowered, mut changed) = (String::with_capacity(word.len()), false);
    for part in word.split_inclusive(is_joint) {
        let letters = part.trim_end_matches(is_joint);
        let foreign = foreign_lower(letters);
        changed |= foreign.is_some();
        lowered.push_str(&foreign.unwrap_or_else(|| lower(letters, Turkish)));
        lowered.push_str(&part[letters.len()..]);
    }
    changed.then_some(lowered)
}

/// Whether a word with ı is not Turkish: the lexicon knows it with i only, or no Turkish word has such a shape. If it
/// also has İ or ı, its I was printed on purpose.
fn is_foreign(word: &str, dotted: &str) -> bool {
    let dotless = lower(word, Turkish);
    if is_possible(&dotless) {
        return false;
    }
    if is_known_word(dotted, Turkish) {
        return true;
    }
    if word.contains(['İ', 'ı']) {
        return false;
    }
    // An unknown word that begins with I is seldom Turkish: few words begin with ı.
    let begins = word.starts_with('I') && word.chars().nth(2).is_some();
    !word.contains(is_own) && (begins || is_known_word(dotted, English) || is_roman(word) || is_strange(&dotless))
}

/// Whether a word is a Roman number of two letters or more.
fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'))
}

/// Whether a word with ı has a shape that no Turkish word has: foreign letters, two consonants at its start, two vowels
/// together, a foreign end, or vowels out of harmony. Compounds may have any vowels: `sarıyer`.
fn is_strange(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|letter| letter.is_alphabetic()).collect();
    let [first, second, ..] = letters[..] else { return false };
    if letters.len() > LONGEST {
        return false;
    }
    let vowel = |letter: &char| is_vowel(*letter);
    let last = &letters[letters.len() - 2..];
    let voiced = letters.len() > 3 && matches!(last[1], 'b' | 'c' | 'd' | 'g');
    let pair = !last.iter().any(vowel) && !LAST_PAIRS.iter().any(|known| known.chars().eq(last.iter().copied()));
    let together = letters.windows(2).any(|pair| pair.contains(&'ı') && pair.iter().all(vowel));
    let foreign = letters.iter().any(|letter| matches!(letter, 'q' | 'w' | 'x'));
    let rows = together || is_out_of_row(&letters);
    foreign || !vowel(&first) && !vowel(&second) || voiced || pair || rows && !is_compound(word)
}

/// Whether the vowel before or after an ı breaks Turkish vowel harmony.
fn is_out_of_row(letters: &[char]) -> bool {
    let vowels: Vec<char> = letters.iter().copied().filter(|letter| is_vowel(*letter)).collect();
    vowels.windows(2).any(|pair| pair.contains(&'ı') && !pair.iter().all(|vowel| matches!(vowel, 'a' | 'ı' | 'â')))
}

/// Whether a word is two words of the lexicon, written as one.
pub(crate) fn is_compound(word: &str) -> bool {
    let known = |part: &str| part.chars().nth(2).is_some() && is_known_word(part, Turkish);
    word.char_indices().skip(3).any(|(at, _)| known(&word[at..]) && known(&word[..at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lowered(printed: &str) -> String {
        lower_with_i(printed).unwrap_or_else(|| lower(printed, Turkish))
    }

    #[test]
    fn the_i_of_acronyms_is_an_i() {
        for (printed, lower) in [
            ("COVID-19", "covid-19"),
            ("PISA", "pisa"),
            ("PISA’NIN", "pisa’nın"),
            ("UNICEF'in", "unicef'in"),
            ("WI-FI", "wi-fi"),
            ("HIV/AIDS", "hiv/aids"),
            ("KIRIK-PISA", "kırık-pisa"),
            ("HIV", "hiv"),
            ("IL6", "il6"),
            ("SARS-COV-II", "sars-cov-ii"),
            // Not listed: their shape decides.
            ("WIQUAL", "wiqual"),
            ("TRIMSEL", "trimsel"),
            ("KIDEX", "kidex"),
            ("RILDEM", "rildem"),
            ("MIPSS", "mipss"),
            ("OIRAM", "oiram"),
            ("XVI", "xvi"),
            // Turkish and English words that were typed without the dot.
            ("BILGISAYAR", "bilgisayar"),
            ("Istanbul", "istanbul"),
            ("Insanların", "insanların"),
            ("INTERNATIONAL", "international"),
        ] {
            assert_eq!(lowered(printed), lower);
        }
    }

    #[test]
    fn the_i_of_turkish_words_is_dotless() {
        for (printed, lower) in [
            ("ISPARTA", "ısparta"),
            ("IŞIKLI", "ışıklı"),
            ("KIRIKLARININ", "kırıklarının"),
            ("SINIF", "sınıf"),
            ("TIP", "tıp"),
            ("Irak’ta", "ırak’ta"),
            ("YAKLAŞIMI", "yaklaşımı"),
            ("AKINDILIK", "akındılık"),
            ("SARIYER", "sarıyer"),
            ("DEMİRKIRAN", "demirkıran"),
            ("SATIN", "satın"),
            ("CANIM", "canım"),
            ("ISITMA-SOĞUTMA", "ısıtma-soğutma"),
            ("I", "ı"),
        ] {
            assert_eq!(lowered(printed), lower);
        }
    }
}
