//! The result that a folder has already: whether it is the one that a run would write again.

use crate::job::Made;
use crate::summary::Summary;
use ikiz_document::Failure;
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::store::{self, Store, StoreKey, Table};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// What was published, and what was said of it.
#[derive(Serialize, Deserialize)]
pub struct Earlier {
    digest: StoreKey,
    /// The settings, apart from those of the machine.
    settings: BTreeMap<String, Vec<String>>,
    files: Vec<Published>,
    summary: Summary,
    failures: Vec<Failure>,
    /// What was said of comparisons.
    warnings: Vec<String>,
}

/// A file of the result as it was published.
#[derive(Serialize, Deserialize, PartialEq)]
struct Published {
    path: PathBuf,
    bytes: u64,
    /// When it was changed last, in nanoseconds since 1970.
    changed: u128,
}

impl Earlier {
    /// What a run has published just now.
    pub fn new(digest: StoreKey, published: &[PathBuf], settings: &Settings, made: &Made) -> Self {
        let files = published.iter().filter_map(|path| Published::of(path)).collect();
        let Made { summary, failures, warnings, .. } = made;
        let (summary, failures, warnings) = (summary.clone(), failures.clone(), warnings.clone());
        Self { digest, settings: shown(settings), files, summary, failures, warnings }
    }

    /// The earlier result, if it has the same digest and settings, and nobody changed its files.
    pub fn of(store: &Store, digest: &StoreKey, settings: &Settings) -> Option<Self> {
        let blob = store.get(Table::State, &key()).ok().flatten()?;
        let earlier: Self = store::decode(&blob).ok()?;
        let is_same = earlier.digest == *digest && earlier.settings == shown(settings) && !earlier.files.is_empty();
        let is_there = |file: &Published| Published::of(&file.path).as_ref() == Some(file);
        (is_same && earlier.files.iter().all(is_there)).then_some(earlier)
    }

    /// Keeps it in the store.
    pub fn keep(&self, store: &Store) -> anyhow::Result<()> {
        store.put(Table::State, &key(), &store::encode(self))?;
        Ok(store.flush()?)
    }

    /// What the earlier run made.
    pub fn again(self) -> Made {
        let Self { summary, failures, warnings, .. } = self;
        Made { summary, failures, warnings, is_known: true }
    }
}

impl Published {
    fn of(path: &Path) -> Option<Self> {
        let found = path.metadata().ok()?;
        let changed = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
        Some(Self { path: path.to_owned(), bytes: found.len(), changed })
    }
}

fn key() -> StoreKey {
    StoreKey::of(&[b"result"])
}

fn shown(settings: &Settings) -> BTreeMap<String, Vec<String>> {
    settings.shown().into_iter().map(|(name, shown)| (name.to_owned(), shown)).collect()
}
