//! Flags that say how files are read, shared by the commands that read documents.

use clap::Args;
use ikiz_document::{DeclaredField, Language};
use ikiz_pipeline::{Column, Limits, ReadOptions};
use serde::Deserialize;
use std::num::NonZeroU32;
use std::str::FromStr;

/// Bytes of a megabyte.
const MEGABYTE: u64 = 1_000_000;

/// How files are read, and what is refused. What is not said stays open: see [`ReadingArguments::or`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct ReadingArguments {
    /// Largest file that is read, in MB [default: 100]
    #[arg(long, value_name = "MB", env = "IKIZ_MAX_FILE_SIZE", hide_env_values = true)]
    pub max_file_size: Option<NonZeroU32>,
    /// Most that the packed parts of a file (DOCX, ODT, PDF) may unpack to, in MB [default: 1000]
    #[arg(long, value_name = "MB", env = "IKIZ_MAX_UNPACKED_SIZE", hide_env_values = true)]
    pub max_unpacked_size: Option<NonZeroU32>,
    /// Most printed pages of a file [default: 5000]
    #[arg(long, value_name = "N", env = "IKIZ_MAX_PAGES", hide_env_values = true)]
    pub max_pages: Option<NonZeroU32>,
    /// Deepest nesting of elements or values in a file [default: 256]; XML is read to 1000 levels at most
    #[arg(long, value_name = "N", env = "IKIZ_MAX_DEPTH", hide_env_values = true)]
    pub max_depth: Option<NonZeroU32>,
    /// Longest time to read one file, in seconds [default: 120]
    #[arg(long, value_name = "N", env = "IKIZ_MAX_SECONDS", hide_env_values = true)]
    pub max_seconds: Option<NonZeroU32>,
    /// What a column of a table or a key of JSON records holds: `id`, `title`, `abstract`, `summary` or `keywords`, with `:en` or `:tr` where
    /// it is in one language; may stand many times
    #[arg(long, value_name = "FIELD=NAME", env = "IKIZ_COLUMN", hide_env_values = true)]
    pub column: Vec<ColumnFlag>,
    /// Where the array of records stands in a JSON file: keys parted by full stops, as in response.docs
    #[arg(long, value_name = "PATH", env = "IKIZ_RECORDS_PATH", hide_env_values = true)]
    pub records_path: Option<String>,
}

impl ReadingArguments {
    /// What is said here, and else what is said there.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self {
            max_file_size: self.max_file_size.or(other.max_file_size),
            max_unpacked_size: self.max_unpacked_size.or(other.max_unpacked_size),
            max_pages: self.max_pages.or(other.max_pages),
            max_depth: self.max_depth.or(other.max_depth),
            max_seconds: self.max_seconds.or(other.max_seconds),
            column: if self.column.is_empty() { &other.column } else { &self.column }.clone(),
            records_path: self.records_path.clone().or_else(|| other.records_path.clone()),
        }
    }

    /// What the reader needs of them, with defaults for what is not said.
    pub fn options(&self) -> ReadOptions {
        let default = Limits::default();
        let bytes = |megabytes: Option<NonZeroU32>, default| {
            megabytes.map_or(default, |megabytes| u64::from(megabytes.get()) * MEGABYTE)
        };
        let limits = Limits {
            file_bytes: bytes(self.max_file_size, default.file_bytes),
            unpacked_bytes: bytes(self.max_unpacked_size, default.unpacked_bytes),
            pages: self.max_pages.map_or(default.pages, NonZeroU32::get),
            depth: self.max_depth.map_or(default.depth, NonZeroU32::get),
            seconds: self.max_seconds.map_or(default.seconds, NonZeroU32::get),
        };
        let columns = self.column.iter().map(|flag| flag.0.clone()).collect();
        ReadOptions { limits, columns, records: self.records_path.clone() }
    }
}

/// A column with its meaning, written `abstract:tr=Özet metni`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct ColumnFlag(pub Column);

impl FromStr for ColumnFlag {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((field, name)) = text.split_once('=') else {
            return Err("no `=` in it; write what it holds and its name, as in abstract:tr=Özet".to_owned());
        };
        let (field, name) = (field.trim(), name.trim());
        if name.is_empty() {
            return Err("no name behind the `=`; write it as it stands in the file, as in abstract:tr=Özet".to_owned());
        }
        let (kind, code) = field.split_once(':').map_or((field, None), |(kind, code)| (kind, Some(code)));
        let language = match code {
            None => None,
            Some(code) => match Language::BOTH.into_iter().find(|language| language.code() == code) {
                Some(language) => Some(language),
                None => return Err(format!("`{code}` is no language; write `en` or `tr`, or neither")),
            },
        };
        let field = match (kind, language) {
            ("id", None) => None,
            ("id", Some(_)) => return Err("an id is in no language; write id=NAME".to_owned()),
            ("title", _) => Some(DeclaredField::Title),
            ("abstract", _) => Some(DeclaredField::Abstract),
            ("summary", _) => Some(DeclaredField::Summary),
            ("keywords", _) => Some(DeclaredField::Keywords),
            _ => return Err(format!("`{kind}` is no field; there are id, title, abstract, summary and keywords")),
        };
        Ok(Self(Column { name: name.to_owned(), field, language }))
    }
}

impl TryFrom<String> for ColumnFlag {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map_err(|error| format!("`{text}`: {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read() {
        let read = |text: &str| text.parse::<ColumnFlag>().map(|flag| (flag.0.field, flag.0.language, flag.0.name));
        let turkish = Some(Language::Turkish);
        assert_eq!(read("abstract:tr=Özet=1"), Ok((Some(DeclaredField::Abstract), turkish, "Özet=1".to_owned())));
        assert_eq!(read("id = Kayıt"), Ok((None, None, "Kayıt".to_owned())));
        for (text, said) in [
            ("abstract", "no `=`"),
            ("abstract=", "no name"),
            ("abstract:de=x", "`de` is no language"),
            ("body=x", "`body` is no field"),
            ("id:tr=x", "no language"),
        ] {
            assert!(read(text).is_err_and(|error| error.contains(said)), "{text}");
        }
    }

    #[test]
    fn nothing_said_is_the_default() {
        assert_eq!(ReadingArguments::default().options(), ReadOptions::default());
    }

    #[test]
    fn what_is_said_goes_before_what_is_said_elsewhere() {
        let column = |text: &str| vec![text.parse().expect("a column")];
        let here =
            ReadingArguments { max_pages: NonZeroU32::new(7), column: column("id=a"), ..ReadingArguments::default() };
        let there = ReadingArguments {
            max_pages: NonZeroU32::new(8),
            max_file_size: NonZeroU32::new(2),
            column: column("id=b"),
            records_path: Some("x.y".to_owned()),
            ..ReadingArguments::default()
        };
        let options = here.or(&there).options();
        assert_eq!((options.limits.pages, options.limits.file_bytes), (7, 2_000_000));
        assert_eq!((&*options.columns[0].name, options.records.as_deref()), ("a", Some("x.y")));
    }
}
