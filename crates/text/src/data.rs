//! Language data: lists and tables, text files in the `data/` of a crate. Lines that begin with `#` are their header.
//! Data of one language is in `data/en/`, `data/tr/` or, for any other, `data/other/`; data of several languages is
//! beside these folders.

use rustc_hash::FxHashSet;

/// The English and the Turkish file of a name, from `data/en/` and `data/tr/` of the calling crate.
#[macro_export]
macro_rules! twin_data {
    ($name:literal) => {
        ::ikiz_document::Twin::new(
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/en/", $name)),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/tr/", $name)),
        )
    };
}

/// The entries of a list.
pub fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a list as a set.
pub fn set(list: &str) -> FxHashSet<&str> {
    entries(list).collect()
}

/// The rows of a table, fields separated by tabs, without rows of another number of fields, which [`check`] refuses.
pub fn rows<const FIELDS: usize>(table: &str) -> impl Iterator<Item = [&str; FIELDS]> {
    entries(table).filter_map(|entry| {
        let mut cells = entry.split('\t');
        let mut row = [""; FIELDS];
        for field in &mut row {
            *field = cells.next()?;
        }
        cells.next().is_none().then_some(row)
    })
}

/// Checks a list (rows of one field) or a table, for tests.
///
/// # Panics
///
/// If it has no header or no entries, is not sorted by code point, or has duplicates, rows with another number of
/// fields, stray blanks or letters that are not in their normal form.
pub fn check(data: &str, fields: usize) {
    assert!(data.starts_with("# ") && data.ends_with('\n'), "header and final line break");
    let mut previous = "";
    for entry in entries(data) {
        assert!(previous < entry, "{previous:?} stands before {entry:?}");
        assert_eq!(entry.split('\t').count(), fields, "fields of {entry:?}");
        assert!(entry.split('\t').all(|field| field == field.trim()), "blanks in {entry:?}");
        assert_eq!(entry, crate::nfc(entry), "normal form");
        previous = entry;
    }
    assert!(!previous.is_empty(), "no entries");
}

/// As [`check`], for a list or table that is looked up in lower case.
///
/// # Panics
///
/// As [`check`], and if it has a capital.
pub fn check_lower(data: &str, fields: usize) {
    check(data, fields);
    let capital = entries(data).find(|entry| entry.contains(char::is_uppercase));
    assert_eq!(capital, None, "lower case");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_no_entries() {
        assert_eq!(entries("# origin\nbir\n\niki\n").collect::<Vec<_>>(), ["bir", "iki"]);
    }

    #[test]
    fn rows_with_another_number_of_fields_are_skipped() {
        assert_eq!(rows("# origin\na\tb\nc\nd\te\tf\n").collect::<Vec<_>>(), [["a", "b"]]);
    }

    #[test]
    #[should_panic(expected = "stands before")]
    fn a_list_out_of_order_is_refused() {
        check("# origin\nb\na\n", 1);
    }

    #[test]
    #[should_panic(expected = "fields of")]
    fn a_row_with_missing_fields_is_refused() {
        check("# origin\na\tb\nc\n", 2);
    }

    #[test]
    #[should_panic(expected = "lower case")]
    fn a_capital_is_refused() {
        check_lower("# origin\nA\n", 1);
    }
}
