//! `D101` to `D106`: changes of operations.

use super::prelude::*;

/// There is another operation.
pub static OPERATION_ADDED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D101",
        name: "operation-added",
        severity: Severity::Note,
        summary: "there is another operation",
        explanation: "\
Nobody has called it yet, so nothing breaks; the client has a method more.

Before:
```yaml
paths: {}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Nothing is to be done.",
    },
};

/// An operation is gone.
pub static OPERATION_REMOVED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Breaking,
    rust: Bump::Major,
    code: &Code {
        id: "D102",
        name: "operation-removed",
        severity: Severity::Error,
        summary: "an operation is gone",
        explanation: "\
Whoever calls it is answered 404 or 405 from now on, and the client has a method less. Where it was deprecated
before, callers were warned, and it counts as information.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths: {}
```
Keep the operation, mark it `deprecated: true` for a while, and remove it in the next major version.",
    },
};

/// An operation is deprecated now.
pub static OPERATION_DEPRECATED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D103",
        name: "operation-deprecated",
        severity: Severity::Note,
        summary: "an operation is deprecated now",
        explanation: "\
It still works. Callers of the client see a warning of the compiler.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      deprecated: true
      operationId: listPets
      responses:
        '200': {description: All.}
```
Say in its description what takes its place, and until when it is there.",
    },
};

/// An operation is no longer deprecated.
pub static OPERATION_REACTIVATED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D104",
        name: "operation-reactivated",
        severity: Severity::Note,
        summary: "an operation is no longer deprecated",
        explanation: "\
Callers who moved away from it did so in vain, and nobody else sees a difference.

Before:
```yaml
paths:
  /pets:
    get:
      deprecated: true
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Nothing is to be done.",
    },
};

/// The `operationId` of an operation is another one.
pub static OPERATION_ID_CHANGED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D105",
        name: "operation-id-changed",
        severity: Severity::Note,
        summary: "the `operationId` of an operation is another one",
        explanation: "\
Nothing on the wire depends on it, but clients name their methods by it, and so do links.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: getPets
      responses:
        '200': {description: All.}
```
Keep the `operationId`, or rename the method in the configuration with `[rename]`.",
    },
};

/// The tags of an operation are others.
pub static TAGS_CHANGED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D106",
        name: "tags-changed",
        severity: Severity::Note,
        summary: "the tags of an operation are others",
        explanation: "\
Nothing on the wire depends on them. The first tag names the module in which the client has the operation.

Before:
```yaml
paths:
  /pets:
    get:
      tags: [pets]
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      tags: [animals]
      operationId: listPets
      responses:
        '200': {description: All.}
```
Keep the first tag, and put others behind it.",
    },
};
