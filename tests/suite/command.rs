//! Commands as a user types them: exit code, standard output, standard error, files.

use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::program::{ikiz, ikiz_in};
use ikiz_tests::table;

#[test]
fn run_writes_every_table_and_says_so() {
    let place = Playground::new();
    place.file("makaleler/köy okulu.txt", ARTICLE);
    let answer = place.ikiz(&["run", "makaleler"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(answer.stdout, "");
    assert!(answer.stderr.contains("1 processed, 0 skipped, 0 failed"), "{}", answer.stderr);
    let documents = table::read(&place.path("output/documents.csv"));
    assert_eq!(documents[0]["document_id"], "köy okulu.txt");
    let pairs = table::read(&place.path("output/section_pairs.csv"));
    assert_eq!(pairs.iter().filter(|pair| pair["status"] == "paired").count(), 2, "{pairs:?}");
    assert_eq!(table::read(&place.path("output/sentence_pairs.csv")).len(), 4);
    assert_eq!(table::read(&place.path("output/keyword_pairs.csv")).len(), 3);
    assert!(table::read(&place.path("output/errors.csv")).is_empty());
}

#[test]
fn a_wrong_path_is_said_and_an_earlier_result_stays() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    assert_eq!(place.ikiz(&["run", "a.txt"]).code, 0);
    let before = std::fs::read(place.path("output/documents.csv")).expect("a table");
    let answer = place.ikiz(&["run", "b.txt"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("b.txt"), "{}", answer.stderr);
    assert_eq!(std::fs::read(place.path("output/documents.csv")).expect("a table"), before);
}

#[test]
fn turkish_excel_opens_the_tables() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    assert_eq!(place.ikiz(&["run", "a.txt", "--excel", "tr"]).code, 0);
    let table = std::fs::read_to_string(place.path("output/sections.csv")).expect("a table");
    assert!(table.starts_with("\u{feff}document_id;section_id;"), "{table}");
    assert!(!table.contains("sep="));
}

#[test]
fn wrong_usage_ends_with_2() {
    assert_eq!(ikiz(&["run"]).code, 2);
    assert_eq!(ikiz(&["split", "--lang", "de"]).code, 2);
    assert_eq!(ikiz(&["align", "only-one.txt"]).code, 2);
}

#[test]
fn stage_commands_keep_one_record_a_line() {
    let detected = ikiz_in(
        &ikiz_tests::root(),
        &["detect"],
        "Bu çalışmanın amacı budur.\nThe aim of this study is this.\n1234\n".as_bytes(),
    );
    let tags: Vec<&str> = detected.stdout.lines().map(|line| line.split('\t').next().unwrap_or_default()).collect();
    assert_eq!(tags, ["tr", "en", "und"]);

    let split = ikiz_in(
        &ikiz_tests::root(),
        &["split", "--lang", "tr", "--records"],
        "İlk cümle budur. İkincisi şudur.\nTek cümle.\n".as_bytes(),
    );
    assert_eq!(split.stdout, "0\t0\t16\n0\t17\t32\n1\t0\t10\n");

    let stem = ikiz_in(&ikiz_tests::root(), &["stem", "--lang", "en"], b"studies\n\nstudies\n");
    assert_eq!(stem.stdout.lines().count(), 3, "an empty line has an empty key: {:?}", stem.stdout);
}

#[test]
fn align_speaks_lines_and_json() {
    let place = Playground::new();
    place.file("en.txt", "The sample had 42 teachers.\nThe data were analysed in 2019.\n");
    place.file("tr.txt", "Örneklemde 42 öğretmen vardı.\nVeriler 2019'da çözümlendi.\n");
    let answer = place.ikiz(&["align", "en.txt", "tr.txt"]);
    let beads: Vec<&str> =
        answer.stdout.lines().filter_map(|line| line.rsplit_once('\t').map(|(beads, _)| beads)).collect();
    assert_eq!(beads, ["0\t0", "1\t1"], "{}", answer.stderr);

    let line = "{\"id\": 7, \"en\": \"The sample had 42 teachers. It was small.\", \"tr\": \"Örneklemde 42 öğretmen vardı. Küçüktü.\"}\n";
    let answer = ikiz_in(place.root(), &["align", "--jsonl", "-"], line.as_bytes());
    let answer: serde_json::Value = serde_json::from_str(&answer.stdout).expect("JSON");
    assert_eq!(answer["id"], 7);
    assert_eq!(answer["en_spans"], serde_json::json!([[0, 27], [28, 41]]));
    assert_eq!(answer["beads"].as_array().expect("beads").len(), 2);

    let line = "{\"id\": \"k\", \"en\": [\"NATO\", \"energy policy\"], \"tr\": [\"NATO\", \"enerji politikası\"]}\n";
    let answer = ikiz_in(place.root(), &["align", "--keywords", "--jsonl", "-"], line.as_bytes());
    let answer: serde_json::Value = serde_json::from_str(&answer.stdout).expect("JSON");
    assert_eq!((&answer["pairs"][0][0], &answer["pairs"][1][1]), (&0.into(), &1.into()));
}

#[test]
fn a_broken_record_names_its_line_and_the_others_are_done() {
    let whole = "{\"id\":1,\"language\":\"en\",\"text\":\"a\",\"en\":[],\"tr\":[]}\n";
    for arguments in [&["keywords", "--jsonl", "-"][..], &["align", "--keywords", "--jsonl", "-"]] {
        let run = |lines: &str| ikiz_in(&ikiz_tests::root(), arguments, lines.as_bytes());
        let answer = run(&format!("{whole}{{\"id\":2}}\n{whole}"));
        assert_eq!((answer.code, answer.stdout.lines().count()), (1, 2), "{}", answer.stderr);
        let said = "standard input, line 2: not a record of the expected form: missing field";
        assert!(answer.stderr.contains(said), "{}", answer.stderr);
        assert!(answer.stderr.contains("; mend this line") && !answer.stderr.contains("line 1"), "{}", answer.stderr);
        assert_eq!(run("{\"id\":2}\n").code, 2);
        assert_eq!(run(whole).code, 0);
    }
}

#[test]
fn an_input_that_cannot_be_read_is_not_blamed_on_the_output() {
    let place = Playground::new();
    for arguments in [&["detect", "nope"][..], &["align", "a", "b"]] {
        let answer = place.ikiz(arguments);
        assert_eq!(answer.code, 2);
        let blamed = format!("ikiz: {}: cannot read", arguments[1]);
        assert!(answer.stderr.starts_with(&blamed), "{}", answer.stderr);
    }
}
