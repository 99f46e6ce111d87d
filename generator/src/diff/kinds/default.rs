//! `D508` to `D510`: changes of defaults.

use super::prelude::*;

/// There is a value for what is left out.
pub static DEFAULT_ADDED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D508",
        name: "default-added",
        severity: Severity::Note,
        summary: "there is a value for what is left out",
        explanation: "\
For a parameter that means that calls which leave it out are understood in another way, perhaps.

Before:
```yaml
type: object
properties:
  size: {type: integer}
```
After:
```yaml
type: object
properties:
  size: {type: integer, default: 10}
```
Nothing is to be done if the API did so before.",
    },
};

/// There is no value for what is left out any more.
pub static DEFAULT_REMOVED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D509",
        name: "default-removed",
        severity: Severity::Note,
        summary: "there is no value for what is left out any more",
        explanation: "\
For a parameter that means that calls which leave it out are understood in another way, perhaps.

Before:
```yaml
type: object
properties:
  size: {type: integer, default: 10}
```
After:
```yaml
type: object
properties:
  size: {type: integer}
```
Keep the default.",
    },
};

/// There is another value for what is left out.
pub static DEFAULT_CHANGED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D510",
        name: "default-changed",
        severity: Severity::Note,
        summary: "there is another value for what is left out",
        explanation: "\
Calls that leave it out are understood in another way; for a parameter that breaks them.

Before:
```yaml
type: object
properties:
  size: {type: integer, default: 10}
```
After:
```yaml
type: object
properties:
  size: {type: integer, default: 20}
```
Keep the default, or let callers say it.",
    },
};
