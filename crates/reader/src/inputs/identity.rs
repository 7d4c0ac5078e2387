//! Names of documents: paths below the named input, made distinct where two inputs hold the same.

use ikiz_document::DocumentId;
use ikiz_text::nfc;
use std::collections::BTreeMap;
use std::path::{Component, Path};

/// What a document's name is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    /// The folders that lead to the named input, outermost first.
    pub folders: Vec<String>,
    /// The path below it.
    pub relative: String,
}

impl Name {
    /// The name of something below an input folder.
    pub fn new(root: &Path, relative: String) -> Self {
        let full = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        Self { folders: parts(&full), relative }
    }

    /// With that many of the leading folders.
    fn id(&self, folders: usize) -> String {
        let first = self.folders.len().saturating_sub(folders);
        let mut id = String::new();
        for folder in &self.folders[first..] {
            id.push_str(folder);
            id.push('/');
        }
        id + &self.relative
    }
}

/// A path as a name: its parts in NFC, `/` between them. What is no Unicode becomes U+FFFD.
pub(crate) fn slashed(path: &Path) -> String {
    parts(path).join("/")
}

fn parts(path: &Path) -> Vec<String> {
    let normal = path.components().filter_map(|part| match part {
        Component::Normal(part) => Some(nfc(&part.to_string_lossy()).into_owned()),
        _ => None,
    });
    normal.collect()
}

/// The ids of documents by their names: the path below the input; those that are equal take on the input's folder, and
/// then the folders above it. Names that no folder can tell apart (one in NFC and one in NFD, or no Unicode) stay short
/// and are numbered in the order given.
pub(crate) fn distinct(names: &[Name]) -> Vec<DocumentId> {
    let mut depths = vec![0; names.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for same in by_id(names, &depths).into_values() {
            if same.iter().all(|index| names[*index] == names[same[0]]) {
                continue;
            }
            for index in same {
                if depths[index] < names[index].folders.len() {
                    depths[index] += 1;
                    changed = true;
                }
            }
        }
    }
    let mut ids = vec![DocumentId::default(); names.len()];
    let taken = by_id(names, &depths);
    for (id, same) in &taken {
        let mut number = 1;
        for (place, index) in same.iter().enumerate() {
            let mut own = id.clone();
            while place > 0 && taken.contains_key(&own) {
                number += 1;
                own = format!("{id}~{number}");
            }
            ids[*index] = DocumentId::new(own);
        }
    }
    ids
}

fn by_id(names: &[Name], depths: &[usize]) -> BTreeMap<String, Vec<usize>> {
    let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, (name, depth)) in names.iter().zip(depths).enumerate() {
        by_id.entry(name.id(*depth)).or_default().push(index);
    }
    by_id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &[(&str, &str)]) -> Vec<String> {
        let name = |(folders, relative): &(&str, &str)| Name {
            folders: parts(Path::new(folders)),
            relative: (*relative).into(),
        };
        let names: Vec<_> = names.iter().map(name).collect();
        distinct(&names).iter().map(|id| id.as_str().to_owned()).collect()
    }

    #[test]
    fn ids_are_short_where_they_can_be() {
        assert_eq!(ids(&[("/home/a", "x.txt"), ("/home/b", "y.txt")]), ["x.txt", "y.txt"]);
    }

    #[test]
    fn equal_names_take_on_folders() {
        assert_eq!(ids(&[("/home/a", "x.txt"), ("/home/b", "x.txt")]), ["a/x.txt", "b/x.txt"]);
        assert_eq!(
            ids(&[("/c/a", "x.txt"), ("/d/a", "x.txt"), ("/e", "a/x.txt")]),
            ["c/a/x.txt", "d/a/x.txt", "e/a/x.txt"]
        );
    }

    #[test]
    fn what_stays_equal_is_numbered() {
        assert_eq!(ids(&[("/a", "x"), ("/a", "x"), ("/a", "x")]), ["x", "x~2", "x~3"]);
        assert_eq!(ids(&[("/b/a", "x"), ("/b/a", "x"), ("/b/c", "x")]), ["a/x", "a/x~2", "c/x"]);
    }

    #[test]
    fn names_are_nfc() {
        assert_eq!(slashed(Path::new("o\u{308}z/s\u{327}.txt")), "öz/ş.txt");
    }
}
