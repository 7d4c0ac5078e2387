//! `collocations.csv`.

use crate::table::{Field, Table, TableOptions, decimal, integer, text};
use ikiz_document::{Collocation, CorpusReport, Twin};
use std::io;

/// The table.
pub struct Collocations;

impl Table for Collocations {
    type Row<'a> = Collocation;

    const NAME: &'static str = "collocations";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "two content words that stand in one sentence, at most so many words apart as the setting `window` says, at least \
         5 times, or as often as the setting `min-count` says where that is more; both occur as often in the corpus and \
         stand in keyword_frequencies.csv; references are not counted",
        "bir cümlede birbirinden en çok `window` ayarındaki sayı kadar kelime uzakta, en az 5 kez (ya da daha büyükse \
         `min-count` ayarındaki sayı kadar) geçen iki içerik kelimesi; ikisi de derlemde en az o kadar geçer ve \
         keyword_frequencies.csv’de bulunur; kaynakça sayılmaz",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("language", "`en` or `tr`", "`en` ya da `tr`").cell(|row| row.language.code().into()),
        text("word_1", "A word, in its most frequent form", "En sık geçen biçimiyle bir kelime")
            .cell(|row| (&*row.words[0]).into()),
        text("word_2", "The other one; the two have no order", "Öteki; ikisinin sırası yoktur")
            .cell(|row| (&*row.words[1]).into()),
        text("key_1", "What is counted for the first word", "İlk kelime için sayılan").cell(|row| (&*row.keys[0]).into()),
        text("key_2", "What is counted for the other one", "Öteki için sayılan").cell(|row| (&*row.keys[1]).into()),
        integer("count", "Occurrences of both in one window", "İkisinin bir pencerede kaç kez geçtiği")
            .cell(|row| row.count.into()),
        integer("count_1", "Occurrences of the first word in the corpus", "İlk kelimenin derlemde kaç kez geçtiği")
            .cell(|row| row.counts[0].into()),
        integer("count_2", "Occurrences of the other one", "Ötekinin kaç kez geçtiği").cell(|row| row.counts[1].into()),
        integer("documents", "Documents that have both in one window", "İkisini bir pencerede içeren belgeler")
            .cell(|row| row.documents.into()),
        decimal(
            "log_dice",
            3,
            "14 and the binary logarithm of 2·count / (count_1 + count_2) (Rychlý 2008), 3 decimals; it does not depend \
             on the size of the corpus",
            "14 artı 2·count / (count_1 + count_2) değerinin ikilik logaritması (Rychlý 2008), 3 ondalık basamak; derlemin \
             büyüklüğüne bağlı değildir",
        )
        .cell(|row| row.log_dice.into()),
        decimal(
            "mutual_information",
            3,
            "Binary logarithm of count · words / (count_1 · count_2) (Church & Hanks 1990), without a correction for the \
             window, 3 decimals",
            "count · kelimeler / (count_1 · count_2) değerinin ikilik logaritması (Church & Hanks 1990), pencere için \
             düzeltmesiz, 3 ondalık basamak",
        )
        .cell(|row| row.mutual_information.into()),
        decimal(
            "t_score",
            3,
            "(count − count_1 · count_2 / words) / √count (Church et al. 1991), 3 decimals",
            "(count − count_1 · count_2 / kelimeler) / √count (Church vd. 1991), 3 ondalık basamak",
        )
        .cell(|row| row.t_score.into()),
    ];

    fn of_corpus<'a>(
        report: &'a mut CorpusReport,
        _: &'a TableOptions,
    ) -> impl Iterator<Item = io::Result<Collocation>> {
        report.term_tables.collocations.ordered()
    }
}
