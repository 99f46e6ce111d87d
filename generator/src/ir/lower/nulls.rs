//! Null where a type has it: whether all of the document agrees.
//!
//! A type is `Option` as soon as one schema lets `null` in. Other keywords may still refuse it (`not`, `if`, `enum`, `oneOf`
//! of which two alternatives have it), and as null is a single value, that is known when the client is made.

use serde_json::Value;

use super::flat::Part;
use super::schemas::Extent;
use super::transparent::is_anything;
use super::types::Lowerer;
use crate::ir::rule::{Assertion, Rule};
use crate::ir::schema::SchemaTest;
use crate::model::{SchemaId, TypeSet};
use crate::source::Origin;

impl Lowerer<'_, '_> {
    /// The rule that null violates, of a type that has it; none where it violates nothing.
    pub(super) fn refused_null(&mut self, parts: &[Part], origin: &Origin) -> Option<Rule> {
        let mut refusing: Vec<SchemaId> = parts.iter().map(|part| part.id).collect();
        refusing.retain(|id| !self.takes_null(*id));
        let schema = match refusing.as_slice() {
            [] => return None,
            [only] => self.condition(*only, Extent::Whole),
            several => {
                let all = self.conditions(several, Extent::Whole);
                self.add_schema(origin, vec![SchemaTest::AllOf(all)])
            }
        };
        Some(Rule {
            assertion: Assertion::NotNull { schema },
            schema: origin.clone(),
        })
    }

    /// Whether null fulfils a schema, as [`Extent::Whole`] has it.
    pub(super) fn takes_null(&mut self, id: SchemaId) -> bool {
        if let Some(known) = self.nulls.get(&id) {
            return *known;
        }
        // A schema that leads back to itself adds nothing.
        self.nulls.insert(id, true);
        let takes = self.read_null(id);
        self.nulls.insert(id, takes);
        takes
    }

    fn read_null(&mut self, id: SchemaId) -> bool {
        let schema = self.model.schema(id);
        if schema.nullable && !is_anything(schema) {
            return true;
        }
        let listed = schema.enumeration.as_ref();
        if schema.boolean == Some(false)
            || (!schema.types.is_empty() && !schema.types.contains(TypeSet::NULL))
            || listed.is_some_and(|values| !schema.nullable_type && !values.contains(&Value::Null))
            || schema
                .constant
                .as_ref()
                .is_some_and(|value| !value.is_null())
        {
            return false;
        }
        let further = &schema.further;
        if further.not.is_some_and(|not| self.takes_null(not)) {
            return false;
        }
        let mut all = schema.reference.iter().chain(&schema.all_of);
        if !all.all(|part| self.takes_null(*part)) {
            return false;
        }
        if !schema.any_of.is_empty() && !schema.any_of.iter().any(|part| self.takes_null(*part)) {
            return false;
        }
        if !schema.one_of.is_empty() {
            let taking = schema.one_of.iter().filter(|part| self.takes_null(**part));
            if taking.count() != 1 {
                return false;
            }
        }
        let branch = further.condition.and_then(|condition| {
            if self.takes_null(condition) {
                further.then
            } else {
                further.otherwise
            }
        });
        branch.is_none_or(|branch| self.takes_null(branch))
    }
}
