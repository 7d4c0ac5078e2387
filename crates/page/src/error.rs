//! Why the server cannot begin or go on.

use std::io;
use std::path::PathBuf;

/// What happened, where, and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder of the jobs cannot be used.
    #[error("{}: this folder cannot be used: {error}; name another one", path.display())]
    Home {
        /// The folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Another server has the folder, and does not answer.
    #[error("{}: another ikiz is just ending there; wait until it has, or name another folder", .0.display())]
    Busy(PathBuf),
    /// Somebody else listens there.
    #[error("port {port} of this machine cannot be used: {error}; name another one, or none for any that is free")]
    Port {
        /// The port.
        port: u16,
        /// Why.
        error: io::Error,
    },
    /// No random numbers, no thread.
    #[error("the page cannot be started: {0}")]
    System(String),
}
