//! The glyphs of a page with place and size: a drawing device that collects text instead of painting it.

use super::cork;
use super::rules::{self, Rule};
use crate::limits::Deadline;
use hayro_interpret::font::{Glyph, GlyphIdentifier, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, interpret_page,
};
use rustc_hash::FxHashMap;
use std::panic::resume_unwind;

/// Glyph runs between two looks at the clock.
const RUNS_BETWEEN_LOOKS: usize = 4_096;
/// A font that is filled and stroked is a bold one made by the word processor.
const STROKED: f32 = 1.5;
/// Most glyphs of a page; a page of a book has some 3,000.
const MOST_GLYPHS: usize = 1_000_000;

/// A glyph: where it stands on the page, in points from the lower left corner, y upwards.
#[derive(Clone, Debug)]
pub(super) struct PageGlyph {
    /// The letters it stands for; U+FFFD where the font does not say.
    pub text: GlyphText,
    /// Left end of its baseline.
    pub x: f64,
    pub y: f64,
    /// How far the next glyph stands from it.
    pub advance: f64,
    /// Font size.
    pub size: f64,
    /// Area of its ink in square em; 0 where it is not known.
    pub ink: f32,
}

/// What a glyph stands for: mostly one letter.
#[derive(Clone, Debug)]
pub(super) enum GlyphText {
    Letter(char),
    Letters(Box<str>),
}

/// The ink of glyphs that were met, in square em.
pub(super) type Inks = FxHashMap<GlyphIdentifier, f32>;

/// What stands on a page.
#[derive(Default)]
pub(super) struct PageContent {
    pub glyphs: Vec<PageGlyph>,
    pub rules: Vec<Rule>,
    /// Pictures drawn.
    pub pictures: usize,
    /// Its size, in points.
    pub width: f64,
    pub height: f64,
}

/// Raised out of the interpreter where a page takes too long or draws too much.
pub(super) struct Expired;

/// The glyphs of a page in the order in which they are drawn. Unwinds with [`Expired`] where the time is over.
#[expect(
    clippy::mutable_key_type,
    reason = "what may change in a key is the library's cache, which its hash leaves out"
)]
pub(super) fn of_page<'a>(
    page: &'a Page<'a>,
    cache: &InterpreterCache<'a>,
    inks: &mut Inks,
    deadline: Deadline,
) -> PageContent {
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, width.into(), height.into());
    let upright = page.initial_transform(false).as_coeffs();
    let mut context = Context::new(Affine::new(upright), bounds, cache, page.xref(), settings);
    let content = PageContent { width: width.into(), height: height.into(), ..PageContent::default() };
    let mut collector = Collector { content, inks, deadline, runs: 0 };
    interpret_page(page, &mut context, &mut collector);
    collector.content
}

struct Collector<'i> {
    content: PageContent,
    inks: &'i mut Inks,
    deadline: Deadline,
    runs: usize,
}

impl Collector<'_> {
    fn ink(&mut self, glyph: &Glyph<'_>) -> f32 {
        let Glyph::Outline(glyph) = glyph else { return 0.0 };
        let area = || (glyph.outline().area().abs() / 1e6) as f32;
        *self.inks.entry(glyph.identifier()).or_insert_with(area)
    }

    fn add(&mut self, transform: Affine, glyph: &Glyph<'_>, stroked: bool) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => GlyphText::Letter(letter),
            Some(BfString::String(letters)) => GlyphText::Letters(letters.into()),
            None => GlyphText::Letter(cork::letter(glyph.char_code())),
        };
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        // The first axis of the glyph's own space, which has 1000 units an em.
        let [a, b, ..] = transform.as_coeffs();
        let scale = a.hypot(b);
        // Text that does not run from left to right: stamps along the margin, axes of figures.
        if !scale.is_finite() || b.abs() > a.abs() * 0.2 || a < 0.0 {
            return;
        }
        let place = transform * Point::ZERO;
        let advance = f64::from(advance.unwrap_or(0.0)) * scale;
        let ink = self.ink(glyph) * if stroked { STROKED } else { 1.0 };
        self.content.glyphs.push(PageGlyph { text, x: place.x, y: place.y, advance, size: scale * 1000.0, ink });
    }
}

impl Device<'_> for Collector<'_> {
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, _: &DrawMode) {
        rules::collect(&mut self.content.rules, path, props.transform);
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'_>, _: &DrawMode) {
        rules::collect_bar(&mut self.content.rules, *rect, props.transform);
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.content.pictures += 1;
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        self.runs += 1;
        let late = self.runs.is_multiple_of(RUNS_BETWEEN_LOOKS) && self.deadline.is_over();
        if late || self.content.glyphs.len() > MOST_GLYPHS {
            resume_unwind(Box::new(Expired));
        }
        for glyph in run.glyphs() {
            let stroked = matches!(mode, DrawMode::FillAndStroke(..));
            self.add(props.transform * glyph.transform(), glyph, stroked);
        }
    }
}
