//! The glyphs of a page with place and size: a drawing device that collects text instead of painting it.

use super::page::{GlyphText, PageGlyph};
use super::rules::{self, Rule};
use super::{cork, forms};
use crate::limits::Deadline;
use hayro_interpret::font::{Glyph, GlyphIdentifier, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, Name};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, RenderContent, SoftMask, interpret_page,
};
use rustc_hash::FxHashMap;
use std::panic::resume_unwind;

/// Glyph runs between two checks of the time limit.
const RUNS_BETWEEN_LOOKS: usize = 4_096;
/// A font that is filled and stroked, or drawn twice with a small shift, is a bold one made by the word processor: it
/// has this many times the ink.
pub(super) const STROKED: f32 = 1.5;
/// The largest number of glyphs of a page; a page of a book has some 3,000.
const MOST_GLYPHS: usize = 1_000_000;
/// A line may lean by this much, as those of scans do.
const LEANING: f64 = 0.2;
/// The smallest number of letters that run in another direction than upright text, and how many times more they must
/// be, where a page lies on its side.
const FEWEST_SIDEWAYS: usize = 40;
const SIDEWAYS: usize = 3;
/// Light print: lighter than this and not white, or shining through to this share.
const LIGHT: f32 = 0.6;
const WHITE: f32 = 0.97;
const OPAQUE: f32 = 0.6;

/// The ink of glyphs that were met, in square em.
pub(super) type Inks = FxHashMap<GlyphIdentifier, f32>;

/// What stands on a page.
#[derive(Default)]
pub(super) struct PageContent {
    pub glyphs: Vec<PageGlyph>,
    pub rules: Vec<Rule>,
    /// Pictures drawn.
    pub pictures: usize,
    /// Pieces of watermarks that the file marks as such, left out.
    pub watermarks: usize,
    /// Its size, in points.
    pub width: f64,
    pub height: f64,
}

/// Raised out of the interpreter where a page takes too long or draws too much.
pub(super) struct Expired;

/// The glyphs of a page in the order in which they are drawn, then those of its form fields. Unwinds with [`Expired`]
/// where the time is over.
#[expect(
    clippy::mutable_key_type,
    reason = "what may change in a key is the library's cache, which its hash leaves out"
)]
pub(super) fn of_page<'a>(
    page: &'a Page<'a>,
    cache: &InterpreterCache<'a>,
    inks: &mut Inks,
    has_form: bool,
    deadline: Deadline,
) -> PageContent {
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let upright = Affine::new(page.initial_transform(false).as_coeffs());
    let mut context = Context::new(upright, Rect::new(0.0, 0.0, width, height), cache, page.xref(), settings);
    let mut collector = Collector::new(width, height, inks, deadline);
    interpret_page(page, &mut context, &mut collector);
    if has_form {
        collector.glyphs[0].extend(forms::glyphs_of_page(page, upright));
    }
    collector.content()
}

/// How a line of text runs over the page: to the right, upwards, to the left, downwards.
const DIRECTIONS: usize = 4;

struct Collector<'i> {
    /// Glyphs by the direction of their line, each in places of the page turned so that the line runs to the right.
    glyphs: [Vec<PageGlyph>; DIRECTIONS],
    width: f64,
    height: f64,
    rules: Vec<Rule>,
    pictures: usize,
    watermarks: usize,
    /// For each open group whether it is transparent, for each open mark of content whether it is a watermark's.
    groups: Vec<bool>,
    marks: Vec<bool>,
    inks: &'i mut Inks,
    deadline: Deadline,
    runs: usize,
}

#[expect(
    clippy::mutable_key_type,
    reason = "what may change in a key is the library's cache, which its hash leaves out"
)]
impl<'i> Collector<'i> {
    fn new(width: f64, height: f64, inks: &'i mut Inks, deadline: Deadline) -> Self {
        Self {
            glyphs: Default::default(),
            width,
            height,
            rules: Vec::new(),
            pictures: 0,
            watermarks: 0,
            groups: Vec::new(),
            marks: Vec::new(),
            inks,
            deadline,
            runs: 0,
        }
    }

    /// What stands on the page, turned where most of it runs in another direction. The rest is left out: stamps along
    /// the margin, axes of figures.
    fn content(self) -> PageContent {
        let Self { mut glyphs, width, height, rules, pictures, watermarks, .. } = self;
        let letters = |glyphs: &Vec<PageGlyph>| {
            let is_letter = |glyph: &&PageGlyph| glyph.text.letter().is_none_or(|letter| !letter.is_whitespace());
            glyphs.iter().filter(is_letter).count()
        };
        let upright = letters(&glyphs[0]);
        let turned = (1..DIRECTIONS).filter(|direction| {
            let letters = letters(&glyphs[*direction]);
            letters >= FEWEST_SIDEWAYS && letters > SIDEWAYS * upright
        });
        let direction = turned.max_by_key(|direction| glyphs[*direction].len()).unwrap_or(0);
        let (width, height) = if direction % 2 == 0 { (width, height) } else { (height, width) };
        // Rules stand at the places of the page as it lies.
        let rules = if direction == 0 { rules } else { Vec::new() };
        PageContent { glyphs: std::mem::take(&mut glyphs[direction]), rules, pictures, watermarks, width, height }
    }

    fn ink(&mut self, glyph: &Glyph<'_>) -> f32 {
        let Glyph::Outline(glyph) = glyph else { return 0.0 };
        let area = || (glyph.outline().area().abs() / 1e6) as f32;
        *self.inks.entry(glyph.identifier()).or_insert_with(area)
    }

    fn add(&mut self, transform: Affine, glyph: &Glyph<'_>, stroked: bool, faint: bool) {
        // The first axis of the glyph's own space, which has 1000 units an em.
        let [a, b, ..] = transform.as_coeffs();
        let scale = a.hypot(b);
        if !scale.is_finite() || scale <= 0.0 || transform.determinant() < 0.0 {
            return;
        }
        let Point { x, y } = transform * Point::ZERO;
        let runs = |along: f64, across: f64| along > 0.0 && across.abs() <= along * LEANING;
        let (direction, x, y) = if runs(a, b) {
            (0, x, y)
        } else if runs(b, a) {
            (1, y, self.width - x)
        } else if runs(-a, b) {
            (2, self.width - x, self.height - y)
        } else if runs(-b, a) {
            (3, self.height - y, x)
        } else {
            return;
        };
        let text = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => GlyphText::Letter(letter),
            Some(BfString::String(letters)) => GlyphText::Letters(letters.into()),
            None => GlyphText::Letter(cork::letter(glyph.char_code())),
        };
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        let advance = f64::from(advance.unwrap_or(0.0)) * scale;
        let ink = self.ink(glyph) * if stroked { STROKED } else { 1.0 };
        self.glyphs[direction].push(PageGlyph { text, x, y, advance, size: scale * 1000.0, ink, faint });
    }
}

/// Whether print in this colour is light or shines through.
fn is_faint(paint: &Paint<'_>) -> bool {
    let Paint::Color(color) = paint else { return false };
    let [red, green, blue, opacity] = color.to_rgba().components();
    let light = 0.3 * red + 0.59 * green + 0.11 * blue;
    opacity < OPAQUE || (LIGHT..WHITE).contains(&light)
}

impl Device<'_> for Collector<'_> {
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn pop_clip(&mut self) {}

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.groups.push(opacity < OPAQUE);
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let subtype = properties.filter(|_| tag == b"Artifact").and_then(|known| known.get::<Name<'_>>(b"Subtype"));
        self.marks.push(subtype.is_some_and(|subtype| &*subtype == b"Watermark"));
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, _: &DrawMode) {
        rules::collect(&mut self.rules, path, props.transform);
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'_>, _: &DrawMode) {
        rules::collect_bar(&mut self.rules, *rect, props.transform);
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures += 1;
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        self.runs += 1;
        let late = self.runs.is_multiple_of(RUNS_BETWEEN_LOOKS) && self.deadline.is_over();
        if late || self.glyphs.iter().map(Vec::len).sum::<usize>() > MOST_GLYPHS {
            resume_unwind(Box::new(Expired));
        }
        if self.marks.contains(&true) {
            self.watermarks += 1;
            return;
        }
        let faint = self.groups.contains(&true) || is_faint(&props.paint);
        let stroked = matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..));
        for glyph in run.glyphs() {
            self.add(props.transform * glyph.transform(), glyph, stroked, faint);
        }
    }
}
