//! What the work on one document may take: time, and memory.
//!
//! Who works asks in long loops whether to [`go_on`], and says with [`hold`] and [`spend`] how much memory it needs: an
//! estimate from the sizes of its input, so that the same document needs the same on every machine. Where the allowance
//! is used up, the work is unwound to where it was granted.
//!
//! An allowance is of one thread, and what is held goes back to the grant in which it is dropped: inside a grant no
//! work is handed to other threads, and nothing held leaves it.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::{Duration, Instant};

/// What may be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Seconds.
    pub seconds: u32,
    /// Bytes of memory, as estimated.
    pub bytes: u64,
}

/// Why work ended without a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A panic.
    Mistake,
    /// It took longer than it may.
    Time,
    /// It needs more memory than it may.
    Memory,
}

/// The allowance of the work that goes on in a thread.
#[derive(Clone, Copy)]
struct Granted {
    end: Option<Instant>,
    left: u64,
}

thread_local! {
    static GRANTED: Cell<Option<Granted>> = const { Cell::new(None) };
}

impl Allowance {
    /// As much as there is.
    pub const ALL: Self = Self { seconds: u32::MAX, bytes: u64::MAX };

    /// Does work in this thread that may take no more than that. A panic in it goes no further.
    ///
    /// # Errors
    /// Why there is no result.
    pub fn grant<T>(self, work: impl FnOnce() -> T) -> Result<T, Fault> {
        let end = Instant::now().checked_add(Duration::from_secs(self.seconds.into()));
        let outer = GRANTED.replace(Some(Granted { end, left: self.bytes }));
        let done = catch_unwind(AssertUnwindSafe(work));
        GRANTED.set(outer);
        done.map_err(|panic| panic.downcast_ref().copied().unwrap_or(Fault::Mistake))
    }
}

/// Ends the work of this thread if its time is over. Work without an allowance goes on.
pub fn go_on() {
    if GRANTED.get().and_then(|granted| granted.end).is_some_and(|end| Instant::now() > end) {
        end(Fault::Time);
    }
}

/// Takes so many bytes until the value is dropped; ends the work of this thread if they are not left.
#[must_use = "the bytes are free again when it is dropped"]
pub fn hold(bytes: usize) -> Held {
    let Some(granted) = GRANTED.get() else { return Held(0) };
    let Some(left) = granted.left.checked_sub(bytes as u64) else { end(Fault::Memory) };
    GRANTED.set(Some(Granted { left, ..granted }));
    Held(bytes as u64)
}

/// Takes so many bytes until the work is over.
pub fn spend(bytes: usize) {
    std::mem::forget(hold(bytes));
}

/// Bytes that are held.
#[derive(Debug)]
pub struct Held(u64);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(granted) = GRANTED.get() {
            GRANTED.set(Some(Granted { left: granted.left.saturating_add(self.0), ..granted }));
        }
    }
}

/// Unwinds without the message of a panic.
fn end(fault: Fault) -> ! {
    resume_unwind(Box::new(fault))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLENTY: Allowance = Allowance { seconds: 1000, bytes: 100 };

    #[test]
    fn work_within_its_allowance_gives_its_result() {
        let held = |bytes| drop(hold(bytes));
        assert_eq!(PLENTY.grant(|| (0..9).for_each(|_| held(90))), Ok(()));
        assert_eq!(PLENTY.grant(|| spend(100)), Ok(()));
        assert_eq!(PLENTY.grant(go_on), Ok(()));
    }

    #[test]
    fn work_beyond_its_allowance_ends() {
        assert_eq!(PLENTY.grant(|| [hold(60), hold(60)].len()), Err(Fault::Memory));
        assert_eq!(PLENTY.grant(|| (0..2).for_each(|_| spend(60))), Err(Fault::Memory));
        let none = Allowance { seconds: 0, ..PLENTY };
        assert_eq!(none.grant(|| (0..1_000_000_000).for_each(|_| go_on())), Err(Fault::Time));
        assert_eq!(PLENTY.grant(|| panic!("a mistake")), Err(Fault::Mistake));
    }

    #[test]
    fn an_inner_allowance_is_one_of_its_own() {
        let inner = || PLENTY.grant(|| spend(90));
        assert_eq!(PLENTY.grant(|| [hold(50)].map(|_| inner())), Ok([Ok(())]));
        spend(usize::MAX);
        go_on();
    }
}
