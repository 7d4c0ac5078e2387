//! The observations of a candidate.

use super::candidate::{Shape, TitleCandidate};
use super::feature::Feature;
use super::sheet::{Line, Matter, Page, Sheet};
use ikiz_document::{Language, LanguageTag, Twin};

/// Sizes nearer than that share are the same.
const SAME_SIZE: f64 = 0.06;
/// A gap that is wider than those inside by less, in sizes, is none.
const SAME_GAP: f64 = 0.25;
/// Lines between a title and the heading of a text: just, soon.
const JUST: usize = 2;
const SOON: usize = 9;
/// Languages inside a candidate change where the products of their log-odds is below.
const CHANGE: f64 = -2.0;
/// Log-odds up to which a candidate may be of either language.
pub(super) const EITHER: f64 = 1.5;

/// What a document's candidates are observed against.
pub(super) struct Observer<'a> {
    pub sheet: &'a Sheet,
    /// Whether there are texts in each language.
    pub texts: Twin<bool>,
}

const fn yes(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

fn share(part: u16, whole: u16) -> f64 {
    f64::from(part) / f64::from(whole.max(1))
}

impl Observer<'_> {
    /// All that does not depend on the language asked for.
    pub(super) fn observe(&self, candidate: &TitleCandidate, add: &mut impl FnMut(Feature, f64)) {
        let lines = &self.sheet.lines[candidate.first..=candidate.last];
        let page = &self.sheet.pages[lines[0].page];
        print(candidate, lines, page, add);
        place(page, add);
        length(candidate, add);
        self.edges(candidate, lines, add);
        inside(lines, add);
        self.wording(candidate, add);
        around(candidate, page, add);
    }

    /// What depends on the language.
    pub(super) fn observe_language(
        &self,
        candidate: &TitleCandidate,
        language: Language,
        add: &mut impl FnMut(Feature, f64),
    ) {
        let counts = &candidate.counts;
        let odds = match language {
            Language::English => -counts.odds,
            Language::Turkish => counts.odds,
        };
        add(Feature::Odds, odds.clamp(-3.0, 4.0));
        add(Feature::Unsure, yes(odds < 1.0));
        add(Feature::InText, share(*counts.in_texts.of(language), counts.content));
        add(Feature::OwnTextNear, yes(self.nearest(candidate) == Some(language.into())));
    }

    /// Having no title in the language.
    pub(super) fn observe_none(&self, language: Language, add: &mut impl FnMut(Feature, f64)) {
        add(Feature::NoTitle, 1.0);
        add(Feature::NoTitleNoText, yes(!self.texts.of(language)));
    }

    /// The language of the text whose heading is nearest, if one is near: below rather than above.
    fn nearest(&self, candidate: &TitleCandidate) -> Option<LanguageTag> {
        let page = &self.sheet.pages[self.sheet.lines[candidate.first].page];
        let below =
            page.texts.iter().find(|text| text.0 > candidate.last).filter(|text| text.0 - candidate.last <= SOON);
        let above = page.texts.iter().rev().find(|text| text.0 < candidate.first);
        let just_above = above.filter(|text| candidate.first - text.0 <= JUST);
        just_above.or(below).map(|text| text.1)
    }

    fn edges(&self, candidate: &TitleCandidate, lines: &[Line], add: &mut impl FnMut(Feature, f64)) {
        let inner = lines.windows(2).map(|pair| pair[0].gap(&pair[1])).fold(0.0, f64::max);
        let inner = if lines.len() > 1 { inner } else { 1.25 };
        let (first, last) = (&lines[0], &lines[lines.len() - 1]);
        // A part of a line has the other part beside it.
        let parted = candidate.shape == Shape::Part;
        match self.sheet.neighbours[candidate.first].above.map(|above| &self.sheet.lines[above]) {
            _ if parted || candidate.shape == Shape::BehindLabel => {}
            None => add(Feature::NothingAbove, 1.0),
            Some(above) => {
                let edge = Edge::new(first, above, above.gap(first), inner, candidate.counts.odds);
                add(Feature::WiderAbove, edge.wider);
                add(Feature::GoesOnAbove, yes(edge.is_more()));
                add(Feature::GoesOnMatterAbove, yes(edge.goes_on == GoesOn::Matter));
                add(Feature::GoesOnOtherAbove, yes(edge.goes_on == GoesOn::OtherLanguage));
                add(Feature::SizeChangesAbove, yes(!edge.same_size));
                add(Feature::NamesAbove, yes(above.matter == Matter::Names));
                add(Feature::HeadingAbove, yes(above.is_heading()));
                let open = above.piece.is_some_and(|piece| piece.ends_open || piece.ends_with_colon);
                let near = edge.gap < 2.0 && !above.is_matter() && !above.is_heading();
                add(Feature::PreviousOpen, yes(open && near));
            }
        }
        match self.sheet.neighbours[candidate.last].below.map(|below| &self.sheet.lines[below]) {
            _ if parted => {}
            None => {}
            Some(below) => {
                let edge = Edge::new(last, below, last.gap(below), inner, candidate.counts.odds);
                add(Feature::WiderBelow, edge.wider);
                add(Feature::GoesOnBelow, yes(edge.is_more()));
                add(Feature::GoesOnMatterBelow, yes(edge.goes_on == GoesOn::Matter));
                add(Feature::GoesOnOtherBelow, yes(edge.goes_on == GoesOn::OtherLanguage));
                add(Feature::SizeChangesBelow, yes(!edge.same_size));
                add(Feature::CapitalsChangeBelow, yes(last.capitals != below.capitals));
                add(Feature::NamesBelow, yes(below.matter == Matter::Names));
                add(Feature::InstitutionBelow, yes(matches!(below.matter, Matter::Institution | Matter::Address)));
                add(Feature::HeadingBelow, yes(below.is_heading()));
                add(Feature::NextSmall, yes(edge.gap < 2.0 && below.piece.is_some_and(|piece| piece.starts_small)));
            }
        }
        let before = candidate.first.checked_sub(1).map(|before| &self.sheet.lines[before]);
        add(Feature::TextAbove, yes(before.is_some_and(|before| before.taken && before.page == first.page)));
    }

    fn wording(&self, candidate: &TitleCandidate, add: &mut impl FnMut(Feature, f64)) {
        let (counts, head, tail) = (&candidate.counts, &candidate.head, &candidate.tail);
        let lines = &self.sheet.lines[candidate.first..=candidate.last];
        add(Feature::Marked, yes(tail.marked));
        add(Feature::EndsWithStop, yes(tail.ends_with_stop));
        add(Feature::EndsOpen, yes(tail.ends_open));
        add(Feature::EndsWithColon, yes(tail.ends_with_colon));
        add(Feature::StartsSmall, yes(head.starts_small));
        add(Feature::StopsInside, f64::from(counts.stops.min(3)));
        add(Feature::StartsWithNumber, yes(head.starts_with_number));
        add(Feature::Digits, share(counts.digits, counts.letters));
        let marks = 0.5 * f64::from(counts.colons)
            + f64::from(counts.semicolons)
            + 0.5 * f64::from(counts.commas.saturating_sub(1));
        add(Feature::Marks, marks.min(4.0));
        add(Feature::OpenBracket, yes(counts.open_brackets != 0));
        let label_above = candidate.first.checked_sub(1).map(|before| &self.sheet.lines[before]);
        let behind_bare = label_above.is_some_and(|line| line.label == Some(line.span.end));
        add(Feature::BehindLabel, yes(candidate.shape == Shape::BehindLabel || behind_bare));
        add(Feature::Parted, yes(candidate.shape == Shape::Part));
        add(Feature::TwoParts, yes(candidate.mixed));
        add(Feature::MatterWords, share(counts.matter, counts.words));
        add(Feature::Year, yes(counts.years > 0));
        add(Feature::Cited, yes(counts.cited > 0));
        add(Feature::BeginsLikeHeading, yes(lines[0].is_heading()));
        add(Feature::NoFunctionWord, yes(counts.function == 0));
    }
}

/// Where the headings of texts stand.
fn around(candidate: &TitleCandidate, page: &Page, add: &mut impl FnMut(Feature, f64)) {
    let below = page.texts.iter().filter(|text| text.0 > candidate.last).map(|text| text.0 - candidate.last - 1).min();
    let above =
        page.texts.iter().filter(|text| text.0 < candidate.first).map(|text| candidate.first - text.0 - 1).min();
    match below {
        Some(0..=JUST) => add(Feature::HeadingJustBelow, 1.0),
        Some(3..=SOON) => add(Feature::HeadingSoonBelow, 1.0),
        Some(_) | None => {}
    }
    match above {
        Some(0..=JUST) => add(Feature::HeadingJustAbove, 1.0),
        Some(_) => add(Feature::HeadingFarAbove, 1.0),
        None => {}
    }
    add(Feature::NoHeading, yes(below.is_none() && above.is_none()));
}

/// How a candidate's first or last line stands to the line beyond it.
struct Edge {
    gap: f64,
    wider: f64,
    same_size: bool,
    goes_on: GoesOn,
}

/// Whether the same print goes on beyond an edge.
#[derive(Clone, Copy, PartialEq, Eq)]
enum GoesOn {
    No,
    /// With names or places.
    Matter,
    Same,
    OtherLanguage,
}

impl Edge {
    fn new(edge: &Line, beyond: &Line, gap: f64, inner: f64, odds: f64) -> Self {
        let same_size = (edge.ratio - beyond.ratio).abs() < SAME_SIZE * edge.ratio.max(beyond.ratio);
        let same = same_size
            && edge.bold == beyond.bold
            && edge.capitals == beyond.capitals
            && edge.heading_style == beyond.heading_style;
        let wider = (gap - inner).clamp(0.0, 1.5);
        let near = same && wider < SAME_GAP && !beyond.is_heading() && !beyond.taken;
        let goes_on = match (near, beyond.is_matter()) {
            (false, _) => GoesOn::No,
            (true, true) => GoesOn::Matter,
            (true, false) if beyond.odds() * odds < 0.0 => GoesOn::OtherLanguage,
            (true, false) => GoesOn::Same,
        };
        Self { gap, wider, same_size, goes_on }
    }

    fn is_more(&self) -> bool {
        matches!(self.goes_on, GoesOn::Same | GoesOn::OtherLanguage)
    }
}

fn print(candidate: &TitleCandidate, lines: &[Line], page: &Page, add: &mut impl FnMut(Feature, f64)) {
    let counts = &candidate.counts;
    let ratio = lines.iter().map(|line| line.ratio).fold(0.0, f64::max);
    if lines[0].sized {
        add(Feature::SizeOverBody, libm::log(ratio).clamp(-0.4, 0.7));
        let largest = if page.largest > 0.0 { page.largest } else { ratio };
        add(Feature::SizeUnderLargest, libm::log(ratio / largest).clamp(-0.7, 0.0));
        add(Feature::Smaller, yes(ratio < 0.96));
    }
    let bold = lines.iter().filter(|line| line.bold).count() as f64 / lines.len() as f64;
    add(Feature::Bold, bold);
    add(Feature::BoldOnPlainPage, if page.plain { bold } else { 0.0 });
    let capitals = share(counts.capitals, counts.lettered) > 0.75;
    let titled = share(counts.titled, counts.long);
    add(Feature::Capitals, yes(capitals));
    add(Feature::TitleCase, if capitals { 1.0 } else { titled });
    add(Feature::SmallLetters, yes(titled < 0.5 && !capitals));
    add(Feature::Centred, lines.iter().filter(|line| page.is_centred(line)).count() as f64 / lines.len() as f64);
    add(Feature::FirstLevel, yes(lines[0].first_level));
    add(Feature::LesserLevel, yes(lines[0].heading_style && !lines[0].first_level));
}

fn place(page: &Page, add: &mut impl FnMut(Feature, f64)) {
    add(Feature::FirstPage, yes(page.number == 0));
    add(Feature::LatePage, yes(page.number >= 4));
}

fn length(candidate: &TitleCandidate, add: &mut impl FnMut(Feature, f64)) {
    let words = candidate.counts.words;
    add(Feature::TwoWords, yes(words <= 2));
    add(Feature::FewWords, yes(words == 3 || words == 4));
    add(Feature::ManyWords, yes(words > 22));
    add(Feature::Lines, libm::log(candidate.lines() as f64));
}

fn inside(lines: &[Line], add: &mut impl FnMut(Feature, f64)) {
    let is = |wanted: Matter| lines.iter().filter(|line| line.matter == wanted).count();
    let (names, institutions, labels) = (is(Matter::Names), is(Matter::Institution), is(Matter::Label));
    add(Feature::NamesInside, yes(names > 0));
    add(Feature::InstitutionInside, yes(institutions > 0));
    add(Feature::LabelInside, yes(labels > 0));
    add(Feature::AllNames, yes(names == lines.len()));
    add(Feature::AllInstitution, yes(institutions == lines.len()));
    add(Feature::AllLabels, yes(labels == lines.len()));
    if lines.len() < 2 {
        return;
    }
    let sizes = || lines.iter().map(|line| line.ratio);
    let (least, most) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
    add(Feature::SizeChanges, yes(most > (1.0 + SAME_SIZE) * least));
    add(Feature::CapitalsChange, yes(lines.iter().any(|line| line.capitals != lines[0].capitals)));
    let gaps = || lines.windows(2).map(|pair| pair[0].gap(&pair[1]));
    let (narrow, wide) = (gaps().fold(f64::INFINITY, f64::min), gaps().fold(0.0, f64::max));
    add(Feature::UnevenGaps, (wide - narrow).clamp(0.0, 1.5));
    add(Feature::WideGaps, (wide - 1.6).clamp(0.0, 1.5));
    let total: f64 = lines.iter().map(Line::odds).sum();
    let mut before = 0.0;
    let change = lines[..lines.len() - 1].iter().any(|line| {
        before += line.odds();
        before * (total - before) < CHANGE
    });
    add(Feature::LanguagesChange, yes(change));
    let width = |line: &Line| line.place.map_or(1.0, |place| (place.right - place.left).max(1.0));
    let short = lines[..lines.len() - 1].iter().any(|line| width(line) < 0.5 * width(&lines[0]));
    add(Feature::ShortInside, yes(short));
}
