//! Bodies of `application/x-www-form-urlencoded` (WHATWG URL Standard, 5).

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::content::{Content, Payload, Source, to_json};
use super::encode::JsonBody;
use super::error::Error;
use super::parameter::{Parameter, Reserved, Style};
use super::percent::encode;
use super::validate::Violations;

/// How the members of a form are written (`OpenAPI` Specification 3.0.4, 4.7.15).
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The media type.
    pub media_type: &'static str,
    /// The members that are written in a way of their own.
    pub members: &'static [(&'static str, Written)],
    /// How the others are written.
    pub others: Written,
}

/// How a member is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Objects as JSON, the items of a list each on its own, everything else as text: the default content types of
    /// the specification (3.0.4, 4.7.15.1; its example with an address shows that they hold for forms, too).
    ByType,
    /// The whole value as JSON.
    Json,
    /// Like a parameter in a query.
    Styled {
        /// The style.
        style: Style,
        /// Whether each item or member is written on its own.
        explode: bool,
        /// What becomes of the characters that are reserved in URLs.
        reserved: Reserved,
    },
}

impl Written {
    /// `name=first&name=second`
    pub const EXPLODED: Self = Self::styled(Style::Form, true);
    /// `name=first,second`
    pub const JOINED: Self = Self::styled(Style::Form, false);
    /// `name=first+second`
    pub const SPACED: Self = Self::styled(Style::SpaceDelimited, false);
    /// `name=first%7Csecond`
    pub const PIPED: Self = Self::styled(Style::PipeDelimited, false);
    /// `name=first%09second`
    pub const TABBED: Self = Self::styled(Style::TabDelimited, false);
    /// `name%5Bmember%5D=value`
    pub const DEEP: Self = Self::styled(Style::DeepObject, true);

    const fn styled(style: Style, explode: bool) -> Self {
        Self::Styled {
            style,
            explode,
            reserved: Reserved::Encoded,
        }
    }
}

impl Form {
    /// As forms are written unless the document says otherwise.
    pub const PLAIN: Self = Self {
        media_type: "application/x-www-form-urlencoded",
        members: &[],
        others: Written::ByType,
    };

    /// With objects and lists taken apart to their innermost values: `name[member]=value`.
    pub const DEEP: Self = Self {
        others: Written::DEEP,
        ..Self::PLAIN
    };

    /// The same, with ways of their own for some members.
    #[must_use]
    pub const fn members(mut self, members: &'static [(&'static str, Written)]) -> Self {
        self.members = members;
        self
    }

    /// The same as another media type.
    #[must_use]
    pub const fn media_type(mut self, media_type: &'static str) -> Self {
        self.media_type = media_type;
        self
    }

    /// Writes the members of a JSON object, in their order. A member that is null or an empty list is left out,
    /// since it has no form.
    ///
    /// # Errors
    /// When `json` is not an object.
    pub fn write(&self, json: &[u8]) -> Result<String, serde_json::Error> {
        let Members(members) = serde_json::from_slice(json)?;
        let pairs = members.iter().map(|(name, value)| {
            let own = self.members.iter().find(|(known, _)| known == name);
            write(
                name,
                value,
                own.map_or(self.others, |(_, written)| *written),
            )
        });
        let pairs: Vec<String> = pairs.filter(|pairs| !pairs.is_empty()).collect();
        Ok(pairs.join("&"))
    }
}

impl<'c> Content<'c> {
    /// A body that is sent as a form.
    #[must_use]
    pub fn form(form: Form, body: &'c dyn JsonBody) -> Self {
        Self::new(form.media_type, FormBody { form, body })
    }
}

struct FormBody<'c> {
    form: Form,
    body: &'c dyn JsonBody,
}

impl Source for FormBody<'_> {
    fn check(&self, out: &mut Violations) {
        self.body.check(out);
    }

    fn write(&self) -> Result<Payload, Error> {
        let json = to_json(self.body)?;
        let text = self.form.write(&json).map_err(|_| {
            Error::configuration("a form is made of an object, and the body is none")
        })?;
        Ok(Payload::whole(text.into_bytes()))
    }
}

/// `name=value`, as often as it takes.
pub(crate) fn write(name: &str, value: &Value, written: Written) -> String {
    match written {
        _ if value.is_null() => String::new(),
        Written::Json => pair(name, &value.to_string()),
        Written::Styled {
            style,
            explode,
            reserved,
        } => {
            let parameter = Parameter {
                style,
                explode,
                reserved,
                ..Parameter::query("", "")
            };
            if reserved == Reserved::Kept {
                let mut value = value.clone();
                keep_apart(&mut value);
                return form_encoded(&parameter.serialize_as(name, &value));
            }
            form_encoded(&parameter.serialize_as(name, value))
        }
        Written::ByType => match value {
            Value::Array(items) => {
                let pairs = items.iter().map(|item| pair(name, &text(item)));
                pairs.collect::<Vec<_>>().join("&")
            }
            value => pair(name, &text(value)),
        },
    }
}

fn pair(name: &str, text: &str) -> String {
    form_encoded(&format!("{}={}", encode(name), encode(text)))
}

/// A value by itself: text as it is, everything else as JSON.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// From percent-encoding to that of forms: other characters stay as they are, and `+` is a space.
fn form_encoded(text: &str) -> String {
    text.replace('+', "%2B")
        .replace("%20", "+")
        .replace("%2A", "*")
        .replace('~', "%7E")
}

/// Encodes what would end a value, where reserved characters are kept.
fn keep_apart(value: &mut Value) {
    match value {
        Value::String(text) => *text = text.replace('&', "%26").replace('=', "%3D"),
        Value::Array(items) => items.iter_mut().for_each(keep_apart),
        Value::Object(members) => members.values_mut().for_each(keep_apart),
        _ => {}
    }
}

/// The members of an object in the order in which they were written.
pub(crate) struct Members(pub(crate) Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}
