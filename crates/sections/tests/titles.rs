//! Titles as front pages print them: several lines, both languages in one block, labels, notes; and what stands around
//! them and is none.

use ikiz_document::{Document, DocumentId, Line, LineStyle, RepairCounts, SectionKind, Span};
use ikiz_sections::SectionFinder;
use std::sync::LazyLock;

static FINDER: LazyLock<SectionFinder> = LazyLock::new(SectionFinder::default);

const TURKISH: &str = "Bu çalışmada kıyı köylerinde balıkçı barınaklarının bakımının nasıl yürütüldüğü incelenmiştir. Veriler on \
    iki barınakta yapılan gözlemlerden ve elli balıkçıyla yürütülen görüşmelerden derlenmiştir. Sonuçlar, bakımın kooperatifler \
    güçlü olduğunda düzenli yapıldığını ve küçük teknelerin en çok zararı gördüğünü göstermektedir.";
const ENGLISH: &str = "This study examines how the maintenance of fishing shelters is carried out in coastal villages. The data were \
    gathered from observations at twelve shelters and from interviews with fifty fishers. The results show that maintenance is \
    regular where cooperatives are strong, and that small boats suffer the most damage.";

/// How a line is printed: its size against the usual one, and whether it is bold.
#[derive(Clone, Copy)]
struct Print(f32, bool);

const PLAIN: Print = Print(1.0, false);
const BOLD: Print = Print(1.0, true);
const LARGE: Print = Print(1.4, true);

/// A document of lines; an empty line parts blocks.
fn document(lines: &[(&str, Print)]) -> Document {
    let mut text = String::new();
    let mut document = Document {
        id: DocumentId::new("test"),
        sources: Vec::new(),
        text: String::new(),
        lines: Vec::new(),
        removed: Vec::new(),
        repairs: RepairCounts::new(),
        metadata: ikiz_document::Metadata::default(),
    };
    let mut blank_before = true;
    for (number, (line, print)) in lines.iter().enumerate() {
        let span = Span::new(text.len(), text.len() + line.len());
        text.push_str(line);
        text.push('\n');
        if !line.is_empty() {
            let style = LineStyle { size_ratio: Some(print.0), bold: print.1, blank_before, ..LineStyle::default() };
            let number = number as u32 + 1;
            document.lines.push(Line { span, source: 0, page: Some(1), number, style, frame: None, declared: None });
        }
        blank_before = line.is_empty();
    }
    text.truncate(text.trim_end().len());
    document.text = text;
    document
}

/// The titles of a front page with texts in both languages below it.
fn titles(front: &[(&str, Print)]) -> Vec<String> {
    let texts = [
        ("", PLAIN),
        ("Öz", BOLD),
        (TURKISH, PLAIN),
        ("Anahtar Kelimeler: balıkçı barınağı, bakım, kooperatif", PLAIN),
        ("", PLAIN),
        ("Abstract", BOLD),
        (ENGLISH, PLAIN),
        ("Keywords: fishing shelter, maintenance, cooperative", PLAIN),
    ];
    let lines: Vec<(&str, Print)> = front.iter().copied().chain(texts).collect();
    found(&document(&lines))
}

fn found(document: &Document) -> Vec<String> {
    let sections = FINDER.find(document);
    let titles = sections.iter().filter(|section| section.kind == SectionKind::Title);
    titles
        .map(|title| format!("{} {}", title.language.tag.code(), title.span.of(&document.text).replace('\n', " ")))
        .collect()
}

const TR: &str = "Kıyı Köylerinde Balıkçı Barınaklarının Bakımı";
const EN: &str = "The Maintenance of Fishing Shelters in Coastal Villages";

fn both() -> [String; 2] {
    [format!("tr {TR}"), format!("en {EN}")]
}

#[test]
fn both_titles_are_found_in_one_block() {
    assert_eq!(titles(&[(TR, LARGE), (EN, LARGE), ("", PLAIN), ("Elif SOYTÜRK", PLAIN)]), both());
}

#[test]
fn no_title_is_sought_behind_pages_of_running_text() {
    let with_prose = |pages: usize| {
        let texts =
            [("Abstract", BOLD), (ENGLISH, PLAIN), ("Keywords: fishing shelter, maintenance", PLAIN), ("", PLAIN)];
        let prose = ("the boats of the village were kept on the shore until the storms were over", PLAIN);
        let lines = texts.into_iter().chain([prose].repeat(60 * pages)).chain([("", PLAIN), (EN, LARGE)]);
        found(&document(&lines.collect::<Vec<_>>()))
    };
    assert_eq!(with_prose(0), [format!("en {EN}")]);
    assert_eq!(with_prose(4), [""; 0]);
}

#[test]
fn titles_over_several_lines_are_whole() {
    let front = [
        ("Kıyı Köylerinde", LARGE),
        ("Balıkçı Barınaklarının", LARGE),
        ("Bakımı", LARGE),
        ("", PLAIN),
        ("Elif SOYTÜRK, Can TOKGÖZ", PLAIN),
        ("", PLAIN),
        ("The Maintenance of Fishing", BOLD),
        ("Shelters in Coastal Villages", BOLD),
    ];
    assert_eq!(titles(&front), both());
}

#[test]
fn a_title_in_capitals_has_a_twin_in_small_letters() {
    let front = [
        ("KIYI KÖYLERİNDE BALIKÇI BARINAKLARININ BAKIMI", BOLD),
        ("", PLAIN),
        ("Elif SOYTÜRK", PLAIN),
        ("", PLAIN),
        ("The maintenance of fishing shelters in coastal villages", BOLD),
    ];
    let expected = [
        "tr KIYI KÖYLERİNDE BALIKÇI BARINAKLARININ BAKIMI",
        "en The maintenance of fishing shelters in coastal villages",
    ];
    assert_eq!(titles(&front), expected);
}

#[test]
fn two_languages_on_a_line_are_two_titles() {
    let line = format!("{TR} / {EN}");
    assert_eq!(titles(&[(&line, LARGE), ("", PLAIN), ("Elif SOYTÜRK", PLAIN)]), both());
}

#[test]
fn note_marks_are_no_part_of_a_title() {
    let (turkish, english) = (format!("{TR}*"), format!("{EN}¹"));
    assert_eq!(
        titles(&[(&turkish, LARGE), ("", PLAIN), (&english, BOLD), ("", PLAIN), ("Elif Soytürk²", PLAIN)]),
        both()
    );
}

#[test]
fn labels_stand_before_titles() {
    let (turkish, english) = (format!("Makale Başlığı: {TR}"), format!("Article Title: {EN}"));
    let front = [
        (turkish.as_str(), PLAIN),
        (english.as_str(), PLAIN),
        ("Yazar isimleri: Elif Soytürk", PLAIN),
        ("Yayın Yılı: 2021", PLAIN),
    ];
    assert_eq!(titles(&front), both());
}

#[test]
fn a_title_may_end_with_years() {
    let front = [
        ("Kıyı Köylerinde Balıkçı Barınaklarının Bakımı", LARGE),
        ("(2005-2020)", LARGE),
        ("", PLAIN),
        ("Elif SOYTÜRK", PLAIN),
        ("", PLAIN),
        (EN, BOLD),
        ("(2005-2020)", BOLD),
    ];
    assert_eq!(titles(&front), [format!("tr {TR} (2005-2020)"), format!("en {EN} (2005-2020)")]);
}

#[test]
fn the_last_line_of_a_title_may_read_like_a_label() {
    let front = [
        ("KIYI KÖYLERİNDE BALIKÇI BARINAKLARI ÜZERİNE BİR", LARGE),
        ("DEĞERLENDİRME", LARGE),
        ("", PLAIN),
        ("Elif SOYTÜRK", PLAIN),
        ("", PLAIN),
        ("AN EVALUATION OF FISHING SHELTERS IN COASTAL VILLAGES", BOLD),
    ];
    let expected = [
        "tr KIYI KÖYLERİNDE BALIKÇI BARINAKLARI ÜZERİNE BİR DEĞERLENDİRME",
        "en AN EVALUATION OF FISHING SHELTERS IN COASTAL VILLAGES",
    ];
    assert_eq!(titles(&front), expected);
}

#[test]
fn what_stands_around_titles_is_none() {
    let front = [
        ("OVA KIYI ARAŞTIRMALARI DERGİSİ", LARGE),
        ("Ova Journal of Coastal Studies", LARGE),
        ("Cilt 4, Sayı 2, Aralık 2021, ss. 112-130", PLAIN),
        ("", PLAIN),
        ("Araştırma Makalesi / Research Article", BOLD),
        ("", PLAIN),
        (TR, Print(1.3, true)),
        (EN, Print(1.2, true)),
        ("", PLAIN),
        ("Elif SOYTÜRK", PLAIN),
        ("Ovabaşı Üniversitesi, Su Ürünleri Fakültesi", PLAIN),
        ("Geliş tarihi: 02.03.2021", PLAIN),
        ("", PLAIN),
        (
            "Atıf: Soytürk, E. (2021). Kıyı köylerinde balıkçı barınaklarının bakımı. Ova Kıyı Araştırmaları Dergisi, 4(2), 112-130.",
            PLAIN,
        ),
    ];
    assert_eq!(titles(&front), both());
}

#[test]
fn slots_of_a_template_are_no_titles() {
    let front =
        [("MAKALE BAŞLIĞI BURAYA", LARGE), ("TITLE OF THE ARTICLE", LARGE), ("", PLAIN), ("Yazar Adı SOYADI", PLAIN)];
    assert!(titles(&front).is_empty());
}

#[test]
fn a_cover_is_no_title() {
    let front = [
        ("T.C.", BOLD),
        ("OVABAŞI ÜNİVERSİTESİ", BOLD),
        ("FEN BİLİMLERİ ENSTİTÜSÜ", BOLD),
        ("", PLAIN),
        ("KIYI KÖYLERİNDE BALIKÇI BARINAKLARININ BAKIMI", BOLD),
        ("", PLAIN),
        ("Elif SOYTÜRK", BOLD),
        ("", PLAIN),
        ("YÜKSEK LİSANS TEZİ", BOLD),
        ("Su Ürünleri Mühendisliği Anabilim Dalı", PLAIN),
        ("", PLAIN),
        ("Haziran 2021", PLAIN),
    ];
    assert_eq!(titles(&front), ["tr KIYI KÖYLERİNDE BALIKÇI BARINAKLARININ BAKIMI"]);
}

#[test]
fn running_text_has_no_title() {
    let lines = [(TURKISH, PLAIN), ("", PLAIN), (TURKISH, PLAIN), ("", PLAIN), (ENGLISH, PLAIN)];
    assert!(found(&document(&lines)).is_empty());
}

#[test]
fn the_evidence_sums_up_to_the_confidence() {
    let document = document(&[
        (TR, LARGE),
        (EN, LARGE),
        ("", PLAIN),
        ("Öz", BOLD),
        (TURKISH, PLAIN),
        ("Abstract", BOLD),
        (ENGLISH, PLAIN),
    ]);
    let sections = FINDER.find(&document);
    let titles: Vec<_> = sections.iter().filter(|section| section.kind == SectionKind::Title).collect();
    assert_eq!(titles.len(), 2);
    for title in titles {
        let sum: f64 = title.evidence.iter().map(|evidence| evidence.weight).sum();
        assert!((title.confidence.value() - 1.0 / (1.0 + libm::exp(-sum))).abs() < 1e-6);
        assert!(title.evidence.len() > 5);
    }
}
