//! `report.html` in a browser: what it shows, how it is corrected, what it loads. Skipped, aloud, without Chromium or
//! Playwright; `tests/peers/debian.sh` and `tests/peers/python.sh` install them.

use crate::interchange::HOSTILE;
use ikiz_tests::playground::Playground;
use ikiz_tests::python::python;
use std::fmt::Write;

const BROWSER: &str = include_str!("report_browser.py");
const LOOK: &str = include_str!("report.py");
const CORRECT: &str = include_str!("report_corrections.py");
const AGAIN: &str = include_str!("report_again.py");
const PACKAGES: [&str; 2] = ["playwright", "axe_playwright_python"];

/// Records whose texts differ by a number, enough for a report in parts.
fn records(count: usize) -> String {
    let mut table = String::from("id,title_en,title_tr,abstract_en,abstract_tr\n");
    for number in 0..count {
        let english = format!(
            "A total of {number} teachers in village schools took part. They used the tools mostly for presentation. "
        );
        let turkish =
            format!("Köy okullarından {number} öğretmen katılmıştır. Araçları çoğunlukla sunum için kullanmışlardır. ");
        let _ = writeln!(
            table,
            "r{number:05},Tools in school {number},Okulda araçlar {number},{},{}",
            english.repeat(6),
            turkish.repeat(6)
        );
    }
    table
}

/// A record with a word in all its texts that is longer than any page is wide.
fn endless() -> String {
    let [school, okul] = ["school", "okul"].map(|word| word.repeat(5000 / word.len()));
    let header = "id,title_en,title_tr,abstract_en,abstract_tr,keywords_en,keywords_tr";
    let english = format!("The teachers of village schools took part in this study. They wrote {school} on the board.");
    let turkish = format!("Bu çalışmaya köy okullarının öğretmenleri katılmıştır. Tahtaya {okul} yazmışlardır.");
    let titles = format!("The {school} of a village,Bir köyün {okul} yılı");
    format!("{header}\nu1,{titles},{english},{turkish},{school}; village,{okul}; köy\n")
}

#[test]
fn it_is_looked_through_and_corrected_in_a_browser() {
    let place = Playground::new();
    place.file("large.csv", records(1_500));
    place.file("hostile/düşman.md", HOSTILE);
    place.file("hostile/uzun.csv", endless());
    assert_eq!(ikiz_tests::program::ikiz(&["run", "corpus", "-o", &shown(&place, "small"), "--quiet"]).code, 0);
    for (input, output) in [("large.csv", "large"), ("hostile", "hostile.out")] {
        assert_eq!(place.ikiz(&["run", input, "-o", output, "--formats", "csv,html", "--quiet"]).code, 0);
    }
    let results = ["small", "large", "hostile.out", "corrected", "moved"].map(|name| shown(&place, name)).join("\n");
    let look_by = |script: &str, least: usize| {
        let told = python(&[BROWSER, script].concat(), &PACKAGES, &results)?;
        assert!(told.lines().count() > least, "{told}");
        for line in told.lines() {
            assert_eq!(line.split('\t').nth(1), Some("True"), "{line}");
        }
        Some(())
    };
    let look = || look_by(LOOK, 40);
    let Some(()) = look() else { return };
    // The next run takes up what was exported, and its report shows it.
    let exported = shown(&place, "small/exported.csv");
    let corrected = shown(&place, "corrected");
    let answer = ikiz_tests::program::ikiz(&["run", "corpus", "-o", &corrected, "--corrections", &exported]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let states: Vec<String> = place.table("corrected/corrections.csv").iter().map(|row| row["state"].clone()).collect();
    assert!(
        states.len() > 6 && states.iter().all(|state| ["applied", "agreed", "noted"].contains(&&**state)),
        "{states:?}"
    );
    look();
    look_by(CORRECT, 60);
    // Borders that were moved in the page are there in the next run, each in one row.
    let (borders, moved) = (shown(&place, "small/borders.csv"), shown(&place, "moved"));
    assert_eq!(ikiz_tests::program::ikiz(&["run", "corpus", "-o", &moved, "--corrections", &borders]).code, 0);
    let rows = place.table("moved/corrections.csv");
    assert!(rows.len() > 3 && rows.iter().all(|row| ["applied", "agreed"].contains(&&*row["state"])), "{rows:?}");
    look_by(AGAIN, 1);
}

fn shown(place: &Playground, name: &str) -> String {
    place.path(name).display().to_string()
}

/// A report of hundreds of parts holds no file open.
#[cfg(unix)]
#[test]
fn a_large_report_is_written_where_few_files_may_be_open() {
    let place = Playground::new();
    place.file("large.csv", records(12_000));
    let program = ikiz_tests::program::binary();
    let line =
        format!("ulimit -n 48; exec {} run large.csv -o out --formats html --no-store --quiet -j 2", program.display());
    let output = std::process::Command::new("sh").args(["-c", &line]).current_dir(place.root()).output().expect("sh");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(std::fs::read_dir(place.path("out/report")).expect("parts").count() > 40);
}

#[test]
fn parts_of_a_large_report_go_with_it() {
    let place = Playground::new();
    place.file("large.csv", records(1_500));
    let run = |formats: &str| {
        assert_eq!(place.ikiz(&["run", "large.csv", "-o", "out", "--formats", formats, "--quiet"]).code, 0);
    };
    run("html");
    let part = place.path("out/report/documents-0000.js");
    assert!(part.exists());
    place.file("out/report/mine.txt", "notes");
    run("csv");
    assert!(!part.exists() && !place.path("out/report.html").exists(), "parts of no report");
    assert!(place.path("out/report/mine.txt").exists(), "a file of the user");
    run("html");
    assert!(part.exists());
}
