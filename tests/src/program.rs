//! The program as a user runs it.

use crate::root;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// The binary, built from the sources as they are now, in the profile of the tests.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--package", "ikiz", "--bin", "ikiz"]).current_dir(root());
        if !cfg!(debug_assertions) {
            build.arg("--release");
        }
        assert!(build.status().expect("cargo runs").success(), "the program builds");
        // target/<profile>/deps/<this test>
        let test = std::env::current_exe().expect("a test has a path");
        let folder = test.parent().and_then(Path::parent).expect("target/<profile>");
        folder.join(format!("ikiz{}", std::env::consts::EXE_SUFFIX))
    })
}

/// What a command answered.
#[derive(Debug)]
pub struct Answer {
    /// Exit code.
    pub code: i32,
    /// What went to standard output.
    pub stdout: String,
    /// What went to standard error.
    pub stderr: String,
}

/// The program, to be run in a folder, with no settings in its environment.
pub fn command_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    command.args(arguments).current_dir(folder);
    for (variable, _) in std::env::vars().filter(|(name, _)| name.starts_with("IKIZ_") || name == "NO_COLOR") {
        command.env_remove(variable);
    }
    command
}

/// Runs `ikiz` in a folder with arguments and standard input.
pub fn ikiz_in(folder: &Path, arguments: &[&str], input: &[u8]) -> Answer {
    answer(command_in(folder, arguments), input)
}

/// What a command answers to standard input.
pub fn answer(mut command: Command, input: &[u8]) -> Answer {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // The program may answer without having read all: a closed pipe is no failure of the test.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    let Output { status, stdout, stderr } = child.wait_with_output().expect("the program ends");
    Answer {
        code: status.code().unwrap_or(-1),
        stdout: String::from_utf8(stdout).expect("UTF-8 on standard output"),
        stderr: String::from_utf8_lossy(&stderr).into_owned(),
    }
}

/// Runs `ikiz` in the project's root, with nothing on standard input.
pub fn ikiz(arguments: &[&str]) -> Answer {
    ikiz_in(&root(), arguments, b"")
}
