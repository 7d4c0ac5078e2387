//! `profile`: the profiles that are shipped, and a template for one's own.

use crate::exit::Exit;
use crate::flags::{ProfileArguments, ProfileCommand};
use crate::setup::read_profile;
use crate::wording::{printable, say};
use anyhow::{Context, anyhow};
use ikiz_pipeline::profile::{Shipped, template};
use std::fs::File;
use std::io::{ErrorKind, Write, stdout};
use std::path::Path;

/// `ikiz profile`.
pub fn run(arguments: &ProfileArguments) -> anyhow::Result<Exit> {
    match &arguments.command {
        ProfileCommand::List => list(),
        ProfileCommand::Show(arguments) => show(&arguments.profile),
        ProfileCommand::New(arguments) => new(&arguments.file),
    }
}

/// A line for each: name, whose rules, where they stand, when they were read.
fn list() -> anyhow::Result<Exit> {
    let rows: Vec<[String; 4]> = Shipped::LIST
        .iter()
        .map(|shipped| {
            let profile = shipped.profile();
            [profile.name, profile.journal, profile.read, profile.source]
        })
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths = [0, 1, 2].map(width);
    let mut out = stdout().lock();
    for [name, title, read, source] in &rows {
        writeln!(out, "{name:0$}  {title:1$}  {read:2$}  {source}", widths[0], widths[1], widths[2])?;
    }
    Ok(Exit::Done)
}

/// The text of a profile; one of the user's is read first, so that what is wrong in it is said.
fn show(named: &Path) -> anyhow::Result<Exit> {
    read_profile(named)?;
    let shipped = named.to_str().and_then(Shipped::find);
    let text = match shipped {
        Some(shipped) => shipped.text.to_owned(),
        None => std::fs::read_to_string(named).with_context(|| printable(&named.to_string_lossy()))?,
    };
    stdout().write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

fn new(path: &Path) -> anyhow::Result<Exit> {
    let name = printable(&path.to_string_lossy());
    let mut file = File::create_new(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => anyhow!("{name}: there is such a file; name another one"),
        _ => anyhow!("{name}: cannot write ({error}); check that its folder is there and that you may write to it"),
    })?;
    file.write_all(template().as_bytes()).with_context(|| format!("{name}: cannot write"))?;
    say(&format!(
        "{name} is written; take the # away where your journal asks for something, then check with it: ikiz check manuscript.docx --profile {name}"
    ));
    Ok(Exit::Done)
}
