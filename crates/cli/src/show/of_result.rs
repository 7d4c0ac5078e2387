//! The views of documents that a result folder has, out of its tables.

use super::view::{BeadView, FindingView, KeywordView, PairView, View, page_and_line, place};
use crate::result_folder::ResultFolder;
use crate::wording::{called, terminal_language, worded};
use ikiz_document::{Language, Twin, messages};
use std::collections::BTreeMap;

messages! {
    duplicate(document) = "show.duplicate";
    empty_record() = "show.empty-record";
    failed(message, advice) = "show.failed";
    front_matter() = "show.front-matter";
    no_known_fields() = "show.no-known-fields";
    unread_format() = "show.unread-format";
}

/// What lists of a result name of a document.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Its name in tables.
    pub id: String,
    /// `processed`, `skipped` or `failed`.
    pub status: String,
    /// Why it was skipped or failed: a code.
    pub class: String,
    /// Pairs of sections, and of sentences.
    pub pairs: [usize; 2],
    /// Errors, warnings and notes.
    pub findings: [usize; 3],
}

/// All documents of a result.
pub fn list(result: &ResultFolder) -> anyhow::Result<Vec<Listed>> {
    let mut all = Vec::new();
    let columns = ["document_id", "status", "class", "section_pairs", "sentence_pairs", "errors", "warnings", "notes"];
    result.each("documents", columns, |[id, status, class, pairs, beads, errors, warnings, notes]| {
        let count = |count: &str| count.parse().unwrap_or(0);
        all.push(Listed {
            id: id.to_owned(),
            status: status.to_owned(),
            class: class.to_owned(),
            pairs: [pairs, beads].map(count),
            findings: [errors, warnings, notes].map(count),
        });
    })?;
    Ok(all)
}

/// The view of a document.
pub fn view(result: &ResultFolder, wanted: &str) -> anyhow::Result<View> {
    let problem = problem(result, wanted)?;
    let mut view = View { id: wanted.to_owned(), problem, ..View::default() };
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    result.each(
        "sections",
        ["document_id", "section_id", "heading", "page", "line"],
        |[id, section, heading, page, line]| {
            if id == wanted {
                let page = Some(page).filter(|page| !page.is_empty());
                places.insert(section.to_owned(), place(section, heading, &page_and_line(page, line)));
            }
        },
    )?;
    let columns = [
        "document_id",
        "pair_id",
        "kind",
        "reason",
        "english_section",
        "turkish_section",
        "similarity",
        "coverage",
        "confidence",
    ];
    result.each(
        "section_pairs",
        columns,
        |[id, pair, kind, reason, english, turkish, similarity, coverage, confidence]| {
            if id == wanted {
                let measures = [("similarity", similarity), ("coverage", coverage), ("confidence", confidence)];
                view.pairs.push(PairView {
                    id: pair.to_owned(),
                    kind: kind.to_owned(),
                    measures: measures.into_iter().filter_map(|(name, value)| Some((name, number(value)?))).collect(),
                    places: Twin::new(english, turkish).map(|section| places.get(section).cloned().unwrap_or_default()),
                    reason: Some(reason.to_owned()).filter(|reason| !reason.is_empty()),
                    ..PairView::default()
                });
            }
        },
    )?;
    let columns = [
        "document_id",
        "pair_id",
        "bead",
        "english_sentences",
        "turkish_sentences",
        "english",
        "turkish",
        "confidence",
        "flags",
        "english_marks",
        "turkish_marks",
    ];
    result.each(
        "sentence_pairs",
        columns,
        |[id, pair, bead, one, other, english, turkish, confidence, flags, english_marks, turkish_marks]| {
            if let Some(pair) = pair_of(&mut view, id, pair) {
                pair.beads.push(BeadView {
                    number: bead.parse().unwrap_or(0),
                    sentences: Twin::new(one, other).map(|count| count.parse().unwrap_or(0)),
                    confidence: number(confidence).unwrap_or(0.0),
                    flags: items(flags).map(str::to_owned).collect(),
                    texts: Twin::new(english, turkish).map(str::to_owned),
                    alone: Twin::new(english_marks, turkish_marks).map(alone),
                    findings: Vec::new(),
                });
            }
        },
    )?;
    let columns =
        ["document_id", "pair_id", "english", "turkish", "method", "confidence", "english_count", "turkish_count"];
    result.each("keyword_pairs", columns, |[id, pair, english, turkish, method, confidence, one, other]| {
        if let Some(pair) = pair_of(&mut view, id, pair) {
            let printed = |(keyword, count): (&str, &str)| {
                if keyword.is_empty() { String::new() } else { format!("{keyword} ({count})") }
            };
            pair.keywords.push(KeywordView {
                texts: Twin::new((english, one), (turkish, other)).map(printed),
                method: Some(method.to_owned()).filter(|method| !method.is_empty()),
                confidence: number(confidence).unwrap_or(0.0),
            });
        }
    })?;
    let message = match terminal_language() {
        Language::English => "english_message",
        Language::Turkish => "turkish_message",
    };
    let columns = ["document_id", "check", "severity", message, "pair_id", "bead"];
    result.each("checks", columns, |[id, check, severity, message, pair, bead]| {
        if id != wanted {
            return;
        }
        let [severity, check, message] = [severity, check, message].map(str::to_owned);
        let finding = FindingView { severity, check, message };
        match pair_of(&mut view, id, pair) {
            None => view.findings.push(finding),
            Some(pair) => match pair.beads.iter_mut().find(|one| Some(one.number) == bead.parse().ok()) {
                Some(bead) => bead.findings.push(finding),
                None => pair.findings.push(finding),
            },
        }
    })?;
    Ok(view)
}

/// Why a document was skipped or failed, in words; `None` if it was processed.
fn problem(result: &ResultFolder, wanted: &str) -> anyhow::Result<Option<String>> {
    let mut problem = None;
    result.each("documents", ["document_id", "status", "class", "duplicate_of"], |[id, status, class, original]| {
        if id == wanted && status != "processed" {
            problem =
                Some(skipped(class, original).unwrap_or_else(|| format!("{} ({})", called(status), called(class))));
        }
    })?;
    if problem.is_some() {
        let columns = match terminal_language() {
            Language::English => ["document_id", "message", "advice"],
            Language::Turkish => ["document_id", "turkish_message", "turkish_advice"],
        };
        result.each("errors", columns, |[id, message, advice]| {
            if id == wanted {
                problem = Some(worded(&failed(message, advice)));
            }
        })?;
    }
    Ok(problem)
}

/// Why a document was skipped, by its class.
fn skipped(class: &str, original: &str) -> Option<String> {
    let message = match class {
        "duplicate" => duplicate(original),
        "empty-record" => empty_record(),
        "front-matter" => front_matter(),
        "no-known-fields" => no_known_fields(),
        "unread-format" => unread_format(),
        _ => return None,
    };
    Some(worded(&message))
}

fn pair_of<'v>(view: &'v mut View, document: &str, pair: &str) -> Option<&'v mut PairView> {
    let is_of_document = view.id == document;
    view.pairs.iter_mut().find(|one| is_of_document && one.id == pair)
}

/// A number of a table, with a point or a comma before its decimals.
fn number(text: &str) -> Option<f64> {
    text.replace(',', ".").parse().ok()
}

/// The items of a list.
fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split(" | ").filter(|item| !item.is_empty())
}

/// The words of marks without a counterpart: `Ankara` of `names: Ankara ≠`.
fn alone(marks: &str) -> Vec<String> {
    let words = |mark: &str| mark.strip_suffix(" ≠")?.split_once(": ").map(|(_, words)| words.to_owned());
    items(marks).filter_map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_without_a_counterpart_are_told_from_others() {
        assert_eq!(alone("names: Ankara ≠ | numbers: 45 | hedges: may"), ["Ankara"]);
        assert_eq!(number("0,971"), Some(0.971));
    }
}
