//! Language data: lists and tables, text files under the `data/` of a crate. Lines that begin with `#` are their
//! header. What is of one language lies in `data/en/`, `data/tr/` or, for any other, `data/other/`; what holds several
//! lies beside these folders.

use rustc_hash::FxHashSet;

/// The English and the Turkish file of a name, from `data/en/` and `data/tr/` of the crate that asks.
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

/// The rows of a table, fields parted by tabs. A row of another number of fields is left out; [`check`] refuses it.
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

/// What tests ask of a list (rows of one field) or table.
///
/// # Panics
///
/// Where it has no header or no entries, is not sorted by code point, holds something twice, a row of another number of
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

/// The same of a list or table that is looked up in lower case.
///
/// # Panics
///
/// As [`check`], and where it holds a capital.
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
    fn rows_have_their_number_of_fields() {
        assert_eq!(rows("# origin\na\tb\nc\nd\te\tf\n").collect::<Vec<_>>(), [["a", "b"]]);
    }

    #[test]
    #[should_panic(expected = "stands before")]
    fn a_list_out_of_order_is_refused() {
        check("# origin\nb\na\n", 1);
    }

    #[test]
    #[should_panic(expected = "fields of")]
    fn a_row_without_its_fields_is_refused() {
        check("# origin\na\tb\nc\n", 2);
    }

    #[test]
    #[should_panic(expected = "lower case")]
    fn a_capital_is_refused() {
        check_lower("# origin\nA\n", 1);
    }
}
