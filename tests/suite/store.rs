//! The store of a result: what a run keeps changes no byte of what the next one writes, whatever happened in between.

use ikiz_tests::difference::files;
use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::program::{Answer, command_in};
use ikiz_tests::{root, table};
use std::fs;
use std::process::Stdio;
use std::time::Duration;

fn assert_same(place: &Playground, one: &str, other: &str) {
    let (one, other) = (files(&place.path(one)), files(&place.path(other)));
    assert!(one.contains_key("sentence_pairs.csv"));
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (name, bytes) in &one {
        assert!(*bytes == other[name], "{name} differs");
    }
}

/// Runs over the corpus; everything must be processed.
fn run(place: &Playground, arguments: &[&str]) -> Answer {
    let corpus = root().join("corpus");
    let answer = place.ikiz(&[&["run", corpus.to_str().expect("UTF-8")], arguments].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    answer
}

#[test]
fn threads_shards_and_the_store_change_no_byte() {
    let place = Playground::new();
    run(&place, &["-o", "one", "--threads", "1", "--no-store"]);
    assert!(!place.path("one/.ikiz/directory.redb").exists());
    run(&place, &["-o", "two", "--threads", "2"]);
    assert_same(&place, "one", "two");
    for shard in ["1/3", "2/3", "3/3"] {
        run(&place, &["-o", &format!("shard{}", &shard[..1]), "--shard", shard]);
    }
    let merged = place.ikiz(&["merge", "shard3", "shard1", "shard2", "-o", "merged"]);
    assert_eq!(merged.code, 0, "{}", merged.stderr);
    assert_same(&place, "one", "merged");
    let learned = place.ikiz(&["learn", "--shards", "shard2", "shard1", "shard3", "-o", "of-shards.json", "-q"]);
    assert_eq!((learned.code, &*learned.stderr), (0, ""));
    let corpus = root().join("corpus");
    assert_eq!(place.ikiz(&["learn", corpus.to_str().expect("UTF-8"), "-o", "of-all.json"]).code, 0);
    let model = |name: &str| fs::read(place.path(name)).expect("a model");
    assert!(model("of-shards.json") == model("of-all.json"));
    let missing = place.ikiz(&["merge", "shard1", "shard3", "-o", "incomplete"]);
    assert_eq!(missing.code, 2);
    assert!(missing.stderr.contains("shard 2/3 is missing"), "{}", missing.stderr);
    // A mistyped path takes no shard away, and a shard may be named twice.
    assert_eq!(place.ikiz(&["run", "none", "-o", "shard1"]).code, 2);
    let merged = place.ikiz(&["merge", "shard1", "./shard1", "shard2", "shard3", "-o", "merged", "-q"]);
    assert_eq!((merged.code, &*merged.stderr), (0, ""));
    for (arguments, said) in [
        (["merge", "none", "-o", "incomplete"], "no shard lies there"),
        (["merge", "shard1", "-o", "./shard1"], "name another one with -o"),
    ] {
        let answer = place.ikiz(&arguments);
        assert_eq!(answer.code, 2);
        assert!(answer.stderr.contains(said), "{}", answer.stderr);
    }
    let other = place.ikiz(&["merge", "two", "-o", "incomplete"]);
    assert_eq!(other.code, 2);
    assert!(other.stderr.contains("--shard"), "{}", other.stderr);
}

#[test]
fn shards_by_a_model_are_merged_to_the_result_of_one_run() {
    let place = Playground::new();
    // The same content twice, in one shard and in two, and in two formats.
    for (at, number) in (0..24).zip((42..62).chain([42, 43, 44, 42])) {
        place.file(&format!("in/{at}.txt"), ARTICLE.replace("42", &number.to_string()));
    }
    place.file("in/marked.md", ARTICLE);
    place.file("in/empty.txt", "");
    assert_eq!(place.ikiz(&["learn", "in", "-o", "model.json"]).code, 1);
    let arguments = ["run", "in", "--model", "model.json"];
    let whole = place.ikiz(&[&arguments[..], &["-o", "whole", "--no-store"]].concat());
    assert_eq!(whole.code, 1, "{}", whole.stderr);
    for shard in ["1/2", "2/2"] {
        let answer = place.ikiz(&[&arguments[..], &["--shard", shard, "-o", &shard[..1]]].concat());
        assert!(answer.code <= 1, "{}", answer.stderr);
    }
    // The path of a file is not what counts.
    fs::copy(place.path("model.json"), place.path("copied.json")).expect("a copy");
    let merged = place.ikiz(&["merge", "1", "2", "--model", "copied.json", "-o", "merged"]);
    assert_eq!(merged.code, 1, "{}", merged.stderr);
    assert_same(&place, "whole", "merged");
    let learned = place.ikiz(&["learn", "--shards", "1", "2", "-o", "again.json"]);
    assert_eq!(learned.code, 1, "{}", learned.stderr);
    let model = |name: &str| fs::read(place.path(name)).expect("a model");
    assert!(model("model.json") == model("again.json"));
}

#[test]
fn shards_that_do_not_belong_together_are_not_merged() {
    let place = Playground::new();
    for number in 42..50 {
        place.file(&format!("in/{number}.txt"), ARTICLE.replace("42", &number.to_string()));
        place.file(&format!("other/{number}.txt"), ARTICLE.replace("42", &format!("1{number}")));
    }
    for (folder, shard, output) in [("in", "1/2", "a"), ("in", "2/2", "b"), ("other", "2/2", "c"), ("in", "3/3", "d")] {
        assert_eq!(place.ikiz(&["run", folder, "--shard", shard, "-o", output]).code, 0);
    }
    for (shards, wrong) in [(["a", "b", "c"], "c"), (["a", "b", "d"], "d"), (["d", "a", "b"], "d")] {
        let merged = place.ikiz(&[&["merge"], &shards[..], &["-o", "merged"]].concat());
        assert_eq!(merged.code, 2);
        assert!(merged.stderr.contains(&format!("{wrong}: it is shard ")), "{}", merged.stderr);
    }
    // Each shard says that its input does not exist.
    for shard in ["1/2", "2/2"] {
        let answer = place.ikiz(&["run", "none", "--shard", shard, "-o", "nothing"]);
        assert_eq!(answer.code, 1, "{}", answer.stderr);
    }
}

#[test]
fn a_corpus_that_grows_comes_to_the_result_of_one_run() {
    let place = Playground::new();
    let mut files: Vec<_> = fs::read_dir(root().join("corpus")).expect("a folder").flatten().collect();
    files.retain(|file| file.path().extension().is_some_and(|extension| extension == "txt"));
    files.sort_by_key(fs::DirEntry::file_name);
    place.folder("in");
    // The words of the later documents change keys in the earlier ones.
    for some in files.chunks(files.len().div_ceil(3)) {
        for file in some {
            fs::copy(file.path(), place.path("in").join(file.file_name())).expect("a copy");
        }
        assert_eq!(place.ikiz(&["run", "in", "-o", "grown", "-q"]).code, 0);
    }
    assert_eq!(place.ikiz(&["run", "in", "-o", "whole", "--no-store", "-q"]).code, 0);
    assert_same(&place, "whole", "grown");
}

#[test]
fn a_second_run_writes_nothing_until_something_changes() {
    let place = Playground::new();
    place.file("in/a.txt", ARTICLE);
    place.file("in/b.txt", ARTICLE.replace("42", "43"));
    let run = |arguments: &[&str]| place.ikiz(&[&["run", "in"], arguments].concat());
    assert_eq!(run(&[]).code, 0);
    let first = files(&place.path("output"));
    let again = run(&[]);
    assert_eq!(again.code, 0);
    assert!(again.stderr.contains("nothing has changed"), "{}", again.stderr);
    assert!(again.stderr.contains("2 processed"), "{}", again.stderr);
    assert_eq!(files(&place.path("output")), first);

    place.file("output/checks.csv", "changed by hand");
    assert!(!run(&[]).stderr.contains("nothing has changed"));
    assert_eq!(files(&place.path("output")), first);

    place.file("in/c.txt", ARTICLE.replace("42", "44"));
    fs::remove_file(place.path("in/a.txt")).expect("a file");
    assert_eq!(run(&[]).code, 0);
    let documents = table::read(&place.path("output/documents.csv"));
    let ids: Vec<&str> = documents.iter().map(|row| &*row["document_id"]).collect();
    assert_eq!(ids, ["b.txt", "c.txt"]);
    assert_eq!(run(&["-o", "fresh", "--no-store"]).code, 0);
    assert_same(&place, "output", "fresh");

    // Other settings give another result; with the first ones it is the first one again.
    assert!(!run(&["--learn", "off"]).stderr.contains("nothing has changed"));
    assert_eq!(run(&[]).code, 0);
    assert_same(&place, "output", "fresh");
    assert!(!run(&["--fresh"]).stderr.contains("nothing has changed"));
    assert_same(&place, "output", "fresh");
}

#[test]
fn failures_are_said_again_when_nothing_has_changed() {
    let place = Playground::new();
    place.file("in/a.txt", ARTICLE);
    place.file("in/empty.txt", "");
    let first = place.ikiz(&["run", "in"]);
    let again = place.ikiz(&["run", "in"]);
    assert_eq!((first.code, again.code), (1, 1));
    let said = |answer: &Answer| answer.stderr.lines().find(|line| line.contains("empty.txt")).map(str::to_owned);
    assert_eq!(said(&first), said(&again));
    assert!(said(&first).is_some() && again.stderr.contains("nothing has changed"), "{}", again.stderr);
}

#[test]
fn two_runs_on_one_output_exclude_each_other() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    assert_eq!(place.ikiz(&["run", "a.txt"]).code, 0);
    let lock = fs::File::open(place.path("output/.ikiz/lock")).expect("a lock file");
    lock.lock().expect("a lock");
    let answer = place.ikiz(&["run", "a.txt"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("output") && answer.stderr.contains("-o"), "{}", answer.stderr);
    drop(lock);
    assert_eq!(place.ikiz(&["run", "a.txt"]).code, 0);
}

#[test]
fn a_run_that_is_killed_at_any_moment_goes_on_to_the_same_result() {
    let place = Playground::new();
    run(&place, &["-o", "whole", "--no-store"]);
    let corpus = root().join("corpus");
    let start = || {
        let arguments = ["run", corpus.to_str().expect("UTF-8"), "-o", "killed", "-q", "--threads", "2"];
        let mut command = command_in(place.root(), &arguments);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a process")
    };
    // Later and later, so that each step is cut at some places.
    for round in 0..50_u64 {
        let mut process = start();
        std::thread::sleep(Duration::from_millis(round * 37 % 1500));
        process.kill().expect("a process that can be killed");
        process.wait().expect("an end");
        if round % 10 == 9 {
            fs::remove_dir_all(place.path("killed/.ikiz")).expect("the store may be removed at any time");
        }
    }
    run(&place, &["-o", "killed"]);
    assert_same(&place, "whole", "killed");
    let left: Vec<_> =
        fs::read_dir(place.path("killed")).expect("a folder").flatten().map(|entry| entry.path()).collect();
    assert!(left.iter().all(|path| path.is_dir() || !path.to_string_lossy().contains(".ikiz-")), "{left:?}");
}

#[test]
fn a_damaged_store_is_dropped() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    assert_eq!(place.ikiz(&["run", "a.txt"]).code, 0);
    let first = files(&place.path("output"));
    for file in fs::read_dir(place.path("output/.ikiz")).expect("a store").flatten() {
        fs::write(file.path(), "damaged").expect("a file");
    }
    let answer = place.ikiz(&["run", "a.txt"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(files(&place.path("output")), first);
}

#[test]
fn progress_is_told_as_json() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    let answer = place.ikiz(&["run", "a.txt", "--log", "json", "--quiet"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let lines: Vec<serde_json::Value> =
        answer.stderr.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let last = lines.last().expect("a line");
    assert_eq!((&last["done"], &last["step"]), (&true.into(), &"writing".into()));
    let run: serde_json::Value =
        serde_json::from_slice(&fs::read(place.path("output/run.json")).expect("a file")).expect("JSON");
    assert_eq!(run["counts"]["processed"], 1);
    assert_eq!(run["inputs"]["a.txt"].as_str().map(str::len), Some(64));
}

/// What a command says that gets a signal while it works; `None` if it was done before that.
#[cfg(unix)]
fn stopped(place: &Playground, arguments: &[&str], signal: &str) -> Option<String> {
    let mut command = command_in(place.root(), arguments);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let process = command.spawn().expect("a process");
    std::thread::sleep(Duration::from_millis(200));
    let id = process.id().to_string();
    assert!(std::process::Command::new("kill").args([signal, &id]).status().expect("kill").success());
    let ended = process.wait_with_output().expect("an end");
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(matches!(ended.status.code(), Some(0 | 2)), "{said}");
    (ended.status.code() == Some(2)).then_some(said)
}

#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_says_what_is_kept_and_goes_on() {
    let place = Playground::new();
    let corpus = root().join("corpus");
    let corpus = corpus.to_str().expect("UTF-8");
    for (arguments, signal, said) in [
        (&["run", corpus, "-o", "stopped", "--threads", "1"][..], "-INT", "the same command goes on from there"),
        (&["run", corpus, "-o", "nothing", "--threads", "1", "--no-store"], "-TERM", "nothing was written or kept"),
        (&["keywords", corpus, "--threads", "1"], "-INT", "nothing was written or kept"),
    ] {
        if let Some(answer) = stopped(&place, arguments, signal) {
            assert!(answer.contains(said), "{arguments:?}: {answer}");
        }
    }
    assert!(!place.path("nothing").exists());
    run(&place, &["-o", "stopped"]);
    run(&place, &["-o", "whole", "--no-store"]);
    assert_same(&place, "whole", "stopped");
}
