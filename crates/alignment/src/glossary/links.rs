//! Which words of a bead translate each other: each takes its best, the surest first (competitive linking, Melamed 2000).

use super::roles::Roles;
use super::support::Supports;
use super::texts::BeadWords;

/// A strength below this links nothing.
const LEAST: f64 = 0.15;

/// The links of a bead: for each word, the words of the other side.
pub(super) struct Links {
    pub english: Vec<Vec<usize>>,
    pub turkish: Vec<Vec<usize>>,
}

impl Links {
    pub fn new(bead: &BeadWords<'_>, supports: &Supports<'_>) -> Self {
        let (left, right) = (bead.english, bead.turkish);
        let mut links =
            Self { english: vec![Vec::new(); left.numbers.len()], turkish: vec![Vec::new(); right.numbers.len()] };
        let content =
            |roles: &[Roles]| -> Vec<usize> { (0..roles.len()).filter(|at| roles[*at].has(Roles::CONTENT)).collect() };
        let (english, turkish) = (content(left.roles), content(right.roles));
        let mut found: Vec<(f64, usize, usize)> = Vec::new();
        for &one in &english {
            for &two in &turkish {
                let strength = supports.between(left.numbers[one], right.numbers[two]);
                if strength >= LEAST {
                    found.push((strength, one, two));
                }
            }
        }
        // Of equal ones those that stand at the like place, so that words that recur are not crossed.
        let distance = |one: usize, two: usize| (one * right.numbers.len()).abs_diff(two * left.numbers.len());
        found.sort_by(|a, b| {
            b.0.total_cmp(&a.0).then(distance(a.1, a.2).cmp(&distance(b.1, b.2))).then((a.1, a.2).cmp(&(b.1, b.2)))
        });
        let mut left_over = Vec::new();
        for (_, one, two) in found {
            if links.english[one].is_empty() && links.turkish[two].is_empty() {
                links.add(one, two);
            } else {
                left_over.push((one, two));
            }
        }
        // One word may be two on the other side that stand together: pipeline, boru hattı.
        for (one, two) in left_over {
            if links.english[one].is_empty() != links.turkish[two].is_empty() {
                let near = |links: &[usize], at: usize| links.iter().any(|other| other.abs_diff(at) == 1);
                let joins = if links.turkish[two].is_empty() {
                    near(&links.english[one], two)
                } else {
                    near(&links.turkish[two], one)
                };
                if joins {
                    links.add(one, two);
                }
            }
        }
        links
    }

    fn add(&mut self, english: usize, turkish: usize) {
        self.english[english].push(turkish);
        self.turkish[turkish].push(english);
    }
}
