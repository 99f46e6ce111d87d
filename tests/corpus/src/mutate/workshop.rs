//! Runs the generator over changed documents, as far as it is needed to see a difference.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::Value;
use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::ledger::Outcome;
use specsmith::output::Contents;
use specsmith::rust::CratePlan;
use specsmith::source::SourceMap;
use specsmith::{emit, generate, ir, model, rust};

use super::change::changed;
use super::nodes::{Account, Action, Mutation};

/// What the unchanged document gives.
pub(super) struct Base {
    /// Path and text of each file, and its code alone.
    files: Vec<(String, String, String)>,
    findings: Findings,
}

/// How often each finding is made.
type Findings = BTreeMap<(&'static str, String), usize>;

/// A folder to put changed documents into.
pub(super) struct Workshop {
    folder: tempfile::TempDir,
    /// The file that differed last: neighbours tend to be in one file.
    last: usize,
}

impl Workshop {
    pub(super) fn new() -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        Ok(Self { folder, last: 0 })
    }

    fn write(&self, tree: &Value) -> Result<Config, String> {
        let path: PathBuf = self.folder.path().join("document.json");
        fs::write(&path, tree.to_string()).map_err(|error| error.to_string())?;
        let mut config = Config::new(path, self.folder.path().join("client"));
        // Else any new title would change every file that names the package.
        config.package.name = Some("client".to_owned());
        Ok(config)
    }

    fn plan(&self, tree: &Value) -> Result<(Option<CratePlan>, Findings), String> {
        let config = self.write(tree)?;
        let mut diagnostics = Diagnostics::new();
        let plan = plan(&config, &mut diagnostics);
        let mut findings = Findings::new();
        for finding in &diagnostics {
            let key = (finding.code().id, finding.message().to_owned());
            *findings.entry(key).or_default() += 1;
        }
        Ok((plan.filter(|_| !diagnostics.has_errors()), findings))
    }

    pub(super) fn base(&self, tree: &Value) -> Result<Base, String> {
        let (plan, findings) = self.plan(tree)?;
        let plan = plan.ok_or("the document cannot be generated")?;
        let jobs = emit::jobs(&plan);
        let files = jobs.iter().map(|job| {
            let file = emit::emit(&plan, *job);
            let code = code(&file.path, &file.contents);
            (file.path, text(&file.contents), code)
        });
        Ok(Base {
            files: files.collect(),
            findings,
        })
    }

    /// What the ledger says, by pointer.
    pub(super) fn ledger(&self, tree: &Value) -> Result<Option<Account>, String> {
        let Some((ledger, _)) = generate::account(&self.write(tree)?) else {
            return Ok(None);
        };
        let rows = ledger.rows.iter();
        Ok(Some(
            rows.map(|row| (row.origin.pointer.to_string(), row.outcome))
                .collect(),
        ))
    }

    /// What is lost when a change is made.
    pub(super) fn loss(
        &mut self,
        tree: &Value,
        base: &Base,
        account: &Account,
        mutation: &Mutation,
    ) -> Result<Option<String>, String> {
        if mutation.outcome.is_none() && mutation.action == Action::Alter {
            return Ok(Some("no row of the ledger".to_owned()));
        }
        let Some(changed) = changed(tree, mutation) else {
            return Ok(None);
        };
        let (plan, findings) = self.plan(&changed)?;
        if findings != base.findings {
            return Ok(None);
        }
        let Some(plan) = plan else {
            return Ok(None);
        };
        let deleted = mutation.action == Action::Delete;
        let in_code = mutation.outcome == Some(Outcome::Generated) && !deleted;
        if self.differs(&plan, base, in_code) {
            return Ok(None);
        }
        if deleted && self.others_change(&changed, account, mutation)? {
            return Ok(None);
        }
        let shown = in_code && self.differs(&plan, base, false);
        let outcome = mutation.outcome.map_or("", Outcome::as_str);
        let action = match mutation.action {
            Action::Alter => "altered",
            Action::Turn => "turned",
            Action::Delete => "deleted",
        };
        Ok(Some(if shown {
            format!("{action}: only documented")
        } else {
            format!("{action}: {outcome}")
        }))
    }

    /// Whether some file is another one.
    fn differs(&mut self, plan: &CratePlan, base: &Base, in_code: bool) -> bool {
        let jobs = emit::jobs(plan);
        if jobs.len() != base.files.len() {
            return true;
        }
        let order = std::iter::once(self.last).chain((0..jobs.len()).filter(|at| *at != self.last));
        for at in order.filter(|at| *at < jobs.len()) {
            let file = emit::emit(plan, jobs[at]);
            let (path, whole, only_code) = &base.files[at];
            let same = file.path == *path
                && if in_code {
                    code(path, &file.contents) == *only_code
                } else {
                    text(&file.contents) == *whole
                };
            if !same {
                self.last = at;
                return true;
            }
        }
        false
    }

    /// Whether the ledger says something else of what is still there.
    fn others_change(
        &self,
        changed: &Value,
        account: &Account,
        mutation: &Mutation,
    ) -> Result<bool, String> {
        let Some(now) = self.ledger(changed)? else {
            return Ok(true);
        };
        let holder = mutation
            .pointer
            .rsplit_once('/')
            .map_or("", |(holder, _)| holder);
        // Elements behind one that is gone have other pointers.
        let gone = if mutation
            .pointer
            .rsplit('/')
            .next()
            .is_some_and(|token| token.parse::<usize>().is_ok())
        {
            holder
        } else {
            &mutation.pointer
        };
        Ok(account.iter().any(|(pointer, outcome)| {
            !pointer.starts_with(gone) && now.get(pointer) != Some(outcome)
        }))
    }
}

/// The plan of a client, by the stages that lead there.
fn plan(config: &Config, diagnostics: &mut Diagnostics) -> Option<CratePlan> {
    let document = generate::parse(config, &mut SourceMap::new(), diagnostics)?;
    let config = generate::complete(config, &document);
    let model = model::resolve(&document, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let api = ir::lower(&model, &config, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    Some(rust::plan(&api, &config, diagnostics))
}

fn text(contents: &Contents) -> String {
    match contents {
        Contents::Rust(tokens) => tokens.to_string(),
        Contents::Text(text) => text.clone(),
    }
}

/// What a compiler sees of a file.
fn code(path: &str, contents: &Contents) -> String {
    match contents {
        Contents::Rust(tokens) => without_docs(tokens.clone()).to_string(),
        Contents::Text(_) if path == "README.md" => String::new(),
        Contents::Text(text) => text.clone(),
    }
}

/// Tokens without documentation: `#[doc = "…"]` and `#![doc = "…"]`.
fn without_docs(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        if let TokenTree::Group(group) = token {
            let is_doc = group.delimiter() == Delimiter::Bracket
                && group
                    .stream()
                    .into_iter()
                    .next()
                    .is_some_and(|first| first.to_string() == "doc");
            if is_doc {
                while matches!(kept.last(), Some(TokenTree::Punct(mark)) if matches!(mark.as_char(), '#' | '!'))
                {
                    kept.pop();
                }
            } else {
                let inner = without_docs(group.stream());
                kept.push(proc_macro2::Group::new(group.delimiter(), inner).into());
            }
        } else {
            kept.push(token);
        }
    }
    kept.into_iter().collect()
}
