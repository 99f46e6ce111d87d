//! `M`: what a document says that cannot be meant, though a client can be made of it.

use crate::diagnostic::{Code, Severity};

/// a parameter that is listed twice.
pub const DUPLICATE_PARAMETER: Code = Code {
    id: "M130",
    name: "duplicate-parameter",
    severity: Severity::Warning,
    summary: "a parameter that is listed twice",
    explanation: "\
A parameter is known by its name and its place (`in`), and a list has each of them once (OpenAPI 3.0.4, 4.8.10). A \
parameter of a path item may be listed in an operation as well, where it then counts.

Bad:
```yaml
parameters:
  - {name: limit, in: query, schema: {type: integer}}
  - {name: limit, in: query, schema: {type: string}}
```
Good:
```yaml
parameters:
  - {name: limit, in: query, schema: {type: integer}}
```
Remove one of them.",
};

/// a tag that is declared twice.
pub const DUPLICATE_TAG: Code = Code {
    id: "M131",
    name: "duplicate-tag",
    severity: Severity::Warning,
    summary: "a tag that is declared twice",
    explanation: "\
Each name in the list `tags` of a document is there once (OpenAPI 3.0.4, 4.8.1).

Bad:
```yaml
tags: [{name: Pets}, {name: Pets, description: Everything about pets}]
```
Good:
```yaml
tags: [{name: Pets, description: Everything about pets}]
```
Put what is said about it in one place.",
};

/// two paths that are one.
pub const IDENTICAL_PATHS: Code = Code {
    id: "M132",
    name: "identical-paths",
    severity: Severity::Warning,
    summary: "two paths that differ in the names of their places only",
    explanation: "\
Paths with the same hierarchy and other names for their places are identical, and must not both be there (OpenAPI \
3.0.4, 4.8.8): no server can tell requests for them apart.

Bad:
```yaml
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {responses: {'200': {description: The pet.}}}
  /pets/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    delete: {responses: {'204': {description: Gone.}}}
```
Good:
```yaml
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {responses: {'200': {description: The pet.}}}
    delete: {responses: {'204': {description: Gone.}}}
```
Put the operations of both under one path.",
};

/// a scope that a security scheme does not have.
pub const UNKNOWN_SCOPE: Code = Code {
    id: "M133",
    name: "unknown-scope",
    severity: Severity::Warning,
    summary: "a scope that no flow of the security scheme has",
    explanation: "\
For a scheme of the type `oauth2`, a requirement lists scopes that a token must have. Those that no flow of the scheme \
declares are either misspelt, or missing from `scopes`.

Bad:
```yaml
security: [{Login: [pets:write]}]
components:
  securitySchemes:
    Login: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {'pets:read': Read}}}}
```
Good:
```yaml
security: [{Login: [pets:read]}]
```
Correct the name, or add the scope to the flow.",
};

/// a link to an operation that is not there.
pub const UNKNOWN_OPERATION: Code = Code {
    id: "M134",
    name: "unknown-operation",
    severity: Severity::Warning,
    summary: "a link to an operation that the document does not have",
    explanation: "\
`operationId` of a link names an existing operation (OpenAPI 3.0.4, 4.8.20).

Bad:
```yaml
paths:
  /owner:
    get:
      operationId: getOwner
      responses:
        '200': {description: The owner., links: {again: {operationId: getOwnr}}}
```
Good:
```yaml
paths:
  /owner:
    get:
      operationId: getOwner
      responses:
        '200': {description: The owner., links: {again: {operationId: getOwner}}}
```
Correct the name.",
};

/// an alternative without the member that tells it from others.
pub const DISCRIMINATOR: Code = Code {
    id: "M135",
    name: "missing-discriminator",
    severity: Severity::Warning,
    summary: "an alternative without the member that tells it from others",
    explanation: "\
`discriminator` names a member that says which alternative a value is of. Each alternative has to describe it, and \
require it, or values of it cannot be told from others.

Bad:
```yaml
schemas:
  Cat: {type: object, properties: {name: {type: string}}}
  Animal:
    oneOf: [{$ref: '#/components/schemas/Cat'}]
    discriminator: {propertyName: kind}
```
Good:
```yaml
schemas:
  Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
  Animal:
    oneOf: [{$ref: '#/components/schemas/Cat'}]
    discriminator: {propertyName: kind}
```",
};

/// a member that is required twice.
pub const DUPLICATE_REQUIRED: Code = Code {
    id: "M136",
    name: "duplicate-required",
    severity: Severity::Warning,
    summary: "a name that `required` lists twice",
    explanation: "\
The names in `required` are unique (JSON Schema Validation 2020-12, 6.5.3; OpenAPI 3.0 takes it from an older draft that \
says the same). One that stands there twice is often a slip for another one.

Bad:
```yaml
required: [id, name, name]
```
Good:
```yaml
required: [id, name, size]
```
Remove it, or write what was meant.",
};

/// an example that is no value of its schema.
pub const EXAMPLE: Code = Code {
    id: "M137",
    name: "example-mismatch",
    severity: Severity::Warning,
    summary: "an example that does not fit its schema",
    explanation: "\
An example should be a value of the schema that it stands beside (OpenAPI 3.0.4, 4.8.14). Where it is not, one of the two \
is wrong, and readers believe the example. Of formats only those are looked at that are the same everywhere. Members that are `readOnly` may be missing from \
requests, and those that are `writeOnly` from responses; examples of other media types than JSON, and texts that show how \
a parameter is written, are left alone.

Bad:
```yaml
age: {type: integer, example: '7'}
```
Good:
```yaml
age: {type: integer, example: 7}
```
Correct the example, or the schema.",
};

/// an address that is none.
pub const ADDRESS: Code = Code {
    id: "M138",
    name: "malformed-address",
    severity: Severity::Warning,
    summary: "a URL or an address of electronic mail that is none",
    explanation: "\
Where the specification has a URL, its value must have the form of one (OpenAPI 3.0.4, 4.8.3, 4.8.22 and others): nobody \
can follow one that is empty, or has spaces or braces in it. The same holds for `email`.

Bad:
```yaml
externalDocs: {url: see the wiki}
```
Good:
```yaml
externalDocs: {url: 'https://wiki.example.com/pets'}
```
Write the address, or leave it out.",
};

/// a parent of a tag that is none.
pub const PARENT_TAG: Code = Code {
    id: "M139",
    name: "unknown-parent-tag",
    severity: Severity::Warning,
    summary: "a tag that is a part of one that is not declared, or of itself",
    explanation: "\
From 3.2 on a tag can name another one that it is a part of. That one must be declared, and no tag may come to be a part
of itself (OpenAPI 3.2.0, 4.22.1). The documentation of the client has the parent as it is named.

Bad:
```yaml
openapi: 3.2.0
info: {title: Shop, version: '1'}
paths: {}
tags:
  - {name: Cats, parent: Pet}
```
Good:
```yaml
openapi: 3.2.0
info: {title: Shop, version: '1'}
paths: {}
tags:
  - {name: Pets}
  - {name: Cats, parent: Pets}
```
Declare the parent, or correct its name.",
};

/// a parameter of a link that its operation does not have.
pub const LINK_PARAMETER: Code = Code {
    id: "M140",
    name: "unknown-link-parameter",
    severity: Severity::Warning,
    summary: "a link that gives a value to a parameter that its operation does not have",
    explanation: "\
`parameters` of a link names parameters of the operation that it leads to, by their names, or as `path.id` where two have \
the same name (OpenAPI 3.0.4, 4.8.20). A value for another one goes nowhere.

Bad:
```yaml
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: The pet., links: {again: {operationId: getPet, parameters: {petId: $response.body#/id}}}}
```
Good:
```yaml
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: The pet., links: {again: {operationId: getPet, parameters: {id: $response.body#/id}}}}
```
Write the name as the operation has it.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &DUPLICATE_PARAMETER,
    &DUPLICATE_TAG,
    &IDENTICAL_PATHS,
    &UNKNOWN_SCOPE,
    &UNKNOWN_OPERATION,
    &DISCRIMINATOR,
    &DUPLICATE_REQUIRED,
    &EXAMPLE,
    &ADDRESS,
    &PARENT_TAG,
    &LINK_PARAMETER,
];
