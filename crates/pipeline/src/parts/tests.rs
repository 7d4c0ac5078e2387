use super::*;
use crate::settings::Settings;
use crate::store::{Store, encode};
use crate::{Inputs, Request, RunError, Setup, Shard, Wanted, discover, group_of_record};
use ikiz_document::{CorpusReport, DocumentOutcome, Rows};
use ikiz_reader::Discovery;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// All that a run gives, in a form that can be compared.
#[derive(Debug, PartialEq)]
struct Everything {
    outcomes: Vec<DocumentOutcome>,
    corpus: Vec<String>,
}

impl Everything {
    fn new(mut outcomes: Vec<DocumentOutcome>, mut report: CorpusReport) -> Self {
        fn rows<R: std::fmt::Debug>(rows: &mut dyn Rows<R>) -> Vec<String> {
            rows.ordered().map(|row| format!("{:?}", row.expect("a row"))).collect()
        }
        outcomes.sort_by(|left, right| left.id().cmp(right.id()));
        let mut corpus = rows(&mut *report.terms);
        corpus.extend(rows(&mut report.glossary));
        corpus.extend(rows(&mut report.findings));
        corpus.extend(rows(&mut report.shifts));
        corpus.extend(rows(&mut report.corrections));
        let tables = &mut report.term_tables;
        corpus.extend(rows(&mut *tables.keyness));
        corpus.extend(rows(&mut *tables.trends));
        corpus.extend(rows(&mut *tables.edges));
        corpus.extend(rows(&mut *tables.collocations));
        corpus.extend(rows(&mut tables.bundles));
        Self { outcomes, corpus }
    }
}

fn setup(settings: &[(&str, &str)]) -> Setup {
    let mut all = Settings::default();
    for (name, value) in settings {
        let setting = Settings::LIST.iter().find(|setting| setting.name == *name).expect("a setting");
        setting.set(&mut all, value).expect("a value");
    }
    Setup { settings: all, ..Setup::default() }
}

fn whole(setup: &Setup, paths: &[PathBuf]) -> Everything {
    let store = Store::temporary();
    let inputs = Inputs::Paths(paths, Shard::WHOLE);
    let request = Request { inputs, setup, wanted: Wanted::ALL, store: &store, observer: &() };
    let mut outcomes = Vec::new();
    let report = crate::run(
        request,
        |_| false,
        |outcome| {
            outcomes.push(outcome);
            Ok::<(), RunError>(())
        },
    );
    Everything::new(outcomes, report.expect("a run").expect("a report"))
}

fn given(discovery: &Discovery) -> Vec<GivenFiles> {
    let read = |path: &Path| std::fs::read(path).expect("a file");
    let groups = discovery.groups.iter();
    groups
        .map(|group| GivenFiles::new(group.clone(), Some(group.files.iter().map(|file| read(&file.path)).collect())))
        .collect()
}

type Merge<'a> = &'a dyn Fn(&[&[u8]]) -> Result<Vec<u8>, PartError>;

/// A run over files that go to workers in turn, each of which takes them in twos.
fn in_parts(setup: &Setup, files: &[GivenFiles], found: Discovery, workers: usize) -> Everything {
    let mut parts: Vec<Vec<Part>> = vec![Vec::new(); workers];
    let mut ledgers = Vec::new();
    for (worker, parts) in parts.iter_mut().enumerate() {
        let own: Vec<GivenFiles> = files.iter().skip(worker).step_by(workers).rev().cloned().collect();
        let mut observing = ObservingPart::default();
        for batch in own.chunks(2) {
            parts.extend(observing.add(setup, batch).expect("observed"));
        }
        ledgers.push(observing.ledger());
    }
    let merged = |ledgers: &[Vec<u8>], merge: Merge<'_>| {
        let halves = ledgers.chunks(2).rev();
        let halves: Vec<Vec<u8>> =
            halves.map(|half| merge(&half.iter().map(Vec::as_slice).collect::<Vec<_>>()).expect("merged")).collect();
        merge(&halves.iter().map(Vec::as_slice).collect::<Vec<_>>()).expect("merged")
    };
    let mut corpus =
        CorpusInParts::new(Arc::new(setup.clone()), &merged(&ledgers, &merge_observed), found).expect("a ledger");
    let records: BTreeMap<Vec<u8>, Vec<u8>> =
        parts.iter().flatten().map(|part| (part.key.clone(), part.record.clone())).collect();
    let put = |corpus: &CorpusInParts, keys: Vec<Vec<u8>>| {
        for key in &keys {
            corpus.put(key, &records[key]).expect("put");
        }
    };
    put(&corpus, corpus.compared());
    corpus.compare().expect("compared");
    put(&corpus, corpus.learned_from().expect("keys"));
    let model = PartModel::read(setup, &corpus.settle().expect("a model")).expect("a model");
    let mut ledgers = Vec::new();
    for parts in &mut parts {
        let mut applying = ApplyingPart::default();
        let mut reported = Vec::new();
        for batch in parts.chunks(3) {
            reported.extend(applying.add(setup, &model, batch.to_vec()).expect("applied"));
        }
        ledgers.push(applying.ledger().expect("a ledger"));
        *parts = reported;
    }
    let totals = PartTotals::read(&corpus.finish(&merged(&ledgers, &merge_applied)).expect("totals")).expect("totals");
    let (mut ledgers, mut outcomes) = (Vec::new(), Vec::new());
    for parts in parts {
        let mut writing = WritingPart::new(&totals);
        for batch in parts.chunks(2) {
            writing
                .add(setup, (&model, &totals), batch.to_vec(), |outcome| {
                    outcomes.push(outcome);
                    Ok::<(), PartError>(())
                })
                .expect("written");
        }
        ledgers.push(writing.ledger().expect("a ledger"));
    }
    let written = merged(&ledgers, &|ledgers| merge_written(setup, ledgers));
    let (report, others) = corpus.complete(&written).expect("complete");
    outcomes.extend(others);
    Everything::new(outcomes, report)
}

/// Also a copy in another folder, the same text in another format, and files that are no documents.
fn corpus(folder: &Path) -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let texts = discover(std::slice::from_ref(&corpus));
    let files = texts.groups.iter().flat_map(|group| &group.files);
    let small = files.filter(|file| std::fs::metadata(&file.path).is_ok_and(|found| found.len() < 40_000)).take(12);
    for (at, file) in small.enumerate() {
        let name = Path::new(&file.name).file_name().expect("a name").to_string_lossy().into_owned();
        std::fs::copy(&file.path, folder.join(format!("{at}-{name}"))).expect("copied");
    }
    std::fs::write(folder.join("broken.docx"), "no archive").expect("a file");
    std::fs::write(folder.join("picture.png"), "a picture").expect("a file");
    vec![corpus, folder.to_owned()]
}

#[test]
fn a_run_in_parts_gives_what_a_run_gives() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = corpus(folder.path());
    let tables = "collocations,bundles,trends,edges";
    let settings: Vec<(&str, &str)> = tables.split(',').map(|table| ("tables", table)).collect();
    let setup = setup(&settings);
    let expected = whole(&setup, &paths);
    assert!(expected.outcomes.len() > 60 && expected.corpus.len() > 500);
    for workers in [1, 3] {
        let found = discover(&paths);
        let files = given(&found);
        let everything = in_parts(&setup, &files, found, workers);
        for (expected, found) in expected.outcomes.iter().zip(&everything.outcomes) {
            assert!(expected == found, "{workers} workers: {}", expected.id());
        }
        assert!(everything == expected, "{workers} workers");
    }
}

#[test]
fn records_that_come_alone_are_documents() {
    let folder = tempfile::tempdir().expect("a folder");
    let record = |number: usize| {
        format!(
            r#"{{"id": "t{number}", "title_en": "Bridges over river {number}", "abstract_en": "There are {number} old bridges over the river. They stand in the north.", "abstract_tr": "Nehrin üzerinde {number} eski köprü vardır. Kuzeyde dururlar."}}"#
        )
    };
    let records: Vec<String> = (0..9).map(record).collect();
    let paths: Vec<PathBuf> = (0..9).map(|number| folder.path().join(format!("t{number}.json"))).collect();
    for (path, record) in paths.iter().zip(&records) {
        std::fs::write(path, record).expect("a file");
    }
    let setup = Setup::default();
    let given = |(path, record): (&PathBuf, &String)| {
        GivenFiles::new(
            group_of_record(&path.file_name().expect("a name").to_string_lossy()),
            Some(vec![record.clone().into_bytes()]),
        )
    };
    let files: Vec<GivenFiles> = paths.iter().zip(&records).map(given).collect();
    let mut expected = whole(&setup, &paths);
    // Rows of a table have no path.
    for outcome in &mut expected.outcomes {
        let DocumentOutcome::Processed(report) = outcome else { panic!("{outcome:?}") };
        let source = &mut report.document.sources[0];
        source.path = PathBuf::from(&source.name);
    }
    assert_eq!(expected.outcomes.len(), 9);
    assert_eq!(in_parts(&setup, &files, Discovery::default(), 2), expected);

    let twice: Vec<GivenFiles> = files[..1].iter().chain(&files[..1]).cloned().collect();
    let mut observing = ObservingPart::default();
    observing.add(&setup, &twice).expect("observed");
    let same = CorpusInParts::new(Arc::new(setup.clone()), &observing.ledger(), Discovery::default());
    assert!(matches!(same, Err(PartError::SameId(id)) if id.as_str().ends_with("t0.json")));
}

#[test]
fn files_are_read_where_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let names = ["a.txt", "gone.txt"];
    for name in names {
        std::fs::write(folder.path().join(name), "Öz\n\nKöprüler eskidir.\n\nAbstract\n\nThe bridges are old.\n")
            .expect("a file");
    }
    let found = discover(&[folder.path().to_owned()]);
    std::fs::remove_file(folder.path().join("gone.txt")).expect("a file");
    let files: Vec<GivenFiles> = found.groups.iter().map(|group| GivenFiles::new(group.clone(), None)).collect();
    let everything = in_parts(&Setup::default(), &files, Discovery::default(), 2);
    let [DocumentOutcome::Processed(read), DocumentOutcome::Failed { id, .. }] = &*everything.outcomes else {
        panic!("{:?}", everything.outcomes)
    };
    assert_eq!((read.document.id.as_str(), id.as_str()), ("a.txt", "gone.txt"));
}

#[cfg(target_os = "linux")]
#[test]
fn documents_whose_names_are_no_text_are_compared() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().expect("a folder");
    // As windows-1254 writes "öz" and "özet".
    let below = folder.path().join(OsStr::from_bytes(b"\xf6z"));
    std::fs::create_dir(&below).expect("a folder");
    for (number, path) in
        [folder.path().join(OsStr::from_bytes(b"\xf6zet.txt")), below.join("a.txt")].iter().enumerate()
    {
        let text = format!("Öz\n\n{number} köprü vardır.\n\nAbstract\n\nThere are {number} bridges.\n");
        std::fs::write(path, text).expect("a file");
    }
    let paths = [folder.path().to_owned()];
    let everything = whole(&Setup::default(), &paths);
    assert!(everything.outcomes.iter().all(|outcome| matches!(outcome, DocumentOutcome::Processed(_))));
    let ids: Vec<&str> = everything.outcomes.iter().map(|outcome| outcome.id().as_str()).collect();
    assert_eq!(ids, ["\u{fffd}z/a.txt", "\u{fffd}zet.txt"]);
    assert!(in_parts(&Setup::default(), &given(&discover(&paths)), Discovery::default(), 2) == everything);
}

#[test]
fn a_text_has_one_number_wherever_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "ÖZ\n\nKöprüler eskidir. Nehir geniştir.\n\nABSTRACT\n\nThe bridges are old. The river is wide.\n";
    let record = [
        r#""abstract_en": "The bridges are old. The river is wide.""#,
        r#""abstract_tr": "Köprüler eskidir. Nehir geniştir.""#,
    ];
    let html = format!("<p>{}</p>", text.trim().replace("\n\n", "</p>\n<p>"));
    let texts = [
        ("a.txt", text.to_owned()),
        ("b.txt", format!("\u{feff}{}", text.replace('\n', "\r\n"))),
        ("c.html", html),
        ("d.txt", text.replace("old", "new")),
        ("e.json", format!("{{{}}}", record.join(", "))),
        ("f.json", format!("{{{}, {}}}", record[1], record[0])),
    ];
    for (name, text) in &texts {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let mut observing = ObservingPart::default();
    let files = given(&discover(&[folder.path().to_owned()]));
    observing.add(&Setup::default(), &files).expect("observed");
    let mut entries = observing::decoded(&observing.ledger()).expect("a ledger").entries;
    entries.sort();
    let numbers: Vec<u64> = entries.iter().map(|entry| entry.text_number).collect();
    let [text, other_lines, html, other_text, record, other_order] = *numbers else { panic!("{entries:?}") };
    assert_eq!([other_lines, html], [text; 2]);
    assert_ne!(other_text, text);
    assert_eq!(other_order, record);
    assert_ne!(entries[0].content, entries[1].content);
}

#[test]
fn bytes_of_another_kind_are_refused() {
    let setup = Setup::default();
    let other = encode(&"text");
    for bytes in [&b""[..], b"\xff\xff\xff\xff", &other] {
        assert!(merge_observed(&[bytes]).is_err());
        assert!(merge_written(&setup, &[bytes]).is_err());
        assert!(PartModel::read(&setup, bytes).is_err() && PartTotals::read(bytes).is_err());
        assert!(CorpusInParts::new(Arc::new(setup.clone()), bytes, Discovery::default()).is_err());
    }
}
