//! The walk of schemas over one value.

use std::sync::Arc;

use serde_json::Value;

use super::place::Place;
use super::rule::Keyword;
use super::schema::{Index, Part, Schema, Test};
use super::schema_members::Members;
use super::schema_memory::Memory;
use super::schema_seen::Seen;
use super::schema_stack::on_a_further_stack;
use super::schema_value::{add, is_plain, items, of_plain, of_value, required};
use super::validate::{At, Violations};

/// How many schemas may apply to one value within each other, which only circles exceed.
const DEEPEST: usize = 64;

/// How many schemas are applied within each other on one stack; what is deeper goes on on a further one, so that no value
/// is too deep.
const LEVELS: usize = 256;

/// What is said of a member or item that no schema speaks of, and that must not be there.
pub(super) const NOT_ALLOWED: &str = "is not allowed here";

/// Who sends a value, where that makes a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The client.
    Request,
    /// The server.
    Answer,
}

/// A value and its place.
pub(super) type Here<'v> = (&'v Value, &'v At<'v>);

/// A walk over one value.
pub(super) struct Walk {
    schemas: &'static [Schema],
    side: Option<Side>,
    memory: Memory,
    /// Names of members as values, kept so that no address is used twice.
    names: Vec<Arc<Value>>,
    /// Whether only the verdict counts.
    pub(super) probing: bool,
    /// How many schemas are being applied within each other.
    level: usize,
}

impl Walk {
    fn new(schemas: &'static [Schema], side: Option<Side>) -> Self {
        Self {
            schemas,
            side,
            memory: Memory::default(),
            names: Vec::new(),
            probing: false,
            level: 0,
        }
    }

    /// Whether a value violates nothing of a schema.
    pub(super) fn is_valid(
        schemas: &'static [Schema],
        side: Option<Side>,
        schema: Index,
        value: &Value,
        at: &At<'_>,
    ) -> bool {
        Self::new(schemas, side).holds(schema, value, at, None, 0)
    }

    /// Adds what a value violates of a schema. Most violate nothing, which is known much faster than what they violate.
    pub(super) fn report(
        schemas: &'static [Schema],
        side: Option<Side>,
        schema: Index,
        value: &Value,
        at: &At<'_>,
        out: &mut Violations,
    ) {
        if !Self::is_valid(schemas, side, schema, value, at) {
            Self::new(schemas, side).apply(schema, value, at, out, None, 0);
        }
    }

    /// Whether `value` fulfils a schema.
    fn holds(
        &mut self,
        index: Index,
        value: &Value,
        at: &At<'_>,
        seen: Option<&mut Seen>,
        depth: usize,
    ) -> bool {
        if let Some(schema) = self.schemas.get(index).filter(|one| is_plain(one.tests)) {
            let place = Place::Whole(schema.place);
            return of_plain(
                schema.tests,
                &place,
                value,
                at,
                &mut Violations::with_limit(0),
            );
        }
        if seen.is_none() {
            if let Some(known) = self.memory.verdict(index, value) {
                return known;
            }
        }
        let holds = self.probe(seen, |walk, seen, found| {
            walk.apply(index, value, at, found, seen, depth + 1);
        });
        self.memory.keep(index, value, holds);
        holds
    }

    /// Whether `apply` finds nothing. Only then it has looked at members and items: who fulfils one alternative is not
    /// held to what another one names.
    fn probe(
        &mut self,
        seen: Option<&mut Seen>,
        apply: impl FnOnce(&mut Self, Option<&mut Seen>, &mut Violations),
    ) -> bool {
        let probing = std::mem::replace(&mut self.probing, true);
        let mut found = Violations::with_limit(0);
        let mut own = seen.is_some().then(Seen::default);
        apply(self, own.as_mut(), &mut found);
        self.probing = probing;
        let holds = found.is_empty();
        if let (Some(seen), Some(own), true) = (seen, own, holds) {
            seen.append(own);
        }
        holds
    }

    /// Applies a schema to a part of the value.
    pub(super) fn descend(
        &mut self,
        index: Index,
        value: &Value,
        at: &At<'_>,
        out: &mut Violations,
    ) {
        if !self.probing {
            self.apply(index, value, at, out, None, 0);
        } else if !self.holds(index, value, at, None, 0) {
            add(out, at, Keyword::False, &Place::Whole(""), String::new);
        }
    }

    /// Applies a schema that another one holds to a part of the value; `place` is where it stands if it has no place of
    /// its own.
    pub(super) fn descend_to(
        &mut self,
        part: &'static Part,
        place: &Place<'_>,
        value: &Value,
        at: &At<'_>,
        out: &mut Violations,
    ) {
        match part {
            Part::Ref(index) => self.descend(*index, value, at, out),
            Part::Here(tests) => self.tests(tests, place, (value, at), out, None, 0),
        }
    }

    /// Whether `value` fulfils a schema that another one holds.
    fn fits(
        &mut self,
        part: &'static Part,
        value: &Value,
        at: &At<'_>,
        seen: Option<&mut Seen>,
        depth: usize,
    ) -> bool {
        match part {
            Part::Ref(index) => self.holds(*index, value, at, seen, depth),
            Part::Here(tests) => {
                let place = Place::Whole("");
                self.probe(seen, |walk, seen, found| {
                    walk.tests(tests, &place, (value, at), found, seen, depth + 1);
                })
            }
        }
    }

    fn apply(
        &mut self,
        index: Index,
        value: &Value,
        at: &At<'_>,
        out: &mut Violations,
        mut seen: Option<&mut Seen>,
        depth: usize,
    ) {
        self.level += 1;
        if self.level % LEVELS == 0 {
            on_a_further_stack(&mut || {
                self.apply_here(index, value, at, out, seen.as_deref_mut(), depth);
            });
        } else {
            self.apply_here(index, value, at, out, seen, depth);
        }
        self.level -= 1;
    }

    fn apply_here(
        &mut self,
        index: Index,
        value: &Value,
        at: &At<'_>,
        out: &mut Violations,
        seen: Option<&mut Seen>,
        depth: usize,
    ) {
        let Some(schema) = self.schemas.get(index).filter(|_| depth < DEEPEST) else {
            return;
        };
        let place = Place::Whole(schema.place);
        let once = !self.probing && seen.is_none();
        if is_plain(schema.tests) {
            let (kept, count) = (out.list.len(), out.count);
            // What applies twice violates once.
            if !of_plain(schema.tests, &place, value, at, out)
                && once
                && !self.memory.is_first(index, value)
            {
                out.list.truncate(kept);
                out.count = count;
            }
            return;
        }
        if once && !self.memory.is_first(index, value) {
            return;
        }
        self.tests(schema.tests, &place, (value, at), out, seen, depth);
    }

    /// Applies what a schema at `place` demands.
    fn tests(
        &mut self,
        tests: &'static [Test],
        place: &Place<'_>,
        (value, at): Here<'_>,
        out: &mut Violations,
        seen: Option<&mut Seen>,
        depth: usize,
    ) {
        let looks_back = |test: &Test| {
            matches!(
                test,
                Test::UnevaluatedItems(_) | Test::UnevaluatedProperties(_)
            )
        };
        let tracks = seen.is_some() || tests.iter().any(looks_back);
        let mut own = tracks.then(Seen::default);
        let before = out.count();
        for test in tests {
            if self.probing && out.count() > before {
                return;
            }
            self.test(test, place, (value, at), out, own.as_mut(), depth);
        }
        // Also where something is violated: that is told, and what names a member speaks of it all the same.
        if let (Some(seen), Some(own)) = (seen, own) {
            seen.append(own);
        }
    }

    fn test(
        &mut self,
        test: &'static Test,
        place: &Place<'_>,
        (value, at): Here<'_>,
        out: &mut Violations,
        mut seen: Option<&mut Seen>,
        depth: usize,
    ) {
        match test {
            Test::AllOf(all) => {
                for index in *all {
                    self.apply(*index, value, at, out, seen.as_deref_mut(), depth + 1);
                }
            }
            Test::AnyOf(any) => {
                // Who asks for what has been looked at asks all alternatives.
                let enough = if seen.is_some() { any.len() } else { 1 };
                if self.count(any, enough, (value, at), seen, depth) == 0 {
                    add(out, at, Keyword::AnyOf, place, || {
                        "fits none of the alternatives".to_owned()
                    });
                }
            }
            Test::OneOf(one) => match self.count(one, one.len(), (value, at), seen, depth) {
                1 => {}
                count => add(out, at, Keyword::OneOf, place, || match count {
                    0 => "fits none of the alternatives".to_owned(),
                    _ => format!("fits {count} alternatives, exactly one is allowed"),
                }),
            },
            Test::Not(not) => {
                if self.holds(*not, value, at, None, depth) {
                    add(out, at, Keyword::Not, place, || {
                        "fits a schema that it must not fit".to_owned()
                    });
                }
            }
            Test::If(condition, then, otherwise) => {
                let holds = self.holds(*condition, value, at, seen.as_deref_mut(), depth);
                if let Some(index) = if holds { then } else { otherwise } {
                    self.apply(*index, value, at, out, seen, depth + 1);
                }
            }
            Test::DependentSchemas(schemas) => {
                for (name, index) in *schemas {
                    if value.get(name).is_some() {
                        self.apply(*index, value, at, out, seen.as_deref_mut(), depth + 1);
                    }
                }
            }
            Test::RequiredInAnswers(names) if self.side == Some(Side::Answer) => {
                required(names, place, value, at, out);
            }
            Test::RequiredInRequests(names) if self.side == Some(Side::Request) => {
                required(names, place, value, at, out);
            }
            Test::Members {
                named,
                patterns,
                others,
            } => {
                let members = Members::new(named, patterns, others.as_ref());
                self.members(members, (value, at), out, seen, place);
            }
            Test::PropertyNames(index) => {
                for name in value
                    .as_object()
                    .into_iter()
                    .flat_map(|members| members.keys())
                {
                    let name = Arc::new(Value::from(name.as_str()));
                    self.names.push(Arc::clone(&name));
                    if !self.holds(*index, &name, at, None, 0) {
                        add(out, at, Keyword::PropertyNames, place, || {
                            "has a member whose name is not allowed".to_owned()
                        });
                    }
                }
            }
            Test::Items(prefix, rest) => {
                self.items(prefix, rest.as_ref(), (value, at), out, seen, place);
            }
            Test::Contains(index, least, most) => {
                let mut count = 0;
                for (position, item) in items(value).iter().enumerate() {
                    if self.holds(*index, item, &at.item(position), None, 0) {
                        count += 1;
                        if let Some(seen) = seen.as_deref_mut() {
                            seen.items.insert(position);
                        }
                    }
                }
                if value.is_array() && !(*least..=*most).contains(&count) {
                    add(out, at, Keyword::Contains, place, || {
                        let (bound, limit) = if count < *least {
                            ("at least", least)
                        } else {
                            ("at most", most)
                        };
                        format!(
                            "has {count} items of a kind, of which there must be {bound} {limit}"
                        )
                    });
                }
            }
            Test::UnevaluatedItems(index) => {
                for (position, item) in items(value).iter().enumerate() {
                    if let Some(seen) = seen.as_deref_mut() {
                        if seen.items.insert(position) {
                            let at = at.item(position);
                            let keyword = Keyword::UnevaluatedItems;
                            if self.is_never(*index) {
                                add(out, &at, keyword, place, || NOT_ALLOWED.to_owned());
                            } else {
                                self.descend(*index, item, &at, out);
                            }
                        }
                    }
                }
            }
            Test::UnevaluatedProperties(index) => {
                for (name, member) in value.as_object().into_iter().flatten() {
                    if let Some(seen) = seen.as_deref_mut() {
                        if seen.members.insert(name.clone()) {
                            let at = at.member(name);
                            let keyword = Keyword::UnevaluatedProperties;
                            if self.is_never(*index) {
                                add(out, &at, keyword, place, || NOT_ALLOWED.to_owned());
                            } else {
                                self.descend(*index, member, &at, out);
                            }
                        }
                    }
                }
            }
            _ => of_value(test, place, value, at, out),
        }
    }

    /// How many of the schemas the value fulfils, as far as `enough` are.
    fn count(
        &mut self,
        parts: &'static [Part],
        enough: usize,
        (value, at): Here<'_>,
        mut seen: Option<&mut Seen>,
        depth: usize,
    ) -> usize {
        let mut count = 0;
        for part in parts {
            count += usize::from(self.fits(part, value, at, seen.as_deref_mut(), depth));
            if count >= enough {
                break;
            }
        }
        count
    }

    fn items(
        &mut self,
        prefix: &[Index],
        rest: Option<&'static Part>,
        (value, at): Here<'_>,
        out: &mut Violations,
        mut seen: Option<&mut Seen>,
        place: &Place<'_>,
    ) {
        let rest_place = Place::Of(place, "items");
        for (position, item) in items(value).iter().enumerate() {
            let at = at.item(position);
            let known = match (prefix.get(position), rest) {
                (Some(index), _) => {
                    self.descend(*index, item, &at, out);
                    true
                }
                (None, Some(part)) => {
                    self.descend_to(part, &rest_place, item, &at, out);
                    true
                }
                (None, None) => false,
            };
            if self.probing && !out.is_empty() {
                return;
            }
            if known {
                if let Some(seen) = seen.as_deref_mut() {
                    seen.items.insert(position);
                }
            }
        }
    }

    /// Whether nothing fulfils a schema.
    pub(super) fn is_never(&self, index: Index) -> bool {
        let schema = self.schemas.get(index);
        schema.is_some_and(|schema| matches!(schema.tests, [Test::Never(_)]))
    }
}
