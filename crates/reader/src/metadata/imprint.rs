//! A line that says where an article was published: `Gediz Dergisi, Cilt: 12, Sayı: 3, Yıl: 2019`, `J Harb Stud
//! 2018;12(3):45-56`.
//!
//! Each value is taken out of the line by its pattern. What is left must be the name of a journal at one end of the
//! line, or nothing: in a work cited, authors and a title are left, in a sentence its words.

use super::names;
use super::normal;
use super::words::{any_of, label, pattern};
use ikiz_document::{Metadata, flattened};
use regex::{Captures, Regex};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Letters of the longest line that is more than a part of a text.
pub(super) const LONGEST: usize = 260;
/// Stands for what was taken out.
const GAP: char = '\u{1}';

/// The patterns, in the order in which they are tried.
struct Patterns {
    doi: Regex,
    others: Regex,
    combined: Regex,
    year: Regex,
    age: Regex,
    special: Regex,
    pages: Regex,
    volume: Regex,
    issue: Regex,
    compact: Regex,
    slashed: Regex,
    range: Regex,
    season: Regex,
    bare_year: Regex,
    kind: Regex,
    lone: Regex,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let (volume, issue, year) = (label("volume", r"[CV]"), label("issue", r"[SN]"), label("year", "Y"));
    let (issue_word, volume_word, special) = (any_of("issue"), any_of("volume"), any_of("special"));
    let numbers = r"\d{1,3}(?:\s?-\s?\d{1,3})?";
    let season = any_of("season");
    Patterns {
        doi: pattern(
            r"(?i:\bdoi\b(?:\s(?:no|number|numarası))?\s?[:.]?\s*)?(?i:https?://(?:dx\.)?doi\.org/)?\b10\.\d{4,9}/\S+",
        ),
        others: pattern(
            r"(?i)(?:https?://|www\.)\S+|\b(?:orcid\b(?:\s?id)?[:\s]*)?00\d{2}-\d{4}-\d{4}-\d{3}[\dx]|\b(?:e-?|p-?)?issn\b\s*(?:\([^)]*\))?[:\s]*\d{4}\s?-\s?\d{3}[\dx]",
        ),
        combined: pattern(&format!(
            r"{volume}/\s?{issue}/\s?{year}(?P<v>\d{{1,4}})\s?/\s?(?P<i>{numbers})\s?/\s?(?P<y>\d{{4}})\b"
        )),
        year: pattern(&format!(r"{year}(?P<y>\d{{4}})\b")),
        age: pattern(&format!(r"{year}(?:\d{{1,3}}|[IVXLC]+)\b")),
        special: pattern(&format!(r"\b(?P<i>{special}(?:\s?\d{{1,3}})?)\b")),
        pages: pattern(&format!(r"{}\d{{1,5}}(?:\s?-\s?\d{{1,5}})?\b", label("pages", "[sp]"))),
        volume: pattern(&format!(r"{volume}(?P<v>\d{{1,4}}|[IVXLC]+)\b|\b(?P<w>\d{{1,3}})\.\s?{volume_word}\b")),
        issue: pattern(&format!(r"\(?{issue}(?P<i>{numbers}|[IVXLC]+)\b\s?\)?|\b(?P<j>\d{{1,3}})\.\s?{issue_word}\b")),
        compact: pattern(&format!(r"\b(?P<v>\d{{1,3}})\s?\(\s?(?P<i>{numbers}|{special}(?:\.?\s?\d{{1,3}})?)\s?\)")),
        slashed: pattern(&format!(r"\b(?P<v>\d{{1,3}})/(?P<i>{numbers})\b")),
        range: pattern(r"\b[eE]?\d{1,5}\s?-\s?[eE]?\d{1,5}\b"),
        season: pattern(&format!(r"(?:\b\d{{1,2}}\s)?\b{season}(?:\s?/\s?{season})?\b\.?")),
        bare_year: pattern(r"\(?\b(?P<y>1[89]\d\d|20\d\d|2100)\b\)?"),
        kind: pattern(&format!(r"\b{0}(?:\s?/\s?{0})?\b", any_of("kind"))),
        lone: pattern(r"\b(?P<v>\d{1,3})\b"),
    }
});

/// What is left of a line.
struct Rest(String);

impl Rest {
    /// Takes out what a pattern finds first, and gives its values.
    fn take<const VALUES: usize>(&mut self, pattern: &Regex, names: [&str; VALUES]) -> Option<[String; VALUES]> {
        let found = pattern.captures(&self.0)?;
        let value = |name: &str| found.name(name).map(|value| value.as_str().to_owned()).unwrap_or_default();
        let (range, values) = (found.get(0)?.range(), names.map(value));
        self.0.replace_range(range, &GAP.to_string());
        Some(values)
    }

    /// Takes out all that a pattern finds; whether there was any.
    fn take_all(&mut self, pattern: &Regex) -> bool {
        let mut any = false;
        let gap = |_: &Captures<'_>| {
            any = true;
            GAP.to_string()
        };
        if let Cow::Owned(left) = pattern.replace_all(&self.0, gap) {
            self.0 = left;
        }
        any
    }

    /// Takes out months and seasons, but not those in a name: `19 Mayıs Dergisi`.
    fn take_seasons(&mut self, season: &Regex) -> bool {
        let mut left = String::new();
        let mut end = 0;
        for found in season.find_iter(&self.0) {
            let behind = self.0[found.end()..].trim_start();
            if !behind.starts_with(char::is_alphabetic) {
                left.push_str(&self.0[end..found.start()]);
                left.push(GAP);
                end = found.end();
            }
        }
        left.push_str(&self.0[end..]);
        self.0 = left;
        end > 0
    }

    /// What is left, apart from marks.
    fn left(&self) -> Left {
        let is_some = |(_, part): &(usize, &str)| {
            part.contains(char::is_alphanumeric) || part.contains(['+', '=', '%', '$', '©', '@'])
        };
        let parts: Vec<(usize, &str)> = self.0.split(GAP).enumerate().collect();
        let last = parts.len() - 1;
        let mut left = parts.into_iter().filter(is_some);
        match (left.next(), left.next()) {
            (None, _) => Left::Nothing,
            (Some((place, part)), None) if place == 0 || place == last => match names::journal(part) {
                Some(name) => Left::Journal(name.to_owned()),
                None if names::is_acronym(part) => Left::Nothing,
                None => Left::Other,
            },
            _ => Left::Other,
        }
    }
}

/// What a line holds beside the values.
enum Left {
    Nothing,
    /// The name of a journal at one end.
    Journal(String),
    Other,
}

/// What a line says of the publication; `None` where it is about something else.
pub(super) fn imprint(line: &str) -> Option<Metadata> {
    if line.len() > LONGEST || !line.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let mut found = Metadata::default();
    let mut rest = Rest(line.replace(['–', '—', '‐', '−'], "-").replace(['_', '\u{a0}'], " "));
    let patterns = &*PATTERNS;
    if let Some(doi) = patterns.doi.find(&rest.0) {
        found.doi = normal::doi(doi.as_str());
    }
    rest.take_all(&patterns.doi);
    rest.take_all(&patterns.others);
    let is_labelled = labelled(&mut rest, &mut found).ok()?;
    if !is_labelled && let Some([volume, issue]) = compact(&mut rest) {
        (found.volume, found.issue) = (Some(volume), Some(issue));
    }
    let has_pages = rest.take_all(&patterns.range) | rest.0.contains(PAGES);
    let has_season = rest.take_seasons(&patterns.season);
    while let Some([year]) = rest.take(&patterns.bare_year, ["y"]) {
        let year = normal::year(&year);
        if found.year.is_some_and(|known| Some(known) != year) {
            return None;
        }
        found.year = year;
    }
    rest.take_all(&patterns.kind);
    let is_compact = !is_labelled && found.volume.is_some();
    let is_lone = !is_labelled && !is_compact && has_pages && found.year.is_some();
    if is_lone && let Some([volume]) = rest.take(&patterns.lone, ["v"]) {
        found.volume = Some(volume);
    }
    found.journal = match rest.left() {
        Left::Nothing => None,
        Left::Journal(name) => Some(name),
        Left::Other => return None,
    };
    let is_named = found.journal.as_deref().is_some_and(names::says_journal);
    let (has_year, has_volume, has_issue) = (found.year.is_some(), found.volume.is_some(), found.issue.is_some());
    let is_sure = if is_labelled {
        (has_volume && has_issue) || (has_year && (has_volume || has_issue))
    } else if is_compact {
        has_year && (has_pages || is_named)
    } else {
        // `July 2015: Special Issue 3`, `Journal (2021) 3:77–90`
        (is_lone && has_volume && is_named) || (has_season && has_issue && has_year)
    };
    is_sure.then_some(found)
}

/// Stands for pages that were taken out.
const PAGES: char = '\u{2}';

/// Takes out the values that have labels, in one language or in both, and tells whether volume or number are among
/// them.
fn labelled(rest: &mut Rest, found: &mut Metadata) -> Result<bool, Differing> {
    let patterns = &*PATTERNS;
    if let Some([volume, issue, year]) = rest.take(&patterns.combined, ["v", "i", "y"]) {
        (found.volume, found.issue, found.year) = (Some(volume), Some(issue), normal::year(&year));
        return Ok(true);
    }
    found.year = one_value(rest, &patterns.year, ["y", ""])?.and_then(|year| normal::year(&year));
    rest.take_all(&patterns.age);
    let pages = format!("{GAP}{PAGES}{GAP}");
    rest.0 = patterns.pages.replace_all(&rest.0, pages).into_owned();
    let compact_special = patterns.compact.is_match(&rest.0);
    if !compact_special && let Some([issue]) = rest.take(&patterns.special, ["i"]) {
        found.issue = Some(issue);
    }
    found.volume = one_value(rest, &patterns.volume, ["v", "w"])?;
    let issue = one_value(rest, &patterns.issue, ["i", "j"])?;
    found.issue = found.issue.take().or(issue);
    Ok(found.volume.is_some() || found.issue.is_some())
}

/// One label has two values.
struct Differing;

/// Takes out the value of a label, each time that it is said.
fn one_value(rest: &mut Rest, pattern: &Regex, names: [&str; 2]) -> Result<Option<String>, Differing> {
    let mut value: Option<String> = None;
    while let Some([first, second]) = rest.take(pattern, names) {
        let next = (first + &second).replace(' ', "");
        if value.get_or_insert_with(|| next.clone()) != &next {
            return Err(Differing);
        }
    }
    Ok(value)
}

/// Takes out a volume and its number that stand without labels: `12(3)`, `26/2`.
fn compact(rest: &mut Rest) -> Option<[String; 2]> {
    let patterns = &*PATTERNS;
    rest.take(&patterns.compact, ["v", "i"]).or_else(|| rest.take(&patterns.slashed, ["v", "i"]))
}

/// Whether a line says nothing but numbers and addresses, as of an ISSN.
pub(super) fn says_numbers_only(line: &str) -> bool {
    let mut rest = Rest(line.to_owned());
    rest.take_all(&PATTERNS.doi) | rest.take_all(&PATTERNS.others) && !rest.0.contains(char::is_alphanumeric)
}

/// Whether a line says nothing but a DOI, beside numbers, kinds of articles and addresses; and that DOI. `bare`: one
/// without a label counts too.
pub(super) fn doi_alone(line: &str, bare: bool) -> Option<String> {
    if line.len() > LONGEST || !line.contains("10.") {
        return None;
    }
    let patterns = &*PATTERNS;
    let found = patterns.doi.find(line)?.as_str();
    let is_labelled = found.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("doi"));
    let mut rest = Rest(line.to_owned());
    rest.take_all(&patterns.doi);
    rest.take_all(&patterns.others);
    rest.take_all(&patterns.kind);
    let is_alone = !rest.0.contains(char::is_alphanumeric);
    (is_alone && (is_labelled || bare)).then(|| normal::doi(found)).flatten()
}

/// Adds what the source that a record names says: a journal, or a line as on a first page.
pub(crate) fn source(metadata: &mut Metadata, raw: &str) {
    let flat = flattened(raw);
    let (before, _) = flat.split_once(';').unwrap_or((&flat, ""));
    if let Some(found) = imprint(&flat) {
        metadata.fill(found);
    } else if let Some(found) = flat.split(';').find_map(imprint) {
        metadata.fill(found);
    }
    let is_name = before.contains(char::is_alphabetic) && !before.contains(|letter: char| letter.is_ascii_digit());
    if is_name && metadata.journal.is_none() && imprint(before).is_none() {
        metadata.journal = Some(before.trim().to_owned());
    }
}
