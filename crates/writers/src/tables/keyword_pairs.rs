//! `keyword_pairs.csv`.

use super::place::{line, page, pair_id, sides, start};
use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, decimal, integer, list, text};
use ikiz_document::{
    DocumentOutcome, DocumentReport, Keyword, KeywordMethod, KeywordPair, KeywordSide, Language, Place, Twin,
    VocabularyRelation, VocabularyTerm,
};

use Language::{English, Turkish};

/// The table.
pub struct KeywordPairs;

/// Two keywords, or one without a twin, with the index of the pair of lists.
pub struct Row<'a> {
    report: &'a DocumentReport,
    pair: usize,
    keywords: &'a KeywordPair,
    printed: Twin<Option<&'a Keyword>>,
    places: Twin<Option<Place>>,
}

impl Row<'_> {
    fn side(&self, language: Language) -> Option<&KeywordSide> {
        self.keywords.sides.of(language).as_ref()
    }

    fn vocabulary(&self, language: Language) -> Option<&VocabularyTerm> {
        self.side(language)?.vocabulary.as_ref()
    }

    fn broader(&self, language: Language) -> Cell<'_> {
        let broader = self.vocabulary(language).map_or(&[][..], |term| &term.broader);
        if broader.is_empty() { Cell::Missing } else { Cell::list(broader.iter().map(String::as_str)) }
    }
}

fn printed(keyword: Option<&Keyword>) -> Cell<'_> {
    keyword.map(|keyword| &keyword.text).into()
}

impl Table for KeywordPairs {
    type Row<'a> = Row<'a>;

    const NAME: &'static str = "keyword_pairs";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "an author keyword and its twin; one side is empty where there is none",
        "yazarın bir anahtar kelimesi ve ikizi; ikiz yoksa bir taraf boştur",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("document_id", "The document", "Belge").cell(|row| row.report.document.id.as_str().into()),
        text("pair_id", "The pair of keyword lists", "Anahtar kelime listeleri çifti")
            .cell(|row| pair_id(row.pair).into()),
        text("english", "English keyword as printed", "İngilizce anahtar kelime, basıldığı gibi")
            .cell(|row| printed(row.printed.english)),
        text("turkish", "Turkish keyword as printed", "Türkçe anahtar kelime, basıldığı gibi")
            .cell(|row| printed(row.printed.turkish)),
        text(
            "method",
            "What showed it: `identical`, `cognate`, `lexicon`, `learned` (from the aligned sentences of the corpus), \
             `texts` (both stand in the same aligned sentences), `position` (same place in both lists)",
            "Eşleşmeyi neyin gösterdiği: `identical` (aynı harfler), `cognate` (kökteş kelimeler), `lexicon` (sözlük), `learned` \
             (derlemin hizalanmış cümlelerinden öğrenilmiş), `texts` (ikisi aynı hizalanmış cümlelerde geçiyor), \
             `position` (iki listede aynı sırada)",
        )
        .cell(|row| row.keywords.method.map(KeywordMethod::name).into()),
        decimal(
            "confidence",
            3,
            "That the two mean the same (or that there is no twin), 0 to 1, 3 decimals",
            "İkisinin aynı anlama geldiğine (ya da ikizin olmadığına) duyulan güven, 0 ile 1 arası, 3 ondalık basamak",
        )
        .cell(|row| row.keywords.confidence.value().into()),
        integer("english_position", "Place in the English list, from 1", "İngilizce listedeki sırası, 1'den başlar")
            .cell(|row| row.side(English).map(|side| side.index + 1).into()),
        integer("turkish_position", "Place in the Turkish list, from 1", "Türkçe listedeki sırası, 1'den başlar")
            .cell(|row| row.side(Turkish).map(|side| side.index + 1).into()),
        integer(
            "english_count",
            "Occurrences in the document's English texts, inflected forms included, keyword lists left out",
            "Belgenin İngilizce metinlerinde kaç kez geçtiği; çekimli biçimler dahil, anahtar kelime listeleri hariç",
        )
        .cell(|row| row.side(English).map(|side| side.counts.total()).into()),
        integer(
            "turkish_count",
            "Occurrences in the document's Turkish texts, inflected forms included, keyword lists left out",
            "Belgenin Türkçe metinlerinde kaç kez geçtiği; çekimli biçimler dahil, anahtar kelime listeleri hariç",
        )
        .cell(|row| row.side(Turkish).map(|side| side.counts.total()).into()),
        integer(
            "english_count_title",
            "Of the English occurrences, those in titles",
            "İngilizce metinlerde geçenlerin başlıklarda olanları",
        )
        .cell(|row| row.side(English).map(|side| side.counts.title).into()),
        integer(
            "english_count_abstract",
            "Of the English occurrences, those in abstracts and summaries",
            "İngilizce metinlerde geçenlerin öz ve özetlerde olanları",
        )
        .cell(|row| row.side(English).map(|side| side.counts.abstracts).into()),
        integer(
            "english_count_body",
            "Of the English occurrences, those in the body",
            "İngilizce metinlerde geçenlerin ana metinde olanları",
        )
        .cell(|row| row.side(English).map(|side| side.counts.body).into()),
        integer(
            "english_rank",
            "Rank of the English keyword, or of a part of it beside or in brackets, among the key phrases of the \
             document in document_keywords.csv; empty if it is not among them",
            "İngilizce anahtar kelimenin ya da ayraç dışındaki veya içindeki parçasının, belgenin \
             document_keywords.csv'deki anahtar öbekleri arasındaki sırası; aralarında yoksa boş",
        )
        .cell(|row| row.side(English).and_then(|side| side.rank).into()),
        integer(
            "turkish_count_title",
            "Of the Turkish occurrences, those in titles",
            "Türkçe metinlerde geçenlerin başlıklarda olanları",
        )
        .cell(|row| row.side(Turkish).map(|side| side.counts.title).into()),
        integer(
            "turkish_count_abstract",
            "Of the Turkish occurrences, those in abstracts and summaries",
            "Türkçe metinlerde geçenlerin öz ve özetlerde olanları",
        )
        .cell(|row| row.side(Turkish).map(|side| side.counts.abstracts).into()),
        integer(
            "turkish_count_body",
            "Of the Turkish occurrences, those in the body",
            "Türkçe metinlerde geçenlerin ana metinde olanları",
        )
        .cell(|row| row.side(Turkish).map(|side| side.counts.body).into()),
        integer(
            "turkish_rank",
            "Rank of the Turkish keyword, or of a part of it beside or in brackets, among the key phrases of the \
             document in document_keywords.csv; empty if it is not among them",
            "Türkçe anahtar kelimenin ya da ayraç dışındaki veya içindeki parçasının, belgenin \
             document_keywords.csv'deki anahtar öbekleri arasındaki sırası; aralarında yoksa boş",
        )
        .cell(|row| row.side(Turkish).and_then(|side| side.rank).into()),
        integer("english_page", "Page of the English keyword", "İngilizce anahtar kelimenin sayfası")
            .cell(|row| page(row.places.english)),
        integer("english_line", "Line of the English keyword", "İngilizce anahtar kelimenin satırı")
            .cell(|row| line(row.places.english)),
        integer("turkish_page", "Page of the Turkish keyword", "Türkçe anahtar kelimenin sayfası")
            .cell(|row| page(row.places.turkish)),
        integer("turkish_line", "Line of the Turkish keyword", "Türkçe anahtar kelimenin satırı")
            .cell(|row| line(row.places.turkish)),
        text(
            "english_vocabulary_term",
            "What the controlled vocabulary has for the English keyword: the preferred term of its entry; empty if it \
             does not have it, and without a vocabulary",
            "İngilizce anahtar kelime için denetimli sözlükte olan: maddesinin tercih edilen terimi; sözlükte yoksa \
             ya da sözlük verilmemişse boş",
        )
        .cell(|row| row.vocabulary(English).map(|found| &found.term).into()),
        text(
            "english_vocabulary_id",
            "The id of that entry, if the vocabulary has ids",
            "Bu maddenin kimliği, sözlükte kimlikler varsa",
        )
        .cell(|row| row.vocabulary(English).and_then(|found| found.id.as_ref()).into()),
        list("english_broader_terms", "The broader terms of that entry", "Bu maddenin üst terimleri")
            .cell(|row| row.broader(English)),
        text(
            "turkish_vocabulary_term",
            "What the controlled vocabulary has for the Turkish keyword: the preferred term of its entry; empty if it \
             does not have it, and without a vocabulary",
            "Türkçe anahtar kelime için denetimli sözlükte olan: maddesinin tercih edilen terimi; sözlükte yoksa ya da \
             sözlük verilmemişse boş",
        )
        .cell(|row| row.vocabulary(Turkish).map(|found| &found.term).into()),
        text(
            "turkish_vocabulary_id",
            "The id of that entry, if the vocabulary has ids",
            "Bu maddenin kimliği, sözlükte kimlikler varsa",
        )
        .cell(|row| row.vocabulary(Turkish).and_then(|found| found.id.as_ref()).into()),
        list("turkish_broader_terms", "The broader terms of that entry", "Bu maddenin üst terimleri")
            .cell(|row| row.broader(Turkish)),
        text(
            "vocabulary_relation",
            "How the two stand to each other in the vocabulary: `same` (terms of one entry), `english-broader` or \
             `turkish-broader` (one is a broader term of the other, at any height), `different` (two entries, neither \
             above the other); empty where it has only one of them",
            "Sözlükte birbirlerine göre durumları: `same` (bir maddenin terimleri), `english-broader` ya da \
             `turkish-broader` (biri ötekinin üst terimi, hangi düzeyde olursa olsun), `different` (iki ayrı madde, \
             biri ötekinin üstünde değil); yalnız biri sözlükteyse boş",
        )
        .cell(|row| row.keywords.relation.map(VocabularyRelation::name).into()),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, _: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        outcome.report().into_iter().flat_map(|report| {
            report.pairs.iter().enumerate().flat_map(move |(pair, lists)| {
                let sections = sides(report, lists);
                lists.keywords.iter().map(move |keywords| {
                    let found = sections.zip(keywords.sides.as_ref());
                    let printed = found.map(|(list, side)| list?.section.keywords.get(side.as_ref()?.index));
                    let places = printed.map(|keyword| keyword.map(|keyword| start(report, keyword.span)));
                    Row { report, pair, keywords, printed, places }
                })
            })
        })
    }
}
