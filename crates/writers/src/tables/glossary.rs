//! `glossary.csv`.

use super::place::pair_id;
use crate::table::{Field, Table, TableOptions, decimal, integer, text};
use ikiz_document::{CorpusReport, GlossaryEntry, Key, Twin};
use std::io;

/// The table.
pub struct Glossary;

fn rivals(entry: &GlossaryEntry) -> String {
    let rivals = entry.rivals.iter().map(|(term, times)| format!("{term} ({times})"));
    rivals.collect::<Vec<_>>().join("; ")
}

impl Table for Glossary {
    type Row<'a> = &'a GlossaryEntry;

    const NAME: &'static str = "glossary";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "an English term and what it is in Turkish, over the corpus; most documents first, then most often met, then \
         by the English alphabet",
        "bir İngilizce terim ve derlemdeki Türkçe karşılığı; önce en çok belgede geçenler, sonra en sık geçenler, \
         sonra İngiliz alfabesi sırasıyla",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text(
            "english",
            "English term: bare form where the corpus has it, else the most frequent one",
            "İngilizce terim: derlemde varsa yalın biçimi, yoksa en sık geçen biçimi",
        )
        .cell(|entry| (&entry.terms.english.term).into()),
        text(
            "turkish",
            "Turkish term: bare form where the corpus has it, else the most frequent one",
            "Türkçe terim: derlemde varsa yalın biçimi, yoksa en sık geçen biçimi",
        )
        .cell(|entry| (&entry.terms.turkish.term).into()),
        decimal(
            "confidence",
            3,
            "That the two mean the same and are whole terms, 0 to 1, 3 decimals",
            "İkisinin aynı anlama geldiğine ve tam birer terim olduğuna duyulan güven, 0 ile 1 arası, 3 ondalık basamak",
        )
        .cell(|entry| entry.confidence.value().into()),
        integer(
            "documents",
            "Documents that give the pair: by their author keywords, or in a bead",
            "Çifti veren belge sayısı: yazarın anahtar kelimelerinde ya da bir cümle çiftinde",
        )
        .cell(|entry| entry.documents.into()),
        integer(
            "count",
            "How often one stands for the other: `keyword_pairs` and `sentence_pairs` together",
            "Birinin ötekinin yerine kaç kez geçtiği: `keyword_pairs` ile `sentence_pairs` toplamı",
        )
        .cell(|entry| entry.count().into()),
        integer(
            "keyword_pairs",
            "Documents whose author keywords give the pair",
            "Yazarın anahtar kelimelerinde çifti veren belgeler",
        )
        .cell(|entry| entry.keyword_pairs.into()),
        integer(
            "sentence_pairs",
            "Beads (of confidence 0.5 or more) in which one stands for the other: their words translate each other, \
             and no word outside",
            "Birinin ötekini karşıladığı cümle çiftleri (güveni en az 0,5): kelimeleri birbirinin çevirisidir, \
             dışarıdaki bir kelimenin değil",
        )
        .cell(|entry| entry.sentence_pairs.into()),
        integer("english_count", "Beads that hold the English term", "İngilizce terimin geçtiği cümle çiftleri")
            .cell(|entry| entry.terms.english.count.into()),
        integer("turkish_count", "Beads that hold the Turkish term", "Türkçe terimin geçtiği cümle çiftleri")
            .cell(|entry| entry.terms.turkish.count.into()),
        decimal(
            "consistency",
            3,
            "Share of the English term's renderings that are this one, 0 to 1, 3 decimals",
            "İngilizce terimin karşılıkları içinde bu karşılığın payı, 0 ile 1 arası, 3 ondalık basamak",
        )
        .cell(|entry| entry.consistency.into()),
        text(
            "rivals",
            "Its other renderings with the times that they are met, most frequent first, joined by `; `",
            "Öteki karşılıkları ve kaç kez geçtikleri, en sık olan önce, `; ` ile birleştirilmiş",
        )
        .cell(|entry| rivals(entry).into()),
        decimal(
            "log_likelihood",
            2,
            "Dunning's log-likelihood ratio of the two over beads and keyword pairs, 2 decimals",
            "İkisinin cümle çiftleri ve anahtar kelime çiftleri üzerinden Dunning log-olabilirlik oranı, 2 ondalık basamak",
        )
        .cell(|entry| entry.log_likelihood.into()),
        text("english_key", "Keys of the English term's words", "İngilizce terimin kelimelerinin anahtar biçimleri")
            .cell(|entry| Key::joined(&entry.terms.english.keys).into()),
        text("turkish_key", "Keys of the Turkish term's words", "Türkçe terimin kelimelerinin anahtar biçimleri")
            .cell(|entry| Key::joined(&entry.terms.turkish.keys).into()),
        text(
            "document_id",
            "The first document that shows the pair, a bead going before author keywords",
            "Çifti gösteren ilk belge; cümle çifti anahtar kelimelerden önce gelir",
        )
        .cell(|entry| entry.example.document.as_str().into()),
        text("pair_id", "The section pair there", "O belgedeki bölüm çifti")
            .cell(|entry| pair_id(entry.example.pair).into()),
        integer(
            "bead",
            "The bead there; empty in a pair of keyword lists",
            "Oradaki cümle çifti; anahtar kelime listeleri çiftinde boş",
        )
        .cell(|entry| entry.example.bead.map(|bead| bead + 1).into()),
    ];

    fn of_corpus<'a>(
        report: &'a mut CorpusReport,
        options: &'a TableOptions,
    ) -> impl Iterator<Item = io::Result<&'a GlossaryEntry>> {
        report.glossary.iter().filter(|entry| entry.documents >= options.min_documents).map(Ok)
    }
}
