//! Words that are printed large or faint under a page's text, as drafts and preprints carry them.

use super::fragments::usual_size;
use super::page::{Fragment, PageFragments};
use std::collections::BTreeSet;

/// A watermark's letters against the usual ones of its page, where it shines through the text.
const LARGE: f64 = 2.2;
/// The same where it stands alone, faint.
const LARGE_AND_ALONE: f64 = 3.0;
/// The same of a letter that stands by itself: signs of formulas are large, too.
const LARGE_LETTER: f64 = 3.5;
/// The height of capitals, in font sizes.
const CAPITALS: f64 = 0.7;
/// Fragments of a page beyond which no more are asked whether they are watermarks: a watermark is few words.
const MOST_SUSPECTS: usize = 200;

/// Takes the watermarks out of all pages; returns how many fragments.
pub(super) fn remove(pages: &mut [PageFragments]) -> usize {
    let mut found: Vec<Vec<usize>> = pages.iter().map(|page| of_page(&page.fragments)).collect();
    // A stamp that shines through the text once is one where it stands alone, too.
    let stamps: BTreeSet<String> = pages
        .iter()
        .zip(&found)
        .flat_map(|(page, found)| found.iter().map(|at| page.fragments[*at].text.trim().to_owned()))
        .collect();
    let mut removed = 0;
    for (page, found) in pages.iter_mut().zip(&mut found) {
        if !stamps.is_empty() {
            let is_stamp = |fragment: &Fragment| fragment.faint && stamps.contains(fragment.text.trim());
            found.extend((0..page.fragments.len()).filter(|at| is_stamp(&page.fragments[*at])));
        }
        let gone: BTreeSet<usize> = found.iter().copied().collect();
        let mut at = 0..;
        page.fragments.retain(|_| !gone.contains(&at.next().unwrap_or_default()));
        removed += gone.len();
    }
    removed
}

/// The fragments of a page that are watermarks.
fn of_page(fragments: &[Fragment]) -> Vec<usize> {
    let usual = usual_size(fragments);
    let is_suspect = |fragment: &Fragment| {
        if !fragment.faint && fragment.size < LARGE * usual {
            return false;
        }
        let large = match fragment.text.chars().filter(|letter| letter.is_alphabetic()).count() {
            0 => return false,
            1 => LARGE_LETTER,
            _ => LARGE,
        };
        fragment.faint || fragment.size >= large * usual
    };
    let suspects = (0..fragments.len()).filter(|at| is_suspect(&fragments[*at])).take(MOST_SUSPECTS);
    let is_watermark = |at: &usize| {
        let fragment = &fragments[*at];
        let shines_through = fragments.iter().any(|other| !is_suspect(other) && overlap(fragment, other));
        shines_through || (fragment.faint && fragment.size >= LARGE_AND_ALONE * usual)
    };
    suspects.filter(is_watermark).collect()
}

/// Whether the letters of one fragment stand in those of another.
fn overlap(one: &Fragment, other: &Fragment) -> bool {
    let shared = |from: (f64, f64), to: (f64, f64)| (from.1.min(to.1) - from.0.max(to.0)).max(0.0);
    let height = |fragment: &Fragment| (fragment.baseline, fragment.baseline + CAPITALS * fragment.size);
    let across = shared((one.left, one.right), (other.left, other.right));
    let up = shared(height(one), height(other));
    across > 0.5 * other.size && up > 0.25 * other.size
}

#[cfg(test)]
mod tests {
    use super::super::page::{Sheet, fragment_of};
    use super::*;

    fn kept(fragments: Vec<Fragment>) -> Vec<String> {
        let mut pages = [PageFragments { sheet: Sheet::default(), fragments, rules: Vec::new() }];
        remove(&mut pages);
        let [page] = pages;
        page.fragments.into_iter().map(|fragment| fragment.text).collect()
    }

    fn page() -> Vec<Fragment> {
        let text = |at: usize| fragment_of("bir satır daha yazılmış olan metin", 70.0, 700.0 - 12.0 * at as f64);
        (0..12).map(text).collect()
    }

    #[test]
    fn large_words_across_the_text_go() {
        let mut fragments = page();
        fragments.insert(0, Fragment { size: 60.0, right: 400.0, ..fragment_of("TASLAK", 60.0, 620.0) });
        assert_eq!(kept(fragments).len(), 12);
    }

    #[test]
    fn faint_stamps_go_wherever_they_stand() {
        let mut fragments = page();
        for baseline in [690.0, 400.0, 200.0] {
            fragments.push(Fragment { faint: true, ..fragment_of("ön baskı", 100.0, baseline) });
        }
        assert_eq!(kept(fragments).len(), 12);
    }

    #[test]
    fn large_titles_and_faint_headings_stay() {
        let mut fragments = page();
        fragments.push(Fragment { size: 30.0, ..fragment_of("DENİZ", 70.0, 740.0) });
        fragments.push(Fragment { faint: true, ..fragment_of("Özet", 70.0, 716.0) });
        // A first letter as high as two lines.
        fragments.push(Fragment { size: 28.0, right: 69.0, ..fragment_of("B", 50.0, 688.0) });
        assert_eq!(kept(fragments).len(), 15);
    }
}
