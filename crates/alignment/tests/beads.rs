//! Properties of all beads, and examples of aligned texts that can be checked by reading.

mod common;

use common::{bitext, model, sentences};
use ikiz_alignment::{Alignment, AlignmentOptions, Bitext, Learn, Sentence, TranslationModel, coverage};
use ikiz_document::{Bead, Language};
use ikiz_text::Dictionary;
use proptest::collection::vec;
use proptest::prelude::*;
use rayon::prelude::*;
use std::sync::Arc;

/// Each sentence once, ascending indexes, ordered by the English side, and confidences that are probabilities.
fn assert_beads(beads: &[Bead], english: usize, turkish: usize) {
    let mut seen: Vec<usize> = beads.iter().flat_map(|bead| bead.sentences.turkish.iter().copied()).collect();
    seen.sort_unstable();
    assert_eq!(seen, (0..turkish).collect::<Vec<_>>());
    let in_order: Vec<usize> = beads.iter().flat_map(|bead| bead.sentences.english.iter().copied()).collect();
    assert_eq!(in_order, (0..english).collect::<Vec<_>>());
    for bead in beads {
        assert!(!bead.sentences.english.is_empty() || !bead.sentences.turkish.is_empty());
        assert!(bead.sentences.english.len() <= 3 && bead.sentences.turkish.len() <= 3);
        assert!(bead.sentences.turkish.windows(2).all(|pair| pair[0] + 1 == pair[1]));
        assert!((0.0..=1.0).contains(&bead.confidence.value()));
        assert!(!bead.moved || bead.is_two_sided());
    }
    // A bead without an English side comes right after the bead of the Turkish sentence before it.
    for (at, bead) in beads.iter().enumerate().filter(|(_, bead)| bead.sentences.english.is_empty()) {
        let before = if at == 0 { None } else { beads[at - 1].sentences.turkish.last().copied() };
        assert_eq!(bead.sentences.turkish[0].checked_sub(1), before);
    }
}

fn shapes(beads: &[Bead]) -> Vec<(Vec<usize>, Vec<usize>)> {
    beads.iter().map(|bead| (bead.sentences.english.clone(), bead.sentences.turkish.clone())).collect()
}

fn bytes(alignments: &[Alignment]) -> String {
    let line = |alignment: &Alignment| {
        format!("{} {}", serde_json::to_string(&alignment.beads).expect("plain data"), alignment.similarity.to_bits())
    };
    alignments.iter().map(line).collect::<Vec<_>>().join("\n")
}

const WORDS: [&str; 24] = [
    "analysis",
    "analiz",
    "model",
    "modeli",
    "12",
    "0.5",
    "0,5",
    "su",
    "water",
    "toprak",
    "soil",
    "the",
    "ve",
    "İzmir",
    "Izmir",
    "(x)",
    "?",
    "bitki",
    "plant",
    "energy",
    "enerjinin",
    "%50",
    "a\u{301}\u{0}ß",
    "ışık",
];

fn text() -> impl Strategy<Value = Vec<String>> {
    vec(vec(proptest::sample::select(&WORDS[..]), 0..12).prop_map(|words| words.join(" ")), 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_sentence_is_in_one_bead(english in text(), turkish in text()) {
        let alignment = model().align(&bitext(&english, &turkish), None);
        assert_beads(&alignment.beads, english.len(), turkish.len());
        prop_assert!((0.0..=1.0).contains(&alignment.similarity));
    }

    #[test]
    fn any_text_is_aligned_without_panic(english in vec(".{0,60}", 0..5), turkish in vec(".{0,60}", 0..5)) {
        let alignment = model().align(&bitext(&english, &turkish), None);
        assert_beads(&alignment.beads, english.len(), turkish.len());
    }

    #[test]
    fn document_order_and_threads_change_nothing(texts in vec((text(), text()), 2..6)) {
        let bitexts: Vec<(String, Bitext)> =
            texts.iter().enumerate().map(|(at, (english, turkish))| (format!("{}", at * 7 % 11), bitext(english, turkish))).collect();
        let entries: Vec<(&str, &Bitext)> = bitexts.iter().map(|(digest, bitext)| (digest.as_str(), bitext)).collect();
        let align = |entries: &[(&str, &Bitext)], threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a few threads");
            let options = AlignmentOptions { learn: Learn::On, training_documents: 4, ..AlignmentOptions::default() };
            pool.install(|| {
                let model = model().learn(entries, &options);
                entries.par_iter().map(|(digest, bitext)| model.align(bitext, Some(digest))).collect::<Vec<_>>()
            })
        };
        let straight = align(&entries, 1);
        let mut turned: Vec<(&str, &Bitext)> = entries.clone();
        turned.reverse();
        let mut back = align(&turned, 3);
        back.reverse();
        prop_assert_eq!(bytes(&straight), bytes(&back));
    }
}

#[test]
fn sentences_beside_an_empty_side_stay_alone() {
    let none: [&str; 0] = [];
    assert!(model().align(&bitext(&none, &none), None).beads.is_empty());
    let left = model().align(&bitext(&["One text.", "Another."], &none), None);
    assert_eq!(shapes(&left.beads), [(vec![0], vec![]), (vec![1], vec![])]);
    assert!(left.beads.iter().all(|bead| bead.confidence.value() > 0.999));
    let right = model().align(&bitext(&none, &["Bir metin.", "Başkası."]), None);
    assert_eq!(shapes(&right.beads), [(vec![], vec![0]), (vec![], vec![1])]);
    assert_eq!(coverage(&right.beads), Some(0.0));
    assert_eq!(coverage(&[]), None);
}

#[test]
fn a_text_is_aligned_with_its_translation() {
    let english = [
        "Olive oil is the most important product of the Aegean coast.",
        "In this study 120 samples from 14 villages were analysed. Acidity was measured by titration.",
        "Phenol content fell from 310 to 180 mg/kg after two years.",
        "The authors thank the villagers for their help.",
    ];
    let turkish = [
        "Zeytinyağı, Ege kıyılarının en önemli ürünüdür.",
        "Bu çalışmada 14 köyden alınan 120 örnek analiz edilmiştir.",
        "Asitlik titrasyon ile ölçülmüştür.",
        "Fenol içeriği iki yıl sonra 310 mg/kg'dan 180 mg/kg'a düşmüştür.",
    ];
    let alignment = model().align(&bitext(&english, &turkish), None);
    let expected = [(vec![0], vec![0]), (vec![1], vec![1, 2]), (vec![2], vec![3]), (vec![3], vec![])];
    assert_eq!(shapes(&alignment.beads), expected);
    assert!(alignment.beads[2].confidence.value() > 0.8);
    assert_eq!(coverage(&alignment.beads), Some(7.0 / 8.0));
    assert!(alignment.similarity > 0.2);
}

#[test]
fn a_moved_block_is_found_and_flagged() {
    let block = |language: usize| {
        [
            ["The 1893 census counted 4,512 households.", "1893 sayımında 4.512 hane sayılmıştır."],
            ["Of these, 2,077 lived by fishing in Sinop.", "Bunların 2.077'si Sinop'ta balıkçılıkla geçiniyordu."],
            ["By 1911 the number fell to 1,340 in Samsun.", "1911'e gelindiğinde sayı Samsun'da 1.340'a düştü."],
        ]
        .map(|pair| pair[language])
    };
    let rest = |language: usize| {
        [
            ["Radio reached Kayseri in 1934.", "Radyo Kayseri'ye 1934'te ulaştı."],
            ["Its 3 antennas stood 62 metres tall.", "3 anteni 62 metre yüksekliğindeydi."],
            ["In 1951 a new transmitter of 150 kW was built.", "1951'de 150 kW gücünde yeni bir verici kuruldu."],
            ["The programme lasted 90 minutes.", "Program 90 dakika sürüyordu."],
        ]
        .map(|pair| pair[language])
    };
    let english = [&block(0)[..], &rest(0)[..]].concat();
    let turkish = [&rest(1)[..], &block(1)[..]].concat();
    let beads = model().align(&bitext(&english, &turkish), None).beads;
    let expected: Vec<_> = (0..7).map(|at| (vec![at], vec![(at + 4) % 7])).collect();
    assert_eq!(shapes(&beads), expected);
    assert_eq!(beads.iter().filter(|bead| bead.moved).count(), 3);
}

#[test]
fn translations_are_learned_from_a_corpus() {
    // Made-up words of equal length, so that only learning can distinguish them.
    let words =
        [("balo", "nefi"), ("cuda", "ogar"), ("difo", "peşu"), ("gela", "ruti"), ("hima", "saku"), ("joku", "tevo")];
    let document = |seed: usize| {
        let sentence = |at: usize, side: fn(&(&'static str, &'static str)) -> &'static str| {
            let word = |step: usize| side(&words[(seed * 5 + at * (seed % 3 + 1) + step * 2) % words.len()]);
            format!("{} {}", word(0), word(1))
        };
        let english: Vec<String> = (0..4).map(|at| sentence(at, |pair| pair.0)).collect();
        let turkish: Vec<String> = (0..4).map(|at| sentence(at, |pair| pair.1)).collect();
        (format!("{seed:03}"), bitext(&english, &turkish))
    };
    let corpus: Vec<(String, Bitext)> = (0..40).map(document).collect();
    let entries: Vec<(&str, &Bitext)> = corpus.iter().map(|(digest, bitext)| (digest.as_str(), bitext)).collect();
    let learned = model().learn(&entries, &AlignmentOptions::default());
    for (english, turkish) in words {
        let found = sentences(&[english], Language::English);
        assert_eq!(found[0].units(), 1);
        let key = |word: &str, language| common::tokens(word, language)[0].key.clone().expect("a word");
        let best = learned.translations(&key(english, Language::English));
        assert_eq!(best[0].0, key(turkish, Language::Turkish), "{english}");
        assert!(best[0].1 > 0.5);
    }
    let off = AlignmentOptions { learn: Learn::Off, ..AlignmentOptions::default() };
    assert_eq!(model().learn(&entries, &off).translated_words(), 0);

    // Written and read again, the model gives the same result, at the precision of the file.
    let kept = serde_json::to_string(&learned).expect("plain data");
    let read: TranslationModel = serde_json::from_str(&kept).expect("a model");
    assert_eq!(serde_json::to_string(&read).expect("plain data"), kept);
    let text = &entries[7].1;
    assert_eq!(shapes(&read.align(text, None).beads), shapes(&learned.align(text, None).beads));
    for (wrong, said) in [
        (kept.replace("translation model", "shopping list"), "says it is"),
        (kept.replacen("\"lengths\":[", "\"lengths\":[0.1,", 1), "trailing"),
        (kept.replacen("\"translations\":[[", "\"translations\":[[999", 1), "not there"),
    ] {
        let error = serde_json::from_str::<TranslationModel>(&wrong).expect_err(said).to_string();
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn word_pairs_of_the_user_are_translations() {
    let pair = bitext(&["The blorg fell.", "A quux was lost."], &["Bir tapır kayboldu.", "Zıpır düştü."]);
    let terms = [("blorg", "zıpır"), ("quux", "tapır")].map(|(one, two)| (vec![one.to_owned()], vec![two.to_owned()]));
    let known = TranslationModel::new(vec![Dictionary::shipped(), Arc::new(Dictionary::of_terms(terms))]);
    assert!(known.align(&pair, None).similarity > model().align(&pair, None).similarity);
}

#[test]
fn paragraphs_count_where_both_sides_have_them() {
    let sentence = |at: usize| format!("Wort {} {}", "abcdefgh".repeat(1 + at % 3), at);
    let texts: Vec<String> = (0..4).map(sentence).collect();
    let side = |language, borders: &[usize]| -> Vec<Sentence> {
        let made = sentences(&texts, language).into_iter().enumerate();
        made.map(|(at, sentence)| sentence.opening_paragraph(borders.contains(&at))).collect()
    };
    let align = |english: &[usize], turkish: &[usize]| {
        let pair = Bitext { english: side(Language::English, english), turkish: side(Language::Turkish, turkish) };
        let beads = model().align(&pair, None).beads;
        (beads.iter().map(|bead| bead.confidence.value()).sum::<f64>() * 1e6).round() as u64
    };
    assert_eq!(align(&[], &[2]), align(&[], &[]));
    assert!(align(&[2], &[2]) > align(&[], &[]) && align(&[2], &[1]) < align(&[2], &[2]));
}

#[test]
fn texts_of_unequal_length_and_long_texts_are_aligned() {
    let many: Vec<String> = (0..400).map(|at| format!("Cümle {at} burada durur.")).collect();
    assert_beads(&model().align(&bitext(&["Sentence 17 stands here.".to_owned()], &many), None).beads, 1, 400);
    let left: Vec<String> = (0..3000).map(|at| format!("Row {at} of the table.")).collect();
    let right: Vec<String> = (0..3000).map(|at| format!("Tablonun {at} satırı.")).collect();
    let beads = model().align(&bitext(&left, &right), None).beads;
    assert_beads(&beads, 3000, 3000);
    assert!(beads.iter().filter(|bead| bead.sentences.english == bead.sentences.turkish).count() > 2900);
    let line = "uzun satır ".repeat(20_000);
    let line = std::slice::from_ref(&line);
    assert_beads(&model().align(&bitext(line, line), None).beads, 1, 1);
}
