//! Holds a tree against the grammar: everything that is unknown, misshapen or missing is reported once, and repaired,
//! so that whoever reads the tree afterwards meets only what the specification allows.

mod content;
mod exclusive;
mod key;
mod lone;
mod missing;
mod parameter;
mod path;
mod reference;
mod scalar;
mod schema;
mod security;
mod value;

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::Version;
use super::grammar::{Kind, Rest, Shape, Special};
use super::insert::inserted;
use super::reference::Targets;
use super::schemes::Schemes;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::source::{FileId, Origin};
pub(super) use path::{Moves, Path};

/// Walks one tree after the other.
pub(super) struct Checker<'t> {
    pub(super) version: Version,
    targets: &'t HashMap<FileId, Targets>,
    schemes: &'t Schemes,
    none: Targets,
    root: FileId,
    file: FileId,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Nodes that stand elsewhere in the tree than in the text.
    pub(super) moves: HashMap<FileId, Moves>,
    /// Places that the grammar does not lead to, but a reference does, and what they must be.
    pub(super) queue: Vec<(Origin, Kind)>,
    seen: HashSet<(Origin, &'static str)>,
    /// Components that were left out.
    pub(super) dropped: HashSet<Origin>,
}

/// Members that are checked before the others, since references lead to them.
const FIRST: &[&str] = &[
    "components",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
];

impl<'t> Checker<'t> {
    pub(super) fn new(
        version: Version,
        targets: &'t HashMap<FileId, Targets>,
        schemes: &'t Schemes,
        root: FileId,
    ) -> Self {
        Self {
            version,
            targets,
            schemes,
            none: Targets::new(),
            root,
            file: root,
            diagnostics: Vec::new(),
            moves: HashMap::new(),
            queue: Vec::new(),
            seen: HashSet::new(),
            dropped: HashSet::new(),
        }
    }

    /// Checks a node of a file, which stands in the text where `at` says.
    pub(super) fn run(
        &mut self,
        file: FileId,
        node: &mut Value,
        kind: Kind,
        at: &Path<'_>,
    ) -> bool {
        self.file = file;
        self.value(node, kind, at)
    }

    fn targets(&self) -> &Targets {
        self.targets.get(&self.file).unwrap_or(&self.none)
    }

    fn origin(&self, at: &Path<'_>) -> Origin {
        Origin::new(self.file, at.written())
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic.in_text());
    }

    /// What was found last is against the text of the specification, and not against its schema.
    fn last_is_by_text(&mut self) {
        if let Some(last) = self.diagnostics.pop() {
            self.diagnostics.push(last.by_text());
        }
    }

    /// A finding at the value of a node.
    fn at(
        &mut self,
        code: &'static Code,
        message: impl Into<String>,
        at: &Path<'_>,
        help: impl Into<String>,
    ) {
        let help = help.into();
        let mut finding = Diagnostic::new(code, message).at(&self.origin(at));
        if !help.is_empty() {
            finding = finding.help(help);
        }
        self.report(finding);
    }

    /// A finding at the key of a member.
    fn at_key(
        &mut self,
        code: &'static Code,
        message: impl Into<String>,
        at: &Path<'_>,
        help: impl Into<String>,
    ) {
        let help = help.into();
        let mut finding = Diagnostic::new(code, message).at_key(&self.origin(at));
        if !help.is_empty() {
            finding = finding.help(help);
        }
        self.report(finding);
    }

    /// Says that the tree has at `tree` what the text has at `written`.
    fn moved(&mut self, tree: String, written: String) {
        self.moves
            .entry(self.file)
            .or_default()
            .insert(tree, written);
    }

    /// Checks a value; `false` when it has to be left out.
    fn value(&mut self, node: &mut Value, kind: Kind, at: &Path<'_>) -> bool {
        if let Some(text) = inserted(node, kind) {
            return self.not_inserted(text, at);
        }
        match kind {
            Kind::Any => true,
            Kind::Text | Kind::Bool | Kind::Number | Kind::Count => self.scalar(node, kind, at),
            Kind::Word(words) => self.word(node, words, at),
            Kind::Words(words) => match node {
                Value::Array(list) => {
                    list.retain_mut(|word| self.word(word, words, at));
                    !list.is_empty()
                }
                _ => self.word(node, words, at),
            },
            Kind::AnyObject => node.is_object() || self.wrong_type(node, "an object", at, ""),
            Kind::Object(shape) => match node {
                Value::Object(map) => self.object(map, shape, at),
                _ => self.no_object(node, shape, at),
            },
            Kind::OrRef(shape) => match node {
                Value::Object(map) if map.contains_key("$ref") => {
                    self.media_type_reference(shape, at);
                    self.reference(map, kind, shape, at)
                }
                Value::Object(map) => self.object(map, shape, at),
                _ => self.no_object(node, shape, at),
            },
            Kind::Schema => self.schema(node, at),
            Kind::BoolOrSchema => match node {
                Value::Bool(_) => true,
                Value::String(text) if matches!(text.as_str(), "true" | "false" | "yes" | "no") => {
                    self.scalar(node, Kind::Bool, at)
                }
                _ => self.schema(node, at),
            },
            Kind::SchemaOrTexts => match node {
                Value::Array(_) => self.value(node, Kind::List(&Kind::Text), at),
                _ => self.schema(node, at),
            },
            Kind::List(element) => match node {
                Value::Array(list) => {
                    self.list(list, *element, at);
                    true
                }
                _ => self.no_list(node, *element, at),
            },
            Kind::Map(member) => match node {
                Value::Object(map) => {
                    map.retain(|key, value| self.entry(key, value, *member, at));
                    true
                }
                Value::Array(_) => self.wrong_type(
                    node,
                    "an object",
                    at,
                    "give each element a name of its own as the key",
                ),
                _ => self.wrong_type(node, "an object", at, ""),
            },
        }
    }

    fn entry(&mut self, key: &str, value: &mut Value, kind: Kind, at: &Path<'_>) -> bool {
        let below = Path::Key(at, key);
        // A map has names, and no extensions: what looks like one is left out.
        if key.starts_with("x-")
            && !value.is_object()
            && matches!(kind, Kind::Object(_) | Kind::OrRef(_) | Kind::Schema)
        {
            self.extension_in_map(kind, key, &below);
            return false;
        }
        if let (Kind::OrRef(shape), Some("content")) = (kind, at.key())
            && shape.name == "media type"
        {
            self.media_type_name(key, &below);
        }
        let keep = self.value(value, kind, &below);
        if !keep && matches!(kind, Kind::OrRef(_) | Kind::Object(_)) {
            self.dropped.insert(self.origin(&below));
        }
        keep
    }

    fn list(&mut self, list: &mut Vec<Value>, kind: Kind, at: &Path<'_>) {
        let (mut written, mut tree) = (0, 0);
        list.retain_mut(|element| {
            let below = Path::Index(at, written, tree);
            let keep = self.value(element, kind, &below);
            if keep {
                if written != tree {
                    self.moved(below.tree(), below.written());
                }
                tree += 1;
            }
            written += 1;
            keep
        });
    }

    /// Checks the members of an object; `false` when it cannot do without one that is missing.
    fn object(
        &mut self,
        map: &mut Map<String, Value>,
        shape: &'static Shape,
        at: &Path<'_>,
    ) -> bool {
        if !self.before(map, shape, at) {
            return false;
        }
        let mut left_out: Vec<String> = Vec::new();
        let mut done: Vec<&str> = Vec::new();
        if shape.special == Special::Root {
            for name in FIRST {
                if let (Some(value), Some(kind)) =
                    (map.get_mut(*name), shape.kind_of(name, self.version))
                {
                    done.push(name);
                    if !self.value(value, kind, &Path::Key(at, name)) {
                        map.shift_remove(*name);
                        left_out.push((*name).to_owned());
                    }
                }
            }
        } else if shape.name == "components" {
            let version = self.version;
            for member in shape
                .members
                .iter()
                .filter(|member| member.versions.has(version))
            {
                if let Some(value) = map.get_mut(member.name) {
                    done.push(member.name);
                    if inserted(value, member.kind).is_none() {
                        self.component_names(value, &Path::Key(at, member.name));
                    }
                    if !self.value(value, member.kind, &Path::Key(at, member.name)) {
                        map.shift_remove(member.name);
                    }
                }
            }
        }
        let mut renamed: Vec<(String, String)> = Vec::new();
        map.retain(|key, value| {
            if done.contains(&key.as_str()) {
                return true;
            }
            let keep = self.member(shape, key, value, at, &mut renamed);
            if !keep {
                left_out.push(key.clone());
            }
            keep
        });
        if !renamed.is_empty() {
            self.rename(map, &renamed, at);
        }
        self.missing(map, shape, &left_out, at) && self.after(map, shape, &left_out, at)
    }

    fn member(
        &mut self,
        shape: &'static Shape,
        key: &str,
        value: &mut Value,
        at: &Path<'_>,
        renamed: &mut Vec<(String, String)>,
    ) -> bool {
        let below = Path::Key(at, key);
        if let Some(member) = shape.member(key, self.version) {
            self.member_value(shape, key, value, &below);
            return self.value(value, member.kind, &below);
        }
        if let Rest::Everything(kind) = shape.rest {
            if let (Value::Array(scopes), Version::V2_0) = (&*value, self.version) {
                self.repetitions(key, scopes, &below);
            }
            if shape.special == Special::Requirement
                && let Some(name) = self.scheme_name(key, &below)
            {
                renamed.push((key.to_owned(), name));
            }
            return self.value(value, kind, &below);
        }
        if key.starts_with("x-") {
            return true;
        }
        match shape.rest {
            Rest::Named(kind) => self.value(value, kind, &below),
            Rest::Paths(kind) => {
                if !key.starts_with('/') {
                    self.at_key(
                        &codes::structure::WRONG_NAME,
                        format!("the path `{key}` does not start with `/`"),
                        &below,
                        format!("write `/{key}`"),
                    );
                    renamed.push((key.to_owned(), format!("/{key}")));
                }
                self.value(value, kind, &below)
            }
            Rest::Statuses(kind) => match self.status(key, &below) {
                Some(name) => {
                    if name != key {
                        renamed.push((key.to_owned(), name));
                    }
                    self.value(value, kind, &below)
                }
                None => false,
            },
            Rest::Closed | Rest::Everything(_) => self.unknown_key(shape, key, value, &below),
        }
    }

    fn rename(
        &mut self,
        map: &mut Map<String, Value>,
        renamed: &[(String, String)],
        at: &Path<'_>,
    ) {
        let members = std::mem::take(map);
        for (key, value) in members {
            let name = renamed
                .iter()
                .find(|(old, _)| *old == key)
                .map(|(_, name)| name.clone());
            match name {
                Some(name) if !map.contains_key(&name) => {
                    self.moved(Path::Key(at, &name).tree(), Path::Key(at, &key).written());
                    map.insert(name, value);
                }
                // There is one of that name already, which counts.
                Some(_) => {}
                None => {
                    map.insert(key, value);
                }
            }
        }
    }

    fn before(
        &mut self,
        map: &mut Map<String, Value>,
        shape: &'static Shape,
        at: &Path<'_>,
    ) -> bool {
        match shape.special {
            Special::Parameter | Special::Header => self.inline_schema(map, shape, at),
            Special::Example => self.bare_example(map, at),
            Special::SecurityScheme => self.scheme_form(map, at),
            Special::Responses => self.some_response(map, at),
            _ => {}
        }
        true
    }

    fn after(
        &mut self,
        map: &mut Map<String, Value>,
        shape: &'static Shape,
        left_out: &[String],
        at: &Path<'_>,
    ) -> bool {
        match shape.special {
            Special::Parameter => self.parameter(map, at),
            Special::Header => {
                self.described(map, "header", at);
                self.one_example(map, at);
                true
            }
            Special::MediaType => {
                self.one_example(map, at);
                self.one_encoding(map, at);
                true
            }
            Special::Encoding => {
                self.one_encoding(map, at);
                self.header_names(map, at);
                true
            }
            Special::Response => {
                self.header_names(map, at);
                true
            }
            Special::Operation => {
                self.one_query_string(map, at);
                true
            }
            Special::PathItem => {
                self.one_query_string(map, at);
                self.other_methods(map, at);
                true
            }
            Special::Example => {
                self.one_value(map, at);
                true
            }
            Special::Xml => {
                self.one_node_type(map, at);
                true
            }
            Special::ServerVariable => {
                self.choice(map, at);
                true
            }
            Special::License => {
                self.one_license(map, at);
                true
            }
            Special::Root => {
                self.holds_something(map, at);
                self.parts_of_url(map, at);
                true
            }
            Special::SwaggerParameter => self.swagger_parameter(map, at),
            Special::SwaggerItems => {
                self.simple_type(map, shape.name, at);
                true
            }
            Special::SecurityScheme => self.security_scheme(map, left_out, at),
            Special::Discriminator => {
                self.mapping(map, at);
                true
            }
            Special::Link => self.link(map, at),
            Special::None | Special::Schema | Special::Responses | Special::Requirement => true,
        }
    }
}
