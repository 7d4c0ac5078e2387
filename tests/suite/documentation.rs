//! What the documents say is so: commands run, excerpts are real, references are not stale.

use crate::{glossary, quality, reliability, section_pair_quality, stage_quality};
use ikiz_document::Check;
use ikiz_tests::difference;
use ikiz_tests::table::{self, Row};
use ikiz_tests::{program::ikiz, root};

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn table_reference_is_current() {
    hold("docs/tables.md", &ikiz_writers::reference::page());
}

#[test]
fn every_check_is_described() {
    let page = read("docs/checks.md");
    for check in Check::ALL {
        assert!(page.contains(&format!("\n| `{}` | ", check.name())), "docs/checks.md has no row for {}", check.name());
    }
}

#[test]
fn references_are_current() {
    let pages = [
        ("commands", "docs/reference/commands.md"),
        ("configuration", "docs/reference/configuration.md"),
        ("profiles", "docs/profiles.md"),
    ];
    for (page, file) in pages {
        let answer = ikiz(&["reference", page]);
        assert_eq!((answer.code, &*answer.stderr), (0, ""));
        hold(file, &answer.stdout);
    }
}

#[test]
fn data_package_names_every_table() {
    let package: serde_json::Value = serde_json::from_str(&read("output/datapackage.json")).expect("JSON");
    for resource in package["resources"].as_array().expect("resources") {
        let path = resource["path"].as_str().expect("a path");
        let table = read(&format!("output/{path}"));
        let header = table.split("\r\n").next().unwrap_or_default();
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let names: Vec<&str> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
        assert_eq!(header, names.join(","), "{path}");
    }
}

/// Fails where a page is not what the program gives now; with `UPDATE_DOCS` set, writes it anew.
fn hold(name: &str, current: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(root().join(name), current).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let page = read(name);
    let stale = difference::between(name, page.as_bytes(), current.as_bytes()).join("\n");
    assert!(stale.is_empty(), "{name} is stale: UPDATE_DOCS=1 cargo test -p ikiz-tests documentation\n{stale}");
}

/// Commands and excerpts of a page are what the program gives: in `console` blocks every line that begins with `$ ikiz`
/// is run and is followed by its standard output; a Markdown table under `<!-- excerpt: NAME -->` shows columns of rows
/// of `output/NAME.csv`.
#[test]
fn readme_shows_what_the_program_gives() {
    let page = read("README.md");
    let mut current = String::new();
    let mut lines = page.lines().peekable();
    let (mut commands, mut excerpts) = (0, 0);
    while let Some(line) = lines.next() {
        current.push_str(line);
        current.push('\n');
        if line == "```console" {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let shown = block.iter().filter_map(|line| line.strip_prefix("$ ")).map(answered).collect::<Vec<_>>();
            commands += shown.len();
            current.push_str(&shown.join("\n"));
            current.push_str("```\n");
        } else if let Some(name) = line.strip_prefix("<!-- excerpt: ").and_then(|rest| rest.strip_suffix(" -->")) {
            let rows = table::read(&root().join(format!("output/{name}.csv")));
            let mut table = Vec::new();
            while let Some(line) = lines.next_if(|line| line.starts_with('|')) {
                table.push(line);
            }
            let header = cells(table[0]);
            current.extend([table[0], "\n", table[1], "\n"]);
            for row in &table[2..] {
                current.push_str(&nearest(&header, &cells(row), &rows));
            }
            excerpts += 1;
        }
    }
    assert!(commands > 0 && excerpts > 0, "the README shows commands and tables");
    hold("README.md", &current);
}

#[test]
fn the_turkish_readme_gives_the_same_commands() {
    let blocks = |page: &str| -> Vec<String> {
        let parts: Vec<String> = read(page).split("\n```").map(str::to_owned).collect();
        parts.into_iter().skip(1).step_by(2).collect()
    };
    let (english, turkish) = (blocks("README.md"), blocks("README.tr.md"));
    assert!(turkish.len() > 5 && turkish.iter().all(|block| english.contains(block)), "{turkish:?}");
}

/// A command with what it prints.
fn answered(command: &str) -> String {
    let words: Vec<&str> = command.split_whitespace().collect();
    assert_eq!(words[0], "ikiz", "a console block shows commands of ikiz: {command}");
    let answer = ikiz(&words[1..]);
    assert_eq!(answer.code, 0, "{command}: {}", answer.stderr);
    format!("$ {command}\n{}", answer.stdout)
}

/// The row of a table that agrees with the one shown in most cells, as it is shown.
fn nearest(header: &[String], shown: &[String], rows: &[Row]) -> String {
    let agreement = |row: &&Row| header.iter().zip(shown).filter(|(column, cell)| row[*column] == **cell).count();
    let row = rows.iter().rev().max_by_key(agreement).expect("a row");
    let cells: Vec<String> = header.iter().map(|column| row[column].replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim_matches('|').replace("\\|", "\u{0}");
    line.split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect()
}

/// The text between `<!-- name -->` and `<!-- /name -->` is replaced.
fn with_block(page: &str, name: &str, block: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = page.split_once(&open).unwrap_or_else(|| panic!("no {open}"));
    let (_, after) = rest.split_once(&close).unwrap_or_else(|| panic!("no {close}"));
    format!("{before}{open}{block}{close}{after}")
}

#[test]
fn scores_in_the_quality_page_are_current() {
    let page = read("docs/quality.md");
    let page = with_block(&page, "scores", &quality::scores());
    let page = with_block(&page, "reliability", &reliability::of_beads());
    let page = with_block(&page, "section-reliability", &reliability::of_sections());
    let page = with_block(&page, "section-pair-scores", &section_pair_quality::scores());
    let page = with_block(&page, "section-pair-reliability", &reliability::of_section_pairs());
    let page = with_block(&page, "glossary-scores", &glossary::scores());
    let page = with_block(&page, "stage-scores", &stage_quality::scores());
    hold("docs/quality.md", &with_block(&page, "language-reliability", &stage_quality::reliability()));
}
