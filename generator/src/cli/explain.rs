//! `specsmith explain`.

use std::io;

use serde_json::json;

use super::Exit;
use super::arguments::Explain;
use super::show::Show;
use crate::catalogue;
use crate::diagnostic::codes::Group;
use crate::diagnostic::{Code, codes};

pub(super) fn run(options: &Explain, show: &mut Show<'_>) -> io::Result<Exit> {
    let Some(word) = &options.code else {
        list(catalogue::all(), show)?;
        if !show.is_json() {
            groups(show)?;
        }
        return Ok(Exit::Fine);
    };
    if let (None, Some(group)) = (catalogue::find(word), codes::group(word)) {
        let all = catalogue::all();
        return list(all.filter(|code| code.id.starts_with(group.prefix)), show);
    }
    let Some(code) = catalogue::find(word) else {
        let advice = catalogue::meant(word).map_or_else(
            || "`specsmith explain` without a code lists them".to_owned(),
            |meant| format!("did you mean `{meant}`?"),
        );
        show.note(format_args!("error: there is no code `{word}`; {advice}"))?;
        return Ok(Exit::Unusable);
    };
    if show.is_json() {
        show.json(&json(code))?;
    } else {
        let Code {
            id,
            name,
            severity,
            summary,
            explanation,
        } = code;
        show.line(format_args!(
            "{id} ({name}), {severity}: {summary}\n\n{}",
            explanation.trim_end()
        ))?;
    }
    Ok(Exit::Fine)
}

/// A line for each code.
fn list(all: impl Iterator<Item = &'static Code>, show: &mut Show<'_>) -> io::Result<Exit> {
    for code in all {
        if show.is_json() {
            show.json(&json(code))?;
            continue;
        }
        let Code {
            id,
            name,
            severity,
            summary,
            ..
        } = code;
        let severity = severity.as_str();
        show.line(format_args!("{id}  {severity:<7}  {name}: {summary}"))?;
    }
    Ok(Exit::Fine)
}

/// The words that stand for many codes.
fn groups(show: &mut Show<'_>) -> io::Result<()> {
    show.line("\nGroups, by name or by what their codes begin with:")?;
    for Group {
        name,
        prefix,
        default,
    } in codes::GROUPS
    {
        let note = if *default { "" } else { " (off by default)" };
        show.line(format_args!("{prefix:<3}  {name}{note}"))?;
    }
    Ok(())
}

fn json(code: &Code) -> serde_json::Value {
    json!({
        "code": code.id,
        "name": code.name,
        "severity": code.severity.as_str(),
        "summary": code.summary,
        "explanation": code.explanation,
    })
}
