//! What the API sends of its own accord.

use super::api::Docs;
use super::types::{Kind, Type, TypeId};
use crate::source::Origin;
use crate::wire::{ParameterLocation, StatusPattern};

/// A request that the API makes: a webhook or a callback.
#[derive(Debug)]
pub struct Received {
    /// Where it stands.
    pub origin: Origin,
    /// What to call it: the name of the webhook, or of the operation and its callback.
    pub name: String,
    /// The method, in upper case.
    pub method: String,
    /// Where it is sent to, as an expression, and the operation that asks for it; none for a webhook.
    pub asked_for_by: Option<(String, String)>,
    /// What the document says about it.
    pub docs: Docs,
    /// Headers that it must have.
    pub required_headers: Vec<String>,
    /// The tags that it has.
    pub tags: Vec<String>,
    /// Its parameters.
    pub parameters: Vec<ReceivedParameter>,
    /// What the document says about its body.
    pub body_docs: Option<String>,
    /// The type of its body.
    pub body: Option<TypeId>,
    /// What may be answered: statuses, their descriptions, and what they hold.
    pub answers: Vec<(StatusPattern, String, Option<TypeId>)>,
}

impl Received {
    /// The types that it is made of.
    pub fn types(&self) -> impl Iterator<Item = TypeId> {
        let answers = self.answers.iter().filter_map(|(_, _, ty)| *ty);
        self.body.into_iter().chain(answers)
    }
}

/// A parameter of a request that the API makes.
#[derive(Debug)]
pub struct ReceivedParameter {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub location: ParameterLocation,
    /// Whether it is always there.
    pub required: bool,
    /// What it is.
    pub description: Option<String>,
}

/// How bodies are told apart.
#[derive(Debug, PartialEq, Eq)]
pub struct ReceivedTag {
    /// The member that tells.
    pub member: String,
    /// Its values for each of the requests; none for one without a body.
    pub values: Vec<Vec<String>>,
}

/// The member whose value tells the bodies of several requests apart: each requires it, with values of its own.
#[must_use]
pub fn told_by(types: &[Type], received: &[Received]) -> Option<ReceivedTag> {
    let bodies: Vec<TypeId> = received.iter().filter_map(|one| one.body).collect();
    let (first, _) = bodies.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let Kind::Object(object) = &leaf(types, *first).kind else {
        return None;
    };
    object.properties.iter().find_map(|property| {
        let mut seen = std::collections::BTreeSet::new();
        let values = received
            .iter()
            .map(|one| match one.body {
                None => Some(Vec::new()),
                Some(body) => values_of(types, body, &property.name)
                    .filter(|values| values.iter().all(|value| seen.insert(value.clone()))),
            })
            .collect::<Option<_>>()?;
        Some(ReceivedTag {
            member: property.name.clone(),
            values,
        })
    })
}

/// The values of a required member that is an enumeration of strings.
fn values_of(types: &[Type], body: TypeId, member: &str) -> Option<Vec<String>> {
    let Kind::Object(object) = &leaf(types, body).kind else {
        return None;
    };
    let property = object
        .properties
        .iter()
        .find(|property| property.name == member && property.required)?;
    let Kind::StringEnum(values) = &leaf(types, property.ty).kind else {
        return None;
    };
    Some(values.iter().map(|value| value.value.clone()).collect())
}

fn leaf(types: &[Type], mut id: TypeId) -> &Type {
    loop {
        let ty = &types[id.index()];
        match ty.kind {
            Kind::Alias(target) => id = target,
            _ => return ty,
        }
    }
}
