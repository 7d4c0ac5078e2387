//! The files of a result: which format is written by what.

use crate::provenance::RUN_FILE;
use crate::setup::CORRECTIONS;
use ikiz_document::{Language, Twin, result};
use ikiz_pipeline::Setup;
use ikiz_pipeline::settings::OutputFormat;
use ikiz_writers::interchange::bibliography::{self, BibliographySink, BibliographyStyle};
use ikiz_writers::interchange::glossary_tsv::{self, GlossaryTsvSink};
use ikiz_writers::interchange::hugging_face::{self, TranslationLinesSink};
use ikiz_writers::interchange::intertext::{self, InterText};
use ikiz_writers::interchange::moses::{self, MosesSink};
use ikiz_writers::interchange::of_language;
use ikiz_writers::interchange::records::{self, RecordsSink};
use ikiz_writers::interchange::sketch_engine::{self, SketchEngineSink};
use ikiz_writers::interchange::tbx::{self, TbxSink};
use ikiz_writers::interchange::thesaurus::{self, ThesaurusSink};
use ikiz_writers::interchange::tmx::{self, TmxSink};
use ikiz_writers::interchange::tsv::{self, TsvSink};
use ikiz_writers::interchange::vertical::{self, Vertical};
use ikiz_writers::interchange::xces::{self, Xces};
use ikiz_writers::interchange::xliff::{XliffSink, XliffVersion};
use ikiz_writers::{
    BehindSink, CsvSink, DataPackageSink, Dialect, Output, OutputFolder, ReportSink, Sink, WorkbookSink, WriteError,
    csv, parquet, report, tables, workbook,
};
use std::cell::RefCell;

/// What the result is written by. The package that says which folder holds a result is always among them, and where
/// something is corrected its table as CSV: the next run takes it up.
pub fn sinks<'f>(setup: &Setup, folder: &'f OutputFolder) -> Result<Vec<Box<dyn Sink + 'f>>, WriteError> {
    let settings = &setup.settings;
    let is_corrected = setup.corrections.is_some();
    let formats = settings.formats();
    let dialect = dialect(settings.excel);
    let described = formats.contains(&OutputFormat::Csv).then_some(dialect);
    let package = folder.file(result::MARKER)?;
    let mut sinks: Vec<Box<dyn Sink>> = Vec::new();
    if is_corrected && described.is_none() {
        sinks.push(Box::new(CsvSink::new(dialect, |name| folder.file(name)).only(CORRECTIONS)));
    }
    for (at, format) in formats.iter().enumerate() {
        if !formats[..at].contains(format) {
            sinks.push(sink(*format, setup, folder)?);
        }
    }
    // It ends last, when the others have asked for all their files.
    let files = || {
        let mut files = folder.names();
        files.retain(|name| name != result::MARKER);
        files.push(RUN_FILE.to_owned());
        files
    };
    sinks.push(Box::new(DataPackageSink::new(described, files, package)));
    Ok(sinks)
}

fn sink<'f>(format: OutputFormat, setup: &Setup, folder: &'f OutputFolder) -> Result<Box<dyn Sink + 'f>, WriteError> {
    let settings = &setup.settings;
    let ui = settings.ui.or(settings.excel);
    // One file, an English and a Turkish one, or these behind one of both.
    let out = names(format).into_iter().map(|name| folder.file(&name)).collect::<Result<Vec<_>, _>>()?;
    let out = RefCell::new(out.into_iter());
    let one = || out.borrow_mut().next().expect("a format has a file");
    let two = || -> Twin<Output<'static>> { Twin::new(one(), one()) };
    Ok(match format {
        OutputFormat::Csv => Box::new(CsvSink::new(dialect(settings.excel), |name| folder.file(name))),
        OutputFormat::Workbook => Box::new(BehindSink::new(WorkbookSink::new(ui.unwrap_or(Language::English), one()))),
        OutputFormat::Report => {
            let codes = setup.codes.as_deref().map(Vec::as_slice).unwrap_or_default();
            Box::new(ReportSink::new(ui, one(), |name: &str| folder.file(name)).with_codes(codes))
        }
        #[cfg(feature = "parquet")]
        OutputFormat::Parquet => Box::new(ikiz_writers::ParquetSink::new(|name| folder.file(name))),
        #[cfg(not(feature = "parquet"))]
        OutputFormat::Parquet => return Err(WriteError::left_out("parquet")),
        OutputFormat::TranslationMemory => Box::new(TmxSink::new(one())),
        OutputFormat::Xliff => Box::new(XliffSink::new(XliffVersion::Two, one())),
        OutputFormat::OlderXliff => Box::new(XliffSink::new(XliffVersion::One, one())),
        OutputFormat::Moses => Box::new(MosesSink::new(two())),
        OutputFormat::Tsv => Box::new(TsvSink::new(one())),
        OutputFormat::HuggingFace => Box::new(TranslationLinesSink::new(one())),
        OutputFormat::SketchEngine => Box::new(SketchEngineSink::new(one())),
        OutputFormat::Tbx => Box::new(TbxSink::new(one())),
        OutputFormat::Ris => Box::new(BibliographySink::new(BibliographyStyle::Ris, two())),
        OutputFormat::BibTex => Box::new(BibliographySink::new(BibliographyStyle::BibTex, two())),
        OutputFormat::Thesaurus => Box::new(ThesaurusSink::new(two())),
        OutputFormat::Xces => Box::new(Xces::sink(one(), two())),
        OutputFormat::InterText => Box::new(InterText::sink(one(), two())),
        OutputFormat::Vertical => Box::new(Vertical::sink(one(), two())),
        OutputFormat::Records => Box::new(RecordsSink::new(one())),
        OutputFormat::GlossaryTsv => Box::new(GlossaryTsvSink::new(one())),
    })
}

/// The files of a format: none, one, an English and a Turkish one, or these behind one of both. Those of CSV and Parquet are opened
/// as their tables begin.
fn names(format: OutputFormat) -> Vec<String> {
    let of_both = |stem, ending| Language::BOTH.map(|language| of_language(stem, language, ending)).to_vec();
    let beside = |links: &str, stem, ending| [vec![links.to_owned()], of_both(stem, ending)].concat();
    match format {
        OutputFormat::Csv | OutputFormat::Parquet => Vec::new(),
        OutputFormat::Workbook => vec![workbook::FILE_NAME.to_owned()],
        OutputFormat::Report => vec![report::FILE_NAME.to_owned()],
        OutputFormat::TranslationMemory => vec![tmx::FILE_NAME.to_owned()],
        OutputFormat::Xliff => vec![XliffVersion::Two.file_name().to_owned()],
        OutputFormat::OlderXliff => vec![XliffVersion::One.file_name().to_owned()],
        OutputFormat::Moses => of_both(moses::STEM, ""),
        OutputFormat::Tsv => vec![tsv::FILE_NAME.to_owned()],
        OutputFormat::HuggingFace => vec![hugging_face::FILE_NAME.to_owned()],
        OutputFormat::SketchEngine => vec![sketch_engine::FILE_NAME.to_owned()],
        OutputFormat::Tbx => vec![tbx::FILE_NAME.to_owned()],
        OutputFormat::Ris => of_both(bibliography::STEM, BibliographyStyle::Ris.ending()),
        OutputFormat::BibTex => of_both(bibliography::STEM, BibliographyStyle::BibTex.ending()),
        OutputFormat::Thesaurus => of_both(thesaurus::STEM, ".txt"),
        OutputFormat::Xces => beside(xces::LINKS, xces::STEM, xces::ENDING),
        OutputFormat::InterText => beside(intertext::LINKS, intertext::STEM, intertext::ENDING),
        OutputFormat::Vertical => beside(vertical::BEADS, vertical::STEM, vertical::ENDING),
        OutputFormat::Records => vec![records::FILE_NAME.to_owned()],
        OutputFormat::GlossaryTsv => vec![glossary_tsv::FILE_NAME.to_owned()],
    }
}

/// The files that a result may have, in any format.
pub fn files() -> Vec<String> {
    let stems = || tables::ALL.iter().map(|table| table.schema().name);
    let as_csv = stems().map(csv::file_name);
    let as_parquet = stems().chain([parquet::TRANSLATIONS]).map(parquet::file_name);
    let of_formats = OutputFormat::all().flat_map(names);
    as_csv.chain(as_parquet).chain(of_formats).chain([result::MARKER, RUN_FILE].map(str::to_owned)).collect()
}

/// The CSV form for an Excel of this language; strict if there is none.
const fn dialect(excel: Option<Language>) -> Dialect {
    match excel {
        Some(Language::Turkish) => Dialect::ExcelTurkish,
        Some(Language::English) => Dialect::ExcelEnglish,
        None => Dialect::Strict,
    }
}
