//! `specsmith stats`.

use std::io;

use super::Exit;
use super::arguments::{Format, Stats};
use super::show::Show;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::generate::Stage;
use crate::source::SourceMap;
use crate::{document, stats};

pub(super) fn run(options: &Stats, format: Format, show: &mut Show<'_>) -> io::Result<Exit> {
    if !matches!(format, Format::Text | Format::Json | Format::Markdown) {
        show.note("error: numbers are shown as text, json or markdown")?;
        return Ok(Exit::Unusable);
    }
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let (named, config) = (options.document.as_deref(), options.config.as_deref());
    let Some(config) = show.config(named, config, &mut sources, &mut diagnostics)? else {
        return Ok(Exit::Unusable);
    };
    show.at(Stage::Parse);
    let file = match sources.load_input(&config.document) {
        Ok(file) => file,
        Err(error) => {
            let message = format!("`{}` cannot be read: {error}", config.document.display());
            let finding = Diagnostic::new(&codes::syntax::UNREADABLE, message);
            diagnostics.push(finding.help("name a file that is there and can be read"));
            show.findings(&diagnostics, &sources)?;
            return Ok(Exit::Unusable);
        }
    };
    // Mistakes are for `specsmith validate` to tell; what cannot be read at all has no numbers.
    let Some(document) = document::parse(&mut sources, file, &mut diagnostics) else {
        show.findings(&diagnostics, &sources)?;
        return Ok(Exit::Unusable);
    };
    show.at("counting what is in the document");
    let found = stats::gather(&document, &sources);
    match format {
        Format::Json => show.json(&stats::json(&found))?,
        Format::Markdown => show.text(&stats::markdown(&found))?,
        _ => show.text(&stats::text(&found))?,
    }
    Ok(Exit::Fine)
}
