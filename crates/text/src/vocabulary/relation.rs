//! How the entries of two keywords stand to each other.

use super::form::{form, parts};
use super::{EntryNumber, Vocabulary};
use ikiz_document::{Language, Twin, VocabularyRelation};
use std::collections::BTreeSet;

impl Vocabulary {
    /// How two keywords stand to each other; `None` if one is neither a term of the vocabulary nor above the other.
    pub fn relation(&self, keywords: Twin<&str>) -> Option<VocabularyRelation> {
        let sides = keywords.with_language();
        let found = sides.map(|(language, keyword)| self.entries_of(keyword, language));
        if found.english.iter().any(|entry| found.turkish.contains(entry)) {
            return Some(VocabularyRelation::Same);
        }
        let is_above = |upper: Language, lower: Language| {
            let above = self.above(found.of(lower));
            above.entries.iter().any(|entry| found.of(upper).contains(entry))
                || above.has_term(keywords.of(upper), upper)
        };
        if is_above(Language::English, Language::Turkish) {
            Some(VocabularyRelation::EnglishBroader)
        } else if is_above(Language::Turkish, Language::English) {
            Some(VocabularyRelation::TurkishBroader)
        } else {
            found.iter().all(|entries| !entries.is_empty()).then_some(VocabularyRelation::Different)
        }
    }

    /// All that stands above entries, at any height.
    fn above(&self, entries: &[EntryNumber]) -> Above<'_> {
        let mut above = Above::default();
        let mut open = entries.to_vec();
        while let Some(entry) = open.pop() {
            for broader in &self.entry(entry).broader {
                open.extend(broader.entries.iter().filter(|entry| above.entries.insert(**entry)));
                if broader.entries.is_empty() {
                    above.terms.push(&broader.forms);
                }
            }
        }
        above
    }
}

/// What stands above entries.
#[derive(Default)]
struct Above<'v> {
    entries: BTreeSet<EntryNumber>,
    /// The forms of broader terms that are no entries.
    terms: Vec<&'v Twin<String>>,
}

impl Above<'_> {
    /// Whether a keyword is one of the terms that are no entries.
    fn has_term(&self, keyword: &str, language: Language) -> bool {
        if self.terms.is_empty() {
            return false;
        }
        let mut forms = vec![form(keyword, language)];
        forms.extend(parts(keyword).iter().map(|part| form(part, language)));
        self.terms.iter().any(|term| forms.contains(term.of(language)))
    }
}
