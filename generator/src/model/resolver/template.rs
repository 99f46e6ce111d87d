//! Path templates, and the parameters that fill them.

use super::Resolver;
use crate::diagnostic::{Diagnostic, Place, codes, suggestion};
use crate::model::operation::{Parameter, ParameterContent};
use crate::source::Origin;
use crate::wire::{ParameterLocation, ParameterStyle};

impl Resolver<'_, '_> {
    /// Brings path parameters and the places of the template together.
    pub(super) fn match_template(
        &mut self,
        origin: &Origin,
        path: &str,
        parameters: &mut Vec<Parameter>,
    ) -> String {
        self.report_suffix(origin, path);
        let query = path
            .find('?')
            .map(|start| &path[start..])
            .unwrap_or_default();
        let path = plain(path, parameters);
        let places = places(&path);
        for place in &places {
            let declared = parameters.iter().any(|parameter| {
                parameter.location == ParameterLocation::Path && parameter.name == *place
            });
            if declared {
                continue;
            }
            let finding = Diagnostic::new(
                &codes::meaning::PATH_PARAMETER,
                format!("the path has a place `{{{place}}}` that no parameter fills"),
            )
            .at(origin);
            let without_place = parameters.iter().filter(|parameter| {
                parameter.location == ParameterLocation::Path && !places.contains(&&*parameter.name)
            });
            let names = without_place.map(|parameter| &*parameter.name);
            self.diagnostics.push(match suggestion::closest(place, names) {
                Some(name) => finding.help(format!(
                    "did you mean the parameter `{name}`? call it `{place}`, or write `{{{name}}}` into the path"
                )),
                None if place.is_empty() => {
                    finding.help("give the place a name, and declare a parameter of that name with `in: path`")
                }
                None if query.contains(&format!("{{{place}}}")) => finding.help(format!(
                    "take the query out of the path, and declare a parameter `{place}` with `in: query`"
                )),
                None => finding.help(format!(
                    "declare a parameter `{place}` with `in: path`; it is taken as a string"
                )),
            });
            let parameter = self.undeclared(origin, place);
            parameters.push(parameter);
        }
        parameters.retain(|parameter| {
            let fits = parameter.location != ParameterLocation::Path
                || places.contains(&parameter.name.as_str());
            // One of a path item is told of once, and not with each operation.
            let place = Place::Value(parameter.origin.clone());
            let told = |found: &Diagnostic| {
                found.code().id == codes::meaning::PATH_PARAMETER.id
                    && found.place() == Some(&place)
            };
            if !fits && !self.diagnostics.iter().any(told) {
                self.diagnostics.push(
                    Diagnostic::new(
                        &codes::meaning::PATH_PARAMETER,
                        format!(
                            "the path has no place for the parameter `{}`",
                            parameter.name
                        ),
                    )
                    .at(&parameter.origin)
                    .label(origin, "the operation")
                    .help(format!(
                        "write `{{{}}}` into the path, or remove the parameter",
                        parameter.name
                    )),
                );
            }
            fits
        });
        path
    }

    /// Reports a path that has more than a path has.
    fn report_suffix(&mut self, origin: &Origin, path: &str) {
        let Some(index) = path.find(['?', '#']) else {
            return;
        };
        let (message, help) = if path[index..].starts_with('#') {
            (
                "the path has a fragment, which is not sent",
                "remove it, and tell the operations apart by what they send",
            )
        } else {
            (
                "the path has a query, which is sent as it is",
                "describe it by parameters with `in: query`",
            )
        };
        self.diagnostics.push(
            Diagnostic::new(&codes::meaning::PATH_SUFFIX, message)
                .at(origin)
                .help(help),
        );
    }

    /// Leaves out the headers that are described elsewhere (OpenAPI 3.0.4, 4.8.12.2).
    pub(super) fn leave_out_ignored(&mut self, parameters: &mut Vec<Parameter>) {
        parameters.retain(|parameter| {
            let ignored = parameter.location == ParameterLocation::Header
                && ["accept", "content-type", "authorization"]
                    .contains(&parameter.name.to_ascii_lowercase().as_str());
            if ignored && self.reported.insert(parameter.origin.clone()) {
                let message = format!(
                    "a header parameter `{}` is ignored, as the specification has it",
                    parameter.name
                );
                self.diagnostics.push(
                    Diagnostic::new(&codes::meaning::IGNORED_PARAMETER, message)
                        .at(&parameter.origin)
                        .help(
                            "describe media types in `content` and credentials in `security`; \
                             a call can still set the header by its name",
                        ),
                );
            }
            !ignored
        });
    }

    fn undeclared(&mut self, origin: &Origin, name: &str) -> Parameter {
        Parameter {
            origin: origin.clone(),
            name: name.to_owned(),
            location: ParameterLocation::Path,
            required: true,
            description: None,
            deprecated: false,
            allow_reserved: false,
            allow_empty_value: false,
            content: ParameterContent::Schema {
                schema: self.reader.text(origin),
                style: ParameterStyle::Simple,
                explode: false,
            },
            examples: Vec::new(),
        }
    }
}

/// The names in the braces of a path template, in order.
fn places(path: &str) -> Vec<&str> {
    let mut places = Vec::new();
    let mut rest = path;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else {
            break;
        };
        if !places.contains(&name) {
            places.push(name);
        }
        rest = behind;
    }
    places
}

/// The template with plain names in its braces. Foreign documents write more there: operators (`{+path}`, RFC 6570),
/// stars (`{*path}`, `{path*}`) for values that may have slashes, and patterns (`{id:[0-9]+}`).
fn plain(path: &str, parameters: &mut [Parameter]) -> String {
    let mut template = path.to_owned();
    for place in places(path) {
        let is_known = |name: &str| {
            let mut known = parameters.iter();
            known.position(|known| known.location == ParameterLocation::Path && known.name == name)
        };
        if is_known(place).is_some() {
            continue;
        }
        let name = place.split(':').next().unwrap_or_default();
        let name =
            name.trim_matches(|character: char| !character.is_alphanumeric() && character != '_');
        if let Some(index) = is_known(name) {
            let keeps_slashes = place.contains(['+', '*', '#']);
            parameters[index].allow_reserved |= keeps_slashes;
            template = template.replace(&format!("{{{place}}}"), &format!("{{{name}}}"));
        }
    }
    template
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn places_of_a_template() {
        for (path, expected) in [
            ("/a", &[][..]),
            ("/{a}", &["a"]),
            ("/{a}.{b}-{a}", &["a", "b"]),
            ("/{a}?b={b}", &["a", "b"]),
            ("/{+a}", &["+a"]),
            ("/{a", &[]),
            ("/a}/{b}", &["b"]),
            ("/{}", &[""]),
        ] {
            assert_eq!(places(path), expected, "{path}");
        }
    }
}
