//! `check`: what should be mended in manuscripts, by a journal's profile too.

use crate::documents::once;
use crate::exit::Exit;
use crate::flags::CheckArguments;
use crate::summary::Summary;
use crate::wording::{flag, printable, say};
use ikiz_document::{
    Argument, Check, CorpusReport, DocumentOutcome, DocumentReport, Finding, Format, Language, Message, Place,
    Severity, messages,
};
use ikiz_pipeline::Wanted;
use ikiz_pipeline::profile::Profile;
use ikiz_writers::wording::shown;
use ikiz_writers::{Catalogue, CsvSink, Dialect, JsonLinesSink, Output, TableOptions, TableWriter, tables};
use std::io::{BufWriter, Write, stdout};

messages! {
    apart_from_rules(found) = "check.apart-from-rules";
    below(found) = "check.below";
    by_rules(found, journal) = "check.by-rules";
    counted(count, severity) = "check.counted";
    nothing() = "check.nothing";
    nothing_asked() = "check.nothing-asked";
}

/// `ikiz check`.
pub fn run(arguments: &CheckArguments) -> anyhow::Result<Exit> {
    let setup = arguments.settings.setup("check")?;
    let (least, language): (Severity, Language) = (arguments.severity.into(), arguments.lang.into());
    let mut csv = CsvSink::new(Dialect::Strict, |name| Ok(Output::new(name, stdout())));
    let mut json = JsonLinesSink::new(Output::new("standard output", stdout()));
    let options = TableOptions::new(flag);
    let mut table = match (arguments.csv, arguments.json) {
        (true, _) => Some(TableWriter::begin(&[tables::CHECKS], options, vec![&mut csv])?),
        (_, true) => Some(TableWriter::begin(&[tables::CHECKS, tables::ERRORS], options, vec![&mut json])?),
        _ => None,
    };
    let mut out = BufWriter::new(stdout());
    let mut tallies = Vec::new();
    let (_, summary) = once(&arguments.inputs, &setup, Wanted::PAIRS, |mut outcome| {
        if let DocumentOutcome::Processed(report) = &mut outcome {
            tallies.push(Tally::of(report, least));
            report.findings.retain(|found| found.severity >= least);
            if table.is_none() {
                lines(&mut out, report, language)?;
            }
        }
        table.as_mut().map_or(Ok(()), |table| Ok(table.document(&outcome)?))
    })?;
    out.flush()?;
    // Findings of the corpus are no findings about a manuscript.
    table.map_or(Ok(()), |table| table.finish(&mut CorpusReport::default()))?;
    if !setup.settings.quiet {
        let journal = setup.profile.as_deref().map(Profile::journal);
        for tally in &tallies {
            say(&tally.in_words(journal, language));
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
    /// Of the journal's profile, of the asked severity.
    of_profile: Counts,
    /// Of every document's checks, of the asked severity.
    of_all: Counts,
    /// Below the asked severity.
    below: Counts,
}

/// Errors, warnings, notes.
#[derive(Default)]
struct Counts([usize; 3]);

impl Tally {
    fn of(report: &DocumentReport, least: Severity) -> Self {
        let document = report.document.id.to_string();
        let mut tally =
            Self { document, of_profile: Counts::default(), of_all: Counts::default(), below: Counts::default() };
        for found in &report.findings {
            let counts = if found.severity < least {
                &mut tally.below
            } else if Check::of_profile().any(|check| check == found.check) {
                &mut tally.of_profile
            } else {
                &mut tally.of_all
            };
            counts.add(found.severity);
        }
        tally
    }

    fn has_findings(&self) -> bool {
        !self.of_profile.are_none() || !self.of_all.are_none()
    }

    /// `article.docx: 2 errors by the rules of My Journal; 1 warning by the general checks`.
    fn in_words(&self, journal: Option<&str>, language: Language) -> String {
        let worded = |message: &Message| Catalogue::of(language).worded(message, flag);
        let nothing = if self.below.are_none() { nothing() } else { nothing_asked() };
        let found = |counts: &Counts| -> Argument {
            if counts.are_none() { nothing.clone().into() } else { counts.in_words(language).into() }
        };
        let mut parts = match journal {
            Some(journal) => vec![worded(&by_rules(found(&self.of_profile), journal))],
            None if self.of_all.are_none() => vec![worded(&nothing)],
            None => vec![self.of_all.in_words(language)],
        };
        if journal.is_some() && !self.of_all.are_none() {
            parts.push(worded(&apart_from_rules(self.of_all.in_words(language))));
        }
        if !self.below.are_none() {
            parts.push(worded(&below(self.below.in_words(language))));
        }
        format!("{}: {}", printable(&self.document), parts.join("; "))
    }
}

impl Counts {
    fn add(&mut self, severity: Severity) {
        let [errors, warnings, notes] = &mut self.0;
        *match severity {
            Severity::Error => errors,
            Severity::Warning => warnings,
            Severity::Note => notes,
        } += 1;
    }

    fn are_none(&self) -> bool {
        self.0 == [0; 3]
    }

    /// `2 errors, 1 warning`.
    fn in_words(&self, language: Language) -> String {
        let names = [("error", "errors"), ("warning", "warnings"), ("note", "notes")];
        let present = names.into_iter().zip(self.0).filter(|(_, count)| *count > 0);
        let words = present.map(|((one, many), count)| {
            let severity = Message::name("severity", if count == 1 { one } else { many });
            Catalogue::of(language).worded(&counted(count, severity), flag)
        });
        words.collect::<Vec<_>>().join(", ")
    }
}

/// A line for each finding, as editors and compilers have them: `article.docx:2:14: error profile-length: …`.
fn lines(out: &mut impl Write, report: &DocumentReport, language: Language) -> std::io::Result<()> {
    for found in &report.findings {
        let place = found.place.map(|place| printed_place(report, place)).unwrap_or_default();
        let worded = |message: &Message| Catalogue::of(language).worded(message, flag);
        let message = worded(&found.message);
        let evidence = if found.evidence.is_empty() || message.contains(&found.evidence) {
            String::new()
        } else {
            format!(" [{}]", shown(&found.evidence))
        };
        let severity = worded(&Message::name("severity", found.severity.name()));
        let check = found.check.name();
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
