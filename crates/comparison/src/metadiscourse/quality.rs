//! The markers against `tests/gold/stages/metadiscourse_*.tsv`, with minima that fail the build.

use super::{Markers, markers};
use crate::fixture::Fixture;
use ikiz_document::{Language, Metadiscourse, SectionKind};
use ikiz_text::data::rows;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

/// Sentences with their markers.
struct GoldFile {
    language: Language,
    name: &'static str,
    sentences: &'static str,
    /// The categories that are marked.
    categories: &'static [Metadiscourse],
    /// Percent of the markers that are right, and of those of the gold that are found, over all categories. A marker of
    /// two categories is found as either.
    least: (usize, usize),
}

const GOLD: [GoldFile; 3] = [
    GoldFile {
        language: Language::English,
        name: "English",
        sentences: include_str!("../../../../tests/gold/stages/metadiscourse_english.tsv"),
        categories: &Metadiscourse::ALL,
        least: (95, 93),
    },
    GoldFile {
        language: Language::Turkish,
        name: "Turkish",
        sentences: include_str!("../../../../tests/gold/stages/metadiscourse_turkish.tsv"),
        categories: &Metadiscourse::ALL,
        least: (95, 93),
    },
    GoldFile {
        language: Language::Turkish,
        name: "Turkish, persons and moods",
        sentences: include_str!("../../../../tests/gold/stages/metadiscourse_turkish_persons.tsv"),
        categories: &[Metadiscourse::SelfMention, Metadiscourse::EngagementMarker],
        least: (94, 94),
    },
];

#[derive(Clone, Copy, Default)]
struct Tally {
    gold: usize,
    found: usize,
    given: usize,
    right: usize,
}

/// A marker of the gold: names of its categories, its bytes.
type Annotated<'a> = (Vec<&'a str>, Range<usize>);

/// A sentence without its braces, and its markers.
fn read(annotated: &str) -> (String, Vec<Annotated<'_>>) {
    let (mut plain, mut markers) = (String::new(), Vec::new());
    let mut rest = annotated;
    while let Some((before, marked)) = rest.split_once('{') {
        let (marked, after) = marked.split_once('}').expect("a closing brace");
        let (names, words) = marked.split_once(':').expect("a category");
        plain.push_str(before);
        markers.push((names.split('+').collect(), plain.len()..plain.len() + words.len()));
        plain.push_str(words);
        rest = after;
    }
    plain.push_str(rest);
    (plain, markers)
}

fn found(sentence: &str, language: Language) -> Vec<(Metadiscourse, Range<usize>)> {
    let mut fixture = Fixture::new();
    let id = fixture.section(SectionKind::Abstract, language, sentence);
    let (text, section) = (&fixture.document.text, &fixture.sections[id]);
    let start = section.section.span.start;
    let mut found = Vec::new();
    for span in &section.sentences {
        let tokens = section.tokens_in(*span);
        found.extend(markers(text, tokens, Markers::shipped().of(language), language).into_iter().map(|marker| {
            let tokens = &tokens[marker.tokens];
            (marker.category, tokens[0].span.start - start..tokens[tokens.len() - 1].span.end - start)
        }));
    }
    found
}

/// The counts of a file by category; what was missed and what is wrong goes to `errors`.
fn tallies(gold: &GoldFile, half: Option<&str>, errors: &mut String) -> BTreeMap<Metadiscourse, Tally> {
    let mut tallies = BTreeMap::<Metadiscourse, Tally>::new();
    let overlap = |left: &Range<usize>, right: &Range<usize>| left.start < right.end && right.start < left.end;
    for [id, sentence] in rows(gold.sentences) {
        let is_even = id.ends_with(['0', '2', '4', '6', '8']);
        if half.is_some_and(|half| (half == "even") != is_even) {
            continue;
        }
        let (plain, expected) = read(sentence);
        let given = found(&plain, gold.language);
        for (names, range) in &expected {
            for category in gold.categories.iter().filter(|category| names.contains(&category.name())) {
                let tally = tallies.entry(*category).or_default();
                tally.gold += 1;
                let is_one = |given: &Metadiscourse| names.contains(&given.name());
                let is_found = given.iter().any(|(given, at)| is_one(given) && overlap(at, range));
                tally.found += usize::from(is_found);
                if !is_found {
                    let _ = writeln!(errors, "missed {id} {}: {}", category.name(), &plain[range.clone()]);
                }
            }
        }
        for (category, at) in given.into_iter().filter(|(category, _)| gold.categories.contains(category)) {
            let tally = tallies.entry(category).or_default();
            tally.given += 1;
            let is_one = |(names, range): &Annotated<'_>| names.contains(&category.name()) && overlap(&at, range);
            let is_right = expected.iter().any(is_one);
            tally.right += usize::from(is_right);
            if !is_right {
                let _ = writeln!(errors, "wrong  {id} {}: {} | {plain}", category.name(), &plain[at]);
            }
        }
    }
    tallies
}

#[test]
fn markers_are_those_of_the_gold() {
    let half = std::env::var("GOLD_HALF").ok();
    for gold in &GOLD {
        let mut errors = String::new();
        let tallies = tallies(gold, half.as_deref(), &mut errors);
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let mut report = format!("{}\n", gold.name);
        let mut all = Tally::default();
        for (category, tally) in &tallies {
            let (precision, recall) = (percent(tally.right, tally.given), percent(tally.found, tally.gold));
            let _ = writeln!(report, "{:20} {precision:5.1} {recall:5.1} of {}", category.name(), tally.gold);
            all.gold += tally.gold;
            all.found += tally.found;
            all.given += tally.given;
            all.right += tally.right;
        }
        let (precision, recall) = (percent(all.right, all.given), percent(all.found, all.gold));
        let _ = writeln!(report, "all: precision {precision:.1} recall {recall:.1}");
        println!("{errors}{report}");
        let (precision, recall) = gold.least;
        assert!(all.right * 100 >= precision * all.given, "{report}");
        assert!(all.found * 100 >= recall * all.gold, "{report}");
    }
}
