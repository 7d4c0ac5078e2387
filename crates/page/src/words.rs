//! What the page says, in both languages.

use ikiz_document::Language;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words of a language by their names.
pub struct Words(BTreeMap<&'static str, &'static str>);

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::parse(include_str!("../data/en.tsv")));
static TURKISH: LazyLock<Words> = LazyLock::new(|| Words::parse(include_str!("../data/tr.tsv")));

impl Words {
    /// Those of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Turkish => &TURKISH,
        }
    }

    fn parse(text: &'static str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        Self(lines.filter_map(|line| line.split_once('\t')).collect())
    }

    /// A text without arguments. The name of a text that is not there is a fault, which a test finds.
    pub fn get(&self, name: &'static str) -> &'static str {
        self.0.get(name).copied().unwrap_or(name)
    }

    /// A text whose name is put together.
    pub fn of_kind(&self, kind: &str, name: &str) -> &'static str {
        self.0.get(&*format!("{kind}.{name}")).copied().unwrap_or_default()
    }

    /// All texts whose names begin so, by the rest of their names.
    pub fn under(&self, begin: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0.iter().filter_map(move |(name, text)| Some((name.strip_prefix(begin)?, *text)))
    }

    /// A text with numbers or names in place of its arguments. With the number 1 the text `NAME.one` is taken where there
    /// is one.
    pub fn with(&self, name: &'static str, arguments: &[(&str, &str)]) -> String {
        let is_one = arguments.first().is_some_and(|(_, value)| *value == "1");
        let one = is_one.then(|| self.0.get(&*format!("{name}.one"))).flatten();
        let text = one.copied().unwrap_or_else(|| self.get(name));
        arguments.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn arguments(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let [english, turkish] = Language::BOTH.map(|language| &Words::of(language).0);
        for (name, text) in english.iter().filter(|(name, _)| name.strip_suffix(".one").is_none()) {
            let other = turkish.get(name).unwrap_or_else(|| panic!("{name} has no Turkish"));
            assert_eq!(arguments(text), arguments(other), "{name}");
        }
        let more: Vec<_> = turkish.keys().filter(|name| !english.contains_key(*name)).collect();
        assert!(more.is_empty(), "{more:?}");
    }

    #[test]
    fn catalogues_are_sorted() {
        for text in [include_str!("../data/en.tsv"), include_str!("../data/tr.tsv")] {
            let names: Vec<&str> =
                text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next()).collect();
            assert!(names.is_sorted(), "{names:?}");
        }
    }

    #[test]
    fn every_name_in_the_code_is_there() {
        let code = [
            include_str!("html/mod.rs"),
            include_str!("html/home.rs"),
            include_str!("html/job.rs"),
            include_str!("answer.rs"),
        ];
        let mut asked = 0;
        for name in code
            .iter()
            .flat_map(|code| ["words.get(\"", "words.with(\""].map(|call| code.split(call).skip(1)))
            .flatten()
        {
            let name = name.split('"').next().unwrap_or_default();
            assert!(ENGLISH.0.contains_key(name), "{name}");
            asked += 1;
        }
        assert!(asked > 20, "{asked}");
    }

    #[test]
    fn one_is_not_many() {
        let words = Words::parse("files\t{count} files\nfiles.one\t{count} file");
        assert_eq!(words.with("files", &[("count", "1")]), "1 file");
        assert_eq!(words.with("files", &[("count", "2")]), "2 files");
    }
}
