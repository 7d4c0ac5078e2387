//! What is shown while a run goes on: a bar on a terminal, a line now and then elsewhere, or JSON lines.

use crate::listener::Listener;
use crate::wording::{refused, say, say_failure, worded};
use anyhow::anyhow;
use ikiz_document::{Failure, Message, messages};
use ikiz_pipeline::settings::{Log, Settings};
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Event, Observer, RunError, Step};
use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressStyle};
use serde::Serialize;
use std::io::{IsTerminal, Write, stderr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::{Duration, Instant};

/// Between two lines where there is no terminal.
const SELDOM: Duration = Duration::from_secs(10);
/// Between two JSON lines.
const OFTEN: Duration = Duration::from_secs(1);

messages! {
    documents(documents, rate) = "progress.documents";
    failed(count) = "progress.failed";
    left(time) = "progress.left";
    of_documents(documents, all, rate) = "progress.of-documents";
    stopped() = "run.stopped";
    stopped_kept(folder) = "run.stopped-kept";
    stopping() = "run.stopping";
}

static CANCELLED: AtomicBool = AtomicBool::new(false);
static HANDLER: Once = Once::new();

/// Shows the events of a run.
pub struct Progress {
    form: Form,
    bar: ProgressBar,
    state: Mutex<State>,
    is_quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Bar,
    Lines,
    Json,
    Silent,
}

struct State {
    step: Step,
    documents: usize,
    of_documents: usize,
    bytes: u64,
    of_bytes: u64,
    failed: usize,
    began: Instant,
    said: Instant,
}

#[derive(Serialize)]
struct Line {
    step: &'static str,
    documents: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    of_documents: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of_bytes: Option<u64>,
    bytes_per_second: u64,
    seconds: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds_left: Option<f64>,
    failed: usize,
    done: bool,
}

impl Progress {
    /// On standard error, in the form that the settings ask for.
    pub fn new(settings: &Settings) -> Self {
        HANDLER.call_once(|| {
            // Without a handler, Ctrl-C ends the program at once; the store is whole then too.
            let _ = ctrlc::set_handler(|| {
                if CANCELLED.swap(true, Ordering::SeqCst) {
                    std::process::exit(130);
                }
                say(&worded(&stopping()));
            });
        });
        let form = match settings.log {
            Log::Json => Form::Json,
            Log::Text if settings.quiet => Form::Silent,
            Log::Text if stderr().is_terminal() => Form::Bar,
            Log::Text => Form::Lines,
        };
        let bar = if form == Form::Bar { ProgressBar::new(0) } else { ProgressBar::hidden() };
        let now = Instant::now();
        let (documents, of_documents, bytes, of_bytes, failed) = (0, 0, 0, 0, 0);
        let state =
            State { step: Step::Reading, documents, of_documents, bytes, of_bytes, failed, began: now, said: now };
        Self { form, bar, state: Mutex::new(state), is_quiet: settings.quiet }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn show(&self, state: &mut State) {
        let every = match self.form {
            Form::Bar => Duration::ZERO,
            Form::Lines => SELDOM,
            Form::Json => OFTEN,
            Form::Silent => return,
        };
        if state.said.elapsed() < every {
            return;
        }
        state.said = Instant::now();
        match self.form {
            Form::Bar => {
                self.bar.set_position(state.bytes);
                self.bar.set_message(state.words());
            }
            Form::Lines => {
                let _ = writeln!(stderr(), "{}: {}", state.step.name(), state.words());
            }
            Form::Json => state.say_json(false),
            Form::Silent => {}
        }
    }
}

/// The error of a run with what to do next.
pub fn advised(error: RunError, store: &Store) -> anyhow::Error {
    match (error, store.folder()) {
        (RunError::Cancelled, Some(folder)) => refused(&stopped_kept(folder.display().to_string())),
        (RunError::Cancelled, None) => refused(&stopped()),
        (RunError::Damaged(Some(folder)), _) => {
            anyhow!("{}: a record in this store is damaged; run what wrote it again with --fresh", folder.display())
        }
        (RunError::Scratch(error), _) => anyhow!(
            "cannot keep counts in temporary files: {error}; make room on their disk, or name another folder in TMPDIR"
        ),
        (RunError::MissingShard(shard), _) => {
            anyhow!("shard {shard} is missing; name the folder that `ikiz run --shard {shard}` wrote")
        }
        (RunError::OtherShard(folder, shard), _) => {
            let folder = folder.display();
            anyhow!(
                "{folder}: it is shard {shard} and does not go with the others; name the shards of one division of \
                 the same documents, each once"
            )
        }
        (RunError::NoShard(folder), _) => {
            anyhow!("{}: no whole shard; run `ikiz run --shard I/N` for it again", folder.display())
        }
        (other, _) => other.into(),
    }
}

impl State {
    fn left(&self) -> Option<Duration> {
        let elapsed = self.began.elapsed();
        let share = self.bytes as f64 / self.of_bytes.max(1) as f64;
        (share > 0.01 && elapsed > OFTEN).then(|| elapsed.mul_f64((1.0 - share).max(0.0) / share))
    }

    fn rate(&self) -> u64 {
        (self.bytes as f64 / self.began.elapsed().as_secs_f64().max(0.001)) as u64
    }

    fn words(&self) -> String {
        let rate = HumanBytes(self.rate()).to_string();
        let done = match self.of_documents {
            0 => documents(self.documents, rate),
            all => of_documents(self.documents, all, rate),
        };
        let left = self.left().map(|time| left(HumanDuration(time).to_string()));
        let failed = (self.failed > 0).then(|| failed(self.failed));
        [Some(done), left, failed].iter().flatten().map(worded).collect::<Vec<_>>().join(", ")
    }

    fn say_json(&self, done: bool) {
        let line = Line {
            step: self.step.name(),
            documents: self.documents,
            of_documents: (self.of_documents > 0).then_some(self.of_documents),
            bytes: Some(self.bytes),
            of_bytes: (self.of_bytes > 0).then_some(self.of_bytes),
            bytes_per_second: self.rate(),
            seconds: (self.began.elapsed().as_secs_f64() * 10.0).round() / 10.0,
            seconds_left: self.left().map(|left| left.as_secs_f64().round()),
            failed: self.failed,
            done,
        };
        if let Ok(json) = serde_json::to_string(&line) {
            let _ = writeln!(stderr(), "{json}");
        }
    }
}

impl Listener for Progress {
    /// Above the bar.
    fn failed(&self, failure: &Failure) {
        self.bar.suspend(|| say_failure(failure));
    }

    fn finish(&self) {
        self.bar.finish_and_clear();
        let state = self.state();
        if self.form == Form::Json {
            state.say_json(true);
        }
    }
}

impl Observer for Progress {
    fn observe(&self, event: Event) {
        let mut state = self.state();
        match event {
            Event::Started { step, documents, bytes } => {
                let now = Instant::now();
                let failed = state.failed;
                *state = State {
                    step,
                    documents: 0,
                    of_documents: documents,
                    bytes: 0,
                    of_bytes: bytes,
                    failed,
                    began: now,
                    said: now,
                };
                if self.form == Form::Bar {
                    self.bar.set_length(bytes);
                    self.bar.set_position(0);
                    let template = format!("{:8} {{wide_bar}} {{msg}}", step.name());
                    if let Ok(style) = ProgressStyle::with_template(&template) {
                        self.bar.set_style(style);
                    }
                }
            }
            Event::Advanced { documents, bytes, failed } => {
                state.documents += documents;
                state.bytes += bytes as u64;
                state.failed += failed;
                self.show(&mut state);
            }
        }
    }

    fn warn(&self, warning: &Message) {
        if !self.is_quiet {
            self.bar.suspend(|| say(&worded(warning)));
        }
    }

    fn is_cancelled(&self) -> bool {
        CANCELLED.load(Ordering::Relaxed)
    }
}
