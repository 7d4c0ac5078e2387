use super::*;

const TABLE: &str = "document_id,section_id,words,text\na.txt,s1,3,one two three\na.txt,s2,1,four\nb.txt,s1,1,five\n";

#[test]
fn equal_files_have_no_difference() {
    assert!(between("sections.csv", TABLE.as_bytes(), TABLE.as_bytes()).is_empty());
    assert!(between("notes.txt", b"a\n", b"a\n").is_empty());
}

#[test]
fn cell_is_told_with_row_and_column() {
    let got = TABLE.replace("s2,1,four", "s2,2,four more");
    let told = between("sections.csv", TABLE.as_bytes(), got.as_bytes());
    assert_eq!(told.len(), 2, "{told:#?}");
    assert_eq!(told[0], "sections.csv, row 2 (a.txt s2), column words\n    expected \"1\"\n    got      \"2\"");
    assert!(told[1].starts_with("sections.csv, row 2 (a.txt s2), column text\n"), "{told:#?}");
}

#[test]
fn row_that_goes_or_comes_moves_no_others() {
    let got = TABLE.replace("a.txt,s1,3,one two three\n", "") + "c.txt,s1,1,six\n";
    let told = between("sections.csv", TABLE.as_bytes(), got.as_bytes());
    assert_eq!(
        told,
        [
            "sections.csv, row 1 (a.txt s1)\n    expected \"a.txt,s1,3,one two three\"\n    got      nothing",
            "sections.csv, row 3 (c.txt s1)\n    expected nothing\n    got      \"c.txt,s1,1,six\"",
        ]
    );
}

#[test]
fn order_of_rows_and_columns_counts() {
    let got = "document_id,section_id,words,text\nb.txt,s1,1,five\na.txt,s1,3,one two three\na.txt,s2,1,four\n";
    let told = between("sections.csv", TABLE.as_bytes(), got.as_bytes());
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("sections.csv, order of the rows\n"), "{told:#?}");
    let told = between("x.csv", b"a,b\n1,2\n", b"b,a,c\n2,1,3\n");
    assert_eq!(told, ["x.csv, header\n    expected \"a,b\"\n    got      \"b,a,c\""]);
}

#[test]
fn tables_for_excel_are_read_too() {
    let told =
        between("x.csv", "\u{feff}key;count\r\nsu;1,5\r\n".as_bytes(), "\u{feff}key;count\r\nsu;2,5\r\n".as_bytes());
    assert_eq!(told, ["x.csv, row 1 (su), column count\n    expected \"1,5\"\n    got      \"2,5\""]);
}

#[test]
fn same_cells_in_other_bytes_are_told_by_line() {
    let told = between("x.csv", b"a,b\r\n1,2\r\n", b"a,b\r\n\"1\",2\r\n");
    assert_eq!(told, ["x.csv, line 2\n    expected \"1,2\\r\\n\"\n    got      \"\\\"1\\\",2\\r\\n\""]);
}

#[test]
fn other_files_are_told_by_line() {
    let told = between("package.json", b"a\nb\nc\nd\ne\n", b"a\nB\nc\nnew\nd\n");
    assert_eq!(
        told,
        [
            "package.json, line 2\n    expected \"b\\n\"\n    got      \"B\\n\"",
            "package.json, line 4\n    expected nothing\n    got      \"new\\n\"",
            "package.json, line 5\n    expected \"e\\n\"\n    got      nothing",
        ]
    );
}

#[test]
fn long_value_is_shown_around_what_differs() {
    let text = "word ".repeat(100);
    let told = between("x.csv", format!("text\n{text}a\n").as_bytes(), format!("text\n{text}b\n").as_bytes());
    assert!(told[0].contains("expected \"…word word word word word word a\""), "{told:#?}");
}

#[test]
fn many_differences_are_counted() {
    let table = |value: u8| (0..40).fold("key,count\n".to_owned(), |table, row| table + &format!("k{row},{value}\n"));
    let told = between("x.csv", table(1).as_bytes(), table(2).as_bytes());
    assert_eq!((told.len(), told[SHOWN].as_str()), (SHOWN + 1, "x.csv: 28 more"));
}

#[test]
fn file_on_one_side_only_is_named() {
    let one = |name: &str| Files::from([(name.to_owned(), b"a".to_vec())]);
    let told = between_files(&one("old.csv"), &one("new.csv"));
    assert_eq!(told, ["new.csv: written, and not expected", "old.csv: expected, and not written"]);
}
