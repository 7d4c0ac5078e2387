//! How a first page asks to cite the article: `Atıf için: Kara, A. (2019). …`. It names the article's own journal,
//! volume, number, year and DOI, in any style.

use super::names;
use super::normal;
use super::words::{any_of, label, pattern};
use ikiz_document::{Metadata, flattened};
use regex::Regex;
use std::sync::LazyLock;

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    let word = any_of("citation");
    pattern(&format!(r"^\W{{0,3}}{word}(?:\s?[/|(-]\s?{word}\s?\)?)?\s?(?:[:;]|$)"))
});
static COMPACT: LazyLock<Regex> = LazyLock::new(|| {
    let issue = format!(r"\d{{1,3}}(?:\s?-\s?\d{{1,3}})?|{}(?:\.?\s?\d{{1,3}})?", any_of("special"));
    pattern(&format!(r"(?P<v>\d{{1,3}})\s?(?:\(\s?(?P<i>{issue})\s?\)|/\s?(?P<j>\d{{1,3}})\b)"))
});
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"{}(?P<v>\d{{1,4}}|[IVXLC]+)\b[\s,;.(-]*{}(?P<i>\d{{1,3}}(?:\s?-\s?\d{{1,3}})?)\b",
        label("volume", "[CV]"),
        label("issue", "[SN]")
    ))
});
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:1[89]\d\d|20\d\d)\b"));
static YEAR_IN_BRACKETS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\([^()]{0,20}\b(1[89]\d\d|20\d\d)[a-e]?\b[^()]{0,20}\)"));
/// The end of a title before the name of its journal.
static TITLE_END: LazyLock<Regex> = LazyLock::new(|| pattern(r#"[.?!]["”’»]?\s|["”’»][.,]?\s|,["”’»]\s"#));

/// What stands behind the label of a citation at the head of a line; empty where it stands alone.
pub(super) fn label_at(line: &str) -> Option<&str> {
    LABEL.find(line).map(|label| line[label.end()..].trim_start())
}

/// What the citation of the article says of it.
pub(super) fn read(citation: &str) -> Metadata {
    let text = flattened(&citation.replace(['–', '—', '−'], "-"));
    let mut found = Metadata { doi: normal::doi(&text), ..Metadata::default() };
    let text = text.split("http").next().unwrap_or_default();
    let numbers = COMPACT.captures(text).or_else(|| LABELLED.captures(text));
    if let Some(numbers) = &numbers {
        let value = |name: &str| numbers.name(name).map(|value| value.as_str().replace(" - ", "-"));
        found.volume = value("v");
        found.issue = value("i").or_else(|| value("j"));
        let start = numbers.get(0).map_or(0, |whole| whole.start());
        found.journal = journal_before(&text[..start]);
    }
    let in_brackets = YEAR_IN_BRACKETS.captures(text).and_then(|year| normal::year(&year[1]));
    let single = || {
        let mut years = YEAR.find_iter(text);
        numbers
            .is_some()
            .then(|| years.next().and_then(|year| normal::year(year.as_str())))
            .flatten()
            .filter(|_| years.next().is_none())
    };
    found.year = in_brackets.or_else(single);
    found
}

/// The journal whose name ends a text; a year may stand behind it.
fn journal_before(text: &str) -> Option<String> {
    let text = text.trim_end_matches(|letter: char| !letter.is_alphabetic() && letter != ')' && letter != '.');
    let start = TITLE_END.find_iter(text).last().map_or(0, |end| end.end());
    names::journal(&text[start..]).filter(|name| name.contains(' ')).map(str::to_owned)
}
