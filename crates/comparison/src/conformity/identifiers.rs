//! The forms of ORCID iDs and of the codes of classifications.

pub(super) const fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '–' | '−')
}

/// The sixteen digits of an ORCID iD at the start of a text; a line may break behind a hyphen, which is said.
pub(super) fn orcid(text: &str) -> Option<(String, bool)> {
    let mut letters = text.chars().peekable();
    let (mut digits, mut is_broken) = (String::new(), false);
    for block in 0..4 {
        if block > 0 {
            letters.next().filter(|letter| is_hyphen(*letter))?;
            while letters.peek().is_some_and(|letter| letter.is_whitespace()) {
                letters.next();
                is_broken = true;
            }
        }
        for place in 0..4 {
            let is_last = block == 3 && place == 3;
            let letter = letters.next()?;
            digits.push(match letter {
                '0'..='9' => letter,
                'X' | 'x' if is_last => 'X',
                _ => return None,
            });
        }
    }
    let goes_on = letters.next().is_some_and(|letter| letter.is_ascii_digit() || is_hyphen(letter));
    (!goes_on).then_some((digits, is_broken))
}

/// ISO 7064, MOD 11-2.
pub(super) fn is_valid(digits: &str) -> bool {
    let (number, check) = digits.split_at(15);
    let total = number.bytes().fold(0_u32, |total, digit| (total + u32::from(digit - b'0')) * 2 % 11);
    let expected = match (12 - total) % 11 {
        10 => "X".to_owned(),
        digit => digit.to_string(),
    };
    check == expected
}

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
