//! A sink whose rows are written beside the work on the next documents, by any thread of the pool that is free.

use crate::batch::Batch;
use crate::schema::{Cell, Schema};
use crate::{Sink, WriteError};
use rayon::Yield;
use std::any::Any;
use std::collections::VecDeque;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Most batches that wait.
const MOST: usize = 32;

/// Hands the rows on to a sink in their order. Outside a pool of threads they are written at once.
pub struct BehindSink<S: Sink + 'static> {
    shared: Arc<Shared<S>>,
    names: Vec<&'static str>,
    batch: Batch,
}

/// What the threads share.
struct Shared<S> {
    waiting: Mutex<VecDeque<Batch>>,
    /// `None` once no row may follow.
    writing: Mutex<Option<Writing<S>>>,
    /// Whether the sink has failed, to be seen without waiting for who writes.
    has_failed: AtomicBool,
}

struct Writing<S> {
    sink: S,
    schemas: Vec<Schema>,
    /// How the sink failed; rows that come after that are dropped.
    failure: Option<Failure>,
}

enum Failure {
    Error(WriteError),
    Panic(Box<dyn Any + Send>),
}

impl<S: Sink + 'static> BehindSink<S> {
    /// Writes to `sink`.
    pub fn new(sink: S) -> Self {
        let writing = Writing { sink, schemas: Vec::new(), failure: None };
        let shared = Shared {
            waiting: Mutex::default(),
            writing: Mutex::new(Some(writing)),
            has_failed: AtomicBool::new(false),
        };
        Self { shared: Arc::new(shared), names: Vec::new(), batch: Batch::default() }
    }

    /// Has the rows of the batch written.
    fn pass(&mut self) -> Result<(), WriteError> {
        let mut waiting = locked(&self.shared.waiting);
        waiting.push_back(mem::take(&mut self.batch));
        let mut are_many = waiting.len() >= MOST;
        drop(waiting);
        if rayon::current_thread_index().is_none() || self.shared.has_failed.load(Ordering::Relaxed) {
            return self.shared.settle();
        }
        let shared = Arc::clone(&self.shared);
        rayon::spawn(move || _ = shared.write_if_free());
        while are_many {
            // Where another thread writes, this one has something else to do, or waits for it.
            if !self.shared.write_if_free() && rayon::yield_now() != Some(Yield::Executed) {
                return self.shared.settle();
            }
            are_many = locked(&self.shared.waiting).len() >= MOST;
        }
        Ok(())
    }
}

impl<S: Sink> Shared<S> {
    /// Writes what waits, unless another thread does.
    fn write_if_free(&self) -> bool {
        let Ok(mut writing) = self.writing.try_lock() else { return false };
        self.write(writing.as_mut());
        true
    }

    /// Writes what waits. Who has the sink takes the oldest batch, so that rows keep their order.
    fn write(&self, writing: Option<&mut Writing<S>>) {
        let Some(writing) = writing else { return locked(&self.waiting).clear() };
        while let Some(batch) = locked(&self.waiting).pop_front() {
            if writing.failure.is_some() {
                continue;
            }
            writing.failure = match catch_unwind(AssertUnwindSafe(|| writing.put(&batch))) {
                Ok(Ok(())) => None,
                Ok(Err(error)) => Some(Failure::Error(error)),
                Err(panic) => Some(Failure::Panic(panic)),
            };
            self.has_failed.fetch_or(writing.failure.is_some(), Ordering::Relaxed);
        }
    }

    /// Writes all that waits, or returns how the sink failed.
    fn settle(&self) -> Result<(), WriteError> {
        let mut writing = locked(&self.writing);
        self.write(writing.as_mut());
        let Some(failure) = writing.as_mut().and_then(|writing| writing.failure.take()) else { return Ok(()) };
        // What is broken is not written on, and not finished.
        drop(writing.take());
        match failure {
            Failure::Error(error) => Err(error),
            Failure::Panic(panic) => resume_unwind(panic),
        }
    }
}

impl<S: Sink> Writing<S> {
    fn put(&mut self, batch: &Batch) -> Result<(), WriteError> {
        let Self { sink, schemas, .. } = self;
        batch.rows(|table, cells| sink.row(&schemas[table], cells))
    }
}

impl<S: Sink + 'static> Sink for BehindSink<S> {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        let mut writing = locked(&self.shared.writing);
        let Some(writing) = writing.as_mut() else { return Ok(()) };
        self.names.push(schema.name);
        writing.schemas.push(schema.clone());
        writing.sink.begin(schema)
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let table = self.names.iter().position(|name| *name == schema.name).expect("a table that has begun");
        self.batch.push(table, cells);
        if self.batch.is_full() { self.pass() } else { Ok(()) }
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        locked(&self.shared.waiting).push_back(mem::take(&mut self.batch));
        self.shared.settle()?;
        let writing = locked(&self.shared.writing).take();
        writing.map_or(Ok(()), |mut writing| writing.sink.finish())
    }
}

/// The files of the sink are closed with it, whatever the pool still has to do.
impl<S: Sink + 'static> Drop for BehindSink<S> {
    fn drop(&mut self) {
        locked(&self.shared.waiting).clear();
        drop(locked(&self.shared.writing).take());
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{decimal, integer, list, text};
    use ikiz_document::Twin;
    use std::fmt::Write;
    use std::io;
    use std::path::Path;

    /// Keeps its rows as text; refuses one that says so.
    #[derive(Clone, Default)]
    struct Told(Arc<Mutex<String>>);

    impl Sink for Told {
        fn begin(&mut self, _: &Schema) -> Result<(), WriteError> {
            Ok(())
        }

        fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
            match cells[0].text() {
                "refused" => return Err(WriteError::refused(Path::new("told"), io::Error::other("refused"))),
                "broken" => panic!("broken"),
                _ => writeln!(locked(&self.0), "{} {cells:?}", schema.name).expect("memory"),
            }
            Ok(())
        }

        fn finish(&mut self) -> Result<(), WriteError> {
            locked(&self.0).push_str("end");
            Ok(())
        }
    }

    fn schemas() -> [Schema; 2] {
        let columns = || {
            vec![
                text("text", "A text", "Bir metin"),
                list("list", "A list", "Bir liste"),
                integer("number", "A number", "Bir sayı"),
                decimal("share", 2, "A share", "Bir pay"),
            ]
        };
        let schema = |name| Schema { name, description: Twin::new("an example", "bir örnek"), columns: columns() };
        [schema("one"), schema("other")]
    }

    fn put(sink: &mut dyn Sink, rows: u64) -> Result<(), WriteError> {
        let schemas = schemas();
        schemas.iter().try_for_each(|schema| sink.begin(schema))?;
        for number in 0..rows {
            let (long, short) = ("ağaç ".repeat(500), number.to_string());
            let cells = match number % 3 {
                0 => vec![Cell::from(&short), Cell::list([&long, &short, ""]), number_cell(number), Cell::Decimal(0.5)],
                1 => vec![Cell::Missing, Cell::List(Vec::new()), Cell::Missing, Cell::Decimal(-1.0)],
                _ => vec![Cell::from(""), Cell::Missing, number_cell(number), Cell::Missing],
            };
            sink.row(&schemas[usize::from(number % 5 == 0)], &cells)?;
        }
        sink.finish()
    }

    const fn number_cell(number: u64) -> Cell<'static> {
        Cell::Integer(number)
    }

    fn pool(threads: usize) -> rayon::ThreadPool {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads")
    }

    #[test]
    fn rows_arrive_as_they_were_given_on_any_number_of_threads() {
        let mut direct = Told::default();
        put(&mut direct, 20_000).expect("memory");
        let direct = locked(&direct.0).clone();
        let behind = || {
            let told = Told::default();
            put(&mut BehindSink::new(told.clone()), 20_000).expect("memory");
            let told = locked(&told.0).clone();
            assert!(told == direct, "the same rows");
        };
        behind();
        for threads in [1, 2, 8] {
            pool(threads).install(behind);
        }
    }

    #[test]
    fn errors_and_panics_of_the_sink_arrive() {
        let [schema, _] = schemas();
        let failed = |first: &str| {
            let told = Told::default();
            let mut sink = BehindSink::new(told.clone());
            sink.begin(&schema).expect("memory");
            for _ in 0..10_000 {
                sink.row(&schema, &[first.into(), Cell::from("x".repeat(1000)), Cell::Missing, Cell::Missing])?;
            }
            sink.finish()
        };
        for threads in [1, 2] {
            let error = pool(threads).install(|| failed("refused")).expect_err("refused");
            assert!(error.message().to_string().contains("told"), "{}", error.message());
            let panic = pool(threads).install(|| catch_unwind(AssertUnwindSafe(|| _ = failed("broken"))));
            assert_eq!(panic.expect_err("a panic").downcast_ref(), Some(&"broken"));
        }
    }
}
