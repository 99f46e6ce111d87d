//! The terminal session in the README is what happens.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;

const BIN: &str = env!("CARGO_BIN_EXE_specsmith");

/// The commands of the session, each with what it prints.
fn session(readme: &str) -> Vec<(String, String)> {
    let begin = readme.find("```console\n").expect("a session");
    let text = &readme[begin + "```console\n".len()..];
    let text = &text[..text.find("```").expect("its end")];
    let mut steps: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            steps.push((command.to_owned(), String::new()));
        } else {
            let (_, output) = steps.last_mut().expect("a command before its output");
            output.push_str(line);
            output.push('\n');
        }
    }
    steps
}

/// The same with lines and seconds left out, which differ.
fn timeless(output: &str) -> String {
    let lines = output
        .lines()
        .map(|line| match line.rsplit_once(" files, ") {
            Some((before, time)) if time.ends_with(" s") => format!("{before} files, …\n"),
            _ => format!("{line}\n"),
        });
    lines.collect()
}

/// What a shell prints for a command.
fn run(command: &str, folder: &Path) -> String {
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .expect("a shell");
    String::from_utf8(output.stdout).expect("text")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}

#[test]
fn the_session_in_the_readme_is_what_happens() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("README.md")).expect("the README");
    let home = tempfile::tempdir().expect("a folder");
    let home = home.path();
    copy(&root.join("spec"), &home.join("spec"));
    copy(&root.join("generated"), &home.join("generated"));
    let git = "git -c user.name=a -c user.email=a@example.com -c commit.gpgsign=false";
    run(
        &format!("git init -q . && git add -A && {git} commit -q -m begin"),
        home,
    );
    let steps = session(&readme);
    let (last, _) = steps.last().expect("steps");
    assert!(last.starts_with("cargo test"), "{last}");
    for (command, expected) in &steps[..steps.len() - 1] {
        if let Some(file) = command.strip_prefix("cat ") {
            fs::write(home.join(file), expected).expect("a file");
        }
        // `cargo regen` is an alias of the repository.
        let regen = format!("{BIN} generate --config spec/specsmith.toml");
        let command = command
            .replace("cargo regen", &regen)
            .replace("specsmith lint", &format!("{BIN} lint"))
            .replace("specsmith diff", &format!("{BIN} diff"));
        let found = run(&command, home);
        assert_eq!(timeless(&found), timeless(expected), "{command}");
    }
}
