//! Where texts begin and end: by print, by what stands behind the last sentence, and without a heading.

use ikiz_document::{Document, DocumentId, Line, LineStyle, RepairCounts, Section, Span};
use ikiz_sections::SectionFinder;
use std::sync::LazyLock;

static FINDER: LazyLock<SectionFinder> = LazyLock::new(SectionFinder::default);

const TURKISH: [&str; 5] = [
    "Bu çalışmada köylerdeki su değirmenlerinin son elli yıl içinde nasıl terk edildiği",
    "incelenmiştir. Veriler kırk iki değirmende yapılan ölçümlerden ve eski sahipleriyle",
    "yürütülen görüşmelerden derlenmiştir. Sonuçlar, elektriğin gelişinden çok göçün",
    "belirleyici olduğunu ve geriye kalan yapıların hızla yıkıldığını göstermektedir.",
    "Yapıların onarımı için yerel yönetimlerin bir envanter hazırlaması gerekir.",
];
const ENGLISH: [&str; 5] = [
    "This study examines how the water mills of the villages were abandoned over the last",
    "fifty years. The data were gathered from measurements at forty-two mills and from",
    "interviews with their former owners. The results show that migration mattered more",
    "than the arrival of electricity, and that the remaining buildings are falling down.",
    "It is clear that local governments need to prepare an inventory before any repair.",
];
const BODY: [&str; 3] = [
    "Değirmenler yüzyıllar boyunca köyün hem ekmeğini hem de haberini sağlayan yerlerdi ve",
    "suyun başına gelen herkes sırasını beklerken bir şeyler anlatır, bir şeyler öğrenirdi.",
    "Bugün bu yapıların çoğunun yalnızca temelleri ayaktadır ve kanalları toprakla doludur.",
];

/// Lines of a block in one print; a block begins with a gap.
fn block(lines: &[&str], size: f32) -> Vec<(String, LineStyle)> {
    let style = |at: usize| LineStyle { size_ratio: Some(size), blank_before: at == 0, ..LineStyle::default() };
    lines.iter().enumerate().map(|(at, line)| ((*line).to_owned(), style(at))).collect()
}

fn bold(line: &str) -> Vec<(String, LineStyle)> {
    let mut lines = block(&[line], 1.0);
    lines[0].1.bold = true;
    lines
}

fn document(blocks: &[Vec<(String, LineStyle)>]) -> Document {
    let mut text = String::new();
    let mut lines = Vec::new();
    for (number, (line, style)) in (1..).zip(blocks.concat()) {
        if style.blank_before && !text.is_empty() {
            text.push('\n');
        }
        let span = Span::new(text.len(), text.len() + line.len());
        text.push_str(&line);
        text.push('\n');
        lines.push(Line { span, source: 0, page: Some(1), number, style, frame: None, declared: None });
    }
    let (id, repairs) = (DocumentId::new("test"), RepairCounts::new());
    Document { id, text, lines, repairs, ..Document::default() }
}

fn texts(blocks: &[Vec<(String, LineStyle)>]) -> Vec<String> {
    let document = document(blocks);
    let is_text = |section: &Section| section.kind.is_text();
    let found = FINDER.find(&document);
    let text = |section: &Section| section.span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
    found.iter().filter(|section| is_text(section)).map(text).collect()
}

fn whole(lines: &[&str]) -> String {
    lines.join(" ")
}

#[test]
fn larger_print_ends_a_text() {
    let title = ["Water Mills in Mountain Villages: What They", "Ground and Why"];
    let found = texts(&[
        bold("Öz"),
        block(&TURKISH, 0.9),
        block(&title, 1.3),
        bold("Abstract"),
        block(&ENGLISH, 0.9),
        block(&["1. Giriş"], 1.3),
        block(&BODY, 1.0),
    ]);
    assert_eq!(found, [whole(&TURKISH), whole(&ENGLISH)]);
}

#[test]
fn a_title_in_the_print_of_the_text_is_none_of_it() {
    let mut title = block(&["Water Mills in Mountain Villages and What They Ground"], 1.0);
    title[0].1.indent = 12;
    let found = texts(&[bold("Öz"), block(&TURKISH, 1.0), title, bold("Abstract"), block(&ENGLISH, 1.0)]);
    assert_eq!(found, [whole(&TURKISH), whole(&ENGLISH)]);
}

#[test]
fn a_text_without_a_last_stop_stays_whole() {
    let last = ["Yapıların onarımı için yerel yönetimlerin bir envanter hazırlaması beklenmektedir"];
    let found = texts(&[bold("Öz"), block(&TURKISH, 1.0), block(&last, 1.0), bold("Giriş"), block(&BODY, 1.0)]);
    assert_eq!(found, [format!("{} {}", whole(&TURKISH), last[0])]);
}

#[test]
fn smaller_print_behind_a_text_ends_it() {
    let dates = ["Bu yazı iki hakem tarafından okunmuştur ve yayıma uygun bulunmuştur."];
    let found = texts(&[bold("Öz"), block(&TURKISH, 1.0), block(&dates, 0.8), bold("Giriş"), block(&BODY, 1.0)]);
    assert_eq!(found, [whole(&TURKISH)]);
}

#[test]
fn a_text_goes_on_behind_smaller_print() {
    let (first, second) = TURKISH.split_at(4);
    let note = ["Ölçümler yaz ortasında yapılmıştır."];
    let found = texts(&[
        bold("Öz"),
        block(first, 1.0),
        block(&note, 0.8),
        block(second, 1.0),
        bold("Giriş"),
        block(&BODY, 1.0),
    ]);
    assert!(found[0].ends_with(TURKISH[4]), "{found:?}");
}

#[test]
fn a_line_that_begins_with_a_number_is_no_heading() {
    let (first, second) = TURKISH.split_at(4);
    let number = ["21. yüzyılda kalan son değirmenlerin çoğu"];
    let rest = ["yıkılmıştır. Onarım beklenmemektedir."];
    let found =
        texts(&[bold("Öz"), block(&[first, &number, &rest, second].concat(), 1.0), bold("Giriş"), block(&BODY, 1.0)]);
    assert!(found[0].ends_with(TURKISH[4]), "{found:?}");
}

#[test]
fn bold_headings_inside_a_text_may_have_words_of_front_matter() {
    let inner = "Araştırma, Onarım ve Gelecek";
    let keywords = ["Anahtar Kelimeler: değirmen, su, köy"];
    let found = texts(&[bold("Öz"), block(&TURKISH, 1.0), bold(inner), block(&BODY, 1.0), block(&keywords, 1.0)]);
    assert_eq!(found, [format!("{} {inner} {}", whole(&TURKISH), whole(&BODY))]);
    // The first line behind such a heading may be full of names.
    let names =
        ["Ovabaşı, Dereköy, Karataş, Yeşilyayla, Taşköprü ve Akpınar köylerinde duran", BODY[0], BODY[1], BODY[2]];
    let found = texts(&[bold("Öz"), block(&TURKISH, 1.0), bold(inner), block(&names, 1.0), block(&keywords, 1.0)]);
    assert_eq!(found, [format!("{} {inner} {}", whole(&TURKISH), whole(&names))]);
    let dates = "Araştırma, Ovabaşı, 2011";
    let found = texts(&[bold("Öz"), block(&TURKISH, 1.0), block(&[dates], 1.0), block(&keywords, 1.0)]);
    assert_eq!(found, [whole(&TURKISH)]);
}

#[test]
fn fields_of_a_record_end_a_text() {
    let text = whole(&TURKISH);
    let record = [format!("Özet: {text}"), "Yazar adı: Selim Karataş".to_owned(), "Dergi: Ova Dergisi".to_owned()];
    let lines: Vec<&str> = record.iter().map(String::as_str).collect();
    assert_eq!(texts(&[block(&lines, 1.0)]), [text]);
}

#[test]
fn one_sentence_under_a_clear_heading_is_a_text() {
    let sentence = ["Bu çalışmada eski su değirmenleri köylülerle konuşularak anlatılmıştır."];
    assert_eq!(texts(&[bold("Öz"), block(&sentence, 1.0), bold("Giriş"), block(&BODY, 1.0)]), sentence);
    // Words that are no sentence are none.
    assert!(texts(&[bold("Öz"), block(&["buraya yazılacaktır"], 1.0), bold("Giriş"), block(&BODY, 1.0)]).is_empty());
}

#[test]
fn texts_above_lists_of_keywords_need_no_heading() {
    let title = |text: &'static str| {
        let mut lines = bold(text);
        lines[0].1.size_ratio = Some(1.3);
        lines
    };
    let blocks = [
        title("Dağ Köylerinde Su Değirmenleri"),
        block(&["Selim KARATAŞ"], 1.0),
        block(&TURKISH, 1.0),
        block(&["Anahtar Kelimeler: değirmen, su, köy"], 1.0),
        title("Water Mills in Mountain Villages"),
        block(&ENGLISH, 1.0),
        block(&["Keywords: mill, water, village"], 1.0),
        bold("Giriş"),
        block(&BODY, 1.0),
    ];
    assert_eq!(texts(&blocks), [whole(&TURKISH), whole(&ENGLISH)]);
    let times = |times: usize| {
        let long = TURKISH.repeat(times);
        let blocks = [
            title("Dağ Köylerinde Su Değirmenleri"),
            block(&["Selim KARATAŞ"], 1.0),
            block(&long, 1.0),
            block(&["Anahtar Kelimeler: değirmen, su, köy"], 1.0),
        ];
        texts(&blocks) == [whole(&long)]
    };
    assert!(times(15), "a long abstract");
    assert!(!times(40), "an article");
    // Behind the body they are the body's end.
    let behind =
        [bold("Giriş"), block(&BODY, 1.0), block(&TURKISH, 1.0), block(&["Anahtar Kelimeler: değirmen, su"], 1.0)];
    assert!(texts(&behind).is_empty());
}
