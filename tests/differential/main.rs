//! Random schemas and random values: emitted clients say of them what an independent validator says, by their types and
//! by the schemas that they hold as data.
//!
//! Every run compares what has been wrong once (`cases.json`) and the same 2,000 pairs, and 1,000 where alternatives
//! become types. Others, and more of them, are compared by
//!
//! ```sh
//! SPECSMITH_PAIRS=20000 SPECSMITH_VALUES=80 SPECSMITH_SEED=101 cargo test -p specsmith-tests --test differential
//! ```
//!
//! with so many values for each schema, of which compiling takes the most time. The slow lane is five such runs of
//! 20,000 pairs, with the seeds 201 to 205 and 100 values for each schema.

mod package;
mod random;
mod references;
mod schema;
mod value;

use std::collections::BTreeSet;
use std::env;

use jsonschema::error::ValidationErrorKind;
use random::Random;
use serde_json::{Map, Value, json};

/// A schema with values, some of which are its own and some of which are not.
struct Group {
    schema: Value,
    /// What the schema refers to, by name.
    parts: Map<String, Value>,
    values: Vec<Value>,
}

impl Group {
    /// The schema, and within it what it refers to.
    fn whole(&self) -> Value {
        let mut schema = self.schema.clone();
        if self.schema.to_string().contains("$ref") {
            schema["$defs"] = Value::Object(self.parts.clone());
        }
        schema
    }
}

/// What somebody says of a value.
struct Verdict {
    valid: bool,
    /// Where it violates something, as JSON Pointers; one place where it could not be read.
    places: BTreeSet<String>,
    /// Members that should not be there; whether more is said of them is all the same.
    beside: BTreeSet<String>,
    /// Objects and lists, with what is in them that only the rest of a schema speaks of: one says what is wrong with
    /// it, others that something is.
    rest: Vec<(String, Vec<String>)>,
    /// Whether these are all places.
    whole: bool,
    words: String,
}

/// What a schema with alternatives becomes.
#[derive(Clone, Copy, PartialEq)]
enum Unions {
    /// Any JSON where no type says all that the schema does, so that places are those of the schema.
    Exact,
    /// A type for each alternative: what a value is read as says what is wrong in it, where others say that it fits none.
    ByType,
}

#[test]
fn clients_agree_with_another_validator() {
    check(Unions::Exact, number("SPECSMITH_PAIRS", 2_000));
}

#[test]
fn unions_agree_with_another_validator() {
    check(Unions::ByType, number("SPECSMITH_PAIRS", 1_000));
}

fn check(unions: Unions, pairs: usize) {
    let each = number("SPECSMITH_VALUES", 20).max(1);
    let seed = number("SPECSMITH_SEED", 20_261_125);
    let mut random = Random::new(seed);
    let groups = (0..pairs.div_ceil(each)).map(|_| {
        let mut schema = schema::any(&mut random, 3);
        references::scatter(&mut random, &mut schema, false);
        let mut parts = references::parts(&mut random);
        if unions == Unions::ByType {
            schema::allow_doubles(&mut schema);
            parts.values_mut().for_each(schema::allow_doubles);
        }
        let expanded = references::expand(&schema, &parts);
        let values = (0..each).map(|_| value::near(&mut random, &expanded));
        Group {
            values: values.collect(),
            schema,
            parts,
        }
    });
    let groups: Vec<Group> = cases().into_iter().chain(groups).collect();
    let verdicts = package::run(&groups, unions);
    let (mut valid, mut invalid) = (0, 0);
    let mut differences = Vec::new();
    for (group, verdicts) in groups.iter().zip(&verdicts) {
        let validator = jsonschema::draft202012::new(&group.whole()).expect("a schema");
        for (value, both) in group.values.iter().zip(verdicts) {
            let theirs = verdict(&validator, value);
            *(if theirs.valid {
                &mut valid
            } else {
                &mut invalid
            }) += 1;
            for (way, ours) in ["type", "schema"].into_iter().zip(both) {
                let loosely = unions == Unions::ByType && way == "type";
                // A member that need not be there and is null is read as one that is not there, in any alternative.
                if loosely && has_null(value) {
                    continue;
                }
                let agree = if loosely { roughly } else { exactly };
                if !agree(ours, &theirs) {
                    differences.push(format!(
                        "{}\n  value: {value}\n  the client by {way}: {} {:?}\n  the other: {:?}",
                        group.whole(),
                        ours.words,
                        ours.places,
                        theirs.places
                    ));
                }
            }
        }
    }
    println!(
        "{} schemas: {valid} values are valid, {invalid} are not",
        groups.len()
    );
    for difference in differences.iter().take(10) {
        println!("{difference}");
    }
    assert!(differences.is_empty(), "{} differ", differences.len());
    assert!(valid > pairs / 10 && invalid > pairs / 10, "one-sided");
}

/// Whether two say the same: the verdict, and places that lie within each other, where one looks at alternatives.
fn roughly(ours: &Verdict, theirs: &Verdict) -> bool {
    let near = |place: &String, by: &Verdict| {
        let mut places = by.places.iter();
        places.any(|other| is_within(place, other) || is_within(other, place))
    };
    let told = theirs.places.iter().all(|place| near(place, ours));
    ours.valid == theirs.valid
        && ours.places.iter().all(|place| near(place, theirs))
        && (told || !ours.whole)
}

/// Whether two say the same: the verdict, and the places as far as they are known.
fn exactly(ours: &Verdict, theirs: &Verdict) -> bool {
    if ours.valid != theirs.valid {
        return false;
    }
    if !ours.whole {
        return ours.places.iter().all(|place| is_told(place, theirs));
    }
    // Others take for the rest what a part of the schema speaks of that refuses another member.
    let is_told = |(around, _): &(String, Vec<String>)| {
        let mut places = ours.places.iter();
        places.any(|place| is_within(place, around))
    };
    // Within a member that should not be there, too.
    let beside = |place: &&String| {
        let mut rest = theirs.rest.iter();
        !ours.beside.iter().any(|outer| is_within(place, outer))
            && !rest.any(|(around, parts)| {
                *place == around || parts.iter().any(|part| is_within(place, part))
            })
    };
    let (one, other) = (ours.places.iter(), theirs.places.iter());
    theirs.rest.iter().all(is_told) && one.filter(beside).eq(other.filter(beside))
}

/// Whether a member somewhere in a value is null.
fn has_null(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(has_null),
        Value::Object(members) => members.values().any(|one| one.is_null() || has_null(one)),
        _ => false,
    }
}

/// Whether a place is another one, or lies within it.
fn is_within(place: &str, outer: &str) -> bool {
    let rest = place.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a place is told, or the one around it, where others place members that are missing.
fn is_told(place: &str, by: &Verdict) -> bool {
    let around = place.rsplit_once('/').map(|(around, _)| around);
    by.places.contains(place) || around.is_some_and(|around| by.places.contains(around))
}

fn number(variable: &str, otherwise: usize) -> usize {
    let given = env::var(variable).ok();
    given.map_or(otherwise, |text| text.parse().expect("a number"))
}

fn verdict(validator: &jsonschema::Validator, value: &Value) -> Verdict {
    let mut places = BTreeSet::new();
    let mut rest = Vec::new();
    for error in validator.iter_errors(value) {
        let place = error.instance_path().to_string();
        let parts: Vec<String> = match error.kind() {
            ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                let names = unexpected.iter();
                names.map(|name| format!("{place}/{name}")).collect()
            }
            ValidationErrorKind::UnevaluatedItems { .. } => {
                let count = error.instance().as_array().map_or(0, Vec::len);
                (0..count).map(|index| format!("{place}/{index}")).collect()
            }
            _ => Vec::new(),
        };
        if !parts.is_empty() {
            rest.push((place.clone(), parts));
        }
        places.insert(place);
    }
    Verdict {
        valid: places.is_empty(),
        places,
        beside: BTreeSet::new(),
        rest,
        whole: true,
        words: String::new(),
    }
}

/// What has been wrong once.
fn cases() -> Vec<Group> {
    let cases: Vec<Value> = serde_json::from_str(include_str!("cases.json")).expect("JSON");
    let group = |mut case: Value| Group {
        values: case["values"].as_array().expect("a list").clone(),
        parts: case["parts"].as_object().cloned().unwrap_or_default(),
        schema: case["schema"].take(),
    };
    cases.into_iter().map(group).collect()
}

/// A component of the document for a schema.
fn holder(schema: &Value) -> Value {
    json!({"type": "object", "required": ["value"], "properties": {"value": schema}})
}
