//! A user's own word pairs: tables, hunalign's `.dic`, dictd dictionaries as FreeDict publishes them, an earlier
//! `glossary.csv`.

use ikiz_document::{Twin, flattened};

/// Most words of a translation; longer ones are explanations.
const MOST_WORDS: usize = 4;
/// Rows that are read to find the separator of a table.
const PROBED_ROWS: usize = 50;

/// Words or phrases that translate each other, as a file prints them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordPairs {
    /// Sorted, each once.
    pub pairs: Vec<Twin<String>>,
    /// Whether the file names its sides; if not, the first column is taken for English.
    pub sides_are_named: bool,
}

impl WordPairs {
    /// The pairs of a table: lines of two columns, or a header with `english` and `turkish`.
    pub fn of_table(text: &str) -> Self {
        let separator = separator(text);
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .quoting(separator != b'\t')
            .from_reader(text.as_bytes());
        let mut columns = Twin::new(0, 1);
        let mut sides_are_named = false;
        let mut pairs = Vec::new();
        for row in rows.records().filter_map(Result::ok) {
            let place = |wanted: &str| row.iter().position(|cell| cell.trim().eq_ignore_ascii_case(wanted));
            let named = Twin::new("english", "turkish").map(place).both().filter(|_| !sides_are_named);
            if let Some(named) = named {
                columns = named;
                sides_are_named = true;
                pairs.clear();
            } else if !row.get(0).is_some_and(|cell| cell.starts_with('#')) {
                pairs.push(columns.map(|at| flattened(row.get(at).unwrap_or_default())));
            }
        }
        Self::new(pairs, sides_are_named)
    }

    /// The pairs of a hunalign `.dic`: first the target language, then the source language; neither is named.
    pub fn of_dic(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" @ "));
        Self::new(lines.map(|(target, source)| Twin::new(source, target).map(flattened)).collect(), false)
    }

    /// The pairs of a dictd dictionary: an index of headwords with their places in the articles, in base 64.
    pub fn of_dictd(index: &str, articles: &[u8]) -> Self {
        let mut pairs = Vec::new();
        for line in index.lines().filter(|line| !line.starts_with("00database") && !line.starts_with("00-database")) {
            let mut fields = line.split('\t');
            let headword = fields.next().unwrap_or_default();
            let place = |field: Option<&str>| field.and_then(base_64);
            let (Some(start), Some(length)) = (place(fields.next()), place(fields.next())) else { continue };
            let article = start.checked_add(length).and_then(|end| articles.get(start..end)).unwrap_or_default();
            let article = String::from_utf8_lossy(article);
            pairs.extend(translations(&article).map(|turkish| Twin::new(headword, &*turkish).map(flattened)));
        }
        Self::new(pairs, true)
    }

    fn new(mut pairs: Vec<Twin<String>>, sides_are_named: bool) -> Self {
        let is_term = |side: &String| !side.is_empty() && side.split(' ').count() <= MOST_WORDS;
        pairs.retain(|pair| pair.iter().all(is_term));
        pairs.sort_unstable();
        pairs.dedup();
        Self { pairs, sides_are_named }
    }
}

/// The separator of a table: a tab if lines have one, else a semicolon or a comma.
fn separator(text: &str) -> u8 {
    let rows = || text.lines().filter(|line| !line.starts_with('#')).take(PROBED_ROWS);
    let count = |separator: char| rows().filter(|line| line.contains(separator)).count();
    let (tab, semicolon, comma) = (count('\t'), count(';'), count(','));
    match tab {
        0 if semicolon >= comma => b';',
        0 => b',',
        _ => b'\t',
    }
}

/// The translations in an article: of each line after the headword's, the words up to the first full stop, without
/// numbers and remarks.
fn translations(article: &str) -> impl Iterator<Item = String> {
    article.lines().skip(1).flat_map(|line| {
        let line = line.trim_start().trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start_matches('.');
        let mut plain = String::with_capacity(line.len());
        let mut depth = 0_usize;
        for letter in line.chars() {
            match letter {
                '(' | '[' | '<' => depth += 1,
                ')' | ']' | '>' => depth = depth.saturating_sub(1),
                _ if depth == 0 => plain.push(letter),
                _ => {}
            }
        }
        let words = plain.split('.').find(|part| !part.trim().is_empty()).unwrap_or_default();
        words.split([',', ';']).map(str::to_owned).collect::<Vec<_>>()
    })
}

/// A number in the base 64 of dictd, most significant digit first.
fn base_64(digits: &str) -> Option<usize> {
    let value = |digit: u8| match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    digits.bytes().try_fold(0_usize, |number, digit| number.checked_mul(64)?.checked_add(usize::from(value(digit)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(read: impl Fn(&str) -> WordPairs, text: &str) -> Vec<(String, String)> {
        read(text).pairs.into_iter().map(|pair| (pair.english, pair.turkish)).collect()
    }

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(english, turkish)| ((*english).to_owned(), (*turkish).to_owned())).collect()
    }

    #[test]
    fn tables_of_two_columns() {
        let expected = owned(&[("honey bee", "bal arısı"), ("soil", "toprak")]);
        assert_eq!(
            pairs(WordPairs::of_table, "# mine\nsoil\ttoprak\nhoney  bee\tbal arısı\nsoil\ttoprak\n\nlonely\n"),
            expected
        );
        assert_eq!(
            pairs(WordPairs::of_table, "turkish;x;english\ntoprak;1;soil\n\"bal arısı\";2;honey bee\n"),
            expected
        );
        assert_eq!(
            pairs(WordPairs::of_table, "document_id,english,turkish\n1,soil,toprak\n2,honey bee,bal arısı\n"),
            expected
        );
        assert!(WordPairs::of_table("english,turkish\n1,2").sides_are_named);
        assert_eq!(pairs(WordPairs::of_table, "one\tthat is explained in six words"), owned(&[]));
    }

    #[test]
    fn a_dic_of_hunalign_has_the_target_first() {
        assert_eq!(
            pairs(WordPairs::of_dic, "toprak @ soil\nbal arısı @ honey bee\n@\n"),
            owned(&[("honey bee", "bal arısı"), ("soil", "toprak")])
        );
    }
}
