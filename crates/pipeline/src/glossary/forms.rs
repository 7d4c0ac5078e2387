//! The ledger of printed forms: how the terms of the glossary are written.

use super::phrases::Phrases;
use super::words::{opens, sections_of};
use ikiz_alignment::glossary::{Occurrence, Term, TermPair, bared, bareness};
use ikiz_document::{
    AnalyzedSection, DocumentId, DocumentReport, GlossaryEntry, GlossaryExample, GlossaryTerm, Key, Language,
    SectionKind, Token, Twin,
};
use ikiz_keywords::{PrintedForms, PrintedSentence};
use ikiz_text::Collation;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// The printed forms of the terms of a glossary. Any thread adds documents, in any order. It grows with the terms and
/// their forms only.
pub(crate) struct GlossaryForms(Twin<Side>);

/// The terms of one language with their forms.
struct Side {
    language: Language,
    phrases: Phrases,
    /// By place in the phrases.
    forms: Mutex<Vec<Forms>>,
}

/// The forms of a term in running text and in author keywords.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
struct Forms {
    text: PrintedForms,
    keyword: PrintedForms,
}

/// The forms of the terms that have some, by place in the phrases.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct KeptForms(Twin<Vec<(u32, Forms)>>);

impl KeptForms {
    /// Adds forms of the same terms.
    pub fn merge(&mut self, other: Self) {
        for (all, more) in self.0.as_mut().zip(other.0) {
            for (place, forms) in more {
                match all.binary_search_by_key(&place, |(known, _)| *known) {
                    Ok(at) => all[at].1.merge(&forms),
                    Err(at) => all.insert(at, (place, forms)),
                }
            }
        }
    }
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
        Self(phrases.with_language().map(|(language, phrases)| Side::new(language, phrases)))
    }

    /// Adds the forms in a document.
    pub fn add(&self, report: &DocumentReport) {
        for sections in report.pairs.iter().filter_map(|pair| sections_of(report, pair)) {
            for (side, section) in self.0.as_ref().zip(sections) {
                side.add(&report.document.text, section);
            }
        }
    }

    /// All forms, for [`Self::add_kept`].
    pub fn kept(self) -> KeptForms {
        KeptForms(self.0.map(|side| {
            let forms = side.forms.into_inner().unwrap_or_else(PoisonError::into_inner);
            (0..).zip(forms).filter(|(_, forms)| *forms != Forms::default()).collect()
        }))
    }

    /// Adds forms of the same terms from elsewhere.
    pub fn add_kept(&self, kept: KeptForms) {
        for (side, more) in self.0.as_ref().zip(kept.0) {
            let mut forms = side.forms.lock().unwrap_or_else(PoisonError::into_inner);
            for (place, more) in more {
                if let Some(known) = forms.get_mut(place as usize) {
                    known.merge(&more);
                }
            }
        }
    }

    /// The glossary of these pairs, in the order of `CorpusReport::glossary`. `id` gives the id of a document's number.
    pub fn entries(self, pairs: &[TermPair], id: impl Fn(u32) -> DocumentId) -> Vec<GlossaryEntry> {
        let mut shown = self.0.map(Shown::new);
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
    fn new(language: Language, phrases: Phrases) -> Self {
        let forms = Mutex::new(vec![Forms::default(); phrases.places()]);
        Self { language, phrases, forms }
    }

    fn add(&self, text: &str, section: &AnalyzedSection) {
        let kind = section.section.kind;
        for sentence in &section.sentences {
            let tokens = section.tokens_in(*sentence);
            let mut found = self.found(text, tokens);
            if kind == SectionKind::Keywords {
                let whole = self.with_marks(text, tokens).filter(|whole| !found.contains(whole));
                found.extend(whole);
            }
            if found.is_empty() {
                continue;
            }
            let printed = PrintedSentence::new(text, tokens, kind, self.language);
            let mut forms = self.forms.lock().unwrap_or_else(PoisonError::into_inner);
            for (place, range) in found {
                let is_keyword = kind == SectionKind::Keywords && range == (0..tokens.len());
                let forms = &mut forms[place as usize];
                let forms = if is_keyword { &mut forms.keyword } else { &mut forms.text };
                forms.add(&printed, range);
            }
        }
    }

    /// A keyword as a whole, if it is a term and has marks between its words: `karar verme (KV)`. A mark behind it is
    /// no part of it, unless it closes a bracket.
    fn with_marks(&self, text: &str, tokens: &[Token]) -> Option<(u32, Range<usize>)> {
        let keys: Vec<Key> = tokens.iter().filter_map(|token| token.key.clone()).collect();
        let place = self.phrases.find(&keys).filter(|_| !keys.is_empty())?;
        let start = tokens.iter().position(|token| token.key.is_some())?;
        let last = tokens.iter().rposition(|token| token.key.is_some())?;
        let closes = |token: &&Token| token.span.of(text) == ")" && last > start;
        Some((place, start..last + 1 + tokens[last + 1..].iter().take(1).filter(closes).count()))
    }

    /// The terms in a sentence: their places in the phrases and their tokens.
    fn found(&self, text: &str, tokens: &[Token]) -> Vec<(u32, Range<usize>)> {
        let word = |token: &Token| token.key.as_ref().and_then(|key| self.phrases.word(key));
        let words: Vec<_> = tokens.iter().map(word).collect();
        let mut found = Vec::new();
        for start in 0..tokens.len() {
            let mut place = Phrases::START;
            for (end, word) in words.iter().enumerate().skip(start) {
                let next = word.and_then(|word| self.phrases.step(place, word));
                let Some(next) = next.filter(|_| end == start || !opens(text, tokens, end)) else { break };
                place = next;
                if self.phrases.is_end(place) {
                    found.push((place, start..end + 1));
                }
            }
        }
        found
    }
}

/// The terms of one language as they are shown, each worked out once.
struct Shown {
    language: Language,
    phrases: Phrases,
    forms: Vec<Forms>,
    known: Vec<Option<String>>,
}

impl Shown {
    fn new(Side { language, phrases, forms }: Side) -> Self {
        let forms = forms.into_inner().unwrap_or_else(PoisonError::into_inner);
        Self { known: vec![None; forms.len()], language, phrases, forms }
    }

    fn term(&mut self, keys: &[Key]) -> String {
        let Some(place) = self.phrases.find(keys) else { return Key::joined(keys) };
        let Self { forms, language, .. } = self;
        self.known[place as usize].get_or_insert_with(|| forms[place as usize].shown(keys, *language)).clone()
    }
}

impl Forms {
    fn merge(&mut self, other: &Self) {
        self.text.merge(&other.text);
        self.keyword.merge(&other.keyword);
    }

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
        let is_bent = language == Language::Turkish && bareness < 2 && !by_authors;
        let bare = if is_bent { bared(lower, keys) } else { None };
        bare.and_then(|bare| with_capitals(&bare, lower, shown)).unwrap_or_else(|| shown.to_owned())
    }
}

/// A form with the capitals with which a longer one is printed; `None` where that is all in capitals.
fn with_capitals(bare: &str, lower: &str, shown: &str) -> Option<String> {
    if lower == shown {
        return Some(bare.to_owned());
    }
    let shared = bare.chars().zip(lower.chars()).take_while(|(left, right)| left == right).count();
    let head: String = shown.chars().take(shared).collect();
    let is_capitals = !shown.chars().any(char::is_lowercase);
    (!is_capitals && shown.chars().count() == lower.chars().count())
        .then(|| head.chars().chain(bare.chars().skip(shared)).collect())
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

#[cfg(test)]
mod tests {
    use super::with_capitals;

    #[test]
    fn a_bare_form_keeps_the_capitals_that_are_printed() {
        assert_eq!(with_capitals("hüküm", "hükmünde", "Hükmünde").as_deref(), Some("Hüküm"));
        assert_eq!(
            with_capitals("avrupa birliği", "avrupa birliğinin", "Avrupa Birliğinin").as_deref(),
            Some("Avrupa Birliği")
        );
        assert_eq!(with_capitals("kural", "kurallar", "kurallar").as_deref(), Some("kural"));
        assert_eq!(with_capitals("hüküm", "hükmünde", "HÜKMÜNDE"), None);
    }
}
