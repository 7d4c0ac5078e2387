//! Writes test corpora of any size: `cargo run -p ikiz-tests --example generate -- records 1000 FILE.jsonl`.
//!
//! `records N FILE` bilingual records, `pairs N FILE` the sentences of their abstracts with the right beads, `articles N
//! FOLDER` plain texts in sub-folders of 1,000. Document i is the same however many are asked for. Terms are of the
//! project's lexicon, their frequencies follow Zipf's law, and invented names go on growing as those of real text do.

mod abstracts;
mod articles;
mod ending;
mod frames;
mod name;
mod random;
mod records;
mod vocabulary;

use frames::Frames;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: generate records|pairs N FILE.jsonl, or generate articles N FOLDER";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, count, path] = arguments.as_slice() else { return refused(USAGE) };
    let Ok(count) = count.parse() else { return refused(USAGE) };
    let (frames, path) = (Frames::read(), Path::new(path));
    let written = match kind.as_str() {
        "records" => lines(path, count, |number| records::record(&frames, number)),
        "pairs" => lines(path, count, |number| records::pair(&frames, number)),
        "articles" => files(path, count, |number| articles::article(&frames, number)),
        _ => return refused(USAGE),
    };
    written.map_or_else(|error| refused(&format!("{}: {error}", path.display())), |()| ExitCode::SUCCESS)
}

#[expect(clippy::print_stderr, reason = "it says why it did nothing")]
fn refused(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}

fn lines(path: &Path, count: u64, document: impl Fn(u64) -> String) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for number in 0..count {
        writeln!(file, "{}", document(number))?;
    }
    file.flush()
}

fn files(folder: &Path, count: u64, document: impl Fn(u64) -> String) -> io::Result<()> {
    for number in 0..count {
        let part = folder.join(format!("{:03}", number / 1_000));
        fs::create_dir_all(&part)?;
        fs::write(part.join(format!("makale-{number:06}.txt")), document(number))?;
    }
    Ok(())
}
