//! The name of a journal, as a line or a part of one.

use super::words::{is_inner, is_institution, is_of_journals, is_season, is_small, is_university};

/// Words and letters of the longest name of a journal.
const MOST_WORDS: usize = 16;
const MOST_LETTERS: usize = 140;
/// Letters of the longest word that is cut short with a stop: `Turk. J. Econ.`
const LONGEST_SHORT: usize = 5;
/// Marks that do not stand in names.
const MARKS: [char; 20] =
    ['“', '”', '"', '«', '»', '[', ']', '{', '}', '@', '=', '+', '*', '<', '>', '?', '!', ';', ',', ':'];

/// The name of a journal that a text is, without marks around it: several words with capitals, no sentence, no names
/// with initials. `None` where it is none.
pub(super) fn journal(text: &str) -> Option<&str> {
    let name = without_number(trimmed(text));
    if name.len() > MOST_LETTERS * 2 || name.contains(MARKS) || !name.contains(char::is_alphabetic) {
        return None;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_said = words.iter().any(|word| is_of_journals(word));
    let last = words.len() - 1;
    let fits = |(place, word): (usize, &&str)| fits(word, place, place == last, is_said);
    let enough = words.len() > 1 || (is_said && name.chars().count() > 4);
    (enough && words.len() <= MOST_WORDS && words.iter().enumerate().all(fits)).then(|| without_acronym(name))
}

/// Whether a name has a word that names of journals have.
pub(super) fn says_journal(name: &str) -> bool {
    name.split_whitespace().any(is_of_journals)
}

/// Whether a text is one word of a few capitals: the short form of a name.
pub(super) fn is_acronym(text: &str) -> bool {
    let text = trimmed(text);
    (2..=10).contains(&text.chars().count()) && text.chars().all(char::is_uppercase)
}

fn trimmed(text: &str) -> &str {
    let text = text.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '|' | '/' | '-' | '–' | '—' | '_' | '·' | '•')
    });
    // The last of several words that are cut short keeps its stop.
    if text.matches('.').count() > 1 { text } else { text.trim_end_matches('.') }
}

fn fits(word: &str, place: usize, is_last: bool, is_said: bool) -> bool {
    let letters = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let length = letters.chars().count();
    let Some(first) = letters.chars().next() else { return matches!(word, "&" | "/" | "-" | "–" | "|") };
    // `19 Mayıs …`, which [`without_number`] leaves.
    if first.is_numeric() {
        return place == 0 && is_said && !is_last && letters == word;
    }
    if word.ends_with('.') && (length > LONGEST_SHORT || !(is_said || first.is_uppercase())) {
        return false;
    }
    // An initial.
    if length == 1 && first.is_uppercase() && !is_of_journals(letters) && !(place == 0 && letters == "A") {
        return false;
    }
    let is_electronic = letters.strip_prefix("e-").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    first.is_uppercase() || is_electronic || (place > 0 && is_small(letters))
}

/// The name without the number of a page before it; that of a day stays.
fn without_number(name: &str) -> &str {
    let Some((number, rest)) = name.split_once(' ') else { return name };
    let is_number = number.chars().all(|letter| letter.is_ascii_digit()) && !number.is_empty();
    let is_day = number.len() <= 2 && rest.split(' ').next().is_some_and(is_season);
    if is_number && number.len() <= 4 && !is_day { rest.trim_start() } else { name }
}

/// Whether a line is the name of an institution that a journal's name may begin with.
pub(super) fn is_institution_alone(line: &str) -> bool {
    journal(line).is_some_and(|name| name.split(' ').next_back().is_some_and(is_institution) && !says_journal(name))
}

/// Whether two lines are the halves of one name, neither of which is whole without the other: the first ends with a word
/// that is small in names, or the second begins with one, or with a word that no name begins with. Gives the name.
pub(super) fn joined(first: &str, second: &str) -> Option<String> {
    let is_small = |word: &str| {
        let is_capital = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
        is_small(word) && (is_capital || word.starts_with(char::is_lowercase))
    };
    let last = first.split_whitespace().next_back().filter(|word| is_small(word));
    let next = second.split_whitespace().next().filter(|word| is_small(word) || is_inner(word));
    last.or(next)?;
    let whole = format!("{} {}", first.trim(), second.trim());
    let name = journal(&whole)?;
    says_journal(name).then(|| name.to_owned())
}

/// Whether a name says a university, which stands first in names.
pub(super) fn says_university(name: &str) -> bool {
    name.split(' ').any(is_university)
}

/// The name without the short form of it that stands before or behind it.
fn without_acronym(name: &str) -> &str {
    let parts = [name.rsplit_once(' '), name.split_once(' ').map(|(first, rest)| (rest, first))];
    let is_short = |(rest, short): &(&str, &str)| {
        let is_mixed = rest.chars().any(char::is_lowercase);
        is_mixed && is_acronym(short) && says_journal(rest) && short.chars().next() == rest.chars().next()
    };
    parts.into_iter().flatten().find(is_short).map_or(name, |(rest, _)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_journals_are_told_from_sentences_and_works() {
        for name in [
            "Gediz Tarım Araştırmaları Dergisi",
            "Journal of Harbour Studies",
            "Turk. J. Harb. Sci.",
            "19 Mayıs Liman Dergisi",
            "e-Liman Araştırmaları Dergisi",
            "Kıyı ve Liman / Coast and Harbour",
        ] {
            assert_eq!(journal(name), Some(name), "{name}");
        }
        for text in
            ["", "Liman", "Kara, Ali", "Ali K. Kara", "Liman kentleri", "Bir Ev: Dergi", "Karar No", "3. Kara Dergisi"]
        {
            assert!(journal(text).is_none_or(|name| !says_journal(name)), "{text}");
        }
        assert_eq!(journal("Harbour Journal of Engineering HJEN"), Some("Harbour Journal of Engineering"));
    }

    #[test]
    fn a_name_over_two_lines_is_one() {
        for (first, second) in [
            ("Uluslararası Liman ve Kıyı", "Araştırmaları Dergisi"),
            ("GEDİZ ÜNİVERSİTESİ TARIM VE", "ORMAN DERGİSİ"),
            ("International Journal of", "Harbour Studies"),
            ("Journal of Harbour", "and Coast Studies"),
            ("Liman Bilimleri", "Dergisi"),
        ] {
            assert_eq!(joined(first, second), Some(format!("{first} {second}")));
        }
        for (first, second) in [
            ("Araştırma Makalesi", "Gediz Tarım Dergisi"),
            ("Gediz Tarım Dergisi", "Journal of Gediz Agriculture"),
            ("Liman kentleri üzerine bir inceleme ve", "Gediz Tarım Dergisi"),
            ("Gediz Tarım Dergisi", "ve benzeri yayınlar"),
            ("Gediz Tarım Dergisi", "Dr. Öğr. Üyesi Ali Kara"),
        ] {
            assert_eq!(joined(first, second), None, "{first} {second}");
        }
    }
}
