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
        text(
            "kind",
            "What it is in a list of terms: `term`, `frame` (words about the study itself: results, figure), `verb` (a \
             form of a verb, or a phrase that ends in one), `modifier` (an adjective or adverb alone)",
            "Bir terim listesinde ne olduğu: `term` (terim), `frame` (çalışmanın kendisiyle ilgili kelimeler: sonuç, \
             şekil), `verb` (bir fiil biçimi ya da fiille biten bir öbek), `modifier` (tek başına bir sıfat ya da zarf)",
        )
        .cell(|row| row.kind.name().into()),
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
        decimal(
            "log_likelihood",
            3,
            "Log-likelihood ratio of two cells, 0 and more, of abstracts and summaries against the body (Rayson & Garside \
             2000), 3 decimals; empty, as the three after it, where either has no words or neither has the term",
            "Öz ve özetlerin ana metne karşı iki gözlü log-olabilirlik oranı, 0 ve üstü (Rayson & Garside 2000), 3 ondalık \
             basamak; birinde hiç kelime yoksa ya da terim ikisinde de yoksa, sonraki üç sütun gibi boş",
        )
        .cell(|row| row.abstracts_against_body.map(|keyness| keyness.log_likelihood).into()),
        decimal(
            "log_likelihood_four_cells",
            3,
            "That of four cells, with the other words of both (Dunning 1993), 3 decimals",
            "Dört gözlüsü, ikisinin öteki kelimeleriyle (Dunning 1993), 3 ondalık basamak",
        )
        .cell(|row| row.abstracts_against_body.map(|keyness| keyness.log_likelihood_four_cells).into()),
        decimal(
            "log_ratio",
            3,
            "Binary logarithm of the ratio of the relative frequencies, positive where abstracts and summaries use it \
             more; a count of 0 is taken as 0.5 (Hardie 2014), 3 decimals",
            "Göreli sıklıkların oranının ikilik logaritması, öz ve özetlerde daha sıksa artı; 0 sayısı 0,5 alınır (Hardie \
             2014), 3 ondalık basamak",
        )
        .cell(|row| row.abstracts_against_body.map(|keyness| keyness.log_ratio).into()),
        decimal(
            "bic",
            3,
            "Bayesian information criterion: `log_likelihood` less the natural logarithm of the words of both (Wilson \
             2013), 3 decimals; below 0 speaks for no difference",
            "Bayesçi bilgi ölçütü: `log_likelihood` eksi ikisinin kelimelerinin doğal logaritması (Wilson 2013), 3 ondalık \
             basamak; 0’ın altı fark olmadığını gösterir",
        )
        .cell(|row| row.abstracts_against_body.map(|keyness| keyness.bic).into()),
    ];

    fn of_corpus<'a>(
        report: &'a mut CorpusReport,
        _: &'a TableOptions,
    ) -> impl Iterator<Item = io::Result<CorpusTerm>> {
        report.terms.ordered()
    }
}
