//! A reader closes the pipe early: the command ends with success and without a message.
#![cfg(unix)]

use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::program::command_in;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

/// More than a pipe holds.
const LARGE: usize = 1 << 20;

/// Reads one line of what a command prints, closes the pipe, and gives the line, the exit code and standard error.
fn head(place: &Playground, arguments: &[&str], input: Vec<u8>) -> (String, Option<i32>, String) {
    let mut command = command_in(place.root(), arguments);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let mut line = String::new();
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    stdout.read_line(&mut line).expect("UTF-8");
    drop(stdout);
    let mut stderr = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut stderr).expect("UTF-8");
    let code = child.wait().expect("the program ends").code();
    writer.join().expect("all is written");
    (line, code, stderr)
}

#[test]
fn a_closed_pipe_is_a_quiet_success() {
    let place = Playground::new();
    let lines = "Veriler toplanmıştır. Sonuç budur.\n".repeat(LARGE / 16).into_bytes();
    for (arguments, first) in [
        (&["detect"][..], "tr\t"),
        (&["split", "--lang", "tr"], "Veriler toplanmıştır.\n"),
        (&["split", "--lang", "tr", "--records"], "0\t0\t21\n"),
    ] {
        let (line, code, stderr) = head(&place, arguments, lines.clone());
        assert!(line.starts_with(first), "{arguments:?}: {line}");
        assert_eq!((code, &*stderr), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn json_tables_and_scripts_end_quietly_too() {
    let place = Playground::new();
    let record = "{\"id\": 1, \"en\": [\"energy\"], \"tr\": [\"enerji\"]}\n".repeat(4_000);
    let (line, code, stderr) = head(&place, &["align", "--keywords", "--jsonl", "-"], record.into_bytes());
    assert!(line.starts_with("{\"id\":1"), "{line}");
    assert_eq!((code, &*stderr), (Some(0), ""));
    // A table of more than a pipe holds: words that no other text has.
    let words: String =
        (0..6_000).flat_map(|number| ["Sentence with word".to_owned(), format!("{number}x {number}x. ")]).collect();
    let text = ARTICLE.replace("The aim of", &format!("{words}The aim of"));
    let (line, code, stderr) = head(&place, &["keywords", "-"], text.into_bytes());
    assert!(line.starts_with("language,"), "{line}");
    assert_eq!((code, &*stderr), (Some(0), ""));
    let (line, code, stderr) = head(&place, &["completions", "zsh"], Vec::new());
    assert!(line.starts_with("#compdef ikiz"), "{line}");
    assert_eq!((code, &*stderr), (Some(0), ""));
}
