//! The articles of a whole issue as documents of their own: `issue.pdf#p44` begins on page 44.

use ikiz_document::{ContentHash, Document, DocumentId, Span};
use std::collections::BTreeSet;

/// The articles under the spans of a document. Each is named by the page on which it begins; a second one of that page has `~2` behind it.
pub(crate) fn of_issue(issue: &Document, parts: &[Span]) -> Vec<Document> {
    let mut taken = BTreeSet::new();
    let mut article = |part: &Span| {
        let name = format!("{}#p{}", issue.id, issue.place(part.start).page);
        let distinct = (1_u32..).map(|times| if times == 1 { name.clone() } else { format!("{name}~{times}") });
        let name = distinct.into_iter().find(|name| !taken.contains(name)).unwrap_or(name);
        taken.insert(name.clone());
        let mut article = issue.part(DocumentId::new(name), *part);
        let pages: BTreeSet<u32> = article.lines.iter().map(|line| line.page).collect();
        let hash = ContentHash(blake3::hash(article.text.as_bytes()).to_hex().to_string());
        for source in &mut article.sources {
            source.hash = hash.clone();
            source.pages = pages.len().max(1) as u32;
        }
        article
    };
    parts.iter().map(&mut article).collect()
}
