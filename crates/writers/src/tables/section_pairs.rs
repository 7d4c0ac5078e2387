//! `section_pairs.csv`.

use super::place::{line, page, pair_id, sides, start};
use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, decimal, integer, text};
use ikiz_document::{
    AnalyzedSection, DocumentOutcome, DocumentReport, Pairing, Place, SectionPair, SideMeasures, Twin,
};

/// The table.
pub struct SectionPairs;

/// A pair with its place in the document.
pub struct Row<'a> {
    report: &'a DocumentReport,
    index: usize,
    pair: &'a SectionPair,
    sections: Twin<Option<&'a AnalyzedSection>>,
    places: Twin<Option<Place>>,
}

impl Row<'_> {
    /// A measure of both sides.
    fn both<M: Into<Cell<'static>>>(&self, measure: impl Fn(&SideMeasures) -> M) -> Twin<Cell<'static>> {
        self.pair.measures.as_ref().map(|side| side.as_ref().map(&measure).into())
    }

    /// A count of the Turkish text over that of the English one.
    fn ratio(&self, count: fn(&SideMeasures) -> usize) -> Cell<'static> {
        let counts = self.pair.measures.as_ref().map(|side| side.as_ref().map(count)).both();
        let counts = counts.filter(|counts| counts.english > 0);
        counts.map(|counts| counts.turkish as f64 / counts.english as f64).into()
    }
}

fn section_id(section: Option<&AnalyzedSection>) -> Cell<'static> {
    section.map(|analyzed| analyzed.section.id.to_string()).into()
}

impl Table for SectionPairs {
    type Row<'a> = Row<'a>;

    const NAME: &'static str = "section_pairs";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a pair of twin sections, or a section without a twin and the reason",
        "birbirinin ikizi iki bölüm ya da ikizi olmayan bir bölüm ve bunun nedeni",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("document_id", "The document", "Belge").cell(|row| row.report.document.id.as_str().into()),
        text("pair_id", "`p1`, `p2` … within the document", "Belge içinde `p1`, `p2` …")
            .cell(|row| pair_id(row.index).into()),
        text(
            "kind",
            "`title`, `abstract`, `summary` or `keywords`",
            "`title` (başlık), `abstract` (öz), `summary` (özet) ya da `keywords` (anahtar kelimeler)",
        )
        .cell(|row| row.pair.kind.name().into()),
        text("status", "`paired` or `unpaired`", "`paired` (ikizi var) ya da `unpaired` (ikizi yok)")
            .cell(|row| if row.pair.is_paired() { "paired" } else { "unpaired" }.into()),
        text(
            "reason",
            "Why there is no twin: `no-candidate`, `candidate-taken`, `too-different`, `foreign-language`, `corrected` \
             (a user says so)",
            "İkizin neden olmadığı: `no-candidate` (aday yok), `candidate-taken` (aday daha yakın bir bölümün ikizi), \
             `too-different` (çok farklı), `foreign-language` (başka bir dilde), `corrected` (kullanıcı öyle diyor)",
        )
        .cell(|row| match row.pair.sections {
            Pairing::Paired(_) => Cell::Missing,
            Pairing::Unpaired { reason, .. } => reason.name().into(),
        }),
        text(
            "english_section",
            "Section id of the English side (or of a section in a foreign language)",
            "İngilizce bölümün (ya da başka bir dildeki bölümün) kimliği",
        )
        .cell(|row| section_id(row.sections.english)),
        text("turkish_section", "Section id of the Turkish side", "Türkçe bölümün kimliği")
            .cell(|row| section_id(row.sections.turkish)),
        decimal(
            "similarity",
            3,
            "Share of content words with a counterpart on the other side, 0 to 1, 3 decimals; with the reason \
             `too-different`, that of the section and its candidate",
            "Öteki tarafta karşılığı olan içerik kelimelerinin oranı, 0 ile 1 arası, 3 ondalık basamak; `too-different` \
             nedeniyle eşi olmayan bölümde, adayıyla arasındaki oran",
        )
        .cell(|row| row.pair.similarity.into()),
        decimal(
            "coverage",
            3,
            "Share of sentences in two-sided beads, 0 to 1, 3 decimals; empty for keywords",
            "İki taraflı çiftlerde yer alan cümlelerin oranı, 0 ile 1 arası, 3 ondalık basamak; anahtar kelimelerde boş",
        )
        .cell(|row| row.pair.coverage.into()),
        decimal(
            "confidence",
            3,
            "That the two belong together, 0 to 1, 3 decimals",
            "İkisinin birbirinin ikizi olduğuna duyulan güven, 0 ile 1 arası, 3 ondalık basamak",
        )
        .cell(|row| row.pair.confidence.value().into()),
        integer("english_words", "Words and numbers", "İngilizce metindeki kelimelerin ve sayıların toplamı")
            .cell(|row| row.both(|side| side.words).english),
        integer("turkish_words", "Words and numbers", "Türkçe metindeki kelimelerin ve sayıların toplamı")
            .cell(|row| row.both(|side| side.words).turkish),
        decimal(
            "word_ratio",
            3,
            "Turkish words over English words, 3 decimals",
            "Türkçe kelime sayısının İngilizce kelime sayısına oranı, 3 ondalık basamak",
        )
        .cell(|row| row.ratio(|side| side.words)),
        integer("english_sentences", "Sentences", "İngilizce metindeki cümle sayısı")
            .cell(|row| row.both(|side| side.sentences).english),
        integer("turkish_sentences", "Sentences", "Türkçe metindeki cümle sayısı")
            .cell(|row| row.both(|side| side.sentences).turkish),
        integer("english_characters", "Characters on one line", "İngilizce metnin tek satırdaki karakter sayısı")
            .cell(|row| row.both(|side| side.characters).english),
        integer("turkish_characters", "Characters on one line", "Türkçe metnin tek satırdaki karakter sayısı")
            .cell(|row| row.both(|side| side.characters).turkish),
        decimal(
            "character_ratio",
            3,
            "Turkish characters over English ones, 3 decimals",
            "Türkçe karakter sayısının İngilizce karakter sayısına oranı, 3 ondalık basamak",
        )
        .cell(|row| row.ratio(|side| side.characters)),
        decimal(
            "english_type_token_ratio",
            3,
            "Distinct keys over words, 3 decimals",
            "İngilizce metinde farklı anahtar biçimlerin kelimelere oranı, 3 ondalık basamak",
        )
        .cell(|row| row.both(|side| side.keys.type_token_ratio).english),
        decimal(
            "turkish_type_token_ratio",
            3,
            "Distinct keys over words, 3 decimals",
            "Türkçe metinde farklı anahtar biçimlerin kelimelere oranı, 3 ondalık basamak",
        )
        .cell(|row| row.both(|side| side.keys.type_token_ratio).turkish),
        decimal(
            "english_lexical_density",
            3,
            "Share of words that are no stop words, 3 decimals",
            "İngilizce metinde durak kelime olmayan kelimelerin oranı, 3 ondalık basamak",
        )
        .cell(|row| row.both(|side| side.lexical_density).english),
        decimal(
            "turkish_lexical_density",
            3,
            "Share of words that are no stop words, 3 decimals",
            "Türkçe metinde durak kelime olmayan kelimelerin oranı, 3 ondalık basamak",
        )
        .cell(|row| row.both(|side| side.lexical_density).turkish),
        decimal(
            "english_mean_sentence_length",
            2,
            "Words a sentence, 2 decimals",
            "İngilizce metinde cümle başına kelime, 2 ondalık basamak",
        )
        .cell(|row| row.both(|side| side.mean_sentence_length).english),
        decimal(
            "turkish_mean_sentence_length",
            2,
            "Words a sentence, 2 decimals",
            "Türkçe metinde cümle başına kelime, 2 ondalık basamak",
        )
        .cell(|row| row.both(|side| side.mean_sentence_length).turkish),
        integer("english_page", "Page where the English text begins", "İngilizce metnin başladığı sayfa")
            .cell(|row| page(row.places.english)),
        integer("english_line", "Line where the English text begins", "İngilizce metnin başladığı satır")
            .cell(|row| line(row.places.english)),
        integer("turkish_page", "Page where the Turkish text begins", "Türkçe metnin başladığı sayfa")
            .cell(|row| page(row.places.turkish)),
        integer("turkish_line", "Line where the Turkish text begins", "Türkçe metnin başladığı satır")
            .cell(|row| line(row.places.turkish)),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, _: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        outcome.report().into_iter().flat_map(|report| {
            report.pairs.iter().enumerate().map(move |(index, pair)| {
                let sections = sides(report, pair);
                let places = sections.map(|side| side.map(|side| start(report, side.section.span)));
                Row { report, index, pair, sections, places }
            })
        })
    }
}
