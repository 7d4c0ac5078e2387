//! Blobs that are put and not written yet.

use super::key::{StoreKey, Table};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What goes before a blob in memory: key, pointers, its share of the tree.
const OVERHEAD: usize = 64;

/// Blobs in the order of their keys.
#[derive(Debug, Default)]
pub(super) struct Batch {
    blobs: BTreeMap<(Table, StoreKey), Box<[u8]>>,
    bytes: usize,
}

impl Batch {
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    pub fn len(&self) -> usize {
        self.blobs.len()
    }

    pub fn is_empty(&self) -> bool {
        self.blobs.is_empty()
    }

    pub fn put(&mut self, table: Table, key: StoreKey, blob: Box<[u8]>) {
        self.bytes += blob.len() + OVERHEAD;
        if let Some(old) = self.blobs.insert((table, key), blob) {
            self.bytes -= old.len() + OVERHEAD;
        }
    }

    pub fn get(&self, table: Table, key: StoreKey) -> Option<&[u8]> {
        self.blobs.get(&(table, key)).map(AsRef::as_ref)
    }

    /// All blobs with their tables and keys, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Table, &StoreKey, &[u8])> {
        self.blobs.iter().map(|((table, key), blob)| (*table, key, blob.as_ref()))
    }

    /// Drops the blobs of a table whose keys are not kept.
    pub fn retain(&mut self, table: Table, keep: &dyn Fn(&StoreKey) -> bool) {
        let bytes = &mut self.bytes;
        self.blobs.retain(|(of, key), blob| {
            let kept = *of != table || keep(key);
            *bytes -= if kept { 0 } else { blob.len() + OVERHEAD };
            kept
        });
    }
}

/// The blobs that are gathered, and those that are just being written. Both are seen by readers.
#[derive(Debug, Default)]
pub(super) struct Buffer {
    pub pending: Batch,
    writing: Arc<Batch>,
}

impl Buffer {
    pub fn get(&self, table: Table, key: StoreKey) -> Option<&[u8]> {
        self.pending.get(table, key).or_else(|| self.writing.get(table, key))
    }

    /// The keys of a table.
    pub fn keys(&self, table: Table) -> impl Iterator<Item = StoreKey> {
        let all = self.pending.iter().chain(self.writing.iter());
        all.filter(move |(of, ..)| *of == table).map(|(_, key, _)| *key)
    }

    /// Hands out what is gathered, to be written.
    pub fn start_writing(&mut self) -> Arc<Batch> {
        self.writing = Arc::new(std::mem::take(&mut self.pending));
        Arc::clone(&self.writing)
    }

    /// Forgets the blobs that were handed out: they are written.
    pub fn written(&mut self) {
        self.writing = Arc::default();
    }

    /// Takes the blobs that were handed out back: they could not be written.
    pub fn not_written(&mut self) {
        for (table, key, blob) in std::mem::take(&mut self.writing).iter() {
            if self.pending.get(table, *key).is_none() {
                self.pending.put(table, *key, blob.into());
            }
        }
    }
}
