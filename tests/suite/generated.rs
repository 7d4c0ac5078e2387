//! `ikiz completions`, `ikiz man`, and the help texts.

use ikiz_tests::playground::Playground;
use ikiz_tests::program::ikiz;

const COMMANDS: [&str; 12] = [
    "run",
    "show",
    "summary",
    "sections",
    "align",
    "detect",
    "split",
    "stem",
    "keywords",
    "glossary",
    "completions",
    "man",
];

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let answer = ikiz(&["completions", shell]);
        assert_eq!((answer.code, &*answer.stderr), (0, ""), "{shell}");
        for word in COMMANDS.into_iter().chain(["explain", "excel"]) {
            assert!(answer.stdout.contains(word), "{shell}: no {word}");
        }
        assert!(!answer.stdout.contains("reference"), "{shell}: a hidden command is completed");
    }
    assert_eq!(ikiz(&["completions", "tcsh"]).code, 2);
}

#[test]
fn manual_is_printed_or_written_for_every_command() {
    let answer = ikiz(&["man"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""));
    assert!(answer.stdout.contains(".TH ikiz 1"), "{}", answer.stdout);
    let place = Playground::new();
    let answer = place.ikiz(&["man", "-o", "man/man1"]);
    assert_eq!((answer.code, &*answer.stdout, &*answer.stderr), (0, "", ""));
    for command in COMMANDS {
        let page = std::fs::read_to_string(place.path(&format!("man/man1/ikiz-{command}.1"))).expect("a page");
        assert!(page.contains("ikiz"), "{command}: {page}");
    }
    assert!(!place.path("man/man1/ikiz-reference.1").exists(), "a hidden command has no page");
    place.file("file", "x");
    let answer = place.ikiz(&["man", "-o", "file"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("file: cannot write"), "{}", answer.stderr);
}

#[test]
fn help_names_every_command_and_each_has_its_own() {
    let program = ikiz(&["help"]).stdout;
    assert!(!program.contains("reference"), "{program}");
    for command in COMMANDS {
        assert!(program.contains(&format!("\n  {command} ")), "{command}: {program}");
        let help = ikiz(&["help", command]);
        assert_eq!(help.code, 0);
        assert!(help.stdout.contains(&format!("Example: ikiz {command}")) || command == "detect", "{}", help.stdout);
        assert_eq!(ikiz(&[command, "--help"]).stdout, help.stdout);
    }
}
