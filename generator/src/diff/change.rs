use std::fmt;

use super::kind::Kind;
use super::kinds;
use crate::source::Origin;

/// What a change does to those who call the API as it was, and to those who wait for what it sends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wire {
    /// Nothing: the same requests and responses fit.
    #[default]
    None,
    /// Something that is worth knowing.
    Info,
    /// Something that breaks those who rely on it.
    Warning,
    /// What was right is no longer.
    Breaking,
}

impl Wire {
    /// `none`, `info`, `warning` or `breaking`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Breaking => "breaking",
        }
    }
}

impl fmt::Display for Wire {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Which part of a version a change of the emitted crate raises (Semantic Versioning 2.0.0, 6 to 8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bump {
    /// No code that uses the crate sees it.
    #[default]
    Patch,
    /// There is more to use.
    Minor,
    /// Code that uses the crate may no longer compile.
    Major,
}

impl Bump {
    /// `patch`, `minor` or `major`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Where a changed part travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Directions {
    /// From the client to the API.
    pub request: bool,
    /// From the API to the client.
    pub response: bool,
}

impl Directions {
    /// In no direction.
    pub const NONE: Self = Self {
        request: false,
        response: false,
    };
    /// To the API.
    pub const REQUEST: Self = Self {
        request: true,
        response: false,
    };
    /// From the API.
    pub const RESPONSE: Self = Self {
        request: false,
        response: true,
    };
    /// Both.
    pub const BOTH: Self = Self {
        request: true,
        response: true,
    };

    /// Those of either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            request: self.request || other.request,
            response: self.response || other.response,
        }
    }

    /// Those of both.
    #[must_use]
    pub fn intersect(self, other: Self) -> Self {
        Self {
            request: self.request && other.request,
            response: self.response && other.response,
        }
    }

    /// `request`, `response`, `both` or `none`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match (self.request, self.response) {
            (false, false) => "none",
            (true, false) => "request",
            (false, true) => "response",
            (true, true) => "both",
        }
    }
}

/// One change between two descriptions of an API.
#[derive(Clone, Debug)]
pub struct Change {
    /// What kind of change it is, and why it matters.
    pub kind: &'static Kind,
    /// What changed, in one line without a full stop.
    pub message: String,
    /// Where it stands in the old description; nothing for what was added.
    pub old: Option<Origin>,
    /// Where it stands in the new description; nothing for what was removed.
    pub new: Option<Origin>,
    /// Where the changed part travels.
    pub directions: Directions,
    /// What it does to the API.
    pub wire: Wire,
    /// What it does to the emitted crate.
    pub rust: Bump,
    /// The operations that it touches, such as `POST /pets`, in the order of the new description.
    pub operations: Vec<String>,
}

impl Change {
    /// Whether it is about `info.version` alone, which is no change of what the API does.
    #[must_use]
    pub fn is_of_version(&self) -> bool {
        let kinds = [
            &kinds::VERSION_NOT_RAISED,
            &kinds::VERSION_DECREASED,
            &kinds::MAJOR_VERSION_NOT_RAISED,
        ];
        kinds.iter().any(|kind| std::ptr::eq(self.kind, *kind))
    }
}
