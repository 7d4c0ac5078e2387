//! A folder to run commands in, and an article to run them on.

use ikiz_tests::program::ikiz_in;
use std::path::{Path, PathBuf};

/// A folder of its own for a test.
pub struct Playground(tempfile::TempDir);

impl Playground {
    /// An empty folder.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// Puts a file into it.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, bytes).expect("a file");
        self
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs `ikiz` in it, with nothing on standard input.
    pub fn ikiz(&self, arguments: &[&str]) -> ikiz_tests::program::Answer {
        ikiz_in(self.0.path(), arguments, b"")
    }

    /// Runs `ikiz` in it, with text on standard input.
    pub fn ikiz_with(&self, arguments: &[&str], input: &str) -> ikiz_tests::program::Answer {
        ikiz_in(self.0.path(), arguments, input.as_bytes())
    }
}

/// An article with an abstract and keywords in both languages.
pub const ARTICLE: &str = "Öz\n\nBu çalışmanın amacı, köy okullarında görev yapan öğretmenlerin dijital araçları nasıl kullandığını \
incelemektir. Araştırmaya 42 öğretmen katılmıştır. Veriler yarı yapılandırılmış görüşmelerle toplanmış ve içerik analizi ile \
çözümlenmiştir. Bulgular, öğretmenlerin araçları çoğunlukla sunum için kullandığını göstermektedir.\n\n\
Anahtar Kelimeler: öğretmen, dijital araç, köy okulu\n\nAbstract\n\nThe aim of this study is to examine how teachers in village \
schools use digital tools. A total of 42 teachers took part in the research. The data were collected through semi-structured \
interviews and analysed by content analysis. The findings show that teachers use the tools mostly for presentation.\n\n\
Keywords: teacher, digital tool, village school\n";
