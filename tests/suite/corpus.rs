//! The corpus's own result: what is committed is what the program gives, with any number of threads.

use ikiz_tests::difference::{Files, between_files, files};
use ikiz_tests::{program::ikiz, root};

fn result_with(threads: &str) -> Files {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_string_lossy().into_owned();
    let answer = ikiz(&["run", "corpus", "-o", &path, "-j", threads, "--quiet"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""), "the corpus is clean input");
    files(folder.path())
}

/// The files of a result that are not committed: they are large, and say what the tables say.
const UNCOMMITTED: [&str; 2] = ["report.html", "result.xlsx"];

#[test]
fn committed_result_is_what_one_and_many_threads_give() {
    let mut committed = files(&root().join("output"));
    let mut results = ["1", "4"].map(result_with);
    let found = between_files(&results[0], &results[1]);
    assert!(found.is_empty(), "the number of threads makes a difference\n{}", found.join("\n"));
    for name in UNCOMMITTED {
        committed.remove(name);
        assert!(results[0].remove(name).is_some(), "{name}: not written");
    }
    let found = between_files(&committed, &results[0]);
    assert!(
        found.is_empty(),
        "output/ is not what the corpus gives: run the README's command and look at the difference\n{}",
        found.join("\n")
    );
}

#[test]
fn order_of_inputs_makes_no_difference() {
    let mut names: Vec<String> =
        files(&root().join("corpus")).into_keys().map(|name| format!("corpus/{name}")).collect();
    let run = |names: &[String]| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_string_lossy().into_owned();
        let mut arguments = vec!["run", "-o", &path, "--quiet"];
        arguments.extend(names.iter().map(String::as_str));
        assert_eq!(ikiz(&arguments).code, 0);
        files(folder.path())
    };
    let forward = run(&names);
    names.reverse();
    let found = between_files(&forward, &run(&names));
    assert!(found.is_empty(), "the result depends on the order in which files are named\n{}", found.join("\n"));
}
