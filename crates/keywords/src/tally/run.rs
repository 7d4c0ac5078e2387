//! Sorted entries in a temporary file without a name: the difference of each number from the one before, the entry, and
//! a zero at the end.

use super::Entry;
use super::code::{damaged, put_number, take_number};
use crate::merged::Source;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};
use std::marker::PhantomData;

/// A file of entries.
#[derive(Debug)]
pub(super) struct Run(File);

impl Run {
    /// A file of the entries that `give` passes on, in the order of numbers.
    pub fn written<E: Entry>(
        give: impl FnOnce(&mut dyn FnMut(&E) -> io::Result<()>) -> io::Result<()>,
    ) -> io::Result<Self> {
        let mut out = BufWriter::with_capacity(BUFFER, tempfile::tempfile()?);
        let mut last = 0;
        give(&mut |entry| put_entry(entry, &mut last, &mut out))?;
        put_number(0, &mut out)?;
        Ok(Self(out.into_inner().map_err(io::IntoInnerError::into_error)?))
    }
}

/// Bytes of a file that are written or read at once.
const BUFFER: usize = 1 << 16;

/// Writes an entry; `last` is the number before it.
pub(super) fn put_entry<E: Entry>(entry: &E, last: &mut u64, out: &mut impl Write) -> io::Result<()> {
    put_number(entry.number() - *last, out)?;
    *last = entry.number();
    entry.write(out)
}

/// Reads an entry, unless there are no more; `last` is the number before it.
pub(super) fn take_entry<E: Entry>(last: &mut u64, input: &mut impl BufRead) -> io::Result<Option<E>> {
    let difference = take_number(input)?;
    if difference == 0 {
        return Ok(None);
    }
    *last = last.checked_add(difference).ok_or_else(damaged)?;
    E::read(*last, input).map(Some)
}

/// Entries in the order of numbers.
pub(super) enum Entries<'a, E> {
    /// Of a slice.
    Slice(std::slice::Iter<'a, E>),
    /// Of a file, with the number before.
    File(BufReader<&'a mut File>, u64, PhantomData<E>),
}

impl<'a, E: Entry> Entries<'a, E> {
    /// The entries of a sorted slice.
    pub fn of_slice(entries: &'a [E]) -> Self {
        Self::Slice(entries.iter())
    }

    /// The entries of a file, from its beginning.
    pub fn of_run(run: &'a mut Run) -> io::Result<Self> {
        run.0.rewind()?;
        Ok(Self::File(BufReader::with_capacity(BUFFER, &mut run.0), 0, PhantomData))
    }
}

impl<E: Entry> Source for Entries<'_, E> {
    type Item = E;

    fn next(&mut self) -> io::Result<Option<E>> {
        match self {
            Self::Slice(entries) => Ok(entries.next().cloned()),
            Self::File(input, last, _) => take_entry(last, input),
        }
    }
}
