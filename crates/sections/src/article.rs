//! Articles: whether a document is one, or a whole issue or abstracts book, and where each article in it begins.
//!
//! A new article is told by a second abstract in a language that does not say again what the first one said. Several there are only where most of
//! them have their abstracts in both languages, one article behind the other.

use ikiz_document::{Document, Language, LanguageTag, Section, SectionKind, Span};
use ikiz_text::lower;
use std::collections::BTreeSet;

/// Two abstracts of a language that have a larger share of the shorter one's words in common are of one article: of 223 pairs of articles of
/// the same journals one in ten reaches it, of texts of the same article that were looked at none is below .29.
const SAME_ARTICLE: f64 = 0.35;
/// Words of that many letters say what a text is about, by as many letters of theirs.
const TOPIC_LETTERS: usize = 5;
/// Most lines between two articles on one page: a title in two languages, authors, affiliations.
const GAP_LINES: usize = 24;

/// The sections of one article, as indexes.
#[derive(Debug)]
struct Article {
    sections: std::ops::Range<usize>,
    abstracts: Vec<usize>,
}

/// Sets in each section which article it belongs to, from 1. `sections` are those of the document, in reading order.
pub(crate) fn number(document: &Document, sections: &mut [Section]) {
    let articles = articles(document, sections);
    for (number, article) in (1..).zip(articles) {
        for section in &mut sections[article.sections] {
            section.article = number;
        }
    }
}

/// The articles of a document; one where it is not clear that there are several.
fn articles(document: &Document, sections: &[Section]) -> Vec<Article> {
    let mut articles = vec![Article { sections: 0..0, abstracts: Vec::new() }];
    for (at, section) in sections.iter().enumerate() {
        let starts = section.kind == SectionKind::Abstract && section.language.tag.language().is_some();
        let open = articles.len() - 1;
        let before = articles[open].abstracts.iter().rev().find(|other| {
            let other = &sections[**other];
            other.language.tag == section.language.tag
        });
        let new = starts && before.is_some_and(|other| !say_the_same(document, &sections[*other], section));
        if new {
            let titles = sections[..at].iter().rev().take_while(|before| before.kind == SectionKind::Title).count();
            articles[open].sections.end = at - titles;
            articles.push(Article { sections: at - titles..at, abstracts: Vec::new() });
        }
        let last = articles.len() - 1;
        articles[last].sections.end = at + 1;
        if starts {
            articles[last].abstracts.push(at);
        }
    }
    let complete = articles.iter().filter(|article| is_complete(article, sections)).count();
    if complete >= 2 && complete * 3 >= articles.len() * 2 {
        articles
    } else {
        vec![Article { sections: 0..sections.len(), abstracts: Vec::new() }]
    }
}

/// Whether an article has an abstract in both languages.
fn is_complete(article: &Article, sections: &[Section]) -> bool {
    let has = |tag: LanguageTag| article.abstracts.iter().any(|at| sections[*at].language.tag == tag);
    has(LanguageTag::ENGLISH) && has(LanguageTag::TURKISH)
}

fn say_the_same(document: &Document, one: &Section, other: &Section) -> bool {
    let (one, other) = (topic(document, one), topic(document, other));
    let common = one.intersection(&other).count();
    common as f64 >= SAME_ARTICLE * one.len().min(other.len()).max(1) as f64
}

/// The beginnings of the longer words of a text.
fn topic(document: &Document, section: &Section) -> BTreeSet<String> {
    let language = section.language.tag.language().unwrap_or(Language::English);
    let text = lower(section.span.of(&document.text), language);
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= TOPIC_LETTERS);
    words.map(|word| word.chars().take(TOPIC_LETTERS).collect()).collect()
}

/// The parts of the document that are its articles, in order, where it holds several with sure borders; what stands before the first of them
/// is a part of its own. A border is sure where an article begins on a page of its own, or right behind the lists of the one before.
pub(crate) fn parts(document: &Document, sections: &[Section]) -> Option<Vec<Span>> {
    let mut borders: Vec<usize> = Vec::new();
    let mut article = 0;
    // Bodies and references reach to the next heading: the title of the next article is in them.
    let mut from = 0;
    for section in sections.iter().filter(|section| section.kind.is_twin()) {
        if section.article != article {
            let start = section.heading.map_or(section.span.start, |heading| heading.start.min(section.span.start));
            match border(document, from, start) {
                Some(border) => borders.push(border),
                None if article == 0 => borders.push(0),
                None => return None,
            }
            article = section.article;
        }
        from = section.span.end;
    }
    if borders.len() < 2 {
        return None;
    }
    if document.text[..borders[0]].trim().is_empty() {
        borders[0] = 0;
    } else {
        borders.insert(0, 0);
    }
    let ends = borders.iter().skip(1).copied().chain([document.text.len()]);
    Some(borders.iter().zip(ends).map(|(start, end)| Span::new(*start, end)).collect())
}

/// Where the article begins whose first section starts at `start`, behind the section that ends at `from`.
fn border(document: &Document, from: usize, start: usize) -> Option<usize> {
    let lines = document.lines_in(Span::new(from, start));
    let between: Vec<_> = lines.iter().filter(|line| line.span.start >= from && line.span.start < start).collect();
    let page = document.place(start).page;
    let page_start = between.iter().find(|line| line.page == page && line.style.page_start);
    let heads_page = document.lines_in(Span::new(start, start + 1)).first().filter(|line| line.style.page_start);
    if let Some(line) = page_start.copied().or(heads_page) {
        return Some(line.span.start);
    }
    let is_short = between.len() <= GAP_LINES;
    is_short.then(|| between.first().map_or(start, |line| line.span.start))
}
