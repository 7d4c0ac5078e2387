//! Headings in unusual forms, lists at unusual places, languages of lists.

mod common;

use common::document;
use ikiz_document::{Section, SectionKind};
use ikiz_sections::SectionFinder;
use std::sync::LazyLock;

static FINDER: LazyLock<SectionFinder> = LazyLock::new(SectionFinder::default);

const TURKISH: &str = "Bu yazıda dağ köylerindeki çeşmelerin kimlerce yaptırıldığı ve bugün nasıl kullanıldığı araştırılmıştır. \
    Yirmi köyde altmış çeşme ölçülmüş, yazıtları okunmuş ve köylülerle konuşulmuştur. Çeşmelerin çoğunun suyu yol yapımından sonra \
    kesilmiştir. Kalan yazıtların korunması için köylere küçük bir ödenek ayrılması önerilmektedir.";
const ENGLISH: &str = "This paper asks who had the fountains of the mountain villages built and how they are used today. In twenty \
    villages sixty fountains were measured, their inscriptions were read, and the villagers were interviewed. Most fountains lost \
    their water after the road was built. A small allowance to the villages is suggested so that the inscriptions can be kept.";
const BODY: &str = "Giriş\nÇeşmeler köyün ortasında durur ve herkes orada birbirini görürdü. Bugün bu yapıların çoğu kurudur, ama \
    yazıtları hâlâ okunmaktadır. Aşağıda önce köyler, ardından çeşmeler anlatılmakta, sonunda öneriler verilmektedir.";

/// Language and text of each text, language and keywords of each list.
fn found(text: &str) -> Vec<String> {
    let sections = FINDER.find(&document(text));
    let told = |section: &Section| {
        let language = section.language.tag;
        match section.kind {
            SectionKind::Keywords => {
                let keywords: Vec<_> = section.keywords.iter().map(|keyword| keyword.text.as_str()).collect();
                Some(format!("{language}: {}", keywords.join(" + ")))
            }
            SectionKind::Abstract | SectionKind::Summary => Some(format!("{language}: {}", section.span.of(text))),
            _ => None,
        }
    };
    sections.iter().filter_map(told).collect()
}

fn expected(turkish: &str, english: &str) -> Vec<String> {
    vec![format!("tr: {TURKISH}"), format!("tr: {turkish}"), format!("en: {ENGLISH}"), format!("en: {english}")]
}

#[test]
fn headings_in_unusual_forms_are_found() {
    for (one, other, lists) in [
        ("Öz", "Abstract", ["Anahtar Kelimeler", "Keywords"]),
        ("ÖZ ", "ABSTRACT ", ["Anahtar Kelimeler: ", "Keywords: "]),
        ("Öz (200 kelime)\n", "Abstract (200 words)\n", ["Anahtar Kelimelr: ", "Keywrods: "]),
        ("Türkçe Özet\n", "Absract\n", ["Anahtar Kelimeler (3-5 kelime): ", "Keywords (3-5 words): "]),
        ("Özet*: ", "Summary*: ", ["[Anahtar Kelimeler]: ", "[Keywords]: "]),
        ("::ÖZ::\n", "– ABSTRACT –\n", ["Dizin Terimleri— ", "Index Terms— "]),
    ] {
        let text = format!(
            "{one}{TURKISH}\n{}çeşme, köy, yazıt\n\n{other}{ENGLISH}\n{}fountain, village, inscription\n\n{BODY}",
            lists[0], lists[1]
        );
        assert_eq!(found(&text), expected("çeşme + köy + yazıt", "fountain + village + inscription"), "{one}");
    }
}

#[test]
fn words_in_running_text_are_no_headings() {
    for line in [
        "Öz güven eksikliği köylülerin sık sözünü ettiği bir durumdur.",
        "Özet olarak, suyu akan çeşme azdır.",
        "Anahtar kelimeler bölümünde geçen kavramlar şunlardır: çeşme, köy, yazıt.",
        "Keywords such as fountain, village and inscription were searched.",
        "1998 yılında yirmi köy, altmış çeşme ve on yazıt sayılmıştır.",
    ] {
        let text = format!(
            "Öz\n{TURKISH}\nAnahtar Kelimeler: çeşme\n\nAbstract\n{ENGLISH}\nKeywords: fountain\n\n{BODY}\n\n{line}\n\nSon."
        );
        assert_eq!(found(&text), expected("çeşme", "fountain"), "{line}");
    }
}

#[test]
fn lists_inside_the_line_of_a_text_are_found() {
    let text = format!(
        "Öz: {TURKISH} Anahtar Kelimeler: çeşme, köy. JEL Kodları: Q12\n\nAbstract: {ENGLISH}Keywords: fountain, village (JEL: Q12)\n\n{BODY}"
    );
    assert_eq!(found(&text), expected("çeşme + köy", "fountain + village"));
}

#[test]
fn each_keyword_may_be_a_paragraph() {
    let text = format!(
        "Öz\n{TURKISH}\n\nAnahtar Kelimeler\n\nçeşme\n\nköy\n\nyazıt\n\nAbstract\n{ENGLISH}\n\nKeywords\n\nfountain\n\nvillage\n\ninscription\n\n{BODY}"
    );
    assert_eq!(found(&text), expected("çeşme + köy + yazıt", "fountain + village + inscription"));
}

#[test]
fn names_and_acronyms_are_of_the_language_around_them() {
    let text = format!(
        "Öz\n{TURKISH}\nAnahtar Kelimeler: GIS, Python, Bluetooth\n\nAbstract\n{ENGLISH}\nKeywords: Sijistānī, Ismā‘īlīsm, waqf\n\n{BODY}"
    );
    assert_eq!(found(&text), expected("GIS + Python + Bluetooth", "Sijistānī + Ismā‘īlīsm + waqf"));
}

#[test]
fn words_that_are_sure_count_against_the_heading() {
    let lists = |turkish: &str, english: &str| {
        let text = format!(
            "Öz\n{TURKISH}\nAnahtar Kelimeler: {turkish}\n\nAbstract\n{ENGLISH}\nKeywords: {english}\n\n{BODY}"
        );
        let all = found(&text);
        [all[1][..2].to_owned(), all[3][..2].to_owned()]
    };
    assert_eq!(lists("village fountain, stone inscription", "village fountain, stone inscription"), ["en", "en"]);
    assert_eq!(lists("köy çeşmesi, taş yazıt", "köy çeşmesi, taş yazıt"), ["tr", "tr"]);
    assert_eq!(lists("Weber, bürokrasi", "Weber, bureaucracy"), ["tr", "en"]);
    assert_eq!(lists("waqf, Twitter", "Twitter, vakıf"), ["tr", "en"], "a word between names");
}

#[test]
fn two_texts_under_one_heading_are_two_sections() {
    for between in ["\n\n", "\n", " "] {
        let text = format!(
            "Özet\n{TURKISH}{between}{ENGLISH}\n\nAnahtar Kelimeler: çeşme, köy\nKeywords: fountain, village\n\n{BODY}"
        );
        let all = [
            format!("tr: {TURKISH}"),
            format!("en: {ENGLISH}"),
            "tr: çeşme + köy".into(),
            "en: fountain + village".into(),
        ];
        assert_eq!(found(&text), all, "{between:?}");
    }
    // Body in the other language is no abstract.
    let text = format!("Özet\n{TURKISH}\n\nAnahtar Kelimeler: çeşme, köy\n\n{ENGLISH}\n\n{ENGLISH}");
    assert_eq!(found(&text).len(), 2);
}

#[test]
fn a_third_language_stands_beside_the_two() {
    let third = "الملخص\nتبحث هذه الدراسة في نوافير القرى الجبلية ومن بناها. جمعت البيانات من عشرين قرية.\nالكلمات المفتاحية: نافورة، قرية";
    let text = format!(
        "Öz\n{TURKISH}\nAnahtar Kelimeler: çeşme\n\n{third}\n\nAbstract\n{ENGLISH}\nKeywords: fountain\n\n{BODY}"
    );
    let all = found(&text);
    assert_eq!(all.len(), 6);
    assert!(all[2].starts_with("ara: تبحث") && all[3] == "ara: نافورة + قرية", "{all:?}");
    assert_eq!([&all[..2], &all[4..]].concat(), expected("çeşme", "fountain"));
}

#[test]
fn labels_of_a_record_end_a_text() {
    let text = format!(
        "Makale Başlığı: Dağ Köylerinde Çeşmeler\nÖzet: {TURKISH}\nYazarlar: Can Er, Su Ak\nAnahtar Kelimeler: çeşme, köy\nYayın Yılı: 2001\nAbstract: \
         {ENGLISH}\nKeywords: fountain, village\nArticle Type: Research\n"
    );
    assert_eq!(found(&text), expected("çeşme + köy", "fountain + village"));
}
