//! Candidates: lines that begin with a known wording, weighed by their look.

use crate::headings::heading::HeadingMatch;
use crate::headings::known::{HeadingKind, Layout};
use crate::headings::weight;
use crate::headings::wording::Numbering;
use crate::rows::block::ends_sentence;
use crate::rows::row::{Row, is_capitals};
use crate::rows::view::View;
use ikiz_document::Evidence;

/// Contents lines among the three before and the three after that make a contents page.
const CONTENTS_NEIGHBOURS: usize = 3;

/// The largest number of rows of a list before another heading.
const LIST_ROWS: usize = 4;

/// For each row the kind of the heading that stands there.
pub(crate) type Stops = Vec<Option<HeadingKind>>;

/// A line that may be a heading.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Its row.
    pub row: usize,
    /// The first row behind the heading; its own where the text runs in.
    pub next_row: usize,
    /// What was found there.
    pub heading: HeadingMatch,
    /// The evidence for and against it.
    pub evidence: Vec<Evidence>,
}

impl Candidate {
    /// The sum of the evidence, in log-odds.
    pub(crate) fn score(&self) -> f64 {
        self.evidence.iter().map(|evidence| evidence.weight).sum()
    }

    /// More likely a heading than not.
    pub(crate) fn is_accepted(&self) -> bool {
        self.score() > 0.0
    }

    /// Adds an observation and what it weighs.
    pub(crate) fn add(&mut self, observation: impl Into<String>, weight: f64) {
        self.evidence.push(Evidence { observation: observation.into(), weight });
    }
}

/// For each row what the heading that stands there opens.
pub(crate) fn stops(view: &View, candidates: &[Candidate]) -> Stops {
    let mut stops = vec![None; view.rows.len()];
    for candidate in candidates.iter().filter(|candidate| candidate.is_accepted()) {
        stops[candidate.row] = Some(candidate.heading.kind);
    }
    // What the file declares is of no printed section.
    for (stop, row) in stops.iter_mut().zip(&view.rows) {
        if row.declared.is_some() {
            stop.get_or_insert(HeadingKind::Other);
        }
    }
    stops
}

/// The candidate that a row begins, with the evidence of its look.
pub(crate) fn candidate(view: &View, at: usize) -> Option<Candidate> {
    let row = &view.rows[at];
    if row.declared.is_some() {
        return None;
    }
    let heading = view.tools.headings.find(view.text, row.span)?;
    let own_line = heading.layout == Layout::OwnLine;
    let last = view.rows.partition_point(|row| row.span.end < heading.wording.end);
    let next_row = if own_line { last + 1 } else { last };
    let mut candidate = Candidate { row: at, next_row, heading, evidence: Vec::new() };
    weigh_shape(view, row, &mut candidate);
    Some(candidate)
}

/// Adds what the look and the place of a heading say.
fn weigh_shape(view: &View, row: &Row, candidate: &mut Candidate) {
    let heading = candidate.heading.clone();
    let printed = ikiz_document::span::flattened(heading.wording.of(view.text));
    candidate.add(format!("begins with the wording \"{printed}\""), weight::START);
    let set_off = row.style.bold_lead > 0 && {
        let letters = view.text[row.span.start..heading.wording.end].chars().filter(|c| c.is_alphabetic()).count();
        usize::from(row.style.bold_lead) == letters
    };
    let (observation, weight) = of_layout(row, &heading, set_off);
    candidate.add(observation, weight);
    if heading.misspelt {
        candidate.add("misspelt", weight::MISSPELT);
    }
    let with_body = matches!(heading.kind, HeadingKind::Body | HeadingKind::References);
    if with_body && heading.layout != Layout::OwnLine {
        candidate.add("runs in, as a label does", weight::BODY_RUN_IN);
    }
    if is_capitals(&printed) {
        candidate.add("in capitals", weight::CAPITALS);
    } else if printed.starts_with(char::is_lowercase) {
        candidate.add("begins small", weight::SMALL);
    }
    if set_off && heading.layout != Layout::Bare {
        candidate.add("bold before plain text", weight::SET_OFF);
    }
    if row.stands_out() {
        candidate.add("stands out in print", weight::STANDS_OUT);
    }
    weigh_place(view, row, candidate);
    match heading.numbering {
        Numbering::Nested if !with_body => candidate.add("number of a subsection", weight::NESTED_NUMBER),
        Numbering::Simple if with_body => candidate.add("numbered", weight::NUMBER),
        _ => {}
    }
    weigh_contents(view, row, candidate);
}

/// What the place of the wording in its line shows, and what that weighs.
fn of_layout(row: &Row, heading: &HeadingMatch, set_off: bool) -> (&'static str, f64) {
    let label = is_label(heading.kind);
    let (observation, weight) = match heading.layout {
        Layout::Bare | Layout::Glued | Layout::Sentence if set_off => {
            ("bold before text on the same line", weight::RUN_IN)
        }
        Layout::OwnLine => ("own line", weight::OWN_LINE),
        Layout::Glued => ("text right behind, without a blank", weight::GLUED),
        Layout::Sentence => ("a sentence on the same line", weight::SENTENCE),
        Layout::RunIn(':' | ';' | '—' | '–' | '―' | '=') => {
            ("separator and text on the same line", weight::RUN_IN)
        }
        Layout::RunIn(_) => ("weak separator and text on the same line", weight::RUN_IN_WEAK),
        Layout::Bare if heading.kind == HeadingKind::Keywords && row.block_start => {
            ("keyword heading at the start of a block, no separator", weight::BARE_KEYWORDS)
        }
        Layout::Bare if label && (row.block_start || row.style.bold) => {
            ("text on the same line without separator", weight::BARE_LABEL)
        }
        Layout::Bare => ("text on the same line without separator", weight::BARE),
    };
    // Bold wording needs no separator; what follows it in a sentence is not bold.
    let bold_label = heading.layout == Layout::Bare && label && row.style.bold;
    (observation, if bold_label { weight + 1.0 } else { weight })
}

/// Adds what the row before says.
fn weigh_place(view: &View, row: &Row, candidate: &mut Candidate) {
    let heading = &candidate.heading;
    let list_rows = if is_label(heading.kind) { LIST_ROWS } else { 1 };
    if row.block_start {
        candidate.add("begins a block", weight::BLOCK_START);
    } else if heading.layout != Layout::Bare && follows_list(view, candidate.row, list_rows) {
        candidate.add("after a list", weight::AFTER_SENTENCE);
    } else if let Some(before) = candidate.row.checked_sub(1).and_then(|before| view.rows.get(before)) {
        if ends_sentence(before.text(view.text)) || before.words <= 4 || before.capitals {
            candidate.add("after a finished line", weight::AFTER_SENTENCE);
        } else {
            candidate.add("the line before goes on", weight::MID_SENTENCE);
        }
    }
}

/// Adds what a table of contents in this row, or around it, says against the heading.
fn weigh_contents(view: &View, row: &Row, candidate: &mut Candidate) {
    if row.contents {
        return candidate.add("line of a table of contents", weight::CONTENTS_LINE);
    }
    let contents = |rows: &[Row]| rows.iter().filter(|row| row.contents).count();
    let before = contents(&view.rows[candidate.row.saturating_sub(3)..candidate.row]);
    let after = contents(&view.rows[candidate.row + 1..view.rows.len().min(candidate.row + 4)]);
    if before > 0 && after > 0 && before + after >= CONTENTS_NEIGHBOURS {
        candidate.add("inside a table of contents", weight::CONTENTS_AROUND);
    }
}

/// Whether what stands under such a heading is no sentence.
fn is_label(kind: HeadingKind) -> bool {
    matches!(kind, HeadingKind::Keywords | HeadingKind::Codes | HeadingKind::Label | HeadingKind::Other)
}

/// Whether a keyword list or a line of a record, which may end without a stop, stands in the rows right before.
fn follows_list(view: &View, at: usize, most_rows: usize) -> bool {
    let rows = &view.rows[..at];
    let block = rows.iter().rev().take(most_rows);
    let known = |row: &Row| view.tools.headings.find(view.text, row.span);
    block.filter_map(known).any(|found| is_label(found.kind) && found.layout != Layout::Bare)
}
