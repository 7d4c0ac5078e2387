//! Every command and flag, with its help text.

use clap::{Args, Parser, Subcommand, ValueEnum};
use ikiz_document::Language;
use ikiz_pipeline::Learn;
use ikiz_writers::Dialect;
use std::path::PathBuf;

/// Compares the Turkish and English sections of academic documents
///
/// Turns a folder of Turkish–English articles and theses into tables: which sections it found (Abstract, Öz, Summary, Özet, Keywords,
/// Anahtar Kelimeler), which are twins, how their sentences and keywords correspond, what differs.
#[derive(Debug, Parser)]
#[command(name = "ikiz", version, max_term_width = 100)]
#[command(
    after_help = "Exit code: 0 all processed, 1 finished but documents failed, 2 wrong usage or nothing could be done"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare documents: files and folders in, all tables out
    #[command(after_help = "Example: ikiz run articles -o result")]
    Run(RunArguments),
    /// Show the sections found in documents
    #[command(after_help = "Example: ikiz sections article.txt --explain")]
    Sections(SectionsArguments),
    /// Align sentences: two files with a sentence a line, or many pairs as JSON lines
    #[command(after_help = "Example: ikiz align english.txt turkish.txt --text")]
    Align(AlignArguments),
    /// Tell the language of each line: tag and confidence
    #[command(after_help = "Example: echo 'Bu çalışmada' | ikiz detect")]
    Detect(LinesArguments),
    /// Split text into sentences, one a line
    #[command(after_help = "Example: ikiz split --lang tr text.txt")]
    Split(SplitArguments),
    /// Print the key of each line's word: what its inflections share
    #[command(after_help = "Example: ikiz stem --lang tr words.txt")]
    Stem(StemArguments),
    /// Count terms in documents, or rank the key phrases of texts given as JSON lines
    #[command(after_help = "Example: ikiz keywords articles > frequencies.csv")]
    Keywords(KeywordsArguments),
}

/// Flags of `run`.
#[derive(Debug, Args)]
pub struct RunArguments {
    /// Files and folders; folders are searched with all that is below them
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Folder for the tables; an earlier result in it is written over
    #[arg(short, long, value_name = "FOLDER", default_value = "output")]
    pub output: PathBuf,
    /// Write CSV for an Excel of this language instead of strict CSV
    #[arg(long, value_name = "LANGUAGE")]
    pub excel: Option<ExcelLanguage>,
    /// Say nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
    /// Flags of the work itself.
    #[command(flatten)]
    pub work: WorkArguments,
}

/// Flags that change how documents are processed.
#[derive(Clone, Debug, Args)]
pub struct WorkArguments {
    /// Threads to use [default: as many as the machine has]; the result does not depend on it
    #[arg(short = 'j', long, value_name = "N")]
    pub threads: Option<std::num::NonZeroUsize>,
    /// Learn translations from the documents themselves: auto does where there are at least two pairs
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub learn: LearnFlag,
}

/// When to learn.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LearnFlag {
    /// Where there are at least two pairs.
    Auto,
    /// Always.
    On,
    /// Never.
    Off,
}

impl From<LearnFlag> for Learn {
    fn from(flag: LearnFlag) -> Self {
        match flag {
            LearnFlag::Auto => Self::Auto,
            LearnFlag::On => Self::On,
            LearnFlag::Off => Self::Off,
        }
    }
}

/// The language of a spreadsheet program.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ExcelLanguage {
    /// Semicolons, decimal comma.
    Tr,
    /// Commas, decimal point.
    En,
}

impl From<ExcelLanguage> for Dialect {
    fn from(language: ExcelLanguage) -> Self {
        match language {
            ExcelLanguage::Tr => Self::ExcelTurkish,
            ExcelLanguage::En => Self::ExcelEnglish,
        }
    }
}

/// Flags of `sections`.
#[derive(Debug, Args)]
pub struct SectionsArguments {
    /// Documents; standard input as plain text where none is named
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// One JSON object a line for each document
    #[arg(long)]
    pub json: bool,
    /// Show what was seen for each section, with weights in log-odds
    #[arg(long, conflicts_with = "json")]
    pub explain: bool,
}

/// Flags of `align`.
#[derive(Debug, Args)]
pub struct AlignArguments {
    /// English sentences, one a line
    #[arg(value_name = "ENGLISH", required_unless_present = "jsonl", conflicts_with = "jsonl")]
    pub english: Option<PathBuf>,
    /// Turkish sentences, one a line
    #[arg(value_name = "TURKISH", required_unless_present = "jsonl", conflicts_with = "jsonl")]
    pub turkish: Option<PathBuf>,
    /// Pairs as JSON lines, {"id":…, "en":[…], "tr":[…]}, sentences or running text; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub jsonl: Option<PathBuf>,
    /// The lists are keywords, not sentences
    #[arg(long, requires = "jsonl")]
    pub keywords: bool,
    /// Print the sentences too
    #[arg(long, conflicts_with = "jsonl")]
    pub text: bool,
    /// Learn translations from the pairs themselves: auto does where there are at least two
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub learn: LearnFlag,
}

/// Flags of `detect`.
#[derive(Debug, Args)]
pub struct LinesArguments {
    /// Files; standard input where none is named
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Flags of `split`.
#[derive(Debug, Args)]
pub struct SplitArguments {
    /// Language of the text
    #[arg(long)]
    pub lang: LanguageFlag,
    /// Print start and end of each sentence in characters instead of its text
    #[arg(long)]
    pub offsets: bool,
    /// Take each line as a text of its own; print its number, from 0, with start and end
    #[arg(long)]
    pub records: bool,
    /// Files; standard input where none is named
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Flags of `stem`.
#[derive(Debug, Args)]
pub struct StemArguments {
    /// Language of the words
    #[arg(long)]
    pub lang: LanguageFlag,
    /// Files; standard input where none is named
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Flags of `keywords`.
#[derive(Debug, Args)]
pub struct KeywordsArguments {
    /// Files and folders: prints the table keyword_frequencies as CSV
    #[arg(value_name = "INPUT", required_unless_present = "jsonl", conflicts_with = "jsonl")]
    pub inputs: Vec<PathBuf>,
    /// Texts as JSON lines, {"id":…, "language":"tr", "text":…}: prints their key phrases, best first; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub jsonl: Option<PathBuf>,
    /// Threads to use [default: as many as the machine has]; the result does not depend on it
    #[arg(short = 'j', long, value_name = "N")]
    pub threads: Option<std::num::NonZeroUsize>,
}

/// One of the two languages.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LanguageFlag {
    /// English.
    En,
    /// Turkish.
    Tr,
}

impl From<LanguageFlag> for Language {
    fn from(flag: LanguageFlag) -> Self {
        match flag {
            LanguageFlag::En => Self::English,
            LanguageFlag::Tr => Self::Turkish,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn flags_are_consistent() {
        Cli::command().debug_assert();
    }
}
