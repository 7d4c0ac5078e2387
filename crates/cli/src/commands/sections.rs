//! `sections`: the sections that were found in documents.

use crate::exit::Exit;
use crate::flags::SectionsArguments;
use crate::input;
use crate::rounded::Rounded;
use crate::show::shown_place;
use crate::wording::{say_failure, worded};
use ikiz_document::{AnalyzedSection, Document, Failure, LanguageTag, Span, flattened, messages};
use ikiz_pipeline::stage::{SectionReader, SectionedDocument};
use serde::Serialize;
use std::io::{BufWriter, Write, stdout};
use std::path::Path;

messages! {
    words(count) = "sections.words";
}

/// `ikiz sections`.
pub fn run(arguments: &SectionsArguments) -> anyhow::Result<Exit> {
    let finder = SectionReader::new(&arguments.settings.settle("sections")?);
    let mut out = BufWriter::new(stdout().lock());
    let (mut shown, mut failed) = (0, 0);
    let mut show = |path: &str, found: Result<SectionedDocument, Failure>| match found {
        Ok((document, sections)) => {
            shown += 1;
            if arguments.json {
                json(&mut out, path, &document, &sections)
            } else {
                text(&mut out, path, &document, &sections, arguments.explain)
            }
        }
        Err(failure) => {
            failed += 1;
            say_failure(&failure);
            Ok(())
        }
    };
    if arguments.files.is_empty() {
        show("-", finder.of_text(&input::bytes(Path::new("-"))?))?;
    }
    for path in &arguments.files {
        if path.as_os_str() == "-" {
            show("-", finder.of_text(&input::bytes(path)?))?;
            continue;
        }
        let mut shown = Ok(());
        finder.of_path(path, &mut |name, found| {
            if shown.is_ok() {
                shown = show(name, found);
            }
        });
        shown?;
    }
    out.flush()?;
    Ok(match (shown, failed) {
        (0, _) => Exit::Nothing,
        (_, 0) => Exit::Done,
        _ => Exit::WithFailures,
    })
}

#[derive(Serialize)]
struct DocumentLine<'a> {
    path: &'a str,
    sections: Vec<SectionObject<'a>>,
}

#[derive(Serialize)]
struct SectionObject<'a> {
    kind: &'static str,
    language: LanguageTag,
    heading: Option<String>,
    text: String,
    parts: Vec<PartObject>,
    keywords: Vec<&'a str>,
    confidence: Rounded,
    page: Option<u32>,
    line: u32,
}

#[derive(Serialize)]
struct PartObject {
    label: String,
    text: String,
}

fn json(out: &mut impl Write, path: &str, document: &Document, sections: &[AnalyzedSection]) -> std::io::Result<()> {
    line(out, path, document, sections)?;
    writeln!(out)
}

/// Writes the sections of a document as one object of JSON.
///
/// # Errors
/// If it cannot be written.
pub fn line(
    out: &mut impl Write,
    path: &str,
    document: &Document,
    sections: &[AnalyzedSection],
) -> std::io::Result<()> {
    let read = |span: Span| flattened(span.of(&document.text));
    let sections = sections
        .iter()
        .map(|AnalyzedSection { section, .. }| {
            let place = document.place(section.span.start);
            SectionObject {
                kind: section.kind.name(),
                language: section.language.tag,
                heading: section.heading.map(read),
                text: read(section.span),
                parts: section
                    .parts
                    .iter()
                    .map(|part| PartObject { label: read(part.label), text: read(part.span) })
                    .collect(),
                keywords: section.keywords.iter().map(|keyword| &*keyword.text).collect(),
                confidence: Rounded::new(section.confidence.value()),
                page: place.page,
                line: place.line,
            }
        })
        .collect();
    Ok(serde_json::to_writer(out, &DocumentLine { path, sections })?)
}

fn text(
    out: &mut impl Write,
    path: &str,
    document: &Document,
    sections: &[AnalyzedSection],
    explain: bool,
) -> std::io::Result<()> {
    writeln!(out, "{path}")?;
    if sections.is_empty() {
        writeln!(out, "  no sections found")?;
    }
    for analyzed in sections {
        let section = &analyzed.section;
        let place = document.place(section.span.start);
        let heading =
            section.heading.map_or_else(String::new, |span| format!("  “{}”", flattened(span.of(&document.text))));
        writeln!(
            out,
            "  {:4} {:10} {:3}  {}  {}{heading}  {:.3}",
            section.id.to_string(),
            section.kind.name(),
            section.language.tag.code(),
            shown_place(place),
            worded(&words(analyzed.words())),
            section.confidence.value()
        )?;
        for keyword in &section.keywords {
            writeln!(out, "       - {}", keyword.text)?;
        }
        if explain {
            for evidence in &section.evidence {
                writeln!(out, "       {:+5.1} {}", evidence.weight, evidence.observation)?;
            }
        }
    }
    Ok(())
}
