//! Flags of the commands that work on whole documents and results.

use super::reading::ReadingArguments;
use super::values::{ColorFlag, ExcelFlag, LearnFlag, SpellingFlag, StemmerFlag, SureFlag};
use clap::Args;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Flags of `run`. What may also stand in the configuration has no default here: see `settings`.
#[derive(Debug, Args)]
pub struct RunArguments {
    /// Files and folders; folders are searched with all that is below them
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Configuration file [default: ikiz.toml in the current folder, where there is one]
    #[arg(long, value_name = "FILE", env = "IKIZ_CONFIG", hide_env_values = true)]
    pub config: Option<PathBuf>,
    /// Settings of the run.
    #[command(flatten)]
    pub settings: SettingArguments,
    /// How files are read.
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// The flags of `run` that may also stand in the environment and in the configuration file.
#[derive(Clone, Debug, Default, Args)]
pub struct SettingArguments {
    /// Folder for the tables; an earlier result in it is written over [default: output]
    #[arg(short, long, value_name = "FOLDER", env = "IKIZ_OUTPUT", hide_env_values = true)]
    pub output: Option<PathBuf>,
    /// Write CSV for an Excel of this language instead of strict CSV [default: off]
    #[arg(long, value_name = "LANGUAGE", env = "IKIZ_EXCEL", hide_env_values = true)]
    pub excel: Option<ExcelFlag>,
    /// Keep two-sided beads of at least this confidence only in sentence_pairs.csv and sentence_pairs.tmx, 0 to 1 [default: all beads]
    #[arg(long, value_name = "N", env = "IKIZ_SURE", hide_env_values = true)]
    pub sure: Option<SureFlag>,
    /// Write the sentence pairs as a translation memory too, TMX 1.4b: sentence_pairs.tmx [default: false]
    #[arg(
        long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true",
        hide_possible_values = true, env = "IKIZ_TMX", hide_env_values = true
    )]
    pub tmx: Option<bool>,
    /// Threads to use [default: as many as the machine has]; the result does not depend on it
    #[arg(short = 'j', long, value_name = "N", env = "IKIZ_THREADS", hide_env_values = true)]
    pub threads: Option<NonZeroUsize>,
    /// Learn translations from the documents themselves [default: auto]
    #[arg(long, value_name = "WHEN", env = "IKIZ_LEARN", hide_env_values = true)]
    pub learn: Option<LearnFlag>,
    /// Word pairs of your own: lines of word TAB kelime, a CSV with columns english and turkish (a former glossary.csv), hunalign's .dic, a dictd
    /// dictionary (FreeDict); may be given several times
    #[arg(long, value_name = "FILE", env = "IKIZ_LEXICON", hide_env_values = true)]
    pub lexicon: Vec<PathBuf>,
    /// Translations that `ikiz learn` learned from other texts, instead of learning from these [default: none]
    #[arg(long, value_name = "FILE", env = "IKIZ_MODEL", hide_env_values = true)]
    pub model: Option<PathBuf>,
    /// What words are counted under [default: lemma]
    #[arg(long, value_name = "KIND", env = "IKIZ_STEMMER", hide_env_values = true)]
    pub stemmer: Option<StemmerFlag>,
    /// How English words are spelt where they are counted [default: american]
    #[arg(long, value_name = "KIND", env = "IKIZ_SPELLING", hide_env_values = true)]
    pub spelling: Option<SpellingFlag>,
    /// Count the tokens of a language model too: its tokenizer.json [default: none]
    #[arg(long, value_name = "FILE", env = "IKIZ_TOKENIZER", hide_env_values = true)]
    pub tokenizer: Option<PathBuf>,
    /// Say nothing but errors; --quiet=false takes back what the configuration says [default: false]
    #[arg(
        short, long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true",
        hide_possible_values = true
    )]
    pub quiet: Option<bool>,
}

/// Flags of `show`.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// The document; `FILE#NAME` for one of those that a file gives (an article of an issue: issue.pdf#p44, a record: records.jsonl#NAME); several files
    /// where it consists of them; `-` for standard input as plain text
    #[arg(required = true, value_name = "DOCUMENT")]
    pub files: Vec<PathBuf>,
    /// Show this pair only, by its id in section_pairs.csv: p1, p2 …
    #[arg(long, value_name = "ID")]
    pub pair: Option<String>,
    /// Columns to use [default: as wide as the terminal, 80 elsewhere]; below 60 the sides stand under each other
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
    /// When to colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorFlag,
    /// How files are read.
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// Flags of `summary`.
#[derive(Debug, Args)]
pub struct SummaryArguments {
    /// Folder that `ikiz run` wrote
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
}

/// Flags of `sections`.
#[derive(Debug, Args)]
pub struct SectionsArguments {
    /// Documents; `-` or none for standard input as plain text
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// One JSON object a line for each document
    #[arg(long)]
    pub json: bool,
    /// Show what was seen for each section, with weights in log-odds
    #[arg(long, conflicts_with = "json")]
    pub explain: bool,
    /// How files are read.
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// Flags of `learn`.
#[derive(Debug, Args)]
pub struct LearnArguments {
    /// Files and folders: their twin abstracts and summaries are learned from
    #[arg(value_name = "INPUT", required_unless_present = "jsonl", conflicts_with = "jsonl")]
    pub inputs: Vec<PathBuf>,
    /// Pairs as JSON lines, as `ikiz align` reads them; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub jsonl: Option<PathBuf>,
    /// File to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Word pairs of your own, as for `align`; they help to learn and are not kept in the model
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// Threads to use [default: as many as the machine has]; the result does not depend on it
    #[arg(short = 'j', long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// How files are read.
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// Flags of `keywords`.
#[derive(Debug, Args)]
pub struct KeywordsArguments {
    /// Files and folders: prints the table keyword_frequencies as CSV; `-` or none for standard input as plain text
    #[arg(value_name = "INPUT", conflicts_with = "jsonl")]
    pub inputs: Vec<PathBuf>,
    /// Texts as JSON lines, {"id":…, "language":"tr", "text":…}: prints their key phrases, best first; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub jsonl: Option<PathBuf>,
    /// Threads to use [default: as many as the machine has]; the result does not depend on it
    #[arg(short = 'j', long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// How files are read.
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// Flags of `glossary`.
#[derive(Debug, Args)]
pub struct GlossaryArguments {
    /// Files and folders: prints the table glossary as CSV; `-` for standard input as plain text
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Leave out term pairs that fewer documents give
    #[arg(long, value_name = "N", default_value = "1")]
    pub min_documents: NonZeroUsize,
    /// Threads to use [default: as many as the machine has]; the result does not depend on it
    #[arg(short = 'j', long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// How files are read.
    #[command(flatten)]
    pub reading: ReadingArguments,
}
