//! Input that is no document, folders that cannot be written to: a row or a message with advice, and the rest is
//! processed.

use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::program::Answer;
use ikiz_tests::table::Row;
use std::io::Write;

/// `document_id` and another column of each row.
fn by_id<'a>(rows: &'a [Row], column: &str) -> Vec<(&'a str, &'a str)> {
    rows.iter().map(|row| (&*row["document_id"], &*row[column])).collect()
}

/// What went wrong is said with what to do next, and nothing was written.
#[track_caller]
fn refused(answer: &Answer, said: &[&str]) {
    assert_eq!((answer.code, &*answer.stdout), (2, ""), "{}", answer.stderr);
    for words in said {
        assert!(answer.stderr.contains(words), "{words}: {}", answer.stderr);
    }
    assert!(!answer.stderr.contains("panicked"), "{}", answer.stderr);
}

#[track_caller]
fn summed_up(answer: &Answer, code: i32, documents: &str) {
    assert_eq!(answer.code, code, "{}", answer.stderr);
    assert!(answer.stderr.contains(documents), "{}", answer.stderr);
}

#[test]
fn a_path_that_is_not_there_leaves_the_others_alone() {
    let place = Playground::new();
    place.file("good.txt", ARTICLE);
    refused(&place.ikiz(&["run", "nowhere.txt"]), &["nowhere.txt", "no such file or folder", "check the spelling"]);
    assert!(!place.path("output").exists(), "no empty folder is left");
    summed_up(&place.ikiz(&["run", "nowhere.txt", "good.txt"]), 1, "1 processed, 0 skipped, 1 failed");
    assert_eq!(by_id(&place.table("output/errors.csv"), "class"), [("nowhere.txt", "not-found")]);
    refused(&place.ikiz(&["split", "--lang", "tr", "nowhere.txt"]), &["nowhere.txt", "check the path"]);
    refused(&place.ikiz(&["detect", "."]), &["this is a folder"]);
}

#[test]
fn an_empty_folder_is_said() {
    let place = Playground::new();
    place.folder("in");
    refused(&place.ikiz(&["run", "in"]), &["no document found", ".docx, .pdf"]);
    assert!(!place.path("output").exists(), "no empty folder is left");
}

#[test]
fn a_folder_of_formats_that_are_not_read_says_which() {
    let place = Playground::new();
    for name in ["a.doc", "b.DOC", "c.rtf", "d"] {
        place.file(&format!("in/{name}"), "x");
    }
    refused(
        &place.ikiz(&["run", "in"]),
        &["no document found among 1 without an extension, 2 doc, 1 rtf", "does not read such files"],
    );
    place.file("good.txt", ARTICLE);
    summed_up(&place.ikiz(&["run", "in", "good.txt"]), 0, "1 without an extension, 2 doc, 1 rtf");
    refused(
        &place.ikiz(&["run", "in/a.doc"]),
        &["files of the format .doc are not read", "save it as .docx, .odt or PDF"],
    );
}

#[test]
fn files_that_hold_no_text_are_rows() {
    let place = Playground::new();
    place.file("in/good.txt", ARTICLE).file("in/empty.txt", "").file("in/blanks.txt", " \n\t\u{a0}\n\u{c}\r\n");
    place.file("in/mark.txt", b"\xEF\xBB\xBF").file("in/elf.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0");
    place
        .file("in/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        .file("in/print.txt", b"%PDF-1.4\n%\xE2\xE3\n1 0 obj");
    place.file("in/archive.txt", b"PK\x03\x04\x14\0\0\0");
    summed_up(&place.ikiz(&["run", "in"]), 1, "1 processed, 0 skipped, 7 failed");
    let errors = place.table("output/errors.csv");
    let expected = [
        ("archive.txt", "binary"),
        ("blanks.txt", "empty"),
        ("elf.txt", "binary"),
        ("empty.txt", "empty"),
        ("mark.txt", "empty"),
        ("picture.txt", "binary"),
        ("print.txt", "damaged"),
    ];
    assert_eq!(by_id(&errors, "class"), expected);
    assert!(errors.iter().all(|row| !row["message"].is_empty() && !row["advice"].is_empty()), "{errors:?}");
    assert_eq!(place.table("output/documents.csv").len(), 8, "failed files have a row too");
}

#[test]
fn undecodable_bytes_are_marked_and_counted() {
    let place = Playground::new();
    let mut bytes = ARTICLE.as_bytes().to_vec();
    let middle = ARTICLE.find("Araştırmaya").expect("the word");
    bytes.splice(middle..middle, [0xFF, 0xFE]);
    place.file("in/damaged.txt", bytes);
    summed_up(&place.ikiz(&["run", "in"]), 0, "1 processed");
    assert_eq!(place.table("output/documents.csv")[0]["repairs"], "undecodable: 2");
    let turkish = &place.table("output/sections.csv")[0]["text"];
    assert!(turkish.contains("\u{FFFD}\u{FFFD}Araştırmaya 42 öğretmen"), "{turkish}");
}

#[cfg(unix)]
#[test]
fn names_of_any_letters_keep_the_tables_whole() {
    let place = Playground::new();
    let names = ["İğdır ışığı.txt", "a \"b\", c.txt", "iki\nsatır.txt", "o\u{308}z.txt", "öz.txt", "x;y.txt"];
    for name in names {
        place.file(&format!("in/{name}"), format!("{ARTICLE}\n{name}\n"));
    }
    place.file("in/boş\ndosya.txt", "");
    let answer = place.ikiz(&["run", "in"]);
    summed_up(&answer, 1, "6 processed, 0 skipped, 1 failed");
    assert!(answer.stderr.contains("boş\\ndosya.txt: the file is empty"), "one line a message: {}", answer.stderr);
    let documents = place.table("output/documents.csv");
    let ids: Vec<&str> = documents.iter().map(|row| &*row["document_id"]).collect();
    let expected = [
        "a \"b\", c.txt",
        "boş\ndosya.txt",
        "iki\nsatır.txt",
        "x;y.txt",
        // One name in NFD, one in NFC: no folder tells them apart, so no path of this machine stands in the tables.
        "öz.txt",
        "öz.txt~2",
        "İğdır ışığı.txt",
    ];
    assert_eq!(ids, expected);
    assert_eq!(place.table("output/section_pairs.csv").len(), 12);
}

#[test]
fn two_inputs_with_one_name_are_told_apart() {
    let place = Playground::new();
    place.file("a/x.txt", ARTICLE).file("b/x.txt", format!("{ARTICLE}\nb\n"));
    summed_up(&place.ikiz(&["run", "a/x.txt", "b", "a"]), 0, "2 processed, 0 skipped, 0 failed");
    let documents = place.table("output/documents.csv");
    assert_eq!(by_id(&documents, "status"), [("a/x.txt", "processed"), ("b/x.txt", "processed")]);
}

#[test]
fn the_same_content_is_kept_once() {
    let place = Playground::new();
    place.file("in/a.txt", ARTICLE).file("in/b.txt", ARTICLE);
    summed_up(&place.ikiz(&["run", "in"]), 0, "1 processed, 1 skipped, 0 failed");
    let documents = place.table("output/documents.csv");
    assert_eq!((&*documents[1]["status"], &*documents[1]["duplicate_of"]), ("skipped", "a.txt"));
}

#[test]
fn a_document_that_is_there_twice_is_in_its_group() {
    let place = Playground::new();
    place.file("in/a/x.txt", ARTICLE).file("in/b/x.txt", ARTICLE).file("in/x.txt", ARTICLE);
    for _ in 0..2 {
        place.ikiz(&["run", "in"]);
        let documents = place.table("output/documents.csv");
        let expected = [("a/x.txt", "a"), ("b/x.txt", "b"), ("x.txt", "")];
        assert_eq!(by_id(&documents, "group"), expected);
    }
}

#[cfg(unix)]
#[test]
fn links_pipes_and_sockets_do_not_hold_up_a_run() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let place = Playground::new();
    place.file("in/good.txt", ARTICLE).folder("in/folder.txt").folder("in/a/b");
    symlink("..", place.path("in/a/b/up")).expect("a link");
    symlink("circle.txt", place.path("in/circle.txt")).expect("a link");
    symlink("gone.txt", place.path("in/dangling.txt")).expect("a link");
    symlink("/dev/zero", place.path("in/endless.txt")).expect("a link");
    let _socket = UnixListener::bind(place.path("in/socket.txt")).expect("a socket");
    let made = std::process::Command::new("mkfifo").arg(place.path("in/pipe.txt")).status();
    assert!(made.expect("mkfifo").success());
    summed_up(&place.ikiz(&["run", "in"]), 1, "1 processed, 0 skipped, 5 failed");
    let errors = place.table("output/errors.csv");
    let unreadable =
        ["circle.txt", "dangling.txt", "endless.txt", "pipe.txt", "socket.txt"].map(|id| (id, "unreadable"));
    assert_eq!(by_id(&errors, "class"), unreadable);
    assert!(errors[1]["message"].contains("a link to gone.txt") && errors[1]["advice"].contains("remove the link"));
    assert!(errors[3]["message"].contains("neither a file nor a folder"));
    for named in ["in/pipe.txt", "/dev/zero"] {
        refused(&place.ikiz(&["run", named, "-o", "other"]), &[named, "neither a file nor a folder", "as a file"]);
    }
}

/// Whether permissions have no effect here, as for root; the test then prints that.
#[cfg(unix)]
fn may_do_everything(place: &Playground) -> bool {
    use std::os::unix::fs::PermissionsExt;
    place.file("secret", "x");
    std::fs::set_permissions(place.path("secret"), std::fs::Permissions::from_mode(0o000)).expect("permissions");
    let may = std::fs::read(place.path("secret")).is_ok();
    if may {
        // Written past the test harness, which hides what a passing test prints.
        let _ = writeln!(std::io::stderr(), "SKIPPED: the tests run as root, who may read and write everything");
    }
    may
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_a_row() {
    use std::os::unix::fs::PermissionsExt;
    let place = Playground::new();
    if may_do_everything(&place) {
        return;
    }
    let allow = |name: &str, mode| {
        std::fs::set_permissions(place.path(name), std::fs::Permissions::from_mode(mode)).expect("permissions");
    };
    place.file("in/good.txt", ARTICLE).file("in/closed.txt", ARTICLE).file("in/folder/a.txt", ARTICLE);
    allow("in/closed.txt", 0o000);
    allow("in/folder", 0o000);
    let answer = place.ikiz(&["run", "in"]);
    refused(
        &place.ikiz(&["run", "in/folder", "-o", "other"]),
        &["ikiz: in/folder: it cannot be opened", "permissions"],
    );
    allow("in/folder", 0o755);
    summed_up(&answer, 1, "1 processed, 0 skipped, 2 failed");
    let errors = place.table("output/errors.csv");
    assert_eq!(by_id(&errors, "class"), [("closed.txt", "unreadable"), ("folder", "unreadable")]);
    assert!(errors.iter().all(|row| row["advice"].contains("permissions")));
    place.folder("shut");
    allow("shut", 0o555);
    refused(&place.ikiz(&["run", "in/good.txt", "-o", "shut/out"]), &["shut/out", "cannot write"]);
    refused(&place.ikiz(&["run", "in/good.txt", "-o", "shut"]), &["shut", "cannot write"]);
}

#[test]
fn an_output_that_cannot_be_is_said_before_any_work() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("foreign/thesis.docx", "mine").file("file", "x");
    refused(&place.ikiz(&["run", "a.txt", "-o", "foreign"]), &["thesis.docx", "name an empty or new folder"]);
    assert_eq!(place.files("foreign").len(), 1);
    refused(&place.ikiz(&["run", "a.txt", "-o", "file"]), &["this is a file", "name a folder with -o"]);
    refused(&place.ikiz(&["run", "a.txt", "-o", "file/below"]), &["file/below", "cannot write"]);
    refused(&place.ikiz(&["run", "a.txt", "-o", "."]), &["name an empty or new folder"]);
}

#[test]
fn an_output_inside_the_input_is_not_read_back() {
    let place = Playground::new();
    place.file("in/a.txt", ARTICLE).file("in/b/c.txt", format!("{ARTICLE}\nc\n"));
    summed_up(&place.ikiz(&["run", "in", "-o", "in/result"]), 0, "2 processed, 0 skipped, 0 failed");
    let first = place.files("in/result");
    place.file("in/result/note.txt", ARTICLE);
    let again = place.ikiz(&["run", "in", "-o", "in/result"]);
    summed_up(&again, 0, "2 processed, 0 skipped, 0 failed");
    assert!(!again.stderr.contains("not read"), "the tables of before are not counted: {}", again.stderr);
    std::fs::remove_file(place.path("in/result/note.txt")).expect("the note");
    assert_eq!(place.files("in/result"), first);
}

#[test]
fn the_project_itself_can_be_an_input() {
    let place = Playground::new();
    let output = place.path("result");
    let arguments = ["run", ".", "-q", "-o", output.to_str().expect("a path in Unicode")];
    let answer = ikiz_tests::program::ikiz(&arguments);
    assert_ne!(answer.code, 2, "{}", answer.stderr);
    let documents = place.table("result/documents.csv");
    assert!(documents.iter().any(|row| row["document_id"] == "corpus/enerji-guvenligi.txt"));
    assert!(documents.iter().all(|row| !row["document_id"].starts_with("output/")));
}

#[test]
fn a_table_that_cannot_be_replaced_leaves_the_earlier_result_whole() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("b.txt", format!("{ARTICLE}\nb\n"));
    summed_up(&place.ikiz(&["run", "a.txt"]), 0, "1 processed");
    std::fs::remove_file(place.path("output/checks.csv")).expect("the table");
    place.folder("output/checks.csv");
    let before = place.files("output");
    refused(&place.ikiz(&["run", "b.txt"]), &["output/checks.csv", "this is a folder", "remove it"]);
    assert_eq!(place.files("output"), before);
}

#[cfg(unix)]
#[test]
fn read_only_tables_and_links_are_replaced() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("elsewhere.csv", "mine");
    summed_up(&place.ikiz(&["run", "a.txt"]), 0, "1 processed");
    let before = place.files("output");
    std::fs::set_permissions(place.path("output/errors.csv"), std::fs::Permissions::from_mode(0o444)).expect("set");
    for (table, target) in [("checks", "/dev/full"), ("sections", "../elsewhere.csv")] {
        let table = place.path(&format!("output/{table}.csv"));
        std::fs::remove_file(&table).expect("the table");
        symlink(target, table).expect("a link");
    }
    summed_up(&place.ikiz(&["run", "a.txt"]), 0, "1 processed");
    assert_eq!(place.files("output"), before);
    assert_eq!(std::fs::read(place.path("elsewhere.csv")).expect("the file"), b"mine");
}

/// As on a full disk: files above some kilobytes cannot be written.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_earlier_result_whole() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("b.txt", format!("{ARTICLE}\nb\n"));
    summed_up(&place.ikiz(&["run", "a.txt"]), 0, "1 processed");
    let before = place.files("output");
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" run b.txt -o \"$1\"";
    for (folder, kept) in [("output", Some(before)), ("new", None)] {
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", script]).arg(ikiz_tests::program::binary()).arg(folder).current_dir(place.root());
        let answer = shell.output().expect("a shell");
        let said = String::from_utf8_lossy(&answer.stderr);
        assert_eq!(answer.status.code(), Some(2), "{said}");
        assert!(said.contains("the disk is full; make room"), "{said}");
        match kept {
            Some(before) => assert_eq!(place.files(folder), before, "nothing is lost and no temporary file stays"),
            None => assert_eq!(place.files(folder), [(".ikiz".to_owned(), Vec::new())], "what was read may be left"),
        }
    }
    for arguments in ["split --lang tr a.txt", "sections --json a.txt", "keywords a.txt"] {
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &format!("\"$0\" {arguments} > /dev/full")]).arg(ikiz_tests::program::binary());
        let answer = shell.current_dir(place.root()).output().expect("a shell");
        let said = String::from_utf8_lossy(&answer.stderr);
        assert_eq!(answer.status.code(), Some(2), "{arguments}: {said}");
        assert!(said.contains("cannot write"), "{arguments}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    let place = Playground::new();
    place.file("lines.txt", "Bu bir cümledir. İkincisi budur.\n".repeat(8000)).file("a.txt", ARTICLE);
    place.file("words.txt", "kitap\n".repeat(40000));
    for arguments in ["split --lang tr lines.txt", "stem --lang tr words.txt", "keywords a.txt", "sections a.txt"] {
        // The reader is gone before the first line is written.
        let script = format!("{{ sleep 0.1; \"$0\" {arguments}; echo \"$?\" >&2; }} | true");
        let answer = std::process::Command::new("sh")
            .args(["-c", &script])
            .arg(ikiz_tests::program::binary())
            .current_dir(place.root())
            .output()
            .expect("a shell");
        assert_eq!(String::from_utf8_lossy(&answer.stderr), "0\n", "{arguments}");
    }
}

#[test]
fn a_document_without_sections_is_processed_and_said() {
    let place = Playground::new();
    place.file("prose.txt", "Bu yazıda başlık yoktur. Yalnız düz yazı vardır.\n");
    summed_up(&place.ikiz(&["run", "prose.txt"]), 0, "1 processed, 0 skipped, 0 failed");
    assert_eq!(by_id(&place.table("output/checks.csv"), "check"), [("prose.txt", "section-missing")]);
    assert!(place.table("output/sections.csv").is_empty());
    assert_eq!(place.table("output/documents.csv")[0]["status"], "processed");
}

#[test]
fn a_third_language_is_named_as_what_it_is() {
    let place = Playground::new();
    place.file(
        "article.txt",
        "Résumé\n\nCette étude examine les enseignants des écoles rurales et leur usage des outils numériques. \
         Les données ont été recueillies au cours de plusieurs entretiens avec les enseignants.\n",
    );
    summed_up(&place.ikiz(&["run", "article.txt"]), 0, "1 processed, 0 skipped, 0 failed");
    assert_eq!(by_id(&place.table("output/sections.csv"), "language"), [("article.txt", "fra")]);
    let checks = place.table("output/checks.csv");
    assert!(checks.iter().any(|row| row["english_message"].contains("neither English nor Turkish")), "{checks:?}");
    let document = &place.table("output/documents.csv")[0];
    assert_eq!((&*document["english_words"], &*document["turkish_words"]), ("0", "0"));
    assert_ne!(document["other_words"], "0");
}

#[test]
fn deep_folders_are_walked() {
    let place = Playground::new();
    let name = format!("{}makale.txt", "klasör/".repeat(100));
    place.file(&format!("in/{name}"), ARTICLE);
    summed_up(&place.ikiz(&["run", "in"]), 0, "1 processed");
    assert_eq!(by_id(&place.table("output/documents.csv"), "status"), [(&*name, "processed")]);
}

#[test]
fn thousands_of_tiny_files_are_rows() {
    let place = Playground::new();
    for number in 0..5000 {
        place.file(&format!("in/{number}.txt"), format!("Metin {number}."));
    }
    summed_up(&place.ikiz(&["run", "in"]), 0, "5000 processed, 0 skipped, 0 failed");
    assert_eq!(place.table("output/documents.csv").len(), 5000);
}

#[test]
fn one_endless_line_is_read() {
    let place = Playground::new();
    let sentence = "Bu çalışmanın amacı köy okullarında görev yapan öğretmenleri incelemektir. ";
    place.file("line.txt", sentence.repeat(8_000_000 / sentence.len())).file("word.txt", "a".repeat(8_000_000));
    summed_up(&place.ikiz(&["run", "line.txt", "word.txt"]), 0, "2 processed, 0 skipped, 0 failed");
    let words: usize = place.table("output/documents.csv")[0]["turkish_words"].parse().expect("a number");
    assert_eq!(words, 9 * (8_000_000 / sentence.len()));
}
