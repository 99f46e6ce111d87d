//! The one place where a format becomes a Rust type.

use std::collections::BTreeSet;

use super::check::Limit;
use super::operation::Group;
use super::schema::{SchemaPlan, TestPlan};
use crate::ir::{Api, Assertion, Kind, StringFormat, Type};

/// A type of the runtime that holds a text of some format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextType {
    /// `Base64`
    Base64,
    /// `Date`
    Date,
    /// `DateTime`
    DateTime,
    /// `IsoDuration`
    Duration,
    /// `FilePart`
    File,
    /// `Secret`
    Secret,
    /// `Time`
    Time,
    /// `Uuid`
    Uuid,
}

impl TextType {
    /// The type of texts with this format; none where they are a `String`.
    #[must_use]
    pub fn of(format: StringFormat) -> Option<Self> {
        Some(match format {
            StringFormat::Base64 => Self::Base64,
            StringFormat::Date => Self::Date,
            StringFormat::DateTime => Self::DateTime,
            StringFormat::Duration => Self::Duration,
            StringFormat::File => Self::File,
            StringFormat::Password => Self::Secret,
            StringFormat::Time => Self::Time,
            StringFormat::Uuid => Self::Uuid,
            StringFormat::Text
            | StringFormat::Binary
            | StringFormat::Ipv4
            | StringFormat::Ipv6
            | StringFormat::Hostname
            | StringFormat::Email
            | StringFormat::Uri
            | StringFormat::UriReference
            | StringFormat::Decimal
            | StringFormat::IdnHostname
            | StringFormat::IdnEmail
            | StringFormat::Iri
            | StringFormat::IriReference
            | StringFormat::UriTemplate
            | StringFormat::JsonPointer
            | StringFormat::RelativeJsonPointer
            | StringFormat::Regex => return None,
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Base64 => "Base64",
            Self::Date => "Date",
            Self::DateTime => "DateTime",
            Self::Duration => "IsoDuration",
            Self::File => "FilePart",
            Self::Secret => "Secret",
            Self::Time => "Time",
            Self::Uuid => "Uuid",
        }
    }

    /// The module of the runtime that it stands in.
    #[must_use]
    pub fn module(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::Date => "date",
            Self::DateTime => "date_time",
            Self::Duration => "duration",
            Self::File => "file_part",
            Self::Secret => "secret",
            Self::Time => "time",
            Self::Uuid => "uuid",
        }
    }

    /// Whether it is made from text as it is.
    #[must_use]
    pub fn takes_text(self) -> bool {
        self != Self::Base64
    }
}

/// How a text is told to have a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatTest {
    /// The name of the format.
    pub name: &'static str,
    /// The module of the runtime that holds the test.
    pub module: &'static str,
    /// The function that tests a text.
    pub function: &'static str,
}

impl FormatTest {
    /// The test for a format; none for one that no text can fail to have.
    #[must_use]
    pub fn of(format: StringFormat) -> Option<Self> {
        let (module, function) = match format {
            StringFormat::Base64 => ("base64", "is_base64"),
            StringFormat::Date => ("date", "is_date"),
            StringFormat::DateTime => ("date_time", "is_date_time"),
            StringFormat::Duration => ("duration", "is_duration"),
            StringFormat::Time => ("time", "is_time"),
            StringFormat::Uuid => ("uuid", "is_uuid"),
            StringFormat::Ipv4 => ("format", "is_ipv4"),
            StringFormat::Ipv6 => ("format", "is_ipv6"),
            StringFormat::Hostname => ("idn", "is_hostname"),
            StringFormat::Email => ("format", "is_email"),
            StringFormat::Uri => ("format", "is_uri"),
            StringFormat::UriReference => ("format", "is_uri_reference"),
            StringFormat::Decimal => ("format", "is_decimal"),
            StringFormat::IdnHostname => ("idn", "is_idn_hostname"),
            StringFormat::IdnEmail => ("idn", "is_idn_email"),
            StringFormat::Iri => ("format", "is_iri"),
            StringFormat::IriReference => ("format", "is_iri_reference"),
            StringFormat::UriTemplate => ("uri_template", "is_uri_template"),
            StringFormat::JsonPointer => ("json_pointer", "is_json_pointer"),
            StringFormat::RelativeJsonPointer => ("json_pointer", "is_relative_json_pointer"),
            StringFormat::Regex => ("regex_syntax", "is_regex"),
            StringFormat::Text
            | StringFormat::Binary
            | StringFormat::File
            | StringFormat::Password => return None,
        };
        Some(Self {
            name: format.name(),
            module,
            function,
        })
    }
}

/// The types that the strings of an API have, besides `String`.
pub(super) fn texts(api: &Api) -> BTreeSet<TextType> {
    let formats = api.types.iter().filter_map(|ty| match ty.kind {
        Kind::String(format) => Some(format),
        _ => None,
    });
    formats.filter_map(TextType::of).collect()
}

/// The modules of the runtime that test texts: those of types, those that the table of schemas needs, and those of
/// bodies that are texts.
pub(super) fn tests(api: &Api, schemas: &[SchemaPlan], groups: &[Group]) -> BTreeSet<&'static str> {
    let rules = api.types.iter().flat_map(|ty| &ty.rules);
    let of_types = rules.filter_map(|rule| match rule.assertion {
        Assertion::Format(format) => FormatTest::of(format),
        _ => None,
    });
    let tests = schemas.iter().flat_map(SchemaPlan::all_tests);
    let of_schemas = tests.flat_map(|test| match test {
        TestPlan::Rules(rules) => {
            let formats = rules.iter().filter_map(|rule| match rule.limit {
                Limit::Format(test) => Some(test),
                _ => None,
            });
            formats.collect()
        }
        TestPlan::Format(test) => vec![*test],
        _ => Vec::new(),
    });
    let operations = groups.iter().flat_map(|group| &group.operations);
    let bodies = operations.filter_map(|operation| operation.body.as_ref());
    let checks = bodies
        .flat_map(|body| &body.variants)
        .filter_map(|variant| variant.check.as_ref());
    let of_bodies = checks
        .flat_map(|(_, check)| &check.rules)
        .filter_map(|rule| match rule.limit {
            Limit::Format(test) => Some(test),
            _ => None,
        });
    of_types
        .chain(of_schemas)
        .chain(of_bodies)
        .map(|test| test.module)
        .collect()
}

/// The format of a type, where its Rust type does not tell it already.
pub(super) fn untold(ty: &Type) -> Option<&str> {
    let format = ty.format.as_deref().filter(|format| !format.is_empty())?;
    let told = match ty.kind {
        Kind::String(known) => TextType::of(known).is_some(),
        Kind::Integer(width) => matches!(format, "int" | "uint") || format == width.name(),
        Kind::Number(_) => matches!(format, "float" | "double" | "number"),
        _ => true,
    };
    (!told).then_some(format)
}
