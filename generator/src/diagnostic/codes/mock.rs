//! `A`: what the mock server answers otherwise than the document has it.

use crate::diagnostic::{Code, Severity};

/// a schema for which no value is found.
pub const UNFIT: Code = Code {
    id: "A101",
    name: "mock-unfit-answer",
    severity: Severity::Warning,
    summary: "an answer whose schema no value is found for",
    explanation: "\
`specsmith mock` makes an answer of the schema where the document has no example, and holds it against the schema. Some \
schemas nothing fits, and some are fitted only by what nobody would guess: a pattern that contradicts a length, a `not` \
that excludes what is usual, a member of its own schema that has to be there. Then the answer is the nearest value that \
was found, or 501 where there is none.

Bad:
```yaml
content:
  application/json:
    schema: {type: string, pattern: '^[a-z]{3}$', minLength: 8}
```
Good:
```yaml
content:
  application/json:
    schema: {type: string, pattern: '^[a-z]+$', minLength: 8}
```
Or give the media type an `example`, which is sent as it is.",
};

/// a media type whose bodies are not made.
pub const UNWRITTEN: Code = Code {
    id: "A102",
    name: "mock-unwritten-answer",
    severity: Severity::Warning,
    summary: "an answer of a media type whose bodies are not made",
    explanation: "\
`specsmith mock` writes JSON, sequences of JSON, events, forms and texts. XML and multipart bodies are sent only where the \
document has an `example` that is the text of the body; without one the answer is 501, unless the client accepts another \
media type of the answer.

Bad:
```yaml
content:
  application/xml:
    schema: {type: object, properties: {name: {type: string}}}
```
Good:
```yaml
content:
  application/xml:
    schema: {type: object, properties: {name: {type: string}}}
    example: <pet><name>Rex</name></pet>
```",
};

/// a media type of requests that is not looked into.
pub const UNREAD: Code = Code {
    id: "A103",
    name: "mock-unread-request",
    severity: Severity::Note,
    summary: "a request body of a media type that is not looked into",
    explanation: "\
`specsmith mock` holds JSON, forms, multipart forms and texts against their schemas. Bodies of other media types are taken \
as they are: that there is one, and that it is of a media type of the operation, is all that is checked.

Bad:
```yaml
requestBody:
  content:
    application/xml: {schema: {type: object}}
```
Good:
```yaml
requestBody:
  content:
    application/json: {schema: {type: object}}
```",
};

/// an operation that no request reaches.
pub const SHADOWED: Code = Code {
    id: "A104",
    name: "mock-shadowed-operation",
    severity: Severity::Warning,
    summary: "an operation that no request reaches, as another one has the same method and path",
    explanation: "\
Requests are told apart by method and path, and by a query that is part of the path. Names of places and fragments are \
not sent: operations that differ in nothing else are one for a server, and the first answers.

Bad:
```yaml
paths:
  /pets/{id}:
    get: {operationId: getPet, responses: {'200': {description: A pet.}}}
  /pets/{name}:
    get: {operationId: findPet, responses: {'200': {description: A pet.}}}
```
Good:
```yaml
paths:
  /pets/{id}:
    get: {operationId: getPet, responses: {'200': {description: A pet.}}}
  /pets/by-name/{name}:
    get: {operationId: findPet, responses: {'200': {description: A pet.}}}
```",
};

/// a server that cannot listen.
pub const PORT: Code = Code {
    id: "A105",
    name: "mock-port",
    severity: Severity::Error,
    summary: "an address that the mock server cannot listen at",
    explanation: "\
Another program listens there, or the address is none of this machine, or the system keeps the port for itself (those \
below 1024, mostly).

`--port 0` takes any port that is free, and the first line of the output tells which. `--host` names the address of this \
machine to listen at; without it that is 127.0.0.1, which nobody else can reach.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[&UNFIT, &UNWRITTEN, &UNREAD, &SHADOWED, &PORT];
