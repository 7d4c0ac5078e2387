//! A keyword has one rendering in one document and another rendering in another document.

use crate::context::{Context, TwinSections};
use crate::rule::{CorpusRule, finding};
use crate::term::{rendering, term};
use ikiz_document::{Check, Finding, KeywordPair, Language, SectionId, SectionKind, Severity, Span, messages};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

messages! {
    english_renderings(term, renderings) = "term-variation.english";
    turkish_renderings(term, renderings) = "term-variation.turkish";
}

/// Below this confidence two keywords may be no pair, and two wrong pairs would look like a variation.
const SURE_PAIR: f64 = 0.9;
/// Most renderings, and most documents of each, that are named.
const NAMED: usize = 5;

pub(super) struct TermVariation;

/// A keyword as a document renders it.
struct Use<'a> {
    document: usize,
    pair: usize,
    section: SectionId,
    span: Span,
    term: &'a str,
    rendering: &'a str,
}

/// Uses by the term of their rendering.
type Renderings<'a> = BTreeMap<String, Vec<Use<'a>>>;

impl CorpusRule for TermVariation {
    fn check(&self) -> Check {
        Check::TermVariation
    }

    fn findings(&self, contexts: &[Context<'_>]) -> Vec<(usize, Finding)> {
        let mut findings = Vec::new();
        for language in Language::BOTH {
            for (_, renderings) in by_term(contexts, language) {
                findings.extend(self.of_term(contexts, language, &renderings));
            }
        }
        findings
    }
}

impl TermVariation {
    /// A finding in each document that uses a term with several renderings; `language` is that of the renderings.
    fn of_term(
        &self,
        contexts: &[Context<'_>],
        language: Language,
        renderings: &Renderings<'_>,
    ) -> Vec<(usize, Finding)> {
        let documents = |uses: &[Use<'_>]| uses.iter().map(|one| one.document).collect::<BTreeSet<usize>>();
        let all: BTreeSet<usize> = renderings.values().flat_map(|uses| documents(uses)).collect();
        if renderings.len() < 2 || all.len() < 2 {
            return Vec::new();
        }
        let mut listed: Vec<(&str, BTreeSet<usize>)> =
            renderings.values().map(|uses| (most_frequent(uses), documents(uses))).collect();
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
        uses.sort_by_key(|one| (one.document, one.span));
        uses.dedup_by_key(|one| one.document);
        let of_use = |one: &Use<'_>| {
            let term = format!("“{}”", one.term);
            let message = match language {
                Language::English => english_renderings(term, &*quoted),
                Language::Turkish => turkish_renderings(term, &*quoted),
            };
            let finding = Finding {
                section: Some(one.section),
                pair: Some(one.pair),
                place: contexts[one.document].place(one.span),
                ..finding(self.check(), Severity::Warning, message, evidence.clone())
            };
            (one.document, finding)
        };
        uses.into_iter().map(of_use).collect()
    }
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
            for pair in lists.pair.keywords.iter().filter(|pair| pair.confidence.value() >= SURE_PAIR) {
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
        let side = pair.sides.of(of);
        lists.sections.of(of).section.keywords.get((*side)?.index)
    };
    let (keyword, rendered) = (keyword(language.twin())?, keyword(language)?);
    let name = term(text, lists.sections.of(language.twin()), keyword, language.twin());
    let rendering = rendering(text, lists.sections.of(language), rendered, language);
    let found = Use {
        document,
        pair: lists.index,
        section: lists.sections.of(language).section.id,
        span: rendered.span,
        term: &keyword.text,
        rendering: &rendered.text,
    };
    (!name.is_empty() && !rendering.is_empty()).then_some((name, rendering, found))
}

/// The printed form that most uses have; of several the first in the order of documents.
fn most_frequent<'a>(uses: &[Use<'a>]) -> &'a str {
    let mut counts: BTreeMap<&str, (usize, Reverse<usize>)> = BTreeMap::new();
    for (order, one) in uses.iter().enumerate() {
        counts.entry(one.rendering).or_insert((0, Reverse(order))).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, rank)| *rank).map(|(printed, _)| printed).unwrap_or_default()
}

/// The first entries of a list, and how many follow.
fn shortened(entries: &[impl AsRef<str>], between: &str) -> String {
    let named: Vec<&str> = entries.iter().take(NAMED).map(AsRef::as_ref).collect();
    let more = (entries.len() > NAMED).then(|| format!("+{}", entries.len() - NAMED));
    named.into_iter().chain(more.as_deref()).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{Confidence, DocumentId, KeywordMethod, KeywordSide, Twin};

    /// A document with two lists whose keywords are paired in their order.
    fn document(id: &str, english: &str, turkish: &str, confidence: f64) -> Fixture {
        let mut fixture = Fixture::new();
        fixture.document.id = DocumentId::new(id);
        let lists = Twin::new(english, turkish).with_language();
        let Twin { english, turkish } = lists.map(|(language, list)| fixture.keywords(language, list));
        fixture.pair(english, turkish, &[]);
        let size = fixture.sections[english].section.keywords.len();
        let pair = |index| KeywordPair {
            sides: Twin::new(Some(KeywordSide { index, count: 0 }), Some(KeywordSide { index, count: 0 })),
            method: Some(KeywordMethod::Learned),
            confidence: Confidence::new(confidence),
        };
        fixture.pairs[0].keywords = (0..size).map(pair).collect();
        fixture
    }

    fn found(documents: &[Fixture]) -> Vec<(usize, Finding)> {
        let contexts: Vec<Context<'_>> = documents.iter().map(Fixture::context).collect();
        TermVariation.findings(&contexts)
    }

    #[test]
    fn two_renderings_are_found_in_each_document() {
        let found = found(&[
            document("a", "wind, trade route", "rüzgâr, ticaret yolu", 0.95),
            document("b", "commercial road, wind", "Ticaret yolu, rüzgar", 0.95),
            document("c", "snow", "kar", 0.95),
            document("d", "trade routes", "ticaret yolu", 0.95),
        ]);
        let documents: Vec<usize> = found.iter().map(|(document, _)| *document).collect();
        assert_eq!(documents, [0, 1, 3]);
        let (_, second) = &found[1];
        assert_eq!(second.evidence, "trade route (a; d) | commercial road (b)");
        assert_eq!(second.message, english_renderings("“Ticaret yolu”", "“trade route”, “commercial road”"));
        assert_eq!(second.section.map(|id| id.0), Some(1));
        assert!(second.place.is_some() && second.pair == Some(0));
    }

    #[test]
    fn one_english_keyword_with_two_turkish_ones_is_found() {
        let found = found(&[document("a", "oath", "yemin", 0.95), document("b", "Oaths", "ant", 0.95)]);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].1.evidence, "yemin (a) | ant (b)");
        assert_eq!(found[0].1.message, turkish_renderings("“oath”", "“yemin”, “ant”"));
        assert_eq!(found[0].1.section.map(|id| id.0), Some(2));
    }

    #[test]
    fn spelling_and_inflection_are_no_variation() {
        assert!(
            found(&[
                document("a", "organisational behaviour", "örgütsel davranış", 0.95),
                document("b", "Organizational Behavior", "Örgütsel Davranış", 0.95),
                document("c", "pass-through", "geçişkenlik", 0.95),
                document("d", "pass through", "geçişkenliği", 0.95),
                document("e", "trade routes", "ticaret yolları", 0.95),
                document("f", "trade route", "ticaret yolu", 0.95),
            ])
            .is_empty()
        );
    }

    #[test]
    fn doubt_is_no_variation() {
        let second = |confidence| document("b", "commercial road", "ticaret yolu", confidence);
        assert!(found(&[document("a", "trade route", "ticaret yolu", 0.95), second(0.7)]).is_empty());
        assert!(
            found(&[document("a", "trade route, road", "ticaret yolu, yol", 0.95), document("b", "road", "yol", 0.95)])
                .is_empty()
        );
        // One list has both: two terms.
        let both = document("b", "commercial road, trade route", "ticaret yolu, ticaret güzergâhı", 0.95);
        let english: Vec<_> = found(&[document("a", "trade route", "ticaret yolu", 0.95), both])
            .into_iter()
            .filter(|(_, finding)| finding.message.code == "term-variation.english")
            .collect();
        assert!(english.is_empty(), "{english:?}");
        assert!(found(&[]).is_empty());
    }

    #[test]
    fn long_lists_are_cut() {
        let documents: Vec<Fixture> = (0..9)
            .map(|index| document(&format!("d{index}"), if index == 8 { "ant" } else { "oath" }, "yemin", 0.95))
            .collect();
        assert_eq!(found(&documents)[0].1.evidence, "oath (d0; d1; d2; d3; d4; +3) | ant (d8)");
    }
}
