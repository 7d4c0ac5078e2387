//! `serve`: the local page, whose jobs are runs.

use crate::exit::Exit;
use crate::flags::ServeArguments;
use crate::job::{Job, Made};
use crate::listener::Listener;
use crate::setup::{self, take_up_corrections};
use crate::wording::{self, flag, say};
use anyhow::{Context, anyhow};
use ikiz_document::{Failure, Language, Message};
use ikiz_page::{Asked, Done, Heard, Lost, Options, Paths, Purpose, Server, Started, Work};
use ikiz_pipeline::profile::Shipped;
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Event, Inputs, Observer, Shard, reading_version};
use ikiz_writers::{Catalogue, OutputFolder};
use std::ffi::OsStr;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::PathBuf;
use std::time::Duration;

/// `ikiz serve`.
pub fn run(arguments: &ServeArguments) -> anyhow::Result<Exit> {
    let home = match &arguments.folder {
        Some(folder) => folder.clone(),
        None => folder_of_user()?,
    };
    let idle = Duration::from_secs(60 * u64::from(arguments.idle.get()));
    let options = Options { home: home.clone(), port: arguments.port, language: arguments.ui, idle };
    let server = match Server::start(options, Box::new(Runs))? {
        Started::Here(server) => server,
        Started::Elsewhere(url) if arguments.inputs.is_empty() => {
            say("ikiz is running already; its page is shown");
            show(&url, arguments.open);
            return Ok(Exit::Done);
        }
        Started::Elsewhere(url) => {
            say("ikiz is running already; drop the files on its page");
            show(&url, arguments.open);
            return Ok(Exit::Nothing);
        }
    };
    if !arguments.inputs.is_empty() {
        let language = arguments.ui.unwrap_or(Language::English);
        let asked = Asked { purpose: Purpose::Compare, profile: None, language, is_for_turkish_excel: false };
        server.ask(asked, absolute(&arguments.inputs)?)?;
    }
    let stopper = server.stopper();
    // Where signals cannot be heard, the page ends by its button or by its idle time.
    _ = ctrlc::set_handler(move || stopper.stop());
    show(&server.url(), arguments.open);
    if stderr().is_terminal() {
        say(&format!("results are kept in {}", home.display()));
        say("Ctrl-C, or the button on the page, ends it");
    }
    server.run()?;
    Ok(Exit::Done)
}

/// Says where the page is, and opens it.
fn show(url: &str, is_opened: bool) {
    // Who has closed the output does not read the address.
    _ = writeln!(stdout(), "{url}").and_then(|()| stdout().flush());
    if is_opened && let Err(error) = open::that_detached(url) {
        say(&format!("no browser can be opened from here: {error}; open the address above"));
    }
}

/// `ikiz` in the home folder of the user.
fn folder_of_user() -> anyhow::Result<PathBuf> {
    let home = std::env::home_dir().filter(|home| home.is_dir());
    home.map(|home| home.join("ikiz")).context("there is no home folder; name a folder for results with --folder")
}

fn absolute(inputs: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let absolute = |path: &PathBuf| std::path::absolute(path).with_context(|| path.display().to_string());
    inputs.iter().map(absolute).collect()
}

/// Jobs of the page as runs.
struct Runs;

impl Work for Runs {
    fn profiles(&self) -> Vec<(String, String)> {
        Shipped::LIST
            .iter()
            .map(|shipped| {
                let profile = shipped.profile();
                (profile.name, profile.journal)
            })
            .collect()
    }

    fn run(&self, asked: &Asked, paths: Paths<'_>, heard: &Heard) -> Result<Option<Done>, String> {
        result(asked, paths, heard).map_err(|error| wording::of_error(&error))
    }
}

/// What a purpose asks of a run, beside what every run does.
const fn formats(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Compare | Purpose::Check => "csv,xlsx,html",
        Purpose::Glossary => "csv,xlsx,html,glossary-tsv,tbx",
        Purpose::Corpus => "csv,xlsx,html,tmx,xliff,moses,tsv,records,hugging-face,vrt",
    }
}

fn settings(asked: &Asked, paths: Paths<'_>) -> anyhow::Result<Settings> {
    let mut settings = Settings { output: paths.result.to_owned(), quiet: true, ..Settings::default() };
    let mut set = |name: &str, value: &OsStr| {
        let setting = Settings::LIST.iter().find(|setting| setting.name == name).context("a setting")?;
        setting.set(&mut settings, value).map_err(|error| anyhow!("{name}: {}: {}", error.text, error.right))
    };
    set("formats", formats(asked.purpose).as_ref())?;
    set("ui", asked.language.code().as_ref())?;
    if asked.is_for_turkish_excel {
        set("excel", "tr".as_ref())?;
    }
    if let Some(profile) = &asked.profile {
        set("profile", profile.as_ref())?;
    }
    if let Some(corrections) = paths.corrections {
        set("corrections", corrections.as_ref())?;
    }
    Ok(settings)
}

fn result(asked: &Asked, paths: Paths<'_>, heard: &Heard) -> anyhow::Result<Option<Done>> {
    let mut setup = setup::load(settings(asked, paths)?, flag)?;
    take_up_corrections(&mut setup, flag)?;
    let output = &setup.settings.output;
    let folder = OutputFolder::open(output, super::formats::files())?;
    let store = Store::open(output, &reading_version(&setup), false)?;
    folder.remove_leftovers()?;
    let listener = Listening { heard, language: asked.language };
    let inputs = Inputs::Paths(paths.inputs, Shard::WHOLE);
    let Made { summary, mut warnings, .. } =
        Job { inputs, setup: &setup, store, folder, listener: &listener }.write()?;
    warnings.splice(0..0, heard.progress().warnings);
    Ok(summary.is_worth_writing().then(|| Done {
        documents: summary.processed,
        pairs: summary.pairs(),
        findings: summary.findings(),
        failed: summary.failed(),
        warnings,
    }))
}

/// Tells the page.
struct Listening<'h> {
    heard: &'h Heard,
    language: Language,
}

impl Listening<'_> {
    fn worded(&self, message: &Message) -> String {
        Catalogue::of(self.language).worded(message, flag)
    }
}

impl Observer for Listening<'_> {
    fn observe(&self, event: Event) {
        match event {
            Event::Started { step, documents, .. } => self.heard.begin(step.name(), documents),
            Event::Advanced { documents, .. } => self.heard.advance(documents),
        }
    }

    fn warn(&self, warning: &Message) {
        self.heard.warn(self.worded(warning));
    }

    fn is_cancelled(&self) -> bool {
        self.heard.is_cancelled()
    }
}

impl Listener for Listening<'_> {
    fn failed(&self, failure: &Failure) {
        let message = format!("{}; {}", self.worded(&failure.message), self.worded(&failure.advice));
        self.heard.lose(Lost { file: failure.path.clone(), message });
    }
}
