//! Journal articles as plain text: front matter in both languages, a body in one of them, references.

use crate::abstracts::Abstracts;
use crate::frames::{Frames, Writer, sentence};
use crate::name::{person, place, surname, title_case};
use ikiz_document::{Language, Twin};
use std::fmt::Write as _;

/// Width of the lines.
const WIDTH: usize = 88;

/// The headings of a body with the frames that stand under them and the number of paragraphs.
const HEADINGS: [(&str, &str, &str, u64); 9] = [
    ("1. Introduction", "1. Giriş", "background", 4),
    ("1.1. Aim of the Study", "1.1. Araştırmanın Amacı", "aim", 1),
    ("2. Method", "2. Yöntem", "method", 2),
    ("2.1. Sample and Data", "2.1. Örneklem ve Veriler", "method", 2),
    ("3. Findings", "3. Bulgular", "result", 4),
    ("3.1. Comparison of the Groups", "3.1. Grupların Karşılaştırılması", "result", 3),
    ("4. Discussion", "4. Tartışma", "result", 3),
    ("4.1. Limitations", "4.1. Sınırlılıklar", "conclusion", 1),
    ("5. Conclusion", "5. Sonuç", "conclusion", 1),
];

/// A work in the list of references.
struct Reference {
    author: String,
    year: u64,
    line: String,
}

/// The text of an article; its body is Turkish in every other one.
pub fn article(frames: &Frames, number: u64) -> String {
    let writer = &mut Writer::new(frames, number);
    let language = if number.is_multiple_of(2) { Language::Turkish } else { Language::English };
    let title = writer.title();
    let texts = Abstracts::write(writer).texts();
    let keywords = keywords(writer);
    let authors: Vec<String> = (0..writer.random.between(1, 3)).map(|_| person(&mut writer.random)).collect();
    let university = place(&mut writer.random);
    let mut text = String::new();
    paragraph(&mut text, &title.turkish);
    paragraph(&mut text, &authors.join(", "));
    paragraph(&mut text, &format!("{university} Üniversitesi, Fen ve Edebiyat Fakültesi, {university}"));
    paragraph(&mut text, "ÖZ");
    paragraph(&mut text, &texts.turkish);
    paragraph(&mut text, &format!("Anahtar Kelimeler: {}", keywords.turkish));
    paragraph(&mut text, &title.english);
    paragraph(&mut text, "ABSTRACT");
    paragraph(&mut text, &texts.english);
    paragraph(&mut text, &format!("Keywords: {}", keywords.english));
    let references = references(writer, language);
    body(&mut text, writer, language, &references);
    paragraph(&mut text, if language == Language::Turkish { "Kaynakça" } else { "References" });
    for reference in &references {
        paragraph(&mut text, &reference.line);
    }
    text
}

fn keywords(writer: &Writer) -> Twin<String> {
    let join = |language: Language| {
        let words: Vec<&str> = writer.focus.iter().map(|term| term.words.of(language).as_str()).collect();
        words.join(", ")
    };
    Twin::from_fn(join)
}

fn body(text: &mut String, writer: &mut Writer, language: Language, references: &[Reference]) {
    for (english, turkish, kind, paragraphs) in HEADINGS {
        paragraph(text, if language == Language::Turkish { turkish } else { english });
        for _ in 0..paragraphs {
            let sentences: Vec<String> = (0..writer.random.between(4, 8))
                .map(|_| {
                    let mut clause = writer.clause(kind).of(language).clone();
                    if writer.random.chance(35) {
                        let cited = writer.random.pick(references);
                        let _ = write!(clause, " ({}, {})", cited.author, cited.year);
                    }
                    sentence(&clause, language)
                })
                .collect();
            paragraph(text, &sentences.join(" "));
        }
    }
}

fn references(writer: &mut Writer, language: Language) -> Vec<Reference> {
    let count = writer.random.between(12, 22);
    let mut references: Vec<Reference> = (0..count).map(|_| reference(writer, language)).collect();
    references.sort_by(|one, other| (&one.author, one.year).cmp(&(&other.author, other.year)));
    references
}

fn reference(writer: &mut Writer, language: Language) -> Reference {
    let (author, year) = (surname(&mut writer.random), writer.random.between(1975, 2024));
    let initial = surname(&mut writer.random).chars().next().unwrap_or('A');
    let title = writer.title().of(language).clone();
    let random = &mut writer.random;
    let journal = match language {
        Language::English => format!("Journal of {} Studies", place(random)),
        Language::Turkish => format!("{} Araştırmaları Dergisi", title_case(&place(random), language)),
    };
    let (volume, issue, page) = (random.between(1, 60), random.between(1, 6), random.between(1, 400));
    let pages = random.between(8, 30);
    let line =
        format!("{author}, {initial}. ({year}). {title}. {journal}, {volume}({issue}), {page}–{}.", page + pages);
    Reference { author, year, line }
}

/// Adds a paragraph in lines of the width, and an empty line.
fn paragraph(text: &mut String, words: &str) {
    let mut width = 0;
    for word in words.split(' ') {
        let letters = word.chars().count();
        if width > 0 {
            let breaks = width + letters + 1 > WIDTH;
            text.push(if breaks { '\n' } else { ' ' });
            width = if breaks { 0 } else { width + 1 };
        }
        text.push_str(word);
        width += letters;
    }
    text.push_str("\n\n");
}
