//! `D605` to `D607`: changes of patterns.

use super::prelude::*;

/// A text has to match a pattern now.
pub static PATTERN_ADDED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D605",
        name: "pattern-added",
        severity: Severity::Error,
        summary: "a text has to match a pattern now",
        explanation: "\
Texts that do not match were right before.

Before:
```yaml
type: string
```
After:
```yaml
type: string
pattern: '^a'
```
Choose a pattern that every text of today matches.",
    },
};

/// A text no longer has to match a pattern.
pub static PATTERN_REMOVED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D606",
        name: "pattern-removed",
        severity: Severity::Note,
        summary: "a text no longer has to match a pattern",
        explanation: "\
Whoever receives it may rely on its look.

Before:
```yaml
type: string
pattern: '^a'
```
After:
```yaml
type: string
```
Nothing is to be done.",
    },
};

/// A text has to match another pattern.
pub static PATTERN_CHANGED: Kind = Kind {
    request: Wire::Warning,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D607",
        name: "pattern-changed",
        severity: Severity::Warning,
        summary: "a text has to match another pattern",
        explanation: "\
Texts that match the one may not match the other; which they are is not worked out.

Before:
```yaml
type: string
pattern: '^a'
```
After:
```yaml
type: string
pattern: '^b'
```
Choose a pattern that matches whatever the old one did.",
    },
};
