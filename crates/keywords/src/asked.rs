//! The tables of terms that are made only where they are asked for: what is asked, and their ledgers.

use crate::author_keywords::AuthorKeywords;
use crate::bundles::{BundleForms, ChosenBundles};
use crate::collocations::Collocations;
use crate::compared::Comparison;
use crate::corpus_terms::CorpusTerms;
use crate::key_terms::key_terms;
use crate::sorted_rows::SortedTerms;
use crate::tally::{put_value, take_value};
use crate::term_forms::TermForms;
use ikiz_document::{DocumentReport, GlossaryEntry, TermTables, Twin};
use ikiz_text::OwnStopWords;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// The tables of terms that are asked for.
#[derive(Clone, Debug, Default)]
pub struct AskedTables {
    /// The comparisons of the table of keyness.
    pub comparisons: Arc<[Comparison]>,
    /// The window of collocations in words, where they are asked for.
    pub window: Option<usize>,
    /// Whether bundles are.
    pub bundles: bool,
    /// Whether author keywords by year and group are.
    pub trends: bool,
    /// Whether pairs of author keywords are.
    pub edges: bool,
    /// The fewest occurrences of a term, and documents of an author keyword.
    pub least: u32,
}

/// The ledgers of the tables of terms that are asked for, in the second look at the documents. What is not asked for
/// takes neither time nor memory.
#[derive(Debug, Default)]
pub struct AskedLedgers {
    collocations: Option<Collocations>,
    bundles: Option<BundleForms>,
    authors: Option<AuthorKeywords>,
}

impl AskedLedgers {
    /// Ledgers for these tables, of which several are filled at one time.
    pub fn beside(ledgers: usize, asked: &AskedTables) -> Self {
        Self {
            collocations: asked.window.map(|window| Collocations::beside(ledgers, window, asked.least)),
            bundles: asked.bundles.then(BundleForms::default),
            authors: (asked.trends || asked.edges).then(|| AuthorKeywords::beside(ledgers, asked.edges)),
        }
    }

    /// Adds a document. `chosen` are the sequences that may be bundles, where these are asked for.
    ///
    /// # Errors
    /// If the disk for temporary files is full or cannot be written to.
    pub fn add(
        &mut self,
        report: &DocumentReport,
        corpus: &CorpusTerms,
        chosen: Option<&ChosenBundles>,
        stop_words: Option<&OwnStopWords>,
    ) -> io::Result<()> {
        if let Some(collocations) = &mut self.collocations {
            collocations.add(report.sections.iter(), corpus, stop_words)?;
        }
        if let (Some(bundles), Some(chosen)) = (&mut self.bundles, chosen) {
            bundles.add(report.sections.iter(), chosen);
        }
        self.authors.as_mut().map_or(Ok(()), |authors| authors.add(report))
    }

    /// What both have.
    ///
    /// # Errors
    /// As for [`Self::add`].
    pub fn merge(self, other: Self) -> io::Result<Self> {
        fn both<T>(
            one: Option<T>,
            other: Option<T>,
            merge: impl FnOnce(T, T) -> io::Result<T>,
        ) -> io::Result<Option<T>> {
            match (one, other) {
                (Some(one), Some(other)) => merge(one, other).map(Some),
                (one, other) => Ok(one.or(other)),
            }
        }
        Ok(Self {
            collocations: both(self.collocations, other.collocations, Collocations::merge)?,
            bundles: both(self.bundles, other.bundles, |one, other| Ok(one.merge(other)))?,
            authors: both(self.authors, other.authors, AuthorKeywords::merge)?,
        })
    }

    /// Writes the ledgers, for [`Self::read_from`].
    ///
    /// # Errors
    /// If they cannot be written, or temporary files cannot be read.
    pub fn write_to(&mut self, mut out: impl Write) -> io::Result<()> {
        if let Some(collocations) = &mut self.collocations {
            collocations.write_to(&mut out)?;
        }
        if let Some(bundles) = &self.bundles {
            put_value(bundles, &mut out)?;
        }
        self.authors.as_mut().map_or(Ok(()), |authors| authors.write_to(&mut out))
    }

    /// Adds what [`Self::write_to`] wrote of ledgers for the same tables.
    ///
    /// # Errors
    /// If it cannot be read or is damaged; as for [`Self::add`].
    pub fn read_from(&mut self, mut input: impl BufRead) -> io::Result<()> {
        if let Some(collocations) = &mut self.collocations {
            collocations.read_from(&mut input)?;
        }
        if let Some(bundles) = &mut self.bundles {
            *bundles = std::mem::take(bundles).merge(take_value(&mut input)?);
        }
        self.authors.as_mut().map_or(Ok(()), |authors| authors.read_from(&mut input))
    }

    /// The terms that are listed, from the ledger of their forms, and the tables that are asked for.
    ///
    /// # Errors
    /// If temporary files cannot be written or read.
    pub fn finish(
        self,
        asked: &AskedTables,
        forms: TermForms,
        corpus: CorpusTerms,
        chosen: Option<&ChosenBundles>,
        glossary: &[GlossaryEntry],
    ) -> io::Result<(SortedTerms, TermTables)> {
        let Self { collocations, bundles, authors } = self;
        let words = Twin::from_fn(|language| corpus.words(language));
        let sizes = forms.compared().clone();
        let mut terms = forms.finish(corpus)?;
        let mut tables = TermTables::default();
        if !asked.comparisons.is_empty() {
            let rows = key_terms(&mut terms, &asked.comparisons, &sizes.sides, glossary, asked.least)?;
            tables.empty_sides = sizes.empty_sides(&asked.comparisons);
            tables.keyness = Box::new(rows);
        }
        if let Some(collocations) = collocations {
            tables.collocations = Box::new(collocations.finish(&mut terms, words)?);
        }
        if let (Some(bundles), Some(chosen)) = (bundles, chosen) {
            tables.bundles = bundles.finish(chosen);
        }
        if let Some(mut authors) = authors {
            if asked.trends {
                tables.trends = Box::new(authors.trends(asked.least)?);
            }
            if asked.edges {
                tables.edges = Box::new(authors.edges(asked.least)?);
            }
        }
        Ok((terms, tables))
    }
}
