//! `bundles.csv`.

use crate::table::{Field, Table, TableOptions, decimal, integer, text};
use ikiz_document::{Bundle, CorpusReport, Twin};
use std::io;

/// The table.
pub struct Bundles;

impl Table for Bundles {
    type Row<'a> = &'a Bundle;

    const NAME: &'static str = "bundles";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a lexical bundle: words as printed, in lower case, that follow each other in one sentence without a mark between \
         them, three or four in English, two to four in Turkish; at least 20 times per million words and in 10 % of the \
         documents (Hyland 2008), in small corpora at least 4 times and in 3 documents; references and lists of author \
         keywords are not counted",
        "bir sözcük öbeği kalıbı: bir cümlede arada işaret olmadan birbirini izleyen, basıldığı gibi ama küçük harfli \
         kelimeler, İngilizcede üç ya da dört, Türkçede iki ile dört arası; bir milyon kelimede en az 20 kez ve belgelerin \
         %10’unda (Hyland 2008), küçük derlemlerde en az 4 kez ve 3 belgede; kaynakça ve yazar anahtar kelimeleri sayılmaz",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("language", "`en` or `tr`", "`en` ya da `tr`").cell(|row| row.language.code().into()),
        integer("length", "Number of words", "Kelime sayısı").cell(|row| row.length.into()),
        text("bundle", "The words", "Kelimeler").cell(|row| (&*row.words).into()),
        integer("count", "Occurrences in the corpus", "Derlemde kaç kez geçtiği").cell(|row| row.count.into()),
        decimal(
            "per_million",
            2,
            "Occurrences per million words of the sections that are looked at, 2 decimals",
            "Bakılan bölümlerin bir milyon kelimesi başına kaç kez geçtiği, 2 ondalık basamak",
        )
        .cell(|row| row.per_million.into()),
        integer("documents", "Documents that hold it", "İçeren belgeler").cell(|row| row.documents.into()),
        decimal(
            "share",
            4,
            "Their share of the documents with words in this language, 0 to 1, 4 decimals",
            "Bu dilde kelimesi olan belgeler içindeki payları, 0 ile 1 arası, 4 ondalık basamak",
        )
        .cell(|row| row.share.into()),
        integer(
            "least_count",
            "The fewest occurrences of a bundle in this language: the threshold of this corpus",
            "Bu dilde bir kalıbın en az geçme sayısı: bu derlemin eşiği",
        )
        .cell(|row| row.least_count.into()),
        integer("least_documents", "The fewest documents of a bundle", "Bir kalıbın en az belge sayısı")
            .cell(|row| row.least_documents.into()),
    ];

    fn of_corpus<'a>(
        report: &'a mut CorpusReport,
        _: &'a TableOptions,
    ) -> impl Iterator<Item = io::Result<&'a Bundle>> {
        report.term_tables.bundles.iter().map(Ok)
    }
}
