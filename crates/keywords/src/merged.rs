//! Several sorted sources as one.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::io;

/// Items that come one by one, sorted.
pub(crate) trait Source {
    /// What comes.
    type Item;

    /// The next one.
    fn next(&mut self) -> io::Result<Option<Self::Item>>;
}

/// The items of sources that are sorted by `O`, in that order. What cannot be read is an item too.
pub(crate) struct Merged<S: Source, O: Fn(&S::Item, &S::Item) -> Ordering> {
    sources: Vec<S>,
    /// The next item of each source that has one.
    heads: BinaryHeap<Reverse<Head<S::Item, O>>>,
    order: O,
    /// Sources whose next item is not read yet.
    unread: Vec<usize>,
}

struct Head<I, O> {
    item: I,
    source: usize,
    order: O,
}

impl<S: Source, O: Fn(&S::Item, &S::Item) -> Ordering + Copy> Merged<S, O> {
    /// The items of these sources.
    pub fn new(sources: Vec<S>, order: O) -> Self {
        Self { heads: BinaryHeap::with_capacity(sources.len()), unread: (0..sources.len()).collect(), order, sources }
    }
}

impl<S: Source, O: Fn(&S::Item, &S::Item) -> Ordering + Copy> Iterator for Merged<S, O> {
    type Item = io::Result<S::Item>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(source) = self.unread.pop() {
            match self.sources[source].next() {
                Ok(next) => {
                    let head = |item| Reverse(Head { item, source, order: self.order });
                    self.heads.extend(next.map(head));
                }
                Err(error) => return Some(Err(error)),
            }
        }
        let Reverse(head) = self.heads.pop()?;
        self.unread.push(head.source);
        Some(Ok(head.item))
    }
}

impl<I, O: Fn(&I, &I) -> Ordering> Ord for Head<I, O> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.order)(&self.item, &other.item)
    }
}

impl<I, O: Fn(&I, &I) -> Ordering> PartialOrd for Head<I, O> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<I, O: Fn(&I, &I) -> Ordering> PartialEq for Head<I, O> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<I, O: Fn(&I, &I) -> Ordering> Eq for Head<I, O> {}
