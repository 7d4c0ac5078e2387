//! The class of a Turkish word, and the form in which it ends a key phrase.

use super::class::{Classifier, WordClass};
use super::endings::Endings;
use ikiz_document::Language;
use ikiz_text::PartOfSpeech;
use ikiz_text::turkish_endings::{PLURAL, PLURAL_POSSESSIVE, POSSESSIVE};
use std::borrow::Cow;

/// The endings of the language.
fn endings() -> &'static Endings {
    Endings::of(Language::Turkish)
}

/// The class of a word: by lists and lexicon, else by its ending.
pub(super) fn class(word: &str, known: &Classifier) -> WordClass {
    if let Some(listed) = known.listed(word) {
        return listed;
    }
    if known.lists.is_non_final(word) || is_verbal(word) {
        WordClass::Verb
    } else if *citation(word, known) != *word {
        WordClass::Case
    } else if !ends(word, &endings().noun) && !is_possessed(word, known) && ends(word, &endings().adjective) {
        WordClass::Adjective
    } else {
        WordClass::Noun
    }
}

/// Whether a word is a noun of the lexicon with a possessive ending: `balı` is no adjective in `-lı`.
fn is_possessed(word: &str, known: &Classifier) -> bool {
    word.strip_suffix(['ı', 'i', 'u', 'ü']).is_some_and(|stem| known.lemmas.is_noun(stem))
}

/// Whether a word looks like a participle, a converb or an infinitive.
fn is_verbal(word: &str) -> bool {
    if letters(word) <= 5 || ends(word, &endings().no_converb) {
        return false;
    }
    let last = word.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or(word);
    let is_past = |(at, _): (usize, &str)| {
        let (before, after) = (&last[..at], &last[at + 'ğ'.len_utf8()..]);
        ends(before, &endings().past) && after.starts_with(['ı', 'i', 'u', 'ü'])
    };
    ends(word, &endings().verbal)
        || endings().participle.iter().any(|participle| last.contains(participle))
        || last.match_indices('ğ').any(is_past)
}

/// A word without its case ending, with plural and possessive: `istismarının` gives `istismarı`, `kitaba` gives
/// `kitap`. So a key phrase ends.
pub(crate) fn citation<'w>(word: &'w str, known: &Classifier) -> Cow<'w, str> {
    let lemmas = known.lemmas;
    // All case endings end in `n` or a vowel.
    if !word.ends_with(|last| last == 'n' || is_vowel(last)) || lemmas.is_noun(word) {
        return word.into();
    }
    // `kanunu` is of `kanun`, not of `kan`.
    if is_possessed(word, known) {
        return word.into();
    }
    if let Some(cited) = without_case_of_possessive(word, known) {
        return cited.into();
    }
    let known_from = |stem: &str, certain: usize| letters(stem) > certain || letters(stem) > 2 && is_known(stem, known);
    if let Some((stem, _)) = stems(word, &endings().after_vowel, true).find(|(stem, _)| known_from(stem, 4)) {
        return stem.into();
    }
    let of_consonant = |(stem, case): &(&str, &str)| {
        // `-da` and its like are no ending of a lemma; `-a` and `-in` may be.
        let certain = if case.starts_with(['d', 't']) { 3 } else { usize::MAX };
        ends(stem, &PLURAL) || known_from(stem, certain)
    };
    match stems(word, &endings().after_consonant, false).find(of_consonant) {
        Some((stem, _)) => hardened(stem, known).unwrap_or(stem.into()),
        None => word.into(),
    }
}

/// Whether a word is the possessive of a noun of the lexicon: `kalitesi` of `kalite`, `amacı` of `amaç`, `yılları`
/// of `yıl`.
pub(super) fn is_possessive_of(word: &str, lemma: &str, known: &Classifier) -> bool {
    let is_stem = |ending: &&str| {
        let stem = word.strip_suffix(*ending);
        stem.is_some_and(|stem| stem == lemma || hardened(stem, known).is_some_and(|hard| hard == lemma))
    };
    known.lemmas.is_noun(lemma) && POSSESSIVE.iter().chain(&PLURAL_POSSESSIVE).any(is_stem)
}

/// The word without the case ending behind a possessive, if its stem can have one.
fn without_case_of_possessive<'w>(word: &'w str, known: &Classifier) -> Option<&'w str> {
    let mut shortest: Option<(&str, &str, bool)> = None;
    for cited in endings().after_possessive.iter().filter_map(|case| word.strip_suffix(case)) {
        let plural = PLURAL_POSSESSIVE.iter().map(|ending| (ending, true));
        for (ending, is_plural) in plural.chain(POSSESSIVE.iter().map(|ending| (ending, false))) {
            let Some(stem) = cited.strip_suffix(ending).filter(|stem| letters(stem) >= 2) else { continue };
            if shortest.is_none_or(|(_, known, _)| stem.len() < known.len()) {
                shortest = Some((cited, stem, is_plural));
            }
        }
    }
    let (cited, stem, is_plural) = shortest?;
    let fits = if stem.ends_with(is_vowel) {
        is_plural || cited[stem.len()..].starts_with('s')
    } else {
        letters(stem) > 3 || is_known(stem, known)
    };
    fits.then_some(cited)
}

/// The stems of a word before these endings, each with its ending.
fn stems<'w>(
    word: &'w str,
    endings: &'static [&'static str],
    after_vowel: bool,
) -> impl Iterator<Item = (&'w str, &'static str)> {
    let stem = |ending: &&'static str| Some((word.strip_suffix(*ending)?, *ending));
    let fits = move |(stem, _): &(&str, &str)| !stem.is_empty() && stem.ends_with(is_vowel) == after_vowel;
    endings.iter().filter_map(stem).filter(fits)
}

/// Whether a stem is a noun or an adjective of the lexicon, or one with a plural or possessive ending.
fn is_known(stem: &str, known: &Classifier) -> bool {
    let is_nominal = |base: &str| {
        let has = |part| known.lemmas.parts(base).is_some_and(|parts| parts.has(part));
        has(PartOfSpeech::Noun) || has(PartOfSpeech::Adjective) || hardened(base, known).is_some()
    };
    let endings = PLURAL_POSSESSIVE.iter().chain(&PLURAL).chain(&POSSESSIVE);
    let bases = endings.filter_map(|ending| stem.strip_suffix(ending));
    std::iter::once(stem).chain(bases).filter(|base| letters(base) >= 2).any(is_nominal)
}

/// The lemma that softens its last consonant to a stem: `kitab` gives `kitap`.
fn hardened<'w>(stem: &str, known: &Classifier) -> Option<Cow<'w, str>> {
    let soft = stem.chars().next_back()?;
    let hard = match soft {
        'b' => 'p',
        'c' => 'ç',
        'd' => 't',
        'ğ' => 'k',
        _ => return None,
    };
    if known.lemmas.parts(stem).is_some() {
        return None;
    }
    let mut lemma = stem[..stem.len() - soft.len_utf8()].to_owned();
    lemma.push(hard);
    known.lemmas.parts(&lemma).is_some().then(|| lemma.into())
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü')
}

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turkish_words_have_classes() {
        let known = Classifier::of(Language::Turkish);
        for (word, class) in [
            ("okul", WordClass::Noun),
            ("okulları", WordClass::Noun),
            ("okullarda", WordClass::Case),
            ("kitapta", WordClass::Case),
            ("istismarının", WordClass::Case),
            ("balı", WordClass::Noun),
            ("bilişsel", WordClass::Adjective),
            ("incelenmiştir", WordClass::Verb),
            ("kullandığı", WordClass::Verb),
            ("ve", WordClass::Other),
            ("üç", WordClass::Other),
            ("yüz", WordClass::Noun),
        ] {
            assert_eq!(super::class(word, &known), class, "{word}");
        }
    }

    #[test]
    fn a_cited_word_has_no_case_ending() {
        let known = Classifier::of(Language::Turkish);
        for (word, cited) in [
            ("istismarının", "istismarı"),
            ("kitaba", "kitap"),
            ("kanunu", "kanunu"),
            ("öğretmenlerin", "öğretmenler"),
            ("başarısına", "başarısı"),
            ("eğitimi", "eğitimi"),
            ("eğitim", "eğitim"),
            ("çevrelerindeki", "çevreleri"),
        ] {
            assert_eq!(citation(word, &known), cited, "{word}");
        }
        assert!(is_possessive_of("kalitesi", "kalite", &known) && is_possessive_of("amacı", "amaç", &known));
        assert!(!is_possessive_of("kalite", "kalite", &known) && !is_possessive_of("öğretmenler", "öğretmen", &known));
    }
}
