//! What is handed from the run of a shard to the run that merges them: its ledger, in its store, beside its records.

use crate::observe::Observations;
use crate::run::{Run, RunError};
use crate::shard::Shard;
use crate::store::{self, Store, StoreKey, Table};
use rustc_hash::FxHashSet;
use std::path::Path;

/// Where the ledger of a shard is in its store.
fn ledger() -> StoreKey {
    StoreKey::of(&[b"shard"])
}

/// Puts what was observed in a shard into its store. Of each content, the first document must be counted and no other.
pub(crate) fn keep(run: &Run<'_>, shard: Shard, observations: &Observations) -> Result<(), RunError> {
    run.store.put(Table::State, &ledger(), &store::encode(&(shard, observations)))?;
    Ok(run.store.flush()?)
}

/// Merges what was observed in all shards.
pub(crate) fn merged(run: &Run<'_>, stores: &[Store]) -> Result<Observations, RunError> {
    let (mut all, mut shards) = (Observations::default(), Vec::<(Shard, StoreKey)>::new());
    // The store lies in the folder that the user names.
    let folder = |store: &Store| store.folder().and_then(Path::parent).map(Path::to_owned).unwrap_or_default();
    for store in stores {
        let broken = || RunError::NoShard(folder(store));
        let blob = store.get(Table::State, &ledger())?.ok_or_else(broken)?;
        let digest = StoreKey::of(&[&blob]);
        let kept = store::decode::<(Shard, Observations)>(&blob).ok();
        let (shard, mut observations) = kept.ok_or_else(broken)?;
        match shards.iter().find(|(known, _)| *known == shard || !known.is_beside(shard)) {
            None => {}
            Some((_, known)) if *known == digest => continue,
            Some(_) => return Err(RunError::OtherShard(folder(store), shard)),
        }
        let mut contents = FxHashSet::default();
        for entry in &mut observations.entries {
            run.go_on()?;
            entry.is_counted = contents.insert(entry.content.clone());
            if !store.contains(Table::Records, &entry.key)? {
                return Err(broken());
            }
        }
        all.merge(observations);
        shards.push((shard, digest));
    }
    // Each shard says which paths lead nowhere.
    all.refused.sort_by(|left, right| left.0.cmp(&right.0));
    all.refused.dedup_by(|left, right| left.0 == right.0);
    let shards: Vec<Shard> = shards.into_iter().map(|(shard, _)| shard).collect();
    match Shard::missing(&shards) {
        Some(missing) => Err(RunError::MissingShard(missing)),
        None => Ok(all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observe::observe;
    use crate::run::{Inputs, Request, Wanted};
    use crate::{Setup, Translations, observe_shard};
    use ikiz_document::DocumentId;
    use std::path::PathBuf;
    use std::slice;
    use std::sync::Arc;

    fn request<'a>(inputs: Inputs<'a>, setup: &'a Setup, store: &'a Store) -> Request<'a> {
        Request { inputs, setup, wanted: Wanted::ALL, store, observer: &() }
    }

    fn counted(request: Request<'_>) -> Observations {
        let run = Run::new(request).expect("threads");
        let mut observations = observe(&run).expect("observed");
        observations.keep_first_of_each();
        observations.count(&run).expect("counted");
        observations
    }

    #[test]
    fn merged_shards_count_each_content_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let text = |number: usize| format!("Abstract\n\nThere are {number} <b>old</b> bridges over river{number}.\n");
        for at in 0..12 {
            std::fs::write(folder.path().join(format!("{at}.txt")), text(at % 4)).expect("a file");
        }
        // The same bytes have other words in this format.
        std::fs::write(folder.path().join("0.html"), text(2)).expect("a file");
        let (setup, paths) = (Setup::default(), PathBuf::from(folder.path()));
        let stores: Vec<Store> = (0..3).map(|_| Store::temporary()).collect();
        for (store, shard) in stores.iter().zip(["1/3", "2/3", "3/3"]) {
            let inputs = Inputs::Paths(slice::from_ref(&paths), shard.parse().expect("a shard"));
            observe_shard(request(inputs, &setup, store)).expect("a shard");
        }
        let (one, other) = (Store::temporary(), Store::temporary());
        let whole = counted(request(Inputs::Paths(slice::from_ref(&paths), Shard::WHOLE), &setup, &one));
        let merged = counted(request(Inputs::Shards(&stores), &setup, &other));
        let ids = |observations: &Observations| -> Vec<DocumentId> {
            observations.entries.iter().map(|entry| entry.id.clone()).collect()
        };
        assert_eq!((ids(&whole).len(), ids(&whole)), (4, ids(&merged)));
        assert_eq!(whole.surfaces, merged.surfaces);
    }

    #[test]
    fn reports_of_shards_are_taken_where_the_keys_of_all_documents_are_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        let text = |number: usize| format!("Abstract\n\nThere are {number} old bridges over river {number}.\n");
        for at in 0..12 {
            std::fs::write(folder.path().join(format!("{at}.txt")), text(at)).expect("a file");
        }
        let translations = Translations { model: Some(Arc::default()), ..Translations::default() };
        let (setup, paths) = (Setup { translations, ..Setup::default() }, PathBuf::from(folder.path()));
        let stores: Vec<Store> = (0..2).map(|_| Store::temporary()).collect();
        for (store, shard) in stores.iter().zip(["1/2", "2/2"]) {
            let inputs = Inputs::Paths(slice::from_ref(&paths), shard.parse().expect("a shard"));
            observe_shard(request(inputs, &setup, store)).expect("a shard");
        }
        let made = |store: &Store| store.keys(Table::Reports).expect("keys").len();
        assert_eq!(stores.iter().map(made).sum::<usize>(), 12);
        let merged = Store::temporary();
        let ran = crate::run(request(Inputs::Shards(&stores), &setup, &merged), |_| false, |_| Ok::<(), RunError>(()));
        assert!(ran.is_ok_and(|report| report.is_some()));
        assert_eq!(made(&merged), 0, "none was made again");
    }
}
