//! Counts of any number of things under their numbers, in bounded memory: what is too much is kept on disk.

mod code;
mod run;
mod table;

pub(crate) use code::{put_number, put_signed, put_text, put_value, take_number, take_signed, take_text, take_value};
pub(crate) use table::{Numbered, Table};

use crate::merged::Merged;
use run::{Entries, Run};
use std::io::{self, BufRead, Write};

/// What is kept under a number, which is not zero.
pub(crate) trait Entry: Numbered + Clone {
    /// Adds what is known of the same number. The order makes no difference.
    fn merge(&mut self, other: Self);
    /// How much it counts towards the bound of a tally.
    fn weight(&self) -> usize;
    /// Writes it without its number.
    fn write(&self, out: &mut impl Write) -> io::Result<()>;
    /// Reads what [`Self::write`] wrote.
    fn read(number: u64, input: &mut impl BufRead) -> io::Result<Self>;
}

/// Entries under their numbers. Those in memory are written to a temporary file without a name, sorted, whenever they
/// weigh more than the bound; nothing is lost.
#[derive(Debug)]
pub(crate) struct Tally<E> {
    table: Table<E>,
    weight: usize,
    bound: usize,
    runs: Vec<Run>,
}

/// So many runs are merged into one: each holds a file open.
const RUNS: usize = 64;

impl<E: Entry> Tally<E> {
    /// A tally that keeps entries of this weight in memory.
    pub fn new(bound: usize) -> Self {
        Self { table: Table::default(), weight: 0, bound, runs: Vec::new() }
    }

    /// Changes the entry of a number; `make` makes the entry if it is not in memory.
    pub fn update(&mut self, number: u64, make: impl FnOnce() -> E, change: impl FnOnce(&mut E)) {
        let (at, is_new) = self.table.place(number, |entry| entry.number() == number, make);
        let entry = self.table.at_mut(at);
        let before = if is_new { 0 } else { entry.weight() };
        change(entry);
        self.weight = self.weight + entry.weight() - before;
    }

    /// Adds an entry.
    pub fn add(&mut self, entry: E) {
        let number = entry.number();
        let is_same = |entry: &E| entry.number() == number;
        if let Some(at) = self.table.find(number, is_same) {
            let known = self.table.at_mut(at);
            let before = known.weight();
            known.merge(entry);
            self.weight = self.weight + known.weight() - before;
        } else {
            self.weight += entry.weight();
            self.table.place(number, is_same, || entry);
        }
    }

    /// Writes what is in memory to a file if it weighs too much. To be called after changes.
    pub fn settle(&mut self) -> io::Result<()> {
        if self.weight <= self.bound {
            return Ok(());
        }
        self.spill()
    }

    /// Writes what is in memory to a file too if something is in files already, and gives the memory back. To be called
    /// before the entries are gone through for the last time, where that needs memory.
    pub fn shrink(&mut self) -> io::Result<()> {
        if self.runs.is_empty() {
            return Ok(());
        }
        self.spill()?;
        self.table = Table::default();
        Ok(())
    }

    fn spill(&mut self) -> io::Result<()> {
        let entries = self.table.sorted();
        self.runs.push(Run::written(|write| entries.iter().try_for_each(write))?);
        self.table.clear();
        self.weight = 0;
        if self.runs.len() >= RUNS {
            let mut runs = std::mem::take(&mut self.runs);
            self.runs.push(Run::written(|write| merged(&mut runs, &[], &mut |entry: E| write(&entry)))?);
        }
        Ok(())
    }

    /// Adds the entries of another tally.
    pub fn merge(&mut self, other: Self) -> io::Result<()> {
        self.runs.extend(other.runs);
        for entry in other.table.into_entries() {
            self.add(entry);
            self.settle()?;
        }
        Ok(())
    }

    /// Gives each entry, in the order of numbers.
    pub fn each(&mut self, visit: &mut dyn FnMut(E) -> io::Result<()>) -> io::Result<()> {
        merged(&mut self.runs, self.table.sorted(), visit)
    }

    /// Writes all entries.
    pub fn write_to(&mut self, out: &mut impl Write) -> io::Result<()> {
        let mut last = 0;
        self.each(&mut |entry| run::put_entry(&entry, &mut last, out))?;
        put_number(0, out)
    }

    /// Adds the entries that [`Self::write_to`] wrote.
    pub fn read_from(&mut self, input: &mut impl BufRead) -> io::Result<()> {
        let mut last = 0;
        while let Some(entry) = run::take_entry(&mut last, input)? {
            self.add(entry);
            self.settle()?;
        }
        Ok(())
    }
}

/// Gives the entries of sorted files and of a sorted slice, each number once, in the order of numbers.
fn merged<E: Entry>(runs: &mut [Run], memory: &[E], visit: &mut dyn FnMut(E) -> io::Result<()>) -> io::Result<()> {
    let mut sources: Vec<Entries<'_, E>> = vec![Entries::of_slice(memory)];
    for run in runs {
        sources.push(Entries::of_run(run)?);
    }
    let mut current: Option<E> = None;
    for entry in Merged::new(sources, |left: &E, right: &E| left.number().cmp(&right.number())) {
        let entry = entry?;
        match &mut current {
            Some(known) if known.number() == entry.number() => known.merge(entry),
            _ => {
                if let Some(complete) = current.replace(entry) {
                    visit(complete)?;
                }
            }
        }
    }
    current.map_or(Ok(()), visit)
}

#[cfg(test)]
mod tests;
