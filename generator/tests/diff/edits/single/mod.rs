//! One edit that means something, with what it does to those who send and to those who receive.

mod bounds;
mod members;
mod operations;
mod values;

use serde_json::{Map, Value};
use specsmith::diff::Wire;

use super::chance::Chance;
use super::sites::{Kind, escaped, is_ignored};

type Object = Map<String, Value>;

/// What stands around the edited object.
pub(super) struct Around {
    /// Whether `type` can be a list.
    pub(super) lists_types: bool,
    /// Whether it is the schema of a member.
    pub(super) is_member: bool,
    /// Whether it is the schema of a parameter or a header.
    pub(super) is_parameter: bool,
}

/// What is said where it is sent, and where it is received.
type Verdict = [Wire; 2];

pub(super) struct Edit {
    pub(super) what: &'static str,
    pub(super) kind: Kind,
    /// What it does, and what undoing it does.
    pub(super) there: Verdict,
    pub(super) back: Verdict,
    /// Makes the edit, and tells where below the object it was made; none where it does not apply.
    pub(super) make: fn(&mut Object, &mut Chance, &Around) -> Option<String>,
}

impl Edit {
    /// Whether the version of a document has what the edit is about.
    pub(super) fn applies(&self, document: &Value) -> bool {
        let later = [
            "null",
            "deprecated",
            "must not fit",
            "servers",
            "reserved",
            "explode",
            "written",
        ];
        document.get("swagger").is_none()
            || !later.iter().any(|word| self.what.contains(word)) && self.kind != Kind::Parameter
    }
}

const B: Wire = Wire::Breaking;
const W: Wire = Wire::Warning;
const I: Wire = Wire::Info;

const fn edit(
    what: &'static str,
    kind: Kind,
    there: Verdict,
    back: Verdict,
    make: fn(&mut Object, &mut Chance, &Around) -> Option<String>,
) -> Edit {
    Edit {
        what,
        kind,
        there,
        back,
        make,
    }
}

/// Every edit.
pub(super) fn all() -> impl Iterator<Item = &'static Edit> {
    [
        members::EDITS,
        values::EDITS,
        bounds::EDITS,
        operations::EDITS,
    ]
    .into_iter()
    .flatten()
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "edits end with it, and others may fail"
)]
fn put(object: &mut Object, name: &str, value: Value) -> Option<String> {
    object.insert(name.to_owned(), value);
    Some(format!("/{name}"))
}

/// Whether an object is of this one type and has none of these members.
fn bare(object: &Object, of: &str, without: &[&str]) -> Option<()> {
    let is_of = object.get("type").and_then(Value::as_str) == Some(of);
    (is_of && without.iter().all(|name| !object.contains_key(*name))).then_some(())
}

fn members(object: &mut Object) -> Option<&mut Object> {
    object.get_mut("properties")?.as_object_mut()
}

fn one_member(
    object: &Object,
    chance: &mut Chance,
    test: impl Fn(Value) -> bool,
) -> Option<String> {
    let all = object.get("properties")?.as_object()?;
    let fitting: Vec<&String> = all
        .keys()
        .filter(|name| test(Value::from(name.as_str())))
        .collect();
    chance.one(&fitting).map(|name| (*name).clone())
}

fn required(object: &Object) -> Vec<Value> {
    object
        .get("required")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default()
}

fn unrequire(object: &mut Object, name: &str) -> Option<()> {
    let list = object.get_mut("required")?.as_array_mut()?;
    list.retain(|own| own != name);
    if list.is_empty() {
        object.shift_remove("required");
    }
    Some(())
}

fn drop_one(
    object: &mut Object,
    member: &str,
    least: usize,
    chance: &mut Chance,
    test: fn(&Value) -> bool,
) -> Option<String> {
    let all = object.get_mut(member)?.as_object_mut()?;
    let fitting: Vec<String> = all
        .iter()
        .filter(|(_, value)| test(value))
        .map(|(name, _)| name.clone())
        .collect();
    if all.len() < least {
        return None;
    }
    let name = chance.one(&fitting)?;
    all.shift_remove(name);
    Some(format!("/{member}/{}", escaped(name)))
}

fn drop_parameter(object: &mut Object, chance: &mut Chance, required: bool) -> Option<String> {
    let all = object.get_mut("parameters")?.as_array_mut()?;
    let fits = |parameter: &Value| {
        let place = parameter.get("in").and_then(Value::as_str);
        let is_required = parameter.get("required") == Some(&true.into());
        matches!(place, Some("query" | "header"))
            && is_required == required
            && parameter.get("deprecated").is_none()
            && !is_ignored(parameter)
    };
    let fitting: Vec<usize> = (0..all.len()).filter(|index| fits(&all[*index])).collect();
    let index = *chance.one(&fitting)?;
    all.remove(index);
    Some("/parameters".to_owned())
}

fn drop_answer(object: &mut Object, chance: &mut Chance, test: fn(&str) -> bool) -> Option<String> {
    let all = object.get_mut("responses")?.as_object_mut()?;
    let fitting: Vec<String> = all.keys().filter(|status| test(status)).cloned().collect();
    let status = chance.one(&fitting)?;
    all.shift_remove(status);
    Some(format!("/responses/{status}"))
}
