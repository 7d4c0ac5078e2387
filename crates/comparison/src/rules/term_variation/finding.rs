//! The finding about a term with several renderings.

use ikiz_document::{Check, CorpusFinding, DocumentId, Language, Severity, messages};
use ikiz_text::folded;
use std::cmp::Reverse;

messages! {
    english_renderings(term, documents, renderings) = "term-variation.english";
    turkish_renderings(term, documents, renderings) = "term-variation.turkish";
}

/// Most renderings, and most documents of each, that are named.
pub(super) const NAMED: usize = 5;

/// A rendering of a term.
pub(super) struct Rendering<'a> {
    /// As it is printed most often.
    pub printed: &'a str,
    /// Numbers of its documents, rising.
    pub documents: Vec<u32>,
}

/// The finding about a term, as it is printed, if there are several renderings in several documents; `language` is that
/// of the renderings.
pub(super) fn finding(
    language: Language,
    term: &str,
    renderings: Vec<Rendering<'_>>,
    id: impl Fn(u32) -> DocumentId,
) -> Option<CorpusFinding> {
    let mut renderings = of_letters(renderings);
    let mut documents: Vec<u32> = renderings.iter().flat_map(|one| one.documents.iter().copied()).collect();
    documents.sort_unstable();
    documents.dedup();
    let documents = documents.len();
    if renderings.len() < 2 || documents < 2 {
        return None;
    }
    renderings.sort_by_key(|one| (Reverse(one.documents.len()), one.documents.first().copied(), one.printed));
    let quoted = shortened(&renderings, ", ", |one| format!("“{}”", one.printed));
    let evidence = shortened(&renderings, " | ", |one| {
        format!("{} ({})", one.printed, shortened(&one.documents, "; ", |document| id(*document).to_string()))
    });
    let term = format!("“{term}”");
    let message = match language {
        Language::English => english_renderings(term, documents, quoted),
        Language::Turkish => turkish_renderings(term, documents, quoted),
    };
    Some(CorpusFinding { check: Check::TermVariation, severity: Severity::Warning, documents, message, evidence })
}

/// Renderings of the same letters are one: a dash parts words that a hyphen joins, so that their endings differ.
fn of_letters(renderings: Vec<Rendering<'_>>) -> Vec<Rendering<'_>> {
    let mut merged: Vec<Rendering<'_>> = Vec::new();
    for one in renderings {
        match merged.iter_mut().find(|other| folded(other.printed) == folded(one.printed)) {
            Some(same) => {
                same.documents.extend(one.documents);
                same.documents.sort_unstable();
                same.documents.dedup();
            }
            None => merged.push(one),
        }
    }
    merged
}

/// The first entries of a list in words, and how many follow.
fn shortened<T>(entries: &[T], between: &str, words: impl Fn(&T) -> String) -> String {
    let more = (entries.len() > NAMED).then(|| format!("+{}", entries.len() - NAMED));
    entries.iter().take(NAMED).map(words).chain(more).collect::<Vec<_>>().join(between)
}
