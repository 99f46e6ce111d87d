//! Schemas that have names of their own, and are no components of the document: their types are called by where they
//! stand, and not by whoever refers to them first.

use std::collections::BTreeSet;

use super::schema::{Schema, SchemaId};
use crate::document::names::{PartName, component_name, settle};
use crate::document::{Document, Links, Place, Placement};
use crate::source::Origin;

/// A schema with a name of its own.
#[derive(Debug)]
pub struct Named {
    /// What its type is called, as a component would be.
    pub name: String,
    /// What it calls itself, which a discriminator means that has no mapping.
    pub own: String,
    /// The schema.
    pub id: SchemaId,
}

/// The schemas in other files, and those in `$defs` or `definitions` of components, that references lead to, with their
/// names, which no component has and no two share.
pub(super) fn named(
    schemas: &[Schema],
    document: &Document,
    placement: &Placement,
    components: &[(String, SchemaId)],
) -> Vec<Named> {
    let links = Links::new(document, &[]);
    let mut taken: BTreeSet<String> = components.iter().map(|(name, _)| letters(name)).collect();
    let (mut found, mut ids, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    let referred: BTreeSet<SchemaId> = schemas.iter().filter_map(|one| one.reference).collect();
    for (index, schema) in schemas.iter().enumerate() {
        let id = SchemaId::new(index);
        if let Some(part) = placement.part(&schema.origin) {
            if let Place::Component { section, name } = &part.place
                && *section == "schemas"
            {
                taken.insert(letters(name));
                found.push(Named {
                    name: name.clone(),
                    own: links.name_of(&schema.origin).wanted().to_owned(),
                    id,
                });
            }
        } else if referred.contains(&id)
            && let Some(part) = definition(&placement.places().settle(&schema.origin))
        {
            ids.push(id);
            parts.push(part);
        }
    }
    // A component keeps its name, also one that differs in capitals and dashes only.
    let settled = settle(&parts, &taken, letters).into_iter();
    let definitions = settled
        .zip(&parts)
        .zip(ids)
        .map(|((name, part), id)| Named {
            name: component_name(&name),
            own: part.wanted().to_owned(),
            id,
        });
    found.extend(definitions);
    found
}

/// What names of types differ in.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// What a definition in a component could be called: as if the component were a file.
fn definition(place: &Origin) -> Option<PartName> {
    let rest = place.pointer.strip_prefix("/components/schemas/")?;
    if rest.matches('/').count() != 2 {
        return None;
    }
    let tokens: Vec<_> = place.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(AsRef::as_ref).collect();
    let [
        "components",
        "schemas",
        component,
        "$defs" | "definitions",
        _,
    ] = *tokens
    else {
        return None;
    };
    let holder = Origin::new(place.file, "/components/schemas").child(component);
    let within = Origin::new(place.file, &place.pointer[holder.pointer.len()..]);
    Some(PartName::of(&within, component, component))
}
