//! Flags of the commands that are one stage.

use super::settings::SettingArguments;
use super::values::{LanguageFlag, choice};
use clap::Args;
use ikiz_pipeline::settings::{SPELLING, STEMMER, confidence};
use ikiz_pipeline::{Spelling, Stemming};
use std::path::PathBuf;

/// Flags of `align`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct AlignArguments {
    /// English sentences, one a line, an empty line between paragraphs; `-` for standard input; or a folder of such
    /// files; alone, a folder that holds both languages: a_en.txt beside a_tr.txt
    #[arg(value_name = "ENGLISH", required_unless_present = "jsonl", conflicts_with = "jsonl")]
    pub english: Option<PathBuf>,
    /// Turkish sentences, or a folder of files with the names of the English ones, up to the language in them
    #[arg(value_name = "TURKISH", conflicts_with = "jsonl")]
    pub turkish: Option<PathBuf>,
    /// Pairs as JSON lines, {"id":…, "en":[…], "tr":[…]}, sentences or running text; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub jsonl: Option<PathBuf>,
    /// The lists are keywords, not sentences
    #[arg(long, requires = "jsonl", conflicts_with_all = ["text", "tmx", "sure", "force"])]
    pub keywords: bool,
    /// The files hold running text: split it into sentences first; indexes are those of the sentences, from 0
    #[arg(long, conflicts_with = "jsonl")]
    pub split: bool,
    /// Print the sentences too; with --jsonl as `texts`, [English, Turkish] for each bead
    #[arg(long)]
    pub text: bool,
    /// Print the two-sided beads as a translation memory, TMX 1.4b
    #[arg(long, conflicts_with = "text")]
    pub tmx: bool,
    /// Print two-sided beads of at least this confidence only, 0 to 1
    #[arg(long, value_name = "N", value_parser = confidence)]
    pub sure: Option<f64>,
    /// Align also what does not seem to be English on one side and Turkish on the other, and say nothing of it
    #[arg(long)]
    pub force: bool,
    /// The settings given to this command.
    #[command(flatten)]
    pub settings: SettingArguments,
}

/// Flags of `detect`.
#[derive(Debug, Args)]
pub struct LinesArguments {
    /// Files; `-` or none for standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Flags of `split`.
#[derive(Debug, Args)]
pub struct SplitArguments {
    /// Language of the text
    #[arg(long)]
    pub lang: LanguageFlag,
    /// Print start and end of each sentence in characters of the file instead of its text; takes one file
    #[arg(long)]
    pub offsets: bool,
    /// Take each line as a text of its own; print its number, from 0 over all files, with start and end in the line
    #[arg(long)]
    pub records: bool,
    /// Files; `-` or none for standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Flags of `stem`.
#[derive(Debug, Args)]
pub struct StemArguments {
    /// Language of the words
    #[arg(long)]
    pub lang: LanguageFlag,
    /// What the key is
    #[arg(long, value_name = "KIND", default_value = "lemma", value_parser = choice(STEMMER))]
    pub stemmer: Stemming,
    /// How English words are spelt
    #[arg(long, value_name = "KIND", default_value = "american", value_parser = choice(SPELLING))]
    pub spelling: Spelling,
    /// Print for each word the keys that it may have, the chosen one first: word, key, score, suffixes, source
    #[arg(long, conflicts_with = "stemmer")]
    pub explain: bool,
    /// Files; `-` or none for standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}
