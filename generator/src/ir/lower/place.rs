//! What the types of components that are no schemas are called: by where they stand, and not by who refers to them
//! first, so that an operation that is added elsewhere changes no name.

use super::types::child;
use crate::ir::types::NamePath;
use crate::source::{Origin, Places};

/// The name for what a part of an operation holds: `base` and `word` where it stands in the operation itself, the name
/// of the component and `kind` where it is one of `section`.
pub(super) fn name_at(
    places: &Places,
    origin: &Origin,
    section: &str,
    kind: &str,
    base: &NamePath,
    word: &str,
) -> NamePath {
    match component(places, origin, section) {
        Some(name) if names_kind(&name, kind) => NamePath::Inline(vec![name]),
        Some(name) => NamePath::Inline(vec![name, kind.to_owned()]),
        None => child(base, word),
    }
}

/// What to call the contents of a body after, to which each adds what it is: the component that the body is, if it is
/// one, or else `base`.
pub(super) fn base_of_body(places: &Places, origin: &Origin, base: &NamePath) -> NamePath {
    let Some(name) = component(places, origin, "requestBodies") else {
        return base.clone();
    };
    let lower = name.to_ascii_lowercase();
    let end = ["request", "body"]
        .iter()
        .find_map(|end| lower.strip_suffix(end).map(str::len))
        .unwrap_or(name.len());
    let short = name[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
    let named = if short.is_empty() { &name } else { short };
    NamePath::Inline(vec![named.to_owned()])
}

/// The name of the component of `section` at a place.
fn component(places: &Places, origin: &Origin, section: &str) -> Option<String> {
    let place = places.settle(origin);
    let tokens: Vec<_> = place.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(AsRef::as_ref).collect();
    match *tokens {
        ["components", of, name] if of == section => Some(name.to_owned()),
        _ => None,
    }
}

/// Whether a name says already what it is of.
fn names_kind(name: &str, kind: &str) -> bool {
    let name = name.to_lowercase();
    let words: &[&str] = match kind {
        "response" => &["response", "error", "result"],
        "parameter" => &["parameter", "param"],
        _ => &[kind],
    };
    words.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceMap;

    #[test]
    fn components_name_their_types() {
        let base = NamePath::Inline(vec!["list pets".to_owned()]);
        let mut sources = SourceMap::new();
        let file = sources.add("openapi.yaml", "");
        let other = sources.add("gone.yaml", "");
        let component = Origin::new(file, "/components/responses/gone");
        let places = Places::new([(Origin::root(other), component)].into());
        let words = |pointer: &str| {
            let origin = Origin::new(file, pointer);
            match name_at(
                &places,
                &origin,
                "responses",
                "response",
                &base,
                "response 404",
            ) {
                NamePath::Inline(words) => words.join(" "),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(words("/components/responses/NotFound"), "NotFound response");
        assert_eq!(words("/components/responses/AppError"), "AppError");
        for pointer in [
            "/paths/~1pets/get/responses/404",
            "/components/pathItems/pets/get/responses/404",
            "/components/responses",
        ] {
            assert_eq!(words(pointer), "list pets response 404");
        }
        let elsewhere = name_at(
            &places,
            &Origin::root(other),
            "responses",
            "response",
            &base,
            "response 404",
        );
        let words = vec!["gone".to_owned(), "response".to_owned()];
        assert_eq!(elsewhere, NamePath::Inline(words));
        for (name, base) in [
            ("CreatePetRequest", "CreatePet"),
            ("pet_body", "pet"),
            ("Pet", "Pet"),
            ("Body", "Body"),
        ] {
            let origin = Origin::new(file, format!("/components/requestBodies/{name}"));
            let found = base_of_body(&places, &origin, &NamePath::Inline(Vec::new()));
            assert_eq!(found, NamePath::Inline(vec![base.to_owned()]));
        }
    }
}
