//! `specsmith mock`.

use std::io;
use std::time::Duration;

use serde_json::json;

use super::Exit;
use super::arguments::{Format, Mock};
use super::show::Show;
use crate::diagnostic::count::plural;
use crate::diagnostic::{Diagnostic, Diagnostics, Families, Severity, codes};
use crate::generate::{self, Stage};
use crate::mock::{self, Exchange, Server, Serving, Settings, Stop};
use crate::model;
use crate::source::SourceMap;

pub(super) fn run(options: &Mock, format: Format, show: &mut Show<'_>) -> io::Result<Exit> {
    if !matches!(format, Format::Text | Format::Json) {
        show.note("error: requests are shown as text or json")?;
        return Ok(Exit::Unusable);
    }
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let Some(config) = show.input(&options.input, &mut sources, &mut diagnostics)? else {
        return Ok(Exit::Unusable);
    };
    show.at(Stage::Parse);
    let Some(document) = generate::parse(&config, &mut sources, &mut diagnostics) else {
        show.findings(&diagnostics, &sources)?;
        return Ok(Exit::Unusable);
    };
    show.at(Stage::Resolve);
    let model = model::resolve(&document, &mut diagnostics);
    drop(document);
    let title = format!("{} {}", model.info.title, model.info.version);
    let mock = mock::Mock::new(
        model,
        Settings {
            seed: options.seed,
            dynamic: options.dynamic,
            validate: !options.no_validate,
            cors: options.cors,
        },
    );
    show.at("looking for what cannot be served");
    mock.survey(&mut diagnostics);
    let _ = diagnostics.set_levels(&config.levels, &sources, Families("A"));
    let listening = Server::bind(&options.host, options.port);
    if let Err(error) = &listening {
        let message = format!(
            "cannot listen at {}, port {}: {error}",
            options.host, options.port
        );
        let finding = Diagnostic::new(&codes::mock::PORT, message);
        diagnostics
            .push(finding.help("name another port or address; `--port 0` takes any that is free"));
    }
    // Other mistakes of the document are for `specsmith validate` to tell.
    let mut shown = Diagnostics::new();
    shown.extend(
        diagnostics.into_iter().filter(|found| {
            found.code().id.starts_with('A') || found.severity() == Severity::Error
        }),
    );
    show.findings(&shown, &sources)?;
    let Ok(server) = listening else {
        return Ok(Exit::Unusable);
    };
    // What a document denies is no reason to serve it.
    if shown
        .iter()
        .any(|found| found.severity() == Severity::Error && found.code().id.starts_with('A'))
    {
        return Ok(Exit::Findings);
    }
    drop(sources);
    let url = format!("http://{}", server.address());
    if show.is_json() {
        show.json(&json!({"event": "listening", "url": url, "operations": mock.operations()}))?;
    } else {
        let operations = plural(mock.operations(), "operation");
        show.line(format_args!("{url} serves {title}: {operations}"))?;
    }
    let serving = Serving {
        delay: Duration::from_millis(options.delay),
        signals: true,
    };
    server.run(mock, serving, &Stop::default(), &mut |exchange| {
        told(exchange, show)
    })?;
    Ok(Exit::Fine)
}

/// One line for a request.
fn told(exchange: &Exchange, show: &mut Show<'_>) -> io::Result<()> {
    let Exchange {
        method,
        path,
        status,
        operation,
        reasons,
    } = exchange;
    if show.is_json() {
        return show.json(&json!({
            "event": "request",
            "method": method,
            "path": path,
            "status": status,
            "operation": operation,
            "reasons": reasons,
        }));
    }
    let mut line = format!("{method} {path} {status}");
    if let Some(operation) = operation {
        line.push(' ');
        line.push_str(operation);
    }
    if !reasons.is_empty() {
        line.push_str(": ");
        line.push_str(&reasons.join("; "));
    }
    // A name of the document is shown on one line, and steers no terminal.
    let line: String = line
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    show.line(line)
}
