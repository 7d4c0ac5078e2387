//! From sections to sentences, tokens and keys.

use ikiz_document::{AnalyzedSection, Language, Part, Section, SectionKind, Span, Token, Twin};
use ikiz_text::{KeyRules, Keys, ModelTokenizer, SurfaceCounts, Tokenizer, lines_without_sentences, sentences};
use std::sync::Arc;

/// The language whose rules are used for a section: its own, or else the declared one; English if it is in neither.
pub fn rules_of(section: &Section) -> Language {
    section.language.tag.language().or(section.declared).unwrap_or(Language::English)
}

/// Splits sections into sentences and tokens.
pub struct Analyzer {
    tokenizers: Twin<Tokenizer>,
    model: Option<Arc<ModelTokenizer>>,
}

impl Analyzer {
    /// An analyzer for both languages. Counts the tokens of the user's model too, if its tokenizer is given.
    pub fn new(model: Option<Arc<ModelTokenizer>>) -> Self {
        Self { tokenizers: Twin::from_fn(Tokenizer::new), model }
    }

    /// The section with its sentences and tokens; keys are not set yet. A title is one sentence; in a keyword list,
    /// each keyword is one. Program code, formulas and rows of tables in a body have no tokens.
    pub fn analyze(&self, document_text: &str, section: Section) -> AnalyzedSection {
        let language = rules_of(&section);
        let text = section.span.of(document_text);
        let mut tokens = self.tokens(text, section.span.start, language);
        if section.kind == SectionKind::Body {
            leave_out(&mut tokens, &lines_without_sentences(text), section.span.start);
        }
        let sentences = match section.kind {
            SectionKind::Title => vec![section.span],
            SectionKind::Keywords => section.keywords.iter().map(|keyword| keyword.span).collect(),
            _ => {
                let spans = sentences(text, language).into_iter().map(|span| span.shifted(section.span.start));
                with_labels_joined(spans, &section.parts)
            }
        };
        let model_tokens = self.model.as_ref().and_then(|model| model.count(text));
        AnalyzedSection { section, sentences, tokens, model_tokens }
    }

    /// The tokens of a text that starts at `offset` of its document.
    pub fn tokens(&self, text: &str, offset: usize, language: Language) -> Vec<Token> {
        let mut tokens = self.tokenizers.of(language).tokens(text);
        for token in &mut tokens {
            token.span = Span::shifted(token.span, offset);
        }
        tokens
    }
}

/// Removes the tokens of some lines of a text that starts at `offset`: their words are of no language.
fn leave_out(tokens: &mut Vec<Token>, lines: &[Span], offset: usize) {
    let mut lines = lines.iter().map(|line| line.shifted(offset)).peekable();
    tokens.retain(|token| {
        while lines.next_if(|line| line.end <= token.span.start).is_some() {}
        lines.peek().is_none_or(|line| token.span.end <= line.start)
    });
}

/// A label of a structured abstract on a line of its own belongs to the sentence after it.
fn with_labels_joined(sentences: impl Iterator<Item = Span>, parts: &[Part]) -> Vec<Span> {
    let mut joined = Vec::new();
    let mut label: Option<Span> = None;
    for sentence in sentences {
        let start = label.map_or(sentence.start, |label| label.start);
        if parts.iter().any(|part| part.label.contains(sentence)) {
            label = Some(Span::new(start, sentence.end));
        } else {
            label = None;
            joined.push(Span::new(start, sentence.end));
        }
    }
    joined.extend(label);
    joined
}

/// Adds the counts of another collection.
pub fn merge(counts: &mut Twin<SurfaceCounts>, other: Twin<SurfaceCounts>) {
    counts.english.merge(other.english);
    counts.turkish.merge(other.turkish);
}

/// Adds the surface forms of sections in the two languages; sections in other languages are not counted.
pub fn add_surfaces(sections: &[AnalyzedSection], counts: &mut Twin<SurfaceCounts>) {
    each_counted(sections, |language, tokens| counts.of_mut(language).add(tokens));
}

/// Takes out the surface forms of sections that were added.
pub fn remove_surfaces(sections: &[AnalyzedSection], counts: &mut Twin<SurfaceCounts>) {
    each_counted(sections, |language, tokens| counts.of_mut(language).remove(tokens));
}

fn each_counted(sections: &[AnalyzedSection], mut take: impl FnMut(Language, &[Token])) {
    for section in sections {
        if let Some(language) = section.section.language.tag.language() {
            take(language, &section.tokens);
        }
    }
}

/// The keys of both languages, settled on the counts.
pub fn settled(counts: &Twin<SurfaceCounts>, rules: KeyRules) -> Twin<Keys> {
    let settle = |counts, twin, language| Keys::settle_beside(counts, twin, language, rules);
    let (english, turkish) = rayon::join(
        || settle(&counts.english, &counts.turkish, Language::English),
        || settle(&counts.turkish, &counts.english, Language::Turkish),
    );
    Twin { english, turkish }
}

/// Sets the keys of all tokens.
pub fn assign_keys(sections: &mut [AnalyzedSection], keys: &Twin<Keys>) {
    for section in sections {
        keys.of(rules_of(&section.section)).assign(&mut section.tokens);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_code_have_no_tokens() {
        let text = "Önce. Toplam bulunur:\nIf x > 0 Then\n  y = x\nEnd If\nSonra yazılır.";
        let (start, body) = (text.find("Toplam").expect("it"), &text[text.find("Toplam").expect("it")..]);
        let analyzer = Analyzer::new(None);
        let mut tokens = analyzer.tokens(body, start, Language::Turkish);
        leave_out(&mut tokens, &lines_without_sentences(body), start);
        let left: Vec<&str> = tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(left, ["Toplam", "bulunur", ":", "Sonra", "yazılır", "."]);
    }

    #[test]
    fn labels_on_their_own_lines_join_the_next_sentence() {
        let part = |start, end| Part { label: Span::new(start, end), span: Span::new(end, end) };
        let sentences = [Span::new(0, 4), Span::new(5, 20), Span::new(21, 30), Span::new(31, 37)];
        let joined = with_labels_joined(sentences.into_iter(), &[part(0, 4), part(31, 37)]);
        assert_eq!(joined, [Span::new(0, 20), Span::new(21, 30), Span::new(31, 37)], "a last label stays");
    }
}
