//! Small raised marks behind a word, as they refer to notes or stand for a power: written as raised characters, so that
//! no later step takes `Öz¹` for a word with a digit. Lowered ones, and the number that heads a footnote, stay as they
//! are.

use super::page::{Fragment, PageLine};

/// A raised mark against the letters of its line.
const SMALL: f64 = 0.85;
/// How high it stands, in font sizes of the line.
const RAISED: f64 = 0.15;
/// White space before it, in font sizes of the line.
const FARTHEST: f64 = 0.35;
/// The largest number of characters of a mark.
const MOST: usize = 7;

/// Writes a fragment behind `line` in raised characters where it is a mark that is raised over that line, whose letters
/// have this size; says whether it is.
pub(super) fn write(fragment: &mut Fragment, line: &PageLine, size: f64) -> bool {
    let is_mark = fragment.size <= SMALL * size
        && fragment.baseline - line.baseline >= RAISED * size
        && (fragment.left - line.right).abs() <= FARTHEST * size
        && takes_notes(&line.text);
    let Some(raised) = is_mark.then(|| raised(fragment.text.trim())).flatten() else { return false };
    fragment.weights.resize(raised.chars().count(), None);
    fragment.text = raised;
    true
}

/// Whether what is raised behind a text refers to a note: behind a mark or a longer word. Behind a number, a unit or a
/// sign of a quantity (`10`, `cm`, `R`) it is a power and stays a digit, as those who write out such texts have it.
fn takes_notes(line: &str) -> bool {
    const LONGER: usize = 4;
    const HEADING: usize = 16;
    let text = line.trim_end();
    let word = text.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    let letters = word.chars().count();
    let heading = letters > 1 && text.len() <= HEADING && text.starts_with(char::is_uppercase) && !text.contains('/');
    letters >= LONGER
        || heading
        || text.ends_with(['.', ',', ';', ':', '!', '?', ')', ']', '"', '\'', '”', '’', '»', '…'])
}

/// A mark in raised characters: digits, one letter, signs. `None` for what is none, as the ending of `1st`.
fn raised(mark: &str) -> Option<String> {
    let letters = mark.chars().filter(|letter| letter.is_alphabetic()).count();
    let split =
        mark.split([',', ';', ' ']).all(|part| part.chars().filter(|letter| letter.is_alphabetic()).count() < 2);
    let digits = mark.split(|letter: char| !letter.is_ascii_digit()).all(|number| number.len() < 4);
    if mark.is_empty() || mark.chars().count() > MOST || !split || !digits || mark == "o" {
        return None;
    }
    let mixed = letters > 0 && mark.contains(|letter: char| letter.is_ascii_digit()) && !mark.contains([',', ';', ' ']);
    if mixed { None } else { mark.chars().map(raised_letter).collect() }
}

fn raised_letter(letter: char) -> Option<char> {
    const SMALL: &str = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ\0ʳˢᵗᵘᵛʷˣʸᶻ";
    const DIGITS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    Some(match letter {
        '0'..='9' => DIGITS.chars().nth(letter as usize - '0' as usize)?,
        'a'..='z' => SMALL.chars().nth(letter as usize - 'a' as usize).filter(|letter| *letter != '\0')?,
        '+' => '⁺',
        '-' | '−' | '–' => '⁻',
        '*' | '∗' => '*',
        '†' | '‡' | '§' | '¶' | ',' | ';' | ' ' | '(' | ')' => letter,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::page::fragment_of;
    use super::*;

    fn behind(text: &str, mark: &str, size: f64, baseline: f64) -> String {
        let mut fragment = Fragment { size, ..fragment_of(mark, 100.5, baseline) };
        let line = PageLine { text: text.to_owned(), right: 100.0, baseline: 700.0, ..PageLine::default() };
        write(&mut fragment, &line, 10.0);
        fragment.text
    }

    fn written(mark: &str) -> String {
        behind("bir deneme", mark, 6.5, 704.0)
    }

    #[test]
    fn marks_of_notes_are_written_raised() {
        for (mark, expected) in
            [("1", "¹"), ("12", "¹²"), ("1,2", "¹,²"), ("*", "*"), ("a", "ᵃ"), ("1,*", "¹,*"), ("1-3", "¹⁻³")]
        {
            assert_eq!(written(mark), expected);
        }
        for text in ["Öz", "ÖZET", "yapılmıştır.", "“ağaç”", "Ayşe Işık"] {
            assert_eq!(behind(text, "2", 6.5, 704.0), "²", "{text}");
        }
    }

    #[test]
    fn powers_stay() {
        for text in ["10", "her 5 cm", "kob/cm", "alan m", "R", "ve log10", "x+", "y \u{F02B}"] {
            assert_eq!(behind(text, "2", 6.5, 704.0), "2", "{text}");
        }
    }

    #[test]
    fn what_is_no_mark_stays() {
        for mark in ["st", "th", "o", "2019", "q", "x2", "Bu çalışma"] {
            assert_eq!(written(mark), mark);
        }
        // On the line, under it, and as large as it.
        for (size, baseline) in [(6.5, 700.0), (6.5, 697.0), (10.0, 704.0)] {
            assert_eq!(behind("bir deneme", "2", size, baseline), "2");
        }
    }
}
