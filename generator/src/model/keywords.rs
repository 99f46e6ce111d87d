//! The keywords of a schema object, found in one pass over its members.

use serde_json::{Map, Value};

macro_rules! keywords {
    ($($field:ident: $keyword:literal,)*) => {
        /// What stands under each keyword: looking up each of them costs more than looking at each member, as there are
        /// some forty, and a schema has a handful.
        #[derive(Default)]
        pub(super) struct Keywords<'d> {
            $(pub(super) $field: Option<&'d Value>,)*
        }

        impl<'d> Keywords<'d> {
            pub(super) fn of(members: &'d Map<String, Value>) -> Self {
                let mut found = Self::default();
                for (name, value) in members {
                    match name.as_str() {
                        $($keyword => found.$field = Some(value),)*
                        _ => {}
                    }
                }
                found
            }
        }
    };
}

keywords! {
    reference: "$ref",
    dynamic_reference: "$dynamicRef",
    additional_properties: "additionalProperties",
    all_of: "allOf",
    any_of: "anyOf",
    constant: "const",
    content_encoding: "contentEncoding",
    content_media_type: "contentMediaType",
    content_schema: "contentSchema",
    default: "default",
    deprecated: "deprecated",
    description: "description",
    discriminator: "discriminator",
    enumeration: "enum",
    example: "example",
    examples: "examples",
    exclusive_maximum: "exclusiveMaximum",
    exclusive_minimum: "exclusiveMinimum",
    external_docs: "externalDocs",
    format: "format",
    items: "items",
    max_items: "maxItems",
    max_length: "maxLength",
    max_properties: "maxProperties",
    maximum: "maximum",
    min_items: "minItems",
    min_length: "minLength",
    min_properties: "minProperties",
    minimum: "minimum",
    multiple_of: "multipleOf",
    nullable: "nullable",
    extension_nullable: "x-nullable",
    one_of: "oneOf",
    pattern: "pattern",
    prefix_items: "prefixItems",
    properties: "properties",
    read_only: "readOnly",
    required: "required",
    title: "title",
    types: "type",
    unique_items: "uniqueItems",
    write_only: "writeOnly",
}
