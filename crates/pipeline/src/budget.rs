//! A limit on the bytes of input that are in memory at one time.

use std::sync::{Condvar, Mutex, PoisonError};

/// Hands out bytes, and waits until enough are given back.
pub(crate) struct Budget {
    most: usize,
    taken: Mutex<usize>,
    given_back: Condvar,
}

impl Budget {
    /// At most so many bytes at one time, unless a single request is larger.
    pub const fn new(most: usize) -> Self {
        Self { most, taken: Mutex::new(0), given_back: Condvar::new() }
    }

    /// Takes bytes; waits while others have taken too many.
    pub fn take(&self, bytes: usize) -> Taken<'_> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while *taken > 0 && taken.saturating_add(bytes) > self.most {
            taken = self.given_back.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
        *taken = taken.saturating_add(bytes);
        Taken { budget: self, bytes }
    }
}

/// Bytes that were taken; given back when this is dropped.
pub(crate) struct Taken<'b> {
    budget: &'b Budget,
    bytes: usize,
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        let mut taken = self.budget.taken.lock().unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_sub(self.bytes);
        self.budget.given_back.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn no_more_than_the_budget_is_out_at_one_time() {
        let budget = Budget::new(10);
        let (out, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for bytes in [1, 4, 7, 10] {
                        let taken = budget.take(bytes);
                        most.fetch_max(out.fetch_add(bytes, Ordering::SeqCst) + bytes, Ordering::SeqCst);
                        out.fetch_sub(bytes, Ordering::SeqCst);
                        drop(taken);
                    }
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 10);
        // One that is larger than the whole budget is let through alone.
        drop(budget.take(1000));
    }
}
