//! `errors.csv`.

use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, text};
use crate::wording::{Catalogue, NameSetting};
use ikiz_document::{DocumentId, DocumentOutcome, Failure, Language, Message, Twin};

use Language::{English, Turkish};

/// The table.
pub struct Errors;

/// A failure and its document.
pub struct Row<'a> {
    id: &'a DocumentId,
    failure: &'a Failure,
    name_setting: NameSetting,
}

impl Row<'_> {
    fn worded(&self, message: &Message, language: Language) -> Cell<'static> {
        Catalogue::of(language).worded(message, self.name_setting).into()
    }
}

impl Table for Errors {
    type Row<'a> = Row<'a>;

    const NAME: &'static str = "errors";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a file or document that could not be read or processed",
        "okunamayan ya da işlenemeyen bir dosya veya belge",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("document_id", "The document", "Belge").cell(|row| row.id.as_str().into()),
        text("path", "The file", "Dosya").cell(|row| (&row.failure.path).into()),
        text(
            "stage",
            "How far it came: `read`, `sections`, `analyze`, `align`, `compare` or `count`",
            "Nereye kadar gelindiği: `read` (okuma), `sections` (bölümler), `analyze` (çözümleme), `align` (hizalama), \
             `compare` (karşılaştırma) ya da `count` (sayım)",
        )
        .cell(|row| row.failure.stage.name().into()),
        text(
            "class",
            "`not-found`, `unreadable`, `empty`, `binary`, `unsupported-format`, `needs-password`, `needs-ocr` (pages \
             are pictures), `unreadable-text` (the letters are not those that are printed), `damaged`, \
             `no-known-fields`, `too-large`, `too-slow` or `internal`",
            "`not-found` (bulunamadı), `unreadable` (açılamadı), `empty` (boş), `binary` (metin değil), \
             `unsupported-format` (okunmayan biçim), `needs-password` (parola ister), `needs-ocr` (sayfalar resim), \
             `unreadable-text` (harfler sayfada görünenler değil), `damaged` (bozuk), `no-known-fields` (bilinen alan yok), \
             `too-large` (çok büyük), `too-slow` (çok yavaş) ya da `internal` (program hatası)",
        )
        .cell(|row| row.failure.class.name().into()),
        text("message", "What happened", "Ne olduğu").cell(|row| row.worded(&row.failure.message, English)),
        text("advice", "What to do next", "Ne yapılabileceği").cell(|row| row.worded(&row.failure.advice, English)),
        text("turkish_message", "What happened, in Turkish", "Ne olduğu, Türkçe")
            .cell(|row| row.worded(&row.failure.message, Turkish)),
        text("turkish_advice", "What to do next, in Turkish", "Ne yapılabileceği, Türkçe")
            .cell(|row| row.worded(&row.failure.advice, Turkish)),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, options: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        outcome
            .failure()
            .map(|failure| Row { id: outcome.id(), failure, name_setting: options.name_setting })
            .into_iter()
    }
}
