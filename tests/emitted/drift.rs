//! The client in the repository is what the generator makes of the document.

use specsmith::output::{self, Mode};

use crate::emitted;

#[test]
fn generated_is_up_to_date() {
    let config = emitted::own_config();
    let files = emitted::from_config(&config).files;
    let report = output::write(&files, &config.output, Mode::Check).expect("a readable folder");
    let differences: Vec<&str> = report
        .changes
        .iter()
        .map(|change| change.diff.as_str())
        .collect();
    assert!(
        report.is_current() && report.kept.is_empty(),
        "`generated/` is not what the generator makes of `spec/openapi.yaml`: run `{}`\n{}",
        config.command,
        differences.join("\n"),
    );
}
