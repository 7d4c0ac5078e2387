//! `run` and `merge`: from inputs, or from shards that were observed before, to a result folder.

use super::formats;
use crate::exit::Exit;
use crate::flags::{MergeArguments, RunArguments};
use crate::job::{Job, Made};
use crate::listener::Listener;
use crate::progress::{Progress, advised};
use crate::setup::take_up_corrections;
use crate::shards;
use crate::wording::{flag, refused, say, say_failure, worded};
use anyhow::bail;
use ikiz_document::{DocumentOutcome, Failure, messages};
use ikiz_pipeline::settings::OutputFormat;
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Inputs, Request, Setup, Shard, Wanted, reading_version};
use ikiz_writers::{OutputFolder, report};
use std::io::{Write, stderr};
use std::path::Path;

messages! {
    known() = "run.known";
    no_browser(path, error) = "run.no-browser";
    not_written(setting, formats) = "run.not-written";
    shard_read(shard, documents, folder, command) = "run.shard-read";
}

/// `ikiz run`.
pub fn run(arguments: &RunArguments) -> anyhow::Result<Exit> {
    let mut setup = arguments.settings.setup("run")?;
    if arguments.open && !setup.settings.formats().contains(&OutputFormat::Report) {
        return Err(refused(&not_written("--open", flag("formats", Some("csv,html")))));
    }
    if arguments.shard.is_none() {
        take_up(&mut setup)?;
    }
    let folder = OutputFolder::open(&setup.settings.output, formats::files())?;
    let store = if arguments.no_store {
        Store::temporary()
    } else {
        let store = Store::open(&setup.settings.output, &reading_version(&setup), arguments.fresh)?;
        folder.remove_leftovers()?;
        store
    };
    if let Some(error) = store.dropped() {
        say(&worded(&error.message()));
    }
    if let Some(shard) = arguments.shard {
        return observe_shard(arguments, shard, &setup, &store);
    }
    let exit = result(Inputs::Paths(&arguments.inputs, Shard::WHOLE), &setup, store, folder)?;
    let page = setup.settings.output.join(report::FILE_NAME);
    if arguments.open && exit != Exit::Nothing && page.is_file() {
        show(&page);
    }
    Ok(exit)
}

/// Opens a page in the browser; the result is there all the same if there is none.
fn show(page: &Path) {
    if let Err(error) = open::that_detached(page) {
        say(&worded(&no_browser(page.display().to_string(), error.to_string())));
    }
}

/// `ikiz merge`.
pub fn merge(arguments: &MergeArguments) -> anyhow::Result<Exit> {
    let mut setup = arguments.settings.setup("merge")?;
    take_up(&mut setup)?;
    let output = &setup.settings.output;
    if shards::are_named(&arguments.folders, output) {
        bail!("{}: this folder holds a shard; name another one with -o", output.display());
    }
    let shards = shards::open(&arguments.folders, &setup)?;
    let folder = OutputFolder::open(output, formats::files())?;
    let store = Store::open(output, &reading_version(&setup), false)?;
    folder.remove_leftovers()?;
    result(Inputs::Shards(&shards), &setup, store, folder)
}

/// Takes up the corrections in the result folder, and says so.
fn take_up(setup: &mut Setup) -> anyhow::Result<()> {
    let said = take_up_corrections(setup, flag)?;
    if !setup.settings.quiet {
        for line in &said {
            say(line);
        }
    }
    Ok(())
}

/// Observes a shard of the inputs, for `ikiz merge`; if there is a model, applies it too.
fn observe_shard(arguments: &RunArguments, shard: Shard, setup: &Setup, store: &Store) -> anyhow::Result<Exit> {
    let progress = Progress::new(&setup.settings);
    let inputs = Inputs::Paths(&arguments.inputs, shard);
    let request = Request { inputs, setup, wanted: Wanted::ALL, store, observer: &progress };
    let observed = ikiz_pipeline::observe_shard(request);
    progress.finish();
    let (documents, others) = observed.map_err(|error| advised(error, store))?;
    let failures: Vec<&Failure> = others.iter().filter_map(DocumentOutcome::failure).collect();
    for failure in &failures {
        progress.failed(failure);
    }
    if !setup.settings.quiet {
        let output = setup.settings.output.display().to_string();
        writeln!(stderr(), "{}", worded(&shard_read(shard.to_string(), documents, output, "`ikiz merge`")))?;
    }
    // A shard may be empty.
    Ok(if failures.is_empty() { Exit::Done } else { Exit::WithFailures })
}

/// Runs over the inputs, publishes the result, and says what came of it.
fn result(inputs: Inputs<'_>, setup: &Setup, store: Store, folder: OutputFolder) -> anyhow::Result<Exit> {
    let settings = &setup.settings;
    let progress = Progress::new(settings);
    let Made { summary, failures, warnings, is_known } =
        Job { inputs, setup, store, folder, listener: &progress }.write()?;
    if is_known {
        failures.iter().for_each(say_failure);
    }
    let exit = summary.exit();
    if !settings.quiet && summary.is_worth_writing() {
        if is_known {
            say(&worded(&known()));
        }
        for warning in summary.without_groups(settings, flag).iter().chain(&warnings) {
            say(warning);
        }
        stderr().write_all(summary.screen(&settings.output).as_bytes())?;
    }
    Ok(exit)
}
