//! First letters of a text that are as high as two or three of its lines: put before the word that they begin.

use super::fragments::usual_size;
use super::page::Fragment;

/// A first letter against the letters of its text.
const LARGE: f64 = 1.5;
const LARGEST: f64 = 8.0;
/// The height of capitals, in font sizes.
const CAPITALS: f64 = 0.7;
/// White space behind it, in font sizes of the text, and that behind one that is a word.
const FARTHEST: f64 = 1.8;
const WORD: f64 = 0.45;
/// Capitals of a page that are looked at.
const MOST: usize = 64;

/// Joins the large first letters of a page with the text beside them; returns how many.
pub(super) fn join(fragments: &mut Vec<Fragment>) -> usize {
    let mut joined = Vec::new();
    // A symbol with an index is larger than what stands behind it, but no larger than the text.
    let large = LARGE * usual_size(fragments);
    let is_first = |fragment: &Fragment| fragment.size >= large && first_letter(&fragment.text).is_some();
    let capitals = (0..fragments.len()).filter(|at| is_first(&fragments[*at]));
    for at in capitals.take(MOST).collect::<Vec<_>>() {
        let Some(letters) = first_letter(&fragments[at].text) else { continue };
        let Some(line) = line_beside(fragments, at) else { continue };
        let first = fragments[at].clone();
        let line = &mut fragments[line];
        let apart =
            line.left - first.right > WORD * line.size && matches!(letters.chars().last(), Some('A' | 'I' | 'O'));
        let blank = if apart { " " } else { "" };
        line.text = format!("{letters}{blank}{}", line.text.trim_start());
        line.weights.resize(line.text.chars().count(), None);
        line.weights.rotate_right(letters.chars().count() + blank.len());
        // The lines beside it begin at the margin of the text.
        let (top, bottom) = (first.baseline + first.size, first.baseline - 0.3 * line.size);
        let (end, size) = (first.right, line.size);
        for beside in fragments.iter_mut().filter(|beside| {
            (bottom..top).contains(&beside.baseline)
                && beside.size < first.size
                && (-0.2..FARTHEST).contains(&((beside.left - end) / size))
        }) {
            beside.left = first.left;
        }
        joined.push(at);
    }
    let mut at = 0..;
    fragments.retain(|_| at.next().is_none_or(|at| joined.binary_search(&at).is_err()));
    joined.len()
}

/// The capital that a fragment is, an opening mark before it allowed.
fn first_letter(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > 8 {
        return None;
    }
    let mut letters = text.chars();
    let capital = match letters.next()? {
        '“' | '"' | '«' | '‘' | '\'' => letters.next()?,
        first => first,
    };
    (capital.is_uppercase() && letters.next().is_none()).then(|| text.to_owned())
}

/// The line of text that begins beside a large letter: the one whose capitals are level with it on top, or else on the
/// same baseline.
fn line_beside(fragments: &[Fragment], at: usize) -> Option<usize> {
    let first = &fragments[at];
    let top = first.baseline + CAPITALS * first.size;
    let level = |line: &Fragment| {
        let size = line.size;
        let off_top = (line.baseline + CAPITALS * size - top).abs() / size;
        let off_baseline = (line.baseline - first.baseline).abs() / size;
        (off_top < 0.6 || off_baseline < 0.1).then_some(off_top.min(off_baseline + 0.5))
    };
    let beside = |line: &Fragment| {
        (LARGE..LARGEST).contains(&(first.size / line.size))
            && (-0.2..FARTHEST).contains(&((line.left - first.right) / line.size))
            && line.text.trim_start().starts_with(char::is_alphabetic)
            && line.text.chars().filter(|letter| letter.is_alphabetic()).count() >= 2
    };
    let lines = fragments.iter().enumerate().filter(|(other, line)| *other != at && beside(line));
    let best = lines.filter_map(|(other, line)| Some((other, level(line)?)));
    best.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(line, _)| line)
}

#[cfg(test)]
mod tests {
    use super::super::page::fragment_of;
    use super::*;

    fn large(text: &str, size: f64, left: f64, baseline: f64) -> Fragment {
        Fragment { size, right: left + 0.6 * size, ..fragment_of(text, left, baseline) }
    }

    fn texts(mut fragments: Vec<Fragment>) -> Vec<String> {
        join(&mut fragments);
        fragments.into_iter().map(|fragment| fragment.text).collect()
    }

    #[test]
    fn a_letter_of_two_lines_begins_its_word() {
        // Its top is level with the first line, its foot stands on the second.
        let first = large("B", 27.0, 70.0, 688.0);
        let lines = [fragment_of("u çalışmada su", 88.0, 700.0), fragment_of("azalmaktadır ve", 88.0, 688.0)];
        let below = fragment_of("kuraklık sürmektedir", 70.0, 676.0);
        for order in [[first.clone(), lines[0].clone(), lines[1].clone()], [lines[0].clone(), lines[1].clone(), first]]
        {
            let mut fragments = order.to_vec();
            fragments.push(below.clone());
            assert_eq!(texts(fragments), ["Bu çalışmada su", "azalmaktadır ve", "kuraklık sürmektedir"]);
        }
    }

    #[test]
    fn the_lines_beside_it_are_not_indented() {
        let mut fragments = vec![
            large("T", 27.0, 70.0, 688.0),
            fragment_of("his study", 88.0, 700.0),
            fragment_of("is about", 88.0, 688.0),
        ];
        assert_eq!(join(&mut fragments), 1);
        assert!(fragments.iter().all(|fragment| (fragment.left - 70.0).abs() < 0.1));
    }

    #[test]
    fn a_letter_that_is_a_word_stays_one() {
        let fragments = vec![large("A", 27.0, 70.0, 688.0), fragment_of("study of water", 92.0, 700.0)];
        assert_eq!(texts(fragments), ["A study of water"]);
        let fragments = vec![large("I", 20.0, 70.0, 700.0), fragment_of("n this study", 82.5, 700.0)];
        assert_eq!(texts(fragments), ["In this study"]);
    }

    #[test]
    fn letters_of_their_own_stay() {
        for other in [large("B", 27.0, 70.0, 600.0), large("B", 11.0, 70.0, 700.0), large("7", 27.0, 70.0, 688.0)] {
            assert_eq!(texts(vec![other, fragment_of("u çalışmada", 88.0, 700.0)]).len(), 2);
        }
    }
}
