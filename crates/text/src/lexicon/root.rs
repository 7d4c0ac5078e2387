//! Roots: the lemmas of a language with what is known about them.
//!
//! The Turkish roots are compiled into `data/tr/roots.tsv`; a test keeps the file in step with the lexicon.

use super::field::translations;
use crate::data::entries;
use ikiz_document::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const TURKISH_ROOTS: &str = include_str!("../../data/tr/roots.tsv");

/// What is known about a root.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Root(pub(super) u16);

impl Root {
    /// A noun, an adjective or another word that takes nominal endings.
    pub(crate) const NOMINAL: Self = Self(1);
    /// A verb: a stem without -mAk.
    pub(crate) const VERB: Self = Self(2);
    /// A proper name.
    pub(crate) const NAME: Self = Self(4);
    /// A pronoun or determiner.
    pub(crate) const FUNCTION: Self = Self(8);
    /// A word that takes no endings.
    pub(crate) const INVARIABLE: Self = Self(512);
    /// A noun among the nominal words.
    pub(crate) const NOUN: Self = Self(1024);
    /// Takes front endings after a back vowel.
    pub(crate) const FRONT: Self = Self(16);
    /// Loses its last vowel before a vowel.
    pub(crate) const DROPS: Self = Self(32);
    /// Doubles its last consonant before a vowel.
    pub(crate) const DOUBLES: Self = Self(64);
    /// Softens its last consonant although it is short or ends in -t.
    pub(crate) const SOFTENS: Self = Self(128);
    /// Keeps its last consonant.
    pub(crate) const KEEPS: Self = Self(256);

    /// An adjective.
    pub(crate) const ADJECTIVE: Self = Self(2048);
    /// Not in the lexicon, but derived from a lemma of it.
    pub(crate) const DERIVED: Self = Self(4096);
    #[cfg(test)]
    pub(super) const WORD: Self =
        Self(Self::NOMINAL.0 | Self::VERB.0 | Self::NAME.0 | Self::FUNCTION.0 | Self::INVARIABLE.0);

    /// The letter for each in the compiled file.
    const CODES: [(char, Self); 11] = [
        ('n', Self::NOUN),
        ('o', Self::NOMINAL),
        ('v', Self::VERB),
        ('p', Self::NAME),
        ('f', Self::FUNCTION),
        ('i', Self::INVARIABLE),
        ('e', Self::FRONT),
        ('d', Self::DROPS),
        ('g', Self::DOUBLES),
        ('s', Self::SOFTENS),
        ('k', Self::KEEPS),
    ];

    fn read(code: &str) -> Self {
        let of = |letter: char| {
            Self::CODES.iter().find(|(code, _)| *code == letter).map_or(Self::default(), |(_, root)| *root)
        };
        code.chars().fold(Self::default(), |root, letter| root.with(of(letter)))
    }

    #[cfg(test)]
    pub(super) fn code(self) -> String {
        Self::CODES.iter().filter(|(_, root)| self.has(*root)).map(|(code, _)| *code).collect()
    }

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it takes no nominal endings.
    pub(crate) const fn is_only_verb(self) -> bool {
        self.0 & (Self::NOMINAL.0 | Self::NAME.0 | Self::FUNCTION.0) == 0
    }

    /// Whether it is a function word and nothing else.
    pub(crate) const fn is_only_function(self) -> bool {
        self.0 & (Self::NOMINAL.0 | Self::NAME.0 | Self::VERB.0) == 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Roots of one language.
#[derive(Default)]
pub(crate) struct Roots {
    /// What is known, and the lemma. It is usually the root itself; for a spelling without circumflex it is the lemma
    /// with circumflex (hikâye for hikaye).
    known: FxHashMap<&'static str, (Root, &'static str)>,
    /// A bit for each of them, by the number of its letters: most words that are no roots are told from them by it.
    marked: Vec<u64>,
}

/// Bits of [`Roots`] for its words.
const BITS: u32 = 1 << 20;

/// A number for the letters of a word, which can be had of the word's beginning and a letter more.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LettersHash(u64);

impl LettersHash {
    /// The number of these letters and a letter more.
    pub(crate) const fn with(self, letter: char) -> Self {
        Self((self.0.rotate_left(5) ^ letter as u64).wrapping_mul(0x517c_c1b7_2722_0a95))
    }

    fn of(word: &str) -> Self {
        word.chars().fold(Self::default(), Self::with)
    }

    /// Where its bit is: in which number, and the bit there.
    const fn place(self) -> (usize, u64) {
        let bit = (self.0 >> 44) as u32 % BITS;
        ((bit / u64::BITS) as usize, 1 << (bit % u64::BITS))
    }
}

impl Roots {
    /// What is known about a lemma.
    pub(crate) fn get(&self, lemma: &str) -> Option<Root> {
        self.find(lemma).map(|(root, _)| root)
    }

    /// What is known about a spelling of a lemma, and the lemma.
    pub(crate) fn find(&self, spelling: &str) -> Option<(Root, &'static str)> {
        self.known.get(spelling).copied()
    }

    /// Whether there may be a root of these letters; if not, there is none.
    pub(crate) fn may_hold(&self, letters: LettersHash) -> bool {
        let (at, bit) = letters.place();
        self.marked.get(at).is_some_and(|bits| bits & bit != 0)
    }

    pub(super) fn add(&mut self, word: &'static str, root: Root, lemma: &'static str) {
        self.marked.resize((BITS / u64::BITS) as usize, 0);
        let (at, bit) = LettersHash::of(word).place();
        self.marked[at] |= bit;
        let known = self.known.entry(word).or_insert((Root::default(), lemma));
        known.0 = known.0.with(root);
    }

    /// The same roots, of which none is told from other words by its letters alone.
    #[cfg(test)]
    pub(crate) fn unmarked(&self) -> Self {
        Self { known: self.known.clone(), marked: vec![u64::MAX; self.marked.len()] }
    }

    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, Root)> {
        self.known.iter().map(|(word, (root, _))| (*word, *root))
    }

    /// Removes parts of speech from a word, and the word itself if none is left.
    #[cfg(test)]
    pub(super) fn lose(&mut self, word: &'static str, lost: Root) {
        if let Some((root, _)) = self.known.get_mut(word) {
            root.0 &= !lost.0;
            if !root.has(Root::WORD) {
                self.known.remove(word);
            }
        }
    }

    /// What is known about a Turkish noun or adjective that is derived from a known word: `kötülük` from `kötü`.
    pub(crate) fn derived(&self, stem: &str) -> Option<Root> {
        let endings: &[&str] = match stem.chars().next_back()? {
            'k' => &["lık", "lik", "luk", "lük"],
            'z' => &["sız", "siz", "suz", "süz"],
            'l' => &["sal", "sel"],
            'ı' => &["cı", "çı", "lı"],
            'i' => &["ci", "çi", "li"],
            'u' => &["cu", "çu", "lu"],
            'ü' => &["cü", "çü", "lü"],
            _ => return None,
        };
        let base = endings.iter().find_map(|ending| stem.strip_suffix(ending))?;
        let known = base.chars().nth(2).is_some()
            && (self.get(base).is_some_and(|root| root.has(Self::DERIVABLE)) || self.derived(base).is_some());
        known.then_some(Root::NOMINAL.with(Root::NOUN).with(Root::DERIVED))
    }

    /// Whether a stem may be derived, by its last two letters; if not, [`Self::derived`] knows nothing of it.
    pub(crate) const fn may_derive(before: char, last: char) -> bool {
        match last {
            'k' | 'z' => matches!(before, 'ı' | 'i' | 'u' | 'ü'),
            'l' => matches!(before, 'a' | 'e'),
            'ı' | 'i' | 'u' | 'ü' => matches!(before, 'c' | 'ç' | 'l'),
            _ => false,
        }
    }

    const DERIVABLE: Root = Root(Root::NOMINAL.0 | Root::NAME.0);

    /// The roots of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Turkish => &TURKISH,
        }
    }
}

static ENGLISH: LazyLock<Roots> = LazyLock::new(|| {
    let mut roots = Roots::default();
    for row in translations().filter(|row| !row.words.english.contains(' ')) {
        roots.add(row.words.english, part(row.part), row.words.english);
    }
    roots
});

static TURKISH: LazyLock<Roots> = LazyLock::new(|| {
    let mut roots = Roots::default();
    for entry in entries(TURKISH_ROOTS) {
        let mut cells = entry.split('\t');
        if let (Some(word), Some(code)) = (cells.next(), cells.next()) {
            roots.add(word, Root::read(code), cells.next().unwrap_or(word));
        }
    }
    roots
});

pub(super) fn part(part: &str) -> Root {
    match part {
        "verb" => Root::VERB,
        "name" => Root::NAME,
        "noun" => Root::NOMINAL.with(Root::NOUN),
        "adjective" => Root::NOMINAL.with(Root::ADJECTIVE),
        "adverb" | "numeral" => Root::NOMINAL,
        "pronoun" | "determiner" => Root::FUNCTION,
        _ => Root::INVARIABLE,
    }
}

#[cfg(test)]
pub(super) fn bends(flags: &str) -> Root {
    flags.split(' ').fold(Root::default(), |root, flag| {
        root.with(match flag {
            "front" => Root::FRONT,
            "drops" => Root::DROPS,
            "doubles" => Root::DOUBLES,
            "softens" => Root::SOFTENS,
            "keeps" => Root::KEEPS,
            _ => Root::default(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_root_is_missed_by_its_letters() {
        for language in Language::BOTH {
            let roots = Roots::of(language);
            assert!(roots.all().all(|(word, _)| roots.may_hold(LettersHash::of(word))));
        }
    }

    proptest! {
        #[test]
        fn no_derived_word_is_missed_by_its_last_letters(stem in "(kötü|göz|su|kitap)?[a-zçşğıöü]?[lscçaeıiuü]{0,2}[a-zçşğıöü]") {
            let letters: Vec<char> = stem.chars().collect();
            let may = letters.len() > 1 && Roots::may_derive(letters[letters.len() - 2], letters[letters.len() - 1]);
            prop_assert!(may || Roots::of(Language::Turkish).derived(&stem).is_none());
        }
    }

    #[test]
    fn roots_have_their_parts_of_speech_and_flags() {
        let turkish = Roots::of(Language::Turkish);
        assert!(turkish.get("saat").is_some_and(|root| root.has(Root::NOMINAL) && root.has(Root::FRONT)));
        assert!(turkish.get("incele").is_some_and(|root| root.has(Root::VERB)));
        assert!(turkish.get("incelen").is_none_or(|root| !root.has(Root::VERB)), "the passive is a form of the verb");
        assert!(turkish.get("katıl").is_some_and(|root| root.has(Root::VERB)), "a verb of its own");
        assert!(
            Roots::of(Language::English)
                .get("study")
                .is_some_and(|root| root.has(Root::VERB) && root.has(Root::NOMINAL))
        );
    }
}
