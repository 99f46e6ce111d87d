//! What is compared with what git has committed last: `diff` without documents, and `generate --bump`.

use std::fs;
use std::path::Path;
use std::process::Command;

/// A git repository with what `init` writes, committed.
struct Repository(tempfile::TempDir);

/// An operation that the document of `init` does not have.
const MORE: &str = "paths:\n  /more:\n    get:\n      operationId: more\n      responses:\n        '204': {description: Nothing.}\n";

impl Repository {
    /// Nothing where there is no git.
    fn new() -> Option<Self> {
        let repository = Self(tempfile::tempdir().expect("a temporary folder"));
        if Command::new("git").arg("--version").output().is_err() {
            println!("skipped: there is no command `git`");
            return None;
        }
        repository.git(&["init", "--quiet", "."]);
        let (code, text) = repository.specsmith(".", &["init", "api"]);
        assert_eq!(code, 0, "{text}");
        repository.commit();
        Some(repository)
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a text")
    }

    #[track_caller]
    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert!(text.contains(from), "{text}");
        fs::write(self.path(name), text.replacen(from, to, 1)).expect("written");
    }

    /// Runs git as if there were no configuration but that of the repository.
    #[track_caller]
    fn git(&self, words: &[&str]) {
        let output = command("git", self.0.path())
            .args(words)
            .output()
            .expect("git runs");
        assert!(output.status.success(), "{words:?}: {output:?}");
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        let name = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
        let commit = ["commit", "--quiet", "--no-verify", "--message=More"];
        self.git(&[&name[..], &commit[..]].concat());
    }

    /// Runs the command in a folder; how it ended, and what it printed.
    fn specsmith(&self, folder: &str, words: &[&str]) -> (i32, String) {
        let output = command(env!("CARGO_BIN_EXE_specsmith"), &self.path(folder))
            .args(words)
            .output()
            .expect("the command runs");
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).expect("a text");
        (output.status.code().expect("an exit code"), text)
    }

    #[track_caller]
    fn check(&self, folder: &str, words: &[&str], code: i32, expected: &str) {
        let (ended, text) = self.specsmith(folder, words);
        assert_eq!(ended, code, "{words:?}: {text}");
        assert!(text.contains(expected), "{words:?}: {text}");
    }
}

/// A command in a folder, which is all that it knows of git.
fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    for variable in ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"] {
        command.env(variable, folder.join("no-configuration"));
    }
    command
}

#[test]
fn the_working_copy_is_compared_with_what_is_committed() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.check("api", &["diff"], 0, "no changes");
    repository.edit("api/openapi.yaml", "paths:\n", MORE);
    let added = "info[D101]: `GET /more` is new";
    repository.check("api", &["diff"], 0, added);
    repository.check("api", &["diff", "openapi.yaml"], 0, added);
    repository.check(".", &["diff", "api/openapi.yaml"], 0, added);
    repository.check(".", &["diff", "--config", "api/specsmith.toml"], 0, added);
    // Whole paths lead there as well.
    let document = repository.path("api/openapi.yaml").display().to_string();
    let config = repository.path("api/specsmith.toml").display().to_string();
    repository.check(".", &["diff", &document], 0, added);
    repository.check("api", &["diff", "--config", &config], 0, added);
    fs::create_dir(repository.path("other")).expect("a folder");
    repository.check("other", &["diff", "../api/openapi.yaml"], 0, added);
    repository.check("other", &["diff", &document], 0, added);
    // What is only in the index is not committed.
    repository.git(&["add", "--all"]);
    repository.check("api", &["diff"], 0, added);
    repository.commit();
    repository.check("api", &["diff"], 0, "no changes");
    let removed = ["git:HEAD:api/openapi.yaml", "git:HEAD~1:api/openapi.yaml"];
    let words = [&["diff"], &removed[..]].concat();
    repository.check(".", &words, 1, "breaking[D102]: `GET /more` is gone");
}

#[test]
fn a_document_that_was_never_committed_is_compared_with_nothing() {
    let Some(repository) = Repository::new() else {
        return;
    };
    fs::copy(
        repository.path("api/openapi.yaml"),
        repository.path("api/new.yaml"),
    )
    .expect("copied");
    repository.check("api", &["diff", "new.yaml"], 2, "git says: ");
}

#[test]
fn a_repository_without_commits_is_told() {
    let Some(repository) = Repository::new() else {
        return;
    };
    fs::remove_dir_all(repository.path(".git")).expect("removed");
    repository.git(&["init", "--quiet", "."]);
    repository.check("api", &["diff"], 2, "nothing is committed yet; git says: ");
}

#[test]
fn a_document_is_compared_in_the_repository_that_it_belongs_to() {
    let Some(repository) = Repository::new() else {
        return;
    };
    // The folder above has commits as well, but not of this document.
    let inner = repository.path("api/inner");
    fs::create_dir(&inner).expect("a folder");
    fs::copy(
        repository.path("api/openapi.yaml"),
        inner.join("openapi.yaml"),
    )
    .expect("copied");
    fs::write(
        inner.join("part.yaml"),
        "type: object\nproperties: {a: {type: string}}\n",
    )
    .expect("written");
    let referring = MORE.replace(
        "'204': {description: Nothing.}",
        "'200': {description: A part., content: {application/json: {schema: {$ref: part.yaml}}}}",
    );
    repository.edit("api/inner/openapi.yaml", "paths:\n", &referring);
    let git = |words: &[&str]| {
        let name = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
        let ended = command("git", &inner)
            .args(name)
            .args(words)
            .output()
            .expect("git runs");
        assert!(ended.status.success(), "{words:?}: {ended:?}");
    };
    git(&["init", "--quiet", "."]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--no-verify", "--message=Inner"]);
    repository.check(".", &["diff", "api/inner/openapi.yaml"], 0, "no changes");
    repository.edit("api/inner/part.yaml", "string", "integer");
    let told = "`part.a` is integer and was string";
    repository.check(".", &["diff", "api/inner/openapi.yaml"], 1, told);
    repository.check("api/inner", &["diff", "openapi.yaml"], 1, told);
}

#[test]
fn what_was_raised_since_the_last_commit_is_not_raised_again() {
    let Some(repository) = Repository::new() else {
        return;
    };
    let words = ["generate", "--bump", "--changelog", "CHANGELOG.md"];
    let version = |expected: &str| {
        let expected = format!("version = \"{expected}\"");
        for file in ["api/specsmith.toml", "api/generated/Cargo.toml"] {
            let text = repository.text(file);
            assert!(text.contains(&expected), "{file}: {text}");
        }
    };
    repository.check("api", &words, 0, "no changes: the version stays");
    version("0.1.0");
    assert!(!repository.path("api/CHANGELOG.md").exists());

    repository.edit("api/openapi.yaml", "paths:\n", MORE);
    let raised = "minor: the version is 0.1.1 and was 0.1.0";
    repository.check("api", &words, 0, raised);
    version("0.1.1");
    let entry = "## 0.1.1\n\n### Added\n\n- `GET /more` is new (operation-added)\n";
    let changelog = repository.text("api/CHANGELOG.md");
    assert!(changelog.contains(entry), "{changelog}");

    // The same once more changes nothing.
    repository.check("api", &words, 0, "the version is 0.1.1 already");
    version("0.1.1");
    assert_eq!(repository.text("api/CHANGELOG.md"), changelog);

    // What breaks raises what was committed, and takes the place of the entry.
    repository.edit(
        "api/openapi.yaml",
        "operationId: createNote",
        "operationId: addNote",
    );
    repository.check("api", &words, 0, "major: the version is 0.2.0");
    version("0.2.0");
    let changelog = repository.text("api/CHANGELOG.md");
    assert!(
        changelog.contains("## 0.2.0\n\n### Breaking\n"),
        "{changelog}"
    );
    assert!(!changelog.contains("## 0.1.1"), "{changelog}");

    repository.commit();
    repository.check("api", &words, 0, "no changes: the version stays");
    version("0.2.0");
    assert_eq!(repository.text("api/CHANGELOG.md"), changelog);
}
