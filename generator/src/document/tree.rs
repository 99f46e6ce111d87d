//! Text to tree: one reader for JSON and YAML, which notices what serde's own trees lose or refuse.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::breaks::Hidden;
use crate::source::{line_ends, pointer};

/// A key that is given twice, by its pointer.
pub(super) type Duplicate = String;

/// What was read.
pub(super) struct Tree {
    pub(super) value: Value,
    pub(super) duplicates: Vec<Duplicate>,
}

/// The node at a pointer. Of `serde_json`'s own search, most is the copies that it makes of every name on the way.
pub(super) fn find<'t>(tree: &'t Value, pointer: &str) -> Option<&'t Value> {
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return None;
    }
    pointer::tokens(pointer).try_fold(tree, |node, token| match node {
        Value::Object(members) => members.get(&*token),
        Value::Array(elements) => elements.get(index(&token)?),
        _ => None,
    })
}

/// The index that a token is; there is one way to write each (RFC 6901, 4).
fn index(token: &str) -> Option<usize> {
    let plain = !token.starts_with('+') && (token == "0" || !token.starts_with('0'));
    token.parse().ok().filter(|_| plain)
}

/// Why nothing was read.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) message: String,
    /// Where the reader stood, as a byte offset.
    pub(super) offset: usize,
    /// Where what it stands in begins, and what that is.
    pub(super) within: Option<(usize, String)>,
    pub(super) bounds: bool,
}

/// Reads JSON.
pub(super) fn read_json(text: &str) -> Result<Tree, Failure> {
    let reader = Reader::new(text, false);
    let mut source = serde_json::Deserializer::from_str(text);
    let result = (&reader)
        .deserialize(&mut source)
        .and_then(|value| source.end().map(|()| value));
    let value = result.map_err(|error| {
        let start = line_start(text, error.line());
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or(&message);
        Failure {
            bounds: message.contains("recursion limit"),
            message: message.to_owned(),
            offset: start + error.column().saturating_sub(1),
            within: None,
        }
    })?;
    Ok(reader.finish(value))
}

/// Reads YAML.
pub(super) fn read_yaml(text: &str) -> Result<Tree, Failure> {
    if let Some(offset) = deep_flow(text) {
        return Err(Failure {
            message: "the document is nested too deeply".to_owned(),
            offset,
            within: None,
            bounds: true,
        });
    }
    let hidden = Hidden::of(text);
    let shown = hidden.as_ref().map_or(text, |hidden| hidden.text.as_str());
    let reader = Reader::new(text, true);
    let value = (&reader)
        .deserialize(serde_yaml::Deserializer::from_str(shown))
        .map_err(|error| {
            let message = error.to_string();
            let place = error.location();
            let offset = place.map_or(text.len(), |place| {
                offset(text, place.line(), place.column())
            });
            let bounds = ["recursion limit", "repetition limit", TOO_LARGE]
                .iter()
                .any(|limit| message.contains(limit));
            let within = within(&message, text);
            let message = message.split(" at line ").next().unwrap_or(&message);
            // serde_yaml puts the path of the node in front of a message of the visitor.
            Failure {
                message: message.to_owned(),
                offset,
                within,
                bounds,
            }
        })?;
    let mut tree = reader.finish(value);
    if let Some(hidden) = hidden {
        hidden.reveal(&mut tree.value);
        tree.duplicates
            .iter_mut()
            .for_each(|pointer| hidden.text(pointer));
    }
    Ok(tree)
}

/// The YAML parser takes quadratic time over brackets that are opened and never closed, before it comes to its own
/// limit. Brackets in texts are counted too, which is why the bound is far above what any document has (real ones
/// stay below 20).
fn deep_flow(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 1_000
    })
}

/// `while parsing a flow sequence at line 6 column 13`, at the end of a message of the YAML parser.
fn within(message: &str, text: &str) -> Option<(usize, String)> {
    let (_, context) = message.rsplit_once(", while ")?;
    let (what, place) = context.split_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    let (line, column) = (line.parse().ok()?, column.parse().ok()?);
    let (_, what) = what.split_once(' ')?;
    let what = what
        .replace("flow sequence", "list")
        .replace("flow mapping", "object")
        .replace("quoted scalar", "quoted text")
        .replace("simple key", "key");
    Some((offset(text, line, column), what))
}

/// The byte of a line and a column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before = line.checked_sub(2);
    let start = before.map_or(0, |before| {
        line_ends(text).nth(before).unwrap_or(text.len())
    });
    let behind = &text[start..];
    let mut characters = behind.char_indices();
    let place = characters.nth(column.saturating_sub(1));
    start + place.map_or(behind.len(), |(at, _)| at)
}

/// Where a line of JSON begins, whose reader counts line feeds.
fn line_start(text: &str, line: usize) -> usize {
    text.split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum()
}

const TOO_LARGE: &str = "the aliases of the document make it too large";

struct Reader {
    yaml: bool,
    state: RefCell<State>,
}

struct State {
    /// Tokens of each duplicate from the key up to the root, as far as the reader has come back up.
    duplicates: Vec<Vec<String>>,
    /// Bytes that the tree may still grow by. A text without aliases cannot use them up.
    budget: usize,
    /// The members of the objects that are open, so that each object is made when it is known how many it has; each
    /// with how many duplicates were found up to its end.
    members: Vec<(String, Value, usize)>,
    /// The same for the elements of lists.
    elements: Vec<Value>,
}

impl Reader {
    fn new(text: &str, yaml: bool) -> Self {
        let budget = text.len().saturating_mul(4).saturating_add(16 << 20);
        Self {
            yaml,
            state: RefCell::new(State {
                duplicates: Vec::new(),
                budget,
                members: Vec::new(),
                elements: Vec::new(),
            }),
        }
    }

    fn finish(self, value: Value) -> Tree {
        let duplicates = self.state.into_inner().duplicates.into_iter();
        let pointer = |tokens: Vec<String>| {
            let mut pointer = String::new();
            tokens
                .iter()
                .rev()
                .for_each(|token| pointer::push(&mut pointer, token));
            pointer
        };
        Tree {
            value,
            duplicates: duplicates.map(pointer).collect(),
        }
    }

    fn spend<E: Error>(&self, bytes: usize) -> Result<(), E> {
        let mut state = self.state.borrow_mut();
        state.budget = state
            .budget
            .checked_sub(bytes + 1)
            .ok_or_else(|| E::custom(TOO_LARGE))?;
        Ok(())
    }

    fn duplicates(&self) -> usize {
        self.state.borrow().duplicates.len()
    }
}

impl State {
    /// The object of the members from `start` on.
    fn object(&mut self, start: usize) -> Map<String, Value> {
        let mut map = Map::with_capacity(self.members.len() - start);
        let mut twice = Vec::new();
        for (key, value, before) in self.members.drain(start..) {
            match map.entry(key) {
                Entry::Vacant(place) => {
                    place.insert(value);
                }
                Entry::Occupied(mut first) => {
                    twice.push((before, vec![first.key().clone()]));
                    first.insert(value);
                }
            }
        }
        if let Some((first, _)) = twice.first() {
            // They are told in the order of the text, and those that stand in members behind them are known already.
            let mut taken = *first;
            let mut nested = self.duplicates.split_off(taken).into_iter();
            for (before, tokens) in twice {
                self.duplicates.extend(nested.by_ref().take(before - taken));
                self.duplicates.push(tokens);
                taken = before;
            }
            self.duplicates.extend(nested);
        }
        map
    }

    /// Says to the duplicates that were found since `before` what the holder is called.
    fn within(&mut self, before: usize, token: impl Fn() -> String) {
        for duplicate in self.duplicates.iter_mut().skip(before) {
            duplicate.push(token());
        }
    }
}

impl<'de> DeserializeSeed<'de> for &Reader {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Reader {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.spend(0)?;
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.spend(0)?;
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.spend(0)?;
        Ok(Value::Number(value.into()))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON readers keep what a double can keep of such a number"
    )]
    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON readers keep what a double can keep of such a number"
    )]
    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.spend(0)?;
        // JSON has neither infinity nor NaN: as a text it is reported where a number is expected.
        Ok(Number::from_f64(value).map_or_else(|| Value::String(value.to_string()), Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.spend(value.len())?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.spend(value.len())?;
        Ok(Value::String(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.spend(0)?;
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.visit_unit()
    }

    fn visit_some<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        self.spend(0)?;
        let start = self.state.borrow().elements.len();
        loop {
            let before = self.duplicates();
            let Some(element) = elements.next_element_seed(self)? else {
                break;
            };
            let mut state = self.state.borrow_mut();
            let index = state.elements.len() - start;
            state.within(before, || index.to_string());
            state.elements.push(element);
        }
        let list = self.state.borrow_mut().elements.drain(start..).collect();
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        self.spend(0)?;
        let start = self.state.borrow().members.len();
        let mut merged = Vec::new();
        while let Some(key) = members.next_key::<String>()? {
            self.spend::<A::Error>(key.len())?;
            let before = self.duplicates();
            let value = members.next_value_seed(self)?;
            let mut state = self.state.borrow_mut();
            state.within(before, || key.clone());
            if self.yaml && key == "<<" && is_merge(&value) {
                merged.push(value);
            } else {
                let before = state.duplicates.len();
                state.members.push((key, value, before));
            }
        }
        let mut map = self.state.borrow_mut().object(start);
        for value in merged {
            merge(&mut map, value);
        }
        Ok(Value::Object(map))
    }

    /// A tag of YAML says nothing that an OpenAPI document could use; the value does.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Value, A::Error> {
        let (_tag, value) = data.variant::<String>()?;
        value.newtype_variant_seed(self)
    }
}

/// `<<` with a mapping or mappings is YAML 1.1's merge key; with anything else it is a key like any other.
fn is_merge(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(list) => !list.is_empty() && list.iter().all(Value::is_object),
        _ => false,
    }
}

/// Members that are written out win over merged ones, and earlier mappings over later ones.
fn merge(map: &mut Map<String, Value>, value: Value) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                map.entry(key).or_insert(value);
            }
        }
        Value::Array(list) => list.into_iter().for_each(|value| merge(map, value)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(result: Result<Tree, Failure>, value: &Value, duplicates: &[&str]) {
        let tree = result.expect("readable");
        assert_eq!(
            (&tree.value, tree.duplicates.as_slice()),
            (
                value,
                &*duplicates
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
            )
        );
    }

    #[test]
    fn trees() {
        check(
            read_json(r#"{"a":1,"b":[{"c":1,"c":2}],"a":3}"#),
            &json!({"a": 3, "b": [{"c": 2}]}),
            &["/b/0/c", "/a"],
        );
        check(
            read_json(
                r#"{"a":1,"a":{"b":1,"b":2},"c":3,"d":{"e":4,"e":5},"c":6,"f":{"g":7,"g":8}}"#,
            ),
            &json!({"a": {"b": 2}, "c": 6, "d": {"e": 5}, "f": {"g": 8}}),
            &["/a/b", "/a", "/d/e", "/c", "/f/g"],
        );
        check(
            read_yaml("200: a\ntrue: b\n1.10: c\n~: d\n"),
            &json!({"200": "a", "true": "b", "1.10": "c", "~": "d"}),
            &[],
        );
        check(
            read_yaml("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: {<<: [{y: 4}, *a]}\nd: {<<: 1}\n"),
            &json!({"a": {"x": 1, "y": 2}, "b": {"y": 3, "x": 1}, "c": {"y": 4, "x": 1}, "d": {"<<": 1}}),
            &[],
        );
        check(
            read_yaml("a: !x {b: !!str 1}\r\nc: 2020-01-01\r\nd: .inf\n"),
            &json!({"a": {"b": "1"}, "c": "2020-01-01", "d": "inf"}),
            &[],
        );
        check(
            read_yaml("a: 18446744073709551616\n"),
            &json!({"a": 18_446_744_073_709_551_616_f64}),
            &[],
        );
    }

    #[test]
    fn pointers_lead_where_those_of_the_standard_do() {
        let tree =
            json!({"a/b": {"m~n": [1, {"": 2}]}, "~1": 3, "": {"": 4}, "00": 5, "l": [6, 7]});
        for at in [
            "",
            "/",
            "//",
            "a",
            "/a~1b",
            "/a~1b/m~0n/1/",
            "/a~1b/m~0n/01",
            "/a~1b/m~0n/+1",
            "/a~1b/m~0n/-",
            "/~01",
            "/~1",
            "/00",
            "/l/0",
            "/l/00",
            "/l/1/",
            "/l/2",
            "/l/",
            "/l/18446744073709551616",
            "/x/y",
        ] {
            assert_eq!(find(&tree, at), tree.pointer(at), "{at}");
        }
    }

    #[test]
    fn bombs() {
        let mut text = String::from("a0: &a0 [x]\n");
        for level in 1..30 {
            let before = level - 1;
            let four = format!("*a{before}, ").repeat(4);
            let line = format!("a{level}: &a{level} [{four}]\n");
            text.push_str(&line);
        }
        assert!(read_yaml(&text).is_err_and(|failure| failure.bounds));
        let long = format!(
            "a: &a {}\nb: [{}]",
            "x".repeat(100_000),
            "*a, ".repeat(1_000)
        );
        assert!(read_yaml(&long).is_err_and(|failure| failure.bounds));
        for (open, close) in [
            ("[", "]"),
            ("{a: ", "}"),
            ("- ", ""),
            ("? ", ""),
            ("!a ", ""),
            ("&a ", ""),
        ] {
            let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
            assert!(read_yaml(&deep).is_err(), "{open}");
            assert!(read_json(&deep).is_err());
        }
    }

    #[test]
    fn mistakes_have_a_place() {
        let check = |result: Result<Tree, Failure>, offset: usize| {
            assert!(
                result
                    .as_ref()
                    .is_err_and(|failure| failure.offset == offset),
                "{:?}",
                result.err()
            );
        };
        check(read_json("{\"ü\":\n 1,}"), 10);
        check(read_yaml("ü: a\nb: [1\nc: 2\n"), 13);
        check(read_yaml("a: b\n\tc: d\n"), 5);
    }
}
