//! The ledger of keywords and their renderings.

use super::finding::{Rendering, finding};
use super::lists::Lists;
use super::strings::Strings;
use crate::context::Context;
use ikiz_document::{CorpusFinding, DocumentId, Language, Twin};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How the documents of a run render their keywords. Documents are added in any order, and ledgers are merged in any
/// order; each document belongs to one ledger. A pair of keywords takes 20 bytes for each direction, a keyword 8 bytes,
/// and each spelling is kept once.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct TermUses {
    strings: Strings,
    sides: Twin<Side>,
}

/// What is rendered in one language. Strings are numbers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Side {
    uses: Vec<Use>,
    /// Document and rendering of each keyword in a list.
    listed: Vec<(u32, u32)>,
}

/// A keyword as a document renders it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Use {
    term: u32,
    /// The keyword as it is printed.
    keyword: u32,
    rendering: u32,
    /// The rendering as it is printed.
    printed: u32,
    document: u32,
}

impl TermUses {
    /// Adds a document by its number. Documents are numbered in the order of their ids.
    pub fn add(&mut self, document: u32, context: &Context<'_>) {
        for lists in Lists::of(context) {
            for language in Language::BOTH {
                let Self { strings, sides } = self;
                let side = sides.of_mut(language);
                let listed = lists.keywords.of(language).iter().filter(|keyword| !keyword.rendering.is_empty());
                side.listed.extend(listed.map(|keyword| (document, strings.number(&keyword.rendering))));
                side.uses.extend(lists.renderings(language).map(|(keyword, rendered)| Use {
                    term: strings.number(&keyword.term),
                    keyword: strings.number(keyword.printed),
                    rendering: strings.number(&rendered.rendering),
                    printed: strings.number(rendered.printed),
                    document,
                }));
            }
        }
    }

    /// The ledger with other numbers for its documents.
    #[must_use]
    pub fn with_documents(mut self, number: impl Fn(u32) -> u32) -> Self {
        for side in self.sides.as_mut() {
            side.uses.iter_mut().for_each(|one| one.document = number(one.document));
            side.listed.iter_mut().for_each(|(document, _)| *document = number(*document));
        }
        self
    }

    /// Adds what another ledger has.
    pub fn merge(&mut self, other: Self) {
        let numbers = self.strings.merge(&other.strings);
        for (side, other) in self.sides.as_mut().zip(other.sides) {
            let Side { uses, listed } = other.renumbered(&numbers);
            side.uses.extend(uses);
            side.listed.extend(listed);
        }
    }

    /// The findings about terms with several renderings: those in most documents first, then by the language of the
    /// renderings and by term. `id` gives the id of a document's number.
    pub fn finish(self, id: impl Fn(u32) -> DocumentId) -> Vec<CorpusFinding> {
        let (strings, places) = self.strings.sorted();
        let mut findings = Vec::new();
        for (language, side) in self.sides.with_language() {
            let Side { mut uses, mut listed } = side.renumbered(&places);
            // The uses within a document keep their order.
            uses.sort_by_key(|one| (one.term, one.rendering, one.document));
            listed.sort_unstable();
            listed.dedup();
            for of_term in uses.chunk_by(|left, right| left.term == right.term) {
                let mut clear = clear(of_term, &listed);
                let renderings = renderings(&clear, &strings);
                clear.sort_by_key(|one| one.document);
                let keyword = most_frequent(clear.iter().map(|one| one.keyword));
                findings.extend(finding(language, strings[keyword as usize], renderings, &id));
            }
        }
        findings.sort_by_key(|found| Reverse(found.documents));
        findings
    }
}

impl Side {
    fn renumbered(mut self, numbers: &[u32]) -> Self {
        for one in &mut self.uses {
            for number in [&mut one.term, &mut one.keyword, &mut one.rendering, &mut one.printed] {
                *number = numbers[*number as usize];
            }
        }
        for (_, rendering) in &mut self.listed {
            *rendering = numbers[*rendering as usize];
        }
        self
    }
}

/// The uses of a term in documents whose lists have no other rendering of it: if a list has two, its author means two
/// terms, or they were paired wrongly.
fn clear(of_term: &[Use], listed: &[(u32, u32)]) -> Vec<Use> {
    let mut names: Vec<u32> = of_term.iter().map(|one| one.rendering).collect();
    names.dedup();
    let is_clear = |one: &&Use| {
        let own = &listed[listed.partition_point(|(document, _)| *document < one.document)..];
        let own = own.iter().take_while(|(document, _)| *document == one.document);
        own.filter(|(_, rendering)| names.binary_search(rendering).is_ok()).count() < 2
    };
    if names.len() < 2 { Vec::new() } else { of_term.iter().filter(is_clear).copied().collect() }
}

/// The renderings of a term, in the order of their spellings; the uses are sorted.
fn renderings<'a>(uses: &[Use], strings: &[&'a str]) -> Vec<Rendering<'a>> {
    let groups = uses.chunk_by(|left, right| left.rendering == right.rendering);
    let rendering = |group: &[Use]| {
        let mut documents: Vec<u32> = group.iter().map(|one| one.document).collect();
        documents.dedup();
        Rendering { printed: strings[most_frequent(group.iter().map(|one| one.printed)) as usize], documents }
    };
    groups.map(rendering).collect()
}

/// The printed form that most uses have; of several the first in the order of documents.
fn most_frequent(printed: impl Iterator<Item = u32>) -> u32 {
    let mut counts: BTreeMap<u32, (usize, Reverse<usize>)> = BTreeMap::new();
    for (order, form) in printed.enumerate() {
        counts.entry(form).or_insert((0, Reverse(order))).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, rank)| *rank).map(|(form, _)| form).unwrap_or_default()
}
