//! Python for tests that compare with it. Crates below the program include this file.

use std::io::{Write, stderr};
use std::path::Path;
use std::process::{Command, Stdio};

/// The exit code where a package is missing.
const LACKING: i32 = 77;

/// What a script writes for an input. The script is left out, and standard error says so, where there is no Python or a
/// package is missing that the script imports; other faults of the script fail the test.
///
/// # Panics
///
/// If the script ends with an error.
pub fn python(script: &str, packages: &[&str], input: &str) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    // What tests/peers/python.sh makes.
    let program = root.map(|folder| folder.join("target/peers-of-tests/bin/python")).find(|program| program.exists());
    let program = program.unwrap_or_else(|| "python3".into());
    let left_out = |what: &str| {
        let _ = writeln!(stderr(), "skipped: {what}; tests/peers/python.sh installs what is compared with");
    };
    let lacks = format!("any(find_spec(name) is None for name in {packages:?})");
    let before = format!("from importlib.util import find_spec\nif {lacks}: raise SystemExit({LACKING})\n");
    let started = Command::new(&program)
        .args(["-c", &(before + script)])
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut python) = started else {
        left_out("there is no python3");
        return None;
    };
    let mut stdin = python.stdin.take().expect("a pipe");
    let input = input.to_owned();
    // A script that lacks a package reads nothing.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = python.wait_with_output().expect("its output");
    let _ = writer.join();
    if output.status.code() == Some(LACKING) {
        left_out(&format!(
            "python3 has not all of {}, or a program that the script runs is missing",
            packages.join(", ")
        ));
        return None;
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}
