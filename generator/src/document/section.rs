//! Where the parts of a document are kept by name.

use super::Version;

/// The sections of a version, with what each holds.
#[must_use]
pub fn sections(version: Version) -> &'static [(&'static str, &'static str)] {
    const SWAGGER: [(&str, &str); 3] = [
        ("definitions", "schema"),
        ("parameters", "parameter"),
        ("responses", "response"),
    ];
    const COMPONENTS: [(&str, &str); 11] = [
        ("schemas", "schema"),
        ("responses", "response"),
        ("parameters", "parameter"),
        ("examples", "example"),
        ("requestBodies", "request body"),
        ("headers", "header"),
        ("securitySchemes", "security scheme"),
        ("links", "link"),
        ("callbacks", "callback"),
        ("pathItems", "path item"),
        ("mediaTypes", "media type"),
    ];
    match version {
        Version::V2_0 => &SWAGGER,
        Version::V3_0 => &COMPONENTS[..9],
        Version::V3_1 => &COMPONENTS[..10],
        Version::V3_2 => &COMPONENTS,
    }
}

/// The section that holds parts of a kind; nothing when a version has none.
#[must_use]
pub fn section_of(role: &str, version: Version) -> Option<&'static str> {
    let mut sections = sections(version).iter();
    sections
        .find(|(_, held)| *held == role)
        .map(|(name, _)| *name)
}

/// The member of the document that the sections stand in; they stand in the document itself in 2.0.
#[must_use]
pub fn holder(version: Version) -> Option<&'static str> {
    (version != Version::V2_0).then_some("components")
}

/// The pointer to a section.
#[must_use]
pub fn pointer_to(section: &str, version: Version) -> String {
    match holder(version) {
        Some(holder) => format!("/{holder}/{section}"),
        None => format!("/{section}"),
    }
}
