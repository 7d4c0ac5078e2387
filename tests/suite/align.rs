//! `ikiz align` over files and records: what is printed with each flag.

use ikiz_tests::playground::Playground;

const ENGLISH: &str = "The sample had 42 teachers.\n\nThe data were analysed in 2019.\nIt rained.\n";
const TURKISH: &str = "Örneklemde 42 öğretmen vardı.\n\nVeriler 2019’da çözümlendi.\n";

/// Running text in paragraphs, sentences over several lines.
const ENGLISH_TEXT: &str =
    "The sample had 42\nteachers. They worked in 7 villages.\n\n\nThe data were analysed in 2019.\n";
const TURKISH_TEXT: &str =
    "Örneklemde 42 öğretmen vardı. Bunlar 7 köyde\nçalışıyordu.\n\nVeriler 2019’da çözümlendi.\n";

fn place() -> Playground {
    let place = Playground::new();
    place.file("en.txt", ENGLISH).file("tr.txt", TURKISH);
    place.file("text-en.txt", ENGLISH_TEXT).file("text-tr.txt", TURKISH_TEXT);
    place
}

/// The fields of each line but the confidence, which stands third from behind where there are texts, else last.
fn without_confidence(printed: &str, at: usize) -> Vec<Vec<String>> {
    let fields = |line: &str| {
        let mut fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let confidence: f64 = fields.remove(at).parse().expect("a confidence");
        assert!((0.0..=1.0).contains(&confidence), "{line}");
        fields
    };
    printed.lines().map(fields).collect()
}

#[test]
fn a_line_is_a_sentence_and_an_empty_line_keeps_its_number() {
    let answer = place().ikiz(&["align", "en.txt", "tr.txt"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    let beads = without_confidence(&answer.stdout, 2);
    for bead in [["0", "0"], ["2", "2"]] {
        assert!(beads.iter().any(|found| *found == bead), "{}", answer.stdout);
    }
}

#[test]
fn running_text_is_split_and_its_sentences_are_counted() {
    let place = place();
    let answer = place.ikiz(&["align", "text-en.txt", "text-tr.txt", "--split", "--text"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    let expected = [
        ["0", "0", "The sample had 42 teachers.", "Örneklemde 42 öğretmen vardı."],
        ["1", "1", "They worked in 7 villages.", "Bunlar 7 köyde çalışıyordu."],
        ["2", "2", "The data were analysed in 2019.", "Veriler 2019’da çözümlendi."],
    ];
    assert_eq!(without_confidence(&answer.stdout, 2), expected);
    let answer = place.ikiz(&["align", "--jsonl", "-", "--split"]);
    assert_eq!(answer.code, 2, "records say themselves what is running text");
}

#[test]
fn what_is_sure_is_two_sided() {
    let place = place();
    let all = place.ikiz(&["align", "en.txt", "tr.txt"]).stdout;
    let sure = place.ikiz(&["align", "en.txt", "tr.txt", "--sure", "0"]).stdout;
    let beads = without_confidence(&sure, 2);
    assert_eq!(beads, [["0", "0"], ["2", "2"]], "neither empty lines nor sentences alone");
    assert!(sure.lines().all(|line| all.contains(line)));
    let confidence = |line: &str| line.rsplit('\t').next().expect("a field").parse::<f64>().expect("a confidence");
    let most = sure.lines().map(confidence).fold(0.0, f64::max);
    let best = place.ikiz(&["align", "en.txt", "tr.txt", "--sure", &most.to_string()]).stdout;
    assert!(!best.is_empty() && best.lines().all(|line| confidence(line) >= most), "{best}");
    for number in ["1.5", "-1", "0,9", "high", "NaN"] {
        let answer = place.ikiz(&["align", "en.txt", "tr.txt", &format!("--sure={number}")]);
        assert_eq!((answer.code, &*answer.stdout), (2, ""), "{number}");
        assert!(answer.stderr.contains("--sure") && answer.stderr.contains("from 0 to 1"), "{}", answer.stderr);
    }
}

#[test]
fn records_have_texts_where_they_are_asked_for() {
    let place = Playground::new();
    let line = "{\"id\": 7, \"en\": [\"It had 42 rooms.\", \"It grew.\"], \"tr\": [\"42 odası vardı.\"]}\n";
    let read = |flags: &[&str]| -> serde_json::Value {
        let answer = place.ikiz_with(&[&["align", "--jsonl", "-"], flags].concat(), line);
        assert_eq!((answer.code, &*answer.stderr), (0, ""));
        serde_json::from_str(&answer.stdout).expect("JSON")
    };
    let plain = read(&[]);
    assert_eq!(plain.as_object().expect("an object").keys().collect::<Vec<_>>(), ["beads", "id"]);
    let with_texts = read(&["--text"]);
    assert_eq!(with_texts["beads"], plain["beads"]);
    let bead = |bead: &serde_json::Value, key: usize, texts: [&str; 2]| {
        texts[key]
            .split('|')
            .enumerate()
            .filter(|(index, _)| bead[key].as_array().expect("indexes").contains(&(*index).into()))
            .map(|(_, text)| text)
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (number, found) in plain["beads"].as_array().expect("beads").iter().enumerate() {
        let texts = ["It had 42 rooms.|It grew.", "42 odası vardı."];
        let expected = [0, 1].map(|key| bead(found, key, texts));
        assert_eq!(with_texts["texts"][number], serde_json::json!(expected));
    }
    let sure = read(&["--sure", "0"]);
    let two_sided =
        |bead: &&serde_json::Value| (0..2).all(|side| bead[side].as_array().is_some_and(|side| !side.is_empty()));
    let expected: Vec<_> = plain["beads"].as_array().expect("beads").iter().filter(two_sided).cloned().collect();
    assert_eq!(sure["beads"], serde_json::json!(expected));
    for flag in ["--text", "--tmx", "--sure=0.5", "--force"] {
        assert_eq!(place.ikiz_with(&["align", "--keywords", "--jsonl", "-", flag], "").code, 2, "{flag}");
    }
}
