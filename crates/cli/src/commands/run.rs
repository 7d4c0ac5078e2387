//! `run`: the main job.

use crate::exit::Exit;
use crate::flags::{RunArguments, WorkArguments};
use crate::progress::Progress;
use ikiz_document::{CorpusReport, DocumentOutcome, FailureClass, Severity};
use ikiz_pipeline::Settings;
use ikiz_writers::{CsvWriter, DataPackageWriter, Dialect, OutputFolder, Writer};
use std::fmt::Write as _;
use std::io::Write as _;
use std::io::stderr;
use std::path::Path;

/// `ikiz run`.
pub fn run(arguments: &RunArguments) -> anyhow::Result<Exit> {
    let mut folder = OutputFolder::open(&arguments.output)?;
    let progress = Progress::new(arguments.quiet);
    let report = ikiz_pipeline::run(&arguments.inputs, &settings(&arguments.work), &progress);
    progress.finish();
    let exit = report_failures(&report);
    if !worth_writing(&report) {
        return Ok(exit);
    }
    let dialect = arguments.excel.map_or(Dialect::Strict, Dialect::from);
    let writers: [&dyn Writer; 2] = [&CsvWriter { dialect }, &DataPackageWriter { dialect }];
    for writer in writers {
        writer.write(&report, &mut folder)?;
    }
    folder.publish()?;
    if !arguments.quiet {
        stderr().write_all(summary(&report, &arguments.output).as_bytes())?;
    }
    Ok(exit)
}

/// Whether there is anything to say in tables: not where the inputs are not there, so that a mistyped path leaves an earlier result alone.
fn worth_writing(report: &CorpusReport) -> bool {
    report.outcomes.iter().any(|outcome| match outcome {
        DocumentOutcome::Failed { failure, .. } => failure.class != FailureClass::NotFound,
        _ => true,
    })
}

/// The settings that the flags ask for.
pub fn settings(work: &WorkArguments) -> Settings {
    Settings {
        threads: work.threads.map_or(0, std::num::NonZeroUsize::get),
        learn: work.learn.into(),
        ..Settings::default()
    }
}

/// Says each failure on standard error, and gives the exit code.
pub fn report_failures(report: &CorpusReport) -> Exit {
    let mut failed = 0;
    for (_, failure) in report.failures() {
        failed += 1;
        let _ = writeln!(stderr(), "ikiz: {failure}");
    }
    if report.outcomes.is_empty() {
        let met = if report.unread.is_empty() {
            String::new()
        } else {
            format!(" among {}: ikiz does not read such files", unread(report))
        };
        let _ = writeln!(stderr(), "ikiz: no document found{met}; name files (.txt, .md) or a folder that holds some");
        return Exit::Nothing;
    }
    match (failed, report.processed().count()) {
        (0, _) => Exit::Done,
        (_, 0) => Exit::Nothing,
        _ => Exit::WithFailures,
    }
}

/// The files of formats that are not read: `2 pdf, 1 without an extension`.
fn unread(report: &CorpusReport) -> String {
    let kind = |(extension, count): &(String, usize)| match extension.as_str() {
        "" => format!("{count} without an extension"),
        extension => format!("{count} {extension}"),
    };
    report.unread.iter().map(kind).collect::<Vec<_>>().join(", ")
}

/// What came out, in one screen.
fn summary(report: &CorpusReport, output: &Path) -> String {
    let mut text = String::new();
    let processed = report.processed().count();
    let skipped = report.outcomes.iter().filter(|outcome| matches!(outcome, DocumentOutcome::Skipped { .. })).count();
    let failed = report.failures().count();
    let sections: usize = report.processed().map(|document| document.sections.len()).sum();
    let pairs = || report.processed().flat_map(|document| &document.pairs);
    let paired = pairs().filter(|pair| pair.is_paired()).count();
    let beads = pairs().flat_map(|pair| &pair.beads).filter(|bead| bead.is_two_sided()).count();
    let keywords = pairs().flat_map(|pair| &pair.keywords).filter(|pair| pair.method.is_some()).count();
    let findings = |severity| {
        report
            .processed()
            .flat_map(|document| &document.findings)
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let mut line = |name: &str, value: String| {
        let _ = writeln!(text, "{name:16} {value}");
    };
    line("documents", format!("{processed} processed, {skipped} skipped, {failed} failed"));
    line("sections", format!("{sections} found, {paired} pairs, {} without a twin", pairs().count() - paired));
    line("sentence pairs", beads.to_string());
    line("keyword pairs", keywords.to_string());
    line(
        "findings",
        format!(
            "{} errors, {} warnings, {} notes",
            findings(Severity::Error),
            findings(Severity::Warning),
            findings(Severity::Note)
        ),
    );
    if !report.unread.is_empty() {
        line("not read", format!("{} (formats that ikiz does not read)", unread(report)));
    }
    let first = if failed > 0 { "errors.csv" } else { "checks.csv" };
    line("tables", format!("in {}; open {first} first, then sentence_pairs.csv", output.display()));
    text
}
