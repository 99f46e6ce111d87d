//! Plans the headers of answers.

use std::collections::HashMap;

use super::answer::{HeaderField, HeaderText, Headers};
use super::docs;
use super::model::Model;
use super::naming::{Case, Name, Scope};
use super::operation_names::names_beside;
use super::types::{RustType, Types};
use crate::ir::{HeaderForm, Kind, Response, ResponseHeader};

/// A longer name is no help.
const LONGEST: usize = 60;

/// The structs of headers, of which answers with the same headers share one.
#[derive(Debug)]
pub(super) struct HeaderStructs {
    scope: Scope,
    known: HashMap<String, Name>,
    found: Vec<Headers>,
}

impl HeaderStructs {
    /// None yet; their names stand beside those of `models`.
    pub(super) fn beside(models: &[Model]) -> Self {
        Self {
            scope: names_beside(models),
            known: HashMap::new(),
            found: Vec::new(),
        }
    }

    /// The structs, by name.
    pub(super) fn finish(mut self) -> Vec<Headers> {
        self.found.sort_by(|one, other| one.name.cmp(&other.name));
        self.found
    }

    /// The name of the struct for the headers of an answer, if it has any.
    pub(super) fn of(
        &mut self,
        types: &Types<'_>,
        operation: &str,
        response: &Response,
    ) -> Option<Name> {
        if response.headers.is_empty() {
            return None;
        }
        let mut names = Scope::reserving(&["read"]);
        let headers = response.headers.iter();
        let fields: Vec<HeaderField> = headers
            .map(|header| field(types, header, names.name(&header.name, Case::Snake)))
            .collect();
        let mut parts: Vec<String> = fields
            .iter()
            .map(|field| {
                let HeaderField {
                    wire,
                    ty,
                    required,
                    form,
                    ..
                } = field;
                format!("{} {ty:?} {required} {form:?}", wire.to_ascii_lowercase())
            })
            .collect();
        parts.sort();
        let key = parts.join(";");
        if let Some(name) = self.known.get(&key) {
            return Some(name.clone());
        }
        // The names of the headers say all there is to say, so that the name stays the same whatever else is in the
        // document.
        let wires: Vec<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
        let all = wires.join(" and ");
        let own = format!("{operation} headers");
        let text = if all.len() <= LONGEST {
            format!("{all} headers")
        } else {
            own
        };
        let name = self.scope.name(&text, Case::Camel);
        self.known.insert(key, name.clone());
        self.found.push(Headers {
            name: name.clone(),
            docs: vec!["Headers of an answer.".to_owned()],
            fields,
        });
        Some(name)
    }
}

fn field(types: &Types<'_>, header: &ResponseHeader, name: Name) -> HeaderField {
    let (_, leaf) = types.leaf(header.ty);
    let form = match (header.form, &leaf.kind) {
        (HeaderForm::Json, _) => HeaderText::Json,
        (HeaderForm::Lines, _) => HeaderText::Lines,
        (HeaderForm::Simple { .. }, Kind::Array(_) | Kind::Tuple(_)) => HeaderText::List,
        (HeaderForm::Simple { explode }, Kind::Object(_) | Kind::Map(_)) if explode => {
            HeaderText::Pairs
        }
        (HeaderForm::Simple { .. }, Kind::Object(_) | Kind::Map(_)) => HeaderText::Members,
        (HeaderForm::Simple { .. }, _) => HeaderText::Scalar,
    };
    let ty = match (form, types.present(header.ty, None)) {
        (HeaderText::Lines, _) => RustType::Vec(Box::new(RustType::String)),
        // Nothing is said about the value, so that it is the text that it is.
        (HeaderText::Scalar, RustType::Value) => RustType::String,
        (_, ty) => ty,
    };
    let otherwise = format!("The header {}.", docs::code(&header.name));
    let mut text = docs::describe(&header.docs, &otherwise);
    if header.docs.description.is_some() {
        text = text.paragraph(format!("Header {}.", docs::code(&header.name)));
    }
    if let Some(examples) = docs::examples(&header.docs, false) {
        text = text.paragraph(examples);
    }
    HeaderField {
        name,
        wire: header.name.clone(),
        docs: text.finish(),
        ty,
        required: header.required,
        form,
    }
}
