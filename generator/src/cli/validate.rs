//! `specsmith validate`.

use std::collections::HashSet;
use std::io;

use super::arguments::Validate;
use super::show::Show;
use super::{Exit, leave};
use crate::diagnostic::{Diagnostic, Diagnostics, Families, Place, Severity, codes};
use crate::generate::{self, Stage};
use crate::source::{Origin, SourceMap};
use crate::{ir, model, validate};

/// What the command looks for in full.
const FAMILIES: Families = Families("SRMV");

pub(super) fn run(options: &Validate, show: &mut Show<'_>) -> io::Result<Exit> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let Some(mut config) = show.input(&options.input, &mut sources, &mut diagnostics)? else {
        return Ok(Exit::Unusable);
    };
    let levels = &options.levels;
    if !levels.add_to(&mut config, show)?
        || !levels.add_baseline(&mut config, &mut sources, &options.write, show)?
    {
        return Ok(Exit::Unusable);
    }
    show.at(Stage::Parse);
    let document = generate::parse(&config, &mut sources, &mut diagnostics);
    if let Some(document) = &document {
        show.at(Stage::Resolve);
        let model = model::resolve(document, &mut diagnostics);
        show.at(Stage::Lower);
        // What a pattern or a bound means is found out here.
        let api = ir::lower(&model, &config, &mut diagnostics);
        show.at("looking for mistakes");
        validate::check(document, &model, &mut diagnostics);
        leave((api, model));
    }
    // What is allowed of the other families may be needed by the stages that come behind.
    let unneeded = diagnostics.set_levels(&config.levels, &sources, FAMILIES);
    if document.is_some() {
        diagnostics.extend(unneeded);
    }
    if let Some(document) = document {
        document.count_operations(&sources, &mut diagnostics);
        leave(document);
    }
    // A name that makes a schema impossible is not told of a second time because nothing describes it.
    let impossible: HashSet<Origin> = diagnostics
        .iter()
        .filter(|found| found.code().id == codes::meaning::IMPOSSIBLE.id)
        .filter_map(|found| found.place()?.origin().cloned())
        .collect();
    let is_told = |found: &Diagnostic| {
        found.code().id == codes::structure::REQUIRED_UNKNOWN.id
            && found
                .place()
                .and_then(Place::origin)
                .is_some_and(|place| impossible.contains(place))
    };
    let mut shown = Diagnostics::new();
    shown.extend(
        diagnostics
            .into_iter()
            .filter(|found| is_about_document(found.code().id) && !is_told(found)),
    );
    if let Some(exit) =
        levels.write_baseline(&options.write, &config, FAMILIES, (&shown, &sources), show)?
    {
        return Ok(exit);
    }
    show.findings(&shown, &sources)?;
    let unreadable = |found: &Diagnostic| found.code().id == codes::syntax::UNREADABLE.id;
    let exit = if shown.iter().any(unreadable) {
        Exit::Unusable
    } else if shown.iter().any(|found| options.failing.is_bad(found)) {
        Exit::Findings
    } else {
        Exit::Fine
    };
    let is_fine = |found: &Diagnostic| found.severity() < Severity::Warning;
    if shown.iter().all(is_fine) && show.is_text() {
        show.note(format_args!("`{}`: no mistakes", config.document.display()))?;
    }
    Ok(exit)
}

/// What Specsmith cannot generate is no mistake of the document, and neither is a type that the emitted crate lacks.
pub(super) fn is_about_document(id: &str) -> bool {
    !id.starts_with('G')
        && id != codes::structure::UNSUPPORTED.id
        && id != codes::pattern::NEEDS_ENGINE.id
        && id != codes::config::UNLISTED_TYPE.id
}
