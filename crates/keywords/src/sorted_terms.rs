//! The terms of a corpus in the order of their table: an external merge sort, so that few of them are in memory.

use crate::merged::{Merged, Source};
use crate::tally::{put_number, put_text, take_number, take_text};
use ikiz_document::{CorpusTerm, KindCounts, Language, Terms, Twin};
use ikiz_text::Collation;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, Write};
use std::{iter, slice};

/// Terms by language, falling count, the order of the language, and key. Some thousand are in memory, the others lie in
/// temporary files without a name until this is dropped.
#[derive(Debug)]
pub struct SortedTerms {
    /// Sorted files.
    runs: Vec<File>,
    /// Those that are in no file; sorted when all have come.
    rest: Vec<CorpusTerm>,
    /// The most terms in `rest`.
    bound: usize,
    collations: Twin<Collation>,
}

/// Terms in memory: about 8 MB.
const BOUND: usize = 40_000;
/// Bytes of a file that are read or written at once.
const BUFFER: usize = 1 << 16;

impl SortedTerms {
    /// No terms.
    pub(crate) fn new() -> Self {
        Self::with_bound(BOUND)
    }

    /// No terms, and at most this number of them in memory.
    pub(crate) fn with_bound(bound: usize) -> Self {
        Self { runs: Vec::new(), rest: Vec::new(), bound, collations: Twin::from_fn(Collation::new) }
    }

    /// Adds a term.
    ///
    /// # Errors
    /// If the disk for temporary files is full or cannot be written to.
    pub(crate) fn push(&mut self, term: CorpusTerm) -> io::Result<()> {
        self.rest.push(term);
        if self.rest.len() <= self.bound {
            return Ok(());
        }
        self.sort();
        let mut out = BufWriter::with_capacity(BUFFER, tempfile::tempfile()?);
        self.rest.drain(..).try_for_each(|term| put(&term, &mut out))?;
        self.runs.push(out.into_inner().map_err(io::IntoInnerError::into_error)?);
        Ok(())
    }

    /// Sorts those that are in memory: to be called when all have come.
    pub(crate) fn sort(&mut self) {
        let collations = &self.collations;
        self.rest.par_sort_unstable_by(|left, right| order(left, right, collations));
    }
}

impl Terms for SortedTerms {
    fn ordered(&mut self) -> Box<dyn Iterator<Item = io::Result<CorpusTerm>> + '_> {
        let Self { runs, rest, collations, .. } = self;
        let collations = &*collations;
        let mut sources = vec![Sorted::Memory(rest.iter())];
        for run in runs {
            if let Err(error) = run.rewind() {
                return Box::new(iter::once(Err(error)));
            }
            sources.push(Sorted::File(BufReader::with_capacity(BUFFER, run)));
        }
        Box::new(Merged::new(sources, move |left: &CorpusTerm, right: &CorpusTerm| order(left, right, collations)))
    }
}

/// Sorted terms.
enum Sorted<'a> {
    Memory(slice::Iter<'a, CorpusTerm>),
    File(BufReader<&'a mut File>),
}

impl Source for Sorted<'_> {
    type Item = CorpusTerm;

    fn next(&mut self) -> io::Result<Option<CorpusTerm>> {
        match self {
            Self::Memory(terms) => Ok(terms.next().cloned()),
            Self::File(input) => take(input),
        }
    }
}

/// The order of the table.
fn order(left: &CorpusTerm, right: &CorpusTerm, collations: &Twin<Collation>) -> Ordering {
    (left.language.cmp(&right.language))
        .then_with(|| right.counts.total().cmp(&left.counts.total()))
        .then_with(|| collations.of(left.language).compare(left.term(), right.term()))
        .then_with(|| left.key.cmp(&right.key))
}

/// In the first byte, beside the language: there is a dispersion.
const DISPERSED: u8 = 2;

fn put(term: &CorpusTerm, out: &mut impl Write) -> io::Result<()> {
    let CorpusTerm { language, key, forms, counts, per_million, documents, dispersion } = term;
    out.write_all(&[u8::from(*language == Language::Turkish) | if dispersion.is_some() { DISPERSED } else { 0 }])?;
    put_text(key, out)?;
    put_number(forms.len() as u64, out)?;
    for (form, count) in forms {
        put_text(form, out)?;
        put_number((*count).into(), out)?;
    }
    for count in [counts.title, counts.abstracts, counts.keywords, counts.body, *documents] {
        put_number(count.into(), out)?;
    }
    [Some(*per_million), *dispersion].iter().flatten().try_for_each(|number| out.write_all(&number.to_le_bytes()))
}

fn take(input: &mut impl BufRead) -> io::Result<Option<CorpusTerm>> {
    if input.fill_buf()?.is_empty() {
        return Ok(None);
    }
    let [first] = take_bytes(input)?;
    let key = take_text(input)?;
    let forms = (0..take_number(input)?).map(|_| Ok((take_text(input)?, take_number(input)? as u32)));
    let forms = forms.collect::<io::Result<_>>()?;
    let mut count = || take_number(input).map(|number| number as u32);
    let counts = KindCounts { title: count()?, abstracts: count()?, keywords: count()?, body: count()? };
    let documents = count()?;
    let per_million = f64::from_le_bytes(take_bytes(input)?);
    let dispersion = if first & DISPERSED > 0 { Some(f64::from_le_bytes(take_bytes(input)?)) } else { None };
    let language = if first & 1 == 0 { Language::English } else { Language::Turkish };
    Ok(Some(CorpusTerm { language, key, forms, counts, per_million, documents, dispersion }))
}

fn take_bytes<const N: usize>(input: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn term() -> impl Strategy<Value = CorpusTerm> {
        let counts = (0_u32..3, any::<u16>(), 0_u32..2, 0_u32..2);
        let forms = prop::collection::vec(("[a-cçA-C]{0,3}", any::<u32>()), 0..4);
        (any::<bool>(), "[a-c]{0,3}", forms, counts, any::<f64>(), prop::option::of(0.0..1.0)).prop_map(
            |(is_turkish, key, forms, (title, abstracts, keywords, body), per_million, dispersion)| CorpusTerm {
                language: if is_turkish { Language::Turkish } else { Language::English },
                key: key.into(),
                forms: forms.into_iter().map(|(form, count)| (form.into(), count)).collect(),
                counts: KindCounts { title, abstracts: abstracts.into(), keywords, body },
                per_million,
                documents: body,
                dispersion,
            },
        )
    }

    proptest! {
        #[test]
        fn terms_come_in_order_whatever_lies_on_disk(
            terms in prop::collection::vec(term(), 0..30),
            bound in 0_usize..12,
        ) {
            let mut sorted = SortedTerms::with_bound(bound);
            for term in &terms {
                sorted.push(term.clone()).unwrap();
            }
            sorted.sort();
            let collations = Twin::from_fn(Collation::new);
            let all = |terms: &[CorpusTerm]| terms.iter().map(|term| format!("{term:?}")).collect::<BTreeSet<_>>();
            for _ in 0..2 {
                let found: Vec<CorpusTerm> = sorted.ordered().map(Result::unwrap).collect();
                prop_assert!(found.is_sorted_by(|left, right| order(left, right, &collations).is_le()));
                prop_assert_eq!((found.len(), all(&found)), (terms.len(), all(&terms)));
            }
        }
    }
}
