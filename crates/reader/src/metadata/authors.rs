//! Authors: where the name of one ends and that of the next begins, and how a first page prints them.

use super::words::{any_of, is_corporate, is_particle, pattern};
use ikiz_document::flattened;
use ikiz_text::folded;
use regex::Regex;
use std::sync::LazyLock;

/// Words of the longest name of a person that stands in a list without semicolons.
const MOST_WORDS: usize = 6;

static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"\s*,?\s+(?:{}|&)\s+", any_of("between"))));

/// Adds the authors in a value: names parted by semicolons, or a list with `and` or `ve` before the last one.
pub(super) fn add(authors: &mut Vec<String>, raw: &str) {
    for entry in raw.split([';', '\n', '|']) {
        let entry = flattened(entry.trim_matches(|letter: char| letter.is_whitespace() || letter == ','));
        for name in in_list(&entry) {
            if name.contains(char::is_alphabetic) && !authors.contains(&name) {
                authors.push(name);
            }
        }
    }
}

/// The names in an entry. A comma may stand within a name, so it parts none alone; `and` may stand within that of a
/// corporate author.
fn in_list(entry: &str) -> Vec<String> {
    let parts: Vec<Vec<&str>> = BETWEEN
        .split(entry)
        .map(|part| part.split(',').map(str::trim).filter(|piece| !piece.is_empty()).collect())
        .collect();
    let names = if parts.len() > 1 { persons(&parts) } else { None };
    names.unwrap_or_else(|| vec![entry.to_owned()])
}

/// The names in the parts of a list, each in its pieces between commas; `None` where one of them is no name of a person.
fn persons(parts: &[Vec<&str>]) -> Option<Vec<String>> {
    let is_lone = |piece: &&str| !piece.contains(' ');
    // `Kara, Ali and Ak, Ayşe`, but `Ali Kara, Ayşe Ak and Can Su`
    let is_turned = parts.iter().any(|part| part.len() > 1 && part.iter().any(is_lone));
    let mut names = Vec::new();
    for part in parts {
        if is_turned && part.len() % 2 == 0 {
            names.extend(part.chunks(2).map(|name| name.join(", ")));
        } else if !is_turned || part.len() == 1 {
            names.extend(part.iter().map(|name| (*name).to_owned()));
        } else {
            return None;
        }
    }
    names.iter().all(|name| is_person(name)).then_some(names)
}

/// Whether a text has the form of a person's name: several words with capitals, none of them that of a corporate author.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let fits = |word: &&str| word.starts_with(char::is_uppercase) || is_particle(word);
    (2..=MOST_WORDS).contains(&words.len())
        && words.iter().all(fits)
        && !name.contains(|letter: char| letter.is_ascii_digit())
        && !words.iter().any(|word| is_corporate(word))
}

/// The authors that the properties of a file name, of those that a line of the first page names too, as it prints them
/// and in its order: most files say who typed them.
pub(super) fn printed(properties: &[String], lines: &[&str]) -> Vec<String> {
    let whole = |name: &str| name.split_whitespace().count() > 1;
    let mut found: Vec<((usize, usize), String)> = Vec::new();
    for entry in properties.iter().flat_map(|entry| in_list(entry)) {
        let by_comma: Vec<&str> = entry.split(',').map(str::trim).collect();
        let names = if by_comma.iter().all(|name| whole(name)) { by_comma } else { vec![&*entry] };
        for name in names {
            let words: Vec<String> = name.split([' ', ',']).map(folded).filter(|word| !word.is_empty()).collect();
            let place = (words.len() > 1)
                .then(|| lines.iter().enumerate().find_map(|(at, line)| Some((at, printed_at(&words, line)?))))
                .flatten();
            if let Some((line, (at, printed))) = place
                && found.iter().all(|(_, known)| folded(known) != folded(&printed))
            {
                found.push(((line, at), printed));
            }
        }
    }
    found.sort();
    found.into_iter().map(|(_, name)| name).collect()
}

/// Where a line has all words of a name, and the name as it stands there: where the words are not side by side, each as
/// it is printed, in the order of the name.
fn printed_at(name: &[String], line: &str) -> Option<(usize, String)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut start = None;
    for (at, letter) in line.char_indices().chain([(line.len(), ' ')]) {
        let is_part = letter.is_alphabetic() || (letter == '.' && start.is_some());
        match start {
            None if is_part => start = Some(at),
            Some(begun) if !is_part => {
                words.push((begun, at));
                start = None;
            }
            _ => {}
        }
    }
    let text = |(start, end): (usize, usize)| &line[start..end];
    let is = |word: (usize, usize), wanted: &String| {
        folded(text(word).trim_end_matches('.')) == wanted.trim_end_matches('.')
    };
    let side_by_side = words.windows(name.len()).find(|window| {
        let gaps =
            window.windows(2).all(|pair| line[pair[0].1..pair[1].0].chars().all(|mark| mark == ' ' || mark == '-'));
        gaps && name.iter().all(|wanted| window.iter().any(|word| is(*word, wanted)))
    });
    if let Some(window) = side_by_side {
        let (start, end) = (window[0].0, window[window.len() - 1].1);
        return Some((start, flattened(&line[start..end])));
    }
    // The words of one author stand between the marks that part the authors.
    let parting = if line.contains(';') { ';' } else { ',' };
    let is_whole = words.len() == name.len();
    let segment = |at: usize| if is_whole { 0 } else { line[..at].matches(parting).count() };
    let places = words.iter().map(|word| segment(word.0)).find_map(|own| {
        let of_name = |wanted| words.iter().copied().find(|word| segment(word.0) == own && is(*word, wanted));
        name.iter().map(of_name).collect::<Option<Vec<(usize, usize)>>>()
    })?;
    let printed: Vec<&str> = places.iter().map(|place| text(*place)).collect();
    Some((places.iter().map(|place| place.0).min()?, printed.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(raw: &str) -> Vec<String> {
        let mut authors = Vec::new();
        add(&mut authors, raw);
        authors
    }

    #[test]
    fn authors_keep_their_order_and_their_commas() {
        let mut authors = Vec::new();
        add(&mut authors, "Kara, Ali; Ak,  Ayşe ;;");
        add(&mut authors, "Kara, Ali");
        add(&mut authors, "-");
        assert_eq!(authors, ["Kara, Ali", "Ak, Ayşe"]);
    }

    #[test]
    fn a_list_with_and_is_parted() {
        for (raw, names) in [
            ("Ali Kara and Ayşe Ak", &["Ali Kara", "Ayşe Ak"][..]),
            ("Ali Kara ve Ayşe Ak", &["Ali Kara", "Ayşe Ak"]),
            ("ALİ KARA VE AYŞE AK", &["ALİ KARA", "AYŞE AK"]),
            ("Ali Kara & A. Ak", &["Ali Kara", "A. Ak"]),
            ("Ali Kara, Ayşe Ak, and Jan van der Berg", &["Ali Kara", "Ayşe Ak", "Jan van der Berg"]),
            ("Kara, Ali and Ak, Ayşe", &["Kara, Ali", "Ak, Ayşe"]),
            ("Kara, A., Ak, B. & Su, C.", &["Kara, A.", "Ak, B.", "Su, C."]),
        ] {
            assert_eq!(added(raw), names, "{raw}");
        }
    }

    #[test]
    fn corporate_authors_are_not_parted() {
        for name in [
            "Ministry of Health and Welfare",
            "Department of Health and Human Services",
            "Food and Agriculture Organization",
            "Sağlık ve Sosyal Yardım Bakanlığı",
            "Türk Tarih Kurumu ve Ali Kara",
            "Aile Planlaması ve Sağlık Vakfı",
            "Kara and Sons",
            "Ali Kara and others",
            "Kara, Ali Can",
        ] {
            assert_eq!(added(name), [name]);
        }
    }

    #[test]
    fn an_author_of_the_properties_is_printed_too() {
        let lines = ["Liman Kentleri", "Ali KARA¹, Ayşe Işıklı-AK"];
        let found = |name: &str| printed(&[name.to_owned(), name.to_owned()], &lines);
        assert_eq!(found("Ali Kara"), ["Ali KARA"]);
        assert_eq!(found("Kara, Ali"), ["Ali KARA"]);
        assert_eq!(found("ayse isikli ak, ali kara"), ["Ali KARA", "Ayşe Işıklı-AK"]);
        assert_eq!(found("Ali Kara ve Ayşe Ak"), ["Ali KARA", "Ayşe AK"]);
        for typist in ["User", "Microsoft Office User", "Ali", "Ali Ak Kaya", "Liman", "Ali Ak", "Kara, Ayşe"] {
            assert!(found(typist).is_empty(), "{typist}");
        }
    }

    #[test]
    fn the_words_of_an_author_are_those_of_one_author() {
        let found = |name: &str, line: &str| printed(&[name.to_owned()], &[line]);
        assert_eq!(found("Ali Kara", "KARA, Ali; AK, Ayşe"), ["Ali KARA"]);
        assert_eq!(found("Ali Kara", "Ayşe Ak, Ali Can Kara"), ["Ali Kara"]);
        assert_eq!(found("Ali Kara", "KARA, Ali"), ["Ali KARA"]);
        for line in ["KARA, Ayşe; AK, Ali", "Ali Ak, Ayşe Kara"] {
            assert!(found("Ali Kara", line).is_empty(), "{line}");
        }
    }
}
