//! Titles of tables, columns and codes for people, and the words of the workbook and the report: a list for each
//! language, in `data/titles/`.

use crate::wording::rows;
use ikiz_document::{Language, Twin};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const TITLES: Twin<&str> = Twin::new(include_str!("../data/titles/en.tsv"), include_str!("../data/titles/tr.tsv"));

/// The titles in one language.
#[derive(Debug)]
pub struct Titles {
    texts: BTreeMap<&'static str, &'static str>,
}

impl Titles {
    /// The titles of a language.
    pub fn of(language: Language) -> &'static Self {
        static OF_BOTH: LazyLock<Twin<Titles>> =
            LazyLock::new(|| TITLES.map(|titles| Titles { texts: rows(titles).collect() }));
        OF_BOTH.of(language)
    }

    /// The title of a column, by its name in a schema.
    pub fn column(&self, name: &'static str) -> &'static str {
        self.texts.get(name).copied().unwrap_or(name)
    }

    /// The title of a table, by its name in a schema.
    pub fn table(&self, name: &'static str) -> &'static str {
        self.texts.get(&*format!("table.{name}")).copied().unwrap_or(name)
    }

    /// What a code of a table is called; `None` if it has no title.
    pub fn value(&self, code: &str) -> Option<&'static str> {
        self.texts.get(&*format!("value.{code}")).copied()
    }

    /// Words of the report.
    pub(crate) fn report(&self, name: &'static str) -> &'static str {
        self.texts.get(&*format!("report.{name}")).copied().unwrap_or(name)
    }

    /// What the report needs: its words by their bare names, codes as `value.…`, titles of columns as `column.…`.
    pub(crate) fn of_report(&self) -> impl Iterator<Item = (String, &'static str)> {
        self.texts.iter().filter_map(|(name, text)| {
            let name = match name.split_once('.') {
                Some(("report", name)) => name.to_owned(),
                Some(("value", _)) => (*name).to_owned(),
                Some(_) => return None,
                None => format!("column.{name}"),
            };
            Some((name, *text))
        })
    }

    /// Words of the workbook.
    pub(crate) fn workbook(&self, name: &'static str) -> &'static str {
        self.texts.get(&*format!("workbook.{name}")).copied().unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables;
    use std::collections::BTreeSet;

    /// What the name of a form for one ends in.
    const ONE: &str = ".one";

    #[test]
    fn the_lists_are_sorted_and_have_the_same_names() {
        for titles in TITLES {
            assert!(titles.starts_with("# ") && titles.ends_with('\n'));
            assert!(rows(titles).is_sorted_by(|left, right| left.0 < right.0));
            assert_eq!(rows(titles).count(), titles.lines().filter(|line| !line.starts_with('#')).count());
            assert!(rows(titles).all(|(_, title)| !title.is_empty() && title == title.trim()));
        }
        // A word that counts has a form of its own for one in English, and none in Turkish.
        let names = TITLES.map(|titles| rows(titles).map(|(name, _)| name).collect::<Vec<_>>());
        let plural: Vec<&str> = names.english.iter().copied().filter(|name| !name.ends_with(ONE)).collect();
        assert_eq!(plural, names.turkish);
        let mut singular = names.english.iter().filter_map(|name| name.strip_suffix(ONE));
        assert!(singular.all(|name| plural.contains(&name)));
    }

    #[test]
    fn each_table_and_column_has_a_title_and_no_two_columns_of_a_table_the_same() {
        let mut used = BTreeSet::new();
        for schema in tables::ALL.map(|table| table.schema()) {
            used.insert(format!("table.{}", schema.name));
            used.extend(schema.columns.iter().map(|column| column.name.to_owned()));
            for language in Language::BOTH {
                let titles = Titles::of(language);
                let of_columns: BTreeSet<_> = schema.columns.iter().map(|column| titles.column(column.name)).collect();
                assert_eq!(of_columns.len(), schema.columns.len(), "{} {language}", schema.name);
                assert!(titles.table(schema.name).chars().count() < 27, "{}: too long for a sheet", schema.name);
            }
        }
        let others = ["workbook.", "report.", "value."];
        let known = |name: &str| used.contains(name) || others.iter().any(|other| name.starts_with(other));
        let listed: BTreeSet<_> = rows(TITLES.english).map(|(name, _)| name).collect();
        assert!(listed.iter().all(|name| known(name)), "a title of nothing");
        assert!(
            used.iter().all(|name| listed.contains(&**name)),
            "{:?}",
            used.iter().find(|name| !listed.contains(&***name))
        );
    }
}
