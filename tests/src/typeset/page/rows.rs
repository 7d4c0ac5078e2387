//! What does not flow: contents with leaders, rows of tables, footnotes.

use super::Setter;
use crate::typeset::lines::{self, Line, Measure};
use crate::typeset::source::{Block, Face};

impl Setter<'_> {
    /// Lines of a table of contents, with leaders.
    pub(super) fn contents(&mut self, block: &Block) {
        let size = self.size_of(block);
        for row in &block.lines {
            let (entry, number) = row.rsplit_once('|').expect("entry | page");
            let of = |text: &str| lines::width(&lines::letters(text, Face::Regular, self.family), self.family);
            let column = self.columns[self.current];
            let room = column.width * 1000.0 / size - of(&format!("{}  {}", entry.trim_end(), number.trim()));
            let dots = ".".repeat((room / of(".")) as usize);
            let text = format!("{} {dots} {}", entry.trim_end(), number.trim());
            let letters = lines::letters(&text, Face::Regular, self.family);
            let width = lines::width(&letters, self.family);
            self.need(size * 1.5);
            self.y -= size * 1.5;
            self.put(column.x, self.y, size, Line { letters, stretch: 0.0, width });
        }
    }

    /// Rows of a table, each cell at its share of the width.
    pub(super) fn rows(&mut self, block: &Block) {
        let size = self.size_of(block);
        for row in &block.lines {
            self.need(size * 1.3);
            self.y -= size * 1.3;
            let column = self.columns[self.current];
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            for (at, cell) in cells.iter().enumerate() {
                let letters = lines::letters(cell, Self::face_of(block), self.family);
                let width = lines::width(&letters, self.family);
                let x = column.x + column.width * at as f32 / cells.len() as f32;
                self.put(x, self.y, size, Line { letters, stretch: 0.0, width });
            }
        }
        self.y -= size * 0.6;
    }

    /// A note at the foot of the column that the next text goes into.
    pub(super) fn footnote(&mut self, block: &Block) {
        let size = self.size_of(block);
        let column = self.columns[self.current];
        let measure = Measure {
            family: self.family,
            face: Face::Regular,
            width: column.width * 1000.0 / size,
            indent: 0.0,
            hanging: 0.0,
            is_justified: true,
            language: None,
        };
        let lines = measure.lines(&block.paragraph());
        let top = column.bottom + lines.len() as f32 * size * 1.2;
        self.columns[self.current].bottom = top + 10.0;
        self.pages.last_mut().expect("a page").rules.push((column.x, top + 5.0, column.width / 3.0));
        for (at, line) in lines.into_iter().enumerate() {
            self.put(column.x, top - (at + 1) as f32 * size * 1.2 + 2.0, size, line);
        }
    }
}
