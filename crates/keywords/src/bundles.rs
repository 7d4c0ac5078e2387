//! Lexical bundles: sequences of words that follow each other in many documents (Biber et al. 1999; Hyland 2008).

use crate::surface::lower_case;
use crate::tally::{Entry, Numbered, Tally, put_number, put_value, take_number, take_value};
use crate::term::TermNumber;
use ikiz_document::{AnalyzedSection, Bundle, Language, SectionKind, Token, TokenKind, Twin, allowance, number};
use ikiz_text::Collation;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};

/// A ledger of all sequences of words: how often each occurs, in how many documents. Adding and merging may be done in
/// any order; what is more than its bound lies on disk until the ledger is dropped.
#[derive(Debug)]
pub struct BundleTotals {
    sizes: Twin<(u64, u32)>,
    sequences: Tally<Sequence>,
}

/// Sequences in memory: about 24 MB.
const BOUND: usize = 750_000;

/// The thresholds of Hyland (2008), and for small corpora those of Chen and Baker (2010).
mod least {
    /// Occurrences per million words.
    pub const PER_MILLION: u64 = 20;
    /// Per cent of the documents.
    pub const SHARE: u32 = 10;
    /// Occurrences.
    pub const COUNT: u32 = 4;
    /// Documents.
    pub const DOCUMENTS: u32 = 3;
}

/// The lengths of bundles. Turkish says in one word what English says in two.
fn lengths(language: Language) -> std::ops::RangeInclusive<usize> {
    match language {
        Language::English => 3..=4,
        Language::Turkish => 2..=4,
    }
}

/// The sequences of words of a document, by their numbers.
#[derive(Clone, Debug)]
pub struct DocumentSequences {
    words: Twin<u64>,
    /// In order, each as often as it occurs.
    found: Twin<Vec<u64>>,
}

impl DocumentSequences {
    /// Those of its titles, abstracts, summaries and body.
    pub fn of<'a>(sections: impl IntoIterator<Item = &'a AnalyzedSection>) -> Self {
        let mut document = Self { words: Twin::default(), found: Twin::default() };
        each_run(sections, |language, run| {
            *document.words.of_mut(language) += run.len() as u64;
            let found = document.found.of_mut(language);
            each_sequence(language, run, |number, _| found.push(number));
        });
        for found in document.found.as_mut() {
            allowance::spend(found.len().saturating_mul(size_of::<u64>()));
            found.sort_unstable();
        }
        document
    }
}

impl Default for BundleTotals {
    fn default() -> Self {
        Self::with_bound(BOUND)
    }
}

impl BundleTotals {
    fn with_bound(bound: usize) -> Self {
        Self { sizes: Twin::default(), sequences: Tally::new(bound) }
    }

    /// Adds the sequences of a document.
    ///
    /// # Errors
    /// If the disk for temporary files is full or cannot be written to.
    pub fn add(&mut self, document: &DocumentSequences) -> io::Result<()> {
        for (found, (sizes, words)) in document.found.as_ref().zip(self.sizes.as_mut().zip(document.words.as_ref())) {
            *sizes = (sizes.0 + words, sizes.1.saturating_add(u32::from(*words > 0)));
            for same in found.chunk_by(|left, right| left == right) {
                let (number, count) = (same[0], same.len() as u32);
                self.sequences.update(
                    number,
                    || Sequence { number, count: 0, documents: 0 },
                    |sequence| {
                        sequence.merge(Sequence { number, count, documents: 1 });
                    },
                );
            }
        }
        self.sequences.settle()
    }

    /// The counts of both.
    ///
    /// # Errors
    /// As for [`Self::add`].
    pub fn merge(mut self, other: Self) -> io::Result<Self> {
        for (sizes, more) in self.sizes.as_mut().zip(other.sizes) {
            *sizes = (sizes.0 + more.0, sizes.1.saturating_add(more.1));
        }
        self.sequences.merge(other.sequences)?;
        Ok(self)
    }

    /// Writes the ledger, for [`Self::read_from`].
    ///
    /// # Errors
    /// If it cannot be written, or temporary files cannot be read.
    pub fn write_to(&mut self, mut out: impl Write) -> io::Result<()> {
        put_value(&self.sizes, &mut out)?;
        self.sequences.write_to(&mut out)
    }

    /// Reads a ledger that [`Self::write_to`] wrote.
    ///
    /// # Errors
    /// If it cannot be read or is damaged; as for [`Self::add`].
    pub fn read_from(mut input: impl BufRead) -> io::Result<Self> {
        let mut totals = Self { sizes: take_value(&mut input)?, ..Self::default() };
        totals.sequences.read_from(&mut input)?;
        Ok(totals)
    }

    /// The sequences that are bundles. A document has few sequences, and a bundle is in a share of the documents: there
    /// are no more than some ten thousand, whatever their number.
    ///
    /// # Errors
    /// If temporary files cannot be read.
    pub fn finish(mut self) -> io::Result<ChosenBundles> {
        let thresholds = self.sizes.map(|(words, documents)| Threshold {
            words,
            documents,
            least_count: least::COUNT.max((words * least::PER_MILLION).div_ceil(1_000_000) as u32),
            least_documents: least::DOCUMENTS.max((documents * least::SHARE).div_ceil(100)),
        });
        // The number says nothing of the language: the lower thresholds let pass, and each language has its own later.
        let count = thresholds.iter().map(|one| one.least_count).min().unwrap_or_default();
        let documents = thresholds.iter().map(|one| one.least_documents).min().unwrap_or_default();
        let mut numbers = FxHashSet::default();
        self.sequences.each(&mut |sequence| {
            if sequence.count >= count && sequence.documents >= documents {
                numbers.insert(sequence.number);
            }
            Ok(())
        })?;
        Ok(ChosenBundles { thresholds, numbers })
    }
}

/// What the texts of a language ask of a bundle.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Threshold {
    words: u64,
    documents: u32,
    least_count: u32,
    least_documents: u32,
}

/// The sequences that may be bundles, by their numbers.
#[derive(Debug, Serialize, Deserialize)]
pub struct ChosenBundles {
    thresholds: Twin<Threshold>,
    numbers: FxHashSet<u64>,
}

/// A ledger of the sequences that may be bundles, with their words. Documents are added in a second pass. Adding and
/// merging may be done in any order; it grows with the bundles only.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct BundleForms(Twin<BTreeMap<Box<str>, (Sequence, u32)>>);

impl BundleForms {
    /// Adds the titles, abstracts, summaries and body of a document.
    pub fn add<'a>(&mut self, sections: impl IntoIterator<Item = &'a AnalyzedSection>, chosen: &ChosenBundles) {
        let mut own: Twin<BTreeMap<Box<str>, (u64, u32, u32)>> = Twin::default();
        each_run(sections, |language, run| {
            each_sequence(language, run, |number, words| {
                if chosen.numbers.contains(&number) {
                    let words: Vec<&str> = words.iter().map(|token| lower_case(token)).collect();
                    let length = words.len() as u32;
                    own.of_mut(language).entry(words.join(" ").into()).or_insert((number, 0, length)).1 += 1;
                }
            });
        });
        for (all, own) in self.0.as_mut().zip(own) {
            for (words, (number, count, length)) in own {
                let new = || (Sequence { number, count: 0, documents: 0 }, length);
                all.entry(words).or_insert_with(new).0.merge(Sequence { number, count, documents: 1 });
            }
        }
    }

    /// The counts of both.
    pub fn merge(mut self, other: Self) -> Self {
        for (all, more) in self.0.as_mut().zip(other.0) {
            for (words, (sequence, length)) in more {
                match all.get_mut(&words) {
                    Some((known, _)) => known.merge(sequence),
                    None => drop(all.insert(words, (sequence, length))),
                }
            }
        }
        self
    }

    /// The bundles: by language, falling length, falling count, and words.
    pub fn finish(self, chosen: &ChosenBundles) -> Vec<Bundle> {
        let mut bundles = Vec::new();
        for ((language, all), threshold) in self.0.with_language().zip(chosen.thresholds) {
            let Threshold { words: total, documents, least_count, least_documents } = threshold;
            let is_bundle =
                |sequence: &Sequence| sequence.count >= least_count && sequence.documents >= least_documents;
            let frequent = all.into_iter().filter(|(_, (sequence, _))| is_bundle(sequence));
            let mut own: Vec<Bundle> = frequent
                .map(|(words, (sequence, length))| Bundle {
                    language,
                    words,
                    length,
                    count: sequence.count,
                    per_million: f64::from(sequence.count) * 1e6 / total as f64,
                    documents: sequence.documents,
                    share: f64::from(sequence.documents) / f64::from(documents),
                    least_count,
                    least_documents,
                })
                .collect();
            let collation = Collation::new(language);
            own.sort_by(|left, right| {
                (right.length.cmp(&left.length))
                    .then_with(|| right.count.cmp(&left.count))
                    .then_with(|| collation.compare(&left.words, &right.words))
            });
            bundles.append(&mut own);
        }
        bundles
    }
}

/// Calls `take` with the runs of words and numbers of sentences between marks, in the sections with running text and in
/// titles.
fn each_run<'a>(sections: impl IntoIterator<Item = &'a AnalyzedSection>, mut take: impl FnMut(Language, &[&'a Token])) {
    let mut run: Vec<&Token> = Vec::new();
    for section in sections {
        let Some(language) = section.section.language.tag.language() else { continue };
        if matches!(section.section.kind, SectionKind::References | SectionKind::Keywords) {
            continue;
        }
        for sentence in &section.sentences {
            allowance::go_on();
            for token in section.tokens_in(*sentence) {
                if token.kind == TokenKind::Punctuation {
                    take(language, &run);
                    run.clear();
                } else {
                    run.push(token);
                }
            }
            take(language, &run);
            run.clear();
        }
    }
}

/// Calls `take` with the number and the words of each sequence in a run that may be a bundle: without numbers and
/// addresses.
fn each_sequence<'a>(language: Language, run: &[&'a Token], mut take: impl FnMut(u64, &[&'a Token])) {
    let lengths = lengths(language);
    for start in 0..run.len() {
        let mut sequence = TermNumber::new(language);
        for (token, length) in run[start..].iter().zip(1..=*lengths.end()) {
            if token.kind != TokenKind::Word {
                break;
            }
            sequence = sequence.with(number::of_text(lower_case(token)));
            if lengths.contains(&length) {
                take(sequence.get(), &run[start..start + length]);
            }
        }
    }
}

/// The counts of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sequence {
    number: u64,
    count: u32,
    documents: u32,
}

impl Numbered for Sequence {
    fn number(&self) -> u64 {
        self.number
    }
}

impl Entry for Sequence {
    fn merge(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        self.documents = self.documents.saturating_add(other.documents);
    }

    fn weight(&self) -> usize {
        1
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        // Most occur once: one byte beside the number.
        let is_single = self.count == 1;
        put_number(if is_single { 0 } else { self.count.into() }, out)?;
        if is_single { Ok(()) } else { put_number(self.documents.into(), out) }
    }

    fn read(number: u64, input: &mut impl BufRead) -> io::Result<Self> {
        match take_number(input)? as u32 {
            0 => Ok(Self { number, count: 1, documents: 1 }),
            count => Ok(Self { number, count, documents: take_number(input)? as u32 }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Sample;

    fn bundles(samples: &[Sample], bound: usize) -> Vec<Bundle> {
        let mut totals = BundleTotals::with_bound(bound);
        for sample in samples {
            let mut one = BundleTotals::with_bound(bound);
            one.add(&DocumentSequences::of(&sample.sections)).unwrap();
            totals = one.merge(totals).unwrap();
        }
        let chosen = totals.finish().unwrap();
        let forms = samples.iter().rev().fold(BundleForms::default(), |forms, sample| {
            let mut one = BundleForms::default();
            one.add(&sample.sections, &chosen);
            forms.merge(one)
        });
        forms.finish(&chosen)
    }

    fn shown(bundles: &[Bundle]) -> Vec<String> {
        bundles.iter().map(|bundle| format!("{}: {} in {}", bundle.words, bundle.count, bundle.documents)).collect()
    }

    #[test]
    fn sequences_of_many_documents_are_bundles() {
        let english = Sample::new("As a result of this, it fell. As a result we left.", Language::English);
        let other = Sample::new("A result of this.", Language::English);
        let found = bundles(&[english.clone(), english, other], 100);
        assert_eq!(shown(&found), ["as a result: 4 in 2"; 0], "two documents are too few");
        let text = Sample::new("As a result of this. As a result, it fell.", Language::English);
        let found = bundles(&vec![text; 3], 100);
        assert_eq!(shown(&found), ["as a result: 6 in 3"], "not over marks, and three times are too few");
        let bundle = &found[0];
        assert_eq!((bundle.length, bundle.least_count, bundle.least_documents, bundle.share), (3, 4, 3, 1.0));
        assert!((bundle.per_million - 6e6 / 30.0).abs() < 1e-6);
    }

    #[test]
    fn turkish_bundles_may_have_two_words() {
        let text = Sample::new("Bu çalışmada su ölçüldü. BU ÇALIŞMADA toprak ölçüldü.", Language::Turkish);
        let found = bundles(&vec![text; 3], 0);
        assert_eq!(shown(&found), ["bu çalışmada: 6 in 3"]);
    }

    #[test]
    fn a_large_corpus_asks_for_a_share_of_its_documents() {
        let mut samples = vec![Sample::new("In terms of water.", Language::English); 5];
        samples.extend(vec![Sample::new("Stone houses stand.", Language::English); 60]);
        let found = bundles(&samples, 10);
        assert_eq!(shown(&found), ["stone houses stand: 60 in 60"]);
        assert_eq!((found[0].least_count, found[0].least_documents), (4, 7));
    }
}
