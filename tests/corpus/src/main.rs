//! `cargo corpus DIR`: a client for each document of a folder, and a table of what became of them.
//!
//! Each document is generated in a process of its own, with a limit of time and of memory, so that nothing a document
//! does ends the run. With `--check` every emitted crate is checked by the compiler, one after the other, with one
//! target folder for all of them.

mod arguments;
mod check;
mod documents;
mod generate;
mod lint;
mod measure;
mod mutate;
mod report;
mod row;
mod twins;
mod values;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use arguments::{Arguments, Look};
use row::Row;

fn main() -> ExitCode {
    if let Some(file) = env::var_os(measure::RESULT) {
        return measure::run_measured(Path::new(&file));
    }
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [word, document, output, rest @ ..] = &arguments[..]
        && word == generate::WORD
    {
        let threads = rest.first().and_then(|word| word.parse().ok());
        return generate::run_here(Path::new(document), Path::new(output), threads);
    }
    let result = Arguments::read(&arguments).and_then(|arguments| run(&arguments));
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

/// Whether everything is as it should be.
fn run(arguments: &Arguments) -> Result<bool, String> {
    let documents = documents::list(&arguments.folder, &arguments.only)?;
    if let Some(rows) = arguments.mutate {
        return mutated(&documents, rows);
    }
    let scratch = scratch(arguments);
    let mut rows: Vec<Row> = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        eprint!("[{}/{}] {}", at + 1, documents.len(), document.name);
        let place = scratch.join(&document.name);
        let generated = generate::generate(document, &place, arguments)?;
        let mut row = Row::new(&document.name, generated);
        let looks = |look| arguments.look(look) && !arguments.is_unchecked(&document.name);
        if row.generated() && arguments.look(Look::Twins) {
            row.twins = Some(twins::compare(document, &place, arguments)?);
        }
        if row.generated() && looks(Look::Values) {
            let values = values::round_trip(&document.path, &place, &scratch);
            row.values = Some(values);
        }
        if row.generated() && looks(Look::Check) {
            row.checked = Some(check::check(&place, &scratch, arguments)?);
        }
        if row.generated() && looks(Look::Lint) {
            row.linted = Some(lint::lint(&place, &scratch, arguments)?);
        }
        eprintln!(": {}", row.verdict());
        for complaint in row.complaints().iter().take(3) {
            eprintln!("{complaint}");
        }
        if !arguments.keep && row.is_fine() {
            measure::remove(&place)?;
        }
        rows.push(row);
    }
    let text = report::report(&rows, arguments);
    match &arguments.report {
        Some(path) => std::fs::write(path, text)
            .map_err(|error| format!("cannot write `{}`: {error}", path.display()))?,
        None => print!("{text}"),
    }
    eprintln!("{}", report::totals(&rows, arguments.look(Look::Check)));
    Ok(rows.iter().all(Row::is_fine))
}

/// Changes every node of every document, or about `rows` of each when that is not 0; whether each change shows.
fn mutated(documents: &[documents::Document], rows: usize) -> Result<bool, String> {
    let mut all = mutate::Tried::default();
    for document in documents {
        let tried = mutate::mutate(&document.name, &document.path, rows, 0)?;
        println!(
            "{}: {} rows, {} mutations, {} lost",
            document.name,
            tried.rows,
            tried.mutations,
            tried.losses.len()
        );
        for loss in &tried.losses {
            println!("  {} #{}", loss.what, loss.pointer);
        }
        all.rows += tried.rows;
        all.mutations += tried.mutations;
        all.losses.extend(tried.losses);
    }
    println!(
        "{} documents, {} rows, {} mutations, {} lost",
        documents.len(),
        all.rows,
        all.mutations,
        all.losses.len()
    );
    Ok(all.losses.is_empty())
}

/// Where the crates and their target folder go.
fn scratch(arguments: &Arguments) -> PathBuf {
    arguments.scratch.clone().unwrap_or_else(|| {
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| workspace().join("target"), PathBuf::from);
        target.join("corpus")
    })
}

/// The workspace that this package belongs to.
fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
