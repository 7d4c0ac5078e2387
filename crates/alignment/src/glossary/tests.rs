use super::*;
use ikiz_document::{Key, Language, TokenKind};
use ikiz_text::{Dictionary, KeyRules, Keys, SurfaceCounts, Tokenizer};

/// A corpus of beads and keywords: document, English, Turkish.
struct Corpus<'a> {
    beads: &'a [(u32, &'a str, &'a str)],
    keywords: &'a [(u32, &'a str, &'a str)],
}

impl Corpus<'_> {
    fn pairs(&self) -> Vec<(String, String, TermPair)> {
        let mut glossary = Evidence::default();
        let analyzed = |text: &str, language: Language| {
            let mut tokens = Tokenizer::new(language).tokens(text);
            let mut counts = SurfaceCounts::default();
            counts.add(&tokens);
            Keys::settle(&counts, language, KeyRules::default()).assign(&mut tokens);
            let mut opens = true;
            let mut words = Vec::new();
            for token in tokens {
                let Some(key) = token.key else {
                    opens = true;
                    continue;
                };
                words.push((token.surface, key, token.kind == TokenKind::Word, opens));
                opens = false;
            }
            words
        };
        let words = |english: &str, turkish: &str| {
            Twin::new(english, turkish).with_language().map(|(language, text)| analyzed(text, language))
        };
        for (document, english, turkish) in self.keywords {
            let words = words(english, turkish);
            let keywords = words.as_ref().map(|words| words.iter().map(word));
            glossary.add_keywords(place(*document, None), keywords, Confidence::new(0.9));
        }
        for (bead, (document, english, turkish)) in (0..).zip(self.beads) {
            let words = words(english, turkish);
            glossary.add_bead(place(*document, Some(bead)), words.as_ref().map(|words| words.iter().map(word)));
        }
        let joined = |term: &Term| term.keys.iter().map(Key::as_str).collect::<Vec<_>>().join(" ");
        let mut pairs: Vec<_> = glossary
            .pairs(&TranslationModel::new(vec![Dictionary::shipped()]))
            .into_iter()
            .map(|pair| (joined(&pair.terms.english), joined(&pair.terms.turkish), pair))
            .collect();
        pairs.sort_by(|left, right| (&left.0, &left.1).cmp(&(&right.0, &right.1)));
        pairs
    }
}

fn place(document: u32, bead: Option<u32>) -> Occurrence {
    Occurrence { document, pair: 0, bead }
}

fn word(entry: &(Box<str>, Key, bool, bool)) -> TermWord<'_> {
    TermWord { surface: &entry.0, key: &entry.1, is_word: entry.2, opens: entry.3 }
}

const NETWORKS: &[(u32, &str, &str)] = &[
    (0, "A neural network was trained.", "Bir sinir ağı eğitildi."),
    (0, "The neural network has layers.", "Sinir ağının katmanları vardır."),
    (1, "We compare a neural network with a forest.", "Bir sinir ağını bir ormanla karşılaştırdık."),
];

#[test]
fn parts_of_a_longer_term_are_dropped() {
    let pairs = Corpus { beads: NETWORKS, keywords: &[] }.pairs();
    let found: Vec<(&str, &str)> = pairs.iter().map(|pair| (&*pair.0, &*pair.1)).collect();
    assert!(found.contains(&("neural network", "sinir ağ")), "{found:?}");
    assert!(!found.iter().any(|pair| pair.0 == "neural" || pair.1 == "sinir" || pair.1 == "ağ"), "{found:?}");
    let pair = &pairs.iter().find(|pair| pair.0 == "neural network").expect("the pair").2;
    assert_eq!((pair.documents, pair.beads, pair.keyword_documents), (2, 3, 0));
    assert_eq!((pair.terms.english.count, pair.terms.turkish.count, pair.example), (3, 3, place(0, Some(0))));
    assert!(pair.confidence.value() > 0.5 && (pair.consistency - 1.0).abs() < 1e-9, "{pair:?}");
}

#[test]
fn author_keywords_give_pairs_without_counting_a_document_twice() {
    let pairs =
        Corpus { beads: NETWORKS, keywords: &[(1, "neural network", "sinir ağı"), (1, "pollen", "çiçek tozu")] };
    let pairs = pairs.pairs();
    let pollen = &pairs.iter().find(|pair| pair.0 == "pollen").expect("a keyword").2;
    assert_eq!((pollen.documents, pollen.beads, pollen.example), (1, 0, place(1, None)));
    let network = &pairs.iter().find(|pair| pair.0 == "neural network").expect("a keyword").2;
    assert_eq!((network.documents, network.beads, network.keyword_documents), (2, 3, 1));
}

#[test]
fn other_renderings_are_rivals() {
    let beads: &[(u32, &str, &str)] = &[
        (0, "The analysis of soil is slow.", "Toprağın analizi yavaştır."),
        (0, "A teacher came.", "Bir öğretmen geldi."),
        (1, "The teacher left.", "Öğretmen gitti."),
        (2, "The teacher spoke.", "Muallim konuştu."),
        (3, "Every teacher knows.", "Her muallim bilir."),
    ];
    let pairs = Corpus { beads, keywords: &[(2, "teacher", "muallim")] }.pairs();
    let pair = &pairs.iter().find(|pair| pair.1 == "öğretmen").expect("a pair").2;
    assert_eq!(pair.rivals.len(), 1, "{pairs:#?}");
    assert!(pair.consistency < 1.0);
}

#[test]
fn a_term_does_not_go_across_numbers_and_marks() {
    let beads: &[(u32, &str, &str)] =
        &[(0, "Water, quality 12 lakes.", "Su, kalite 12 göl."), (1, "Water, quality 12 lakes.", "Su, kalite 12 göl.")];
    let pairs = Corpus { beads, keywords: &[] }.pairs();
    assert!(pairs.iter().all(|pair| !pair.0.contains(' ') && !pair.1.contains(' ')), "{pairs:#?}");
    assert!(pairs.iter().any(|pair| pair.0 == "water" && pair.1 == "su"));
}

#[test]
fn no_evidence_gives_no_pairs() {
    assert_eq!(Corpus { beads: &[], keywords: &[] }.pairs(), []);
    assert_eq!(Corpus { beads: &[(0, "", "")], keywords: &[(0, "", "")] }.pairs(), []);
}
