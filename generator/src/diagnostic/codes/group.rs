//! Codes that are turned up or off together, by the letters and digits that their ids begin with.

use super::Code;

/// Codes that belong together.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is called in configurations and on the command line, where its prefix is as good.
    pub name: &'static str,
    /// What the ids of its codes begin with.
    pub prefix: &'static str,
    /// Whether its codes are looked for unless something turns them off. What a narrower group says goes first.
    pub default: bool,
}

impl Group {
    /// Whether a code belongs to it.
    #[must_use]
    pub fn has(&self, code: &Code) -> bool {
        code.id.starts_with(self.prefix)
    }
}

/// Every group.
pub const GROUPS: &[Group] = &[
    on("structure", "S"),
    on("overlays", "S2"),
    on("references", "R"),
    on("meaning", "M"),
    on("patterns", "V"),
    on("generation", "G"),
    on("configuration", "C"),
    on("output", "O"),
    on("lint", "L"),
    on("client", "L1"),
    off("style", "L2"),
    off("documentation", "L3"),
    off("security", "L4"),
    on("changes", "D"),
    on("upgrades", "U"),
    on("answers", "A"),
];

/// A group that is looked for unless something turns it off.
const fn on(name: &'static str, prefix: &'static str) -> Group {
    Group {
        name,
        prefix,
        default: true,
    }
}

/// A group that is looked for where something turns it on.
const fn off(name: &'static str, prefix: &'static str) -> Group {
    Group {
        name,
        prefix,
        default: false,
    }
}

/// A group by its name or its prefix.
#[must_use]
pub fn group(word: &str) -> Option<&'static Group> {
    GROUPS
        .iter()
        .find(|group| group.name == word || group.prefix == word)
}

/// Whether a code is looked for unless something turns it on or off.
#[must_use]
pub fn is_default(code: &Code) -> bool {
    GROUPS
        .iter()
        .filter(|group| group.has(code))
        .max_by_key(|group| group.prefix.len())
        .is_none_or(|group| group.default)
}
