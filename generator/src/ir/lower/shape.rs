//! Shapes of one JSON type: scalars, lists and objects.

use super::docs;
use super::flat::{Flat, Part};
use super::types::{Lowerer, child};
use super::values;
use crate::ir::format::StringFormat;
use crate::ir::pattern::{self, Anchoring};
use crate::ir::types::{Additional, Kind, NamePath, NumberFormat, Object, Property, Type, TypeId};
use crate::model::{SchemaId, TypeSet};
use crate::source::Origin;

impl Lowerer<'_, '_> {
    pub(super) fn scalar_kind(&mut self, flat: &Flat, types: TypeSet) -> Kind {
        let format = flat.format.as_deref();
        if let Some(kind) = self.enumeration(flat, types) {
            return kind;
        }
        if let Some(path) = self.names.of_format(format) {
            match path {
                "String" if types == TypeSet::STRING => return Kind::String(StringFormat::Text),
                "String" => {}
                path => return Kind::Foreign(path.to_owned()),
            }
        }
        if types == TypeSet::STRING {
            Kind::String(string_format(flat))
        } else if types == TypeSet::INTEGER
            || (types == TypeSet::NUMBER && values::is_integer_format(format))
        {
            if self.exact && !values::is_integer_format(format) {
                Kind::Number(NumberFormat::Exact)
            } else {
                values::integer(flat)
            }
        } else if types == TypeSet::NUMBER {
            Kind::Number(NumberFormat::Double)
        } else {
            Kind::Boolean
        }
    }

    pub(super) fn array(&mut self, flat: &Flat, name: &NamePath) -> Kind {
        if !flat.prefixes.is_empty() {
            return self.tuple_or_list(flat, name);
        }
        let items = if flat.items.is_empty() {
            self.any(&flat.origin, name)
        } else {
            self.lower_group(&flat.items, &child(name, "item"))
        };
        Kind::Array(items)
    }

    pub(super) fn object(&mut self, flat: &Flat, name: &NamePath) -> Kind {
        let additional = self.additional(flat, name);
        if flat.properties.is_empty() && flat.required.is_empty() {
            return match additional {
                Additional::Typed(value) => Kind::Map(value),
                Additional::Any => Kind::Map(self.any(&flat.origin, name)),
                Additional::Forbidden => Kind::Object(Object {
                    properties: Vec::new(),
                    additional,
                }),
            };
        }
        let mut properties: Vec<Property> = flat
            .properties
            .iter()
            .map(|(member, schemas)| self.property(flat, member, schemas, name))
            .collect();
        for member in &flat.required {
            if !flat.properties.contains_key(member) {
                let ty = self.required_only(flat, member, name);
                properties.push(Property {
                    name: member.clone(),
                    rename: None,
                    ty,
                    required: true,
                    read_only: false,
                    write_only: false,
                    docs: crate::ir::Docs::default(),
                    default: None,
                });
            }
        }
        Kind::Object(Object {
            properties,
            additional,
        })
    }

    /// The type of a member that has to be there and that no schema names: what is said of others holds for it.
    fn required_only(&mut self, flat: &Flat, member: &str, name: &NamePath) -> TypeId {
        let matches = |pattern: &str| {
            let outcome = pattern::read(pattern, Anchoring::Spec).outcome;
            outcome.is_ok_and(|plan| plan.is_match(member))
        };
        let by_pattern = flat.by_pattern.iter();
        let by_pattern = by_pattern.filter(|(pattern, _)| matches(pattern));
        let mut speaking: Vec<SchemaId> = by_pattern.map(|(_, schema)| *schema).collect();
        if speaking.is_empty() {
            speaking.extend(&flat.additional);
        }
        if speaking.is_empty() {
            self.any(&flat.origin, name)
        } else {
            self.lower_group(&speaking, &child(name, "value"))
        }
    }

    fn property(
        &mut self,
        flat: &Flat,
        member: &str,
        schemas: &[SchemaId],
        name: &NamePath,
    ) -> Property {
        let ty = self.lower_group(schemas, &child(name, member));
        let mut words = crate::ir::Docs::default();
        let mut default = None;
        let mut read_only = false;
        let mut write_only = false;
        for id in schemas {
            let schema = self.model.schema(*id);
            docs::merge(&mut words, schema);
            default = default.or_else(|| self.default(*id, ty));
            read_only |= schema.read_only;
            write_only |= schema.write_only;
        }
        let mut named = schemas.iter().map(|id| self.model.schema(*id));
        Property {
            rename: named.find_map(|schema| self.names.of_field(schema)),
            name: member.to_owned(),
            ty,
            required: flat.required.contains(member),
            read_only,
            write_only,
            docs: words,
            default,
        }
    }

    pub(super) fn lower_group(&mut self, schemas: &[SchemaId], name: &NamePath) -> TypeId {
        let parts: Vec<Part> = schemas.iter().map(|id| Part::whole(*id)).collect();
        self.lower_parts(&parts, TypeSet::ALL, name)
    }

    pub(super) fn any(&mut self, origin: &Origin, name: &NamePath) -> TypeId {
        self.add(Type {
            origin: origin.clone(),
            name: name.clone(),
            docs: crate::ir::Docs::default(),
            kind: Kind::Any,
            nullable: false,
            format: None,
            rules: Vec::new(),
            open: false,
            described: None,
            constant: false,
        })
    }
}

/// The format, or what `contentEncoding` says in its place.
fn string_format(flat: &Flat) -> StringFormat {
    match (flat.format.as_deref(), flat.content_encoding.as_deref()) {
        (None, Some(encoding))
            if encoding.eq_ignore_ascii_case("base64")
                || encoding.eq_ignore_ascii_case("base64url") =>
        {
            StringFormat::Base64
        }
        (format, _) => format.map_or(StringFormat::Text, StringFormat::of_name),
    }
}
