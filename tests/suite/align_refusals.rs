//! `ikiz align` on texts that are no pair, and on very long texts.

use ikiz_tests::playground::Playground;

const ENGLISH: &str = "The aim of this study is to examine how teachers in village schools use digital tools.\n\
    The findings show that the teachers use these tools mostly for presentation.\n";
const TURKISH: &str = "Bu çalışmanın amacı, köy okullarında görev yapan öğretmenlerin dijital araçları nasıl kullandığını incelemektir.\n\
    Bulgular, öğretmenlerin bu araçları çoğunlukla sunum için kullandığını ve derslerde bunlara seyrek yer verdiğini göstermektedir.\n";

fn place() -> Playground {
    let place = Playground::new();
    place.file("en.txt", ENGLISH).file("tr.txt", TURKISH).file("empty.txt", "").file("blank.txt", " \n\n");
    place.file("en2.txt", ENGLISH.replace("village", "rural")).file("tr2.txt", TURKISH.replace("köy", "kent"));
    place
}

#[test]
fn sides_that_are_surely_no_pair_are_refused() {
    let place = place();
    for (english, turkish, said) in [
        ("tr.txt", "en.txt", "tr.txt is Turkish and en.txt is English; swap them"),
        ("en.txt", "en2.txt", "en.txt and en2.txt are both English; name an English and a Turkish text"),
        ("tr.txt", "tr2.txt", "tr.txt and tr2.txt are both Turkish"),
        ("en.txt", "en.txt", "en.txt and en.txt: the same text on both sides"),
    ] {
        let answer = place.ikiz(&["align", english, turkish]);
        assert_eq!((answer.code, &*answer.stdout), (2, ""), "{english} {turkish}");
        assert!(answer.stderr.contains(said) && answer.stderr.contains("--force"), "{}", answer.stderr);
        assert_eq!(answer.stderr.lines().count(), 1, "{}", answer.stderr);
        let forced = place.ikiz(&["align", english, turkish, "--force"]);
        assert_eq!((forced.code, &*forced.stderr), (0, ""));
        assert!(forced.stdout.lines().count() > 0);
    }
    assert_eq!(place.ikiz(&["align", "en.txt", "tr.txt"]).stderr, "");
}

#[test]
fn one_side_in_another_language_is_said() {
    let place = place();
    place.file("short.txt", "Büyüdü.\n");
    let answer = place.ikiz(&["align", "tr.txt", "short.txt"]);
    assert_eq!(answer.code, 1);
    assert_eq!(answer.stderr, "ikiz: tr.txt is Turkish, not English; check that this is the right text\n");
    assert!(!answer.stdout.is_empty());
}

#[test]
fn an_empty_side_is_said() {
    let place = place();
    for empty in ["empty.txt", "blank.txt"] {
        for (english, turkish) in [("en.txt", empty), (empty, "tr.txt")] {
            let answer = place.ikiz(&["align", english, turkish]);
            assert_eq!(answer.code, 1, "{}", answer.stderr);
            assert!(answer.stderr.starts_with(&format!("ikiz: {empty}: it holds no sentence")), "{}", answer.stderr);
            assert!(answer.stdout.lines().count() >= 2, "every sentence is a bead: {}", answer.stdout);
        }
        let answer = place.ikiz(&["align", empty, "empty.txt"]);
        assert_eq!((answer.code, &*answer.stdout), (2, ""));
        assert!(answer.stderr.contains("neither holds a sentence"), "{}", answer.stderr);
    }
}

#[test]
fn pairs_of_folders_and_records_are_said_and_aligned() {
    let place = place();
    let mut records = String::new();
    for number in 10..23 {
        place.file(&format!("en/{number}.txt"), TURKISH).file(&format!("tr/{number}.txt"), ENGLISH);
        records += &serde_json::json!({"id": number, "en": TURKISH, "tr": ENGLISH}).to_string();
        records.push('\n');
    }
    let of_folders = place.ikiz(&["align", "en", "tr"]);
    let of_records = place.ikiz_with(&["align", "--jsonl", "-"], &records);
    let first =
        ["ikiz: en/10.txt is Turkish and tr/10.txt is English", "ikiz: standard input, id 10, `en` is Turkish and"];
    for ((answer, first), lines) in [&of_folders, &of_records].into_iter().zip(first).zip([26, 13]) {
        assert_eq!(answer.code, 1, "{}", answer.stderr);
        let said: Vec<String> = answer.stderr.lines().map(|line| line.replace('\\', "/")).collect();
        assert!(said[0].starts_with(first), "{said:?}");
        assert_eq!((said.len(), &*said[10]), (11, "ikiz: 3 more pairs can hardly be aligned"));
        assert!(answer.stdout.lines().count() >= lines, "nothing is left out");
    }
    assert_eq!(place.ikiz(&["align", "en", "tr", "--force"]).stderr, "");
    let empty = "{\"id\": \"x\", \"en\": [], \"tr\": [\"Bir.\"]}\n";
    let answer = place.ikiz_with(&["align", "--jsonl", "-"], empty);
    assert_eq!(answer.code, 1);
    assert!(answer.stderr.contains("id \"x\", `en`: it holds no sentence"), "{}", answer.stderr);
    assert!(answer.stdout.starts_with("{\"id\":\"x\",\"beads\":[[[],[0],"), "{}", answer.stdout);
}

#[test]
fn a_missing_file_is_said() {
    let place = place();
    for arguments in [["align", "none.txt", "tr.txt"], ["align", "en.txt", "none.txt"]] {
        let answer = place.ikiz(&arguments);
        assert_eq!((answer.code, &*answer.stdout), (2, ""));
        assert!(answer.stderr.contains("none.txt: cannot read; check the path"), "{}", answer.stderr);
    }
}

#[test]
fn a_sentence_of_a_megabyte_is_aligned() {
    let place = place();
    let long = "uzun ".repeat(200_000);
    place.file("long.txt", format!("{TURKISH}{long}\n"));
    let answer = place.ikiz(&["align", "en.txt", "long.txt", "--text"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    assert!(answer.stdout.len() > long.len());
    let answer = place.ikiz(&["align", "en.txt", "long.txt", "--split"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
}

#[test]
fn twenty_thousand_empty_lines_are_aligned() {
    let place = place();
    let blank = "\n".repeat(20_000);
    place.file("long-en.txt", format!("{blank}{ENGLISH}")).file("long-tr.txt", format!("{blank}{TURKISH}"));
    let answer = place.ikiz(&["align", "long-en.txt", "long-tr.txt", "--sure", "0.5"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    let beads: Vec<&str> =
        answer.stdout.lines().filter_map(|line| line.rsplit_once('\t')).map(|(beads, _)| beads).collect();
    assert_eq!(beads, ["20000\t20000", "20001\t20001"]);
    let answer = place.ikiz(&["align", "en.txt", "long-tr.txt"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    assert!(answer.stdout.lines().count() >= 20_000);
}

#[test]
fn a_record_of_another_form_is_named_with_its_line_and_cause() {
    let place = Playground::new();
    for (flags, code) in [(&["align"][..], 2), (&["learn"], 2), (&["align", "--keywords"], 1)] {
        let right = r#"{"id":1,"en":["It grew."],"tr":["Büyüdü."]}"#;
        let answer = place.ikiz_with(&[flags, &["--jsonl", "-"]].concat(), &format!("{right}\n\n{{\"id\":2}}\n"));
        assert_eq!(answer.code, code, "{flags:?}");
        for part in ["standard input, line 3: not a record of the expected form", "missing field `en`"] {
            assert!(answer.stderr.contains(part), "{flags:?}: {}", answer.stderr);
        }
    }
}
