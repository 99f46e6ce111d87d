//! `D107` to `D110`: changes of webhooks and callbacks.

use super::prelude::*;

/// The API may call another webhook.
pub static WEBHOOK_ADDED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D107",
        name: "webhook-added",
        severity: Severity::Note,
        summary: "the API may call another webhook",
        explanation: "\
Whoever does not register for it is not called. The client has a type more.

Before:
```yaml
webhooks: {}
```
After:
```yaml
webhooks:
  newPet:
    post:
      responses:
        '200': {description: Thanks.}
```
Nothing is to be done.",
    },
};

/// The API no longer calls a webhook.
pub static WEBHOOK_REMOVED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Breaking,
    rust: Bump::Major,
    code: &Code {
        id: "D108",
        name: "webhook-removed",
        severity: Severity::Error,
        summary: "the API no longer calls a webhook",
        explanation: "\
Whoever waits for it waits in vain.

Before:
```yaml
webhooks:
  newPet:
    post:
      responses:
        '200': {description: Thanks.}
```
After:
```yaml
webhooks: {}
```
Go on calling it until the next major version.",
    },
};

/// The API may call back once more.
pub static CALLBACK_ADDED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D109",
        name: "callback-added",
        severity: Severity::Note,
        summary: "the API may call back once more",
        explanation: "\
Callers hear of something that they did not hear of before.

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
        '200': {description: All.}
      callbacks:
        done:
          '{$request.query.url}':
            post:
              responses:
                '200': {description: Thanks.}
```
Nothing is to be done.",
    },
};

/// The API no longer calls back.
pub static CALLBACK_REMOVED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Breaking,
    rust: Bump::Major,
    code: &Code {
        id: "D110",
        name: "callback-removed",
        severity: Severity::Error,
        summary: "the API no longer calls back",
        explanation: "\
Whoever waits for the call waits in vain.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
      callbacks:
        done:
          '{$request.query.url}':
            post:
              responses:
                '200': {description: Thanks.}
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
Go on calling until the next major version.",
    },
};
