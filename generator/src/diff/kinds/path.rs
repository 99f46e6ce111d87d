//! `D111`: changes of paths.

use super::prelude::*;

/// A parameter of the path has another name.
pub static PATH_PARAMETERS_RENAMED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D111",
        name: "path-parameters-renamed",
        severity: Severity::Note,
        summary: "a parameter of the path has another name",
        explanation: "\
The path that is called stays the same. The argument of the client's method has another name, which no caller
writes.

Before:
```yaml
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200': {description: It.}
```
After:
```yaml
paths:
  /pets/{petId}:
    get:
      operationId: getPet
      parameters:
        - {name: petId, in: path, required: true, schema: {type: string}}
      responses:
        '200': {description: It.}
```
Nothing is to be done.",
    },
};

/// An operation is called by another method or path.
pub static OPERATION_MOVED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Breaking,
    rust: Bump::Patch,
    code: &Code {
        id: "D112",
        name: "operation-moved",
        severity: Severity::Error,
        summary: "an operation is called by another method or path, under the same `operationId`",
        explanation: "\
Whoever calls the old place finds nothing there. The method of the emitted client has the same name, so that code that \
uses it stays as it is.

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
  /animals:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Answer at the old place as well until nobody calls it any more.",
    },
};
