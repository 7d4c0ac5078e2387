//! A controlled vocabulary of the user: the terms that keywords should be, in both languages, with what stands above
//! them. A keyword is found in any case, number and inflection, by its keys, without looking at other texts.

mod form;
mod read;
mod relation;

use form::{form, parts, turned};
use ikiz_document::{Language, Twin, VocabularyTerm};
use serde::Serialize;
use std::collections::BTreeMap;

/// The number of an entry, in the order of the file.
type EntryNumber = u32;

/// The entries of a vocabulary: each a concept with its terms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Vocabulary {
    entries: Vec<Entry>,
    /// The entries of a term, by its form.
    forms: Twin<BTreeMap<String, Vec<EntryNumber>>>,
    /// The entry of an id.
    ids: BTreeMap<String, EntryNumber>,
}

/// A concept. Its first term in a language is the preferred one; the others are synonyms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct Entry {
    preferred: Twin<Option<String>>,
    id: Option<String>,
    broader: Vec<Broader>,
}

/// A broader term of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Broader {
    /// As the file has it: a term, or the id of an entry.
    printed: String,
    /// Its forms as a term of either language, if it is no id.
    forms: Twin<String>,
    /// The entries that it names; none if no row has it as a term.
    entries: Vec<EntryNumber>,
}

impl Vocabulary {
    /// Whether a keyword is a term of the vocabulary; `None` if it has no terms in that language.
    pub fn has(&self, keyword: &str, language: Language) -> Option<bool> {
        (!self.forms.of(language).is_empty()).then(|| !self.entries_of(keyword, language).is_empty())
    }

    /// What the vocabulary has for a keyword: of several entries with the same term, the first.
    pub fn term(&self, keyword: &str, language: Language) -> Option<VocabularyTerm> {
        let entry = self.entry(*self.entries_of(keyword, language).first()?);
        let broader = |broader: &Broader| match broader.entries.first().map(|above| self.entry(*above)) {
            Some(above) => above.name(language).unwrap_or(&broader.printed).to_owned(),
            None => broader.printed.clone(),
        };
        Some(VocabularyTerm {
            term: entry.name(language).unwrap_or_default().to_owned(),
            id: entry.id.clone(),
            broader: entry.broader.iter().map(broader).collect(),
        })
    }

    /// The entries that have a keyword, or a part of one that explains itself in brackets, as a term.
    fn entries_of(&self, keyword: &str, language: Language) -> &[EntryNumber] {
        let forms = self.forms.of(language);
        let found = |text: &str| forms.get(&form(text, language)).map(Vec::as_slice);
        let whole = found(keyword);
        whole.or_else(|| parts(keyword).iter().find_map(|part| found(part))).unwrap_or_default()
    }

    fn entry(&self, number: EntryNumber) -> &Entry {
        &self.entries[number as usize]
    }

    /// Adds a term to an entry, also as it is said: `Diabetes Mellitus, Type 2` is `type 2 diabetes mellitus`.
    fn add_term(&mut self, number: EntryNumber, term: &str, plain: String, language: Language) {
        let forms = [Some(plain), turned(term).map(|turned| form(&turned, language))];
        for form in forms.into_iter().flatten().filter(|form| !form.is_empty()) {
            let entries = self.forms.of_mut(language).entry(form).or_default();
            if !entries.contains(&number) {
                entries.push(number);
            }
        }
        self.entries[number as usize].preferred.of_mut(language).get_or_insert_with(|| term.to_owned());
    }
}

impl Entry {
    /// Its preferred term in a language, or else in the other one.
    fn name(&self, language: Language) -> Option<&str> {
        self.preferred.of(language).as_ref().or_else(|| self.preferred.iter().flatten().next()).map(String::as_str)
    }
}

#[cfg(test)]
mod tests;
