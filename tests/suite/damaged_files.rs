//! Every document of the corpus cut off, with flipped bits, with zeros in it: none may stop the program, and each gives
//! a document or a failure in words.

use ikiz_tests::playground::Playground;
use ikiz_tests::root;
use std::fs;
use std::path::PathBuf;

/// Variants of each document.
const VARIANTS: u64 = 20;

/// Numbers that are the same on every run.
struct Numbers(u64);

impl Numbers {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        // The constants of Knuth's MMIX; the upper half of the bits is the more random one.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn damaged(mut bytes: Vec<u8>, variant: u64, numbers: &mut Numbers) -> Vec<u8> {
    match variant % 3 {
        0 => bytes.truncate(numbers.below(bytes.len())),
        1 => {
            for _ in 0..=numbers.below(40) {
                let at = numbers.below(bytes.len());
                bytes[at] ^= 1 << numbers.below(8);
            }
        }
        _ => {
            let start = numbers.below(bytes.len());
            let end = (start + 1 + numbers.below(2_000)).min(bytes.len());
            bytes[start..end].fill(0);
        }
    }
    bytes
}

fn documents() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("corpus")).expect("corpus");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn damaged_documents_are_read_or_refused() {
    let place = Playground::new();
    let mut numbers = Numbers(1);
    for path in documents() {
        let bytes = fs::read(&path).expect("a document");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        for variant in 0..VARIANTS {
            let damaged = damaged(bytes.clone(), variant, &mut numbers);
            // Some of them go through all steps.
            if variant < 3 {
                place.file(&format!("part/{variant:02}-{name}"), &damaged);
            }
            place.file(&format!("in/{variant:02}-{name}"), damaged);
        }
    }
    let answer = place.ikiz(&["sections", "--json", "in"]);
    assert!(matches!(answer.code, 0 | 1), "{}: {}", answer.code, answer.stderr);
    assert!(!answer.stderr.contains("made a mistake"), "{}", answer.stderr);
    assert!(answer.stdout.lines().count() >= documents().len(), "most of what was damaged is still read");
    let answer = place.ikiz(&["run", "part", "-q", "-o", "out"]);
    assert!(matches!(answer.code, 0 | 1), "{}: {}", answer.code, answer.stderr);
    assert!(place.table("out/errors.csv").iter().all(|row| row["class"] != "internal"), "{}", answer.stderr);
}
