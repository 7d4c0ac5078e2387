//! Flags of the commands that check manuscripts by a journal's rules.

use super::settings::SettingArguments;
use super::values::{LanguageFlag, SeverityFlag};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Flags of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Files and folders; folders are searched with all that is below them; `-` for standard input as plain text
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// The least severity of a finding that is shown and counted
    #[arg(long, value_name = "SEVERITY", default_value = "warning")]
    pub severity: SeverityFlag,
    /// Language of the messages, the severities and the summary
    #[arg(long, value_name = "LANGUAGE", default_value = "en", conflicts_with_all = ["json", "csv"])]
    pub lang: LanguageFlag,
    /// Print findings as JSON, one object a line: the rows of the table checks, and those of errors for documents that failed
    #[arg(long)]
    pub json: bool,
    /// Print findings as the table checks
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// The settings given to this command.
    #[command(flatten)]
    pub settings: SettingArguments,
}

/// Flags of `profile`.
#[derive(Debug, Args)]
pub struct ProfileArguments {
    /// What to do with profiles.
    #[command(subcommand)]
    pub command: ProfileCommand,
}

/// The commands of `profile`.
#[derive(Debug, Subcommand)]
pub enum ProfileCommand {
    /// List the profiles that are shipped: name, whose rules, where they stand, when they were read
    #[command(after_help = "Example: ikiz profile list")]
    List,
    /// Print a profile in TOML
    #[command(after_help = "Example: ikiz profile show isnad\nExample: ikiz profile show isnad > my-journal.toml")]
    Show(ShowProfileArguments),
    /// Write a template with every key, for a journal of your own
    #[command(after_help = "Example: ikiz profile new my-journal.toml")]
    New(NewProfileArguments),
}

/// Flags of `profile show`.
#[derive(Debug, Args)]
pub struct ShowProfileArguments {
    /// A file, or the name of a profile that is shipped
    #[arg(value_name = "FILE|NAME")]
    pub profile: PathBuf,
}

/// Flags of `profile new`.
#[derive(Debug, Args)]
pub struct NewProfileArguments {
    /// File to write; it must not exist
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}
