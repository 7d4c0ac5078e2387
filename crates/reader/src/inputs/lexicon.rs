//! Reading a user's own word pairs from a file.

use crate::letters::decode::decode;
use flate2::read::MultiGzDecoder;
use ikiz_document::{Message, messages};
use ikiz_text::WordPairs;
use std::io::{self, Read};
use std::path::Path;

/// An unpacked dictionary may be as large as that, in bytes; more is taken for an attack.
const MOST_UNPACKED: u64 = 1 << 30;

messages! {
    unreadable_lexicon(error) = "lexicon.unreadable";
    no_companion(path) = "lexicon.no-companion";
    no_word_pairs() = "lexicon.no-pairs";
}

/// Reads the word pairs of a file: `.csv` with columns `english` and `turkish`, `.dic`, `.index`/`.dict`/`.dict.dz`,
/// any other as lines of two columns.
///
/// # Errors
/// Where the file cannot be read or holds no pair: what happened and what to do next, without the path.
pub fn read_lexicon(path: &Path) -> Result<WordPairs, Message> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let found = if let Some(stem) = dictd_stem(&name) {
        dictd(path, stem)?
    } else {
        let text = decode(&std::fs::read(path).map_err(|error| unreadable(&error))?).text;
        let is_dic = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("dic"));
        if is_dic { WordPairs::of_dic(&text) } else { WordPairs::of_table(&text) }
    };
    if found.pairs.is_empty() { Err(no_word_pairs()) } else { Ok(found) }
}

fn unreadable(error: &io::Error) -> Message {
    unreadable_lexicon(error.to_string())
}

/// The name without what dictd appends to it.
fn dictd_stem(name: &str) -> Option<&str> {
    [".index", ".dict.dz", ".dict"].iter().find_map(|ending| name.strip_suffix(ending))
}

/// A dictd dictionary: an index and a file of articles that may be packed.
fn dictd(path: &Path, stem: &str) -> Result<WordPairs, Message> {
    let beside = |ending: &str| path.with_file_name(format!("{stem}{ending}"));
    let index_path = beside(".index");
    let index = std::fs::read_to_string(&index_path).map_err(|_| no_companion(index_path.display().to_string()))?;
    let (plain, packed) = (beside(".dict"), beside(".dict.dz"));
    let articles = if plain.exists() {
        std::fs::read(&plain).map_err(|_| no_companion(plain.display().to_string()))?
    } else {
        let file = std::fs::File::open(&packed).map_err(|_| no_companion(packed.display().to_string()))?;
        let mut bytes = Vec::new();
        let unpacked = MultiGzDecoder::new(file).take(MOST_UNPACKED).read_to_end(&mut bytes);
        unpacked.map_err(|error| unreadable(&error))?;
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
        assert!(
            error.to_string().starts_with("lexicon.no-companion path=") && error.to_string().ends_with("x.dict.dz")
        );
    }

    #[test]
    fn what_holds_no_pair_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let refused = |name| read_lexicon(&folder.path().join(name)).expect_err("no lexicon").code;
        assert_eq!(refused("none.tsv"), "lexicon.unreadable");
        std::fs::write(folder.path().join("empty.tsv"), "one column\n").expect("written");
        assert_eq!(refused("empty.tsv"), "lexicon.no-pairs");
    }
}
