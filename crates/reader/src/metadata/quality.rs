//! First pages against `tests/gold/stages/front_lines.tsv`: every line that declares is read, and nothing else.

use super::front::{FrontLine, read};
use ikiz_text::data::rows;

const GOLD: &str = include_str!("../../../../tests/gold/stages/front_lines.tsv");

#[test]
fn first_pages_say_what_a_reader_finds_on_them() {
    let mut wrong = Vec::new();
    for [lines, expected @ ..] in rows::<6>(GOLD) {
        let front: Vec<FrontLine<'_>> = lines.split('⏎').map(|text| FrontLine { text, is_note: false }).collect();
        let found = read(&front);
        let year = found.year.map(|year| year.to_string());
        let given = [found.journal, found.volume, found.issue, year, found.doi];
        let given: Vec<String> = given.into_iter().map(|value| value.unwrap_or_else(|| "-".to_owned())).collect();
        if given != expected {
            wrong.push(format!("{lines}\n  gold {}\n  read {}", expected.join(" | "), given.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}
