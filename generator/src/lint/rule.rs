use std::fmt;

use super::found::Found;
use super::index::{Index, Operation};
use crate::diagnostic::Code;
use crate::document::Node;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its id, name, level and page.
    pub code: &'static Code,
    /// What turns it on.
    pub group: Group,
    /// Whether it can mend what it finds.
    pub fixes: bool,
    pub(super) check: Check,
}

/// Rules that are turned on together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What changes or spoils the generated client; on unless something else is asked for.
    Client,
    /// How a document is written.
    Style,
    /// What is described.
    Documentation,
    /// What protects the API.
    Security,
}

impl Group {
    /// All groups.
    pub const ALL: [Self; 4] = [
        Self::Client,
        Self::Style,
        Self::Documentation,
        Self::Security,
    ];

    /// The name as it is written in configurations.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Style => "style",
            Self::Documentation => "documentation",
            Self::Security => "security",
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub(super) enum Check {
    /// Objects of these kinds, each once, during the walk.
    Objects(&'static [&'static str], fn(&Node<'_, '_>, &mut Found<'_>)),
    /// Operations, behind the walk.
    Operations(fn(&Operation<'_>, &Index<'_>, &mut Found<'_>)),
    /// The document as a whole, behind the walk.
    Document(fn(&Index<'_>, &mut Found<'_>)),
}
