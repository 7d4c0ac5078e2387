//! How the program was started: by a command, by a double-click, or by files dropped on its icon.

use crate::flags::Cli;
use clap::CommandFactory;
use std::ffi::OsString;
use std::io::{IsTerminal, stderr, stdin, stdout};
use std::path::Path;

/// The arguments, with the command that a start without one means: the page where there is no terminal, or where there
/// are nothing but files.
pub fn completed(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let has_terminal = || stdin().is_terminal() || stdout().is_terminal() || stderr().is_terminal();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // Windows and macOS open a terminal for whoever has none; that of macOS is given the whole path of the program.
    let is_whole = arguments.first().is_some_and(is_whole_path);
    let may_be_clicked =
        || cfg!(windows) || cfg!(target_os = "macos") && is_whole || !has_terminal() && is_on_desktop();
    meant(arguments, may_be_clicked, Path::exists)
}

/// Whether somebody has a screen: a service or a script of a server has none.
fn is_on_desktop() -> bool {
    cfg!(target_os = "macos") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some())
}

fn meant(
    mut arguments: Vec<OsString>,
    may_be_clicked: impl FnOnce() -> bool,
    exists: impl Fn(&Path) -> bool,
) -> Vec<OsString> {
    let given = arguments.get(1..).unwrap_or_default();
    let is_command = |first: &OsString| Cli::command().find_subcommand(first).is_some();
    let is_page = match given.first() {
        None => arguments.len() == 1 && may_be_clicked(),
        Some(first) => !is_command(first) && given.iter().all(|path| is_whole_path(path) && exists(Path::new(path))),
    };
    if is_page {
        arguments.splice(1..1, ["serve", "--open"].map(OsString::from));
    }
    arguments
}

/// Whether it is a path as desktops give them; what somebody types without a command is rather a mistake.
fn is_whole_path(path: &OsString) -> bool {
    Path::new(path).is_absolute()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(given: &[&str], may_be_clicked: bool) -> String {
        let arguments = ["ikiz"].iter().chain(given).map(OsString::from).collect();
        let exists = |path: &Path| path.extension().is_some_and(|ending| ending == "pdf");
        let meant = meant(arguments, || may_be_clicked, exists);
        meant.join(" ".as_ref()).into_string().expect("text")
    }

    #[test]
    fn a_double_click_and_dropped_files_open_the_page() {
        assert_eq!(meaning(&[], true), "ikiz serve --open");
        let root = if cfg!(windows) { "C:\\" } else { "/" };
        let (one, other) = (format!("{root}a.pdf"), format!("{root}b.pdf"));
        assert_eq!(meaning(&[&one, &other], false), format!("ikiz serve --open {one} {other}"));
    }

    #[test]
    fn commands_stay_what_they_are() {
        assert_eq!(meaning(&[], false), "ikiz");
        for given in [["run", "/a.pdf"], ["--help", "/a.pdf"], ["/a.pdf", "/b.txt"], ["a.pdf", "b.pdf"]] {
            assert_eq!(meaning(&given, true), format!("ikiz {}", given.join(" ")));
        }
    }
}
