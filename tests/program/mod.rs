//! Programs that call emitted clients: the clients are generated, compiled together with the program, and called over a
//! socket.

mod server;

use std::fs;
use std::path::{Path, PathBuf};

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::generate;
use specsmith::output::Mode;
use specsmith::source::SourceMap;
use specsmith_tests::write;

pub use server::{Seen, Server};

/// A program, and the folder that it is built in.
pub struct Program {
    home: PathBuf,
}

impl Program {
    /// A program of these files that depends on the clients that its manifest names.
    pub fn new(name: &str, manifest: &str, files: &[(&str, &str)]) -> Self {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&home).expect("a folder of its own");
        write(&home.join("Cargo.toml"), manifest);
        for (name, source) in files {
            write(&home.join(name), source);
        }
        Self { home }
    }

    /// Generates the client of a small document, as the package `name` in a folder that is named like the document; with
    /// the configuration that stands beside the document, if there is one.
    pub fn generate(&self, feature: &str, name: &str) {
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        let document = PathBuf::from(format!("fixtures/features/{feature}.yaml"));
        let beside = document.with_extension("toml");
        let config = if beside.is_file() {
            Config::load(
                &mut sources,
                &beside,
                specsmith::catalogue::read,
                &mut diagnostics,
            )
        } else {
            Some(Config::new(document, ""))
        };
        let mut config = config.expect("a configuration");
        config.output = self.home.join(feature);
        config.package.name = Some(name.to_owned());
        let written =
            generate::generate(&config, &mut sources, &mut diagnostics).and_then(|client| {
                generate::write(&client, &config.output, Mode::Write, &mut diagnostics)
            });
        assert!(
            written.is_some(),
            "{}",
            render(&diagnostics, &sources, false)
        );
    }

    /// Compiles the program, runs it against the server at `url`, and returns what it printed.
    pub fn run(&self, url: &str) -> String {
        specsmith_tests::run(
            &self.home,
            env!("CARGO_TARGET_TMPDIR"),
            &[url],
            String::new(),
        )
    }
}
