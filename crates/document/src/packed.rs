//! The form in which the sections of a document are kept: a token is mostly one byte beside the text.
//!
//! Left out is what the text says itself, and the keys, which are settled anew in every run.

use crate::{AnalyzedSection, Section, Sections, Span, Token, TokenKind};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Sections whose tokens are packed; the text of the document is needed to unpack them.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct PackedSections<'a>(Vec<PackedSection<'a>>);

#[derive(Serialize, Deserialize)]
struct PackedSection<'a> {
    section: Cow<'a, Section>,
    sentences: Cow<'a, [Span]>,
    tokens: Vec<u8>,
    /// The surfaces that are not as printed, in order.
    surfaces: Vec<Cow<'a, str>>,
    model_tokens: Option<usize>,
}

impl Sections {
    /// The sections in the form in which they are kept.
    pub fn packed(&self, text: &str) -> PackedSections<'_> {
        PackedSections(self.iter().map(|section| PackedSection::new(section, text)).collect())
    }
}

impl PackedSections<'_> {
    /// The sections, without keys; `None` if they are not of that text.
    pub fn unpacked(self, text: &str) -> Option<Sections> {
        self.0.into_iter().map(|section| section.unpacked(text)).collect::<Option<Vec<_>>>().map(Sections::from_iter)
    }
}

impl<'a> PackedSection<'a> {
    fn new(analyzed: &'a AnalyzedSection, text: &str) -> Self {
        let AnalyzedSection { section, sentences, tokens, model_tokens } = analyzed;
        let mut packed = Vec::with_capacity(tokens.len() + tokens.len() / 8);
        let mut surfaces = Vec::new();
        let mut end = section.span.start;
        for token in tokens {
            let is_printed = *token.surface == *token.span.of(text);
            if !is_printed {
                surfaces.push(Cow::Borrowed(&*token.surface));
            }
            write(&mut packed, token.kind, is_printed, token.span.start.wrapping_sub(end), token.span.len());
            end = token.span.end;
        }
        let (section, sentences) = (Cow::Borrowed(section), Cow::Borrowed(sentences.as_slice()));
        Self { section, sentences, tokens: packed, surfaces, model_tokens: *model_tokens }
    }

    fn unpacked(self, text: &str) -> Option<AnalyzedSection> {
        let Self { section, sentences, tokens: packed, surfaces, model_tokens } = self;
        let mut rest = packed.as_slice();
        let mut surfaces = surfaces.into_iter();
        let mut tokens = Vec::with_capacity(packed.len());
        let mut end = section.span.start;
        while !rest.is_empty() {
            let (kind, is_printed, gap, length) = read(&mut rest)?;
            let start = end.wrapping_add(gap);
            let span = Span::new(start, start.checked_add(length)?);
            let printed = text.get(span.start..span.end)?;
            let surface = if is_printed { printed.into() } else { surfaces.next()?.into_owned().into_boxed_str() };
            tokens.push(Token { span, kind, surface, key: None });
            end = span.end;
        }
        tokens.shrink_to_fit();
        let (section, sentences) = (section.into_owned(), sentences.into_owned());
        Some(AnalyzedSection { section, sentences, tokens, model_tokens })
    }
}

const KINDS: [TokenKind; 4] = [TokenKind::Word, TokenKind::Number, TokenKind::Address, TokenKind::Punctuation];
const PRINTED: u8 = 1 << 2;
const GAP: u8 = 1 << 3;
const LENGTH: u32 = 4;

/// A token: its kind, whether its surface is as printed, and, where they fit, the bytes since the token before it (0 or
/// 1) and its length (1 to 15) in one byte. Where the length is 0 there, both follow.
fn write(packed: &mut Vec<u8>, kind: TokenKind, is_printed: bool, gap: usize, length: usize) {
    let first = kind as u8 | if is_printed { PRINTED } else { 0 };
    if gap <= 1 && (1..=15).contains(&length) {
        packed.push(first | (gap as u8 * GAP) | (length as u8) << LENGTH);
    } else {
        packed.push(first);
        write_number(packed, gap);
        write_number(packed, length);
    }
}

fn read(rest: &mut &[u8]) -> Option<(TokenKind, bool, usize, usize)> {
    let first = next(rest)?;
    let (kind, is_printed) = (KINDS[usize::from(first & 3)], first & PRINTED != 0);
    let (gap, length) = match first >> LENGTH {
        0 => (read_number(rest)?, read_number(rest)?),
        length => (usize::from(first & GAP != 0), usize::from(length)),
    };
    Some((kind, is_printed, gap, length))
}

/// Seven bits a byte, the low ones first; the eighth says that more follow.
fn write_number(packed: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        packed.push(number as u8 | 128);
        number >>= 7;
    }
    packed.push(number as u8);
}

fn read_number(rest: &mut &[u8]) -> Option<usize> {
    let mut number = 0_usize;
    for shift in (0..usize::BITS).step_by(7) {
        let byte = next(rest)?;
        number |= usize::from(byte & 127) << shift;
        if byte < 128 {
            return Some(number);
        }
    }
    None
}

fn next(rest: &mut &[u8]) -> Option<u8> {
    let (first, others) = rest.split_first()?;
    *rest = others;
    Some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Confidence, DetectedLanguage, LanguageTag, SectionId, SectionKind};
    use proptest::prelude::*;

    fn section(span: Span, tokens: Vec<Token>) -> AnalyzedSection {
        let language = DetectedLanguage::new(LanguageTag::TURKISH, Confidence::default());
        let section = Section {
            id: SectionId(1),
            kind: SectionKind::Abstract,
            language,
            declared: None,
            heading: None,
            span,
            parts: Vec::new(),
            keywords: Vec::new(),
            article: 1,
            confidence: Confidence::default(),
            evidence: Vec::new(),
        };
        AnalyzedSection { section, sentences: vec![span], tokens, model_tokens: Some(3) }
    }

    /// Words of any length and kind with gaps of any length, the surface as printed or not.
    fn tokens() -> impl Strategy<Value = Vec<(usize, String, bool, usize)>> {
        let word = prop_oneof!["[a-zçğıİŞ]{1,9}", "[a-z]{1,300}", "[.,%]"];
        prop::collection::vec((prop_oneof![0_usize..3, 0_usize..400], word, any::<bool>(), 0_usize..4), 0..40)
    }

    proptest! {
        #[test]
        fn unpacked_sections_are_as_they_were(start in 0_usize..300, made in tokens()) {
            let mut text = " ".repeat(start);
            let mut tokens = Vec::new();
            for (gap, word, is_printed, kind) in made {
                text.push_str(&" ".repeat(gap));
                let span = Span::new(text.len(), text.len() + word.len());
                text.push_str(&word);
                let surface = if is_printed { word } else { format!("{word}'") }.into_boxed_str();
                tokens.push(Token { span, kind: KINDS[kind], surface, key: None });
            }
            let sections: Sections = [section(Span::new(start, text.len()), tokens)].into_iter().collect();
            let unpacked = sections.packed(&text).unpacked(&text);
            prop_assert_eq!(unpacked, Some(sections));
        }

        #[test]
        fn any_bytes_give_tokens_inside_the_text_or_nothing(packed in prop::collection::vec(any::<u8>(), 0..60)) {
            let text = "öz: bir kısa metin. ".repeat(20);
            let empty = section(Span::new(0, 9), Vec::new());
            let tokens = PackedSection { tokens: packed, ..PackedSection::new(&empty, &text) };
            if let Some(section) = tokens.unpacked(&text) {
                prop_assert!(section.tokens.iter().all(|token| *token.surface == *token.span.of(&text)));
            }
        }
    }

    #[test]
    fn kinds_have_the_numbers_of_their_places() {
        assert!(KINDS.iter().enumerate().all(|(number, kind)| *kind as usize == number));
    }
}
