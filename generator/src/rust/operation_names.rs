//! Names that are taken where operations stand.

use super::model::Model;
use super::naming::{Case, Scope};

/// Names that methods of the client must not have, because it has them already.
pub(super) const CLIENT_METHODS: [&str; 5] = ["builder", "from_env", "settings", "clone", "fmt"];

/// Names that setters of a call must not have, because every call has them already.
pub(super) const CALL_METHODS: [&str; 11] = [
    "new",
    "base_url",
    "json",
    "with_body",
    "parameter",
    "timeout",
    "header",
    "retries",
    "validate",
    "send",
    "into_future",
];

/// Names that a type beside operations must not have, because its file imports them.
const RESERVED: [&str; 48] = [
    "Answer",
    "Arrival",
    "At",
    "BTreeMap",
    "Body",
    "Box",
    "ByteStream",
    "Call",
    "Choice",
    "Choices",
    "Client",
    "Content",
    "DateTime",
    "Decode",
    "DecodeError",
    "Err",
    "EventStream",
    "Form",
    "From",
    "Into",
    "IntoIterator",
    "ItemStream",
    "Location",
    "Map",
    "Multipart",
    "None",
    "Number",
    "Ok",
    "Operation",
    "OperationInfo",
    "Option",
    "Parameter",
    "PartInfo",
    "Redirect",
    "Reserved",
    "Result",
    "Rule",
    "SecurityRequirement",
    "Self",
    "Some",
    "String",
    "Style",
    "Upgrade",
    "Validate",
    "Value",
    "Vec",
    "Violations",
    "Written",
];

/// The names that are free for types which stand beside models, and hold them.
pub(super) fn names_beside(models: &[Model]) -> Scope {
    let mut scope = Scope::reserving(&RESERVED);
    for model in models {
        scope.name(model.name.as_str(), Case::Camel);
    }
    scope
}
