//! Lines of a file by byte offsets that rise.

/// Tells the line of an offset, from 1.
pub(super) struct LineCounter<'a> {
    text: &'a str,
    offset: usize,
    line: u32,
}

impl<'a> LineCounter<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, offset: 0, line: 1 }
    }

    /// The line of a byte offset that is not before the last one asked for.
    pub fn at(&mut self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        if offset > self.offset {
            self.line += self.text.get(self.offset..offset).map_or(0, |between| between.matches('\n').count() as u32);
            self.offset = offset;
        }
        self.line
    }
}
