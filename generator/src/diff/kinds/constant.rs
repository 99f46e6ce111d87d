//! `D505` to `D507`: changes of constants.

use super::prelude::*;

/// A value is always the same now.
pub static CONST_ADDED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D505",
        name: "const-added",
        severity: Severity::Error,
        summary: "a value is always the same now",
        explanation: "\
Other values were right before.

Before:
```yaml
type: string
```
After:
```yaml
type: string
const: a
```
Nothing is to be done if it was always so.",
    },
};

/// A value is no longer always the same.
pub static CONST_REMOVED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D506",
        name: "const-removed",
        severity: Severity::Error,
        summary: "a value is no longer always the same",
        explanation: "\
Whoever receives it relied on the one value.

Before:
```yaml
type: string
const: a
```
After:
```yaml
type: string
```
Keep the value in what is answered.",
    },
};

/// A value is always another one.
pub static CONST_CHANGED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D507",
        name: "const-changed",
        severity: Severity::Error,
        summary: "a value is always another one",
        explanation: "\
What was right before is no longer, in either direction.

Before:
```yaml
type: string
const: a
```
After:
```yaml
type: string
const: b
```
Go on taking the old value until the next major version.",
    },
};
