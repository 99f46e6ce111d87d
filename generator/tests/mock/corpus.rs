//! Real documents, where there are any beside the repository: each operation answers each of its statuses, nothing panics,
//! and what is made fits its schema, or it is told that it does not.

use std::collections::HashSet;
use std::path::Path;

use serde_json::Value;
use specsmith::diagnostic::Diagnostics;
use specsmith::instance::{Direction, Instances};
use specsmith::mock::{Mock, Request, Settings};
use specsmith::model::MediaType;
use specsmith::wire::StatusPattern;
use specsmith_tests::corpus;

#[test]
fn every_operation_answers() {
    corpus::check(corpus::asked_for(), check);
}

fn check(path: &Path) {
    let (Some(model), Some(served)) = (super::model(path), super::model(path)) else {
        return;
    };
    let name = corpus::name_of(path);
    let settings = Settings {
        validate: false,
        ..Settings::default()
    };
    let mock = Mock::new(served, settings);
    let mut diagnostics = Diagnostics::new();
    mock.survey(&mut diagnostics);
    let told = |code: &str| -> HashSet<String> {
        let found = diagnostics.iter().filter(|found| found.code().id == code);
        let places = found.filter_map(|found| found.place()?.origin());
        places.map(|origin| origin.pointer.to_string()).collect()
    };
    let (unfit, hidden) = (told("A101"), told("A104"));
    let mut instances = Instances::new(&model);
    let mut answers = 0;
    for operation in &model.operations {
        if hidden.contains(&*operation.origin.pointer) {
            continue;
        }
        for (pattern, response) in &operation.responses {
            let StatusPattern::Code(code @ 200..=599) = pattern else {
                continue;
            };
            for media in &response.content {
                let request = Request::new(&operation.method, &target(&operation.path))
                    .header("Prefer", &format!("code={code}"))
                    .header("Accept", &media.name);
                let answer = mock.answer(&request);
                let place = &media.origin.pointer;
                let is_known = answer.status == *code || [501, 406].contains(&answer.status);
                assert!(is_known, "{name} {place}: {:?}", answer.reasons);
                answers += 1;
                let is_right = answer.operation == operation.id || operation.id.is_none();
                let has_body = ![204, 205, 304].contains(code);
                if has_body && is_right && answer.status == *code && !unfit.contains(&**place) {
                    fits(&mut instances, media, &answer.body, name);
                }
            }
        }
    }
    println!(
        "{name}: {answers} answers, {} told",
        diagnostics.iter().count()
    );
}

/// A path with something in each of its places.
fn target(template: &str) -> String {
    let mut target = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((_, after)) = behind.split_once('}') else {
            break;
        };
        target.push_str(before);
        target.push_str("9x");
        rest = after;
    }
    target.push_str(rest);
    target
}

/// Whether a body that was made fits.
fn fits(instances: &mut Instances<'_>, media: &MediaType, body: &[u8], name: &str) {
    let essence = media.name.split(';').next().unwrap_or_default().trim();
    let is_json = essence == "application/json" || essence.ends_with("+json");
    let (Some(schema), true, true) = (media.schema, is_json, media.examples.is_empty()) else {
        return;
    };
    let place = &media.origin.pointer;
    let value: Value = serde_json::from_slice(body).expect("JSON");
    let misfits = instances.misfits(schema, &value, Direction::Response, 3);
    assert!(misfits.is_empty(), "{name} {place}: {value} {misfits:?}");
}
