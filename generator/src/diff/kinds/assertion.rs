//! `D811` to `D813`: changes of other assertions.

use super::prelude::*;

/// A value has to fit something more.
pub static ASSERTION_ADDED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D811",
        name: "assertion-added",
        severity: Severity::Error,
        summary: "a value has to fit something more",
        explanation: "\
`not`, `if`, `contains`, `uniqueItems` and others of the kind: values that do not fit were right before.

Before:
```yaml
type: array
items: {type: string}
```
After:
```yaml
type: array
items: {type: string}
uniqueItems: true
```
Nothing is to be done if all values fit before.",
    },
};

/// A value has to fit something less.
pub static ASSERTION_REMOVED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D812",
        name: "assertion-removed",
        severity: Severity::Error,
        summary: "a value has to fit something less",
        explanation: "\
Whoever receives it may rely on what is no longer promised.

Before:
```yaml
type: array
items: {type: string}
uniqueItems: true
```
After:
```yaml
type: array
items: {type: string}
```
Keep the promise in what is answered.",
    },
};

/// A value has to fit something else.
pub static ASSERTION_CHANGED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D813",
        name: "assertion-changed",
        severity: Severity::Error,
        summary: "a value has to fit something else",
        explanation: "\
What fits the one may not fit the other, in either direction.

Before:
```yaml
type: integer
not: {const: 1}
```
After:
```yaml
type: integer
not: {const: 2}
```
Add the new assertion in the next major version.",
    },
};
