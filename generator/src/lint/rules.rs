//! The rules, one file each.

use super::Rule;

mod prelude {
    pub(super) use serde_json::{Map, Value};

    pub(super) use crate::diagnostic::{Code, Severity};
    pub(super) use crate::document::{Document, Node, Version};
    pub(super) use crate::edit::Change;
    pub(super) use crate::lint::follow::At;
    pub(super) use crate::lint::found::{Direction, Found};
    pub(super) use crate::lint::index::{Index, Operation};
    pub(super) use crate::lint::rule::{Check, Group, Rule};
    pub(super) use crate::lint::schema::{Known, examples, is_type, types};
    pub(super) use crate::lint::words::{Casing, words};
    pub(super) use crate::source::Origin;
}

macro_rules! rules {
    ($($name:ident)*) => {
        $(mod $name;)*

        /// Every rule, by code.
        pub static RULES: &[&Rule] = &[$(&$name::RULE),*];
    };
}

rules! {
    colliding_types
    colliding_members
    colliding_values
    colliding_operations
    missing_operation_id
    unnamed_schema
    overlapping_alternatives
    integer_beyond_format
    always_present_member
    missing_idempotency_key
    unrecognisable_pagination
    secured_token_endpoint
    untyped_error
    empty_path_parameter
    default_of_required
    duplicate_enum_value
    nullable_enum_without_null
    body_of_get
    no_success_response
    content_of_204
    format_of_another_type
    misspelt_format
    array_without_items
    missing_type
    optional_body
    untyped_content
    read_only_and_write_only
    discriminator_not_required
    mixed_enum
    colliding_parameters
    unused_component
    trailing_slash
    path_casing
    ambiguous_paths
    member_casing
    schema_casing
    operation_id_casing
    boolean_prefix
    single_all_of
    single_alternative
    null_alternative
    verb_in_path
    untagged_operation
    placeholder_server
    missing_server
    post_without_idempotency_key
    integer_without_format
    created_without_location
    rate_limit_without_retry_after
    no_error_response
    money_as_double
    date_time_without_format
    update_without_body
    path_parameter_name
    unstated_format
    missing_summary
    missing_description
    undeclared_tag
    tag_without_description
    info_contact
    info_license
    info_description
    parameter_without_description
    schema_without_description
    member_without_description
    missing_example
    deprecated_without_reason
    empty_description
    summary_form
    empty_response_description
    http_server
    unsecured_operation
    credentials_in_query
    unbounded_array
    unbounded_string
    open_request
    basic_authentication
    outdated_oauth_flow
    http_token_url
    script_in_description
    empty_parameter
}
