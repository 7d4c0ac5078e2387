//! The configuration file: its keys, where it is found, what is said of a wrong one.

use crate::flags::{ColumnFlag, ExcelFlag, LearnFlag, ReadingArguments, SpellingFlag, StemmerFlag, SureFlag};
use anyhow::{Context, bail};
use serde::Deserialize;
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::{Path, PathBuf};

/// The file that is read where it lies in the current folder.
pub const FILE_NAME: &str = "ikiz.toml";

/// The keys of the table `[run]`: the long flags of `run` that they stand for.
pub const KEYS: [&str; 19] = [
    "output",
    "excel",
    "sure",
    "tmx",
    "threads",
    "learn",
    "lexicon",
    "model",
    "stemmer",
    "spelling",
    "tokenizer",
    "quiet",
    "max-file-size",
    "max-unpacked-size",
    "max-pages",
    "max-depth",
    "max-seconds",
    "column",
    "records-path",
];

/// What a configuration file says.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Configuration {
    /// Settings of `run`.
    pub run: RunTable,
}

/// The table `[run]`.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct RunTable {
    /// Folder for the tables, from the current folder.
    pub output: Option<PathBuf>,
    /// The spreadsheet program that the tables are written for.
    pub excel: Option<ExcelFlag>,
    /// The least confidence of a sentence pair.
    pub sure: Option<SureFlag>,
    /// Whether a translation memory is written.
    pub tmx: Option<bool>,
    /// Threads.
    pub threads: Option<NonZeroUsize>,
    /// When to learn.
    pub learn: Option<LearnFlag>,
    /// Word pairs of the user's own, from the current folder.
    pub lexicon: Vec<PathBuf>,
    /// What was learned from other texts, from the current folder.
    pub model: Option<PathBuf>,
    /// What words are counted under.
    pub stemmer: Option<StemmerFlag>,
    /// How English is spelt in keys.
    pub spelling: Option<SpellingFlag>,
    /// The tokenizer of a language model, from the current folder.
    pub tokenizer: Option<PathBuf>,
    /// Whether nothing but errors is said.
    pub quiet: Option<bool>,
    /// Largest file, in MB.
    pub max_file_size: Option<NonZeroU32>,
    /// Most that a file may unpack to, in MB.
    pub max_unpacked_size: Option<NonZeroU32>,
    /// Most pages.
    pub max_pages: Option<NonZeroU32>,
    /// Deepest nesting.
    pub max_depth: Option<NonZeroU32>,
    /// Longest time for one file.
    pub max_seconds: Option<NonZeroU32>,
    /// What columns and keys hold.
    pub column: Vec<ColumnFlag>,
    /// Where the array of records stands in a JSON file.
    pub records_path: Option<String>,
}

impl RunTable {
    /// What it says of reading.
    pub fn reading(&self) -> ReadingArguments {
        ReadingArguments {
            max_file_size: self.max_file_size,
            max_unpacked_size: self.max_unpacked_size,
            max_pages: self.max_pages,
            max_depth: self.max_depth,
            max_seconds: self.max_seconds,
            column: self.column.clone(),
            records_path: self.records_path.clone(),
        }
    }
}

impl Configuration {
    /// Reads the file that was named; else [`FILE_NAME`] in the current folder, where there is one.
    pub fn load(named: Option<&Path>) -> anyhow::Result<Self> {
        let path = named.unwrap_or(Path::new(FILE_NAME));
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(path, &text),
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).with_context(|| {
                format!("{}: cannot read the configuration; check the path and that it is UTF-8 text", path.display())
            }),
        }
    }

    fn parse(path: &Path, text: &str) -> anyhow::Result<Self> {
        match toml::from_str(text) {
            Ok(configuration) => Ok(configuration),
            Err(error) => {
                let start = error.span().map_or(0, |span| span.start.min(text.len()));
                let line = 1 + text.get(..start).unwrap_or_default().matches('\n').count();
                let message = error.message().trim().replace('\n', "; ");
                bail!("{}, line {line}: {message} (known keys of [run]: {})", path.display(), KEYS.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Configuration::parse(Path::new("a/ikiz.toml"), text).expect_err("a wrong file").to_string()
    }

    #[test]
    fn every_key_is_read() {
        let text = "[run]\noutput = \"out\"\nexcel = \"tr\"\nsure = 0.5\ntmx = true\nthreads = 2\nlearn = \"off\"\nlexicon = [\"l.tsv\"]\nmodel = \"m.json\"\nstemmer = \"snowball\"\nspelling = \"printed\"\ntokenizer = \"t.json\"\nquiet = true\nmax-file-size = 3\n\
            max-unpacked-size = 4\nmax-pages = 5\nmax-depth = 6\nmax-seconds = 7\ncolumn = [\"title:en=Ad\"]\n\
            records-path = \"a.b\"\n";
        let run = Configuration::parse(Path::new(FILE_NAME), text).expect("a configuration").run;
        let expected = RunTable {
            output: Some("out".into()),
            excel: Some(ExcelFlag::Tr),
            sure: Some(SureFlag::try_from(0.5).expect("a confidence")),
            tmx: Some(true),
            threads: NonZeroUsize::new(2),
            learn: Some(LearnFlag::Off),
            lexicon: vec!["l.tsv".into()],
            model: Some("m.json".into()),
            stemmer: Some(StemmerFlag::Snowball),
            spelling: Some(SpellingFlag::Printed),
            tokenizer: Some("t.json".into()),
            quiet: Some(true),
            max_file_size: NonZeroU32::new(3),
            max_unpacked_size: NonZeroU32::new(4),
            max_pages: NonZeroU32::new(5),
            max_depth: NonZeroU32::new(6),
            max_seconds: NonZeroU32::new(7),
            column: vec!["title:en=Ad".parse().expect("a column")],
            records_path: Some("a.b".to_owned()),
        };
        assert_eq!(run, expected);
        assert!(KEYS.iter().all(|key| text.contains(&format!("\n{key} = "))), "every key is tried here");
    }

    #[test]
    fn an_empty_file_says_nothing() {
        assert_eq!(Configuration::parse(Path::new(FILE_NAME), "").expect("nothing"), Configuration::default());
    }

    #[test]
    fn a_wrong_key_names_file_line_and_the_known_keys() {
        let error = error("# settings\n[run]\noutptu = \"out\"\n");
        assert!(error.starts_with("a/ikiz.toml, line 3: "), "{error}");
        assert!(
            error.contains("outptu")
                && error.contains(
                    "(known keys of [run]: output, excel, sure, tmx, threads, learn, lexicon, model, stemmer, spelling, tokenizer, quiet, max-file-size"
                ),
            "{error}"
        );
    }

    #[test]
    fn a_wrong_table_names_its_line() {
        let error = error("[run]\n[rnu]\nquiet = true\n");
        assert!(error.starts_with("a/ikiz.toml, line 2: ") && error.contains("rnu"), "{error}");
    }

    #[test]
    fn wrong_values_name_their_line() {
        for (value, said) in [
            ("excel = \"de\"", "`tr`, `en`"),
            ("sure = 2", "from 0 to 1"),
            ("sure = \"high\"", "high"),
            ("tmx = \"yes\"", "boolean"),
            ("threads = 0", "nonzero"),
            ("threads = \"four\"", "four"),
            ("learn = true", "line 2"),
            ("quiet = \"yes\"", "boolean"),
            ("output = 3", "3"),
            ("max-pages = 0", "nonzero"),
            ("max-depth = \"x\"", "x"),
            ("column = [\"body=x\"]", "`body` is no field"),
            ("column = \"title=x\"", "sequence"),
            ("output = ", "line 2"),
        ] {
            let error = error(&format!("[run]\n{value}\n"));
            assert!(error.contains("ikiz.toml, line 2: ") && error.contains(said), "{value}: {error}");
        }
    }
}
