//! `ikiz`: flags, messages, progress and exit codes over the pipeline.
//!
//! Owns what the user types and reads. Must not process text: every answer comes from `ikiz-pipeline`.

mod commands;
mod configuration;
mod documents;
mod earlier;
mod exit;
mod flags;
mod input;
mod json_lines;
mod progress;
mod provenance;
mod reference;
mod result_folder;
mod setup;
mod shards;
mod show;
mod summary;
mod wording;

use clap::Parser;
use exit::Exit;
use flags::{Cli, Command};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

/// A run makes and drops millions of small strings.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    quiet_faults();
    let Ok(done) = catch_unwind(AssertUnwindSafe(|| run(cli.command))) else {
        let advice = "report it with the command; RUST_BACKTRACE=1 before the command shows where";
        let _ = writeln!(std::io::stderr(), "ikiz: ikiz made a mistake and cannot go on; {advice}");
        return Exit::Nothing.into();
    };
    match done {
        Ok(exit) => exit.into(),
        // The reader of the output closed it (`ikiz … | head`): this is not a failure.
        Err(error) if is_closed_pipe(&error) => Exit::Done.into(),
        Err(error) => {
            // An I/O error without a context can only come from standard output.
            let is_bare = error.is::<std::io::Error>() && error.chain().count() == 1;
            let place = if is_bare { "cannot write to standard output: " } else { "" };
            wording::say(&format!("{place}{}", wording::of_error(&error)));
            Exit::Nothing.into()
        }
    }
}

/// Turns off the default message for a panic, unless `RUST_BACKTRACE` is set: a panic while a document is read becomes
/// the failure of that document.
fn quiet_faults() {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
}

fn run(command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::Run(arguments) => commands::run::run(&arguments),
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
