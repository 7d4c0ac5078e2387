//! `keyness.csv`.

use crate::table::{Field, Table, TableOptions, decimal, integer, text};
use ikiz_document::{CorpusReport, KeyTerm, Keyness, SideCounts, Twin};
use std::io;

/// The table.
pub struct KeynessTable;

impl Table for KeynessTable {
    type Row<'a> = KeyTerm;

    const NAME: &'static str = "keyness";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a term of keyword_frequencies.csv in one of the comparisons that the setting `compare` asks for, with at least \
         as many occurrences on both sides together as the setting `min-count` says; the terms that side A uses more, \
         then those that side B uses more, by falling log-likelihood",
        "`compare` ayarıyla istenen karşılaştırmalardan birinde, keyword_frequencies.csv’deki bir terim; iki tarafta \
         birlikte en az `min-count` ayarındaki sayı kadar geçer; önce A tarafının, sonra B tarafının daha çok kullandığı \
         terimler, azalan log-olabilirliğe göre",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("comparison", "The comparison as it was asked for", "İstendiği biçimiyle karşılaştırma")
            .cell(|row| (&*row.comparison).into()),
        text("language", "`en` or `tr`", "`en` ya da `tr`").cell(|row| row.language.code().into()),
        text(
            "key_for",
            "The side that uses the term more: a kind of section, a group, or `others`",
            "Terimi daha çok kullanan taraf: bir bölüm türü, bir grup ya da `others` (ötekiler)",
        )
        .cell(|row| (&*row.sides[row.key_side()]).into()),
        text("key", "What is counted, as in keyword_frequencies.csv", "Sayılan, keyword_frequencies.csv’deki gibi")
            .cell(|row| (&*row.key).into()),
        text("term", "The most frequent form", "En sık geçen biçim").cell(|row| (&*row.term).into()),
        text("kind", "As in keyword_frequencies.csv", "keyword_frequencies.csv’deki gibi")
            .cell(|row| row.kind.name().into()),
        integer("count_a", "Occurrences on side A, the first one", "İlk tarafta (A) kaç kez geçtiği")
            .cell(|row| row.counts[0].count.into()),
        integer("count_b", "Occurrences on side B", "B tarafında kaç kez geçtiği")
            .cell(|row| row.counts[1].count.into()),
        decimal(
            "per_million_a",
            2,
            "Occurrences per million words of side A, 2 decimals",
            "A tarafının bir milyon kelimesi başına kaç kez geçtiği, 2 ondalık basamak",
        )
        .cell(|row| row.per_million[0].into()),
        decimal(
            "per_million_b",
            2,
            "Occurrences per million words of side B, 2 decimals",
            "B tarafının bir milyon kelimesi başına kaç kez geçtiği, 2 ondalık basamak",
        )
        .cell(|row| row.per_million[1].into()),
        integer("documents_a", "Documents that hold it on side A", "A tarafında terimi içeren belgeler")
            .cell(|row| row.counts[0].documents.into()),
        integer("documents_b", "Documents that hold it on side B", "B tarafında terimi içeren belgeler")
            .cell(|row| row.counts[1].documents.into()),
        decimal(
            "log_likelihood",
            3,
            "Log-likelihood ratio of two cells, 0 and more (Rayson & Garside 2000), 3 decimals",
            "İki gözlü log-olabilirlik oranı, 0 ve üstü (Rayson & Garside 2000), 3 ondalık basamak",
        )
        .cell(|row| row.keyness.log_likelihood.into()),
        decimal(
            "log_likelihood_four_cells",
            3,
            "That of four cells, with the other words of both sides (Dunning 1993), 3 decimals",
            "Dört gözlüsü, iki tarafın öteki kelimeleriyle (Dunning 1993), 3 ondalık basamak",
        )
        .cell(|row| row.keyness.log_likelihood_four_cells.into()),
        decimal(
            "log_ratio",
            3,
            "Binary logarithm of the ratio of the relative frequencies, positive for side A; a count of 0 is taken as \
             0.5 (Hardie 2014), 3 decimals",
            "Göreli sıklıkların oranının ikilik logaritması, A tarafı için artı; 0 sayısı 0,5 alınır (Hardie 2014), 3 \
             ondalık basamak",
        )
        .cell(|row| row.keyness.log_ratio.into()),
        decimal(
            "bic",
            3,
            "Bayesian information criterion: `log_likelihood` less the natural logarithm of all words (Wilson 2013), 3 \
             decimals; below 0 speaks for no difference",
            "Bayesçi bilgi ölçütü: `log_likelihood` eksi bütün kelimelerin doğal logaritması (Wilson 2013), 3 ondalık \
             basamak; 0’ın altı fark olmadığını gösterir",
        )
        .cell(|row| row.keyness.bic.into()),
        text(
            "twin",
            "The term of the other language in the first row of glossary.csv that has the term; empty where none has",
            "glossary.csv’de terimi içeren ilk satırdaki öteki dilin terimi; yoksa boş",
        )
        .cell(|row| row.twin.as_ref().map(|twin| &*twin.term).into()),
        integer("twin_count_a", "Occurrences of the twin on side A", "İkizin A tarafında kaç kez geçtiği")
            .cell(|row| twin(row).map(|(counts, _)| counts[0].count).into()),
        integer("twin_count_b", "Occurrences of the twin on side B", "İkizin B tarafında kaç kez geçtiği")
            .cell(|row| twin(row).map(|(counts, _)| counts[1].count).into()),
        decimal("twin_log_likelihood", 3, "`log_likelihood` of the twin", "İkizin `log_likelihood` değeri")
            .cell(|row| twin(row).map(|(_, keyness)| keyness.log_likelihood).into()),
        decimal("twin_log_ratio", 3, "`log_ratio` of the twin", "İkizin `log_ratio` değeri")
            .cell(|row| twin(row).map(|(_, keyness)| keyness.log_ratio).into()),
    ];

    fn of_corpus<'a>(report: &'a mut CorpusReport, _: &'a TableOptions) -> impl Iterator<Item = io::Result<KeyTerm>> {
        report.term_tables.keyness.ordered()
    }
}

/// The counts of the twin, where it is counted.
fn twin(row: &KeyTerm) -> Option<&([SideCounts; 2], Keyness)> {
    row.twin.as_ref().and_then(|twin| twin.compared.as_ref())
}
