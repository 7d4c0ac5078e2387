//! Text that is read from the right, given in the order in which it stands on the page: turned into the order of
//! reading, with plain letters instead of their printed forms. A small part of the Unicode bidirectional algorithm (UAX
//! 9), backwards.

use ikiz_text::nfkc;
use std::borrow::Cow;
use std::ops::Range;

/// Letters of Hebrew, Arabic and Syriac with their printed forms.
pub(crate) fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{65F}' | '\u{66E}'..='\u{6EF}' | '\u{6FA}'..='\u{8FF}') || is_printed_form(letter)
}

fn is_printed_form(letter: char) -> bool {
    matches!(letter, '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// A line as it is read, out of its characters from the left to the right.
pub(crate) fn in_order_of_reading(line: &str) -> Cow<'_, str> {
    // All these letters lie behind Latin, Greek and Cyrillic: two bytes from 0xD6, or three from 0xE0.
    if !line.bytes().any(|byte| byte >= 0xD6) || !line.contains(is_right_to_left) {
        return Cow::Borrowed(line);
    }
    let mut letters: Vec<char> = line.chars().collect();
    if is_line_from_right(&letters) {
        turn(&mut letters);
    } else {
        for part in parts_from_right(&letters) {
            turn(&mut letters[part]);
        }
    }
    Cow::Owned(letters.into_iter().map(plain).collect())
}

/// Whether a line as a whole runs from the right: it begins and ends with such letters, or else has more of them.
fn is_line_from_right(letters: &[char]) -> bool {
    let mut strong = letters.iter().filter(|letter| letter.is_alphabetic()).map(|letter| is_right_to_left(*letter));
    let ends = (strong.clone().next(), strong.next_back());
    match ends {
        (Some(left), Some(right)) if left == right => left,
        _ => {
            let from_right = letters.iter().filter(|letter| is_right_to_left(**letter)).count();
            from_right >= letters.iter().filter(|letter| is_left_to_right(**letter)).count()
        }
    }
}

fn is_left_to_right(letter: char) -> bool {
    letter.is_alphabetic() && !is_right_to_left(letter)
}

/// The stretches from the first to the last letter that is read from the right, without one that is not between them.
fn parts_from_right(letters: &[char]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, letter) in letters.iter().enumerate() {
        if is_right_to_left(*letter) {
            match parts.last_mut().filter(|_| open) {
                Some(part) => part.end = at + 1,
                None => parts.push(at..at + 1),
            }
            open = true;
        } else if is_left_to_right(*letter) {
            open = false;
        }
    }
    parts
}

/// Turns a stretch round; words of other scripts and numbers in it keep their order.
fn turn(letters: &mut [char]) {
    letters.reverse();
    let mut at = 0;
    while at < letters.len() {
        if !is_left_to_right(letters[at]) && !letters[at].is_numeric() {
            letters[at] = mirrored(letters[at]);
            at += 1;
            continue;
        }
        let words = letters[at..].iter().take_while(|letter| !is_right_to_left(**letter)).any(|l| is_left_to_right(*l));
        let belongs = |letter: char| match letter {
            ' ' => words,
            letter => !is_right_to_left(letter) && !matches!(letter, '(' | ')' | '[' | ']'),
        };
        let end = letters[at..].iter().position(|letter| !belongs(*letter)).map_or(letters.len(), |length| at + length);
        // Blanks and marks at the end belong to what is read from the right.
        let end = letters[at..end]
            .iter()
            .rposition(|letter| letter.is_alphanumeric() || *letter == '%')
            .map_or(at, |last| at + last)
            + 1;
        letters[at..end].reverse();
        at = end;
    }
}

fn mirrored(letter: char) -> char {
    match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        letter => letter,
    }
}

fn plain(letter: char) -> String {
    let letters = letter.to_string();
    if is_printed_form(letter) { nfkc(&letters).into_owned() } else { letters }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As it stands on the page: turned round, what is Latin or a number not.
    fn seen(parts: &[&str]) -> String {
        let turned = |part: &&str| {
            if part.contains(is_right_to_left) { part.chars().rev().collect() } else { (*part).to_owned() }
        };
        parts.iter().rev().map(turned).collect()
    }

    #[test]
    fn arabic_and_hebrew_are_turned_round() {
        assert_eq!(in_order_of_reading(&seen(&["الملخص: تتناول هذه الدراسة"])), "الملخص: تتناول هذه الدراسة");
        assert_eq!(in_order_of_reading(&seen(&["תקציר: מחקר זה"])), "תקציר: מחקר זה");
    }

    #[test]
    fn numbers_and_latin_words_keep_their_order() {
        assert_eq!(in_order_of_reading(&seen(&["بلغ ", "12,5", " في عام ", "2021"])), "بلغ 12,5 في عام 2021");
        assert_eq!(in_order_of_reading(&seen(&["بين ", "2021", " ", "2023", " في"])), "بين 2021 2023 في");
        assert_eq!(in_order_of_reading(&seen(&["نظام ", "open source", " جديد"])), "نظام open source جديد");
        assert_eq!(in_order_of_reading("the word צשמ in a line"), "the word משצ in a line");
    }

    #[test]
    fn brackets_are_mirrored() {
        assert_eq!(in_order_of_reading("(ةسارد) ثحب"), "بحث (دراسة)");
    }

    #[test]
    fn printed_forms_are_letters() {
        assert_eq!(in_order_of_reading("\u{FEFC}\u{FED3}"), "فلا");
    }

    #[test]
    fn other_text_stays() {
        for text in ["", "Öz — §", "Аннотация", "Περίληψη", "摘要"] {
            assert!(matches!(in_order_of_reading(text), Cow::Borrowed(_)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(line in "[a-z0-9 אבגدرس(),.]{0,40}") {
            let read = in_order_of_reading(&line).into_owned();
            let sorted = |text: &str| {
                let mut letters: Vec<char> = text.chars().filter(|l| !"()".contains(*l)).collect();
                letters.sort_unstable();
                letters
            };
            prop_assert_eq!(sorted(&read), sorted(&line));
        }
    }
}
