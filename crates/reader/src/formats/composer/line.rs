//! A line of a paragraph with what is known of its letters, and lists that tabs part.

use super::look::Look;

/// Blanks that part entries as a tab does.
const WIDE_BLANK: &str = "   ";
/// The smallest number of entries that tabs alone show.
const FEWEST_ENTRIES: usize = 3;
/// The largest number of words of such an entry.
const MOST_ENTRY_WORDS: usize = 6;
/// The largest number of letters of a line of entries.
const MOST_PARTED: usize = 600;

/// A line of a paragraph: what stands between two line breaks.
#[derive(Default)]
pub(super) struct RawLine {
    pub text: String,
    pub page: u32,
    pub begins: bool,
    pub letters: usize,
    pub bold_letters: usize,
    /// Letters before the first that is not bold.
    pub bold_lead: usize,
    pub formula_letters: usize,
    /// The largest.
    pub size: Option<u32>,
}

impl RawLine {
    /// Adds text with one look, and its letters to the counts.
    pub fn push(&mut self, text: &str, look: Look) {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
        if look.bold && self.bold_letters == self.letters {
            self.bold_lead += text.chars().filter(|letter| letter.is_alphabetic()).count();
        }
        self.letters += letters;
        self.bold_letters += if look.bold { letters } else { 0 };
        self.formula_letters += if look.formula { letters } else { 0 };
        self.text.push_str(text);
    }

    /// The line, or each piece of it where tabs or wide blanks set short pieces apart: they part the entries of a list.
    pub fn parted(self) -> Vec<Self> {
        let mark = if self.text.contains('\t') { "\t" } else { WIDE_BLANK };
        if self.letters > MOST_PARTED || !self.text.contains(mark) {
            return vec![self];
        }
        let pieces: Vec<&str> = self.text.split(mark).map(str::trim).filter(|piece| !piece.is_empty()).collect();
        let is_entry =
            |piece: &&str| piece.contains(char::is_alphabetic) && piece.split_whitespace().count() <= MOST_ENTRY_WORDS;
        if pieces.len() < FEWEST_ENTRIES || !pieces.iter().all(is_entry) {
            return vec![self];
        }
        let is_bold = self.letters == self.bold_letters;
        let mut lead = if is_bold { 0 } else { self.bold_lead };
        let mut parted = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            let mut part = Self { page: self.page, begins: self.begins && at == 0, size: self.size, ..Self::default() };
            let letters = piece.chars().filter(|letter| letter.is_alphabetic()).count();
            let bold = is_bold || letters <= lead;
            part.push(piece, Look { bold, ..Look::default() });
            if !bold {
                part.bold_lead = lead;
            }
            lead = lead.saturating_sub(letters);
            parted.push(part);
        }
        parted
    }
}
