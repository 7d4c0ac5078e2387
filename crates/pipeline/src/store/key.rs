//! The names of blobs.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The tables of a store; a key may be in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// What reading a document gave.
    Records,
    /// What comparing its sections gave.
    Reports,
    /// What belongs to no document.
    State,
}

impl Table {
    pub(super) const ALL: [Self; 3] = [Self::Records, Self::Reports, Self::State];
}

/// The name of a blob in its table: the first half of a BLAKE3 hash of what the blob depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StoreKey([u8; 16]);

impl StoreKey {
    /// The key of what the parts say. Parts that are cut at other places are other parts.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
        let mut key = [0; 16];
        hasher.finalize_xof().fill(&mut key);
        Self(key)
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// In hexadecimal digits.
impl fmt::Display for StoreKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl From<[u8; 16]> for StoreKey {
    fn from(key: [u8; 16]) -> Self {
        Self(key)
    }
}
