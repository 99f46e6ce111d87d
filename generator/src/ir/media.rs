//! Media types: how the bodies that they name are coded.

/// How a body is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaKind {
    /// JSON (RFC 8259), `+json` included.
    Json,
    /// `application/x-www-form-urlencoded` (WHATWG URL Standard, 5).
    Form,
    /// Parts behind each other (RFC 7578, RFC 2046).
    Multipart,
    /// Text, whatever its grammar: YAML, CSV, HTML.
    Text,
    /// XML, `+xml` included: sent and read as text.
    Xml,
    /// Bytes, which only the caller understands.
    Binary,
    /// Server-sent events (WHATWG HTML, 9.2).
    EventStream,
    /// JSON values behind each other: one a line, or each behind a record separator (RFC 7464).
    JsonLines,
}

impl MediaKind {
    /// How a body of this media type, or of one in this media range, is coded. A range for every type says nothing and
    /// is [`Binary`](Self::Binary).
    #[must_use]
    pub fn of(media_type: &str) -> Self {
        let essence = essence(media_type);
        match essence.as_str() {
            "application/json" | "application/x-json" | "text/json" | "text/x-json" => Self::Json,
            "application/x-www-form-urlencoded" => Self::Form,
            "application/xml" | "text/xml" => Self::Xml,
            "application/yaml"
            | "application/x-yaml"
            | "application/text"
            | "application/javascript"
            | "application/sdp"
            | "application/sql"
            | "application/graphql"
            | "application/toml" => Self::Text,
            "text/event-stream" => Self::EventStream,
            "application/jsonl"
            | "application/jsonlines"
            | "application/json-lines"
            | "application/x-jsonlines"
            | "application/x-json-lines"
            | "application/x-jsonl"
            | "application/ndjson"
            | "application/x-ndjson"
            | "application/stream+json"
            | "application/json-seq"
            | "text/x-ndjson" => Self::JsonLines,
            name if name.ends_with("+json") => Self::Json,
            name if name.ends_with("+xml") => Self::Xml,
            name if name.ends_with("+json-seq") => Self::JsonLines,
            name if name.starts_with("text/") || name.ends_with("+yaml") => Self::Text,
            name if name.starts_with("multipart/") => Self::Multipart,
            _ => Self::Binary,
        }
    }
}

/// A media type in lower case, without its parameters.
#[must_use]
pub fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Whether the name is a media range (RFC 9110, 12.5.1), such as `image/*`, and stands for many types.
#[must_use]
pub fn is_range(media_type: &str) -> bool {
    essence(media_type).contains('*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_classified() {
        let table = [
            ("application/json", MediaKind::Json),
            ("Application/JSON; charset=utf-8", MediaKind::Json),
            ("application/json;simple", MediaKind::Json),
            ("text/json", MediaKind::Json),
            ("application/problem+json", MediaKind::Json),
            ("application/*+json", MediaKind::Json),
            ("application/x-www-form-urlencoded", MediaKind::Form),
            ("multipart/form-data", MediaKind::Multipart),
            ("multipart/mixed; boundary=x", MediaKind::Multipart),
            ("text/plain", MediaKind::Text),
            ("text/*", MediaKind::Text),
            ("text/csv; header=present", MediaKind::Text),
            ("application/xml", MediaKind::Xml),
            ("text/xml; charset=utf-16", MediaKind::Xml),
            ("image/svg+xml", MediaKind::Xml),
            ("application/octet-stream", MediaKind::Binary),
            ("application/pdf", MediaKind::Binary),
            ("image/*", MediaKind::Binary),
            ("application/*", MediaKind::Binary),
            ("*/*", MediaKind::Binary),
            ("application/yaml", MediaKind::Text),
            ("", MediaKind::Binary),
            ("json", MediaKind::Binary),
            ("text/event-stream", MediaKind::EventStream),
            ("application/jsonl", MediaKind::JsonLines),
            ("application/x-ndjson", MediaKind::JsonLines),
            ("application/json-seq", MediaKind::JsonLines),
            ("application/geo+json-seq", MediaKind::JsonLines),
        ];
        for (name, kind) in table {
            assert_eq!(MediaKind::of(name), kind, "{name}");
        }
    }

    #[test]
    fn ranges_are_told_from_types() {
        for (name, range) in [
            ("*/*", true),
            ("image/*", true),
            ("application/*+json", true),
            ("image/png", false),
            ("text/plain; format=*", false),
        ] {
            assert_eq!(is_range(name), range, "{name}");
        }
    }
}
