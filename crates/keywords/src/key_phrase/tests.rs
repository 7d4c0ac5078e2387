use super::*;
use crate::fixture::{Sample, corpus};
use ikiz_document::SectionKind;
use proptest::prelude::*;

fn phrases(texts: &[&str], language: Language, top: Option<usize>) -> Vec<Vec<DocumentKeyword>> {
    let samples: Vec<Sample> = texts.iter().map(|text| Sample::new(text, language)).collect();
    let corpus = corpus(&samples);
    samples.iter().map(|sample| key_phrases(&sample.terms(), &corpus, top)).collect()
}

fn rank(text: &str, language: Language) -> Vec<String> {
    phrases(&[text], language, None).remove(0).into_iter().map(|phrase| phrase.term.into()).collect()
}

fn place(list: &[String], term: &str) -> usize {
    list.iter().position(|listed| listed == term).unwrap_or(usize::MAX)
}

#[test]
fn phrases_rank_above_their_parts() {
    let text = "Cloud seeding changes rain. We tested cloud seeding in dry valleys; cloud seeding pays.";
    let ranked = rank(text, Language::English);
    assert_eq!(ranked[0], "cloud seeding");
    assert!(place(&ranked, "seeding") > 3 && place(&ranked, "cloud") > 3, "{ranked:?}");
}

#[test]
fn terms_of_all_texts_rank_lower() {
    let own = ["arı sütü", "çam balı", "gül yağı"];
    let texts = own.map(|own| format!("Hasta bakımı önemlidir. Burada {own} anlatıldı, kentlerde bilinmez."));
    let lists = phrases(&texts.each_ref().map(String::as_str), Language::Turkish, None);
    for (list, own) in lists.iter().zip(own) {
        let list: Vec<String> = list.iter().map(|phrase| phrase.term.to_string()).collect();
        assert!(place(&list, own) < place(&list, "hasta bakımı"), "{list:?}");
    }
}

#[test]
fn a_phrase_is_a_noun_phrase() {
    let ranked = rank("Toprak nemi ölçülmüştür, toprak tuzu ölçülmüştür.", Language::Turkish);
    assert!(ranked.contains(&"toprak nemi".to_owned()), "{ranked:?}");
    assert!(!ranked.iter().any(|term| term.contains("ölçül")), "{ranked:?}");
    let ranked = rank("The proposed method quickly improves the quality of wireless services.", Language::English);
    assert!(ranked.contains(&"quality of wireless services".to_owned()), "{ranked:?}");
    assert!(!ranked.iter().any(|term| term.contains("improves") || term.contains("quickly")), "{ranked:?}");
}

#[test]
fn a_participle_behind_a_plural_is_no_word_of_its_phrase() {
    let ranked = rank("Mortars comprising glass and texture upscaling were tried.", Language::English);
    assert!(ranked.contains(&"texture upscaling".to_owned()), "{ranked:?}");
    assert!(!ranked.iter().any(|term| term.contains("comprising")), "{ranked:?}");
}

#[test]
fn a_finite_verb_behind_a_plural_ends_the_phrase() {
    let ranked = rank(
        "Hobby gardens serve social needs. Sports policy and materials design differ. The author’s work pays.",
        Language::English,
    );
    for term in ["hobby gardens", "social needs", "sports policy", "materials design", "author’s work"] {
        assert!(ranked.iter().any(|listed| listed.eq_ignore_ascii_case(term)), "{term}: {ranked:?}");
    }
    assert!(!ranked.iter().any(|term| term.contains("serve")), "{ranked:?}");
}

#[test]
fn a_turkish_phrase_ends_without_its_case() {
    let text = "Çocuk istismarının izleri ve okul yönetimine bakış anlatıldı. Kitaba değinildi.";
    let ranked = rank(text, Language::Turkish);
    for term in ["çocuk istismarı", "okul yönetimi", "kitap"] {
        assert!(ranked.contains(&term.to_owned()), "{term}: {ranked:?}");
    }
}

#[test]
fn number_words_are_no_key_phrases() {
    let ranked = rank("Three groups of three mice met. Fifty mice ran in three mazes.", Language::English);
    assert!(ranked.contains(&"mice".to_owned()), "{ranked:?}");
    let has_number = |term: &String| term.split(' ').any(|word| ["three", "fifty"].contains(&word));
    assert!(!ranked.iter().any(has_number), "{ranked:?}");
    let ranked = rank("Üç köyde üç kuyu kazıldı. Yüz tanıma denendi; su altı yaşamı görüldü.", Language::Turkish);
    assert!(!ranked.iter().any(|term| term.contains("üç")), "{ranked:?}");
    assert!(ranked.contains(&"yüz tanıma".to_owned()), "{ranked:?}");
}

#[test]
fn a_label_that_opens_a_text_is_no_word_of_it() {
    let ranked = rank("Abstract: Olive oil keeps well in stone jars.", Language::English);
    assert!(!ranked.iter().any(|term| term.contains("bstract")), "{ranked:?}");
    let ranked = rank("Design of stone jars.", Language::English);
    assert!(ranked.iter().any(|term| term == "design of stone jars"), "{ranked:?}");
}

#[test]
fn each_language_is_a_corpus_of_its_own() {
    let texts = [("Wind power.", Language::English), ("Rüzgâr gücü.", Language::Turkish)];
    let samples = texts.map(|(text, language)| Sample::new(text, language));
    let both = corpus(&samples);
    for sample in samples {
        let alone = corpus(std::slice::from_ref(&sample));
        assert_eq!(key_phrases(&sample.terms(), &both, None), key_phrases(&sample.terms(), &alone, None));
    }
    assert!(key_phrases(&Sample::default().terms(), &both, None).is_empty());
}

#[test]
fn phrases_have_counts_of_the_document_and_of_the_corpus() {
    let lists = phrases(
        &["Olive groves need rain. Olive groves grow slowly.", "Rain falls on stone houses. Olive oil."],
        Language::English,
        Some(20),
    );
    let groves = &lists[0][0];
    assert_eq!((&*groves.term, &*groves.key, groves.rank), ("olive groves", "olive grove", 1));
    assert_eq!((groves.count, groves.documents), (2, Some(1)));
    assert!(groves.keyness.is_some_and(|keyness| keyness > 0.0));
    let rain = lists[0].iter().find(|phrase| &*phrase.key == "rain").unwrap();
    assert_eq!((rain.count, rain.documents), (1, Some(2)));
    let alone = phrases(&["Olive groves need rain."], Language::English, None);
    assert!(alone[0].iter().all(|phrase| phrase.keyness.is_none()));
}

#[test]
fn a_long_phrase_is_counted_in_its_document_only() {
    let text = "Deep stone jar oil storage lasts.";
    let list = phrases(&[text, text], Language::English, None).remove(0);
    let long = list.iter().find(|phrase| &*phrase.term == "deep stone jar oil storage").unwrap();
    assert_eq!((long.count, long.documents, long.keyness), (1, None, None));
}

#[test]
fn a_phrase_is_met_earliest_in_any_section() {
    let abstracts = "Many old houses have thick walls and rain.";
    let sample = Sample::new(abstracts, Language::English);
    let with_title = Sample::default().with("Rain gardens\n\n", Language::English, SectionKind::Title);
    let with_title = with_title.with(abstracts, Language::English, SectionKind::Abstract);
    let score = |sample: &Sample| {
        let list = key_phrases(&sample.terms(), &corpus(std::slice::from_ref(sample)), None);
        list.iter().find(|phrase| &*phrase.key == "rain").map(|phrase| phrase.score)
    };
    assert!(score(&with_title) > score(&sample));
}

#[test]
fn all_phrases_begin_with_the_best() {
    let text = "Salt marshes hold carbon. Restored salt marshes hold more carbon than mud flats of tidal rivers.";
    let all = phrases(&[text], Language::English, None).remove(0);
    assert!(all.iter().zip(1..).all(|(phrase, rank)| phrase.rank == rank));
    assert!(all.windows(2).all(|pair| pair[0].score >= pair[1].score));
    for top in 0..all.len() {
        assert_eq!(phrases(&[text], Language::English, Some(top))[0], all[..top]);
    }
}

proptest! {
    #[test]
    fn scores_fall_and_no_phrase_is_printed_twice(words in prop::collection::vec("[abc]a[dt]|of|, ", 0..40)) {
        for language in Language::BOTH {
            let all = phrases(&[&words.join(" ")], language, None).remove(0);
            prop_assert!(all.windows(2).all(|pair| pair[0].score >= pair[1].score));
            let mut terms: Vec<&str> = all.iter().map(|phrase| &*phrase.term).collect();
            terms.sort_unstable();
            let count = terms.len();
            terms.dedup();
            prop_assert_eq!(terms.len(), count);
        }
    }
}
