//! Exit codes.

use std::process::ExitCode;

/// How the program ends. Wrong usage also ends with 2, through clap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Everything was processed: 0.
    Done,
    /// Finished, but documents failed, or `check` found something: 1.
    WithFailures,
    /// Nothing could be done: 2.
    Nothing,
}

impl Exit {
    /// Where so many of all records were done.
    pub const fn of_records(done: usize, all: usize) -> Self {
        match done {
            _ if done == all => Self::Done,
            0 => Self::Nothing,
            _ => Self::WithFailures,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::from(0),
            Exit::WithFailures => Self::from(1),
            Exit::Nothing => Self::from(2),
        }
    }
}
