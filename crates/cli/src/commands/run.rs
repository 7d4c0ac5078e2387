//! `run` and `merge`: from inputs, or from shares that were observed before, to a result folder.

use crate::documents::{Documents, Tally};
use crate::earlier::Earlier;
use crate::exit::Exit;
use crate::flags::{MergeArguments, RunArguments};
use crate::progress::{Progress, advised};
use crate::provenance::{Provenance, RUN_FILE};
use crate::summary::Summary;
use crate::wording::{file_counts, flag, say};
use anyhow::{Context, bail};
use ikiz_document::{CorpusReport, Language, result};
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Inputs, Request, Setup, Shard, Wanted, reading_version};
use ikiz_writers::{
    CsvSink, DataPackageSink, Dialect, OutputFolder, Sink, TableOptions, TableWriter, TmxSink, csv, tables, tmx,
};
use std::io::{Write, stderr};
use std::path::Path;

/// `ikiz run`.
pub fn run(arguments: &RunArguments) -> anyhow::Result<Exit> {
    let setup = arguments.settings.setup()?;
    let folder = OutputFolder::open(&setup.settings.output, files())?;
    let store = if arguments.no_store {
        Store::temporary()
    } else {
        let store = Store::open(&setup.settings.output, &reading_version(&setup), arguments.fresh)?;
        folder.remove_leftovers()?;
        store
    };
    if let Some(error) = store.dropped() {
        say(&crate::wording::worded(&error.message()));
    }
    match arguments.shard {
        Some(shard) => share(arguments, shard, &setup, &store),
        None => result(Inputs::Paths(&arguments.inputs, Shard::WHOLE), &setup, store, folder),
    }
}

/// `ikiz merge`.
pub fn merge(arguments: &MergeArguments) -> anyhow::Result<Exit> {
    let setup = arguments.settings.setup()?;
    let version = reading_version(&setup);
    let open = |folder: &std::path::PathBuf| -> anyhow::Result<Store> {
        let made_by_another = "made by another version of ikiz or with other settings; give the flags of the shares";
        Store::open_existing(folder, &version)?.with_context(|| format!("{}: {made_by_another}", folder.display()))
    };
    if arguments.folders.contains(&setup.settings.output) {
        bail!("{}: this folder is a share; name another one with -o", setup.settings.output.display());
    }
    let shards: Vec<Store> = arguments.folders.iter().map(open).collect::<anyhow::Result<_>>()?;
    let folder = OutputFolder::open(&setup.settings.output, files())?;
    let store = Store::open(&setup.settings.output, &version, false)?;
    result(Inputs::Shards(&shards), &setup, store, folder)
}

/// Observes a share of the inputs, for `ikiz merge`.
fn share(arguments: &RunArguments, shard: Shard, setup: &Setup, store: &Store) -> anyhow::Result<Exit> {
    let progress = Progress::new(&setup.settings);
    let inputs = Inputs::Paths(&arguments.inputs, shard);
    let observed =
        ikiz_pipeline::observe_share(Request { inputs, setup, wanted: Wanted::ALL, store, observer: &progress });
    progress.finish();
    let (documents, others) = observed.map_err(|error| advised(error, &setup.settings))?;
    let mut tally = Tally::default();
    tally.processed = documents;
    for outcome in &others {
        tally.add(outcome, &progress);
    }
    if !setup.settings.quiet {
        let output = setup.settings.output.display();
        writeln!(
            stderr(),
            "share {shard}: {documents} documents read into {output}; `ikiz merge` puts shares together"
        )?;
    }
    // A share may be empty.
    Ok(if tally.failed > 0 { Exit::WithFailures } else { Exit::Done })
}

/// Runs over the inputs and publishes the result.
fn result(inputs: Inputs<'_>, setup: &Setup, store: Store, folder: OutputFolder) -> anyhow::Result<Exit> {
    let settings = &setup.settings;
    let dialect = dialect(settings.excel);
    let mut csv = CsvSink::new(dialect, |name| folder.file(name));
    let mut package = DataPackageSink::new(dialect, folder.file(result::MARKER)?);
    let mut memory = if settings.tmx { Some(TmxSink::new(folder.file(tmx::FILE_NAME)?)) } else { None };
    let mut sinks: Vec<&mut dyn Sink> = vec![&mut csv, &mut package];
    sinks.extend(memory.as_mut().map(|memory| memory as &mut dyn Sink));
    let options = TableOptions { sure: settings.sure, ..TableOptions::new(flag) };
    let mut tables = TableWriter::begin(&tables::ALL, options, sinks)?;

    let mut provenance = Provenance::begin(settings);
    let mut summary = Summary::default();
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
        summary.add(&outcome);
        provenance.add(&outcome);
        failures.extend(outcome.failure().cloned());
        Ok(tables.document(&outcome)?)
    })?;
    if let Some(earlier) = earlier {
        return earlier.again(settings);
    }
    let Some((report, tally)) = ran else { return Ok(Exit::Nothing) };
    let exit = tally.exit(&report.unread);
    if !tally.is_worth_writing() {
        drop(tables);
        forget(&settings.output, store);
        return Ok(exit);
    }
    tables.finish(&report)?;
    drop((csv, package, memory));
    provenance.write(digest.as_ref(), &summary, folder.file(RUN_FILE)?)?;
    let published = folder.publish()?;
    if let Some(digest) = digest {
        Earlier::new(digest, &published, settings, summary, failures, report.unread.clone()).keep(&store)?;
    }
    if !settings.quiet {
        screen(&report, &summary, settings)?;
    }
    Ok(exit)
}

/// What is said at the end.
pub fn screen(report: &CorpusReport, summary: &Summary, settings: &Settings) -> std::io::Result<()> {
    if !report.unread.is_empty() {
        let counts = file_counts(&report.unread);
        // No table has them, so the screen does not either.
        writeln!(stderr(), "{:16} {counts} (formats that ikiz does not read)", "not read")?;
    }
    stderr().write_all(summary.screen(&settings.output).as_bytes())
}

/// Removes a store in a folder that has no result: the inputs were mistyped.
fn forget(output: &Path, store: Store) {
    drop(store);
    if !output.join(result::MARKER).exists() {
        // An empty store does no harm if it cannot be removed.
        let _ = std::fs::remove_dir_all(output.join(".ikiz"));
    }
}

/// The files that a result may have.
fn files() -> Vec<String> {
    let tables = tables::ALL.iter().map(|table| csv::file_name(table.schema().name));
    tables.chain([result::MARKER, tmx::FILE_NAME, RUN_FILE].map(str::to_owned)).collect()
}

/// The CSV form for an Excel of this language; strict if there is none.
fn dialect(excel: Option<Language>) -> Dialect {
    match excel {
        Some(Language::Turkish) => Dialect::ExcelTurkish,
        Some(Language::English) => Dialect::ExcelEnglish,
        None => Dialect::Strict,
    }
}
