//! Security schemes that requirements name by their addresses (OpenAPI 3.2.0, 4.30.1). Everything behind this asks for
//! names, so each gets one, and a component that refers to it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value, json};

use super::files::Files;
use super::names::{PartName, component_name, settle};
use super::uri;
use crate::source::{FileId, Origin};

/// Where the document declares its security schemes.
const SECTION: &str = "/components/securitySchemes";

/// The names of security schemes that have addresses.
#[derive(Debug, Default)]
pub(super) struct Schemes {
    /// By the file that an address stands in, and the address.
    names: HashMap<(FileId, String), String>,
    /// Those that no component has, by the names that they get.
    added: BTreeMap<String, Origin>,
}

impl Schemes {
    /// Finds the schemes that requirements of the files name by addresses.
    pub(super) fn find(files: &Files, root: FileId) -> Self {
        let mut schemes = Self::default();
        if files.scheme_uris.is_empty() {
            return schemes;
        }
        let section = Origin::new(root, SECTION);
        let declared: Vec<&str> = files
            .get(&section)
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(Map::keys)
            .map(String::as_str)
            .collect();
        let mut known: HashMap<Origin, String> = HashMap::new();
        for name in &declared {
            let component = section.child(name);
            known.insert(files.end(&component), (*name).to_owned());
            known.insert(component, (*name).to_owned());
        }
        let mut found: BTreeMap<Origin, Vec<&(FileId, String)>> = BTreeMap::new();
        for key in &files.scheme_uris {
            let (file, text) = key;
            let Ok(target) = files.resolve(*file, text, |origin| origin) else {
                continue;
            };
            if declared.contains(&text.as_str()) {
                continue;
            }
            let end = files.end(&target);
            match known.get(&target).or_else(|| known.get(&end)) {
                Some(name) => {
                    schemes.names.insert(key.clone(), name.clone());
                }
                None => found.entry(end).or_default().push(key),
            }
        }
        let (stems, ways) = (files.stems(), files.ways());
        let text = |texts: &HashMap<FileId, String>, origin: &Origin| {
            texts.get(&origin.file).cloned().unwrap_or_default()
        };
        let wanted: Vec<PartName> = found
            .keys()
            .map(|origin| PartName::of(origin, &text(&stems, origin), &text(&ways, origin)))
            .collect();
        let taken: BTreeSet<String> = declared.iter().map(|name| component_name(name)).collect();
        for ((origin, keys), name) in found
            .into_iter()
            .zip(settle(&wanted, &taken, component_name))
        {
            let name = component_name(&name);
            for key in keys {
                schemes.names.insert(key.clone(), name.clone());
            }
            schemes.added.insert(name, origin);
        }
        schemes
    }

    /// The name of the scheme that a key of a requirement is the address of.
    pub(super) fn name(&self, file: FileId, key: &str) -> Option<&str> {
        let key = (file, key.to_owned());
        self.names.get(&key).map(String::as_str)
    }

    /// Declares the schemes that no component has.
    pub(super) fn declare(self, files: &mut Files, root: FileId) {
        let ways = files.ways();
        for (name, origin) in self.added {
            let mut way = String::new();
            if origin.file != root {
                way = uri::path(ways.get(&origin.file).map_or("", String::as_str));
                files.know(root, &way, origin.file);
            }
            let reference = json!({"$ref": way + &uri::fragment(&origin.pointer)});
            let mut holder = files.trees.get_mut(&root);
            for key in ["components", "securitySchemes"] {
                let members = holder.and_then(Value::as_object_mut);
                holder = members.map(|members| members.entry(key).or_insert_with(|| json!({})));
            }
            if let Some(Value::Object(section)) = holder {
                section.insert(name, reference);
            }
        }
    }
}
