//! The first page: which of its lines say something of the publication, and what they say together.

use super::imprint::{self, LONGEST, imprint};
use super::names;
use super::words::{heads_references, label, pattern};
use super::{authors, citation, dates, normal};
use ikiz_document::{Document, Format, Metadata, RemovalReason, flattened};
use regex::Regex;
use std::sync::LazyLock;

/// Lines that are looked at, where the pages of a file are long or not known.
const MOST_LINES: usize = 160;
/// Pages whose running headers are looked at.
const PAGES: u32 = 3;
/// Lines that a citation may have.
const CITATION_LINES: usize = 7;
/// Letters that are read of a citation.
const MOST_LETTERS: usize = 1_500;
/// Lines at the head of a page in which a journal may stand alone.
const HEAD: usize = 3;

/// A line of the first page.
#[derive(Clone, Copy)]
pub(super) struct FrontLine<'a> {
    pub text: &'a str,
    /// It stands in a note at the foot.
    pub is_note: bool,
}

/// What the first page of a document declares, for formats in which it is printed.
pub fn declared(document: &Document) -> Metadata {
    let lines = front_lines(document);
    read(&lines)
}

/// Completes the metadata of a document: by its first page where files declare less, and by the authors of the
/// properties that are printed on it.
pub(crate) fn complete(document: &mut Document, properties: &[String]) {
    let is_printed = |format: Format| {
        matches!(format, Format::Text | Format::Markdown | Format::Pdf | Format::Docx | Format::Odt | Format::Html)
    };
    if !document.sources.iter().any(|source| is_printed(source.format)) {
        return;
    }
    let (found, authors) = {
        let lines = front_lines(document);
        let texts: Vec<&str> = lines.iter().map(|line| line.text).collect();
        (read(&lines), authors::printed(properties, &texts))
    };
    document.metadata.fill(found);
    document.metadata.fill(Metadata { authors, ..Metadata::default() });
}

/// The lines of the first page, those that were taken out among them, and the running headers of the pages behind it.
fn front_lines(document: &Document) -> Vec<FrontLine<'_>> {
    let page = document.lines.first().and_then(|line| line.page);
    let is_first = |source: usize, other: Option<u32>| source == 0 && other == page;
    let kept = document.lines.iter().filter(|line| is_first(line.source, line.page)).take(MOST_LINES);
    let kept = kept.map(|line| (line.number, FrontLine { text: line.span.of(&document.text), is_note: false }));
    let out = |first: bool| {
        let first_page = page.unwrap_or(1);
        let lines =
            document.removed.iter().filter(move |line| line.source == 0 && is_first(line.source, line.page) == first);
        let lines = lines.filter(move |line| {
            let is_near = line.page.is_some_and(|page| (first_page..first_page + PAGES).contains(&page));
            first || (is_near && line.reason == RemovalReason::RunningHeader)
        });
        let is_note = |reason| matches!(reason, RemovalReason::Footnote);
        lines
            .take(MOST_LINES)
            .map(move |line| (line.number, FrontLine { text: &line.text, is_note: is_note(line.reason) }))
    };
    let mut lines: Vec<(u32, FrontLine<'_>)> = kept.chain(out(true)).collect();
    lines.sort_by_key(|(number, _)| *number);
    lines.into_iter().chain(out(false)).map(|(_, line)| line).collect()
}

/// What the lines of a first page say.
pub(super) fn read(lines: &[FrontLine<'_>]) -> Metadata {
    let mut found = Metadata::default();
    let (mut published, mut cited) = (None, Metadata::default());
    let mut labelled = Metadata::default();
    let mut covered = 0;
    let lines = &lines[..lines.iter().position(|line| heads_references(line.text)).unwrap_or(lines.len())];
    for (at, line) in lines.iter().enumerate() {
        normal::orcids(line.text, &mut found.orcids);
        if let Some(first) = citation::label_at(line.text) {
            let (citation, taken) = citation_text(first, &lines[at + 1..]);
            cited.fill(citation::read(&citation));
            covered = at + 1 + taken;
        }
        if line.text.len() > LONGEST {
            continue;
        }
        dates::add(line.text, &mut found);
        published = published.or_else(|| dates::published(line.text));
        if at < covered {
            continue;
        }
        found.doi = found.doi.take().or_else(|| imprint::doi_alone(line.text, !line.is_note));
        add_labelled(line.text, &mut labelled);
        let is_of_work = (line.is_note && goes_on(lines, at)) || is_within_work(lines, at);
        if !is_of_work && let Some(mut imprint) = imprint(line.text) {
            imprint.journal = match imprint.journal {
                Some(name) => Some(whole_name(name, &lines[..at])),
                None => journal_beside(lines, at),
            };
            found.fill(imprint);
        }
    }
    found.fill(cited);
    let several =
        [labelled.journal.is_some(), labelled.volume.is_some(), labelled.issue.is_some(), labelled.year.is_some()];
    if several.into_iter().filter(|is_said| *is_said).count() > 1 || labelled.journal.is_some() {
        found.fill(labelled);
    }
    found.fill(Metadata { year: published, ..Metadata::default() });
    let is_article = found.doi.is_some() || found.received.is_some() || found.volume.is_some() || found.issue.is_some();
    if is_article && found.journal.is_none() {
        found.journal = (0..lines.len().min(HEAD)).find_map(|at| journal_at(lines, at));
    }
    found
}

/// Whether a line of a note goes on with another one, as a work cited does.
fn goes_on(lines: &[FrontLine<'_>], at: usize) -> bool {
    at > 0 && lines[at - 1].is_note && !imprint::says_numbers_only(lines[at - 1].text)
}

/// Whether a line goes on a work cited: the one above quotes its title and has not ended.
fn is_within_work(lines: &[FrontLine<'_>], at: usize) -> bool {
    let above = at.checked_sub(1).map_or("", |above| lines[above].text.trim_end());
    above.contains(['”', '»', '"']) && !above.ends_with(['.', '”', '»', '"', ':'])
}

/// The text of a citation that begins with what stands behind its label, and how many of the lines are part of it.
fn citation_text(first: &str, lines: &[FrontLine<'_>]) -> (String, usize) {
    let mut text: String = first.chars().take(MOST_LETTERS).collect();
    let mut taken = 0;
    for line in lines.iter().take(CITATION_LINES) {
        let is_whole = text.len() > MOST_LETTERS
            || normal::doi(&text).is_some()
            || (text.len() > LONGEST / 4 && text.ends_with('.'));
        if is_whole || citation::label_at(line.text).is_some() {
            break;
        }
        // Pages may be parted: `45-` `56`.
        if !text.is_empty() && !text.ends_with(['-', '–', '/']) {
            text.push(' ');
        }
        text.extend(line.text.chars().take(MOST_LETTERS));
        taken += 1;
    }
    (text, taken)
}

/// Adds what a line says that is a label with its value and nothing else.
fn add_labelled(line: &str, found: &mut Metadata) {
    static LABELLED: LazyLock<[Regex; 4]> = LazyLock::new(|| {
        let only = |kind: &str, value: &str| pattern(&format!(r"^{}(?P<value>{value})$", label(kind, "")));
        let number = r"\d{1,4}(?:\s?-\s?\d{1,3})?|[IVXLC]+";
        [only("journal", r"\S.*"), only("volume", number), only("issue", number), only("year", r"\d{4}")]
    });
    let line = line.trim();
    let has_colon = line.contains(':');
    let places = [&mut found.journal, &mut found.volume, &mut found.issue];
    for (pattern, place) in LABELLED.iter().zip(places) {
        if place.is_none()
            && has_colon
            && let Some(value) = pattern.captures(line)
        {
            *place = Some(flattened(&value["value"]));
            return;
        }
    }
    if has_colon && let Some(value) = LABELLED[3].captures(line) {
        found.year = found.year.or_else(|| normal::year(&value["value"]));
    }
}

/// The journal whose name stands in the lines above a line, or in the one below it. Of two languages, the upper one.
fn journal_beside(lines: &[FrontLine<'_>], at: usize) -> Option<String> {
    let is_passed = |line: &&FrontLine<'_>| imprint::says_numbers_only(line.text);
    let start = at - lines[..at].iter().rev().take_while(is_passed).count();
    let names = (0..start).rev().take(HEAD).map_while(|at| Some((at, journal_alone(lines[at].text)?)));
    let top = names.last().map(|(at, _)| at).or_else(|| start.checked_sub(1));
    if let Some(name) = top.and_then(|top| journal_at(lines, top)) {
        return Some(name);
    }
    journal_at(lines, at + 1).or_else(|| journal_at(lines, at + 2).filter(|_| is_begun(lines, at + 1)))
}

/// The journal whose name ends with a line.
fn journal_at(lines: &[FrontLine<'_>], at: usize) -> Option<String> {
    let line = lines.get(at).filter(|_| !is_begun(lines, at))?;
    journal_alone(line.text).map(|name| whole_name(name, &lines[..at])).or_else(|| {
        let above = at.checked_sub(1)?;
        Some(with_institution(names::joined(lines[above].text, line.text)?, &lines[..above]))
    })
}

/// Whether the name of a journal begins in a line and ends in the next one.
fn is_begun(lines: &[FrontLine<'_>], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|next| names::joined(lines[at].text, next.text).is_some())
}

/// The name of a journal with the line above, where it begins there, or else with the institution above.
fn whole_name(name: String, above: &[FrontLine<'_>]) -> String {
    match above.split_last().and_then(|(line, rest)| Some((names::joined(line.text, &name)?, rest))) {
        Some((whole, rest)) => with_institution(whole, rest),
        None => with_institution(name, above),
    }
}

/// The name of a journal with the institution in the line above, where the name has none.
fn with_institution(name: String, above: &[FrontLine<'_>]) -> String {
    let institution = above.last().map(|line| line.text.trim()).filter(|line| names::is_institution_alone(line));
    match institution {
        Some(institution) if !names::says_university(&name) => format!("{institution} {name}"),
        _ => name,
    }
}

/// The name of a journal that a line is.
fn journal_alone(line: &str) -> Option<String> {
    names::journal(line).filter(|name| names::says_journal(name)).map(str::to_owned)
}
