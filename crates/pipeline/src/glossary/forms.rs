//! The ledger of printed forms: how the terms of the glossary are written.

use super::phrases::Phrases;
use super::words::{opens, sections_of};
use ikiz_alignment::glossary::{Occurrence, Term, TermPair, bared, bareness};
use ikiz_document::{
    AnalyzedSection, DocumentId, DocumentReport, GlossaryEntry, GlossaryExample, GlossaryTerm, Key, Language,
    SectionKind, Twin,
};
use ikiz_keywords::{PrintedForms, PrintedSentence};
use ikiz_text::Collation;
use std::cmp::Reverse;
use std::sync::Arc;

/// The printed forms of the terms of a glossary. Documents are added in any order, and ledgers over the same pairs are
/// merged in any order. It grows with the terms and their forms only.
pub(crate) struct GlossaryForms(Twin<Side>);

/// The terms of one language with their forms.
struct Side {
    language: Language,
    phrases: Arc<Phrases>,
    /// By place in the phrases.
    forms: Vec<Forms>,
}

/// The forms of a term in running text and in author keywords.
#[derive(Clone, Default)]
struct Forms {
    text: PrintedForms,
    keyword: PrintedForms,
}

impl GlossaryForms {
    /// For the terms of some pairs; there are no forms yet.
    pub fn new(pairs: &[TermPair]) -> Self {
        let of = |language| pairs.iter().map(move |pair: &TermPair| &*pair.terms.of(language).keys);
        let rivals = pairs.iter().flat_map(|pair| pair.rivals.iter().map(|rival| &*rival.0));
        let phrases = Twin {
            english: Phrases::new(of(Language::English)),
            turkish: Phrases::new(of(Language::Turkish).chain(rivals)),
        };
        Self(phrases.with_language().map(|(language, phrases)| Side::new(language, Arc::new(phrases))))
    }

    /// A ledger for the same terms without forms.
    pub fn without_forms(&self) -> Self {
        Self(self.0.as_ref().map(|side| Side::new(side.language, Arc::clone(&side.phrases))))
    }

    /// Adds the forms in a document.
    pub fn add(&mut self, report: &DocumentReport) {
        for sections in report.pairs.iter().filter_map(|pair| sections_of(report, pair)) {
            for (side, section) in self.0.as_mut().zip(sections) {
                side.add(&report.document.text, section);
            }
        }
    }

    /// Adds the forms of another ledger for the same terms.
    pub fn merge(&mut self, other: &Self) {
        for (side, other) in self.0.as_mut().zip(other.0.as_ref()) {
            for (forms, other) in side.forms.iter_mut().zip(&other.forms) {
                forms.text.merge(&other.text);
                forms.keyword.merge(&other.keyword);
            }
        }
    }

    /// The glossary of these pairs, in the order of `CorpusReport::glossary`. `id` gives the id of a document's number.
    pub fn entries(&self, pairs: &[TermPair], id: impl Fn(u32) -> DocumentId) -> Vec<GlossaryEntry> {
        let mut shown = self.0.as_ref().map(Shown::new);
        let mut entries: Vec<GlossaryEntry> = Vec::with_capacity(pairs.len());
        for pair in pairs {
            let Occurrence { document, pair: index, bead } = pair.example;
            let rival = |(keys, times): &(Vec<Key>, usize)| (shown.turkish.term(keys), *times);
            entries.push(GlossaryEntry {
                rivals: pair.rivals.iter().map(rival).collect(),
                terms: shown.as_mut().zip(pair.terms.as_ref()).map(|(shown, Term { keys, count })| GlossaryTerm {
                    term: shown.term(keys),
                    keys: keys.clone(),
                    count: *count,
                }),
                documents: pair.documents,
                keyword_pairs: pair.keyword_documents,
                sentence_pairs: pair.beads,
                log_likelihood: pair.log_likelihood,
                consistency: pair.consistency,
                example: GlossaryExample {
                    document: id(document),
                    pair: index as usize,
                    bead: bead.map(|bead| bead as usize),
                },
                confidence: pair.confidence,
            });
        }
        sort(&mut entries);
        entries
    }
}

impl Side {
    fn new(language: Language, phrases: Arc<Phrases>) -> Self {
        let forms = vec![Forms::default(); phrases.places()];
        Self { language, phrases, forms }
    }

    fn add(&mut self, text: &str, section: &AnalyzedSection) {
        let kind = section.section.kind;
        let mut words = Vec::new();
        for sentence in &section.sentences {
            let tokens = section.tokens_in(*sentence);
            words.clear();
            words.extend(tokens.iter().map(|token| token.key.as_ref().and_then(|key| self.phrases.word(key))));
            let mut printed = None;
            for start in 0..tokens.len() {
                let mut place = Phrases::START;
                for (end, word) in words.iter().enumerate().skip(start) {
                    let next = word.and_then(|word| self.phrases.step(place, word));
                    let Some(next) = next.filter(|_| end == start || !opens(text, tokens, end)) else { break };
                    place = next;
                    if self.phrases.is_end(place) {
                        let whole = kind == SectionKind::Keywords && start == 0 && end + 1 == tokens.len();
                        let forms = &mut self.forms[place as usize];
                        let forms = if whole { &mut forms.keyword } else { &mut forms.text };
                        let printed =
                            printed.get_or_insert_with(|| PrintedSentence::new(text, tokens, kind, self.language));
                        forms.add(printed, start..end + 1);
                    }
                }
            }
        }
    }
}

/// The terms of one language as they are shown, each worked out once.
struct Shown<'a> {
    side: &'a Side,
    known: Vec<Option<String>>,
}

impl<'a> Shown<'a> {
    fn new(side: &'a Side) -> Self {
        Self { known: vec![None; side.forms.len()], side }
    }

    fn term(&mut self, keys: &[Key]) -> String {
        let Some(place) = self.side.phrases.find(keys) else { return Key::joined(keys) };
        let Side { forms, language, .. } = self.side;
        self.known[place as usize].get_or_insert_with(|| forms[place as usize].shown(keys, *language)).clone()
    }
}

impl Forms {
    /// The form that a dictionary would print, or else the most frequent one.
    fn shown(&self, keys: &[Key], language: Language) -> String {
        let mut all = self.text.clone();
        all.merge(&self.keyword);
        let by_authors: Vec<&str> = self.keyword.all().map(|form| form.0).collect();
        let rank = |lower: &str, count: usize| {
            let form = bareness(lower, keys, language);
            // The highest rank wins: bare forms, then forms of author keywords, then frequent ones, then short ones.
            (form, by_authors.contains(&lower), count, Reverse(lower.len()))
        };
        let Some((lower, shown, count)) = all.all().max_by_key(|(lower, _, count)| rank(lower, *count)) else {
            return Key::joined(keys);
        };
        let (bareness, by_authors, ..) = rank(lower, count);
        let is_bent = language == Language::Turkish && bareness < 2 && !by_authors && lower == shown;
        let bare = if is_bent { bared(lower, keys) } else { None };
        bare.unwrap_or_else(|| shown.to_owned())
    }
}

fn sort(entries: &mut [GlossaryEntry]) {
    let collations = Twin::from_fn(Collation::new);
    let by_term = |left: &GlossaryEntry, right: &GlossaryEntry, language: Language| {
        let (left, right) = (left.terms.of(language), right.terms.of(language));
        collations.of(language).compare(&left.term, &right.term)
    };
    entries.sort_by(|left, right| {
        (right.documents.cmp(&left.documents))
            .then_with(|| right.count().cmp(&left.count()))
            .then_with(|| by_term(left, right, Language::English))
            .then_with(|| by_term(left, right, Language::Turkish))
            .then_with(|| keys(left).cmp(&keys(right)))
    });
}

fn keys(entry: &GlossaryEntry) -> Twin<&[Key]> {
    entry.terms.as_ref().map(|term| &*term.keys)
}
