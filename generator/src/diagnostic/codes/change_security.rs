//! `D9`: changes of credentials, servers and the version.

use crate::diagnostic::{Code, Severity};

/// an operation can be called with other credentials as well.
pub const SECURITY_ADDED: Code = Code {
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
};

/// an operation can no longer be called with certain credentials.
pub const SECURITY_REMOVED: Code = Code {
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
};

/// an operation that everybody could call needs credentials now.
pub const CREDENTIALS_REQUIRED: Code = Code {
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
};

/// an operation asks for another scope.
pub const SCOPE_ADDED: Code = Code {
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
};

/// an operation no longer asks for a scope.
pub const SCOPE_REMOVED: Code = Code {
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
};

/// there is another security scheme.
pub const SCHEME_ADDED: Code = Code {
    id: "D911",
    name: "security-scheme-added",
    severity: Severity::Note,
    summary: "there is another security scheme",
    explanation: "\
Nothing changes until an operation asks for it; the client can be given credentials more.

Before:
```yaml
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
```
After:
```yaml
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
```
Nothing is to be done.",
};

/// a security scheme is gone.
pub const SCHEME_REMOVED: Code = Code {
    id: "D912",
    name: "security-scheme-removed",
    severity: Severity::Note,
    summary: "a security scheme is gone",
    explanation: "\
The client can no longer be given its credentials.

Before:
```yaml
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
```
After:
```yaml
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
```
Keep it until the next major version.",
};

/// a security scheme works in another way.
pub const SCHEME_CHANGED: Code = Code {
    id: "D913",
    name: "security-scheme-changed",
    severity: Severity::Note,
    summary: "a security scheme works in another way",
    explanation: "\
Credentials go elsewhere, or come from elsewhere; a client that was generated before knows the old way only.

Before:
```yaml
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
```
After:
```yaml
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Api-Key}
    token: {type: http, scheme: bearer}
```
Add a scheme that works in the new way, and let both be used for a while.",
};

/// a security scheme knows another scope.
pub const SCHEME_SCOPE_ADDED: Code = Code {
    id: "D914",
    name: "scheme-scope-added",
    severity: Severity::Note,
    summary: "a security scheme knows another scope",
    explanation: "\
Nothing changes until an operation asks for it.

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
```
Nothing is to be done.",
};

/// a security scheme no longer knows a scope.
pub const SCHEME_SCOPE_REMOVED: Code = Code {
    id: "D915",
    name: "scheme-scope-removed",
    severity: Severity::Note,
    summary: "a security scheme no longer knows a scope",
    explanation: "\
Tokens can no longer be asked for with it.

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
```
Keep it until no token has it.",
};

/// the servers of the API are others.
pub const SERVERS_CHANGED: Code = Code {
    id: "D921",
    name: "servers-changed",
    severity: Severity::Note,
    summary: "the servers of the API are others",
    explanation: "\
Clients that were generated before go on calling the old ones.

Before:
```yaml
servers:
  - {url: 'https://one.example.com'}
```
After:
```yaml
servers:
  - {url: 'https://two.example.com'}
```
Keep the old servers until nobody calls them.",
};

/// the API changed and its version did not.
pub const VERSION_NOT_RAISED: Code = Code {
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
};

/// the version of the API is less than before.
pub const VERSION_DECREASED: Code = Code {
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
};

/// the API broke, and its version promises that it did not.
pub const MAJOR_VERSION_NOT_RAISED: Code = Code {
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
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &SECURITY_ADDED,
    &SECURITY_REMOVED,
    &CREDENTIALS_REQUIRED,
    &SCOPE_ADDED,
    &SCOPE_REMOVED,
    &SCHEME_ADDED,
    &SCHEME_REMOVED,
    &SCHEME_CHANGED,
    &SCHEME_SCOPE_ADDED,
    &SCHEME_SCOPE_REMOVED,
    &SERVERS_CHANGED,
    &VERSION_NOT_RAISED,
    &VERSION_DECREASED,
    &MAJOR_VERSION_NOT_RAISED,
];
