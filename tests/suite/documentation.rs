//! What the documents say is so: commands run, excerpts are real, references are not stale.

use ikiz_tests::{program::ikiz, root, table};

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn table_reference_is_current() {
    let page = ikiz_writers::reference::page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(root().join("docs/tables.md"), &page).expect("docs/tables.md");
    }
    assert!(
        read("docs/tables.md") == page,
        "docs/tables.md is stale: UPDATE_DOCS=1 cargo test -p ikiz-tests documentation"
    );
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

/// Code blocks of a page with their language.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(language), None) => open = Some((language.to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

/// Every line of a `console` block that begins with `$ ikiz` is run; what follows is its standard output.
#[test]
fn commands_in_the_readme_answer_as_shown() {
    let mut commands = 0;
    for (_, block) in blocks(&read("README.md")).iter().filter(|(language, _)| language == "console") {
        for part in block.split("$ ").skip(1) {
            let (command, expected) = part.split_once('\n').unwrap_or((part, ""));
            let words: Vec<&str> = command.split_whitespace().collect();
            assert_eq!(words[0], "ikiz", "a console block of the README shows commands of ikiz: {command}");
            let answer = ikiz(&words[1..]);
            assert_eq!(answer.code, 0, "{command}: {}", answer.stderr);
            assert_eq!(answer.stdout.trim_end(), expected.trim_end(), "{command}");
            commands += 1;
        }
    }
    assert!(commands > 0, "the README shows no command");
}

/// A Markdown table under `<!-- excerpt: NAME -->` shows some columns of rows that stand so in `output/NAME.csv`.
#[test]
fn excerpts_in_the_readme_are_real() {
    let page = read("README.md");
    let mut excerpts = 0;
    for part in page.split("<!-- excerpt: ").skip(1) {
        let (name, rest) = part.split_once(" -->\n").expect("a marker");
        let mut lines = rest.lines().take_while(|line| line.starts_with('|')).map(cells);
        let header = lines.next().expect("a header");
        let rows = table::read(&root().join(format!("output/{name}.csv")));
        let shown: Vec<Vec<String>> = lines.skip(1).collect();
        assert!(!shown.is_empty(), "{name}: no rows");
        for cells in shown {
            let is_real = rows.iter().any(|row| header.iter().zip(&cells).all(|(column, cell)| row[column] == *cell));
            assert!(is_real, "not in output/{name}.csv: {cells:?}");
        }
        excerpts += 1;
    }
    assert!(excerpts > 0, "the README shows no table");
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim_matches('|').replace("\\|", "\u{0}");
    line.split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect()
}
