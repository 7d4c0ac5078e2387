//! `ikiz`: flags, messages, progress and exit codes over the pipeline.
//!
//! Owns what the user types and reads. Must not process text: every answer comes from `ikiz-pipeline`. [`main`] is the
//! whole command, for the program and for packages that bring it along. What else is public is shared by all that offer
//! ikiz: how settings become a [`Setup`](ikiz_pipeline::Setup), and how a result folder is written.

mod commands;
mod configuration;
mod documents;
mod earlier;
mod exit;
mod flags;
mod input;
mod job;
mod json_lines;
mod listener;
mod progress;
mod provenance;
mod reference;
mod result_folder;
mod rounded;
mod setup;
mod shards;
mod show;
mod started;
mod summary;
mod wording;

pub use commands::align::problem as problem_of_pair;
pub use commands::formats::files as files_of_result;
pub use commands::sections::line as sections_line;
pub use configuration::{Said, load as load_configuration};
pub use documents::{Documents, Ended};
pub use exit::Exit;
pub use flags::takes;
pub use job::{Job, Made, tables_of};
pub use listener::Listener;
pub use result_folder::{ResultFolder, TableFile};
pub use rounded::Rounded;
pub use setup::{load as load_setup, take_up_corrections};
pub use summary::Summary;
pub use wording::of_error_with as words_of_error;

use clap::Parser;
use flags::{Cli, Command};
use std::ffi::OsString;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs a command: the arguments as the system gives them, with the program's name first. Answers on standard output,
/// and says all else on standard error.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let cli = match Cli::try_parse_from(started::completed(arguments)) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { Exit::Nothing } else { Exit::Done };
        }
    };
    quiet_faults();
    let exit = answer(cli.command);
    // Where this is no program of its own, nothing else empties it.
    let _ = std::io::stdout().flush();
    exit
}

fn answer(command: Command) -> Exit {
    let Ok(done) = catch_unwind(AssertUnwindSafe(|| run(command))) else {
        let advice = "report it with the command; RUST_BACKTRACE=1 before the command shows where";
        let _ = writeln!(std::io::stderr(), "ikiz: ikiz made a mistake and cannot go on; {advice}");
        return Exit::Nothing;
    };
    match done {
        Ok(exit) => exit,
        // The reader of the output closed it (`ikiz … | head`): this is not a failure.
        Err(error) if is_closed_pipe(&error) => Exit::Done,
        Err(error) => {
            // An I/O error without a context can only come from standard output.
            let is_bare = error.is::<std::io::Error>() && error.chain().count() == 1;
            wording::say_error(&if is_bare { error.context("cannot write to standard output") } else { error });
            Exit::Nothing
        }
    }
}

/// Turns off the default message for a panic, unless `RUST_BACKTRACE` is set: a panic while a document is read becomes
/// the failure of that document.
pub fn quiet_faults() {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
}

fn run(command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::Run(arguments) => commands::run::run(&arguments),
        Command::Serve(arguments) => commands::serve::run(&arguments),
        Command::Merge(arguments) => commands::run::merge(&arguments),
        Command::Check(arguments) => commands::check::run(&arguments),
        Command::Profile(arguments) => commands::profile::run(&arguments),
        Command::Show(arguments) => commands::show::run(&arguments),
        Command::Summary(arguments) => commands::summary::run(&arguments),
        Command::Quality(arguments) => commands::quality::run(&arguments),
        Command::Sections(arguments) => commands::sections::run(&arguments),
        Command::Align(arguments) => commands::align::run(&arguments),
        Command::Learn(arguments) => commands::learn::run(&arguments),
        Command::Detect(arguments) => commands::lines::detect(&arguments),
        Command::Split(arguments) => commands::lines::split(&arguments),
        Command::Stem(arguments) => commands::lines::stem(&arguments),
        Command::Keywords(arguments) => commands::keywords::run(&arguments),
        Command::Glossary(arguments) => commands::glossary::run(&arguments),
        Command::Completions(arguments) => commands::generated::completions(&arguments),
        Command::Man(arguments) => commands::generated::man(&arguments),
        Command::Reference(arguments) => commands::generated::reference(&arguments),
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let error = cause.downcast_ref::<std::io::Error>();
        error.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
