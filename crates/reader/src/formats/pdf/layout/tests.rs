//! Pages made of fragments, and the order in which their lines are read.

use super::super::fragments::fragment_of as fragment;
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
