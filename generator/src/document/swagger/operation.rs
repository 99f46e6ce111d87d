use serde_json::{Map, Value, json};

use super::{Converter, Place, schemes, texts};
use crate::diagnostic::codes::structure::EXCLUSIVE_MEMBERS;
use crate::source::Origin;

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch"];

/// A part of a body, with its place in the old tree.
type Part = (Map<String, Value>, String);

/// The parameters of an operation or path item, sorted by what becomes of them.
#[derive(Default)]
struct Sorted {
    parameters: Vec<Value>,
    bodies: Vec<Part>,
    form: Vec<Part>,
}

impl Converter<'_> {
    /// A Path Item Object.
    pub(super) fn item(&mut self, node: Value, at: &Place) -> Value {
        let Value::Object(mut map) = node else {
            return node;
        };
        let shared = match map.shift_remove("parameters") {
            Some(Value::Array(list)) => self.sort(list, &at.child("parameters")),
            _ => Sorted::default(),
        };
        for method in METHODS {
            if let Some(Value::Object(operation)) = map.get_mut(*method) {
                let old = std::mem::take(operation);
                *operation = self.operation(old, &shared, &at.child(method));
            }
        }
        if !shared.parameters.is_empty() {
            map.insert("parameters".to_owned(), Value::Array(shared.parameters));
        }
        Value::Object(map)
    }

    fn operation(
        &mut self,
        old: Map<String, Value>,
        shared: &Sorted,
        at: &Place,
    ) -> Map<String, Value> {
        let own = |key: &str, otherwise: &[String]| match old.get(key) {
            Some(list) => texts(Some(list)),
            None => otherwise.to_vec(),
        };
        let (consumes, produces) = (
            own("consumes", &self.consumes),
            own("produces", &self.produces),
        );
        let mut new = Map::new();
        let mut sorted = Sorted::default();
        for (key, value) in old {
            match (key.as_str(), value) {
                ("consumes" | "produces", _) => {}
                ("schemes", value) => self.operation_servers(&value, &mut new, at),
                ("parameters", Value::Array(list)) => {
                    sorted = self.sort(list, &at.child("parameters"));
                    let parameters = std::mem::take(&mut sorted.parameters);
                    if !parameters.is_empty() {
                        new.insert(key, Value::Array(parameters));
                    }
                }
                ("responses", Value::Object(map)) => {
                    let holder = at.child("responses");
                    let responses = map.into_iter().map(|(status, value)| {
                        let place = holder.child(&status);
                        let value = if status.starts_with("x-") {
                            value
                        } else {
                            self.response(value, &produces, &place)
                        };
                        (status, value)
                    });
                    let responses = Value::Object(responses.collect());
                    new.insert(key, responses);
                }
                (_, value) => {
                    new.insert(key, value);
                }
            }
        }
        if let Some(body) = self.request_body(sorted, shared, &consumes, at) {
            new.insert("requestBody".to_owned(), body);
        }
        new
    }

    fn request_body(
        &mut self,
        own: Sorted,
        shared: &Sorted,
        consumes: &[String],
        at: &Place,
    ) -> Option<Value> {
        let mut form = own.form;
        let mut bodies = own.bodies;
        if bodies.is_empty() && form.is_empty() {
            bodies.extend(shared.bodies.first().cloned());
        }
        if bodies.is_empty() {
            let name_of = |part: &Part| part.0.get("name").cloned();
            let names: Vec<Option<Value>> = form.iter().map(name_of).collect();
            form.extend(
                shared
                    .form
                    .iter()
                    .filter(|part| !names.contains(&name_of(part)))
                    .cloned(),
            );
        }
        let place = at.down("requestBody");
        let others = bodies.iter().skip(1).map(|(_, extra)| (extra, "another"));
        let parts = form.iter().filter(|_| !bodies.is_empty());
        let parts = parts.map(|(_, extra)| (extra, "a part of another, a form"));
        for (extra, what) in others.chain(parts) {
            let message = format!(
                "an operation has one body, and this is {what}; the first parameter in `body` counts"
            );
            self.report(
                &EXCLUSIVE_MEMBERS,
                message,
                &extra.clone(),
                "keep one body parameter, or the form data",
            );
        }
        if let Some((body, old)) = bodies.into_iter().next() {
            let place = Place {
                new: place.new,
                old,
            };
            self.moved(&place.new, &place.old);
            return Some(self.body(body, consumes, &place));
        }
        if form.is_empty() {
            return None;
        }
        let old = format!("{}/parameters", at.old);
        self.moved(&place.new, &old);
        Some(self.form(
            form,
            consumes,
            &Place {
                new: place.new,
                old,
            },
        ))
    }

    /// Tells the parts of the body from the parameters, which are converted.
    fn sort(&mut self, list: Vec<Value>, at: &Place) -> Sorted {
        let mut sorted = Sorted::default();
        for (index, value) in list.into_iter().enumerate() {
            let old = index.to_string();
            let Value::Object(map) = value else { continue };
            let place = at.to(&sorted.parameters.len().to_string(), &old);
            let part = match map.get("$ref").and_then(Value::as_str) {
                Some(reference) => self
                    .body_part(reference)
                    .unwrap_or((map, place.old.clone())),
                None => (map, place.old.clone()),
            };
            match part.0.get("in").and_then(Value::as_str) {
                Some("body") => sorted.bodies.push(part),
                Some("formData") => sorted.form.push(part),
                _ => {
                    self.both(&place.new, &place.old);
                    let (map, _) = part;
                    let value = if map.contains_key("$ref") {
                        Some(Value::Object(map))
                    } else {
                        self.parameter(map, &place)
                    };
                    sorted.parameters.extend(value);
                }
            }
        }
        sorted
    }

    /// The body or form parameter that a reference leads to.
    fn body_part(&self, reference: &str) -> Option<Part> {
        let origin = if reference.starts_with("#/parameters/") && self.file == self.root {
            Origin::new(
                self.root,
                &*super::super::reference::decode(&reference[1..]),
            )
        } else {
            self.files
                .resolve(self.file, reference, |origin| origin)
                .ok()?
        };
        let name = origin.last()?;
        let node = if origin.file == self.root
            && origin
                .parent()
                .is_some_and(|parent| &*parent.pointer == "/parameters")
        {
            self.parameters.get(&name)?
        } else {
            self.files.get(&origin)?
        };
        let mut map = node.as_object()?.clone();
        let location = map.get("in").and_then(Value::as_str)?;
        if !matches!(location, "body" | "formData") {
            return None;
        }
        if origin.file != self.file {
            // What stands in another file is referenced there, so that its own references keep their meaning.
            if map.contains_key("schema") {
                map.insert(
                    "schema".to_owned(),
                    json!({ "$ref": format!("{reference}/schema") }),
                );
            }
        }
        Some((map, origin.pointer.to_string()))
    }

    fn operation_servers(&mut self, list: &Value, new: &mut Map<String, Value>, at: &Place) {
        let Some(tree) = self.base.clone() else {
            return;
        };
        self.moved(&at.down("servers").new, &at.child("schemes").old);
        let servers = schemes(Some(list))
            .into_iter()
            .map(|scheme| json!({ "url": format!("{scheme}://{tree}") }));
        new.insert("servers".to_owned(), Value::Array(servers.collect()));
    }
}
