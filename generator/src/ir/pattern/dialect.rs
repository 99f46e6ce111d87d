//! The dialects that patterns are written in.

use std::fmt;

/// The language of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dialect {
    /// ECMA-262 with the flag `u`, which is what documents should hold.
    Ecma,
    /// ECMA-262 without the flag `u`: the looser grammar of annex B.
    EcmaLegacy,
    /// `java.util.regex.Pattern`, as of Java 9.
    Java,
    /// PCRE, Perl, Ruby and other engines that took after them.
    Pcre,
    /// Python's `re`.
    Python,
    /// .NET's `System.Text.RegularExpressions`.
    DotNet,
}

impl Dialect {
    /// Whether this is one of the two grammars of ECMA-262.
    #[must_use]
    pub fn is_ecma(self) -> bool {
        matches!(self, Self::Ecma | Self::EcmaLegacy)
    }

    /// Whether `\d`, `\w` and `\s` speak of all of Unicode.
    pub(super) fn unicode_shorthand(self) -> bool {
        matches!(self, Self::Python | Self::DotNet)
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ecma => "ECMA-262",
            Self::EcmaLegacy => "ECMA-262 without the flag `u`",
            Self::Java => "Java",
            Self::Pcre => "PCRE",
            Self::Python => "Python",
            Self::DotNet => ".NET",
        })
    }
}

/// Modes that change how the rest of a pattern is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are independent of each other"
)]
pub struct Flags {
    /// `i`
    pub ignore_case: bool,
    /// `s`: the dot matches line terminators too.
    pub dot_all: bool,
    /// `m`: `^` and `$` match at line terminators too.
    pub multi_line: bool,
    /// `x`: white space and comments are skipped.
    pub extended: bool,
}
