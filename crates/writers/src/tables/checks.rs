//! `checks.csv`.

use super::place::{line, page, pair_id};
use crate::table::{Field, Table, TableOptions, integer, text};
use crate::wording::{Catalogue, NameSetting};
use ikiz_document::{DocumentOutcome, DocumentReport, Finding, Language, Twin};

/// The table.
pub struct Checks;

/// A finding and its document.
pub struct Row<'a> {
    report: &'a DocumentReport,
    finding: &'a Finding,
    name_setting: NameSetting,
}

impl Row<'_> {
    fn message(&self, language: Language) -> String {
        Catalogue::of(language).worded(&self.finding.message, self.name_setting)
    }
}

impl Table for Checks {
    type Row<'a> = Row<'a>;

    const NAME: &'static str = "checks";
    const DESCRIPTION: Twin<&'static str> =
        Twin::new("a finding: something that a reader should look at", "bir bulgu: okuyanın bakması gereken bir şey");
    const FIELDS: &'static [Field<Self>] = &[
        text("document_id", "The document", "Belge").cell(|row| row.report.document.id.as_str().into()),
        text("check", "What was checked; see docs/checks.md", "Neyin denetlendiği; bkz. docs/checks.md")
            .cell(|row| row.finding.check.name().into()),
        text("severity", "`error`, `warning` or `note`", "`error` (hata), `warning` (uyarı) ya da `note` (not)")
            .cell(|row| row.finding.severity.name().into()),
        text("english_message", "What happened, in English", "Ne olduğu, İngilizce")
            .cell(|row| row.message(Language::English).into()),
        text("turkish_message", "What happened, in Turkish", "Ne olduğu, Türkçe")
            .cell(|row| row.message(Language::Turkish).into()),
        text("section_id", "The section it is about", "İlgili bölüm")
            .cell(|row| row.finding.section.map(|id| id.to_string()).into()),
        text("pair_id", "The section pair it is about", "İlgili bölüm çifti")
            .cell(|row| row.finding.pair.map(pair_id).into()),
        integer("bead", "The bead of sentence_pairs.csv it is about", "sentence_pairs.csv içindeki ilgili cümle çifti")
            .cell(|row| row.finding.bead.map(|index| index + 1).into()),
        text("source", "File to look at", "Bakılacak dosya")
            .cell(|row| row.finding.place.map(|place| &row.report.document.sources[place.source].name).into()),
        integer("page", "Page to look at", "Bakılacak sayfa").cell(|row| page(row.finding.place)),
        integer("line", "Line to look at", "Bakılacak satır").cell(|row| line(row.finding.place)),
        text(
            "evidence",
            "The words, numbers or sentence it rests on",
            "Bulgunun dayandığı kelimeler, sayılar ya da cümle",
        )
        .cell(|row| (&row.finding.evidence).into()),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, options: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        outcome
            .report()
            .into_iter()
            .flat_map(|report| report.findings.iter().map(move |finding| (report, finding)))
            .map(|(report, finding)| Row { report, finding, name_setting: options.name_setting })
    }
}
