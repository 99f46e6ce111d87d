//! Makes text of emitted files.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::error::OutputError;
use super::file::{Contents, EmittedFile, Files};
use super::header::Header;
use super::layout;

/// Prints every file and puts its header on.
///
/// # Errors
///
/// [`OutputError::Syntax`] when emitted tokens are not Rust, and the errors of [`Files::new`].
pub fn format(files: Vec<EmittedFile>, header: &Header) -> Result<Files, OutputError> {
    let texts: Result<Vec<_>, _> = files.into_iter().map(|file| print(file, header)).collect();
    Files::new(texts?)
}

/// As [`format()`], for files that `emit` makes one at a time: each is emitted and printed on one of as
/// many threads as there are cores. Tokens cannot be sent from one thread to another, so both have to
/// happen in the same place. The result does not depend on the number of threads.
///
/// # Errors
///
/// Those of [`format()`]; of several, that of the first job.
pub fn format_each<J: Sync>(
    jobs: &[J],
    emit: impl Fn(&J) -> EmittedFile + Sync,
    header: &Header,
) -> Result<Files, OutputError> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let workers = cores.min(jobs.len() / JOBS_PER_THREAD);
    if workers < 2 {
        return format(jobs.iter().map(emit).collect(), header);
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(index) else {
                return done;
            };
            done.push((index, print(emit(job), header)));
        }
    };
    let mut texts = thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let mut texts = work();
        for other in others {
            match other.join() {
                Ok(done) => texts.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        texts
    });
    texts.sort_unstable_by_key(|(index, _)| *index);
    let texts: Result<Vec<_>, _> = texts.into_iter().map(|(_, text)| text).collect();
    Files::new(texts?)
}

/// Below this, starting a thread costs more than it saves.
const JOBS_PER_THREAD: usize = 16;

fn print(file: EmittedFile, header: &Header) -> Result<(String, String), OutputError> {
    let EmittedFile { path, contents } = file;
    let text = match contents {
        Contents::Text(text) => text,
        Contents::Rust(tokens) => match syn::parse2(tokens) {
            Ok(syntax) => layout::file(&syntax),
            Err(error) => {
                return Err(OutputError::Syntax {
                    path,
                    message: error.to_string(),
                });
            }
        },
    };
    let text = header.put_on(&path, &text);
    Ok((path, text))
}
