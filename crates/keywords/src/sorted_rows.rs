//! Rows of a table in their order: an external merge sort, so that few of them are in memory.

use crate::merged::{Merged, Source};
use crate::tally::{put_value, take_value};
use ikiz_document::{CorpusTerm, Language, Rows, Twin};
use ikiz_text::Collation;
use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cmp::Ordering;
use std::fmt::Debug;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek};
use std::{iter, slice};

/// A row that has a place in its table.
pub trait SortedRow: Clone + Debug + Send + Serialize + DeserializeOwned {
    /// The order of the table.
    fn order(left: &Self, right: &Self, collations: &Twin<Collation>) -> Ordering;
}

/// Rows in the order of their table. Some thousand are in memory, the others lie in temporary files without a name until
/// this is dropped.
#[derive(Debug)]
pub struct SortedRows<R> {
    /// Sorted files.
    runs: Vec<File>,
    /// Those that are in no file; sorted when all have come.
    rest: Vec<R>,
    /// The most rows in `rest`.
    bound: usize,
    collations: Twin<Collation>,
}

/// The terms of a corpus: by language, falling count, the order of the language, and key.
pub type SortedTerms = SortedRows<CorpusTerm>;

/// Rows in memory: about 8 MB.
const BOUND: usize = 40_000;
/// Bytes of a file that are read or written at once.
const BUFFER: usize = 1 << 16;

impl<R: SortedRow> SortedRows<R> {
    /// No rows.
    pub(crate) fn new() -> Self {
        Self::with_bound(BOUND)
    }

    /// No rows, and at most this number of them in memory.
    pub(crate) fn with_bound(bound: usize) -> Self {
        Self { runs: Vec::new(), rest: Vec::new(), bound, collations: Twin::from_fn(Collation::new) }
    }

    /// Adds a row.
    ///
    /// # Errors
    /// If the disk for temporary files is full or cannot be written to.
    pub(crate) fn push(&mut self, row: R) -> io::Result<()> {
        self.rest.push(row);
        if self.rest.len() <= self.bound {
            return Ok(());
        }
        self.sort();
        let mut out = BufWriter::with_capacity(BUFFER, tempfile::tempfile()?);
        self.rest.drain(..).try_for_each(|row| put_value(&row, &mut out))?;
        self.runs.push(out.into_inner().map_err(io::IntoInnerError::into_error)?);
        Ok(())
    }

    /// Sorts those that are in memory: to be called when all have come.
    pub(crate) fn sort(&mut self) {
        let collations = &self.collations;
        self.rest.par_sort_unstable_by(|left, right| R::order(left, right, collations));
    }

    /// The order of a language.
    pub(crate) fn collation(&self, language: Language) -> &Collation {
        self.collations.of(language)
    }
}

impl<R: SortedRow> Rows<R> for SortedRows<R> {
    fn ordered(&mut self) -> Box<dyn Iterator<Item = io::Result<R>> + '_> {
        let Self { runs, rest, collations, .. } = self;
        let collations = &*collations;
        let mut sources = vec![Sorted::Memory(rest.iter())];
        for run in runs {
            if let Err(error) = run.rewind() {
                return Box::new(iter::once(Err(error)));
            }
            sources.push(Sorted::File(BufReader::with_capacity(BUFFER, run)));
        }
        Box::new(Merged::new(sources, move |left: &R, right: &R| R::order(left, right, collations)))
    }
}

/// Sorted rows.
enum Sorted<'a, R> {
    Memory(slice::Iter<'a, R>),
    File(BufReader<&'a mut File>),
}

impl<R: SortedRow> Source for Sorted<'_, R> {
    type Item = R;

    fn next(&mut self) -> io::Result<Option<R>> {
        match self {
            Self::Memory(rows) => Ok(rows.next().cloned()),
            Self::File(input) => {
                if input.fill_buf()?.is_empty() {
                    return Ok(None);
                }
                take_value(input).map(Some)
            }
        }
    }
}

impl SortedRow for CorpusTerm {
    fn order(left: &Self, right: &Self, collations: &Twin<Collation>) -> Ordering {
        (left.language.cmp(&right.language))
            .then_with(|| right.counts.total().cmp(&left.counts.total()))
            .then_with(|| collations.of(left.language).compare(left.term(), right.term()))
            .then_with(|| left.key.cmp(&right.key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_document::{KindCounts, SideCounts, TermKind};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn term() -> impl Strategy<Value = CorpusTerm> {
        let counts = (0_u32..3, any::<u16>(), 0_u32..2, 0_u32..2);
        let forms = prop::collection::vec(("[a-cçA-C]{0,3}", any::<u32>()), 0..4);
        let compared = prop::collection::vec(any::<u32>(), 0..3);
        let numbers = (any::<f64>(), prop::option::of(0.0..1.0));
        (any::<bool>(), "[a-c]{0,3}", forms, counts, numbers, compared).prop_map(
            |(is_turkish, key, forms, (title, abstracts, keywords, body), (per_million, dispersion), compared)| {
                let side = |count| [SideCounts { count, documents: 1 }, SideCounts::default()];
                CorpusTerm {
                    language: if is_turkish { Language::Turkish } else { Language::English },
                    key: key.into(),
                    forms: forms.into_iter().map(|(form, count)| (form.into(), count)).collect(),
                    kind: TermKind::Term,
                    counts: KindCounts { title, abstracts: abstracts.into(), keywords, body },
                    per_million,
                    documents: body,
                    dispersion,
                    abstracts_against_body: None,
                    compared: compared.into_iter().map(side).collect(),
                }
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
                prop_assert!(found.is_sorted_by(|left, right| CorpusTerm::order(left, right, &collations).is_le()));
                prop_assert_eq!((found.len(), all(&found)), (terms.len(), all(&terms)));
            }
        }
    }
}
