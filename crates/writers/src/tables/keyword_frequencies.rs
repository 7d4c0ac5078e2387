//! `keyword_frequencies.csv`.

use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, decimal, integer, list, text};
use ikiz_document::{CorpusReport, CorpusTerm, Twin};
use std::io;

/// The table.
pub struct KeywordFrequencies;

impl Table for KeywordFrequencies {
    type Row<'a> = CorpusTerm;

    const NAME: &'static str = "keyword_frequencies";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a term of the corpus (a word, or a phrase of two or three) that occurs at least as often as the setting \
         `min-count` says; at most 1,048,575 rows, the most frequent terms; references are not counted",
        "derlemde en az `min-count` ayarındaki sayı kadar geçen bir terim (bir kelime, ya da iki üç kelimelik bir \
         öbek); en çok 1.048.575 satır, en sık geçen terimler; kaynakça sayılmaz",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("language", "`en` or `tr`", "`en` ya da `tr`").cell(|row| row.language.code().into()),
        text(
            "key",
            "What is counted: the form that inflections share",
            "Sayılan: çekimli biçimlerin ortak anahtar biçimi",
        )
        .cell(|row| (&*row.key).into()),
        text("term", "The most frequent form", "En sık geçen biçim").cell(|row| row.term().into()),
        list(
            "forms",
            "The forms with their counts, most frequent first, at most 50",
            "Biçimler ve sayıları, en sık olan önce, en çok 50",
        )
        .cell(|row| Cell::list(row.forms.iter().map(|(form, count)| format!("{form}: {count}")))),
        integer("count", "Occurrences in the corpus", "Derlemde kaç kez geçtiği").cell(|row| row.counts.total().into()),
        decimal(
            "per_million",
            2,
            "Occurrences per million words of the corpus in this language, 2 decimals",
            "Derlemin bu dildeki bir milyon kelimesi başına kaç kez geçtiği, 2 ondalık basamak",
        )
        .cell(|row| row.per_million.into()),
        integer("documents", "Documents that hold it", "Terimi içeren belgeler").cell(|row| row.documents.into()),
        decimal(
            "dispersion",
            3,
            "Normalized deviation of proportions over the documents, 0 (even) to 1 (in one document only), 3 decimals; \
             empty where only one document has words in this language",
            "Belgeler üzerinde oranların normalleştirilmiş sapması (dağılım), 0 (eşit dağılmış) ile 1 (yalnızca bir \
             belgede) arası, 3 ondalık basamak; bu dilde kelimesi olan tek bir belge varsa boş",
        )
        .cell(|row| row.dispersion.into()),
        integer("count_title", "Of these, in titles", "Bunların başlıklarda olanları")
            .cell(|row| row.counts.title.into()),
        integer("count_abstract", "In abstracts and summaries", "Öz ve özetlerde olanları")
            .cell(|row| row.counts.abstracts.into()),
        integer("count_keywords", "In lists of author keywords", "Yazarların anahtar kelime listelerinde olanları")
            .cell(|row| row.counts.keywords.into()),
        integer("count_body", "In the body", "Ana metinde olanları").cell(|row| row.counts.body.into()),
    ];

    fn of_corpus<'a>(
        report: &'a mut CorpusReport,
        _: &'a TableOptions,
    ) -> impl Iterator<Item = io::Result<CorpusTerm>> {
        report.terms.ordered()
    }
}
