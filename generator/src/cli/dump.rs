//! `specsmith dump`.

use std::io;

use super::Exit;
use super::arguments::{Dump, Stage};
use super::show::Show;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::source::{Origin, SourceMap};
use crate::{generate, ir, model, rust};

pub(super) fn run(options: &Dump, show: &mut Show<'_>) -> io::Result<Exit> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let Some(config) = show.input(&options.input, &mut sources, &mut diagnostics)? else {
        return Ok(Exit::Unusable);
    };
    show.at("reading the document");
    let text = dump(options.stage, &config, &mut sources, &mut diagnostics);
    show.findings(&diagnostics, &sources)?;
    match text {
        Some(text) => {
            show.line(text)?;
            Ok(Exit::Fine)
        }
        None => Ok(Exit::Unusable),
    }
}

/// The value of a stage as text; nothing when the run does not come so far.
fn dump(
    stage: Stage,
    config: &Config,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let document = generate::parse(config, sources, diagnostics)?;
    if stage == Stage::Document {
        let tree = document.get(&Origin::root(document.root()))?;
        return serde_json::to_string_pretty(tree).ok();
    }
    let config = generate::complete(config, &document);
    let model = model::resolve(&document, diagnostics);
    if stage == Stage::Model {
        return Some(format!("{model:#?}"));
    }
    let api = ir::lower(&model, &config, diagnostics);
    if stage == Stage::Api {
        return Some(format!("{api:#?}"));
    }
    Some(format!("{:#?}", rust::plan(&api, &config, diagnostics)))
}
