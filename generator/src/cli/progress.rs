//! The line on a terminal that tells what a command is at, and is gone before anything else is shown.

use std::fmt::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// Nothing is drawn before this has passed: most commands have ended by then.
const PATIENCE: Duration = Duration::from_millis(250);

/// How often the line is drawn.
const TICK: Duration = Duration::from_millis(100);

/// The line; a clone is the same line.
#[derive(Clone)]
pub(super) struct Progress(Arc<Line>);

struct Line {
    /// Where it is drawn; nothing where nobody would see it.
    terminal: Option<fn() -> ProgressDrawTarget>,
    /// What the command is at. Only the clock draws it, so that to tell it costs next to nothing.
    stage: Arc<Mutex<String>>,
    bar: Mutex<Option<ProgressBar>>,
}

impl Progress {
    /// The line on the standard error, if that is a terminal that people look at.
    pub(super) fn new(shown: bool) -> Self {
        Self::on(shown.then_some(ProgressDrawTarget::stderr))
    }

    fn on(terminal: Option<fn() -> ProgressDrawTarget>) -> Self {
        Self(Arc::new(Line {
            terminal,
            stage: Arc::default(),
            bar: Mutex::default(),
        }))
    }

    /// Tells what the command is at from now on.
    pub(super) fn at(&self, stage: impl fmt::Display) {
        let Some(terminal) = self.0.terminal else {
            return;
        };
        *lock(&self.0.stage) = stage.to_string();
        let mut bar = lock(&self.0.bar);
        bar.get_or_insert_with(|| begin(&self.0.stage, terminal()));
    }

    /// Takes the line away; what is told later brings it back.
    pub(super) fn clear(&self) {
        if let Some(bar) = lock(&self.0.bar).take() {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if let Some(bar) = lock(&self.bar).take() {
            bar.finish_and_clear();
        }
    }
}

/// Begins to draw what is in `stage`.
fn begin(stage: &Arc<Mutex<String>>, terminal: ProgressDrawTarget) -> ProgressBar {
    let stage = Arc::clone(stage);
    let line = move |state: &ProgressState, out: &mut dyn Write| {
        let passed = state.elapsed();
        if passed >= PATIENCE {
            let _ = write!(out, "{} ({} s)", lock(&stage), passed.as_secs());
        }
    };
    let style = ProgressStyle::with_template("{stage}")
        .expect("a key in braces is a template")
        .with_key("stage", line);
    let bar = ProgressBar::with_draw_target(None, terminal).with_style(style);
    bar.enable_steady_tick(TICK);
    bar
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::thread;

    use indicatif::TermLike;

    use super::*;

    /// What stands on the last line of a terminal.
    static SCREEN: Mutex<String> = Mutex::new(String::new());

    /// A terminal of one line.
    #[derive(Debug)]
    struct Terminal;

    impl TermLike for Terminal {
        fn width(&self) -> u16 {
            80
        }

        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }

        fn write_str(&self, text: &str) -> io::Result<()> {
            lock(&SCREEN).push_str(text);
            Ok(())
        }

        fn clear_line(&self) -> io::Result<()> {
            lock(&SCREEN).clear();
            Ok(())
        }

        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    fn terminal() -> ProgressDrawTarget {
        ProgressDrawTarget::term_like(Box::new(Terminal))
    }

    /// Waits for a text to be on the screen.
    fn appears(text: &str) {
        for _ in 0..1000 {
            if lock(&SCREEN).contains(text) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("`{text}` is not shown, but {:?}", lock(&SCREEN));
    }

    #[test]
    fn the_line_follows_what_is_told_and_goes_away() {
        let progress = Progress::on(Some(terminal));
        progress.at("reading");
        appears("reading (0 s)");
        progress.clone().at("writing");
        appears("writing (");
        assert!(!lock(&SCREEN).contains("reading"), "{:?}", lock(&SCREEN));
        progress.clear();
        assert_eq!(lock(&SCREEN).trim(), "");
        progress.at("again");
        appears("again");
        drop(progress);
        assert_eq!(lock(&SCREEN).trim(), "");
    }

    #[test]
    fn nothing_is_drawn_where_nobody_looks() {
        let progress = Progress::on(None);
        progress.at("reading");
        assert!(lock(&progress.0.bar).is_none());
    }
}
