//! Parameters in path, query, headers and cookies, as data.

use serde_json::Value;

use super::percent::{encode, encode_cookie, encode_path, encode_unsafe};
use super::report;
use super::rule::Rule;
use super::validate::{At, Violations};

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// In the path, in place of `{name}`.
    Path,
    /// After the question mark.
    Query,
    /// All of what stands after the question mark.
    Querystring,
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
            Self::Querystring => "querystring",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// How a value is written (`OpenAPI` Specification 3.0.4, 4.8.12.3).
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
    /// `color=blue%09black` in a query (`collectionFormat: tsv`).
    TabDelimited,
    /// `color%5BR%5D=100` in a query.
    DeepObject,
    /// `color=blue` in a cookie, as it is.
    Cookie,
    /// The value as JSON (`content`).
    Json,
    /// The value as it is (`content`).
    Text,
}

/// What becomes of the characters that are reserved in URLs (RFC 3986, 2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reserved {
    /// They are percent-encoded.
    Encoded,
    /// They stay as they are (`allowReserved`).
    Kept,
}

/// What becomes of an empty value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Empty {
    /// It is left out where it has no form.
    LeftOut,
    /// It is sent, because it says something of its own (`allowEmptyValue`).
    Sent,
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
    /// What becomes of an empty value.
    pub empty: Empty,
    /// Where its schema stands in the document.
    pub schema: &'static str,
    /// The constraints of its schema.
    pub rules: &'static [Rule],
    /// The constraints of its items.
    pub item_rules: &'static [Rule],
    /// The constraints that rules do not show.
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

    /// The whole query string: a form, exploded.
    #[must_use]
    pub const fn querystring(name: &'static str, schema: &'static str) -> Self {
        Self::new(name, Location::Querystring, Style::Form, schema).explode(true)
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
            empty: Empty::LeftOut,
            schema,
            rules: &[],
            item_rules: &[],
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

    /// The same, with an empty value that says something of its own.
    #[must_use]
    pub const fn allow_empty(mut self) -> Self {
        self.empty = Empty::Sent;
        self
    }

    /// The same, with the constraints of its schema.
    #[must_use]
    pub const fn rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }

    /// The same, with the constraints of its items.
    #[must_use]
    pub const fn item_rules(mut self, rules: &'static [Rule]) -> Self {
        self.item_rules = rules;
        self
    }

    /// The same, with constraints that rules do not show.
    #[must_use]
    pub const fn check(mut self, check: fn(&Value, &At<'_>, &mut Violations)) -> Self {
        self.check = Some(check);
        self
    }

    /// Adds what `value` violates of the constraints.
    pub fn validate(&self, value: &Value, at: &At<'_>, out: &mut Violations) {
        report::json(value, self.rules, at, out);
        if let (Value::Array(items), [_, ..]) = (value, self.item_rules) {
            for (index, item) in items.iter().enumerate() {
                report::json(item, self.item_rules, &at.item(index), out);
            }
        }
        if let Some(check) = self.check {
            check(value, at, out);
        }
    }

    /// Writes `value` as it stands in the request: what replaces `{name}` in a path, `name=value` pairs
    /// in a query or cookie, the value of a header. An empty array or object has no form in a query or cookie,
    /// unless an empty value says something; null and what has no items stand in a path as the specification
    /// has it for undefined values.
    #[must_use]
    pub fn serialize(&self, value: &Value) -> String {
        self.serialize_as(self.name, value)
    }

    /// The same under another name.
    #[must_use]
    pub fn serialize_as(&self, name: &str, value: &Value) -> String {
        let name = self.encode(name);
        match self.style {
            Style::Json => return self.whole(&name, &self.encode(&value.to_string())),
            Style::Text => return self.whole(&name, &self.text(value)),
            _ if self.location == Location::Querystring => return self.form(value),
            _ => {}
        }
        let parts = match self.parts(value) {
            Some(parts) => parts,
            None if self.empty == Empty::Sent || self.location == Location::Path => {
                Parts::One(String::new())
            }
            None => return String::new(),
        };
        match self.style {
            Style::Label => match &parts {
                Parts::One(text) => format!(".{text}"),
                parts if self.explode => format!(".{}", parts.join(true, ".", ".")),
                parts => format!(".{}", parts.join(false, ",", ",")),
            },
            Style::Matrix => parts.named(&name, self.explode, ";", false),
            Style::Form | Style::Cookie if self.location == Location::Cookie => {
                parts.named(&name, self.explode, "; ", true)
            }
            Style::Form | Style::Cookie => parts.named(&name, self.explode, "&", true),
            Style::SpaceDelimited => self.delimited(&name, &parts, " "),
            Style::PipeDelimited => self.delimited(&name, &parts, "|"),
            Style::TabDelimited => self.delimited(&name, &parts, "\t"),
            Style::DeepObject if matches!(value, Value::Array(_) | Value::Object(_)) => {
                let mut pairs = Vec::new();
                self.deepen(&name, value, &mut pairs);
                pairs.join("&")
            }
            Style::DeepObject => parts.named(&name, false, "&", true),
            Style::Simple | Style::Json | Style::Text => parts.join(self.explode, ",", ","),
        }
    }

    /// A value that is written in one piece.
    fn whole(&self, name: &str, text: &str) -> String {
        match self.location {
            Location::Query | Location::Cookie => format!("{name}={text}"),
            Location::Path | Location::Header | Location::Querystring => text.to_owned(),
        }
    }

    /// Parts between delimiters that have to be encoded themselves.
    fn delimited(&self, name: &str, parts: &Parts, delimiter: &str) -> String {
        if self.explode && self.location == Location::Query {
            return parts.named(name, true, "&", true);
        }
        let delimiter = if self.location == Location::Header {
            delimiter.to_owned()
        } else {
            encode(delimiter)
        };
        self.whole(name, &parts.join(false, &delimiter, &delimiter))
    }

    /// A form (`application/x-www-form-urlencoded`): an array is written item by item, under one name.
    fn form(&self, value: &Value) -> String {
        let Value::Object(members) = value else {
            return self.text(value);
        };
        let mut pairs = Vec::new();
        for (name, value) in members {
            let name = self.encode(name);
            match value {
                Value::Array(items) => {
                    let items = items
                        .iter()
                        .map(|item| format!("{name}={}", self.text(item)));
                    pairs.extend(items);
                }
                value => pairs.push(format!("{name}={}", self.text(value))),
            }
        }
        pairs.join("&")
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

    /// Encodes `text` for its place. A header has no encoding, and what is to stand in a cookie as it is gets
    /// the least that keeps it one cookie.
    fn encode(&self, text: &str) -> String {
        match (self.location, self.reserved) {
            (Location::Header, _) => text.to_owned(),
            (Location::Cookie, _) if matches!(self.style, Style::Cookie | Style::Text) => {
                encode_cookie(text)
            }
            (_, Reserved::Encoded) => encode(text),
            (Location::Path, Reserved::Kept) => encode_path(text),
            (_, Reserved::Kept) => encode_unsafe(text),
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
