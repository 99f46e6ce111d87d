//! `G`: what cannot be generated.

use crate::diagnostic::{Code, Severity};

/// a keyword that the emitted code does not check.
pub const UNCHECKED_KEYWORD: Code = Code {
    id: "G101",
    name: "unchecked-keyword",
    severity: Severity::Warning,
    summary: "a keyword that the emitted code does not check",
    explanation: "\
The emitted code does not check this keyword where it stands: it is a limit of an answer that is a list, a map or a
scalar rather than an object, a list of values for a body that is sent as text, or a limit of bytes. Values are sent and
read as if it were not there.

Nothing is wrong with the document. Check the condition yourself, or put the value into an object. All other keywords of
JSON Schema are checked: those that types do not show, such as `not`, `if` or `contains`, by a table of schemas.",
};

/// alternatives that cannot be told apart.
pub const UNDISTINGUISHED_UNION: Code = Code {
    id: "G102",
    name: "undistinguished-union",
    severity: Severity::Warning,
    summary: "alternatives that cannot be told apart",
    explanation: "\
A value of a `oneOf` or `anyOf` is read as the alternative that it fits best: by its JSON type, by members with constant
values, by the members that are required, and by how many of its members an alternative does not know. Two alternatives
are alike in all of that; of those, the first that can be read is taken. Nothing of the value is lost.

Bad:
```yaml
oneOf:
  - {type: object, properties: {a: {type: string, format: date}}}
  - {type: object, properties: {a: {type: string, format: uuid}}}
```
Good:
```yaml
oneOf:
  - {type: object, required: [kind], properties: {kind: {const: date}, a: {type: string, format: date}}}
  - {type: object, required: [kind], properties: {kind: {const: uuid}, a: {type: string, format: uuid}}}
```
Require a member of its own in each alternative, give each a member with a value of its own, or add a
`discriminator`.",
};

/// a media type that cannot be sent.
pub const UNSUPPORTED_MEDIA_TYPE: Code = Code {
    id: "G105",
    name: "unsupported-media-type",
    severity: Severity::Warning,
    summary: "a media type that cannot be sent",
    explanation: "\
A body has at least one media type under `content`; without one, nobody knows how to write it. An operation that needs
the body is left out; one that can do without it is called without it. JSON, forms, multipart, text, XML and bytes of any
media type can be sent.

Bad:
```yaml
openapi: 3.0.4
info: {title: My API, version: '1'}
paths:
  /pets:
    post:
      requestBody: {content: {}}
      responses: {'200': {description: done}}
```
Good:
```yaml
openapi: 3.0.4
info: {title: My API, version: '1'}
paths:
  /pets:
    post:
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: done}}
```",
};

/// a media type that is not asked for.
pub const FURTHER_REPRESENTATION: Code = Code {
    id: "G106",
    name: "further-representation",
    severity: Severity::Note,
    summary: "a media type that is not asked for",
    explanation: "\
An answer comes in several media types that have one schema: they are representations of the same thing. The client
asks for JSON, which it reads as the type of the schema, and not for the others.

Nothing is wrong with the document. Where a media type holds something else, give it a schema of its own: then the
operation answers with an enum.

Bad:
```yaml
content:
  application/json: {schema: {$ref: '#/components/schemas/Report'}}
  text/csv: {schema: {$ref: '#/components/schemas/Report'}}
```
Good:
```yaml
content:
  application/json: {schema: {$ref: '#/components/schemas/Report'}}
  text/csv: {schema: {type: string}}
```",
};

/// a part that is left out.
pub const LEFT_OUT: Code = Code {
    id: "G107",
    name: "left-out",
    severity: Severity::Warning,
    summary: "a part of an operation that is left out",
    explanation: "\
The operation can be called without this part, which is not supported yet. The message says which part it is, and what
to do where something can be done; nothing is wrong with the document.

Bad:
```yaml
openapi: 3.1.1
info: {title: My API, version: '1'}
paths: {}
webhooks:
  pet.born:
    post:
      requestBody: {content: {text/csv: {schema: {type: string}}}}
      responses: {'200': {description: taken}}
```
Good:
```yaml
openapi: 3.1.1
info: {title: My API, version: '1'}
paths: {}
webhooks:
  pet.born:
    post:
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: taken}}
```
What the API sends of its own accord is read as JSON only; read anything else from the bytes yourself.",
};

/// an operation that is no operation of HTTP.
pub const UNSUPPORTED_OPERATION: Code = Code {
    id: "G108",
    name: "unsupported-operation",
    severity: Severity::Warning,
    summary: "an operation that cannot be called",
    explanation: "\
Something that the operation cannot do without is missing or broken; the message says what, and another finding why.
The operation is left out, so that no call can be made that the API does not understand.

Bad:
```yaml
openapi: 3.2.0
info: {title: My API, version: '1'}
paths:
  /pets:
    additionalOperations:
      LINK TO:   # a method is one token (RFC 9110, 9.1)
        responses: {'204': {description: linked}}
```
Good:
```yaml
openapi: 3.2.0
info: {title: My API, version: '1'}
paths:
  /pets:
    additionalOperations:
      LINK:
        responses: {'204': {description: linked}}
```
Anything else that is broken is repaired or left out by itself, with a finding of its own.",
};

/// types without measure.
pub const UNBOUNDED_TYPE: Code = Code {
    id: "G109",
    name: "unbounded-type",
    severity: Severity::Warning,
    summary: "a type that would be too large",
    explanation: "\
The schema says more than types can show: its alternatives, combined with the alternatives of other parts of an `allOf`,
are thousands, or those of all schemas together are hundreds of thousands, or thousands of types lie one in the other,
or so many schemas inherit from each other that their types have hundreds of thousands of members, or the items of a list
are lists of its own kind, and so of no type that ends. What is beyond that is taken as JSON without a type of its own.
Nothing is lost: values are sent and read as they are, and the schema is checked in full.

For example:
```yaml
allOf:
  - oneOf: [{$ref: '#/components/schemas/A0'}, …, {$ref: '#/components/schemas/A99'}]
  - oneOf: [{$ref: '#/components/schemas/B0'}, …, {$ref: '#/components/schemas/B99'}]
```
Better:
```yaml
properties:
  a: {oneOf: [{$ref: '#/components/schemas/A0'}, …, {$ref: '#/components/schemas/A99'}]}
  b: {oneOf: [{$ref: '#/components/schemas/B0'}, …, {$ref: '#/components/schemas/B99'}]}
```
Give each choice a member of its own, or list the combinations that there are.",
};

/// a part that the client does not show.
pub const NOT_SHOWN: Code = Code {
    id: "G190",
    name: "not-shown",
    severity: Severity::Note,
    summary: "a part of the document that the client does not show",
    explanation: "\
The document says something that is neither in the code of the client nor in its documentation: an example that is too
long for a line, the name of an XML element, a title that the description repeats. Calls work without it. Nothing is
wrong with the document; the finding is made when an account of it is asked for.

```yaml
components:
  schemas:
    Product:
      type: object
      xml: {name: product}   # the client reads and writes JSON
```

`specsmith generate --ledger FILE` names each such part.",
};

/// a body with a schema that the caller writes out.
pub const UNTYPED_BODY: Code = Code {
    id: "G120",
    name: "untyped-body",
    severity: Severity::Note,
    summary: "a body with a schema that the caller writes out",
    explanation: "\
XML is sent as text, and any media type that is neither JSON nor a form as bytes: the caller writes the body, and the
schema stands in the document only. The operation can be called, but nothing checks the body.

Bad:
```yaml
content:
  application/xml: {schema: {$ref: '#/components/schemas/Pet'}}
```
Good:
```yaml
content:
  application/json: {schema: {$ref: '#/components/schemas/Pet'}}
```
Offer JSON as well where the server takes it, and callers have a body with a type.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &UNCHECKED_KEYWORD,
    &UNDISTINGUISHED_UNION,
    &UNSUPPORTED_MEDIA_TYPE,
    &FURTHER_REPRESENTATION,
    &LEFT_OUT,
    &UNSUPPORTED_OPERATION,
    &UNBOUNDED_TYPE,
    &NOT_SHOWN,
    &UNTYPED_BODY,
];
