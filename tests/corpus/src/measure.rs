//! Runs a command under a limit of time and memory, and tells what it used.
//!
//! What a process used is known for all of one's children together only. So this program stands in between: it starts
//! itself again with [`RESULT`] in the environment, starts the command as its only child, and writes down what that
//! one used. `cargo` starts it in the same way for the crates of the workspace (`RUSTC_WORKSPACE_WRAPPER`).

use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::resource::{Resource, UsageWho, getrusage, setrlimit};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use serde::{Deserialize, Serialize};

/// The file that what was used is written to.
pub(crate) const RESULT: &str = "SPECSMITH_CORPUS_USAGE";
/// How many bytes of address space the command may have.
const MEMORY: &str = "SPECSMITH_CORPUS_MEMORY";

/// What a process used, those included that it started and waited for.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Usage {
    /// Of the processors, in the program and in the system.
    pub(crate) seconds: f64,
    /// The most memory that one process had at a time.
    pub(crate) kilobytes: u64,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With this code.
    Code(i32),
    /// By this signal: a crash, or too little memory.
    Signal(i32),
    /// It took too long.
    TimeOut,
}

/// What came of a command.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) end: End,
    /// The last lines that it wrote beside its results.
    pub(crate) tail: String,
}

/// Starts the command that the arguments are, and writes down what it used.
pub(crate) fn run_measured(result: &Path) -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let Some(program) = words.next() else {
        return ExitCode::from(2);
    };
    if let Some(bytes) = std::env::var(MEMORY)
        .ok()
        .and_then(|text| text.parse().ok())
        && let Err(error) = setrlimit(Resource::RLIMIT_AS, bytes, bytes)
    {
        eprintln!("cannot limit the memory: {error}");
    }
    let mut command = Command::new(program);
    command.args(words).env_remove(RESULT).env_remove(MEMORY);
    match command.status() {
        Ok(status) => {
            write_usage(result);
            exit_code(status)
        }
        Err(error) => {
            eprintln!("cannot start the command: {error}");
            ExitCode::from(2)
        }
    }
}

fn exit_code(status: ExitStatus) -> ExitCode {
    let code = status
        .code()
        .or_else(|| status.signal().map(|signal| 128 + signal))
        .unwrap_or(255);
    ExitCode::from(u8::try_from(code).unwrap_or(255))
}

fn write_usage(result: &Path) {
    let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN) else {
        return;
    };
    let seconds = |time: nix::sys::time::TimeVal| {
        Duration::new(
            u64::try_from(time.tv_sec()).unwrap_or(0),
            u32::try_from(time.tv_usec() * 1_000).unwrap_or(0),
        )
        .as_secs_f64()
    };
    let usage = Usage {
        seconds: seconds(usage.user_time()) + seconds(usage.system_time()),
        kilobytes: u64::try_from(usage.max_rss()).unwrap_or(0),
    };
    let line = serde_json::json!(usage);
    let file = OpenOptions::new().create(true).append(true).open(result);
    if let Err(error) = file.and_then(|mut file| writeln!(file, "{line}")) {
        eprintln!("cannot write what was used: {error}");
    }
}

/// The largest of what was written down.
pub(crate) fn read_usage(result: &Path) -> Usage {
    let text = fs::read_to_string(result).unwrap_or_default();
    text.lines()
        .filter_map(|line| serde_json::from_str::<Usage>(line).ok())
        .max_by(|a, b| a.seconds.total_cmp(&b.seconds))
        .unwrap_or_default()
}

/// A command that runs this program again, to measure `program`.
pub(crate) fn measured(program: &Path, result: &Path, memory: u64) -> Result<Command, String> {
    let mut command = Command::new(this_program()?);
    command.arg(program);
    measure_in(&mut command, result, memory);
    Ok(command)
}

/// Says to this program, which the command will start, where to write to.
pub(crate) fn measure_in(command: &mut Command, result: &Path, memory: u64) {
    command.env(RESULT, result).env(MEMORY, memory.to_string());
}

/// The file of this program.
pub(crate) fn this_program() -> Result<std::path::PathBuf, String> {
    std::env::current_exe().map_err(|error| format!("cannot find this program: {error}"))
}

/// Runs a command to its end, or until it has taken too long; `line` gets each line of its results.
pub(crate) fn run(
    command: &mut Command,
    limit: Duration,
    line: impl FnMut(&str) + Send,
) -> Result<Ran, String> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()
        .map_err(|error| {
            format!(
                "cannot start `{}`: {error}",
                command.get_program().display()
            )
        })?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        scope.spawn(move || each_line(out, line));
        let tail = scope.spawn(move || tail(err));
        let end = wait(&mut child, limit)
            .map_err(|error| format!("cannot wait for the command: {error}"))?;
        Ok(Ran {
            end,
            tail: tail.join().unwrap_or_default(),
        })
    })
}

fn wait(child: &mut Child, limit: Duration) -> std::io::Result<End> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(match (status.code(), status.signal()) {
                (Some(code), _) if code > 128 => End::Signal(code - 128),
                (Some(code), _) => End::Code(code),
                (None, signal) => End::Signal(signal.unwrap_or(0)),
            });
        }
        if start.elapsed() > limit {
            if let Ok(group) = i32::try_from(child.id()) {
                // The group may just have ended by itself.
                let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
            }
            child.wait()?;
            return Ok(End::TimeOut);
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// Lines are read up to a length, so that no output of a document's fills the memory.
fn each_line(pipe: Option<impl Read>, mut line: impl FnMut(&str)) {
    const LONGEST: u64 = 1 << 24;
    let Some(pipe) = pipe else { return };
    let mut reader = BufReader::new(pipe);
    let mut bytes = Vec::new();
    while let Ok(count) = reader.by_ref().take(LONGEST).read_until(b'\n', &mut bytes) {
        if count == 0 {
            break;
        }
        line(String::from_utf8_lossy(&bytes).trim_end());
        bytes.clear();
    }
}

fn tail(pipe: Option<impl Read>) -> String {
    const LINES: usize = 12;
    let mut last = std::collections::VecDeque::new();
    each_line(pipe, |line| {
        if last.len() == LINES {
            last.pop_front();
        }
        last.push_back(line.chars().take(400).collect::<String>());
    });
    Vec::from(last).join("\n")
}

/// Keeps this process to so many of the cores that it may use; it then starts no more threads than that.
#[cfg(target_os = "linux")]
pub(crate) fn limit_cores(count: usize) -> Result<(), String> {
    use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};

    let failed = |error: nix::Error| error.to_string();
    let all = sched_getaffinity(Pid::this()).map_err(failed)?;
    let mut some = CpuSet::new();
    let cores = (0..CpuSet::count()).filter(|core| all.is_set(*core) == Ok(true));
    for core in cores.take(count) {
        some.set(core).map_err(failed)?;
    }
    sched_setaffinity(Pid::from_raw(0), &some).map_err(failed)
}

/// Keeps this process to so many cores, where the system can do that.
#[cfg(not(target_os = "linux"))]
pub(crate) fn limit_cores(_count: usize) -> Result<(), String> {
    Err("only Linux can do that".to_owned())
}

/// Removes a folder or a file, if it is there.
pub(crate) fn remove(path: &Path) -> Result<(), String> {
    let result = if path.is_dir() {
        fs::remove_dir_all(path)
    } else if path.exists() {
        fs::remove_file(path)
    } else {
        Ok(())
    };
    result.map_err(|error| format!("cannot remove `{}`: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a script ends within a second, its lines, and how many bytes of its complaints are kept.
    fn shell(script: &str) -> (End, usize, usize) {
        let mut lines = 0;
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let ran = run(&mut command, Duration::from_secs(1), |_| lines += 1).expect("sh starts");
        (ran.end, lines, ran.tail.len())
    }

    #[test]
    fn whatever_a_command_does_there_is_an_end() {
        #[track_caller]
        fn check(script: &str, end: End, lines: usize, tail: usize) {
            assert_eq!(shell(script), (end, lines, tail), "{script}");
        }
        check("echo a; echo b; echo c >&2; exit 3", End::Code(3), 2, 1);
        check("kill -9 $$", End::Signal(9), 0, 0);
        // The one that it waits for ends with it.
        check("sleep 60", End::TimeOut, 0, 0);
        // Two pieces of a line that is too long, the beginning of each.
        check("head -c 20000000 /dev/zero >&2", End::Code(0), 0, 801);
    }
}
