//! Lines and columns of a given width; characters are measured as a terminal shows them.

use anstyle::{AnsiColor, Style};
use ikiz_document::Twin;
use std::fmt::Write;
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter, WrapAlgorithm};

/// Unchanged text.
pub const PLAIN: Style = Style::new();
/// Headings.
pub const HEADING: Style = Style::new().bold();
/// Notes beside the text.
pub const NOTE: Style = AnsiColor::Cyan.on_default();
/// Results that a reader should check.
pub const DOUBT: Style = AnsiColor::Yellow.on_default();
/// Errors that must be corrected.
pub const ERROR: Style = AnsiColor::Red.on_default();

/// What only one of two texts has.
const MARK: Style = AnsiColor::Magenta.on_default().underline();

/// Below this width, two columns are too narrow to read.
const NARROW: usize = 60;
/// The separator between the columns.
const RULE: &str = " │ ";
/// Marks before the sides if they are printed one below the other.
const MARKS: Twin<&str> = Twin::new("en  ", "tr  ");

/// Text that is laid out while it is added.
pub struct Sheet {
    width: usize,
    /// The text laid out so far, with escape sequences for the styles.
    pub text: String,
}

impl Sheet {
    /// An empty sheet with this number of columns.
    pub fn new(width: usize) -> Self {
        Self { width: width.max(1), text: String::new() }
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A text, wrapped, with its lines indented.
    pub fn line(&mut self, indent: usize, style: Style, text: &str) {
        for line in wrapped(text, self.width.saturating_sub(indent)) {
            self.put(&" ".repeat(indent), style, &line);
        }
    }

    /// Two texts side by side, or one below the other if the sheet is too narrow. Some words of each are marked.
    pub fn columns(&mut self, style: Style, texts: &Twin<String>, marked: &Twin<Vec<String>>) {
        self.put_columns(style, texts.as_ref().map(String::as_str), marked);
    }

    /// Two texts side by side, and a note after the second one.
    pub fn columns_with_note(&mut self, style: Style, texts: &Twin<String>, note: &str) {
        let noted = format!("{}  {note}", texts.turkish);
        self.put_columns(style, Twin::new(&*texts.english, noted.trim()), &Twin::default());
    }

    fn put_columns(&mut self, style: Style, texts: Twin<&str>, marked: &Twin<Vec<String>>) {
        if self.width < NARROW {
            for ((mark, text), marked) in MARKS.zip(texts).zip(marked.as_ref()) {
                let lines = wrapped(text, self.width.saturating_sub(mark.len()));
                for (number, line) in lines.iter().enumerate() {
                    self.put(if number == 0 { mark } else { "    " }, style, &with_marks(line, style, marked));
                }
            }
            return;
        }
        let column = (self.width - display_width(RULE)) / 2;
        let Twin { english: left, turkish: right } = texts.map(|text| wrapped(text, column));
        for number in 0..left.len().max(right.len()) {
            let line = |side: &[String]| side.get(number).cloned().unwrap_or_default();
            let (left, right) = (line(&left), line(&right));
            let padding = " ".repeat(column.saturating_sub(display_width(&left)));
            let rule = if right.is_empty() { RULE.trim_end() } else { RULE };
            let (left, right) = (with_marks(&left, style, &marked.english), with_marks(&right, style, &marked.turkish));
            let _ = writeln!(self.text, "{style}{left}{style:#}{padding}{rule}{style}{right}{style:#}");
        }
    }

    fn put(&mut self, before: &str, style: Style, line: &str) {
        let _ = writeln!(self.text, "{before}{style}{line}{style:#}");
    }
}

/// A line in a style, with marks at some words that are in it whole.
fn with_marks(line: &str, style: Style, marked: &[String]) -> String {
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let is_whole = |at: usize, words: &str| {
        !is_word(line[..at].chars().next_back()) && !is_word(line[at + words.len()..].chars().next())
    };
    let words = marked.iter().filter(|words| !words.is_empty());
    let places = words.flat_map(|words| line.match_indices(&**words).filter(|(at, words)| is_whole(*at, words)));
    let mut places: Vec<(usize, usize)> = places.map(|(at, words)| (at, at + words.len())).collect();
    places.sort_unstable();
    let (mut styled, mut end) = (String::new(), 0);
    for (start, stop) in places {
        if start >= end {
            let _ = write!(styled, "{}{style:#}{MARK}{}{MARK:#}{style}", &line[end..start], &line[start..stop]);
            end = stop;
        }
    }
    styled + &line[end..]
}

/// The lines of a text; none if it is empty. Control characters are replaced, so that they do not reach the terminal.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let text: String = text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect();
    if text.is_empty() {
        return Vec::new();
    }
    let options = Options::new(width.max(1))
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(true);
    textwrap::wrap(&text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(english: &str, turkish: &str) -> Twin<String> {
        Twin::new(english.to_owned(), turkish.to_owned())
    }

    fn plain(sheet: &Sheet) -> String {
        anstream::adapter::strip_str(&sheet.text).to_string()
    }

    #[test]
    fn columns_are_aligned_by_their_width_in_a_terminal() {
        let mut sheet = Sheet::new(63);
        let decomposed = "s\u{327}eker u\u{308}retimi";
        sheet.columns(PLAIN, &texts(decomposed, "şeker üretimi"), &Twin::default());
        sheet.columns(NOTE, &texts("sugar", "ığdır"), &texts("sugar", "").map(|word| vec![word]));
        let text = plain(&sheet);
        let rules: Vec<usize> =
            text.lines().map(|line| display_width(line.split('│').next().unwrap_or_default())).collect();
        assert_eq!(rules, [31, 31], "{text}");
    }

    #[test]
    fn no_line_is_wider_than_the_sheet() {
        let word = "muvaffakiyetsizleştiricileştiriveremeyebileceklerimizdenmişsinizcesine";
        for width in [1, 20, 59, 60, 61, 100] {
            let mut sheet = Sheet::new(width);
            sheet.line(2, HEADING, &format!("{word} {word}"));
            sheet.columns_with_note(PLAIN, &texts(word, &format!("{word} kısa")), "cognate 0.900");
            let text = plain(&sheet);
            let widest = text.lines().map(display_width).max().unwrap_or_default();
            assert!(widest <= width.max(5), "{width}: {text}");
        }
    }

    #[test]
    fn a_narrow_sheet_prints_the_sides_one_below_the_other() {
        let mut sheet = Sheet::new(40);
        sheet.columns(PLAIN, &texts("one", "bir"), &Twin::default());
        sheet.columns(PLAIN, &texts("", "iki"), &Twin::default());
        assert_eq!(plain(&sheet), "en  one\ntr  bir\ntr  iki\n");
    }

    #[test]
    fn words_are_marked_whole_and_once() {
        let line = "In 2014 4 of Ankara, 35 of 4";
        let marked = ["4", "Ankara", "35"].map(str::to_owned);
        let styled = with_marks(line, PLAIN, &marked);
        assert_eq!(anstream::adapter::strip_str(&styled).to_string(), line);
        assert_eq!(styled.matches("\u{1b}[4m").count(), 4, "{styled:?}");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let mut sheet = Sheet::new(80);
        sheet.line(0, PLAIN, "a\u{1b}[31mb");
        assert!(!sheet.text.contains('\u{1b}'), "{:?}", sheet.text);
    }
}
