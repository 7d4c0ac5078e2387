//! Printed forms of a term: which letters are capitals because the word is a name, and which because they begin a
//! sentence or a headline. Forms are merged by addition.

use crate::text_number::text_number;
use ikiz_document::Language;
use ikiz_text::is_plain_apostrophe;
use serde::{Deserialize, Serialize};

/// A printed form of a term with the evidence for its capitals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Form {
    number: u64,
    /// In the lower case of its language.
    pub lower: Box<str>,
    /// Occurrences.
    pub count: u32,
    /// Occurrences in lower case.
    pub plain: u32,
    /// Forms with meaningful capitals and their counts, sorted by bytes.
    pub capitals: Vec<(Box<str>, u32)>,
}

impl Form {
    /// A form without occurrences.
    pub fn new(lower: Box<str>) -> Self {
        Self { number: text_number(&lower), lower, count: 0, plain: 0, capitals: Vec::new() }
    }

    /// One more occurrence; `printed` if its case is meaningful.
    fn add(&mut self, printed: Option<&str>) {
        self.count = self.count.saturating_add(1);
        match printed {
            Some(printed) if *printed == *self.lower => self.plain = self.plain.saturating_add(1),
            Some(printed) => self.add_capitals(printed, 1),
            None => {}
        }
    }

    fn add_capitals(&mut self, printed: &str, count: u32) {
        match self.capitals.binary_search_by(|(known, _)| (**known).cmp(printed)) {
            Ok(at) => self.capitals[at].1 = self.capitals[at].1.saturating_add(count),
            Err(at) => {
                self.capitals.reserve_exact(1);
                self.capitals.insert(at, (printed.into(), count));
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        self.count = self.count.saturating_add(other.count);
        self.plain = self.plain.saturating_add(other.plain);
        for (printed, count) in &other.capitals {
            self.add_capitals(printed, *count);
        }
    }

    /// The form as it is shown: with capitals if it is printed so more often than in lower case.
    pub fn display(&self) -> &str {
        // The first of the most frequent: `max_by_key` would take the last.
        let capitals = self.capitals.iter().rev().max_by_key(|(_, count)| *count);
        match capitals {
            Some((printed, count)) if *count > self.plain => printed,
            _ => &self.lower,
        }
    }
}

/// The printed forms of a term, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Forms(
    /// By number, for a frequent term has hundreds, and is looked up for each occurrence.
    Vec<Form>,
);

impl Forms {
    /// One more occurrence of a form; `printed` if its case is meaningful.
    pub fn add(&mut self, lower: &str, printed: Option<&str>) {
        let at = self.find(text_number(lower), lower).unwrap_or_else(|at| {
            self.insert(at, Form::new(lower.into()));
            at
        });
        self.0[at].add(printed);
    }

    /// Where a form is, or belongs.
    fn find(&self, number: u64, lower: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|known| known.number.cmp(&number).then_with(|| (*known.lower).cmp(lower)))
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// All, sorted by lower case.
    pub fn all(&self) -> Vec<&Form> {
        let mut all: Vec<&Form> = self.0.iter().collect();
        all.sort_by(|left, right| left.lower.cmp(&right.lower));
        all
    }

    /// Adds the forms of the same term.
    pub fn merge(&mut self, other: &Self) {
        for form in &other.0 {
            match self.find(form.number, &form.lower) {
                Ok(at) => self.0[at].merge(form),
                Err(at) => self.insert(at, form.clone()),
            }
        }
    }

    /// Most terms have one form: there is room for no more than are there.
    fn insert(&mut self, at: usize, form: Form) {
        if self.0.len() == self.0.capacity() {
            self.0.reserve_exact(1 + self.0.len() / 2);
        }
        self.0.insert(at, form);
    }

    /// The forms as they are shown with their counts, most frequent first.
    pub fn shown(&self) -> Vec<(&str, u32)> {
        let mut shown: Vec<_> = self.0.iter().map(|form| (form.display(), form.count)).collect();
        // Of two equally frequent forms, the shorter has fewer suffixes.
        shown.sort_by(|left, right| {
            right.1.cmp(&left.1).then_with(|| left.0.len().cmp(&right.0.len())).then_with(|| left.0.cmp(right.0))
        });
        shown
    }
}

impl FromIterator<Form> for Forms {
    /// Of distinct forms.
    fn from_iter<I: IntoIterator<Item = Form>>(forms: I) -> Self {
        let mut forms: Vec<Form> = forms.into_iter().collect();
        forms.sort_by(|left, right| left.number.cmp(&right.number).then_with(|| left.lower.cmp(&right.lower)));
        Self(forms)
    }
}

/// The word without an ending after an apostrophe: `NATO’nun` → `NATO`, `Turkey’s` → `Turkey`; `Kur’an` stays.
pub(crate) fn without_ending(word: &str, language: Language) -> &str {
    let Some((stem, ending)) = word.rsplit_once(is_plain_apostrophe) else { return word };
    let is_ending = match language {
        Language::English => matches!(ending, "s" | "S" | ""),
        Language::Turkish => !INNER_PARTS.iter().any(|part| part.eq_ignore_ascii_case(ending)),
    };
    if is_ending && !stem.is_empty() { stem } else { word }
}

/// The parts after an apostrophe that is a glottal stop: Kur’an, mes’ele, san’at, şi’r.
const INNER_PARTS: [&str; 7] = ["an", "at", "ele", "r", "ân", "âni", "î"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_after_an_apostrophe_are_removed() {
        assert_eq!(without_ending("NATO’nun", Language::Turkish), "NATO");
        assert_eq!(without_ending("Kur'an", Language::Turkish), "Kur'an");
        assert_eq!(without_ending("KUR’AN", Language::Turkish), "KUR’AN");
        assert_eq!(without_ending("Kur’an’ın", Language::Turkish), "Kur’an");
        assert_eq!(without_ending("Turkey's", Language::English), "Turkey");
        assert_eq!(without_ending("o'clock", Language::English), "o'clock");
        assert_eq!(without_ending("'", Language::English), "'");
    }

    #[test]
    fn the_more_frequent_case_is_shown() {
        let mut forms = Forms::default();
        forms.add("nato", Some("NATO"));
        assert_eq!(forms.shown(), [("NATO", 1)]);
        forms.add("nato", None);
        assert_eq!(forms.shown(), [("NATO", 2)]);
        forms.add("nato", Some("nato"));
        assert_eq!(forms.shown(), [("nato", 3)], "a draw goes to lower case");
    }

    #[test]
    fn the_order_of_merging_makes_no_difference() {
        let parts = ["Ege", "ege", "EGE", "Ege"].map(|printed| {
            let mut forms = Forms::default();
            forms.add("ege", Some(printed));
            forms
        });
        let fold = |order: [usize; 4]| {
            let mut sum = Forms::default();
            for at in order {
                sum.merge(&parts[at]);
            }
            sum
        };
        assert_eq!(fold([0, 1, 2, 3]), fold([3, 2, 1, 0]));
    }
}
