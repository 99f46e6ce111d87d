use std::collections::{BTreeSet, HashSet};

use crate::model::{Discriminator, Model, Schema, SchemaId, TypeSet};
use crate::source::Origin;

/// The schemas that a value has to fit, all of them.
pub(super) type Node = Box<[SchemaId]>;

/// What a value has to look like: references followed, `allOf` taken apart, unions with `null` or of one taken for what
/// they mean.
pub(super) struct Shape<'m> {
    /// Every schema whose keywords count.
    pub(super) parts: Vec<&'m Schema>,
    /// `anyOf` and `oneOf` of several.
    pub(super) unions: Vec<Union<'m>>,
    /// The types that are allowed, without `null`.
    pub(super) types: TypeSet,
    /// Whether nothing says which types are allowed.
    pub(super) untyped: bool,
    /// Whether the values that are listed say which types are allowed, and nothing else does.
    pub(super) listed: bool,
    /// Whether `null` is allowed.
    pub(super) nullable: bool,
}

/// A union.
pub(super) struct Union<'m> {
    /// The schema that has it.
    pub(super) schema: &'m Schema,
    /// `anyOf` or `oneOf`.
    pub(super) keyword: &'static str,
    /// Its alternatives besides `null`.
    pub(super) alternatives: Vec<SchemaId>,
}

impl<'m> Union<'m> {
    pub(super) fn discriminator(&self) -> Option<&'m Discriminator> {
        self.schema.discriminator.as_ref()
    }
}

/// How deep types are looked for in unions of unions.
const DEPTH: usize = 5;

impl<'m> Shape<'m> {
    pub(super) fn of(model: &'m Model, node: &[SchemaId]) -> Self {
        Self::within(model, node, DEPTH)
    }

    fn within(model: &'m Model, node: &[SchemaId], depth: usize) -> Self {
        let mut gathered = Gathered {
            model,
            seen: HashSet::new(),
            parts: Vec::new(),
            unions: Vec::new(),
            null: false,
        };
        match node {
            // Most schemas have no others whose keywords count, and nothing can be met twice.
            [id] if is_single(model.schema(*id)) => {
                let schema = model.schema(*id);
                gathered.parts.push(schema);
                gathered.null = schema.nullable;
            }
            _ => node.iter().for_each(|id| gathered.add(*id)),
        }
        let Gathered {
            parts,
            unions,
            null,
            ..
        } = gathered;
        let mut types = TypeSet::ALL;
        let mut untyped = true;
        let mut listed = true;
        for part in &parts {
            if let Some(own) = own_types(part) {
                untyped = false;
                listed &= part.types.is_empty() && part.boolean.is_none();
                types = types.intersect(own);
            }
        }
        if depth > 0 {
            for union in &unions {
                let mut allowed = TypeSet::EMPTY;
                for alternative in &union.alternatives {
                    let shape = Self::within(model, &[*alternative], depth - 1);
                    let own = if shape.untyped {
                        TypeSet::ALL
                    } else if shape.nullable {
                        shape.types.union(TypeSet::NULL)
                    } else {
                        shape.types
                    };
                    allowed = allowed.union(own);
                }
                if allowed != TypeSet::ALL {
                    untyped = false;
                    listed = false;
                    types = types.intersect(allowed);
                }
            }
        }
        let nullable = null || types.contains(TypeSet::NULL);
        Self {
            parts,
            unions,
            types: types.without(TypeSet::NULL),
            untyped,
            listed: listed && !untyped,
            nullable,
        }
    }

    /// The first part that has a keyword, and what it says.
    pub(super) fn first<T>(
        &self,
        keyword: impl Fn(&'m Schema) -> Option<T>,
    ) -> Option<(&'m Schema, T)> {
        self.parts
            .iter()
            .find_map(|part| keyword(part).map(|found| (*part, found)))
    }

    /// Whether it is a text that holds bytes in Base64: `format: byte` up to 3.0, `contentEncoding: base64` from 3.1 on.
    pub(super) fn is_base64(&self) -> bool {
        self.any(|part| {
            part.format.as_deref() == Some("byte")
                || part.content_encoding.as_deref() == Some("base64")
        })
    }

    /// Whether a part says so.
    pub(super) fn any(&self, test: impl Fn(&Schema) -> bool) -> bool {
        self.parts.iter().any(|part| test(part))
    }

    /// The members by name, in document order, each with what its value has to fit.
    pub(super) fn properties(&self) -> Vec<(&'m str, Vec<SchemaId>)> {
        let mut having = self.parts.iter().filter(|part| !part.properties.is_empty());
        if let (Some(only), None) = (having.next(), having.next()) {
            let members = only.properties.iter();
            return members
                .map(|(name, id)| (name.as_str(), vec![*id]))
                .collect();
        }
        let mut found: Vec<(&str, Vec<SchemaId>)> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for part in &self.parts {
            for (name, id) in &part.properties {
                let place = *places.entry(name.as_str()).or_insert_with(|| {
                    found.push((name, Vec::new()));
                    found.len() - 1
                });
                found[place].1.push(*id);
            }
        }
        found
    }

    /// The names of `required`.
    pub(super) fn required(&self) -> BTreeSet<&'m str> {
        let all = self.parts.iter().flat_map(|part| &part.required);
        all.map(String::as_str).collect()
    }

    /// What every schema of these says about one keyword that holds a schema.
    pub(super) fn schemas(&self, keyword: impl Fn(&Schema) -> Option<SchemaId>) -> Vec<SchemaId> {
        self.parts.iter().filter_map(|part| keyword(part)).collect()
    }

    /// Where it stands: the place that a reader looks for first.
    pub(super) fn origin(&self) -> Option<&'m Origin> {
        let own = self.parts.iter().find(|part| part.reference.is_none());
        own.or(self.parts.first()).map(|part| &part.origin)
    }

    /// Where a keyword stands, or where it would.
    pub(super) fn place<'p>(&self, keyword: &'p str, has: impl Fn(&Schema) -> bool) -> Place<'p>
    where
        'm: 'p,
    {
        match self.parts.iter().find(|part| has(part)) {
            Some(part) => Place(Some((&part.origin, Some(keyword)))),
            None => Place(self.origin().map(|origin| (origin, None))),
        }
    }
}

/// A schema, or a keyword of it; an origin is made of it only when it is said, as most places have no change.
#[derive(Clone, Debug)]
pub(super) struct Place<'p>(Option<(&'p Origin, Option<&'p str>)>);

impl From<Place<'_>> for Option<Origin> {
    fn from(Place(place): Place<'_>) -> Self {
        place.map(|(origin, keyword)| match keyword {
            Some(keyword) => origin.child(keyword),
            None => origin.clone(),
        })
    }
}

/// Whether only its own keywords count.
fn is_single(schema: &Schema) -> bool {
    schema.reference.is_none()
        && schema.all_of.is_empty()
        && schema.any_of.is_empty()
        && schema.one_of.is_empty()
}

/// The types that a schema itself allows; none when it says nothing about them.
fn own_types(schema: &Schema) -> Option<TypeSet> {
    match schema.boolean {
        Some(true) => return None,
        Some(false) => return Some(TypeSet::EMPTY),
        None => {}
    }
    let listed = schema.constant.as_ref().map(TypeSet::of).or_else(|| {
        let values = schema.enumeration.as_ref()?;
        let of = values.iter().map(TypeSet::of);
        Some(of.fold(TypeSet::EMPTY, TypeSet::union))
    });
    match (schema.types.is_empty(), listed) {
        (true, listed) => listed,
        // `enum` without null is meant to let null in where the type does.
        (false, _) => Some(schema.types),
    }
}

struct Gathered<'m> {
    model: &'m Model,
    seen: HashSet<SchemaId>,
    parts: Vec<&'m Schema>,
    unions: Vec<Union<'m>>,
    null: bool,
}

impl Gathered<'_> {
    fn add(&mut self, id: SchemaId) {
        if !self.seen.insert(id) {
            return;
        }
        let schema = self.model.schema(id);
        self.parts.push(schema);
        if schema.nullable {
            self.null = true;
        }
        if let Some(target) = schema.reference {
            // Those in between say nothing.
            self.add(self.model.last_reference(target));
        }
        for part in &schema.all_of {
            self.add(*part);
        }
        for (keyword, list) in [("anyOf", &schema.any_of), ("oneOf", &schema.one_of)] {
            if list.is_empty() {
                continue;
            }
            let refer = list
                .iter()
                .filter(|id| self.model.schema(**id).reference.is_some());
            let all_refer = list.len() > 1 && refer.count() == list.len() - 1;
            let (null, others): (Vec<SchemaId>, Vec<SchemaId>) = list
                .iter()
                .partition(|id| self.is_null(**id) || all_refer && self.stands_for_null(**id));
            self.null |= !null.is_empty();
            match others[..] {
                [one] => self.add(one),
                _ => self.unions.push(Union {
                    schema,
                    keyword,
                    alternatives: others,
                }),
            }
        }
    }

    /// Whether a schema is how some generators of documents say that what is referenced beside it may be null: an object
    /// of which nothing else is said.
    fn stands_for_null(&self, id: SchemaId) -> bool {
        let schema = self.model.schema(id);
        schema.nullable_type
            && schema.types == TypeSet::OBJECT.union(TypeSet::NULL)
            && schema.reference.is_none()
            && schema.all_of.is_empty()
            && asks_for_types_only(schema)
    }

    fn is_null(&self, id: SchemaId) -> bool {
        let schema = self.model.schema(alone(self.model, id));
        let values = schema.enumeration.as_deref();
        schema.types == TypeSet::NULL
            || schema.nullable && schema.reference.is_none() && is_bare(schema)
            || schema.types.is_empty()
                && values.is_some_and(|values| {
                    values.iter().all(serde_json::Value::is_null) && !values.is_empty()
                })
    }
}

/// Follows references that say nothing else, so that a schema is compared once however many places use it.
pub(super) fn meant(model: &Model, ids: impl IntoIterator<Item = SchemaId>) -> Node {
    let mut node: Vec<SchemaId> = Vec::new();
    for mut id in ids {
        // A chain that leads back to itself asks for nothing.
        for _ in 0..64 {
            let schema = model.schema(id);
            match schema.reference {
                Some(target) if !schema.nullable && is_bare(schema) => {
                    id = model.last_reference(target);
                }
                _ => break,
            }
        }
        if !node.contains(&id) {
            node.push(id);
        }
    }
    node.into_boxed_slice()
}

/// What is left when references and `allOf` of one that say nothing else are taken away.
pub(super) fn alone(model: &Model, mut id: SchemaId) -> SchemaId {
    // A chain that leads back to itself asks for nothing.
    for _ in 0..64 {
        let schema = model.schema(id);
        id = match (schema.reference, &schema.all_of[..]) {
            (Some(target), []) if asks_nothing(schema) && !schema.nullable => {
                model.last_reference(target)
            }
            (None, [only]) if asks_nothing(schema) && !schema.nullable => *only,
            _ => break,
        };
    }
    id
}

/// The one schema that this one merely points at, with no more than words and null beside it.
pub(super) fn pointed_at(model: &Model, schema: &Schema) -> Option<SchemaId> {
    if let Some(target) = schema.reference {
        return Some(target);
    }
    let says = |id: &&SchemaId| {
        let part = model.schema(**id);
        part.boolean != Some(true)
            && (part.reference.is_some() || part.boolean.is_some() || !is_bare(part))
            && part.types != TypeSet::NULL
    };
    let mut parts = schema
        .all_of
        .iter()
        .chain(&schema.any_of)
        .chain(&schema.one_of)
        .filter(says);
    let only = parts.next()?;
    let alone = parts.next().is_none() && schema.properties.is_empty();
    alone.then_some(*only)
}

/// Whether a schema asks for nothing beside its reference.
pub(super) fn is_bare(schema: &Schema) -> bool {
    asks_nothing(schema) && schema.all_of.is_empty()
}

/// Whether a schema asks for nothing beside its reference and its `allOf`.
fn asks_nothing(schema: &Schema) -> bool {
    schema.types.is_empty() && asks_for_types_only(schema)
}

/// The same, but for its types.
fn asks_for_types_only(schema: &Schema) -> bool {
    !schema.has_own_assertions()
        && schema.default.is_none()
        && schema.content_encoding.is_none()
        && schema.content_media_type.is_none()
        && schema.any_of.is_empty()
        && schema.one_of.is_empty()
        && schema.discriminator.is_none()
}
