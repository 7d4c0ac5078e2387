//! Rules drawn on a page: thin strokes and bars from left to right, as they stand over footnotes and around tables.

use hayro_interpret::kurbo::{Affine, BezPath, Rect, Shape};

/// A bar is a rule up to this thickness, in points.
const THICKEST: f64 = 2.5;
/// Shortest rule, in points: what underlines a word may be shorter.
const SHORTEST: f64 = 24.0;
/// Parts of a path that may still be one rule; drawings have more.
const MOST_PARTS: usize = 8;
/// The largest number of rules of a page that are kept.
const MOST_RULES: usize = 2_000;

/// A thin line from left to right, in points from the lower left corner of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub left: f64,
    pub right: f64,
    pub height: f64,
}

/// Adds the rule that a path draws, if it draws one.
pub(super) fn collect(rules: &mut Vec<Rule>, path: &BezPath, transform: Affine) {
    if rules.len() < MOST_RULES && path.elements().len() <= MOST_PARTS {
        collect_bar(rules, path.bounding_box(), transform);
    }
}

/// Adds a bar that is as thin and long as a rule.
pub(super) fn collect_bar(rules: &mut Vec<Rule>, bar: Rect, transform: Affine) {
    let bar = transform.transform_rect_bbox(bar);
    if rules.len() < MOST_RULES && bar.height() <= THICKEST && bar.width() >= SHORTEST {
        rules.push(Rule { left: bar.x0, right: bar.x1, height: bar.center().y });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bar: Rect) -> Vec<Rule> {
        let mut rules = Vec::new();
        collect(&mut rules, &bar.to_path(0.1), Affine::IDENTITY);
        rules
    }

    #[test]
    fn thin_bars_are_rules() {
        assert_eq!(found(Rect::new(70.0, 99.5, 214.0, 100.5)), [Rule { left: 70.0, right: 214.0, height: 100.0 }]);
        // A box, and the stroke under a short word.
        assert!(found(Rect::new(70.0, 100.0, 214.0, 140.0)).is_empty());
        assert!(found(Rect::new(70.0, 100.0, 82.0, 100.5)).is_empty());
    }

    #[test]
    fn strokes_are_rules_and_curves_are_none() {
        let mut stroke = BezPath::new();
        stroke.move_to((70.0, 100.0));
        stroke.line_to((214.0, 100.0));
        let mut rules = Vec::new();
        collect(&mut rules, &stroke, Affine::IDENTITY);
        assert_eq!(rules.len(), 1);
        for step in 0..20 {
            stroke.line_to((214.0 + f64::from(step), 100.0));
        }
        collect(&mut rules, &stroke, Affine::IDENTITY);
        assert_eq!(rules.len(), 1);
    }
}
