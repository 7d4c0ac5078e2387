//! `keyword_edges.csv`.

use crate::table::{Field, Table, TableOptions, integer, text};
use ikiz_document::{CorpusReport, KeywordEdge, Twin};
use std::io;

/// The table. Its columns have the names that Gephi reads.
pub struct KeywordEdges;

impl Table for KeywordEdges {
    type Row<'a> = KeywordEdge;

    const NAME: &'static str = "keyword_edges";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "two author keywords that stand in the lists of at least as many documents as the setting `min-count` says: an \
         edge of a network, for VOSviewer, Gephi and the like",
        "en az `min-count` ayarındaki sayı kadar belgenin listesinde birlikte bulunan iki yazar anahtar kelimesi: bir ağın \
         kenarı (VOSviewer, Gephi ve benzerleri için)",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("source", "A keyword, in its most frequent form", "En sık geçen biçimiyle bir anahtar kelime")
            .cell(|row| (&*row.keywords[0]).into()),
        text("target", "The other one; the two have no order", "Öteki; ikisinin sırası yoktur")
            .cell(|row| (&*row.keywords[1]).into()),
        integer("weight", "Documents that have both", "İkisini de içeren belgeler").cell(|row| row.documents.into()),
        text("language", "`en` or `tr`", "`en` ya da `tr`").cell(|row| row.language.code().into()),
    ];

    fn of_corpus<'a>(
        report: &'a mut CorpusReport,
        _: &'a TableOptions,
    ) -> impl Iterator<Item = io::Result<KeywordEdge>> {
        report.term_tables.edges.ordered()
    }
}
