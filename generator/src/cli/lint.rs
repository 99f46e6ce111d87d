//! `specsmith lint`.

use std::collections::HashSet;
use std::io;

use super::Exit;
use super::arguments::Lint;
use super::fix::{self, Mended};
use super::show::Show;
use crate::config::Config;
use crate::diagnostic::count::plural;
use crate::diagnostic::{Diagnostic, Diagnostics, Families, Place, Severity};
use crate::document::Document;
use crate::lint::Fix;
use crate::source::SourceMap;
use crate::{generate, lint};

pub(super) fn run(options: &Lint, show: &mut Show<'_>) -> io::Result<Exit> {
    let mut seen = match look(options, show)? {
        Ok(seen) => seen,
        Err(exit) => return Ok(exit),
    };
    if options.fix {
        let mended = fix::mend(
            &seen.document,
            &seen.sources,
            &seen.fixes(),
            options.dry_run,
            show,
        )?;
        match mended {
            Mended::Failed => return Ok(Exit::Unusable),
            Mended::Something => {
                seen = match look(options, show)? {
                    Ok(seen) => seen,
                    Err(exit) => return Ok(exit),
                };
            }
            Mended::Nothing => {}
        }
    }
    seen.show(options, show)
}

/// What is found in a document.
struct Seen {
    config: Config,
    sources: SourceMap,
    document: Document,
    findings: Diagnostics,
    fixes: Vec<Fix>,
    /// How many mistakes `specsmith validate` shows.
    others: usize,
}

/// Reads the document and looks for findings; how the command ends when that is not possible, which has been shown.
fn look(options: &Lint, show: &mut Show<'_>) -> io::Result<Result<Seen, Exit>> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let document = options.document.as_deref();
    let file = options.config.as_deref();
    let Some(mut config) = show.config(document, file, &mut sources, &mut diagnostics)? else {
        return Ok(Err(Exit::Unusable));
    };
    let levels = &options.levels;
    if !levels.add_to(&mut config, show)?
        || !(options.write.is_asked() || levels.add_baseline(&mut config, &mut sources, show)?)
    {
        return Ok(Err(Exit::Unusable));
    }
    config.overlays.extend(options.overlay.iter().cloned());
    let Some(document) = generate::parse(&config, &mut sources, &mut diagnostics) else {
        let _ = diagnostics.set_levels(&config.levels, &sources, Families("L"));
        show.findings(&diagnostics, &sources)?;
        return Ok(Err(Exit::Unusable));
    };
    let fixes = generate::lint(&document, &config.levels, &mut diagnostics);
    let unneeded = diagnostics.set_levels(&config.levels, &sources, Families("L"));
    diagnostics.extend(unneeded);
    // What `specsmith validate` says is not said twice.
    let (mut findings, mut others) = (Diagnostics::new(), 0);
    for found in diagnostics {
        if is_about_lint(&found) || lint::is_borrowed(found.code(), &config.levels) {
            findings.push(found);
        } else {
            others += usize::from(found.severity() >= Severity::Warning);
        }
    }
    document.count_operations(&sources, &mut findings);
    Ok(Ok(Seen {
        config,
        sources,
        document,
        findings,
        fixes,
        others,
    }))
}

impl Seen {
    /// What mends findings that are not allowed.
    fn fixes(&self) -> Vec<&Fix> {
        let left: HashSet<(&str, &Place)> = self
            .findings
            .iter()
            .filter_map(|found| Some((found.code().id, found.place()?)))
            .collect();
        let fixes = self.fixes.iter();
        fixes
            .filter(|fix| left.contains(&(fix.code.id, &fix.place)))
            .collect()
    }

    fn show(&self, options: &Lint, show: &mut Show<'_>) -> io::Result<Exit> {
        let (findings, sources) = (&self.findings, &self.sources);
        let written = options
            .levels
            .write_baseline(&options.write, findings, sources, show)?;
        if let Some(exit) = written {
            return Ok(exit);
        }
        show.findings(findings, sources)?;
        if show.is_text() && findings.is_empty() {
            let name = self.config.document.display();
            show.note(format_args!("`{name}`: nothing found"))?;
        }
        if show.is_text() && self.others > 0 {
            let others = plural(self.others, "mistake");
            show.note(format_args!(
                "the document has {others} besides; `specsmith validate` shows them"
            ))?;
        }
        let bad = |found: &Diagnostic| found.severity() >= Severity::Warning;
        Ok(if findings.iter().any(bad) {
            Exit::Findings
        } else {
            Exit::Fine
        })
    }
}

/// Whether a finding is one of a rule, or of what is allowed of rules in vain.
fn is_about_lint(found: &Diagnostic) -> bool {
    found.code().id.starts_with(['L', 'C'])
}
