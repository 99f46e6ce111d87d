//! `D301` to `D305`: changes of request bodies.

use super::prelude::*;

/// An operation can be sent a body now.
pub static BODY_ADDED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D301",
        name: "request-body-added",
        severity: Severity::Note,
        summary: "an operation can be sent a body now",
        explanation: "\
Whoever sends none is answered as before.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
Nothing is to be done.",
    },
};

/// An operation has to be sent a body now.
pub static REQUIRED_BODY_ADDED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D302",
        name: "required-request-body-added",
        severity: Severity::Error,
        summary: "an operation has to be sent a body now",
        explanation: "\
Nobody has sent one so far, so every call of today is refused.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
Let the body be left out.",
    },
};

/// An operation is no longer sent a body.
pub static BODY_REMOVED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Breaking,
    rust: Bump::Major,
    code: &Code {
        id: "D303",
        name: "request-body-removed",
        severity: Severity::Error,
        summary: "an operation is no longer sent a body",
        explanation: "\
What callers send is ignored, or refused.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      responses:
        '200': {description: Added.}
```
Go on reading it until the next major version.",
    },
};

/// A body may no longer be left out.
pub static BODY_BECAME_REQUIRED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D304",
        name: "request-body-became-required",
        severity: Severity::Error,
        summary: "a body may no longer be left out",
        explanation: "\
Calls without a body are refused from now on.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
Let the body be left out.",
    },
};

/// A body may be left out now.
pub static BODY_BECAME_OPTIONAL: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D305",
        name: "request-body-became-optional",
        severity: Severity::Note,
        summary: "a body may be left out now",
        explanation: "\
Calls of today stay right, but what was an argument of the client's method is none.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
Nothing is to be done but to raise the major version of the client.",
    },
};
