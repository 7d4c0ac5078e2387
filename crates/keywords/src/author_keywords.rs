//! Author keywords over the documents: their twins, their years and groups, and which stand in the same lists.

use crate::form::Forms;
use crate::pair_entry::PairEntry;
use crate::sorted_rows::{SortedRow, SortedRows};
use crate::style::{Style, printed};
use crate::tally::{Entry, Numbered, Tally, put_value, take_value};
use crate::term::TermNumber;
use ikiz_document::{
    AnalyzedSection, DocumentReport, Key, Keyword, KeywordEdge, KeywordTrend, Language, SectionKind, Token, Twin,
    allowance,
};
use ikiz_text::{Collation, lower, nfc};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};

/// A ledger of author keywords. One keyword is what has the same keys: inflection and case make no difference. Adding and
/// merging may be done in any order; what is more than its bound lies on disk until the ledger is dropped, apart from a
/// number for each year and group.
#[derive(Debug)]
pub(crate) struct AuthorKeywords {
    keywords: Tally<KeywordEntry>,
    edges: Option<Tally<PairEntry>>,
    /// Documents with keywords, by language, year and group.
    documents: BTreeMap<(Language, Time), u32>,
}

/// The year and the group of a document.
type Time = (Option<u16>, Option<Box<str>>);

/// Forms, twins and years in memory: about 16 MB.
const BOUND: usize = 100_000;
/// Pairs in memory: about 16 MB.
const EDGES: usize = 300_000;
/// Pairs of keywords with a lower confidence say nothing of twins.
const SURE: f64 = 0.5;

/// A keyword of a document.
#[derive(Clone)]
struct Met {
    number: u64,
    key: Box<str>,
    lower: String,
    shown: Option<String>,
}

impl AuthorKeywords {
    /// A ledger, which counts pairs too where edges are wanted. One of several ledgers: up to four of them keep together
    /// no more in memory than one does.
    pub fn beside(ledgers: usize, with_edges: bool) -> Self {
        let ledgers = ledgers.clamp(1, 4);
        Self::with_bounds(BOUND / ledgers, with_edges.then_some(EDGES / ledgers))
    }

    fn with_bounds(bound: usize, edges: Option<usize>) -> Self {
        Self { keywords: Tally::new(bound), edges: edges.map(Tally::new), documents: BTreeMap::new() }
    }

    /// Adds the author keywords of a document.
    pub fn add(&mut self, report: &DocumentReport) -> io::Result<()> {
        let metadata = &report.document.metadata;
        let time: Time = (metadata.year, metadata.group.as_deref().map(Into::into));
        let twins = twins(report);
        for language in Language::BOTH {
            let met = met(report, language);
            if met.is_empty() {
                continue;
            }
            *self.documents.entry((language, time.clone())).or_default() += 1;
            for (number, keyword) in &met {
                let new = || KeywordEntry::new(*number, language, keyword.key.clone());
                self.keywords.update(*number, new, |entry| {
                    entry.documents = entry.documents.saturating_add(1);
                    *entry.times.entry(time.clone()).or_default() += 1;
                    entry.forms.add(&keyword.lower, keyword.shown.as_deref());
                    for twin in twins.of(language).get(number).into_iter().flatten() {
                        let forms = entry.twins.entry(twin.key.clone()).or_default();
                        forms.add(&twin.lower, twin.shown.as_deref());
                    }
                });
            }
            if let Some(edges) = &mut self.edges {
                add_edges(edges, language, &met.keys().copied().collect::<Vec<_>>());
                edges.settle()?;
            }
        }
        self.keywords.settle()
    }

    /// The keywords of both.
    pub fn merge(mut self, other: Self) -> io::Result<Self> {
        self.keywords.merge(other.keywords)?;
        if let (Some(edges), Some(more)) = (&mut self.edges, other.edges) {
            edges.merge(more)?;
        }
        for (time, documents) in other.documents {
            *self.documents.entry(time).or_default() += documents;
        }
        Ok(self)
    }

    /// Writes the ledger, for [`Self::read_from`].
    pub fn write_to(&mut self, out: &mut impl Write) -> io::Result<()> {
        put_value(&self.documents, out)?;
        self.keywords.write_to(out)?;
        self.edges.as_mut().map_or(Ok(()), |edges| edges.write_to(out))
    }

    /// Adds what [`Self::write_to`] wrote of a ledger of the same kind.
    pub fn read_from(&mut self, input: &mut impl BufRead) -> io::Result<()> {
        for (time, documents) in take_value::<BTreeMap<(Language, Time), u32>>(input)? {
            *self.documents.entry(time).or_default() += documents;
        }
        self.keywords.read_from(input)?;
        self.edges.as_mut().map_or(Ok(()), |edges| edges.read_from(input))
    }

    /// The keywords of at least `least` documents by year and group.
    pub fn trends(&mut self, least: u32) -> io::Result<SortedRows<KeywordTrend>> {
        let Self { keywords, documents: all, .. } = self;
        keywords.shrink()?;
        let mut rows = SortedRows::new();
        keywords.each(&mut |entry| {
            if entry.documents < least {
                return Ok(());
            }
            let KeywordEntry { language, key, forms, twins, times, documents: all_documents, .. } = entry;
            let keyword: Box<str> = first(&forms).into();
            let twin = most_frequent(&twins).map(Box::<str>::from);
            times.into_iter().try_for_each(|((year, group), documents)| {
                let of_time = all.get(&(language, (year, group.clone()))).copied().unwrap_or(documents);
                rows.push(KeywordTrend {
                    language,
                    keyword: keyword.clone(),
                    key: key.clone(),
                    twin: twin.clone(),
                    all_documents,
                    year,
                    group,
                    documents,
                    share: f64::from(documents) / f64::from(of_time),
                })
            })
        })?;
        rows.sort();
        Ok(rows)
    }

    /// Pairs of keywords that at least `least` documents have. The forms of the keywords of so many documents are in
    /// memory.
    pub fn edges(&mut self, least: u32) -> io::Result<SortedRows<KeywordEdge>> {
        let mut forms: FxHashMap<u64, Box<str>> = FxHashMap::default();
        self.keywords.shrink()?;
        self.keywords.each(&mut |entry| {
            if entry.documents >= least {
                forms.insert(entry.number, first(&entry.forms).into());
            }
            Ok(())
        })?;
        let mut rows = SortedRows::new();
        if let Some(edges) = &mut self.edges {
            edges.shrink()?;
            edges.each(&mut |PairEntry { language, ends, documents, .. }| {
                let ends = ends.map(|end| forms.get(&end));
                let [Some(one), Some(other)] = ends else { return Ok(()) };
                if documents < least {
                    return Ok(());
                }
                let order = rows_order(&rows, language, one, other);
                let keywords = if order.is_le() { [one, other] } else { [other, one] }.map(Clone::clone);
                rows.push(KeywordEdge { language, keywords, documents })
            })?;
        }
        rows.sort();
        Ok(rows)
    }
}

fn rows_order(rows: &SortedRows<KeywordEdge>, language: Language, one: &str, other: &str) -> Ordering {
    rows.collation(language).compare(one, other)
}

/// The usual form.
fn first(forms: &Forms) -> &str {
    forms.shown().first().map_or("", |(form, _)| form)
}

/// The usual form of the twin that most documents have; of several, the first by its key.
fn most_frequent(twins: &BTreeMap<Box<str>, Forms>) -> Option<&str> {
    let count = |forms: &Forms| forms.all().iter().map(|form| form.count).sum::<u32>();
    twins.values().rev().max_by_key(|forms| count(forms)).map(first)
}

/// The keywords of a document in a language, each once.
fn met(report: &DocumentReport, language: Language) -> BTreeMap<u64, Met> {
    let is_list = |section: &&AnalyzedSection| {
        section.section.kind == SectionKind::Keywords && section.section.language.tag.language() == Some(language)
    };
    let mut all = BTreeMap::new();
    for list in report.sections.iter().filter(is_list) {
        for keyword in &list.section.keywords {
            allowance::go_on();
            if let Some(met) = Met::new(&report.document.text, list, keyword, language) {
                all.entry(met.number).or_insert(met);
            }
        }
    }
    all
}

/// For each keyword of a language that has twins in the document, these.
fn twins(report: &DocumentReport) -> Twin<FxHashMap<u64, Vec<Met>>> {
    let mut twins = Twin::<FxHashMap<u64, Vec<Met>>>::default();
    for pair in &report.pairs {
        let Some(sections) = pair.twins().map(|twins| twins.map(|id| &report.sections[id])) else { continue };
        for found in pair.keywords.iter().filter(|found| found.confidence.value() >= SURE) {
            let Some(sides) = found.sides.as_ref().map(Option::as_ref).both() else { continue };
            let met = sections.zip(sides).with_language().map(|(language, (list, side))| {
                let keyword = list.section.keywords.get(side.index)?;
                Met::new(&report.document.text, list, keyword, language)
            });
            let Some(Twin { english, turkish }) = met.both() else { continue };
            twins.turkish.entry(turkish.number).or_default().push(english.clone());
            twins.english.entry(english.number).or_default().push(turkish);
        }
    }
    twins
}

impl Met {
    /// `None` if the keyword has no words.
    fn new(text: &str, list: &AnalyzedSection, keyword: &Keyword, language: Language) -> Option<Self> {
        let tokens = list.tokens_in(keyword.span);
        let keys: Vec<Key> = tokens.iter().filter_map(|token| token.key.clone()).collect();
        if keys.is_empty() {
            return None;
        }
        let number = keys.iter().fold(TermNumber::new(language), |number, key| number.with(key.number())).get();
        let form = nfc(&keyword.text).into_owned();
        let style = Style::of(text, tokens, SectionKind::Keywords);
        let decides = |(at, token): (usize, &Token)| style.decides(printed(text, token), at == 0, language);
        let shown = tokens.iter().enumerate().all(decides).then(|| form.clone());
        Some(Self { number, key: Key::joined(&keys).into(), lower: lower(&form, language), shown })
    }
}

fn add_edges(edges: &mut Tally<PairEntry>, language: Language, numbers: &[u64]) {
    let pairs = numbers.len() * numbers.len().saturating_sub(1) / 2;
    allowance::spend(pairs.saturating_mul(size_of::<PairEntry>()));
    for (at, &one) in numbers.iter().enumerate() {
        for &other in &numbers[at + 1..] {
            let entry = PairEntry::new(language, [one, other]);
            edges.update(entry.number(), || entry, |edge| edge.add_document(1));
        }
    }
}

/// A keyword.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct KeywordEntry {
    #[serde(skip)]
    number: u64,
    language: Language,
    key: Box<str>,
    documents: u32,
    forms: Forms,
    /// By the keys of the twin: its forms, counted by documents.
    twins: BTreeMap<Box<str>, Forms>,
    times: BTreeMap<Time, u32>,
}

impl KeywordEntry {
    fn new(number: u64, language: Language, key: Box<str>) -> Self {
        let (forms, twins, times) = (Forms::default(), BTreeMap::new(), BTreeMap::new());
        Self { number, language, key, documents: 0, forms, twins, times }
    }
}

impl Numbered for KeywordEntry {
    fn number(&self) -> u64 {
        self.number
    }
}

impl Entry for KeywordEntry {
    fn merge(&mut self, other: Self) {
        self.documents = self.documents.saturating_add(other.documents);
        self.forms.merge(&other.forms);
        for (key, forms) in other.twins {
            self.twins.entry(key).or_default().merge(&forms);
        }
        for (time, documents) in other.times {
            *self.times.entry(time).or_default() += documents;
        }
    }

    fn weight(&self) -> usize {
        self.forms.len() + self.twins.len() + self.times.len()
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        put_value(self, out)
    }

    fn read(number: u64, input: &mut impl BufRead) -> io::Result<Self> {
        take_value(input).map(|entry| Self { number, ..entry })
    }
}

impl SortedRow for KeywordTrend {
    fn order(left: &Self, right: &Self, collations: &Twin<Collation>) -> Ordering {
        let times = (left.year, &left.group).cmp(&(right.year, &right.group));
        (left.language.cmp(&right.language))
            .then_with(|| right.all_documents.cmp(&left.all_documents))
            .then_with(|| collations.of(left.language).compare(&left.keyword, &right.keyword))
            .then_with(|| left.key.cmp(&right.key))
            .then(times)
    }
}

impl SortedRow for KeywordEdge {
    fn order(left: &Self, right: &Self, collations: &Twin<Collation>) -> Ordering {
        let compare = |at: usize| collations.of(left.language).compare(&left.keywords[at], &right.keywords[at]);
        (left.language.cmp(&right.language))
            .then_with(|| right.documents.cmp(&left.documents))
            .then_with(|| compare(0))
            .then_with(|| compare(1))
    }
}

#[cfg(test)]
mod tests;
