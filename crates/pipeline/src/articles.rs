//! Splits a whole issue into one document for each article: `issue.pdf#p44` begins on page 44.

use ikiz_document::{ContentHash, Document, DocumentId, Span};
use ikiz_reader::{GroupBy, metadata_of_front_page};
use std::collections::BTreeSet;
use std::mem::take;

/// The articles under the given spans of a document. The id of each has the page on which it begins, or its number
/// where pages are not known. A second article on the same page gets `~2`. What the first page of an article declares
/// is its own; for the rest, journal, volume, number and year are those of the issue.
pub(crate) fn of_issue(issue: &Document, parts: &[Span], group_by: &GroupBy) -> Vec<Document> {
    let mut taken = BTreeSet::new();
    let mut article = |(number, part): (usize, &Span)| {
        let page = issue.place(part.start).page;
        let name = page.map_or_else(|| format!("{}#{number}", issue.id), |page| format!("{}#p{page}", issue.id));
        let distinct = (1_u32..).map(|times| if times == 1 { name.clone() } else { format!("{name}~{times}") });
        let name = distinct.into_iter().find(|name| !taken.contains(name)).unwrap_or(name);
        taken.insert(name.clone());
        let mut article = issue.part(DocumentId::new(name), *part);
        let of_issue = take(&mut article.metadata);
        article.metadata = metadata_of_front_page(&article);
        article.metadata.fill(of_issue);
        group_by.set(&mut article);
        let pages: BTreeSet<u32> = article.lines.iter().filter_map(|line| line.page).collect();
        let hash = ContentHash(blake3::hash(article.text.as_bytes()).to_hex().to_string());
        // The repairs are counted once, with the first article.
        if number > 1 {
            article.repairs.clear();
        }
        for source in &mut article.sources {
            source.hash = hash.clone();
            source.pages = source.pages.map(|_| pages.len() as u32);
        }
        article
    };
    (1..).zip(parts).map(&mut article).collect()
}
