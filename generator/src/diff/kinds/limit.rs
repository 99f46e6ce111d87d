//! `D601` to `D604`: changes of bounds.

use super::prelude::*;

/// There is a bound where there was none.
pub static LIMIT_ADDED: Kind = Kind {
    request: Wire::Warning,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D601",
        name: "limit-added",
        severity: Severity::Warning,
        summary: "there is a bound where there was none",
        explanation: "\
What is sent may be out of bounds. Whether anybody sends such values is not known.

Before:
```yaml
type: string
```
After:
```yaml
type: string
maxLength: 10
```
Choose a bound that every value of today keeps.",
    },
};

/// There is no bound any more.
pub static LIMIT_REMOVED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D602",
        name: "limit-removed",
        severity: Severity::Error,
        summary: "there is no bound any more",
        explanation: "\
Whoever receives a value may rely on the bound: a column of a table has a width.

Before:
```yaml
type: string
maxLength: 10
```
After:
```yaml
type: string
```
Keep the bound in what is answered.",
    },
};

/// A bound allows less than before.
pub static LIMIT_TIGHTENED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D603",
        name: "limit-tightened",
        severity: Severity::Error,
        summary: "a bound allows less than before",
        explanation: "\
Whoever sends what was right is refused from now on.

Before:
```yaml
type: string
maxLength: 10
```
After:
```yaml
type: string
maxLength: 5
```
Keep the bound in what is sent.",
    },
};

/// A bound allows more than before.
pub static LIMIT_LOOSENED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D604",
        name: "limit-loosened",
        severity: Severity::Error,
        summary: "a bound allows more than before",
        explanation: "\
Whoever receives a value may rely on the bound.

Before:
```yaml
type: string
maxLength: 5
```
After:
```yaml
type: string
maxLength: 10
```
Keep the bound in what is answered.",
    },
};
