//! Compiles the Turkish roots from the lexicon. `UPDATE_DATA=1 cargo test -p ikiz-text compiled` writes the file.

use super::field::translations;
use super::root::{bends, part};
use super::{Root, Roots};
use crate::acronym::acronyms;
use crate::data::{check_lower, entries};
use crate::folding::without_circumflex;
use crate::turkish::{Class, candidates, close, is_vowel};
use rustc_hash::FxHashSet;

const OWN_NOUNS: &str = include_str!("../../data/tr/own_nouns.txt");
const OWN_VERBS: &str = include_str!("../../data/tr/own_verbs.txt");
const HEADER: &str = "\
# Turkish roots: lemma and what it is: n noun (o with adjectives, adverbs and numerals), v verb, p name, f pronoun or determiner, i takes no endings;
# e front endings, d drops a vowel, g doubles, s softens, k keeps its last consonant. Behind a spelling without circumflex its lemma with it.
# Compiled from data/lexicon and data/acronyms.txt without what is a form of another root; do not edit: a test writes it. One entry a line, sorted by code point.
";

/// What a word cannot be if it is a form of another root with a nominal ending.
const ENDING: Root = Root(Root::NOMINAL.0 | Root::NAME.0 | Root::FUNCTION.0 | Root::INVARIABLE.0);

/// The compiled file: the roots of the lexicon without forms of other roots.
fn compiled() -> String {
    let mut roots = Roots::default();
    for row in translations() {
        let turkish = row.words.turkish;
        let last = turkish.rsplit(' ').next().unwrap_or(turkish);
        let stem = last.strip_suffix("mak").or_else(|| last.strip_suffix("mek"));
        match (row.part, stem) {
            ("verb" | "particle", Some(stem)) => roots.add(stem, Root::VERB, stem),
            _ if last.len() == turkish.len() => {
                roots.add(turkish, part(row.part).with(bends(row.flags)), turkish);
            }
            _ => {}
        }
    }
    drop_forms(&mut roots);
    let bends = |acronym: &&str| acronym.chars().nth(4).is_some() && acronym.chars().all(char::is_alphabetic);
    for acronym in acronyms().filter(bends) {
        let mut readings = Vec::new();
        candidates(acronym, &roots, true, &mut readings);
        if readings.iter().all(|reading| reading.root.is_none()) {
            roots.add(acronym, Root::NAME, acronym);
        }
    }
    let mut lines: Vec<String> = roots.all().map(|(word, root)| format!("{word}\t{}\n", root.code())).collect();
    let mut marked: Vec<_> = roots.all().filter(|(word, _)| word.contains(['â', 'î', 'û'])).collect();
    marked.sort_unstable_by_key(|(lemma, _)| *lemma);
    for (lemma, root) in marked {
        let spelling: String = lemma.chars().map(without_circumflex).collect();
        let mut readings = Vec::new();
        candidates(&spelling, &roots, true, &mut readings);
        // `şekli` is a form of `şekil`, not of `şeklî`.
        let own = readings.iter().all(|reading| reading.ending == 0);
        if own && roots.get(&spelling).is_none() && !lines.iter().any(|line| line.starts_with(&format!("{spelling}\t")))
        {
            lines.push(format!("{spelling}\t{}\t{lemma}\n", root.code()));
        }
    }
    lines.sort_unstable();
    HEADER.to_owned() + &lines.concat()
}

/// Removes words that the lexicon lists for translation but that are forms of another root: passives, negations, verbal
/// nouns, participles, inflected nouns.
fn drop_forms(roots: &mut Roots) {
    let own_verbs: FxHashSet<&str> = entries(OWN_VERBS).collect();
    let own_nouns: FxHashSet<&str> = entries(OWN_NOUNS).collect();
    let verb = |stem: &str| roots.get(stem).is_some_and(|root| root.has(Root::VERB));
    let mut forms: Vec<(&'static str, Root)> = Vec::new();
    for (word, root) in roots.all() {
        if root.has(Root::VERB) && !own_verbs.contains(word) && passive_bases(word).iter().any(|base| verb(base)) {
            forms.push((word, Root::VERB));
        }
        let verbal_noun = word.strip_suffix("ma").or_else(|| word.strip_suffix("me")).is_some_and(verb);
        if root.has(Root::VERB) && verbal_noun && !own_verbs.contains(word) {
            forms.push((word, Root::VERB));
        }
        let ability = ["abil", "ebil"].iter().any(|ending| word.strip_suffix(ending).is_some_and(verb));
        if root.has(Root::VERB) && ability {
            forms.push((word, Root::VERB));
        }
        if root.has(ENDING) && !own_nouns.contains(word) && (verbal_noun || is_inflected(word, roots)) {
            forms.push((word, ENDING));
        }
    }
    for (word, lost) in forms {
        roots.lose(word, lost);
    }
}

/// The verbs whose regular passive a stem may be: `incele` for `incelen`, `çevir` for `çevril`.
fn passive_bases(stem: &str) -> Vec<String> {
    let mut letters: Vec<char> = stem.chars().collect();
    let Some(last) = letters.pop().filter(|last| matches!(last, 'l' | 'n')) else { return Vec::new() };
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let Some(vowel) = letters.last().copied().filter(|letter| is_vowel(*letter)) else { return Vec::new() };
    let mut bases = Vec::new();
    if last == 'n' {
        bases.push(text(&letters));
    }
    letters.pop();
    let Some(earlier) = letters.iter().rev().copied().find(|letter| is_vowel(*letter)) else { return bases };
    let Some(base) = letters.last().copied().filter(|base| !is_vowel(*base) && vowel == close(earlier)) else {
        return bases;
    };
    bases.push(text(&letters));
    letters.pop();
    if base == 'd' {
        bases.push(text(&letters) + "t");
    } else if letters.last().is_some_and(|before| !is_vowel(*before)) {
        bases.push(text(&letters) + &text(&[vowel, base]));
    }
    bases
}

/// Whether a word of the lexicon is a form of another of its roots: a plural, a noun with a case, a participle, a
/// converb.
fn is_inflected(word: &str, roots: &Roots) -> bool {
    let noun = roots.get(word).is_some_and(|root| root.has(Root::NOUN));
    let name = roots.get(word).is_some_and(|root| root.has(Root::NAME) && !root.has(Root::NOMINAL));
    let mut found = Vec::new();
    candidates(word, roots, true, &mut found);
    found.iter().any(|candidate| {
        let suffixes = candidate.suffixes(word);
        let Some(last) = suffixes.last() else { return false };
        if candidate.class == Class::Verbal {
            let finite = ["aorist", "progressive", "conditional"].contains(last);
            let participle = last.starts_with("participle") || *last == "narrative past";
            return participle || (!noun && (finite || last.starts_with("converb")));
        }
        let long = candidate.stem.chars().count() > 2 || candidate.root.is_some_and(|root| !root.has(Root::NAME));
        let case = ["locative", "ablative", "dative", "instrumental"].contains(last);
        // `gözde` is a noun; the adverb `ağızdan` is a form of one.
        let form = !noun && candidate.root.is_some_and(|root| root.has(Root::NOUN) || root.has(Root::FUNCTION));
        let ours = suffixes == ["first person plural possessive"] || *last == "relative -ki";
        // A name is a form only if it is the plural of a noun: the Balkans stay.
        let long = long && (!name || candidate.root.is_some_and(|root| root.has(Root::NOUN)));
        long && suffixes.contains(&"plural") || (case && (suffixes.len() > 1 && long || form)) || (form && ours)
    })
}

#[test]
fn the_lists_of_own_words_are_in_order() {
    check_lower(OWN_NOUNS, 1);
    check_lower(OWN_VERBS, 1);
}

#[test]
fn the_compiled_roots_are_those_of_the_lexicon() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/tr/roots.tsv");
    let compiled = compiled();
    if std::env::var_os("UPDATE_DATA").is_some() {
        std::fs::write(path, &compiled).expect("a file that can be written");
    }
    let written = std::fs::read_to_string(path).expect("the compiled roots");
    assert!(written == compiled, "data/tr/roots.tsv is old: UPDATE_DATA=1 cargo test -p ikiz-text compiled");
}

#[test]
fn the_regular_passive_has_a_base() {
    for (passive, base) in [
        ("incelen", "incele"),
        ("yapıl", "yap"),
        ("bilin", "bil"),
        ("edil", "et"),
        ("belirtil", "belirt"),
        ("çevril", "çevir"),
    ] {
        assert!(passive_bases(passive).iter().any(|found| found == base), "{passive}");
    }
    assert!(passive_bases("gel").is_empty() && passive_bases("").is_empty());
}
