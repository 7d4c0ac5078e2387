//! PDF: text with place and size from the page's own drawing commands, put in reading order by its geometry.

mod cork;
mod fragments;
mod glyphs;
mod layout;
mod unpacked;
mod weight;

use self::glyphs::{Inks, PageContent};
use self::layout::PageLine;
use self::weight::Weights;
use crate::characters::count;
use crate::extract::{Extract, Flow, FormatReader, Input, Record, utf_8};
use crate::failure::{self, Refusal};
use crate::printed::PrintedLine;
use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use ikiz_document::{Format, RepairCounts};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads PDF files.
pub(crate) struct PdfReader;

/// Letters a page has at least where it is more than a picture with a stamp.
const FEWEST_LETTERS: usize = 20;

impl FormatReader for PdfReader {
    fn read(&self, input: &Input<'_>) -> Result<Vec<Record>, Refusal> {
        if unpacked::is_beyond(input.bytes, input.limits().unpacked_bytes) {
            return Err(failure::unpacks_too_large(input.path, input.limits().unpacked_bytes).into());
        }
        let pdf = match Pdf::new(input.bytes.to_vec()) {
            Ok(pdf) => pdf,
            // The library does not export the type of the reason.
            Err(LoadPdfError::Decryption(reason)) if format!("{reason:?}") == "PasswordProtected" => {
                return Err(failure::needs_password(input.path).into());
            }
            Err(LoadPdfError::Decryption(_)) => {
                let what = "it is encrypted in a way that is not known";
                return Err(failure::damaged(input.path, what).into());
            }
            Err(LoadPdfError::Invalid) => {
                let what = "it is no PDF file, or damaged beyond reading";
                return Err(failure::damaged(input.path, what).into());
            }
        };
        let pages = pdf.pages();
        let limit = input.limits().pages as usize;
        if pages.len() > limit {
            return Err(failure::too_many_pages(input.path, pages.len(), limit).into());
        }
        let cache = InterpreterCache::new();
        let mut repairs = RepairCounts::new();
        let (mut contents, mut inks) = (Vec::new(), Inks::default());
        let (mut pictures, mut letters, mut unread) = (0, 0, 0);
        for (number, page) in (1..).zip(pages.iter()) {
            input.deadline.check(input.path)?;
            // The library may meet a file that it did not expect.
            let read = || glyphs::of_page(page, &cache, &mut inks, input.deadline);
            let Ok(PageContent { glyphs, pictures: drawn }) = catch_unwind(AssertUnwindSafe(read)) else {
                input.deadline.check(input.path)?;
                unread += 1;
                continue;
            };
            letters += glyphs.len();
            pictures += drawn;
            contents.push((number, glyphs));
        }
        let weights = Weights::of(contents.iter().flat_map(|(_, glyphs)| glyphs));
        let mut lines = Vec::new();
        for (number, glyphs) in contents {
            let (fragments, accents) = fragments::of_glyphs(glyphs, &weights);
            count(&mut repairs, "accent", accents);
            lines.push((number, layout::lines(fragments)));
        }
        count(&mut repairs, "unreadable-page", unread);
        if letters < FEWEST_LETTERS * pages.len().min(3) && pictures > 0 {
            return Err(failure::needs_ocr(input.path).into());
        }
        let lines = printed(&lines, &mut repairs);
        if lines.is_empty() && unread > 0 {
            return Err(failure::damaged(input.path, "none of its pages can be read").into());
        }
        let flow = Flow::Printed { pages_known: true, doubled: false };
        Ok(Record::only(Extract { format: Format::Pdf, encoding: utf_8(), lines, flow, repairs }))
    }
}

/// The lines of all pages as the cleaning steps take them.
fn printed(pages: &[(u32, Vec<PageLine>)], repairs: &mut RepairCounts) -> Vec<PrintedLine> {
    let usual = usual_size(pages);
    let mut printed = Vec::new();
    for (page, lines) in pages {
        for (at, line) in lines.iter().enumerate() {
            let number = at as u32 + 1;
            let Some(mut clean) =
                PrintedLine::of_paragraph(&line.text, number, line.parted || has_gap(lines, at), repairs)
            else {
                continue;
            };
            clean.page = *page;
            clean.column_start = line.column_start && at > 0;
            clean.size_ratio = Some(((line.size / usual * 100.0).round() / 100.0) as f32);
            let characters = |points: f64| (points / (usual * 0.5)).round().clamp(1.0, 1000.0) as usize;
            let (width, column) = (characters(line.right - line.left), characters(line.column_end - line.margin));
            clean.extent = Some(crate::printed::Extent { width, column });
            clean.indent = ((line.left - line.margin) / (line.size * 0.5)).round().clamp(0.0, 200.0) as usize;
            (clean.bold, clean.bold_lead) = weight::boldness(&line.text, &line.weights);
            printed.push(clean);
        }
    }
    printed
}

/// The font size of most letters, in points.
fn usual_size(pages: &[(u32, Vec<PageLine>)]) -> f64 {
    let mut letters: BTreeMap<i64, usize> = BTreeMap::new();
    for line in pages.iter().flat_map(|(_, lines)| lines) {
        *letters.entry((line.size * 10.0).round() as i64).or_default() += line.text.len();
    }
    let most = letters.into_iter().max_by_key(|(size, count)| (*count, std::cmp::Reverse(*size)));
    most.map_or(10.0, |(size, _)| (size as f64 / 10.0).max(1.0))
}

/// Whether more room stands before a line than between the lines around it.
fn has_gap(lines: &[PageLine], at: usize) -> bool {
    /// So many lines around are looked at.
    const AROUND: usize = 3;
    /// So much more room is a gap.
    const MORE: f64 = 1.25;
    let leading = |at: usize| {
        let (before, line) = (lines.get(at.checked_sub(1)?)?, lines.get(at)?);
        let leading = before.baseline - line.baseline;
        (!line.column_start && leading > 0.0).then_some((leading, before.size.min(line.size)))
    };
    let Some((own, size)) = leading(at) else { return false };
    // The lines of a block that is set wide stand nearer to each other than to what is around it.
    let beside = |beside: Option<usize>| beside.and_then(leading).map_or(f64::INFINITY, |(leading, _)| leading);
    if own < 2.6 * size && own < 0.8 * beside(at.checked_sub(1)).min(beside(Some(at + 1))) {
        return false;
    }
    let near = |near: usize| {
        leading(near).filter(|(leading, other)| *leading > 0.8 * size && (0.9..1.12).contains(&(other / size)))
    };
    let around = (at.saturating_sub(AROUND)..=at + AROUND).filter_map(near).map(|(leading, _)| leading);
    let usual = around.fold(f64::INFINITY, f64::min);
    own > MORE * usual.min(2.2 * size)
}
