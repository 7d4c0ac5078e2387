//! A result that is written to a folder: the work of `run` and `merge`, without what is said of it.

use crate::commands::formats;
use crate::documents::Documents;
use crate::earlier::Earlier;
use crate::listener::Listener;
use crate::provenance::{Provenance, RUN_FILE};
use crate::setup::CORRECTIONS;
use crate::summary::Summary;
use crate::wording::{flag, printable, worded};
use ikiz_document::{EmptySide, Failure, messages};
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Inputs, Setup, Wanted};
use ikiz_writers::table::AnyTable;
use ikiz_writers::{OutputFolder, Sink, TableOptions, TableWriter, tables};

messages! {
    empty_side(setting, side) = "run.empty-side";
    no_groups(setting, other) = "run.no-groups";
    unknown_group(setting, side, groups) = "run.unknown-group";
    unknown_group_of_many(setting, side, groups, more) = "run.unknown-group-of-many";
}

/// What a result is made of, and where it goes.
pub struct Job<'a> {
    /// What is read.
    pub inputs: Inputs<'a>,
    /// The settings.
    pub setup: &'a Setup,
    /// Where what was found is kept.
    pub store: Store,
    /// Where the result is written.
    pub folder: OutputFolder,
    /// Who is told of it.
    pub listener: &'a dyn Listener,
}

/// What came of it.
pub struct Made {
    /// The numbers.
    pub summary: Summary,
    /// The documents that failed.
    pub failures: Vec<Failure>,
    /// What the settings ask for and the documents do not have.
    pub warnings: Vec<String>,
    /// Whether the folder had this result already, so that it stays as it is.
    pub is_known: bool,
}

impl Job<'_> {
    /// Runs over the inputs and publishes the result. If no input exists, the folder stays as it is.
    ///
    /// # Errors
    /// If the run is stopped, or the result cannot be written.
    pub fn write(self) -> anyhow::Result<Made> {
        let Self { inputs, setup, store, folder, listener } = self;
        let settings = &setup.settings;
        let mut sinks = formats::sinks(setup, &folder)?;
        let sinks_of_tables = sinks.iter_mut().map(|sink| &mut **sink as &mut dyn Sink).collect();
        let options = TableOptions { sure: settings.sure, ..TableOptions::new(flag) };
        let mut tables = TableWriter::begin(&tables_of(setup), options, sinks_of_tables)?;

        let mut provenance = Provenance::begin(settings);
        let mut failures = Vec::new();
        let documents = Documents { inputs, setup, wanted: Wanted::ALL, store: &store, listener };
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
            return Ok(earlier.again());
        }
        let (mut report, summary) = ran.unwrap_or_default();
        let warnings: Vec<String> = report.term_tables.empty_sides.iter().map(without_words).collect();
        let made = Made { summary, failures, warnings, is_known: false };
        if !made.summary.is_worth_writing() {
            store.remove_if_empty()?;
            return Ok(made);
        }
        ikiz_pipeline::pool(settings)?.install(|| tables.finish(&mut report))?;
        drop(sinks);
        provenance.write(digest.as_ref(), &made.summary, folder.file(RUN_FILE)?)?;
        let published = folder.publish()?;
        if let Some(digest) = digest {
            Earlier::new(digest, &published, settings, &made).keep(&store)?;
        }
        Ok(made)
    }
}

/// The tables of a run by these settings.
pub fn tables_of(setup: &Setup) -> Vec<AnyTable> {
    let is_corrected = setup.corrections.is_some();
    tables::of_result(|name| setup.settings.makes(name) || name == CORRECTIONS && is_corrected)
}

/// Says that a side of a comparison has no words, and what may be compared.
fn without_words(side: &EmptySide) -> String {
    const SHOWN: usize = 20;

    let EmptySide { comparison, side, groups } = side;
    let setting = flag("compare", Some(&printable(comparison)));
    worded(&match groups.as_deref() {
        None => empty_side(setting, printable(side)),
        Some([]) => no_groups(setting, flag("group-by", None)),
        Some(groups) => {
            let shown: Vec<String> = groups.iter().take(SHOWN).map(|group| format!("“{}”", printable(group))).collect();
            let (side, shown) = (printable(side), shown.join(", "));
            match groups.len().saturating_sub(SHOWN) {
                0 => unknown_group(setting, side, shown),
                more => unknown_group_of_many(setting, side, shown, more),
            }
        }
    })
}
