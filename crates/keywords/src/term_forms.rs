//! The rows of the terms that are listed in the table: counts, printed forms, dispersion.

use crate::corpus_terms::{CorpusTerms, Sizes};
use crate::dispersion::{deviation, dispersion};
use crate::document_terms::DocumentTerms;
use crate::form::{Form, Forms};
use crate::sorted_terms::SortedTerms;
use crate::tally::{Entry, Numbered, Tally, put_number, put_signed, put_text, take_number, take_signed, take_text};
use ikiz_document::{CorpusTerm, KindCounts, Language, Twin};
use std::io::{self, BufRead, Write};

/// A ledger of the listed terms: how often each occurs, how it is printed, how evenly it is spread. Documents are added
/// in a second pass, when the terms of the corpus are known. Adding and merging may be done in any order; what is more
/// than its bound lies on disk until the ledger is dropped.
#[derive(Debug)]
pub struct TermForms {
    terms: Tally<TermEntry>,
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
        Self { terms: Tally::new(forms) }
    }

    /// Adds the listed terms of a document.
    ///
    /// # Errors
    /// If the disk for temporary files is full or cannot be written to.
    pub fn add(&mut self, document: &DocumentTerms, corpus: &CorpusTerms) -> io::Result<()> {
        for (language, side) in document.sides.as_ref().with_language() {
            for term in side.terms.entries() {
                let (number, count) = (term.number, term.counts.total());
                let total = corpus.frequency(number, count).count;
                if !corpus.listed.has(number, total) {
                    continue;
                }
                let new = || TermEntry::new(number, language, side.key(term));
                self.terms.update(number, new, |entry| {
                    entry.documents = entry.documents.saturating_add(1);
                    entry.counts.add(term.counts);
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
        self.terms.write_to(&mut out)
    }

    /// Reads a ledger that [`Self::write_to`] wrote.
    ///
    /// # Errors
    /// If it cannot be read or is damaged; as for [`Self::add`].
    pub fn read_from(mut input: impl BufRead) -> io::Result<Self> {
        let mut forms = Self::default();
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
    forms: Forms,
}

impl TermEntry {
    fn new(number: u64, language: Language, key: Box<str>) -> Self {
        let (counts, forms) = (KindCounts::default(), Forms::default());
        Self { number, language, key, counts, documents: 0, deviations: 0, forms }
    }

    /// Its row.
    fn row(self, sizes: &Twin<Sizes>) -> CorpusTerm {
        let sizes = sizes.of(self.language);
        let total = self.counts.total();
        let shown = self.forms.shown().into_iter().take(SHOWN);
        CorpusTerm {
            language: self.language,
            key: self.key,
            forms: shown.map(|(form, count)| (form.into(), count)).collect(),
            counts: self.counts,
            per_million: f64::from(total) * 1e6 / sizes.words.max(1) as f64,
            documents: self.documents,
            dispersion: dispersion(self.deviations, total, sizes),
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
        self.forms.merge(&other.forms);
    }

    fn weight(&self) -> usize {
        self.forms.len()
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        put_number(u64::from(self.language == Language::Turkish), out)?;
        put_text(&self.key, out)?;
        let KindCounts { title, abstracts, keywords, body } = self.counts;
        for count in [title, abstracts, keywords, body, self.documents] {
            put_number(count.into(), out)?;
        }
        put_signed(self.deviations, out)?;
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
        let mut forms = Vec::new();
        for _ in 0..take_number(input)? {
            let mut form = Form::new(take_text(input)?);
            (form.count, form.plain) = (take_number(input)? as u32, take_number(input)? as u32);
            for _ in 0..take_number(input)? {
                form.capitals.push((take_text(input)?, take_number(input)? as u32));
            }
            forms.push(form);
        }
        Ok(Self { number, language, key, counts, documents, deviations, forms: forms.into_iter().collect() })
    }
}

#[cfg(test)]
mod tests;
