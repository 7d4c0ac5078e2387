//! The local page: files dropped in a browser, jobs one after the other, results to look at and to take along.
//!
//! Owns the server, what is uploaded, the jobs and their folders. Must not process text, know settings or listen beyond
//! this machine: what a job does is given by the caller as [`Work`].
//!
//! Nobody but the browser that was opened by this program is answered: the server listens on the loopback alone, and
//! every request needs the token of this start, a host of this machine and, where it changes something, an origin here.

mod answer;
mod asked;
mod corrections;
mod downloads;
mod error;
mod guard;
mod handed;
mod heard;
mod home;
mod html;
mod job;
mod jobs;
mod names;
mod routes;
mod server;
mod uploads;
mod words;

pub use asked::{Asked, Done, Paths, Purpose, Work};
pub use error::Error;
pub use heard::{Heard, Lost, Progress};
pub use server::{Options, Server, Started, Stopper};
pub use uploads::MOST_BYTES;
