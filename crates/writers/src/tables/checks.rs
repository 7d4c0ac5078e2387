//! `checks.csv`.

use super::place::{line, page, pair_id};
use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, integer, text};
use crate::wording::{Catalogue, NameSetting};
use ikiz_document::{
    Check, CorpusFinding, CorpusReport, DocumentOutcome, DocumentReport, Finding, Language, Message, Place, Severity,
    Twin,
};
use std::io;

/// The table.
pub struct Checks;

/// A finding.
pub struct Row<'a> {
    found: Found<'a>,
    name_setting: NameSetting,
}

/// What a finding is about.
enum Found<'a> {
    Document(&'a DocumentReport, &'a Finding),
    Corpus(&'a CorpusFinding),
}

impl<'a> Row<'a> {
    fn of(&self) -> (Check, Severity, &'a Message, &'a str) {
        match self.found {
            Found::Document(_, found) => (found.check, found.severity, &found.message, &found.evidence),
            Found::Corpus(found) => (found.check, found.severity, &found.message, &found.evidence),
        }
    }

    fn message(&self, language: Language) -> Cell<'static> {
        let (.., message, _) = self.of();
        Catalogue::of(language).worded(message, self.name_setting).into()
    }

    fn documents(&self) -> usize {
        if let Found::Corpus(found) = self.found { found.documents } else { 1 }
    }

    /// A cell of a finding about one document.
    fn of_document<C: Into<Cell<'a>>>(&self, cell: impl FnOnce(&'a DocumentReport, &'a Finding) -> C) -> Cell<'a> {
        if let Found::Document(report, found) = self.found { cell(report, found).into() } else { Cell::Missing }
    }

    fn place(&self) -> Option<Place> {
        if let Found::Document(_, found) = self.found { found.place } else { None }
    }
}

impl Table for Checks {
    type Row<'a> = Row<'a>;

    const NAME: &'static str = "checks";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a finding: something that a reader should look at. At the end are those of the corpus, which show only where \
         documents stand beside each other",
        "bir bulgu: okuyanın bakması gereken bir şey. Sonda, yalnızca belgeler yan yana gelince görülen derlem \
         bulguları durur",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text(
            "document_id",
            "The document; empty for a finding of the corpus, whose documents stand in `evidence`",
            "Belge; derlem bulgusunda boştur, belgeleri `evidence` sütununda durur",
        )
        .cell(|row| row.of_document(|report, _| report.document.id.as_str())),
        text("check", "What was checked; see docs/checks.md", "Neyin denetlendiği; bkz. docs/checks.md")
            .cell(|row| row.of().0.name().into()),
        text("severity", "`error`, `warning` or `note`", "`error` (hata), `warning` (uyarı) ya da `note` (not)")
            .cell(|row| row.of().1.name().into()),
        text("english_message", "What happened, in English", "Ne olduğu, İngilizce")
            .cell(|row| row.message(Language::English)),
        text("turkish_message", "What happened, in Turkish", "Ne olduğu, Türkçe")
            .cell(|row| row.message(Language::Turkish)),
        integer("documents", "How many documents it is about", "Kaç belgeyle ilgili olduğu")
            .cell(|row| row.documents().into()),
        text("section_id", "The section it is about", "İlgili bölüm")
            .cell(|row| row.of_document(|_, found| found.section.map(|id| id.to_string()))),
        text("pair_id", "The section pair it is about", "İlgili bölüm çifti")
            .cell(|row| row.of_document(|_, found| found.pair.map(pair_id))),
        integer("bead", "The bead of sentence_pairs.csv it is about", "sentence_pairs.csv içindeki ilgili cümle çifti")
            .cell(|row| row.of_document(|_, found| found.bead.map(|index| index + 1))),
        text("source", "File to look at", "Bakılacak dosya").cell(|row| {
            row.of_document(|report, found| found.place.map(|place| &report.document.sources[place.source].name))
        }),
        integer("page", "Page to look at", "Bakılacak sayfa").cell(|row| page(row.place())),
        integer("line", "Line to look at", "Bakılacak satır").cell(|row| line(row.place())),
        text(
            "evidence",
            "The words, numbers or sentence it rests on",
            "Bulgunun dayandığı kelimeler, sayılar ya da cümle",
        )
        .cell(|row| row.of().3.into()),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, options: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        let report = outcome.report().into_iter();
        let found = report.flat_map(|report| report.findings.iter().map(move |found| Found::Document(report, found)));
        found.map(|found| Row { found, name_setting: options.name_setting })
    }

    fn of_corpus<'a>(
        report: &'a mut CorpusReport,
        options: &'a TableOptions,
    ) -> impl Iterator<Item = io::Result<Row<'a>>> {
        let found = report.findings.iter().map(Found::Corpus);
        found.map(|found| Ok(Row { found, name_setting: options.name_setting }))
    }
}
