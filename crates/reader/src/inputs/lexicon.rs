//! Reading a user's own word pairs from a file.

use crate::letters::decode::decode;
use flate2::read::MultiGzDecoder;
use ikiz_text::WordPairs;
use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// An unpacked dictionary may be as large as that, in bytes: a bomb is larger.
const MOST_UNPACKED: u64 = 1 << 30;

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

/// Reads the word pairs of a file: `.csv` with columns `english` and `turkish`, `.dic`, `.index`/`.dict`/`.dict.dz`,
/// any other as lines of two columns.
///
/// # Errors
/// Where the file cannot be read or holds no pair.
pub fn read_lexicon(path: &Path) -> Result<WordPairs, LexiconError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let found = if let Some(stem) = dictd_stem(&name) {
        dictd(path, stem)?
    } else {
        let text = decode(&std::fs::read(path).map_err(LexiconError::Unreadable)?).text;
        let is_dic = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("dic"));
        if is_dic { WordPairs::of_dic(&text) } else { WordPairs::of_table(&text) }
    };
    if found.pairs.is_empty() { Err(LexiconError::NoPairs) } else { Ok(found) }
}

/// The name without what dictd appends to it.
fn dictd_stem(name: &str) -> Option<&str> {
    [".index", ".dict.dz", ".dict"].iter().find_map(|ending| name.strip_suffix(ending))
}

/// A dictd dictionary: an index and a file of articles that may be packed.
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
    Ok(WordPairs::of_dictd(&index, &articles))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

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
