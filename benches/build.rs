//! Generates clients for three larger documents of the corpus, where that is: their models are measured, too.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use specsmith::config::{Config, Layout, SelectBy, Selector};
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::generate;
use specsmith::output::Mode;
use specsmith::source::SourceMap;

/// Modules, each with a document and the operation whose body or answer is measured.
const MODELS: [(&str, &str, &str); 3] = [
    ("chat", "openai-api.yaml", "createChatCompletion"),
    (
        "deployment",
        "kubernetes-swagger-1.27.json",
        "createAppsV1NamespacedDeployment",
    ),
    ("repository", "github-api.github.com.json", "repos/get"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(corpus)");
    let corpus = Path::new("../../shared/corpus");
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    for (module, document, operation) in MODELS {
        let document = corpus.join(document);
        println!("cargo::rerun-if-changed={}", document.display());
        if !document.exists() {
            let document = document.display();
            println!("cargo::warning={document} is not there: larger models are not measured");
            return Ok(());
        }
        let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
        let file = sources.load(&document)?;
        let tree = specsmith::document::read(&sources, file, &mut diagnostics);
        let tree = tree.ok_or_else(|| render(&diagnostics, &sources, false))?;
        fs::write(out.join(module).with_extension("json"), tree.to_string())?;
        generate(&document, operation, &out.join(module))?;
    }
    println!("cargo::rustc-cfg=corpus");
    Ok(())
}

/// Writes a client of one operation as a module tree.
fn generate(document: &Path, operation: &str, output: &Path) -> Result<(), Box<dyn Error>> {
    let mut config = Config::new(document, output);
    config.layout = Layout::Module;
    config.operations.include.push(Selector {
        by: SelectBy::Id,
        pattern: operation.to_owned(),
        place: None,
    });
    config.validation.values = true;
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let generation = generate::generate(&config, &mut sources, &mut diagnostics);
    let written = generation
        .and_then(|generation| generate::write(&generation, output, Mode::Write, &mut diagnostics));
    match written {
        Some(_) => Ok(()),
        None => Err(render(&diagnostics, &sources, false).into()),
    }
}
