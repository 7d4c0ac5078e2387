//! How a result folder is recognized.

use serde::Deserialize;

/// The file that shows it: the description of the tables.
pub const MARKER: &str = "datapackage.json";

#[derive(Deserialize)]
struct Package {
    generator: String,
    #[serde(default)]
    resources: Vec<Resource>,
    #[serde(default)]
    files: Vec<String>,
}

#[derive(Deserialize)]
struct Resource {
    path: String,
}

/// Whether ikiz wrote a file of that name, by its content.
pub fn is_marker(json: &[u8]) -> bool {
    serde_json::from_slice::<Package>(json).is_ok_and(|package| package.generator.starts_with("ikiz "))
}

/// The files beside it that ikiz wrote, by its content.
pub fn files(json: &[u8]) -> Vec<String> {
    let package = serde_json::from_slice::<Package>(json).ok();
    let of_ikiz = package.filter(|package| package.generator.starts_with("ikiz "));
    let files =
        |package: Package| package.resources.into_iter().map(|resource| resource.path).chain(package.files).collect();
    of_ikiz.map(files).unwrap_or_default()
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

    #[test]
    fn its_files_are_those_that_it_names() {
        let json = br#"{"generator": "ikiz 0.1", "resources": [{"path": "a.csv"}], "files": ["b.xlsx"]}"#;
        assert_eq!(files(json), ["a.csv", "b.xlsx"]);
        assert!(files(br#"{"generator": "other", "files": ["b.xlsx"]}"#).is_empty());
    }
}
