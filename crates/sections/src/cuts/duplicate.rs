//! Cuts that say again what another one says.

use crate::cuts::cut::{Cut, Role};
use crate::rows::view::View;
use ikiz_document::SectionKind;
use ikiz_text::lower;
use rustc_hash::FxHashMap;

/// Share of the words of the shorter text that stand in the longer one too.
const TEXT_SHARE: f64 = 0.9;
/// Share of the words of both lists that they have in common.
const LIST_SHARE: f64 = 0.8;
/// A text shorter than this share of another is a part of it rather than its copy.
const LENGTH_SHARE: f64 = 0.5;

/// For each cut whether it is to go. Only of what the file declares is there a copy. Of two that say the same the
/// longer stays, of two as long the first, but of two fields the list in the wrong one. `kinds` are those of the cuts.
pub(crate) fn repeated(view: &View, cuts: &[Cut], kinds: &[SectionKind]) -> Vec<bool> {
    let mut repeated = vec![false; cuts.len()];
    let declared: Vec<bool> = cuts.iter().map(|cut| view.rows[cut.rows.start].declared.is_some()).collect();
    if !declared.contains(&true) {
        return repeated;
    }
    // Most documents have nothing to compare.
    let mut read: Vec<Option<Words>> = cuts.iter().map(|_| None).collect();
    for later in 1..cuts.len() {
        for earlier in 0..later {
            let comparable = group(kinds[earlier]).is_some_and(|kind| group(kinds[later]) == Some(kind))
                && cuts[earlier].language.tag == cuts[later].language.tag
                && (declared[earlier] || declared[later]);
            if comparable && !repeated[earlier] && !repeated[later] {
                for at in [earlier, later] {
                    read[at].get_or_insert_with(|| words(cuts[at].span.of(view.text), &cuts[at]));
                }
                let (Some(one), Some(other)) = (&read[earlier], &read[later]) else { continue };
                match copy(one, other, kinds[earlier]) {
                    Some(Copy::First) => repeated[earlier] = true,
                    Some(Copy::Second) if declared[earlier] && is_astray(&cuts[later]) => repeated[earlier] = true,
                    Some(Copy::Second) => repeated[later] = true,
                    None => {}
                }
            }
        }
    }
    repeated
}

/// Whether a list stands in the field of another language: that it is there must be told.
fn is_astray(list: &Cut) -> bool {
    list.role == Role::Keywords && list.declared.is_some_and(|declared| list.language.tag != declared.into())
}

/// Which of two says less.
enum Copy {
    First,
    Second,
}

struct Words {
    counts: FxHashMap<String, u32>,
    total: u32,
}

/// Kinds that may be copies of each other have the same one.
fn group(kind: SectionKind) -> Option<u8> {
    match kind {
        SectionKind::Title => Some(0),
        SectionKind::Abstract | SectionKind::Summary => Some(1),
        SectionKind::Keywords => Some(2),
        SectionKind::Body | SectionKind::References => None,
    }
}

fn words(text: &str, cut: &Cut) -> Words {
    let mut words = Words { counts: FxHashMap::default(), total: 0 };
    // Texts are compared with texts of their own language: one mapping of case is enough.
    let lower = lower(text, cut.language.tag.language().unwrap_or(ikiz_document::Language::English));
    for word in lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.counts.entry(word.to_owned()).or_default() += 1;
        words.total += 1;
    }
    words
}

fn copy(one: &Words, other: &Words, kind: SectionKind) -> Option<Copy> {
    let common: u32 =
        one.counts.iter().filter_map(|(word, count)| other.counts.get(word).map(|times| (*times).min(*count))).sum();
    let (shorter, longer) = (f64::from(one.total.min(other.total)), f64::from(one.total.max(other.total)));
    let common = f64::from(common);
    let same = if kind == SectionKind::Keywords {
        common >= LIST_SHARE * longer
    } else {
        common >= TEXT_SHARE * shorter && shorter >= LENGTH_SHARE * longer
    };
    if !same || shorter <= 0.0 {
        None
    } else if f64::from(one.total) < TEXT_SHARE * f64::from(other.total) {
        Some(Copy::First)
    } else {
        Some(Copy::Second)
    }
}
