use std::fmt;

use super::grammar::{Kind, SCHEMA, SWAGGER_SCHEMA};
use super::{Version, root_kind};

/// What a node of a document is by the grammar of its version, found step by step from the root. References are not
/// followed.
#[derive(Clone, Copy)]
pub struct Role {
    kind: Kind,
    version: Version,
}

impl Role {
    /// What a document of a version is as a whole.
    #[must_use]
    pub fn document(version: Version) -> Self {
        Self {
            kind: root_kind(version),
            version,
        }
    }

    /// What a member or an element of it is, by its key or index.
    #[must_use]
    pub fn step(self, token: &str) -> Option<Self> {
        let version = self.version;
        let kind = self.kind.step(token, version)?;
        Some(Self { kind, version })
    }

    /// The object of the specification that it is, as in "a parameter object"; empty for everything else.
    #[must_use]
    pub fn shape(self) -> &'static str {
        match self.kind {
            Kind::Object(shape) | Kind::OrRef(shape) => shape.name,
            Kind::Schema | Kind::BoolOrSchema | Kind::SchemaOrTexts => {
                if self.version == Version::V2_0 {
                    SWAGGER_SCHEMA.name
                } else {
                    SCHEMA.name
                }
            }
            _ => "",
        }
    }
}

impl fmt::Debug for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Role").field(&self.shape()).finish()
    }
}
