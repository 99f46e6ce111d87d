//! What the values of members must be besides of the right type: lists that have something in them, lists without
//! repetitions, addresses.

use serde_json::{Map, Value};

use super::{Checker, Path};
use crate::diagnostic::codes::structure::{MISSING_MEMBER, WRONG_VALUE};
use crate::diagnostic::codes::validity::ADDRESS;
use crate::document::Version;
use crate::document::grammar::{Shape, Special};

impl Checker<'_> {
    /// Looks at the value of a member that the table of an object has.
    pub(super) fn member_value(&mut self, shape: &Shape, key: &str, value: &Value, at: &Path<'_>) {
        match value {
            Value::Array(list) => {
                if list.is_empty() && self.needs_elements(shape, key) {
                    self.at(
                        &WRONG_VALUE,
                        format!("`{key}` is an empty list, and has at least one element"),
                        at,
                        format!("add an element, or remove `{key}`"),
                    );
                    // Those of `required` alone are counted by the schema of 3.0.
                    if self.version == Version::V3_0 && key != "required" {
                        self.last_is_by_text();
                    }
                }
                if self.has_no_repetitions(shape, key) {
                    self.repetitions(key, list, at);
                }
            }
            Value::String(text) if shape.special != Special::Schema => {
                self.address(shape, key, text, at);
            }
            Value::Object(names) if key == "dependentRequired" => {
                for (name, list) in names {
                    let list = list.as_array().map_or(&[][..], Vec::as_slice);
                    self.repetitions(name, list, &Path::Key(at, name));
                }
            }
            _ => {}
        }
    }

    /// Whether a list that may be left out must not be empty (JSON Schema 2020-12, 6.1.1 and 10.2.1, and what older
    /// versions of it say of `required` and `enum`).
    fn needs_elements(&self, shape: &Shape, key: &str) -> bool {
        shape.special == Special::Schema
            && match key {
                "allOf" | "oneOf" | "anyOf" | "prefixItems" | "type" => true,
                "required" => self.version < Version::V3_1,
                _ => false,
            }
    }

    /// Whether the elements of a list are unique. Those of `required` and of `tags` and `parameters` are a matter of names.
    fn has_no_repetitions(&self, shape: &Shape, key: &str) -> bool {
        let old = self.version == Version::V2_0;
        match (shape.special, key) {
            (Special::Schema, "type") => true,
            (_, "consumes" | "produces" | "schemes" | "security") => old,
            _ => old && matches!((shape.name, key), ("operation", "tags")),
        }
    }

    /// Elements of a list that stand there before.
    pub(super) fn repetitions(&mut self, key: &str, list: &[Value], at: &Path<'_>) {
        for (index, element) in list.iter().enumerate() {
            if list[..index].contains(element) {
                self.at(
                    &WRONG_VALUE,
                    format!("`{key}` has {element} twice, and each element once"),
                    &Path::Index(at, index, index),
                    "remove one of them",
                );
            }
        }
    }

    /// URLs and addresses of electronic mail are written as such.
    fn address(&mut self, shape: &Shape, key: &str, text: &str, at: &Path<'_>) {
        // OpenAPI 3.2.0, 4.1.1.
        if let ("$self", Some((document, _))) = (key, text.split_once('#')) {
            self.at(
                &WRONG_VALUE,
                format!("`{text}` has a fragment, and is the address of a whole document"),
                at,
                format!("write `{document}`"),
            );
            return;
        }
        let (fits, what) = match key {
            "url" if shape.name == "server" => return,
            "email" => (is_email(text), "address of electronic mail"),
            "namespace" => (is_reference(text) && has_scheme(text), "whole URL"),
            "url"
            | "termsOfService"
            | "authorizationUrl"
            | "tokenUrl"
            | "refreshUrl"
            | "openIdConnectUrl"
            | "deviceAuthorizationUrl"
            | "oauth2MetadataUrl"
            | "externalValue"
            | "$self" => {
                // What is relative is known from 3.0 on. The schema of 2.0 says nothing about the terms.
                let whole = self.version == Version::V2_0 && key != "termsOfService";
                (is_reference(text) && (!whole || has_scheme(text)), "URL")
            }
            _ => return,
        };
        if !fits {
            let help = match (key, text.is_empty()) {
                (_, true) => format!("write it, or remove `{key}`"),
                ("email", _) => "write it as `name@example.com`".to_owned(),
                _ => "write it as `https://…`, and other characters than those of URLs as `%` and two digits"
                    .to_owned(),
            };
            self.at(&ADDRESS, format!("`{text}` is no {what}"), at, help);
        }
    }

    /// A list of responses has one (OpenAPI 3.0.4, 4.8.16).
    pub(super) fn some_response(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        if map.keys().all(|key| key.starts_with("x-")) {
            self.at(
                &MISSING_MEMBER,
                "there is no response in `responses`",
                at,
                "add the response of a success, such as `'200': {description: …}`",
            );
        }
    }

    /// `host` and `basePath` of 2.0 are parts of a URL (OpenAPI 2.0, Swagger Object).
    pub(super) fn parts_of_url(&mut self, map: &Map<String, Value>, at: &Path<'_>) {
        let text = |key: &str| map.get(key).and_then(Value::as_str);
        if let Some(host) = text("host").filter(|host| !is_host(host)) {
            self.at(
                &WRONG_VALUE,
                format!("`{host}` is no host"),
                &Path::Key(at, "host"),
                "write its name and, if need be, `:` and the port; `schemes` and `basePath` have the rest",
            );
        }
        if let Some(base) = text("basePath").filter(|base| !base.starts_with('/')) {
            self.at(
                &WRONG_VALUE,
                format!("the `basePath` is `{base}`, and starts with `/`"),
                &Path::Key(at, "basePath"),
                if base.is_empty() {
                    "remove it".to_owned()
                } else {
                    format!("write `/{base}`")
                },
            );
        }
    }
}

/// Whether a text can be a URI or a relative reference (RFC 3986, 4.1). Other letters than those of ASCII are left to who
/// reads it (RFC 3987).
fn is_reference(text: &str) -> bool {
    !text.is_empty()
        && !text
            .chars()
            .any(|c| c.is_control() || c.is_whitespace() || "\"<>\\^`{|}".contains(c))
}

/// Whether a URL begins with what it is for, such as `https:` (RFC 3986, 3.1).
fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

/// Whether a text has the form of an address: something on both sides of one `@`.
fn is_email(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && !text.chars().any(char::is_whitespace)
    })
}

/// What the schema of 2.0 takes as a host.
fn is_host(text: &str) -> bool {
    let (name, port) = match text.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (text, None),
    };
    !name.is_empty()
        && !name.contains(['{', '}', '/', ' ', '\\'])
        && port
            .is_none_or(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let check = |of: fn(&str) -> bool, fit: &[&str], others: &[&str]| {
            assert_eq!(fit.iter().find(|text| !of(text)), None);
            assert_eq!(others.iter().find(|text| of(text)), None);
        };
        check(
            is_reference,
            &[
                "https://a.example/b?c=%20#d",
                "/docs",
                "docs",
                "https://bücher.example",
                "mailto:a@b.example",
            ],
            &[
                "",
                "see the wiki",
                "<https://a.example>",
                "https://a.example/{id}",
            ],
        );
        check(
            is_email,
            &["a@b.example", "a@localhost"],
            &["", "a", "@b", "a@", "a b@c.example"],
        );
        check(
            is_host,
            &["a.example", "localhost:8080"],
            &[
                "",
                "https://a.example",
                "a.example/v1",
                "a.example:",
                "{host}",
            ],
        );
    }
}
