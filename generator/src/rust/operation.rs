//! The plan of operations: one file per tag.

use super::answer::{Failure, Output};
use super::body::Body;
use super::check::Check;
use super::example::Example;
use super::naming::Name;
use super::types::{Passing, RustType};
use crate::wire::{ParameterLocation, ParameterStyle};

/// The operations of a tag.
#[derive(Debug)]
pub struct Group {
    /// The module.
    pub module: Name,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// The feature that it is behind, if it is behind one.
    pub feature: Option<String>,
    /// The operations, in document order.
    pub operations: Vec<Operation>,
}

/// An operation.
#[derive(Debug)]
pub struct Operation {
    /// The type that stands for it.
    pub marker: Name,
    /// The method of the client.
    pub method: Name,
    /// The lines of the method's documentation.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its name in the document.
    pub id: String,
    /// The HTTP method.
    pub http_method: String,
    /// The path template.
    pub path: String,
    /// Every parameter, in document order.
    pub parameters: Vec<Parameter>,
    /// The type that holds the required parameters together, where there are too many of them for arguments.
    pub required: Option<Name>,
    /// The body, if it takes one.
    pub body: Option<Body>,
    /// What it answers with.
    pub output: Output,
    /// What its failures hold.
    pub failure: Failure,
    /// The value of the `Accept` header.
    pub accept: String,
    /// Whether a second call changes nothing (RFC 9110, 9.2.2).
    pub idempotent: bool,
    /// The URL that it is sent to, if not that of the client.
    pub server: Option<String>,
    /// What authorises it.
    pub security: SecurityAlternatives,
}

/// What authorises a call: alternatives of schemes that are used together, each with the scopes it has to have.
pub type SecurityAlternatives = Vec<Vec<(String, Vec<String>)>>;

impl Operation {
    /// The body, when it must be given.
    #[must_use]
    pub fn required_body(&self) -> Option<&Body> {
        self.body.as_ref().filter(|body| body.required)
    }

    /// The parameters that have to be given with each call.
    pub fn arguments(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(|parameter| parameter.is_argument())
    }

    /// A body to show.
    #[must_use]
    pub fn example(&self) -> Option<&Example> {
        self.required_body()?.example.as_ref()
    }
}

/// A parameter.
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are independent members of the specification"
)]
#[derive(Debug)]
pub struct Parameter {
    /// The name of the argument or setter.
    pub name: Name,
    /// The name on the wire.
    pub wire: String,
    /// Where it goes.
    pub location: ParameterLocation,
    /// How it is written.
    pub style: ParameterStyle,
    /// Whether items stand apart.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Whether an empty value says something of its own.
    pub allow_empty: bool,
    /// The setter of an empty value, where the type has none.
    pub empty_name: Option<Name>,
    /// Whether it must be given.
    pub required: bool,
    /// Whether the client holds a value of it.
    pub held: bool,
    /// The lines of the documentation of its setter, or of its field.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The type of its value.
    pub ty: RustType,
    /// A value to show, if it is an argument and one can be written as Rust.
    pub example: Option<Example>,
    /// How its value becomes JSON.
    pub passing: Passing,
    /// What its value has to fulfil.
    pub check: Option<Check>,
    /// The function that checks it, if rules do not say all that has to be checked.
    pub check_name: Option<Name>,
    /// The place of its schema, as a URI fragment.
    pub schema: String,
}

impl Parameter {
    /// Whether it is an argument of the method, and not a setter of the call.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        self.required && !self.held
    }
}
