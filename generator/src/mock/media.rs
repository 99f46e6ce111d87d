//! Media types, and which of them a client accepts (RFC 9110, 12.5.1).

/// What a media type is, as far as a body is read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Json,
    /// JSON values, one a line.
    Lines,
    /// JSON values behind record separators (RFC 7464).
    Sequence,
    /// Server-sent events.
    Events,
    Yaml,
    Form,
    Multipart,
    Xml,
    Text,
    Bytes,
}

/// A media type without parameters, in lower case.
pub(super) fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// What a media type is.
pub(super) fn kind(name: &str) -> Kind {
    let essence = essence(name);
    let (family, rest) = essence.split_once('/').unwrap_or((&essence, ""));
    match rest {
        "json-seq" => Kind::Sequence,
        _ if rest.ends_with("+json-seq") => Kind::Sequence,
        "jsonl" | "x-jsonl" | "jsonlines" | "x-jsonlines" | "ndjson" | "x-ndjson"
        | "json-lines" => Kind::Lines,
        _ if rest == "json" || rest == "x-json" || rest.ends_with("+json") => Kind::Json,
        _ if rest == "xml" || rest.ends_with("+xml") && family != "image" => Kind::Xml,
        "yaml" | "x-yaml" => Kind::Yaml,
        _ if rest.ends_with("+yaml") => Kind::Yaml,
        "x-www-form-urlencoded" => Kind::Form,
        "event-stream" => Kind::Events,
        _ if family == "multipart" => Kind::Multipart,
        _ if family == "text" => Kind::Text,
        "javascript" | "graphql" | "jwt" | "sql" | "toml" => Kind::Text,
        // Anything at all, and that is JSON as long as nobody says otherwise.
        "*" if family == "*" || family == "application" => Kind::Json,
        _ => Kind::Bytes,
    }
}

/// How well a media type or range of the document describes a type: 3 for the very same, 0 for not at all.
pub(super) fn matches(range: &str, name: &str) -> u8 {
    let (range, name) = (essence(range), essence(name));
    if range == name {
        return 3;
    }
    let (family, rest) = range.split_once('/').unwrap_or((&range, ""));
    let (own_family, own) = name.split_once('/').unwrap_or((&name, ""));
    match (family, rest) {
        ("*", "*") => 1,
        (_, "*") if family == own_family => 2,
        // `application/*+json`
        (_, rest) if family == own_family => match rest.strip_prefix("*+") {
            Some(suffix) if own.ends_with(&format!("+{suffix}")) => 2,
            _ => 0,
        },
        _ => 0,
    }
}

/// One range of an `Accept` header.
#[derive(Debug)]
struct Wanted {
    range: String,
    quality: f32,
}

/// What a client accepts.
#[derive(Debug, Default)]
pub(super) struct Accept(Vec<Wanted>);

impl Accept {
    /// Reads an `Accept` header; without one everything is accepted.
    pub(super) fn new(header: Option<&str>) -> Self {
        let ranges = header.into_iter().flat_map(|header| header.split(','));
        let ranges = ranges
            .map(str::trim)
            .filter(|range| range.contains('/') || *range == "*");
        let wanted = ranges.map(|range| {
            let quality = range.split(';').skip(1).find_map(|parameter| {
                let (name, value) = parameter.split_once('=')?;
                (name.trim().eq_ignore_ascii_case("q")).then(|| value.trim().parse().ok())?
            });
            let range = match essence(range).as_str() {
                "*" => "*/*".to_owned(),
                range => range.to_owned(),
            };
            Wanted {
                range,
                quality: quality
                    .filter(|quality: &f32| quality.is_finite())
                    .unwrap_or(1.0),
            }
        });
        Self(wanted.collect())
    }

    /// How much a type is wanted; 0 for not at all. What names it best counts.
    fn quality(&self, name: &str) -> f32 {
        if self.0.is_empty() {
            return 1.0;
        }
        let ranges = self
            .0
            .iter()
            .map(|wanted| (matches(&wanted.range, name), wanted.quality));
        let best = ranges
            .filter(|(fit, _)| *fit > 0)
            .max_by_key(|(fit, _)| *fit);
        best.map_or(0.0, |(_, quality)| quality)
    }

    /// The best of several types or ranges, by its position, and the type that the answer gets.
    pub(super) fn choose(&self, offered: &[&str]) -> Option<(usize, String)> {
        let mut best: Option<(f32, usize, String)> = None;
        for (index, name) in offered.iter().enumerate() {
            let (quality, concrete) = self.concrete(name);
            if quality > 0.0 && best.as_ref().is_none_or(|(known, ..)| quality > *known) {
                best = Some((quality, index, concrete));
            }
        }
        best.map(|(_, index, name)| (index, name))
    }

    /// How much a type is wanted; of a range, the type in it that is wanted most.
    fn concrete(&self, name: &str) -> (f32, String) {
        let range = essence(name);
        if !range.contains('*') {
            return (self.quality(name), name.to_owned());
        }
        let named = self.0.iter().filter(|wanted| !wanted.range.contains('*'));
        let named = named.filter(|wanted| matches(&range, &wanted.range) > 0);
        let named = named.max_by(|one, other| one.quality.total_cmp(&other.quality));
        if let Some(wanted) = named {
            return (wanted.quality, wanted.range.clone());
        }
        let usual = match range.split_once('/') {
            Some(("text", _)) => "text/plain",
            Some(("image", _)) => "image/png",
            Some(("*" | "application", rest)) if !rest.contains('+') || rest.ends_with("+json") => {
                "application/json"
            }
            _ => "application/octet-stream",
        };
        (self.quality(usual), usual.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{Accept, Kind, kind};

    #[test]
    fn the_best_type_is_chosen() {
        let check = |accept: Option<&str>, offered: &[&str], expected: Option<&str>| {
            let chosen = Accept::new(accept).choose(offered);
            let chosen = chosen.as_ref().map(|(_, name)| name.as_str());
            assert_eq!(chosen, expected, "{accept:?} of {offered:?}");
        };
        let both = ["application/json", "text/plain"];
        check(None, &both, Some("application/json"));
        check(Some("text/plain"), &both, Some("text/plain"));
        check(
            Some("text/*, application/json;q=0.5"),
            &both,
            Some("text/plain"),
        );
        check(
            Some("*/*;q=0.1, application/json;q=0"),
            &both,
            Some("text/plain"),
        );
        check(Some("image/png"), &both, None);
        check(Some("image/webp"), &["image/*"], Some("image/webp"));
        check(Some("*/*"), &["*/*"], Some("application/json"));
        check(
            Some("application/json"),
            &["application/json; charset=utf-8"],
            Some("application/json; charset=utf-8"),
        );
        check(Some("nonsense"), &both, Some("application/json"));
    }

    #[test]
    fn kinds_are_told() {
        for (name, expected) in [
            ("application/JSON; charset=utf-8", Kind::Json),
            ("application/problem+json", Kind::Json),
            ("application/x-ndjson", Kind::Lines),
            ("application/soap+xml", Kind::Xml),
            ("image/svg+xml", Kind::Bytes),
            ("text/csv", Kind::Text),
            ("multipart/form-data", Kind::Multipart),
            ("application/octet-stream", Kind::Bytes),
            ("*/*", Kind::Json),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }
}
