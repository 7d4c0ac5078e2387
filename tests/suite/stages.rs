//! Stage commands: files, standard input and `-`; offsets count what was given.

use ikiz_tests::playground::{ARTICLE, Playground};

#[test]
fn line_commands_take_files_and_standard_input() {
    let lines = "Bu çalışmanın amacı budur.\nThe aim of this study is this.\n";
    let place = Playground::new();
    place.file("lines.txt", lines).file("more.txt", "Okulların durumu incelenmiştir.");
    for command in [&["detect"][..], &["stem", "--lang", "tr"], &["split", "--lang", "tr"]] {
        let of_file = place.ikiz(&[command, &["lines.txt"]].concat());
        assert_eq!((of_file.code, &*of_file.stderr), (0, ""), "{command:?}");
        assert_eq!(of_file.stdout.lines().count(), 2, "{command:?}: {}", of_file.stdout);
        assert_eq!(place.ikiz_with(command, lines).stdout, of_file.stdout, "{command:?}");
        assert_eq!(place.ikiz_with(&[command, &["-"]].concat(), lines).stdout, of_file.stdout, "{command:?}");
        let of_both = place.ikiz_with(&[command, &["more.txt", "-"]].concat(), lines);
        assert_eq!(of_both.stdout.lines().count(), 3, "{command:?}: {}", of_both.stdout);
        let missing = place.ikiz(&[command, &["none.txt"]].concat());
        assert_eq!((missing.code, &*missing.stdout), (2, ""), "{command:?}");
        assert!(missing.stderr.contains("none.txt: cannot read"), "{}", missing.stderr);
    }
}

#[test]
fn sections_and_keywords_take_standard_input() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    let lines = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    let of_file = place.ikiz(&["sections", "a.txt"]);
    for arguments in [&["sections"][..], &["sections", "-"]] {
        let answer = place.ikiz_with(arguments, ARTICLE);
        assert_eq!((answer.code, &*answer.stderr), (0, ""));
        assert_eq!(lines(&answer.stdout), lines(&of_file.stdout));
    }
    let of_both = place.ikiz_with(&["sections", "--json", "a.txt", "-"], ARTICLE);
    assert_eq!(of_both.stdout.lines().count(), 2);

    let of_file = place.ikiz(&["keywords", "a.txt"]).stdout;
    assert!(of_file.lines().count() > 15, "{of_file}");
    for arguments in [&["keywords"][..], &["keywords", "-"]] {
        let answer = place.ikiz_with(arguments, ARTICLE);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        assert_eq!(answer.stdout.replace(",-,", ",a.txt,"), of_file);
    }
    let answer = place.ikiz(&["keywords", "a.txt", "-"]);
    assert_eq!((answer.code, &*answer.stdout), (2, ""));
    assert!(answer.stderr.contains("`-` stands beside files"), "{}", answer.stderr);
    let answer = place.ikiz(&["keywords"]);
    assert_eq!((answer.code, &*answer.stdout), (2, ""), "nothing was given");
    assert!(answer.stderr.contains("standard input"), "{}", answer.stderr);
}

#[test]
fn align_takes_one_side_from_standard_input_and_prints_text() {
    let (english, turkish) = ("The sample had 42 teachers.\nIt\tgrew.\n", "Örneklemde 42 öğretmen vardı.\nBüyüdü.\n");
    let place = Playground::new();
    place.file("en.txt", english).file("tr.txt", turkish);
    let of_files = place.ikiz(&["align", "en.txt", "tr.txt", "--text"]);
    assert_eq!((of_files.code, &*of_files.stderr), (0, ""));
    let fields: Vec<Vec<&str>> = of_files.stdout.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(fields[0][..2], ["0", "0"]);
    assert_eq!(fields[0][3..], ["The sample had 42 teachers.", "Örneklemde 42 öğretmen vardı."]);
    assert!(fields.iter().all(|fields| fields.len() == 5), "a tab in a sentence is no field: {fields:?}");
    assert_eq!(place.ikiz_with(&["align", "-", "tr.txt", "--text"], english).stdout, of_files.stdout);
    assert_eq!(place.ikiz_with(&["align", "en.txt", "-", "--text"], turkish).stdout, of_files.stdout);
    let answer = place.ikiz_with(&["align", "-", "-"], english);
    assert_eq!((answer.code, &*answer.stdout), (2, ""));
    assert!(answer.stderr.contains("both sides are standard input"), "{}", answer.stderr);
}

#[test]
fn offsets_are_within_one_file() {
    let place = Playground::new();
    place.file("a.txt", "Bir cümle.").file("b.txt", "İki cümle. Üç cümle.");
    let answer = place.ikiz(&["split", "--lang", "tr", "--offsets", "a.txt", "b.txt"]);
    assert_eq!((answer.code, &*answer.stdout), (2, ""));
    assert!(answer.stderr.contains("2 files are named; offsets are within one"), "{}", answer.stderr);
    assert_eq!(place.ikiz(&["split", "--lang", "tr", "--offsets", "b.txt"]).stdout, "0\t10\n11\t20\n");
    let records = place.ikiz(&["split", "--lang", "tr", "--records", "a.txt", "b.txt"]);
    assert_eq!(records.stdout, "0\t0\t10\n1\t0\t10\n1\t11\t20\n", "records count on over the files");
}

#[test]
fn offsets_count_the_letters_that_were_given() {
    let place = Playground::new();
    // ş as s and a cedilla, ü as u and a diaeresis.
    let decomposed = "Bas\u{327}ladı. U\u{308}c\u{327} gu\u{308}n su\u{308}rdu\u{308}.";
    let composed = "Başladı. Üç gün sürdü.";
    let offsets = ["split", "--lang", "tr", "--offsets"];
    assert_eq!(place.ikiz_with(&offsets, composed).stdout, "0\t8\n9\t22\n");
    assert_eq!(place.ikiz_with(&offsets, decomposed).stdout, "0\t9\n10\t28\n");
    let records = ["split", "--lang", "tr", "--records"];
    let answer = place.ikiz_with(&records, &format!("{decomposed}\n{composed}\n"));
    assert_eq!(answer.stdout, "0\t0\t9\n0\t10\t28\n1\t0\t8\n1\t9\t22\n");
    let windows = "\u{feff}Başladı.\r\n\r\nÜç gün sürdü.\r\n";
    assert_eq!(place.ikiz_with(&offsets, windows).stdout, "0\t8\n12\t25\n", "both letters of a line end are counted");

    let line = |text: &str| serde_json::json!({"id": 1, "en": "It began. It took three days.", "tr": text}).to_string();
    let answer = place.ikiz_with(&["align", "--jsonl", "-"], &format!("{}\n{}\n", line(decomposed), line(composed)));
    let answers: Vec<serde_json::Value> =
        answer.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers[0]["tr_spans"], serde_json::json!([[0, 9], [10, 28]]));
    assert_eq!(answers[1]["tr_spans"], serde_json::json!([[0, 8], [9, 22]]));
    assert_eq!(answers[0]["beads"], answers[1]["beads"], "the normal form changes no bead");
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let place = Playground::new();
    place.file("a.pdf", "%PDF-1.7 ...").file("b.txt", "%PDF-1.7 ...").file("c", b"\xfdA\x07\xe7k2\xf0m9q".repeat(40));
    for command in [&["detect"][..], &["split", "--lang", "tr"], &["stem", "--lang", "en"]] {
        for (file, said) in [("a.pdf", "this is a PDF file;"), ("b.txt", "named .txt;"), ("c", "no text")] {
            let answer = place.ikiz(&[command, &[file]].concat());
            assert_eq!((answer.code, &*answer.stdout), (2, ""), "{command:?} {file}");
            assert!(answer.stderr.contains(said), "{command:?} {file}: {}", answer.stderr);
        }
    }
}

#[test]
fn odd_input_is_answered_line_by_line() {
    let place = Playground::new();
    let lines = [
        "",
        "   ",
        "\u{202e}kitap\u{202c} \u{200b}\u{200d}",
        "😀 👩‍🔬 kitapları",
        "nul\0kitap",
        "\u{feff}İSTANBUL’UN",
        "''’’--..",
        "ａｂｃ ١٢٣",
        "e\u{301}\u{301}\u{301}",
    ];
    let input = lines.map(|line| line.to_owned() + "\n").concat();
    for language in ["en", "tr"] {
        for stem in [&["stem", "--lang", language][..], &["stem", "--lang", language, "--stemmer", "snowball"]] {
            let answer = place.ikiz_with(stem, &input);
            assert_eq!((answer.code, answer.stdout.lines().count()), (0, lines.len()), "{stem:?}");
        }
        let explained = place.ikiz_with(&["stem", "--lang", language, "--explain"], &input);
        assert_eq!(explained.code, 0);
        assert!(explained.stdout.lines().all(|line| line.split('\t').count() == 5), "{}", explained.stdout);
        assert_eq!(place.ikiz_with(&["split", "--lang", language, "--offsets", "--records"], &input).code, 0);
    }
    let answer = place.ikiz_with(&["detect"], &input);
    assert_eq!((answer.code, answer.stdout.lines().count()), (0, lines.len()));
}

#[test]
fn ten_million_letters_without_a_blank_are_one_word() {
    let place = Playground::new();
    let input = "kitapçılık".repeat(1_000_000);
    for command in
        [&["detect"][..], &["stem", "--lang", "tr"], &["stem", "--lang", "en"], &["split", "--lang", "tr", "--offsets"]]
    {
        let answer = place.ikiz_with(command, &input);
        assert_eq!((answer.code, answer.stdout.lines().count()), (0, 1), "{command:?} {}", answer.stderr);
    }
}

#[test]
fn explained_keys_name_the_chosen_one_first() {
    let place = Playground::new();
    let answer = place.ikiz_with(&["stem", "--lang", "tr", "--explain"], "kitaplarımızda\n");
    let first = answer.stdout.lines().next().expect("a candidate");
    assert!(first.starts_with("kitaplarımızda\tkitap\t"), "{first}");
    assert!(first.ends_with("\tplural + first person plural possessive + locative\tlexicon"), "{first}");
    let answer = place.ikiz_with(&["stem", "--lang", "en", "--explain"], "behaviours\n");
    assert_eq!(answer.stdout, "behaviours\tbehavior\t\t\tlexicon\n");
    let answer = place.ikiz_with(&["stem", "--lang", "en", "--spelling", "printed"], "behaviours\n");
    assert_eq!(answer.stdout, "behaviour\n");
    let answer = place.ikiz_with(&["stem", "--lang", "en", "--stemmer", "snowball"], "universities\n");
    assert_eq!(answer.stdout, "univers\n");
}
