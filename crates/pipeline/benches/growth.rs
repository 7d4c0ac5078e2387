//! How time and memory grow with the length of a document, the number of documents and the sentences of a pair.
//!
//! `cargo bench -p ikiz-pipeline --bench growth` prints all tables. A word after `--` (`body`, `documents`,
//! `alignment`, `abstracts`) prints one of them. The benchmark only measures; `docs/performance.md` gives the expected
//! figures.
#![expect(clippy::print_stdout, reason = "the tables are what this program is for")]

mod texts;

use ikiz_alignment::TranslationModel;
use ikiz_document::{Section, SectionKind, Span};
use ikiz_language::LanguageDetector;
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Inputs, Learn, Request, RunError, Setup, Shard, Translations, Wanted, align, run};
use ikiz_sections::SectionFinder;
use ikiz_text::Dictionary;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Number of runs whose median is taken.
const RUNS: usize = 5;

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    // The first is the one whose peak memory is printed.
    let tables: [(&str, fn()); 4] =
        [("abstracts", abstracts), ("alignment", alignment), ("documents", documents), ("body", body)];
    for (name, print) in tables {
        if asked.is_empty() || asked.iter().any(|word| word == name) {
            print();
        }
    }
}

/// The median time of several runs.
fn median<T>(runs: usize, work: impl Fn() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[runs / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// 5,000 pairs of abstracts of 20 sentences each, including learning.
fn abstracts() {
    println!("\nabstracts: pairs of 20 × 20 sentences, cut, learned from and aligned, all threads");
    println!("{:>6} {:>10} {:>10} {:>12}", "pairs", "seconds", "ms a pair", "peak memory");
    let translations = Translations { learn: Learn::On, ..Translations::default() };
    let setup = Setup { translations, ..Setup::default() };
    for count in [500, 5000] {
        let pairs = texts::pairs(count, 20);
        let time = median(1, || {
            let store = Store::temporary();
            let inputs = Inputs::Pairs(&pairs);
            let request = Request { inputs, setup: &setup, wanted: Wanted::BEADS, store: &store, observer: &() };
            align(request, |_| Ok::<(), RunError>(())).expect("temporary files");
        });
        let memory = peak_memory().map_or_else(|| "unknown".to_owned(), |bytes| format!("{} MB", bytes / 1_000_000));
        println!("{count:>6} {:>10.2} {:>10.3} {memory:>12}", time.as_secs_f64(), milliseconds(time) / count as f64);
    }
}

/// The highest memory use of this process so far; known where `/proc` exists.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

/// One pair of n × n sentences.
fn alignment() {
    println!("\nalignment: one pair of n × n sentences, nothing learned, one thread");
    println!("{:>6} {:>10} {:>12} {:>12} {:>9}", "n", "ms", "µs a cell", "µs sentence", "exponent");
    let mut before: Option<(usize, f64)> = None;
    let model = TranslationModel::new(vec![Dictionary::shipped()]);
    for sentences in [50, 100, 200, 400, 800, 1600] {
        let bitext = texts::bitext(&texts::pairs(1, sentences)[0]);
        let time = milliseconds(median(RUNS, || model.align(&bitext, None)));
        let exponent = before.map_or_else(String::new, |(fewer, less)| {
            format!("{:.2}", libm::log(time / less) / libm::log(sentences as f64 / fewer as f64))
        });
        let cells = (sentences * sentences) as f64;
        println!(
            "{sentences:>6} {time:>10.2} {:>12.3} {:>12.1} {exponent:>9}",
            time * 1000.0 / cells,
            time * 1000.0 / sentences as f64
        );
        before = Some((sentences, time));
    }
}

/// A run with ten times as many documents.
fn documents() {
    println!("\ndocuments: a run over documents of the corpus and variations of them, all threads");
    println!("{:>9} {:>10} {:>14} {:>8}", "documents", "ms", "ms a document", "ratio");
    let mut before: Option<f64> = None;
    for count in [20, 200, 2000] {
        let folder = tempfile::tempdir().expect("a folder");
        texts::write_documents(folder.path(), count);
        let runs = if count > 1000 { 1 } else { RUNS };
        before = Some(row(runs, &[folder.path().to_owned()], count, before));
    }
}

fn row(runs: usize, inputs: &[PathBuf], count: usize, before: Option<f64>) -> f64 {
    let setup = Setup::default();
    let process = || {
        let store = Store::temporary();
        let inputs = Inputs::Paths(inputs, Shard::WHOLE);
        let request = Request { inputs, setup: &setup, wanted: Wanted::ALL, store: &store, observer: &() };
        run(request, |_| false, |_| Ok::<(), RunError>(())).expect("temporary files")
    };
    let time = milliseconds(median(runs, process));
    let ratio = before.map_or_else(String::new, |less| format!("{:.2}", time / less));
    println!("{count:>9} {time:>10.1} {:>14.2} {ratio:>8}", time / count as f64);
    time
}

/// A run with one document whose body is ten times as long.
fn body() {
    println!("\nbody: a run over one document whose body stands there so many times, its other sections as they were");
    println!("{:>9} {:>10} {:>14} {:>8}", "bodies", "ms", "ms a body", "ratio");
    let folder = tempfile::tempdir().expect("a folder");
    let mut before: Option<f64> = None;
    for times in [1, 10, 100, 1000] {
        let path = with_long_body(folder.path(), times);
        let runs = if times > 100 { 1 } else { RUNS };
        before = Some(row(runs, &[path], times, before));
    }
}

/// Writes a document of the corpus with its body repeated `times` times, each time with other words.
fn with_long_body(folder: &Path, times: usize) -> PathBuf {
    let (name, bytes) = texts::files().into_iter().max_by_key(|(_, bytes)| bytes.len()).expect("a document");
    let document = texts::read(&name, &bytes);
    let sections = SectionFinder::new(LanguageDetector::new()).find(&document);
    let is_body = |section: &&Section| section.kind == SectionKind::Body;
    let Span { start, end } =
        sections.iter().filter(is_body).max_by_key(|section| section.span.len()).expect("a body").span;
    let body = &document.text[start..end];
    let bodies: Vec<String> = (0..times).map(|seed| texts::varied(body, seed)).collect();
    let path = folder.join(format!("{times}.txt"));
    let text = [&document.text[..start], &bodies.join("\n\n"), &document.text[end..]].concat();
    std::fs::write(&path, text).expect("a file");
    path
}
