//! `summary`: the content of a result folder.

use crate::exit::Exit;
use crate::flags::SummaryArguments;
use crate::result_folder::ResultFolder;
use crate::summary::Summary;
use std::io::{Write, stdout};

/// `ikiz summary`.
pub fn run(arguments: &SummaryArguments) -> anyhow::Result<Exit> {
    arguments.settings.settle("summary")?;
    let summary = Summary::of_folder(&ResultFolder::open(&arguments.folder)?)?;
    stdout().write_all(summary.screen(&arguments.folder).as_bytes())?;
    Ok(Exit::Done)
}
