//! Limits that keep one file from taking all memory or all time.

use crate::failure::{self, Refusal};
use std::time::{Duration, Instant};

/// What is refused to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest size of a file, or of a record in a file of records, in bytes.
    pub file_bytes: u64,
    /// Most bytes that the packed parts of a file may unpack to, together.
    pub unpacked_bytes: u64,
    /// Most printed pages.
    pub pages: u32,
    /// Deepest nesting of elements or values.
    pub depth: u32,
    /// Longest time to read one file or record, in seconds.
    pub seconds: u32,
}

impl Default for Limits {
    /// 100 MB, unpacked 1 GB, 5,000 pages, 256 levels, 120 seconds.
    fn default() -> Self {
        Self { file_bytes: 100_000_000, unpacked_bytes: 1_000_000_000, pages: 5_000, depth: 256, seconds: 120 }
    }
}

/// The end of the time that a file or record may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline {
    end: Option<Instant>,
    seconds: u32,
}

impl Deadline {
    /// From now on.
    pub fn new(limits: &Limits) -> Self {
        let seconds = limits.seconds;
        Self { end: Instant::now().checked_add(Duration::from_secs(seconds.into())), seconds }
    }

    /// Whether the time is over.
    pub fn is_over(&self) -> bool {
        self.end.is_some_and(|end| Instant::now() > end)
    }

    /// Fails where the time is over.
    pub fn check(&self, path: &str) -> Result<(), Refusal> {
        if self.is_over() { Err(failure::too_slow(path, self.seconds).into()) } else { Ok(()) }
    }
}
