//! The walk of schemas over one value.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;
use std::{panic, thread};

use serde_json::Value;

use super::place::Place;
use super::rule::Keyword;
use super::schema::{Index, Matches, Part, Schema, Test};
use super::schema_value::{add, is_plain, items, of_plain, of_value, required};
use super::validate::{At, Violations};

/// How many schemas may apply to one value within each other, which only circles exceed.
const DEEPEST: usize = 64;

/// How many schemas are applied within each other on one stack; what is deeper goes on on a further one, so that no value
/// is too deep.
const LEVELS: usize = 256;

/// The size of a further stack in bytes, of which only what is used takes memory.
const STACK: usize = 4 << 20;

/// What is said of a member or item that no schema speaks of, and that must not be there.
const NOT_ALLOWED: &str = "is not allowed here";

/// Who sends a value, where that makes a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The client.
    Request,
    /// The server.
    Answer,
}

/// The members and items of a value that schemas have looked at.
#[derive(Debug, Default)]
pub(super) struct Seen {
    members: BTreeSet<String>,
    items: BTreeSet<usize>,
}

/// A schema, by its position, and a value, by its address.
type Pair = (Index, usize);

/// Mixes the two numbers of a pair. Neither is made by whoever sends a value, so that nobody can make them collide.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_usize(usize::from(*byte));
        }
    }

    fn write_usize(&mut self, number: usize) {
        /// An odd number whose bits are spread evenly: the golden ratio of 2 to the power of 64.
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        self.0 = (self.0.rotate_left(5) ^ number as u64).wrapping_mul(SPREAD);
    }
}

/// A value and its place.
type Here<'v> = (&'v Value, &'v At<'v>);

/// What is demanded of the members of an object.
#[derive(Clone, Copy)]
struct Members {
    named: &'static [(&'static str, Part)],
    patterns: &'static [(Matches, Index)],
    others: Option<&'static Part>,
}

/// A walk over one value.
pub(super) struct Walk {
    schemas: &'static [Schema],
    side: Option<Side>,
    /// What has been reported on already, by the position of the schema and the address of the value.
    reported: HashSet<Pair, BuildHasherDefault<Mix>>,
    /// Whether a value fulfils a schema, by the position of the one and the address of the other.
    known: HashMap<Pair, bool, BuildHasherDefault<Mix>>,
    /// Names of members as values, kept so that no address is used twice.
    names: Vec<Arc<Value>>,
    /// Whether only the verdict counts.
    probing: bool,
    /// How many schemas are being applied within each other.
    level: usize,
}

impl Walk {
    pub(super) fn new(schemas: &'static [Schema], side: Option<Side>) -> Self {
        Self {
            schemas,
            side,
            reported: HashSet::default(),
            known: HashMap::default(),
            names: Vec::new(),
            probing: false,
            level: 0,
        }
    }

    /// Adds what a value violates of a schema.
    pub(super) fn report(
        &mut self,
        schema: Index,
        value: &Value,
        at: &At<'_>,
        out: &mut Violations,
    ) {
        self.apply(schema, value, at, out, None, 0);
    }

    /// Whether `value` fulfils a schema.
    pub(super) fn holds(
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
        let key = (index, std::ptr::from_ref(value) as usize);
        if seen.is_none() {
            if let Some(known) = self.known.get(&key) {
                return *known;
            }
            // A schema that leads back to itself adds nothing.
            self.known.insert(key, true);
        }
        let probing = std::mem::replace(&mut self.probing, true);
        let mut found = Violations::with_limit(0);
        self.apply(index, value, at, &mut found, seen, depth + 1);
        self.probing = probing;
        self.known.insert(key, found.is_empty());
        found.is_empty()
    }

    /// Applies a schema to a part of the value.
    fn descend(&mut self, index: Index, value: &Value, at: &At<'_>, out: &mut Violations) {
        if !self.probing {
            self.apply(index, value, at, out, None, 0);
        } else if !self.holds(index, value, at, None, 0) {
            add(out, at, Keyword::False, &Place::Whole(""), String::new);
        }
    }

    /// Applies a schema that another one holds to a part of the value; `place` is where it stands if it has no place of
    /// its own.
    fn descend_to(
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
                let probing = std::mem::replace(&mut self.probing, true);
                let mut found = Violations::with_limit(0);
                let place = Place::Whole("");
                self.tests(tests, &place, (value, at), &mut found, seen, depth + 1);
                self.probing = probing;
                found.is_empty()
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
        if is_plain(schema.tests) {
            let (kept, count) = (out.list.len(), out.count);
            let key = (index, std::ptr::from_ref(value) as usize);
            // What applies twice violates once.
            if !of_plain(schema.tests, &place, value, at, out)
                && !self.probing
                && seen.is_none()
                && !self.reported.insert(key)
            {
                out.list.truncate(kept);
                out.count = count;
            }
            return;
        }
        let key = (index, std::ptr::from_ref(value) as usize);
        if !self.probing && seen.is_none() && !self.reported.insert(key) {
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
        let mut own = Seen::default();
        let tracks = seen.is_some() || tests.iter().any(looks_back);
        let before = out.count();
        for test in tests {
            if self.probing && out.count() > before {
                return;
            }
            let own = tracks.then_some(&mut own);
            self.test(test, place, (value, at), out, own, depth);
        }
        if let Some(seen) = seen.filter(|_| out.count() == before) {
            seen.members.append(&mut own.members);
            seen.items.append(&mut own.items);
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
                if self.count(any, value, at, seen, depth) == 0 {
                    add(out, at, Keyword::AnyOf, place, || {
                        "fits none of the alternatives".to_owned()
                    });
                }
            }
            Test::OneOf(one) => match self.count(one, value, at, seen, depth) {
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
                let members = Members {
                    named,
                    patterns,
                    others: others.as_ref(),
                };
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

    /// How many of the schemas the value fulfils.
    fn count(
        &mut self,
        parts: &'static [Part],
        value: &Value,
        at: &At<'_>,
        mut seen: Option<&mut Seen>,
        depth: usize,
    ) -> usize {
        let mut count = 0;
        for part in parts {
            count += usize::from(self.fits(part, value, at, seen.as_deref_mut(), depth));
        }
        count
    }

    fn members(
        &mut self,
        members: Members,
        (value, at): Here<'_>,
        out: &mut Violations,
        mut seen: Option<&mut Seen>,
        place: &Place<'_>,
    ) {
        let Value::Object(present) = value else {
            return;
        };
        // In the order of the document, and then what it does not name.
        let mut found = 0;
        for (name, part) in members.named {
            if let Some(member) = present.get(*name) {
                found += 1;
                let at = at.member(name);
                let place = Place::Member(place, name);
                self.descend_to(part, &place, member, &at, out);
                self.patterns(members, name, (member, &at), out);
                if let Some(seen) = seen.as_deref_mut() {
                    seen.members.insert((*name).to_owned());
                }
            }
        }
        let all_named = found == present.len();
        if all_named || (members.patterns.is_empty() && members.others.is_none()) {
            return;
        }
        let is_named = |name: &String| members.named.iter().any(|(known, _)| known == name);
        for (name, member) in present.iter().filter(|(name, _)| !is_named(name)) {
            let at = at.member(name);
            let mut known = self.patterns(members, name, (member, &at), out);
            if let Some(part) = members.others.filter(|_| !known) {
                known = true;
                let keyword = Keyword::AdditionalProperties;
                let is_never = match part {
                    Part::Ref(index) => self.is_never(*index),
                    Part::Here(tests) => matches!(tests, [Test::Never(_)]),
                };
                // That it must not be there is said of the keyword.
                if is_never {
                    add(out, &at, keyword, place, || NOT_ALLOWED.to_owned());
                } else {
                    let place = Place::Of(place, keyword.as_str());
                    self.descend_to(part, &place, member, &at, out);
                }
            }
            if let Some(seen) = seen.as_deref_mut().filter(|_| known) {
                seen.members.insert(name.clone());
            }
        }
    }

    /// Applies the schemas for a member whose patterns match its name. Whether there are any.
    fn patterns(
        &mut self,
        members: Members,
        name: &str,
        (member, at): Here<'_>,
        out: &mut Violations,
    ) -> bool {
        let mut known = false;
        for (_, index) in members.patterns.iter().filter(|(matches, _)| matches(name)) {
            known = true;
            self.descend(*index, member, at, out);
        }
        known
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
            if known {
                if let Some(seen) = seen.as_deref_mut() {
                    seen.items.insert(position);
                }
            }
        }
    }

    /// Whether nothing fulfils a schema.
    fn is_never(&self, index: Index) -> bool {
        let schema = self.schemas.get(index);
        schema.is_some_and(|schema| matches!(schema.tests, [Test::Never(_)]))
    }
}

/// Walks on in a thread of its own, which nothing waits beside, or here where there can be none.
fn on_a_further_stack(walk: &mut (dyn FnMut() + Send)) {
    let further = &mut *walk;
    let ended = thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(STACK);
        let thread = builder.spawn_scoped(scope, further);
        thread.map(thread::ScopedJoinHandle::join)
    });
    match ended {
        Ok(Ok(())) => {}
        Ok(Err(payload)) => panic::resume_unwind(payload),
        Err(_) => walk(),
    }
}
