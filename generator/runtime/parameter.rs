//! Parameters in path, query, headers and cookies, as data.

use serde_json::Value;

use super::percent::{encode, encode_unsafe};
use super::validate::{At, Violations};

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// In the path, in place of `{name}`.
    Path,
    /// After the question mark.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

impl Location {
    /// The name as it stands in a document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// How a value is written (`OpenAPI` Specification 3.0.4, 4.7.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `;color=blue` in a path.
    Matrix,
    /// `.blue` in a path.
    Label,
    /// `blue,black` in a path or header.
    Simple,
    /// `color=blue` in a query or cookie.
    Form,
    /// `color=blue%20black` in a query.
    SpaceDelimited,
    /// `color=blue%7Cblack` in a query.
    PipeDelimited,
    /// `color%5BR%5D=100` in a query.
    DeepObject,
}

/// What becomes of the characters that are reserved in URLs (RFC 3986, 2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reserved {
    /// They are percent-encoded.
    Encoded,
    /// They stay as they are (`allowReserved`).
    Kept,
}

/// A parameter of an operation.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// Where it goes.
    pub location: Location,
    /// How it is written.
    pub style: Style,
    /// Whether each item or member is written on its own.
    pub explode: bool,
    /// What becomes of reserved characters.
    pub reserved: Reserved,
    /// Whether a call without it is refused.
    pub required: bool,
    /// Whether the client holds a value for calls that set none.
    pub held: bool,
    /// Where its schema stands in the document.
    pub schema: &'static str,
    /// The constraints of its schema.
    pub check: Option<fn(&Value, &At<'_>, &mut Violations)>,
}

impl Parameter {
    /// A parameter in the path: required, simple style.
    #[must_use]
    pub const fn path(name: &'static str, schema: &'static str) -> Self {
        Self::new(name, Location::Path, Style::Simple, schema).required()
    }

    /// A parameter in the query: form style, exploded.
    #[must_use]
    pub const fn query(name: &'static str, schema: &'static str) -> Self {
        Self::new(name, Location::Query, Style::Form, schema).explode(true)
    }

    /// A header: simple style.
    #[must_use]
    pub const fn header(name: &'static str, schema: &'static str) -> Self {
        Self::new(name, Location::Header, Style::Simple, schema)
    }

    /// A cookie: form style, exploded.
    #[must_use]
    pub const fn cookie(name: &'static str, schema: &'static str) -> Self {
        Self::new(name, Location::Cookie, Style::Form, schema).explode(true)
    }

    const fn new(
        name: &'static str,
        location: Location,
        style: Style,
        schema: &'static str,
    ) -> Self {
        Self {
            name,
            location,
            style,
            explode: false,
            reserved: Reserved::Encoded,
            required: false,
            held: false,
            schema,
            check: None,
        }
    }

    /// The same, written in another style.
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// The same, with `explode` set.
    #[must_use]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// The same, with reserved characters kept.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.reserved = Reserved::Kept;
        self
    }

    /// The same, required.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same, with a value that the client holds.
    #[must_use]
    pub const fn held(mut self) -> Self {
        self.held = true;
        self
    }

    /// The same, with the constraints of its schema.
    #[must_use]
    pub const fn check(mut self, check: fn(&Value, &At<'_>, &mut Violations)) -> Self {
        self.check = Some(check);
        self
    }

    /// Writes `value` as it stands in the request: what replaces `{name}` in a path, `name=value` pairs
    /// in a query or cookie, the value of a header. Empty for an empty array or object, which has no form.
    #[must_use]
    pub fn serialize(&self, value: &Value) -> String {
        let Some(parts) = self.parts(value) else {
            return String::new();
        };
        let name = self.encode(self.name);
        match self.style {
            Style::Simple => parts.join(self.explode, ",", ","),
            Style::Label => match &parts {
                Parts::One(text) => format!(".{text}"),
                parts if self.explode => format!(".{}", parts.join(true, ".", ".")),
                parts => format!(".{}", parts.join(false, ",", ",")),
            },
            Style::Matrix => parts.named(&name, self.explode, ";", false),
            Style::Form if self.location == Location::Cookie => {
                parts.named(&name, self.explode, "; ", true)
            }
            Style::Form => parts.named(&name, self.explode, "&", true),
            Style::SpaceDelimited | Style::PipeDelimited if self.explode => {
                parts.named(&name, true, "&", true)
            }
            Style::SpaceDelimited => format!("{name}={}", parts.join(false, "%20", "%20")),
            Style::PipeDelimited => format!("{name}={}", parts.join(false, "%7C", "%7C")),
            Style::DeepObject => {
                let mut pairs = Vec::new();
                self.deepen(&name, value, &mut pairs);
                pairs.join("&")
            }
        }
    }

    /// Takes `value` apart, each part encoded. `None` for an empty array or object.
    fn parts(&self, value: &Value) -> Option<Parts> {
        match value {
            Value::Array(items) if items.is_empty() => None,
            Value::Object(members) if members.is_empty() => None,
            Value::Array(items) => Some(Parts::Items(
                items.iter().map(|item| self.text(item)).collect(),
            )),
            Value::Object(members) => Some(Parts::Members(
                members
                    .iter()
                    .map(|(name, value)| (self.encode(name), self.text(value)))
                    .collect(),
            )),
            primitive => Some(Parts::One(self.text(primitive))),
        }
    }

    /// `name[member]=value`, as deep as `value` is; items are numbered from 0.
    fn deepen(&self, name: &str, value: &Value, pairs: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                for (member, value) in members {
                    self.deepen(
                        &format!("{name}%5B{}%5D", self.encode(member)),
                        value,
                        pairs,
                    );
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.deepen(&format!("{name}%5B{index}%5D"), item, pairs);
                }
            }
            primitive => pairs.push(format!("{name}={}", self.text(primitive))),
        }
    }

    /// One part as encoded text: null is empty, what is nested is written as JSON.
    fn text(&self, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::String(text) => self.encode(text),
            other => self.encode(&other.to_string()),
        }
    }

    /// Percent-encodes `text`, except in a header, which has no such encoding.
    fn encode(&self, text: &str) -> String {
        match self.location {
            Location::Header => text.to_owned(),
            Location::Query | Location::Cookie if self.reserved == Reserved::Kept => {
                encode_unsafe(text)
            }
            _ => encode(text),
        }
    }
}

/// A value taken apart, encoded.
enum Parts {
    One(String),
    Items(Vec<String>),
    Members(Vec<(String, String)>),
}

impl Parts {
    /// The parts without the name of the parameter. Members are `name=value` when exploded.
    fn join(&self, explode: bool, between_items: &str, between_members: &str) -> String {
        match self {
            Self::One(text) => text.clone(),
            Self::Items(items) => items.join(between_items),
            Self::Members(members) => {
                let equals = if explode { "=" } else { between_members };
                let pairs: Vec<String> = members
                    .iter()
                    .map(|(name, value)| format!("{name}{equals}{value}"))
                    .collect();
                pairs.join(between_members)
            }
        }
    }

    /// The parts with the name of the parameter: each on its own when exploded. Matrix style begins with
    /// its separator, and leaves out the equals sign of an empty value.
    fn named(&self, name: &str, explode: bool, separator: &str, form: bool) -> String {
        let pair = |name: &str, value: &str| {
            if value.is_empty() && !form {
                name.to_owned()
            } else {
                format!("{name}={value}")
            }
        };
        let pairs: Vec<String> = match self {
            Self::Items(items) if explode => items.iter().map(|item| pair(name, item)).collect(),
            Self::Members(members) if explode => {
                let pairs = members.iter().map(|(name, value)| pair(name, value));
                pairs.collect()
            }
            parts => vec![pair(name, &parts.join(false, ",", ","))],
        };
        let joined = pairs.join(separator);
        if form {
            joined
        } else {
            format!("{separator}{joined}")
        }
    }
}
