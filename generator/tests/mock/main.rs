//! `specsmith mock`: requests against documents in memory, over real documents, and over a socket.

#[cfg(unix)]
mod command;
mod corpus;
mod requests;

use std::path::Path;

use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::generate;
use specsmith::mock::{Mock, Settings};
use specsmith::model::{self, Model};
use specsmith::source::SourceMap;

/// The model of a document; nothing when it cannot be read.
fn model(path: &Path) -> Option<Model> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let config = Config::new(path, "generated");
    let document = generate::parse(&config, &mut sources, &mut diagnostics)?;
    Some(model::resolve(&document, &mut diagnostics))
}

/// A server of the fixture.
fn shop(settings: Settings) -> Mock {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mock/shop.yaml");
    Mock::new(model(&path).expect("it can be read"), settings)
}
