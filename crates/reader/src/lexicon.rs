//! A user's own word pairs: tables, hunalign's `.dic`, dictd dictionaries as FreeDict gives them out, a former `glossary.csv`.

use crate::decode;
use flate2::read::MultiGzDecoder;
use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// An unpacked dictionary may be as large as that, in bytes: a bomb is larger.
const MOST_UNPACKED: u64 = 1 << 30;
/// A translation of more words is an explanation.
const MOST_WORDS: usize = 4;
/// Rows that are looked at to tell the separator of a table.
const PROBED_ROWS: usize = 50;

/// An English and a Turkish word or phrase that translate each other, as the file prints them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordPair {
    /// English.
    pub english: String,
    /// Turkish.
    pub turkish: String,
}

/// The word pairs of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordPairs {
    /// Sorted, each once.
    pub pairs: Vec<WordPair>,
    /// Whether the file says which side is which; else the first column was taken for English.
    pub sides_are_named: bool,
}

/// Why a file gave no word pairs. Displays as what happened and what to do next, without the path.
#[derive(Debug)]
pub enum LexiconError {
    /// It could not be read.
    Unreadable(io::Error),
    /// A dictd dictionary is two files, and this one is missing or no dictionary.
    NoCompanion(PathBuf),
    /// It holds no pair.
    NoPairs,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "cannot read the lexicon ({error}); check the path"),
            Self::NoCompanion(path) => write!(
                f,
                "a dictd dictionary is two files, and {} cannot be read; put both into one folder",
                path.display()
            ),
            Self::NoPairs => write!(
                f,
                "no word pair found; a lexicon has lines such as `word<TAB>kelime`, `kelime @ word` (.dic), a header with `english` and `turkish` (.csv), or is a dictd .index"
            ),
        }
    }
}

impl std::error::Error for LexiconError {}

/// Reads the word pairs of a file: `.csv` with columns `english` and `turkish`, `.dic`, `.index`/`.dict`/`.dict.dz`, any other as lines of two columns.
///
/// # Errors
/// Where the file cannot be read or holds no pair.
pub fn read_lexicon(path: &Path) -> Result<WordPairs, LexiconError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let found = if let Some(stem) = dictd_stem(&name) {
        dictd(path, stem)?
    } else {
        let bytes = std::fs::read(path).map_err(LexiconError::Unreadable)?;
        word_pairs(&name, &decode(&bytes).text)
    };
    if found.pairs.is_empty() { Err(LexiconError::NoPairs) } else { Ok(found) }
}

/// The word pairs of a text; `name` tells the form by its ending.
fn word_pairs(name: &str, text: &str) -> WordPairs {
    let ends_in =
        |ending: &str| name.len() > ending.len() && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending);
    let lines = || text.lines().filter(|line| !line.starts_with('#'));
    if name.is_char_boundary(name.len().saturating_sub(4)) && ends_in(".dic") {
        // Hunalign: the target language, which is not named, then the source language.
        let pairs = lines().filter_map(|line| line.split_once(" @ "));
        return WordPairs::new(pairs.map(|(target, source)| (source, target)), false);
    }
    let separator = separator(text);
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .quoting(separator != b'\t')
        .from_reader(text.as_bytes());
    let mut columns = (0, 1);
    let mut sides_are_named = false;
    let mut pairs = Vec::new();
    for row in rows.records().filter_map(Result::ok) {
        let place = |wanted: &str| row.iter().position(|cell| cell.trim().eq_ignore_ascii_case(wanted));
        if let (false, Some(english), Some(turkish)) = (sides_are_named, place("english"), place("turkish")) {
            columns = (english, turkish);
            sides_are_named = true;
            pairs.clear();
        } else if !row.get(0).is_some_and(|cell| cell.starts_with('#')) {
            let cell = |at| row.get(at).unwrap_or_default().to_owned();
            pairs.push((cell(columns.0), cell(columns.1)));
        }
    }
    WordPairs::new(pairs.iter().map(|(english, turkish)| (&**english, &**turkish)), sides_are_named)
}

/// A tab where lines have one, else a semicolon or a comma.
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

impl WordPairs {
    fn new<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>, sides_are_named: bool) -> Self {
        let tidy = |side: &str| side.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut pairs: Vec<WordPair> =
            pairs.map(|(english, turkish)| WordPair { english: tidy(english), turkish: tidy(turkish) }).collect();
        pairs.retain(|pair| {
            let is_term = |side: &str| !side.is_empty() && side.split(' ').count() <= MOST_WORDS;
            is_term(&pair.english) && is_term(&pair.turkish)
        });
        pairs.sort_unstable();
        pairs.dedup();
        Self { pairs, sides_are_named }
    }
}

/// The name without what dictd appends to it.
fn dictd_stem(name: &str) -> Option<&str> {
    [".index", ".dict.dz", ".dict"].iter().find_map(|ending| name.strip_suffix(ending))
}

/// A dictd dictionary: an index of headwords with places, in base 64, in a file of articles that may be packed.
fn dictd(path: &Path, stem: &str) -> Result<WordPairs, LexiconError> {
    let beside = |ending: &str| path.with_file_name(format!("{stem}{ending}"));
    let index_path = beside(".index");
    let index = std::fs::read_to_string(&index_path).map_err(|_| LexiconError::NoCompanion(index_path))?;
    let (plain, packed) = (beside(".dict"), beside(".dict.dz"));
    let articles = if plain.exists() {
        std::fs::read(&plain).map_err(|_| LexiconError::NoCompanion(plain))?
    } else {
        let file = std::fs::File::open(&packed).map_err(|_| LexiconError::NoCompanion(packed))?;
        let mut bytes = Vec::new();
        let unpacked = MultiGzDecoder::new(file).take(MOST_UNPACKED).read_to_end(&mut bytes);
        unpacked.map_err(LexiconError::Unreadable)?;
        bytes
    };
    let mut pairs = Vec::new();
    for line in index.lines().filter(|line| !line.starts_with("00database") && !line.starts_with("00-database")) {
        let mut fields = line.split('\t');
        let headword = fields.next().unwrap_or_default();
        let place = |field: Option<&str>| field.and_then(base_64);
        let (Some(start), Some(length)) = (place(fields.next()), place(fields.next())) else { continue };
        let article = start.checked_add(length).and_then(|end| articles.get(start..end)).unwrap_or_default();
        let article = String::from_utf8_lossy(article);
        pairs.extend(translations(&article).map(|turkish| (headword.to_owned(), turkish)));
    }
    Ok(WordPairs::new(pairs.iter().map(|(english, turkish)| (&**english, &**turkish)), true))
}

/// The translations of an article: behind the headword's line, the words up to the first full stop of each line, numbers and remarks left out.
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
    use std::io::Write;

    fn pairs(name: &str, text: &str) -> Vec<(String, String)> {
        word_pairs(name, text).pairs.into_iter().map(|pair| (pair.english, pair.turkish)).collect()
    }

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(english, turkish)| ((*english).to_owned(), (*turkish).to_owned())).collect()
    }

    #[test]
    fn tables_of_two_columns() {
        let expected = owned(&[("honey bee", "bal arısı"), ("soil", "toprak")]);
        assert_eq!(pairs("a.tsv", "# mine\nsoil\ttoprak\nhoney  bee\tbal arısı\nsoil\ttoprak\n\nlonely\n"), expected);
        assert_eq!(pairs("a.csv", "turkish;x;english\ntoprak;1;soil\n\"bal arısı\";2;honey bee\n"), expected);
        assert_eq!(pairs("a.csv", "document_id,english,turkish\n1,soil,toprak\n2,honey bee,bal arısı\n"), expected);
        assert!(word_pairs("a.csv", "english,turkish\n1,2").sides_are_named);
        assert_eq!(pairs("a.txt", "one\tthat is explained in six words"), owned(&[]));
    }

    #[test]
    fn a_dic_of_hunalign_has_the_target_first() {
        assert_eq!(
            pairs("tr.dic", "toprak @ soil\nbal arısı @ honey bee\n@\n"),
            owned(&[("honey bee", "bal arısı"), ("soil", "toprak")])
        );
    }

    #[test]
    fn a_dictd_dictionary_is_read_from_either_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let info = "00databaseinfo\nA dictionary\n";
        let soil = "soil /sɔɪl/\n1. toprak, yer (tarım)\n2. kir; leke. soil pipe lağım borusu\n";
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(format!("{info}{soil}").as_bytes()).expect("memory");
        std::fs::write(folder.path().join("x.dict.dz"), packed.finish().expect("memory")).expect("written");
        let digit = |number: usize| {
            let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
            format!("{}{}", char::from(digits[number / 64]), char::from(digits[number % 64]))
        };
        let index = format!(
            "00databaseinfo\tA\t{}\nsoil\t{}\t{}\nbad\t//\t?\nfar\t////\tB\n",
            digit(info.len()),
            digit(info.len()),
            digit(soil.len())
        );
        std::fs::write(folder.path().join("x.index"), index).expect("written");
        for name in ["x.index", "x.dict.dz"] {
            let found = read_lexicon(&folder.path().join(name)).expect("a dictionary");
            let turkish: Vec<&str> = found.pairs.iter().map(|pair| &*pair.turkish).collect();
            assert_eq!(turkish, ["kir", "leke", "toprak", "yer"]);
            assert!(found.sides_are_named && found.pairs.iter().all(|pair| pair.english == "soil"));
        }
        std::fs::remove_file(folder.path().join("x.dict.dz")).expect("removed");
        let error = read_lexicon(&folder.path().join("x.index")).expect_err("half a dictionary");
        assert!(error.to_string().contains("x.dict.dz cannot be read"), "{error}");
    }

    #[test]
    fn what_holds_no_pair_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(matches!(read_lexicon(&folder.path().join("none.tsv")), Err(LexiconError::Unreadable(_))));
        std::fs::write(folder.path().join("empty.tsv"), "one column\n").expect("written");
        assert!(matches!(read_lexicon(&folder.path().join("empty.tsv")), Err(LexiconError::NoPairs)));
    }
}
