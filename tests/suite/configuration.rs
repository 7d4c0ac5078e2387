//! Settings of commands: flags before environment before file before defaults; what is said of a wrong file.

use crate::model_tokens::TOKENIZER;
use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::program::{Answer, answer, command_in, ikiz_in};
use ikiz_tests::root;

fn run(place: &Playground, arguments: &[&str], environment: &[(&str, &str)]) -> Answer {
    let mut command = command_in(place.root(), &[&["run", "a.txt"], arguments].concat());
    command.envs(environment.iter().copied());
    answer(command, b"")
}

/// The first letters of a result's table, which show its dialect.
fn dialect(place: &Playground, folder: &str) -> &'static str {
    let table = std::fs::read_to_string(place.path(&format!("{folder}/documents.csv"))).expect("a table");
    match (table.starts_with('\u{feff}'), table.contains("document_id;status")) {
        (true, true) => "tr",
        (true, false) => "en",
        _ => "strict",
    }
}

fn place() -> Playground {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    place
}

#[test]
fn a_file_in_the_current_folder_is_read() {
    let place = place();
    place.file("ikiz.toml", "[run]\noutput = \"sonuç\"\nexcel = \"tr\"\nthreads = 1\nlearn = \"off\"\nquiet = true\n");
    let answer = run(&place, &[], &[]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""), "quiet");
    assert_eq!(dialect(&place, "sonuç"), "tr");
    assert!(!place.path("output").exists());
}

#[test]
fn flags_go_before_environment_before_file() {
    let place = place();
    place.file("ikiz.toml", "[run]\noutput = \"file\"\nexcel = \"tr\"\nquiet = true\n");
    assert_eq!(run(&place, &[], &[("IKIZ_OUTPUT", "environment"), ("IKIZ_EXCEL", "en")]).code, 0);
    assert_eq!(dialect(&place, "environment"), "en");
    let answer = run(
        &place,
        &["-o", "flag", "--excel", "off", "--quiet=false"],
        &[("IKIZ_OUTPUT", "environment"), ("IKIZ_EXCEL", "en"), ("IKIZ_THREADS", "1"), ("IKIZ_LEARN", "on")],
    );
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(answer.stderr.contains("in flag;"), "{}", answer.stderr);
    assert_eq!(dialect(&place, "flag"), "strict");
    assert!(!place.path("file").exists());
}

#[test]
fn a_file_is_named_by_flag_or_environment() {
    let place = place();
    place.file("ikiz.toml", "[run]\noutput = \"current\"\n");
    place.file("settings/one.toml", "[run]\noutput = \"one\"\n").file("settings/two.toml", "[run]\noutput = \"two\"\n");
    assert_eq!(run(&place, &[], &[("IKIZ_CONFIG", "settings/one.toml")]).code, 0);
    assert_eq!(run(&place, &["--config", "settings/two.toml"], &[("IKIZ_CONFIG", "settings/one.toml")]).code, 0);
    assert!(
        place.path("settings/one").exists() && place.path("settings/two").exists() && !place.path("current").exists()
    );
    let answer = run(&place, &["--config", "none.toml"], &[]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("none.toml"), "{}", answer.stderr);
}

#[test]
fn a_wrong_file_names_its_line_and_nothing_is_done() {
    for (text, line, said) in [
        ("[run]\noutptu = \"x\"\n", "line 2", "outptu"),
        ("[rnu]\nquiet = true\n", "line 1", "rnu"),
        ("[run]\nquiet = true\nthreads = \"four\"\n", "line 3", "four"),
        ("[run]\nexcel = \"de\"\n", "line 2", "`tr`"),
        ("[run\n", "line 1", "ikiz.toml"),
    ] {
        let place = place();
        place.file("ikiz.toml", text);
        let answer = run(&place, &[], &[]);
        assert_eq!((answer.code, &*answer.stdout), (2, ""), "{text}");
        assert!(answer.stderr.contains(&format!("ikiz.toml, {line}: ")), "{text}{}", answer.stderr);
        assert!(answer.stderr.contains(said), "{text}{}", answer.stderr);
        let lists_all = ["output, excel", "quiet", "max-pages"].iter().all(|names| answer.stderr.contains(names));
        assert_eq!(lists_all, said == "outptu", "{text}{}", answer.stderr);
        assert!(!place.path("output").exists(), "{text}");
    }
}

#[test]
fn a_wrong_variable_is_wrong_usage() {
    let answer = run(&place(), &[], &[("IKIZ_THREADS", "0")]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("--threads"), "{}", answer.stderr);
}

/// Each command that reads documents, over one that is nested too deeply for the settings.
#[test]
fn every_command_that_reads_documents_takes_settings_from_file_environment_and_flags() {
    let place = Playground::new();
    place.file("a.json", "{\"title\": {\"tr\": {\"x\": [[\"y\"]]}}, \"abstract\": \"z\"}");
    place.file("ikiz.toml", "[run]\nmax-depth = 3\n").file("other.toml", "[run]\nmax-depth = 4\n");
    for name in ["run", "show", "sections", "learn", "keywords", "glossary"] {
        let refused = |flags: &[&str], environment: &[(&str, &str)], levels: u32| {
            let mut command = command_in(place.root(), &[&[name, "a.json"], flags].concat());
            command.envs(environment.iter().copied());
            let answer = answer(command, b"");
            assert_eq!((answer.code, &*answer.stdout), (2, ""), "{name}");
            assert!(answer.stderr.contains(&format!(" {levels} ")), "{name}: {}", answer.stderr);
        };
        refused(&[], &[], 3);
        refused(&["--config", "other.toml"], &[], 4);
        refused(&[], &[("IKIZ_MAX_DEPTH", "2")], 2);
        refused(&["--max-depth", "1"], &[("IKIZ_MAX_DEPTH", "2")], 1);
    }
}

#[test]
fn words_are_counted_as_the_file_says_in_documents_and_in_texts() {
    let place = place();
    let text = "A large universe. A small university. The universe.";
    place.file("b.jsonl", format!("{{\"id\": 1, \"language\": \"en\", \"text\": \"{text}\"}}\n"));
    for arguments in [&["keywords", "a.txt"][..], &["keywords", "--jsonl", "b.jsonl"]] {
        let lemmas = ikiz_in(place.root(), &[arguments, &["--stemmer", "lemma"]].concat(), b"");
        place.file("ikiz.toml", "[run]\nstemmer = \"snowball\"\n");
        let stems = ikiz_in(place.root(), arguments, b"");
        assert_eq!((lemmas.code, stems.code), (0, 0));
        assert_ne!(lemmas.stdout, stems.stdout, "{arguments:?}");
    }
}

#[test]
fn the_sample_of_the_documentation_is_read() {
    let page = std::fs::read_to_string(root().join("docs/reference/configuration.md")).expect("a page");
    let sample = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a sample");
    let place = place();
    place.file("ikiz.toml", sample).file("tokenizer.json", TOKENIZER).file("terms.tsv", "soil\ttoprak\n");
    place.file("own.tr.txt", "köy\n").file("own.tr.tsv", "hedges\tyüz güldürücü*\n");
    let pairs = r#"{"id":1,"en":["The soil is wet."],"tr":["Toprak ıslak."]}"#;
    place.file("pairs.jsonl", pairs).file("mesh.csv", "english,turkish\nSoil,Toprak\n");
    place.file("codes.csv", "code,label\nM1,move\n");
    place.file("corrections.csv", "document_id,about,verdict,english,turkish\na.txt,bead,wrong,The end.,Son.\n");
    assert_eq!(ikiz_in(place.root(), &["learn", "--jsonl", "pairs.jsonl", "-o", "model.json"], b"").code, 0);
    let answer = run(&place, &[], &[]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(dialect(&place, "result"), "tr", "{sample}");
}
