//! `specsmith generate`.

use std::io;
use std::path::Path;
use std::time::Instant;

use serde_json::json;

use super::Exit;
use super::arguments::Generate;
use super::bump;
use super::levels::WriteBaseline;
use super::show::Show;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::count::{grouped, plural};
use crate::edit;
use crate::generate::{self, Generation, Stage};
use crate::ledger::Ledger;
use crate::output::{ChangeKind, Mode, Report};
use crate::source::{self, SourceMap};

pub(super) fn run(options: &Generate, show: &mut Show<'_>) -> io::Result<Exit> {
    let start = Instant::now();
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let Some(mut config) = show.input(&options.input, &mut sources, &mut diagnostics)? else {
        return Ok(Exit::Unusable);
    };
    if let Some(output) = &options.output {
        config.output.clone_from(output);
    } else if config.output.as_os_str().is_empty() {
        show.note(
            "error: say where to write to with `-o DIR`, or name a configuration with --config",
        )?;
        return Ok(Exit::Unusable);
    }
    if !options.levels.add_to(&mut config, show)?
        || !options.levels.add_baseline(
            &mut config,
            &mut sources,
            &WriteBaseline::default(),
            show,
        )?
    {
        return Ok(Exit::Unusable);
    }
    options.selection.add_to(&mut config.operations);
    let mode = match (options.check, options.dry_run) {
        (true, _) => Mode::Check,
        (_, true) => Mode::DryRun,
        _ => Mode::Write,
    };
    let raised = if options.bump.bump {
        let Some(file) = Show::config_file(options.input.config.as_deref()) else {
            show.note(
                "error: `--bump` raises the version of a configuration: name it with --config",
            )?;
            return Ok(Exit::Unusable);
        };
        let Some(raised) = bump::plan(&options.bump, &file, &config, show)? else {
            return Ok(Exit::Unusable);
        };
        config.package.version.clone_from(&raised.version);
        Some(raised)
    } else {
        None
    };
    let progress = show.progress();
    let watch = |stage| progress.at(stage);
    // The account costs as much as the run itself.
    let (generation, account) = if options.ledger.is_some() {
        generate::generate_and_account(&config, &mut sources, &mut diagnostics, &watch)
    } else {
        let generation =
            generate::generate_watched(&config, &mut sources, &mut diagnostics, &watch);
        (generation, None)
    };
    let written = generation.as_ref().and_then(|generation| {
        progress.at(Stage::Write);
        let report = generate::write(generation, &config.output, mode, &mut diagnostics)?;
        Some((generation, report))
    });
    if written.is_some()
        && let Some(ledger) = &account
    {
        diagnostics.extend(ledger.findings());
    }
    show.findings(&diagnostics, &sources)?;
    let Some((generation, report)) = written else {
        if !show.is_json() {
            show.note("nothing was written")?;
        }
        return Ok(Show::stopped(&diagnostics));
    };
    let seconds = start.elapsed().as_secs_f64();
    if show.is_json() {
        json_summary(generation, &report, mode, seconds, show)?;
    } else {
        summary(&config, generation, &report, mode, seconds, show)?;
    }
    if let Some(raised) = &raised
        && mode == Mode::Write
        && !raised.write(show)?
    {
        return Ok(Exit::Unusable);
    }
    if let Some(ledger) = &account {
        parts(ledger, show)?;
    }
    if let Some(path) = &options.ledger
        && !write_account(account.as_ref(), path, show)?
    {
        return Ok(Exit::Unusable);
    }
    let stale = mode == Mode::Check && !report.is_current();
    Ok(if stale { Exit::Findings } else { Exit::Fine })
}

/// Tells how much of the document is not in the client.
fn parts(ledger: &Ledger, show: &mut Show<'_>) -> io::Result<()> {
    let refused = ledger.refused();
    if show.is_json() {
        return show.json(&json!({"refused": refused}));
    }
    if refused.is_empty() {
        return Ok(());
    }
    let counts: Vec<String> = refused
        .iter()
        .map(|(code, count)| format!("{} ({code})", grouped(*count)))
        .collect();
    show.note(format_args!(
        "parts of the document that are not in the client: {}",
        counts.join(", ")
    ))
}

/// Writes the account of the document; `false` when that cannot be done.
fn write_account(account: Option<&Ledger>, path: &Path, show: &mut Show<'_>) -> io::Result<bool> {
    let Some(ledger) = account else {
        show.note("error: the document cannot be accounted for")?;
        return Ok(false);
    };
    if let Err(error) = edit::write(path, &ledger.lines()) {
        show.note(format_args!(
            "error: cannot write `{}`: {error}",
            path.display()
        ))?;
        return Ok(false);
    }
    let counts = ledger.counts();
    if show.is_json() {
        show.json(&json!({"ledger": counts, "refused": ledger.refused()}))?;
    } else {
        let words: Vec<String> = counts
            .iter()
            .map(|(outcome, count)| format!("{} {outcome}", grouped(*count)))
            .collect();
        show.note(format_args!("`{}`: {}", path.display(), words.join(", ")))?;
    }
    Ok(true)
}

fn summary(
    config: &Config,
    generation: &Generation,
    report: &Report,
    mode: Mode,
    seconds: f64,
    show: &mut Show<'_>,
) -> io::Result<()> {
    let output = source::tidy(&config.output);
    let output = if output.as_os_str().is_empty() {
        Path::new(".")
    } else {
        &output
    };
    let output = output.display();
    for change in &report.changes {
        match mode {
            Mode::Write => {}
            Mode::Check => show.beside(&change.diff)?,
            Mode::DryRun => show.beside(&format!("{} {}\n", verb(change.kind), change.path))?,
        }
    }
    let account = &generation.summary;
    let operations = if account.operations == account.operations_in_document {
        plural(account.operations, "operation")
    } else {
        let all = plural(account.operations_in_document, "operation");
        format!("{} of {all}", account.operations)
    };
    show.note(format_args!(
        "{operations}, {}, {}, {} in {seconds:.2} s",
        plural(account.types, "type"),
        plural(report.files, "file"),
        plural(report.lines, "line"),
    ))?;
    if account.excluded > 0 {
        show.note(format_args!(
            "excluded by the configuration: {}",
            plural(account.excluded, "operation")
        ))?;
    }
    for left_out in &account.left_out {
        let code = left_out.code;
        let times = plural(left_out.count, "time");
        show.note(format_args!(
            "not as the document has it, {times}: {} ({})",
            code.summary, code.id
        ))?;
    }
    if report.is_current() {
        return show.note(format_args!("`{output}` is up to date"));
    }
    let counts = [ChangeKind::Added, ChangeKind::Changed, ChangeKind::Removed]
        .map(|kind| format!("{} {}", report.count(kind), past(kind)))
        .join(", ");
    match mode {
        Mode::Write => show.note(format_args!(
            "`{output}`: {counts}, {} unchanged",
            report.unchanged
        )),
        Mode::Check => show.note(format_args!(
            "`{output}` is not up to date ({counts}): run `{}`",
            config.command
        )),
        Mode::DryRun => show.note(format_args!("`{output}` would change: {counts}")),
    }
}

fn json_summary(
    generation: &Generation,
    report: &Report,
    mode: Mode,
    seconds: f64,
    show: &mut Show<'_>,
) -> io::Result<()> {
    let changes: Vec<_> = report
        .changes
        .iter()
        .map(|change| json!({"path": change.path, "change": past(change.kind)}))
        .collect();
    let left_out: Vec<_> = generation
        .summary
        .left_out
        .iter()
        .map(|left_out| json!({"code": left_out.code.id, "count": left_out.count}))
        .collect();
    show.json(&json!({
        "summary": {
            "operations": generation.summary.operations,
            "operationsInDocument": generation.summary.operations_in_document,
            "excluded": generation.summary.excluded,
            "types": generation.summary.types,
            "files": report.files,
            "lines": report.lines,
            "seconds": seconds,
            "written": mode == Mode::Write,
            "unchanged": report.unchanged,
            "changes": changes,
            "leftOut": left_out,
        }
    }))
}

fn verb(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "add",
        ChangeKind::Changed => "change",
        ChangeKind::Removed => "remove",
    }
}

fn past(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "added",
        ChangeKind::Changed => "changed",
        ChangeKind::Removed => "removed",
    }
}
