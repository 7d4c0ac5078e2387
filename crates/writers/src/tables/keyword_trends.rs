//! `keyword_trends.csv`.

use crate::table::{Field, Table, TableOptions, decimal, integer, text};
use ikiz_document::{CorpusReport, KeywordTrend, Twin};
use std::io;

/// The table.
pub struct KeywordTrends;

impl Table for KeywordTrends {
    type Row<'a> = KeywordTrend;

    const NAME: &'static str = "keyword_trends";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "an author keyword in the documents of a year and a group, for keywords of at least as many documents as the \
         setting `min-count` says; inflected forms of a keyword are counted together",
        "bir yılın ve bir grubun belgelerinde bir yazar anahtar kelimesi; en az `min-count` ayarındaki sayı kadar belgede \
         geçen anahtar kelimeler; bir anahtar kelimenin çekimli biçimleri birlikte sayılır",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("language", "`en` or `tr`", "`en` ya da `tr`").cell(|row| row.language.code().into()),
        text("keyword", "The most frequent form", "En sık geçen biçim").cell(|row| (&*row.keyword).into()),
        text("key", "What is counted, as in keyword_frequencies.csv", "Sayılan, keyword_frequencies.csv’deki gibi")
            .cell(|row| (&*row.key).into()),
        text(
            "twin",
            "The keyword of the other language that is its twin in most documents; empty where it has none",
            "Belgelerin çoğunda ikizi olan öteki dildeki anahtar kelime; yoksa boş",
        )
        .cell(|row| row.twin.as_deref().into()),
        integer("all_documents", "Documents with it, of all years and groups", "Bütün yıl ve gruplarda içeren belgeler")
            .cell(|row| row.all_documents.into()),
        integer("year", "The year that documents declare; empty for those that declare none", "Belgelerin bildirdiği yıl; bildirmeyenler için boş")
            .cell(|row| row.year.map(u32::from).into()),
        text("group", "Their group; empty for those without one", "Grupları; grubu olmayanlar için boş")
            .cell(|row| row.group.as_deref().into()),
        integer("documents", "Documents of the year and group with it", "Yılın ve grubun onu içeren belgeleri")
            .cell(|row| row.documents.into()),
        decimal(
            "share",
            4,
            "Their share of the documents of the year and group that have author keywords in the language, 0 to 1, 4 \
             decimals",
            "Yılın ve grubun, bu dilde anahtar kelimesi olan belgeleri içindeki payları, 0 ile 1 arası, 4 ondalık basamak",
        )
        .cell(|row| row.share.into()),
    ];

    fn of_corpus<'a>(
        report: &'a mut CorpusReport,
        _: &'a TableOptions,
    ) -> impl Iterator<Item = io::Result<KeywordTrend>> {
        report.term_tables.trends.ordered()
    }
}
