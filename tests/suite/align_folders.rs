//! `ikiz align` over folders: which files are a pair, and what is said of the others.

use ikiz_tests::playground::Playground;
use ikiz_tests::program::Answer;
use std::fmt::Write;

const ENGLISH: &str = "The sample had 42 teachers.\nThe data were analysed in 2019.\n";
const TURKISH: &str = "Örneklemde 42 öğretmen vardı.\nVeriler 2019’da çözümlendi.\n";

/// The pair, the indexes and the texts of each line.
fn rows(answer: &Answer) -> Vec<(&str, &str, &str)> {
    answer
        .stdout
        .lines()
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), 4, "{line}");
            (fields[0], fields[1], fields[2])
        })
        .collect()
}

#[test]
fn a_folder_with_both_languages_gives_its_pairs() {
    let place = Playground::new();
    for name in ["b_en.txt", "c.en", "in/a-en.md", "d.en.txt"] {
        place.file(&format!("in/{name}"), ENGLISH).file(&format!("in/{}", name.replace("en", "tr")), TURKISH);
    }
    let answer = place.ikiz(&["align", "in"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    let ids = ["b.txt", "c", "d.txt", "in/a.md"];
    let expected: Vec<(&str, &str, &str)> = ids.iter().flat_map(|id| [(*id, "0", "0"), (*id, "1", "1")]).collect();
    assert_eq!(rows(&answer), expected);
    assert_eq!(place.ikiz(&["align", "in/"]).stdout, answer.stdout);
    let with_text = place.ikiz(&["align", "in", "--text", "--sure", "0"]);
    let first: Vec<&str> = with_text.stdout.lines().next().expect("a row").split('\t').collect();
    assert_eq!(
        (first[0], first[4], first[5]),
        ("b.txt", "The sample had 42 teachers.", "Örneklemde 42 öğretmen vardı.")
    );
}

#[test]
fn two_folders_give_their_pairs() {
    let place = Playground::new();
    place.file("en/z.txt", ENGLISH).file("tr/z.txt", TURKISH);
    place.file("en/in/a_en.txt", ENGLISH).file("tr/in/a_tr.txt", TURKISH);
    let answer = place.ikiz(&["align", "en", "tr"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    let pairs = ["in/a.txt", "z.txt"].into_iter().flat_map(|id| [(id, "0", "0"), (id, "1", "1")]);
    assert_eq!(rows(&answer), pairs.collect::<Vec<_>>());
}

#[test]
fn all_pairs_are_one_corpus() {
    let place = Playground::new();
    let (mut records, sides) = (String::new(), [ENGLISH, TURKISH].map(|side| side.lines().collect::<Vec<_>>()));
    for id in ["a.txt", "b.txt"] {
        place.file(&format!("en/{id}"), ENGLISH).file(&format!("tr/{id}"), TURKISH);
        records += &serde_json::json!({"id": id, "en": sides[0], "tr": sides[1]}).to_string();
        records.push('\n');
    }
    let of_folders = place.ikiz(&["align", "en", "tr", "--learn", "on"]).stdout;
    let of_records = place.ikiz_with(&["align", "--jsonl", "-", "--learn", "on"], &records).stdout;
    let mut expected = String::new();
    for line in of_records.lines() {
        let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
        for bead in record["beads"].as_array().expect("beads") {
            let confidence = bead[2].as_f64().expect("a number");
            let id = record["id"].as_str().expect("an id");
            let _ = writeln!(expected, "{id}\t{}\t{}\t{confidence:.3}", bead[0][0], bead[1][0]);
        }
    }
    assert_eq!(of_folders, expected);
}

#[test]
fn a_file_without_a_twin_is_said() {
    let place = Playground::new();
    place
        .file("in/a_en.txt", ENGLISH)
        .file("in/a_tr.txt", TURKISH)
        .file("in/b_en.txt", ENGLISH)
        .file("in/c.txt", TURKISH);
    place
        .file("in/d.pdf", "%PDF")
        .file("in/e_en.txt", ENGLISH)
        .file("in/e-en.txt", ENGLISH)
        .file("in/e_tr.txt", TURKISH);
    let answer = place.ikiz(&["align", "in"]);
    assert_eq!(answer.code, 1);
    assert_eq!(rows(&answer), [("a.txt", "0", "0"), ("a.txt", "1", "1")]);
    let said: Vec<String> = answer.stderr.lines().map(|line| line.replace('\\', "/")).collect();
    for (line, start) in said.iter().zip([
        "ikiz: in/b_en.txt: there is no Turkish file of this name; add it",
        "ikiz: in/c.txt: its name says no language; name it …_en or …_tr",
        "ikiz: in/e-en.txt: several files share this name; leave one English",
        "ikiz: in/e_en.txt: several",
        "ikiz: in/e_tr.txt: several",
        "ikiz: passed over: 1 pdf (a text is .txt",
    ]) {
        assert!(line.starts_with(start), "{start}\n{said:#?}");
    }
    assert_eq!(said.len(), 6, "{said:#?}");
}

#[test]
fn folders_that_hold_no_pair_are_refused() {
    let place = Playground::new();
    place.folder("empty").file("en/a_en.txt", ENGLISH).file("tr/a_tr.txt", TURKISH).file("f.txt", ENGLISH);
    for (arguments, said) in [
        (&["empty"][..], "empty: no two texts belong together; give them one name"),
        (&["en"], "en/a_en.txt: there is no Turkish file of this name"),
        (
            &["tr", "en"],
            "it lies in the English folder, and its name says Turkish; move it, or name the English folder first",
        ),
        (&["en", "en"], "this folder is named twice; name it once"),
        (&["en", "f.txt"], "en: this is a folder, and f.txt is none; name two files or two folders"),
        (&["f.txt", "en"], "en: this is a folder, and f.txt is none"),
        (&["f.txt"], "f.txt: this is one side only; name an English and a Turkish file"),
        (&["none"], "none: cannot read; check the path"),
        (&["en", "none"], "none: cannot read; check the path"),
    ] {
        let answer = place.ikiz(&[&["align"], arguments].concat());
        assert_eq!((answer.code, &*answer.stdout), (2, ""), "{arguments:?}");
        assert!(answer.stderr.replace('\\', "/").contains(said), "{arguments:?}: {}", answer.stderr);
    }
    let answer = place.ikiz(&["align", "--jsonl", "en"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("en: this is a folder"), "{}", answer.stderr);
}
