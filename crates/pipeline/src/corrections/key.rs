//! By what the texts of corrections are compared: by what is left of them after a spreadsheet has had them.
//!
//! A spreadsheet exchanges apostrophes, quotation marks, dashes and spaces for others, and one that saves in a code page
//! of Windows puts `?` where a character is not in it. So only letters and digits count, and of these the ones that the
//! Turkish code page has.

use ikiz_text::nfc;

/// What a text is found by; of a text without letters and digits the whole, apart from white space.
pub(super) fn key(text: &str) -> String {
    let words: String = nfc(text).chars().filter(|letter| stays(*letter)).collect();
    if words.is_empty() { text.split_whitespace().collect() } else { words }
}

/// What the evidence of a finding is found by: signs and relations are what it is about, so that all stays of it but
/// white space and quotation marks. Dashes are one, and so is with them what is not in the code page, saved as `?`.
pub(super) fn key_of_evidence(evidence: &str) -> String {
    let letters = nfc(evidence);
    let kept = letters.chars().filter(|letter| !letter.is_whitespace() && !"'\"‘’‚“”„«»‹›".contains(*letter));
    kept.fold(String::new(), |mut key, letter| {
        match letter {
            '…' => key.push_str("..."),
            '?' | '–' | '—' => key.push('-'),
            letter if is_held(letter) || "€†‡ˆ‰•˜™".contains(letter) => key.push(letter),
            _ => key.push('-'),
        }
        key
    })
}

/// What lines, one behind the other, are found by.
pub(super) fn key_of_lines(lines: &[String]) -> String {
    lines.iter().map(|line| key(line)).collect()
}

/// The number of characters that a letter counts for where pieces of a text are measured: none of white space, and an
/// ellipsis as the three full stops that it may be typed as.
pub(super) fn width(letter: char) -> usize {
    match letter {
        '…' => 3,
        letter if letter.is_whitespace() => 0,
        _ => 1,
    }
}

/// Whether a character is a letter or digit of the Turkish code page, 1254.
fn stays(letter: char) -> bool {
    is_held(letter) && letter.is_alphanumeric()
}

/// Whether a character is in the Turkish code page, apart from its signs and quotation marks beyond ISO 8859-9.
fn is_held(letter: char) -> bool {
    match letter {
        'Ð' | 'Ý' | 'Þ' | 'ð' | 'ý' | 'þ' => false,
        '\0'..='ÿ' => true,
        _ => "ĞğİıŞşŒœŠšŸƒ".contains(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_exchanges_does_not_count() {
        for (given, saved) in [
            ("24 ≠ 42", "24 ? 42"),
            ("the teachers’ “own” work – 2019–2022", "the teachers' \"own\" work - 2019-2022"),
            ("5 000\u{a0}kişi …", "5\u{202f}000 kişi..."),
            ("Məmmədov β = −0,4", "M?mm?dov ? = -0,4"),
            ("gu\u{308}n", "gün"),
            ("* * *", "***"),
        ] {
            assert_eq!(key(given), key(saved), "{given}");
        }
    }

    #[test]
    fn evidence_is_found_after_a_spreadsheet_and_keeps_its_signs() {
        for (given, saved) in [
            ("24 ≠ 42", "24 ? 42"),
            ("−0,42 ≠ 0,42", "?0,42 ? 0,42"),
            ("“pre” – post", "\"pre\" - post"),
            ("a …", "a..."),
        ] {
            assert_eq!(key_of_evidence(given), key_of_evidence(saved), "{given}");
        }
        for (one, other) in
            [("−0.42 ≠ 0.42", "0.42 ≠ −0.42"), ("p < 0.05 ≠ p > 0.05", "p > 0.05 ≠ p < 0.05"), ("1.5 ≠ 2", "15 ≠ 2")]
        {
            assert_ne!(key_of_evidence(one), key_of_evidence(other), "{one}");
        }
    }

    #[test]
    fn words_and_numbers_count() {
        for (one, other) in [("24 ≠ 42", "24 ≠ 43"), ("ılık", "ilik"), ("The", "the"), ("One.", ""), ("***", "?")]
        {
            assert_ne!(key(one), key(other), "{one}");
        }
    }

    #[test]
    fn pieces_are_as_long_as_their_marks() {
        let length = |text: &str| text.chars().map(width).sum::<usize>();
        assert_eq!((length("a …"), length("a..."), length("\u{a0}“b”")), (4, 4, 3));
    }
}
