//! Locks that outlive a panic.

use std::sync::{LockResult, PoisonError};

/// The content of a lock. No change behind these locks can stop in the middle, so a panic of another thread is no harm.
pub(super) fn locked<T>(lock: LockResult<T>) -> T {
    lock.unwrap_or_else(PoisonError::into_inner)
}
