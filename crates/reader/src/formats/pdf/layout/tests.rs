//! Pages made of fragments, and the order in which their lines are read.

use super::super::page::fragment_of as fragment;
use super::*;

/// Lines of a column, twelve points apart.
fn column(texts: &[&str], left: f64, top: f64) -> Vec<Fragment> {
    texts.iter().enumerate().map(|(at, text)| fragment(text, left, top - 12.0 * at as f64)).collect()
}

fn read(fragments: Vec<Fragment>) -> Vec<String> {
    lines(fragments).into_iter().map(|line| line.text).collect()
}

const LEFT: [&str; 6] = [
    "the left column begins with",
    "a sentence that goes on over",
    "several lines and ends in the",
    "middle of the page, where the",
    "reader turns to the top of the",
    "second column and reads on",
];
const RIGHT: [&str; 6] = [
    "the right column holds what",
    "comes after it in the text and",
    "must never be mixed with the",
    "lines that stand beside it in",
    "print, however near to them",
    "they may have been drawn here",
];

#[test]
fn columns_are_read_one_after_the_other() {
    let title = fragment("A title that goes over both of the columns of this page", 100.0, 760.0);
    let mut page = vec![title.clone()];
    // Drawn line by line across the page.
    for (left, right) in column(&LEFT, 70.0, 700.0).into_iter().zip(column(&RIGHT, 260.0, 700.0)) {
        page.extend([left, right]);
    }
    let expected: Vec<String> =
        std::iter::once(title.text.as_str()).chain(LEFT).chain(RIGHT).map(str::to_owned).collect();
    assert_eq!(read(page), expected);
}

#[test]
fn labels_go_before_the_text_beside_them() {
    let mut page = column(&LEFT, 150.0, 700.0);
    page.push(fragment("Özet", 70.0, 700.0));
    page.push(fragment("Anahtar", 70.0, 628.0));
    page.push(fragment("sözcükler", 70.0, 616.0));
    page.push(fragment("süt, maya, ekmek", 150.0, 622.0));
    let mut expected = vec!["Özet".to_owned()];
    expected.extend(LEFT.map(str::to_owned));
    expected.extend(["Anahtar", "sözcükler", "süt, maya, ekmek"].map(str::to_owned));
    assert_eq!(read(page), expected);
}

#[test]
fn a_box_is_read_before_the_text_beside_it() {
    let mut page =
        column(&["MAKALE BİLGİSİ", "Geliş: 1 Mayıs", "Kabul: 2 Haziran", "Anahtar: maya", "ekmek"], 70.0, 700.0);
    let texts = [&LEFT[..], &RIGHT[..]].concat();
    page.extend(column(&texts, 190.0, 700.0));
    let read = read(page);
    assert_eq!(read[..5], ["MAKALE BİLGİSİ", "Geliş: 1 Mayıs", "Kabul: 2 Haziran", "Anahtar: maya", "ekmek"]);
    assert_eq!(read[5..], texts);
}

#[test]
fn numbers_of_a_list_are_no_column() {
    let mut page = column(&LEFT, 100.0, 700.0);
    page.extend(column(&["1.", "2.", "3.", "4.", "5.", "6."], 70.0, 700.0));
    let expected: Vec<String> = LEFT.iter().enumerate().map(|(at, text)| format!("{}. {text}", at + 1)).collect();
    assert_eq!(read(page), expected);
}

#[test]
fn raised_numbers_stay_in_their_line() {
    let word = fragment("the word", 70.0, 700.0);
    let raised = Fragment { size: 6.0, right: 113.0, ..fragment("1", 110.0, 704.5) };
    let rest = fragment("goes on", 118.0, 700.0);
    assert_eq!(read(vec![raised, word, rest]), ["the word¹ goes on"]);
}

#[test]
fn nothing_gives_nothing() {
    assert!(read(Vec::new()).is_empty());
}

/// A page number under the middle of the page, and a heading under the left column alone.
#[test]
fn what_stands_far_below_columns_is_none_of_them() {
    let mut page = column(&LEFT, 70.0, 700.0);
    page.extend(column(&RIGHT, 230.0, 700.0));
    page.push(fragment("12", 222.0, 560.0));
    let expected: Vec<&str> = LEFT.into_iter().chain(RIGHT).chain(["12"]).collect();
    assert_eq!(read(page), expected);
}

#[test]
fn a_line_that_is_set_too_full_closes_no_gutter() {
    let mut page = column(&LEFT, 70.0, 700.0);
    page[2].right = 233.0;
    page.extend(column(&RIGHT, 230.0, 700.0));
    let expected: Vec<&str> = LEFT.into_iter().chain(RIGHT).collect();
    assert_eq!(read(page), expected);
}

#[test]
fn the_right_column_may_begin_above_the_left_one() {
    let mut page = column(&LEFT, 70.0, 676.0);
    page.extend(column(&RIGHT, 260.0, 700.0));
    let expected: Vec<&str> = LEFT.into_iter().chain(RIGHT).collect();
    assert_eq!(read(page), expected);
}

const BOX: [&str; 5] = ["ARTICLE INFO", "Received: 1 May", "Accepted: 2 June", "Keywords: yeast", "bread"];

#[test]
fn a_text_that_goes_on_under_a_box_is_not_cut_by_it() {
    for left in [false, true] {
        let (text, beside) = if left { (170.0, 70.0) } else { (70.0, 260.0) };
        let mut page = column(&LEFT, text, 700.0);
        page.extend(column(&BOX, beside, 700.0));
        let below = ["second column and goes on over all of the page, under what stood beside it, until", "it ends."];
        page.extend(column(&below, 70.0, 628.0));
        let expected: Vec<&str> = BOX.into_iter().chain(LEFT).chain(below).collect();
        assert_eq!(read(page), expected);
    }
}

#[test]
fn boxes_of_two_texts_stand_beside_their_own() {
    let english =
        ["ABSTRACT", "In this study the left column begins", "with a sentence that goes on over", "several lines."];
    let turkish = ["ÖZET", "Bu çalışmada sol sütun bir cümleyle", "başlar ve birkaç satır boyunca hep", "sürer."];
    let info = ["MAKALE BİLGİSİ", "Geliş: 1 Mayıs", "Kabul: 2 Haziran", "Anahtar: maya"];
    let page = [
        column(&BOX[..4], 70.0, 700.0),
        column(&english, 170.0, 700.0),
        column(&info, 70.0, 630.0),
        column(&turkish, 170.0, 630.0),
    ];
    let expected: Vec<&str> = BOX[..4].iter().copied().chain(english).chain(info).chain(turkish).collect();
    let mut page = page.concat();
    page.sort_by(|one, other| one.left.total_cmp(&other.left));
    assert_eq!(read(page), expected);
}

/// White space that goes through a box and a text by chance parts nothing.
#[test]
fn paragraphs_beside_a_box_stay_together() {
    let first = ["Aim: the left column begins with a", "sentence that goes on over lines."];
    let second = ["Method: the reader turns to the top", "of the second column and reads on."];
    let third = ["Results: what comes after it in the", "text is never mixed with it at all."];
    let mut page = [column(&BOX[..2], 70.0, 700.0), column(&first, 170.0, 700.0)].concat();
    page.extend([column(&BOX[2..], 70.0, 664.0), column(&second, 170.0, 664.0)].concat());
    page.extend(column(&third, 170.0, 628.0));
    let expected: Vec<&str> = BOX.into_iter().chain(first).chain(second).chain(third).collect();
    assert_eq!(read(page), expected);
}
