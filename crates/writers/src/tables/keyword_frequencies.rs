//! `keyword_frequencies.csv`.

use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, decimal, integer, list, text};
use ikiz_document::{CorpusReport, DocumentId, Key, Scope, SectionId, TermFrequency, Twin};

/// The table.
pub struct KeywordFrequencies;

/// The document and the section of a scope, if it has them.
fn place(scope: &Scope) -> (Option<&DocumentId>, Option<SectionId>) {
    match scope {
        Scope::Corpus => (None, None),
        Scope::Document(document) => (Some(document), None),
        Scope::Section(document, section) => (Some(document), Some(*section)),
    }
}

impl Table for KeywordFrequencies {
    type Row<'a> = &'a TermFrequency;

    const NAME: &'static str = "keyword_frequencies";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a term (a word, or a phrase of two or three) in the corpus, a document or a section; references are not \
         counted, and single sections only where they may have a twin",
        "derlemde, bir belgede ya da bir bölümde bir terim (bir kelime, ya da iki üç kelimelik bir öbek); kaynakça \
         sayılmaz, bölümler de yalnızca ikizleri olabilecekse tek tek sayılır",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text(
            "scope",
            "`corpus`, `document` (with its body) or `section` (title, abstract, summary, keywords)",
            "`corpus` (derlem), `document` (ana metniyle belge) ya da `section` (bölüm: başlık, öz, özet, anahtar \
             kelimeler)",
        )
        .cell(|term| term.scope.name().into()),
        text("document_id", "The document; empty for the corpus", "Belge; derlem için boş")
            .cell(|term| place(&term.scope).0.map(DocumentId::as_str).into()),
        text("section_id", "The section; empty for corpus and document", "Bölüm; derlem ve belge için boş")
            .cell(|term| place(&term.scope).1.map(|section| section.to_string()).into()),
        text("language", "`en` or `tr`", "`en` ya da `tr`").cell(|term| term.language.code().into()),
        text(
            "key",
            "What is counted: the form that inflections share",
            "Sayılan: çekimli biçimlerin ortak anahtar biçimi",
        )
        .cell(|term| term.keys.iter().map(Key::as_str).collect::<Vec<_>>().join(" ").into()),
        text("term", "The most frequent form", "En sık geçen biçim").cell(|term| (&term.term).into()),
        list(
            "forms",
            "All forms with their counts, most frequent first",
            "Bütün biçimler ve sayıları, en sık olan önce",
        )
        .cell(|term| Cell::list(term.forms.iter().map(|(form, count)| format!("{form}: {count}")))),
        integer("count", "Occurrences in the scope", "Kapsamda kaç kez geçtiği").cell(|term| term.count.into()),
        decimal(
            "per_thousand",
            3,
            "Occurrences per thousand words of the scope in this language, 3 decimals",
            "Kapsamın bu dildeki bin kelimesi başına kaç kez geçtiği, 3 ondalık basamak",
        )
        .cell(|term| term.per_thousand.into()),
        integer("documents", "Documents of the corpus that hold it", "Derlemde terimi içeren belgeler")
            .cell(|term| term.documents.into()),
        decimal(
            "dispersion",
            3,
            "Scope corpus: normalized deviation of proportions, 0 (even) to 1 (in one document only), 3 decimals",
            "Derlem kapsamında: oranların normalleştirilmiş sapması (dağılım), 0 (eşit dağılmış) ile 1 (yalnızca bir belgede) \
             arası, 3 ondalık basamak",
        )
        .cell(|term| term.dispersion.into()),
        decimal(
            "keyness",
            2,
            "Scopes document and section: signed log-likelihood against the rest of the corpus, 2 decimals",
            "Belge ve bölüm kapsamında: derlemin geri kalanına göre işaretli log-olabilirlik (anahtar olma derecesi, keyness), 2 ondalık basamak",
        )
        .cell(|term| term.keyness.into()),
        integer("rank", "Rank among the key phrases of the scope", "Kapsamın anahtar öbekleri arasındaki sırası")
            .cell(|term| term.rank.into()),
        decimal("score", 3, "Score of that ranking, 3 decimals", "Bu sıralamanın puanı, 3 ondalık basamak")
            .cell(|term| term.score.into()),
    ];

    fn of_corpus<'a>(report: &'a CorpusReport, _: &'a TableOptions) -> impl Iterator<Item = &'a TermFrequency> {
        report.frequencies.iter()
    }
}
