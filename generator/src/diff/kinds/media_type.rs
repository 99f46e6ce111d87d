//! `D306` to `D311`: changes of media types.

use super::prelude::*;

/// A body can be of another media type as well.
pub static REQUEST_MEDIA_TYPE_ADDED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D306",
        name: "request-media-type-added",
        severity: Severity::Note,
        summary: "a body can be of another media type as well",
        explanation: "\
Whoever sends what was right before still can.

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
          application/json: {schema: {type: object}}
          application/xml: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
Nothing is to be done.",
    },
};

/// A body can no longer be of a media type.
pub static REQUEST_MEDIA_TYPE_REMOVED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D307",
        name: "request-media-type-removed",
        severity: Severity::Error,
        summary: "a body can no longer be of a media type",
        explanation: "\
Whoever sends it is answered 415 from now on.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
          application/xml: {schema: {type: object}}
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
Go on reading it until the next major version.",
    },
};

/// An answer can be of another media type as well.
pub static RESPONSE_MEDIA_TYPE_ADDED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D308",
        name: "response-media-type-added",
        severity: Severity::Note,
        summary: "an answer can be of another media type as well",
        explanation: "\
Whoever says with `Accept` what he reads is answered as before.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            application/json: {schema: {type: object}}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            application/json: {schema: {type: object}}
            application/xml: {schema: {type: object}}
```
Nothing is to be done but to raise the major version of the client.",
    },
};

/// An answer can no longer be of a media type.
pub static RESPONSE_MEDIA_TYPE_REMOVED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Breaking,
    rust: Bump::Major,
    code: &Code {
        id: "D309",
        name: "response-media-type-removed",
        severity: Severity::Error,
        summary: "an answer can no longer be of a media type",
        explanation: "\
Whoever asks for it is answered 406, or something that he cannot read.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            application/json: {schema: {type: object}}
            application/xml: {schema: {type: object}}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            application/json: {schema: {type: object}}
```
Go on answering it until the next major version.",
    },
};

/// A media type became a range that covers it.
pub static MEDIA_TYPE_WIDENED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D310",
        name: "media-type-widened",
        severity: Severity::Error,
        summary: "a media type became a range that covers it",
        explanation: "\
A body that is sent may be of more kinds, and so may an answer, which its reader does not expect.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            image/png: {}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            image/*: {}
```
Name every media type that can come.",
    },
};

/// A range became one of the media types that it covers.
pub static MEDIA_TYPE_NARROWED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D311",
        name: "media-type-narrowed",
        severity: Severity::Error,
        summary: "a range became one of the media types that it covers",
        explanation: "\
An answer of one kind is what its reader expected among others; a body of another kind is refused.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            image/*: {}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            image/png: {}
```
Keep the range for what is sent.",
    },
};
