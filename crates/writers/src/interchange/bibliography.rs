//! The documents as references, a file for each language: RIS and BibTeX, with title, abstract and author keywords in
//! that language.

use crate::schema::{Cell, Schema};
use crate::{Output, Sink, WriteError};
use ikiz_document::{Language, Twin, flattened};
use std::io::{self, Write};

/// What the files are called before the code of the language.
pub const STEM: &str = "documents";

/// How references are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BibliographyStyle {
    /// RIS, which reference managers and VOSviewer read.
    Ris,
    /// BibTeX.
    BibTex,
}

impl BibliographyStyle {
    /// The end of the files' names.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Ris => ".ris",
            Self::BibTex => ".bib",
        }
    }
}

/// A document.
#[derive(Debug, Default)]
struct Reference {
    id: String,
    kind: String,
    year: Option<u64>,
    journal: String,
    volume: String,
    issue: String,
    authors: Vec<String>,
    doi: String,
    url: String,
    titles: Twin<String>,
    abstracts: Twin<String>,
    keywords: Twin<Vec<String>>,
}

impl Reference {
    /// What it is: a thesis, an article, or anything.
    fn of_kind<'k>(&self, thesis: &'k str, article: &'k str, other: &'k str) -> &'k str {
        let is = |words: [&str; 2]| words.iter().any(|word| self.kind.contains(word));
        if is(["thesis", "Thesis"]) {
            thesis
        } else if !self.journal.is_empty() || is(["article", "Article"]) {
            article
        } else {
            other
        }
    }
}

/// Writes a reference for each document that has a title in the language.
pub struct BibliographySink<'o> {
    style: BibliographyStyle,
    out: Twin<Output<'o>>,
    /// The document whose rows come.
    current: Option<Reference>,
}

impl<'o> BibliographySink<'o> {
    /// A sink that writes each language to its own output.
    pub fn new(style: BibliographyStyle, out: Twin<Output<'o>>) -> Self {
        Self { style, out, current: None }
    }

    fn write(&mut self) -> Result<(), WriteError> {
        let Some(reference) = self.current.take() else { return Ok(()) };
        for language in Language::BOTH {
            if reference.titles.of(language).is_empty() {
                continue;
            }
            let out = self.out.of_mut(language);
            let written = match self.style {
                BibliographyStyle::Ris => ris(&reference, language, out),
                BibliographyStyle::BibTex => bibtex(&reference, language, out),
            };
            written.map_err(|error| out.failed(error))?;
        }
        Ok(())
    }
}

impl Sink for BibliographySink<'_> {
    fn begin(&mut self, _: &Schema) -> Result<(), WriteError> {
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let text = |column| flattened(schema.cell(cells, column).text());
        match schema.name {
            "documents" => {
                self.write()?;
                let year = match schema.cell(cells, "year") {
                    Cell::Integer(year) => Some(*year),
                    _ => None,
                };
                let authors = text("authors").split("; ").filter(|name| !name.is_empty()).map(str::to_owned).collect();
                self.current = (text("status") == "processed").then(|| Reference {
                    id: text("document_id"),
                    kind: text("record_type"),
                    year,
                    journal: text("journal"),
                    volume: text("volume"),
                    issue: text("issue"),
                    authors,
                    doi: text("doi"),
                    url: text("url"),
                    titles: Twin::new(text("english_title"), text("turkish_title")),
                    ..Reference::default()
                });
            }
            "sections" => {
                let language = Language::of_code(schema.cell(cells, "language").text());
                let (Some(reference), Some(language)) = (&mut self.current, language) else { return Ok(()) };
                match (schema.cell(cells, "kind").text(), schema.cell(cells, "keywords")) {
                    ("abstract" | "summary", _) if reference.abstracts.of(language).is_empty() => {
                        *reference.abstracts.of_mut(language) = text("text");
                    }
                    ("keywords", Cell::List(keywords)) => {
                        reference.keywords.of_mut(language).extend(keywords.iter().map(|keyword| flattened(keyword)));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        self.write()?;
        self.out.as_mut().into_iter().try_for_each(|out| out.flush().map_err(|error| out.failed(error)))
    }
}

fn ris(reference: &Reference, language: Language, out: &mut Output<'_>) -> io::Result<()> {
    let mut field =
        |tag: &str, value: &str| if value.is_empty() { Ok(()) } else { write!(out, "{tag}  - {value}\r\n") };
    field("TY", reference.of_kind("THES", "JOUR", "GEN"))?;
    field("TI", reference.titles.of(language))?;
    reference.authors.iter().try_for_each(|author| field("AU", author))?;
    field("PY", &reference.year.map(|year| year.to_string()).unwrap_or_default())?;
    field("T2", &reference.journal)?;
    field("VL", &reference.volume)?;
    field("IS", &reference.issue)?;
    field("AB", reference.abstracts.of(language))?;
    reference.keywords.of(language).iter().try_for_each(|keyword| field("KW", keyword))?;
    field("DO", &reference.doi)?;
    field("UR", &reference.url)?;
    field("LA", language.code())?;
    field("ID", &reference.id)?;
    write!(out, "ER  - \r\n\r\n")
}

fn bibtex(reference: &Reference, language: Language, out: &mut Output<'_>) -> io::Result<()> {
    let kind = reference.of_kind("thesis", "article", "misc");
    writeln!(out, "@{kind}{{{},", citation_key(&reference.id))?;
    let mut put =
        |name: &str, value: &str| if value.is_empty() { Ok(()) } else { writeln!(out, "  {name} = {{{value}}},") };
    // Addresses are taken as they stand; braces would end them.
    let verbatim = |value: &str| value.replace('{', "%7B").replace('}', "%7D");
    put("doi", &verbatim(&reference.doi))?;
    put("url", &verbatim(&reference.url))?;
    // Braces hold a name together that has the word between names in it.
    let author = |name: &String| match escaped(name) {
        name if name.contains(" and ") => format!("{{{name}}}"),
        name => name,
    };
    put("author", &reference.authors.iter().map(author).collect::<Vec<_>>().join(" and "))?;
    let mut field = |name: &str, value: &str| put(name, &escaped(value));
    field("title", reference.titles.of(language))?;
    field("year", &reference.year.map(|year| year.to_string()).unwrap_or_default())?;
    field("journal", &reference.journal)?;
    field("volume", &reference.volume)?;
    field("number", &reference.issue)?;
    field("abstract", reference.abstracts.of(language))?;
    field("keywords", &reference.keywords.of(language).join("; "))?;
    field(
        "langid",
        match language {
            Language::English => "english",
            Language::Turkish => "turkish",
        },
    )?;
    field("note", &reference.id)?;
    writeln!(out, "}}\n")
}

/// The id of a document with signs that keys may have; other letters by their number, so that no two are alike.
fn citation_key(id: &str) -> String {
    let mut key = String::with_capacity(id.len());
    for letter in id.chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '/') {
            key.push(letter);
        } else {
            key.extend(format!("_{:x}", u32::from(letter)).chars());
        }
    }
    key
}

/// A text whose signs LaTeX does not take for commands.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => safe.push_str("\\textbackslash{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            // A brace counts for BibTeX whatever stands before it.
            '{' => safe.push_str("\\textbraceleft{}"),
            '}' => safe.push_str("\\textbraceright{}"),
            '%' | '&' | '#' | '$' | '_' => safe.extend(['\\', letter]),
            _ => safe.push(letter),
        }
    }
    safe
}
