//! `glossary`: term pairs alone.

use super::run::report_failures;
use crate::exit::Exit;
use crate::flags::GlossaryArguments;
use crate::input;
use crate::progress::Progress;
use ikiz_writers::{Dialect, csv::write_table, tables::glossary};
use std::io::{BufWriter, Write, stderr, stdout};

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
    let mut out = BufWriter::new(stdout().lock());
    write_table(&glossary::TABLE, glossary::rows_from(&report, least), Dialect::Strict, &mut out)?;
    out.flush()?;
    // The program ends here: to take a large report apart first is work for nothing.
    std::mem::forget(report);
    Ok(exit)
}
