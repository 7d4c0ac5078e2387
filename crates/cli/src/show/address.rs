//! What a result is asked for: a document, a pair, a sentence pair, by their ids.

use super::of_result::Listed;
use super::view::View;
use crate::wording::refused;
use ikiz_document::messages;
use ikiz_pipeline::near_names;

messages! {
    no_bead(document, pair, count, bead, forms) = "show.no-bead";
    no_document(address, count, command, forms) = "show.no-document";
    no_document_near(address, count, near, forms) = "show.no-document-near";
    no_pair(document, pair, count, pairs) = "show.no-pair";
    no_pairs(document, pair) = "show.no-pairs";
    result_forms() = "show.result-forms";
}

/// `ID`, `ID/p2` or `ID/p2/3`, the pair and the sentence pair as they were typed.
#[derive(Debug, PartialEq, Eq)]
pub struct Address<'a> {
    /// The id of a document.
    pub document: &'a str,
    pub pair: Option<&'a str>,
    pub bead: Option<&'a str>,
}

impl<'a> Address<'a> {
    /// The parts of an address; ids of documents may have slashes too, so the longest one that is there counts. `list` is
    /// the command that lists the documents.
    pub fn of(text: &'a str, documents: &[Listed], list: &str) -> anyhow::Result<Self> {
        let is_known = |id: &str| documents.iter().any(|document| document.id == id);
        if is_known(text) {
            return Ok(Self { document: text, pair: None, bead: None });
        }
        let mut slashes = text.rmatch_indices('/').map(|(at, _)| (&text[..at], &text[at + 1..]));
        let Some((document, rest)) = slashes.find(|(id, _)| is_known(id)) else {
            return Err(refused(&match near(text, documents) {
                near if near.is_empty() => no_document(text, documents.len(), list, result_forms()),
                near => no_document_near(text, documents.len(), near, result_forms()),
            }));
        };
        // A slash at the end names nothing more.
        let (pair, bead) = rest.split_once('/').map_or((rest, None), |(pair, bead)| (pair, Some(bead)));
        let named = |part: &&str| !part.is_empty();
        Ok(Self { document, pair: Some(pair).filter(named), bead: bead.filter(named) })
    }

    /// Leaves of a view what is named.
    pub fn narrow(&self, view: &mut View) -> anyhow::Result<()> {
        let Some(pair) = self.pair else { return Ok(()) };
        check_pair(view, pair)?;
        let count = view.pairs.iter().find(|one| one.id == pair).map_or(0, |pair| pair.beads.len());
        let number = self.bead.map(str::parse::<usize>);
        view.only(pair, number.clone().and_then(Result::ok));
        let is_there = match number {
            Some(Ok(_)) => view.pairs.iter().any(|pair| !pair.beads.is_empty()),
            Some(Err(_)) => false,
            None => true,
        };
        let bead = self.bead.unwrap_or_default();
        if is_there { Ok(()) } else { Err(refused(&no_bead(&*view.id, pair, count, bead, result_forms()))) }
    }
}

/// The ids that one may stand for: those that end with it, else those that are spelled like it, with or without what it
/// may have of a pair.
fn near(text: &str, documents: &[Listed]) -> String {
    let ids = || documents.iter().map(|document| &*document.id);
    let id = text.split_once("/p").map_or(text, |(id, _)| id);
    let ending: Vec<&str> = ids().filter(|own| own.rsplit('/').next() == Some(id)).collect();
    let near = if ending.is_empty() { near_names(id, ids()) } else { ending };
    near.into_iter().take(MOST_NEAR).collect::<Vec<_>>().join(", ")
}

/// Refuses the id of a pair that is not there.
pub fn check_pair(view: &View, id: &str) -> anyhow::Result<()> {
    let ids = view.pair_ids();
    match ids.contains(&id) {
        true => Ok(()),
        false if ids.is_empty() => Err(refused(&no_pairs(&*view.id, id))),
        false => Err(refused(&no_pair(&*view.id, id, ids.len(), ids.join(", ")))),
    }
}

/// The most ids that a message names.
const MOST_NEAR: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn listed() -> Vec<Listed> {
        ["a.txt", "alt/b.txt", "alt"].map(|id| Listed { id: id.to_owned(), ..Listed::default() }).into()
    }

    #[test]
    fn addresses_have_up_to_three_parts() {
        let documents = listed();
        for (text, parts) in [
            ("a.txt", ("a.txt", None, None)),
            ("a.txt/", ("a.txt", None, None)),
            ("alt/b.txt/p1", ("alt/b.txt", Some("p1"), None)),
            ("alt/p1/3", ("alt", Some("p1"), Some("3"))),
            ("a.txt/p1/x/y", ("a.txt", Some("p1"), Some("x/y"))),
        ] {
            let Address { document, pair, bead } = Address::of(text, &documents, "").expect(text);
            assert_eq!((document, pair, bead), parts, "{text}");
        }
        for (text, wanted) in [("b.txt", "alt/b.txt"), ("b.txt/p1", "alt/b.txt"), ("a.tx", "a.txt")] {
            let error = Address::of(text, &documents, "").expect_err(text).to_string();
            assert!(error.contains(&format!("which has 3 documents; perhaps {wanted};")), "{error}");
        }
        let error = Address::of("thesis.pdf", &documents, "`ikiz show out`").expect_err("far from all").to_string();
        assert!(error.contains("which has 3 documents; `ikiz show out` lists them;"), "{error}");
    }
}
