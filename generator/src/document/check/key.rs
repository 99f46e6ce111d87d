//! Keys that the table of an object does not have.

use serde_json::{Map, Value};

use super::{Checker, Path};
use crate::diagnostic::codes::structure::{
    COMPONENT_NAME, MISPLACED_KEY, MISSPELT_KEYWORD, OTHER_VERSION_KEY, OTHER_VERSION_KEYWORD,
    UNKNOWN_KEY, UNKNOWN_KEYWORD, WRONG_NAME, WRONG_TYPE,
};
use crate::diagnostic::suggestion;
use crate::document::Version;
use crate::document::grammar::{self, Kind, Member, Shape, Special, Versions};

impl Checker<'_> {
    /// Reports a key; `false` unless it may stay.
    pub(super) fn unknown_key(
        &mut self,
        shape: &'static Shape,
        key: &str,
        value: &mut Value,
        at: &Path<'_>,
    ) -> bool {
        let version = self.version;
        // From 3.1 a schema may have keys of its own; only what looks like a slip is reported as one.
        let open = shape.special == Special::Schema && version >= Version::V3_1;
        // The schema of 3.0 forgets to close it.
        let by_text = shape.special == Special::Discriminator && version == Version::V3_0;
        let names = || {
            shape
                .members
                .iter()
                .filter(move |member| member.versions.has(version))
                .map(|member| member.name)
        };
        if let Some(versions) = other_versions(shape, key) {
            let help = instead(shape, key, version).unwrap_or(if versions.has_later(version) {
                "raise the version of the document, or remove the key"
            } else {
                "remove the key"
            });
            let message = format!(
                "`{key}` of {} {} is a key of OpenAPI {}, and this is {version}",
                article(shape.name),
                shape.name,
                versions.words()
            );
            let code = if open {
                &OTHER_VERSION_KEYWORD
            } else {
                &OTHER_VERSION_KEY
            };
            self.at_key(code, message, at, help);
            return false;
        }
        let meant = names()
            .find(|name| name.eq_ignore_ascii_case(key))
            .or_else(|| suggestion::synonym(key, names()))
            .or_else(|| suggestion::closest(key, names()));
        let owners = if meant.is_some() {
            Vec::new()
        } else {
            grammar::owners(key, version)
        };
        let owners: Vec<&str> = owners
            .into_iter()
            .filter(|owner| *owner != shape.name)
            .collect();
        if !owners.is_empty() && !open {
            let help = misplaced(shape, key).map_or_else(
                || format!("`{key}` belongs to: {}", owners.join(", ")),
                str::to_owned,
            );
            let message = format!(
                "`{key}` is no key of {} {}",
                article(shape.name),
                shape.name
            );
            self.at_key(&MISPLACED_KEY, message, at, help);
            if by_text {
                self.last_is_by_text();
            }
            return false;
        }
        let message = format!(
            "unknown key `{key}` in {} {}",
            article(shape.name),
            shape.name
        );
        let help = match meant {
            Some(name) => format!("did you mean `{name}`?"),
            None if open && !owners.is_empty() => {
                format!("`{key}` belongs to: {}", owners.join(", "))
            }
            None if open => format!("start a keyword of your own with `x-`: `x-{key}`"),
            None if value.is_object() && shape.name == "schema" => {
                format!(
                    "a property stands under `properties`; a key of your own starts with `x-`, such as `x-{key}`"
                )
            }
            None => format!("a key of your own starts with `x-`, such as `x-{key}`"),
        };
        if open && meant.is_none() {
            let message = format!("the keyword `{key}` is not known, and has no effect");
            self.at_key(&UNKNOWN_KEYWORD, message, at, help);
            return true;
        }
        let code = if open {
            &MISSPELT_KEYWORD
        } else {
            &UNKNOWN_KEY
        };
        self.at_key(code, message, at, help);
        if by_text {
            self.last_is_by_text();
        }
        false
    }

    /// Reports what looks like an extension in a map, where every key is a name.
    pub(super) fn extension_in_map(&mut self, kind: Kind, key: &str, at: &Path<'_>) {
        let role = kind.role();
        let message = format!(
            "`{key}` is a name like the others here, and must be {} {role}",
            article(role)
        );
        let help = "move it one level up: a map of names has no extensions";
        self.at_key(&WRONG_TYPE, message, at, help);
    }

    /// Names of components that the specification does not allow.
    pub(super) fn component_names(&mut self, section: &Value, at: &Path<'_>) {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        for name in section
            .as_object()
            .into_iter()
            .flat_map(Map::keys)
            .filter(|name| !name.chars().all(allowed))
        {
            let message = format!(
                "the component `{name}` has a name with other characters than letters, digits, `.`, `-` and `_`"
            );
            self.at_key(
                &COMPONENT_NAME,
                message,
                &Path::Key(at, name),
                "rename the component",
            );
        }
    }

    /// The name under which a key of `responses` counts.
    pub(super) fn status(&mut self, key: &str, at: &Path<'_>) -> Option<String> {
        if grammar::is_status(key) {
            return Some(key.to_owned());
        }
        let folded = key.trim().to_ascii_uppercase();
        let name = if folded == "DEFAULT" {
            "default".to_owned()
        } else {
            folded
        };
        let message = format!(
            "`{key}` is no status: `responses` has statuses (`200`), ranges (`4XX`) and `default`"
        );
        if grammar::is_status(&name) {
            self.at_key(&WRONG_NAME, message, at, format!("write `{name}`"));
            return Some(name);
        }
        let digits = |count| name.len() == count && name.bytes().all(|byte| byte.is_ascii_digit());
        let range = name.strip_suffix('X').filter(|_| name.len() == 3);
        let help = match (range, name.as_bytes().first()) {
            (Some(_), Some(class @ b'1'..=b'5')) => {
                format!("a range is written `{}XX`", char::from(*class))
            }
            _ if digits(3) => "statuses go from 100 to 599".to_owned(),
            _ => "give the status as three digits, such as `200`".to_owned(),
        };
        self.at_key(&WRONG_NAME, message, at, help);
        None
    }
}

/// The versions in which an object has a key.
fn other_versions(shape: &Shape, key: &str) -> Option<Versions> {
    let twin = grammar::twin(shape);
    let rows = shape
        .members
        .iter()
        .chain(twin.iter().flat_map(|twin| twin.members));
    rows.filter(|row: &&Member| row.name == key)
        .map(|row| row.versions)
        .reduce(Versions::or)
}

/// What to write instead of a key of another version.
fn instead(shape: &Shape, key: &str, version: Version) -> Option<&'static str> {
    Some(match (shape.special, key, version) {
        (Special::Schema, "const", _) => "write `enum` with one value",
        (Special::Schema, "examples", _) => "write `example`, or raise the version to 3.1",
        (Special::Schema, "nullable", Version::V3_1 | Version::V3_2) => {
            "add `null` to the types: `type: [string, 'null']`"
        }
        (Special::Schema, "nullable", Version::V2_0) => "write `x-nullable: true`",
        (Special::Schema, "oneOf" | "anyOf" | "not", Version::V2_0) => "raise the version to 3.0",
        (Special::Root, "host" | "basePath" | "schemes", _) => "write `servers: [{url: …}]`",
        (Special::Root, "definitions", _) => "move them to `components.schemas`",
        (Special::Root, "parameters" | "responses", _) => "move them to `components`",
        (Special::Root, "securityDefinitions", _) => "move them to `components.securitySchemes`",
        (Special::Parameter, "collectionFormat", _) => "write `style` and `explode`",
        (Special::Parameter, "type" | "items" | "format" | "enum" | "default", _) => {
            "move it into `schema`"
        }
        (_, "consumes" | "produces", _) => "name the media types under `content`",
        (_, "schema" | "examples", _) if shape.name == "response" => {
            "move it under `content` and its media type"
        }
        (Special::SecurityScheme, "flow" | "tokenUrl" | "authorizationUrl" | "scopes", _) => {
            "move it into `flows`"
        }
        _ => return None,
    })
}

/// What to do with a key that belongs elsewhere.
fn misplaced(shape: &Shape, key: &str) -> Option<&'static str> {
    Some(match (shape.name, key) {
        ("request body" | "response", "schema" | "example" | "examples") => {
            "move it under `content` and its media type"
        }
        ("operation", "content" | "schema") => "move it into `requestBody` or a response",
        ("parameter" | "header", _) => "move it into `schema`",
        _ => return None,
    })
}

fn article(name: &str) -> &'static str {
    if name.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O', 'X']) {
        "an"
    } else {
        "a"
    }
}
