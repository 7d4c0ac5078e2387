//! Files of JSON objects, one on each line, read one by one and as often as needed.

use crate::input;
use crate::wording::say;
use anyhow::Context;
use serde::de::DeserializeOwned;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, stdin};
use std::path::Path;

/// A line that is no record.
#[derive(Debug)]
struct BrokenLine {
    name: String,
    line: u64,
    problem: String,
}

impl fmt::Display for BrokenLine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, line, problem } = self;
        write!(
            formatter,
            "{name}, line {line}: not a record of the expected form: {problem}; mend this line, or take it out"
        )
    }
}

impl std::error::Error for BrokenLine {}

/// A record; where its line is no record, says so, so that the others can be done.
///
/// # Errors
/// If the file cannot be read further.
pub fn unless_broken<T>(record: anyhow::Result<T>) -> anyhow::Result<Option<T>> {
    match record {
        Err(error) if error.is::<BrokenLine>() => {
            say(&error.to_string());
            Ok(None)
        }
        other => other.map(Some),
    }
}

/// What is wrong, with the column alone: each line is read by itself.
fn problem(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(&*text, |(what, _)| what);
    format!("{what} (column {})", error.column())
}

/// A file of JSON objects, in UTF-8.
pub struct JsonLines {
    /// How messages call it.
    name: String,
    file: File,
}

impl JsonLines {
    /// Opens a file; `-` is standard input. What is not UTF-8, or can be read only once, is copied to a temporary file.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let name = input::name(path);
        let unreadable = || format!("cannot read {name}");
        let is_standard_input = path.as_os_str() == "-";
        let mut file =
            if is_standard_input { copied(&mut stdin().lock()).with_context(unreadable)? } else { input::open(path)? };
        if !file.metadata().with_context(unreadable)?.is_file() {
            file = copied(&mut file).with_context(unreadable)?;
        }
        Self { name, file }.in_utf8()
    }

    fn in_utf8(self) -> anyhow::Result<Self> {
        let unreadable = || format!("{}: cannot read", self.name);
        let is_text = |line: &[u8]| std::str::from_utf8(line).is_ok_and(|line| !line.contains('\0'));
        let mut is_all_text = true;
        for line in self.lines() {
            is_all_text = is_text(&line.with_context(unreadable)?);
            if !is_all_text {
                break;
            }
        }
        if is_all_text {
            return Ok(self);
        }
        let mut bytes = Vec::new();
        (&self.file).seek(SeekFrom::Start(0)).with_context(unreadable)?;
        io::copy(&mut &self.file, &mut bytes).with_context(unreadable)?;
        let file =
            copied(&mut input::text_of(&self.name, &bytes)?.as_bytes()).context("cannot write a temporary file")?;
        Ok(Self { file, ..self })
    }

    /// How messages call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The objects from the first one on; empty lines are skipped. An error names file and line. All iterators share
    /// one place in the file: the first object of one is taken when the one before is done.
    pub fn records<T: DeserializeOwned>(&self) -> impl Iterator<Item = anyhow::Result<T>> + Send + use<'_, T> {
        let is_blank = |line: &io::Result<Vec<u8>>| line.as_ref().is_ok_and(|line| line.trim_ascii().is_empty());
        self.lines().zip(1..).filter(move |(line, _)| !is_blank(line)).map(|(line, number)| {
            let line = line.with_context(|| format!("{}: cannot read", self.name))?;
            let broken = |error| BrokenLine { name: self.name.clone(), line: number, problem: problem(&error) };
            Ok(serde_json::from_slice(&line).map_err(broken)?)
        })
    }

    /// The lines without a byte order mark.
    fn lines(&self) -> impl Iterator<Item = io::Result<Vec<u8>>> + Send + use<'_> {
        let mut reader = BufReader::with_capacity(1 << 16, &self.file);
        let mut is_begun = false;
        std::iter::from_fn(move || {
            let is_first = !std::mem::replace(&mut is_begun, true);
            if is_first && let Err(error) = reader.seek(SeekFrom::Start(0)) {
                return Some(Err(error));
            }
            let mut line = Vec::new();
            match reader.read_until(b'\n', &mut line) {
                Err(error) => Some(Err(error)),
                Ok(0) => None,
                Ok(_) => {
                    if is_first && line.starts_with("\u{feff}".as_bytes()) {
                        line.drain(.."\u{feff}".len());
                    }
                    Some(Ok(line))
                }
            }
        })
    }
}

/// A temporary file with what a reader gives.
fn copied(from: &mut dyn Read) -> io::Result<File> {
    let mut copy = tempfile::tempfile()?;
    io::copy(from, &mut copy)?;
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> JsonLines {
        let file = copied(&mut &*bytes).expect("a file");
        JsonLines { name: "in".to_owned(), file }.in_utf8().expect("text")
    }

    #[test]
    fn records_are_read_again_from_the_first_one() {
        let lines = lines(b"\xef\xbb\xbf[1]\r\n \n[2, 3]\nx\n[4]");
        for _ in 0..2 {
            let read: Vec<anyhow::Result<Vec<u32>>> = lines.records().collect();
            let [Ok(first), Ok(second), Err(third), Ok(fourth)] = &read[..] else { panic!("{read:?}") };
            assert_eq!([first, second, fourth], [&vec![1], &vec![2, 3], &vec![4]]);
            let said = "in, line 4: not a record of the expected form: expected value (column 1); mend this line, or take it out";
            assert_eq!(third.to_string(), said);
        }
    }

    #[test]
    fn other_encodings_are_decoded() {
        let utf16: Vec<u8> = "\u{feff}[\"ışık\"]\n[\"öz\"]\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [&utf16[..], b"[\"\xfd\xfe\xfdk\"]\n[\"\xf6z\"]\n"] {
            let read: Vec<[String; 1]> = lines(bytes).records().map(|record| record.expect("a record")).collect();
            assert_eq!(read.concat(), ["ışık", "öz"]);
        }
    }
}
