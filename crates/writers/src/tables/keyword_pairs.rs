//! `keyword_pairs.csv`.

use super::place::{line, page, pair_id, sides, start};
use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, decimal, integer, text};
use ikiz_document::{DocumentOutcome, DocumentReport, Keyword, KeywordMethod, KeywordPair, Place, Twin};

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
            .cell(|row| row.keywords.sides.english.map(|side| side.index + 1).into()),
        integer("turkish_position", "Place in the Turkish list, from 1", "Türkçe listedeki sırası, 1'den başlar")
            .cell(|row| row.keywords.sides.turkish.map(|side| side.index + 1).into()),
        integer(
            "english_count",
            "Occurrences in the document's English texts, inflected forms included, keyword lists left out",
            "Belgenin İngilizce metinlerinde kaç kez geçtiği; çekimli biçimler dahil, anahtar kelime listeleri hariç",
        )
        .cell(|row| row.keywords.sides.english.map(|side| side.count).into()),
        integer(
            "turkish_count",
            "Occurrences in the document's Turkish texts, inflected forms included, keyword lists left out",
            "Belgenin Türkçe metinlerinde kaç kez geçtiği; çekimli biçimler dahil, anahtar kelime listeleri hariç",
        )
        .cell(|row| row.keywords.sides.turkish.map(|side| side.count).into()),
        integer("english_page", "Page of the English keyword", "İngilizce anahtar kelimenin sayfası")
            .cell(|row| page(row.places.english)),
        integer("english_line", "Line of the English keyword", "İngilizce anahtar kelimenin satırı")
            .cell(|row| line(row.places.english)),
        integer("turkish_page", "Page of the Turkish keyword", "Türkçe anahtar kelimenin sayfası")
            .cell(|row| page(row.places.turkish)),
        integer("turkish_line", "Line of the Turkish keyword", "Türkçe anahtar kelimenin satırı")
            .cell(|row| line(row.places.turkish)),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, _: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        outcome.report().into_iter().flat_map(|report| {
            report.pairs.iter().enumerate().flat_map(move |(pair, lists)| {
                let sections = sides(report, lists);
                lists.keywords.iter().map(move |keywords| {
                    let found = sections.zip(keywords.sides);
                    let printed = found.map(|(list, side)| list?.section.keywords.get(side?.index));
                    let places = printed.map(|keyword| keyword.map(|keyword| start(report, keyword.span)));
                    Row { report, pair, keywords, printed, places }
                })
            })
        })
    }
}
