//! The example for GitHub in `docs/findings.md`: its commands run as they stand there, and annotate a pull request.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const DOCUMENT: &str = "\
openapi: 3.0.4
info: {title: Pets, version: 1.0.0}
servers: [{url: 'https://pets.example.com'}]
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses:
        '200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/Kind'}}}}
components:
  schemas:
    Kind: {type: string, enum: [cat, dog]}
";

/// The commands of the example.
fn commands() -> Vec<String> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/findings.md"));
    let page = page.expect("the page is there");
    let (_, example) = page.split_once("## On GitHub").expect("a section");
    let (_, example) = example.split_once("```yaml\n").expect("an example");
    let (example, _) = example.split_once("```").expect("its end");
    let example: serde_yaml::Value = serde_yaml::from_str(example).expect("it is YAML");
    let steps = example["jobs"]["document"]["steps"]
        .as_sequence()
        .expect("steps")
        .clone();
    let commands = steps.iter().filter_map(|step| step["run"].as_str());
    commands
        .map(|command| command.replace("${{ github.base_ref }}", "main"))
        .collect()
}

/// Runs a command in a folder, with the program of this project on the path and no configuration of git.
fn run(folder: &Path, command: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_specsmith"));
    let programs = program.parent().expect("it is in a folder").display();
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("sh")
        .args(["-c", command])
        .current_dir(folder)
        .env("PATH", format!("{programs}:{path}"))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .output()
        .expect("a shell")
}

#[test]
#[cfg(target_os = "linux")]
fn the_example_annotates_a_pull_request() {
    if Command::new("git").arg("--version").output().is_err() {
        println!("skipped: there is no command `git`");
        return;
    }
    let home = tempfile::tempdir().expect("a temporary folder");
    let git = |folder: &str, words: &str| {
        let output = run(&home.path().join(folder), &format!("git {words}"));
        assert!(output.status.success(), "{words}: {output:?}");
    };
    git(".", "init --quiet --initial-branch main base");
    let spec = home.path().join("base/spec");
    fs::create_dir(&spec).expect("a folder");
    fs::write(spec.join("openapi.yaml"), DOCUMENT).expect("written");
    git("base", "add --all");
    git(
        "base",
        "-c user.name=a -c user.email=a@example.com commit --quiet --message=first",
    );
    git(".", "clone --quiet base change");
    let commands = commands();
    assert_eq!(commands.len(), 3, "{commands:?}");
    let folder = home.path().join("change");
    for command in &commands {
        let output = run(&folder, command);
        assert!(
            output.status.success() && output.stdout.is_empty(),
            "{command}: {output:?}"
        );
    }
    let changed = DOCUMENT
        .replace("version: 1.0.0", "version: 1.1.0, titel: More")
        .replace("[cat, dog]", "[cat, dog, cat]")
        .replace("in: query,", "in: query, required: true,");
    fs::write(folder.join("spec/openapi.yaml"), changed).expect("written");
    for (command, annotation) in commands.iter().zip([
        "::warning file=spec/openapi.yaml,line=2,col=37,",
        "::warning file=spec/openapi.yaml,line=13,col=43,",
        "::error file=spec/openapi.yaml,line=8,col=20,",
    ]) {
        let output = run(&folder, command);
        assert_eq!(output.status.code(), Some(1), "{command}: {output:?}");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(
            said.lines().any(|line| line.starts_with(annotation)),
            "{command}: {said}"
        );
    }
}
