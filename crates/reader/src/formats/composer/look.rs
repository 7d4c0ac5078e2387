//! How letters and paragraphs look.

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent properties of letters")]
pub(crate) struct Look {
    pub bold: bool,
    /// In hundredths of a point.
    pub size: Option<u32>,
    /// Not printed.
    pub hidden: bool,
    /// Printed small and high.
    pub raised: bool,
    /// Of a formula on its own line.
    pub formula: bool,
}

/// How a paragraph looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ParagraphLook {
    pub style: Option<Box<str>>,
    pub heading: Option<u8>,
    pub centred: bool,
}
