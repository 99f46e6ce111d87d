//! What people see on a terminal. There is one to test with on Unix only.
#![cfg(unix)]

use std::fs::File;
use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nix::pty::openpty;

/// Runs the command with its standard error on a terminal: how it ended, and what the terminal was sent.
fn on_a_terminal(arguments: &[&str]) -> (Option<i32>, String) {
    let terminal = openpty(None, None).expect("a terminal");
    let mut child = Command::new(env!("CARGO_BIN_EXE_specsmith"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .env("TERM", "xterm")
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(terminal.slave)
        .spawn()
        .expect("the command starts");
    let mut screen = File::from(terminal.master);
    let reader = thread::spawn(move || {
        let mut sent = Vec::new();
        // Linux ends with an error once nobody holds the other side.
        let _ = screen.read_to_end(&mut sent);
        String::from_utf8_lossy(&sent).into_owned()
    });
    let end = Instant::now() + Duration::from_secs(300);
    let status = loop {
        if let Some(status) = child.try_wait().expect("a status") {
            break status;
        }
        if Instant::now() > end {
            child.kill().expect("killed");
            panic!("`specsmith {}` hangs on a terminal", arguments.join(" "));
        }
        thread::sleep(Duration::from_millis(20));
    };
    (status.code(), reader.join().expect("what was sent"))
}

/// What is left of what a terminal was sent: of each line, what stands behind the last time that it was erased.
fn left(sent: &str) -> Vec<&str> {
    let lines = sent.lines().map(|line| {
        let line = line.rsplit("\u{1b}[2K").next().unwrap_or(line);
        line.trim_start_matches('\r').trim_end()
    });
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn progress_gives_way_to_what_is_shown() {
    let (code, sent) = on_a_terminal(&["validate", "spec/openapi.yaml"]);
    assert_eq!(code, Some(0), "{sent:?}");
    assert_eq!(
        left(&sent),
        ["`spec/openapi.yaml`: no mistakes"],
        "{sent:?}"
    );
}

#[test]
fn findings_have_colours_on_a_terminal() {
    let (code, sent) = on_a_terminal(&["validate", "missing.yaml"]);
    assert_eq!(code, Some(2), "{sent:?}");
    assert!(sent.contains("\u{1b}[1m\u{1b}[91merror[S000]"), "{sent:?}");
}

#[test]
fn machines_see_neither() {
    let (code, sent) = on_a_terminal(&["validate", "missing.yaml", "--format", "json"]);
    assert_eq!((code, sent.as_str()), (Some(2), ""));
}
