//! The counts of all terms of a corpus, document by document.

use crate::corpus_terms::{CorpusTerms, Frequency, Listing, Sizes};
use crate::document_terms::DocumentTerms;
use crate::number_map::NumberMap;
use crate::tally::{Entry, Numbered, Tally, put_number, put_value, take_number, take_value};
use ikiz_document::{KindCounts, Twin};
use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};

/// A ledger of terms: how often each occurs, in how many documents, in which kinds of sections. Adding and merging may
/// be done in any order. Counts are exact; what is more than its bound lies on disk until the ledger is dropped.
#[derive(Debug)]
pub struct TermTotals {
    sizes: Twin<Sizes>,
    terms: Tally<Total>,
}

/// Terms in memory: about 28 MB.
const BOUND: usize = 750_000;

/// What is kept of the terms of a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermOptions {
    /// The fewest occurrences of a term that is listed.
    pub min_count: u32,
    /// The most terms that are listed, over both languages: the rows of a spreadsheet without its header. The most
    /// frequent are listed; of equally frequent ones, those with the lowest numbers.
    pub rows: usize,
    /// The most terms whose counts are known when key phrases are ranked, over both languages, chosen in the same way
    /// among those that occur more than once; no fewer than are listed. Every other term counts as met in its own
    /// document only.
    pub known: usize,
}

impl Default for TermOptions {
    fn default() -> Self {
        Self { min_count: 2, rows: 1_048_575, known: 3_600_000 }
    }
}

impl Default for TermTotals {
    fn default() -> Self {
        Self::with_bound(BOUND)
    }
}

impl TermTotals {
    /// A ledger that keeps at most this number of terms, and those of one document, in memory.
    pub fn with_bound(terms: usize) -> Self {
        Self { sizes: Twin::default(), terms: Tally::new(terms) }
    }

    /// Adds the terms of a document.
    ///
    /// # Errors
    /// If the disk for temporary files is full or cannot be written to.
    pub fn add(&mut self, document: &DocumentTerms) -> io::Result<()> {
        for (sizes, side) in self.sizes.as_mut().zip(document.sides.as_ref()) {
            sizes.add(side.words, side.kind_words);
            for term in side.terms.entries() {
                let number = term.number;
                let new = || Total { number, documents: 0, counts: KindCounts::default() };
                self.terms.update(number, new, |total| {
                    total.documents = total.documents.saturating_add(1);
                    total.counts.add(term.counts);
                });
            }
        }
        self.terms.settle()
    }

    /// The counts of both.
    ///
    /// # Errors
    /// As for [`Self::add`].
    pub fn merge(mut self, other: Self) -> io::Result<Self> {
        self.sizes.as_mut().zip(other.sizes).into_iter().for_each(|(sizes, more)| sizes.merge(more));
        self.terms.merge(other.terms)?;
        Ok(self)
    }

    /// What is known of the terms of the corpus.
    ///
    /// # Errors
    /// If temporary files cannot be read.
    pub fn finish(mut self, options: &TermOptions) -> io::Result<CorpusTerms> {
        let least = options.min_count.max(1);
        let mut frequencies: BTreeMap<u32, usize> = BTreeMap::new();
        self.terms.each(&mut |total| {
            *frequencies.entry(total.counts.total()).or_default() += 1;
            Ok(())
        })?;
        let mut listed = Cut::new(&frequencies, least, options.rows);
        let mut known = Cut::new(&frequencies, 2, options.known.max(options.rows));
        let mut known_terms = Vec::with_capacity(known.size);
        self.terms.each(&mut |Total { number, documents, counts }| {
            let count = counts.total();
            if known.takes(number, count) {
                known_terms.push((number, Frequency { count, documents }));
            }
            listed.takes(number, count);
            Ok(())
        })?;
        let listed = Listing { above: listed.count, last: listed.last, size: listed.size };
        Ok(CorpusTerms { sizes: self.sizes, known: NumberMap::new(known_terms), listed })
    }

    /// Writes the ledger, for [`Self::read_from`].
    ///
    /// # Errors
    /// If it cannot be written, or temporary files cannot be read.
    pub fn write_to(&mut self, mut out: impl Write) -> io::Result<()> {
        put_value(&self.sizes, &mut out)?;
        self.terms.write_to(&mut out)
    }

    /// Reads a ledger that [`Self::write_to`] wrote.
    ///
    /// # Errors
    /// If it cannot be read or is damaged; as for [`Self::add`].
    pub fn read_from(mut input: impl BufRead) -> io::Result<Self> {
        let mut totals = Self { sizes: take_value(&mut input)?, ..Self::default() };
        totals.terms.read_from(&mut input)?;
        Ok(totals)
    }
}

/// Where a list of terms by falling count ends.
struct Cut {
    /// Terms with a higher count are in the list.
    count: u32,
    /// So many terms with exactly that count are: the first that come.
    left: usize,
    /// The last of these so far.
    last: u64,
    /// All terms in the list.
    size: usize,
}

impl Cut {
    /// The cut for at most `size` terms of at least that count, where so many terms have each count.
    fn new(frequencies: &BTreeMap<u32, usize>, least: u32, size: usize) -> Self {
        let mut taken = 0;
        for (&count, &terms) in frequencies.range(least..).rev() {
            if taken + terms >= size {
                return Self { count, left: size - taken, last: 0, size };
            }
            taken += terms;
        }
        Self { count: least - 1, left: 0, last: 0, size: taken }
    }

    /// Whether the next term, in the order of numbers, is in the list.
    fn takes(&mut self, number: u64, count: u32) -> bool {
        if count == self.count && self.left > 0 {
            self.left -= 1;
            self.last = number;
            return true;
        }
        count > self.count
    }
}

/// The counts of a term.
#[derive(Clone, Copy, Debug)]
struct Total {
    number: u64,
    documents: u32,
    counts: KindCounts,
}

/// In a file: a byte that says which counts follow, and those that are not what most terms have.
mod flag {
    /// The first of four bits, one a kind of section: it has a count.
    pub const KINDS: u8 = 1;
    /// The counts are not one each.
    pub const COUNTS: u8 = 1 << 4;
    /// The term is in several documents.
    pub const DOCUMENTS: u8 = 1 << 5;
}

impl Numbered for Total {
    fn number(&self) -> u64 {
        self.number
    }
}

impl Entry for Total {
    fn merge(&mut self, other: Self) {
        self.documents = self.documents.saturating_add(other.documents);
        self.counts.add(other.counts);
    }

    fn weight(&self) -> usize {
        1
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let KindCounts { title, abstracts, keywords, body } = self.counts;
        let counts = [title, abstracts, keywords, body];
        let mut flags = 0;
        for (count, bit) in counts.into_iter().zip(0..) {
            flags |= if count > 0 { flag::KINDS << bit } else { 0 };
            flags |= if count > 1 { flag::COUNTS } else { 0 };
        }
        flags |= if self.documents == 1 { 0 } else { flag::DOCUMENTS };
        out.write_all(&[flags])?;
        if flags & flag::COUNTS > 0 {
            counts.into_iter().filter(|count| *count > 0).try_for_each(|count| put_number(count.into(), out))?;
        }
        if flags & flag::DOCUMENTS > 0 { put_number(self.documents.into(), out) } else { Ok(()) }
    }

    fn read(number: u64, input: &mut impl BufRead) -> io::Result<Self> {
        let mut flags = [0];
        input.read_exact(&mut flags)?;
        let [flags] = flags;
        let mut counts = [0; 4];
        for (bit, count) in counts.iter_mut().enumerate() {
            if flags & flag::KINDS << bit > 0 {
                *count = if flags & flag::COUNTS > 0 { take_number(input)? as u32 } else { 1 };
            }
        }
        let [title, abstracts, keywords, body] = counts;
        let documents = if flags & flag::DOCUMENTS > 0 { take_number(input)? as u32 } else { 1 };
        Ok(Self { number, documents, counts: KindCounts { title, abstracts, keywords, body } })
    }
}

#[cfg(test)]
mod tests;
