//! The workbook and the forms for Excel, opened by LibreOffice as in Turkey and as in America: each cell is what the table
//! says. Skipped, aloud, without LibreOffice or openpyxl; `tests/peers/debian.sh` and `python.sh` install them.

use crate::interchange::HOSTILE;
use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::python::python;

const SCRIPT: &str = include_str!("spreadsheets.py");

#[test]
fn cells_come_back_as_the_tables_have_them() {
    let place = Playground::new();
    place.file("in/düşman.md", HOSTILE).file("in/a.txt", ARTICLE);
    // What a spreadsheet takes for a date or a truth value.
    let odd = "id,cilt,sayı,keywords:en,keywords:tr,abstract_en,abstract_tr\n\
        007,3-4,1/2,\"true, May 2020, 12 Sep, school\",\"doğru, 12 Eylül, 3-4, okul\",\
        It was true in 17 schools that the roads of May were wet.,17 okulda Mayıs yollarının ıslak olduğu doğru çıktı.\n";
    place.file("in/kayıtlar.csv", odd);
    let mut asked = Vec::new();
    for (excel, locale) in [("tr", "tr-TR"), ("en", "en-US")] {
        let answer = place.ikiz(&["run", "in", "-o", excel, "--excel", excel, "--min-count", "1", "--quiet"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        asked.push(format!("{}\t{locale}", place.path(excel).display()));
    }
    let Some(told) = python(SCRIPT, &["openpyxl"], &asked.join("\n")) else { return };
    assert_eq!(told.lines().count(), 6, "{told}");
    for line in told.lines() {
        assert_eq!(line.split('\t').nth(1), Some("True"), "{line}");
    }
}
