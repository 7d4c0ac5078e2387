//! How the folder of a result is known.

use serde::Deserialize;

/// The file by which it is known: the description of its tables.
pub const MARKER: &str = "datapackage.json";

#[derive(Deserialize)]
struct Package {
    generator: String,
}

/// Whether ikiz wrote a file of that name, by what it holds.
pub fn is_marker(json: &[u8]) -> bool {
    serde_json::from_slice::<Package>(json).is_ok_and(|package| package.generator.starts_with("ikiz "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_known_by_its_generator() {
        assert!(is_marker(b"{\n  \"name\": \"x\", \"generator\" : \"ikiz 0.1\"}"));
        for other in
            ["", "[]", "{\"generator\": \"other\", \"title\": \"ikiz 1\"}", "{\"a\": {\"generator\": \"ikiz 1\"}}"]
        {
            assert!(!is_marker(other.as_bytes()), "{other}");
        }
    }
}
