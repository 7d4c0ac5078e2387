//! Flags of the commands that work on whole documents and results.

use super::settings::SettingArguments;
use super::values::{ColorFlag, CountsOf};
use clap::Args;
use ikiz_document::Language;
use ikiz_pipeline::Shard;
use std::num::{NonZeroU16, NonZeroUsize};
use std::path::PathBuf;

/// The language of a code.
fn language(code: &str) -> Result<Language, String> {
    Language::of_code(code).ok_or_else(|| "en or tr".to_owned())
}

/// Flags of `run`.
#[derive(Debug, Args)]
pub struct RunArguments {
    /// Files and folders; folders are searched with all that is below them
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Read only one shard of the documents, such as 1/3 for the first of three, and write no tables: `ikiz merge`
    /// merges shards, also those of several machines; with --model, compare them too
    #[arg(long, value_name = "I/N", conflicts_with = "no_store")]
    pub shard: Option<Shard>,
    /// Forget what earlier runs have read
    #[arg(long)]
    pub fresh: bool,
    /// Keep nothing beside the tables for the next run
    #[arg(long, conflicts_with = "fresh")]
    pub no_store: bool,
    /// Open the report in the browser when it is written
    #[arg(long, conflicts_with = "shard")]
    pub open: bool,
    /// The settings given to this command.
    #[command(flatten)]
    pub settings: SettingArguments,
}

/// Flags of `serve`.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// Files and folders that are compared at once; others are dropped on the page
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
    /// The port on this machine [default: any that is free]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub port: Option<u16>,
    /// Where uploads and results are kept [default: the folder `ikiz-results` in your home folder]
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// The language of the page, en or tr [default: that of the browser]
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub ui: Option<Language>,
    /// End when nobody was there for so many minutes and nothing runs
    #[arg(long, value_name = "MINUTES", default_value = "60")]
    pub idle: NonZeroU16,
}

/// Flags of `merge`.
#[derive(Debug, Args)]
pub struct MergeArguments {
    /// Folders that `ikiz run --shard` wrote, one for each shard
    #[arg(required = true, value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,
    /// The settings given to this command.
    #[command(flatten)]
    pub settings: SettingArguments,
}

/// Flags of `show`.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// A result folder alone, for the list of its documents, or with what to show of it: a document, a pair (ID/p2),
    /// a sentence pair (ID/p2/3). Or a document to read; `FILE#NAME` for one of those that a file gives (an article of an issue: issue.pdf#p44, a record:
    /// records.jsonl#NAME); several files where it consists of them; `-` for standard input as plain text
    #[arg(required = true, value_name = "DOCUMENT")]
    pub files: Vec<PathBuf>,
    /// Write everything at once, also in a terminal
    #[arg(long)]
    pub no_pager: bool,
    /// Show this pair only, by its id in section_pairs.csv: p1, p2 …
    #[arg(long, value_name = "ID")]
    pub pair: Option<String>,
    /// Columns to use [default: as wide as the terminal, 80 elsewhere]; below 60 the sides stand under each other
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
    /// When to colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorFlag,
    /// The settings given to this command.
    #[command(flatten)]
    pub settings: SettingArguments,
}

/// Flags of `summary`.
#[derive(Debug, Args)]
pub struct SummaryArguments {
    /// Folder that `ikiz run` wrote
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// The settings given to this command.
    #[command(flatten)]
    pub settings: SettingArguments,
}

/// Flags of `quality`.
#[derive(Debug, Args)]
pub struct QualityArguments {
    /// Folder that `ikiz run` wrote with corrections, or a file of corrections
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    /// The settings given to this command.
    #[command(flatten)]
    pub settings: SettingArguments,
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
    /// The settings given to this command.
    #[command(flatten)]
    pub settings: SettingArguments,
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
    /// The inputs are the folders that `ikiz run --shard` wrote, one for each shard: learn from what they hold
    #[arg(long, conflicts_with = "jsonl")]
    pub shards: bool,
    /// File to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The settings given to this command.
    #[command(flatten)]
    pub settings: SettingArguments,
}

/// Flags of `keywords`.
#[derive(Debug, Args)]
pub struct KeywordsArguments {
    /// Files and folders: prints the table keyword_frequencies as CSV; `-` or none for standard input as plain text
    #[arg(value_name = "INPUT", conflicts_with = "jsonl")]
    pub inputs: Vec<PathBuf>,
    /// What is listed
    #[arg(long, value_name = "WHAT", default_value = "corpus", conflicts_with = "jsonl")]
    pub by: CountsOf,
    /// Texts as JSON lines, {"id":…, "language":"tr", "text":…}: prints their key phrases, best first; `-` for standard
    /// input
    #[arg(long, value_name = "FILE")]
    pub jsonl: Option<PathBuf>,
    /// The settings given to this command.
    #[command(flatten)]
    pub settings: SettingArguments,
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
    /// The settings given to this command.
    #[command(flatten)]
    pub settings: SettingArguments,
}
