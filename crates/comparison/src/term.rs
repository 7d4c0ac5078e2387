//! Keywords in a form that does not depend on inflection, case, hyphens and spelling.

use ikiz_document::{AnalyzedSection, Key, Keyword, Language, Token, TokenKind};
use ikiz_text::turkish_endings::{ACCUSATIVE, GENITIVE, PLURAL, POSSESSIVE};
use ikiz_text::{
    Enclosed, KeyRules, Keys, SurfaceCounts, is_hyphen, is_plain_apostrophe, without_circumflex, without_turkish_mark,
};
use std::sync::LazyLock;

/// The keyword in a form that its other spellings share; empty if it has no word. `text` is that of the document.
pub(crate) fn term(text: &str, section: &AnalyzedSection, keyword: &Keyword, language: Language) -> String {
    let words = words(text, section, keyword).into_iter().map(|token| match language {
        Language::English => english(&token.surface),
        Language::Turkish => turkish(token),
    });
    words.collect()
}

/// As [`term`], but Turkish endings are cut off even without evidence that they are endings. If two terms become equal
/// by mistake, a finding is only missed; this form should not name a term.
pub(crate) fn rendering(text: &str, section: &AnalyzedSection, keyword: &Keyword, language: Language) -> String {
    match language {
        Language::English => term(text, section, keyword, language),
        Language::Turkish => words(text, section, keyword).into_iter().map(|token| bare(&turkish(token))).collect(),
    }
}

/// The keyword as it is printed, but for case, hyphens, circumflexes, articles and abbreviations in brackets.
pub(crate) fn name(text: &str, section: &AnalyzedSection, keyword: &Keyword, language: Language) -> String {
    let words = words(text, section, keyword).into_iter().map(|token| &*token.surface);
    let words = words.filter(|word| language == Language::Turkish || !matches!(*word, "a" | "an" | "the"));
    words.flat_map(str::chars).filter(|letter| !is_joint(*letter)).map(without_circumflex).collect()
}

/// Whether two keywords differ in number, possession and spelling only: `city centre`, `city centers`. Words of one stem
/// that say different things are no inflections: `developed`, `developing`.
pub(crate) fn are_inflections(
    text: &str,
    section: &AnalyzedSection,
    keywords: [&Keyword; 2],
    language: Language,
) -> bool {
    let [one, other] = keywords.map(|keyword| words(text, section, keyword));
    let are_alike = |one: &Token, other: &Token| match language {
        Language::English => {
            english(&one.surface) == english(&other.surface) && singular(&one.surface) == singular(&other.surface)
        }
        Language::Turkish => turkish(one) == turkish(other) && uninflected(one) == uninflected(other),
    };
    one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| are_alike(one, other))
}

/// An English word in one spelling, without the endings of number and possession.
fn singular(surface: &str) -> String {
    let base = surface.split(is_plain_apostrophe).next().unwrap_or_default();
    let endings = [("ies", "y"), ("sis", "s"), ("ses", "s"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", "")];
    let stem = endings.iter().find_map(|(ending, end)| Some(format!("{}{end}", base.strip_suffix(ending)?)));
    let stem = stem.unwrap_or_else(|| base.to_owned());
    // Analysis and analyses, centre and center, colour and color, modelling and modeling.
    let spelled = stem.replace("our", "or").replace("tre", "ter").replace('z', "s");
    let mut letters: Vec<char> = spelled.chars().filter(|letter| !is_joint(*letter)).collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// A Turkish word without the endings of plural, possessive, genitive and accusative.
fn uninflected(token: &Token) -> String {
    let plain: String = token.surface.chars().filter(|letter| !is_joint(*letter)).map(without_circumflex).collect();
    bare(&plain)
}

/// Words and numbers of a keyword. An abbreviation in brackets adds nothing: `virtual reality (VR)`.
fn words<'a>(text: &str, section: &'a AnalyzedSection, keyword: &Keyword) -> Vec<&'a Token> {
    let printed = text.get(keyword.span.start..keyword.span.end).unwrap_or_default();
    let tokens = section.tokens_in(keyword.span).iter().filter(|token| token.kind != TokenKind::Punctuation);
    let tokens: Vec<&Token> = tokens.collect();
    let bracketed = Enclosed::bracketed(printed, keyword.span.start);
    let outside: Vec<&Token> = tokens.iter().copied().filter(|token| !bracketed.touches(token.span)).collect();
    if outside.is_empty() { tokens } else { outside }
}

/// The stems of a word's parts in American spelling; empty for an article.
fn english(surface: &str) -> String {
    static KEYS: LazyLock<Keys> =
        LazyLock::new(|| Keys::settle(&SurfaceCounts::default(), Language::English, KeyRules::default()));
    if matches!(surface, "a" | "an" | "the") {
        return String::new();
    }
    let parts = surface.split(is_joint).filter(|part| !part.is_empty());
    // Turkish names lose their marks in English: `Türkiye`, `Turkiye`.
    let plain = |part: &str| part.chars().map(without_turkish_mark).collect::<String>();
    parts.map(|part| KEYS.key(&plain(part)).to_string()).collect()
}

/// The key without hyphens and circumflexes.
fn turkish(token: &Token) -> String {
    let key = token.key.as_ref().map_or(&*token.surface, Key::as_str);
    key.chars().filter(|letter| !is_joint(*letter)).map(without_circumflex).collect()
}

/// A Turkish word without the endings of plural, possessive, genitive and accusative, while three letters remain.
fn bare(word: &str) -> String {
    let mut rest = word;
    let endings = || PLURAL.iter().chain(&POSSESSIVE).chain(&GENITIVE).chain(&ACCUSATIVE);
    while let Some(stem) = endings().filter_map(|ending| rest.strip_suffix(ending)).min_by_key(|stem| stem.len())
        && stem.chars().nth(2).is_some()
    {
        rest = stem;
    }
    // A softened last consonant is hardened: kitabı, kitap.
    let hard = |soft: char| match soft {
        'b' => 'p',
        'c' => 'ç',
        'd' => 't',
        'g' | 'ğ' => 'k',
        other => other,
    };
    let mut letters: Vec<char> = rest.chars().collect();
    if let Some(last) = letters.last_mut() {
        *last = hard(*last);
    }
    letters.into_iter().collect()
}

/// A hyphen, or the dash that is printed for one.
const fn is_joint(letter: char) -> bool {
    is_hyphen(letter) || letter == '–'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::SectionId;

    fn of(keyword: &str, language: Language) -> String {
        let mut fixture = Fixture::new();
        fixture.keywords(language, keyword);
        let section = &fixture.sections[SectionId(1)];
        term(&fixture.document.text, section, &section.section.keywords[0], language)
    }

    #[test]
    fn spellings_of_a_term_are_equal() {
        for (one, other) in [
            ("Exchange rate pass-through", "exchange rates pass through"),
            ("organisational behaviour", "Organizational Behavior"),
            ("modelling of city centres", "modeling of city centers"),
            ("paediatric anaesthesia", "pediatric anesthesia"),
            ("defence analyses", "defense analysis"),
            ("water catalogue programmes", "water catalog programs"),
            ("virtual reality (VR)", "virtual reality"),
            ("The Republic of Türkiye", "Republic of Turkiye"),
        ] {
            assert_eq!(of(one, Language::English), of(other, Language::English));
        }
        for (one, other) in [
            ("ticaret yolu", "ticaret yolları"),
            ("kamu kitabı", "kamu kitap"),
            ("bilgi", "bilgisi"),
            ("göl", "göller"),
        ] {
            let [one, other] = [one, other].map(|keyword| {
                let mut fixture = Fixture::new();
                fixture.keywords(Language::Turkish, keyword);
                let section = &fixture.sections[SectionId(1)];
                rendering(&fixture.document.text, section, &section.section.keywords[0], Language::Turkish)
            });
            assert_eq!(one, other);
        }
        for (one, other) in [("Rüzgâr enerjisi", "rüzgar enerjisi"), ("Covid-19", "covid 19")] {
            assert_eq!(of(one, Language::Turkish), of(other, Language::Turkish));
        }
    }

    #[test]
    fn different_terms_are_not_equal() {
        assert_ne!(of("pass-through", Language::English), of("transmission", Language::English));
        assert_ne!(of("öğretmen", Language::Turkish), of("eğitimci", Language::Turkish));
        assert_eq!(of("…", Language::Turkish), "");
        assert_eq!(of("(VR)", Language::English), of("VR", Language::English), "brackets around all of it");
    }
}
