//! The findings as they are meant, over all documents at once: what the ledger is compared with.

use super::finding::{NAMED, english_renderings, turkish_renderings};
use super::lists::is_sure;
use crate::context::{Context, TwinSections};
use crate::term::{rendering, term};
use ikiz_document::{Check, CorpusFinding, KeywordPair, Language, SectionKind, Severity};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A keyword as a document renders it.
struct Use<'a> {
    document: usize,
    term: &'a str,
    rendering: &'a str,
}

/// Uses by the term of their rendering.
type Renderings<'a> = BTreeMap<String, Vec<Use<'a>>>;

/// The findings about all documents.
pub(super) fn findings(contexts: &[Context<'_>]) -> Vec<CorpusFinding> {
    let mut findings = Vec::new();
    for language in Language::BOTH {
        for (_, renderings) in by_term(contexts, language) {
            findings.extend(of_term(contexts, language, &renderings));
        }
    }
    findings.sort_by_key(|found| Reverse(found.documents));
    findings
}

/// The finding about a term with several renderings; `language` is that of the renderings.
fn of_term(contexts: &[Context<'_>], language: Language, renderings: &Renderings<'_>) -> Option<CorpusFinding> {
    let documents = |uses: &[Use<'_>]| uses.iter().map(|one| one.document).collect::<BTreeSet<usize>>();
    let all: BTreeSet<usize> = renderings.values().flat_map(|uses| documents(uses)).collect();
    if renderings.len() < 2 || all.len() < 2 {
        return None;
    }
    let mut listed: Vec<(&str, BTreeSet<usize>)> = renderings
        .values()
        .map(|uses| (most_frequent(uses.iter().map(|one| one.rendering)), documents(uses)))
        .collect();
    listed.sort_by_key(|(rendering, documents)| (Reverse(documents.len()), documents.first().copied(), *rendering));
    let quoted: Vec<String> = listed.iter().map(|(rendering, _)| format!("“{rendering}”")).collect();
    let evidence: Vec<String> = listed
        .iter()
        .map(|(rendering, documents)| {
            let ids: Vec<&str> = documents.iter().map(|&index| contexts[index].document.id.as_str()).collect();
            format!("{rendering} ({})", shortened(&ids, "; "))
        })
        .collect();
    let quoted = shortened(&quoted, ", ");
    let evidence = shortened(&evidence, " | ");
    let mut uses: Vec<&Use<'_>> = renderings.values().flatten().collect();
    uses.sort_by_key(|one| one.document);
    let term = format!("“{}”", most_frequent(uses.iter().map(|one| one.term)));
    let message = match language {
        Language::English => english_renderings(term, all.len(), quoted),
        Language::Turkish => turkish_renderings(term, all.len(), quoted),
    };
    let (check, severity) = (Check::TermVariation, Severity::Warning);
    Some(CorpusFinding { check, severity, documents: all.len(), message, evidence })
}

/// For every term of the other language, its renderings in `language`.
fn by_term<'a>(contexts: &[Context<'a>], language: Language) -> BTreeMap<String, Renderings<'a>> {
    let mut terms: BTreeMap<String, Renderings<'a>> = BTreeMap::new();
    let mut listed: Vec<BTreeSet<String>> = Vec::with_capacity(contexts.len());
    for (document, context) in contexts.iter().enumerate() {
        let mut own = BTreeSet::new();
        for lists in context.twins().filter(|pair| pair.pair.kind == SectionKind::Keywords) {
            let text = &context.document.text;
            let side = lists.sections.of(language);
            own.extend(side.section.keywords.iter().map(|keyword| rendering(text, side, keyword, language)));
            for pair in lists.pair.keywords.iter().filter(|pair| is_sure(pair)) {
                let Some((name, rendering, found)) = found(text, document, &lists, pair, language) else { continue };
                terms.entry(name).or_default().entry(rendering).or_default().push(found);
            }
        }
        listed.push(own);
    }
    for renderings in terms.values_mut().filter(|renderings| renderings.len() > 1) {
        // If a list has two of the renderings, its author means two terms, or they were paired wrongly.
        let names: Vec<String> = renderings.keys().cloned().collect();
        let is_clear = |one: &Use<'_>| names.iter().filter(|name| listed[one.document].contains(*name)).count() < 2;
        for uses in renderings.values_mut() {
            uses.retain(is_clear);
        }
        renderings.retain(|_, uses| !uses.is_empty());
    }
    terms
}

/// The term, its rendering in a language, and where the rendering is.
fn found<'a>(
    text: &'a str,
    document: usize,
    lists: &TwinSections<'a>,
    pair: &KeywordPair,
    language: Language,
) -> Option<(String, String, Use<'a>)> {
    let keyword = |of: Language| {
        let side = pair.sides.of(of).as_ref();
        lists.sections.of(of).section.keywords.get(side?.index)
    };
    let (keyword, rendered) = (keyword(language.twin())?, keyword(language)?);
    let name = term(text, lists.sections.of(language.twin()), keyword, language.twin());
    let rendering = rendering(text, lists.sections.of(language), rendered, language);
    let found = Use { document, term: &keyword.text, rendering: &rendered.text };
    (!name.is_empty() && !rendering.is_empty()).then_some((name, rendering, found))
}

/// The most frequent printed form; of several the first.
fn most_frequent<'a>(printed: impl Iterator<Item = &'a str>) -> &'a str {
    let mut counts: BTreeMap<&str, (usize, Reverse<usize>)> = BTreeMap::new();
    for (order, form) in printed.enumerate() {
        counts.entry(form).or_insert((0, Reverse(order))).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, rank)| *rank).map(|(form, _)| form).unwrap_or_default()
}

/// The first entries of a list, and how many follow.
fn shortened(entries: &[impl AsRef<str>], between: &str) -> String {
    let named: Vec<&str> = entries.iter().take(NAMED).map(AsRef::as_ref).collect();
    let more = (entries.len() > NAMED).then(|| format!("+{}", entries.len() - NAMED));
    named.into_iter().chain(more.as_deref()).collect::<Vec<_>>().join(between)
}
