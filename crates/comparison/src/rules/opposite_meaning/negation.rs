//! Whether a sentence is negated.

use ikiz_document::{Key, Language, Span, Token, TokenKind, Twin};
use ikiz_text::data::{entries, set};
use ikiz_text::{PartOfSpeech, is_known_word, is_plain_apostrophe, part_of_speech, twin_data};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const NEGATIVE: Twin<&str> = twin_data!("negative_words.txt");
const REPORTING: &str = include_str!("../../../data/tr/reporting_words.txt");
const NEGATIONS: &str = include_str!("../../../data/en/negations.txt");

static NEGATION_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| set(NEGATIONS));

/// How a sentence says what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Polarity {
    /// Nothing in it is negative.
    Positive,
    /// Its predicate is negated, and nothing else in it is negative.
    Negated(Span),
    /// It has negative words, which another language may put in another way.
    Mixed,
}

/// English words that negate a predicate.
const NOT: [&str; 3] = ["not", "cannot", "never"];

/// Endings of negated Turkish predicates.
const PREDICATES: [&str; 10] =
    ["mamış", "memiş", "mamakta", "memekte", "madı", "medi", "mıyor", "miyor", "muyor", "müyor"];

/// Endings of negated Turkish participles that a report may follow.
const PARTICIPLES: [&str; 4] = ["madığı", "mediği", "madıkları", "medikleri"];

/// Words from such a participle to the report.
const LONGEST_REPORT: usize = 2;

/// Syllables of other negated Turkish verbs, and of words that were ones: bağdaşmaz.
const VERBS: [&str; 18] = [
    "madık", "medik", "mayabil", "meyebil", "maz", "mez", "mayan", "meyen", "madığ", "mediğ", "mayac", "meyec",
    "maksız", "meksiz", "mayıp", "meyip", "mamal", "memel",
];

/// Syllables of negated Turkish verbs that also end other words.
const DOUBTFUL_VERBS: [&str; 6] = ["madan", "meden", "mamak", "memek", "mamas", "memes"];

/// Endings of Turkish words for being without something.
const WITHOUT: [&str; 4] = ["sız", "siz", "suz", "süz"];

/// English prefixes of negation, and those that also begin other words: inform is no negation.
const PREFIXES: [&str; 4] = ["un", "non", "ir", "il"];
const DOUBTFUL_PREFIXES: [&str; 3] = ["in", "im", "dis"];

/// The polarity of a sentence.
pub(super) fn polarity(tokens: &[Token], language: Language) -> Polarity {
    let mut negated: Option<Span> = None;
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        if negates(tokens, at, language) {
            if negated.is_some() {
                return Polarity::Mixed;
            }
            negated = Some(span(tokens, at, language));
        } else if is_negative(token, language) {
            return Polarity::Mixed;
        }
    }
    negated.map_or(Polarity::Positive, Polarity::Negated)
}

/// Whether a sentence has any negation but for a word of its own, so that an antonym may say the same.
pub(super) fn has_negation(tokens: &[Token], language: Language, word: Option<usize>) -> bool {
    (0..tokens.len()).filter(|&at| Some(at) != word).any(|at| {
        let surface = &*tokens[at].surface;
        negates(tokens, at, language)
            || match language {
                Language::English => NEGATION_WORDS.contains(surface),
                Language::Turkish => surface.starts_with("hiç") || is_negative_form(&tokens[at]),
            }
    })
}

/// Whether a word negates the predicate.
fn negates(tokens: &[Token], at: usize, language: Language) -> bool {
    let token = &tokens[at];
    let surface = &*token.surface;
    match language {
        Language::English => NOT.contains(&surface) || surface.ends_with("n't") || surface.ends_with("n’t"),
        Language::Turkish => {
            surface.starts_with("değil")
                || matches!(surface, "yoktur" | "yoktu")
                || ends_after_key(token, &PREDICATES)
                || is_reported(tokens, at)
        }
    }
}

/// Whether a word negates what the sentence reports: `desteklenmediği sonucuna varılmıştır`.
fn is_reported(tokens: &[Token], at: usize) -> bool {
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(REPORTING).collect());
    let is_participle = PARTICIPLES.iter().any(|ending| tokens[at].surface.ends_with(ending));
    let near = || tokens[at + 1..].iter().take(LONGEST_REPORT).filter(|token| token.kind == TokenKind::Word);
    is_participle && near().any(|token| WORDS.iter().any(|word| token.surface.starts_with(word)))
}

/// Whether a syllable stands behind the key of a word: komedi and malzemeden have no negation.
fn ends_after_key(token: &Token, syllables: &[&str]) -> bool {
    let surface = &*token.surface;
    let key = token.key.as_ref().map_or(surface, Key::as_str);
    // A participle, -medik, is no predicate; -madır is a noun with -dır.
    let is_behind = |start: usize, length: usize| {
        start >= 2 && key.len() <= start + 1 && !surface[start + length..].starts_with(['k', 'ğ', 'r'])
    };
    let is_behind = |syllable: &&str| surface.rfind(*syllable).is_some_and(|start| is_behind(start, syllable.len()));
    syllables.iter().any(is_behind)
}

/// Whether a Turkish word is a negated form of a verb or says that something is without another.
fn is_negative_form(token: &Token) -> bool {
    let surface = &*token.surface;
    let is_without = |ending: &&str| {
        surface.find(*ending).is_some_and(|start| start >= 2 && is_known_word(&surface[..start], Language::Turkish))
    };
    VERBS.iter().any(|part| surface.contains(part))
        || ends_after_key(token, &DOUBTFUL_VERBS)
        || WITHOUT.iter().any(is_without)
}

/// What is quoted of a negation: `is not resistant`, `dayanıklı değildir`.
fn span(tokens: &[Token], at: usize, language: Language) -> Span {
    let (first, last) = match language {
        Language::English => (at.saturating_sub(1), (at + 1).min(tokens.len() - 1)),
        Language::Turkish if tokens[at].surface.starts_with("değil") => (at.saturating_sub(1), at),
        Language::Turkish => (at, at),
    };
    Span::new(tokens[first].span.start, tokens[last].span.end)
}

/// Whether a word is negative in itself or makes a negation mean something else.
fn is_negative(token: &Token, language: Language) -> bool {
    static WORDS: LazyLock<Twin<FxHashSet<&str>>> = LazyLock::new(|| {
        let mut words = NEGATIVE.map(set);
        words.english.extend(NEGATION_WORDS.iter());
        words
    });
    let surface = token.surface.split(is_plain_apostrophe).next().unwrap_or_default();
    let key = token.key.as_ref().map_or(surface, Key::as_str);
    let words = WORDS.of(language);
    if words.contains(surface) || words.contains(key) || surface.split('-').any(|part| words.contains(part)) {
        return true;
    }
    match language {
        Language::English => {
            let quality = |rest: &str| {
                matches!(part_of_speech(rest, language), Some(PartOfSpeech::Adjective | PartOfSpeech::Adverb))
            };
            let is_without = |part: &str| {
                PREFIXES
                    .iter()
                    .filter_map(|prefix| part.strip_prefix(prefix))
                    .any(|rest| rest.len() > 2 && is_known_word(rest, language))
                    || DOUBTFUL_PREFIXES.iter().filter_map(|prefix| part.strip_prefix(prefix)).any(quality)
            };
            surface.split('-').any(is_without) || surface.ends_with("less") || surface.ends_with("-free")
        }
        Language::Turkish => is_negative_form(token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{SectionId, SectionKind};
    use ikiz_text::data::check_lower;

    fn of(text: &str, language: Language) -> Polarity {
        let mut fixture = Fixture::new();
        fixture.section(SectionKind::Abstract, language, text);
        polarity(&fixture.sections[SectionId(1)].tokens, language)
    }

    #[test]
    fn a_negated_predicate_is_told_from_other_negative_words() {
        NEGATIVE.map(|list| check_lower(list, 1));
        check_lower(NEGATIONS, 1);
        check_lower(REPORTING, 1);
        let is_negated = |text, language| matches!(of(text, language), Polarity::Negated(_));
        assert!(is_negated("The plant is not resistant.", Language::English));
        assert!(is_negated("Fark anlamlı bulunmamıştır.", Language::Turkish));
        assert!(is_negated("Bitki dayanıklı değildir.", Language::Turkish));
        assert!(is_negated("Farkın anlamlı olmadığı saptanmıştır.", Language::Turkish));
        for (text, language) in [
            ("It is not only large.", Language::English),
            ("It is not uncommon.", Language::English),
            ("They cannot live without water.", Language::English),
            ("Yalnızca bitki değil, toprak da incelendi.", Language::Turkish),
            ("Susuz yaşayamaz.", Language::Turkish),
        ] {
            assert_eq!(of(text, language), Polarity::Mixed, "{text}");
        }
        for (text, language) in [
            ("They informed the improved school.", Language::English),
            ("Bu komedi incelenmektedir.", Language::Turkish),
            ("Yazma o yüzyıldan kalmadır.", Language::Turkish),
        ] {
            assert_eq!(of(text, language), Polarity::Positive, "{text}");
        }
    }
}
