//! `M`: contradictions and duplicates.

use crate::diagnostic::{Code, Severity};

/// a schema that no value fulfils.
pub const IMPOSSIBLE: Code = Code {
    id: "M101",
    name: "impossible-schema",
    severity: Severity::Warning,
    summary: "a schema that no value fulfils",
    explanation: "\
The parts of the schema contradict each other, so that every value is refused.

Bad:
```yaml
allOf:
  - {type: string}
  - {type: integer}
```
Good:
```yaml
oneOf:
  - {type: string}
  - {type: integer}
```
`allOf` demands all of its parts together; `oneOf` and `anyOf` offer a choice.",
};

/// two operations of one name.
pub const DUPLICATE_OPERATION_ID: Code = Code {
    id: "M102",
    name: "duplicate-operation-id",
    severity: Severity::Warning,
    summary: "two operations of one name",
    explanation: "\
`operationId` must be unique in the document (OpenAPI 3.0.4, 4.8.10). The second operation gets a number behind its
name, so that its method can be told from the first one's.

Bad:
```yaml
get: {operationId: pet}
delete: {operationId: pet}
```
Good:
```yaml
get: {operationId: getPet}
delete: {operationId: deletePet}
```",
};

/// a path whose template and parameters disagree.
pub const PATH_PARAMETER: Code = Code {
    id: "M103",
    name: "path-parameter",
    severity: Severity::Warning,
    summary: "a path template and its parameters disagree",
    explanation: "\
Each `{name}` of the path needs a parameter with `in: path`, and each such parameter a place in the path.

Bad:
```yaml
/pets/{petId}:
  get: {parameters: []}
```
Good:
```yaml
/pets/{petId}:
  get:
    parameters:
      - {name: petId, in: path, required: true, schema: {type: string}}
```
A place without a parameter is taken as a string that must be given; a parameter without a place is left out.",
};

/// a security scheme that is not declared.
pub const UNKNOWN_SECURITY_SCHEME: Code = Code {
    id: "M104",
    name: "unknown-security-scheme",
    severity: Severity::Warning,
    summary: "a security requirement names a scheme that is not declared",
    explanation: "\
`security` names keys of `components/securitySchemes`. An unknown scheme is left out of the requirement; the operation
can be called, with what is left of it, and with headers that the caller sets.

Bad:
```yaml
security: [{Tokn: []}]
components: {securitySchemes: {Token: {type: http, scheme: bearer}}}
```
Good:
```yaml
security: [{Token: []}]
components: {securitySchemes: {Token: {type: http, scheme: bearer}}}
```
Correct the name, or declare the scheme.",
};

/// an object that stands for null.
pub const NULL_OBJECT: Code = Code {
    id: "M105",
    name: "null-object",
    severity: Severity::Note,
    summary: "an object without members that stands for `null`",
    explanation: "\
Beside a reference, an alternative that is a nullable object without any members is read as `null` alone: some
generators of OpenAPI 3.0 say so that what the reference names may be null. Objects are read as what the reference
names. From 3.1 on, `type: [object, 'null']` means what it says: any object, or null.

Bad:
```yaml
anyOf:
  - {$ref: '#/components/schemas/Pet'}
  - {type: object, nullable: true}
```
Good:
```yaml
nullable: true
allOf:
  - {$ref: '#/components/schemas/Pet'}
```",
};

/// whole numbers that fit two alternatives.
pub const NUMBERS_TWICE: Code = Code {
    id: "M106",
    name: "numbers-twice",
    severity: Severity::Warning,
    summary: "whole numbers fit two alternatives of a `oneOf`",
    explanation: "\
A whole number is an `integer` and a `number`, and `oneOf` demands exactly one alternative: it refuses whole numbers
where both are listed. They are read all the same, but validation reports them, and no request is sent with one.

Bad:
```yaml
oneOf: [{type: integer}, {type: number}]
```
Good:
```yaml
type: number
```
`anyOf` lets a value fit several alternatives.",
};

/// a parameter that the specification says to ignore.
pub const IGNORED_PARAMETER: Code = Code {
    id: "M110",
    name: "ignored-parameter",
    severity: Severity::Note,
    summary: "a header parameter that has no effect",
    explanation: "\
A header parameter that is called `Accept`, `Content-Type` or `Authorization` is ignored (OpenAPI 3.0.4, 4.8.12.2): media
types follow from `content` of bodies and responses, credentials from `security`. Calls can still set the header by its
name.

Bad:
```yaml
parameters:
  - {name: Authorization, in: header, schema: {type: string}}
```
Good:
```yaml
security: [{Token: []}]
```
Describe media types in `content`, and credentials in `components/securitySchemes`.",
};

/// a path with a query or fragment.
pub const PATH_SUFFIX: Code = Code {
    id: "M111",
    name: "path-suffix",
    severity: Severity::Note,
    summary: "a path that has a query or a fragment",
    explanation: "\
A path is appended to the URL of a server, and has neither query nor fragment. A query that stands there is sent as it
is, together with the query parameters. A fragment is never sent: it can at most tell apart two operations of one URL.

Bad:
```yaml
/pets?kind=dog:
  get: {}
```
Good:
```yaml
/pets:
  get:
    parameters:
      - {name: kind, in: query, required: true, schema: {type: string, enum: [dog]}}
```
Describe the query by parameters.",
};

/// a server's URL and its variables disagree.
pub const SERVER_VARIABLE: Code = Code {
    id: "M112",
    name: "server-variable",
    severity: Severity::Warning,
    summary: "the URL of a server and its variables disagree",
    explanation: "\
Each `{name}` in the URL of a server needs a variable with a `default`, and each variable a place in the URL. A variable
that is not declared is taken as a text that callers have to set; one without a place has no effect.

Bad:
```yaml
servers:
  - url: https://{region}.example.com
```
Good:
```yaml
servers:
  - url: https://{region}.example.com
    variables:
      region: {default: eu}
```",
};

/// values of an enumeration that are not of its type.
pub const ENUM_TYPE: Code = Code {
    id: "M121",
    name: "enum-type",
    severity: Severity::Warning,
    summary: "values of an `enum` that are not of the schema's `type`",
    explanation: "\
`type` and `enum` hold together, so that a listed value of another type can never occur. It is often a number that
should have been quoted, or the other way round.

Bad:
```yaml
type: string
enum: [1, 2]
```
Good:
```yaml
type: string
enum: ['1', '2']
```
Where none of the values has the type, and each reads as one that has, they are taken as such. Otherwise those that do
not fit are left out.",
};

/// a default that is no value of its schema.
pub const DEFAULT_TYPE: Code = Code {
    id: "M122",
    name: "default-type",
    severity: Severity::Warning,
    summary: "a `default` that is no value of its schema",
    explanation: "\
`default` is the value that the server takes where none is given, so that it must be one that it would accept. It is
often a number that should have been quoted, a word that the `enum` does not list, or a `null` that says no more than
the absence of the member does.

Bad:
```yaml
pageSize: {type: integer, minimum: 1, default: '0'}
```
Good:
```yaml
pageSize: {type: integer, minimum: 1, default: 20}
```
The documentation tells such a default as it stands; no method gives it.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &IMPOSSIBLE,
    &DUPLICATE_OPERATION_ID,
    &PATH_PARAMETER,
    &UNKNOWN_SECURITY_SCHEME,
    &NULL_OBJECT,
    &NUMBERS_TWICE,
    &IGNORED_PARAMETER,
    &PATH_SUFFIX,
    &SERVER_VARIABLE,
    &ENUM_TYPE,
    &DEFAULT_TYPE,
];
