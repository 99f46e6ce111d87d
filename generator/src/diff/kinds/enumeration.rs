//! `D501` to `D504`: changes of the values of an `enum`.

use super::prelude::*;

/// A value has to be one of a list now.
pub static ENUM_ADDED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D501",
        name: "became-enum",
        severity: Severity::Error,
        summary: "a value has to be one of a list now",
        explanation: "\
Values that are not in the list were right before.

Before:
```yaml
type: string
```
After:
```yaml
type: string
enum: [a, b]
```
List every value that was sent so far.",
    },
};

/// A value no longer has to be one of a list.
pub static ENUM_REMOVED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Warning,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D502",
        name: "enum-removed",
        severity: Severity::Warning,
        summary: "a value no longer has to be one of a list",
        explanation: "\
Whoever receives it may meet a value that he does not know.

Before:
```yaml
type: string
enum: [a, b]
```
After:
```yaml
type: string
```
Keep the list in what is answered.",
    },
};

/// A list of values has another one.
pub static ENUM_VALUE_ADDED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Warning,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D503",
        name: "enum-value-added",
        severity: Severity::Warning,
        summary: "a list of values has another one",
        explanation: "\
Whoever receives it may not know the value. The client keeps it as unknown until it is generated again.

Before:
```yaml
type: string
enum: [a, b]
```
After:
```yaml
type: string
enum: [a, b, c]
```
Tell callers that further values can come.",
    },
};

/// A list of values has one less.
pub static ENUM_VALUE_REMOVED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D504",
        name: "enum-value-removed",
        severity: Severity::Error,
        summary: "a list of values has one less",
        explanation: "\
Whoever sends the value is refused from now on.

Before:
```yaml
type: string
enum: [a, b, c]
```
After:
```yaml
type: string
enum: [a, b]
```
Go on taking the value until the next major version.",
    },
};
