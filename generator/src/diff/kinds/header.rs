//! `D211` to `D215`: changes of headers.

use super::prelude::*;

/// An answer has another header.
pub static HEADER_ADDED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D211",
        name: "response-header-added",
        severity: Severity::Note,
        summary: "an answer has another header",
        explanation: "\
Whoever does not look for it sees no difference.

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
        '200':
          description: All.
          headers:
            X-Total: {schema: {type: integer}}
```
Nothing is to be done.",
    },
};

/// An answer no longer has a header that it could have.
pub static HEADER_REMOVED: Kind = Kind {
    request: Wire::Warning,
    response: Wire::Warning,
    neither: Wire::Warning,
    rust: Bump::Major,
    code: &Code {
        id: "D212",
        name: "response-header-removed",
        severity: Severity::Warning,
        summary: "an answer no longer has a header that it could have",
        explanation: "\
Whoever reads it finds it no more.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {schema: {type: integer}}
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
Go on sending it until the next major version.",
    },
};

/// An answer no longer has a header that it always had.
pub static REQUIRED_HEADER_REMOVED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Breaking,
    rust: Bump::Major,
    code: &Code {
        id: "D213",
        name: "required-response-header-removed",
        severity: Severity::Error,
        summary: "an answer no longer has a header that it always had",
        explanation: "\
Whoever relies on it fails.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {required: true, schema: {type: integer}}
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
Go on sending it until the next major version.",
    },
};

/// A header of an answer may be left out now.
pub static HEADER_BECAME_OPTIONAL: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Breaking,
    rust: Bump::Major,
    code: &Code {
        id: "D214",
        name: "response-header-became-optional",
        severity: Severity::Error,
        summary: "a header of an answer may be left out now",
        explanation: "\
Whoever relies on it fails when it is.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {required: true, schema: {type: integer}}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {schema: {type: integer}}
```
Go on sending it in any case.",
    },
};

/// A header of an answer is always there now.
pub static HEADER_BECAME_REQUIRED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D215",
        name: "response-header-became-required",
        severity: Severity::Note,
        summary: "a header of an answer is always there now",
        explanation: "\
Whoever can do without it still can.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {schema: {type: integer}}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {required: true, schema: {type: integer}}
```
Nothing is to be done but to raise the major version of the client.",
    },
};
