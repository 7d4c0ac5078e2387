//! English lemmas. Irregular forms and words without inflection are in lists. Else the ending is cut off so that a root
//! of the lexicon or a word of the collection remains; else a rule decides.

use crate::acronym::is_listed;
use crate::data::{rows, set};
use crate::lexicon::{Root, Roots};
use ikiz_document::Language;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

const IRREGULAR_FORMS: &str = include_str!("../data/en/irregular_forms.tsv");
const UNINFLECTED: &str = include_str!("../data/en/uninflected.txt");
const SPELLING: &str = include_str!("../data/en/british_american.tsv");

static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| pairs(IRREGULAR_FORMS));
static WITHOUT: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| set(UNINFLECTED));
static AMERICAN: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| pairs(SPELLING));

fn pairs(list: &'static str) -> FxHashMap<&'static str, &'static str> {
    rows(list).map(|[form, lemma]| (form, lemma)).collect()
}

/// The American spelling of a lemma; the lemma itself if it has no other.
pub(crate) fn american(lemma: &str) -> &str {
    AMERICAN.get(lemma).copied().unwrap_or(lemma)
}

/// The lemma of an irregular form of an English word: `children` gives `child`, `went` gives `go`.
pub fn irregular_lemma(form: &str) -> Option<&'static str> {
    IRREGULAR.get(form).copied()
}

/// Why a lemma was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    /// A list has the word.
    Listed,
    /// It is a root of the lexicon.
    Root,
    /// It occurs in the collection.
    Met,
    /// By rule alone.
    Rule,
}

/// The lemma of a word in lower case. `met` says whether a word occurs in the collection.
pub(crate) fn lemma(word: &str, met: impl Fn(&str) -> bool) -> (Cow<'_, str>, Reason) {
    if let Some(lemma) = IRREGULAR.get(word) {
        return (Cow::Borrowed(lemma), Reason::Listed);
    }
    let listed = WITHOUT.contains(word) || is_listed(word);
    if listed || word.len() < 4 || !word.is_ascii() {
        return (Cow::Borrowed(word), if listed { Reason::Listed } else { Reason::Rule });
    }
    let roots = Roots::of(Language::English);
    let own = roots.get(word);
    let found = candidates(word);
    // A word in -ed is a form of its verb, even if the lexicon also has it as an adjective.
    let is_root = |stem: &str| {
        let root = roots.get(stem).or_else(|| roots.get(american(stem)));
        root.is_some_and(|root| match found.ending {
            Ending::Er => root.has(Root::ADJECTIVE),
            Ending::Ed | Ending::Ing => root.has(Root::VERB),
            Ending::S | Ending::None => true,
        })
    };
    if own.is_some() && !(found.ending == Ending::Ed && found.stems.iter().any(|stem| is_root(stem))) {
        return (Cow::Borrowed(word), Reason::Root);
    }
    if let Some(stem) = found.stems.iter().find(|stem| is_root(stem)) {
        return (Cow::Owned(stem.clone()), Reason::Root);
    }
    if found.ending == Ending::Er {
        return (Cow::Borrowed(word), Reason::Rule);
    }
    if let Some(stem) = found.stems.iter().find(|stem| met(stem)) {
        return (Cow::Owned(stem.clone()), Reason::Met);
    }
    match found.ending {
        Ending::None | Ending::Er => (Cow::Borrowed(word), Reason::Rule),
        // A name or a noun may end so: a short stem is cut off only if it occurs elsewhere.
        Ending::Ed | Ending::Ing if found.stems[found.rule].len() < 4 => (Cow::Borrowed(word), Reason::Rule),
        Ending::S | Ending::Ed | Ending::Ing => (Cow::Owned(found.stems[found.rule].clone()), Reason::Rule),
    }
}

/// Whether a word is a form of a lemma of the lexicon.
pub(crate) fn is_known(word: &str) -> bool {
    let (lemma, reason) = lemma(word, |_| false);
    match reason {
        Reason::Root => true,
        Reason::Listed => Roots::of(Language::English).get(&lemma).is_some(),
        Reason::Met | Reason::Rule => Roots::of(Language::English).get(american(word)).is_some(),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    None,
    S,
    Ed,
    Ing,
    /// Of a comparative or superlative.
    Er,
}

/// The stems that a word may have when its ending is cut off, and which of them the rule chooses.
struct Candidates {
    ending: Ending,
    stems: Vec<String>,
    rule: usize,
}

fn candidates(word: &str) -> Candidates {
    let none = Candidates { ending: Ending::None, stems: Vec::new(), rule: 0 };
    let with = |stem: &str, more: &str| format!("{stem}{more}");
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Candidates { ending: Ending::S, stems: vec![with(stem, "y"), with(stem, "ie")], rule: 0 };
    }
    if let Some(bare) = word.strip_suffix('s') {
        if bare.ends_with('-') || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
            return none;
        }
        let Some(stem) = bare.strip_suffix('e') else {
            return Candidates { ending: Ending::S, stems: vec![bare.to_owned()], rule: 0 };
        };
        let hissing = stem.ends_with(['x', 's', 'z', 'o']) || stem.ends_with("ch") || stem.ends_with("sh");
        let rule = usize::from(hissing && !stem.ends_with("iz") && !stem.ends_with("as"));
        return Candidates { ending: Ending::S, stems: vec![bare.to_owned(), stem.to_owned()], rule };
    }
    if let Some(stem) = word.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        return Candidates { ending: Ending::Ed, stems: vec![with(stem, "y"), with(stem, "ie")], rule: 0 };
    }
    if let Some(stem) = word.strip_suffix("er").or_else(|| word.strip_suffix("est")).filter(|stem| stem.len() > 2) {
        let mut stems = vec![with(stem, "e"), stem.to_owned()];
        if let Some(stem) = stem.strip_suffix('i') {
            stems.push(with(stem, "y"));
        }
        if stem.as_bytes().last() == stem.as_bytes().iter().nth_back(1) {
            stems.push(stem[..stem.len() - 1].to_owned());
        }
        return Candidates { ending: Ending::Er, stems, rule: 0 };
    }
    let (ending, stem) = match (word.strip_suffix("ed"), word.strip_suffix("ing")) {
        (Some(stem), _) => (Ending::Ed, stem),
        (_, Some(stem)) => (Ending::Ing, stem),
        _ => return none,
    };
    if stem.len() < 2 || !stem.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
        return none;
    }
    let mut stems = vec![stem.to_owned(), with(stem, "e")];
    let bytes = stem.as_bytes();
    let (last, before) = (bytes[bytes.len() - 1], bytes[bytes.len() - 2]);
    let mut rule = 0;
    if last == before && last.is_ascii_alphabetic() {
        stems.push(stem[..stem.len() - 1].to_owned());
        if !matches!(last, b'l' | b's' | b'z') {
            rule = 2;
        }
    } else if matches!(last, b'v' | b'c' | b'g' | b'z' | b'u')
        || ["at", "bl", "iz", "is", "ut", "ur", "ir"].iter().any(|end| stem.ends_with(end))
    {
        rule = 1;
    } else if is_short(bytes) {
        // A short stem would double its consonant: hoping comes from hope.
        stems.swap(0, 1);
    }
    Candidates { ending, stems, rule }
}

/// Whether a stem is one syllable with one vowel before one final consonant.
fn is_short(stem: &[u8]) -> bool {
    let vowel = |letter: &u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let [first @ .., before, last] = stem else { return false };
    !first.iter().any(vowel) && vowel(before) && !vowel(last) && !matches!(last, b'w' | b'x')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::check_lower;

    fn of(word: &str) -> String {
        lemma(word, |_| false).0.into_owned()
    }

    #[test]
    fn the_lists_are_in_order() {
        for (list, fields) in [(IRREGULAR_FORMS, 2), (UNINFLECTED, 1), (SPELLING, 2)] {
            check_lower(list, fields);
        }
    }

    #[test]
    fn inflections_share_a_lemma() {
        for (word, lemma) in [
            ("children", "child"),
            ("criteria", "criterion"),
            ("analyses", "analysis"),
            ("studies", "study"),
            ("universities", "university"),
            ("used", "use"),
            ("using", "use"),
            ("stopped", "stop"),
            ("developed", "develop"),
            ("findings", "finding"),
            ("approaches", "approach"),
            ("movies", "movie"),
            ("physics", "physics"),
            ("process", "process"),
            ("went", "go"),
            ("larger", "large"),
            ("highest", "high"),
            ("bigger", "big"),
            ("number", "number"),
            ("hoping", "hope"),
        ] {
            assert_eq!(of(word), lemma, "{word}");
        }
    }

    #[test]
    fn words_that_snowball_merges_have_different_lemmas() {
        for [one, other] in
            [["university", "universe"], ["organ", "organization"], ["policy", "police"], ["news", "new"]]
        {
            assert_ne!(of(one), of(other));
        }
    }

    #[test]
    fn the_collection_and_rules_decide_on_unknown_words() {
        assert_eq!(lemma("glorbed", |word| word == "glorbe").0, "glorbe");
        assert_eq!(of("blorgs"), "blorg");
        assert_eq!(of("string"), "string");
    }

    #[test]
    fn both_spellings_become_the_american_one() {
        assert_eq!(american("behaviour"), "behavior");
        assert_eq!(american("behavior"), "behavior");
    }
}
