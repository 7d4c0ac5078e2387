//! Sections of documents whose files declare their fields.

use ikiz_document::{
    Declared, DeclaredField, Document, DocumentId, Language, LanguageTag, Line, LineStyle, RepairCounts, Section, Span,
};
use ikiz_sections::SectionFinder;
use proptest::prelude::*;
use std::sync::LazyLock;

static FINDER: LazyLock<SectionFinder> = LazyLock::new(SectionFinder::default);

const TURKISH: &str = "Bu çalışmada köylerdeki su değirmenlerinin son elli yıl içinde nasıl terk edildiği incelenmiştir. Veriler kırk iki \
    değirmende yapılan ölçümlerden derlenmiştir. Sonuçlar göçün belirleyici olduğunu göstermektedir.";
const ENGLISH: &str = "This study examines how the water mills of the villages were abandoned over the last fifty years. The data were \
    gathered from measurements at forty-two mills. The results show that migration mattered most.";

use DeclaredField::{Abstract, Body, Keywords, References, Summary, Title};

type Field<'a> = (Option<DeclaredField>, Option<LanguageTag>, &'a [&'a str]);

/// A document of fields, a paragraph each; the lines of one stand under each other.
fn document(fields: &[Field<'_>]) -> Document {
    let mut document = Document { id: DocumentId::new("test"), repairs: RepairCounts::new(), ..Document::default() };
    for ((field, language, lines), number) in fields.iter().zip(1..) {
        if !document.text.is_empty() {
            document.text.push('\n');
        }
        for line in *lines {
            if !document.text.is_empty() {
                document.text.push('\n');
            }
            let start = document.text.len();
            document.text.push_str(line);
            document.lines.push(Line {
                span: Span::new(start, document.text.len()),
                source: 0,
                page: Some(1),
                number: document.lines.len() as u32 + 1,
                style: LineStyle::default(),
                frame: None,
                declared: field.map(|field| Declared { field, language: *language, number }),
            });
        }
    }
    document
}

/// Kind, language, heading, and the first word or the keywords of each section.
fn outline(fields: &[Field<'_>]) -> Vec<String> {
    let document = document(fields);
    let describe = |section: &Section| {
        let text = document.text.as_str();
        let heading = section.heading.map_or("-", |heading| heading.of(text));
        let content = if section.keywords.is_empty() {
            section.span.of(text).split_whitespace().next().unwrap_or("").to_owned()
        } else {
            section.keywords.iter().map(|keyword| &*keyword.text).collect::<Vec<_>>().join("|")
        };
        format!("{} {} {heading} {content}", section.kind, section.language.tag)
    };
    FINDER.find(&document).iter().map(describe).collect()
}

#[test]
fn fields_are_sections() {
    let english = Some(LanguageTag::ENGLISH);
    let fields: [Field<'_>; 8] = [
        (Some(Title), None, &["Köylerdeki Su Değirmenlerinin Terk Edilişi"]),
        (Some(Title), english, &["The Abandonment of Water Mills in the Villages"]),
        (Some(Abstract), None, &[TURKISH]),
        (Some(Abstract), english, &[ENGLISH]),
        (Some(Keywords), None, &["değirmen", "göç", "köy"]),
        (Some(Keywords), english, &["mill; migration; village"]),
        (Some(Body), None, &["Giriş", TURKISH]),
        (Some(References), None, &["Soytürk, E. (2011). Su ve taş."]),
    ];
    let expected = [
        "title tr - Köylerdeki",
        "title en - The",
        "abstract tr - Bu",
        "abstract en - This",
        "keywords tr - değirmen|göç|köy",
        "keywords en - mill|migration|village",
        "body tr - Giriş",
        "references tr - Soytürk,",
    ];
    assert_eq!(outline(&fields), expected);
    let sections = FINDER.find(&document(&fields));
    assert_eq!((sections[2].declared, sections[3].declared), (None, Some(Language::English)));
    assert!(sections[3].confidence.value() > 0.9 && sections[3].evidence[0].observation == "declared by the file");
}

#[test]
fn a_long_form_is_declared() {
    let fields: [Field<'_>; 2] = [(Some(Abstract), None, &[TURKISH]), (Some(Summary), None, &[ENGLISH])];
    assert_eq!(outline(&fields), ["abstract tr - Bu", "summary en - This"]);
}

#[test]
fn descriptions_that_are_no_text_give_nothing() {
    for text in [
        "Yüksek Lisans Tezi",
        "https://example.org/handle/1/2",
        "XII, 120 sayfa ; 28 cm",
        "Tez (Doktora) -- Ovabaşı Üniversitesi, Sosyal Bilimler Enstitüsü, Tarih Ana Bilim Dalı, Yeniçağ Tarihi Bilim Dalı, Ovabaşı, 2011",
    ] {
        let none: [String; 0] = [];
        assert_eq!(outline(&[(Some(Abstract), None, &[text])]), none, "{text}");
    }
}

#[test]
fn one_field_holds_both_abstracts() {
    let headed =
        format!("Özet: {TURKISH} Anahtar Kelimeler: değirmen, göç. Abstract: {ENGLISH} Keywords: mill, migration.");
    let expected = [
        "abstract tr Özet Bu",
        "keywords tr Anahtar Kelimeler değirmen|göç",
        "abstract en Abstract This",
        "keywords en Keywords mill|migration",
    ];
    assert_eq!(outline(&[(Some(Abstract), None, &[&headed])]), expected);
    let bare = format!("{ENGLISH} {TURKISH}");
    assert_eq!(outline(&[(Some(Abstract), None, &[&bare])]), ["abstract en - This", "abstract tr - Bu"]);
    assert_eq!(outline(&[(Some(Abstract), None, &[TURKISH, ENGLISH])]), ["abstract tr - Bu", "abstract en - This"]);
    let capitals = format!("ÖZET {TURKISH}");
    assert_eq!(outline(&[(Some(Abstract), None, &[&capitals])]), ["abstract tr ÖZET Bu"]);
}

#[test]
fn a_quotation_in_the_other_language_is_no_second_text() {
    let text = format!("{TURKISH} Köylüler buna \"the mill of the old village\" der. {TURKISH}");
    assert_eq!(outline(&[(Some(Abstract), None, &[&text])]), ["abstract tr - Bu"]);
}

#[test]
fn a_title_whose_words_tell_no_language_is_in_the_other_one_than_its_twin() {
    let texts = [(Some(Abstract), None, &[TURKISH][..]), (Some(Abstract), None, &[ENGLISH])];
    let titles = |other| [(Some(Title), None, [other]), (Some(Title), None, ["Köy Değirmenleri ve Göç"])];
    for (other, language) in [("GIS, PCR, XRD", "en"), ("Миграция в горных деревнях", "rus")] {
        let titles = titles(other);
        let titles = titles.iter().map(|(field, language, lines)| (*field, *language, &lines[..]));
        let found = outline(&titles.chain(texts).collect::<Vec<_>>());
        assert!(found[0].starts_with(&format!("title {language}")), "{found:?}");
    }
}

#[test]
fn a_slash_inside_a_quotation_parts_no_title() {
    let title = "The Song of the Mill: “Değirmenin Taşı Döner / The Millstone Turns” and Its Singers";
    assert_eq!(outline(&[(Some(Title), None, &[title])]).len(), 1);
}

#[test]
fn a_slash_without_blanks_parts_two_whole_titles() {
    for title in [
        "Köylerdeki Su Değirmenlerinin Terk Edilişi: Ovabaşı Örneği/The Abandonment of Water Mills in the Villages",
        "The Abandonment of Water Mills and/or Villages/Köylerdeki Su Değirmenlerinin Terk Edilişi",
    ] {
        assert_eq!(outline(&[(Some(Title), None, &[title])]).len(), 2, "{title}");
    }
    for title in [
        "The Abandonment of Water Mills and/or Wind Mills in the Villages",
        "Köylerdeki Su Değirmenlerinin 2019/2020 Kışında Terk Edilişi",
        "The Abandonment of the Water Mills in Ovabaşı/Türkiye",
        "The Abandonment of Water Mills in Ovabaşı/Türkiye and the Villages around It",
        "Ovabaşı İlçesi Su Değirmenleri/Köylerdeki Su Değirmenlerinin Terk Edilişi",
    ] {
        assert_eq!(outline(&[(Some(Title), None, &[title])]).len(), 1, "{title}");
    }
}

#[test]
fn labels_are_parts() {
    let lines = [
        "Amaç",
        "Köylerdeki değirmenlerin nasıl terk edildiğini incelemek amaçlanmıştır ve bu amaçla köylere gidilmiştir.",
        "Bulgular",
        "Göçün belirleyici olduğu ve yapıların hızla yıkıldığı görülmüştür.",
    ];
    let sections = FINDER.find(&document(&[(Some(Abstract), None, &lines)]));
    assert_eq!((sections.len(), sections[0].parts.len()), (1, 2));
}

#[test]
fn mixed_subjects_are_two_lists() {
    let subjects = ["su değirmeni", "köyden kente göç", "kırsal yaşam", "water mill", "rural migration", "rural life"];
    let expected = [
        "keywords tr - su değirmeni|köyden kente göç|kırsal yaşam",
        "keywords en - water mill|rural migration|rural life",
    ];
    assert_eq!(outline(&[(Some(Keywords), None, &subjects)]), expected);
    assert_eq!(outline(&[(Some(Keywords), None, &[&subjects.join(", ")])]), expected);
    let lists = [
        "Agriculture",
        "Tarım",
        "water mill, rural migration, rural life.",
        "su değirmeni, köyden kente göç, kırsal yaşam.",
    ];
    assert_eq!(
        outline(&[(Some(Keywords), None, &lists)]),
        [
            "keywords en - water mill|rural migration|rural life",
            "keywords tr - su değirmeni|köyden kente göç|kırsal yaşam"
        ]
    );
}

#[test]
fn a_list_in_the_field_of_another_language_stays() {
    let list = ["su değirmeni, köyden kente göç, kırsal yaşam"];
    for languages in [[LanguageTag::TURKISH, LanguageTag::ENGLISH], [LanguageTag::ENGLISH, LanguageTag::TURKISH]] {
        let document = document(&languages.map(|language| (Some(Keywords), Some(language), &list[..])));
        let found = FINDER.find(&document);
        let declared: Vec<_> = found.iter().map(|section| section.declared).collect();
        assert_eq!(declared, [Some(Language::English)], "the other one says the same");
    }
}

#[test]
fn titles_in_two_languages_are_two() {
    let title = "Köylerdeki su değirmenlerinin terk edilişi / The abandonment of the water mills in the villages";
    assert_eq!(outline(&[(Some(Title), None, &[title])]), ["title tr - Köylerdeki", "title en - The"]);
    assert_eq!(outline(&[(Some(Title), None, &["Göç / göçerlik üzerine bir inceleme"])]).len(), 1);
}

#[test]
fn what_is_printed_too_is_found_once() {
    let fields: [Field<'_>; 6] = [
        (Some(Title), None, &["Köylerdeki Su Değirmenlerinin Terk Edilişi"]),
        (Some(Abstract), None, &[TURKISH]),
        (Some(Keywords), None, &["değirmen", "göç", "köy"]),
        (None, None, &["Öz", TURKISH, "Anahtar Kelimeler: değirmen, göç, köy"]),
        (None, None, &["Abstract"]),
        (None, None, &[ENGLISH]),
    ];
    let expected =
        ["title tr - Köylerdeki", "abstract tr - Bu", "keywords tr - değirmen|göç|köy", "abstract en Abstract This"];
    assert_eq!(outline(&fields), expected);
}

fn field() -> impl Strategy<Value = (Option<DeclaredField>, Vec<String>)> {
    let kinds = vec![None, Some(Title), Some(Abstract), Some(Summary), Some(Keywords), Some(Body), Some(References)];
    let line = prop_oneof![
        Just("Özet:".to_owned()),
        Just(format!("Abstract: {ENGLISH} Keywords: a, b. {TURKISH}")),
        Just("ÖZET Bir. ABSTRACT One. Anahtar Kelimeler: JEL: x".to_owned()),
        Just("a; b, c = d / e".to_owned()),
        "([a-zçğıöşü]{2,9} ){8,30}[.]",
        "[a-z.:;,=/A-ZÖ][a-z .:;,=/]{0,20}[a-z.:;,=/]",
    ];
    (prop::sample::select(kinds), prop::collection::vec(line, 1..4))
}

proptest! {
    #[test]
    fn sections_of_any_fields_are_ordered_disjoint_and_inside(fields in prop::collection::vec(field(), 0..8)) {
        let lines: Vec<Vec<&str>> = fields.iter().map(|(_, lines)| lines.iter().map(|line| &**line).collect()).collect();
        let fields: Vec<Field<'_>> = fields.iter().zip(&lines).map(|((field, _), lines)| (*field, None, &**lines)).collect();
        let document = document(&fields);
        let text = document.text.as_str();
        let mut end = 0;
        for section in FINDER.find(&document) {
            prop_assert!(section.span.start >= end && section.span.end <= text.len() && !section.span.is_empty());
            prop_assert_eq!(section.span.trimmed(text), section.span);
            if let Some(heading) = section.heading {
                prop_assert!(heading.end <= section.span.start && !heading.of(text).is_empty());
            }
            prop_assert!(section.keywords.iter().all(|keyword| section.span.contains(keyword.span)));
            prop_assert!(section.parts.iter().all(|part| section.span.contains(part.span)));
            end = section.span.end;
        }
    }
}

#[test]
fn a_text_behind_a_long_list_is_found() {
    let list = format!("Anahtar Kelimeler: {}", format_args!("köy. {}", "1923. ".repeat(4000)));
    let field = format!("{TURKISH} {list}\n{ENGLISH}");
    let found = outline(&[(Some(Abstract), None, &field.split('\n').collect::<Vec<_>>())]);
    let [first, keywords, last] = &*found else { panic!("{} sections", found.len()) };
    assert_eq!(first, "abstract tr - Bu");
    assert!(keywords.matches('|').count() > 3900);
    assert!(last.starts_with("abstract en"), "{last}");
}

#[test]
fn a_second_title_is_sought_at_the_first_marks() {
    let (turkish, english) = ("Su Değirmenlerinin Terk Edilişi", "The Abandonment of the Water Mills");
    let found = |title: &str| outline(&[(Some(Title), None, &[title])]).len();
    assert_eq!(found(&format!("{turkish} / {english}")), 2);
    assert_eq!(found(&format!("Su / Un / {turkish} / {english}")), 2);
    assert_eq!(found(&format!("{}{english}", format!("{turkish} / ").repeat(400))), 1);
}

#[test]
fn a_field_of_one_sentence_is_a_text_and_a_note_is_none() {
    let sentence = "Amaç, köydeki değirmenlerin nasıl terk edildiğini görmektir.";
    assert_eq!(outline(&[(Some(Abstract), None, &[sentence])]), ["abstract tr - Amaç,"]);
    for note in [
        "Doktora Tezi",
        "Bibliyografya ve dizin içerir.",
        "Thesis (M.A.), 2005.",
        "Ankara Üniversitesi Fen Bilimleri Enstitüsü",
    ] {
        assert_eq!(outline(&[(Some(Abstract), None, &[note])]), Vec::<String>::new(), "{note}");
    }
}
