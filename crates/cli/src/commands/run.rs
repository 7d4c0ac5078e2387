//! `run`: the main job.

use crate::exit::Exit;
use crate::flags::{RunArguments, SureFlag};
use crate::progress::Progress;
use crate::settings::Settings;
use crate::summary::Summary;
use crate::wording::{file_counts, flag, say, say_failure};
use ikiz_document::{CorpusReport, DocumentOutcome, FailureClass};
use ikiz_writers::{CsvWriter, DataPackageWriter, OutputFolder, TmxWriter, Writer};
use std::io::{Write, stderr};

/// `ikiz run`.
pub fn run(arguments: &RunArguments) -> anyhow::Result<Exit> {
    let settings = Settings::resolve(arguments)?;
    let pipeline = settings.pipeline()?;
    let mut folder = OutputFolder::open(&settings.output)?;
    let progress = Progress::new(settings.quiet);
    let report = ikiz_pipeline::run(&arguments.inputs, &pipeline, &progress);
    progress.finish();
    let exit = report_failures(&report);
    if !worth_writing(&report) {
        return Ok(exit);
    }
    let dialect = settings.dialect();
    let sure = settings.sure.map(SureFlag::value);
    let memory: Option<&dyn Writer> = if settings.tmx { Some(&TmxWriter { sure }) } else { None };
    let writers: [&dyn Writer; 2] = [&CsvWriter { dialect, sure, face: flag }, &DataPackageWriter { dialect }];
    for writer in writers.into_iter().chain(memory) {
        writer.write(&report, &mut folder)?;
    }
    folder.publish()?;
    if !settings.quiet {
        report_unread(&report)?;
        stderr().write_all(Summary::of_report(&report).screen(&settings.output).as_bytes())?;
    }
    // The program ends here: to take a large report apart first is work for nothing.
    std::mem::forget(report);
    Ok(exit)
}

/// Whether there is anything to say in tables: not where the inputs are not there, so that a mistyped path leaves an earlier result alone.
fn worth_writing(report: &CorpusReport) -> bool {
    report.outcomes.iter().any(|outcome| match outcome {
        DocumentOutcome::Failed { failure, .. } => failure.class != FailureClass::NotFound,
        _ => true,
    })
}

/// Says each failure on standard error, and gives the exit code.
pub fn report_failures(report: &CorpusReport) -> Exit {
    let mut failed = 0;
    for (_, failure) in report.failures() {
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

/// Says what lay in the inputs and is of no format that is read. It stands in no table, so not in the screen either.
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
