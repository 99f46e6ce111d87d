//! Tags as the document declares them.

use serde_json::Value;

use crate::document::Document;
use crate::source::Origin;

/// A tag object (OpenAPI 3.2.0, 4.22).
#[derive(Debug)]
pub struct Tag {
    /// `name`
    pub name: String,
    /// `summary` (from 3.2)
    pub summary: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// `externalDocs`
    pub external_docs: Option<openapiv3::ExternalDocumentation>,
    /// `parent` (from 3.2): the tag that this one is a part of.
    pub parent: Option<String>,
    /// `kind` (from 3.2): what sort of tag it is.
    pub kind: Option<String>,
}

/// The tags of a document, in its order.
pub(super) fn tags(document: &Document) -> Vec<Tag> {
    let place = Origin::root(document.root()).child("tags");
    let list = document.get(&place).and_then(Value::as_array);
    let read = |tag: &Value| {
        let text = |key: &str| tag.get(key).and_then(Value::as_str).map(str::to_owned);
        Some(Tag {
            name: text("name")?,
            summary: text("summary"),
            description: text("description"),
            external_docs: tag
                .get("externalDocs")
                .and_then(|docs| serde::Deserialize::deserialize(docs).ok()),
            parent: text("parent"),
            kind: text("kind"),
        })
    };
    list.into_iter().flatten().filter_map(read).collect()
}
