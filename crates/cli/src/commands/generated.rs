//! `completions`, `man`, `reference`: what is generated from the flags.

use crate::exit::Exit;
use crate::flags::{Cli, CompletionsArguments, ManArguments, Page, ReferenceArguments};
use crate::reference;
use anyhow::Context;
use std::io::{Write, stdout};

/// `ikiz completions`.
pub fn completions(arguments: &CompletionsArguments) -> anyhow::Result<Exit> {
    // The generator panics on a closed pipe, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::public(), "ikiz", &mut script);
    stdout().write_all(&script)?;
    Ok(Exit::Done)
}

/// `ikiz man`.
pub fn man(arguments: &ManArguments) -> anyhow::Result<Exit> {
    match &arguments.output {
        Some(folder) => {
            let failed = || format!("{}: cannot write; check that you may write there", folder.display());
            std::fs::create_dir_all(folder).with_context(failed)?;
            clap_mangen::generate_to(Cli::public(), folder).with_context(failed)?;
        }
        None => clap_mangen::Man::new(Cli::public()).render(&mut stdout().lock())?,
    }
    Ok(Exit::Done)
}

/// `ikiz reference`.
pub fn reference(arguments: &ReferenceArguments) -> anyhow::Result<Exit> {
    let page = match arguments.page {
        Page::Commands => reference::commands(),
        Page::Configuration => reference::configuration(),
        Page::Profiles => ikiz_pipeline::profile::page(),
    };
    stdout().write_all(page.as_bytes())?;
    Ok(Exit::Done)
}
