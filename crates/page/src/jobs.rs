//! All jobs, and the thread that does them one after the other.

use crate::asked::{Asked, Paths, Purpose, Work};
use crate::handed;
use crate::heard::{Heard, Lost};
use crate::home::Home;
use crate::job::{Job, MOST_REFUSED, Record, State};
use crate::uploads;
use crate::words::Words;
use ikiz_document::Language;
use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};
use tokio::sync::Notify;

/// The stack of the thread of work, that of the main thread of a program: documents may be nested as deeply as the
/// limits allow.
const STACK: usize = 8 << 20;

/// Most jobs that wait, and most whose files come.
const MOST_WAITING: usize = 100;

/// All jobs.
pub struct Jobs {
    home: Home,
    work: Box<dyn Work>,
    state: Mutex<All>,
    changed: Condvar,
    /// A job is over.
    over: Notify,
}

struct All {
    /// By their ids, which sort by time.
    jobs: BTreeMap<String, Job>,
    waiting: VecDeque<String>,
    is_ending: bool,
    /// A job that was handed over and not looked at.
    unseen: Option<String>,
    /// When somebody last asked for something, or a job ended.
    last: Instant,
}

/// Why something cannot be done with a job.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no such job.
    Unknown,
    /// Its state does not allow it.
    State(&'static str),
    /// Too many wait.
    Full,
    /// The disk does not allow it.
    Disk(String),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Disk(error.to_string())
    }
}

impl Jobs {
    /// The jobs of a folder.
    pub fn new(home: Home, work: Box<dyn Work>) -> Arc<Self> {
        let jobs = home.jobs().into_iter().map(|job| (job.id.clone(), job)).collect();
        let all = All { jobs, waiting: VecDeque::new(), is_ending: false, unseen: None, last: Instant::now() };
        Arc::new(Self { home, work, state: Mutex::new(all), changed: Condvar::new(), over: Notify::new() })
    }

    /// Starts the thread that does them.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(self: &Arc<Self>) -> io::Result<thread::JoinHandle<()>> {
        let jobs = Arc::clone(self);
        thread::Builder::new().name("jobs".to_owned()).stack_size(STACK).spawn(move || jobs.work())
    }

    /// Who does them.
    pub fn worker(&self) -> &dyn Work {
        &*self.work
    }

    /// A job as it is now.
    pub fn job(&self, id: &str) -> Option<Job> {
        self.locked().jobs.get(id).cloned()
    }

    /// Waits until a job is over, or another one before it, but no longer than that.
    pub async fn wait_for(&self, id: &str, most: Duration) {
        let mut over = pin!(self.over.notified());
        over.as_mut().enable();
        if self.job(id).is_some_and(|job| job.record.state.is_under_way()) {
            _ = tokio::time::timeout(most, over).await;
        }
    }

    /// All jobs as they are now, the newest first.
    pub fn newest(&self) -> Vec<Job> {
        self.locked().jobs.values().rev().cloned().collect()
    }

    /// How many jobs come before it.
    pub fn before(&self, id: &str) -> usize {
        let all = self.locked();
        let running = all.jobs.values().filter(|job| job.record.state == State::Running).count();
        running + all.waiting.iter().position(|waiting| waiting == id).unwrap_or_default()
    }

    /// Makes a job whose files come later.
    pub fn create(&self, asked: Asked) -> Result<String, Refused> {
        self.add(asked, Vec::new(), String::new(), State::Gathering)
    }

    /// Makes a job over files of this machine, and lets it wait.
    pub fn create_over(&self, asked: Asked, inputs: Vec<PathBuf>) -> Result<String, Refused> {
        let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
        let title = inputs.first().and_then(name).unwrap_or_default();
        let id = self.add(asked, inputs, title, State::Gathering)?;
        self.start_with(&id)?;
        Ok(id)
    }

    /// Makes the jobs that other starts have handed over.
    pub fn take_handed(&self, language: Language) {
        handed::take(self.home.path(), |inputs| {
            let asked = Asked { purpose: Purpose::Compare, profile: None, language, is_for_turkish_excel: false };
            let made = self.create_over(asked, inputs).ok();
            let is_made = made.is_some();
            if is_made {
                self.locked().unseen = made;
            }
            is_made
        });
    }

    /// The last job that was handed over, if nobody was led to it yet.
    pub fn unseen(&self) -> Option<String> {
        self.locked().unseen.take()
    }

    fn add(&self, asked: Asked, inputs: Vec<PathBuf>, title: String, state: State) -> Result<String, Refused> {
        let mut all = self.locked();
        let gathering = all.jobs.values().filter(|job| job.record.state == State::Gathering).count();
        if all.waiting.len().max(gathering) >= MOST_WAITING {
            return Err(Refused::Full);
        }
        let made = humantime::format_rfc3339_millis(SystemTime::now()).to_string();
        let id: String = made.chars().filter(char::is_ascii_digit).collect();
        let id = (0..=MOST_WAITING).map(|number| format!("{id}{number:02}")).find(|id| !all.jobs.contains_key(id));
        let id = id.ok_or(Refused::Full)?;
        let files = inputs.len();
        let single_files = inputs.iter().filter(|path| path.is_file()).count();
        let record = Record {
            made,
            title,
            files,
            single_files,
            asked,
            inputs,
            state,
            done: None,
            refused: Vec::new(),
            lost: Vec::new(),
        };
        let job = Job::create(self.home.path(), id.clone(), record)?;
        all.jobs.insert(id.clone(), job);
        Ok(id)
    }

    /// Takes a file of so many bytes into a job: `place` gives it its place, and says which.
    pub fn gather(
        &self,
        id: &str,
        bytes: u64,
        place: impl FnOnce(&Job) -> Result<String, uploads::Refused>,
    ) -> Result<String, uploads::Refused> {
        let mut all = self.locked();
        let job = all.jobs.get_mut(id).ok_or(uploads::Refused::State)?;
        let placed = place(job)?;
        job.record.files += 1;
        job.record.single_files += usize::from(!placed.contains('/'));
        job.bytes += bytes;
        if job.record.title.is_empty() {
            placed.split('/').next().unwrap_or_default().clone_into(&mut job.record.title);
            job.keep()?;
        }
        Ok(placed)
    }

    /// Notes that a file was not taken.
    pub fn refuse(&self, id: &str, lost: Lost) {
        if let Some(job) = self.locked().jobs.get_mut(id).filter(|job| job.record.refused.len() < MOST_REFUSED) {
            job.record.refused.push(lost);
        }
    }

    /// Lets a job wait whose files have come, until those before it are done.
    pub fn start_with(&self, id: &str) -> Result<(), Refused> {
        self.wait(id, |state| match state {
            State::Gathering => None,
            State::Cancelled => Some("stopped"),
            _ => Some("already"),
        })
    }

    /// Lets a job wait that is over, to be done again.
    pub fn start_again(&self, id: &str) -> Result<(), Refused> {
        self.wait(id, |state| match state {
            State::Gathering => Some("gathering"),
            state => state.is_ahead().then_some("already"),
        })
    }

    fn wait(&self, id: &str, barred: impl FnOnce(&State) -> Option<&'static str>) -> Result<(), Refused> {
        let mut all = self.locked();
        if all.waiting.len() >= MOST_WAITING {
            return Err(Refused::Full);
        }
        let job = all.jobs.get_mut(id).ok_or(Refused::Unknown)?;
        if let Some(why) = barred(&job.record.state) {
            return Err(Refused::State(why));
        }
        if job.record.files == 0 {
            return Err(Refused::State("no_files"));
        }
        let before = mem::replace(&mut job.record.state, State::Waiting);
        if let Err(error) = job.keep() {
            job.record.state = before;
            return Err(error.into());
        }
        job.heard = Arc::default();
        all.waiting.push_back(id.to_owned());
        self.changed.notify_all();
        Ok(())
    }

    /// Stops a job that waits or runs. What an earlier run gave stays.
    pub fn cancel(&self, id: &str) -> Result<(), Refused> {
        let mut all = self.locked();
        let All { jobs, waiting, .. } = &mut *all;
        let job = jobs.get_mut(id).ok_or(Refused::Unknown)?;
        job.heard.cancel();
        if matches!(job.record.state, State::Waiting | State::Gathering) {
            waiting.retain(|waiting| waiting != id);
            job.record.state = State::Cancelled;
            self.over.notify_waiters();
            job.keep()?;
        }
        Ok(())
    }

    /// Takes a job out of the list; its files are gone with [`Home::clean`].
    pub fn delete(&self, id: &str) -> Result<(), Refused> {
        let mut all = self.locked();
        let job = all.jobs.get(id).ok_or(Refused::Unknown)?;
        if job.record.state.is_ahead() {
            return Err(Refused::State("runs"));
        }
        self.home.discard(job)?;
        all.jobs.remove(id);
        Ok(())
    }

    /// Somebody is there.
    pub fn touch(&self) {
        self.locked().last = Instant::now();
    }

    /// When somebody was last there; `None` while there is work.
    pub fn idle_since(&self) -> Option<Instant> {
        let all = self.locked();
        let is_at_work = all.jobs.values().any(|job| job.record.state.is_ahead());
        (!is_at_work).then_some(all.last)
    }

    /// The folder of all jobs.
    pub fn folder(&self) -> &Path {
        self.home.path()
    }

    /// Stops what runs; nothing is begun any more, and nobody is led here.
    pub fn end(&self) {
        self.home.fall_silent();
        let mut all = self.locked();
        all.is_ending = true;
        for job in all.jobs.values() {
            job.heard.cancel();
        }
        self.changed.notify_all();
    }

    fn work(&self) {
        while let Some((job, heard)) = self.next() {
            let corrections = job.corrections();
            let uploaded = [job.input()];
            let paths = Paths {
                inputs: if job.record.inputs.is_empty() { &uploaded } else { &job.record.inputs },
                result: &job.result(),
                corrections: corrections.exists().then_some(&*corrections),
            };
            let asked = &job.record.asked;
            let ran = catch_unwind(AssertUnwindSafe(|| self.work.run(asked, paths, &heard)));
            self.ended(&job.id, &heard, ran.unwrap_or_else(|_| Err(String::new())));
        }
    }

    /// The job that comes next, once there is one; `None` at the end.
    fn next(&self) -> Option<(Job, Arc<Heard>)> {
        let mut all = self.locked();
        loop {
            if all.is_ending {
                return None;
            }
            let All { jobs, waiting, .. } = &mut *all;
            if let Some(job) = waiting.pop_front().and_then(|id| jobs.get_mut(&id)) {
                job.record.state = State::Running;
                // Where the disk is full, the run says so.
                _ = job.keep();
                return Some((job.clone(), Arc::clone(&job.heard)));
            }
            all = self.changed.wait(all).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn ended(&self, id: &str, heard: &Heard, ran: Result<Option<crate::Done>, String>) {
        let mut all = self.locked();
        all.last = Instant::now();
        let is_ending = all.is_ending;
        let Some(job) = all.jobs.get_mut(id) else { return };
        job.record.lost = heard.progress().lost;
        job.record.state = match ran {
            Ok(done) => {
                // A result of before stays where its files are gone; nobody is to take it for a new one.
                let is_gone = done.is_none() && job.record.done.is_some();
                job.record.done = done.or_else(|| job.record.done.take());
                let words = Words::of(job.record.asked.language);
                if is_gone { State::Failed(words.get("failed_gone").to_owned()) } else { State::Ended }
            }
            Err(_) if is_ending => State::Broken,
            Err(_) if heard.is_cancelled() => State::Cancelled,
            Err(message) => State::Failed(message),
        };
        _ = job.keep();
        drop(all);
        self.over.notify_waiters();
    }

    fn locked(&self) -> MutexGuard<'_, All> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
