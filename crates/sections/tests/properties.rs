//! What is promised of the sections of any document.

mod common;

use common::document;
use ikiz_sections::SectionFinder;
use proptest::prelude::*;
use std::sync::LazyLock;

static FINDER: LazyLock<SectionFinder> = LazyLock::new(SectionFinder::default);

/// Lines of which documents with headings at all places are made.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        prop::sample::select(vec![
            "Öz",
            "ABSTRACT",
            "ÖzBu. Keywordsone; (JEL: Q1) MSC 62P12",
            "Abtract: 1) bir 2) iki 3) üç",
            "::ÖZ¹:: / İngilizce Öz (en)",
            "الملخص: ا، ب",
            "Özet / Summary",
            "Anahtar",
            "Keywords: bir, iki (üç, dört); beş.",
            "Anahtar Kelimeler —",
            "Giriş",
            "KAYNAKÇA",
            "Amaç: sayıldı.",
            "JEL Codes: A1",
            "Extended Summary",
            "1. Introduction",
            "Ayşe KAYA*",
            "a@b.org",
            "• arı",
            "ÖZET ....... 4",
        ])
        .prop_map(str::to_owned),
        "([a-zçğıöşü]{2,9} ){8,30}[.]",
        "\\PC{0,30}",
    ]
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let document = document(text);
    let mut end = 0;
    for (index, section) in FINDER.find(&document).iter().enumerate() {
        prop_assert_eq!(section.id.0 as usize, index + 1);
        prop_assert!(section.span.start >= end && section.span.end <= text.len());
        prop_assert!(!section.span.is_empty());
        prop_assert_eq!(section.span.trimmed(text), section.span);
        if let Some(heading) = section.heading {
            prop_assert!(heading.end <= section.span.start && !heading.of(text).is_empty());
        }
        let mut inner = section.span.start;
        for keyword in &section.keywords {
            prop_assert!(keyword.span.start >= inner && section.span.contains(keyword.span));
            inner = keyword.span.end;
        }
        let mut inner = section.span.start;
        for part in &section.parts {
            prop_assert!(part.label.start >= inner && part.label.end <= part.span.start);
            prop_assert!(section.span.contains(part.span));
            inner = part.span.end;
        }
        end = section.span.end;
    }
    Ok(())
}

proptest! {
    #[test]
    fn sections_are_ordered_disjoint_and_inside(lines in prop::collection::vec(line(), 0..25)) {
        check(&lines.join("\n"))?;
    }

    #[test]
    fn any_text_is_survived(text in "(\\PC|[\n\r\0\t]){0,300}") {
        check(&text)?;
    }
}
