//! Which words of a bead translate each other: each word takes its best one, the surest pairs first (competitive
//! linking, Melamed 2000).

use super::roles::Roles;
use super::support::Supports;
use super::texts::BeadWords;
use ikiz_document::Twin;
use std::ops::Range;

/// Word pairs below this strength are not linked.
const LEAST: f64 = 0.15;

/// The links of a bead: for each word, the adjacent words of the other side that it is linked to.
pub(super) type Links = Twin<Vec<Range<usize>>>;

/// Links the words of a bead.
pub(super) fn links(bead: &BeadWords<'_>, supports: &Supports<'_>) -> Links {
    let mut links = bead.sides.map(|words| vec![0..0; words.numbers.len()]);
    let mut left_over = Vec::new();
    for (one, two) in possible(bead, supports) {
        if links.english[one].is_empty() && links.turkish[two].is_empty() {
            add(&mut links, one, two);
        } else {
            left_over.push((one, two));
        }
    }
    // One word may be two adjacent words on the other side: pipeline, boru hattı.
    for (one, two) in left_over {
        if links.english[one].is_empty() != links.turkish[two].is_empty() {
            let near = |links: &Range<usize>, at: usize| at + 1 == links.start || at == links.end;
            let joins = if links.turkish[two].is_empty() {
                near(&links.english[one], two)
            } else {
                near(&links.turkish[two], one)
            };
            if joins {
                add(&mut links, one, two);
            }
        }
    }
    links
}

/// The content words that may be linked, the strongest pair first.
fn possible(bead: &BeadWords<'_>, supports: &Supports<'_>) -> impl Iterator<Item = (usize, usize)> + use<> {
    let numbers = bead.sides.map(|words| words.numbers);
    let content = bead.sides.map(|words| -> Vec<usize> {
        (0..words.roles.len()).filter(|at| words.roles[*at].has(Roles::CONTENT)).collect()
    });
    let mut found: Vec<(f64, usize, usize)> = Vec::new();
    for &one in &content.english {
        for &two in &content.turkish {
            let strength = supports.between(numbers.english[one], numbers.turkish[two]);
            if strength >= LEAST {
                found.push((strength, one, two));
            }
        }
    }
    // If equal, prefer words at similar places, so that repeated words are not linked crosswise.
    let distance = |one: usize, two: usize| (one * numbers.turkish.len()).abs_diff(two * numbers.english.len());
    found.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then(distance(a.1, a.2).cmp(&distance(b.1, b.2))).then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    found.into_iter().map(|(_, one, two)| (one, two))
}

fn add(links: &mut Links, english: usize, turkish: usize) {
    let add = |links: &mut Range<usize>, at: usize| {
        *links = if links.start == links.end { at..at + 1 } else { links.start.min(at)..links.end.max(at + 1) };
    };
    add(&mut links.english[english], turkish);
    add(&mut links.turkish[turkish], english);
}
