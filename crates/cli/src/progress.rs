//! A progress bar on a terminal, nothing elsewhere.

use ikiz_pipeline::{Event, Observer};
use indicatif::{ProgressBar, ProgressStyle};

/// Shows the events of a run.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar on standard error; hidden if that is not a terminal or if `quiet`.
    pub fn new(quiet: bool) -> Self {
        let bar = if quiet { ProgressBar::hidden() } else { ProgressBar::new(0) };
        if let Ok(style) = ProgressStyle::with_template("{msg:10} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// Removes the bar.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Observer for Progress {
    fn observe(&self, event: Event) {
        match event {
            Event::Started { step, total } => {
                self.bar.set_length(total as u64);
                self.bar.set_position(0);
                self.bar.set_message(step.name());
            }
            Event::Advanced => self.bar.inc(1),
        }
    }
}
