//! Syllables of an English word in small letters a–z. A word goes through these steps, each of which takes something
//! off and comes back with the rest: a word of the table, the first part of a compound, an inflection, an ending, a
//! prefix before a vowel, groups of vowels. So a word of the table stands once and is found in all its forms.

use super::rules::RULES;
use super::vowels::{groups, has_vowel, is_vowel};

/// Longer runs of letters are no words: their groups of vowels are counted.
const LONGEST: usize = 64;

/// The syllables of a word that is not empty.
pub(super) fn of_word(word: &str) -> usize {
    if word.len() > LONGEST {
        return groups(word);
    }
    known(word).or_else(|| compound(word)).or_else(|| inflected(word)).unwrap_or_else(|| stem(word))
}

/// Of a word of the table, also behind a prefix.
fn known(word: &str) -> Option<usize> {
    let listed = |word: &str| RULES.words.get(word).copied();
    listed(word).or_else(|| {
        RULES.outer.iter().find_map(|prefix| {
            let rest = word.strip_prefix(prefix).filter(|rest| rest.len() > 4)?;
            Some(groups(prefix) + listed(rest)?)
        })
    })
}

/// `frame-work`, `some-one`.
fn compound(word: &str) -> Option<usize> {
    if RULES.no_firsts.iter().any(|beginning| word.starts_with(beginning)) {
        return None;
    }
    RULES.firsts.iter().find_map(|first| {
        let rest = word.strip_prefix(first).filter(|rest| !RULES.no_rests.contains(rest))?;
        let is_word = || {
            let starts_with_consonant = rest.bytes().next().is_some_and(|letter| !is_vowel(letter));
            *first != "who" && rest.len() > 2 && starts_with_consonant && has_vowel(&rest[..rest.len() - 1])
        };
        (RULES.rests.contains(rest) || is_word()).then(|| of_word(first) + of_word(rest))
    })
}

/// `rates`, `rated`, `rating`.
fn inflected(word: &str) -> Option<usize> {
    if let Some(base) = word.strip_suffix('s').filter(|base| base.len() > 2 && !base.ends_with(['s', 'i', 'o', 'u'])) {
        return Some(plural(base));
    }
    if let Some(base) = word.strip_suffix("ed").filter(|base| base.len() > 1 && !base.ends_with('e') && has_vowel(base))
    {
        if let Some(base) = base.strip_suffix('i') {
            return Some(of_word(&format!("{base}y")));
        }
        return Some(verb(base) + usize::from(base.ends_with(['t', 'd'])));
    }
    let base = word.strip_suffix("ing").filter(|base| base.len() > 1 && has_vowel(base) && !base.ends_with("eth"))?;
    // hand-ling
    let is_syllabic =
        matches!(base.as_bytes(), [.., before, b'l' | b'r'] if !is_vowel(*before) && !b"ylr".contains(before));
    Some(1 + if is_syllabic { stem(base) } else { verb(base) })
}

/// The word without its s.
fn plural(base: &str) -> usize {
    if let Some(base) = base.strip_suffix("ie") {
        return of_word(&format!("{base}y"));
    }
    let Some(bare) = base.strip_suffix('e') else { return of_word(base) };
    let listed = |word: &str| RULES.words.get(word).copied();
    // cliche-s
    let is_said = listed(base).is_some_and(|count| count > groups(base));
    let count = if listed(base).is_some() { None } else { listed(bare) }.unwrap_or_else(|| of_word(base));
    let hisses = ["s", "z", "x", "c", "g", "ch", "sh"].iter().any(|sound| bare.ends_with(sound));
    count + usize::from(!is_said && hisses)
}

/// The verb before -ed or -ing: with or without its e.
fn verb(base: &str) -> usize {
    let with_e = format!("{base}e");
    let bare = |base: &str| stem(if base.ends_with('y') { base } else { &with_e });
    known(&with_e).or_else(|| known(base)).unwrap_or_else(|| bare(base))
}

/// A word without inflection.
fn stem(word: &str) -> usize {
    derived(word).or_else(|| prefixed(word)).unwrap_or_else(|| groups(word))
}

fn derived(word: &str) -> Option<usize> {
    // -ic-ly
    if let Some(base) = word.strip_suffix("ally").filter(|base| base.ends_with("ic")) {
        return Some(of_word(base) + 1);
    }
    // suppos-ed-ly
    for ending in ["edly", "edness"] {
        if let Some(base) = word.strip_suffix(ending).filter(|base| base.len() > 2 && !base.ends_with(['e', 'i'])) {
            return Some(verb(base) + 2);
        }
    }
    if word.len() > 4 {
        if let Some(base) = word.strip_suffix("ily") {
            return Some(of_word(&format!("{base}y")) + 1);
        }
        if let Some(base) = word.strip_suffix("ly").filter(|base| has_vowel(base)) {
            return Some(of_word(base) + 1);
        }
    }
    RULES.endings.iter().find_map(|(ending, syllables)| {
        let base = word.strip_suffix(ending).filter(|base| base.len() > 2 && has_vowel(base))?;
        // loneli-ness
        let bare = base.strip_suffix('i').filter(|_| matches!(*ending, "ness" | "hood" | "ful" | "less"));
        let is_word = base.ends_with('e') || *ending == "ness" && !base.ends_with('i');
        let count = if is_word { Some(of_word(base)) } else { bare.map(|bare| of_word(&format!("{bare}y"))) };
        count.map(|count| count + syllables)
    })
}

fn prefixed(word: &str) -> Option<usize> {
    if let Some((_, letters)) = RULES.beginnings.iter().find(|(beginning, _)| word.starts_with(beginning)) {
        return Some(1 + of_word(&word[*letters..]));
    }
    if RULES.no_prefixes.iter().any(|beginning| word.starts_with(beginning)) {
        return None;
    }
    RULES.prefixes.iter().find_map(|prefix| {
        let rest = word.strip_prefix(prefix).filter(|rest| rest.len() > 3 && is_vowel(rest.as_bytes()[0]))?;
        Some(groups(prefix) + of_word(rest))
    })
}
