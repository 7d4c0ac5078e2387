//! The corpus's own result: what is committed is what the program gives, with any number of threads.

use ikiz_tests::{program::ikiz, root};
use std::collections::BTreeMap;
use std::path::Path;

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("bytes"))
        })
        .collect()
}

fn result_with(threads: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_string_lossy().into_owned();
    let answer = ikiz(&["run", "corpus", "-o", &path, "-j", threads, "--quiet"]);
    assert_eq!((answer.code, &*answer.stderr), (0, ""), "the corpus is clean input");
    files(folder.path())
}

#[test]
fn committed_result_is_what_one_and_many_threads_give() {
    let committed = files(&root().join("output"));
    for threads in ["1", "4"] {
        let result = result_with(threads);
        assert_eq!(committed.keys().collect::<Vec<_>>(), result.keys().collect::<Vec<_>>());
        for (name, bytes) in &result {
            assert!(
                committed[name] == *bytes,
                "output/{name} is not what {threads} thread(s) give: run the README's command and look at the difference"
            );
        }
    }
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
    assert!(forward == run(&names), "the result depends on the order in which files are named");
}
