//! Lowers schemas to types.

use std::cell::OnceCell;
use std::collections::HashMap;

use serde_json::Value;

use super::bounds::Bounds;
use super::circles;
use super::defaults::Stated;
use super::docs;
use super::flat::{Flat, Part};
use super::names::Names;
use super::rules;
use super::schemas::Schemas;
use crate::config::{Config, Formats, Patterns};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::ir::pattern::{Anchoring, Lowered};
use crate::ir::rule::Rule;
use crate::ir::types::{Kind, NamePath, Type, TypeId};
use crate::ir::{Docs, Schema};
use crate::model::{Model, SchemaId, TypeSet};
use crate::source::Origin;

/// The types of an API while they are being made.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a choice of its own, of the configuration or of the document"
)]
pub(super) struct Lowerer<'m, 'r> {
    pub model: &'m Model,
    pub names: &'m Names<'m>,
    pub diagnostics: &'r mut Diagnostics,
    types: Vec<Option<Type>>,
    known: HashMap<(Vec<Part>, TypeSet), TypeId>,
    components: HashMap<SchemaId, &'m str>,
    pub children: HashMap<SchemaId, Vec<SchemaId>>,
    anchoring: Anchoring,
    patterns: HashMap<(String, Anchoring), Option<Lowered>>,
    /// Whether formats are asserted.
    pub formats: bool,
    /// Whether all that the document says of types is wanted as conditions on JSON, too.
    pub values: bool,
    /// Whether types allow what the document does, to the letter.
    pub exact: bool,
    /// Whether a schema asks what others have looked at.
    pub looks_back: bool,
    pub schemas: Schemas,
    /// Whether null fulfils a schema, as far as that has been asked.
    pub nulls: HashMap<SchemaId, bool>,
    /// Where names that say no more than another one lead to in the end, as far as that has been asked.
    pub ends: HashMap<SchemaId, Option<SchemaId>>,
    /// The defaults of members and parameters.
    pub defaults: Vec<Stated>,
    /// Bodies in parts, with the members that are files, or lists of them.
    pub forms: HashMap<(SchemaId, Vec<(String, bool)>), TypeId>,
    places: OnceCell<HashMap<&'m Origin, SchemaId>>,
    pub bounds: Bounds,
}

impl<'m, 'r> Lowerer<'m, 'r> {
    pub(super) fn new(
        model: &'m Model,
        names: &'m Names<'m>,
        config: &Config,
        diagnostics: &'r mut Diagnostics,
    ) -> Self {
        let others = model.named.iter();
        let others = others.map(|schema| (schema.id, schema.name.as_str()));
        let looks_back = model.schemas().any(|(_, schema)| {
            let further = &schema.further;
            further.unevaluated_items.is_some() || further.unevaluated_properties.is_some()
        });
        Self {
            model,
            names,
            diagnostics,
            types: Vec::new(),
            known: HashMap::new(),
            components: model
                .components
                .iter()
                .map(|(name, id)| (*id, name.as_str()))
                .chain(others)
                .collect(),
            children: super::hierarchy::children(model),
            anchoring: match config.validation.patterns {
                Patterns::Search => Anchoring::Spec,
                Patterns::Whole => Anchoring::Whole,
                Patterns::Auto => Anchoring::Auto,
            },
            patterns: HashMap::new(),
            formats: config.validation.formats == Formats::Assert,
            values: config.validation.values,
            exact: config.types.exact,
            looks_back,
            schemas: Schemas::default(),
            nulls: HashMap::new(),
            ends: HashMap::new(),
            defaults: Vec::new(),
            forms: HashMap::new(),
            places: OnceCell::new(),
            bounds: Bounds::default(),
        }
    }

    /// The types, each of which has been made by now, and the schemas that they need.
    pub(super) fn finish(mut self) -> (Vec<Type>, Vec<Schema>) {
        let mut types = std::mem::take(&mut self.types)
            .into_iter()
            .map(|ty| ty.expect("every reserved type is filled in before its caller returns"))
            .collect();
        circles::cut(&mut self, &mut types);
        (types, self.finish_schemas())
    }

    /// The type of one schema; `name` is what to call it when it is not a component.
    pub(super) fn lower(&mut self, schema: SchemaId, name: &NamePath) -> TypeId {
        self.lower_parts(&[Part::whole(schema)], TypeSet::ALL, name)
    }

    /// The type of a value that fulfils all of `parts` and is of one of `types`.
    pub(super) fn lower_parts(
        &mut self,
        parts: &[Part],
        types: TypeSet,
        name: &NamePath,
    ) -> TypeId {
        let mut parts: Vec<Part> = parts.to_vec();
        parts.dedup();
        let key = (parts, types);
        if let Some(id) = self.known.get(&key) {
            return *id;
        }
        self.deeper(&key.0, |lowerer| lowerer.lower_new(&key, name))
    }

    /// The type of what has not been lowered before.
    fn lower_new(&mut self, key: &(Vec<Part>, TypeSet), name: &NamePath) -> TypeId {
        let types = key.1;
        if let ([part], TypeSet::ALL) = (key.0.as_slice(), types)
            && !part.bare
            && !self.components.contains_key(&part.id)
            && let Some((target, nullable)) = self.transparent(part.id)
        {
            let schema = self.model.schema(part.id);
            self.report_null_objects(&schema.one_of);
            self.report_null_objects(&schema.any_of);
            let own = self.name_of_place(target);
            let id = self.lower(target, own.as_ref().unwrap_or(name));
            let words = docs::of_schema(schema);
            let words = self.describe(id, target, &words).unwrap_or(words);
            let known = self.is_nullable(id);
            let refused = if nullable || known {
                self.refused_null(&[*part], &schema.origin)
            } else {
                None
            };
            let id = if (nullable && !known) || refused.is_some() {
                self.add_nullable(part.id, words, id, name, refused)
            } else {
                id
            };
            self.known.insert(key.clone(), id);
            return id;
        }
        let id = self.reserve();
        self.known.insert(key.clone(), id);
        let name = match key.0.as_slice() {
            [part] if !part.bare && types == TypeSet::ALL => self.name_of(part.id, name),
            _ => name.clone(),
        };
        let ty = match self.foreign(&key.0, &name) {
            Some(ty) => ty,
            None => match self.further_name(&key.0, types, &name) {
                Some(ty) => ty,
                None => self.make(&key.0, types, name),
            },
        };
        self.types[id.index()] = Some(ty);
        id
    }

    /// The name of a part of a component: that which it has when the component is looked at first, so that it does not
    /// matter who refers to the part.
    fn name_of_place(&self, schema: SchemaId) -> Option<NamePath> {
        if self.components.contains_key(&schema) {
            return None;
        }
        let mut words = Vec::new();
        let mut at = self.model.origin(schema).clone();
        let (owner, name) = loop {
            let (token, holder) = (at.last()?, at.parent()?);
            at = match (token.as_str(), holder.last().as_deref()) {
                (_, Some("properties")) => {
                    words.push(token);
                    holder.parent()?
                }
                ("items", _) => {
                    words.push("item".to_owned());
                    holder
                }
                ("additionalProperties", _) => {
                    words.push("value".to_owned());
                    holder
                }
                _ => return None,
            };
            let owner = self.schema_at(&at)?;
            if let Some(name) = self.name_of_component(owner) {
                break (owner, name);
            }
        };
        let name = self.name_of(owner, &NamePath::Component(name.to_owned()));
        let words = words.iter().rev();
        Some(words.fold(name, |name, word| child(&name, word)))
    }

    /// The schema at a place of the document.
    pub(super) fn schema_at(&self, origin: &Origin) -> Option<SchemaId> {
        let places = || {
            let schemas = self.model.schemas();
            schemas.map(|(id, schema)| (&schema.origin, id)).collect()
        };
        self.places.get_or_init(places).get(origin).copied()
    }

    /// The type of this id, if it is not still being made.
    pub(super) fn get(&self, id: TypeId) -> Option<&Type> {
        self.types[id.index()].as_ref()
    }

    /// How many types there are so far.
    pub(super) fn count_types(&self) -> usize {
        self.types.len()
    }

    pub(super) fn get_mut(&mut self, id: TypeId) -> Option<&mut Type> {
        self.types[id.index()].as_mut()
    }

    /// The tag of a component that no mapping gives one: its own name, also where the type has another.
    pub(super) fn tag_of_component(&self, schema: SchemaId) -> Option<&'m str> {
        let mut named = self.model.named.iter();
        let own = named.find(|found| found.id == schema);
        own.map(|found| found.own.as_str())
            .or_else(|| self.name_of_component(schema))
    }

    /// The name of the component that this schema is.
    pub(super) fn name_of_component(&self, schema: SchemaId) -> Option<&'m str> {
        self.components.get(&schema).copied()
    }

    pub(super) fn add(&mut self, ty: Type) -> TypeId {
        let id = self.reserve();
        self.types[id.index()] = Some(ty);
        id
    }

    fn reserve(&mut self) -> TypeId {
        let id = TypeId(u32::try_from(self.types.len()).expect("fewer than 2^32 types"));
        self.types.push(None);
        id
    }

    fn name_of(&self, schema: SchemaId, otherwise: &NamePath) -> NamePath {
        if let Some(given) = self.names.of_type(self.model.schema(schema)) {
            return NamePath::Given(given);
        }
        match self.components.get(&schema) {
            Some(name) => NamePath::Component((*name).to_owned()),
            None => otherwise.clone(),
        }
    }

    /// A component that is being made is not null unless its schema says so.
    fn is_nullable(&self, id: TypeId) -> bool {
        self.get(id).is_some_and(|ty| ty.nullable)
    }

    /// Gives the type of a composition without words of its own those of what it is the only alternative of; all of its
    /// words then.
    pub(super) fn describe(&mut self, id: TypeId, part: SchemaId, words: &Docs) -> Option<Docs> {
        let schema = self.model.schema(part);
        let is_silent = schema.title.is_none() && schema.description.is_none();
        if !is_silent || schema.all_of.is_empty() || self.components.contains_key(&part) {
            return None;
        }
        let ty = self.get_mut(id).filter(|ty| ty.origin == schema.origin)?;
        let own = std::mem::replace(&mut ty.docs, words.clone());
        docs::complete(&mut ty.docs, &own);
        Some(ty.docs.clone())
    }

    /// The same for the only alternative of a union that a type consists of.
    fn describe_alternative(&mut self, id: TypeId, flat: &Flat) -> Option<Docs> {
        let place = self.get(id)?.origin.clone();
        let is_alternative = place
            .parent()
            .and_then(|union| union.parent())
            .is_some_and(|holder| holder == flat.origin);
        let part = is_alternative.then(|| self.schema_at(&place))??;
        self.describe(id, part, &flat.docs)
    }

    fn add_nullable(
        &mut self,
        schema: SchemaId,
        words: Docs,
        target: TypeId,
        name: &NamePath,
        refused: Option<Rule>,
    ) -> TypeId {
        self.add(Type {
            origin: self.model.origin(schema).clone(),
            name: name.clone(),
            docs: words,
            kind: Kind::Alias(target),
            nullable: true,
            format: None,
            rules: refused.into_iter().collect(),
            open: false,
            described: None,
            constant: false,
        })
    }

    /// The type of the user's own that stands for a schema.
    fn foreign(&mut self, parts: &[Part], name: &NamePath) -> Option<Type> {
        let [part] = parts else { return None };
        let schema = self.model.schema(part.id);
        let path = self.names.replacement(schema, self.diagnostics)?;
        Some(Type {
            origin: schema.origin.clone(),
            name: name.clone(),
            docs: docs::of_schema(schema),
            kind: Kind::Foreign(path),
            nullable: schema.nullable || schema.types.contains(TypeSet::NULL),
            format: schema.format.clone(),
            rules: Vec::new(),
            open: false,
            described: None,
            constant: false,
        })
    }

    fn make(&mut self, parts: &[Part], types: TypeSet, name: NamePath) -> Type {
        let Some(mut flat) = self.merged(parts) else {
            return self.left_as_json(parts, name);
        };
        self.take_scalars_together(&mut flat);
        self.leave_combinations(&mut flat);
        let likely = flat.likely_types().intersect(types);
        let nullable = flat.allows_null();
        let mut schemas = flat.schemas.iter().map(|id| self.model.schema(*id));
        let null_is_listed = schemas.any(|schema| schema.nullable_type || schema.nullable)
            || flat
                .enumeration
                .as_ref()
                .is_none_or(|values| values.contains(&Value::Null));
        let only_null = nullable
            && flat
                .enumeration
                .as_ref()
                .is_some_and(|values| !values.is_empty() && values.iter().all(Value::is_null));
        if let Some(values) = &mut flat.enumeration
            && !only_null
        {
            values.retain(|value| !value.is_null());
        }
        let present = likely.without(TypeSet::NULL);
        let impossible = flat.impossible || (flat.typed && likely.is_empty());
        if impossible {
            self.report_impossible(&flat.origin, flat.excluded.as_ref());
        }
        self.report_excluded_alternatives(&flat);
        self.report_contradictions(&flat);
        let is_any = (self.exact && flat.is_open()) || self.is_too_deep(&flat.origin);
        let (kind, union_nullable) = if is_any {
            (Kind::Any, false)
        } else if only_null {
            (Kind::Null, false)
        } else {
            self.kind(parts, &flat, present, &name)
        };
        if let Kind::Alias(part) = kind
            && let Some(words) = self.describe_alternative(part, &flat)
        {
            flat.docs = words;
        }
        let mut rules = rules::collect(self, &flat, &kind);
        if is_any {
            rules.extend(self.all_of_it(parts, &flat.origin));
        } else {
            rules.extend(self.beyond_types(&flat, &kind, present, nullable && null_is_listed));
        }
        let nullable = nullable || union_nullable;
        // What can be anything is looked at where it is null, too.
        if nullable && types == TypeSet::ALL && !matches!(kind, Kind::Any | Kind::Null) {
            rules.extend(self.refused_null(parts, &flat.origin));
        }
        let described = match parts {
            [part] if self.values && !part.bare && types == TypeSet::ALL => {
                Some(self.stated(part.id))
            }
            _ => None,
        };
        let constant = flat.is_constant();
        // What stands beside a union is merged with each alternative, which has the type.
        let origin = match parts {
            [Part { bare: true, .. }, .., last] => self.model.origin(last.id).clone(),
            _ => flat.origin,
        };
        Type {
            constant,
            origin,
            name,
            docs: flat.docs,
            format: flat.format,
            nullable,
            rules,
            kind,
            open: flat.open,
            described,
        }
    }

    /// What a value is, and whether an alternative of a union lets `null` in.
    fn kind(
        &mut self,
        parts: &[Part],
        flat: &Flat,
        types: TypeSet,
        name: &NamePath,
    ) -> (Kind, bool) {
        if !flat.unions.is_empty()
            && let Some(found) = self.union(parts, flat, types, name)
        {
            return found;
        }
        if let Some(kind) = self.hierarchy(parts, flat, types, name) {
            return (kind, false);
        }
        if let Some(listed_by) = flat.listed_by {
            return (Kind::Alias(self.lower(listed_by, name)), false);
        }
        let kind = match types.len() {
            0 if flat.typed && flat.types == TypeSet::NULL => Kind::Null,
            0 => Kind::Any,
            1 if types == TypeSet::OBJECT => self.object(flat, name),
            1 if types == TypeSet::ARRAY => self.array(flat, name),
            1 => self.scalar_kind(flat, types),
            _ if types == TypeSet::ALL.without(TypeSet::NULL) => Kind::Any,
            _ => self.split_by_type(parts, types, name),
        };
        (kind, false)
    }

    pub(super) fn unchecked(&mut self, keyword: &str, origin: &Origin) {
        self.diagnostics.push(
            Diagnostic::new(
                &codes::generation::UNCHECKED_KEYWORD,
                format!("`{keyword}` is not checked by the emitted code so far"),
            )
            .at(origin)
            .help("values are accepted whether they fulfil it or not"),
        );
    }

    /// The pattern made ready to run; each text is read, and reported on, once.
    pub(super) fn pattern(&mut self, source: &str, origin: &Origin) -> Option<Lowered> {
        self.pattern_as(source, self.anchoring, origin)
    }

    /// The same for a pattern of member names, which is always searched for.
    pub(super) fn pattern_of_names(&mut self, source: &str, origin: &Origin) -> Option<Lowered> {
        self.pattern_as(source, Anchoring::Spec, origin)
    }

    /// How much of a text a pattern has to match.
    pub(super) fn anchoring(&self) -> Anchoring {
        self.anchoring
    }

    /// A pattern that types have needed.
    pub(super) fn known_pattern(&self, source: &str) -> Option<&Lowered> {
        let key = (source.to_owned(), self.anchoring);
        self.patterns.get(&key)?.as_ref()
    }

    fn pattern_as(
        &mut self,
        source: &str,
        anchoring: Anchoring,
        origin: &Origin,
    ) -> Option<Lowered> {
        let key = (source.to_owned(), anchoring);
        if let Some(known) = self.patterns.get(&key) {
            return known.clone();
        }
        let lowered = rules::read_pattern(source, anchoring, origin, self.diagnostics);
        self.patterns.insert(key, lowered.clone());
        lowered
    }
}

/// The name of a part of something.
pub(super) fn child(name: &NamePath, word: &str) -> NamePath {
    let mut words = match name {
        NamePath::Component(name) | NamePath::Given(name) => vec![name.clone()],
        NamePath::Inline(words) => words.clone(),
    };
    words.push(word.to_owned());
    NamePath::Inline(words)
}
