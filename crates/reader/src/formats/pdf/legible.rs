//! Pages whose text layer holds other letters than the print: named instead of read.

use super::page::PageLines;
use crate::failure::{self, Refusal};
use crate::letters::characters::count;
use crate::letters::rubbish::{self, Verdict};
use ikiz_document::RepairCounts;

/// Takes out the pages and lines that nobody can read, and counts them.
///
/// # Errors
/// Where they are the larger part of the file.
pub(super) fn keep(pages: &mut Vec<PageLines>, path: &str, repairs: &mut RepairCounts) -> Result<(), Refusal> {
    let verdicts: Vec<Verdict> = pages.iter().map(|page| rubbish::of_page(texts(page))).collect();
    let of = |verdict: Verdict| {
        pages.iter().zip(&verdicts).filter(move |(_, found)| **found == verdict).map(|(page, _)| page)
    };
    let letters = |verdict: Verdict| of(verdict).flat_map(texts).map(str::len).sum::<usize>();
    let (bad, good) = (letters(Verdict::Rubbish), letters(Verdict::Legible));
    // Pages of few words are judged together, where no other page speaks for them.
    let short = || of(Verdict::TooShort).flat_map(texts).collect::<Vec<_>>();
    let short_is_bad = good == 0 && (bad > 0 || rubbish::of_page(short().into_iter()) == Verdict::Rubbish);
    let is_bad = |(page, verdict): (&PageLines, &Verdict)| {
        !page.lines.is_empty() && (*verdict == Verdict::Rubbish || (short_is_bad && *verdict == Verdict::TooShort))
    };
    let bad_pages: Vec<bool> = pages.iter().zip(&verdicts).map(is_bad).collect();
    let unreadable = bad_pages.iter().filter(|bad| **bad).count();
    if unreadable > 0 && bad >= good {
        let with_text = pages.iter().filter(|page| !page.lines.is_empty()).count();
        return Err(failure::unreadable_text(path, unreadable, with_text).into());
    }
    count(repairs, "unreadable-page", unreadable);
    let mut bad_pages = bad_pages.into_iter();
    pages.retain(|_| !bad_pages.next().unwrap_or_default());
    for page in pages {
        let before = page.lines.len();
        page.lines.retain(|line| !rubbish::is_unprintable(&line.text));
        count(repairs, "unreadable-line", before - page.lines.len());
    }
    Ok(())
}

fn texts(page: &PageLines) -> impl Iterator<Item = &str> + Clone {
    page.lines.iter().map(|line| &*line.text)
}

#[cfg(test)]
mod tests {
    use super::super::page::{PageLine, Sheet};
    use super::*;

    const PROSE: &str =
        "Göl kıyısında yapılan ölçümler ile elde edilen veriler bir yıl için yeterli ve güvenilir olarak kabul edildi";

    fn page(text: &str) -> PageLines {
        let line = PageLine { text: text.to_owned(), ..PageLine::default() };
        PageLines { sheet: Sheet::default(), lines: vec![line; 12], rules: Vec::new() }
    }

    fn kept(texts: &[&str]) -> (Option<usize>, RepairCounts) {
        let mut pages: Vec<_> = texts.iter().map(|text| page(text)).collect();
        let mut repairs = RepairCounts::new();
        let result = keep(&mut pages, "a.pdf", &mut repairs);
        (result.ok().map(|()| pages.len()), repairs)
    }

    #[test]
    fn a_bad_page_among_good_ones_is_left_out_and_counted() {
        let (kept, repairs) = kept(&[PROSE, &"\u{FFFD}".repeat(60), PROSE, ""]);
        assert_eq!((kept, repairs["unreadable-page"]), (Some(3), 1));
    }

    #[test]
    fn a_file_of_bad_pages_is_refused() {
        assert_eq!(kept(&[&"\u{FFFD}\u{E000}".repeat(60), "Öz"]).0, None);
        assert_eq!(kept(&["\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"; 4]).0, None);
    }

    #[test]
    fn good_files_stay_whole() {
        let (kept, repairs) = kept(&[PROSE, "12,5 (3)", "Öz", ""]);
        assert!(kept == Some(4) && repairs.is_empty());
    }
}
