//! Invented documents in many layouts, and what is found in them.

mod common;

use common::{document, styled};
use ikiz_document::{Document, Encoding, Format, Language, LineStyle, Section, SectionKind, SourceFile};
use ikiz_sections::SectionFinder;
use std::sync::LazyLock;

static FINDER: LazyLock<SectionFinder> = LazyLock::new(SectionFinder::default);

const TURKISH: &str = "Bu çalışmada köylerdeki su değirmenlerinin son elli yıl içinde nasıl terk edildiği incelenmiştir. Veriler \
    kırk iki değirmende yapılan ölçümlerden ve eski sahipleriyle yürütülen görüşmelerden derlenmiştir. Sonuçlar, elektriğin \
    gelişinden çok göçün belirleyici olduğunu ve geriye kalan yapıların hızla yıkıldığını göstermektedir. Yapıların onarımı için \
    yerel yönetimlerin bir envanter hazırlaması gerektiği anlaşılmıştır.";
const ENGLISH: &str = "This study examines how the water mills of the villages were abandoned over the last fifty years. The data \
    were gathered from measurements at forty-two mills and from interviews with their former owners. The results show that \
    migration mattered more than the arrival of electricity, and that the remaining buildings are falling down fast. It is \
    clear that local governments need to prepare an inventory before any repair can begin.";
const BODY: &str = "Değirmenler yüzyıllar boyunca köyün hem ekmeğini hem de haberini sağlayan yerlerdi. Suyun başına gelen herkes \
    sırasını beklerken bir şeyler anlatır, bir şeyler öğrenirdi. Bugün bu yapıların çoğunun yalnızca temelleri ayaktadır ve \
    kanalları toprakla dolmuştur. Öz yeterlik duygusu yüksek olan köylüler bile onarıma girişmemiştir. Aşağıda önce yöntem \
    anlatılmakta, ardından ölçümler verilmektedir.";

/// Kind, language, heading and the first word of each section.
fn outline(document: &Document) -> Vec<String> {
    FINDER.find(document).iter().map(|section| describe(document, section)).collect()
}

fn describe(document: &Document, section: &Section) -> String {
    let text = document.text.as_str();
    let heading = section.heading.map_or("-", |heading| heading.of(text));
    let first = section.span.of(text).split_whitespace().next().unwrap_or("");
    format!("{} {} {heading} {first}", section.kind, section.language.tag)
}

#[test]
fn headings_on_lines_of_their_own_are_found() {
    let text = format!(
        "SU DEĞİRMENLERİNİN TERK EDİLİŞİ ÜZERİNE BİR ALAN ÇALIŞMASI\n\nElif SOYTÜRK*\n\nÖZ\n\n{TURKISH}\n\nAnahtar Kelimeler: \
         değirmen, göç, köy\n\nABSTRACT\n\n{ENGLISH}\n\nKeywords: mill, migration, village\n\nGİRİŞ\n\n{BODY}\n\nKAYNAKÇA\n\n\
         Soytürk, E. (2011). Su ve taş. Dere Yayınları."
    );
    let expected = [
        "title tr - SU",
        "abstract tr ÖZ Bu",
        "keywords tr Anahtar Kelimeler değirmen,",
        "abstract en ABSTRACT This",
        "keywords en Keywords mill,",
        "body tr - GİRİŞ",
        "references tr KAYNAKÇA Soytürk,",
    ];
    assert_eq!(outline(&document(&text)), expected);
}

#[test]
fn headings_that_run_in_are_found() {
    let text = format!(
        "Özetçe—{TURKISH}\n\nAnahtar Kelimeler — değirmen; göç; köy.\n\nAbstract—{ENGLISH}\n\nKeywords — mill; migration; \
         village.\n\nI. GİRİŞ\n\n{BODY}"
    );
    let expected = [
        "abstract tr Özetçe Bu",
        "keywords tr Anahtar Kelimeler değirmen;",
        "abstract en Abstract This",
        "keywords en Keywords mill;",
        "body tr - I.",
    ];
    assert_eq!(outline(&document(&text)), expected);
}

#[test]
fn lists_may_stand_behind_both_texts_or_before_them() {
    let text = format!(
        "Abstract: {ENGLISH}\n\nÖz: {TURKISH}\n\nAnahtar Sözcükler: değirmen, göç\n\nKey Words: mill, migration\n\n1. Giriş\n\n{BODY}"
    );
    let expected = [
        "abstract en Abstract This",
        "abstract tr Öz Bu",
        "keywords tr Anahtar Sözcükler değirmen,",
        "keywords en Key Words mill,",
        "body tr - 1.",
    ];
    assert_eq!(outline(&document(&text)), expected);
    let text = format!("Keywords\nmill, migration\n\nAbstract\n{ENGLISH}\n\nIntroduction\n\n{ENGLISH}");
    let expected = ["keywords en Keywords mill,", "abstract en Abstract This", "body en - Introduction"];
    assert_eq!(outline(&document(&text)), expected);
}

#[test]
fn long_forms_behind_the_works_cited_are_summaries() {
    let text = format!(
        "Öz\n\n{TURKISH}\n\nAbstract\n\n{ENGLISH}\n\nGiriş\n\n{BODY}\n\nKaynaklar\n\nSoytürk, E. (2011). Su ve taş. Dere \
         Yayınları.\n\nSummary\n\n{ENGLISH}\n\n{ENGLISH}\n\nÖzet\n\n{TURKISH}\n\n{TURKISH}"
    );
    let expected = [
        "abstract tr Öz Bu",
        "abstract en Abstract This",
        "body tr - Giriş",
        "references tr Kaynaklar Soytürk,",
        "summary en Summary This",
        "summary tr Özet Bu",
    ];
    let document = document(&text);
    assert_eq!(outline(&document), expected);
    let long = &FINDER.find(&document)[5];
    assert_eq!(long.span.end, text.len());
}

#[test]
fn the_only_pair_of_a_thesis_is_short() {
    let text = format!("Ö Z E T\n\n{TURKISH}\n\nS U M M A R Y\n\n{ENGLISH}\n\n1. GİRİŞ\n\n{BODY}");
    assert_eq!(outline(&document(&text)), ["abstract tr Ö Z E T Bu", "abstract en S U M M A R Y This", "body tr - 1."]);
}

#[test]
fn two_languages_under_one_heading_are_two_sections() {
    let text = format!("ÖZET / ABSTRACT\n\n{TURKISH}\n\n{ENGLISH}\n\nGİRİŞ\n\n{BODY}");
    let expected = ["abstract tr ÖZET / ABSTRACT Bu", "abstract en ÖZET / ABSTRACT This", "body tr - GİRİŞ"];
    assert_eq!(outline(&document(&text)), expected);
}

#[test]
fn the_language_is_that_of_the_text() {
    let text =
        format!("Öz\n\n{ENGLISH}\n\nAnahtar Kelimeler: water mill, migration of families, village\n\nGiriş\n\n{BODY}");
    let document = document(&text);
    let sections = FINDER.find(&document);
    assert_eq!(describe(&document, &sections[0]), "abstract en Öz This");
    assert_eq!(sections[0].declared, Some(Language::Turkish));
    assert_eq!(sections[1].language.tag.code(), "en");
    assert_eq!(sections[1].declared, Some(Language::Turkish));
}

#[test]
fn words_in_running_text_are_no_headings() {
    let text = format!(
        "Giriş\n\n{BODY}\nÖz saygı ile öz yeterlik ayrı kavramlardır ve birlikte\nöz\ndeğerlendirmeyi besler. Bunlar uzun\n\
         özet\ntablolarında gösterilmiştir.\n\nÖzet olarak, değirmenlerin sayısı azalmıştır ve bu azalış sürecektir. In summary, \
         the mills are gone.\n\nAbstract nouns are rare in the speech of millers, as every visitor soon learns.\n\nSummary \
         statistics are given below for all of the mills that were measured in the two summers."
    );
    assert_eq!(outline(&document(&text)), ["body tr - Giriş"]);
}

#[test]
fn contents_pages_open_no_sections() {
    let text = format!(
        "İÇİNDEKİLER\n\nÖZET .......... iv\nABSTRACT .......... v\nGİRİŞ .......... 1\nKAYNAKLAR .......... 88\n\nÖZET\n\n\
         {TURKISH}\n\nGİRİŞ\n\n{BODY}"
    );
    assert_eq!(outline(&document(&text)), ["abstract tr ÖZET Bu", "body tr - GİRİŞ"]);
}

#[test]
fn titles_between_heading_and_text_are_no_text() {
    let text = format!(
        "ABSTRACT\n\nTHE ABANDONED WATER MILLS OF THE NORTH\n\nSoytürk, Elif\nDere University, Institute of Science\n\n{ENGLISH}\n\n\
         Keywords: mill, migration"
    );
    let expected = ["title en - THE", "abstract en ABSTRACT This", "keywords en Keywords mill,"];
    let mut found = outline(&document(&text));
    found.sort_by_key(|line| !line.starts_with("title"));
    assert_eq!(found, expected);
}

#[test]
fn markdown_headings_and_bold_labels_are_headings() {
    let text = format!(
        "Terk Edilen Su Değirmenleri\n\nThe Abandoned Water Mills\n\nElif Soytürk¹\n\nÖz\n\n{TURKISH}\n\nAnahtar Kelimeler \
         değirmen, göç, köy\n\nGiriş\n\n{BODY}\n\nSonuç\n\n{BODY}"
    );
    let document = styled(&text, |line| {
        let style_name = match line {
            "Terk Edilen Su Değirmenleri" => Some("h1".to_owned()),
            "Öz" | "Giriş" | "Sonuç" => Some("h2".to_owned()),
            _ => None,
        };
        let bold = style_name.is_some() || line.starts_with("Anahtar") || line.starts_with("The Ab");
        LineStyle { bold, style_name, ..LineStyle::default() }
    });
    let expected = [
        "title tr - Terk",
        "title en - The",
        "abstract tr Öz Bu",
        "keywords tr Anahtar Kelimeler değirmen,",
        "body tr - Giriş",
    ];
    assert_eq!(outline(&document), expected);
}

#[test]
fn structured_abstracts_have_parts() {
    let text = format!(
        "ÖZET\nAmaç: Değirmenlerin neden terk edildiğinin belirlenmesi amaçlandı.\nGereç ve Yöntem: Kırk iki değirmen ölçüldü ve \
         sahipleriyle görüşüldü; bütün kayıtlar iki kez okundu.\nBulgular: Göç veren köylerde değirmenlerin tamamı kapanmıştı. \
         Sonuç: Onarım için yerel yönetimlerin bir envanter hazırlaması gerekir, aksi hâlde yapılar yıkılacaktır.\nAnahtar \
         Kelimeler: değirmen, göç\n\nGİRİŞ\n{BODY}"
    );
    let document = document(&text);
    let sections = FINDER.find(&document);
    let labels: Vec<_> = sections[0].parts.iter().map(|part| part.label.of(&text)).collect();
    assert_eq!(labels, ["Amaç", "Gereç ve Yöntem", "Bulgular", "Sonuç"]);
    assert!(sections[0].parts[3].span.of(&text).ends_with("yıkılacaktır."));
    assert_eq!(sections.len(), 3);
}

#[test]
fn an_introduction_may_be_the_first_label_of_an_abstract() {
    let parts = "Giriş\nDeğirmenler sahipleri köyden göçtüğü için bir bir terk edilmektedir.\nYöntem\nKırk iki değirmen \
                 ölçüldü ve sahipleriyle görüşüldü.\nBulgular\nGöç veren köylerde değirmenlerin tamamı kapanmıştı.\n\n";
    let list = "Anahtar Kelimeler: değirmen, göç\n\n";
    let document = document(&format!("Öz\n{parts}{list}Giriş\n{BODY}"));
    let sections = FINDER.find(&document);
    assert_eq!(sections.len(), 3);
    assert_eq!(sections[0].parts.len(), 3);
    // No list and no other text ends these.
    let document = self::document(&format!("Öz\n{parts}Tartışma\n{BODY}\n\nKaynakça\nAkın, B. (2001). Değirmenler."));
    assert!(!FINDER.find(&document).iter().any(|section| section.kind.is_text()));
}

#[test]
fn headings_inside_a_text_do_not_end_it() {
    let text = format!(
        "Özet\n\n{TURKISH}\n\nTaşların Dili\n\n{TURKISH}\n\nAnahtar Kelimeler: değirmen, göç\n\nGiriş\n\n{BODY}"
    );
    let document = document(&text);
    let sections = FINDER.find(&document);
    assert_eq!(sections.len(), 3);
    assert!(sections[0].span.of(&text).contains("Taşların Dili"));
    let text = format!("Özet\n\n{TURKISH}\n\nTaşların Dili\n\n{BODY}");
    assert_eq!(outline(&self::document(&text)), ["abstract tr Özet Bu", "body tr - Taşların"]);
}

#[test]
fn keyword_lists_wrap_and_end() {
    let text = format!(
        "Abstract\n{ENGLISH}\nKeywords: mill, migration, abandoned water\nchannels, stone\nJEL Codes: N55, R23\n\nReceived: \
         03.02.2020\n\n1. Introduction\n\n{ENGLISH}"
    );
    let document = document(&text);
    let sections = FINDER.find(&document);
    let keywords: Vec<_> = sections[1].keywords.iter().map(|keyword| keyword.text.as_str()).collect();
    assert_eq!(keywords, ["mill", "migration", "abandoned water channels", "stone"]);
    assert!(sections[1].keywords.iter().all(|keyword| sections[1].span.contains(keyword.span)));
}

#[test]
fn two_files_are_two_halves() {
    let english = format!("Abstract\n\n{ENGLISH}\n\nKeywords: mill, migration\n\nIntroduction\n\n{ENGLISH}");
    let turkish = format!("Öz\n\n{TURKISH}\n\nAnahtar Kelimeler: değirmen, göç\n\nGiriş\n\n{BODY}");
    let text = format!("{english}\n\n{turkish}");
    let mut document = document(&text);
    for line in &mut document.lines {
        line.source = usize::from(line.span.start > english.len());
    }
    let file = |name: &str, language| SourceFile {
        path: name.into(),
        name: name.to_owned(),
        format: Format::Text,
        encoding: Encoding("UTF-8".to_owned()),
        hash: ikiz_document::ContentHash(String::new()),
        language: Some(language),
        pages: Some(1),
    };
    document.sources = vec![file("mill_en.txt", Language::English), file("mill_tr.txt", Language::Turkish)];
    let sections = FINDER.find(&document);
    let found: Vec<_> = sections.iter().map(|section| (section.kind.name(), section.declared)).collect();
    let english = Some(Language::English);
    let turkish = Some(Language::Turkish);
    let expected = [
        ("abstract", english),
        ("keywords", english),
        ("body", english),
        ("abstract", turkish),
        ("keywords", turkish),
        ("body", turkish),
    ];
    assert_eq!(found, expected);
}

#[test]
fn texts_without_headings_are_sought_in_each_file() {
    let english = format!("Abstract\n\n{ENGLISH}\n\nKeywords: mill, migration\n\nIntroduction\n\n{ENGLISH}");
    let of_second_file = |second: &str| {
        let mut document = document(&format!("{english}\n\n{second}"));
        for line in &mut document.lines {
            line.source = usize::from(line.span.start > english.len());
        }
        outline(&document).into_iter().filter(|section| section.contains(" tr ")).collect::<Vec<_>>()
    };
    let list = "Anahtar Kelimeler: değirmen, göç, köy";
    let found = of_second_file(&format!("{TURKISH}\n\n{list}\n\nGiriş\n\n{BODY}"));
    assert_eq!(found, ["abstract tr - Bu", "keywords tr Anahtar Kelimeler değirmen,", "body tr - Giriş"]);
    let below_body = of_second_file(&format!("Giriş\n\n{BODY}\n\n{TURKISH}\n\n{list}"));
    assert!(!below_body.iter().any(|section| section.starts_with("abstract")), "{below_body:?}");
}

#[test]
fn nothing_is_found_in_nothing() {
    for text in ["", "\n\n", "Öz", "ÖZ\n\nABSTRACT\n\nKeywords:", "1923", "Anahtar", "Key"] {
        assert_eq!(outline(&document(text)), Vec::<String>::new(), "{text:?}");
    }
}

#[test]
fn evidence_sums_up_to_the_confidence() {
    let text = format!("Öz\n\n{TURKISH}\n\nGiriş\n\n{BODY}");
    for section in FINDER.find(&document(&text)) {
        let sum: f64 = section.evidence.iter().map(|evidence| evidence.weight).sum();
        // Texts are calibrated.
        let sum = if section.kind == SectionKind::Abstract { 0.6 + 0.7 * sum } else { sum };
        assert!((1.0 / (1.0 + libm::exp(-sum)) - section.confidence.value()).abs() < 1e-12);
        assert!(section.confidence.value() > 0.5);
    }
}

#[test]
fn sentences_that_speak_of_keywords_are_no_lists() {
    for sentence in [
        "Anahtar kelimeler, makalenin bulunmasını sağlar, dizinlerde kullanılır.",
        "Anahtar sözcükler kısmında verilen terimler, yazarlarca seçilmiştir.",
        "Keywords section terms, which were listed, were used.",
    ] {
        let text = format!(
            "Öz\n\n{TURKISH}\n\nAnahtar Kelimeler değirmen, göç, köy\n\nGiriş\n\n{BODY}\n\n{sentence}\n\n{BODY}"
        );
        let lists = FINDER.find(&document(&text)).into_iter().filter(|section| section.kind == SectionKind::Keywords);
        assert_eq!(lists.count(), 1, "{sentence}");
    }
}
