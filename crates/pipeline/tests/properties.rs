//! Properties of any document after reading, sections and analysis; and of the stage commands.

use ikiz_document::{AnalyzedSection, Document, Language, Place, Span, flattened};
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::stage::{SectionReader, split, split_offsets};
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Inputs, Request, RunError, Setup, TextPair, Wanted, align};
use proptest::prelude::*;
use std::sync::LazyLock;

static SECTIONS: LazyLock<SectionReader> = LazyLock::new(|| SectionReader::new(&Settings::default()));

/// Lines from which documents with sections are made.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "",
            "Öz",
            "Abstract",
            "Keywords: su, (taş, toprak); 3.5",
            "Amaç: Sayıldı. Bitti.",
            "\u{c}"
        ])
        .prop_map(str::to_owned),
        "([A-ZÇİa-zçğıöşü]{1,9}[ .,;-]){4,20}",
        "\\PC{0,30}",
    ]
}

/// Whether spans are in order, disjoint and inside `outer`.
fn in_order(spans: impl Iterator<Item = Span>, outer: Span) -> bool {
    let mut end = outer.start;
    spans.into_iter().all(|span| {
        let fits = end <= span.start && !span.is_empty() && span.end <= outer.end;
        end = span.end;
        fits
    })
}

fn check_places(document: &Document) -> Result<(), TestCaseError> {
    for line in &document.lines {
        let place = Place { source: line.source, page: line.page, line: line.number };
        prop_assert_eq!(document.place(line.span.start), place);
        prop_assert_eq!(document.place(line.span.end - 1), place);
    }
    let step = document.text.len() / 7 + 1;
    for start in (0..document.text.len()).step_by(step) {
        let span = Span::new(start, (start + step).min(document.text.len()));
        let expected: Vec<_> = document.lines.iter().filter(|line| line.span.overlaps(span)).collect();
        prop_assert_eq!(document.lines_in(span).iter().collect::<Vec<_>>(), expected);
    }
    Ok(())
}

fn check_section(text: &str, analyzed: &AnalyzedSection) -> Result<(), TestCaseError> {
    let whole = analyzed.section.span;
    prop_assert!(in_order(analyzed.sentences.iter().copied(), whole));
    prop_assert!(in_order(analyzed.tokens.iter().map(|token| token.span), whole));
    prop_assert!(in_order(analyzed.section.keywords.iter().map(|keyword| keyword.span), whole));
    for keyword in &analyzed.section.keywords {
        prop_assert_eq!(&keyword.text, &flattened(keyword.span.of(text)));
    }
    for sentence in &analyzed.sentences {
        let inside = analyzed.tokens.iter().filter(|token| sentence.contains(token.span)).count();
        prop_assert_eq!(analyzed.tokens_in(*sentence).len(), inside);
    }
    Ok(())
}

proptest! {
    #[test]
    fn sentences_and_tokens_are_inside_their_section(lines in prop::collection::vec(line(), 0..15)) {
        if let Ok((document, sections)) = SECTIONS.of_text(lines.join("\n").as_bytes()) {
            check_places(&document)?;
            for section in &sections {
                check_section(&document.text, section)?;
            }
        }
    }

    #[test]
    fn offsets_are_characters_of_the_text_as_given(text in "(\\PC|[ \n.?!A-Ca-cİıÜ\u{301}]){0,60}") {
        for language in Language::BOTH {
            let letters: Vec<char> = text.chars().collect();
            let cut = split_offsets(&text, language);
            let texts: Vec<String> =
                cut.iter().map(|(start, end)| flattened(&letters[*start..*end].iter().collect::<String>())).collect();
            prop_assert_eq!(texts, split(&text, language));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn each_sentence_is_in_one_bead(pairs in prop::collection::vec(
        (prop::collection::vec("\\PC{0,20}", 0..6), prop::collection::vec("\\PC{0,20}", 0..6)), 1..4)
    ) {
        let pairs: Vec<TextPair> = pairs.into_iter().map(|(english, turkish)| TextPair { english, turkish }).collect();
        let (setup, store, mut found) = (Setup::default(), Store::temporary(), Vec::new());
        let inputs = Inputs::Pairs(&pairs);
        let request = Request { inputs, setup: &setup, wanted: Wanted::BEADS, store: &store, observer: &() };
        let aligned = align(request, |beads| { found.push(beads.expect("beads")); Ok::<(), RunError>(()) });
        prop_assert!(aligned.is_ok());
        prop_assert_eq!(found.len(), pairs.len());
        for (beads, pair) in found.iter().zip(&pairs) {
            // A bead may extend across an empty sentence, which is in no bead with others: [1, 3] before [2].
            let firsts: Vec<usize> = beads.iter().filter_map(|bead| bead.sentences.english.first().copied()).collect();
            prop_assert!(firsts.is_sorted());
            let mut english: Vec<usize> = beads.iter().flat_map(|bead| bead.sentences.english.iter().copied()).collect();
            english.sort_unstable();
            let mut turkish: Vec<usize> = beads.iter().flat_map(|bead| bead.sentences.turkish.iter().copied()).collect();
            turkish.sort_unstable();
            prop_assert_eq!(english, (0..pair.english.len()).collect::<Vec<_>>());
            prop_assert_eq!(turkish, (0..pair.turkish.len()).collect::<Vec<_>>());
        }
    }
}
