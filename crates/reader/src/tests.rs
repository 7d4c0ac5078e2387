//! Promises of the room as a whole: over bytes and text of any kind, and over folders.

use crate::discover;
use crate::formats::probe::zip;
use crate::{Limits, ReadOptions, Refusal, SourceGroup};
use ikiz_document::{Document, DocumentId, Failure, FailureClass, Format, Language, RemovalReason};
use ikiz_text::nfc;
use proptest::prelude::*;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The only document of bytes.
fn read_bytes(id: &DocumentId, name: &str, format: Format, bytes: &[u8]) -> Result<Document, Failure> {
    only(&mut |take| crate::read_bytes(id, name, format, bytes, &ReadOptions::default(), take))
}

/// The only document of a group.
fn read(group: &SourceGroup, limits: &Limits) -> Result<Document, Failure> {
    let options = ReadOptions { limits: *limits, ..ReadOptions::default() };
    only(&mut |take| crate::read(group, &options, take))
}

fn only(read: &mut dyn FnMut(crate::Take<'_>)) -> Result<Document, Failure> {
    let mut found = Vec::new();
    read(&mut |pending| {
        found.push(pending);
        ControlFlow::Continue(())
    });
    assert_eq!(found.len(), 1);
    found.remove(0).document().map_err(|refusal| match refusal {
        Refusal::Failed(failure) => failure,
        Refusal::Skipped(reason) => panic!("skipped: {reason:?}"),
    })
}

fn text(content: &str) -> Document {
    read_bytes(&DocumentId::new("a.txt"), "a.txt", Format::Text, content.as_bytes()).expect("text is read")
}

fn class(name: &str, bytes: &[u8]) -> FailureClass {
    let failure = read_bytes(&DocumentId::new(name), name, Format::Text, bytes).expect_err("this is no text");
    failure.class
}

fn write(folder: &Path, name: &str, content: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("below a folder")).expect("a folder");
    fs::write(path, content).expect("written");
}

fn ids(inputs: &[PathBuf]) -> Vec<String> {
    discover(inputs).groups.iter().map(|group| group.id.as_str().to_owned()).collect()
}

/// What every document keeps to.
fn check(document: &Document) {
    let clean = &document.text;
    assert_eq!(&*nfc(clean), clean);
    assert!(!clean.contains(['\u{c}', '\r', '\0', '\t', '\u{FEFF}', '\u{AD}']) && !clean.contains("\n\n\n"));
    assert!(document.sources.iter().all(|source| source.pages != Some(0)));
    let mut end = 0;
    let mut place = (0, None, 0);
    for line in &document.lines {
        assert!(line.span.start >= end && !line.span.is_empty());
        assert!(clean[end..line.span.start].chars().all(|letter| letter == '\n'));
        let letters = line.span.of(clean);
        assert!(letters.trim() == letters && !letters.contains('\n'));
        assert!((line.source, line.page, line.number) >= place);
        place = (line.source, line.page, line.number);
        end = line.span.end;
    }
    assert_eq!(end, clean.len());
    assert!(document.removed.iter().all(|removed| clean.is_char_boundary(removed.offset)));
    assert!(document.removed.is_sorted_by_key(|removed| removed.offset));
}

/// Letters and digits, without what layout and repair may change.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

proptest! {
    #[test]
    fn any_bytes_keep_the_promises(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for format in [Format::Text, Format::Markdown] {
            if let Ok(document) = read_bytes(&DocumentId::new("x"), "x", format, &bytes) {
                check(&document);
            }
        }
    }

    #[test]
    fn any_text_keeps_the_promises(content in "\\PC{0,60}(\n{0,3}[ \u{c}\u{ad}\u{301}*_#>\\[\\]()-]{0,3}\\PC{0,40}){0,12}") {
        for format in [Format::Text, Format::Markdown] {
            if let Ok(document) = read_bytes(&DocumentId::new("x"), "x", format, content.as_bytes()) {
                check(&document);
            }
        }
    }

    #[test]
    fn no_letter_is_lost(content in "([A-Za-zçğıöşüÇĞİÖŞÜ0-9.,:;()“”’ -]{0,30}[\n\u{c}]{1,3}){1,20}") {
        if let Ok(document) = read_bytes(&DocumentId::new("x"), "x", Format::Text, content.as_bytes()) {
            check(&document);
            let mut pieces: Vec<_> = document.lines.iter().map(|line| (line.number, line.page, line.span.of(&document.text))).collect();
            pieces.extend(document.removed.iter().map(|removed| (removed.number, removed.page, removed.text.as_str())));
            pieces.sort_by_key(|(number, page, _)| (*number, *page));
            let found: String = pieces.iter().map(|(_, _, piece)| letters(piece)).collect();
            prop_assert_eq!(found, letters(&content));
        }
    }
}

#[test]
fn an_article_out_of_a_pdf_is_clean_text() {
    let rule = " ".repeat(40);
    let page = |what: &str, season: &str| {
        let lines = [
            what,
            "by hand and often fell into deep",
            "water when the snow melted in the",
            "hills above the valley, which was",
            season,
        ];
        lines.join(" \n\n")
    };
    let bridges = page("Bridges over the river were built", "narrow and cold in every season.");
    let mills = page("Wooden mills were also built there", "dark in winter and full of mist.");
    let roads = page("Roads to the market town were made", "closed by snow for many weeks.");
    let boats = page("Boats for the lake were nailed up", "quiet all through the long year.");
    let content = format!(
        " Abstract \n\n{bridges}\n1\n Later they stood on well-\n\nbuilt piers and stone\n2\n, as the old long-\n\ning song says of the bridges \n\n{rule}\n\
        1 A. Mason, Bridges, p. 3. \n\n2 B. Wright, Piers. \n and their makers in the hills. The \n\n{mills} \n {roads} \n\nÖz \n\n{boats}"
    );
    let document = text(&content);
    check(&document);
    assert!(document.text.starts_with("Abstract\n\nBridges over the river were built\nby hand"));
    assert!(document.text.contains(
        "season.\nLater they stood on well-built piers and stone, as the old longing song says of the bridges\nand"
    ));
    assert!(document.text.contains("weeks.\n\nÖz\n\nBoats"));
    let reasons: Vec<_> = document.removed.iter().map(|removed| removed.reason).collect();
    let (mark, note) = (RemovalReason::FootnoteMark, RemovalReason::Footnote);
    assert_eq!(reasons, [mark, mark, note, note]);
    assert_eq!(document.sources[0].pages, Some(3));
    assert_eq!(document.repairs.get("hyphenation"), Some(&1));
    let piers = document.place(document.text.find("built piers").expect("it stands there"));
    assert_eq!((piers.page, content.lines().nth(piers.line as usize - 1)), (Some(1), Some("built piers and stone")));
}

#[test]
fn markdown_headings_are_blocks() {
    let content = "# Göl\n\n## Öz\nSu **berrak** ve\nderindir.\n\n- bir\n- iki\n";
    let document = read_bytes(&DocumentId::new("a.md"), "a.md", Format::Markdown, content.as_bytes()).expect("read");
    check(&document);
    assert_eq!(document.text, "Göl\n\nÖz\n\nSu berrak ve\nderindir.\n\n- bir\n- iki");
    let styles: Vec<_> = document.lines.iter().filter_map(|line| line.style.style_name.as_deref()).collect();
    assert_eq!(styles, ["h1", "h2"]);
}

#[test]
fn what_is_no_text_is_said_to_be_so() {
    assert_eq!(class("a.txt", b""), FailureClass::Empty);
    assert_eq!(class("a.txt", " \n\u{FEFF}\n".as_bytes()), FailureClass::Empty);
    assert_eq!(class("a.txt", b"text\0with\0nul"), FailureClass::Binary);
    assert_eq!(class("a.txt", &[1, 2, 3, 4, 65, 66, 5, 6]), FailureClass::Binary);
    // One byte in fourteen is a control character, as in packed data; none is undecodable.
    assert_eq!(class("a.txt", &b"\xfdA\x07\xe7k2\xf0m9q\xfeZ!w".repeat(40)), FailureClass::Binary);
    let rtf = read_bytes(&DocumentId::new("a.txt"), "a.txt", Format::Text, b"{\\rtf1 x}").expect_err("RTF");
    assert_eq!(rtf.message.to_string(), "binary.kind-named kind=(content.rtf) extension=txt");
    let sheet = zip(&[("xl/workbook.xml", "<a/>")]);
    let sheet = read_bytes(&DocumentId::new("-"), "-", Format::Text, &sheet).expect_err("a sheet");
    assert_eq!(sheet.message.to_string(), "binary.kind kind=(content.xlsx)");
}

#[test]
fn a_file_is_read_as_what_it_is_whatever_its_name() {
    let body = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Arı</w:t></w:r></w:p></w:body></w:document>";
    let docx = zip(&[("word/document.xml", body)]);
    for (name, format) in [("a.pdf", Format::Pdf), ("a.odt", Format::Odt), ("-", Format::Text)] {
        let document = read_bytes(&DocumentId::new(name), name, format, &docx).expect("a DOCX");
        assert_eq!((&*document.text, document.sources[0].format), ("Arı", Format::Docx));
    }
    let pdf = read_bytes(&DocumentId::new("a.txt"), "a.txt", Format::Text, b"%PDF-1.7 ...").expect_err("a PDF");
    assert_eq!(pdf.message.to_string(), "damaged.no-pdf");
    let table = read_bytes(&DocumentId::new("a.csv"), "a.csv", Format::Csv, &docx).expect_err("a DOCX");
    assert_eq!(table.message.to_string(), "binary.kind-named kind=(content.docx) extension=csv");
}

#[test]
fn a_stray_nul_is_dropped() {
    let document = text(&format!("{}\0 son", "kelime ".repeat(300)));
    assert!(document.text.ends_with("kelime son"));
}

#[test]
fn two_files_are_one_document() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "su_tr.txt", "Su akar.\n");
    write(folder.path(), "su_EN.txt", "Water flows.\n");
    let found = discover(&[folder.path().to_owned()]);
    assert_eq!(found.groups.len(), 1);
    let document = read(&found.groups[0], &Limits::default()).expect("read");
    check(&document);
    assert_eq!((document.id.as_str(), document.text.as_str()), ("su.txt", "Water flows.\n\nSu akar."));
    let languages: Vec<_> = document.sources.iter().map(|source| source.language).collect();
    assert_eq!(languages, [Some(Language::English), Some(Language::Turkish)]);
    assert_eq!(document.lines.iter().map(|line| line.source).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(document.sources[0].hash.0.len(), 64);
}

#[test]
fn limits_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.txt", "on iki bayt.");
    let found = discover(&[folder.path().to_owned()]);
    let failure = read(&found.groups[0], &Limits { file_bytes: 11, ..Limits::default() }).expect_err("too large");
    assert_eq!(failure.class, FailureClass::TooLarge);
    assert!(read(&found.groups[0], &Limits { file_bytes: 12, ..Limits::default() }).is_ok());
    fs::remove_file(folder.path().join("a.txt")).expect("removed");
    assert_eq!(read(&found.groups[0], &Limits::default()).expect_err("gone").class, FailureClass::NotFound);
}

#[test]
fn a_walk_finds_what_is_read_and_counts_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in [
        "b/iki söz.txt",
        "a.md",
        "ş.TXT",
        ".gizli/x.txt",
        ".x.txt",
        "README.md",
        "b/LICENSE-MIT",
        "r.png",
        "b/R.PNG",
        "son",
    ] {
        write(folder.path(), name, "x");
    }
    write(folder.path(), "out/datapackage.json", "{ \"generator\": \"ikiz 1\" }");
    write(folder.path(), "out/a.txt", "x");
    let found = discover(&[folder.path().to_owned()]);
    let names: Vec<_> = found.groups.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(names, ["a.md", "b/iki söz.txt", "ş.TXT"]);
    let unread: Vec<_> = found.unread.iter().map(DocumentId::as_str).collect();
    assert_eq!(unread, ["b/R.PNG", "r.png", "son"]);
    assert!(found.failures.is_empty());
}

#[test]
fn what_is_named_must_be_readable() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.doc", "x");
    write(folder.path(), "README.md", "x");
    let named = ["a.doc", "yok.txt", "README.md"].map(|name| folder.path().join(name));
    let found = discover(&named);
    let failures: Vec<_> = found.failures.iter().map(|(id, failure)| (id.as_str(), failure.class)).collect();
    assert_eq!(failures, [("a.doc", FailureClass::UnsupportedFormat), ("yok.txt", FailureClass::NotFound)]);
    assert_eq!(found.groups[0].id.as_str(), "README.md");
    assert!(found.unread.is_empty());
}

#[test]
fn ids_do_not_depend_on_the_order_of_inputs() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a/x.txt", "b/x.txt", "b/y.txt", "b/c/z.txt"] {
        write(folder.path(), name, name);
    }
    let [a, b, c] = ["a", "b", "b/c"].map(|name| folder.path().join(name));
    let z = c.join("z.txt");
    let expected = ["a/x.txt", "b/x.txt", "c/z.txt", "y.txt"];
    assert_eq!(ids(&[a.clone(), b.clone(), c.clone(), z.clone()]), expected);
    assert_eq!(ids(&[z, c, b.clone(), a, b]), expected);
}

#[test]
fn twins_need_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in [
        "p_en.txt",
        "p_tr.txt",
        "p.txt",
        "q-english.md",
        "q-turkish.md",
        "r.tr.txt",
        "s_en.txt",
        "s_tr.md",
        "t_en.txt",
        "t-en.txt",
        "t_tr.txt",
    ] {
        write(folder.path(), name, "x");
    }
    let found = discover(&[folder.path().to_owned()]);
    let seen: Vec<_> = found.groups.iter().map(|group| (group.id.as_str(), group.files.len())).collect();
    assert_eq!(
        seen,
        [
            ("p.txt", 1),
            ("p_en.txt", 2),
            ("q.md", 2),
            ("r.tr.txt", 1),
            ("s_en.txt", 1),
            ("s_tr.md", 1),
            ("t-en.txt", 1),
            ("t_en.txt", 1),
            ("t_tr.txt", 1)
        ]
    );
    let languages: Vec<_> = found.groups[2].files.iter().map(|file| file.language).collect();
    assert_eq!(languages, [Some(Language::English), Some(Language::Turkish)]);
    assert_eq!(found.groups[3].files[0].language, None, "without a twin a name says nothing");
}

#[test]
fn names_are_nfc() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "o\u{308}z_en.txt", "x");
    write(folder.path(), "öz_tr.txt", "x");
    assert_eq!(ids(&[folder.path().to_owned()]), ["öz.txt"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_once() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "in/a/x.txt", "x");
    write(folder.path(), "far/y.txt", "y");
    let inside = folder.path().join("in");
    symlink(&inside, inside.join("a/loop")).expect("a link");
    symlink(inside.join("a"), inside.join("again")).expect("a link");
    symlink(folder.path().join("far"), inside.join("other")).expect("a link");
    symlink(inside.join("a/x.txt"), inside.join("0.txt")).expect("a link");
    symlink(folder.path().join("nowhere"), inside.join("dangling")).expect("a link");
    assert_eq!(ids(std::slice::from_ref(&inside)), ["a/x.txt", "other/y.txt"]);
    assert!(discover(&[inside]).failures.is_empty());
}

#[test]
fn what_stands_before_a_slash_in_an_id_is_no_folder() {
    for (id, name) in [("10.1234/x.1", "x.1"), ("https://a.org/12/", "12"), ("t1", "t1"), ("//", "//")] {
        assert_eq!(crate::group_of_record(id).files[0].name, name);
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_said_with_its_reason() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let folder = tempfile::tempdir().expect("a folder");
    let _socket = UnixListener::bind(folder.path().join("socket.txt")).expect("a socket");
    let _other = UnixListener::bind(folder.path().join("socket")).expect("a socket");
    symlink("nowhere", folder.path().join("dangling.txt")).expect("a link");
    symlink("circle.txt", folder.path().join("circle.txt")).expect("a link");
    symlink("socket.txt", folder.path().join("linked.txt")).expect("a link");
    let failures = discover(&[folder.path().to_owned()]).failures;
    let seen: Vec<_> = failures.iter().map(|(id, failure)| format!("{id} {}", failure.message)).collect();
    assert_eq!(
        seen,
        [
            "circle.txt unreadable.broken-link target=circle.txt",
            "dangling.txt unreadable.broken-link target=nowhere",
            "linked.txt unreadable.neither",
            "socket.txt unreadable.neither",
        ]
    );
}

#[test]
fn names_that_are_equal_in_nfc_are_numbered() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "o\u{308}z.txt", "x");
    write(folder.path(), "öz.txt", "y");
    assert_eq!(ids(&[folder.path().to_owned()]), ["öz.txt", "öz.txt~2"]);
}

#[cfg(target_os = "linux")]
#[test]
fn names_without_unicode_are_read() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().expect("a folder");
    for name in [b"\xFF.txt", b"\xFE.txt"] {
        fs::write(folder.path().join(OsStr::from_bytes(name)), "x").expect("written");
    }
    let found = discover(&[folder.path().to_owned()]);
    assert_eq!(found.groups.len(), 2);
    assert_ne!(found.groups[0].id, found.groups[1].id);
    assert!(found.groups.iter().all(|group| read(group, &Limits::default()).is_ok()));
}
