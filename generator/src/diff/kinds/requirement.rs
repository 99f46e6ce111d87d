//! `D901` to `D905`: what credentials operations ask for.

use super::prelude::*;

/// An operation can be called with other credentials as well.
pub static SECURITY_ADDED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D901",
        name: "security-added",
        severity: Severity::Note,
        summary: "an operation can be called with other credentials as well",
        explanation: "\
Whoever has those of before can still call it.

Before:
```yaml
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
paths:
  /pets:
    get:
      security: [{key: []}]
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
paths:
  /pets:
    get:
      security: [{key: []}, {token: []}]
      operationId: listPets
      responses:
        '200': {description: All.}
```
Nothing is to be done.",
    },
};

/// An operation can no longer be called with certain credentials.
pub static SECURITY_REMOVED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D902",
        name: "security-removed",
        severity: Severity::Note,
        summary: "an operation can no longer be called with certain credentials",
        explanation: "\
Whoever has no others is refused, unless there is another way that he can take.

Before:
```yaml
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
paths:
  /pets:
    get:
      security: [{key: []}, {token: []}]
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
paths:
  /pets:
    get:
      security: [{key: []}]
      operationId: listPets
      responses:
        '200': {description: All.}
```
Give callers time to change their credentials.",
    },
};

/// An operation that everybody could call needs credentials now.
pub static CREDENTIALS_REQUIRED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Warning,
    rust: Bump::Patch,
    code: &Code {
        id: "D903",
        name: "credentials-required",
        severity: Severity::Warning,
        summary: "an operation that everybody could call needs credentials now",
        explanation: "\
Calls without them are answered 401 from now on.

Before:
```yaml
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
paths:
  /pets:
    get:
      security: []
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
paths:
  /pets:
    get:
      security: [{key: []}]
      operationId: listPets
      responses:
        '200': {description: All.}
```
Tell callers before, and give them time.",
    },
};

/// An operation asks for another scope.
pub static SCOPE_ADDED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D904",
        name: "scope-added",
        severity: Severity::Note,
        summary: "an operation asks for another scope",
        explanation: "\
Tokens that do not have it are refused with 403.

Before:
```yaml
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://example.com/token
          scopes:
            read: Read.
            write: Write.
paths:
  /pets:
    get:
      security: [{login: [read]}]
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://example.com/token
          scopes:
            read: Read.
            write: Write.
paths:
  /pets:
    get:
      security: [{login: [read, write]}]
      operationId: listPets
      responses:
        '200': {description: All.}
```
Ask for it in a major version, or give it to all tokens.",
    },
};

/// An operation no longer asks for a scope.
pub static SCOPE_REMOVED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D905",
        name: "scope-removed",
        severity: Severity::Note,
        summary: "an operation no longer asks for a scope",
        explanation: "\
Tokens of today still do.

Before:
```yaml
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://example.com/token
          scopes:
            read: Read.
            write: Write.
paths:
  /pets:
    get:
      security: [{login: [read, write]}]
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://example.com/token
          scopes:
            read: Read.
            write: Write.
paths:
  /pets:
    get:
      security: [{login: [read]}]
      operationId: listPets
      responses:
        '200': {description: All.}
```
Nothing is to be done.",
    },
};
