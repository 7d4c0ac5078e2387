//! Documents of the same text: a manuscript in several formats, an article in the records of two archives.
//!
//! Four numbers of each document tell which ones may be the same; the records of these decide. Only letters are looked
//! at, in windows, so that blanks, line breaks, hyphens and marks of notes make no difference and a slip costs little.

use crate::in_order::InOrder;
use crate::observe::{Entry, record};
use crate::record::DocumentRecord;
use crate::run::{Run, RunError};
use ikiz_document::number::mixed;
use ikiz_document::{SectionKind, Twin};
use ikiz_text::{folded, folded_letter};

/// Letters of a window.
const WINDOW: usize = 16;
/// Fewest letters of the texts: a short one may stand in several documents.
const LEAST_LETTERS: usize = 300;
/// Fewest letters of a title that says which document this is.
const LEAST_TITLE: usize = 8;
/// Least share of windows in common, of all windows of two texts: one sentence of ten may not differ.
const LEAST_ALIKE: f64 = 0.9;
/// The same for bodies, where formats differ in tables, captions and notes.
const LEAST_ALIKE_BODIES: f64 = 0.8;
/// Most documents with the same three numbers that another one is compared with: those with the smallest ids.
const MOST_COMPARED: usize = 8;

/// The smallest numbers of the windows of a document's texts, in each of four classes of numbers (minwise hashing in
/// one permutation, Li, Owen and Zhang 2012). Two documents of nearly the same text have three of them in common nearly
/// always, those that share some sentences hardly ever. `None` if the texts are short.
pub(crate) type TextPrint = Option<[u32; 4]>;

/// The print of a document.
pub(crate) fn print(record: &DocumentRecord) -> TextPrint {
    let (mut smallest, mut count) = ([u32::MAX; 4], 0);
    for text in Texts::of(record).by_language.into_iter().flatten() {
        let letters = letters(text);
        count += letters.len();
        for number in windows(&letters, WINDOW) {
            let least = &mut smallest[(number & 3) as usize];
            *least = (*least).min((number >> 32) as u32);
        }
    }
    (count >= LEAST_LETTERS).then_some(smallest)
}

/// Tells each document with the text of another one which is the first of them. The entries stand in the order of ids.
pub(crate) fn find(run: &Run<'_>, entries: &mut [Entry]) -> Result<(), RunError> {
    let pairs = candidates(entries);
    let of_later = pairs.chunk_by(|left, right| left.0 == right.0);
    let items: Vec<(usize, &[(u32, u32)])> = of_later
        .map(|pairs| {
            let bytes = |document: u32| entries[document as usize].bytes;
            let earlier = pairs.iter().map(|pair| bytes(pair.1)).max();
            (bytes(pairs[0].0) + earlier.unwrap_or(0), pairs)
        })
        .collect();
    let of = |document: u32| record(run, &entries[document as usize].key);
    let compare = |(): &mut (), (_, pairs): &(usize, &[(u32, u32)])| {
        let later = of(pairs[0].0)?;
        for pair in *pairs {
            if is_same(&of(pair.1)?, &later) {
                return Ok(Some(*pair));
            }
        }
        Ok(None)
    };
    let mut same: Vec<(u32, u32)> = Vec::new();
    let take = |found: Result<Option<(u32, u32)>, RunError>| {
        run.go_on()?;
        same.extend(found?);
        Ok::<(), RunError>(())
    };
    run.pool.install(|| InOrder { items: &items, bytes: |(bytes, _)| *bytes }.fold(|| (), compare, take))?;
    for (later, earlier) in same {
        let Entry { id, same_text_as, .. } = &entries[earlier as usize];
        let first = same_text_as.as_ref().unwrap_or(id).clone();
        entries[later as usize].same_text_as = Some(first);
    }
    Ok(())
}

/// Documents that may have the same text, each with earlier ones: those with three of four numbers in common.
pub(crate) fn candidates(entries: &[Entry]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for left_out in 0..4 {
        let of_entry = |(at, entry): (u32, &Entry)| {
            let mut numbers = entry.print?;
            numbers[left_out] = 0;
            Some((numbers, at))
        };
        let mut numbers: Vec<([u32; 4], u32)> = (0..).zip(entries).filter_map(of_entry).collect();
        numbers.sort_unstable();
        for same in numbers.chunk_by(|left, right| left.0 == right.0) {
            for (at, (_, later)) in same.iter().enumerate() {
                pairs.extend(same[..at.min(MOST_COMPARED)].iter().map(|(_, earlier)| (*later, *earlier)));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The texts by which a document is compared: its abstracts and summaries, or its bodies if it has none.
struct Texts<'a> {
    by_language: Twin<Vec<&'a str>>,
    are_bodies: bool,
}

impl<'a> Texts<'a> {
    fn of(record: &'a DocumentRecord) -> Self {
        let of_kind = |is_kind: fn(SectionKind) -> bool| {
            Twin::from_fn(|language| {
                let sections = record.sections.iter().map(|analyzed| &analyzed.section);
                let own = sections.filter(|one| is_kind(one.kind) && one.language.tag.language() == Some(language));
                own.map(|section| section.span.of(&record.document.text)).collect::<Vec<&str>>()
            })
        };
        let by_language = of_kind(SectionKind::is_text);
        if by_language.iter().all(Vec::is_empty) {
            return Self { by_language: of_kind(|kind| kind == SectionKind::Body), are_bodies: true };
        }
        Self { by_language, are_bodies: false }
    }
}

/// Whether two documents have the same texts in each language, and no titles of their own.
fn is_same(left: &DocumentRecord, right: &DocumentRecord) -> bool {
    let (own, other) = (Texts::of(left), Texts::of(right));
    let are_bodies = own.are_bodies;
    are_bodies == other.are_bodies
        && own.by_language.zip(other.by_language).into_iter().all(|(own, other)| {
            let least = if are_bodies { LEAST_ALIKE_BODIES } else { LEAST_ALIKE };
            alike(&own, &other) >= least && (are_bodies || !has_other_numbers(&own, &other))
        })
        && !has_other_title(left, right)
}

/// The share of windows that two lists of texts have in common; 1 if both are empty.
fn alike(left: &[&str], right: &[&str]) -> f64 {
    let all = |texts: &[&str]| {
        let mut all: Vec<u64> =
            texts.iter().flat_map(|text| windows(&letters(text), WINDOW).collect::<Vec<_>>()).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (left, right) = (all(left), all(right));
    let common = left.iter().filter(|number| right.binary_search(number).is_ok()).count();
    let either = left.len() + right.len() - common;
    if either == 0 { 1.0 } else { common as f64 / either as f64 }
}

/// Whether each of two texts has a number that the other one has not. One more on one side may be the mark of a note.
fn has_other_numbers(left: &[&str], right: &[&str]) -> bool {
    let numbers = |texts: &[&'_ str]| -> Vec<String> {
        let runs = texts.iter().flat_map(|text| text.split(|letter: char| !letter.is_ascii_digit()));
        runs.filter(|run| !run.is_empty()).map(str::to_owned).collect()
    };
    let (left, right) = (numbers(left), numbers(right));
    let has_own = |one: &[String], other: &[String]| one.iter().any(|number| !other.contains(number));
    has_own(&left, &right) && has_own(&right, &left)
}

/// Whether both documents have a title, and neither has that of the other one anywhere: the texts are those of a
/// template.
fn has_other_title(left: &DocumentRecord, right: &DocumentRecord) -> bool {
    let titles = |record: &DocumentRecord| -> Vec<String> {
        let sections = record.sections.iter().map(|analyzed| &analyzed.section);
        let titles = sections.filter(|section| section.kind == SectionKind::Title);
        let letters = titles.map(|section| folded(section.span.of(&record.document.text)));
        letters.filter(|letters| letters.chars().count() >= LEAST_TITLE).collect()
    };
    let (own, other) = (titles(left), titles(right));
    let is_in = |titles: &[String], record: &DocumentRecord| {
        let text = folded(&record.document.text);
        titles.iter().any(|title| text.contains(title))
    };
    !own.is_empty() && !other.is_empty() && !is_in(&own, right) && !is_in(&other, left)
}

/// The letters of a text without case and marks.
fn letters(text: &str) -> Vec<char> {
    text.chars().filter_map(folded_letter).collect()
}

/// The numbers of all windows of some letters, by a rolling sum.
fn windows(letters: &[char], width: usize) -> impl Iterator<Item = u64> {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    let weight = (0..width).fold(1_u64, |weight, _| weight.wrapping_mul(BASE));
    let mut sum = 0_u64;
    letters.iter().enumerate().filter_map(move |(at, letter)| {
        sum = sum.wrapping_mul(BASE).wrapping_add(u64::from(*letter));
        if let Some(gone) = at.checked_sub(width) {
            sum = sum.wrapping_sub(u64::from(letters[gone]).wrapping_mul(weight));
        }
        (at + 1 >= width).then(|| mixed(sum))
    })
}

#[cfg(test)]
mod tests;
