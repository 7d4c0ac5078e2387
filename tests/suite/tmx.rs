//! Translation memories: `ikiz align --tmx`, `ikiz run --formats tmx`, held against the format and against a program that reads
//! it.

use ikiz_tests::dtd::Dtd;
use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::root;
use std::io::Write;
use std::process::{Command, Stdio};

const ENGLISH: &str = "The sample had 42 teachers.\nCosts < 5 & \"more\" grew.\u{c}\nIt was small.\n";
const TURKISH: &str = "Örneklemde 42 öğretmen vardı.\n5’ten az & “çok” maliyet arttı.\u{1}\nKüçüktü.\n";

fn definition() -> std::path::PathBuf {
    root().join("tests/suite/tmx14.dtd")
}

/// Prints what was not tested, past the test harness, which hides what a passing test prints.
fn skipped(reason: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {reason}");
}

/// Fails where a text is no TMX 1.4b; `xmllint` is asked too where there is one.
#[track_caller]
fn is_valid(memory: &str) {
    let dtd = Dtd::parse(&std::fs::read_to_string(definition()).expect("the definition"));
    assert_eq!(dtd.faults(memory), [""; 0], "{memory}");
    let place = Playground::new();
    place.file("memory.tmx", memory);
    let mut lint = Command::new("xmllint");
    lint.args(["--noout", "--nonet", "--dtdvalid"]).arg(definition()).arg("memory.tmx").current_dir(place.root());
    match lint.output() {
        Ok(answer) => assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr)),
        Err(_) => skipped("xmllint is not on the path"),
    }
}

fn place() -> Playground {
    let place = Playground::new();
    place.file("en.txt", ENGLISH).file("tr.txt", TURKISH);
    place
}

#[test]
fn two_files_give_a_memory() {
    let place = place();
    let answer = place.ikiz(&["align", "en.txt", "tr.txt", "--tmx"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    is_valid(&answer.stdout);
    assert_eq!(answer.stdout.matches("<tu>").count(), 3, "{}", answer.stdout);
    assert!(answer.stdout.contains("<seg>Costs &lt; 5 &amp; &quot;more&quot; grew.</seg>"), "{}", answer.stdout);
    assert!(answer.stdout.contains("<seg>5’ten az &amp; “çok” maliyet arttı.</seg>"), "{}", answer.stdout);
    assert!(!answer.stdout.contains("\"document\""), "one pair needs no name");
    assert_eq!(place.ikiz(&["align", "en.txt", "tr.txt", "--tmx"]).stdout, answer.stdout);
    assert_eq!(place.ikiz(&["align", "en.txt", "tr.txt", "--tmx", "--text"]).code, 2);
}

#[test]
fn folders_and_records_give_a_memory_with_names() {
    let place = place();
    place.file("in/a & b_en.txt", ENGLISH).file("in/a & b_tr.txt", TURKISH);
    let answer = place.ikiz(&["align", "in", "--tmx"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    is_valid(&answer.stdout);
    assert_eq!(answer.stdout.matches("<prop type=\"document\">a &amp; b.txt</prop>").count(), 3, "{}", answer.stdout);
    let record = |id: serde_json::Value| {
        serde_json::json!({"id": id, "en": ["It grew.", "It fell."], "tr": ["Büyüdü.", "Düştü.", ""]}).to_string()
    };
    let records = format!("{}\n{}\n", record("x".into()), record(7.into()));
    let answer = place.ikiz_with(&["align", "--jsonl", "-", "--tmx"], &records);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    is_valid(&answer.stdout);
    for name in ["x", "7"] {
        assert!(answer.stdout.contains(&format!("<prop type=\"document\">{name}</prop>")), "{}", answer.stdout);
    }
}

#[test]
fn nothing_sure_is_an_empty_memory() {
    let place = Playground::new();
    place.file("en.txt", "It grew.\n").file("tr.txt", "");
    let answer = place.ikiz(&["align", "en.txt", "tr.txt", "--tmx"]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    is_valid(&answer.stdout);
    assert!(!answer.stdout.contains("<tu>"));
}

#[test]
fn a_run_writes_a_memory_where_it_is_asked_for() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    let read = || std::fs::read_to_string(place.path("output/sentence_pairs.tmx"));
    assert_eq!(place.ikiz(&["run", "a.txt", "--formats", "csv,tmx"]).code, 0);
    let memory = read().expect("a memory");
    is_valid(&memory);
    assert_eq!(memory.matches("<tu>").count(), 4, "{memory}");
    assert!(memory.contains("<prop type=\"document\">a.txt</prop>"), "{memory}");
    assert_eq!(place.ikiz(&["run", "a.txt"]).code, 0);
    assert!(read().is_err(), "the memory of the earlier result would be taken for this one's");
    place.folder("output/sentence_pairs.tmx");
    assert_eq!(place.ikiz(&["run", "a.txt", "--formats", "csv,tmx"]).code, 2);
}

#[test]
fn a_run_keeps_what_is_sure() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE.replace("A total of 42 teachers took part in the research. ", ""));
    assert_eq!(place.ikiz(&["run", "a.txt"]).code, 0);
    let all = place.table("output/sentence_pairs.csv");
    assert!(all.iter().any(|row| row["english"].is_empty()), "{all:?}");
    let two_sided = all.iter().filter(|row| !row["english"].is_empty() && !row["turkish"].is_empty());
    let mut numbers: Vec<f64> = two_sided.map(|row| row["confidence"].parse().expect("a number")).collect();
    numbers.sort_by(f64::total_cmp);
    let middle = numbers[numbers.len() / 2];
    assert_eq!(place.ikiz(&["run", "a.txt", "--formats=csv,tmx", "--sure", &middle.to_string()]).code, 0);
    let sure = place.table("output/sentence_pairs.csv");
    assert_eq!(sure.len(), numbers.iter().filter(|number| **number >= middle).count());
    assert!(sure.iter().all(|row| all.contains(row)), "rows keep their numbers");
    let memory = std::fs::read_to_string(place.path("output/sentence_pairs.tmx")).expect("a memory");
    assert_eq!(memory.matches("<tu>").count(), sure.len());
    let answer = place.ikiz(&["run", "a.txt", "--sure", "0,9"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("name one from 0 to 1 with a decimal point"), "{}", answer.stderr);
}

/// The Translate Toolkit reads what is written; skipped where Python does not have it.
#[test]
fn translate_toolkit_reads_a_memory() {
    const SCRIPT: &str = "import sys\ntry:\n from translate.storage.tmx import tmxfile\nexcept ImportError:\n sys.exit(3)\n\
        for unit in tmxfile.parsefile('memory.tmx').units:\n print(unit.source + '\\t' + unit.target)\n";
    let place = place();
    place.file("memory.tmx", place.ikiz(&["align", "en.txt", "tr.txt", "--tmx"]).stdout);
    let mut python = Command::new("python3");
    python.args(["-c", SCRIPT]).env("PYTHONIOENCODING", "utf-8").current_dir(place.root()).stdin(Stdio::null());
    match python.output() {
        Ok(answer) if answer.status.success() => {
            let read = String::from_utf8(answer.stdout).expect("UTF-8");
            let expected = "The sample had 42 teachers.\tÖrneklemde 42 öğretmen vardı.\n\
                Costs < 5 & \"more\" grew.\t5’ten az & “çok” maliyet arttı.\nIt was small.\tKüçüktü.\n";
            assert_eq!(read, expected);
        }
        Ok(answer) if answer.status.code() != Some(3) => panic!("{}", String::from_utf8_lossy(&answer.stderr)),
        _ => skipped("python3 cannot import translate (pip install translate-toolkit)"),
    }
}
