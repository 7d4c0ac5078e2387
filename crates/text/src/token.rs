//! Tokens: words, numbers and marks with their places. Uses the traits of the `tokenizers` crate.

use crate::apostrophe::is_apostrophe;
use crate::capitals::{mark_acronyms, with_apostrophe};
use crate::foreign::lower_with_i;
use crate::scan::{is_invisible, pieces};
use crate::{lower, without_second_dots};
use ikiz_document::{Language, Span, Token, TokenKind, allowance};
use tokenizers::pattern::Pattern;
use tokenizers::{Offsets, Result};

/// The crate needs about thirty bytes per byte of text, so longer texts are handled in parts, cut at white space. These
/// bytes should stay in the cache of the processor.
const PART: usize = 1 << 10;

/// Cuts text of one language into tokens.
///
/// ```
/// use ikiz_document::Language;
/// use ikiz_text::Tokenizer;
///
/// let tokens = Tokenizer::new(Language::Turkish).tokens("İSTANBUL'un nüfusu %12 arttı.");
/// let surfaces: Vec<_> = tokens.iter().map(|token| &*token.surface).collect();
/// assert_eq!(surfaces, ["istanbul'un", "nüfusu", "%", "12", "arttı", "."]);
/// ```
pub struct Tokenizer {
    language: Language,
}

impl Tokenizer {
    /// The tokenizer of that language.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The tokens of a text with their spans, in order, disjoint, without white space. `text` is NFC. Keys are not yet
    /// set.
    ///
    /// A full stop that ends a sentence is a token of its own. Soft hyphens and characters without width do not end a
    /// word and are not in its surface form.
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(text.len() / 6);
        let mut start = 0;
        while start < text.len() {
            allowance::go_on();
            let (end, before) = (part_end(text, start), tokens.len());
            self.append(&text[start..end], start, &mut tokens);
            // A surface form is about as long as what is printed.
            allowance::spend((tokens.len() - before) * size_of::<Token>() + (end - start));
            start = end;
        }
        mark_et_al(text, &mut tokens);
        mark_acronyms(text, &mut tokens, self.language);
        tokens
    }

    fn append(&self, part: &str, offset: usize, tokens: &mut Vec<Token>) {
        // No normalizer has changed the text, so the alignments that a pre-tokenized string keeps byte by byte say nothing.
        let pieces = WordBorders.find_matches(part).expect("a text always has pieces");
        for ((start, end), _) in pieces.into_iter().filter(|(_, is_gap)| !is_gap) {
            let printed = &part[start..end];
            tokens.push(Token {
                span: Span::new(start, end).shifted(offset),
                kind: kind(printed),
                surface: surface(printed, self.language),
                key: None,
            });
        }
    }
}

/// Puts the full stop of `et al.` into the surface form of `al.`, which otherwise looks like the Turkish verb al-. Some
/// authors leave the stop out, or put one behind `et` too.
fn mark_et_al(text: &str, tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let (before, rest) = tokens.split_at_mut(at);
        let al = &mut rest[0];
        if &*al.surface != "al" {
            continue;
        }
        let Some(et) = before.iter().rev().find(|token| &*token.surface != ".") else { continue };
        let joined = || matches!(text[et.span.end..al.span.start].trim(), "" | ".");
        let cited = || {
            text[al.span.end..].trim_start().starts_with(|next: char| ".,;)(".contains(next) || next.is_ascii_digit())
        };
        if &*et.surface == "et" && joined() && cited() {
            al.surface = "al.".into();
        }
    }
}

/// The borders of words as a pattern of a pre-tokenizer: white space is dropped, every other piece is a split.
struct WordBorders;

impl Pattern for WordBorders {
    fn find_matches(&self, text: &str) -> Result<Vec<(Offsets, bool)>> {
        Ok(pieces(text).map(|piece| ((piece.start, piece.end), piece.gap)).collect())
    }
}

fn part_end(text: &str, start: usize) -> usize {
    let mut at = start + PART;
    if at >= text.len() {
        return text.len();
    }
    while !text.is_char_boundary(at) {
        at += 1;
    }
    text[at..].find(char::is_whitespace).map_or(text.len(), |blank| at + blank)
}

/// The kind of a piece, by its form: only addresses have `@`, `/` or a word with a dot before another word.
fn kind(printed: &str) -> TokenKind {
    let mut letters = printed.chars();
    match letters.next() {
        Some(first) if (first.is_alphabetic() && !is_apostrophe(first)) || first.is_ascii_digit() => {
            let spelled = |part: &str| part.chars().nth(1).is_none_or(|second| !second.is_alphanumeric());
            if printed.contains(['@', '/']) {
                TokenKind::Address
            } else if first.is_ascii_digit() {
                TokenKind::Number
            } else if printed.split_once('.').is_none_or(|(before, _)| spelled(before)) {
                TokenKind::Word
            } else {
                TokenKind::Address
            }
        }
        Some(_) if letters.any(|letter| letter.is_ascii_digit()) => TokenKind::Number,
        _ => TokenKind::Punctuation,
    }
}

/// The surface form, in which a word is looked up: lower case of its language, plain hyphens, nothing invisible. In
/// Turkish the I of a foreign acronym is an i.
///
/// ```
/// use ikiz_document::Language;
/// use ikiz_text::surface;
///
/// assert_eq!(&*surface("PISA’nın", Language::Turkish), "pisa’nın");
/// assert_eq!(&*surface("ISPARTA’nın", Language::Turkish), "ısparta’nın");
/// ```
pub fn surface(printed: &str, language: Language) -> Box<str> {
    let is_dashed = printed.contains('–') && printed.starts_with(char::is_alphabetic);
    if !printed.is_ascii() && (is_dashed || printed.contains(|letter| is_invisible(letter) || is_other_hyphen(letter)))
    {
        let plain = |letter| if is_other_hyphen(letter) || letter == '–' { '-' } else { letter };
        let printed: String = printed.chars().filter(|letter| !is_invisible(*letter)).map(plain).collect();
        return surface(&printed, language);
    }
    let printed = without_second_dots(printed);
    let turkish = |printed| with_apostrophe(printed).or_else(|| lower_with_i(printed));
    let foreign = if language == Language::Turkish { turkish(&printed) } else { None };
    foreign.unwrap_or_else(|| lower(&printed, language)).into()
}

/// The hyphens of word processors besides that of the keyboard.
const fn is_other_hyphen(letter: char) -> bool {
    matches!(letter, '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nfc;
    use TokenKind::{Address, Number, Punctuation, Word};
    use proptest::prelude::*;
    use tokenizers::{OffsetReferential, OffsetType, PreTokenizedString, SplitDelimiterBehavior};

    #[test]
    fn the_pieces_are_those_that_a_pre_tokenizer_splits_by_the_pattern() {
        let text = "İSTANBUL’un nüfusu %12 arttı; bkz. https://example.org/a-b (2020).";
        let mut splits = PreTokenizedString::from(text);
        splits.split(|_, part| part.split(WordBorders, SplitDelimiterBehavior::Removed)).expect("borders of letters");
        let splits = splits.get_splits(OffsetReferential::Original, OffsetType::Byte);
        let tokens = Tokenizer::new(Language::Turkish).tokens(text);
        assert_eq!(splits.len(), tokens.len());
        assert!(splits.iter().zip(&tokens).all(|((_, (start, end), _), token)| token.span == Span::new(*start, *end)));
    }

    fn shown(text: &str, language: Language) -> Vec<(&str, TokenKind)> {
        Tokenizer::new(language).tokens(text).iter().map(|token| (token.span.of(text), token.kind)).collect()
    }

    fn printed(text: &str) -> Vec<&str> {
        shown(text, Language::Turkish).into_iter().map(|(printed, _)| printed).collect()
    }

    #[test]
    fn words_keep_inner_hyphens_and_apostrophes() {
        assert_eq!(printed("e-posta NATO’nun çok-amaçlı"), ["e-posta", "NATO’nun", "çok-amaçlı"]);
        assert_eq!(
            printed("‘Kitap’ın 'sonu' öğrenciler' -de"),
            ["‘", "Kitap’ın", "'", "sonu", "'", "öğrenciler", "'", "-", "de"]
        );
        assert_eq!(
            printed("Kurʼan Kur‘an Kur`an Kur´an ve/veya"),
            ["Kurʼan", "Kur‘an", "Kur`an", "Kur´an", "ve", "/", "veya"]
        );
        assert_eq!(
            printed("COVID-19 A.B.D. T.C.’nin uygulandı.Bulgular"),
            ["COVID-19", "A.B.D", ".", "T.C", ".", "’", "nin", "uygulandı", ".", "Bulgular"]
        );
    }

    #[test]
    fn numbers_keep_separators_signs_and_suffixes() {
        for number in ["0,05", ".05", "1.500", "2019'da", "15th", "1990’lar", "-0,42", "−3", "12.05.2014", "3D"] {
            assert_eq!(shown(number, Language::Turkish), [(number, Number)]);
        }
        assert_eq!(
            printed("%50 n=25 p<.05 10-15 (−3) 5."),
            ["%", "50", "n", "=", "25", "p", "<", ".05", "10", "-", "15", "(", "−3", ")", "5", "."]
        );
        assert_eq!(printed("güvenlik.12 Bu m²"), ["güvenlik", ".", "12", "Bu", "m", "²"]);
    }

    #[test]
    fn an_address_is_one_token() {
        for address in [
            "https://www.example.org/a_(b)?c=d,e",
            "www.example.com",
            "doi:10.1234/abc.5-6",
            "10.12345/dergi.98",
            "ad.soyad+ek@uni.edu.tr",
            "dergi.org.tr/konu",
            "dergi.org.tr’den",
        ] {
            assert_eq!(shown(address, Language::Turkish), [(address, Address)]);
            let sentence = format!("({address}).");
            assert_eq!(shown(&sentence, Language::English)[1], (address, Address));
        }
        assert_eq!(shown("@", Language::English), [("@", Punctuation)]);
        assert_eq!(shown("a.b", Language::English), [("a.b", Word)]);
    }

    #[test]
    fn characters_without_width_are_not_in_surface_forms() {
        let text = "\u{feff}öğ\u{ad}ren\u{200b}ci\u{ad} geldi";
        let tokens = Tokenizer::new(Language::Turkish).tokens(text);
        assert_eq!(tokens.iter().map(|token| &*token.surface).collect::<Vec<_>>(), ["öğrenci", "geldi"]);
        assert_eq!(tokens[0].span.of(text), "öğ\u{ad}ren\u{200b}ci");
    }

    #[test]
    fn long_texts_are_cut_like_short_ones() {
        let line = "Bir 1.500 İlkokul'da, e-posta: a@b.com.tr ölçüldü. ";
        let once = Tokenizer::new(Language::Turkish).tokens(line);
        let text = line.repeat(2000);
        let tokens = Tokenizer::new(Language::Turkish).tokens(&text);
        assert_eq!(tokens.len(), once.len() * 2000);
        for (at, token) in tokens.iter().enumerate() {
            let like = &once[at % once.len()];
            assert_eq!(token.span, like.span.shifted(at / once.len() * line.len()));
            assert_eq!((&token.surface, token.kind), (&like.surface, like.kind));
        }
    }

    #[test]
    fn et_al_keeps_its_full_stop() {
        let surfaces = |text| -> Vec<Box<str>> {
            Tokenizer::new(Language::Turkish).tokens(text).into_iter().map(|token| token.surface).collect()
        };
        assert_eq!(surfaces("Kaya et al. (2020)")[..4], ["kaya", "et", "al.", "."].map(Box::from));
        assert_eq!(surfaces("eti al.")[1..], ["al", "."].map(Box::from));
        assert_eq!(surfaces("et al ve")[1..], ["al", "ve"].map(Box::from));
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_and_contain_no_blanks(text in "(\\PC|[ \n\u{ad}.,'’@/0-9a-zİIış-])*") {
            for language in Language::BOTH {
                let mut end = 0;
                for token in Tokenizer::new(language).tokens(&text) {
                    prop_assert!(end <= token.span.start && !token.span.is_empty() && token.span.end <= text.len());
                    prop_assert!(text[end..token.span.start].chars().all(|c| c.is_whitespace() || c.is_control() || is_invisible(c)));
                    end = token.span.end;
                    let printed = token.span.of(&text);
                    prop_assert!(!printed.contains(char::is_whitespace));
                    if !printed.contains(is_invisible) {
                        // An I of a Turkish text may be an i.
                        // A suffix behind capitals gets an apostrophe.
                        let letters = |text: &str| {
                            nfc(&text.replace('ı', "i").replace(is_other_hyphen, "-").replace('\'', "")).into_owned()
                        };
                        let printed = without_second_dots(printed);
                        prop_assert_eq!(letters(&token.surface), letters(&lower(&printed, language)));
                    }
                }
                prop_assert!(text[end..].chars().all(|c| c.is_whitespace() || c.is_control() || is_invisible(c)));
            }
        }
    }
}
