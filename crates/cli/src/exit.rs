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

impl Exit {
    /// The code that the system gets.
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::WithFailures => 1,
            Self::Nothing => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
