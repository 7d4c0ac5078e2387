//! What a document declares of its own publication, and the group in which it is counted.

use serde::{Deserialize, Serialize};

/// What the file, the record or the first page says of the document. What none of them says is empty: nothing is
/// guessed from dates or names of files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Year of publication, 1800 to 2100.
    pub year: Option<u16>,
    /// Name of the journal, as given.
    pub journal: Option<String>,
    /// Volume, as given: `12`, `XII`.
    pub volume: Option<String>,
    /// Number within the volume, or of the journal: `3`, `1-2`, `Special Issue 3`.
    pub issue: Option<String>,
    /// Authors, in the order given.
    pub authors: Vec<String>,
    /// DOI, as `10.x/y`.
    pub doi: Option<String>,
    /// Web address, as given.
    pub url: Option<String>,
    /// The kind of work that a record gives: `article`, `masterThesis`.
    pub record_type: Option<String>,
    /// The group of the document, by the setting: its sub-folder, year, journal or a column.
    pub group: Option<String>,
    /// ORCID ids, each once, in the order given.
    pub orcids: Vec<String>,
    /// The date on which the manuscript was received, as given.
    pub received: Option<String>,
    /// The date on which it was accepted, as given.
    pub accepted: Option<String>,
}

impl Metadata {
    /// Takes from `other` what is not said yet; lists are taken as a whole.
    pub fn fill(&mut self, other: Self) {
        fn fill<T>(place: &mut Option<T>, value: Option<T>) {
            *place = place.take().or(value);
        }
        fn fill_list(place: &mut Vec<String>, list: Vec<String>) {
            if place.is_empty() {
                *place = list;
            }
        }
        fill(&mut self.year, other.year);
        fill(&mut self.journal, other.journal);
        fill(&mut self.volume, other.volume);
        fill(&mut self.issue, other.issue);
        fill_list(&mut self.authors, other.authors);
        fill(&mut self.doi, other.doi);
        fill(&mut self.url, other.url);
        fill(&mut self.record_type, other.record_type);
        fill(&mut self.group, other.group);
        fill_list(&mut self.orcids, other.orcids);
        fill(&mut self.received, other.received);
        fill(&mut self.accepted, other.accepted);
    }

    /// What an article shares with the whole issue in which it stands.
    #[must_use]
    pub fn of_issue(&self) -> Self {
        Self {
            year: self.year,
            journal: self.journal.clone(),
            volume: self.volume.clone(),
            issue: self.issue.clone(),
            group: self.group.clone(),
            ..Self::default()
        }
    }
}
