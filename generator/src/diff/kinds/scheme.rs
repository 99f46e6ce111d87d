//! `D911` to `D915`: changes of security schemes.

use super::prelude::*;

/// There is another security scheme.
pub static SCHEME_ADDED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
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
    },
};

/// A security scheme is gone.
pub static SCHEME_REMOVED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
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
    },
};

/// A security scheme works in another way.
pub static SCHEME_CHANGED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
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
    },
};

/// A security scheme knows another scope.
pub static SCHEME_SCOPE_ADDED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
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
    },
};

/// A security scheme no longer knows a scope.
pub static SCHEME_SCOPE_REMOVED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
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
    },
};
