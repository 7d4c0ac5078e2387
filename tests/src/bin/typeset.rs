//! Writes the typeset documents of the corpus anew: `cargo run -p ikiz-tests --bin typeset`.

use ikiz_tests::{root, typeset};

fn main() -> std::io::Result<()> {
    for (path, bytes) in typeset::files() {
        std::fs::write(root().join(path), bytes)?;
    }
    Ok(())
}
