//! The typeset documents: what is committed is what their sources give.

use ikiz_tests::{root, typeset};

#[test]
fn committed_documents_are_what_their_sources_give() {
    let files = typeset::files();
    assert!(files == typeset::files(), "two runs differ");
    for (path, bytes) in files {
        let committed = std::fs::read(root().join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(committed == bytes, "{path} is not what its source gives: cargo run -p ikiz-tests --bin typeset");
    }
}
