//! Work that Python waits for: without the lock of the interpreter, with Ctrl-C, with progress.

use crate::errors::Exception;
use pyo3::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// How long a signal of the user may wait.
const PATIENCE: Duration = Duration::from_millis(50);

/// The stack of a thread of work, that of the main thread of a program: documents may be nested as deeply as the limits
/// allow.
const STACK: usize = 8 << 20;

/// Does the work in a thread of its own. Between, asks Python for signals and calls `between`; if one of them has an
/// error, calls `cancel` and gives the error at once: what is left of the work ends by itself.
pub fn wait<T: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce() -> T + Send + 'static,
    mut between: impl FnMut(Python<'_>) -> PyResult<()>,
    cancel: impl FnOnce(),
) -> PyResult<T> {
    let (sender, mut receiver) = channel();
    let run = move || {
        let done = catch_unwind(AssertUnwindSafe(work));
        // Nobody waits any more where the user has stopped it.
        let _ = sender.send(done);
    };
    let thread = thread::Builder::new().name("ikiz".to_owned()).stack_size(STACK).spawn(run);
    thread.map_err(|error| Exception::Any.error(&format!("no thread can be started: {error}"), None))?;
    loop {
        let (asked, lent) = py.detach(move || (receiver.recv_timeout(PATIENCE), receiver));
        receiver = lent;
        match asked {
            Ok(Ok(done)) => {
                between(py)?;
                return Ok(done);
            }
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => {
                let advice = "report it with what you called; RUST_BACKTRACE=1 in the environment shows where";
                return Err(Exception::Any.error(&format!("ikiz made a mistake and cannot go on; {advice}"), None));
            }
            Err(RecvTimeoutError::Timeout) => {
                if let Err(error) = py.check_signals().and_then(|()| between(py)) {
                    cancel();
                    return Err(error);
                }
            }
        }
    }
}
