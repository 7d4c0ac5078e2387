//! The face of the store, as its callers use it, and what may happen to its files.

use super::*;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const SMALL_BATCH: usize = 20_000;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A process that another test has just started holds all locks of this one until it is itself.
fn open(folder: &TempDir) -> Store {
    loop {
        match Store::open(folder.path(), "one", false) {
            Err(StoreError::InUse { .. }) => std::thread::sleep(Duration::from_millis(1)),
            opened => return opened.expect("a store"),
        }
    }
}

fn with_small_batches(store: Store) -> Store {
    let mut store = store;
    store.batch = SMALL_BATCH;
    store
}

fn key(number: usize) -> StoreKey {
    StoreKey::of(&[b"key", &number.to_le_bytes()])
}

/// A blob of some hundred bytes that no other number has.
fn blob(number: usize) -> Vec<u8> {
    let length = 100 + number * 37 % 900;
    (0..length).map(|index| (index * (number + 3) + index / 7) as u8).chain(number.to_le_bytes()).collect()
}

fn put(store: &Store, numbers: std::ops::Range<usize>) {
    for number in numbers {
        store.put(Table::Records, &key(number), &blob(number)).expect("room");
    }
}

fn get(store: &Store, number: usize) -> Option<Vec<u8>> {
    store.get(Table::Records, &key(number)).expect("a readable store")
}

fn file(folder: &TempDir, name: &str) -> PathBuf {
    folder.path().join(".ikiz").join(name)
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path().join(".ikiz")).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// All that a store must do, wherever it keeps its blobs.
fn check_face(store: &Store) {
    assert_eq!(get(store, 1), None);
    put(store, 0..200);
    assert!((0..200).all(|number| get(store, number) == Some(blob(number))));
    assert!(store.contains(Table::Records, &key(7)).expect("a readable store"));
    assert!(!store.contains(Table::Reports, &key(7)).expect("a readable store"));
    assert_eq!(store.get(Table::Reports, &key(7)).expect("a readable store"), None);
    store.put(Table::Records, &key(7), b"other").expect("room");
    store.put(Table::Reports, &key(7), b"").expect("room");
    store.flush().expect("room");
    assert_eq!(get(store, 7).as_deref(), Some(&b"other"[..]));
    assert_eq!(store.get(Table::Reports, &key(7)).expect("a readable store"), Some(Vec::new()));
    put(store, 200..203);
    let kept: Vec<StoreKey> = [3, 5, 201].map(key).into();
    store.retain(Table::Records, &|key| kept.contains(key)).expect("room");
    let found = store.keys(Table::Records).expect("a readable store");
    assert!(found.is_sorted() && found.iter().all(|key| kept.contains(key)) && found.len() == 3);
    assert_eq!(store.keys(Table::Reports).expect("a readable store"), [key(7)]);
    assert_eq!((get(store, 4), get(store, 202), get(store, 201)), (None, None, Some(blob(201))));
}

#[test]
fn what_is_put_can_be_got_wherever_it_is_kept() {
    let folder = folder();
    check_face(&open(&folder));
    check_face(&with_small_batches(Store::open(folder.path(), "one", true).expect("a store")));
    check_face(&Store::temporary());
    check_face(&with_small_batches(Store::temporary()));
}

#[test]
fn the_next_process_finds_what_was_put() {
    let folder = folder();
    put(&open(&folder), 0..100);
    let store = open(&folder);
    assert!(store.dropped().is_none());
    assert!((0..100).all(|number| get(&store, number) == Some(blob(number))));
    drop(store);
    assert_eq!(names(&folder), ["CACHEDIR.TAG", "blobs.0", "directory.redb", "lock"]);
}

#[test]
fn another_version_and_a_fresh_start_find_nothing() {
    let folder = folder();
    put(&open(&folder), 0..10);
    let other = Store::open(folder.path(), "two", false).expect("a store");
    assert_eq!((get(&other, 1), other.dropped().is_none()), (None, true));
    put(&other, 0..10);
    drop(other);
    let fresh = Store::open(folder.path(), "two", true).expect("a store");
    assert_eq!(fresh.keys(Table::Records).expect("a readable store"), []);
    assert!(fs::metadata(file(&folder, "blobs.0")).expect("a file").len() == 0);
}

#[test]
fn threads_read_what_others_have_put() {
    let folder = folder();
    for store in [with_small_batches(open(&folder)), with_small_batches(Store::temporary())] {
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let store = &store;
                scope.spawn(move || {
                    for number in (thread * 200..(thread + 1) * 200).chain(0..50) {
                        put(store, number..number + 1);
                        assert_eq!(get(store, number), Some(blob(number)));
                        let other = number * 7 % 800;
                        assert!(get(store, other).is_none_or(|found| found == blob(other)));
                    }
                });
            }
        });
        assert!((0..800).all(|number| get(&store, number) == Some(blob(number))));
    }
}

#[test]
fn a_second_store_in_the_folder_is_refused_by_name() {
    let folder = folder();
    let first = open(&folder);
    let error = Store::open(folder.path(), "one", true).expect_err("a lock");
    assert!(matches!(&error, StoreError::InUse { process: Some(process), .. } if *process == std::process::id()));
    assert!(error.to_string().starts_with("store.in-use-by") && error.to_string().contains(".ikiz"), "{error}");
    drop(first);
    open(&folder);
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = folder();
    let path = folder.path().join("file");
    fs::write(&path, "text").expect("room");
    let error = Store::open(&path, "one", false).expect_err("a file is no folder");
    assert!(matches!(&error, StoreError::Io { path: named, .. } if named.starts_with(&path)), "{error:?}");
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn what_is_dropped_gives_its_room_back() {
    let folder = folder();
    let store = open(&folder);
    let large = vec![7; 1 << 20];
    for number in 0..40 {
        store.put(Table::Reports, &key(number), &large).expect("room");
    }
    put(&store, 0..50);
    store.flush().expect("room");
    store.retain(Table::Reports, &|of| *of == key(3)).expect("room");
    assert_eq!(names(&folder), ["CACHEDIR.TAG", "blobs.1", "directory.redb", "lock"]);
    assert!(fs::metadata(file(&folder, "blobs.1")).expect("a file").len() < 2 << 20);
    put(&store, 50..60);
    drop(store);
    let store = open(&folder);
    assert_eq!(store.get(Table::Reports, &key(3)).expect("a readable store").as_ref(), Some(&large));
    assert!((0..60).all(|number| get(&store, number) == Some(blob(number))));
}

/// Damages the files of a store of 300 blobs, opens it, and gives what it has: each blob is right or missing.
fn after_damage(damage: impl Fn(&TempDir)) -> (Store, TempDir, usize) {
    let folder = folder();
    put(&with_small_batches(open(&folder)), 0..300);
    damage(&folder);
    let store = open(&folder);
    let mut found = 0;
    for number in 0..300 {
        if let Some(there) = get(&store, number) {
            assert_eq!(there, blob(number));
            found += 1;
        }
    }
    put(&store, 0..300);
    store.flush().expect("room");
    assert!((0..300).all(|number| get(&store, number) == Some(blob(number))));
    (store, folder, found)
}

fn overwrite(path: &Path, share: f64, length: usize) {
    let mut file = File::options().write(true).open(path).expect("a file");
    let offset = file.metadata().expect("a file").len() as f64 * share;
    file.seek(SeekFrom::Start(offset as u64)).expect("a place");
    file.write_all(&vec![0xA5; length]).expect("room");
}

#[test]
fn a_damaged_blob_is_missing_and_the_others_are_there() {
    let (store, _folder, found) = after_damage(|folder| overwrite(&file(folder, "blobs.0"), 0.5, 3000));
    assert!(store.dropped().is_none() && (280..300).contains(&found), "{found}");
}

#[test]
fn a_cut_file_is_told_and_started_anew() {
    for name in ["blobs.0", "directory.redb"] {
        for share in [0.0, 0.3, 0.99] {
            let cut = |folder: &TempDir| {
                let file = File::options().write(true).open(file(folder, name)).expect("a file");
                let length = file.metadata().expect("a file").len() as f64 * share;
                file.set_len(length as u64).expect("a shorter file");
            };
            let (store, _folder, found) = after_damage(cut);
            let is_new = (name, share) == ("directory.redb", 0.0);
            assert_eq!((found, store.dropped().is_some()), (0, !is_new), "{name} {share}");
        }
    }
}

#[test]
fn an_overwritten_directory_never_gives_a_wrong_blob() {
    for part in 0..12 {
        let share = f64::from(part) / 12.0;
        for length in [1, 5000] {
            after_damage(|folder| overwrite(&file(folder, "directory.redb"), share, length));
        }
    }
    let (store, ..) = after_damage(|folder| overwrite(&file(folder, "directory.redb"), 0.0, 4096));
    assert!(matches!(store.dropped(), Some(StoreError::Unreadable { .. })));
}

/// A small disk, if this process may make one.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn new() -> Option<Self> {
        let folder = folder();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(folder.path()).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_is_told_and_loses_nothing_that_was_flushed() {
    let Some(disk) = SmallDisk::new() else {
        eprintln!("skipped: this process may not mount a small disk");
        return;
    };
    for room in [0, 5_000, 50_000, 100_000] {
        let store = Store::open(disk.0.path(), "one", true).expect("a store");
        put(&store, 0..200);
        store.flush().expect("room");
        let filler = disk.0.path().join("filler");
        let mut rest = File::create(&filler).expect("a file");
        while rest.write(&[1; 4096]).is_ok_and(|count| count > 0) {}
        let length = rest.metadata().expect("a file").len();
        rest.set_len(length.saturating_sub(room)).expect("a shorter file");
        drop(rest);
        put(&store, 200..800);
        let error = store.flush().expect_err("a full disk");
        assert!(matches!(&error, StoreError::Full { path, .. } if path.starts_with(disk.0.path())), "{error:?}");
        assert!(matches!(store.flush(), Err(StoreError::Full { .. })));
        assert!((200..800).all(|number| get(&store, number) == Some(blob(number))));
        drop(store);
        fs::remove_file(filler).expect("a file");
        let store = Store::open(disk.0.path(), "one", false).expect("a store");
        assert!(store.dropped().is_none());
        assert!((0..200).all(|number| get(&store, number) == Some(blob(number))), "{room}");
        put(&store, 200..400);
        store.flush().expect("room");
    }
}

/// The part of the next test that is killed: it puts blobs for ever, and says after each flush how many there are.
#[test]
#[ignore = "run by the next test"]
fn putting_until_killed() {
    let Some(folder) = std::env::var_os("IKIZ_STORE_FOLDER") else { return };
    let store = with_small_batches(Store::open(Path::new(&folder), "one", false).expect("a store"));
    let from = store.keys(Table::Records).expect("a readable store").len();
    for number in from.. {
        put(&store, number..number + 1);
        if number % 90 == 89 {
            store.flush().expect("room");
            println!("flushed {}", number + 1);
        }
    }
}

fn start_putting(folder: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "store::tests::putting_until_killed", "--ignored", "--nocapture"]);
    command.env("IKIZ_STORE_FOLDER", folder).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a process")
}

#[test]
fn all_that_was_flushed_is_there_after_a_kill() {
    let folder = folder();
    let mut flushed = 0;
    for round in 0..10 {
        let mut process = start_putting(folder.path());
        let mut lines = BufReader::new(process.stdout.take().expect("a pipe")).lines().map_while(Result::ok);
        assert!(lines.any(|line| line.starts_with("flushed ")), "round {round}");
        std::thread::sleep(Duration::from_millis(round * 7));
        process.kill().expect("a process");
        process.wait().expect("a process");
        let said = lines.filter_map(|line| line.strip_prefix("flushed ")?.parse().ok());
        flushed = said.max().unwrap_or(flushed).max(flushed);
        let store = open(&folder);
        assert!(store.dropped().is_none(), "round {round}");
        let there = store.keys(Table::Records).expect("a readable store").len();
        assert!(there >= flushed, "round {round}: {there} of {flushed}");
        assert!((0..there).all(|number| get(&store, number) == Some(blob(number))), "round {round}");
    }
}

#[test]
fn two_processes_do_not_share_a_store() {
    let folder = folder();
    let mut process = start_putting(folder.path());
    let mut lines = BufReader::new(process.stdout.take().expect("a pipe")).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.starts_with("flushed ")));
    let refused = Store::open(folder.path(), "one", false);
    process.kill().expect("a process");
    process.wait().expect("a process");
    assert!(matches!(refused, Err(StoreError::InUse { process: Some(id), .. }) if id == process.id()), "{refused:?}");
    open(&folder);
}

#[test]
fn keys_tell_their_parts_apart() {
    let keys: BTreeMap<StoreKey, &str> = [
        (StoreKey::of(&[b"ab", b"c"]), "ab c"),
        (StoreKey::of(&[b"a", b"bc"]), "a bc"),
        (StoreKey::of(&[b"abc"]), "abc"),
    ]
    .into();
    assert_eq!(keys.len(), 3);
}
