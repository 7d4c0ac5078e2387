//! `corrections.csv`.

use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, decimal, text};
use ikiz_document::{CorpusReport, Correction, DocumentOutcome, JudgedCorrection, SectionKind, Twin, Verdict};
use std::io;

/// The table.
pub struct Corrections;

/// The lines of a side.
fn lines(lines: &[String]) -> Cell<'static> {
    lines.join("\n").into()
}

const fn of(row: &JudgedCorrection) -> &Correction {
    &row.correction
}

impl Table for Corrections {
    type Row<'a> = &'a JudgedCorrection;

    const NAME: &'static str = "corrections";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a correction of the user's own, as it was given, and what became of it. The setting `corrections` takes the \
         table again",
        "kullanıcının verdiği biçimiyle bir düzeltmesi ve ona ne olduğu. `corrections` ayarı bu tabloyu yeniden alır",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text(
            "document_id",
            "The document; empty for a finding of the corpus",
            "Belge; derlem bulgusunda boştur",
        )
        .cell(|row| of(row).document.as_str().into()),
        text(
            "pair_id",
            "The section pair when the correction was made; a hint, since it may have another number now",
            "Düzeltme yapıldığında bölüm çifti; artık başka bir numarası olabileceği için yalnızca ipucudur",
        )
        .cell(|row| (&*of(row).pair_id).into()),
        text("kind", "Kind of the section pair", "Bölüm çiftinin türü")
            .cell(|row| of(row).kind.map(SectionKind::name).into()),
        text(
            "about",
            "`bead` (which sentences belong together), `pair` (which sections are twins), `border` (where a sentence \
             ends) or `finding` (a row of checks.csv)",
            "`bead` (hangi cümlelerin birbirinin karşılığı olduğu), `pair` (hangi bölümlerin ikiz olduğu), `border` (bir \
             cümlenin nerede bittiği) ya da `finding` (checks.csv’nin bir satırı)",
        )
        .cell(|row| of(row).about.name().into()),
        text(
            "verdict",
            "`right` or `wrong`; of a border `split` or `join`; of a finding also `settled`. Empty where there is only \
             a code or a note",
            "`right` (doğru) ya da `wrong` (yanlış); sınırda `split` (böl) ya da `join` (birleştir); bulguda ayrıca \
             `settled` (giderildi). Yalnızca kod ya da not varsa boştur",
        )
        .cell(|row| of(row).verdict.map(Verdict::name).into()),
        text(
            "english",
            "English sentences, each on a line of its own; of a pair the first sentence, or the list of keywords",
            "İngilizce cümleler, her biri kendi satırında; bölüm çiftinde ilk cümle ya da anahtar kelime listesi",
        )
        .cell(|row| lines(&of(row).sides.english)),
        text("turkish", "The Turkish ones, likewise", "Türkçe olanlar, aynı biçimde")
            .cell(|row| lines(&of(row).sides.turkish)),
        text("check", "The check of a finding", "Bulgunun denetimi").cell(|row| (&*of(row).check).into()),
        text("evidence", "What the finding rests on", "Bulgunun dayandığı")
            .cell(|row| (&*of(row).evidence).into()),
        decimal(
            "confidence",
            3,
            "The confidence that the program had given when the user looked, 0 to 1, 3 decimals; empty where the user \
             has made the bead",
            "Kullanıcı baktığında programın verdiği güven, 0 ile 1 arası, 3 ondalık basamak; çifti kullanıcı kurduysa boş",
        )
        .cell(|row| of(row).confidence.into()),
        text("code", "A code of the user's own; the setting `codes` names their scheme", "Kullanıcının kendi kodu; şemasını `codes` ayarı belirtir").cell(|row| (&*of(row).code).into()),
        text("note", "A note of the user's own", "Kullanıcının notu").cell(|row| (&*of(row).note).into()),
        text(
            "state",
            "What became of it: `applied`, `agreed` (the result would be so without it), `noted` (a code or a note), \
             `overruled` (another correction says otherwise), `text-changed` (the document has no such sentences or \
             finding any more), `no-document`",
            "Ona ne olduğu: `applied` (uygulandı), `agreed` (onsuz da sonuç aynı), `noted` (kod ya da not), `overruled` \
             (başka bir düzeltme aksini söylüyor), `text-changed` (belgede artık böyle cümle ya da bulgu yok), \
             `no-document` (böyle bir belge yok)",
        )
        .cell(|row| row.state.name().into()),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, _: &'a TableOptions) -> impl Iterator<Item = Self::Row<'a>> {
        outcome.report().into_iter().flat_map(|report| &report.corrections)
    }

    fn of_corpus<'a>(
        report: &'a mut CorpusReport,
        _: &'a TableOptions,
    ) -> impl Iterator<Item = io::Result<Self::Row<'a>>> {
        report.corrections.iter().map(Ok)
    }
}
