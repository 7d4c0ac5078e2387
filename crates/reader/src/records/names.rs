//! Files that hold many documents: the names of the records in them.

use ikiz_document::DocumentId;
use ikiz_text::nfc;
use rustc_hash::FxHashMap;

/// Gives the records of a file their document ids, one after the other.
pub(crate) struct Names {
    file: DocumentId,
    place: usize,
    /// The names that are taken, by their hashes, each with how often it was asked for.
    taken: FxHashMap<u64, u32>,
}

impl Names {
    /// Names for the records of a file.
    pub fn new(file: DocumentId) -> Self {
        Self { file, place: 0, taken: FxHashMap::default() }
    }

    /// The document id of the next record: `file#record`. A record without an id is called by its place, from 1; a
    /// second one of the same id has `~2` behind it.
    pub fn next(&mut self, given: Option<&str>) -> DocumentId {
        self.place += 1;
        let given = given.map(clean).filter(|id| !id.is_empty());
        let wanted = given.unwrap_or_else(|| self.place.to_string());
        let mut name = wanted.clone();
        let mut times = self.taken.get(&hash(&wanted)).copied().unwrap_or(0);
        // A name may have been given as it stands: `a~2`.
        while self.taken.contains_key(&hash(&name)) {
            times += 1;
            name = format!("{wanted}~{times}");
        }
        self.taken.insert(hash(&wanted), times.max(1));
        self.taken.entry(hash(&name)).or_insert(1);
        DocumentId::new(format!("{}#{name}", self.file))
    }

    /// Whether no name was given yet.
    pub fn is_fresh(&self) -> bool {
        self.place == 0
    }
}

/// A hash that is the same on all machines. Two names with one hash are numbered as if they were equal.
fn hash(name: &str) -> u64 {
    blake3::hash(name.as_bytes()).as_bytes().first_chunk().map_or(0, |first| u64::from_le_bytes(*first))
}

/// An id on one line, in NFC, without what is not printed.
fn clean(id: &str) -> String {
    let printed: String = nfc(id).chars().filter(|letter| !letter.is_control()).collect();
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_records_have_one_name() {
        let mut names = Names::new(DocumentId::new("f"));
        let given =
            [Some("a"), Some("a"), None, Some("a~2"), Some("a"), Some("a~2"), Some(" \n"), Some("b  c"), Some("3")];
        let named: Vec<String> = given.iter().map(|id| names.next(*id).to_string()).collect();
        assert_eq!(named, ["f#a", "f#a~2", "f#3", "f#a~2~2", "f#a~3", "f#a~2~3", "f#7", "f#b c", "f#3~2"]);
    }
}
