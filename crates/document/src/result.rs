//! How a result folder is recognized.

use serde::Deserialize;

/// The file that shows it: the description of the tables.
pub const MARKER: &str = "datapackage.json";

#[derive(Deserialize)]
struct Package {
    generator: String,
}

/// Whether ikiz wrote a file of that name, by its content.
pub fn is_marker(json: &[u8]) -> bool {
    serde_json::from_slice::<Package>(json).is_ok_and(|package| package.generator.starts_with("ikiz "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_recognized_by_its_generator() {
        assert!(is_marker(b"{\n  \"name\": \"x\", \"generator\" : \"ikiz 0.1\"}"));
        for other in
            ["", "[]", "{\"generator\": \"other\", \"title\": \"ikiz 1\"}", "{\"a\": {\"generator\": \"ikiz 1\"}}"]
        {
            assert!(!is_marker(other.as_bytes()), "{other}");
        }
    }
}
