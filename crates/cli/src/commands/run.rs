//! `run` and `merge`: from inputs, or from shards that were observed before, to a result folder.

use super::formats;
use crate::documents::Documents;
use crate::earlier::Earlier;
use crate::exit::Exit;
use crate::flags::{MergeArguments, RunArguments};
use crate::progress::{Progress, advised};
use crate::provenance::{Provenance, RUN_FILE};
use crate::setup::{CORRECTIONS, take_up_corrections};
use crate::shards;
use crate::wording::{flag, printable, say, worded};
use anyhow::bail;
use ikiz_document::{DocumentOutcome, EmptySide, Failure};
use ikiz_pipeline::settings::OutputFormat;
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Inputs, Request, Setup, Shard, Wanted, reading_version};
use ikiz_writers::{OutputFolder, Sink, TableOptions, TableWriter, report, tables};
use std::io::{Write, stderr};
use std::path::Path;

/// `ikiz run`.
pub fn run(arguments: &RunArguments) -> anyhow::Result<Exit> {
    let mut setup = arguments.settings.setup("run")?;
    if arguments.open && !setup.settings.formats().contains(&OutputFormat::Report) {
        bail!(
            "--open shows the report, which is not written: name html among the formats, as in {}",
            flag("formats", Some("csv,html"))
        );
    }
    if arguments.shard.is_none() {
        take_up_corrections(&mut setup)?;
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
        say(&format!("{}: cannot be opened from here: {error}; open it by a double-click", page.display()));
    }
}

/// `ikiz merge`.
pub fn merge(arguments: &MergeArguments) -> anyhow::Result<Exit> {
    let mut setup = arguments.settings.setup("merge")?;
    take_up_corrections(&mut setup)?;
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
        progress.say_failure(failure);
    }
    if !setup.settings.quiet {
        let output = setup.settings.output.display();
        writeln!(stderr(), "shard {shard}: {documents} documents read into {output}; `ikiz merge` merges the shards")?;
    }
    // A shard may be empty.
    Ok(if failures.is_empty() { Exit::Done } else { Exit::WithFailures })
}

/// Runs over the inputs and publishes the result.
fn result(inputs: Inputs<'_>, setup: &Setup, store: Store, folder: OutputFolder) -> anyhow::Result<Exit> {
    let settings = &setup.settings;
    let is_corrected = setup.corrections.is_some();
    let mut sinks = formats::sinks(settings, is_corrected, &folder)?;
    let sinks_of_tables = sinks.iter_mut().map(|sink| &mut **sink as &mut dyn Sink).collect();
    let options = TableOptions { sure: settings.sure, ..TableOptions::new(flag) };
    let made = tables::of_result(|name| settings.makes(name) || name == CORRECTIONS && is_corrected);
    let mut tables = TableWriter::begin(&made, options, sinks_of_tables)?;

    let mut provenance = Provenance::begin(settings);
    let mut failures = Vec::new();
    let documents = Documents { inputs, setup, wanted: Wanted::ALL, store: &store };
    let mut earlier = None;
    let mut digest = None;
    let is_known = |found: &_| {
        digest = Some(*found);
        earlier = Earlier::of(&store, found, settings);
        earlier.is_some()
    };
    let ran = documents.run(is_known, |outcome| {
        provenance.add(&outcome);
        failures.extend(outcome.failure().cloned());
        Ok(tables.document(&outcome)?)
    })?;
    if let Some(earlier) = earlier {
        return earlier.again(settings);
    }
    let Some((mut report, summary)) = ran else { return Ok(Exit::Nothing) };
    let exit = summary.exit();
    if !summary.is_worth_writing() {
        store.remove_if_empty()?;
        return Ok(exit);
    }
    let warnings: Vec<String> = report.term_tables.empty_sides.iter().map(without_words).collect();
    tables.finish(&mut report)?;
    drop(sinks);
    provenance.write(digest.as_ref(), &summary, folder.file(RUN_FILE)?)?;
    let published = folder.publish()?;
    if let Some(digest) = digest {
        let earlier = Earlier::new(digest, &published, settings, summary.clone(), failures);
        earlier.with_warnings(warnings.clone()).keep(&store)?;
    }
    if !settings.quiet {
        summary.warn_of_groups(settings);
        for warning in &warnings {
            say(warning);
        }
        stderr().write_all(summary.screen(&settings.output).as_bytes())?;
    }
    Ok(exit)
}

/// Says that a side of a comparison has no words, and what may be compared.
fn without_words(side: &EmptySide) -> String {
    const SHOWN: usize = 20;

    let EmptySide { comparison, side, groups } = side;
    let begin = format!("{}: ", flag("compare", Some(&printable(comparison))));
    match groups.as_deref() {
        None => format!("{begin}there are no words in “{side}”, so keyness.csv has no rows for it"),
        Some([]) => {
            let setting = flag("group-by", None);
            format!("{begin}no document has a group; {setting} says what makes the group of a document")
        }
        Some(groups) => {
            let shown: Vec<String> = groups.iter().take(SHOWN).map(|group| format!("“{}”", printable(group))).collect();
            let more = groups.len().saturating_sub(SHOWN);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("{begin}no document is in the group “{}”; there are {}{more}", printable(side), shown.join(", "))
        }
    }
}
