//! What each kind of change does to the API and to the emitted crate.

use super::change::{Bump, Directions, Wire};
use crate::diagnostic::Code;
use crate::diagnostic::codes::{
    change_limits as limit, change_operations as operation, change_schemas as schema,
    change_security as security,
};

/// A kind of change, with what it does.
#[derive(Debug)]
pub struct Kind {
    /// Its name, and why it matters.
    pub code: &'static Code,
    /// What it does to those who send.
    pub request: Wire,
    /// What it does to those who receive.
    pub response: Wire,
    /// What it does where nothing travels.
    pub neither: Wire,
    /// What it does to the emitted crate, where nothing more is known.
    pub rust: Bump,
}

impl Kind {
    /// What a change of this kind does where it travels in these directions.
    #[must_use]
    pub fn wire(&self, directions: Directions) -> Wire {
        let mut wire = self.neither;
        if directions.request {
            wire = wire.max(self.request);
        }
        if directions.response {
            wire = wire.max(self.response);
        }
        wire
    }
}

const fn kind(code: &'static Code, [request, response, neither]: [Wire; 3], rust: Bump) -> Kind {
    Kind {
        code,
        request,
        response,
        neither,
        rust,
    }
}

/// Every kind, in the order of its code.
pub static ALL: &[&Kind] = &[
    &OPERATION_ADDED,
    &OPERATION_REMOVED,
    &OPERATION_DEPRECATED,
    &OPERATION_REACTIVATED,
    &OPERATION_ID_CHANGED,
    &TAGS_CHANGED,
    &WEBHOOK_ADDED,
    &WEBHOOK_REMOVED,
    &CALLBACK_ADDED,
    &CALLBACK_REMOVED,
    &PATH_PARAMETERS_RENAMED,
    &PARAMETER_ADDED,
    &REQUIRED_PARAMETER_ADDED,
    &PARAMETER_REMOVED,
    &PARAMETER_BECAME_REQUIRED,
    &PARAMETER_BECAME_OPTIONAL,
    &PARAMETER_ENCODING_CHANGED,
    &PARAMETER_DEPRECATED,
    &PARAMETER_REACTIVATED,
    &HEADER_ADDED,
    &HEADER_REMOVED,
    &REQUIRED_HEADER_REMOVED,
    &HEADER_BECAME_OPTIONAL,
    &HEADER_BECAME_REQUIRED,
    &BODY_ADDED,
    &REQUIRED_BODY_ADDED,
    &BODY_REMOVED,
    &BODY_BECAME_REQUIRED,
    &BODY_BECAME_OPTIONAL,
    &REQUEST_MEDIA_TYPE_ADDED,
    &REQUEST_MEDIA_TYPE_REMOVED,
    &RESPONSE_MEDIA_TYPE_ADDED,
    &RESPONSE_MEDIA_TYPE_REMOVED,
    &MEDIA_TYPE_WIDENED,
    &MEDIA_TYPE_NARROWED,
    &BODY_SCHEMA_ADDED,
    &BODY_SCHEMA_REMOVED,
    &FORM_ENCODING_CHANGED,
    &SUCCESS_ADDED,
    &SUCCESS_REMOVED,
    &FAILURE_ADDED,
    &FAILURE_REMOVED,
    &TYPE_WIDENED,
    &TYPE_NARROWED,
    &TYPE_CHANGED,
    &FORMAT_NARROWED,
    &FORMAT_WIDENED,
    &FORMAT_CHANGED,
    &BECAME_NULLABLE,
    &BECAME_NOT_NULLABLE,
    &CONTENT_CHANGED,
    &ENUM_ADDED,
    &ENUM_REMOVED,
    &ENUM_VALUE_ADDED,
    &ENUM_VALUE_REMOVED,
    &CONST_ADDED,
    &CONST_REMOVED,
    &CONST_CHANGED,
    &DEFAULT_ADDED,
    &DEFAULT_REMOVED,
    &DEFAULT_CHANGED,
    &PROPERTY_ADDED,
    &REQUIRED_PROPERTY_ADDED,
    &PROPERTY_REMOVED,
    &REQUIRED_PROPERTY_REMOVED,
    &PROPERTY_BECAME_REQUIRED,
    &PROPERTY_BECAME_OPTIONAL,
    &OBJECT_CLOSED,
    &OBJECT_OPENED,
    &ACCESS_CHANGED,
    &PROPERTY_DEPRECATED,
    &PROPERTY_REACTIVATED,
    &TUPLE_ITEM_ADDED,
    &TUPLE_ITEM_REMOVED,
    &COMPONENT_ADDED,
    &COMPONENT_REMOVED,
    &TYPE_RENAMED,
    &LIMIT_ADDED,
    &LIMIT_REMOVED,
    &LIMIT_TIGHTENED,
    &LIMIT_LOOSENED,
    &PATTERN_ADDED,
    &PATTERN_REMOVED,
    &PATTERN_CHANGED,
    &ALTERNATIVE_ADDED,
    &ALTERNATIVE_REMOVED,
    &DISCRIMINATOR_CHANGED,
    &ASSERTION_ADDED,
    &ASSERTION_REMOVED,
    &ASSERTION_CHANGED,
    &SECURITY_ADDED,
    &SECURITY_REMOVED,
    &CREDENTIALS_REQUIRED,
    &SCOPE_ADDED,
    &SCOPE_REMOVED,
    &SCHEME_ADDED,
    &SCHEME_REMOVED,
    &SCHEME_CHANGED,
    &SCHEME_SCOPE_ADDED,
    &SCHEME_SCOPE_REMOVED,
    &SERVERS_CHANGED,
    &VERSION_NOT_RAISED,
    &VERSION_DECREASED,
    &MAJOR_VERSION_NOT_RAISED,
];

/// there is another operation.
pub static OPERATION_ADDED: Kind = kind(
    &operation::OPERATION_ADDED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Minor,
);
/// an operation is gone.
pub static OPERATION_REMOVED: Kind = kind(
    &operation::OPERATION_REMOVED,
    [Wire::None, Wire::None, Wire::Breaking],
    Bump::Major,
);
/// an operation is deprecated now.
pub static OPERATION_DEPRECATED: Kind = kind(
    &operation::OPERATION_DEPRECATED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Minor,
);
/// an operation is no longer deprecated.
pub static OPERATION_REACTIVATED: Kind = kind(
    &operation::OPERATION_REACTIVATED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// the `operationId` of an operation is another one.
pub static OPERATION_ID_CHANGED: Kind = kind(
    &operation::OPERATION_ID_CHANGED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Major,
);
/// the tags of an operation are others.
pub static TAGS_CHANGED: Kind = kind(
    &operation::TAGS_CHANGED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// the API may call another webhook.
pub static WEBHOOK_ADDED: Kind = kind(
    &operation::WEBHOOK_ADDED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Minor,
);
/// the API no longer calls a webhook.
pub static WEBHOOK_REMOVED: Kind = kind(
    &operation::WEBHOOK_REMOVED,
    [Wire::None, Wire::None, Wire::Breaking],
    Bump::Major,
);
/// the API may call back once more.
pub static CALLBACK_ADDED: Kind = kind(
    &operation::CALLBACK_ADDED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Minor,
);
/// the API no longer calls back.
pub static CALLBACK_REMOVED: Kind = kind(
    &operation::CALLBACK_REMOVED,
    [Wire::None, Wire::None, Wire::Breaking],
    Bump::Major,
);
/// a parameter of the path has another name.
pub static PATH_PARAMETERS_RENAMED: Kind = kind(
    &operation::PATH_PARAMETERS_RENAMED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// an operation has another parameter, which may be left out.
pub static PARAMETER_ADDED: Kind = kind(
    &operation::PARAMETER_ADDED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Minor,
);
/// an operation has another required parameter.
pub static REQUIRED_PARAMETER_ADDED: Kind = kind(
    &operation::REQUIRED_PARAMETER_ADDED,
    [Wire::Breaking, Wire::Breaking, Wire::Breaking],
    Bump::Major,
);
/// an operation no longer has a parameter.
pub static PARAMETER_REMOVED: Kind = kind(
    &operation::PARAMETER_REMOVED,
    [Wire::Warning, Wire::Warning, Wire::Warning],
    Bump::Major,
);
/// a parameter may no longer be left out.
pub static PARAMETER_BECAME_REQUIRED: Kind = kind(
    &operation::PARAMETER_BECAME_REQUIRED,
    [Wire::Breaking, Wire::Breaking, Wire::Breaking],
    Bump::Major,
);
/// a parameter may be left out now.
pub static PARAMETER_BECAME_OPTIONAL: Kind = kind(
    &operation::PARAMETER_BECAME_OPTIONAL,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Major,
);
/// a parameter is written in another way.
pub static PARAMETER_ENCODING_CHANGED: Kind = kind(
    &operation::PARAMETER_ENCODING_CHANGED,
    [Wire::Breaking, Wire::Breaking, Wire::Breaking],
    Bump::Patch,
);
/// a parameter is deprecated now.
pub static PARAMETER_DEPRECATED: Kind = kind(
    &operation::PARAMETER_DEPRECATED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Minor,
);
/// a parameter is no longer deprecated.
pub static PARAMETER_REACTIVATED: Kind = kind(
    &operation::PARAMETER_REACTIVATED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// an answer has another header.
pub static HEADER_ADDED: Kind = kind(
    &operation::HEADER_ADDED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Minor,
);
/// an answer no longer has a header that it could have.
pub static HEADER_REMOVED: Kind = kind(
    &operation::HEADER_REMOVED,
    [Wire::Warning, Wire::Warning, Wire::Warning],
    Bump::Major,
);
/// an answer no longer has a header that it always had.
pub static REQUIRED_HEADER_REMOVED: Kind = kind(
    &operation::REQUIRED_HEADER_REMOVED,
    [Wire::Breaking, Wire::Breaking, Wire::Breaking],
    Bump::Major,
);
/// a header of an answer may be left out now.
pub static HEADER_BECAME_OPTIONAL: Kind = kind(
    &operation::HEADER_BECAME_OPTIONAL,
    [Wire::Breaking, Wire::Breaking, Wire::Breaking],
    Bump::Major,
);
/// a header of an answer is always there now.
pub static HEADER_BECAME_REQUIRED: Kind = kind(
    &operation::HEADER_BECAME_REQUIRED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Major,
);
/// an operation can be sent a body now.
pub static BODY_ADDED: Kind = kind(
    &operation::BODY_ADDED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Minor,
);
/// an operation has to be sent a body now.
pub static REQUIRED_BODY_ADDED: Kind = kind(
    &operation::REQUIRED_BODY_ADDED,
    [Wire::Breaking, Wire::Breaking, Wire::Breaking],
    Bump::Major,
);
/// an operation is no longer sent a body.
pub static BODY_REMOVED: Kind = kind(
    &operation::BODY_REMOVED,
    [Wire::Breaking, Wire::Breaking, Wire::Breaking],
    Bump::Major,
);
/// a body may no longer be left out.
pub static BODY_BECAME_REQUIRED: Kind = kind(
    &operation::BODY_BECAME_REQUIRED,
    [Wire::Breaking, Wire::Breaking, Wire::Breaking],
    Bump::Major,
);
/// a body may be left out now.
pub static BODY_BECAME_OPTIONAL: Kind = kind(
    &operation::BODY_BECAME_OPTIONAL,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Major,
);
/// a body can be of another media type as well.
pub static REQUEST_MEDIA_TYPE_ADDED: Kind = kind(
    &operation::REQUEST_MEDIA_TYPE_ADDED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Major,
);
/// a body can no longer be of a media type.
pub static REQUEST_MEDIA_TYPE_REMOVED: Kind = kind(
    &operation::REQUEST_MEDIA_TYPE_REMOVED,
    [Wire::Breaking, Wire::Breaking, Wire::Breaking],
    Bump::Major,
);
/// an answer can be of another media type as well.
pub static RESPONSE_MEDIA_TYPE_ADDED: Kind = kind(
    &operation::RESPONSE_MEDIA_TYPE_ADDED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Major,
);
/// an answer can no longer be of a media type.
pub static RESPONSE_MEDIA_TYPE_REMOVED: Kind = kind(
    &operation::RESPONSE_MEDIA_TYPE_REMOVED,
    [Wire::Breaking, Wire::Breaking, Wire::Breaking],
    Bump::Major,
);
/// a media type became a range that covers it.
pub static MEDIA_TYPE_WIDENED: Kind = kind(
    &operation::MEDIA_TYPE_WIDENED,
    [Wire::Info, Wire::Breaking, Wire::Info],
    Bump::Patch,
);
/// a range became one of the media types that it covers.
pub static MEDIA_TYPE_NARROWED: Kind = kind(
    &operation::MEDIA_TYPE_NARROWED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// a body that could be anything has a schema now.
pub static BODY_SCHEMA_ADDED: Kind = kind(
    &operation::BODY_SCHEMA_ADDED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Major,
);
/// a body that had a schema can be anything now.
pub static BODY_SCHEMA_REMOVED: Kind = kind(
    &operation::BODY_SCHEMA_REMOVED,
    [Wire::Info, Wire::Warning, Wire::Info],
    Bump::Major,
);
/// a member of a form is written in another way.
pub static FORM_ENCODING_CHANGED: Kind = kind(
    &operation::FORM_ENCODING_CHANGED,
    [Wire::Breaking, Wire::Breaking, Wire::Breaking],
    Bump::Patch,
);
/// an operation can succeed in another way as well.
pub static SUCCESS_ADDED: Kind = kind(
    &operation::SUCCESS_ADDED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Major,
);
/// an operation no longer succeeds in a way that it did.
pub static SUCCESS_REMOVED: Kind = kind(
    &operation::SUCCESS_REMOVED,
    [Wire::Breaking, Wire::Breaking, Wire::Breaking],
    Bump::Major,
);
/// an operation can fail in another way that the document names.
pub static FAILURE_ADDED: Kind = kind(
    &operation::FAILURE_ADDED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Minor,
);
/// the document no longer names a way in which an operation fails.
pub static FAILURE_REMOVED: Kind = kind(
    &operation::FAILURE_REMOVED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Major,
);
/// more types are allowed.
pub static TYPE_WIDENED: Kind = kind(
    &schema::TYPE_WIDENED,
    [Wire::Info, Wire::Breaking, Wire::Info],
    Bump::Major,
);
/// fewer types are allowed.
pub static TYPE_NARROWED: Kind = kind(
    &schema::TYPE_NARROWED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Major,
);
/// the type is another one.
pub static TYPE_CHANGED: Kind = kind(
    &schema::TYPE_CHANGED,
    [Wire::Breaking, Wire::Breaking, Wire::Info],
    Bump::Major,
);
/// a format allows less than before.
pub static FORMAT_NARROWED: Kind = kind(
    &schema::FORMAT_NARROWED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// a format allows more than before.
pub static FORMAT_WIDENED: Kind = kind(
    &schema::FORMAT_WIDENED,
    [Wire::Info, Wire::Breaking, Wire::Info],
    Bump::Patch,
);
/// the format is another one.
pub static FORMAT_CHANGED: Kind = kind(
    &schema::FORMAT_CHANGED,
    [Wire::Breaking, Wire::Breaking, Wire::Info],
    Bump::Patch,
);
/// a value can be null now.
pub static BECAME_NULLABLE: Kind = kind(
    &schema::BECAME_NULLABLE,
    [Wire::Info, Wire::Breaking, Wire::Info],
    Bump::Major,
);
/// a value can no longer be null.
pub static BECAME_NOT_NULLABLE: Kind = kind(
    &schema::BECAME_NOT_NULLABLE,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Major,
);
/// a text holds something else, or is packed in another way.
pub static CONTENT_CHANGED: Kind = kind(
    &schema::CONTENT_CHANGED,
    [Wire::Breaking, Wire::Breaking, Wire::Info],
    Bump::Patch,
);
/// a value has to be one of a list now.
pub static ENUM_ADDED: Kind = kind(
    &schema::ENUM_ADDED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Major,
);
/// a value no longer has to be one of a list.
pub static ENUM_REMOVED: Kind = kind(
    &schema::ENUM_REMOVED,
    [Wire::Info, Wire::Warning, Wire::Info],
    Bump::Major,
);
/// a list of values has another one.
pub static ENUM_VALUE_ADDED: Kind = kind(
    &schema::ENUM_VALUE_ADDED,
    [Wire::Info, Wire::Warning, Wire::Info],
    Bump::Minor,
);
/// a list of values has one less.
pub static ENUM_VALUE_REMOVED: Kind = kind(
    &schema::ENUM_VALUE_REMOVED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Major,
);
/// a value is always the same now.
pub static CONST_ADDED: Kind = kind(
    &schema::CONST_ADDED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Major,
);
/// a value is no longer always the same.
pub static CONST_REMOVED: Kind = kind(
    &schema::CONST_REMOVED,
    [Wire::Info, Wire::Breaking, Wire::Info],
    Bump::Major,
);
/// a value is always another one.
pub static CONST_CHANGED: Kind = kind(
    &schema::CONST_CHANGED,
    [Wire::Breaking, Wire::Breaking, Wire::Info],
    Bump::Major,
);
/// there is a value for what is left out.
pub static DEFAULT_ADDED: Kind = kind(
    &schema::DEFAULT_ADDED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Minor,
);
/// there is no value for what is left out any more.
pub static DEFAULT_REMOVED: Kind = kind(
    &schema::DEFAULT_REMOVED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Major,
);
/// there is another value for what is left out.
pub static DEFAULT_CHANGED: Kind = kind(
    &schema::DEFAULT_CHANGED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// an object has another member, which may be left out.
pub static PROPERTY_ADDED: Kind = kind(
    &schema::PROPERTY_ADDED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Minor,
);
/// an object has another required member.
pub static REQUIRED_PROPERTY_ADDED: Kind = kind(
    &schema::REQUIRED_PROPERTY_ADDED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Major,
);
/// an object no longer has a member that it could have.
pub static PROPERTY_REMOVED: Kind = kind(
    &schema::PROPERTY_REMOVED,
    [Wire::Warning, Wire::Warning, Wire::Info],
    Bump::Major,
);
/// an object no longer has a member that it always had.
pub static REQUIRED_PROPERTY_REMOVED: Kind = kind(
    &schema::REQUIRED_PROPERTY_REMOVED,
    [Wire::Warning, Wire::Breaking, Wire::Info],
    Bump::Major,
);
/// a member may no longer be left out.
pub static PROPERTY_BECAME_REQUIRED: Kind = kind(
    &schema::PROPERTY_BECAME_REQUIRED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Major,
);
/// a member may be left out now.
pub static PROPERTY_BECAME_OPTIONAL: Kind = kind(
    &schema::PROPERTY_BECAME_OPTIONAL,
    [Wire::Info, Wire::Breaking, Wire::Info],
    Bump::Major,
);
/// members that have no name here are no longer allowed, or have to fit a schema.
pub static OBJECT_CLOSED: Kind = kind(
    &schema::OBJECT_CLOSED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// members that have no name here are allowed now.
pub static OBJECT_OPENED: Kind = kind(
    &schema::OBJECT_OPENED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// `readOnly` or `writeOnly` of a member is another one.
pub static ACCESS_CHANGED: Kind = kind(
    &schema::ACCESS_CHANGED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// a member is deprecated now.
pub static PROPERTY_DEPRECATED: Kind = kind(
    &schema::PROPERTY_DEPRECATED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Minor,
);
/// a member is no longer deprecated.
pub static PROPERTY_REACTIVATED: Kind = kind(
    &schema::PROPERTY_REACTIVATED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// a list says of another item what it is.
pub static TUPLE_ITEM_ADDED: Kind = kind(
    &schema::TUPLE_ITEM_ADDED,
    [Wire::Info, Wire::Breaking, Wire::Info],
    Bump::Patch,
);
/// a list no longer says of an item what it is.
pub static TUPLE_ITEM_REMOVED: Kind = kind(
    &schema::TUPLE_ITEM_REMOVED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// there is another schema among the components.
pub static COMPONENT_ADDED: Kind = kind(
    &schema::COMPONENT_ADDED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// a schema among the components is gone.
pub static COMPONENT_REMOVED: Kind = kind(
    &schema::COMPONENT_REMOVED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// a part has a type of another name.
pub static TYPE_RENAMED: Kind = kind(
    &schema::TYPE_RENAMED,
    [Wire::None, Wire::None, Wire::None],
    Bump::Major,
);
/// there is a bound where there was none.
pub static LIMIT_ADDED: Kind = kind(
    &limit::LIMIT_ADDED,
    [Wire::Warning, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// there is no bound any more.
pub static LIMIT_REMOVED: Kind = kind(
    &limit::LIMIT_REMOVED,
    [Wire::Info, Wire::Breaking, Wire::Info],
    Bump::Patch,
);
/// a bound allows less than before.
pub static LIMIT_TIGHTENED: Kind = kind(
    &limit::LIMIT_TIGHTENED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// a bound allows more than before.
pub static LIMIT_LOOSENED: Kind = kind(
    &limit::LIMIT_LOOSENED,
    [Wire::Info, Wire::Breaking, Wire::Info],
    Bump::Patch,
);
/// a text has to match a pattern now.
pub static PATTERN_ADDED: Kind = kind(
    &limit::PATTERN_ADDED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// a text no longer has to match a pattern.
pub static PATTERN_REMOVED: Kind = kind(
    &limit::PATTERN_REMOVED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// a text has to match another pattern.
pub static PATTERN_CHANGED: Kind = kind(
    &limit::PATTERN_CHANGED,
    [Wire::Warning, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// a union has another alternative.
pub static ALTERNATIVE_ADDED: Kind = kind(
    &limit::ALTERNATIVE_ADDED,
    [Wire::Info, Wire::Breaking, Wire::Info],
    Bump::Minor,
);
/// a union has an alternative less.
pub static ALTERNATIVE_REMOVED: Kind = kind(
    &limit::ALTERNATIVE_REMOVED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Major,
);
/// what tells the alternatives of a union apart is another member, or its values stand for others.
pub static DISCRIMINATOR_CHANGED: Kind = kind(
    &limit::DISCRIMINATOR_CHANGED,
    [Wire::Info, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// a value has to fit something more.
pub static ASSERTION_ADDED: Kind = kind(
    &limit::ASSERTION_ADDED,
    [Wire::Breaking, Wire::Info, Wire::Info],
    Bump::Patch,
);
/// a value has to fit something less.
pub static ASSERTION_REMOVED: Kind = kind(
    &limit::ASSERTION_REMOVED,
    [Wire::Info, Wire::Breaking, Wire::Info],
    Bump::Patch,
);
/// a value has to fit something else.
pub static ASSERTION_CHANGED: Kind = kind(
    &limit::ASSERTION_CHANGED,
    [Wire::Breaking, Wire::Breaking, Wire::Info],
    Bump::Patch,
);
/// an operation can be called with other credentials as well.
pub static SECURITY_ADDED: Kind = kind(
    &security::SECURITY_ADDED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// an operation can no longer be called with certain credentials.
pub static SECURITY_REMOVED: Kind = kind(
    &security::SECURITY_REMOVED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// an operation that everybody could call needs credentials now.
pub static CREDENTIALS_REQUIRED: Kind = kind(
    &security::CREDENTIALS_REQUIRED,
    [Wire::None, Wire::None, Wire::Warning],
    Bump::Patch,
);
/// an operation asks for another scope.
pub static SCOPE_ADDED: Kind = kind(
    &security::SCOPE_ADDED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// an operation no longer asks for a scope.
pub static SCOPE_REMOVED: Kind = kind(
    &security::SCOPE_REMOVED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// there is another security scheme.
pub static SCHEME_ADDED: Kind = kind(
    &security::SCHEME_ADDED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Minor,
);
/// a security scheme is gone.
pub static SCHEME_REMOVED: Kind = kind(
    &security::SCHEME_REMOVED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Major,
);
/// a security scheme works in another way.
pub static SCHEME_CHANGED: Kind = kind(
    &security::SCHEME_CHANGED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// a security scheme knows another scope.
pub static SCHEME_SCOPE_ADDED: Kind = kind(
    &security::SCHEME_SCOPE_ADDED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// a security scheme no longer knows a scope.
pub static SCHEME_SCOPE_REMOVED: Kind = kind(
    &security::SCHEME_SCOPE_REMOVED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// the servers of the API are others.
pub static SERVERS_CHANGED: Kind = kind(
    &security::SERVERS_CHANGED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// the API changed and its version did not.
pub static VERSION_NOT_RAISED: Kind = kind(
    &security::VERSION_NOT_RAISED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// the version of the API is less than before.
pub static VERSION_DECREASED: Kind = kind(
    &security::VERSION_DECREASED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
/// the API broke, and its version promises that it did not.
pub static MAJOR_VERSION_NOT_RAISED: Kind = kind(
    &security::MAJOR_VERSION_NOT_RAISED,
    [Wire::None, Wire::None, Wire::Info],
    Bump::Patch,
);
