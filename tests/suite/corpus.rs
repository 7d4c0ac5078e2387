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

/// The one file of a result that is not committed: it is large, binary, and says what the tables say.
const WORKBOOK: &str = "result.xlsx";

#[test]
fn committed_result_is_what_one_and_many_threads_give() {
    let mut committed = files(&root().join("output"));
    committed.remove(WORKBOOK);
    let mut workbooks = Vec::new();
    for threads in ["1", "4"] {
        let mut result = result_with(threads);
        workbooks.push(result.remove(WORKBOOK).expect("a workbook"));
        let found = between_files(&committed, &result);
        assert!(
            found.is_empty(),
            "output/ is not what {threads} thread(s) give: run the README's command and look at the difference\n{}",
            found.join("\n")
        );
    }
    assert!(workbooks[0] == workbooks[1], "the workbook depends on the number of threads");
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
