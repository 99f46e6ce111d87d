//! Formats of strings: what a text is besides being text.

/// A format that means something to us (OpenAPI Format Registry; JSON Schema Validation 2020-12, 7.3). Others are
/// words for readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StringFormat {
    /// No format that is known.
    Text,
    /// `date-time` (RFC 3339, 5.6).
    DateTime,
    /// `date` (RFC 3339, 5.6).
    Date,
    /// `time` (RFC 3339, 5.6).
    Time,
    /// `duration` (RFC 3339, appendix A).
    Duration,
    /// `uuid` (RFC 9562).
    Uuid,
    /// `byte`, `base64` and `base64url`: bytes in Base64 (RFC 4648).
    Base64,
    /// `binary`: bytes where a body or part is bytes; in JSON nothing but text.
    Binary,
    /// A part of a form that is bytes.
    File,
    /// `password`, a text that must not be shown.
    Password,
    /// `ipv4` (RFC 2673, 3.2).
    Ipv4,
    /// `ipv6` (RFC 4291, 2.2).
    Ipv6,
    /// `hostname` (RFC 1123, 2.1).
    Hostname,
    /// `email` (RFC 5321, 4.1.2).
    Email,
    /// `uri` (RFC 3986).
    Uri,
    /// `uri-reference` (RFC 3986, 4.1).
    UriReference,
    /// `decimal`: a number with all of its digits.
    Decimal,
    /// `idn-hostname` (RFC 5890, 2.3.2.3).
    IdnHostname,
    /// `idn-email` (RFC 6531, 3.3).
    IdnEmail,
    /// `iri` (RFC 3987).
    Iri,
    /// `iri-reference` (RFC 3987).
    IriReference,
    /// `uri-template` (RFC 6570).
    UriTemplate,
    /// `json-pointer` (RFC 6901).
    JsonPointer,
    /// `relative-json-pointer`.
    RelativeJsonPointer,
    /// `regex`, of ECMA-262.
    Regex,
}

impl StringFormat {
    /// The format of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        match name {
            "date-time" => Self::DateTime,
            "date" => Self::Date,
            "time" => Self::Time,
            "duration" => Self::Duration,
            "uuid" => Self::Uuid,
            "byte" | "base64" | "base64url" => Self::Base64,
            "binary" => Self::Binary,
            "password" => Self::Password,
            "ipv4" => Self::Ipv4,
            "ipv6" => Self::Ipv6,
            "hostname" => Self::Hostname,
            "email" => Self::Email,
            "uri" => Self::Uri,
            "uri-reference" => Self::UriReference,
            "decimal" => Self::Decimal,
            "idn-hostname" => Self::IdnHostname,
            "idn-email" => Self::IdnEmail,
            "iri" => Self::Iri,
            "iri-reference" => Self::IriReference,
            "uri-template" => Self::UriTemplate,
            "json-pointer" => Self::JsonPointer,
            "relative-json-pointer" => Self::RelativeJsonPointer,
            "regex" => Self::Regex,
            _ => Self::Text,
        }
    }

    /// Its name in the registry.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::DateTime => "date-time",
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Uuid => "uuid",
            Self::Base64 => "byte",
            Self::Binary | Self::File => "binary",
            Self::Password => "password",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Hostname => "hostname",
            Self::Email => "email",
            Self::Uri => "uri",
            Self::UriReference => "uri-reference",
            Self::Decimal => "decimal",
            Self::IdnHostname => "idn-hostname",
            Self::IdnEmail => "idn-email",
            Self::Iri => "iri",
            Self::IriReference => "iri-reference",
            Self::UriTemplate => "uri-template",
            Self::JsonPointer => "json-pointer",
            Self::RelativeJsonPointer => "relative-json-pointer",
            Self::Regex => "regex",
        }
    }

    /// Whether a text can fail to have it.
    #[must_use]
    pub fn is_asserted(self) -> bool {
        !matches!(
            self,
            Self::Text | Self::Binary | Self::File | Self::Password
        )
    }
}
