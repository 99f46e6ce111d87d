//! Logs in SARIF keep to its schema, and say what the findings say.

use std::path::Path;

use serde_json::Value;
use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, report, sarif};
use specsmith::source::SourceMap;
use specsmith::{document, ir, model, validate};

fn keeps_to_the_schema(log: &Value) {
    let schema = serde_json::from_str(include_str!("sarif.json")).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let mistakes = validator.iter_errors(log).map(|error| error.to_string());
    let mistakes: Vec<String> = mistakes.collect();
    assert!(mistakes.is_empty(), "{mistakes:#?}");
}

#[test]
fn every_fixture_gives_a_log() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/diagnostics");
    let mut results = 0;
    for file in std::fs::read_dir(&folder).expect("there are fixtures") {
        let path = file.expect("readable").path();
        if !path.is_file() {
            continue;
        }
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        let file = sources.load(&path).expect("the fixture is there");
        if let Some(document) = document::parse(&mut sources, file, &mut diagnostics) {
            let model = model::resolve(&document, &mut diagnostics);
            let _ = ir::lower(&model, &Config::default(), &mut diagnostics);
            validate::check(&document, &model, &mut diagnostics);
        }
        let log = sarif(&diagnostics, &sources);
        let log: Value = serde_json::from_str(&log).expect("a log is JSON");
        keeps_to_the_schema(&log);
        let found = log["runs"][0]["results"].as_array().expect("results");
        let rules = &log["runs"][0]["tool"]["driver"]["rules"];
        let lines = report(&diagnostics, &sources);
        assert_eq!(found.len(), lines.lines().count());
        for (result, line) in found.iter().zip(lines.lines()) {
            let line: Value = serde_json::from_str(line).expect("each line is JSON");
            let number = result["ruleIndex"].as_u64().expect("a number");
            let rule = &rules[usize::try_from(number).expect("a small number")];
            assert_eq!(rule["id"], line["code"]);
            assert_eq!(result["level"], line["severity"]);
            let place = &result["locations"][0];
            let region = &place["physicalLocation"]["region"];
            assert_eq!(region["startLine"], line["line"]);
            assert_eq!(region["startColumn"], line["column"]);
            let name = &place["logicalLocations"][0]["fullyQualifiedName"];
            assert_eq!(*name, line["pointer"]);
            let print = &result["partialFingerprints"]["specsmith/v1"];
            assert_eq!(*print, line["fingerprint"]);
            results += 1;
        }
    }
    assert!(results > 150, "{results}");
}
