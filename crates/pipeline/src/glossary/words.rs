//! The words of a document that may be part of a term.

use crate::analysis::rules_of;
use ikiz_alignment::glossary::TermWord;
use ikiz_document::{AnalyzedSection, DocumentReport, Language, SectionPair, Span, Token, TokenKind, Twin};
use ikiz_text::whole_word;

/// The sections of a pair, if both are analyzed in the language of their side.
pub(super) fn sections_of<'a>(report: &'a DocumentReport, pair: &SectionPair) -> Option<Twin<&'a AnalyzedSection>> {
    let sections = pair.twins()?.map(|id| &report.sections[id]);
    let is_read = |(language, section): (Language, &AnalyzedSection)| rules_of(&section.section) == language;
    sections.with_language().into_iter().all(is_read).then_some(sections)
}

/// The words of some sentences of a section; each keyword and each title counts as one sentence.
pub(super) fn words<'a>(
    text: &'a str,
    section: &'a AnalyzedSection,
    sentences: &'a [usize],
) -> impl Iterator<Item = TermWord<'a>> {
    let spans = sentences.iter().filter_map(|at| section.sentences.get(*at));
    spans.flat_map(move |span| words_in(text, section, *span))
}

fn words_in<'a>(text: &'a str, section: &'a AnalyzedSection, sentence: Span) -> impl Iterator<Item = TermWord<'a>> {
    let tokens = section.tokens_in(sentence);
    tokens.iter().enumerate().filter_map(move |(at, token)| {
        let (key, is_word) = (token.key.as_ref()?, token.kind == TokenKind::Word);
        let surface = whole_word(&token.surface).unwrap_or(&token.surface);
        Some(TermWord { surface, key, is_word, opens: opens(text, tokens, at) })
    })
}

/// Whether the text before a word is not only blanks, or the word is the first.
pub(super) fn opens(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return true };
    let gap = text.get(before.span.end..tokens[at].span.start).unwrap_or_default();
    // Nearly all words have one blank before them.
    let is_open = || !gap.chars().all(char::is_whitespace) || gap.contains("\n\n");
    before.kind == TokenKind::Punctuation || gap != " " && is_open()
}
