//! The rows of the terms that are listed in the table: counts, printed forms, dispersion.

use crate::compared::{self, Comparison, add_counts, merge_counts};
use crate::corpus_terms::{CorpusTerms, Sizes};
use crate::dispersion::{deviation, dispersion};
use crate::document_terms::DocumentTerms;
use crate::form::{Form, Forms};
use crate::keyness::keyness;
use crate::sorted_rows::SortedTerms;
use crate::tally::{
    Entry, Numbered, Tally, put_number, put_signed, put_text, put_value, take_number, take_signed, take_text,
    take_value,
};
use crate::term_kind::term_kind;
use ikiz_document::{CorpusTerm, CountedKind, KindCounts, Language, SideCounts, Twin};
use ikiz_text::lower;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// A ledger of the listed terms: how often each occurs, how it is printed, how evenly it is spread. Documents are added
/// in a second pass, when the terms of the corpus are known. Adding and merging may be done in any order; what is more
/// than its bound lies on disk until the ledger is dropped.
#[derive(Debug)]
pub struct TermForms {
    terms: Tally<TermEntry>,
    comparisons: Arc<[Comparison]>,
    compared: compared::Sizes,
}

/// Forms in memory: about 24 MB.
const BOUND: usize = 120_000;
/// The forms that a row of the table has at most: the most frequent ones.
const SHOWN: usize = 50;

impl Default for TermForms {
    fn default() -> Self {
        Self::with_bound(BOUND)
    }
}

impl TermForms {
    /// One of several ledgers: up to four of them keep together no more in memory than one does.
    pub fn beside(ledgers: usize) -> Self {
        Self::with_bound(BOUND / ledgers.clamp(1, 4))
    }

    /// A ledger that keeps at most this number of forms, and those of one document, in memory.
    pub fn with_bound(forms: usize) -> Self {
        Self { terms: Tally::new(forms), comparisons: Arc::default(), compared: compared::Sizes::default() }
    }

    /// The ledger, which also counts the sides of comparisons.
    #[must_use]
    pub fn comparing(mut self, comparisons: &Arc<[Comparison]>) -> Self {
        self.comparisons = comparisons.clone();
        self
    }

    /// The sizes of the sides of each comparison so far.
    pub(crate) fn compared(&self) -> &compared::Sizes {
        &self.compared
    }

    /// Adds the listed terms of a document of that group.
    ///
    /// # Errors
    /// If the disk for temporary files is full or cannot be written to.
    pub fn add(&mut self, document: &DocumentTerms, corpus: &CorpusTerms, group: Option<&str>) -> io::Result<()> {
        let comparisons = &self.comparisons;
        self.compared.add(comparisons, document, group);
        for (language, side) in document.sides.as_ref().with_language() {
            for term in side.terms.entries() {
                let (number, count) = (term.number, term.counts.total());
                let total = corpus.frequency(number, count).count;
                if !corpus.listed.has(number, total) {
                    continue;
                }
                let new = || TermEntry::new(number, language, side.key(term), comparisons.len());
                self.terms.update(number, new, |entry| {
                    entry.documents = entry.documents.saturating_add(1);
                    entry.counts.add(term.counts);
                    add_counts(&mut entry.compared, comparisons, term.counts, group);
                    entry.deviations += deviation(count, side.words, total, corpus.words(language));
                    side.add_forms(document.text(), term, &mut entry.forms);
                });
            }
        }
        self.terms.settle()
    }

    /// The forms of both.
    ///
    /// # Errors
    /// As for [`Self::add`].
    pub fn merge(mut self, other: Self) -> io::Result<Self> {
        self.terms.merge(other.terms)?;
        self.compared.merge(other.compared);
        Ok(self)
    }

    /// The listed terms by language, falling count, term in the order of the language, and key. Each has its 50 most
    /// frequent forms. What is known of the terms of the corpus is let go first.
    ///
    /// # Errors
    /// If temporary files cannot be written or read.
    pub fn finish(mut self, corpus: CorpusTerms) -> io::Result<SortedTerms> {
        let sizes = corpus.sizes;
        drop(corpus);
        self.terms.shrink()?;
        let mut rows = SortedTerms::new();
        self.terms.each(&mut |entry| rows.push(entry.row(&sizes)))?;
        rows.sort();
        Ok(rows)
    }

    /// Writes the ledger, for [`Self::read_from`].
    ///
    /// # Errors
    /// If it cannot be written, or temporary files cannot be read.
    pub fn write_to(&mut self, mut out: impl Write) -> io::Result<()> {
        put_value(&self.compared, &mut out)?;
        self.terms.write_to(&mut out)
    }

    /// Reads a ledger that [`Self::write_to`] wrote.
    ///
    /// # Errors
    /// If it cannot be read or is damaged; as for [`Self::add`].
    pub fn read_from(mut input: impl BufRead) -> io::Result<Self> {
        let mut forms = Self { compared: take_value(&mut input)?, ..Self::default() };
        forms.terms.read_from(&mut input)?;
        Ok(forms)
    }
}

/// A listed term.
#[derive(Clone, Debug)]
struct TermEntry {
    number: u64,
    language: Language,
    key: Box<str>,
    counts: KindCounts,
    documents: u32,
    deviations: i128,
    /// By comparison.
    compared: Box<[[SideCounts; 2]]>,
    forms: Forms,
}

impl TermEntry {
    fn new(number: u64, language: Language, key: Box<str>, comparisons: usize) -> Self {
        let (counts, forms) = (KindCounts::default(), Forms::default());
        let compared = vec![[SideCounts::default(); 2]; comparisons].into();
        Self { number, language, key, counts, documents: 0, deviations: 0, compared, forms }
    }

    /// Its row.
    fn row(self, sizes: &Twin<Sizes>) -> CorpusTerm {
        let sizes = sizes.of(self.language);
        let total = self.counts.total();
        let shown = self.forms.shown().into_iter().take(SHOWN);
        let forms: Box<[(Box<str>, u32)]> = shown.map(|(form, count)| (form.into(), count)).collect();
        let first = forms.first().map_or(String::new(), |(form, _)| lower(form, self.language));
        let kinds = [CountedKind::Abstract, CountedKind::Body];
        CorpusTerm {
            language: self.language,
            kind: term_kind(&first, &self.key, self.language),
            key: self.key,
            forms,
            counts: self.counts,
            per_million: f64::from(total) * 1e6 / sizes.words.max(1) as f64,
            documents: self.documents,
            dispersion: dispersion(self.deviations, total, sizes),
            abstracts_against_body: keyness(
                kinds.map(|kind| self.counts.of(kind)),
                kinds.map(|kind| sizes.words_of(kind)),
            ),
            compared: self.compared,
        }
    }
}

impl Numbered for TermEntry {
    fn number(&self) -> u64 {
        self.number
    }
}

impl Entry for TermEntry {
    fn merge(&mut self, other: Self) {
        self.counts.add(other.counts);
        self.documents = self.documents.saturating_add(other.documents);
        self.deviations = self.deviations.saturating_add(other.deviations);
        for (sides, more) in self.compared.iter_mut().zip(other.compared) {
            sides.iter_mut().zip(more).for_each(|(side, more)| merge_counts(side, more));
        }
        self.forms.merge(&other.forms);
    }

    fn weight(&self) -> usize {
        self.forms.len() + self.compared.len()
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        put_number(u64::from(self.language == Language::Turkish), out)?;
        put_text(&self.key, out)?;
        let KindCounts { title, abstracts, keywords, body } = self.counts;
        for count in [title, abstracts, keywords, body, self.documents] {
            put_number(count.into(), out)?;
        }
        put_signed(self.deviations, out)?;
        put_number(self.compared.len() as u64, out)?;
        for side in self.compared.iter().flatten() {
            put_number(side.count.into(), out)?;
            put_number(side.documents.into(), out)?;
        }
        put_number(self.forms.len() as u64, out)?;
        for Form { lower, count, plain, capitals, .. } in self.forms.all() {
            put_text(lower, out)?;
            put_number((*count).into(), out)?;
            put_number((*plain).into(), out)?;
            put_number(capitals.len() as u64, out)?;
            for (printed, count) in capitals {
                put_text(printed, out)?;
                put_number((*count).into(), out)?;
            }
        }
        Ok(())
    }

    fn read(number: u64, input: &mut impl BufRead) -> io::Result<Self> {
        let language = if take_number(input)? == 0 { Language::English } else { Language::Turkish };
        let key = take_text(input)?;
        let mut counts = [0; 5];
        for count in &mut counts {
            *count = take_number(input)? as u32;
        }
        let [title, abstracts, keywords, body, documents] = counts;
        let counts = KindCounts { title, abstracts, keywords, body };
        let deviations = take_signed(input)?;
        let mut compared = Vec::new();
        for _ in 0..take_number(input)? {
            let mut side = || {
                Ok::<_, io::Error>(SideCounts {
                    count: take_number(input)? as u32,
                    documents: take_number(input)? as u32,
                })
            };
            compared.push([side()?, side()?]);
        }
        let mut forms = Vec::new();
        for _ in 0..take_number(input)? {
            let mut form = Form::new(take_text(input)?);
            (form.count, form.plain) = (take_number(input)? as u32, take_number(input)? as u32);
            for _ in 0..take_number(input)? {
                form.capitals.push((take_text(input)?, take_number(input)? as u32));
            }
            forms.push(form);
        }
        let (compared, forms) = (compared.into(), forms.into_iter().collect());
        Ok(Self { number, language, key, counts, documents, deviations, compared, forms })
    }
}

#[cfg(test)]
mod tests;
