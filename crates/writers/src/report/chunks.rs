//! A list of JSON values that is kept as long as it is small, and written to parts as soon as it is not.

use crate::{Output, WriteError};
use std::io::Write;
use std::mem;

/// The lists, as the names of their parts begin.
pub(super) const NAMES: [&str; 2] = ["documents", "index"];

/// Bytes from which a part is full.
const FULL: usize = 1_000_000;

type Open<'o> = Box<dyn Fn(&str) -> Result<Output<'o>, WriteError> + Send + 'o>;

/// The list.
pub(super) struct Chunks<'o> {
    name: &'static str,
    most_inside: usize,
    open: Open<'o>,
    /// The values of the part that is being filled, joined by commas.
    current: String,
    /// How many these are.
    count: usize,
    /// Full parts that are not written: all of them, as long as they are small together.
    kept: Vec<String>,
    is_written: bool,
    parts: usize,
}

/// Where the values of a list are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// The parts, each a JSON list.
    Inside(Vec<String>),
    /// In so many files.
    Beside(usize),
}

impl<'o> Chunks<'o> {
    pub fn new(
        name: &'static str,
        most_inside: usize,
        open: impl Fn(&str) -> Result<Output<'o>, WriteError> + Send + 'o,
    ) -> Self {
        let (current, kept) = (String::new(), Vec::new());
        Self { name, most_inside, open: Box::new(open), current, count: 0, kept, is_written: false, parts: 0 }
    }

    /// Adds a value; gives the number of its part and its index there.
    pub fn push(&mut self, json: &str) -> Result<(usize, usize), WriteError> {
        if self.count > 0 && self.current.len() + json.len() > FULL {
            self.end_part()?;
        }
        if self.count > 0 {
            self.current.push(',');
        }
        self.current.push_str(json);
        self.count += 1;
        Ok((self.parts, self.count - 1))
    }

    /// The end of the list.
    pub fn end(&mut self) -> Result<Ended, WriteError> {
        if self.count > 0 {
            self.end_part()?;
        }
        Ok(if self.is_written { Ended::Beside(self.parts) } else { Ended::Inside(mem::take(&mut self.kept)) })
    }

    fn end_part(&mut self) -> Result<(), WriteError> {
        let part = format!("[{}]", mem::take(&mut self.current));
        (self.count, self.parts) = (0, self.parts + 1);
        self.kept.push(part);
        if self.is_written || self.kept.iter().map(String::len).sum::<usize>() > self.most_inside {
            self.is_written = true;
            let first = self.parts - self.kept.len();
            for (at, part) in mem::take(&mut self.kept).into_iter().enumerate() {
                self.write(first + at, &part)?;
            }
        }
        Ok(())
    }

    fn write(&self, number: usize, part: &str) -> Result<(), WriteError> {
        let mut out = (self.open)(&format!("{}/{}-{number:04}.js", super::FOLDER, self.name))?;
        // Scripts may be loaded from the disk, data may not.
        let written = write!(out, "ikiz.take({:?},{number},{part});", self.name).and_then(|()| out.flush());
        written.map_err(|error| out.failed(error))
    }
}
