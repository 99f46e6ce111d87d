//! What the specifications allow, as tables: one row for each member of each object.
//!
//! Sources: OpenAPI Specification 2.0, 3.0.4, 3.1.1 and 3.2.0; the sections are named after the objects.

mod content;
mod parameter;
mod path;
mod root;
mod schema;
mod security;
mod swagger;

use super::Version;

pub(super) use root::ROOT;
pub(super) use schema::SCHEMA;
pub(super) use swagger::{SWAGGER, SWAGGER_SCHEMA};

/// Versions of the specification, one bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Versions(u8);

impl Versions {
    pub(super) const NONE: Self = Self(0);
    pub(super) const V2: Self = Self(1);
    pub(super) const V30: Self = Self(2);
    pub(super) const V31: Self = Self(4);
    pub(super) const V32: Self = Self(8);
    /// 3.0 and 3.1.
    pub(super) const TO31: Self = Self(6);
    /// 3.1 and later.
    pub(super) const FROM31: Self = Self(12);
    /// 3.0 and later.
    pub(super) const V3: Self = Self(14);
    pub(super) const ALL: Self = Self(15);

    /// Those of both.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn has(self, version: Version) -> bool {
        let bit = match version {
            Version::V2_0 => Self::V2,
            Version::V3_0 => Self::V30,
            Version::V3_1 => Self::V31,
            Version::V3_2 => Self::V32,
        };
        self.0 & bit.0 != 0
    }

    /// The versions in words.
    pub(super) fn words(self) -> String {
        let names = [
            (Self::V2, "2.0"),
            (Self::V30, "3.0"),
            (Self::V31, "3.1"),
            (Self::V32, "3.2"),
        ];
        let names: Vec<&str> = names
            .iter()
            .filter(|(bit, _)| self.0 & bit.0 != 0)
            .map(|(_, name)| *name)
            .collect();
        match names.as_slice() {
            [others @ .., last] if !others.is_empty() => {
                format!("{} and {last}", others.join(", "))
            }
            names => names.concat(),
        }
    }

    /// Whether a version behind this one is among them.
    pub(super) const fn has_later(self, version: Version) -> bool {
        let later = match version {
            Version::V2_0 => Self::V3,
            Version::V3_0 => Self::FROM31,
            Version::V3_1 => Self::V32,
            Version::V3_2 => Self::NONE,
        };
        self.0 & later.0 != 0
    }
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Any,
    Text,
    Bool,
    Number,
    /// A whole number, not negative.
    Count,
    /// One of these words.
    Word(&'static [&'static str]),
    /// One of these words, or a list of them: `type` since 3.1.
    Words(&'static [&'static str]),
    Object(&'static Shape),
    /// The object, or a Reference Object.
    OrRef(&'static Shape),
    Schema,
    BoolOrSchema,
    /// In `dependencies` of old JSON Schema drafts.
    SchemaOrTexts,
    List(&'static Kind),
    Map(&'static Kind),
    AnyObject,
}

/// An object of the specification.
#[derive(Debug)]
pub(super) struct Shape {
    /// As in "a parameter object".
    pub(super) name: &'static str,
    pub(super) members: &'static [Member],
    /// What keys that are not in the table may be.
    pub(super) rest: Rest,
    pub(super) special: Special,
}

/// Keys that are not in the table of a shape.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rest {
    /// Only `x-`.
    Closed,
    /// Any key.
    Named(Kind),
    /// Keys that start with `/`.
    Paths(Kind),
    /// `200`, `4XX`, `default`.
    Statuses(Kind),
    /// Any key; `x-` keys are members as well.
    Everything(Kind),
}

/// Rules that do not fit in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Special {
    None,
    Schema,
    Parameter,
    Header,
    MediaType,
    SecurityScheme,
    Requirement,
    SwaggerParameter,
    SwaggerItems,
    Example,
    Root,
    Discriminator,
    Link,
    Encoding,
    Response,
    Responses,
    Operation,
    PathItem,
    Xml,
    ServerVariable,
    License,
}

/// A row: a member of an object.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) versions: Versions,
    /// The versions in which it must be there.
    pub(super) required: Versions,
    /// What is done when it must be there and is not.
    pub(super) repair: Repair,
}

/// What stands in for a required member that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repair {
    /// Nothing can: the object is left out.
    Drop,
    /// Nothing is needed.
    Nothing,
    /// An empty text.
    Text,
    /// An empty object.
    Object,
}

impl Shape {
    /// The row of a member in a version.
    pub(super) fn member(&self, name: &str, version: Version) -> Option<&'static Member> {
        self.members
            .iter()
            .find(|member| member.name == name && member.versions.has(version))
    }

    /// What a member is in a version, be it in the table or not.
    pub(super) fn kind_of(&self, name: &str, version: Version) -> Option<Kind> {
        if let Some(member) = self.member(name, version) {
            return Some(member.kind);
        }
        match self.rest {
            Rest::Closed => None,
            Rest::Everything(kind) => Some(kind),
            Rest::Named(kind) => (!name.starts_with("x-")).then_some(kind),
            Rest::Paths(kind) => name.starts_with('/').then_some(kind),
            Rest::Statuses(kind) => is_status(name).then_some(kind),
        }
    }
}

/// Every object that has a table.
static SHAPES: &[&Shape] = &[
    &root::ROOT,
    &root::INFO,
    &root::CONTACT,
    &root::LICENSE,
    &root::SERVER,
    &root::SERVER_VARIABLE,
    &root::COMPONENTS,
    &root::TAG,
    &root::EXTERNAL_DOCS,
    &root::XML,
    &path::PATH_ITEM,
    &path::OPERATION,
    &path::RESPONSES,
    &path::RESPONSE,
    &path::LINK,
    &parameter::PARAMETER,
    &parameter::HEADER,
    &content::REQUEST_BODY,
    &content::MEDIA_TYPE,
    &content::ENCODING,
    &content::EXAMPLE,
    &schema::SCHEMA,
    &schema::DISCRIMINATOR,
    &security::SECURITY_SCHEME,
    &security::FLOWS,
    &security::REQUIREMENT,
    &swagger::SWAGGER,
    &swagger::SWAGGER_PATH_ITEM,
    &swagger::SWAGGER_OPERATION,
    &swagger::SWAGGER_PARAMETER,
    &swagger::SWAGGER_RESPONSE,
    &swagger::SWAGGER_SCHEMA,
    &swagger::SWAGGER_SECURITY,
];

/// An object of 3.x by its name.
pub(super) fn named(name: &str) -> Option<&'static Shape> {
    SHAPES.iter().copied().find(|shape| shape.name == name)
}

/// Whether the specification says of a place in an object of this kind what stands there.
pub(super) fn knows(role: &str, way: &[String], version: Version) -> bool {
    let start = match role {
        "schema" => Some(Kind::Schema),
        role => of_version(role, version).map(Kind::Object),
    };
    let step = |kind: Option<Kind>, token: &String| kind?.step(token, version);
    way.iter().fold(start, step).is_some()
}

/// An object of a version by its name.
pub(super) fn of_version(name: &str, version: Version) -> Option<&'static Shape> {
    let shape = named(name)?;
    if version == Version::V2_0 {
        let mut shapes = SHAPES.iter().copied().rev();
        return shapes.find(|shape| shape.name == name);
    }
    Some(shape)
}

/// The objects that have a key in a version, by name.
pub(super) fn owners(key: &str, version: Version) -> Vec<&'static str> {
    let mut names: Vec<&str> = SHAPES
        .iter()
        .filter(|shape| shape.member(key, version).is_some())
        .map(|shape| shape.name)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The same object in 2.0 for one of 3.x, and the other way round.
pub(super) fn twin(shape: &Shape) -> Option<&'static Shape> {
    let name = match shape.name {
        "OpenAPI document" => "Swagger document",
        "Swagger document" => "OpenAPI document",
        name => name,
    };
    SHAPES
        .iter()
        .copied()
        .find(|other| other.name == name && !std::ptr::eq(*other, shape))
}

/// `200`, `4XX` or `default`.
pub(super) fn is_status(name: &str) -> bool {
    let bytes = name.as_bytes();
    name == "default"
        || (bytes.len() == 3
            && (b'1'..=b'5').contains(&bytes[0])
            && (bytes[1..].iter().all(u8::is_ascii_digit) || &bytes[1..] == b"XX"))
}

impl Kind {
    /// Whether objects of the specification can be in it.
    pub(super) fn holds_objects(self) -> bool {
        match self {
            Self::Object(_)
            | Self::OrRef(_)
            | Self::Schema
            | Self::BoolOrSchema
            | Self::SchemaOrTexts => true,
            Self::List(kind) | Self::Map(kind) => kind.holds_objects(),
            _ => false,
        }
    }

    /// What a reference to it must lead to.
    pub(super) fn role(self) -> &'static str {
        match self {
            Self::Schema | Self::BoolOrSchema | Self::SchemaOrTexts => "schema",
            Self::Object(shape) | Self::OrRef(shape) => shape.name,
            _ => "",
        }
    }

    /// What an element or member of it is, by its token in a JSON Pointer.
    pub(super) fn step(self, token: &str, version: Version) -> Option<Self> {
        let schema = if version == Version::V2_0 {
            &SWAGGER_SCHEMA
        } else {
            &SCHEMA
        };
        match self {
            Self::Object(shape) | Self::OrRef(shape) => shape.kind_of(token, version),
            Self::Schema | Self::BoolOrSchema | Self::SchemaOrTexts => {
                schema.kind_of(token, version)
            }
            Self::List(kind) => token
                .bytes()
                .all(|byte| byte.is_ascii_digit())
                .then_some(*kind),
            Self::Map(kind) => Some(*kind),
            _ => None,
        }
    }
}

/// Writes a [`Shape`]: `"name": kind, versions` and, for required members, `, versions => repair`.
macro_rules! shape {
    (
        $(#[$doc:meta])*
        $id:ident = $name:literal, $rest:expr, $special:ident {
            $($member:literal: $kind:expr, $versions:ident $(, $required:ident => $repair:ident)?;)*
        }
    ) => {
        $(#[$doc])*
        pub(in crate::document) static $id: Shape = Shape {
            name: $name,
            members: &[$(Member {
                name: $member,
                kind: $kind,
                versions: Versions::$versions,
                required: shape!(@required $($required)?),
                repair: shape!(@repair $($repair)?),
            }),*],
            rest: $rest,
            special: Special::$special,
        };
    };
    (@required) => { Versions::NONE };
    (@required $versions:ident) => { Versions::$versions };
    (@repair) => { Repair::Nothing };
    (@repair $repair:ident) => { Repair::$repair };
}
use shape;
