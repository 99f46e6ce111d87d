//! What is emitted: for the document of this repository, and for small documents of one feature each.

mod blocks;
mod compile;
mod determinism;
mod drift;
mod emitted;
mod examples;
mod features;
mod language;
mod snapshots;
mod stability;
mod work;

/// Runs a check for every document in `fixtures/features`, each as a test of its own.
macro_rules! for_each_feature {
    ($check:path) => {
        crate::for_each_feature!(
            $check;
            additional_properties, all_of_merge, answers, body_binary, body_form, body_lines, body_media_types,
            body_multipart, body_rules, body_scalar, body_text, body_without_media_type, callbacks, closed, complete_report, complex_types,
            constraints, deep_types, defaults, definitions, deprecated, descriptions, empty_enum, enums, equal_inline_objects, formats,
            formats_of_texts, further_names, hierarchy, integer_enum, large_variants, many_parameters, maps, names,
            names_given, nested_inline_objects, no_operation_id, no_tags, null_objects, openapi_3_1, openapi_3_2,
            overlapping_alternatives, parameters_content, parameters_header, parameters_models, parameters_path, parameters_query,
            parameters_styles, parameters_templates, pattern_properties, patterns_engine, placeholder_names,
            read_write_only, recursion, references, required_optional_nullable, response_headers, scalar_union, schemas,
            security_api_key, security_basic, security_bearer, security_schemes, servers, servers_broken,
            servers_relative, several_operations_one_tag, streams, string_enum, superseded, swagger_2_0, tagged_union,
            tags_nested, tags_of_other_types, tuples, unbounded_types, union_by_members, union_shapes, webhooks,
            webhooks_3_0,
        );
    };
    ($check:path; $($feature:ident,)*) => {
        $(
            #[test]
            fn $feature() {
                $check(stringify!($feature));
            }
        )*

        /// No document is forgotten.
        #[test]
        fn every_feature_is_looked_at() {
            assert_eq!(crate::emitted::features(), [$(stringify!($feature)),*]);
        }
    };
}
use for_each_feature;
