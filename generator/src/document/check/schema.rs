use serde_json::{Map, Value, json};

use super::{Checker, Path};
use crate::diagnostic::codes::structure::{
    MISPLACED_KEYWORD, MISSING_MEMBER, OTHER_VERSION_KEY, OTHER_VERSION_KEYWORD, REQUIRED_FORM,
    REQUIRED_UNKNOWN, WRONG_TYPE, WRONG_VALUE,
};
use crate::diagnostic::suggestion;
use crate::document::Version;
use crate::document::grammar::{Kind, SCHEMA, SWAGGER_SCHEMA};

/// How many properties are looked at for what the names in one `required` were meant to be.
const LOOKS: usize = 500_000;

impl Checker<'_> {
    /// Checks a schema. It always stays: what cannot be understood becomes the schema of any value.
    pub(super) fn schema(&mut self, node: &mut Value, at: &Path<'_>) -> bool {
        match node {
            Value::Bool(_) if self.version >= Version::V3_1 => {}
            Value::Object(map) if map.contains_key("$ref") => {
                let old = self.version < Version::V3_1;
                let leads = self.leads(map, Kind::Schema, at);
                match (leads, old) {
                    (true, true) => self.siblings(map, Kind::Schema, at),
                    (false, true) => map.clear(),
                    (_, false) => {
                        if !leads {
                            map.shift_remove("$ref");
                        }
                        self.plain_schema(map, at);
                    }
                }
            }
            Value::Object(map) => self.plain_schema(map, at),
            _ => {
                let help = match &*node {
                    Value::String(text) if crate::document::reference::is_path(text) => {
                        format!("write `$ref: '{text}'`")
                    }
                    Value::String(text) => format!("write `type: {text}` in an object"),
                    _ => String::new(),
                };
                self.wrong_type(node, "a schema", at, &help);
                if node.is_array() && at.key() == Some("items") {
                    self.by_text_in_2();
                }
                *node = Value::Object(Map::new());
            }
        }
        true
    }

    fn plain_schema(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) {
        let shape = if self.version == Version::V2_0 {
            &SWAGGER_SCHEMA
        } else {
            &SCHEMA
        };
        self.types(map, at);
        self.required_form(map, at);
        self.exclusive_bounds(map, at);
        self.divisor(map, at);
        self.old_forms(map, at);
        self.object(map, shape, at);
        self.misplaced_keywords(map, "schema", at);
        if self.version < Version::V3_1
            && map.get("type").is_some_and(|kind| kind == "array")
            && !map.contains_key("items")
        {
            self.at(
                &MISSING_MEMBER,
                "a schema of type `array` has no `items`, which is required",
                &Path::Key(at, "type"),
                "add `items`; `items: {}` takes any value",
            );
            self.last_is_by_text();
            map.insert("items".to_owned(), json!({}));
        }
        self.required_names(map, at);
        self.lone_keywords(map, at);
    }

    /// `type` as a list in 3.0, `null` in 3.0, `file` in 3.x.
    fn types(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) {
        let place = Path::Key(at, "type");
        match map.get("type") {
            Some(Value::Array(types)) if self.version < Version::V3_1 => {
                let null = types.iter().any(|word| word == "null");
                let mut others = types.iter().filter(|word| *word != "null").cloned();
                let (first, more) = (others.next(), others.next().is_some());
                let help = if more {
                    "use `oneOf` with a schema for each type"
                } else {
                    &format!("write `{}: true` beside the one type", self.nullable())
                };
                let message = format!(
                    "`type` is a list only from OpenAPI 3.1 on, and this is {}",
                    self.version
                );
                self.at(&WRONG_TYPE, message, &place, help);
                self.by_text_in_2();
                map.shift_remove("type");
                if let (Some(first), false) = (first, more) {
                    map.insert("type".to_owned(), first);
                }
                if null {
                    map.insert(self.nullable().to_owned(), Value::Bool(true));
                }
            }
            Some(Value::String(word)) if word == "null" && self.version < Version::V3_1 => {
                let help = match self.version {
                    Version::V2_0 => "write `x-nullable: true` in a schema with another type",
                    _ => "write `nullable: true` in a schema with another type",
                };
                self.at(
                    &WRONG_VALUE,
                    "`null` is no type before OpenAPI 3.1",
                    &place,
                    help,
                );
                self.by_text_in_2();
                map.shift_remove("type");
                map.entry("enum").or_insert_with(|| json!([null]));
                map.insert(self.nullable().to_owned(), Value::Bool(true));
            }
            Some(Value::String(word)) if word == "file" && self.version >= Version::V3_0 => {
                self.at(
                    &WRONG_VALUE,
                    "`file` is a type of OpenAPI 2.0 only",
                    &place,
                    "write `type: string` and `format: binary`",
                );
                map.insert("type".to_owned(), json!("string"));
                map.insert("format".to_owned(), json!("binary"));
            }
            Some(Value::String(word)) if word == "file" && !is_answer(at) => {
                self.at(
                    &WRONG_VALUE,
                    "`file` is the type of a whole response or of form data",
                    &place,
                    "write `type: string` and `format: binary`",
                );
                map.insert("type".to_owned(), json!("string"));
                map.insert("format".to_owned(), json!("binary"));
            }
            Some(Value::String(word)) if word.eq_ignore_ascii_case("any") => {
                self.at(
                    &WRONG_VALUE,
                    "`any` is no type",
                    &place,
                    "leave `type` out: a schema without it takes any value",
                );
                map.shift_remove("type");
            }
            _ => {}
        }
    }

    /// The schema of 2.0 takes what draft 4 of JSON Schema takes; the text has single types, and none for null.
    fn by_text_in_2(&mut self) {
        if self.version == Version::V2_0 {
            self.last_is_by_text();
        }
    }

    /// How a version before 3.1 says that `null` is allowed.
    fn nullable(&self) -> &'static str {
        if self.version == Version::V2_0 {
            "x-nullable"
        } else {
            "nullable"
        }
    }

    /// `required: true` in the schema of a property.
    fn required_form(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) {
        if !matches!(map.get("required"), Some(Value::Bool(_))) {
            return;
        }
        let property = at.parent().and_then(Path::key) == Some("properties");
        let help = match (property, at.key()) {
            (true, Some(name)) if map.get("required") == Some(&Value::Bool(false)) => {
                format!("remove it: `{name}` is not required unless a list says so")
            }
            (true, Some(name)) => {
                format!("add `{name}` to the list `required` beside `properties`")
            }
            _ => "list the names of the required properties".to_owned(),
        };
        let message = "`required` of a schema is a list of property names, and no boolean";
        self.at_key(&REQUIRED_FORM, message, &Path::Key(at, "required"), help);
        map.shift_remove("required");
    }

    /// `exclusiveMinimum` is a boolean up to 3.0 and a number from 3.1 on.
    fn exclusive_bounds(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) {
        for (exclusive, bound) in [
            ("exclusiveMinimum", "minimum"),
            ("exclusiveMaximum", "maximum"),
        ] {
            let place = Path::Key(at, exclusive);
            match map.get(exclusive) {
                Some(Value::Number(_)) if self.version < Version::V3_1 => {
                    let message = format!("`{exclusive}` is a boolean in OpenAPI {}", self.version);
                    self.at(
                        &WRONG_TYPE,
                        message,
                        &place,
                        format!("write the number as `{bound}`, and `{exclusive}: true`"),
                    );
                    let number = map
                        .insert(exclusive.to_owned(), Value::Bool(true))
                        .unwrap_or_default();
                    map.entry(bound).or_insert(number);
                }
                Some(Value::Bool(is)) if self.version >= Version::V3_1 => {
                    let is = *is;
                    let message = format!("`{exclusive}` is a number from OpenAPI 3.1 on");
                    self.at(
                        &WRONG_TYPE,
                        message,
                        &place,
                        format!("write the number here instead of in `{bound}`"),
                    );
                    map.shift_remove(exclusive);
                    if let (true, Some(number)) = (is, map.get(bound).cloned()) {
                        map.shift_remove(bound);
                        map.insert(exclusive.to_owned(), number);
                    }
                }
                _ => {}
            }
        }
    }

    /// Nothing is a multiple of zero, and what a negative divisor means is not said (JSON Schema Validation 2020-12,
    /// 6.2.1).
    pub(super) fn divisor(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) {
        let Some(Value::Number(number)) = map.get("multipleOf") else {
            return;
        };
        if number.as_f64().is_some_and(|number| number > 0.0) {
            return;
        }
        let message = format!("`multipleOf` must be more than 0, and is {number}");
        let place = Path::Key(at, "multipleOf");
        self.at(
            &WRONG_VALUE,
            message,
            &place,
            "write a number above 0, or remove it",
        );
        map.shift_remove("multipleOf");
    }

    /// Forms of other versions whose meaning is clear.
    fn old_forms(&mut self, map: &mut Map<String, Value>, at: &Path<'_>) {
        if let (Some(Value::String(name)), true) =
            (map.get("discriminator"), self.version >= Version::V3_0)
        {
            let (place, name) = (Path::Key(at, "discriminator"), name.clone());
            let help = format!("write `discriminator: {{propertyName: {name}}}`");
            self.at(
                &WRONG_TYPE,
                "`discriminator` is an object from OpenAPI 3.0 on",
                &place,
                help,
            );
            map.insert("discriminator".to_owned(), json!({ "propertyName": name }));
        }
        if let (Some(Value::Array(_)), true) = (map.get("items"), self.version >= Version::V3_1) {
            let place = Path::Key(at, "items");
            self.at(
                &WRONG_TYPE,
                "`items` is one schema",
                &place,
                "write `prefixItems` for a list of schemas",
            );
            if let (Some(list), false) =
                (map.shift_remove("items"), map.contains_key("prefixItems"))
            {
                self.moved(Path::Key(at, "prefixItems").tree(), place.written());
                map.insert("prefixItems".to_owned(), list);
            }
        }
        if let (Some(value), true) = (map.get("const").cloned(), self.version < Version::V3_1) {
            let place = Path::Key(at, "const");
            let message = format!(
                "`const` is a keyword of OpenAPI 3.1 and 3.2, and this is {}",
                self.version
            );
            self.at_key(
                &OTHER_VERSION_KEY,
                message,
                &place,
                "write `enum` with one value",
            );
            map.shift_remove("const");
            map.entry("enum")
                .or_insert_with(|| Value::Array(vec![value]));
        }
        if let (Some(Value::Bool(is)), true) = (map.get("nullable"), self.version >= Version::V3_1)
        {
            let is = *is;
            let message = format!(
                "`nullable` is a keyword of OpenAPI 3.0, and this is {}",
                self.version
            );
            let help = match map.get("type").and_then(Value::as_str) {
                Some(_) if !is => {
                    "remove it: without the type `null`, no value is `null`".to_owned()
                }
                Some(word) => format!("add `null` to the types: `type: [{word}, 'null']`"),
                None => {
                    "add a type `null`: `type: [string, 'null']`, or `oneOf` with `type: 'null'`"
                        .to_owned()
                }
            };
            self.at_key(
                &OTHER_VERSION_KEYWORD,
                message,
                &Path::Key(at, "nullable"),
                help,
            );
            map.shift_remove("nullable");
            if let (true, Some(Value::String(word))) = (is, map.get("type")) {
                let types = json!([word, "null"]);
                map.insert("type".to_owned(), types);
            }
        }
    }

    /// Keywords that constrain another type than the one that is given, and so never do anything.
    pub(super) fn misplaced_keywords(
        &mut self,
        map: &mut Map<String, Value>,
        what: &str,
        at: &Path<'_>,
    ) {
        let mut types: Vec<&str> = Vec::new();
        match map.get("type") {
            Some(Value::String(word)) => types.push(word),
            Some(Value::Array(words)) => types.extend(words.iter().filter_map(Value::as_str)),
            _ => return,
        }
        if types.is_empty() || types.contains(&"file") {
            return;
        }
        let misplaced: Vec<(String, &str, String)> = map
            .keys()
            .filter_map(|key| {
                let of = type_of(key)?;
                let fits = types.contains(&of) || (of == "number" && types.contains(&"integer"));
                (!fits).then(|| (key.clone(), of, advice(key, types[0])))
            })
            .collect();
        let shown = types.join("` or `");
        for (key, of, help) in misplaced {
            let message = format!(
                "`{key}` constrains values of type `{of}`, and this {what} has type `{shown}`"
            );
            self.at_key(&MISPLACED_KEYWORD, message, &Path::Key(at, &key), help);
            map.shift_remove(&key);
        }
    }

    /// Names in `required` that no property has, where all properties are known here.
    fn required_names(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        let (Some(Value::Array(names)), Some(Value::Object(properties))) =
            (map.get("required"), map.get("properties"))
        else {
            return;
        };
        let part = at
            .parent()
            .and_then(Path::key)
            .is_some_and(|key| matches!(key, "allOf" | "oneOf" | "anyOf"))
            || matches!(at.key(), Some("not" | "if" | "then" | "else"));
        if part || ELSEWHERE.iter().any(|key| map.contains_key(*key)) {
            return;
        }
        // A name that is not there costs a look at every one that is.
        let mut looks = LOOKS;
        for (index, name) in names.iter().enumerate() {
            let Some(name) = name.as_str().filter(|name| !properties.contains_key(*name)) else {
                continue;
            };
            let known = (properties.len() <= looks).then_some(properties);
            looks -= known.map_or(0, Map::len);
            let known = known.into_iter().flat_map(Map::keys);
            let meant = suggestion::closest(name, known.map(String::as_str));
            let help = meant.map_or_else(
                || "describe it under `properties`, or remove it".to_owned(),
                |meant| format!("did you mean `{meant}`?"),
            );
            let holder = Path::Key(at, "required");
            let message = format!("`required` names `{name}`, which is not among the properties");
            self.at(
                &REQUIRED_UNKNOWN,
                message,
                &Path::Index(&holder, index, index),
                help,
            );
        }
    }
}

/// Whether a schema of 2.0 is that of a response, and not a part of one.
fn is_answer(at: &Path<'_>) -> bool {
    // A response in a file of its own has nothing above it that tells.
    at.key() == Some("schema")
        && at
            .parent()
            .and_then(Path::parent)
            .is_none_or(|holder| holder.parent().is_none() || holder.key() == Some("responses"))
}

/// Members that may name properties elsewhere.
const ELSEWHERE: &[&str] = &[
    "allOf",
    "oneOf",
    "anyOf",
    "$ref",
    "patternProperties",
    "if",
    "dependentSchemas",
];

/// The type that a keyword is for.
fn type_of(keyword: &str) -> Option<&'static str> {
    Some(match keyword {
        "items" | "prefixItems" | "additionalItems" | "unevaluatedItems" | "maxItems"
        | "minItems" | "uniqueItems" | "contains" | "maxContains" | "minContains" => "array",
        "properties"
        | "patternProperties"
        | "additionalProperties"
        | "unevaluatedProperties"
        | "propertyNames"
        | "maxProperties"
        | "minProperties"
        | "required"
        | "dependentRequired"
        | "dependentSchemas" => "object",
        "maxLength" | "minLength" | "pattern" => "string",
        "maximum" | "minimum" | "exclusiveMaximum" | "exclusiveMinimum" | "multipleOf" => "number",
        _ => return None,
    })
}

/// What to write instead of a keyword of another type.
fn advice(keyword: &str, kind: &str) -> String {
    let most = keyword.starts_with("max") || keyword == "exclusiveMaximum";
    let counts = most || keyword.starts_with("min") || keyword == "exclusiveMinimum";
    let instead = match (kind, counts && !keyword.ends_with("Contains"), most) {
        ("string", true, true) => "maxLength",
        ("string", true, false) => "minLength",
        ("array", true, true) => "maxItems",
        ("array", true, false) => "minItems",
        ("object", true, true) => "maxProperties",
        ("object", true, false) => "minProperties",
        ("number" | "integer", true, true) => "maximum",
        ("number" | "integer", true, false) => "minimum",
        ("array", ..) => return format!("move `{keyword}` into `items`, or mend `type`"),
        _ => return format!("remove `{keyword}`, or mend `type`"),
    };
    format!("did you mean `{instead}`?")
}
