//! A large API in parts: its crate compiles without a warning, whichever of its features are on.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use specsmith::output::{self, Mode};
use specsmith_tests::cargo;

use crate::emitted;

/// More operations than crates have without a feature for each tag.
const OPERATIONS: usize = 204;

/// Tags with types of their own, and types that they share.
const START: &str = "openapi: 3.0.4
info: {title: Large, version: '1'}
servers: [{url: 'https://example.com'}]
components:
  schemas:
    Alpha: {type: object, properties: {kind: {$ref: '#/components/schemas/Kind'}, at: {type: string, format: date}}}
    Beta: {type: object, required: [id], properties: {id: {type: string, format: uuid}, others: {type: array, items: {$ref: '#/components/schemas/Shared'}}}}
    Shared: {type: object, properties: {name: {type: string, pattern: '^a+$'}, odd: {not: {type: string}}}}
    Kind: {type: string, enum: [a, b]}
    Unused: {type: object, properties: {kind: {$ref: '#/components/schemas/Kind'}}}
    Problem: {type: object, properties: {title: {type: string}}}
paths:
";

#[test]
fn each_part_of_a_large_api_compiles() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("features");
    fs::create_dir_all(&home).expect("a folder of its own");
    let document = home.join("large.yaml");
    fs::write(&document, large()).expect("written");
    let files = emitted::from_document(&document).files;
    output::write(&files, &home.join("large"), Mode::Write).expect("written");
    let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"large\"]\n";
    fs::write(home.join("Cargo.toml"), workspace).expect("written");
    for features in ["", "alpha", "beta", "full"] {
        let output = cargo(&home, env!("CARGO_TARGET_TMPDIR"))
            .args(["check", "--offline", "--quiet", "--no-default-features"])
            .args(["--features", features])
            .output()
            .expect("cargo runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() && errors.is_empty(),
            "with `{features}`:\n{errors}"
        );
    }
}

fn large() -> String {
    let mut document = START.to_owned();
    for number in 0..OPERATIONS {
        let (tag, ty, other) = match number % 3 {
            0 => ("alpha", "Alpha", "Shared"),
            1 => ("beta", "Beta", "Alpha"),
            _ => ("gamma", "Shared", "Beta"),
        };
        // The first ones have types.
        let (body, answer) = if number < 6 {
            let json = |ty: &str| {
                format!(
                    "content: {{application/json: {{schema: {{$ref: '#/components/schemas/{ty}'}}}}}}"
                )
            };
            let problem = json("Problem");
            (
                format!("requestBody: {{{}}}, ", json(other)),
                format!(
                    "'200': {{description: It., {}}}, default: {{description: No., {problem}}}",
                    json(ty)
                ),
            )
        } else {
            (String::new(), "'204': {description: Done.}".to_owned())
        };
        let _ = writeln!(
            document,
            "  /{tag}/{number}: {{post: {{tags: [{tag}], operationId: {tag}{number}, {body}responses: {{{answer}}}}}}}"
        );
    }
    document
}
