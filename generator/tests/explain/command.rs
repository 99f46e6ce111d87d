//! Pages about files: the examples are commands, which are run where a document and a configuration stand.

use std::path::Path;
use std::process::Command;

use super::Example;

const DOCUMENT: &str = "\
openapi: 3.0.4
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
";

/// Whether the commands of the bad example lead to the finding, and those of the good one do not.
pub(crate) fn shows(code: &str, bad: &Example, good: &Example) -> bool {
    let mark = format!("[{code}]");
    said(&bad.text).contains(&mark) && !said(&good.text).contains(&mark)
}

/// What the commands say on the standard error.
fn said(commands: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    write("openapi.yaml", DOCUMENT);
    write(
        "specsmith.toml",
        "document = \"openapi.yaml\"\noutput = \"client\"\n",
    );
    let program = Path::new(env!("CARGO_BIN_EXE_specsmith"));
    let programs = program.parent().expect("it is in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", commands])
        .current_dir(folder.path())
        .env("PATH", format!("{}:{path}", programs.display()))
        .output()
        .expect("a shell");
    String::from_utf8_lossy(&output.stderr).into_owned()
}
