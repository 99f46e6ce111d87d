//! Names and types that the user gives to parts of the document: in the configuration, or else as `x-rust-name` and
//! `x-rust-type` in the document.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::groups::Groups;
use super::operations::name_of;
use crate::config::{Config, Entry, Layout, foreign_path};
use crate::diagnostic::{Diagnostic, Diagnostics, codes, suggestion};
use crate::model::{Model, Operation, Schema};
use crate::source::Origin;

/// Where components stand.
const COMPONENTS: &str = "/components/schemas";

/// What is said about the names and types of single parts.
pub(super) struct Names<'c> {
    types: HashMap<Origin, String>,
    fields: HashMap<Origin, String>,
    values: HashMap<(Origin, String), String>,
    operations: HashMap<Origin, String>,
    tags: HashMap<String, String>,
    replaced: HashMap<Origin, String>,
    formats: HashMap<String, String>,
    config: &'c Config,
}

/// The extension that names a part of the document.
const NAME: &str = "x-rust-name";

/// The extension that says which type stands for a schema.
const TYPE: &str = "x-rust-type";

impl<'c> Names<'c> {
    /// Finds the parts that the configuration speaks of; what it names in vain is reported.
    pub(super) fn new(model: &Model, config: &'c Config, diagnostics: &mut Diagnostics) -> Self {
        let mut finder = Finder {
            model,
            schemas: model
                .schemas()
                .map(|(_, schema)| (&schema.origin, schema))
                .collect(),
            diagnostics,
        };
        let rename = &config.rename;
        let formats = &config.types.formats;
        for entry in config.types.replace.iter().chain(formats) {
            finder.refuse_own_crate(entry, config.layout);
        }
        Self {
            types: finder.each(&rename.types, Finder::schema),
            fields: finder.each(&rename.fields, Finder::field),
            values: finder.each(&rename.values, Finder::value),
            operations: finder.each(&rename.operations, Finder::operation),
            tags: finder.each(&rename.tags, Finder::tag),
            replaced: finder.each(&config.types.replace, Finder::schema),
            formats: finder.each(formats, Finder::format),
            config,
        }
    }

    /// The name of the type that a schema becomes. A name that the document gives to a member is that of the field.
    pub(super) fn of_type(&self, schema: &Schema) -> Option<String> {
        let said = || said(schema, NAME).filter(|_| !is_member(&schema.origin));
        self.types.get(&schema.origin).cloned().or_else(said)
    }

    /// The name of the field that a member becomes.
    pub(super) fn of_field(&self, schema: &Schema) -> Option<String> {
        let said = || said(schema, NAME).filter(|_| is_member(&schema.origin));
        self.fields.get(&schema.origin).cloned().or_else(said)
    }

    /// The name of the variant that an enumerated string becomes.
    pub(super) fn of_value(&self, schema: &Origin, value: &str) -> Option<String> {
        if self.values.is_empty() {
            return None;
        }
        self.values
            .get(&(schema.clone(), value.to_owned()))
            .cloned()
    }

    /// The name of the method that an operation becomes.
    pub(super) fn of_operation(&self, operation: &Operation) -> Option<String> {
        let given = self.operations.get(&operation.origin);
        given.or(operation.rust_name.as_ref()).cloned()
    }

    /// The name of the module that a tag becomes.
    pub(super) fn of_tag(&self, tag: &str) -> Option<String> {
        self.tags.get(tag).cloned()
    }

    /// The path of the type that stands for a schema.
    pub(super) fn replacement(
        &self,
        schema: &Schema,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        if let Some(path) = self.replaced.get(&schema.origin) {
            return Some(path.clone());
        }
        let (_, said) = schema.extensions.iter().find(|(name, _)| name == TYPE)?;
        // Other generators have an object here, with the path as one of its members.
        let path = said.as_str().or_else(|| said.get("path")?.as_str());
        match path.map(|path| (path, foreign_path(path, self.config))) {
            Some((path, Ok(()))) => Some(path.to_owned()),
            found => {
                let reason = match found {
                    Some((_, Err(reason))) => reason,
                    _ => "it is no text".to_owned(),
                };
                diagnostics.push(
                    Diagnostic::new(
                        &codes::config::UNLISTED_TYPE,
                        format!("`{TYPE}` cannot be used: {reason}"),
                    )
                    .at(&schema.origin.child(TYPE))
                    .help("the type is made from the schema instead"),
                );
                None
            }
        }
    }

    /// The path of the type that stands for values of a format; `String` keeps the text.
    pub(super) fn of_format(&self, format: Option<&str>) -> Option<&str> {
        self.formats.get(format?).map(String::as_str)
    }
}

/// What an extension of a schema says, if it is a text.
fn said(schema: &Schema, extension: &str) -> Option<String> {
    let (_, value) = schema
        .extensions
        .iter()
        .find(|(name, _)| name == extension)?;
    value.as_str().map(str::to_owned)
}

/// Whether a schema stands for a member of an object.
fn is_member(schema: &Origin) -> bool {
    schema.parent().and_then(|holder| holder.last()).as_deref() == Some("properties")
}

/// Finds what the entries of the configuration mean.
struct Finder<'m, 'r> {
    model: &'m Model,
    schemas: HashMap<&'m Origin, &'m Schema>,
    diagnostics: &'r mut Diagnostics,
}

/// What an entry means, or else what stands where it looks.
type Found<K> = Result<K, Vec<String>>;

impl<'m> Finder<'m, '_> {
    fn each<K: std::hash::Hash + Eq>(
        &mut self,
        entries: &[Entry],
        find: fn(&Self, &Entry) -> Found<K>,
    ) -> HashMap<K, String> {
        let mut found = HashMap::new();
        for entry in entries {
            match find(self, entry) {
                Ok(key) => {
                    found.insert(key, entry.value.clone());
                }
                Err(known) => self.unmatched(entry, &known),
            }
        }
        found
    }

    fn unmatched(&mut self, entry: &Entry, known: &[String]) {
        let (file, span) = &entry.place;
        let message = format!(
            "the document has no `{}` that could be meant here",
            entry.key
        );
        let diagnostic = Diagnostic::new(&codes::config::UNMATCHED_NAME, message);
        let help = match suggestion::closest(&entry.key, known.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if entry.is_pointer() => {
                "copy the pointer from a diagnostic, or count it out: `#/components/schemas/…`"
                    .to_owned()
            }
            None => "take the name as the document has it".to_owned(),
        };
        self.diagnostics
            .push(diagnostic.at_span(*file, span.clone()).help(help));
    }

    /// A crate of its own is emitted as a whole: nothing of the user's stands in it.
    fn refuse_own_crate(&mut self, entry: &Entry, layout: Layout) {
        if layout == Layout::Crate
            && entry
                .value
                .split(['<', ','])
                .any(|part| part.trim().starts_with("crate::"))
        {
            let (file, span) = &entry.place;
            let message = format!(
                "`{}` leads into the emitted crate, which has no such type",
                entry.value
            );
            self.diagnostics.push(
                Diagnostic::new(&codes::config::UNUSABLE_TYPE, message)
                    .at_span(*file, span.clone())
                    .help("put the type into a package of its own and list that in `[dependencies]`; `crate::` works in build scripts"),
            );
        }
    }

    fn component(&self, name: &str) -> Option<&'m Schema> {
        let mut components = self.model.components.iter();
        let (_, id) = components.find(|(known, _)| known == name)?;
        Some(self.model.schema(*id))
    }

    fn component_names(&self) -> Vec<String> {
        let names = self.model.components.iter();
        names.map(|(name, _)| name.clone()).collect()
    }

    fn schema(&self, entry: &Entry) -> Found<Origin> {
        if let Some(origin) = &entry.origin {
            // A component can stand for a schema elsewhere.
            let component = || {
                let place = origin.parent()?;
                let name = origin.last().filter(|_| &*place.pointer == COMPONENTS)?;
                self.component(&name)
            };
            let found = component().or_else(|| self.schemas.get(origin).copied());
            let found = found.ok_or_else(Vec::new);
            return found.map(|schema| schema.origin.clone());
        }
        let found = self.component(&entry.key);
        found.map_or_else(
            || Err(self.component_names()),
            |schema| Ok(schema.origin.clone()),
        )
    }

    /// The component and what stands behind its name and a dot; both may hold dots themselves.
    fn split<'e>(&self, key: &'e str) -> Vec<(&'m Schema, &'e str)> {
        key.match_indices('.')
            .filter_map(|(at, _)| Some((self.component(&key[..at])?, &key[at + 1..])))
            .collect()
    }

    fn field(&self, entry: &Entry) -> Found<Origin> {
        if entry.origin.is_some() {
            let origin = self.schema(entry)?;
            return Some(origin).filter(is_member).ok_or_else(Vec::new);
        }
        let mut known = Vec::new();
        for (component, member) in self.split(&entry.key) {
            // A member stands at the component itself, or at a part of its `allOf`.
            let parts = component.all_of.iter().map(|id| self.model.schema(*id));
            for schema in std::iter::once(component).chain(parts) {
                for (name, id) in &schema.properties {
                    if name == member {
                        return Ok(self.model.origin(*id).clone());
                    }
                    known.push(format!(
                        "{}.{name}",
                        &entry.key[..entry.key.len() - member.len() - 1]
                    ));
                }
            }
        }
        if known.is_empty() {
            known = self.component_names();
        }
        Err(known)
    }

    fn value(&self, entry: &Entry) -> Found<(Origin, String)> {
        if let Some(origin) = &entry.origin {
            let index = origin.last().and_then(|index| index.parse::<usize>().ok());
            let holder = origin.parent().and_then(|list| list.parent());
            let found = index.zip(holder).and_then(|(index, holder)| {
                let schema = self.schemas.get(&holder)?;
                let value = schema.enumeration.as_ref()?.get(index)?.as_str()?;
                Some((holder.clone(), value.to_owned()))
            });
            return found.ok_or_else(Vec::new);
        }
        let mut known = Vec::new();
        for (component, value) in self.split(&entry.key) {
            let values = component.enumeration.iter().flatten();
            for text in values.filter_map(Value::as_str) {
                if text == value {
                    return Ok((component.origin.clone(), value.to_owned()));
                }
                known.push(format!(
                    "{}.{text}",
                    &entry.key[..entry.key.len() - value.len() - 1]
                ));
            }
        }
        Err(known)
    }

    fn operation(&self, entry: &Entry) -> Found<Origin> {
        let is_meant = |operation: &&Operation| match &entry.origin {
            Some(origin) => operation.origin == *origin,
            None => {
                operation.id.as_ref() == Some(&entry.key)
                    || format!("{} {}", operation.method, operation.path) == entry.key
            }
        };
        let mut operations = self.model.operations.iter();
        match operations.find(is_meant) {
            Some(operation) => Ok(operation.origin.clone()),
            None => Err(self.model.operations.iter().map(name_of).collect()),
        }
    }

    fn tag(&self, entry: &Entry) -> Found<String> {
        let groups = Groups::of(self.model);
        let operations = self.model.operations.iter();
        let groups: BTreeSet<String> = operations.map(|one| groups.name(one)).collect();
        if groups.contains(&entry.key) {
            Ok(entry.key.clone())
        } else {
            Err(groups.into_iter().collect())
        }
    }

    fn format(&self, entry: &Entry) -> Found<String> {
        let formats: BTreeSet<&String> = self
            .schemas
            .values()
            .filter_map(|schema| schema.format.as_ref())
            .collect();
        if formats.contains(&entry.key) {
            Ok(entry.key.clone())
        } else {
            Err(formats.into_iter().cloned().collect())
        }
    }
}
