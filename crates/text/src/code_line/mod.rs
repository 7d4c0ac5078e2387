//! Lines of a body that hold no sentences: program code, formulas, rows of tables. They are told by their shape: by
//! operators, calls, the words that open a statement, and how many other words there are.

mod chunk;
mod statement;

use chunk::{Chunk, chunks, is_join};
use ikiz_document::{Span, allowance};
use statement::opens_statement;

/// The lines of a text that hold no sentences, in order, without the blanks around them.
///
/// ```
/// use ikiz_text::lines_without_sentences;
///
/// let text = "Toplam şöyle bulunur:\nIf x > 0 Then\n  y = x\nEnd If\nSonuç yazılır.";
/// let found: Vec<&str> = lines_without_sentences(text).iter().map(|line| line.of(text)).collect();
/// assert_eq!(found, ["If x > 0 Then", "y = x", "End If"]);
/// ```
pub fn lines_without_sentences(text: &str) -> Vec<Span> {
    let mut lines: Vec<(Span, Shape)> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        if !span.is_empty() {
            allowance::go_on();
            lines.push((span, Shape::of(span.of(text))));
        }
    }
    let is_code = |at: usize| lines.get(at).is_some_and(|(_, shape)| *shape == Shape::Code);
    let beside = |at: usize| is_code(at + 1) || at > 0 && is_code(at - 1);
    let between = |at: usize| is_code(at + 1) && at > 0 && is_code(at - 1);
    let is_without = |at: usize, shape: Shape| match shape {
        Shape::Code | Shape::Row => true,
        Shape::Comment => beside(at),
        Shape::Short => between(at),
        Shape::Sentence => false,
    };
    let found = lines.iter().enumerate().filter(|(at, (_, shape))| is_without(*at, *shape));
    found.map(|(_, (span, _))| *span).collect()
}

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Program code or a formula.
    Code,
    /// A row of a table with numbers.
    Row,
    /// Beside a line of code, a comment.
    Comment,
    /// Too short to tell: code between lines of code.
    Short,
    /// Part of a sentence, or a heading.
    Sentence,
}

/// Signs that open a comment.
const COMMENTS: [&str; 6] = ["//", "/*", "# ", "% ", "-- ", "' "];
/// The most chunks of a line that is too short to tell.
const SHORT: usize = 3;

impl Shape {
    fn of(line: &str) -> Self {
        let chunks = chunks(line);
        if is_code(line, &chunks) {
            Self::Code
        } else if is_row(&chunks) {
            Self::Row
        } else if COMMENTS.iter().any(|sign| line.starts_with(sign)) {
            Self::Comment
        } else if chunks.len() <= SHORT && !line.ends_with(['.', '?', '!', ':', ',']) {
            Self::Short
        } else {
            Self::Sentence
        }
    }
}

fn is_code(line: &str, chunks: &[Chunk]) -> bool {
    let is_tag = line.starts_with('<')
        && line.ends_with('>')
        && line[1..].starts_with(|c: char| c == '/' || c.is_ascii_alphabetic());
    if is_tag || line.contains('←') || line.contains(":=") || opens_statement(line, chunks) {
        return true;
    }
    let relations = chunks.iter().filter(|chunk| chunk.is_relation()).count();
    let calls = chunks.iter().filter(|chunk| chunk.is_call()).count();
    let code = chunks.iter().filter(|chunk| chunk.is_code()).count();
    let words = words(chunks);
    let ends_statement = line.ends_with([';', '{', '}']);
    let closes = ends_statement || line.ends_with("):");
    let braced = line.contains('{') && ends_statement;
    if words == 0 {
        return relations + calls > 0 || closes && code > 0;
    }
    closes && (relations + calls > 0 || braced) && words <= code || relations > 1 && words == 1 && code > 1
}

/// How many chunks are words of a language: letters only, and no operand.
fn words(chunks: &[Chunk]) -> usize {
    let beside_join = |at: usize| {
        let joins = |near: Option<&Chunk>| near.is_some_and(|near| is_join(near.text));
        joins(chunks.get(at + 1)) || at > 0 && joins(chunks.get(at - 1))
    };
    (0..chunks.len()).filter(|at| chunks[*at].is_word() && !beside_join(*at)).count()
}

/// The fewest numbers of a row of a table.
const NUMBERS: usize = 2;

/// Whether a line is a label and then numbers, no fewer than the words of the label.
fn is_row(chunks: &[Chunk]) -> bool {
    let cells = chunks.iter().filter(|chunk| !matches!(chunk.text, "|" | "&" | "\\\\" | "±"));
    let cells: Vec<&Chunk> = cells.collect();
    let label = cells.iter().position(|cell| cell.is_number()).unwrap_or(cells.len());
    // A year or a range may stand before the label's words.
    let last_word = cells.iter().rposition(|cell| cell.is_word()).map_or(0, |at| at + 1);
    let numbers = cells[last_word..].iter().filter(|cell| cell.is_number()).count();
    let words = cells.iter().filter(|cell| cell.is_word()).count();
    label <= NUMBERS + 1
        && numbers >= NUMBERS
        && words <= numbers
        // Numbers of a sentence are listed with commas.
        && cells.iter().all(|cell| !cell.text.ends_with(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        lines_without_sentences(text).into_iter().map(|line| line.of(text)).collect()
    }

    #[test]
    fn code_of_several_languages_is_told() {
        for line in [
            "Dim sayac As Integer",
            "ElseIf x > 3 Then",
            "for i in range(10):",
            "from pathlib import Path",
            "if (x > 0) {",
            "printf(\"%d\", x);",
            "SELECT ad FROM ders WHERE yil = 2020",
            "[a, b] = size(M);",
            "hold on",
            "ortalama <- mean(veri$puan)",
            "y = a·x + b",
        ] {
            assert_eq!(found(line), [line]);
        }
    }

    #[test]
    fn sentences_about_code_and_headings_stay() {
        for line in [
            "If the door is open, then the lamp is lit.",
            "Else yapısı (bkz. s. 4) burada anlatılır.",
            "Kapı açıksa (x = 1) lamba yanar",
            "3.2. Veri Toplama Araçları",
            "Import substitution of machines",
            "öğretmenler, öğrenciler ve veliler;",
            "Select Bibliography",
            "import tariffs.",
            "return home.",
            "Next day",
            "select those from villages where",
            "in 2019, 2020, 2021",
        ] {
            assert_eq!(found(line), [""; 0]);
        }
    }

    #[test]
    fn comments_and_short_lines_count_beside_code() {
        assert_eq!(
            found("x = 1;\n% kaygı puanı\ny = 2;\ntoplam\nz = 3;"),
            ["x = 1;", "% kaygı puanı", "y = 2;", "toplam", "z = 3;"]
        );
        assert_eq!(found("Kaygı\n% kaygı puanı\ntoplam\nSonuç"), [""; 0]);
    }

    #[test]
    fn rows_of_numbers_have_no_words() {
        assert_eq!(
            found("Kadın 64 53,3 3,41\nErkek | 56 | 46,7\nYaş 2021 yılında 24,3"),
            ["Kadın 64 53,3 3,41", "Erkek | 56 | 46,7"]
        );
    }
}
