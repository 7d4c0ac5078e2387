//! `run`: the main command.

use crate::exit::Exit;
use crate::flags::RunArguments;
use crate::input::NO_ROOM;
use crate::progress::Progress;
use crate::summary::Summary;
use crate::wording::{file_counts, flag, say, say_failure};
use anyhow::Context;
use ikiz_document::{CorpusReport, DocumentOutcome, FailureClass, Language, result};
use ikiz_pipeline::settings::Settings;
use ikiz_writers::{
    CsvSink, DataPackageSink, Dialect, OutputFolder, Sink, TableOptions, TmxSink, csv, table, tables, tmx,
};
use std::io::{Write, stderr};

/// `ikiz run`.
pub fn run(arguments: &RunArguments) -> anyhow::Result<Exit> {
    let setup = arguments.settings.setup()?;
    let settings = &setup.settings;
    let folder = OutputFolder::open(&settings.output, files())?;
    let progress = Progress::new(settings.quiet);
    let report = ikiz_pipeline::run(&arguments.inputs, &setup, &progress).context(NO_ROOM)?;
    progress.finish();
    let exit = report_failures(&report);
    if !worth_writing(&report) {
        return Ok(exit);
    }
    write(&report, settings, &folder)?;
    folder.publish()?;
    if !settings.quiet {
        report_unread(&report)?;
        stderr().write_all(Summary::of_report(&report).screen(&settings.output).as_bytes())?;
    }
    // The program ends here, so freeing a large report would be wasted time.
    std::mem::forget(report);
    Ok(exit)
}

/// The files that a result may have.
fn files() -> Vec<String> {
    let tables = tables::ALL.iter().map(|table| csv::file_name(table.schema().name));
    tables.chain([result::MARKER, tmx::FILE_NAME].map(str::to_owned)).collect()
}

/// Writes the tables in all requested formats.
fn write(report: &CorpusReport, settings: &Settings, folder: &OutputFolder) -> anyhow::Result<()> {
    let dialect = dialect(settings.excel);
    let mut tables = CsvSink::new(dialect, |name| folder.file(name));
    let mut package = DataPackageSink::new(dialect, folder.file(result::MARKER)?);
    let mut memory = if settings.tmx { Some(TmxSink::new(folder.file(tmx::FILE_NAME)?)) } else { None };
    let mut sinks: Vec<&mut dyn Sink> = vec![&mut tables, &mut package];
    sinks.extend(memory.as_mut().map(|memory| memory as &mut dyn Sink));
    let options = TableOptions { sure: settings.sure, ..TableOptions::new(flag) };
    Ok(table::write(report, &tables::ALL, &options, &mut sinks)?)
}

/// The CSV form for an Excel of this language; strict if there is none.
fn dialect(excel: Option<Language>) -> Dialect {
    match excel {
        Some(Language::Turkish) => Dialect::ExcelTurkish,
        Some(Language::English) => Dialect::ExcelEnglish,
        None => Dialect::Strict,
    }
}

/// Whether to write tables. If no input exists, nothing is written, so that a mistyped path does not replace an earlier
/// result.
fn worth_writing(report: &CorpusReport) -> bool {
    report.outcomes.iter().any(|outcome| match outcome {
        DocumentOutcome::Failed { failure, .. } => failure.class != FailureClass::NotFound,
        _ => true,
    })
}

/// Reports each failure on standard error, and returns the exit code.
pub fn report_failures(report: &CorpusReport) -> Exit {
    let mut failed = 0;
    for failure in report.failures() {
        failed += 1;
        say_failure(failure);
    }
    if report.outcomes.is_empty() {
        let met = if report.unread.is_empty() {
            String::new()
        } else {
            format!(" among {}: ikiz does not read such files", file_counts(unread(report)))
        };
        say(&format!("no document found{met}; name files (.docx, .pdf, .html, .txt …) or a folder that holds some"));
        return Exit::Nothing;
    }
    match (failed, report.processed().count()) {
        (0, _) => Exit::Done,
        (_, 0) => Exit::Nothing,
        _ => Exit::WithFailures,
    }
}

/// Reports input files in formats that are not read. No table has them, so the screen does not either.
fn report_unread(report: &CorpusReport) -> std::io::Result<()> {
    if report.unread.is_empty() {
        return Ok(());
    }
    writeln!(stderr(), "{:16} {} (formats that ikiz does not read)", "not read", file_counts(unread(report)))
}

/// The files of formats that are not read, by extension.
fn unread(report: &CorpusReport) -> impl Iterator<Item = (&String, &usize)> {
    report.unread.iter().map(|(extension, count)| (extension, count))
}
