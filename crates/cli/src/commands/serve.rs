//! `serve`: the local page, whose jobs are runs.

use super::run::known;
use crate::exit::Exit;
use crate::flags::ServeArguments;
use crate::job::{Job, Made};
use crate::listener::Listener;
use crate::setup::{self, take_up_corrections};
use crate::wording::{self, flag, refused, say, worded};
use anyhow::{Context, anyhow};
use ikiz_document::{Failure, Language, Message, messages};
use ikiz_page::{Asked, Done, Heard, Lost, MOST_BYTES, Options, Paths, Purpose, Server, Started, Work};
use ikiz_pipeline::profile::Shipped;
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Event, Inputs, Observer, Shard, reading_version};
use ikiz_writers::{Catalogue, OutputFolder};
use std::ffi::OsStr;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

messages! {
    how_to_end(keys) = "serve.how-to-end";
    kept_in(path) = "serve.kept-in";
    no_browser(url, error) = "serve.no-browser";
    no_home(folder) = "serve.no-home";
    no_such_input(path) = "serve.no-such-input";
    running_already() = "serve.running-already";
}

/// `ikiz serve`.
pub fn run(arguments: &ServeArguments) -> anyhow::Result<Exit> {
    arguments.ui.into_iter().for_each(wording::speak);
    let served = serve(arguments);
    if let Err(error) = &served
        && arguments.open
        && !stderr().is_terminal()
    {
        // Who has double-clicked sees nothing else.
        show_failure(&wording::of_error(error));
    }
    served
}

#[expect(clippy::exit, reason = "who asks twice wants it to end at once")]
fn serve(arguments: &ServeArguments) -> anyhow::Result<Exit> {
    let home = match &arguments.folder {
        Some(folder) => absolute(folder)?,
        None => folder_of_user()?,
    };
    let inputs = arguments.inputs.iter().map(input).collect::<anyhow::Result<Vec<_>>>()?;
    let idle = Duration::from_secs(60 * u64::from(arguments.idle.get()));
    let options = Options { home: home.clone(), port: arguments.port, language: arguments.ui, idle };
    let started = Server::start(options, Box::new(Runs))?;
    if !inputs.is_empty() {
        Server::hand(&home, &inputs)?;
    }
    let server = match started {
        Started::Here(server) => server,
        Started::Elsewhere(url) => {
            say(&worded(&running_already()));
            show(&url, &home, arguments.open);
            return Ok(Exit::Done);
        }
    };
    let stopper = server.stopper();
    let is_stopping = AtomicBool::new(false);
    // Where signals cannot be heard, the page ends by its button or by its idle time.
    _ = ctrlc::set_handler(move || {
        if is_stopping.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
        stopper.stop();
    });
    show(&server.url(), &home, arguments.open);
    if stderr().is_terminal() {
        say(&worded(&kept_in(home.display().to_string())));
        say(&worded(&how_to_end("Ctrl-C")));
    }
    server.run()?;
    Ok(Exit::Done)
}

/// Says where the page is, and opens it.
fn show(url: &str, home: &Path, is_opened: bool) {
    // Who has closed the output does not read the address.
    _ = writeln!(stdout(), "{url}").and_then(|()| stdout().flush());
    if is_opened && let Err(error) = open::that_detached(Server::door(home)) {
        say(&worded(&no_browser(url, error.to_string())));
    }
}

/// Opens a page that says why there is none.
fn show_failure(message: &str) {
    let text = message.replace('&', "&amp;").replace('<', "&lt;");
    let html =
        format!("<!doctype html>\n<meta charset=\"utf-8\">\n<title>ikiz</title>\n<h1>ikiz</h1>\n<p>{text}</p>\n");
    let file = tempfile::Builder::new().prefix("ikiz-").suffix(".html").tempfile();
    let kept = file.and_then(|mut file| file.write_all(html.as_bytes()).map(|()| file));
    if let Some(path) = kept.ok().and_then(|file| file.into_temp_path().keep().ok()) {
        _ = open::that_detached(path);
    }
}

/// A folder in the home folder of the user.
fn folder_of_user() -> anyhow::Result<PathBuf> {
    let home = std::env::home_dir().filter(|home| home.is_dir());
    home.map(|home| home.join("ikiz-results")).ok_or_else(|| refused(&no_home("--folder")))
}

fn absolute(path: &PathBuf) -> anyhow::Result<PathBuf> {
    std::path::absolute(path).with_context(|| path.display().to_string())
}

fn input(path: &PathBuf) -> anyhow::Result<PathBuf> {
    if path.exists() { absolute(path) } else { Err(refused(&no_such_input(path.display().to_string()))) }
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
        wording::speak_here(asked.language);
        result(asked, paths, heard).map_err(|error| wording::of_error_with(&error, in_a_command))
    }
}

/// Settings that the page does not offer are named as what they are: flags of the command.
fn in_a_command(setting: &str, value: Option<&str>) -> String {
    format!("`ikiz run {}`", flag(setting, value))
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
    // What the page takes is read.
    set("max-file-size", MOST_BYTES.to_string().as_ref())?;
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
    let mut setup = setup::load(settings(asked, paths)?, in_a_command)?;
    take_up_corrections(&mut setup, in_a_command)?;
    let output = &setup.settings.output;
    let folder = OutputFolder::open(output, super::formats::files())?;
    let store = Store::open(output, &reading_version(&setup), false)?;
    folder.remove_leftovers()?;
    let listener = Listening { heard, language: asked.language };
    let inputs = Inputs::Paths(paths.inputs, Shard::WHOLE);
    let Made { summary, mut warnings, failures, is_known } =
        Job { inputs, setup: &setup, store, folder, listener: &listener }.write()?;
    if is_known {
        warnings.push(worded(&known()));
        for failure in &failures {
            listener.failed(failure);
        }
    }
    warnings.extend(summary.passed_over());
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

fn worded_in(message: &Message, language: Language) -> String {
    Catalogue::of(language).worded(message, in_a_command)
}

impl Observer for Listening<'_> {
    fn observe(&self, event: Event) {
        match event {
            Event::Started { step, documents, .. } => self.heard.begin(step.name(), documents),
            Event::Advanced { documents, .. } => self.heard.advance(documents),
        }
    }

    fn warn(&self, warning: &Message) {
        self.heard.warn(worded_in(warning, self.language));
    }

    fn is_cancelled(&self) -> bool {
        self.heard.is_cancelled()
    }
}

impl Listener for Listening<'_> {
    fn failed(&self, failure: &Failure) {
        let said =
            |language| format!("{}; {}", worded_in(&failure.message, language), worded_in(&failure.advice, language));
        let [english, turkish] = [Language::English, Language::Turkish].map(said);
        self.heard.lose(Lost { file: failure.path.clone(), english, turkish });
    }
}
