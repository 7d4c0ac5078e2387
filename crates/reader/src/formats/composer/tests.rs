//! Paragraphs, pages and boxes as the formats of word processors give them.

use super::*;

const PLAIN: Look = Look { bold: false, size: Some(1200), hidden: false, raised: false, formula: false };
const BOLD: Look = Look { bold: true, size: Some(1600), ..PLAIN };

fn paragraph(composer: &mut Composer, text: &str, look: Look) {
    composer.begin();
    composer.text(text, look);
    composer.end();
}

fn seen(composer: Composer) -> Vec<(String, u32, usize, u32)> {
    let lines = composer.finish(Format::Docx).lines;
    lines.into_iter().map(|line| (line.text, line.number, line.gap, line.page)).collect()
}

#[test]
fn looks_are_measured_against_the_usual_size() {
    let mut composer = Composer::default();
    paragraph(&mut composer, "ÖZET", BOLD);
    composer.begin();
    composer.text("Ağaç: ", BOLD);
    composer.text("uzun bir cümle daha", PLAIN);
    composer.end();
    let lines = composer.finish(Format::Docx).lines;
    assert!(lines[0].bold && !lines[1].bold);
    assert_eq!((lines[0].bold_lead, lines[1].bold_lead), (0, 4));
    assert_eq!((lines[0].size_ratio, lines[1].size_ratio), (Some(16.0 / 12.0), Some(16.0 / 12.0)));
}

#[test]
fn a_paragraph_without_mark_goes_on_with_the_next() {
    let mut composer = Composer::default();
    composer.begin();
    composer.text("bir ", PLAIN);
    composer.end_without_mark();
    paragraph(&mut composer, "iki", PLAIN);
    composer.begin();
    composer.text("son", PLAIN);
    composer.end_without_mark();
    let expected = [("bir iki", 1, 1, 1), ("son", 3, 1, 1)];
    assert_eq!(seen(composer), expected.map(|(text, number, gap, page)| (text.to_owned(), number, gap, page)));
}

#[test]
fn tabs_part_short_entries() {
    let mut composer = Composer::default();
    composer.begin();
    composer.text("Anahtar:", BOLD);
    composer.text("\tsu\tarı\tbal", PLAIN);
    composer.end();
    paragraph(&mut composer, "Giriş\t5", PLAIN);
    paragraph(&mut composer, "Kasım 1920 \tAnkara\t12", PLAIN);
    let expected = [
        ("Anahtar:", 1, 1, 1),
        ("su", 1, 0, 1),
        ("arı", 1, 0, 1),
        ("bal", 1, 0, 1),
        ("Giriş 5", 2, 1, 1),
        ("Kasım 1920 Ankara 12", 3, 1, 1),
    ];
    assert_eq!(seen(composer), expected.map(|(text, number, gap, page)| (text.to_owned(), number, gap, page)));
}

#[test]
fn raised_digits_and_symbols_are_characters() {
    let mut composer = Composer::default();
    composer.begin();
    composer.text("Öz", BOLD);
    composer.text("12*", Look { raised: true, ..PLAIN });
    composer.text("\u{F0B7} madde", PLAIN);
    composer.end();
    assert_eq!(seen(composer)[0].0, "Öz¹²*• madde");
}

#[test]
fn text_boxes_follow_on_their_paragraph() {
    let mut composer = Composer::default();
    composer.begin();
    composer.text("dış ", PLAIN);
    paragraph(&mut composer, "iç", PLAIN);
    composer.page_break();
    composer.text("sonra", PLAIN);
    composer.end();
    let expected = [("dış", 1, 1, 1), ("sonra", 1, 1, 2), ("iç", 2, 1, 2)];
    assert_eq!(seen(composer), expected.map(|(text, number, gap, page)| (text.to_owned(), number, gap, page)));
}

#[test]
fn a_shown_break_is_the_one_asked_for() {
    let mut composer = Composer::default();
    paragraph(&mut composer, "bir", PLAIN);
    composer.begin();
    composer.page_break_before();
    composer.shown_page_break();
    composer.text("iki", PLAIN);
    composer.line_break();
    composer.shown_page_break();
    composer.text("üç", PLAIN);
    composer.end();
    let expected = [("bir", 1, 1, 1), ("iki", 2, 1, 2), ("üç", 2, 0, 3)];
    assert_eq!(seen(composer), expected.map(|(text, number, gap, page)| (text.to_owned(), number, gap, page)));
}

#[test]
fn the_first_paragraph_begins_the_first_page() {
    let mut composer = Composer::default();
    composer.begin();
    composer.page_break_before();
    composer.text("\u{200B}", PLAIN);
    composer.line_break();
    composer.text("tek", PLAIN);
    composer.end();
    assert_eq!(seen(composer), [("tek".to_owned(), 1, 1, 1)]);
}
