//! The program `ikiz`.

use std::process::ExitCode;

/// A run makes and drops millions of small strings.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ikiz_cli::main(std::env::args_os()).into()
}
