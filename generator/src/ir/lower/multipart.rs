//! Lowers bodies that are sent in parts, whose members may be files.

use super::bodies::writing;
use super::flat::{Flat, Part};
use super::operations::Operations;
use super::types::{Lowerer, child};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::body::{BodyPart, ContentKind, Writing};
use crate::ir::format::StringFormat;
use crate::ir::media::{MediaKind, essence};
use crate::ir::types::{Kind, NamePath, Type, TypeId};
use crate::model::{self, Encoding, SchemaId, TypeSet};

impl Operations<'_, '_, '_> {
    pub(super) fn multipart(
        &mut self,
        media: &model::MediaType,
        schema: SchemaId,
        name: &NamePath,
    ) -> ContentKind {
        for (_, encoding) in &media.encoding {
            self.report_headers(encoding);
        }
        let ty = self.lowerer.lower_parts_body(schema, &media.encoding, name);
        let parts = media.encoding.iter().map(|(name, encoding)| BodyPart {
            name: name.clone(),
            media_type: encoding.content_type.clone(),
            writing: writing(encoding).unwrap_or(Writing::ByType),
        });
        ContentKind::Multipart {
            ty,
            parts: parts.collect(),
        }
    }

    /// Headers of a part are the caller's to set, on files.
    fn report_headers(&mut self, encoding: &Encoding) {
        for (name, place, _) in &encoding.headers {
            self.lowerer.diagnostics.push(
                Diagnostic::new(
                    &codes::generation::LEFT_OUT,
                    format!("the header `{name}` of a part has no setter"),
                )
                .at(place)
                .help("set it with `FilePart::header` where the part is a file"),
            );
        }
    }
}

impl Lowerer<'_, '_> {
    /// The type of a body in parts: that of its schema, unless members of it are files.
    fn lower_parts_body(
        &mut self,
        schema: SchemaId,
        encoding: &[(String, Encoding)],
        name: &NamePath,
    ) -> TypeId {
        let target = self.target(schema);
        let flat = Flat::merge(self.model, &[Part::whole(target)]);
        let files: Vec<(String, bool)> = flat
            .properties
            .iter()
            .filter_map(|(member, schemas)| {
                let encoding = encoding.iter().find(|(known, _)| known == member);
                let encoding = encoding.map(|(_, encoding)| encoding);
                Some((member.clone(), self.file(schemas, encoding)?))
            })
            .collect();
        if files.is_empty() || !flat.unions.is_empty() {
            return self.lower(schema, name);
        }
        // The same component has another type in JSON, where a file is a text.
        let name = match self.name_of_component(target) {
            Some(component) => NamePath::Inline(vec![component.to_owned(), "form".to_owned()]),
            None => name.clone(),
        };
        let key = (target, files);
        if let Some(known) = self.forms.get(&key) {
            return *known;
        }
        let mut kind = self.object(&flat, &name);
        if let Kind::Object(object) = &mut kind {
            for property in &mut object.properties {
                let is_list = key.1.iter().find(|(member, _)| *member == property.name);
                if let Some((_, is_list)) = is_list {
                    property.ty = self.file_type(property.ty, *is_list, &name, &property.name);
                }
            }
        }
        let rules = super::rules::collect(self, &flat, &kind);
        let ty = self.add(Type {
            origin: flat.origin,
            name,
            docs: flat.docs,
            kind,
            nullable: false,
            format: None,
            rules,
            open: false,
            described: None,
            constant: false,
        });
        self.forms.insert(key, ty);
        ty
    }

    /// Whether a member is a file, and whether it is a list of them.
    fn file(&self, schemas: &[SchemaId], encoding: Option<&Encoding>) -> Option<bool> {
        let parts: Vec<Part> = schemas.iter().map(|id| Part::whole(*id)).collect();
        let flat = Flat::merge(self.model, &parts);
        if self.is_file(&flat, schemas, encoding) {
            return Some(false);
        }
        let types = flat.likely_types().without(TypeSet::NULL);
        if types != TypeSet::ARRAY || flat.items.is_empty() {
            return None;
        }
        let parts: Vec<Part> = flat.items.iter().map(|id| Part::whole(*id)).collect();
        let items = Flat::merge(self.model, &parts);
        self.is_file(&items, &flat.items, encoding).then_some(true)
    }

    /// A text of bytes, or anything at all (OpenAPI 3.0.4, 4.8.15; 3.1.1, 4.8.15.1.1).
    fn is_file(&self, flat: &Flat, schemas: &[SchemaId], encoding: Option<&Encoding>) -> bool {
        let types = flat.likely_types().without(TypeSet::NULL);
        let is_open = types.is_empty() || types == TypeSet::ALL.without(TypeSet::NULL);
        if !flat.unions.is_empty() || flat.enumeration.is_some() {
            return false;
        }
        if types != TypeSet::STRING && !is_open {
            return false;
        }
        if flat.format.as_deref() == Some("binary") {
            return true;
        }
        let is_binary = |media_type: &str| {
            let media_type = media_type.split(',').next().unwrap_or_default();
            MediaKind::of(media_type) == MediaKind::Binary && essence(media_type) != "*/*"
        };
        let content = schemas.iter().find_map(|id| {
            let schema = self.model.schema(self.target(*id));
            schema.content_media_type.as_deref()
        });
        if flat.content_encoding.is_some() {
            return false;
        }
        let given = encoding.and_then(|encoding| encoding.content_type.as_deref());
        match (content, given) {
            (Some(media_type), _) | (None, Some(media_type)) => is_binary(media_type),
            (None, None) => is_open && flat.format.is_none(),
        }
    }

    /// The type of a file, or of a list of them, in place of the text that it is in JSON.
    fn file_type(&mut self, text: TypeId, is_list: bool, name: &NamePath, member: &str) -> TypeId {
        let (origin, docs, nullable) = match self.get(text) {
            Some(ty) => (ty.origin.clone(), ty.docs.clone(), ty.nullable),
            None => return text,
        };
        let file = Type {
            origin: origin.clone(),
            name: child(name, member),
            docs: docs.clone(),
            kind: Kind::String(StringFormat::File),
            nullable: nullable && !is_list,
            format: None,
            rules: Vec::new(),
            open: false,
            described: None,
            constant: false,
        };
        let file = self.add(file);
        if !is_list {
            return file;
        }
        let rules = self.get(text).map(|ty| ty.rules.clone());
        self.add(Type {
            origin,
            name: child(name, member),
            docs,
            kind: Kind::Array(file),
            nullable,
            format: None,
            // That no two items are equal is nothing that files can be asked.
            rules: rules
                .unwrap_or_default()
                .into_iter()
                .filter(counts)
                .collect(),
            open: false,
            described: None,
            constant: false,
        })
    }

    /// The schema that a reference leads to.
    fn target(&self, mut id: SchemaId) -> SchemaId {
        for _ in 0..64 {
            match self.model.schema(id).reference {
                Some(target) => id = target,
                None => break,
            }
        }
        id
    }
}

/// Whether a rule speaks of the number of items.
fn counts(rule: &crate::ir::Rule) -> bool {
    matches!(
        rule.assertion,
        crate::ir::Assertion::MinItems(_) | crate::ir::Assertion::MaxItems(_)
    )
}
