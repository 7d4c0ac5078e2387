//! Work on many items in parallel, with the results in the order of the items and few of them in memory.

use rayon::prelude::*;
use std::mem;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// Most items that are worked on at one time.
const MOST_ITEMS: usize = 256;
/// Most bytes of text that are worked on at one time, unless a single item has more.
const MOST_BYTES: usize = 2 << 20;

/// The work on a list of items.
pub(crate) struct InOrder<'i, T> {
    /// The items.
    pub items: &'i [T],
    /// How many bytes of text an item has.
    pub bytes: fn(&T) -> usize,
}

impl<'i, T: Sync> InOrder<'i, T> {
    /// Calls `work` for each item, and `take` with the results in the order of the items. While the results of some
    /// items are taken, the next ones are worked on. `work` gets a value of its own made by `make`, which no other
    /// thread uses at that time; all these values are returned.
    ///
    /// # Errors
    /// The first error of `take`.
    pub fn fold<L: Send, R: Send, E: Send>(
        &self,
        make: impl Fn() -> L + Sync,
        work: impl Fn(&mut L, &'i T) -> R + Sync,
        mut take: impl FnMut(R) -> Result<(), E> + Send,
    ) -> Result<Vec<L>, E> {
        let spare: Mutex<Vec<L>> = Mutex::new(Vec::new());
        let kept = || spare.lock().unwrap_or_else(PoisonError::into_inner);
        let one = |item: &'i T| {
            let local = kept().pop();
            let mut local = local.unwrap_or_else(&make);
            let result = work(&mut local, item);
            kept().push(local);
            result
        };
        let mut ready: Vec<R> = Vec::new();
        for range in self.parts() {
            let part = &self.items[range];
            let results = mem::take(&mut ready);
            let (taken, next) = rayon::join(
                || results.into_iter().try_for_each(&mut take),
                || part.par_iter().with_max_len(1).map(one).collect::<Vec<R>>(),
            );
            taken?;
            ready = next;
        }
        ready.into_iter().try_for_each(take)?;
        Ok(spare.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// Runs of items within the limits.
    fn parts(&self) -> Vec<Range<usize>> {
        let (mut parts, mut start, mut held) = (Vec::new(), 0, 0);
        for (at, item) in self.items.iter().enumerate() {
            let bytes = (self.bytes)(item);
            if at > start && (at - start == MOST_ITEMS || held + bytes > MOST_BYTES) {
                parts.push(start..at);
                (start, held) = (at, 0);
            }
            held += bytes;
        }
        if start < self.items.len() {
            parts.push(start..self.items.len());
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_errors_end_the_work() {
        let items: Vec<usize> = (0..2000).collect();
        let mut taken = Vec::new();
        let work = InOrder { items: &items, bytes: |item| if *item == 700 { 3 << 20 } else { 1 << 10 } };
        let sums = work.fold(
            || 0,
            |sum, item| {
                *sum += item;
                item * 2
            },
            |double| {
                taken.push(double);
                Ok::<(), ()>(())
            },
        );
        assert_eq!(sums.map(|sums| sums.into_iter().sum::<usize>()), Ok(items.iter().sum()));
        assert_eq!(taken, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        let failed = work.fold(|| (), |(), item| *item, |item| if item == 5 { Err(item) } else { Ok(()) });
        assert_eq!(failed, Err(5));
    }

    #[test]
    fn parts_hold_all_items_within_the_limits() {
        let items = [1 << 20, 1 << 20, 5 << 20, 1];
        assert_eq!(InOrder { items: &items, bytes: |item| *item }.parts(), [0..2, 2..3, 3..4]);
        assert!(InOrder::<usize> { items: &[], bytes: |item| *item }.parts().is_empty());
    }
}
