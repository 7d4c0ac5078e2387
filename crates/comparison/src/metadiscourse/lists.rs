//! The lists of markers: those of the program, with what a user adds to them and takes away.

use super::Patterns;
use super::pattern::Pattern;
use ikiz_document::{Language, Message, Twin, messages};
use ikiz_text::data::rows;
use ikiz_text::{TextFault, Tokenizer, is_apostrophe, lower, nfc, own_entries, own_language, surface, twin_data};
use serde::Serialize;
use std::sync::LazyLock;

messages! {
    empty() = "markers.empty";
    no_language() = "markers.no-language";
    not_listed(category, pattern) = "markers.not-listed";
    several_tokens(part) = "markers.several-tokens";
    wrong_columns() = "markers.wrong-columns";
}

const LISTS: Twin<&str> = twin_data!("metadiscourse.tsv");

static SHIPPED: LazyLock<Markers> = LazyLock::new(Markers::default);

/// The markers that are looked for.
#[derive(Clone, Debug, Serialize)]
pub struct Markers {
    /// Those of the user come first, so that they win over equally long ones.
    lines: Twin<Vec<Line>>,
    #[serde(skip)]
    patterns: Twin<Patterns>,
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Line {
    category: String,
    pattern: String,
    is_own: bool,
}

impl Default for Markers {
    /// Those of the program.
    fn default() -> Self {
        let line = |[category, pattern]: [&str; 2]| Line {
            category: category.to_owned(),
            pattern: pattern.to_owned(),
            is_own: false,
        };
        let lines = LISTS.map(|list| rows(list).map(line).collect());
        Self { patterns: patterns(&lines), lines }
    }
}

impl Markers {
    /// Those of the program.
    pub(crate) fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The patterns of a language.
    pub(crate) fn of(&self, language: Language) -> &Patterns {
        self.patterns.of(language)
    }

    /// Adds a list: a line has a category, a pattern and, where `language` is not that of all lines, a language, `en`
    /// or `tr`, parted by tabs. With `- ` in front it takes the marker away. Lines that begin with `#` are skipped.
    ///
    /// # Errors
    ///
    /// If a line is no marker or takes away what is not there, or there is no line; nothing is added then.
    pub fn add(&mut self, list: &str, language: Option<Language>) -> Result<(), TextFault> {
        let mut lines = self.lines.clone();
        let mut is_empty = true;
        for (number, entry) in own_entries(list) {
            change(&mut lines, entry, language).map_err(|message| TextFault::at(number, message))?;
            is_empty = false;
        }
        if is_empty {
            return Err(TextFault::of_all(empty()));
        }
        *self = Self { patterns: patterns(&lines), lines };
        Ok(())
    }
}

fn patterns(lines: &Twin<Vec<Line>>) -> Twin<Patterns> {
    let read = |line: &Line| Pattern::read(&line.category, &line.pattern).ok();
    lines.as_ref().map(|lines| Patterns::new(lines.iter().filter_map(read).collect()))
}

/// Does what an entry says.
fn change(lines: &mut Twin<Vec<Line>>, entry: &str, language: Option<Language>) -> Result<(), Message> {
    let (is_removed, columns) = entry.strip_prefix('-').map_or((false, entry), |rest| (true, rest));
    let (category, pattern, code) = match columns.split('\t').map(str::trim).collect::<Vec<_>>()[..] {
        [category, pattern] | [category, pattern, ""] => (category, pattern, None),
        [category, pattern, code] => (category, pattern, Some(code)),
        _ => return Err(wrong_columns()),
    };
    if pattern.is_empty() {
        return Err(wrong_columns());
    }
    let language = code.map(own_language).transpose()?.or(language).ok_or_else(no_language)?;
    let (category, pattern) = (lower(category, Language::English), normal(pattern, language));
    let lines = lines.of_mut(language);
    let known = lines.iter().position(|line| line.category == category && line.pattern == pattern);
    match (is_removed, known) {
        (true, Some(at)) => drop(lines.remove(at)),
        (true, None) => return Err(not_listed(category, pattern)),
        (false, Some(_)) => {}
        (false, None) => {
            Pattern::read(&category, &pattern)?;
            if let Some(part) = pattern.trim_start_matches('^').split(' ').find(|part| !is_token(part, language)) {
                return Err(several_tokens(part));
            }
            let behind_own = lines.partition_point(|line| line.is_own);
            lines.insert(behind_own, Line { category, pattern, is_own: true });
        }
    }
    Ok(())
}

/// A pattern in the form of the lists, whose words are looked up by their surface forms.
fn normal(pattern: &str, language: Language) -> String {
    let pattern = nfc(pattern);
    let parts: Vec<String> =
        pattern.split_whitespace().map(|part| surface(part, language).replace(is_apostrophe, "'")).collect();
    parts.join(" ")
}

/// Whether a part of a pattern is one token where it is a whole word or mark. A full stop at the end of a text would be
/// a token of its own.
fn is_token(part: &str, language: Language) -> bool {
    let inside = format!("a {part} a");
    part.contains(['*', '[', '@']) || part == "..." || Tokenizer::new(language).tokens(&inside).len() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_of_the_lists_is_a_pattern() {
        let mut split = Vec::new();
        for (language, list) in LISTS.with_language() {
            ikiz_text::data::check_lower(list, 2);
            for [category, pattern] in rows(list) {
                assert!(Pattern::read(category, pattern).is_ok(), "{category}\t{pattern}");
                assert_eq!(normal(pattern, language), pattern);
                let bare = pattern.trim_start_matches('^');
                split.extend(bare.split(' ').filter(|part| !is_token(part, language)).map(|_| pattern));
            }
        }
        assert!(split.is_empty(), "marks stand apart: {split:?}");
    }

    fn with(list: &str, language: Option<Language>) -> Result<Markers, String> {
        let mut markers = Markers::default();
        markers.add(list, language).map_err(|fault| fault.to_string())?;
        Ok(markers)
    }

    fn count(markers: &Markers, language: Language) -> usize {
        markers.lines.of(language).len()
    }

    #[test]
    fn lines_are_added_and_taken_away() {
        let shipped = Markers::shipped();
        let own = "# mine\nhedges\tIŞIK İLE\ttr\nBoosters\tWE’LL\ten\n- hedges\tMay\ten\n-! hedges\tmay 1\ten\n";
        let lists = [rows::<2>(LISTS.english).find(|[category, _]| category.starts_with('!')).expect("an exception")];
        let own = own.replace("! hedges\tmay 1", &lists[0].join("\t"));
        let markers = with(&own, None).expect("a list");
        assert_eq!(count(&markers, Language::Turkish), count(shipped, Language::Turkish) + 1);
        assert_eq!(count(&markers, Language::English), count(shipped, Language::English) - 1);
        let first = |language| markers.lines.of(language).first().map(|line| (&*line.category, &*line.pattern));
        assert_eq!(first(Language::Turkish), Some(("hedges", "ışık ile")));
        assert_eq!(first(Language::English), Some(("boosters", "we'll")));
        assert!(!markers.lines.english.iter().any(|line| line.category == "hedges" && line.pattern == "may"));
    }

    #[test]
    fn a_shipped_list_changes_nothing_and_what_was_added_can_be_taken_away() {
        for (language, list) in LISTS.with_language() {
            let mut markers = with(list, Some(language)).expect("a list");
            assert_eq!(markers.lines, Markers::shipped().lines);
            markers.add("hedges\tzzz", Some(language)).expect("a list");
            markers.add("- hedges\tzzz", Some(language)).expect("a list");
            assert_eq!(markers.lines, Markers::shipped().lines);
        }
    }

    #[test]
    fn wrong_lines_are_refused() {
        for (list, said) in [
            ("# none\n", "markers.empty"),
            ("hedges\tzzz\ten\nhedges zzz\n", "line 2: markers.wrong-columns"),
            ("hedges\t\ten\n", "line 1: markers.wrong-columns"),
            ("hedges\tzzz\n", "line 1: markers.no-language"),
            ("hedges\tzzz\tde\n", "line 1: list.unknown-language code=de"),
            ("hedge\tzzz\ten\n", "line 1: markers.unknown-category category=hedge"),
            ("hedges\tzzz, then\ten\n", "line 1: markers.several-tokens part=zzz,"),
            ("hedges\tzzz*zzz\ten\n", "line 1: markers.wrong-part"),
            ("- hedges\tzzz\ten\n", "line 1: markers.not-listed category=hedges"),
        ] {
            let error = with(list, None).expect_err(list);
            assert!(error.starts_with(said), "{list}: {error}");
        }
    }
}
