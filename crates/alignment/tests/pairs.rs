//! How sections and keywords are paired.

mod common;

use common::{keywords, model, sentences};
use ikiz_alignment::{Candidate, Content, KeywordFeatures, Sentence, match_keywords, pair_sections};
use ikiz_document::{
    KeywordMethod, Language, LanguageTag, Pairing, SectionId, SectionKind, SectionPair, Twin, UnpairedReason,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn matched(english: &[&str], turkish: &[&str]) -> Vec<(usize, usize, KeywordMethod)> {
    let found = match_keywords(
        &keywords(english, Language::English),
        &keywords(turkish, Language::Turkish),
        &model(),
        &|_, _| 0.0,
    );
    found.iter().map(|pair| (pair.indexes.english, pair.indexes.turkish, pair.method)).collect()
}

#[test]
fn keywords_keep_their_order_unless_words_show_another() {
    use KeywordMethod::{Cognate, Identical, Lexicon, Position};
    assert_eq!(
        matched(&["zonker bees", "GIS", "brackling", "ecology"], &["sürme böğürler", "GIS", "karanma", "ekoloji"]),
        [(0, 0, Position), (1, 1, Identical), (2, 2, Position), (3, 3, Cognate)]
    );
    assert_eq!(
        matched(&["ecology", "honey bees", "GIS"], &["GIS", "bal arıları", "ekoloji"]),
        [(0, 2, Cognate), (1, 1, Lexicon), (2, 0, Identical)]
    );
}

#[test]
fn keywords_that_occur_in_the_same_sentences_are_paired() {
    let (english, turkish) = (["zonker", "brackling"], ["karanma", "sürme"]);
    let together = |row: usize, column: usize| f64::from(u8::from(row != column));
    let found = match_keywords(
        &keywords(&english, Language::English),
        &keywords(&turkish, Language::Turkish),
        &model(),
        &together,
    );
    let found: Vec<_> = found.iter().map(|pair| (pair.indexes.english, pair.indexes.turkish, pair.method)).collect();
    assert_eq!(found, [(0, 1, KeywordMethod::Texts), (1, 0, KeywordMethod::Texts)]);
}

#[test]
fn words_that_a_hyphen_joins_are_paired_one_by_one() {
    use KeywordMethod::Lexicon;
    assert_eq!(
        matched(&["zonker", "school-teacher", "karst"], &["okul-öğretmen", "karanma"]),
        [(1, 0, Lexicon)],
        "both have a hyphen"
    );
    assert_eq!(matched(&["zonker", "school-teacher"], &["bal-arı", "karanma", "sürme"]), []);
}

#[test]
fn an_extra_keyword_stays_alone() {
    use KeywordMethod::{Cognate, Position};
    assert_eq!(
        matched(&["Ottoman shipyards", "economy", "Sinop"], &["Osmanlı tersaneleri", "kereste", "ekonomi", "Sinop"])
            .iter()
            .map(|found| (found.0, found.1))
            .collect::<Vec<_>>(),
        [(0, 0), (1, 2), (2, 3)]
    );
    assert_eq!(matched(&["archive", "school"], &["okul", "arşiv belgeleri", "harita"]).len(), 2);
    assert_eq!(matched(&["zonker", "brackling"], &["sürme", "karanma", "tapırlık"]).len(), 0);
    assert_eq!(matched(&["zonker"], &["okul"]), [(0, 0, Position)]);
    assert_eq!(matched(&["model"], &["modeller", "ölçek"]), [(0, 0, Cognate)]);
    assert!(matched(&[], &["okul"]).is_empty());
}

#[test]
fn pairs_that_cross_need_more_than_a_place() {
    use KeywordMethod::{Cognate, Lexicon, Position};
    assert_eq!(
        matched(&["ecology", "zonker", "bee brackling"], &["ekoloji", "arı tapırlık", "karanma"]),
        [(0, 0, Cognate), (1, 2, Position), (2, 1, Lexicon)]
    );
}

#[test]
fn two_known_words_that_do_not_translate_each_other_are_no_pair() {
    assert_eq!(matched(&["ecology", "honey"], &["ekoloji", "okul"]), [(0, 0, KeywordMethod::Cognate)]);
}

#[test]
fn a_place_is_as_sure_as_the_other_pairs_agree() {
    let confidence = |english: &[&str], turkish: &[&str]| {
        let (left, right) = (keywords(english, Language::English), keywords(turkish, Language::Turkish));
        let found = match_keywords(&left, &right, &model(), &|_, _| 0.0);
        let by_place = found.iter().find(|pair| pair.method == KeywordMethod::Position);
        by_place.map(|pair| pair.confidence.value())
    };
    let agreeing = confidence(&["ecology", "zonker", "GIS", "bee"], &["ekoloji", "karanma", "GIS", "arı"]);
    let crossing = confidence(&["ecology", "zonker", "GIS", "bee"], &["GIS", "karanma", "arı", "ekoloji"]);
    assert!(agreeing > Some(0.75) && crossing < Some(0.3), "{agreeing:?} {crossing:?}");
    // A list that is longer between two shown pairs does not say which of its keywords is meant.
    assert_eq!(confidence(&["ecology", "zonker", "GIS"], &["ekoloji", "karanma", "sürme", "GIS"]), None);
}

#[test]
fn names_are_paired_by_their_letters_in_either_spelling() {
    assert_eq!(matched(&["Richter zonker"], &["Richter karanması"])[0].2, KeywordMethod::Cognate);
    assert_eq!(matched(&["INTERNET"], &["İNTERNET"])[0].2, KeywordMethod::Identical);
}

proptest! {
    #[test]
    fn keyword_pairs_are_one_to_one(english in vec("[a-zçşğ ]{0,12}", 0..7), turkish in vec("[a-zçşğİ ]{0,12}", 0..7)) {
        let (left, right): (Vec<&str>, Vec<&str>) =
            (english.iter().map(String::as_str).collect(), turkish.iter().map(String::as_str).collect());
        let found = match_keywords(&keywords(&left, Language::English), &keywords(&right, Language::Turkish), &model(), &|_, _| 0.0);
        prop_assert!(found.windows(2).all(|pair| pair[0].indexes.english < pair[1].indexes.english));
        let mut columns: Vec<usize> = found.iter().map(|pair| pair.indexes.turkish).collect();
        columns.sort_unstable();
        prop_assert!(columns.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(columns.iter().all(|&column| column < turkish.len()));
        prop_assert!(found.len() <= english.len().min(turkish.len()));
    }
}

fn text(id: u32, kind: SectionKind, language: LanguageTag, sentences: &[Sentence]) -> Candidate<'_> {
    Candidate { id: SectionId(id), kind, article: 1, language, content: Content::Text(sentences) }
}

fn list(id: u32, language: LanguageTag, keywords: &[KeywordFeatures]) -> Candidate<'_> {
    Candidate {
        id: SectionId(id),
        kind: SectionKind::Keywords,
        article: 1,
        language,
        content: Content::Keywords(keywords),
    }
}

fn paired(english: u32, turkish: u32) -> Pairing {
    Pairing::Paired(Twin::new(SectionId(english), SectionId(turkish)))
}

fn alone(section: u32, reason: UnpairedReason) -> Pairing {
    Pairing::Unpaired { section: SectionId(section), reason }
}

fn pairings(found: &[SectionPair]) -> Vec<Pairing> {
    found.iter().map(|pair| pair.sections).collect()
}

#[test]
fn twins_are_found_among_several() {
    let bees = sentences(&["In 2015 the biology of 340 bee colonies was monitored in Artvin."], Language::English);
    let arılar = sentences(&["2015 yılında Artvin'de 340 arı kolonisinin biyolojisi izlenmiştir."], Language::Turkish);
    let ships = sentences(&["The archives of Sinop list 27 galleys built between 1571 and 1574."], Language::English);
    let gemiler = sentences(&["Sinop arşivleri 1571-1574 arasında yapılan 27 kadırgayı sayar."], Language::Turkish);
    let (en, tr) = (LanguageTag::ENGLISH, LanguageTag::TURKISH);
    let kind = SectionKind::Abstract;
    let found = pair_sections(
        &[text(1, kind, en, &bees), text(2, kind, en, &ships), text(3, kind, tr, &gemiler), text(4, kind, tr, &arılar)],
        &model(),
    );
    assert_eq!(pairings(&found), [paired(1, 4), paired(2, 3)]);
    assert!(found.iter().all(|pair| pair.similarity.is_some_and(|share| share > 0.3)));
    let found =
        pair_sections(&[text(1, kind, en, &bees), text(2, kind, tr, &gemiler), text(3, kind, tr, &arılar)], &model());
    assert_eq!(pairings(&found), [paired(1, 3), alone(2, UnpairedReason::CandidateTaken)]);
}

#[test]
fn nothing_pairs_across_articles() {
    let bees = sentences(&["In 2015 the biology of 340 bee colonies was monitored in Artvin."], Language::English);
    let arılar = sentences(&["2015 yılında Artvin'de 340 arı kolonisinin biyolojisi izlenmiştir."], Language::Turkish);
    let (en, tr) = (LanguageTag::ENGLISH, LanguageTag::TURKISH);
    let kind = SectionKind::Abstract;
    let of_second = Candidate { article: 2, ..text(2, kind, tr, &arılar) };
    let found = pair_sections(&[text(1, kind, en, &bees), of_second], &model());
    assert_eq!(pairings(&found), [alone(1, UnpairedReason::NoCandidate), alone(2, UnpairedReason::NoCandidate)]);
}

#[test]
fn abstracts_and_summaries_pair_by_content() {
    let long = "The harvest of barley in Konya was measured in 120 fields over three years. Rain in spring decided it.";
    let uzun = "Konya'da arpa hasadı üç yıl boyunca 120 tarlada ölçülmüştür. Bunu ilkbahar yağmuru belirlemiştir.";
    let other = "Young fish were counted in the lakes of the region with nets, and the water was cold.";
    let (harvest, hasat) = (sentences(&[long], Language::English), sentences(&[uzun], Language::Turkish));
    let fish = sentences(&[other], Language::English);
    let (en, tr) = (LanguageTag::ENGLISH, LanguageTag::TURKISH);
    let candidates = |fish| {
        [
            text(1, SectionKind::Abstract, tr, &hasat),
            text(2, SectionKind::Abstract, en, fish),
            text(3, SectionKind::Summary, en, &harvest),
        ]
    };
    let found = pair_sections(&candidates(&fish), &model());
    assert_eq!(pairings(&found), [paired(3, 1), alone(2, UnpairedReason::CandidateTaken)]);
    assert_eq!(found[0].kind, SectionKind::Abstract);
    let short = sentences(&["Fish were counted."], Language::English);
    assert_eq!(pair_sections(&candidates(&short), &model())[0].kind, SectionKind::Summary);
}

#[test]
fn an_extended_summary_is_no_twin_of_a_short_abstract() {
    let sentence = "Konya'da arpa hasadı üç yıl boyunca 120 tarlada ölçülmüştür.";
    let short = sentences(&["The harvest of barley in Konya was measured in 120 fields."], Language::English);
    let (en, tr) = (LanguageTag::ENGLISH, LanguageTag::TURKISH);
    let pair = |kinds: [SectionKind; 2], times: usize| {
        let long = sentences(&vec![sentence; times], Language::Turkish);
        pairings(&pair_sections(&[text(1, kinds[0], en, &short), text(2, kinds[1], tr, &long)], &model()))
    };
    let alone = [alone(1, UnpairedReason::NoCandidate), alone(2, UnpairedReason::NoCandidate)];
    assert_eq!(pair([SectionKind::Abstract, SectionKind::Summary], 6), alone);
    assert_eq!(pair([SectionKind::Abstract, SectionKind::Summary], 2), [paired(1, 2)], "it is as short");
    assert_eq!(pair([SectionKind::Summary, SectionKind::Summary], 6), [paired(1, 2)], "both are extended");
    assert_eq!(pair([SectionKind::Abstract, SectionKind::Abstract], 6), [paired(1, 2)], "it may be translated freely");
}

#[test]
fn a_section_without_a_twin_has_a_reason() {
    let english = sentences(&["A short title"], Language::English);
    let turkish = sentences(&["Kısa bir başlık"], Language::Turkish);
    let (en, tr) = (LanguageTag::ENGLISH, LanguageTag::TURKISH);
    let french = LanguageTag::other("fra").expect("a code");
    let found = pair_sections(
        &[
            text(1, SectionKind::Title, en, &english),
            text(2, SectionKind::Title, tr, &turkish),
            text(3, SectionKind::Summary, tr, &turkish),
            text(4, SectionKind::Abstract, french, &english),
            text(5, SectionKind::Body, tr, &turkish),
        ],
        &model(),
    );
    let expected = [paired(1, 2), alone(3, UnpairedReason::NoCandidate), alone(4, UnpairedReason::ForeignLanguage)];
    assert_eq!(pairings(&found), expected);
}

#[test]
fn texts_that_share_nothing_are_not_twins() {
    let long = |word: &str, language| sentences(&vec![format!("{word} ").repeat(8); 6], language);
    let (english, turkish) = (long("winter", Language::English), long("kitap", Language::Turkish));
    let kind = SectionKind::Abstract;
    let candidates = [text(1, kind, LanguageTag::ENGLISH, &english), text(2, kind, LanguageTag::TURKISH, &turkish)];
    let reasons = [alone(1, UnpairedReason::TooDifferent), alone(2, UnpairedReason::TooDifferent)];
    assert_eq!(pairings(&pair_sections(&candidates, &model())), reasons);
}

#[test]
fn keyword_lists_have_twins_too() {
    let (english, turkish) =
        (keywords(&["ecology", "GIS"], Language::English), keywords(&["ekoloji", "CBS"], Language::Turkish));
    let found =
        pair_sections(&[list(1, LanguageTag::TURKISH, &turkish), list(2, LanguageTag::ENGLISH, &english)], &model());
    assert_eq!(pairings(&found), [paired(2, 1)]);
    assert_eq!(found[0].similarity, Some(1.0));
    assert!(pair_sections(&[], &model()).is_empty());
}
