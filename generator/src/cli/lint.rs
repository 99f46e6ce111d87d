//! `specsmith lint`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;

use super::arguments::Lint;
use super::fix::{self, Mending};
use super::progress::Progress;
use super::show::Show;
use super::validate::is_about_document;
use super::{Exit, leave};
use crate::config::Config;
use crate::diagnostic::count::plural;
use crate::diagnostic::{Diagnostic, Diagnostics, Families, Place, Severity};
use crate::document::Document;
use crate::generate::{self, Stage};
use crate::lint;
use crate::lint::Fix;
use crate::source::SourceMap;

pub(super) fn run(options: &Lint, show: &mut Show<'_>) -> io::Result<Exit> {
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
    let mut seen = match Seen::look(&config, sources, diagnostics.clone(), &show.progress()) {
        Ok(seen) => seen,
        Err(unread) => {
            let (mut found, sources) = *unread;
            let _ = found.set_levels(&config.levels, &sources, Families("L"));
            show.findings(&found, &sources)?;
            return Ok(Exit::Unusable);
        }
    };
    let root = seen.sources.file(seen.document.root());
    let writable = root.path().is_some();
    if options.fix && !writable {
        let name = root.name();
        show.note(format_args!(
            "`{name}` is not read from a file, and is not mended"
        ))?;
    }
    if !options.fix || !writable {
        let exit = seen.show(&config, options, show);
        leave(seen);
        return exit;
    }
    let Mending { mended, left } = fix::mend(&config, &diagnostics, &seen, &show.progress());
    let Some(mut mended) = mended else {
        seen.explain(left);
        let exit = seen.show(&config, options, show)?;
        show.note("nothing mended")?;
        return Ok(exit);
    };
    if options.dry_run {
        show.text(&mended.differences(&seen))?;
        return seen.show(&config, options, show);
    }
    if !mended.write(&seen, show)? {
        return Ok(Exit::Unusable);
    }
    mended.seen.explain(left);
    let exit = mended.seen.show(&config, options, show)?;
    mended.tell(show)?;
    Ok(exit)
}

/// What is found in a document.
pub(super) struct Seen {
    pub(super) sources: SourceMap,
    pub(super) document: Document,
    findings: Diagnostics,
    fixes: Vec<Fix>,
    /// How many mistakes `specsmith validate` shows.
    others: usize,
    /// How many findings there are of each code, shown or not; those about the configuration are left out.
    pub(super) counts: BTreeMap<&'static str, usize>,
}

impl Seen {
    /// Reads the document of a configuration and looks for findings; what stands in the way when that is not possible.
    pub(super) fn look(
        config: &Config,
        mut sources: SourceMap,
        mut diagnostics: Diagnostics,
        progress: &Progress,
    ) -> Result<Self, Box<(Diagnostics, SourceMap)>> {
        let Some(document) = generate::parse(config, &mut sources, &mut diagnostics) else {
            return Err(Box::new((diagnostics, sources)));
        };
        progress.at("holding the document against the rules");
        let fixes = generate::lint(&document, &config.levels, &mut diagnostics);
        let mut counts = BTreeMap::new();
        for found in &diagnostics {
            *counts.entry(found.code().id).or_default() += 1;
        }
        let unneeded = diagnostics.set_levels(&config.levels, &sources, Families("L"));
        diagnostics.extend(unneeded);
        // What `specsmith validate` says is not said twice.
        let (mut findings, mut others) = (Diagnostics::new(), 0);
        for found in diagnostics {
            if is_about_lint(&found) || lint::is_borrowed(found.code(), &config.levels) {
                findings.push(found);
            } else {
                others += usize::from(
                    found.severity() >= Severity::Warning && is_about_document(found.code().id),
                );
            }
        }
        document.count_operations(&sources, &mut findings);
        Ok(Self {
            sources,
            document,
            findings,
            fixes,
            others,
            counts,
        })
    }

    /// What mends findings that are not allowed.
    pub(super) fn fixes(&self) -> Vec<&Fix> {
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

    /// Says beside findings why they were not mended.
    fn explain(&mut self, left: Vec<(&'static str, Place, String)>) {
        let left = left.into_iter();
        let left: HashMap<(&str, Place), String> = left
            .map(|(code, place, why)| ((code, place), why))
            .collect();
        let findings = std::mem::replace(&mut self.findings, Diagnostics::new());
        self.findings.extend(findings.into_iter().map(|found| {
            let place = found.place().cloned();
            let why = place.and_then(|place| left.get(&(found.code().id, place)));
            match why {
                Some(why) => found.help(format!("it is not mended: {why}")),
                None => found,
            }
        }));
    }

    fn show(&self, config: &Config, options: &Lint, show: &mut Show<'_>) -> io::Result<Exit> {
        let (findings, sources) = (&self.findings, &self.sources);
        let written = options.levels.write_baseline(
            &options.write,
            config,
            Families("L"),
            (findings, sources),
            show,
        )?;
        if let Some(exit) = written {
            return Ok(exit);
        }
        show.findings(findings, sources)?;
        if show.is_text() && findings.is_empty() {
            let name = config.document.display();
            show.note(format_args!("`{name}`: nothing found"))?;
        }
        if show.is_text() && self.others > 0 {
            let others = plural(self.others, "mistake");
            show.note(format_args!(
                "the document has {others} besides; `specsmith validate` shows them"
            ))?;
        }
        let is_bad = |found: &Diagnostic| options.failing.is_bad(found);
        Ok(if findings.iter().any(is_bad) {
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
