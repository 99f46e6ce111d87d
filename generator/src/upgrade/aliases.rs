//! Aliases of YAML where what they call is to change: one change where all who call it want the same one, and otherwise
//! written out where they stand.

mod expand;

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::diagnostic::Extents;
use crate::edit::Change;
use crate::source::{FileId, Format, Origin, SourceFile, SourceMap, pointer};

/// Longer chains of aliases than any document has.
const ROUNDS: usize = 32;

/// Nodes that are looked at before a text counts as too large; readers of documents have given up before.
const LARGEST: usize = 1 << 23;

/// Aliases that lead back to themselves are none that a document can be read with.
const DEEPEST: usize = 512;

/// The text with those aliases written out that stand in the way of changes, and the changes with those that come
/// along: where a node that nothing reads has a name and changes for those who call it.
pub(super) fn settle(name: &str, text: &str, changes: &[Change]) -> Option<(String, Vec<Change>)> {
    let mut text = text.to_owned();
    let file = changes.first()?.place().file;
    for _ in 0..ROUNDS {
        let mut sources = SourceMap::new();
        let id = sources.add(name, text.as_str());
        let source = sources.file(id);
        if source.format() == Format::Json || !text.contains('*') {
            return None;
        }
        let extents = Extents::of(source)?;
        if !extents.nodes().any(|(_, node)| node.alias.is_some()) {
            return Some((text, changes.to_vec()));
        }
        let users = Users::of(&extents)?;
        let wishes = Wishes::of(&users, &extents, changes);
        let mut out = orphans(&extents, changes);
        if out.is_empty() {
            out = wishes.apart(&users);
        }
        if out.is_empty() {
            let mut all = changes.to_vec();
            all.extend(wishes.along(&users, file));
            return Some((text, all));
        }
        text = written_out(source, &extents, &out)?;
    }
    None
}

/// The text with these aliases written out; `None` when it would say something else.
fn written_out(source: &SourceFile, extents: &Extents, out: &BTreeSet<usize>) -> Option<String> {
    let new = expand::expand(source, extents, out)?;
    let tree = |text: &str| {
        let mut sources = SourceMap::new();
        let file = sources.add(source.name(), text);
        crate::document::read(&sources, file, &mut crate::diagnostic::Diagnostics::new())
    };
    (tree(source.text())? == tree(&new)?).then_some(new)
}

/// A place of the tree where a node with a name stands.
struct User {
    /// The node.
    called: usize,
    /// The alias that brings it there; none where it is written.
    alias: Option<usize>,
    /// Members that are given there otherwise, where a merge key takes the others.
    hidden: Option<HashSet<String>>,
}

/// All places of nodes with names, by their pointers.
struct Users<'e> {
    extents: &'e Extents,
    found: Vec<(String, User)>,
    left: usize,
}

impl<'e> Users<'e> {
    fn of(extents: &'e Extents) -> Option<Self> {
        let mut users = Self {
            extents,
            found: Vec::new(),
            left: LARGEST,
        };
        users.walk(0, &mut String::new(), None, 0)?;
        Some(users)
    }

    fn walk(
        &mut self,
        at: usize,
        place: &mut String,
        alias: Option<usize>,
        depth: usize,
    ) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        if depth > DEEPEST {
            return None;
        }
        let node = self.extents.node(at);
        if let Some(called) = node.alias {
            return self.walk(called, place, Some(at), depth + 1);
        }
        if node.anchor.is_some() {
            let user = User {
                called: at,
                alias,
                hidden: None,
            };
            self.found.push((place.clone(), user));
        }
        if node.form == crate::diagnostic::Form::List {
            for (index, (_, child)) in node.children.iter().enumerate() {
                self.member(*child, &index.to_string(), place, depth)?;
            }
            return Some(());
        }
        self.members(at, &mut HashSet::new(), place, depth)
    }

    fn member(&mut self, child: usize, key: &str, place: &mut String, depth: usize) -> Option<()> {
        let length = place.len();
        pointer::push(place, key);
        self.walk(child, place, None, depth + 1)?;
        place.truncate(length);
        Some(())
    }

    /// The members of an object, and those that it takes from others.
    fn members(
        &mut self,
        at: usize,
        known: &mut HashSet<String>,
        place: &mut String,
        depth: usize,
    ) -> Option<()> {
        let sources = self.extents.merged(at);
        let mut own = HashSet::new();
        for (key, child) in &self.extents.node(at).children {
            let merges = key == "<<" && !sources.is_empty();
            if !merges && !known.contains(key) {
                own.insert(key.clone());
                self.member(*child, key, place, depth)?;
            }
        }
        known.extend(own);
        for source in sources {
            let called = self.extents.called(source);
            self.left = self.left.checked_sub(1)?;
            if depth > DEEPEST {
                return None;
            }
            if self.extents.node(called).anchor.is_some() {
                let user = User {
                    called,
                    alias: (called != source).then_some(source),
                    hidden: Some(known.clone()),
                };
                self.found.push((place.clone(), user));
            }
            self.members(called, known, place, depth + 1)?;
        }
        Some(())
    }
}

/// What is to change in nodes with names, for each place where they stand.
struct Wishes {
    /// By the number of the place in the list of users: changes below it, each with the pointer from there.
    of_users: Vec<BTreeSet<String>>,
    /// The changes themselves, by how they are told apart.
    changes: HashMap<String, Change>,
}

impl Wishes {
    fn of(users: &Users<'_>, extents: &Extents, changes: &[Change]) -> Self {
        let mut by_place: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, (place, _)) in users.found.iter().enumerate() {
            by_place.entry(place).or_default().push(number);
        }
        let mut wishes = Self {
            of_users: vec![BTreeSet::new(); users.found.len()],
            changes: HashMap::new(),
        };
        for change in changes {
            let whole = &*change.place().pointer;
            let ends =
                std::iter::once(whole.len()).chain(whole.rmatch_indices('/').map(|(at, _)| at));
            for end in ends {
                let (above, rest) = whole.split_at(end);
                for number in by_place.get(above).into_iter().flatten() {
                    let user = &users.found[*number].1;
                    if user.concerns(extents, change, rest) {
                        let file = change.place().file;
                        let below = change.clone().at(|place| {
                            let rest = place.pointer.strip_prefix(above).unwrap_or_default();
                            Origin::new(file, rest)
                        });
                        let sign = format!("{below:?}");
                        wishes.of_users[*number].insert(sign.clone());
                        wishes.changes.entry(sign).or_insert(below);
                    }
                }
            }
        }
        wishes
    }

    /// Whether a place means something: within an extension it means what those make of it who refer to it.
    fn is_read(&self, users: &Users<'_>, number: usize) -> bool {
        !self.of_users[number].is_empty() || !is_extension(&users.found[number].0)
    }

    /// The aliases that have to be written out, since their places want something else than others do.
    fn apart(&self, users: &Users<'_>) -> BTreeSet<usize> {
        let mut out = BTreeSet::new();
        for (called, numbers) in by_node(users) {
            let read = || {
                numbers
                    .iter()
                    .filter(|number| self.is_read(users, **number))
            };
            let mut wanted: Vec<&BTreeSet<String>> =
                read().map(|number| &self.of_users[*number]).collect();
            wanted.dedup();
            if wanted.len() < 2 {
                continue;
            }
            let direct = read().find(|number| users.found[**number].1.alias.is_none());
            // Where nothing reads the node itself, it does as most of the others want.
            let count = |wish: &&BTreeSet<String>| {
                read()
                    .filter(|number| self.of_users[**number] == **wish)
                    .count()
            };
            let Some(stays) = direct
                .map(|number| &self.of_users[*number])
                .or_else(|| wanted.iter().copied().max_by_key(count))
            else {
                continue;
            };
            let others = read().filter(|number| self.of_users[**number] != *stays);
            let aliases: BTreeSet<usize> = others
                .filter_map(|number| users.found[*number].1.alias)
                .collect();
            if aliases.is_empty() {
                // What holds the node is called from several places: that is written out first.
                continue;
            }
            debug_assert!(!aliases.contains(&called));
            out.extend(aliases);
        }
        out
    }

    /// Changes of places that nothing reads, which come with those of the others.
    fn along(&self, users: &Users<'_>, file: FileId) -> Vec<Change> {
        let mut along = Vec::new();
        for (_, numbers) in by_node(users) {
            let mut read = numbers
                .iter()
                .filter(|number| self.is_read(users, **number));
            let Some(wanted) = read.next().map(|number| &self.of_users[*number]) else {
                continue;
            };
            let unread = numbers
                .iter()
                .filter(|number| !self.is_read(users, **number));
            for number in unread {
                let (above, user) = &users.found[*number];
                let missing = wanted.difference(&self.of_users[*number]);
                let hides = |change: &&Change| {
                    let first = pointer::tokens(&change.place().pointer).next();
                    let hidden = user.hidden.as_ref().zip(first);
                    !hidden.is_some_and(|(hidden, first)| hidden.contains(&*first))
                };
                let changes = missing
                    .filter_map(|sign| self.changes.get(sign))
                    .filter(hides);
                along.extend(changes.map(|change| {
                    change
                        .clone()
                        .at(|place| Origin::new(file, format!("{above}{}", place.pointer)))
                }));
            }
        }
        along.sort_by(|one, other| one.place().pointer.cmp(&other.place().pointer));
        along.dedup();
        along
    }
}

impl User {
    /// Whether a change at this pointer from the place is one of the node, and not of what holds its name.
    fn concerns(&self, extents: &Extents, change: &Change, rest: &str) -> bool {
        let node = extents.node(self.called);
        if let Some(hidden) = &self.hidden {
            let first = pointer::tokens(rest).next();
            return first.is_some_and(|first| {
                !hidden.contains(&*first) && extents.find_in(self.called, &first).is_some()
            });
        }
        match change {
            _ if !rest.is_empty() => true,
            Change::Remove(_) | Change::Erase(_) | Change::Rename(..) => false,
            // A list around the alias, or around the node with its name.
            Change::Wrap(_) => {
                let block = !node.flow && node.form != crate::diagnostic::Form::Scalar;
                self.alias.is_none() && block
            }
            _ => true,
        }
    }
}

/// The numbers of the places of each node with a name.
fn by_node(users: &Users<'_>) -> Vec<(usize, Vec<usize>)> {
    let mut order: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut known: HashMap<usize, usize> = HashMap::new();
    for (number, (_, user)) in users.found.iter().enumerate() {
        let at = *known.entry(user.called).or_insert_with(|| {
            order.push((user.called, Vec::new()));
            order.len() - 1
        });
        order[at].1.push(number);
    }
    order
}

/// Whether a place is within an extension.
fn is_extension(place: &str) -> bool {
    /// What holds names that documents choose, and data.
    const NAMES: [&str; 9] = [
        "properties",
        "patternProperties",
        "headers",
        "schemas",
        "parameters",
        "example",
        "examples",
        "default",
        "value",
    ];
    let tokens: Vec<_> = pointer::tokens(place).collect();
    let holders = std::iter::once("").chain(tokens.iter().map(|token| &**token));
    let mut pairs = holders.zip(&tokens);
    pairs.any(|(holder, token)| token.starts_with("x-") && !NAMES.contains(&holder))
}

/// Aliases of nodes that are taken out or written anew, and those of members that come to light then.
fn orphans(extents: &Extents, changes: &[Change]) -> BTreeSet<usize> {
    let mut gone = Vec::new();
    let mut uncovered = BTreeSet::new();
    for change in changes {
        let replaces = matches!(change, Change::Replace(..));
        let goes = matches!(
            change,
            Change::Remove(_) | Change::Erase(_) | Change::Rename(..)
        );
        if !replaces && !goes {
            continue;
        }
        let found = extents.find(&change.place().pointer);
        if !replaces {
            uncovered.extend(beneath(extents, change.place()));
        }
        if let Some(node) = found.map(|at| extents.node(at))
            && node.alias.is_none()
            && !matches!(change, Change::Rename(..))
        {
            // The name of what is replaced stays.
            let start = if replaces {
                node.value.start
            } else {
                node.begin()
            };
            gone.push(start..node.value.end);
        }
    }
    if gone.is_empty() {
        return uncovered;
    }
    let aliases = extents.nodes().filter(|(_, node)| {
        let Some(called) = node.alias.map(|called| extents.node(called)) else {
            return false;
        };
        let name = called.begin();
        gone.iter()
            .any(|range| range.contains(&name) && !range.contains(&node.value.start))
    });
    uncovered.extend(aliases.map(|(number, _)| number));
    uncovered
}

/// The aliases of a merge key that would give a member that goes here another value.
fn beneath(extents: &Extents, place: &Origin) -> Vec<usize> {
    let holder = place
        .parent()
        .and_then(|holder| extents.find(&holder.pointer));
    let (Some(holder), Some(key)) = (holder.map(|at| extents.called(at)), place.last()) else {
        return Vec::new();
    };
    let own = extents.node(holder).children.iter();
    if !own.into_iter().any(|(name, _)| *name == key) {
        return Vec::new();
    }
    let mut sources = extents.merged(holder);
    if !sources
        .iter()
        .any(|source| extents.find_in(*source, &key).is_some())
    {
        return Vec::new();
    }
    sources.retain(|source| extents.node(*source).alias.is_some());
    sources
}
