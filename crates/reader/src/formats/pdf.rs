//! PDF: text with place and size from the page's own drawing commands, put in reading order by its geometry.

mod cork;
mod cut_off;
mod doubled;
mod drop_caps;
mod forms;
mod fragments;
mod glyphs;
mod layout;
mod legible;
mod line_numbers;
mod page;
mod printing;
mod properties;
mod raised;
mod right_to_left;
mod rules;
mod spacing;
mod unpacked;
mod watermarks;
mod weight;

use self::glyphs::{Inks, PageContent};
use self::page::{Page, PageFragments, PageLines, Sheet};
use self::weight::Weights;
use super::properties::Properties;
use crate::extract::{Extract, Flow, FormatReader, Input, utf_8};
use crate::failure::{self, Refusal};
use crate::letters::characters::count;
use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use ikiz_document::{Format, RepairCounts, messages};
use std::panic::{AssertUnwindSafe, catch_unwind};

messages! {
    no_pdf() = "damaged.no-pdf";
    no_readable_page() = "damaged.no-readable-page";
    unknown_encryption() = "damaged.unknown-encryption";
}

/// Reads PDF files.
pub(crate) struct PdfReader;

/// Letters a page has at least where it is more than a picture with a stamp.
const FEWEST_LETTERS: usize = 20;

impl FormatReader for PdfReader {
    fn read(&self, input: &Input<'_>) -> Result<Extract, Refusal> {
        let pdf = open(input)?;
        let mut repairs = RepairCounts::new();
        let Contents { mut pages, letters, pictures, watermarks, unread } = contents(&pdf, input)?;
        count(&mut repairs, "unreadable-page", unread);
        if letters < FEWEST_LETTERS * pdf.pages().len().min(3) && pictures > 0 {
            return Err(failure::needs_ocr(input.path).into());
        }
        for page in &mut pages {
            count(&mut repairs, "doubled-letter", doubled::remove(&mut page.glyphs));
        }
        let mut pages = fragments_of(pages, &mut repairs);
        count(&mut repairs, "watermark", watermarks + watermarks::remove(&mut pages));
        count(&mut repairs, "line-number", line_numbers::remove(&mut pages));
        let mut lines = Vec::new();
        for PageFragments { sheet, mut fragments, rules } in pages {
            count(&mut repairs, "drop-cap", drop_caps::join(&mut fragments));
            lines.push(PageLines { sheet, lines: layout::lines(fragments), rules });
        }
        legible::keep(&mut lines, input.path, &mut repairs)?;
        let lines = printing::printed(&lines, &mut repairs);
        if lines.is_empty() && unread > 0 {
            return Err(failure::damaged(input.path, no_readable_page()).into());
        }
        let flow = Flow::Printed { pages_known: true, doubled: false };
        let Properties { metadata, authors } = properties::of(&pdf, input)?;
        let (format, encoding) = (Format::Pdf, utf_8());
        Ok(Extract { format, encoding, lines, flow, repairs, metadata, property_authors: authors })
    }
}

fn open(input: &Input<'_>) -> Result<Pdf, Refusal> {
    let limits = input.limits();
    if unpacked::is_beyond(input.bytes, limits.unpacked_bytes) {
        return Err(failure::unpacks_to_too_much(input.path, limits.unpacked_bytes).into());
    }
    if cut_off::is_cut_off(input.bytes) {
        return Err(failure::cut_off(input.path).into());
    }
    let damaged = |what| Err(failure::damaged(input.path, what).into());
    // The library may meet a file that it did not expect.
    let opened = catch_unwind(AssertUnwindSafe(|| Pdf::new(input.bytes.to_vec())));
    let pdf = match opened {
        Ok(Ok(pdf)) => pdf,
        // The library does not export the type of the reason.
        Ok(Err(LoadPdfError::Decryption(reason))) if format!("{reason:?}") == "PasswordProtected" => {
            return Err(failure::needs_password(input.path).into());
        }
        Ok(Err(LoadPdfError::Decryption(_))) => return damaged(unknown_encryption()),
        Ok(Err(LoadPdfError::Invalid)) | Err(_) => {
            let other = failure::known_binary(input.path, input.bytes).filter(|_| !input.bytes.starts_with(b"%PDF"));
            return other.map_or_else(|| damaged(no_pdf()), |failure| Err(failure.into()));
        }
    };
    let (pages, limit) = (pdf.pages().len(), limits.pages as usize);
    if pages > limit {
        return Err(failure::too_many_pages(input.path, pages, limit).into());
    }
    Ok(pdf)
}

fn fragments_of(pages: Vec<Page>, repairs: &mut RepairCounts) -> Vec<PageFragments> {
    let weights = Weights::of(pages.iter().flat_map(|page| &page.glyphs));
    let fragments = |Page { sheet, glyphs, rules }| {
        let (fragments, accents) = fragments::of_glyphs(glyphs, &weights);
        count(repairs, "accent", accents);
        PageFragments { sheet, fragments, rules }
    };
    pages.into_iter().map(fragments).collect()
}

/// What stands on the pages of a file.
#[derive(Default)]
struct Contents {
    /// Each page that could be read.
    pages: Vec<Page>,
    letters: usize,
    pictures: usize,
    watermarks: usize,
    unread: usize,
}

fn contents(pdf: &Pdf, input: &Input<'_>) -> Result<Contents, Refusal> {
    let cache = InterpreterCache::new();
    let (mut contents, mut inks) = (Contents::default(), Inks::default());
    let has_form = forms::has_form(pdf);
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        input.deadline.check(input.path)?;
        let read = || glyphs::of_page(page, &cache, &mut inks, has_form, input.deadline);
        let Ok(PageContent { glyphs, rules, pictures, watermarks, width, height }) =
            catch_unwind(AssertUnwindSafe(read))
        else {
            input.deadline.check(input.path)?;
            contents.unread += 1;
            continue;
        };
        contents.letters += glyphs.len();
        contents.pictures += pictures;
        contents.watermarks += watermarks;
        contents.pages.push(Page { sheet: Sheet { number, width, height }, glyphs, rules });
    }
    Ok(contents)
}
