//! `specsmith lint`.

use std::io;

use super::Exit;
use super::arguments::Lint;
use super::show::Show;
use crate::diagnostic::count::plural;
use crate::diagnostic::{Diagnostic, Diagnostics, Families, Severity};
use crate::source::SourceMap;
use crate::{generate, lint};

pub(super) fn run(options: &Lint, show: &mut Show<'_>) -> io::Result<Exit> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let document = options.document.as_deref();
    let file = options.config.as_deref();
    let Some(mut config) = show.config(document, file, &mut sources, &mut diagnostics)? else {
        return Ok(Exit::Unusable);
    };
    let levels = &options.levels;
    if !levels.add_to(&mut config, show)?
        || !(options.write.is_asked() || levels.add_baseline(&mut config, &mut sources, show)?)
    {
        return Ok(Exit::Unusable);
    }
    config.overlays.extend(options.overlay.iter().cloned());
    let Some(document) = generate::parse(&config, &mut sources, &mut diagnostics) else {
        let _ = diagnostics.set_levels(&config.levels, &sources, Families("L"));
        show.findings(&diagnostics, &sources)?;
        return Ok(Exit::Unusable);
    };
    let _fixes = lint::lint(&document, &config.levels, &mut diagnostics);
    let unneeded = diagnostics.set_levels(&config.levels, &sources, Families("L"));
    diagnostics.extend(unneeded);
    // What `specsmith validate` says is not said twice.
    let (mut shown, mut others) = (Diagnostics::new(), 0);
    for found in diagnostics {
        if is_about_lint(&found) || lint::is_borrowed(found.code(), &config.levels) {
            shown.push(found);
        } else {
            others += usize::from(found.severity() >= Severity::Warning);
        }
    }
    document.count_operations(&sources, &mut shown);
    if let Some(exit) = levels.write_baseline(&options.write, &shown, &sources, show)? {
        return Ok(exit);
    }
    show.findings(&shown, &sources)?;
    if show.is_text() && shown.is_empty() {
        show.note(format_args!(
            "`{}`: nothing found",
            config.document.display()
        ))?;
    }
    if show.is_text() && others > 0 {
        show.note(format_args!(
            "the document has {} besides; `specsmith validate` shows them",
            plural(others, "mistake")
        ))?;
    }
    let bad = |found: &Diagnostic| found.severity() >= Severity::Warning;
    Ok(if shown.iter().any(bad) {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

/// Whether a finding is one of a rule, or of what is allowed of rules in vain.
fn is_about_lint(found: &Diagnostic) -> bool {
    found.code().id.starts_with(['L', 'C'])
}
