//! The keywords of a document and their renderings.

use crate::context::{Context, TwinSections};
use crate::term::{rendering, term};
use ikiz_document::{KeywordPair, Language, SectionKind, Twin};

/// Below this confidence two keywords may be no pair, and two wrong pairs would look like a variation.
const SURE_PAIR: f64 = 0.9;

/// Whether a pair may show a variation: more than its place says that it is one.
pub(super) fn is_sure(pair: &KeywordPair) -> bool {
    pair.confidence.value() >= SURE_PAIR && !pair.is_by_place()
}

/// A keyword of a list.
pub(super) struct Listed<'a> {
    /// As it is printed.
    pub printed: &'a str,
    /// What its spellings share as the name of a term; empty if it has no word.
    pub term: String,
    /// What its spellings share as the rendering of a term.
    pub rendering: String,
}

/// Two keyword lists that are twins.
pub(super) struct Lists<'a> {
    pub keywords: Twin<Vec<Listed<'a>>>,
    pairs: &'a [KeywordPair],
}

impl<'a> Lists<'a> {
    /// The lists of a document, in order.
    pub fn of(context: &Context<'a>) -> Vec<Self> {
        let lists = context.twins().filter(|pair| pair.pair.kind == SectionKind::Keywords);
        lists.map(|lists| Self::new(&context.document.text, &lists)).collect()
    }

    fn new(text: &str, lists: &TwinSections<'a>) -> Self {
        let keywords = lists.sections.with_language().map(|(language, side)| {
            let listed = |keyword: &'a ikiz_document::Keyword| Listed {
                printed: &keyword.text,
                term: term(text, side, keyword, language),
                rendering: rendering(text, side, keyword, language),
            };
            side.section.keywords.iter().map(listed).collect()
        });
        Self { keywords, pairs: &lists.pair.keywords }
    }

    /// The keywords that are surely pairs, each with its rendering in a language.
    pub fn renderings(&self, language: Language) -> impl Iterator<Item = (&Listed<'a>, &Listed<'a>)> {
        self.pairs.iter().filter(|pair| is_sure(pair)).filter_map(move |pair| {
            let sides = pair.sides.as_ref().map(Option::as_ref).both()?.zip(self.keywords.as_ref());
            let found = sides.map(|(side, keywords)| keywords.get(side.index)).both()?;
            let (keyword, rendered) = (*found.of(language.twin()), *found.of(language));
            (!keyword.term.is_empty() && !rendered.rendering.is_empty()).then_some((keyword, rendered))
        })
    }
}
