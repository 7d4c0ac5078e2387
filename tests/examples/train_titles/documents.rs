//! The documents to train on, with the titles that a reader found in them.

use ikiz_document::{Document, Language, Twin};
use ikiz_reader::{ReadOptions, discover, read};
use ikiz_tests::{gold, root};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

/// A document with its titles.
pub struct Sample {
    pub name: String,
    /// Documents of one source stand in one fold.
    pub source: String,
    pub document: Document,
    /// Titles that are right; none where it has no title.
    pub titles: Twin<Vec<Title>>,
}

/// A title as the gold has it: whole, or its first and last words.
pub enum Title {
    Whole(String),
    Ends(String, String),
}

impl Title {
    pub fn is(&self, text: &str) -> bool {
        match self {
            Self::Whole(title) => letters(title) == letters(text),
            Self::Ends(first, last) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                let (from, to) = (words.len().min(8), words.len().saturating_sub(8));
                letters(&words[..from].concat()) == letters(first) && letters(&words[to..].concat()) == letters(last)
            }
        }
    }
}

/// Letters and digits, case and the dot of i aside.
fn letters(text: &str) -> String {
    let lower = ikiz_text::lower(&ikiz_text::nfc(text), Language::Turkish);
    lower
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .map(|letter| if letter == 'ı' { 'i' } else { letter })
        .collect()
}

#[derive(Deserialize)]
struct FolderGold {
    doc: String,
    sections: BTreeMap<String, FolderSection>,
}

#[derive(Deserialize)]
struct FolderSection {
    text: Option<String>,
    #[serde(default)]
    alternatives: Vec<serde_json::Value>,
}

/// The documents of a folder with `gold/NAME.json` beside them; the source is the first word of a name, before `_`.
pub fn of_folder(folder: &Path) -> Result<Vec<Sample>, Box<dyn std::error::Error>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder.join("gold"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    let mut samples = Vec::new();
    for path in paths {
        let gold: FolderGold = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        let titles = Twin::from_fn(|language| {
            let section = gold.sections.get(&format!("title_{}", language.code()));
            let text = section.and_then(|section| section.text.clone());
            let others =
                section.into_iter().flat_map(|section| &section.alternatives).filter_map(|other| other.as_str());
            text.into_iter().chain(others.map(str::to_owned)).map(Title::Whole).collect()
        });
        let source = gold.doc.split('_').next().unwrap_or_default().to_owned();
        if let Some(document) = documents(&folder.join(&gold.doc)).into_iter().next() {
            samples.push(Sample { name: gold.doc, source, document, titles });
        }
    }
    Ok(samples)
}

/// The project's own corpus. Documents of several articles have several titles a language.
pub fn of_corpus() -> Vec<Sample> {
    let mut samples = Vec::new();
    let documents = documents(&root().join("corpus"));
    for gold in gold::all() {
        let Some(document) = documents.iter().find(|document| document.id.to_string() == gold.document) else {
            continue;
        };
        let titles = Twin::from_fn(|language| {
            let of_language =
                gold.sections.iter().filter(|section| section.kind == "title" && section.language == language.code());
            of_language.filter_map(|section| Some(Title::Ends(section.first.clone()?, section.last.clone()?))).collect()
        });
        let document = document.clone();
        samples.push(Sample { name: gold.document, source: "corpus".to_owned(), document, titles });
    }
    samples
}

fn documents(path: &Path) -> Vec<Document> {
    let mut documents = Vec::new();
    for group in discover(&[path.to_owned()]).groups {
        read(&group, &ReadOptions::default(), &mut |pending| {
            documents.extend(pending.document());
            ControlFlow::Continue(())
        });
    }
    documents
}
