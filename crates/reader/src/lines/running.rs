//! Page numbers, and lines that run at the top or foot of many pages.

use crate::lines::pages::set_starts;
use crate::lines::printed::PrintedLine;
use crate::lines::shape::{has_letters, is_prose, starts_small};
use ikiz_document::{Language, RemovalReason};
use ikiz_text::{ends_sentence, lower};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Lines at the top and at the foot of a page that are looked at, one after the other.
const DEPTH: usize = 4;
/// Pages on which a line must recur, unless it stands on half of them.
const FEWEST_PAGES: usize = 3;

/// A page number in its usual form: `12`, `- 12 -`, `12/20`, `Sayfa 3`, `Page 3 of 10`, `xiv`.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?i)^[-–—\[(|.\s]*(?:(?:sayfa|page|s\.|p\.)\s*:?\s*)?(?:(?<arabic>[0-9]{1,4})|(?<roman>[ivxlc]{1,8}))(?:\s?(?:/|of|-)\s?[0-9]{1,4})?[-–—\])|.\s]*$";
    Regex::new(pattern).expect("written here and tried by the tests")
});

/// How the numbers of pages are written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Numerals {
    Arabic,
    Roman,
}

/// Marks the page numbers at the edges of pages as removed; says whether pages are known now. Where form feeds do not
/// show the pages, the numbers may.
pub(crate) fn remove_numbers(lines: &mut [PrintedLine], pages_known: bool) -> bool {
    if !pages_known {
        return remove_lone_numbers(lines);
    }
    let numbers = edge_numbers(lines, &pages(lines));
    set(lines, numbers, RemovalReason::PageNumber);
    true
}

/// Marks what runs at the top or foot of known pages as removed, from the edge inwards, page numbers under it included.
pub(crate) fn remove(lines: &mut [PrintedLine]) {
    let pages = pages(lines);
    for _ in 0..DEPTH {
        let numbers = edge_numbers(lines, &pages);
        let running = edge_repeats(lines, &pages);
        if numbers.is_empty() && running.is_empty() {
            break;
        }
        set(lines, numbers, RemovalReason::PageNumber);
        set(lines, running, RemovalReason::RunningHeader);
    }
}

fn set(lines: &mut [PrintedLine], places: Vec<usize>, reason: RemovalReason) {
    for at in places {
        lines[at].removed = Some(reason);
    }
}

/// The lines of each page.
fn pages(lines: &[PrintedLine]) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match pages.last_mut() {
            Some(page) if lines[page.start].page == line.page => page.end = at + 1,
            _ => pages.push(at..at + 1),
        }
    }
    pages
}

/// The first and the last line of a page that are still part of the text, by place where places are known; footnotes
/// stand above what runs at the foot.
fn edges(lines: &[PrintedLine], page: &Range<usize>) -> [Option<usize>; 2] {
    let kept = || page.clone().filter(|at| lines[*at].is_kept());
    let height = |at: &usize| lines[*at].frame.map(|frame| frame.baseline);
    if page.clone().next().is_some_and(|first| height(&first).is_none()) {
        return [kept().next(), kept().next_back()];
    }
    let order = |one: &usize, other: &usize| height(one).unwrap_or(0.0).total_cmp(&height(other).unwrap_or(0.0));
    [kept().min_by(order), kept().max_by(order)]
}

/// Marks lines at the top of a page as removed that stand in the middle of a sentence: a running head that the file has
/// on one page only.
pub(crate) fn remove_lone(lines: &mut [PrintedLine]) {
    /// Share of a page in which heads stand.
    const TOP: f32 = 0.16;
    /// Font sizes between a head and the text under it where both are of one size.
    const APART: f32 = 2.2;
    let mut found = Vec::new();
    let mut last: Option<usize> = None;
    for page in pages(lines) {
        let kept: Vec<usize> = page.filter(|at| lines[*at].is_kept()).collect();
        let before = last.replace(kept.last().copied().unwrap_or_default()).filter(|_| !kept.is_empty());
        let Some((before, own)) = before.and_then(|before| Some((&lines[before], lines[before].frame?))) else {
            continue;
        };
        if ends_sentence(&before.text) || before.text.split(' ').count() < 4 {
            continue;
        }
        let same_print = |at: usize| lines[at].frame.is_some_and(|frame| (frame.size / own.size - 1.0).abs() < 0.04);
        let goes_on = |at: &usize| same_print(*at) && starts_small(&lines[*at].text);
        let Some(count) = kept.iter().take(DEPTH).position(goes_on).filter(|count| *count > 0) else { continue };
        let text = lines[kept[count]].frame.unwrap_or_default();
        let head = kept[..count].iter().all(|at| {
            let frame = lines[*at].frame.unwrap_or_default();
            frame.baseline < TOP * frame.page_height
                && (!same_print(*at) || text.baseline - frame.baseline > APART * text.size)
        });
        if head {
            found.extend(kept[..count].iter().copied());
        }
    }
    set(lines, found, RemovalReason::RunningHeader);
}

/// Lines that are page numbers: at an edge, and at the same distance from the count of pages as on another page.
fn edge_numbers(lines: &[PrintedLine], pages: &[Range<usize>]) -> Vec<usize> {
    let mut by_distance: BTreeMap<(Numerals, i64), BTreeMap<usize, u32>> = BTreeMap::new();
    for page in pages {
        for at in edges(lines, page).into_iter().flatten() {
            let Some((numerals, number)) = page_number(&lines[at].text) else { continue };
            let distance = i64::from(number) - i64::from(lines[at].page);
            by_distance.entry((numerals, distance)).or_default().insert(at, lines[at].page);
        }
    }
    let steady = |places: &BTreeMap<usize, u32>| places.values().collect::<BTreeSet<_>>().len() > 1;
    by_distance.into_values().filter(steady).flat_map(BTreeMap::into_keys).collect()
}

/// Lines that stand, numbers aside, at the same edge of three pages, of half of them, or of half of the left or right
/// ones.
fn edge_repeats(lines: &[PrintedLine], pages: &[Range<usize>]) -> Vec<usize> {
    let mut by_text: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
    for page in pages {
        for (edge, at) in edges(lines, page).into_iter().enumerate() {
            let Some(at) = at.filter(|at| has_letters(&lines[*at].text)) else { continue };
            by_text.entry((edge, without_numbers(&lines[at].text))).or_default().push(at);
        }
    }
    let recurs = |places: &Vec<usize>| {
        let one_side = places.iter().all(|at| lines[*at].page % 2 == lines[places[0]].page % 2);
        let share = if one_side { pages.len().div_ceil(2) } else { pages.len() };
        // On two pages of few, running text at an edge is the text itself, printed twice.
        let few = places.len() > 1 && places.len() * 2 >= share && !is_prose(&lines[places[0]].text);
        places.len() >= FEWEST_PAGES || few
    };
    by_text.into_values().filter(recurs).flatten().collect()
}

fn without_numbers(text: &str) -> String {
    const LONGEST: usize = 200;
    let short: String = text.chars().filter(|letter| !letter.is_numeric() && *letter != ' ').take(LONGEST).collect();
    lower(&short, Language::Turkish)
}

/// Bare numbers between blank lines that rise by one: at least three of them, some lines apart. Sets the pages that
/// they show.
fn remove_lone_numbers(lines: &mut [PrintedLine]) -> bool {
    /// Lines of a page, at least; the cells of a table and the numbers of headings stand closer.
    const PAGE_LINES: usize = 5;
    let lone = |at: usize| {
        let line = &lines[at];
        let parted = (at == 0 || line.gap > 0) && lines.get(at + 1).is_none_or(|next| next.gap > 0);
        let number = page_number(&line.text).filter(|(numerals, _)| *numerals == Numerals::Arabic);
        number.filter(|_| line.is_kept() && parted && !has_letters(&line.text)).map(|(_, number)| (at, number))
    };
    let candidates: Vec<_> = (0..lines.len()).filter_map(lone).collect();
    let mut best: Vec<usize> = Vec::new();
    let mut run: Vec<(usize, u32)> = Vec::new();
    // Numbers that do not continue the run (years, cells) are passed over until it is clear that it has ended.
    for (index, candidate) in candidates.iter().enumerate() {
        match run.last() {
            Some((at, number)) if candidate.1 == number + 1 && candidate.0 >= at + PAGE_LINES => run.push(*candidate),
            Some((_, number)) if candidates[index..].iter().take(20).any(|later| later.1 == number + 1) => {}
            _ => run = vec![*candidate],
        }
        if run.len() > best.len() {
            best = run.iter().map(|(at, _)| *at).collect();
        }
    }
    if best.len() < FEWEST_PAGES {
        return false;
    }
    // The number stands at the foot of its page, unless the first one heads the text.
    let at_top = best[0] < PAGE_LINES;
    let starts: Vec<_> = if at_top { best[1..].to_vec() } else { best.iter().map(|at| at + 1).collect() };
    set_starts(lines, &starts);
    for at in best {
        lines[at].removed = Some(RemovalReason::PageNumber);
    }
    true
}

/// The number that a line holds, where it holds nothing else.
fn page_number(text: &str) -> Option<(Numerals, u32)> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let found = NUMBER.captures(text)?;
    if let Some(arabic) = found.name("arabic") {
        return Some((Numerals::Arabic, arabic.as_str().parse().ok()?));
    }
    roman(found.name("roman")?.as_str()).map(|number| (Numerals::Roman, number))
}

/// The value of a Roman number in capitals or small letters; `None` where it is not written as it should be.
fn roman(text: &str) -> Option<u32> {
    const PARTS: [(&str, u32); 9] =
        [("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)];
    let small = lower(text, Language::English);
    let (mut rest, mut value) = (small.as_str(), 0);
    for (part, worth) in PARTS {
        let most = if part.len() == 1 && !matches!(part, "v" | "l") { 3 } else { 1 };
        for _ in 0..most {
            let Some(shorter) = rest.strip_prefix(part) else { break };
            (rest, value) = (shorter, value + worth);
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::pages::assign;
    use crate::lines::printed::lines_of;
    use crate::lines::spacing::measure;

    fn removed(text: &str) -> Vec<(RemovalReason, String)> {
        let mut lines = lines_of(text);
        let known = assign(&mut lines, &measure(&lines_of(text), true));
        if remove_numbers(&mut lines, known) {
            remove(&mut lines);
        }
        lines.into_iter().filter_map(|line| Some((line.removed?, line.text))).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        removed(text).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn page_numbers_go_in_any_form() {
        for (text, number) in
            [("12", 12), ("- 12 -", 12), ("12/20", 12), ("Sayfa 3", 3), ("Page 3 of 10", 3), ("xiv", 14)]
        {
            assert_eq!(page_number(text).map(|(_, number)| number), Some(number), "{text}");
        }
        for text in ["", "12 ağaç", "iiii", "vx", "1. Giriş", "mix"] {
            assert!(page_number(text).is_none(), "{text}");
        }
    }

    #[test]
    fn numbers_that_count_pages_go() {
        assert_eq!(texts("İlk sayfa\niv\n\u{c}İkinci sayfa\nv\n\u{c}Üçüncü\nvi\n"), ["iv", "v", "vi"]);
        assert_eq!(texts("11\nbir\n\u{c}12\niki\n"), ["11", "12"]);
        // One alone, and numbers that do not count.
        assert!(texts("bir\n7\n\u{c}iki\n").is_empty());
        assert!(texts("bir\n7\n\u{c}iki\n40\n\u{c}üç\n3\n").is_empty());
    }

    #[test]
    fn running_lines_go_with_their_numbers() {
        let text = "Orman Dergisi 3\nMeşe uzun yaşar.\n\u{c}Orman Dergisi 4\nKayın da öyle.\n\u{c}Orman Dergisi 5\nÇam hızlı büyür.\n";
        assert_eq!(texts(text), ["Orman Dergisi 3", "Orman Dergisi 4", "Orman Dergisi 5"]);
        let two = "Orman Dergisi\n3\nMeşe uzun yaşar.\n\u{c}Orman Dergisi\n4\nKayın da öyle.\n";
        assert_eq!(texts(two), ["Orman Dergisi", "3", "Orman Dergisi", "4"]);
        let sides = "Meşe.\n\u{c}A. Ağaç\nKayın.\n\u{c}Çam.\n\u{c}A. Ağaç\nIhlamur.\n\u{c}Kestane.\n";
        assert_eq!(texts(sides), ["A. Ağaç", "A. Ağaç"]);
    }

    #[test]
    fn running_text_that_is_printed_twice_stays() {
        let front = "Orman Dergisi\nBu çalışmada meşe ormanlarının yaşı iki ayrı yöntemle ölçülmüştür.\nÖlçümler sonra bütün bölgelerde yeniden yapılmış ve sonuç değişmemiştir.\n";
        assert_eq!(texts(&format!("{front}\u{c}{front}")).len(), 2);
    }

    #[test]
    fn a_line_that_stands_once_stays() {
        assert!(removed("Orman\nMeşe uzun yaşar.\n\u{c}Deniz\nBalık azaldı.\n\u{c}Göl\nSu çekildi.\n").is_empty());
    }

    /// A line of a page at that height.
    fn placed(page: u32, text: &str, baseline: f32, size: f32) -> PrintedLine {
        let frame =
            ikiz_document::Frame { left: 70.0, right: 400.0, baseline, size, page_width: 595.0, page_height: 842.0 };
        PrintedLine { text: text.to_owned(), page, frame: Some(frame), ..PrintedLine::default() }
    }

    #[test]
    fn edges_are_those_of_the_page_not_of_the_reading_order() {
        let page = |page: u32, number: &str| {
            [
                placed(page, "Meşe uzun yaşar ve", 100.0, 11.0),
                placed(page, number, 800.0, 11.0),
                placed(page, "gölgesi serindir.", 100.0, 11.0),
            ]
        };
        let mut lines = [page(1, "7"), page(2, "8")].concat();
        assert!(remove_numbers(&mut lines, true));
        let removed: Vec<_> = lines.iter().filter(|line| !line.is_kept()).map(|line| line.text.as_str()).collect();
        assert_eq!(removed, ["7", "8"]);
    }

    #[test]
    fn a_head_in_the_middle_of_a_sentence_goes() {
        let page = |head: &str, rest: &str| {
            let mut lines = vec![
                placed(1, "Meşe ağacı yaşlandıkça gölgesi", 780.0, 11.0),
                placed(2, head, 50.0, 9.0),
                placed(2, rest, 90.0, 11.0),
            ];
            remove_lone(&mut lines);
            lines.iter().filter(|line| !line.is_kept()).count()
        };
        assert_eq!(page("Orman Dergisi 2021", "büyür ve serinler."), 1);
        assert_eq!(page("Orman Dergisi 2021", "Kayın da öyledir."), 0);
    }

    #[test]
    fn numbers_between_blank_lines_show_pages() {
        let page = |tree: &str| format!("{tree} uzar\nyaprak açar\ngölge verir\nçiçek döker\n{tree} kurur\n");
        let (body, other, third) = (page("meşe"), page("kayın"), page("çınar"));
        let text = format!("{body}\n1\n\n{other}\n2\n\n{third}\n3\n\nson\n");
        assert_eq!(texts(&text), ["1", "2", "3"]);
        let mut lines = lines_of(&text);
        assert!(remove_numbers(&mut lines, false));
        assert_eq!(lines.iter().map(|line| line.page).max(), Some(4));
        // Two are too few, and cells stand too close.
        assert!(removed(&format!("{body}\n1\n\n{other}\n2\n\nson\n")).is_empty());
        assert!(removed("x\n\n1\n\n2\n\n3\n\n4\n\nson\n").is_empty());
    }
}
