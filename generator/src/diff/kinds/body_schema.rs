//! `D312` to `D314`: what a body looks like, and how a form is written.

use super::prelude::*;

/// A body that could be anything has a schema now.
pub static BODY_SCHEMA_ADDED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D312",
        name: "body-schema-added",
        severity: Severity::Error,
        summary: "a body that could be anything has a schema now",
        explanation: "\
What is sent may no longer be right; what is received is known better.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {}
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
Nothing is to be done if the schema says what was true before.",
    },
};

/// A body that had a schema can be anything now.
pub static BODY_SCHEMA_REMOVED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Warning,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D313",
        name: "body-schema-removed",
        severity: Severity::Warning,
        summary: "a body that had a schema can be anything now",
        explanation: "\
What is sent may be more than before; what is received may be what its reader does not know.

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
        content:
          application/json: {}
      responses:
        '200': {description: Added.}
```
Keep the schema, and widen it.",
    },
};

/// A member of a form is written in another way.
pub static FORM_ENCODING_CHANGED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Breaking,
    rust: Bump::Patch,
    code: &Code {
        id: "D314",
        name: "form-encoding-changed",
        severity: Severity::Error,
        summary: "a member of a form is written in another way",
        explanation: "\
`contentType`, `style` or `explode` of its `encoding` differ, so it is not understood as before.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {tags: {type: array, items: {type: string}}}}
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
          multipart/form-data:
            schema: {type: object, properties: {tags: {type: array, items: {type: string}}}}
            encoding: {tags: {contentType: application/json}}
      responses:
        '200': {description: Added.}
```
Add a member that is written in the new way.",
    },
};
