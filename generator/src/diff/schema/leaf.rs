//! Schemas that hold no others: most of a document, and most of them stay as they are.

use crate::model::Schema;

/// Whether two schemas hold no others and ask for the same, so that there is nothing to compare.
pub(super) fn same(old: &Schema, new: &Schema) -> bool {
    // All that a schema has, so that nothing can be forgotten.
    let Schema {
        origin,
        boolean,
        reference: _,
        only_refers: _,
        types,
        nullable,
        nullable_type,
        format,
        title: _,
        description: _,
        default,
        examples: _,
        has_example: _,
        deprecated: _,
        read_only: _,
        write_only: _,
        enumeration,
        constant,
        minimum,
        maximum,
        multiple_of,
        min_length,
        max_length,
        pattern,
        content_encoding,
        content_media_type,
        content_schema: _,
        items: _,
        prefix_items: _,
        min_items,
        max_items,
        unique_items,
        properties: _,
        required,
        additional_properties: _,
        min_properties,
        max_properties,
        all_of: _,
        any_of: _,
        one_of: _,
        discriminator: _,
        external_docs: _,
        further_assertions: _,
        further: _,
        extensions: _,
    } = old;
    is_leaf(old)
        && is_leaf(new)
        // A component gives its name to the type.
        && *origin.pointer == *new.origin.pointer
        && *boolean == new.boolean
        && *types == new.types
        && *nullable == new.nullable
        && *nullable_type == new.nullable_type
        && *format == new.format
        && *default == new.default
        && *enumeration == new.enumeration
        && *constant == new.constant
        && *minimum == new.minimum
        && *maximum == new.maximum
        && *multiple_of == new.multiple_of
        && *min_length == new.min_length
        && *max_length == new.max_length
        && *pattern == new.pattern
        && *content_encoding == new.content_encoding
        && *content_media_type == new.content_media_type
        && *min_items == new.min_items
        && *max_items == new.max_items
        && *unique_items == new.unique_items
        && *required == new.required
        && *min_properties == new.min_properties
        && *max_properties == new.max_properties
}

fn is_leaf(schema: &Schema) -> bool {
    schema.reference.is_none()
        && schema.content_schema.is_none()
        && schema.items.is_none()
        && schema.prefix_items.is_empty()
        && schema.properties.is_empty()
        && schema.additional_properties.is_none()
        && schema.all_of.is_empty()
        && schema.any_of.is_empty()
        && schema.one_of.is_empty()
        && schema.discriminator.is_none()
        && schema.further_assertions.is_empty()
}
