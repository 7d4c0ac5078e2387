//! `shifts.csv`.

use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, decimal, integer, text};
use ikiz_document::{CorpusReport, DocumentId, DocumentOutcome, Shift, ShiftCounts, Twin};
use std::io;

/// The table.
pub struct Shifts;

/// A feature in a document, or in the corpus.
pub struct Row<'a> {
    id: Option<&'a DocumentId>,
    shift: &'a Shift,
}

impl Row<'_> {
    fn count(&self, count: fn(&ShiftCounts) -> u64) -> Cell<'static> {
        (count(&self.shift.counts) as usize).into()
    }
}

impl Table for Shifts {
    type Row<'a> = Row<'a>;

    const NAME: &'static str = "shifts";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a feature that one text of a document has and its twin has not, in sure sentence pairs (one-sided \
         sentences among all); those of all documents at the end, also of \
         those without a row here",
        "bir belgenin bir metninde bulunup ikizinde bulunmayan bir özellik, güvenilir cümle çiftlerinde (tek \
         taraflı cümleler hepsi arasında); bütün belgelerinkiler, burada satırı \
         olmayanlarınki de, sonda",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("document_id", "The document; empty for all documents", "Belge; bütün belgeler için boş")
            .cell(|row| row.id.map(DocumentId::as_str).into()),
        text(
            "feature",
            "A category of markers as in measures.csv (`hedges` …), `split-sentences` (more sentences than the twin has \
             for the same) or `one-sided-sentences` (sentences without a twin)",
            "measures.csv’deki bir belirleyici türü (`hedges` …), `split-sentences` (aynı içerik için ikizdekinden çok \
             cümle) ya da `one-sided-sentences` (ikizi olmayan cümleler)",
        )
        .cell(|row| row.shift.feature.name().into()),
        integer("both", "Sentence pairs in which both texts have it", "İki metinde de bulunduğu cümle çiftleri")
            .cell(|row| row.count(|counts| counts.both)),
        integer("english_only", "In which only the English text has it", "Yalnızca İngilizce metinde bulunduğu çiftler")
            .cell(|row| row.count(|counts| counts.english_only)),
        integer("turkish_only", "In which only the Turkish text has it", "Yalnızca Türkçe metinde bulunduğu çiftler")
            .cell(|row| row.count(|counts| counts.turkish_only)),
        integer("neither", "In which neither has it", "İkisinde de bulunmadığı çiftler")
            .cell(|row| row.count(|counts| counts.neither)),
        decimal(
            "mcnemar",
            3,
            "McNemar’s statistic of `english_only` and `turkish_only`, 1 degree of freedom, 3 decimals; empty where both \
             are 0",
            "`english_only` ve `turkish_only` için McNemar istatistiği, 1 serbestlik derecesi, 3 ondalık basamak; ikisi \
             de 0 ise boş",
        )
        .cell(|row| row.shift.mcnemar.map(|(statistic, _)| statistic).into()),
        decimal(
            "p_value",
            4,
            "Its probability if no text had the feature more often, 4 decimals; unreliable where the two counts are \
             below 25 together",
            "Hiçbir metinde daha sık olmasaydı bu değerin olasılığı, 4 ondalık basamak; iki sayının toplamı 25’in \
             altındaysa güvenilmez",
        )
        .cell(|row| row.shift.mcnemar.map(|(_, probability)| probability).into()),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, _: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        let shows = |shift: &&Shift| shift.counts.english_only + shift.counts.turkish_only > 0;
        outcome.report().into_iter().flat_map(move |report| {
            let shifts = report.shifts.iter().filter(shows);
            shifts.map(|shift| Row { id: Some(&report.document.id), shift })
        })
    }

    fn of_corpus<'a>(report: &'a mut CorpusReport, _: &'a TableOptions) -> impl Iterator<Item = io::Result<Row<'a>>> {
        report.shifts.iter().map(|shift| Ok(Row { id: None, shift }))
    }
}
