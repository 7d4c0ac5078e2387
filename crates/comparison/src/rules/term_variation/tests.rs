use super::finding::{english_renderings, turkish_renderings};
use super::*;
use crate::context::Context;
use crate::fixture::Fixture;
use ikiz_document::{Confidence, CorpusFinding, DocumentId, KeywordMethod, KeywordPair, KeywordSide, Twin};
use proptest::prelude::*;

/// A document with two lists whose keywords are paired in their order.
fn document(id: &str, english: &str, turkish: &str, confidence: f64) -> Fixture {
    let mut fixture = Fixture::new();
    fixture.document.id = DocumentId::new(id);
    let lists = Twin::new(english, turkish).with_language();
    let Twin { english, turkish } = lists.map(|(language, list)| fixture.keywords(language, list));
    fixture.pair(english, turkish, &[]);
    let size = fixture.sections[english].section.keywords.len();
    let pair = |index| {
        let sides = Twin::from_fn(|_| Some(KeywordSide::new(index)));
        KeywordPair::new(sides, Some(KeywordMethod::Learned), Confidence::new(confidence))
    };
    fixture.pairs[0].keywords = (0..size).map(pair).collect();
    fixture
}

/// The findings over documents.
fn found(documents: &[Fixture]) -> Vec<CorpusFinding> {
    let mut uses = TermUses::default();
    for (at, document) in documents.iter().enumerate() {
        uses.add(at as u32, &document.context());
    }
    uses.finish(|at| documents[at as usize].document.id.clone())
}

#[test]
fn two_renderings_are_one_finding() {
    let found = found(&[
        document("a", "wind, trade route", "rüzgâr, ticaret yolu", 0.95),
        document("b", "commercial road, wind", "Ticaret yolu, rüzgar", 0.95),
        document("c", "snow", "kar", 0.95),
        document("d", "trade routes", "ticaret yolu", 0.95),
    ]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].documents, &*found[0].evidence), (3, "trade route (a; d) | commercial road (b)"));
    assert_eq!(found[0].message, english_renderings("“ticaret yolu”", 3_u32, "“trade route”, “commercial road”"));
}

#[test]
fn one_english_keyword_with_two_turkish_ones_is_found() {
    let found = found(&[document("a", "oath", "yemin", 0.95), document("b", "Oaths", "ant", 0.95)]);
    assert_eq!((found.len(), &*found[0].evidence), (1, "yemin (a) | ant (b)"));
    assert_eq!(found[0].message, turkish_renderings("“oath”", 2_u32, "“yemin”, “ant”"));
}

#[test]
fn terms_in_more_documents_come_first() {
    let found = found(&[
        document("a", "oath, wind", "yemin, yel", 0.95),
        document("b", "oath, wind", "ant, rüzgâr", 0.95),
        document("c", "wind", "rüzgâr", 0.95),
    ]);
    let documents: Vec<usize> = found.iter().map(|one| one.documents).collect();
    assert_eq!(documents, [3, 2]);
}

#[test]
fn spelling_and_inflection_are_no_variation() {
    assert!(
        found(&[
            document("a", "organisational behaviour", "örgütsel davranış", 0.95),
            document("b", "Organizational Behavior", "Örgütsel Davranış", 0.95),
            document("c", "pass-through", "geçişkenlik", 0.95),
            document("d", "pass through", "geçişkenliği", 0.95),
            document("e", "trade routes", "ticaret yolları", 0.95),
            document("f", "trade route", "ticaret yolu", 0.95),
            document("g", "freeze–thaw", "donma–çözülme", 0.95),
            document("h", "freeze-thaw", "Donma-çözülme", 0.95),
        ])
        .is_empty()
    );
}

#[test]
fn doubt_is_no_variation() {
    let second = |confidence| document("b", "commercial road", "ticaret yolu", confidence);
    assert!(found(&[document("a", "trade route", "ticaret yolu", 0.95), second(0.7)]).is_empty());
    assert!(
        found(&[document("a", "trade route, road", "ticaret yolu, yol", 0.95), document("b", "road", "yol", 0.95)])
            .is_empty()
    );
    // One list has both: two terms.
    let both = document("b", "commercial road, trade route", "ticaret yolu, ticaret güzergâhı", 0.95);
    let english: Vec<_> = found(&[document("a", "trade route", "ticaret yolu", 0.95), both])
        .into_iter()
        .filter(|finding| finding.message.code == "term-variation.english")
        .collect();
    assert!(english.is_empty(), "{english:?}");
    assert!(found(&[]).is_empty());
}

#[test]
fn long_lists_are_cut() {
    let documents: Vec<Fixture> = (0..9)
        .map(|index| document(&format!("d{index}"), if index == 8 { "ant" } else { "oath" }, "yemin", 0.95))
        .collect();
    assert_eq!(found(&documents)[0].evidence, "oath (d0; d1; d2; d3; d4; +3) | ant (d8)");
}

/// Two keyword lists, and pairs of keywords by their indexes.
type AnyLists = (Vec<&'static str>, Vec<&'static str>, Vec<(usize, usize, f64)>);

/// Documents with up to two pairs of lists, whose keywords are paired in any way.
fn any_documents() -> impl Strategy<Value = Vec<Vec<AnyLists>>> {
    let english = ["trade route", "trade routes", "commercial road", "the Road", "road (R)", "oath", "vow", "…"];
    let turkish = ["ticaret yolu", "Ticaret yolları", "ticaret güzergâhı", "yol", "yolu", "yemin", "ant", "…"];
    let list = |words: [&'static str; 8]| prop::collection::vec(prop::sample::select(words.to_vec()), 1..5);
    let pairs = prop::collection::vec((0_usize..5, 0_usize..5, prop::sample::select(vec![0.5, 0.9, 1.0])), 0..6);
    prop::collection::vec(prop::collection::vec((list(english), list(turkish), pairs), 0..3), 0..8)
}

fn add_lists(fixture: &mut Fixture, lists: Twin<Vec<&str>>, pairs: &[(usize, usize, f64)]) {
    let lists = lists.with_language().map(|(language, list)| fixture.keywords(language, &list.join(", ")));
    fixture.pair(lists.english, lists.turkish, &[]);
    let side = |index| Some(KeywordSide::new(index));
    let pair = |&(english, turkish, confidence): &(usize, usize, f64)| {
        KeywordPair::new(Twin::new(side(english), side(turkish)), None, Confidence::new(confidence))
    };
    if let Some(last) = fixture.pairs.last_mut() {
        last.keywords = pairs.iter().map(pair).collect();
    }
}

proptest! {
    #[test]
    fn ledgers_find_what_all_documents_together_show(
        lists in any_documents(),
        order in prop::collection::vec((any::<u32>(), 0_usize..3), 8),
    ) {
        let fixture = |(at, lists): (usize, Vec<AnyLists>)| {
            let mut fixture = Fixture::new();
            fixture.document.id = DocumentId::new(format!("d{at}"));
            for (english, turkish, pairs) in lists {
                add_lists(&mut fixture, Twin::new(english, turkish), &pairs);
            }
            fixture
        };
        let documents: Vec<Fixture> = lists.into_iter().enumerate().map(fixture).collect();
        let contexts: Vec<Context<'_>> = documents.iter().map(Fixture::context).collect();

        let mut ledgers = [TermUses::default(), TermUses::default(), TermUses::default()];
        let mut shuffled: Vec<usize> = (0..documents.len()).collect();
        shuffled.sort_by_key(|at| order[*at].0);
        for at in shuffled {
            ledgers[order[at].1].add(at as u32, &contexts[at]);
        }
        let stored = serde_json::to_string(&ledgers).expect("a ledger can be stored");
        let [mut uses, second, third]: [TermUses; 3] = serde_json::from_str(&stored).expect("and read");
        uses.merge(third);
        uses.merge(second);
        let found = uses.finish(|at| documents[at as usize].document.id.clone());
        prop_assert_eq!(found, plain::findings(&contexts));
    }
}
