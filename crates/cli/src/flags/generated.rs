//! Flags of the commands that print what is generated from the flags themselves.

use clap::{Args, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Flags of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Flags of `man`.
#[derive(Debug, Args)]
pub struct ManArguments {
    /// Write a page for each command to this folder instead of printing that of ikiz
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}

/// Flags of `reference`.
#[derive(Debug, Args)]
pub struct ReferenceArguments {
    /// The page
    #[arg(value_name = "PAGE")]
    pub page: Page,
}

/// A page of the reference.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Page {
    /// Commands with their flags: docs/reference/commands.md.
    Commands,
    /// The configuration: docs/reference/configuration.md.
    Configuration,
    /// The keys of profiles: docs/profiles.md.
    Profiles,
}
