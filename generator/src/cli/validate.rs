//! `specsmith validate`.

use std::io;

use super::Exit;
use super::arguments::Validate;
use super::show::Show;
use crate::diagnostic::{Diagnostics, Severity, codes};
use crate::source::SourceMap;
use crate::{generate, ir, model};

pub(super) fn run(options: &Validate, show: &mut Show<'_>) -> io::Result<Exit> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let document = options.document.as_deref();
    let file = options.config.as_deref();
    let Some(mut config) = show.config(document, file, &mut sources, &mut diagnostics)? else {
        return Ok(Exit::Unusable);
    };
    if !options.levels.add_to(&mut config, show)? {
        return Ok(Exit::Unusable);
    }
    config.overlays.extend(options.overlay.iter().cloned());
    if let Some(document) = generate::parse(&config, &mut sources, &mut diagnostics) {
        let model = model::resolve(&document, &mut diagnostics);
        // What a pattern or a bound means is found out here.
        let _api = ir::lower(&model, &config, &mut diagnostics);
    }
    // A skip may be needed by the stages that come behind.
    let _ = diagnostics.set_levels(&config.levels, &sources);
    let unreadable = |code: &str| code == codes::syntax::UNREADABLE.id;
    let exit = if diagnostics.iter().any(|found| unreadable(found.code().id)) {
        Exit::Unusable
    } else if diagnostics
        .iter()
        .any(|found| found.severity() >= Severity::Warning && is_about_document(found.code().id))
    {
        Exit::Findings
    } else {
        Exit::Fine
    };
    let mut shown = Diagnostics::new();
    shown.extend(
        diagnostics
            .into_iter()
            .filter(|found| is_about_document(found.code().id)),
    );
    show.findings(&shown, &sources)?;
    if exit == Exit::Fine && !show.is_json() {
        show.note(format_args!("`{}`: no mistakes", config.document.display()))?;
    }
    Ok(exit)
}

/// What Specsmith cannot generate is no mistake of the document.
fn is_about_document(id: &str) -> bool {
    !id.starts_with('G')
}
