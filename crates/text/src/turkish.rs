//! Turkish stems: candidates out of ordered endings, chosen by what else a collection of words holds (how many other words a stem
//! explains, whether it stands bare). A small grammar of nominal endings and finite verbs; derivation is left alone.

use crate::data::entries;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

const ENDINGS: &str = include_str!("../data/tr/endings.txt");

struct Endings {
    plural: Vec<Vec<char>>,
    possessive: Vec<Vec<char>>,
    third: Vec<Vec<char>>,
    case: Vec<Vec<char>>,
    oblique: Vec<Vec<char>>,
    copula: Vec<Vec<char>>,
    verb: Vec<Vec<char>>,
}

static SLOTS: LazyLock<Endings> = LazyLock::new(|| {
    let slot = |name: &str| {
        let patterns = entries(ENDINGS).filter_map(|entry| entry.split_once('\t')).filter(|(slot, _)| *slot == name);
        patterns.map(|(_, pattern)| pattern.chars().filter(|letter| *letter != ')').collect()).collect()
    };
    Endings {
        plural: slot("plural"),
        possessive: slot("possessive"),
        third: slot("third"),
        case: slot("case"),
        oblique: slot("oblique"),
        copula: slot("copula"),
        verb: slot("verb"),
    }
});

/// A stem that a word may have.
struct Candidate {
    stem: String,
    /// Letters of the word that are taken for endings.
    ending: usize,
    letters: Letters,
    verbal: bool,
}

/// What became of the stem's last letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// They stand as in the word.
    Kept,
    /// A k was put back for a ğ, which no long stem ends in.
    Restored,
    /// Letters were put back or the harmony is that of a loan: credible only where the bare stem is met.
    Changed,
}

/// What a collection of words tells about stems.
#[derive(Default)]
pub(crate) struct Evidence {
    /// How often each word stands bare.
    counts: FxHashMap<u64, usize>,
    /// How many distinct words each stem may explain, where they are more than one: most stems that a word may have are nobody else's,
    /// and there are some fifteen of them a word. Stems by their hash.
    support: FxHashMap<u64, u32>,
}

impl Evidence {
    /// The evidence of words with their counts. Sums only: the order of the words does not matter.
    pub(crate) fn new<'w>(words: impl Iterator<Item = (&'w str, usize)>) -> Self {
        let mut evidence = Self::default();
        let (mut stems, mut own): (Vec<u64>, Vec<u64>) = Default::default();
        for (word, count) in words {
            *evidence.counts.entry(hash(word)).or_default() += count;
            own.clear();
            own.extend(candidates(word).iter().map(|candidate| hash(&candidate.stem)));
            own.sort_unstable();
            own.dedup();
            stems.extend_from_slice(&own);
        }
        stems.sort_unstable();
        let shared = stems.chunk_by(|left, right| left == right).filter(|stems| stems.len() > 1);
        evidence.support = shared.map(|stems| (stems[0], stems.len() as u32)).collect();
        evidence
    }

    /// The most likely stem of a word; `None` where nothing speaks for any.
    pub(crate) fn stem(&self, word: &str) -> Option<String> {
        let mut best: Option<(f64, Candidate)> = None;
        for candidate in candidates(word) {
            let Some(score) = self.score(word, &candidate) else { continue };
            // Candidates come in a fixed order: of equals the first stays.
            if best.as_ref().is_none_or(|(top, _)| score > *top) {
                best = Some((score, candidate));
            }
        }
        best.map(|(_, candidate)| candidate.stem)
    }

    fn score(&self, word: &str, candidate: &Candidate) -> Option<f64> {
        let key = hash(&candidate.stem);
        let bare = candidate.stem != word;
        let met = self.counts.get(&key).copied().unwrap_or(0);
        let support = self.support.get(&key).copied().unwrap_or(0).saturating_sub(1);
        let short = candidate.stem.chars().count() < 3;
        if !bare && support == 0 {
            return None;
        }
        let unheard = match candidate.letters {
            Letters::Changed => true,
            Letters::Restored => false,
            Letters::Kept => support == 0 && (candidate.ending < 3 || candidate.verbal),
        };
        if bare && met == 0 && (unheard || short) {
            return None;
        }
        let attested = if bare && met > 0 { 1.0 } else { 0.0 };
        let risk = match candidate.ending {
            0 => 0.0,
            1 => 0.9,
            2 => 0.5,
            _ => 0.2,
        };
        let verbal = if candidate.verbal { 0.6 } else { 0.0 };
        let length = if short { 1.5 } else { 0.0 };
        Some(libm::log(1.0 + f64::from(support)) + attested - risk - verbal - length)
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish()
}

/// The stems that a word may have, itself first.
fn candidates(word: &str) -> Vec<Candidate> {
    let letters: Vec<char> = word.chars().collect();
    let mut found = Found { letters: &letters, candidates: Vec::new() };
    found.add(letters.len(), false, false);
    if letters.len() < 4 || letters.len() > 40 || !letters.iter().all(|letter| letter.is_alphabetic()) {
        return found.candidates;
    }
    let slots = &*SLOTS;
    for (whole, _) in tails(&letters, &slots.copula, true) {
        let word = &letters[..whole];
        for (base, loan) in tails(word, &slots.case, true) {
            found.possessed(base, loan, slots, base == whole);
        }
        for (base, loan) in tails(word, &slots.oblique, false) {
            for (end, other) in tails(&letters[..base], &slots.third, false) {
                found.plural(end, loan || other, slots);
            }
        }
    }
    for (end, loan) in tails(&letters, &slots.verb, false) {
        found.add(end, loan, true);
    }
    found.candidates
}

/// Where the stem may end when one of the endings is cut off the word, and whether its harmony is that of a loan; the whole word where the
/// slot may be empty.
fn tails<'a>(
    word: &'a [char],
    patterns: &'a [Vec<char>],
    optional: bool,
) -> impl Iterator<Item = (usize, bool)> + use<'a> {
    let cuts = patterns.iter().filter_map(|pattern| cut(word, pattern));
    optional.then_some((word.len(), false)).into_iter().chain(cuts)
}

struct Found<'w> {
    letters: &'w [char],
    candidates: Vec<Candidate>,
}

impl<'w> Found<'w> {
    fn possessed(&mut self, base: usize, loan: bool, slots: &Endings, third: bool) {
        let word: &'w [char] = &self.letters[..base];
        // The case behind a possessive of the third person is the oblique one.
        let thirds = if third { &*slots.third } else { &[] };
        for (end, other) in tails(word, &slots.possessive, true).chain(tails(word, thirds, false)) {
            self.plural(end, loan || other, slots);
        }
    }

    fn plural(&mut self, base: usize, loan: bool, slots: &Endings) {
        let word: &'w [char] = &self.letters[..base];
        for (end, other) in tails(word, &slots.plural, true) {
            self.add(end, loan || other, false);
        }
    }

    /// Adds the stem that ends there, and those whose last letters changed before a vowel.
    fn add(&mut self, end: usize, loan: bool, verbal: bool) {
        let stem: String = self.letters[..end].iter().collect();
        let ending = self.letters.len() - end;
        if end < 2 || (ending > 0 && !stem.contains(is_vowel)) {
            return;
        }
        let mut push =
            |stem: String, letters: Letters| self.candidates.push(Candidate { stem, ending, letters, verbal });
        let before_vowel = self.letters.get(end).copied().is_some_and(is_vowel);
        let [.., before, last] = self.letters[..end] else { return };
        let with = |letters: &[char]| self.letters[..end - 1].iter().chain(letters).collect::<String>();
        if before_vowel && end > 2 {
            let hard = match last {
                'b' => Some('p'),
                'c' => Some('ç'),
                'd' => Some('t'),
                'ğ' => Some('k'),
                'g' if before == 'n' => Some('k'),
                _ => None,
            };
            if let Some(hard) = hard {
                // No word of two syllables ends in ğ before a vowel but for a k.
                let certain = last == 'ğ' && self.letters[..end].iter().filter(|letter| is_vowel(**letter)).count() > 1;
                push(with(&[hard]), if certain { Letters::Restored } else { Letters::Changed });
            }
            if !is_vowel(before) && !is_vowel(last) && !verbal {
                if before == last {
                    push(with(&[]), Letters::Changed);
                } else if let Some(vowel) = self.letters[..end].iter().rev().copied().find(|letter| is_vowel(*letter)) {
                    push(with(&[close(vowel), last]), Letters::Changed);
                }
            }
        }
        push(stem, if loan { Letters::Changed } else { Letters::Kept });
    }
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü' | 'â' | 'î' | 'û')
}

const fn is_front(vowel: char) -> bool {
    matches!(vowel, 'e' | 'i' | 'ö' | 'ü' | 'î')
}

/// The close vowel that follows a vowel.
const fn close(vowel: char) -> char {
    match vowel {
        'a' | 'ı' | 'â' => 'ı',
        'o' | 'u' | 'û' => 'u',
        'ö' | 'ü' => 'ü',
        _ => 'i',
    }
}

/// Cuts an ending off; gives the length of what stays and whether the harmony is that of a loan (`saati`, `rolü`).
fn cut(word: &[char], pattern: &[char]) -> Option<(usize, bool)> {
    let (optional, rest) = match pattern {
        ['(', optional, rest @ ..] => (Some(*optional), rest),
        rest => (None, rest),
    };
    let mut end = word.len().checked_sub(rest.len()).filter(|end| *end >= 2)?;
    let mut full = rest;
    if let Some(letter) = optional {
        let buffer = !matches!(letter, 'A' | 'I');
        let printed = word[end - 1];
        let fits = match letter {
            'A' => matches!(printed, 'a' | 'e'),
            'I' => matches!(printed, 'ı' | 'i' | 'u' | 'ü'),
            letter => printed == letter,
        };
        // The optional letter is there where it is needed, and only there.
        if fits && end > 2 && is_vowel(word[end - 2]) == buffer {
            end -= 1;
            full = &pattern[1..];
        } else if is_vowel(printed) == buffer {
            return None;
        }
    }
    let (stem, ending) = word.split_at(end);
    let mut vowel = *stem.iter().rev().find(|letter| is_vowel(**letter))?;
    let mut previous = *stem.last()?;
    let mut loan = false;
    for (position, (pattern, letter)) in full.iter().zip(ending).enumerate() {
        let hard = "fstkçşhp".contains(previous);
        let expected = match pattern {
            'A' => {
                if is_front(vowel) {
                    'e'
                } else {
                    'a'
                }
            }
            'I' => close(vowel),
            'D' => {
                if hard {
                    't'
                } else {
                    'd'
                }
            }
            'C' => {
                if hard {
                    'ç'
                } else {
                    'c'
                }
            }
            letter => *letter,
        };
        if expected != *letter {
            let front = match expected {
                'a' => 'e',
                'ı' => 'i',
                'u' => 'ü',
                _ => return None,
            };
            let first = !full[..position].iter().any(|pattern| matches!(pattern, 'A' | 'I'));
            if front != *letter || !first || !matches!(stem.last(), Some('l' | 't' | 'p' | 'b' | 'k' | 'f' | 'r')) {
                return None;
            }
            loan = true;
        }
        if is_vowel(*letter) {
            vowel = *letter;
        }
        previous = *letter;
    }
    Some((end, loan))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str, known: &[&str]) -> Option<String> {
        Evidence::new(known.iter().map(|word| (*word, 1))).stem(word)
    }

    #[test]
    fn the_endings_are_in_order() {
        let mut previous = "";
        for entry in entries(ENDINGS) {
            assert!(previous < entry, "{previous:?} stands before {entry:?}");
            let (slot, pattern) = entry.split_once('\t').unwrap();
            assert!(["plural", "possessive", "third", "case", "oblique", "copula", "verb"].contains(&slot));
            assert_eq!(pattern.contains('('), pattern.starts_with('(') && pattern.chars().nth(2) == Some(')'));
            previous = entry;
        }
    }

    #[test]
    fn what_else_occurs_decides() {
        let known = ["defter", "defteri", "defterlerde", "defterden", "burun", "tıp", "rol"];
        assert_eq!(stem("defterlerimizin", &known).as_deref(), Some("defter"));
        assert_eq!(stem("burnunu", &known).as_deref(), Some("burun"));
        assert_eq!(stem("rolünü", &known).as_deref(), Some("rol"));
        assert_eq!(stem("defterdarlığı", &known).as_deref(), Some("defterdarlık"));
        assert_eq!(stem("kalem", &known), None);
    }

    #[test]
    fn short_and_odd_words_do_no_harm() {
        for word in ["", "a", "ğı", "ları", "lerinin", "x-y", "ıııı", "çççç"] {
            assert!(stem(word, &[word]).is_none_or(|stem| !stem.is_empty()));
        }
    }
}
