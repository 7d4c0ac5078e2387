//! Names the sources of the program, so that what another build has stored is not taken for what this one would find.

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = vec![crates.join("../Cargo.lock")];
    for room in fs::read_dir(&crates).into_iter().flatten().flatten().map(|entry| entry.path()) {
        // What uses the pipeline finds nothing of its own.
        let manifest = fs::read_to_string(room.join("Cargo.toml")).unwrap_or_default();
        if !manifest.contains("ikiz-pipeline.workspace") {
            collect(&room.join("src"), &mut files);
            collect(&room.join("data"), &mut files);
        }
    }
    files.sort();
    // FNV-1a, 64 bits.
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        for byte in fs::read(file).unwrap_or_default() {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo::rustc-env=IKIZ_SOURCES={digest:016x}");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    println!("cargo::rerun-if-changed={}", folder.display());
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
