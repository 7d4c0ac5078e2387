//! Collocations: pairs of content words that occur near each other more often than chance gives.

use crate::corpus_terms::CorpusTerms;
use crate::pair_entry::PairEntry;
use crate::sorted_rows::{SortedRow, SortedRows, SortedTerms};
use crate::surface::{is_content, lower_case};
use crate::tally::{Numbered, Tally};
use crate::term::TermNumber;
use ikiz_document::{
    AnalyzedSection, Collocation, Language, Rows, SectionKind, Token, TokenKind, Twin, allowance, number,
};
use ikiz_text::{Collation, OwnStopWords};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::io::{self, BufRead, Write};

/// A ledger of pairs of words that stand in one window: within one sentence, at most so many words apart. Only words that
/// occur often enough to be in a collocation are looked at. Adding and merging may be done in any order; what is more
/// than its bound lies on disk until the ledger is dropped.
#[derive(Debug)]
pub(crate) struct Collocations {
    window: usize,
    least: u32,
    pairs: Tally<PairEntry>,
}

/// Pairs in memory: about 24 MB.
const BOUND: usize = 400_000;
/// The fewest occurrences of a collocation, unless more are asked for: rarer ones are mostly chance.
const LEAST: u32 = 5;

impl Collocations {
    /// A ledger for a window of so many words and collocations of so many occurrences or more, at least 5. One of several
    /// ledgers: up to four of them keep together no more in memory than one does.
    pub fn beside(ledgers: usize, window: usize, least: u32) -> Self {
        Self::with_bound(BOUND / ledgers.clamp(1, 4), window, least)
    }

    fn with_bound(bound: usize, window: usize, least: u32) -> Self {
        Self { window, least: least.max(LEAST), pairs: Tally::new(bound) }
    }

    /// Adds the sections of a document, without references.
    pub fn add<'a>(
        &mut self,
        sections: impl IntoIterator<Item = &'a AnalyzedSection>,
        corpus: &CorpusTerms,
        stop_words: Option<&OwnStopWords>,
    ) -> io::Result<()> {
        let mut found: Twin<Vec<[u64; 2]>> = Twin::default();
        for section in sections {
            let Some(language) = section.section.language.tag.language() else { continue };
            if section.section.kind == SectionKind::References {
                continue;
            }
            for sentence in &section.sentences {
                allowance::go_on();
                let words = self.words(section.tokens_in(*sentence), language, corpus, stop_words);
                self.add_windows(&words, found.of_mut(language));
            }
        }
        // What may fail comes before the ledger is changed.
        for found in found.as_mut() {
            allowance::spend(found.len().saturating_mul(size_of::<[u64; 2]>()));
            found.sort_unstable();
        }
        for (language, found) in found.with_language() {
            for same in found.chunk_by(|left, right| left == right) {
                let pair = PairEntry::new(language, same[0]);
                self.pairs.update(pair.number(), || pair, |pair| pair.add_document(same.len() as u32));
            }
        }
        self.pairs.settle()
    }

    /// For each word or number of a sentence: the number of its term, if it may be in a collocation.
    fn words(
        &self,
        tokens: &[Token],
        language: Language,
        corpus: &CorpusTerms,
        stop_words: Option<&OwnStopWords>,
    ) -> Vec<Option<u64>> {
        let of_token = |token: &Token| {
            let key = token.key.as_ref().filter(|_| token.kind == TokenKind::Word)?;
            let number = TermNumber::new(language).with(key.number()).get();
            let count = corpus.frequency(number, 0).count;
            let is_frequent = count >= self.least && corpus.listed.has(number, count);
            (is_frequent && is_content(lower_case(token), language, stop_words)).then_some(number)
        };
        tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).map(of_token).collect()
    }

    fn add_windows(&self, words: &[Option<u64>], found: &mut Vec<[u64; 2]>) {
        for (at, word) in words.iter().enumerate() {
            let Some(word) = *word else { continue };
            let near = words[at + 1..].iter().take(self.window).flatten();
            found.extend(near.filter(|other| **other != word).map(|other| [word.min(*other), word.max(*other)]));
        }
    }

    /// The pairs of both.
    pub fn merge(mut self, other: Self) -> io::Result<Self> {
        self.pairs.merge(other.pairs)?;
        Ok(self)
    }

    /// Writes the pairs, for [`Self::read_from`].
    pub fn write_to(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.pairs.write_to(out)
    }

    /// Adds the pairs that [`Self::write_to`] wrote.
    pub fn read_from(&mut self, input: &mut impl BufRead) -> io::Result<()> {
        self.pairs.read_from(input)
    }

    /// The collocations: by language, falling log-Dice, and words. `terms` are those of the same documents, of so many
    /// words in each language.
    pub fn finish(mut self, terms: &mut SortedTerms, words: Twin<u64>) -> io::Result<SortedRows<Collocation>> {
        let mut known: FxHashMap<u64, Word> = FxHashMap::default();
        for term in terms.ordered() {
            let term = term?;
            let count = term.counts.total();
            if count >= self.least && !term.key.contains(' ') {
                let number = TermNumber::new(term.language).with(number::of_text(&term.key)).get();
                known.insert(number, Word { form: term.term().into(), key: term.key, count });
            }
        }
        self.pairs.shrink()?;
        let mut rows = SortedRows::new();
        let least = self.least;
        self.pairs.each(&mut |pair| {
            let ends = pair.ends.map(|end| known.get(&end));
            let [Some(one), Some(other)] = ends else { return Ok(()) };
            if pair.count < least {
                return Ok(());
            }
            let order = rows_order(&rows, pair.language, one, other);
            let sides = if order.is_le() { [one, other] } else { [other, one] };
            rows.push(row(&pair, sides, *words.of(pair.language)))
        })?;
        rows.sort();
        Ok(rows)
    }
}

/// A word as it is shown.
struct Word {
    form: Box<str>,
    key: Box<str>,
    count: u32,
}

fn rows_order(rows: &SortedRows<Collocation>, language: Language, one: &Word, other: &Word) -> Ordering {
    rows.collation(language).compare(&one.form, &other.form).then_with(|| one.key.cmp(&other.key))
}

fn row(pair: &PairEntry, sides: [&Word; 2], words: u64) -> Collocation {
    let counts = sides.map(|side| side.count);
    let Association { log_dice, mutual_information, t_score } = association(pair.count, counts, words);
    Collocation {
        language: pair.language,
        words: sides.map(|side| side.form.clone()),
        keys: sides.map(|side| side.key.clone()),
        count: pair.count,
        counts,
        documents: pair.documents,
        log_dice,
        mutual_information,
        t_score,
    }
}

/// How strongly two words attract each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Association {
    pub log_dice: f64,
    pub mutual_information: f64,
    pub t_score: f64,
}

/// Log-Dice (Rychlý 2008), mutual information (Church & Hanks 1990) and t-score (Church et al. 1991) of two words that
/// occur so often, and together so often, in a corpus of so many words. The size of the window is not made up for.
pub(crate) fn association(both: u32, counts: [u32; 2], words: u64) -> Association {
    let (both, [one, other], words) = (f64::from(both), counts.map(f64::from), words as f64);
    let expected = one * other / words;
    Association {
        log_dice: 14.0 + libm::log2(2.0 * both / (one + other)),
        mutual_information: libm::log2(both / expected),
        t_score: (both - expected) / both.sqrt(),
    }
}

impl SortedRow for Collocation {
    fn order(left: &Self, right: &Self, collations: &Twin<Collation>) -> Ordering {
        let compare = |at: usize| collations.of(left.language).compare(&left.words[at], &right.words[at]);
        (left.language.cmp(&right.language))
            .then_with(|| right.log_dice.total_cmp(&left.log_dice))
            .then_with(|| right.count.cmp(&left.count))
            .then_with(|| compare(0))
            .then_with(|| compare(1))
            .then_with(|| left.keys.cmp(&right.keys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Sample, totals};
    use crate::term_forms::TermForms;
    use crate::term_totals::TermOptions;

    fn rows(texts: &[&str], window: usize, bound: usize) -> Vec<Collocation> {
        let samples: Vec<Sample> = texts.iter().map(|text| Sample::new(text, Language::English)).collect();
        let corpus = totals(&samples, 100).finish(&TermOptions::default()).unwrap();
        let (mut all, mut forms) = (Collocations::with_bound(bound, window, 1), TermForms::with_bound(100));
        for sample in &samples {
            let mut one = Collocations::with_bound(bound, window, 1);
            one.add(&sample.sections, &corpus, None).unwrap();
            all = all.merge(one).unwrap();
            forms.add(&sample.terms(), &corpus, None).unwrap();
        }
        let words = Twin::from_fn(|language| corpus.words(language));
        let mut terms = forms.finish(corpus).unwrap();
        all.finish(&mut terms, words).unwrap().ordered().map(Result::unwrap).collect()
    }

    #[test]
    fn words_of_one_sentence_within_the_window_are_counted() {
        let texts = ["Olive trees of the old and dry hills give oil. Stone hills."; 5];
        let pairs = |window| {
            let rows = rows(&texts, window, 100);
            rows.iter().map(|row| format!("{} {}: {}", row.words[0], row.words[1], row.count)).collect::<Vec<_>>()
        };
        let wide = pairs(5);
        assert!(wide.contains(&"olive trees: 5".to_owned()) && wide.contains(&"old trees: 5".to_owned()), "{wide:?}");
        assert!(!wide.iter().any(|pair| pair.starts_with("oil stone") || pair.contains("olive stone")), "{wide:?}");
        assert!(!wide.contains(&"hills olive: 5".to_owned()), "seven words apart");
        assert!(pairs(7).contains(&"hills olive: 5".to_owned()));
        assert!(!pairs(1).contains(&"old trees: 5".to_owned()));
        assert_eq!(rows(&texts, 5, 0), rows(&texts, 5, 100), "whatever lies on disk");
        assert!(rows(&texts[1..], 5, 100).is_empty(), "four times are too few");
    }

    #[test]
    fn two_words_that_are_always_together_have_a_log_dice_of_14() {
        let found = association(8, [8, 8], 1000);
        assert!((found.log_dice - 14.0).abs() < 1e-12);
        assert!((found.mutual_information - libm::log2(125.0)).abs() < 1e-12);
        assert!((found.t_score - (8.0 - 0.064) / 8.0_f64.sqrt()).abs() < 1e-12);
    }
}
