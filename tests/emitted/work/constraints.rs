//! Large values: a check reads them once.

use constraints_api::models::Thing;
use constraints_api::{Validate, Violations};

pub fn run() {
    let text = "a".repeat(100_000_000);
    let thing = Thing::new(text, 1, 1.0, Vec::new());
    assert_eq!(keywords(&thing), ["/text maxLength", "/list minItems"]);
    let list: Vec<String> = (0..1_000_000).map(|number| number.to_string()).collect();
    let mut thing = Thing::new("a", 1, 1.0, list);
    assert_eq!(keywords(&thing), ["/list maxItems"]);
    thing.list.push("0".to_owned());
    assert_eq!(keywords(&thing), ["/list maxItems", "/list uniqueItems"]);
    // No more is told than somebody reads.
    thing.list = vec![String::new(); 1_000_000];
    assert_eq!(keywords(&thing).len(), Violations::DEFAULT_LIMIT);
}

fn keywords(thing: &Thing) -> Vec<String> {
    let violations = thing.validate().expect_err("it is too large");
    violations
        .iter()
        .map(|one| format!("{} {}", one.pointer(), one.keyword()))
        .collect()
}
