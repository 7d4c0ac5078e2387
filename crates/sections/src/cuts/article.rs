//! Articles: whether a document is one, or a whole issue or abstracts book, and where each article in it begins.
//!
//! A new article begins with a second abstract in a language, unless it repeats the first one. There are several
//! articles only where most of them have their abstracts in both languages, one article behind the other.

use crate::cuts::cut::{Cut, Role};
use crate::headings::known::HeadingKind;
use crate::rows::view::View;
use ikiz_document::{Document, Language, Line, Section, Span};
use ikiz_text::lower;
use std::collections::BTreeSet;
use std::ops::Range;

/// From this share of the shorter one's words on, taken over both languages, texts are of one article. Of texts of one
/// article that were looked at none is below .37 in the mean; of 223 pairs of articles of the same journals one in ten
/// is above.
const SAME_ARTICLE: f64 = 0.37;
/// Words of that many letters say what a text is about, by as many letters of theirs.
const TOPIC_LETTERS: usize = 5;
/// The largest number of lines over the first abstract of an article: a title in two languages, authors, affiliations.
const GAP_LINES: usize = 24;
/// The largest number of words of these lines, and most of them in lines of running text: titles may be set like it.
const FRONT_WORDS: usize = 220;
const RUNNING_WORDS: usize = 40;
/// The smallest number of words of a line of running text.
const RUNNING_LINE: usize = 8;

/// The cuts of one article.
#[derive(Debug, Default)]
struct Article {
    cuts: Range<usize>,
    /// Its abstracts, with their languages.
    abstracts: Vec<(Language, Span)>,
    /// What they are about.
    topics: Vec<(Language, BTreeSet<String>)>,
    has_list: bool,
}

/// The ranges of cuts of each article; one of all where it is not clear that there are several. `cuts` are those of a
/// document in reading order.
pub(crate) fn articles(view: &View, cuts: &[Cut]) -> Vec<Range<usize>> {
    let parts = by_language(cuts);
    if parts.len() < 2 {
        return std::iter::once(0..cuts.len()).collect();
    }
    let mut articles: Vec<Article> = Vec::new();
    for mut article in parts {
        article.read(view.text);
        match articles.last_mut() {
            Some(last) if say_the_same(last, &article) => last.extend(article),
            _ => articles.push(article),
        }
    }
    let lists = articles.first().is_some_and(|first| first.has_list);
    let complete = articles.iter().filter(|article| article.is_complete() && article.has_list == lists).count();
    if complete >= 2 && complete * 3 >= articles.len() * 2 {
        articles.into_iter().map(|article| article.cuts).collect()
    } else {
        std::iter::once(0..cuts.len()).collect()
    }
}

/// The cuts parted where a second abstract in a language begins.
fn by_language(cuts: &[Cut]) -> Vec<Article> {
    let mut articles = vec![Article::default()];
    for (at, cut) in cuts.iter().enumerate() {
        let is_abstract = matches!(cut.role, Role::Text(kind) if kind != HeadingKind::Summary);
        let language = cut.language.tag.language().filter(|_| is_abstract);
        let open = articles.len() - 1;
        if language.is_some_and(|language| articles[open].abstracts.iter().any(|(other, _)| *other == language)) {
            let titles = cuts[..at].iter().rev().take_while(|before| before.role == Role::Title).count();
            articles[open].cuts.end = at - titles;
            articles.push(Article { cuts: at - titles..at, ..Article::default() });
        }
        let last = articles.len() - 1;
        let article = &mut articles[last];
        article.cuts.end = at + 1;
        article.has_list |= cut.role == Role::Keywords;
        if let Some(language) = language {
            article.abstracts.push((language, cut.span));
        }
    }
    articles
}

impl Article {
    /// Whether it has an abstract in both languages.
    fn is_complete(&self) -> bool {
        Language::BOTH.iter().all(|language| self.topics.iter().any(|(other, _)| other == language))
    }

    /// Reads what its abstracts are about.
    fn read(&mut self, text: &str) {
        let topic = |(language, span): &(Language, Span)| (*language, topic(span.of(text), *language));
        self.topics = self.abstracts.iter().map(topic).collect();
    }

    fn extend(&mut self, other: Self) {
        self.cuts.end = other.cuts.end;
        self.topics.extend(other.topics);
        self.has_list |= other.has_list;
    }
}

/// Whether the abstracts of two are about the same, in the mean of the languages that both have.
fn say_the_same(one: &Article, other: &Article) -> bool {
    let likeness = |(language, topic): &(Language, BTreeSet<String>)| {
        let same_language = one.topics.iter().filter(|(other, _)| other == language);
        let shares = same_language
            .map(|(_, other)| topic.intersection(other).count() as f64 / topic.len().min(other.len()).max(1) as f64);
        shares.reduce(f64::max)
    };
    let shares: Vec<f64> = other.topics.iter().filter_map(likeness).collect();
    shares.is_empty() || shares.iter().sum::<f64>() >= SAME_ARTICLE * shares.len() as f64
}

/// The beginnings of the longer words of a text.
fn topic(text: &str, language: Language) -> BTreeSet<String> {
    let text = lower(text, language);
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= TOPIC_LETTERS);
    words.map(|word| word.chars().take(TOPIC_LETTERS).collect()).collect()
}

/// The parts of the document that are its articles, in order, where it holds several with sure borders; what stands
/// before the first of them is a part of its own. A border is sure where no more than titles and authors stands between
/// the top of its page, or the lists of the one before, and its first abstract.
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

/// Where the article begins whose first section starts at `start`, behind the section that ends at `from`: with its
/// page, or right behind that section. `None` where more than titles and authors stands between.
fn border(document: &Document, from: usize, start: usize) -> Option<usize> {
    let lines = document.lines_in(Span::new(from, start));
    let between: Vec<&Line> = lines.iter().filter(|line| line.span.start >= from && line.span.start < start).collect();
    let page = document.place(start).page;
    let page_start = between.iter().rposition(|line| line.page == page && line.style.page_start);
    let heads_page = document.lines_in(Span::new(start, start + 1)).first().filter(|line| line.style.page_start);
    if let Some(at) = page_start.filter(|at| is_front(document, &between[*at..])) {
        return Some(between[at].span.start);
    }
    if let Some(line) = heads_page {
        return Some(line.span.start);
    }
    is_front(document, &between).then(|| between.first().map_or(start, |line| line.span.start))
}

/// Whether lines hold no more than what stands over an abstract: titles, authors, affiliations.
fn is_front(document: &Document, lines: &[&Line]) -> bool {
    let (mut words, mut running) = (0, 0);
    for line in lines {
        let text = line.span.of(&document.text);
        let count = text.split_whitespace().count();
        let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
        words += count;
        running += if count >= RUNNING_LINE && small * 2 >= count { count } else { 0 };
    }
    lines.len() <= GAP_LINES && words <= FRONT_WORDS && running <= RUNNING_WORDS
}
