//! `glossary`: only the term pairs.

use crate::documents::once;
use crate::exit::Exit;
use crate::flags::GlossaryArguments;
use crate::wording::flag;
use ikiz_pipeline::Wanted;
use ikiz_writers::{CsvSink, Dialect, Output, TableOptions, TableWriter, tables};
use std::io::{Write, stderr, stdout};

/// `ikiz glossary`.
pub fn run(arguments: &GlossaryArguments) -> anyhow::Result<Exit> {
    let setup = arguments.settings.setup("glossary")?;
    let (mut report, summary) = once(&arguments.inputs, &setup, Wanted::GLOSSARY, |_| Ok(()))?;
    let exit = summary.exit();
    if exit == Exit::Nothing {
        return Ok(exit);
    }
    let least = arguments.min_documents.get();
    let gives_advice = !setup.settings.quiet;
    if gives_advice && report.glossary.is_empty() {
        let advice =
            "a glossary needs abstracts or keyword lists in both languages; `ikiz sections` shows what was found";
        writeln!(stderr(), "ikiz: no term pair found in {} document(s); {advice}", summary.processed)?;
    } else if gives_advice && report.glossary.iter().all(|entry| entry.documents < least) {
        writeln!(stderr(), "ikiz: no term pair stands in {least} documents; lower --min-documents")?;
    }
    let mut out = CsvSink::new(Dialect::Strict, |name| Ok(Output::new(name, stdout())));
    let options = TableOptions { min_documents: least, ..TableOptions::new(flag) };
    TableWriter::begin(&[tables::GLOSSARY], options, vec![&mut out])?.finish(&mut report)?;
    Ok(exit)
}
