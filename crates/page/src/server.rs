//! The server: where it listens, how long it lives.

use crate::asked::Work;
use crate::error::Error;
use crate::handed;
use crate::home::{self, Held, Home};
use crate::jobs::Jobs;
use crate::routes;
use ikiz_document::Language;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::sync::Notify;

/// How often the server looks whether anybody is there.
const LOOK: Duration = Duration::from_secs(1);

/// How a server is started.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of all jobs.
    pub home: PathBuf,
    /// The port; without one that of the last time, or any that is free.
    pub port: Option<u16>,
    /// The language of the page; that of the browser without one.
    pub language: Option<Language>,
    /// After so much time without anybody the server ends.
    pub idle: Duration,
}

/// What the routes share.
pub(crate) struct Shared {
    pub jobs: Arc<Jobs>,
    pub language: Option<Language>,
    /// The hosts under which this server is known.
    pub hosts: [String; 2],
    /// The name of the cookie; browsers share cookies between ports.
    pub cookie: String,
    pub token: String,
    pub ended: Notify,
}

/// A server that has its port.
pub struct Server {
    listener: TcpListener,
    shared: Arc<Shared>,
    idle: Duration,
}

/// What a start gives.
pub enum Started {
    /// A server that is to be run.
    Here(Server),
    /// Another one has the folder already; the page that it has.
    Elsewhere(String),
}

impl Server {
    /// Takes the folder and the port.
    ///
    /// # Errors
    /// If one of them cannot be used.
    pub fn start(options: Options, work: Box<dyn Work>) -> Result<Started, Error> {
        let Options { home, port, language, idle } = options;
        let home = match Home::take(&home)? {
            Held::Here(home) => home,
            Held::Elsewhere(url) => return Ok(Started::Elsewhere(url)),
        };
        let failed = |error| Error::Port { port: port.unwrap_or_default(), error };
        let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let last = || home.last_port().and_then(|port| bind(port).ok());
        let listener = match port {
            Some(port) => bind(port),
            None => last().map_or_else(|| bind(0), Ok),
        };
        let listener = listener.map_err(failed)?;
        listener.set_nonblocking(true).map_err(failed)?;
        let port = listener.local_addr().map_err(failed)?.port();
        let token = secret().map_err(|error| Error::System(format!("no random numbers: {error}")))?;
        home.say(url(port, &token), port).map_err(|error| Error::Home { path: home.path().to_owned(), error })?;
        let hosts = ["127.0.0.1", "localhost"].map(|host| format!("{host}:{port}"));
        let (jobs, cookie) = (Jobs::new(home, work), format!("ikiz-{port}"));
        let shared = Shared { jobs, language, hosts, cookie, token, ended: Notify::new() };
        Ok(Started::Here(Self { listener, shared: Arc::new(shared), idle }))
    }

    /// What a browser opens. Who has it may use the page.
    pub fn url(&self) -> String {
        format!("http://{}/?token={}", self.shared.hosts[0], self.shared.token)
    }

    /// Hands files of this machine to the server of a folder, which makes a job of them when its page is opened, or soon.
    ///
    /// # Errors
    /// If the folder cannot be written, or a path is not Unicode.
    pub fn hand(home: &Path, inputs: &[PathBuf]) -> Result<(), Error> {
        handed::leave(home, inputs)
    }

    /// The file that leads a browser to the server of a folder. Only the user can read it, whereas everybody sees the
    /// address that a browser is started with.
    pub fn door(home: &Path) -> PathBuf {
        home::door_of(home)
    }

    /// A hand on it from outside.
    pub fn stopper(&self) -> Stopper {
        Stopper(Arc::downgrade(&self.shared))
    }

    /// Answers until somebody ends it or nobody is there any more. Jobs that run then are stopped.
    ///
    /// # Errors
    /// If the system gives no thread, or the port is lost.
    pub fn run(self) -> Result<(), Error> {
        let Self { listener, shared, idle } = self;
        let failed = |error: std::io::Error| Error::System(error.to_string());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let worker = shared.jobs.start().map_err(failed)?;
        let folder = shared.jobs.folder().to_owned();
        runtime.spawn_blocking(move || Home::clean(&folder));
        let served = runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            let ended = Arc::clone(&shared);
            let server = axum::serve(listener, routes::all(&shared));
            // Open connections of a browser do not keep the program alive.
            tokio::select! {
                served = async { server.await } => served,
                () = ended.ended.notified() => Ok(()),
                () = nobody(&shared, idle) => Ok(()),
            }
        });
        shared.jobs.end();
        _ = worker.join();
        runtime.shutdown_timeout(Duration::from_secs(1));
        served.map_err(failed)
    }
}

/// Ends a server from another thread.
pub struct Stopper(Weak<Shared>);

impl Stopper {
    /// Ends it, if it has not ended.
    pub fn stop(&self) {
        if let Some(shared) = self.0.upgrade() {
            shared.ended.notify_one();
        }
    }
}

/// Waits until nobody has been there for so long, and takes what other starts hand over meanwhile.
async fn nobody(shared: &Shared, idle: Duration) {
    loop {
        shared.jobs.take_handed(shared.language.unwrap_or(Language::English));
        if shared.jobs.idle_since().is_some_and(|since| since.elapsed() >= idle) {
            return;
        }
        tokio::time::sleep(LOOK.min(idle)).await;
    }
}

fn url(port: u16, token: &str) -> String {
    format!("http://127.0.0.1:{port}/?token={token}")
}

/// 128 random bits in hexadecimal.
pub(crate) fn secret() -> Result<String, getrandom::Error> {
    Ok(format!("{:016x}{:016x}", getrandom::u64()?, getrandom::u64()?))
}
