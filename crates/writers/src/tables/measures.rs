//! `measures.csv`.

use super::place::{pair_id, sides};
use crate::schema::Cell;
use crate::table::{Field, Table, TableOptions, decimal, integer, list, text};
use ikiz_document::{
    DocumentOutcome, DocumentReport, Kept, Language, Metadiscourse, Move, SectionKind, SideMeasures, Twin,
};

/// The table.
pub struct Measures;

/// A text with its measures.
pub struct Row<'a> {
    report: &'a DocumentReport,
    /// Its pair, with its index; none for all texts of a language.
    pair: Option<(usize, SectionKind)>,
    is_paired: bool,
    language: Language,
    side: &'a SideMeasures,
}

impl Row<'_> {
    /// Of what both texts may have: how often the other one has it too.
    fn kept(&self, kept: Kept) -> Option<usize> {
        self.is_paired.then_some(kept.kept)
    }

    fn markers(&self, category: Metadiscourse) -> u32 {
        self.side.markers[category as usize]
    }

    /// Markers per thousand words.
    fn rate(&self, category: Metadiscourse) -> Option<f64> {
        let words = self.side.words;
        (words > 0).then(|| f64::from(self.markers(category)) * 1000.0 / words as f64)
    }
}

impl Table for Measures {
    type Row<'a> = Row<'a>;

    const NAME: &'static str = "measures";
    const DESCRIPTION: Twin<&'static str> = Twin::new(
        "a text of a pair, or all titles, abstracts and summaries of a document in one language, with its measures",
        "bir çiftteki metin ya da bir belgenin bir dildeki bütün başlık, öz ve özetleri, ölçüleriyle",
    );
    const FIELDS: &'static [Field<Self>] = &[
        text("document_id", "The document", "Belge").cell(|row| row.report.document.id.as_str().into()),
        text("pair_id", "The section pair; empty for a total", "Bölüm çifti; toplamda boş")
            .cell(|row| row.pair.map(|(index, _)| pair_id(index)).into()),
        text(
            "kind",
            "`title`, `abstract`, `summary` or `total`",
            "`title` (başlık), `abstract` (öz), `summary` (özet) ya da `total` (toplam)",
        )
        .cell(|row| row.pair.map_or("total", |(_, kind)| kind.name()).into()),
        text("language", "`en` or `tr`", "`en` ya da `tr`").cell(|row| row.language.code().into()),
        integer("words", "Words and numbers", "Kelimelerin ve sayıların toplamı").cell(|row| row.side.words.into()),
        integer("sentences", "Sentences", "Cümle sayısı").cell(|row| row.side.sentences.into()),
        decimal("mean_sentence_length", 2, "Words a sentence, 2 decimals", "Cümle başına kelime, 2 ondalık basamak").cell(|row| row.side.mean_sentence_length.into()),
        decimal("lexical_density", 3, "Share of words that are no stop words, 3 decimals; not to be compared between the languages", "Durak kelime olmayan kelimelerin oranı, 3 ondalık basamak; diller arasında karşılaştırılmaz").cell(|row| row.side.lexical_density.into()),
        integer("types", "Distinct surface forms", "Farklı yüzey biçimleri").cell(|row| row.side.forms.types.into()),
        decimal("type_token_ratio", 3, "Distinct surface forms over words, 3 decimals", "Farklı yüzey biçimlerinin kelimelere oranı, 3 ondalık basamak").cell(|row| row.side.forms.type_token_ratio.into()),
        decimal("root_type_token_ratio", 3, "Distinct surface forms over the square root of words (Guiraud 1954), 3 decimals", "Farklı yüzey biçimlerinin kelime sayısının kareköküne oranı (Guiraud 1954), 3 ondalık basamak").cell(|row| row.side.forms.root_type_token_ratio.into()),
        decimal("mattr", 3, "Mean type–token ratio of surface forms in all windows of 50 words (Covington and McFall 2010), 3 decimals; empty below 50 words", "50 kelimelik bütün pencerelerde yüzey biçimlerinin ortalama tür–kelime oranı (Covington ve McFall 2010), 3 ondalık basamak; 50 kelimeden kısa metinde boş").cell(|row| row.side.forms.mattr.into()),
        decimal("mtld", 2, "Measure of textual lexical diversity of surface forms (McCarthy and Jarvis 2010, factor 0.72), 2 decimals; empty where no word comes back", "Yüzey biçimlerinde sözcük çeşitliliği ölçüsü MTLD (McCarthy ve Jarvis 2010, eşik 0,72), 2 ondalık basamak; hiçbir kelime yinelenmiyorsa boş").cell(|row| row.side.forms.mtld.into()),
        decimal("hdd", 4, "HD-D of surface forms (McCarthy and Jarvis 2007, 42 words drawn), 4 decimals; empty below 42 words", "Yüzey biçimlerinde HD-D (McCarthy ve Jarvis 2007, çekilen 42 kelime), 4 ondalık basamak; 42 kelimeden kısa metinde boş").cell(|row| row.side.forms.hdd.into()),
        decimal("yule_k", 2, "Yule’s K of surface forms (1944), 2 decimals; higher is less diverse", "Yüzey biçimlerinde Yule K (1944), 2 ondalık basamak; yüksek olan daha az çeşitlidir").cell(|row| row.side.forms.yule_k.into()),
        integer("key_types", "Distinct keys", "Farklı anahtar biçimler").cell(|row| row.side.keys.types.into()),
        decimal("key_type_token_ratio", 3, "Distinct keys over words, 3 decimals", "Farklı anahtar biçimlerin kelimelere oranı, 3 ondalık basamak").cell(|row| row.side.keys.type_token_ratio.into()),
        decimal("key_root_type_token_ratio", 3, "Distinct keys over the square root of words (Guiraud 1954), 3 decimals", "Farklı anahtar biçimlerin kelime sayısının kareköküne oranı (Guiraud 1954), 3 ondalık basamak").cell(|row| row.side.keys.root_type_token_ratio.into()),
        decimal("key_mattr", 3, "Mean type–token ratio of keys in all windows of 50 words (Covington and McFall 2010), 3 decimals; empty below 50 words", "50 kelimelik bütün pencerelerde anahtar biçimlerin ortalama tür–kelime oranı (Covington ve McFall 2010), 3 ondalık basamak; 50 kelimeden kısa metinde boş").cell(|row| row.side.keys.mattr.into()),
        decimal("key_mtld", 2, "Measure of textual lexical diversity of keys (McCarthy and Jarvis 2010, factor 0.72), 2 decimals; empty where no word comes back", "Anahtar biçimlerde sözcük çeşitliliği ölçüsü MTLD (McCarthy ve Jarvis 2010, eşik 0,72), 2 ondalık basamak; hiçbir kelime yinelenmiyorsa boş").cell(|row| row.side.keys.mtld.into()),
        decimal("key_hdd", 4, "HD-D of keys (McCarthy and Jarvis 2007, 42 words drawn), 4 decimals; empty below 42 words", "Anahtar biçimlerde HD-D (McCarthy ve Jarvis 2007, çekilen 42 kelime), 4 ondalık basamak; 42 kelimeden kısa metinde boş").cell(|row| row.side.keys.hdd.into()),
        decimal("key_yule_k", 2, "Yule’s K of keys (1944), 2 decimals; higher is less diverse", "Anahtar biçimlerde Yule K (1944), 2 ondalık basamak; yüksek olan daha az çeşitlidir").cell(|row| row.side.keys.yule_k.into()),
        integer("syllables", "Syllables of the words that have letters", "Harf içeren kelimelerin hece sayısı").cell(|row| row.side.readability.syllables.into()),
        decimal("flesch_reading_ease", 1, "Flesch reading ease (1948), 1 decimal; English only", "Flesch okuma kolaylığı (1948), 1 ondalık basamak; yalnızca İngilizce").cell(|row| row.side.readability.flesch_reading_ease.into()),
        decimal("flesch_kincaid_grade", 1, "Flesch–Kincaid grade (1975), 1 decimal; English only", "Flesch–Kincaid sınıf düzeyi (1975), 1 ondalık basamak; yalnızca İngilizce").cell(|row| row.side.readability.flesch_kincaid_grade.into()),
        decimal("atesman", 1, "Ateşman readability (1997), 1 decimal; Turkish only", "Ateşman okunabilirlik puanı (1997), 1 ondalık basamak; yalnızca Türkçe").cell(|row| row.side.readability.atesman.into()),
        integer("numbers", "Numbers", "Sayılar").cell(|row| row.side.numbers.all.into()),
        integer("numbers_kept", "Of these, in the twin too; empty without a twin", "Bunların ikizde de bulunanları; ikizi yoksa boş").cell(|row| row.kept(row.side.numbers).into()),
        integer("abbreviations", "Words of capitals", "Büyük harfli kısaltmalar").cell(|row| row.side.abbreviations.all.into()),
        integer("abbreviations_kept", "Of these, in the twin too; empty without a twin", "Bunların ikizde de bulunanları; ikizi yoksa boş").cell(|row| row.kept(row.side.abbreviations).into()),
        integer("names", "Names of persons, places, scales and works; in titles where most words have capitals only those on the lists", "Kişi, yer, ölçek ve eser adları; çoğu kelimesi büyük harfle başlayan başlıklarda yalnızca listelerdekiler").cell(|row| row.side.names.all.into()),
        integer("names_kept", "Of these, in the twin too, also translated or spelled otherwise; empty without a twin", "Bunların ikizde de, çevrilmiş ya da başka yazılmış olarak da, bulunanları; ikizi yoksa boş").cell(|row| row.kept(row.side.names).into()),
        list(
            "moves",
            "The moves of the sentences in their order, the same ones in a row once, as far as they are sure (0.8): see \
             sentence_pairs.csv",
            "Cümlelerin işlevleri sırayla, art arda aynı olanlar bir kez, yeterince kesin (0,8) oldukları ölçüde: bkz. \
             sentence_pairs.csv",
        )
        .cell(|row| Cell::list(row.side.moves.order.iter().map(|one| one.name()))),
        integer("introduction_words", "Words of the sentences of the move introduction", "İşlevi giriş olan cümlelerdeki kelimeler")
            .cell(|row| row.side.moves.words[Move::Introduction as usize].into()),
        integer("purpose_words", "Words of the sentences of the move purpose", "İşlevi amaç olan cümlelerdeki kelimeler")
            .cell(|row| row.side.moves.words[Move::Purpose as usize].into()),
        integer("method_words", "Words of the sentences of the move method", "İşlevi yöntem olan cümlelerdeki kelimeler")
            .cell(|row| row.side.moves.words[Move::Method as usize].into()),
        integer("results_words", "Words of the sentences of the move results", "İşlevi bulgular olan cümlelerdeki kelimeler")
            .cell(|row| row.side.moves.words[Move::Results as usize].into()),
        integer("conclusion_words", "Words of the sentences of the move conclusion", "İşlevi sonuç olan cümlelerdeki kelimeler")
            .cell(|row| row.side.moves.words[Move::Conclusion as usize].into()),
        integer("transitions", "Transitions: words that relate main clauses (Hyland 2005)", "Geçişler: ana cümleleri bağlayan sözler (Hyland 2005)").cell(|row| row.markers(Metadiscourse::Transition).into()),
        decimal("transitions_per_thousand", 2, "The same per thousand words, 2 decimals", "Aynısı, bin kelime başına, 2 ondalık basamak").cell(|row| row.rate(Metadiscourse::Transition).into()),
        integer("frame_markers", "Frame markers: order, stages and aims of the text (Hyland 2005)", "Çerçeve belirteçleri: metnin sırası, aşamaları, amaçları (Hyland 2005)").cell(|row| row.markers(Metadiscourse::FrameMarker).into()),
        decimal("frame_markers_per_thousand", 2, "The same per thousand words, 2 decimals", "Aynısı, bin kelime başına, 2 ondalık basamak").cell(|row| row.rate(Metadiscourse::FrameMarker).into()),
        integer("endophorics", "Endophoric markers: other parts of the text (Hyland 2005)", "Metin içi göndermeler: metnin başka yerleri (Hyland 2005)").cell(|row| row.markers(Metadiscourse::Endophoric).into()),
        decimal("endophorics_per_thousand", 2, "The same per thousand words, 2 decimals", "Aynısı, bin kelime başına, 2 ondalık basamak").cell(|row| row.rate(Metadiscourse::Endophoric).into()),
        integer("evidentials", "Evidentials: other texts (Hyland 2005)", "Kanıtlayıcılar: başka metinler (Hyland 2005)").cell(|row| row.markers(Metadiscourse::Evidential).into()),
        decimal("evidentials_per_thousand", 2, "The same per thousand words, 2 decimals", "Aynısı, bin kelime başına, 2 ondalık basamak").cell(|row| row.rate(Metadiscourse::Evidential).into()),
        integer("code_glosses", "Code glosses: the same in other words (Hyland 2005)", "Açımlayıcılar: başka sözlerle anlatma (Hyland 2005)").cell(|row| row.markers(Metadiscourse::CodeGloss).into()),
        decimal("code_glosses_per_thousand", 2, "The same per thousand words, 2 decimals", "Aynısı, bin kelime başına, 2 ondalık basamak").cell(|row| row.rate(Metadiscourse::CodeGloss).into()),
        integer("hedges", "Hedges: what holds back certainty (Hyland 2005)", "Kaçınma belirteçleri: kesinlikten kaçınan sözler (Hyland 2005)").cell(|row| row.markers(Metadiscourse::Hedge).into()),
        decimal("hedges_per_thousand", 2, "The same per thousand words, 2 decimals", "Aynısı, bin kelime başına, 2 ondalık basamak").cell(|row| row.rate(Metadiscourse::Hedge).into()),
        integer("boosters", "Boosters: what stresses certainty (Hyland 2005)", "Vurgulayıcılar: kesinliği vurgulayan sözler (Hyland 2005)").cell(|row| row.markers(Metadiscourse::Booster).into()),
        decimal("boosters_per_thousand", 2, "The same per thousand words, 2 decimals", "Aynısı, bin kelime başına, 2 ondalık basamak").cell(|row| row.rate(Metadiscourse::Booster).into()),
        integer("attitude_markers", "Attitude markers: what the writer feels (Hyland 2005)", "Tutum belirteçleri: yazarın tutumu (Hyland 2005)").cell(|row| row.markers(Metadiscourse::AttitudeMarker).into()),
        decimal("attitude_markers_per_thousand", 2, "The same per thousand words, 2 decimals", "Aynısı, bin kelime başına, 2 ondalık basamak").cell(|row| row.rate(Metadiscourse::AttitudeMarker).into()),
        integer("self_mentions", "Self-mentions: the writer (Hyland 2005)", "Kendinden söz etme: yazarın kendisi (Hyland 2005)").cell(|row| row.markers(Metadiscourse::SelfMention).into()),
        decimal("self_mentions_per_thousand", 2, "The same per thousand words, 2 decimals", "Aynısı, bin kelime başına, 2 ondalık basamak").cell(|row| row.rate(Metadiscourse::SelfMention).into()),
        integer("engagement_markers", "Engagement markers: the reader (Hyland 2005)", "Katılım belirteçleri: okur (Hyland 2005)").cell(|row| row.markers(Metadiscourse::EngagementMarker).into()),
        decimal("engagement_markers_per_thousand", 2, "The same per thousand words, 2 decimals", "Aynısı, bin kelime başına, 2 ondalık basamak").cell(|row| row.rate(Metadiscourse::EngagementMarker).into()),
    ];

    fn of_document<'a>(outcome: &'a DocumentOutcome, _: &'a TableOptions) -> impl Iterator<Item = Row<'a>> {
        outcome.report().into_iter().flat_map(|report| {
            let texts = report.pairs.iter().enumerate().filter(|(_, pair)| pair.kind != SectionKind::Keywords);
            let of_pairs = texts.flat_map(move |(index, pair)| {
                let sections = sides(report, pair);
                let sides = pair.measures.as_ref().with_language().zip(sections).into_iter();
                sides.filter_map(move |((language, side), section)| {
                    // A text in a third language has no measures of the two.
                    section.filter(|section| section.section.language.tag.language() == Some(language))?;
                    let (pair, is_paired) = (Some((index, pair.kind)), pair.is_paired());
                    Some(Row { report, pair, is_paired, language, side: side.as_ref()? })
                })
            });
            let totals = report.measures.as_ref().with_language().into_iter().filter_map(move |(language, side)| {
                Some(Row { report, pair: None, is_paired: false, language, side: side.as_ref()? })
            });
            of_pairs.chain(totals)
        })
    }
}
