//! `D931` to `D933`: changes of the version of the API.

use super::prelude::*;

/// The API changed and its version did not.
pub static VERSION_NOT_RAISED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D931",
        name: "version-not-raised",
        severity: Severity::Note,
        summary: "the API changed and its version did not",
        explanation: "\
Nobody can tell by `info.version` which of the two a server speaks.

Before:
```yaml
info: {title: Pets, version: 1.0.0}
paths: {}
```
After:
```yaml
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Raise `info.version`.",
    },
};

/// The version of the API is less than before.
pub static VERSION_DECREASED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D932",
        name: "version-decreased",
        severity: Severity::Note,
        summary: "the version of the API is less than before",
        explanation: "\
Whoever compares versions takes the new document for the old one. Perhaps the two were given in the wrong
order.

Before:
```yaml
info: {title: Pets, version: 2.0.0}
paths: {}
```
After:
```yaml
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Raise `info.version`, or give the documents in the other order.",
    },
};

/// The API broke, and its version promises that it did not.
pub static MAJOR_VERSION_NOT_RAISED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D933",
        name: "major-version-not-raised",
        severity: Severity::Note,
        summary: "the API broke, and its version promises that it did not",
        explanation: "\
By Semantic Versioning, whoever wrote code for a version can rely on those with the same first number.

Before:
```yaml
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
info: {title: Pets, version: 1.1.0}
paths: {}
```
Raise the first number of `info.version`.",
    },
};
