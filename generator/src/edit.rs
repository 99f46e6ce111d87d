//! Edits of the text of a document: comments, order and layout stay, and what is changed is what was meant.
//!
//! A change is a range of bytes and what stands there instead, found by the same reader that finds lines and columns.
//! The new text is read again and compared with the old tree, changed in memory: only when the two are the same is a
//! change done.

mod change;
mod expect;
mod lines;
mod render;
mod splice;
mod write;

use std::cmp::Reverse;

use serde_json::Value;

use crate::diagnostic::{Diagnostics, Extents};
use crate::document;
use crate::source::{SourceFile, SourceMap};
pub use change::Change;
use splice::{Editor, Splice};
pub use write::write;

/// A text with changes.
#[derive(Clone, Debug)]
pub struct Edited {
    /// The new text.
    pub text: String,
    /// How many of the changes were made.
    pub done: usize,
}

/// How values that are new are written, and what goes along with what is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// On a line, and comments above stay: for small things beside others.
    Small,
    /// In lines of their own, and comments above go: for whole parts of a document.
    Large,
}

/// Changes the text of a file. A change that cannot be made without changing more than it says is left out, and so is
/// one within another: it can be made when that is done.
#[must_use]
pub fn edit(file: &SourceFile, changes: &[Change]) -> Edited {
    edit_as(file, changes, Manner::Small)
}

/// As [`edit`], in another manner.
#[must_use]
pub fn edit_as(file: &SourceFile, changes: &[Change], manner: Manner) -> Edited {
    edit_tree(file, None, changes, manner).0
}

/// As [`edit_as`], of a text whose tree may be known already; with the tree of the new text, if that is known then.
fn edit_tree(
    file: &SourceFile,
    tree: Option<Value>,
    changes: &[Change],
    manner: Manner,
) -> (Edited, Option<Value>) {
    let unchanged = Edited {
        text: file.text().to_owned(),
        done: 0,
    };
    let Some(extents) = Extents::of(file) else {
        return (unchanged, tree);
    };
    let editor = Editor::new(file, &extents, changes, manner);
    let mut found: Vec<Group<'_>> = changes
        .iter()
        .filter_map(|change| Some((editor.splice(change)?, vec![change])))
        .collect();
    // What is added behind the end of several nodes belongs to the innermost first.
    found.sort_by_key(|(splice, changes)| {
        let depth = changes[0].place().pointer.matches('/').count();
        (splice.range.start, splice.range.end, Reverse(depth))
    });
    found.dedup_by(|(splice, changes), (other, others)| {
        let same = *splice == *other && changes[0].place() != others[0].place();
        if same {
            others.append(changes);
        }
        same
    });
    let mut end = 0;
    found.retain(|(splice, _)| {
        let free = splice.range.start >= end;
        end = if free { splice.range.end } else { end };
        free
    });
    let count = |found: &[Group<'_>]| found.iter().map(|(_, changes)| changes.len()).sum();
    let read = || read(file.name(), file.text());
    let made = tree
        .or_else(read)
        .and_then(|tree| together(file, tree, &found));
    if let Some((text, tree)) = made {
        let done = count(&found);
        return (Edited { text, done }, Some(tree));
    }
    let Some(tree) = read() else {
        return (unchanged, None);
    };
    // One of them does more than it says; which one shows when fewer are made at a time.
    let found = sound(file, &tree, &found);
    match together(file, tree, &found) {
        Some((text, tree)) => {
            let done = count(&found);
            (Edited { text, done }, Some(tree))
        }
        None => (unchanged, None),
    }
}

/// What is done to the text at one place, and the changes that it makes: several where aliases bring the place to
/// several ones of the tree.
type Group<'c> = (Splice, Vec<&'c Change>);

/// Those of some changes that do what they say, where not all of them do.
fn sound<'c>(file: &SourceFile, tree: &Value, found: &[Group<'c>]) -> Vec<Group<'c>> {
    let (first, second) = found.split_at(found.len() / 2);
    let halves = [first, second].into_iter().filter(|half| !half.is_empty());
    let sound = halves.map(|half| {
        if together(file, tree.clone(), half).is_some() {
            half.to_vec()
        } else if half.len() > 1 {
            sound(file, tree, half)
        } else {
            Vec::new()
        }
    });
    sound.flatten().collect()
}

/// As [`edit`], for a text that is no file of a run, and whose tree may be known already; with the tree of the new text,
/// if that is known then.
#[must_use]
pub fn edit_text(
    name: &str,
    text: &str,
    tree: Option<Value>,
    changes: &[Change],
) -> (Edited, Option<Value>) {
    let mut sources = SourceMap::new();
    let file = sources.add(name, text);
    edit_tree(sources.file(file), tree, changes, Manner::Small)
}

/// The text with these changes of its tree, and the tree that it reads as, if it reads as it should.
fn together(file: &SourceFile, mut tree: Value, found: &[Group<'_>]) -> Option<(String, Value)> {
    let old = file.text();
    let mut text = String::with_capacity(old.len());
    let mut at = 0;
    for (splice, _) in found {
        text.push_str(old.get(at..splice.range.start)?);
        text.push_str(&splice.text);
        at = splice.range.end;
    }
    text.push_str(old.get(at..)?);
    // From the end on, so that what is taken out of a list moves nothing that is still to be changed, and from within,
    // so that every place still has its name.
    let mut changes: Vec<&Change> = found
        .iter()
        .rev()
        .flat_map(|(_, all)| all)
        .copied()
        .collect();
    changes.sort_by_key(|change| {
        let depth = change.place().pointer.matches('/').count();
        let moves = matches!(
            change,
            Change::Rename(..) | Change::Remove(_) | Change::Erase(_)
        );
        (Reverse(depth), moves)
    });
    expect::all(&mut tree, &changes)?;
    let new = read(file.name(), &text)?;
    (new == tree).then_some((text, new))
}

/// The tree of a text.
fn read(name: &str, text: &str) -> Option<Value> {
    let mut sources = SourceMap::new();
    let file = sources.add(name, text);
    document::read(&sources, file, &mut Diagnostics::new())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::source::Origin;

    /// What becomes of a text; `None` when a change is not made.
    fn edited(name: &str, text: &str, changes: impl Fn(&Origin) -> Vec<Change>) -> Option<String> {
        let mut sources = SourceMap::new();
        let file = sources.add(name, text);
        let changes = changes(&Origin::root(file));
        let edited = edit(sources.file(file), &changes);
        (edited.done == changes.len()).then_some(edited.text)
    }

    #[track_caller]
    fn check(text: &str, changes: impl Fn(&Origin) -> Vec<Change>, expected: &str) {
        let name = if text.starts_with('{') {
            "a.json"
        } else {
            "a.yaml"
        };
        assert_eq!(edited(name, text, changes).as_deref(), Some(expected));
    }

    #[test]
    fn members_are_taken_out() {
        let remove = |root: &Origin| vec![Change::Remove(root.child("a").child("b"))];
        check("a:\n  b: 1 # one\n  c: 2\n", remove, "a:\n  c: 2\n");
        check(
            "a:\n  c: 2\n  # of b\n  b:\n    - 1\n    - 2\n",
            remove,
            "a:\n  c: 2\n  # of b\n",
        );
        check("a:\n  b: 1\n", remove, "a:\n  {}\n");
        check("a: {b: 1, c: 2}\n", remove, "a: {c: 2}\n");
        check("a: {c: 2, b: 1}\n", remove, "a: {c: 2}\n");
        check("a: {b: 1}\n", remove, "a: {}\n");
        check("a:\r\n  b: 1\r\n  c: 2\r\n", remove, "a:\r\n  c: 2\r\n");
        check(
            "{\"a\": {\n  \"b\": 1,\n  \"c\": 2\n}}",
            remove,
            "{\"a\": {\n  \"c\": 2\n}}",
        );
        check(
            "{\"a\": {\n  \"c\": 2,\n  \"b\": 1\n}}",
            remove,
            "{\"a\": {\n  \"c\": 2\n}}",
        );
        let first = |root: &Origin| vec![Change::Remove(root.index(0).child("a"))];
        check("- a: 1\n  b: 2\n", first, "- b: 2\n");
        let elements = |root: &Origin| {
            let list = root.child("a");
            vec![Change::Remove(list.index(0)), Change::Remove(list.index(2))]
        };
        check(
            "a:\n- x # one\n# two\n- y\n- z\n",
            elements,
            "a:\n# two\n- y\n",
        );
        check("a: [x, y, z]\n", elements, "a: [y]\n");
        check("{\"a\": [1, 2, 3]}", elements, "{\"a\": [2]}");
    }

    #[test]
    fn members_are_put_in() {
        let insert = |root: &Origin| {
            vec![Change::Insert(
                root.child("a"),
                "b".to_owned(),
                json!(["x", 1]),
            )]
        };
        check(
            "a:\n  c: 2 # two\nd: 3\n",
            insert,
            "a:\n  c: 2 # two\n  b: [x, 1]\nd: 3\n",
        );
        check("a:\r\n  c: 2", insert, "a:\r\n  c: 2\r\n  b: [x, 1]");
        check(
            "a:\n  c: |\n    text\n\nd: 3\n",
            insert,
            "a:\n  c: |\n    text\n  b: [x, 1]\n\nd: 3\n",
        );
        check("a: {c: 2}\n", insert, "a: {c: 2, b: [x, 1]}\n");
        check("a: {}\n", insert, "a: {b: [x, 1]}\n");
        check(
            "{\"a\": {\n  \"c\": 2\n}}",
            insert,
            "{\"a\": {\n  \"c\": 2,\n  \"b\": [\"x\", 1]\n}}",
        );
        let append = |root: &Origin| vec![Change::Append(root.child("a"), json!(null))];
        check(
            "a:\n  - x # one\nd: 3\n",
            append,
            "a:\n  - x # one\n  - null\nd: 3\n",
        );
        check("a: [x]\n", append, "a: [x, null]\n");
        check("{\"a\": [\n  1\n]}", append, "{\"a\": [\n  1,\n  null\n]}");
    }

    #[test]
    fn values_and_keys_are_changed() {
        let replace = |value: Value| {
            move |root: &Origin| vec![Change::Replace(root.child("a"), value.clone())]
        };
        check("a: x # why\n", replace(json!("z")), "a: z # why\n");
        check("a: 'x'\n", replace(json!("it's")), "a: 'it''s'\n");
        check("a: \"x\"\n", replace(json!("y\n")), "a: \"y\\n\"\n");
        check("a: x\n", replace(json!("yes")), "a: 'yes'\n");
        check("a: 3.0.0\n", replace(json!("3.1.2")), "a: 3.1.2\n");
        check(
            "a: |\n  x\n  y\nb: 1\n",
            replace(json!("z")),
            "a: z\nb: 1\n",
        );
        check(
            "a:\n  b: 1\n",
            replace(json!({"c": [1]})),
            "a:\n  c:\n    - 1\n",
        );
        check("{\"a\": 1}", replace(json!("y")), "{\"a\": \"y\"}");
        let rename = |root: &Origin| vec![Change::Rename(root.child("a"), "b c".to_owned())];
        check("'a': x\n", rename, "'b c': x\n");
        check("a: x\n", rename, "b c: x\n");
        check("{\"a\": 1}", rename, "{\"b c\": 1}");
        let hoist = |root: &Origin| {
            vec![Change::Hoist(
                root.child("a"),
                root.child("a").child("b").index(0),
            )]
        };
        check(
            "a:\n  b: # all\n    - c: 1 # one\n      # two\n      d: 2\ne: 3\n",
            hoist,
            "a:\n  # all\n  c: 1 # one\n  # two\n  d: 2\ne: 3\n",
        );
        check("a: {b: [{c: 1}]}\n", hoist, "a: {c: 1}\n");
        check(
            "- a\n- a: 1\n",
            |root| vec![Change::Replace(root.index(0), json!(1))],
            "- 1\n- a: 1\n",
        );
    }

    #[test]
    fn many_are_changed_at_once() {
        let list = |keep: &dyn Fn(usize) -> bool| -> String {
            let kept = (0..100).filter(|number| keep(*number));
            let lines: Vec<String> = kept.map(|number| format!("- k{number}\n")).collect();
            lines.concat()
        };
        let members = |odd: &str| -> String {
            let named = |number| if number % 2 == 1 { odd } else { "k" };
            let lines = (0..100).map(|number| format!("  {}{number}: {number}\n", named(number)));
            lines.collect::<Vec<String>>().concat()
        };
        let text = format!("a:\n{}b:\n{}", list(&|_| true), members("k"));
        let expected = format!(
            "a:\n{}b:\n{}",
            list(&|number| number % 3 != 0),
            members("n")
        );
        let changes = |root: &Origin| {
            let removed = (0..100).step_by(3);
            let removed = removed.map(|number| Change::Remove(root.child("a").index(number)));
            let renamed = (1..100).step_by(2).map(|number| {
                let place = root.child("b").child(&format!("k{number}"));
                Change::Rename(place, format!("n{number}"))
            });
            removed.chain(renamed).collect()
        };
        check(&text, changes, &expected);
        // Of equal keys the last one counts, also where they are many.
        let doubled = format!(
            "{{{}\"k\": 1, \"l\": 2, \"k\": 3}}",
            "\"x\": 0, ".repeat(20)
        );
        let mut sources = SourceMap::new();
        let file = sources.add("a.json", doubled.as_str());
        let extents = Extents::of(sources.file(file)).expect("it can be read");
        let found = extents.find("/k").map(|number| &extents.node(number).value);
        assert_eq!(found.map(|range| &doubled[range.clone()]), Some("3"));
    }

    #[test]
    fn comments_stay_where_members_are_erased() {
        let erase = |root: &Origin| vec![Change::Erase(root.child("a").child("b"))];
        check("a:\n  b: 1 # one\n  c: 2\n", erase, "a:\n  # one\n  c: 2\n");
        check("a:\n  c: 2\n  b: 1\n# end\n", erase, "a:\n  c: 2\n# end\n");
        check(
            "a: {\n  c: 2, # two\n  b: 1 # one\n}\n",
            erase,
            "a: {\n  c: 2 # two\n   # one\n}\n",
        );
        let first = |root: &Origin| vec![Change::Erase(root.index(0).child("a"))];
        check(
            "- a: 1 # one\n  # two\n  b: 2\n",
            first,
            "- # one\n  # two\n  b: 2\n",
        );
    }

    #[test]
    fn what_has_several_names_is_changed_once() {
        let replace = |value: i64| {
            move |root: &Origin| {
                let places = [root.child("a"), root.child("b")];
                places
                    .map(|place| Change::Replace(place.child("c"), json!(value)))
                    .to_vec()
            }
        };
        check("a: &x {c: 1}\nb: *x\n", replace(2), "a: &x {c: 2}\nb: *x\n");
        check(
            "a: &x\n  c: 1\nb:\n  <<: *x\n  d: 1\n",
            replace(2),
            "a: &x\n  c: 2\nb:\n  <<: *x\n  d: 1\n",
        );
        let wrap =
            |root: &Origin| vec![Change::Wrap(root.child("a")), Change::Wrap(root.child("b"))];
        check(
            "a: &x 1\nb: *x\nc: *x\n",
            wrap,
            "a: [&x 1]\nb: [*x]\nc: *x\n",
        );
    }

    #[test]
    fn what_ends_at_the_same_place_grows_from_within() {
        let append = |root: &Origin| {
            let outer = root.child("a");
            let inner = outer.index(0).child("b");
            [outer, inner]
                .map(|place| Change::Append(place, json!(2)))
                .to_vec()
        };
        check(
            "a:\n  - b:\n      - 1\nc: 1\n",
            append,
            "a:\n  - b:\n      - 1\n      - 2\n  - 2\nc: 1\n",
        );
    }

    #[test]
    fn several_members_are_taken_out_at_once() {
        let remove = |names: &'static [&str]| {
            move |root: &Origin| {
                let places = names.iter().map(|name| root.child("a").child(name));
                places.map(Change::Remove).collect::<Vec<_>>()
            }
        };
        check(
            "a: {b: 1, c: 2, d: 3}\n",
            remove(&["c", "d"]),
            "a: {b: 1}\n",
        );
        check(
            "a: {b: 1, c: 2, d: 3}\n",
            remove(&["b", "c"]),
            "a: {d: 3}\n",
        );
        check("a: {b: 1, c: 2}\n", remove(&["b", "c"]), "a: {}\n");
        check(
            "{\"a\": {\"b\": 1, \"c\": 2, \"d\": 3}}",
            remove(&["b", "d"]),
            "{\"a\": {\"c\": 2}}",
        );
        check(
            "a:\n  b: 1\n  c: 2\n  d: 3\n",
            remove(&["c", "d"]),
            "a:\n  b: 1\n",
        );
    }

    #[test]
    fn values_become_lists() {
        let wrap = |root: &Origin| vec![Change::Wrap(root.child("a").child("b"))];
        check("a: {b: 1.10, c: 2}\n", wrap, "a: {b: [1.10], c: 2}\n");
        check("a:\n  b: x, y # one\n", wrap, "a:\n  b: ['x, y'] # one\n");
        check("a:\n  b: \"x, y\"\n", wrap, "a:\n  b: [\"x, y\"]\n");
        check("a:\n  b: ~\n", wrap, "a:\n  b: [~]\n");
        check("a:\n  b: x:y\n    z\n", wrap, "a:\n  b: ['x:y z']\n");
        check(
            "a:\n  b:\n    # one\n    c: 1\n    # two\n    d: |\n      x\n\n      y\n  e: 1\n",
            wrap,
            "a:\n  b:\n    # one\n    - c: 1\n      # two\n      d: |\n        x\n\n        y\n  e: 1\n",
        );
        check(
            "a:\n  b:\n  - 1\n  - 2\n",
            wrap,
            "a:\n  b:\n  - - 1\n    - 2\n",
        );
        check(
            "a:\n  b: |\n    x\n  c: 1\n",
            wrap,
            "a:\n  b:\n    - |\n      x\n  c: 1\n",
        );
        check(
            "{\"a\": {\"b\": {\"c\": 1}}}",
            wrap,
            "{\"a\": {\"b\": [{\"c\": 1}]}}",
        );
    }

    #[test]
    fn values_become_members() {
        let enclose =
            |root: &Origin| vec![Change::Enclose(root.child("a").child("b"), "x".to_owned())];
        check("a: {b: [1]}\n", enclose, "a: {b: {x: [1]}}\n");
        check(
            "{\"a\": {\"b\": {\"c\": 1}}}",
            enclose,
            "{\"a\": {\"b\": {\"x\": {\"c\": 1}}}}",
        );
        check(
            "a:\n  b:\n    # one\n    - c: 1 # two\n      d: 2\n  e: 1\n",
            enclose,
            "a:\n  b:\n    # one\n    x:\n      - c: 1 # two\n        d: 2\n  e: 1\n",
        );
        check(
            "a:\n  b:\n  - c: 1\n\n    d: 2\n",
            enclose,
            "a:\n  b:\n    x:\n      - c: 1\n\n        d: 2\n",
        );
    }

    #[test]
    fn one_change_too_many_does_not_keep_the_others_from_being_made() {
        let mut sources = SourceMap::new();
        let file = sources.add("a.yaml", "a: &x 1\nb: *x\nc: 1\nd: 1\ne: 1\n");
        let root = Origin::root(file);
        let change = |name: &str| Change::Replace(root.child(name), json!(2));
        let mut changes: Vec<Change> = ["c", "d", "e"].map(change).to_vec();
        changes.insert(1, Change::Rename(root.child("a"), "c".to_owned()));
        let edited = edit(sources.file(file), &changes);
        assert_eq!(
            (edited.done, &*edited.text),
            (3, "a: &x 1\nb: *x\nc: 2\nd: 2\ne: 2\n")
        );
    }

    #[test]
    fn what_would_change_more_is_left_alone() {
        let refused = |text: &str, change: fn(&Origin) -> Change| {
            assert_eq!(edited("a.yaml", text, |root| vec![change(root)]), None);
        };
        refused("a: &x 1\nb: *x\n", |root| {
            Change::Replace(root.child("a"), json!(2))
        });
        refused("a: &x {c: 1}\nb: *x\n", |root| {
            Change::Remove(root.child("a").child("c"))
        });
        refused("a: 1\nb: 2\n", |root| {
            Change::Rename(root.child("a"), "b".to_owned())
        });
        refused("a: 1\n", |root| Change::Remove(root.child("b")));
    }
}
