//! `D712` and `D713`: changes of items by their position.

use super::prelude::*;

/// A list says of another item what it is.
pub static TUPLE_ITEM_ADDED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D712",
        name: "tuple-item-added",
        severity: Severity::Error,
        summary: "a list says of another item what it is",
        explanation: "\
Whoever reads the list may meet an item that he does not know.

Before:
```yaml
type: array
prefixItems:
  - {type: string}
```
After:
```yaml
type: array
prefixItems:
  - {type: string}
  - {type: integer}
```
Nothing is to be done if the item was there before.",
    },
};

/// A list no longer says of an item what it is.
pub static TUPLE_ITEM_REMOVED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D713",
        name: "tuple-item-removed",
        severity: Severity::Error,
        summary: "a list no longer says of an item what it is",
        explanation: "\
Whoever sends the item may be refused.

Before:
```yaml
type: array
prefixItems:
  - {type: string}
  - {type: integer}
```
After:
```yaml
type: array
prefixItems:
  - {type: string}
```
Go on taking the item.",
    },
};
