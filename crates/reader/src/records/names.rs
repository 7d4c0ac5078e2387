//! Files that hold many documents: the names of the records in them.

use crate::extract::Record;
use ikiz_document::DocumentId;
use ikiz_text::nfc;
use std::collections::BTreeSet;

/// The document ids of a file's records: `file#record`, or that of the file itself for the only one. A record without
/// an id is called by its place, from 1; a second one of the same id has `~2` behind it.
pub(crate) fn name(file: &DocumentId, records: &[Record]) -> Vec<DocumentId> {
    if let [Record { id: None, .. }] = records {
        return vec![file.clone()];
    }
    let mut taken = BTreeSet::new();
    let of_record = |(place, record): (usize, &Record)| {
        let given = record.id.as_deref().map(clean).filter(|id| !id.is_empty());
        let id = given.unwrap_or_else(|| place.to_string());
        let distinct = (1_u32..).map(|times| if times == 1 { id.clone() } else { format!("{id}~{times}") });
        let id = distinct.into_iter().find(|id| !taken.contains(id)).unwrap_or(id);
        taken.insert(id.clone());
        DocumentId::new(format!("{file}#{id}"))
    };
    (1..).zip(records).map(of_record).collect()
}

/// An id on one line, in NFC, without what is not printed.
fn clean(id: &str) -> String {
    let printed: String = nfc(id).chars().filter(|letter| !letter.is_control()).collect();
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}
