//! How cells look.

use crate::schema::Kind;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The formats of a workbook.
pub(super) struct Style {
    pub header: Format,
    pub title: Format,
    pub plain: Format,
    /// Texts over several lines.
    pub wrapped: Format,
    pub integer: Format,
    pub link: Format,
    /// By the number of decimals.
    decimals: Vec<Format>,
}

/// The most decimals that a table has.
const DECIMALS: usize = 9;

/// A quiet red, yellow, green and blue; dark letters can be read on each.
pub(super) const RED: Color = Color::RGB(0x00F8_D7DA);
pub(super) const YELLOW: Color = Color::RGB(0x00FF_F3CD);
pub(super) const GREEN: Color = Color::RGB(0x00D4_EDDA);
pub(super) const BLUE: Color = Color::RGB(0x00E2_ECF7);

impl Style {
    pub fn new() -> Self {
        let plain = Format::new().set_align(FormatAlign::Top);
        let wrapped = plain.clone().set_text_wrap();
        let of_decimals = |decimals: usize| match decimals {
            0 => "0".to_owned(),
            _ => format!("0.{}", "0".repeat(decimals)),
        };
        Self {
            header: wrapped.clone().set_bold().set_background_color(BLUE).set_border_bottom(FormatBorder::Thin),
            title: Format::new().set_bold().set_font_size(16),
            integer: plain.clone().set_num_format("0"),
            link: plain.clone().set_hyperlink(),
            decimals: (0..=DECIMALS).map(|decimals| plain.clone().set_num_format(of_decimals(decimals))).collect(),
            plain,
            wrapped,
        }
    }

    /// The format of cells of that kind.
    pub fn of(&self, kind: Kind) -> &Format {
        match kind {
            Kind::Integer => &self.integer,
            Kind::Decimal(decimals) => &self.decimals[decimals.min(DECIMALS)],
            Kind::Text | Kind::List => &self.plain,
        }
    }
}
