//! A long text in a terminal, page by page.

use anstream::{AutoStream, ColorChoice};
use std::env;
use std::io::{self, IsTerminal, Write, stdout};
use std::process::{Command, Stdio};
use terminal_size::terminal_size_of;

/// The pager where the environment names none.
const USUAL: &[&str] = if cfg!(windows) { &["more"] } else { &["less"] };

/// Writes a text to standard output; through the pager of the user (`PAGER`) if that is a terminal and the text is
/// longer.
///
/// # Errors
/// If it cannot be written.
pub fn show(text: &str, color: ColorChoice, is_paged: bool) -> io::Result<()> {
    let height = terminal_size_of(stdout()).map(|(_, height)| usize::from(height.0));
    let is_long = height.is_some_and(|height| text.lines().count() >= height);
    if is_paged && is_long && stdout().is_terminal() && through_pager(text, color) {
        return Ok(());
    }
    let mut out = AutoStream::new(stdout().lock(), color);
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Whether a pager took the text.
fn through_pager(text: &str, color: ColorChoice) -> bool {
    let named = env::var("PAGER").unwrap_or_default();
    let mut words: Vec<&str> = named.split_whitespace().collect();
    if words.is_empty() {
        words = USUAL.to_vec();
    }
    let [program, arguments @ ..] = &words[..] else { return false };
    let Ok(mut pager) = command(program, arguments).stdin(Stdio::piped()).spawn() else { return false };
    if let Some(input) = pager.stdin.take() {
        // Who leaves the pager has seen enough.
        let mut out = AutoStream::new(Box::new(input) as Box<dyn Write>, color);
        let _ = out.write_all(text.as_bytes());
    }
    // Whatever it ends with, it has shown the text.
    let _ = pager.wait();
    true
}

/// The pager; `less` shows colours, as Git asks it to.
fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    if env::var_os("LESS").is_none() {
        command.env("LESS", "FRX");
    }
    command
}
