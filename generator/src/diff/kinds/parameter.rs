//! `D201` to `D206`: changes of parameters.

use super::prelude::*;

/// An operation has another parameter, which may be left out.
pub static PARAMETER_ADDED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D201",
        name: "parameter-added",
        severity: Severity::Note,
        summary: "an operation has another parameter, which may be left out",
        explanation: "\
Whoever leaves it out is answered as before.

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
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
Nothing is to be done.",
    },
};

/// An operation has another required parameter.
pub static REQUIRED_PARAMETER_ADDED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D202",
        name: "required-parameter-added",
        severity: Severity::Error,
        summary: "an operation has another required parameter",
        explanation: "\
Nobody has sent it so far, so every call of today is refused from now on.

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
      parameters:
        - {name: limit, in: query, required: true, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
Leave `required` out, and say in a `default` what happens without it.",
    },
};

/// An operation no longer has a parameter.
pub static PARAMETER_REMOVED: Kind = Kind {
    request: Wire::Warning,
    response: Wire::Warning,
    neither: Wire::Warning,
    rust: Bump::Major,
    code: &Code {
        id: "D203",
        name: "parameter-removed",
        severity: Severity::Warning,
        summary: "an operation no longer has a parameter",
        explanation: "\
What callers ask for with it is ignored, or refused. Where it was deprecated before, it counts as information.

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
      responses:
        '200': {description: All.}
```
Mark it `deprecated: true` first, and remove it in the next major version.",
    },
};

/// A parameter may no longer be left out.
pub static PARAMETER_BECAME_REQUIRED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D204",
        name: "parameter-became-required",
        severity: Severity::Error,
        summary: "a parameter may no longer be left out",
        explanation: "\
Calls that leave it out are refused from now on, and what was a setter is an argument.

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
        - {name: limit, in: query, required: true, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
Keep it optional, with a `default`.",
    },
};

/// A parameter may be left out now.
pub static PARAMETER_BECAME_OPTIONAL: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D205",
        name: "parameter-became-optional",
        severity: Severity::Note,
        summary: "a parameter may be left out now",
        explanation: "\
Calls of today stay right, but what was an argument of the client's method is a setter.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, required: true, schema: {type: integer}}
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
Nothing is to be done but to raise the major version of the client.",
    },
};

/// A parameter is written in another way.
pub static PARAMETER_ENCODING_CHANGED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Breaking,
    rust: Bump::Patch,
    code: &Code {
        id: "D206",
        name: "parameter-encoding-changed",
        severity: Severity::Error,
        summary: "a parameter is written in another way",
        explanation: "\
`style`, `explode` or the media type of its `content` differ, so the API does not understand what callers of
today send.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: ids, in: query, schema: {type: array, items: {type: string}}}
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
        - {name: ids, in: query, explode: false, schema: {type: array, items: {type: string}}}
      responses:
        '200': {description: All.}
```
Add a parameter that is written in the new way, and deprecate this one.",
    },
};
