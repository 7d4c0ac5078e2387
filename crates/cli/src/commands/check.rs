//! `check`: what should be mended in manuscripts, by a journal's profile too.

use crate::documents::once;
use crate::exit::Exit;
use crate::flags::CheckArguments;
use crate::summary::Summary;
use crate::wording::{flag, printable, say};
use ikiz_document::{CorpusReport, DocumentOutcome, DocumentReport, Finding, Format, Language, Place, Severity};
use ikiz_pipeline::Wanted;
use ikiz_writers::{Catalogue, CsvSink, Dialect, Output, Sink, TableOptions, TableWriter, tables};
use serde::Serialize;
use std::io::{BufWriter, Write, stdout};

/// `ikiz check`.
pub fn run(arguments: &CheckArguments) -> anyhow::Result<Exit> {
    let setup = arguments.settings.setup()?;
    let least: Severity = arguments.severity.into();
    let mut csv = CsvSink::new(Dialect::Strict, |name| Ok(Output::new(name, stdout())));
    let mut table = if arguments.csv {
        let sinks = vec![&mut csv as &mut dyn Sink];
        Some(TableWriter::begin(&[tables::CHECKS], TableOptions::new(flag), sinks)?)
    } else {
        None
    };
    let mut out = BufWriter::new(stdout());
    let mut tallies = Vec::new();
    let (_, summary) = once(&arguments.inputs, &setup, Wanted::PAIRS, |mut outcome| {
        let DocumentOutcome::Processed(report) = &mut outcome else { return Ok(()) };
        report.findings.retain(|found| found.severity >= least);
        tallies.push(Tally::of(report));
        match &mut table {
            Some(table) => table.document(&outcome)?,
            None if arguments.json => json(&mut out, report)?,
            None => lines(&mut out, report, arguments.lang.into())?,
        }
        Ok(())
    })?;
    out.flush()?;
    // Findings of the corpus are no findings about a manuscript.
    table.map_or(Ok(()), |table| table.finish(&mut CorpusReport::default()))?;
    if !setup.settings.quiet {
        let journal =
            setup.profile.as_deref().map_or(String::new(), |profile| format!(" by the rules of {}", profile.journal()));
        for tally in &tallies {
            say(&format!("{}{journal}", tally.in_words()));
        }
    }
    Ok(exit(&summary, tallies.iter().any(Tally::has_findings)))
}

/// 0 without findings, 1 with findings or failures, 2 where no input is there.
fn exit(summary: &Summary, has_findings: bool) -> Exit {
    let exit = summary.exit();
    if !summary.is_worth_writing() {
        Exit::Nothing
    } else if has_findings || exit != Exit::Done {
        Exit::WithFailures
    } else {
        Exit::Done
    }
}

/// How many findings a document has.
struct Tally {
    document: String,
    /// Errors, warnings, notes.
    counts: [usize; 3],
}

impl Tally {
    fn of(report: &DocumentReport) -> Self {
        let count = |severity| report.findings.iter().filter(|found| found.severity == severity).count();
        let counts = [Severity::Error, Severity::Warning, Severity::Note].map(count);
        Self { document: report.document.id.to_string(), counts }
    }

    fn has_findings(&self) -> bool {
        self.counts.iter().any(|count| *count > 0)
    }

    /// `article.docx: 2 errors, 1 warning`.
    fn in_words(&self) -> String {
        let names = [("error", "errors"), ("warning", "warnings"), ("note", "notes")];
        let counted = names.into_iter().zip(self.counts).filter(|(_, count)| *count > 0);
        let words: Vec<String> =
            counted.map(|((one, many), count)| format!("{count} {}", if count == 1 { one } else { many })).collect();
        let found = if words.is_empty() { "nothing found".to_owned() } else { words.join(", ") };
        format!("{}: {found}", printable(&self.document))
    }
}

/// A line for each finding, as editors and compilers have them: `article.docx:2:14: error profile-length: …`.
fn lines(out: &mut impl Write, report: &DocumentReport, language: Language) -> std::io::Result<()> {
    for found in &report.findings {
        let place = found.place.map(|place| printed_place(report, place)).unwrap_or_default();
        let message = Catalogue::of(language).worded(&found.message, flag);
        let evidence = if found.evidence.is_empty() || message.contains(&found.evidence) {
            String::new()
        } else {
            format!(" [{}]", found.evidence)
        };
        let (severity, check) = (found.severity.name(), found.check.name());
        writeln!(out, "{}{place}: {severity} {check}: {message}{evidence}", printable(source(report, found)))?;
    }
    Ok(())
}

/// `:14`, in a PDF, whose lines are counted on each page, `:2:14`.
fn printed_place(report: &DocumentReport, place: Place) -> String {
    let is_pdf = report.document.sources.get(place.source).is_some_and(|source| source.format == Format::Pdf);
    let page = place.page.filter(|_| is_pdf).map(|page| format!(":{page}")).unwrap_or_default();
    format!("{page}:{}", place.line)
}

/// The file of a finding; the document, if it has no place.
fn source<'r>(report: &'r DocumentReport, found: &Finding) -> &'r str {
    let source = found.place.and_then(|place| report.document.sources.get(place.source));
    source.map_or(report.document.id.as_str(), |source| &source.name)
}

/// A finding as an object.
#[derive(Serialize)]
struct FindingObject<'a> {
    document_id: &'a str,
    check: &'static str,
    severity: &'static str,
    english_message: String,
    turkish_message: String,
    section_id: Option<String>,
    source: Option<&'a str>,
    page: Option<u32>,
    line: Option<u32>,
    evidence: &'a str,
}

fn json(out: &mut impl Write, report: &DocumentReport) -> std::io::Result<()> {
    for found in &report.findings {
        let message = |language| Catalogue::of(language).worded(&found.message, flag);
        let object = FindingObject {
            document_id: report.document.id.as_str(),
            check: found.check.name(),
            severity: found.severity.name(),
            english_message: message(Language::English),
            turkish_message: message(Language::Turkish),
            section_id: found.section.map(|id| id.to_string()),
            source: found.place.map(|_| source(report, found)),
            page: found.place.and_then(|place| place.page),
            line: found.place.map(|place| place.line),
            evidence: &found.evidence,
        };
        serde_json::to_writer(&mut *out, &object)?;
        writeln!(out)?;
    }
    Ok(())
}
