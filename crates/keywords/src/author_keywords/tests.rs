use super::*;
use crate::fixture::Sample;
use ikiz_document::{
    Confidence, Document, KeywordMethod, KeywordPair, KeywordSide, Pairing, Rows, SectionId, SectionPair, Sections,
    Span,
};

/// A document of a year with these lists, which are pairs in their order.
fn report(year: u16, english: &str, turkish: &str) -> DocumentReport {
    let kind = SectionKind::Keywords;
    let mut sample = Sample::default().with(english, Language::English, kind).with(turkish, Language::Turkish, kind);
    for section in &mut sample.sections {
        let mut start = section.section.span.start;
        for text in section.section.span.of(&sample.text).split(", ") {
            let span = Span::new(start, start + text.len());
            section.section.keywords.push(Keyword { span, text: text.to_owned() });
            start = span.end + 2;
        }
    }
    let pairing = Pairing::Paired(Twin::new(SectionId(1), SectionId(2)));
    let mut pair = SectionPair::new(kind, pairing, None, Confidence::CERTAIN);
    let found = |index| {
        let sides = Twin::from_fn(|_| Some(KeywordSide::new(index)));
        KeywordPair::new(sides, Some(KeywordMethod::Lexicon), Confidence::CERTAIN)
    };
    pair.keywords = (0..sample.sections[1].section.keywords.len()).map(found).collect();
    let mut document = Document { text: sample.text, ..Document::default() };
    document.metadata.year = Some(year);
    let sections: Sections = sample.sections.into_iter().collect();
    DocumentReport {
        document,
        sections,
        bare_headings: Vec::new(),
        pairs: vec![pair],
        moves: BTreeMap::new(),
        measures: Twin::default(),
        shifts: Vec::new(),
        findings: Vec::new(),
        keywords: Vec::new(),
        same_text_as: None,
        corrections: Vec::new(),
    }
}

type Tables = (Vec<KeywordTrend>, Vec<KeywordEdge>);

fn tables<'r>(reports: impl IntoIterator<Item = &'r DocumentReport>, bound: usize) -> Tables {
    let mut all = AuthorKeywords::with_bounds(bound, Some(bound));
    for report in reports {
        let mut one = AuthorKeywords::with_bounds(bound, Some(bound));
        one.add(report).unwrap();
        all = all.merge(one).unwrap();
    }
    let trends = all.trends(2).unwrap().ordered().map(Result::unwrap).collect();
    (trends, all.edges(2).unwrap().ordered().map(Result::unwrap).collect())
}

#[test]
fn keywords_are_counted_by_year_with_their_twins() {
    let reports = [
        report(2010, "Neural Network, water, water", "sinir ağı, su"),
        report(2010, "neural networks, soil", "Sinir Ağları, toprak"),
        report(2020, "water, neural networks", "su, yapay sinir ağı"),
    ];
    let (trends, edges) = tables(&reports, 1_000);
    let shown = |trend: &KeywordTrend| {
        let twin = trend.twin.as_deref().unwrap_or_default();
        format!("{} = {twin}, {:?}: {} of {:.2}", trend.keyword, trend.year.unwrap(), trend.documents, trend.share)
    };
    let english = trends.iter().filter(|trend| trend.language == Language::English).map(shown);
    assert_eq!(
        english.collect::<Vec<_>>(),
        [
            "neural networks = sinir ağı, 2010: 2 of 1.00",
            "neural networks = sinir ağı, 2020: 1 of 1.00",
            "water = su, 2010: 1 of 0.50",
            "water = su, 2020: 1 of 1.00",
        ]
    );
    let edges: Vec<_> = edges.iter().map(|edge| (edge.keywords.join(" + "), edge.documents)).collect();
    assert_eq!(edges, [("neural networks + water".to_owned(), 2)], "the Turkish lists have no two in common");
}

#[test]
fn the_order_of_documents_and_the_bound_make_no_difference() {
    let reports = [
        report(2010, "NATO, water", "NATO, su"),
        report(2011, "water, NATO", "sular, NATO"),
        report(2010, "nato, Water", "NATO, su"),
    ];
    let expected = tables(&reports, 1_000);
    assert!(!expected.0.is_empty() && expected.1.len() == 2);
    for bound in [0, 1, 3] {
        assert_eq!(tables(reports.iter().rev(), bound), expected);
    }
}
