//! Candidates: the stems that a word may have, by the order of suffixes and the letter changes before them.

use super::letter::{close, fronted, hardened, is_vowel, open};
use super::suffix::{Class, Context, GRAMMAR};
use crate::lexicon::{LettersHash, Root, Roots};

/// Longest word that is analysed, in letters.
const LONGEST: usize = 40;
/// Stems whose letters change by no rule.
const IRREGULAR: [(&str, &str); 6] =
    [("di", "de"), ("yi", "ye"), ("suy", "su"), ("gid", "git"), ("tad", "tat"), ("güd", "güt")];

/// A stem that a word may have.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) stem: String,
    pub(crate) class: Class,
    /// How many letters of the word are read as suffixes.
    pub(crate) ending: usize,
    /// How rare the suffixes and the letter changes are, in tenths.
    pub(crate) cost: u16,
    /// What the lexicon knows of the stem.
    pub(crate) root: Option<Root>,
    pub(crate) change: Change,
    context: Option<Context>,
}

/// How the last letters of the stem changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// They are the same in the word.
    Kept,
    /// A rule without exception restored them: a k for the ğ of a long word, the open vowel before -yor.
    Certain,
    /// A softened consonant was hardened: kitap from kitabı.
    Hardened,
    /// A dropped vowel was restored: metin from metni.
    Dropped,
    /// A doubled consonant was made single: hak from hakkı.
    Doubled,
    /// A loanword takes front suffixes: saat, saati.
    Fronted,
}

impl Candidate {
    /// The word itself.
    pub(super) fn whole(word: &str, root: Option<Root>) -> Self {
        Self {
            stem: word.to_owned(),
            class: Class::Nominal,
            ending: 0,
            cost: 0,
            root,
            change: Change::Kept,
            context: None,
        }
    }

    /// The names of the suffixes after the stem.
    pub(crate) fn suffixes(&self, word: &str) -> Vec<&'static str> {
        let letters: Vec<char> = word.chars().collect();
        let ending = &letters[letters.len() - self.ending..];
        self.context.map(|context| GRAMMAR.names(self.class, context, ending)).unwrap_or_default()
    }
}

/// Adds the stems that a word may have, the word itself first: all of them, or only roots.
pub(crate) fn candidates(word: &str, roots: &Roots, only_roots: bool, found: &mut Vec<Candidate>) {
    let letters: Vec<char> = word.chars().collect();
    let (root, lemma) =
        roots.find(word).map_or_else(|| (roots.derived(word), word), |(root, lemma)| (Some(root), lemma));
    found.push(Candidate::whole(lemma, root));
    if letters.len() < 3 || letters.len() > LONGEST || !letters.iter().all(|letter| letter.is_alphabetic()) {
        return;
    }
    let mut hashes = Vec::with_capacity(letters.len() + 1);
    let mut hash = LettersHash::default();
    hashes.push(hash);
    for letter in &letters {
        hash = hash.with(*letter);
        hashes.push(hash);
    }
    let buffer = String::with_capacity(word.len() + 4);
    let mut splits = Splits { letters: &letters, hashes: &hashes, roots, only_roots, found, buffer };
    for end in 2..letters.len() {
        splits.add(end);
    }
}

struct Splits<'w, 'f> {
    letters: &'w [char],
    /// Of the first letters: none, one, two and so on.
    hashes: &'w [LettersHash],
    roots: &'w Roots,
    only_roots: bool,
    found: &'f mut Vec<Candidate>,
    buffer: String,
}

impl Splits<'_, '_> {
    /// Adds the stems that end there, unchanged and with the letters restored that a suffix may have changed.
    fn add(&mut self, end: usize) {
        let (stem, ending) = self.letters.split_at(end);
        let Some(context) = Context::of(stem) else { return };
        let (last, first) = (stem[end - 1], ending[0]);
        let soft = is_vowel(first) && !is_vowel(last);
        let before = stem[end - 2];
        let hard = hardened(last, before).filter(|_| soft);
        let vowel = context.vowel();
        let front = context.with_vowel(fronted(vowel));
        let loan = fronted(vowel) != vowel && !is_vowel(last);
        let kept = [(context, Change::Kept), (front, Change::Fronted)];
        self.read(end, end, &[], if loan { &kept } else { &kept[..1] });
        if let Some((_, lemma)) = IRREGULAR.iter().find(|(bent, _)| stem.iter().copied().eq(bent.chars())) {
            let lemma: Vec<char> = lemma.chars().collect();
            self.read(end, 0, &lemma, &[(context, Change::Certain)]);
        }
        if is_vowel(last) && ending.starts_with(&['y', 'o', 'r']) && last == close(last) {
            // The open vowel of a verb is raised before -yor: istiyor.
            let earlier = stem[..end - 1].iter().rev().copied().find(|letter| is_vowel(*letter)).unwrap_or(last);
            self.read(end, end - 1, &[open(earlier)], &[(context, Change::Certain)]);
        }
        if let Some(hard) = hard {
            // In a word of two syllables or more, ğ before a vowel always comes from k.
            let certain = last == 'ğ' && stem.iter().filter(|letter| is_vowel(**letter)).count() > 1;
            let hardened =
                [(context, if certain { Change::Certain } else { Change::Hardened }), (front, Change::Fronted)];
            self.read(end, end - 1, &[hard], if loan { &hardened } else { &hardened[..1] });
            if last == 'ğ' {
                self.read(end, end - 1, &['g'], &[(context, Change::Hardened)]);
            }
        }
        if !soft || is_vowel(before) {
            return;
        }
        if before == last {
            self.read(end, end - 1, &[], &[(context, Change::Doubled)]);
            if let Some(hard) = hard {
                self.read(end, end - 2, &[hard], &[(context, Change::Doubled)]);
            }
            return;
        }
        // The dropped vowel of a loanword does not follow the harmony of its stem: vakit, vakti.
        for (dropped, context) in [(close(vowel), context), (close(fronted(vowel)), front)] {
            self.read(end, end - 1, &[dropped, last], &[(context, Change::Dropped)]);
            if let Some(hard) = hard {
                self.read(end, end - 1, &[dropped, hard], &[(context, Change::Dropped)]);
            }
            if fronted(vowel) == vowel {
                return;
            }
        }
    }

    /// What the lexicon may know of the word's first `kept` letters with the letters `put_back`: whether they may be a
    /// root, and whether they may be derived from one.
    fn may_be_known(&self, kept: usize, put_back: &[char]) -> (bool, bool) {
        let hash = put_back.iter().fold(self.hashes[kept], |hash, letter| hash.with(*letter));
        let mut last = put_back.iter().rev().chain(self.letters[..kept].iter().rev());
        let may_derive =
            matches!((last.next(), last.next()), (Some(last), Some(before)) if Roots::may_derive(*before, *last));
        (self.roots.may_hold(hash), may_derive)
    }

    /// Adds the stem of the word's first `kept` letters and the letters `put_back`, if the letters after `end` can be
    /// suffixes in one of the readings.
    fn read(&mut self, end: usize, kept: usize, put_back: &[char], readings: &[(Context, Change)]) {
        let ending = &self.letters[end..];
        let (may_be_root, may_derive) = self.may_be_known(kept, put_back);
        if !may_be_root && !may_derive {
            // Most stems end here, before they are written.
            let fits = |(context, _): &(Context, Change)| GRAMMAR.cost(Class::Nominal, *context, ending).is_some();
            if self.only_roots || !readings.iter().any(fits) {
                return;
            }
        }
        self.buffer.clear();
        self.buffer.extend(self.letters[..kept].iter().chain(put_back));
        let root = match if may_be_root { self.roots.find(&self.buffer) } else { None } {
            Some((root, lemma)) => {
                if lemma != self.buffer {
                    self.buffer.replace_range(.., lemma);
                }
                Some(root)
            }
            None if may_derive => self.roots.derived(&self.buffer),
            None => None,
        };
        if self.only_roots && root.is_none() {
            return;
        }
        for (context, change) in readings {
            // Nearly all verbs are in the lexicon: an unknown stem is taken for a noun.
            let classes = if root.is_some() { &[Class::Nominal, Class::Verbal][..] } else { &[Class::Nominal] };
            for class in classes.iter().copied() {
                let Some(change_cost) = change_cost(&self.buffer, root, class, *change) else { continue };
                // The vowel of a verb is dropped only before the passive.
                if class == Class::Verbal && *change == Change::Dropped && ending.get(1) != Some(&'l') {
                    continue;
                }
                if let Some(cost) = GRAMMAR.cost(class, *context, ending) {
                    self.found.push(Candidate {
                        stem: self.buffer.clone(),
                        class,
                        ending: ending.len(),
                        cost: cost + change_cost,
                        root,
                        change: *change,
                        context: Some(*context),
                    });
                }
            }
        }
    }
}

/// How rare a letter change is for a root, in tenths; `None` if the root takes no such change or no such suffixes.
fn change_cost(stem: &str, root: Option<Root>, class: Class, change: Change) -> Option<u16> {
    let nominal = class == Class::Nominal;
    let fits = |root: Root| if nominal { !root.is_only_verb() } else { root.has(Root::VERB) };
    root.is_none_or(fits).then_some(())?;
    let flagged = |flag| root.is_some_and(|root| root.has(flag));
    let vowels = stem.chars().filter(|letter| is_vowel(*letter)).count();
    let cost = match change {
        Change::Kept | Change::Certain if nominal && flagged(Root::FRONT) && change == Change::Kept => 4,
        Change::Certain if flagged(Root::KEEPS) => 15,
        // `atıyor` is a form of `at` rather than of `ata`.
        Change::Certain if !nominal => 5,
        // Of verbs, only `et` and its compounds soften, and a vowel is dropped before the passive: çevrilen.
        Change::Hardened if !nominal => return stem.ends_with("et").then_some(0),
        Change::Dropped if !nominal => 6,
        Change::Doubled | Change::Fronted if !nominal => return None,
        Change::Hardened if flagged(Root::SOFTENS) => 0,
        // A word of one syllable keeps its p, ç or t unless it is known to soften: `vibe` is no form of `vip`.
        Change::Hardened if vowels < 2 && !stem.ends_with(['k', 'g']) => return None,
        Change::Hardened if flagged(Root::KEEPS) => 15,
        Change::Hardened if vowels < 2 || stem.ends_with(['t', 'g']) => 8,
        Change::Kept | Change::Certain | Change::Hardened => 0,
        Change::Dropped => {
            if flagged(Root::DROPS) {
                0
            } else {
                12
            }
        }
        Change::Doubled => {
            if flagged(Root::DOUBLES) {
                0
            } else {
                12
            }
        }
        Change::Fronted => {
            if flagged(Root::FRONT) {
                0
            } else {
                10
            }
        }
    };
    Some(cost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_document::Language;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static UNMARKED: LazyLock<Roots> = LazyLock::new(|| Roots::of(Language::Turkish).unmarked());

    proptest! {
        #[test]
        fn marks_of_roots_change_no_candidate(
            word in "(kitap|kitab|göz|burn|hakk|kötü|sanat|brakot|[a-zçğıöşü]{1,4})(lük|cı|siz)?(lar|ler|ı|i|da|in|ın|yor|mış){0,4}",
            only_roots: bool,
        ) {
            let found = |roots: &Roots| {
                let mut found = Vec::new();
                candidates(&word, roots, only_roots, &mut found);
                format!("{found:?}")
            };
            prop_assert_eq!(found(Roots::of(Language::Turkish)), found(&UNMARKED));
        }
    }
}
