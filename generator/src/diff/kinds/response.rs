//! `D321` to `D324`: changes of answers.

use super::prelude::*;

/// An operation can succeed in another way as well.
pub static SUCCESS_ADDED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D321",
        name: "success-response-added",
        severity: Severity::Note,
        summary: "an operation can succeed in another way as well",
        explanation: "\
A client that only knows the others takes it for what its class of statuses says (RFC 9110, 15). The type of
the answer becomes an enumeration.

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
      operationId: listPets
      responses:
        '200': {description: All.}
        '202': {description: Later.}
```
Nothing is to be done but to raise the major version of the client.",
    },
};

/// An operation no longer succeeds in a way that it did.
pub static SUCCESS_REMOVED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Breaking,
    rust: Bump::Major,
    code: &Code {
        id: "D322",
        name: "success-response-removed",
        severity: Severity::Error,
        summary: "an operation no longer succeeds in a way that it did",
        explanation: "\
Whoever waits for it waits in vain.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
        '202': {description: Later.}
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
Go on answering so until the next major version.",
    },
};

/// An operation can fail in another way that the document names.
pub static FAILURE_ADDED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D323",
        name: "failure-response-added",
        severity: Severity::Note,
        summary: "an operation can fail in another way that the document names",
        explanation: "\
Clients have to expect any failure anyway.

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
      operationId: listPets
      responses:
        '200': {description: All.}
        '404': {description: None.}
```
Nothing is to be done.",
    },
};

/// The document no longer names a way in which an operation fails.
pub static FAILURE_REMOVED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D324",
        name: "failure-response-removed",
        severity: Severity::Note,
        summary: "the document no longer names a way in which an operation fails",
        explanation: "\
It may still happen, but is no longer described.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
        '404': {description: None.}
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
