//! Shared helpers of the test suite: programs that depend on emitted crates, and the corpus.

pub mod corpus;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Writes a file, unless it has this text already: what has not changed is not built again.
///
/// # Panics
/// If the file cannot be written.
pub fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::write(path, text).expect("written");
}

/// Cargo for the workspace in `home`, which has the versions of this repository: nothing has to be fetched for them.
/// What all such workspaces depend on is built once. `temporary` is the `CARGO_TARGET_TMPDIR` of the test.
///
/// # Panics
/// If the versions cannot be copied.
#[must_use]
pub fn cargo(home: &Path, temporary: &str) -> Command {
    fs::copy("../Cargo.lock", home.join("Cargo.lock")).expect("copied");
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(home)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(temporary).join("emitted/target"),
        )
        // Nobody debugs these programs, and they are built faster without.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env_remove("RUSTFLAGS");
    cargo
}

/// Builds the program whose manifest is in `home`, with the versions of this repository, runs it on `input`, and
/// returns what it prints. `temporary` is the `CARGO_TARGET_TMPDIR` of the test.
///
/// # Panics
/// If it cannot be built, fails, or has something to say to its standard error.
#[must_use]
pub fn run(home: &Path, temporary: &str, arguments: &[&str], input: String) -> String {
    let mut child = cargo(home, temporary)
        .args(["run", "--offline", "--quiet", "--"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("cargo runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("the program ends");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
    writer
        .join()
        .expect("no panic")
        .expect("the program reads everything");
    String::from_utf8(output.stdout).expect("the program prints text")
}
