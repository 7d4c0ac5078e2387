//! Where translations come from: the user's lexicons, and models that `ikiz learn` made.

use ikiz_tests::playground::Playground;
use ikiz_tests::root;

/// Made-up words: only the user's lexicon has them.
const PAIRS: &str = concat!(
    r#"{"id":"a","en":["The blorg was red.","A quux stood near the house."],"tr":["Evin yanında bir tapır duruyordu.","Zıpır kırmızıydı."]}"#,
    "\n",
    r#"{"id":"b","en":["Blorg and quux were found."],"tr":["Zıpır ve tapır bulundu."]}"#,
    "\n"
);

fn place() -> Playground {
    let place = Playground::new();
    place.file("pairs.jsonl", PAIRS);
    place
}

#[test]
fn a_lexicon_of_any_form_tells_what_words_mean() {
    let place = place();
    place.file("words.tsv", "# mine\nblorg\tzıpır\nquux\ttapır\n");
    place.file("words.dic", "zıpır @ blorg\ntapır @ quux\n");
    place.file("glossary.csv", "english;turkish;confidence\nblorg;zıpır;0,9\nquux;tapır;0,8\n");
    place.file("words.index", "blorg\tA\tR\nquux\tR\tP\n");
    place.file("words.dict", "blorg\n1. zıpır\nquux\n1. tapır\n");
    let bare = place.ikiz(&["align", "--jsonl", "pairs.jsonl"]);
    let known: Vec<String> = ["words.tsv", "words.dic", "glossary.csv", "words.index"]
        .map(|name| {
            let answer = place.ikiz(&["align", "--jsonl", "pairs.jsonl", "--lexicon", name]);
            assert_eq!((answer.code, &*answer.stderr), (0, ""), "{name}");
            answer.stdout
        })
        .to_vec();
    assert_ne!(known[0], bare.stdout);
    assert!(known.iter().all(|answer| *answer == known[0]), "{known:?}");
    let two = place.ikiz(&["align", "--jsonl", "pairs.jsonl", "--lexicon", "words.tsv", "--lexicon", "words.dic"]);
    assert_eq!(two.stdout, known[0]);
}

#[test]
fn a_lexicon_that_is_none_is_said() {
    let place = place();
    place.file("one.tsv", "a column\nand no other\n");
    for (name, said) in [("none.tsv", "none.tsv: cannot read the lexicon"), ("one.tsv", "one.tsv: no word pair found")]
    {
        let answer = place.ikiz(&["align", "--jsonl", "pairs.jsonl", "--lexicon", name]);
        assert_eq!((answer.code, &*answer.stdout), (2, ""));
        assert!(answer.stderr.contains(said), "{}", answer.stderr);
    }
    place.file("half.index", "word\tA\tB\n");
    let answer = place.ikiz(&["run", "pairs.jsonl", "--lexicon", "half.index"]);
    assert!(answer.code == 2 && answer.stderr.contains("half.dict.dz cannot be read"), "{}", answer.stderr);
}

#[test]
fn a_model_is_learned_once_and_used_again() {
    let place = place();
    let learned = place.ikiz(&["learn", "--jsonl", "pairs.jsonl", "-o", "model.json"]);
    assert_eq!((learned.code, &*learned.stdout), (0, ""), "{}", learned.stderr);
    assert!(learned.stderr.starts_with("learned translations of "), "{}", learned.stderr);
    let printed = place.ikiz(&["learn", "--jsonl", "pairs.jsonl"]);
    assert_eq!(printed.stdout, std::fs::read_to_string(place.path("model.json")).expect("a model"));
    place.file("one.jsonl", r#"{"id":"c","en":["Blorg, blorg!","A quux."],"tr":["Zıpır, zıpır!","Bir tapır."]}"#);
    let with = place.ikiz(&["align", "--jsonl", "one.jsonl", "--model", "model.json"]);
    let without = place.ikiz(&["align", "--jsonl", "one.jsonl"]);
    assert_eq!((with.code, without.code), (0, 0), "{}", with.stderr);
    assert_ne!(with.stdout, without.stdout);
}

#[test]
fn a_model_is_learned_from_documents_whatever_the_threads() {
    let corpus = root().join("corpus").display().to_string();
    let place = Playground::new();
    let [one, two] = ["1", "2"].map(|threads| place.ikiz(&["learn", &corpus, "-j", threads]).stdout);
    assert!(one == two && one.starts_with("{\"format\":\"ikiz translation model\""));
    place.file("model.json", &one);
    let answer = place.ikiz(&["run", &corpus, "--model", "model.json", "-o", "result", "-q"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
}

#[test]
fn a_model_that_is_none_is_said() {
    let place = place();
    place.file("broken.json", "{\"format\":\"ikiz tr");
    place.file(
        "other.json",
        r#"{"format":"x","version":1,"lengths":[0,1,1,1],"english":[],"turkish":[],"translations":[]}"#,
    );
    for (name, said) in [
        ("none.json", "none.json: cannot read the model"),
        ("broken.json", "broken.json: this is no model"),
        ("other.json", "this says it is `x` version 1"),
    ] {
        let answer = place.ikiz(&["align", "--jsonl", "pairs.jsonl", "--model", name]);
        assert_eq!((answer.code, &*answer.stdout), (2, ""));
        assert!(answer.stderr.contains(said), "{}", answer.stderr);
    }
    let answer = place.ikiz(&["align", "--jsonl", "pairs.jsonl", "--model", "m.json", "--learn", "on"]);
    assert!(answer.code == 2 && answer.stderr.contains("cannot be used with"), "{}", answer.stderr);
    place.file("empty.txt", "Ankara");
    let answer = place.ikiz(&["learn", "empty.txt"]);
    assert!(answer.code == 2 && answer.stderr.contains("nothing was learned"), "{}", answer.stderr);
}

#[cfg(unix)]
#[test]
fn a_model_that_a_link_names_is_written_where_it_leads() {
    let place = place();
    place.file("lines.jsonl", "{\"id\":1,\"en\":[\"The soil is red.\"],\"tr\":[\"Toprak kırmızıdır.\"]}\n");
    place.file("real.json", "");
    std::os::unix::fs::symlink("real.json", place.path("link.json")).expect("a link");
    for output in ["link.json", "/dev/null"] {
        let answer = place.ikiz(&["learn", "--jsonl", "lines.jsonl", "-o", output]);
        assert_eq!(answer.code, 0, "{output}: {}", answer.stderr);
    }
    assert!(place.path("link.json").is_symlink());
    assert!(std::fs::read_to_string(place.path("real.json")).expect("a model").starts_with('{'));
    assert!(!std::path::Path::new("/dev/null").is_file());
}

#[test]
fn keywords_are_paired_by_the_lexicon() {
    let place = place();
    place.file("lists.jsonl", r#"{"id":1,"en":["soil","water quality"],"tr":["su kalitesi","toprak"]}"#);
    let answer = place.ikiz(&["align", "--keywords", "--jsonl", "lists.jsonl"]);
    assert!(answer.stdout.contains("[0,1,") && answer.stdout.contains("[1,0,"), "{}", answer.stdout);
}
