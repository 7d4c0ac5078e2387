//! The view of a document that was read just now.

use super::view::{BeadView, FindingView, KeywordView, PairView, View, page_and_line, place};
use crate::wording::worded;
use ikiz_document::{
    AnalyzedSection, Bead, DocumentReport, Finding, KeywordMethod, KeywordSide, Mark, Pairing, Place, SectionId,
    SectionPair, SideMeasures, flattened,
};

impl From<&DocumentReport> for View {
    fn from(report: &DocumentReport) -> Self {
        let pairs = report.pairs.iter().enumerate().map(|(index, pair)| of_pair(report, index, pair)).collect();
        let findings = findings(report, None, None);
        Self { id: report.document.id.as_str().to_owned(), pairs, findings, problem: None }
    }
}

fn of_pair(report: &DocumentReport, index: usize, pair: &SectionPair) -> PairView {
    let sides = pair.sides(&report.sections);
    let reason = match pair.sections {
        Pairing::Paired(_) => None,
        Pairing::Unpaired { reason, .. } => Some(reason.name().to_owned()),
    };
    let measures = [("similarity", pair.similarity), ("coverage", pair.coverage)];
    let measures = measures.into_iter().chain([("confidence", Some(pair.confidence.value()))]);
    let keywords = pair.keywords.iter().map(|keywords| KeywordView {
        texts: sides.zip(keywords.sides.as_ref()).map(|(list, side)| keyword(report, list, side.as_ref())),
        method: keywords.method.map(KeywordMethod::name).map(str::to_owned),
        confidence: keywords.confidence.value(),
    });
    PairView {
        id: format!("p{}", index + 1),
        kind: pair.kind.to_string(),
        measures: measures.filter_map(|(name, value)| Some((name, value?))).collect(),
        places: sides.map(|id| id.map_or_else(String::new, |id| place_of(report, id))),
        reason,
        beads: pair.beads.iter().enumerate().map(|(at, bead)| of_bead(report, index, pair, at, bead)).collect(),
        keywords: keywords.collect(),
        findings: findings(report, Some(index), None),
    }
}

fn of_bead(report: &DocumentReport, index: usize, pair: &SectionPair, at: usize, bead: &Bead) -> BeadView {
    let findings = findings(report, Some(index), Some(at));
    let mut flags: Vec<String> = bead.moved.then(|| "moved".to_owned()).into_iter().collect();
    for finding in &findings {
        if !flags.contains(&finding.check) {
            flags.push(finding.check.clone());
        }
    }
    let sides = pair.sides(&report.sections).zip(bead.sentences.as_ref());
    let alone = sides.zip(pair.measures.as_ref()).map(|((id, sentences), measures)| {
        let section = id.and_then(|id| section(report, id));
        measures
            .as_ref()
            .zip(section)
            .map_or_else(Vec::new, |(measures, section)| alone(report, section, sentences, measures))
    });
    BeadView {
        number: at + 1,
        sentences: bead.sentences.as_ref().map(Vec::len),
        confidence: bead.confidence.value(),
        flags,
        texts: sides.map(|(id, sentences)| id.map_or_else(String::new, |id| text(report, id, sentences))),
        alone,
        findings,
    }
}

fn alone(
    report: &DocumentReport,
    section: &AnalyzedSection,
    sentences: &[usize],
    measures: &SideMeasures,
) -> Vec<String> {
    let spans: Vec<_> = sentences.iter().filter_map(|index| section.sentences.get(*index)).collect();
    let is_here = |mark: &&Mark| mark.is_alone && spans.iter().any(|span| span.overlaps(mark.span));
    measures.marks.iter().filter(is_here).map(|mark| flattened(mark.span.of(&report.document.text))).collect()
}

/// The findings of the document, of a pair, or of a bead: those of nothing smaller.
fn findings(report: &DocumentReport, pair: Option<usize>, bead: Option<usize>) -> Vec<FindingView> {
    let of_place = report.findings.iter().filter(|finding| finding.pair == pair && finding.bead == bead);
    let view = |finding: &Finding| FindingView {
        severity: finding.severity.name().to_owned(),
        check: finding.check.name().to_owned(),
        message: worded(&finding.message),
    };
    of_place.map(view).collect()
}

fn section(report: &DocumentReport, id: SectionId) -> Option<&AnalyzedSection> {
    report.sections.find(id)
}

/// `page 1, line 3`, or `line 3` if pages are not known.
pub fn shown(place: Place) -> String {
    page_and_line(place.page.map(|page| page.to_string()).as_deref(), &place.line.to_string())
}

fn place_of(report: &DocumentReport, id: SectionId) -> String {
    let Some(AnalyzedSection { section, .. }) = section(report, id) else { return id.to_string() };
    let document = &report.document;
    let heading = section.heading.map_or_else(String::new, |span| flattened(span.of(&document.text)));
    place(&id.to_string(), &heading, &shown(document.place(section.span.start)))
}

/// The sentences of a bead's side.
fn text(report: &DocumentReport, id: SectionId, sentences: &[usize]) -> String {
    let Some(section) = section(report, id) else { return String::new() };
    let spans = sentences.iter().filter_map(|index| section.sentences.get(*index));
    spans.map(|span| flattened(span.of(&report.document.text))).collect::<Vec<_>>().join(" ")
}

/// A keyword, with its count in the texts.
fn keyword(report: &DocumentReport, list: Option<SectionId>, side: Option<&KeywordSide>) -> String {
    let printed = side.and_then(|side| {
        let keyword = section(report, list?)?.section.keywords.get(side.index)?;
        Some(format!("{} ({})", keyword.text, side.counts.total()))
    });
    printed.unwrap_or_default()
}
