//! Splits a whole issue into one document for each article: `issue.pdf#p44` begins on page 44.

use ikiz_document::{ContentHash, Document, DocumentId, Span};
use std::collections::BTreeSet;

/// The articles under the given spans of a document. The id of each has the page on which it begins, or its number
/// where pages are not known. A second article on the same page gets `~2`.
pub(crate) fn of_issue(issue: &Document, parts: &[Span]) -> Vec<Document> {
    let mut taken = BTreeSet::new();
    let mut article = |(number, part): (usize, &Span)| {
        let page = issue.place(part.start).page;
        let name = page.map_or_else(|| format!("{}#{number}", issue.id), |page| format!("{}#p{page}", issue.id));
        let distinct = (1_u32..).map(|times| if times == 1 { name.clone() } else { format!("{name}~{times}") });
        let name = distinct.into_iter().find(|name| !taken.contains(name)).unwrap_or(name);
        taken.insert(name.clone());
        let mut article = issue.part(DocumentId::new(name), *part);
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
