//! `D207` and `D208`: whether parameters are deprecated.

use super::prelude::*;

/// A parameter is deprecated now.
pub static PARAMETER_DEPRECATED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D207",
        name: "parameter-deprecated",
        severity: Severity::Note,
        summary: "a parameter is deprecated now",
        explanation: "\
It still works. Callers of the client see a warning of the compiler.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, deprecated: true, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
Say in its description what takes its place.",
    },
};

/// A parameter is no longer deprecated.
pub static PARAMETER_REACTIVATED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D208",
        name: "parameter-reactivated",
        severity: Severity::Note,
        summary: "a parameter is no longer deprecated",
        explanation: "\
Nobody sees a difference but those who moved away from it.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, deprecated: true, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
Nothing is to be done.",
    },
};
