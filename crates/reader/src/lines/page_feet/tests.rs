//! Pages with notes at their feet, and pages that only look so.

use super::*;

const PAGE_HEIGHT: f32 = 842.0;
const TEXT: [&str; 6] = [
    "Bu çalışmada değirmenlerin suyu nasıl kullandığı ve köylerin",
    "bu suyu nasıl paylaştığı eski defterlerle incelenmiştir. Her",
    "köyün kendi günü ve kendi saati vardı; bu düzen yüzyıllarca",
    "sürdü ve kimse onu yazıya geçirmeye gerek görmedi. Defterler",
    "yalnızca ödenen bedelleri tutar, suyun kendisinden söz etmez",
    "ve okuyanı yanıltır. Bulgular suyun köyler arasında eşit pay-",
];

/// Lines of one size below each other, the first at that distance from the page's top.
fn block(page: u32, texts: &[&str], top: f32, size: f32) -> Vec<PrintedLine> {
    let line = |(at, text): (usize, &&str)| {
        let width = text.chars().count() as f32 * size * 0.5;
        PrintedLine {
            text: (*text).to_owned(),
            page,
            frame: Some(Frame {
                left: 70.0,
                right: 70.0 + width,
                baseline: top + 1.2 * size * at as f32,
                size,
                page_width: 595.0,
                page_height: PAGE_HEIGHT,
            }),
            ..PrintedLine::default()
        }
    };
    texts.iter().enumerate().map(line).collect()
}

fn removed(blocks: &[Vec<PrintedLine>]) -> Vec<String> {
    let mut lines = blocks.concat();
    remove(&mut lines);
    lines.into_iter().filter(|line| !line.is_kept()).map(|line| line.text).collect()
}

const NOTES: [&str; 3] = ["* Bu yazı bir bildirinin genişletilmiş biçimidir.", "1 Dr., Ova Enstitüsü,", "su@ornek.org"];
const REST: [&str; 2] = ["laşılmadığını göstermektedir. Bundan sonra yapılacak", "çalışmalar bunu sınamalıdır."];

#[test]
fn smaller_print_under_a_broken_text_goes() {
    let page = |notes| [block(1, &TEXT, 660.0, 11.0), notes, block(2, &REST, 80.0, 11.0)];
    assert_eq!(removed(&page(block(1, &NOTES, 748.0, 9.0))), NOTES);
    // Also without a mark at the head.
    assert_eq!(removed(&page(block(1, &NOTES[2..], 760.0, 9.0))), NOTES[2..]);
    // And in the size of the text, where something else shows it.
    assert_eq!(removed(&page(block(1, &NOTES, 752.0, 11.0))), NOTES);
}

#[test]
fn a_rule_shows_notes_under_a_finished_text() {
    let mut notes = block(1, &["1 Defterin ikinci cildi, s. 12."], 760.0, 11.0);
    let page =
        |notes: &Vec<PrintedLine>| [block(1, &TEXT[..5], 660.0, 11.0), notes.clone(), block(2, &TEXT, 80.0, 11.0)];
    assert!(removed(&page(&notes)).is_empty());
    notes[0].rule_above = Some(RuleAbove::Short);
    notes[0].raised_lead = true;
    assert_eq!(removed(&page(&notes)).len(), 1);
}

#[test]
fn a_small_text_under_its_heading_stays() {
    let mut heading = block(1, &["Abstract"], 700.0, 11.0);
    heading[0].bold = true;
    let small =
        ["The mills shared the water of the stream,", "and the books do not say how this was", "done by the vil-"];
    let page = [block(1, &TEXT, 600.0, 11.0), heading, block(1, &small, 760.0, 9.0), block(2, &["lages."], 80.0, 9.0)];
    assert!(removed(&page).is_empty());
}

#[test]
fn small_print_that_ends_a_page_of_ended_text_stays() {
    // A last paragraph, a list of keywords, numbered lines.
    for last in ["Su, toprağın dostudur, derdi değirmenci.", "Anahtar Kelimeler: su, değirmen", "1. Değirmen suyu"]
    {
        let page =
            [block(1, &TEXT[1..2], 700.0, 11.0), block(1, &["ve bitti."], 713.0, 11.0), block(1, &[last], 762.0, 9.0)];
        assert!(removed(&[&page[..], &[block(2, &TEXT, 80.0, 11.0)]].concat()).is_empty(), "{last}");
    }
}

#[test]
fn words_of_notes_speak_for_them() {
    let page = |last: &'static str| {
        let above = block(1, &TEXT[..5], 660.0, 11.0);
        removed(&[above, block(1, &[last], 770.0, 9.0), block(2, &TEXT, 80.0, 11.0)])
    };
    assert_eq!(page("Geliş tarihi: 3 Mayıs, kabul tarihi: 4 Haziran").len(), 1);
    assert!(page("Su, toprağın dostudur, derdi değirmenci.").is_empty());
}

#[test]
fn words_of_notes_are_sorted_and_in_small_letters() {
    ikiz_text::data::check_lower(NOTE_WORDS, 1);
}

#[test]
fn the_rest_of_a_sentence_stays() {
    let rest = ["anlaşılmadığı bu tezde University of Mills defterleriyle gösterilmiş ve", "okunmuş olan her satır"];
    let page = [block(1, &TEXT[..5], 650.0, 11.0), block(1, &rest, 752.0, 11.0), block(2, &REST, 80.0, 11.0)];
    assert!(removed(&page).is_empty());
}

#[test]
fn numbered_lists_in_the_text_stay() {
    let list = [
        "Değirmenlerin yılları üç dönemdir ve bunlar şöyle sayılır",
        "1. Kuruluş yılları ve ilk",
        "2. Büyüme yılları ile",
    ];
    let page = [block(1, &list, 720.0, 11.0), block(2, &["3. Son yıllar."], 80.0, 11.0)];
    assert!(removed(&page).is_empty());
}

#[test]
fn notes_under_the_left_column_go() {
    let mut right = block(1, &REST, 80.0, 11.0);
    for line in &mut right {
        let frame = line.frame.as_mut().expect("it has a place");
        (frame.left, frame.right) = (frame.left + 260.0, frame.right + 260.0);
    }
    let narrow: Vec<&str> =
        TEXT.iter().map(|text| &text[..text.char_indices().nth(30).map_or(0, |(at, _)| at)]).collect();
    let notes = ["* Ova Enstitüsü", "su@ornek.org"];
    assert_eq!(removed(&[block(1, &narrow, 660.0, 11.0), block(1, &notes, 752.0, 8.0), right]), notes);
}
