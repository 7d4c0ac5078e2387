//! `document_keywords.csv`.

use crate::table::{Field, Table, TableOptions, decimal, integer, text};
use ikiz_document::{DocumentId, DocumentKeyword, DocumentOutcome, DocumentReport, Twin};

/// The table.
pub struct DocumentKeywords;

/// A key phrase with its document.
pub struct Row<'a> {
    document: &'a DocumentId,
    phrase: &'a DocumentKeyword,
}

impl Table for DocumentKeywords {
    type Row<'a> = Row<'a>;

    const NAME: &'static str = "document_keywords";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a key phrase of a document: one of the terms that are most characteristic of its texts in a language; the \
         setting `top` says how many",
        "belgenin bir anahtar öbeği: bir dildeki metinlerini en iyi gösteren terimlerden biri; kaç tane olduğunu `top` \
         ayarı söyler",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("document_id", "The document", "Belge").cell(|row| row.document.as_str().into()),
        text("language", "`en` or `tr`", "`en` ya da `tr`").cell(|row| row.phrase.language.code().into()),
        integer(
            "rank",
            "Rank among the key phrases of the document in this language, from 1",
            "Belgenin bu dildeki anahtar öbekleri arasındaki sırası, 1'den başlar",
        )
        .cell(|row| row.phrase.rank.into()),
        text(
            "term",
            "The most frequent form in the document, a Turkish one without its case ending",
            "Belgede en sık geçen biçim, Türkçede ad durumu eki olmadan",
        )
        .cell(|row| (&*row.phrase.term).into()),
        text("key", "What is counted, as in keyword_frequencies.csv", "Sayılan, keyword_frequencies.csv'deki gibi")
            .cell(|row| (&*row.phrase.key).into()),
        integer("count", "Occurrences in the document", "Belgede kaç kez geçtiği").cell(|row| row.phrase.count.into()),
        decimal(
            "score",
            3,
            "Score of the ranking, comparable within the document, 3 decimals",
            "Sıralamanın puanı, belge içinde karşılaştırılabilir, 3 ondalık basamak",
        )
        .cell(|row| row.phrase.score.into()),
        decimal(
            "keyness",
            2,
            "Signed log-likelihood against the rest of the corpus, 2 decimals; empty where there is no rest, and for \
             phrases of more than three words",
            "Derlemin geri kalanına göre işaretli log-olabilirlik (anahtar olma derecesi, keyness), 2 ondalık basamak; \
             geri kalan yoksa ve üç sözcükten uzun öbeklerde boş",
        )
        .cell(|row| row.phrase.keyness.into()),
        integer(
            "documents",
            "Documents of the corpus that hold it; empty for phrases of more than three words",
            "Derlemde terimi içeren belgeler; üç sözcükten uzun öbeklerde boş",
        )
        .cell(|row| row.phrase.documents.into()),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, _: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        let of_report = |report: &'a DocumentReport| {
            report.keywords.iter().map(|phrase| Row { document: &report.document.id, phrase })
        };
        outcome.report().into_iter().flat_map(of_report)
    }
}
