//! Terms with several renderings, and the findings about them.

use super::lists::{Listed, Lists};
use crate::context::Context;
use crate::rule::{finding, sort};
use ikiz_document::{Check, DocumentId, DocumentReport, Finding, Language, Severity, messages};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

messages! {
    english_renderings(term, renderings) = "term-variation.english";
    turkish_renderings(term, renderings) = "term-variation.turkish";
}

/// Most renderings, and most documents of each, that are named.
pub(super) const NAMED: usize = 5;

/// The terms that have several renderings in the documents of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermVariations {
    /// By the language of the renderings, then by term.
    variations: Vec<Variation>,
    /// Number of a document, and index of a variation that it has a part in.
    documents: Vec<(u32, u32)>,
}

/// A term with several renderings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Variation {
    /// Language of the renderings.
    language: Language,
    /// What the spellings of the term share.
    term: Box<str>,
    /// The renderings, most frequent first, as a message names them.
    renderings: Box<str>,
    /// The renderings with their documents.
    evidence: Box<str>,
}

/// A rendering of a term.
pub(super) struct Rendering<'a> {
    /// As it is printed most often.
    pub printed: &'a str,
    /// Numbers of its documents, rising.
    pub documents: Vec<u32>,
}

impl TermVariations {
    /// From variations in their order, each with the numbers of its documents.
    pub(super) fn new(found: Vec<(Variation, Vec<u32>)>) -> Self {
        let (variations, documents): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        let numbered = documents.into_iter().zip(0..);
        let mut documents: Vec<(u32, u32)> = numbered
            .flat_map(|(documents, index)| documents.into_iter().map(move |document| (document, index)))
            .collect();
        documents.sort_unstable();
        Self { variations, documents }
    }

    /// Adds a document's findings about its terms to its report, in the order of [`findings`](crate::findings). The
    /// report should be of the document that was added to the ledger under this number.
    pub fn add_findings(&self, document: u32, report: &mut DocumentReport) {
        let first = self.documents.partition_point(|(number, _)| *number < document);
        let own: Vec<&Variation> = self.documents[first..]
            .iter()
            .take_while(|(number, _)| *number == document)
            .map(|(_, variation)| &self.variations[*variation as usize])
            .collect();
        if own.is_empty() {
            return;
        }
        let context = Context::from(&*report);
        let lists = Lists::of(&context);
        let found: Vec<Finding> = own.into_iter().filter_map(|one| one.finding(&context, &lists)).collect();
        report.findings.extend(found);
        sort(&mut report.findings);
    }
}

impl Variation {
    /// The variation with the numbers of its documents, if there are several renderings in several documents.
    pub fn new(
        language: Language,
        term: &str,
        mut renderings: Vec<Rendering<'_>>,
        id: impl Fn(u32) -> DocumentId,
    ) -> Option<(Self, Vec<u32>)> {
        let mut documents: Vec<u32> = renderings.iter().flat_map(|one| one.documents.iter().copied()).collect();
        documents.sort_unstable();
        documents.dedup();
        if renderings.len() < 2 || documents.len() < 2 {
            return None;
        }
        renderings.sort_by_key(|one| (Reverse(one.documents.len()), one.documents.first().copied(), one.printed));
        let quoted = shortened(&renderings, ", ", |one| format!("“{}”", one.printed));
        let evidence = shortened(&renderings, " | ", |one| {
            format!("{} ({})", one.printed, shortened(&one.documents, "; ", |document| id(*document).to_string()))
        });
        let (term, renderings, evidence) = (term.into(), quoted.into(), evidence.into());
        Some((Self { language, term, renderings, evidence }, documents))
    }

    /// The finding at the document's first use of the term.
    fn finding(&self, context: &Context<'_>, lists: &[Lists<'_>]) -> Option<Finding> {
        let uses = lists.iter().flat_map(|list| {
            let renderings = list.renderings(self.language);
            renderings.map(move |(keyword, rendered)| (list, keyword, rendered))
        });
        let uses = uses.filter(|(_, keyword, _)| *keyword.term == *self.term);
        let (list, keyword, rendered) =
            uses.min_by_key(|(_, _, rendered): &(_, _, &Listed<'_>)| (rendered.span, &*rendered.rendering))?;
        let term = format!("“{}”", keyword.printed);
        let message = match self.language {
            Language::English => english_renderings(term, &*self.renderings),
            Language::Turkish => turkish_renderings(term, &*self.renderings),
        };
        Some(Finding {
            section: Some(*list.sections.of(self.language)),
            pair: Some(list.pair),
            place: context.place(rendered.span),
            ..finding(Check::TermVariation, Severity::Warning, message, self.evidence.to_string())
        })
    }
}

/// The first entries of a list in words, and how many follow.
fn shortened<T>(entries: &[T], between: &str, words: impl Fn(&T) -> String) -> String {
    let more = (entries.len() > NAMED).then(|| format!("+{}", entries.len() - NAMED));
    entries.iter().take(NAMED).map(words).chain(more).collect::<Vec<_>>().join(between)
}
