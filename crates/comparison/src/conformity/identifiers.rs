//! The forms of the codes of classifications.

/// `Q22`, `E4`.
pub(super) fn is_jel(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first.is_ascii_uppercase())
        && (2..=3).contains(&word.len())
        && letters.all(|digit| digit.is_ascii_digit())
}

/// `06C05`, `35-02`, `11Axx`.
pub(super) fn is_msc(word: &str) -> bool {
    let bytes = word.as_bytes();
    word.len() == 5
        && bytes[..2].iter().all(u8::is_ascii_digit)
        && (bytes[2].is_ascii_uppercase() || bytes[2] == b'-')
        && (bytes[3..].iter().all(u8::is_ascii_digit) || word[3..].eq_ignore_ascii_case("xx"))
}
