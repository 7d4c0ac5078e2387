//! The template of a profile, and the page of its keys, from the list of keys.

use super::keys::{Key, Table};
use super::shipped::Shipped;
use ikiz_document::Check;
use std::fmt::Write;

/// The width of a line of the template.
const WIDTH: usize = 100;

/// The tables, in the order in which they are listed for users.
const TABLES: [&str; 7] = ["", "title", "abstract", "summary", "keywords", "codes", "front"];

/// What the page says before the keys.
const OPENING: &str = "\
# Profiles

Generated from the list of keys in `crates/comparison/src/profile/keys.rs`; a test compares the two.

A profile is what a journal asks of a manuscript, in a TOML file. `ikiz check manuscript.docx --profile FILE` checks by
it, and `ikiz run articles --profile FILE` has the same findings in `checks.csv`. What a profile does not name is not
asked; without a profile nothing is measured against a limit. Its checks begin with `profile-`, see
[checks.md](checks.md).

## How to write one

1. `ikiz profile list` shows the profiles that are shipped, `ikiz profile show isnad` prints one of them.
2. `ikiz profile new my-journal.toml` writes a template with every key, each behind a `#`. Take the `#` away where your
   journal asks for something, and put in your figures.
3. `ikiz check manuscript.docx --profile my-journal.toml` checks. A key that does not exist, a value that does not fit,
   and two keys that cannot both be kept are errors that name the line and say what is right.

Words, characters and codes are counted, not estimated: a limit is kept or not, and there is no tolerance.

## Languages

The sections of a journal come in two languages. The table `[abstract]` is about the abstracts of both; what differs in
one stands in a table of its own: `[abstract.tr]`, `[abstract.en]`, or `[abstract.first]` and `[abstract.second]`, where
the first language is that of the running text of the article (without running text, that of the first section). Where
both fit, `tr` and `en` come before `first` and `second`. `required` names the languages in the same words.

```toml
[abstract]
required = [\"first\", \"second\"]
words = [150, 250]

[abstract.second]
words = { max = 300 }

[summary]
required = [\"second\"]
words = [750, 1000]
```

The summary is the long form (`Extended Summary`, `Genişletilmiş Özet`) of an article that has an abstract too.

Where a profile says in which languages a section is required, the check `section-missing`, which knows no journal, is
silent about that kind of section.

## Severities

A limit that is not kept, and a section or statement that is missing, is an error; all else is a warning. `[severity]`
says otherwise:

```toml
[severity]
profile-keyword-case = \"note\"
profile-citation = \"error\"
```
";

/// What the page says behind the keys.
const CLOSING: &str = "\
## What is shipped

The rules of houses and journals as their own pages said them on the day of `read`; look at `source` before you rely on
them. TR Dizin gives no figures of its own, so none of these figures is one of TR Dizin's.
";

/// A profile with every key behind a `#`, for a user to fill in.
pub fn template() -> String {
    let mut text = String::from(
        "# What my journal asks of a manuscript. Take the # away where it asks for something; all keys: docs/profiles.md.\n\
         # Then: ikiz check manuscript.docx --profile THIS-FILE\n",
    );
    for table in tables() {
        text.push('\n');
        if !table.is_empty() {
            let _ = writeln!(text, "[{table}]");
        }
        for key in Key::LIST.iter().filter(|key| stands_in(key, table)) {
            for line in wrapped(&key.meaning.replace('`', "")) {
                let _ = writeln!(text, "# {line}");
            }
            let _ = writeln!(text, "#{} = {}", key.name, example(key, table));
        }
    }
    text.push_str("\n# Another severity than a check has: note, warning or error.\n[severity]\n");
    for check in Check::of_profile() {
        let _ = writeln!(text, "#{} = \"warning\"", check.name());
    }
    text
}

/// The text of `docs/profiles.md`.
pub fn page() -> String {
    let mut page = format!("{OPENING}\n## Keys\n");
    for table in tables() {
        let title = if table.is_empty() { "The top of the file".to_owned() } else { format!("`[{table}]`") };
        let _ = write!(page, "\n### {title}\n\n| key | example | what it says | checks |\n|---|---|---|---|\n");
        for key in Key::LIST.iter().filter(|key| stands_in(key, table)) {
            let checks: Vec<String> = key.checks.iter().map(|check| format!("`{}`", check.name())).collect();
            let (example, meaning) = (example(key, table), key.meaning);
            let row = [format!("`{}`", key.name), format!("`{example}`"), meaning.to_owned(), checks.join(", ")];
            let _ = writeln!(page, "| {} |", row.map(|cell| cell.replace('|', "\\|")).join(" | "));
        }
    }
    let _ = write!(page, "\n{CLOSING}\n| name | whose rules | source | read |\n|---|---|---|---|\n");
    for shipped in Shipped::LIST {
        let profile = shipped.profile();
        let _ = writeln!(page, "| `{}` | {} | {} | {} |", profile.name, profile.journal, profile.source, profile.read);
    }
    page
}

fn tables() -> impl Iterator<Item = &'static str> {
    TABLES.into_iter().chain(["statements"])
}

fn stands_in(key: &Key, table: &str) -> bool {
    if table.is_empty() { key.table == Table::Top } else { key.table.names().contains(&table) }
}

/// The example of a key; where it has another value in titles, that one.
fn example(key: &Key, table: &str) -> &'static str {
    match (table, key.name) {
        ("title", "words") => "{ max = 15 }",
        ("title", "characters") => "{ max = 120 }",
        ("summary", "words") => "[750, 1000]",
        _ => key.example,
    }
}

fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().filter(|line| line.len() + word.len() < WIDTH);
        match line {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;

    #[test]
    fn the_template_asks_nothing_and_every_line_of_it_can_be_used() {
        let template = template();
        assert_eq!(Profile::parse(&template).expect("a profile"), Profile::default());
        let is_key = |line: &&str| line.starts_with('#') && !line.starts_with("# ");
        let keys = template.lines().filter(is_key).count();
        assert_eq!(keys, Key::LIST.iter().map(|key| key.table.names().len().max(1)).sum::<usize>() + 18);
        let used: String = template
            .lines()
            // It forbids the parts for which the next line asks.
            .filter(|line| *line != "#subheadings = false")
            .map(|line| if is_key(&line) { line.trim_start_matches('#') } else { line })
            .flat_map(|line| [line, "\n"])
            .collect();
        Profile::parse(&used).unwrap_or_else(|error| panic!("{error}\n{used}"));
    }
}
