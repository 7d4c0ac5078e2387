//! A folder of its own for a test, and a document to put there.

use crate::program::{Answer, ikiz_in};
use crate::table::{self, Row};
use std::path::{Path, PathBuf};

/// A small article with both abstracts and both keyword lists.
pub const ARTICLE: &str = "Öz\n\nBu çalışmanın amacı, köy okullarında görev yapan öğretmenlerin dijital araçları nasıl kullandığını \
incelemektir. Araştırmaya 42 öğretmen katılmıştır. Veriler yarı yapılandırılmış görüşmelerle toplanmış ve içerik analizi ile \
çözümlenmiştir. Bulgular, öğretmenlerin araçları çoğunlukla sunum için kullandığını göstermektedir.\n\n\
Anahtar Kelimeler: öğretmen, dijital araç, köy okulu\n\nAbstract\n\nThe aim of this study is to examine how teachers in village \
schools use digital tools. A total of 42 teachers took part in the research. The data were collected through semi-structured \
interviews and analysed by content analysis. The findings show that teachers use the tools mostly for presentation.\n\n\
Keywords: teacher, digital tool, village school\n";

/// A folder of its own for a test; it is removed when the test ends.
pub struct Playground(tempfile::TempDir);

impl Default for Playground {
    fn default() -> Self {
        Self::new()
    }
}

impl Playground {
    /// An empty one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, and the folders that lead to it.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, bytes).expect("a file");
        self
    }

    /// Makes an empty folder.
    pub fn folder(&self, name: &str) -> &Self {
        std::fs::create_dir_all(self.path(name)).expect("a folder");
        self
    }

    /// The path of something in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs the program there, with nothing on standard input.
    pub fn ikiz(&self, arguments: &[&str]) -> Answer {
        ikiz_in(self.0.path(), arguments, b"")
    }

    /// Runs the program there, with text on standard input.
    pub fn ikiz_with(&self, arguments: &[&str], input: &str) -> Answer {
        ikiz_in(self.0.path(), arguments, input.as_bytes())
    }

    /// The rows of a table there.
    pub fn table(&self, name: &str) -> Vec<Row> {
        table::read(&self.path(name))
    }

    /// Names and bytes of all files of a folder there, hidden ones too, in order.
    pub fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let entries = std::fs::read_dir(self.path(folder)).expect("a folder");
        let entries = entries.map(|entry| entry.expect("an entry"));
        let mut files: Vec<_> = entries
            .filter(|entry| entry.file_name() != "run.json")
            .map(|entry| {
                (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).unwrap_or_default())
            })
            .collect();
        files.sort();
        files
    }
}
