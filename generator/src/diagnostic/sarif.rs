use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::fingerprint::fingerprints;
use super::report::{Located, Spot, locate};
use super::{Code, Diagnostics, Severity};
use crate::source::SourceMap;

/// The findings as a log in SARIF 2.1.0, which code hosts and editors read: one run, the rules that were broken with
/// what `explain` says of them, and a result for each finding with its region, its JSON Pointer as a logical location,
/// and a fingerprint that stays when lines move.
#[must_use]
pub fn sarif(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    let found = locate(diagnostics, sources);
    let prints = fingerprints(&found, sources);
    let mut rules: Vec<&Code> = Vec::new();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut results = Vec::with_capacity(found.len());
    for (located, print) in found.iter().zip(prints) {
        let code = located.diagnostic.code;
        let number = *numbers.entry(code.id).or_insert_with(|| {
            rules.push(code);
            rules.len() - 1
        });
        results.push(result(located, number, &print, sources));
    }
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "specsmith",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_iter().map(rule).collect::<Vec<Value>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: &Code) -> Value {
    let name: String = code
        .name
        .split('-')
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_ascii_uppercase() + rest
        })
        .collect();
    json!({
        "id": code.id,
        "name": name,
        "shortDescription": {"text": code.summary},
        "help": {"text": code.explanation, "markdown": code.explanation},
        "defaultConfiguration": {"level": level(code.severity)},
        "properties": {"tags": [code.topic().as_str()]},
    })
}

fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

fn result(located: &Located<'_>, rule: usize, print: &str, sources: &SourceMap) -> Value {
    let diagnostic = located.diagnostic;
    let mut text = diagnostic.message.clone();
    for line in diagnostic.details() {
        let _ = write!(text, "\n{line}");
    }
    let mut result = json!({
        "ruleId": diagnostic.code.id,
        "ruleIndex": rule,
        "level": level(diagnostic.severity),
        "message": {"text": text},
        "partialFingerprints": {"specsmith/v1": print},
    });
    if let Some(spot) = &located.main {
        result["locations"] = json!([location(spot, sources)]);
    }
    let related: Vec<Value> = located
        .labels
        .iter()
        .map(|(spot, text)| {
            let mut place = location(spot, sources);
            place["message"] = json!({"text": text});
            place
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    result
}

fn location(spot: &Spot, sources: &SourceMap) -> Value {
    let name = sources.file(spot.file).name();
    let mut physical = json!({"artifactLocation": {"uri": uri(name)}});
    if !spot.whole {
        let (start, end) = spot.region(sources);
        physical["region"] = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        });
    }
    let mut location = json!({"physicalLocation": physical});
    if let Some(pointer) = &spot.pointer {
        let kind = if pointer == "#" { "object" } else { "member" };
        location["logicalLocations"] = json!([{"fullyQualifiedName": pointer, "kind": kind}]);
    }
    location
}

/// The name of a file as a URI, relative where the name is.
fn uri(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 8);
    if Path::new(name).is_absolute() {
        out.push_str("file://");
    }
    for byte in name.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
