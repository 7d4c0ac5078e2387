//! Groups of vowels of an English word in small letters a–z.

use super::hiatus::is_hiatus;

/// Whether a letter is written as a vowel.
pub(super) const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether there is a vowel or a y.
pub(super) fn has_vowel(word: &str) -> bool {
    word.bytes().any(|letter| is_vowel(letter) || letter == b'y')
}

/// Groups of vowels and the borders within them, without a silent e and with a syllabic m. At least 1.
pub(super) fn groups(word: &str) -> usize {
    let starts = |at: usize| {
        is_vowel_at(word, at)
            && (at == 0
                || !is_vowel_at(word, at - 1)
                || is_hiatus(&word[..at - 1], &word[at - 1..=at], &word[at + 1..]))
    };
    let groups = (0..word.len()).filter(|&at| starts(at)).count();
    let syllabic = usize::from(word.ends_with("sm") || word.ends_with("thm"));
    (groups + syllabic).saturating_sub(usize::from(ends_in_silent_e(word))).max(1)
}

/// Whether the letter is said as a vowel.
fn is_vowel_at(word: &str, at: usize) -> bool {
    let bytes = word.as_bytes();
    let (before, after) = (at.checked_sub(1).map(|before| bytes[before]), &word[at + 1..]);
    let next = after.bytes().next();
    match (bytes[at], before, next) {
        // A consonant before a vowel, at the start or after a vowel: `beyond`, `lawyer`, `vineyard`.
        (b'y', before, Some(next)) if is_vowel(next) => {
            before.is_some_and(|before| !is_vowel(before) && before != b'w') && !after.starts_with("ard")
        }
        (b'y', ..) => true,
        (b'u', Some(b'q'), Some(next)) => !is_vowel(next) && next != b'y' || next == b'u',
        (b'u', Some(b'g'), Some(b'a' | b'e' | b'i')) => after == "ity" || &word[..at] == "ar",
        (letter, ..) => is_vowel(letter),
    }
}

fn ends_in_silent_e(word: &str) -> bool {
    let &[.., third, second, b'e'] = word.as_bytes() else { return false };
    if word.ends_with("que") || word.ends_with("gue") {
        return word != "argue";
    }
    match second {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => false,
        // `ta-ble`
        b'l' => is_vowel(third) || matches!(third, b'y' | b'l' | b'r' | b'w'),
        // `cen-tre`
        b'r' => !matches!(third, b'b' | b'c' | b'd' | b'g' | b't'),
        _ => true,
    }
}
