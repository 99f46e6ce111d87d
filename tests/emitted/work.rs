//! Types of emitted crates at work: values of the small documents are read, written, checked and made.
//!
//! The crates are compiled into one program, whose parts assert what they promise; this test builds and runs it.

use std::fs;
use std::path::Path;

use specsmith::output::{self, Mode};
use specsmith_tests::cargo;

use crate::emitted;

/// The documents whose crates the program uses, each with the part of the program that does so.
const PARTS: [(&str, &str); 6] = [
    ("constraints", include_str!("work/constraints.rs")),
    ("defaults", include_str!("work/defaults.rs")),
    ("enums", include_str!("work/enums.rs")),
    ("formats", include_str!("work/formats.rs")),
    ("read_write_only", include_str!("work/read_write_only.rs")),
    ("recursion", include_str!("work/recursion.rs")),
];

#[test]
fn values_are_read_written_checked_and_made() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("types");
    fs::create_dir_all(home.join("src")).expect("a folder of its own");
    let mut manifest = String::from(
        "[package]\nname = \"program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\nserde_json = \"1\"\n",
    );
    let mut program = String::new();
    let mut calls = String::new();
    for (feature, source) in PARTS {
        let files = emitted::from_document(Path::new(&emitted::document_of(feature))).files;
        output::write(&files, &home.join(feature), Mode::Write).expect("written");
        fs::write(home.join(format!("src/{feature}.rs")), source).expect("written");
        let krate = package_name(&home.join(feature));
        manifest.extend([
            feature,
            "_api = { package = \"",
            &krate,
            "\", path = \"",
            feature,
            "\", default-features = false }\n",
        ]);
        program.extend(["mod ", feature, ";\n"]);
        calls.extend(["    ", feature, "::run();\n"]);
    }
    program.extend(["\nfn main() {\n", &calls, "}\n"]);
    fs::write(home.join("Cargo.toml"), manifest).expect("written");
    fs::write(home.join("src/main.rs"), program).expect("written");
    let output = cargo(&home, env!("CARGO_TARGET_TMPDIR"))
        .args(["run", "--offline", "--quiet"])
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
}

/// The name of a package, as its manifest has it.
pub(crate) fn package_name(folder: &Path) -> String {
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("emitted");
    manifest
        .lines()
        .find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .expect("every package has a name")
        .to_owned()
}
