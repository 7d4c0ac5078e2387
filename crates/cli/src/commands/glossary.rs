//! `glossary`: only the term pairs.

use super::run::report_failures;
use crate::exit::Exit;
use crate::flags::GlossaryArguments;
use crate::input;
use crate::progress::Progress;
use crate::wording::flag;
use ikiz_writers::{CsvSink, Dialect, Output, TableOptions, table, tables};
use std::io::{Write, stderr, stdout};

/// `ikiz glossary`.
pub fn run(arguments: &GlossaryArguments) -> anyhow::Result<Exit> {
    let setup = arguments.settings.setup()?;
    let progress = Progress::new(setup.settings.quiet);
    let report = input::report(&arguments.inputs, &setup, &progress)?;
    progress.finish();
    let exit = report_failures(&report);
    if exit == Exit::Nothing {
        return Ok(exit);
    }
    let least = arguments.min_documents.get();
    let gives_advice = !setup.settings.quiet;
    if gives_advice && report.glossary.is_empty() {
        let advice =
            "a glossary needs abstracts or keyword lists in both languages; `ikiz sections` shows what was found";
        writeln!(stderr(), "ikiz: no term pair found in {} document(s); {advice}", report.processed().count())?;
    } else if gives_advice && report.glossary.iter().all(|entry| entry.documents < least) {
        writeln!(stderr(), "ikiz: no term pair stands in {least} documents; lower --min-documents")?;
    }
    let mut out = CsvSink::new(Dialect::Strict, |name| Ok(Output::new(name, stdout().lock())));
    let options = TableOptions { min_documents: least, ..TableOptions::new(flag) };
    table::write(&report, &[tables::GLOSSARY], &options, &mut [&mut out])?;
    // The program ends here, so freeing a large report would be wasted time.
    std::mem::forget(report);
    Ok(exit)
}
