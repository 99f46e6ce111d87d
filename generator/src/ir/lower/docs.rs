//! What the document says about a thing.

use crate::ir::api::{Docs, ExternalDocs};
use crate::model::{Example, Parameter, Schema};

/// Takes over what `schema` says where `docs` is still silent.
pub(super) fn merge(docs: &mut Docs, schema: &Schema) {
    if docs.summary.is_none() {
        docs.summary.clone_from(&schema.title);
    }
    if docs.description.is_none() {
        docs.description = words(schema.description.as_ref());
    }
    docs.deprecated |= schema.deprecated;
    if docs.external_docs.is_none() {
        docs.external_docs = schema.external_docs.as_deref().map(external);
    }
    if docs.examples.is_empty() {
        docs.examples.clone_from(&schema.examples);
    }
}

/// Takes over what others say where `docs` is still silent.
pub(super) fn complete(docs: &mut Docs, others: &Docs) {
    if docs.summary.is_none() {
        docs.summary.clone_from(&others.summary);
    }
    if docs.description.is_none() {
        docs.description.clone_from(&others.description);
    }
    docs.deprecated |= others.deprecated;
    if docs.external_docs.is_none() {
        docs.external_docs.clone_from(&others.external_docs);
    }
    if docs.examples.is_empty() {
        docs.examples.clone_from(&others.examples);
    }
}

/// The words that stand at this schema itself.
pub(super) fn of_schema(schema: &Schema) -> Docs {
    let mut docs = Docs::default();
    merge(&mut docs, schema);
    docs
}

/// The words of a parameter, completed by those of its schema.
pub(super) fn of_parameter(parameter: &Parameter, schema: Option<&Schema>) -> Docs {
    let mut docs = Docs {
        summary: None,
        description: words(parameter.description.as_ref()),
        deprecated: parameter.deprecated,
        external_docs: None,
        examples: values(&parameter.examples),
    };
    if let Some(schema) = schema {
        merge(&mut docs, schema);
    }
    docs
}

/// A text that has words: one without any says no more than none.
pub(super) fn words(text: Option<&String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty()).cloned()
}

/// The values of examples.
pub(super) fn values(examples: &[Example]) -> Vec<serde_json::Value> {
    examples
        .iter()
        .map(|example| example.value.clone())
        .collect()
}

pub(super) fn external(docs: &openapiv3::ExternalDocumentation) -> ExternalDocs {
    ExternalDocs {
        description: docs.description.clone(),
        url: docs.url.clone(),
    }
}
