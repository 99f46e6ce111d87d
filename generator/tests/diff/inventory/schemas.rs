use std::collections::HashMap;
use std::sync::LazyLock;

use serde_yaml::Value;

use super::Pair;

/// The table of `schemas.yaml`.
static TABLE: LazyLock<HashMap<String, [Value; 2]>> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("schemas.yaml")).expect("a table"));

/// What undoes a change, as names end.
const OPPOSITES: &[(&str, &str)] = &[
    ("removed", "added"),
    ("deleted", "added"),
    ("unset", "set"),
    ("decreased", "increased"),
    ("narrowed", "widened"),
    ("specialized", "generalized"),
    ("became-not-nullable", "became-nullable"),
    ("reactivated", "deprecated"),
];

/// The schemas before and after a change that is called so.
pub(super) fn schemas(name: &str) -> Option<Pair> {
    let text = |value: &Value| serde_yaml::to_string(value).expect("a schema");
    if let Some([before, after]) = TABLE.get(name) {
        return Some((text(before), text(after)));
    }
    let (first, rest) = name
        .strip_suffix("-annotation-only")
        .map_or((name, ""), |name| (name, "-annotation-only"));
    let opposite = OPPOSITES
        .iter()
        .find_map(|(end, start)| Some(format!("{}{start}{rest}", first.strip_suffix(end)?)));
    let [before, after] = TABLE.get(&opposite?)?;
    Some((text(after), text(before)))
}
