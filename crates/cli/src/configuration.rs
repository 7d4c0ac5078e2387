//! The configuration file: its keys, where it is found, what is said of a wrong one.

use crate::flags::{ExcelFlag, LearnFlag};
use anyhow::{Context, bail};
use serde::Deserialize;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// The file that is read where it lies in the current folder.
pub const FILE_NAME: &str = "ikiz.toml";

/// The keys of the table `[run]`: the long flags of `run` that they stand for.
pub const KEYS: [&str; 5] = ["output", "excel", "threads", "learn", "quiet"];

/// What a configuration file says.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Configuration {
    /// Settings of `run`.
    pub run: RunTable,
}

/// The table `[run]`.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RunTable {
    /// Folder for the tables, from the current folder.
    pub output: Option<PathBuf>,
    /// The spreadsheet program that the tables are written for.
    pub excel: Option<ExcelFlag>,
    /// Threads.
    pub threads: Option<NonZeroUsize>,
    /// When to learn.
    pub learn: Option<LearnFlag>,
    /// Whether nothing but errors is said.
    pub quiet: Option<bool>,
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
        let text = "[run]\noutput = \"out\"\nexcel = \"tr\"\nthreads = 2\nlearn = \"off\"\nquiet = true\n";
        let run = Configuration::parse(Path::new(FILE_NAME), text).expect("a configuration").run;
        let expected = RunTable {
            output: Some("out".into()),
            excel: Some(ExcelFlag::Tr),
            threads: NonZeroUsize::new(2),
            learn: Some(LearnFlag::Off),
            quiet: Some(true),
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
        assert!(error.contains("outptu") && error.ends_with("output, excel, threads, learn, quiet)"), "{error}");
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
            ("threads = 0", "nonzero"),
            ("threads = \"four\"", "four"),
            ("learn = true", "line 2"),
            ("quiet = \"yes\"", "boolean"),
            ("output = 3", "3"),
            ("output = ", "line 2"),
        ] {
            let error = error(&format!("[run]\n{value}\n"));
            assert!(error.contains("ikiz.toml, line 2: ") && error.contains(said), "{value}: {error}");
        }
    }
}
