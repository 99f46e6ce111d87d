use super::change::{Directions, Wire};
use super::kind::Kind;
use super::kinds;
use super::operations::{Turn, named, path_names};
use super::walk::{Found, Walk};
use crate::model::{Model, Operation, Parameter, ParameterContent, SchemaId};
use crate::wire::ParameterLocation;

impl Walk<'_> {
    pub(super) fn parameters(
        &mut self,
        old: &Operation,
        new: &Operation,
        index: usize,
        turn: Turn,
    ) {
        // A parameter of the path is told by its place, whatever it is called.
        let positions = (path_names(&old.path), path_names(&new.path));
        let before = |parameter: &Parameter| {
            let name = if parameter.location == ParameterLocation::Path {
                let place = positions.1.iter().position(|name| *name == parameter.name);
                place.and_then(|place| positions.0.get(place).copied())
            } else {
                None
            };
            old.parameters.iter().find(|own| {
                own.location == parameter.location
                    && same_name(own, name.unwrap_or(&parameter.name))
            })
        };
        let mut kept = Vec::new();
        for after in &new.parameters {
            if let Some(before) = before(after) {
                kept.push(&before.origin);
                self.parameter(before, after, &named(new), index, turn.request());
            } else {
                {
                    let place = after.location.as_str();
                    let (kind, word) = if after.required {
                        (&kinds::REQUIRED_PARAMETER_ADDED, "required ")
                    } else {
                        (&kinds::PARAMETER_ADDED, "")
                    };
                    let message = format!(
                        "`{}` has a {word}parameter `{}` ({place}) now",
                        named(new),
                        after.name
                    );
                    let found = Found::new(kind, message).new_at(after.origin.clone());
                    self.keep(found.detail(after.name.clone()), index, turn.request());
                }
            }
        }
        for before in &old.parameters {
            if kept.contains(&&before.origin) {
                continue;
            }
            let mut message = format!(
                "`{}` no longer has the parameter `{}` ({})",
                named(new),
                before.name,
                before.location.as_str()
            );
            let mut found = Found::new(&kinds::PARAMETER_REMOVED, "");
            if before.required {
                // Whoever waits for it, as for a webhook, relies on it.
                found = found.wire_in(Directions::RESPONSE, Wire::Breaking);
            }
            if before.deprecated {
                message.push_str("; it was deprecated");
                found = found.wire(Wire::Info);
            }
            found.message = message;
            let found = found.old(before.origin.clone()).detail(before.name.clone());
            self.keep(found, index, turn.request());
        }
    }

    /// A parameter that both have.
    fn parameter(
        &mut self,
        old: &Parameter,
        new: &Parameter,
        operation: &str,
        index: usize,
        directions: Directions,
    ) {
        let name = format!("{}` of `{operation}", new.name);
        let places = (old.origin.clone(), new.origin.clone());
        let say = |walk: &mut Self, kind: &'static Kind, message: String, detail: &str| {
            let found = Found::new(kind, message).at(places.0.clone(), places.1.clone());
            walk.keep(found.detail(detail), index, directions);
        };
        if old.required != new.required {
            let (kind, word) = if new.required {
                (&kinds::PARAMETER_BECAME_REQUIRED, "is required now")
            } else {
                (&kinds::PARAMETER_BECAME_OPTIONAL, "is no longer required")
            };
            say(self, kind, format!("`{name}` {word}"), "");
        }
        if old.deprecated != new.deprecated {
            let (kind, word) = if new.deprecated {
                (&kinds::PARAMETER_DEPRECATED, "is deprecated now")
            } else {
                (&kinds::PARAMETER_REACTIVATED, "is no longer deprecated")
            };
            say(self, kind, format!("`{name}` {word}"), "");
        }
        if written(old) != written(new) {
            let message = format!(
                "`{name}` is written as {} and was as {}",
                written(new),
                written(old)
            );
            say(self, &kinds::PARAMETER_ENCODING_CHANGED, message, "");
        }
        self.value(old, new, &format!("`{name}`"), index, directions);
    }

    /// How the value of a parameter or a header is described.
    fn value(
        &mut self,
        old: &Parameter,
        new: &Parameter,
        what: &str,
        index: usize,
        directions: Directions,
    ) {
        let (kind, word) = match (schema(old), schema(new)) {
            (None, None) => return,
            (Some(old), Some(new)) => return self.root(old, new, index, directions, true),
            (None, Some(_)) => (&kinds::BODY_SCHEMA_ADDED, "has to fit a schema now"),
            (Some(_), None) => (&kinds::BODY_SCHEMA_REMOVED, "no longer has to fit a schema"),
        };
        let found = Found::new(kind, format!("{what} {word}"));
        let found = found.at(old.origin.clone(), new.origin.clone());
        self.keep(found, index, directions);
    }

    /// Headers of a response.
    pub(super) fn headers(
        &mut self,
        old: &[Parameter],
        new: &[Parameter],
        what: &str,
        index: usize,
        directions: Directions,
    ) {
        for after in new {
            let Some(before) = old.iter().find(|own| same_name(own, &after.name)) else {
                let message = format!("{what} has a header `{}` now", after.name);
                let found = Found::new(&kinds::HEADER_ADDED, message).new_at(after.origin.clone());
                self.keep(found.detail(after.name.clone()), index, directions);
                continue;
            };
            if before.required != after.required {
                let (kind, word) = if after.required {
                    (&kinds::HEADER_BECAME_REQUIRED, "is always there now")
                } else {
                    (&kinds::HEADER_BECAME_OPTIONAL, "may be left out now")
                };
                let message = format!("the header `{}` of {what} {word}", after.name);
                let found =
                    Found::new(kind, message).at(before.origin.clone(), after.origin.clone());
                self.keep(found, index, directions);
            }
            let name = format!("the header `{}` of {what}", after.name);
            if written(before) != written(after) {
                let message = format!(
                    "{name} is written as {} and was as {}",
                    written(after),
                    written(before)
                );
                let found = Found::new(&kinds::PARAMETER_ENCODING_CHANGED, message);
                let found = found.at(before.origin.clone(), after.origin.clone());
                self.keep(found, index, directions);
            }
            self.value(before, after, &name, index, directions);
        }
        for before in old {
            if new.iter().all(|own| !same_name(own, &before.name)) {
                let message = format!("{what} no longer has the header `{}`", before.name);
                let kind = if before.required {
                    &kinds::REQUIRED_HEADER_REMOVED
                } else {
                    &kinds::HEADER_REMOVED
                };
                let found = Found::new(kind, message).old(before.origin.clone());
                self.keep(found.detail(before.name.clone()), index, directions);
            }
        }
    }

    /// Security requirements: which alternatives there are, and which scopes they ask for.
    pub(super) fn security(&mut self, old: &Operation, new: &Operation, index: usize) {
        if old.security == new.security {
            return;
        }
        let name = named(new);
        // What all operations take over from the document is told once.
        let inherited = old.inherits_security && new.inherits_security;
        let (name, places) = if inherited {
            let place = |model: &Model| model.root.child("security");
            ("the API".to_owned(), (place(self.old), place(self.new)))
        } else {
            let places = (old.origin.clone(), new.origin.clone());
            (format!("`{name}`"), places)
        };
        let say = |walk: &mut Self, kind: &'static Kind, message: String, detail: String| {
            let found = Found::new(kind, message).at(places.0.clone(), places.1.clone());
            walk.keep(found.detail(detail), index, Directions::NONE);
        };
        let names = |operation: &Operation| -> Vec<Alternative> {
            let alternatives = operation.security.iter();
            alternatives
                .map(|alternative| {
                    let mut schemes: Vec<String> = alternative
                        .schemes
                        .iter()
                        .map(|(name, _)| name.clone())
                        .collect();
                    schemes.sort_unstable();
                    let scopes = alternative.schemes.iter();
                    let scopes = scopes.flat_map(|(name, scopes)| {
                        scopes.iter().map(|scope| (name.clone(), scope.clone()))
                    });
                    (schemes, scopes.collect())
                })
                .collect()
        };
        let (before, after) = (names(old), names(new));
        let open = |all: &[Alternative]| {
            all.is_empty() || all.iter().any(|(schemes, _)| schemes.is_empty())
        };
        if open(&before) && !open(&after) {
            say(
                self,
                &kinds::CREDENTIALS_REQUIRED,
                format!("{name} could be called without credentials and no longer can"),
                String::new(),
            );
        }
        let words = |schemes: &[String]| {
            if schemes.is_empty() {
                "no credentials".to_owned()
            } else {
                format!("`{}`", schemes.join("` and `"))
            }
        };
        for (schemes, scopes) in &after {
            match before.iter().find(|(own, _)| own == schemes) {
                None => say(
                    self,
                    &kinds::SECURITY_ADDED,
                    if open(&before) && !open(&after) && after.len() == 1 {
                        format!("{name} asks for {} now", words(schemes))
                    } else {
                        format!("{name} can be called with {} now", words(schemes))
                    },
                    schemes.join(" "),
                ),
                Some((_, old_scopes)) => {
                    for (scheme, scope) in scopes.iter().filter(|scope| !old_scopes.contains(scope))
                    {
                        let message =
                            format!("{name} asks for the scope `{scope}` of `{scheme}` now");
                        say(self, &kinds::SCOPE_ADDED, message, scope.clone());
                    }
                    for (scheme, scope) in old_scopes.iter().filter(|scope| !scopes.contains(scope))
                    {
                        let message =
                            format!("{name} no longer asks for the scope `{scope}` of `{scheme}`");
                        say(self, &kinds::SCOPE_REMOVED, message, scope.clone());
                    }
                }
            }
        }
        for (schemes, _) in &before {
            if after.iter().all(|(own, _)| own != schemes) {
                say(
                    self,
                    &kinds::SECURITY_REMOVED,
                    if after.is_empty() {
                        format!("{name} no longer asks for {}", words(schemes))
                    } else {
                        format!("{name} can no longer be called with {}", words(schemes))
                    },
                    schemes.join(" "),
                );
            }
        }
    }
}

/// One way to be let in: the names of its schemes in order, and the scopes that it asks for, each with its scheme.
type Alternative = (Vec<String>, Vec<(String, String)>);

/// Whether a parameter has this name: names of headers differ in more than case.
fn same_name(parameter: &Parameter, name: &str) -> bool {
    if parameter.location == ParameterLocation::Header {
        parameter.name.eq_ignore_ascii_case(name)
    } else {
        parameter.name == name
    }
}

fn schema(parameter: &Parameter) -> Option<SchemaId> {
    match &parameter.content {
        ParameterContent::Schema { schema, .. } => Some(*schema),
        ParameterContent::Media(media) => media.schema,
    }
}

/// How a value is written.
fn written(parameter: &Parameter) -> String {
    match &parameter.content {
        ParameterContent::Schema { style, explode, .. } => {
            let style = format!("{style:?}");
            let mut text = format!("`{}{}`", style[..1].to_lowercase(), &style[1..]);
            for (says, word) in [
                (*explode, ", exploded"),
                (
                    parameter.allow_reserved,
                    ", reserved characters as they are",
                ),
                (parameter.allow_empty_value, ", which may be empty"),
            ] {
                text.push_str(if says { word } else { "" });
            }
            text
        }
        ParameterContent::Media(media) => format!("`{}`", media.name),
    }
}
