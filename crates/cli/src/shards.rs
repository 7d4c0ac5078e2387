//! The folders that `ikiz run --shard` wrote, for the commands that merge them.

use anyhow::{Context, bail};
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Setup, reading_version};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Opens the stores of shards. A folder may be named twice, in two ways.
pub fn open(folders: &[PathBuf], setup: &Setup) -> anyhow::Result<Vec<Store>> {
    let version = reading_version(setup);
    let open = |folder: &PathBuf| -> anyhow::Result<Store> {
        let shown = folder.display();
        if !Store::is_in(folder) {
            bail!("{shown}: no shard lies there; name folders that `ikiz run --shard I/N` wrote");
        }
        Store::open_existing(folder, &version)?.with_context(|| {
            format!("{shown}: made by another version of ikiz or with other settings; give the settings of the shards")
        })
    };
    let different: BTreeMap<PathBuf, &PathBuf> = folders.iter().map(|folder| (full(folder), folder)).collect();
    different.into_values().map(open).collect()
}

/// Whether a folder is one of the shards.
pub fn are_named(folders: &[PathBuf], folder: &Path) -> bool {
    folders.iter().any(|shard| full(shard) == full(folder))
}

/// The same path for all names of a folder.
fn full(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}
