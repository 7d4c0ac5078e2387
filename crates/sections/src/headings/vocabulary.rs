//! What words and wordings say of a line near a title: function words, words of journals and institutions, labels,
//! lines that are no title.

use crate::headings::wording::{Ending, Reach, wording};
use ikiz_document::{Language, Span};
use ikiz_text::data::entries;
use ikiz_text::{FoldedWord, folded, stop_words};
use rustc_hash::{FxHashMap, FxHashSet};

const FRONT_MATTER_WORDS: &str = include_str!("../../data/front_matter_words.txt");
const TITLE_MATTER_WORDS: &str = include_str!("../../data/title_matter_words.txt");
const INSTITUTION_WORDS: &str = include_str!("../../data/institution_words.txt");
const OPEN_WORDS: &str = include_str!("../../data/open_words.txt");
const NOT_TITLE_WORDS: &str = include_str!("../../data/not_title_words.txt");
const TITLE_LABELS: &str = include_str!("../../data/title_labels.txt");

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordClass(u8);

impl WordClass {
    pub(crate) const ENGLISH: Self = Self(1);
    pub(crate) const TURKISH: Self = Self(2);
    /// Of authors, affiliations, dates, journals.
    pub(crate) const MATTER: Self = Self(4);
    /// The last word of an institution's name.
    pub(crate) const INSTITUTION: Self = Self(8);
    /// One that a title does not end with.
    pub(crate) const OPEN: Self = Self(16);

    pub(crate) const fn has(self, class: Self) -> bool {
        self.0 & class.0 != 0
    }

    /// A function word of either language.
    pub(crate) const fn is_function(self) -> bool {
        self.0 & 3 != 0
    }
}

/// The word lists.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    words: FxHashMap<FoldedWord, WordClass>,
    not_titles: Wordings,
    labels: Wordings,
}

/// Wordings by their folded letters.
#[derive(Debug)]
struct Wordings {
    letters: FxHashSet<Box<str>>,
    reach: Reach,
}

impl Wordings {
    fn new(list: &str) -> Self {
        let letters: FxHashSet<Box<str>> = entries(list).map(|entry| folded(entry).into_boxed_str()).collect();
        let mut reach = Reach::default();
        for entry in entries(list) {
            reach.add(&folded(entry));
        }
        Self { letters, reach }
    }

    /// Where the longest wording at a place of a line ends.
    fn end(&self, text: &str, start: usize, line: Span) -> Option<usize> {
        let known =
            |letters: &str, ending: Ending, _| (ending == Ending::Word && self.letters.contains(letters)).then_some(());
        wording(&text[..line.end], start, &self.reach, known).map(|(end, ())| end)
    }
}

impl Vocabulary {
    pub(crate) fn new() -> Self {
        let mut words: FxHashMap<FoldedWord, WordClass> = FxHashMap::default();
        let mut add = |word: &str, class: WordClass| {
            if let Some(folded) = FoldedWord::of(word) {
                words.entry(folded).or_default().0 |= class.0;
            }
        };
        stop_words(Language::English).for_each(|word| add(word, WordClass::ENGLISH));
        stop_words(Language::Turkish).for_each(|word| add(word, WordClass::TURKISH));
        for (list, class) in [
            (FRONT_MATTER_WORDS, WordClass::MATTER),
            (TITLE_MATTER_WORDS, WordClass::MATTER),
            (INSTITUTION_WORDS, WordClass::INSTITUTION),
            (OPEN_WORDS, WordClass::OPEN),
        ] {
            entries(list).for_each(|word| add(word, class));
        }
        Self { words, not_titles: Wordings::new(NOT_TITLE_WORDS), labels: Wordings::new(TITLE_LABELS) }
    }

    /// What is known of a word.
    pub(crate) fn class(&self, word: FoldedWord) -> WordClass {
        self.words.get(&word).copied().unwrap_or_default()
    }

    /// Whether a line holds only wordings that are no title: `Araştırma Makalesi / Research Article`.
    pub(crate) fn is_not_title(&self, text: &str, line: Span) -> bool {
        let mut at = line.start;
        loop {
            let Some(end) = self.not_titles.end(text, at, line) else { return false };
            let rest = &text[end..line.end];
            let next = rest.trim_start_matches(|letter: char| !letter.is_alphabetic());
            if next.is_empty() {
                return true;
            }
            at = line.end - next.len();
        }
    }

    /// Whether a line begins with such a wording and a colon.
    pub(crate) fn is_labelled(&self, text: &str, line: Span) -> bool {
        let end = self.not_titles.end(text, line.start, line);
        end.is_some_and(|end| text[end..line.end].trim_start().starts_with(':'))
    }

    /// Where the title begins behind a label on its line; at the line's end where the label stands alone.
    pub(crate) fn behind_label(&self, text: &str, line: Span) -> Option<usize> {
        let end = self.labels.end(text, line.start, line)?;
        let rest = text[end..line.end].trim_start();
        // Makale Başlığı (İngilizce): …
        let rest = match rest.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
            Some((_, behind)) => behind.trim_start(),
            None => rest,
        };
        let behind = rest.strip_prefix([':', ';', '\t', '–', '—'])?.trim_start_matches([':', ' ', '\t', '\u{a0}']);
        Some(line.end - behind.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    #[test]
    fn the_lists_are_sorted() {
        for list in
            [FRONT_MATTER_WORDS, TITLE_MATTER_WORDS, INSTITUTION_WORDS, OPEN_WORDS, NOT_TITLE_WORDS, TITLE_LABELS]
        {
            ikiz_text::data::check_lower(list, 1);
        }
    }

    #[test]
    fn section_labels_and_slots_are_no_titles() {
        let vocabulary = Vocabulary::new();
        for line in [
            "Araştırma Makalesi",
            "ARAŞTIRMA MAKALESİ / RESEARCH ARTICLE",
            "Makale Başlığı Buraya",
            "TITLE OF THE ARTICLE",
            "Kitap Değerlendirmesi | Book Review",
            "Özgün Makale (Original Article)",
        ] {
            assert!(vocabulary.is_not_title(line, whole(line)), "{line}");
        }
        for line in ["Araştırma Makalesi Yazmanın Yolları", "Book Reviews in Ottoman Journals", "Derlemelerin Tarihi"]
        {
            assert!(!vocabulary.is_not_title(line, whole(line)), "{line}");
        }
    }

    #[test]
    fn a_label_stands_before_a_title() {
        let vocabulary = Vocabulary::new();
        let behind = |line: &'static str| vocabulary.behind_label(line, whole(line)).map(|at| &line[at..]);
        assert_eq!(behind("Tezin Adı: Ovada Su"), Some("Ovada Su"));
        assert_eq!(behind("Title of the thesis (English) : Water"), Some("Water"));
        assert_eq!(behind("Makale Başlığı:"), Some(""));
        assert_eq!(behind("Başlıksız Kitaplar: Bir İnceleme"), None);
        assert_eq!(behind("Title and Deed in Ottoman Law"), None);
    }
}
