//! The terms of a corpus in a form that takes some sixty bytes a term: a few buffers and a place in them for each.

use crate::packed::{read_number, write_number};
use crate::{CorpusTerm, KindCounts, Language};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Terms in an order that whoever fills the list gives them.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermList {
    /// A buffer that has its size is followed by another one: one that grows would be in memory twice meanwhile.
    buffers: Vec<Vec<u8>>,
    /// Where each begins.
    places: Vec<TermPlace>,
}

/// Where a term begins: a buffer, and a place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermPlace(u32, u32);

/// Bytes of a buffer.
const BUFFER: usize = 1 << 20;
/// So many of them are left at its end, so that few terms make a buffer grow beyond its size.
const LEFT: usize = 1 << 12;

/// What the order of terms depends on.
#[derive(Clone, Copy, Debug)]
pub struct TermHead<'a> {
    /// Language of the texts.
    pub language: Language,
    /// Occurrences in the corpus.
    pub count: u32,
    /// The most frequent form.
    pub term: &'a str,
    /// One key, or up to three for a phrase, with blanks between them.
    pub key: &'a str,
}

/// The places of terms, and what is at each: for whoever sorts them.
pub type Head<'a> = &'a (dyn Fn(TermPlace) -> TermHead<'a> + Sync);

impl TermList {
    /// Puts a term at the end.
    pub fn push(&mut self, term: &CorpusTerm) {
        let CorpusTerm { language, key, forms, counts, per_million, documents, dispersion } = term;
        if self.buffers.last().is_none_or(|buffer| buffer.len() + LEFT > BUFFER) {
            self.buffers.push(Vec::new());
        }
        let last = self.buffers.len() - 1;
        let bytes = &mut self.buffers[last];
        self.places.push(TermPlace(last as u32, bytes.len() as u32));
        bytes.push(u8::from(*language == Language::Turkish) | if dispersion.is_some() { DISPERSED } else { 0 });
        for count in [counts.title, counts.abstracts, counts.keywords, counts.body] {
            write_number(bytes, count as usize);
        }
        write_text(bytes, key);
        write_number(bytes, forms.len());
        for (form, count) in forms {
            write_text(bytes, form);
            write_number(bytes, *count as usize);
        }
        write_number(bytes, *documents as usize);
        bytes.extend(per_million.to_le_bytes());
        bytes.extend(dispersion.iter().flat_map(|dispersion| dispersion.to_le_bytes()));
    }

    /// The number of terms.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Lets `sort` bring the places of the terms into another order.
    pub fn arrange(&mut self, sort: impl for<'a> FnOnce(&mut [TermPlace], Head<'a>)) {
        let Self { buffers, places } = self;
        sort(places, &|place| place.bytes(buffers).and_then(|bytes| Reader(bytes).head()).unwrap_or(NOTHING));
    }

    /// The terms in their order.
    pub fn iter(&self) -> impl Iterator<Item = CorpusTerm> {
        self.places.iter().filter_map(|place| Reader(place.bytes(&self.buffers)?).term())
    }
}

impl TermPlace {
    fn bytes(self, buffers: &[Vec<u8>]) -> Option<&[u8]> {
        buffers.get(self.0 as usize)?.get(self.1 as usize..)
    }
}

/// What is at a place that is none.
const NOTHING: TermHead<'static> = TermHead { language: Language::English, count: 0, term: "", key: "" };
/// In the first byte, beside the language: there is a dispersion.
const DISPERSED: u8 = 2;

fn write_text(bytes: &mut Vec<u8>, text: &str) {
    write_number(bytes, text.len());
    bytes.extend(text.as_bytes());
}

/// The bytes of a term, and those that follow.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn start(&mut self) -> Option<(Language, bool, KindCounts)> {
        let [first] = self.array()?;
        let language = if first & 1 == 0 { Language::English } else { Language::Turkish };
        let [title, abstracts, keywords, body] = [self.number()?, self.number()?, self.number()?, self.number()?];
        Some((language, first & DISPERSED > 0, KindCounts { title, abstracts, keywords, body }))
    }

    fn head(mut self) -> Option<TermHead<'a>> {
        let (language, _, counts) = self.start()?;
        let key = self.text()?;
        let term = if self.number()? > 0 { self.text()? } else { "" };
        Some(TermHead { language, count: counts.total(), term, key })
    }

    fn term(mut self) -> Option<CorpusTerm> {
        let (language, is_dispersed, counts) = self.start()?;
        let key = self.text()?.into();
        let forms = (0..self.number()?).map(|_| Some((self.text()?.into(), self.number()?))).collect::<Option<_>>()?;
        let documents = self.number()?;
        let per_million = f64::from_le_bytes(self.array()?);
        let dispersion = if is_dispersed { Some(f64::from_le_bytes(self.array()?)) } else { None };
        Some(CorpusTerm { language, key, forms, counts, per_million, documents, dispersion })
    }

    fn number(&mut self) -> Option<u32> {
        read_number(&mut self.0)?.try_into().ok()
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = read_number(&mut self.0)?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        str::from_utf8(text).ok()
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*array)
    }
}

impl fmt::Debug for TermList {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn term() -> impl Strategy<Value = CorpusTerm> {
        let counts = (any::<u32>(), 0_u32..300, 0_u32..2, any::<u32>());
        let forms = prop::collection::vec(("\\PC{0,9}", any::<u32>()), 0..4);
        (any::<bool>(), "\\PC{0,9}", forms, counts, any::<f64>(), prop::option::of(0.0..1.0)).prop_map(
            |(is_turkish, key, forms, (title, abstracts, keywords, body), per_million, dispersion)| CorpusTerm {
                language: if is_turkish { Language::Turkish } else { Language::English },
                key: key.into(),
                forms: forms.into_iter().map(|(form, count)| (form.into(), count)).collect(),
                counts: KindCounts { title, abstracts, keywords, body },
                per_million,
                documents: body,
                dispersion,
            },
        )
    }

    proptest! {
        #[test]
        fn terms_are_as_they_were_put_and_in_the_order_of_their_heads(terms in prop::collection::vec(term(), 0..9)) {
            let mut list = TermList::default();
            for term in &terms {
                list.push(term);
            }
            prop_assert_eq!((list.len(), list.is_empty()), (terms.len(), terms.is_empty()));
            prop_assert_eq!(&list.iter().collect::<Vec<_>>(), &terms);
            let key = |head: TermHead<'_>| (head.language, head.count, head.term.to_owned(), head.key.to_owned());
            list.arrange(|places, head| places.sort_by_key(|place| key(head(*place))));
            let mut sorted = terms;
            sorted.sort_by_key(|term| (term.language, term.counts.total(), term.term().to_owned(), term.key.to_string()));
            prop_assert_eq!(list.iter().collect::<Vec<_>>(), sorted);
        }
    }
}
