//! `S1`: structure of the document.

use crate::diagnostic::{Code, Severity};

/// a key is given twice.
pub const DUPLICATE_KEY: Code = Code {
    id: "S101",
    name: "duplicate-key",
    severity: Severity::Warning,
    summary: "a key is given twice",
    explanation: "\
The last one counts, and the first one is lost without a word in most readers.

Bad:
```yaml
get: {}
get: {}
```
Good:
```yaml
get: {}
put: {}
```
Remove or rename one of them.",
};

/// a key that the specification does not know.
pub const UNKNOWN_KEY: Code = Code {
    id: "S102",
    name: "unknown-key",
    severity: Severity::Warning,
    summary: "a key that the specification does not know",
    explanation: "\
It is ignored. Most often it is misspelt; keys of your own start with `x-`.

Bad:
```yaml
require: [name]
```
Good:
```yaml
required: [name]
```
Write the key as the specification does, or start it with `x-`.",
};

/// a key of another version of OpenAPI.
pub const OTHER_VERSION_KEY: Code = Code {
    id: "S103",
    name: "key-of-another-version",
    severity: Severity::Warning,
    summary: "a key of another version of OpenAPI",
    explanation: "\
The key is known, but not in the version that the document names, and is ignored.

Bad:
```yaml
openapi: 3.0.3
info: {title: Pets, version: 1.0.0}
paths: {}
webhooks: {}
```
Good:
```yaml
openapi: 3.1.1
info: {title: Pets, version: 1.0.0}
paths: {}
webhooks: {}
```
Raise the version of the document, or use what its version has.",
};

/// a member has the wrong type.
pub const WRONG_TYPE: Code = Code {
    id: "S104",
    name: "wrong-type",
    severity: Severity::Warning,
    summary: "a member has the wrong type",
    explanation: "\
A value of another kind cannot be understood and is left out, or converted where that is safe.

Bad:
```yaml
description: [a, b]
```
Good:
```yaml
description: a and b
```
Write the kind of value that the message names.",
};

/// a required member is missing.
pub const MISSING_MEMBER: Code = Code {
    id: "S105",
    name: "missing-member",
    severity: Severity::Warning,
    summary: "a required member is missing",
    explanation: "\
The specification requires it. Where there is an obvious value it is taken; where there is none, the object is left out.

Bad:
```yaml
parameters: [{name: id}]
```
Good:
```yaml
parameters: [{name: id, in: query, schema: {type: string}}]
```
Add the member.",
};

/// a value is none of those that are allowed.
pub const WRONG_VALUE: Code = Code {
    id: "S106",
    name: "wrong-value",
    severity: Severity::Warning,
    summary: "a value is none of those that are allowed",
    explanation: "\
The member takes one of a few words.

Bad:
```yaml
type: strin
```
Good:
```yaml
type: string
```
Write one of the words that the message lists.",
};

/// a keyword of another type.
pub const MISPLACED_KEYWORD: Code = Code {
    id: "S107",
    name: "misplaced-keyword",
    severity: Severity::Warning,
    summary: "a keyword of another type",
    explanation: "\
The keyword constrains another type than the one that the schema names, so that it never has an effect.

Bad:
```yaml
type: object
maxItems: 3
```
Good:
```yaml
type: object
maxProperties: 3
```
Use the keyword of the type, or move it to where it belongs.",
};

/// `required` as a boolean in a schema.
pub const REQUIRED_FORM: Code = Code {
    id: "S108",
    name: "required-form",
    severity: Severity::Warning,
    summary: "`required` as a boolean in a schema",
    explanation: "\
`required` of a schema is a list of property names and stands beside `properties`. The boolean is ignored.

Bad:
```yaml
properties:
  name: {type: string, required: true}
```
Good:
```yaml
required: [name]
properties:
  name: {type: string}
```
List the name in `required` of the object.",
};

/// `required` names no property of the schema.
pub const REQUIRED_UNKNOWN: Code = Code {
    id: "S109",
    name: "required-unknown",
    severity: Severity::Note,
    summary: "`required` names no property of the schema",
    explanation: "\
The member is required, but nothing says what it is: it may be misspelt.

Bad:
```yaml
required: [nmae]
properties:
  name: {type: string}
```
Good:
```yaml
required: [name]
properties:
  name: {type: string}
```
Describe the property, or mend the name.",
};

/// a member beside `$ref` that does not count.
pub const REF_SIBLING: Code = Code {
    id: "S110",
    name: "ref-sibling",
    severity: Severity::Warning,
    summary: "a member beside `$ref` that does not count",
    explanation: "\
Up to OpenAPI 3.0 nothing beside `$ref` counts, and other tools ignore it. Beside the reference to a schema it is taken
here as in OpenAPI 3.1, which is what authors mean; beside the reference to a parameter, response and so on it is
ignored, in every version.

Bad:
```yaml
$ref: '#/components/schemas/A'
nullable: true
```
Good:
```yaml
allOf: [{$ref: '#/components/schemas/A'}]
nullable: true
```
Wrap the reference in `allOf`, or raise the version to 3.1.",
};

/// an annotation beside `$ref` that does not count.
pub const REF_ANNOTATION: Code = Code {
    id: "S111",
    name: "ref-annotation",
    severity: Severity::Note,
    summary: "an annotation beside `$ref` that does not count",
    explanation: "\
Up to OpenAPI 3.0 nothing beside `$ref` counts, texts included, and other tools ignore it. Beside the reference to a
schema it is shown here as in OpenAPI 3.1; beside other references it is ignored.

Bad:
```yaml
$ref: '#/components/schemas/A'
description: the owner
```
Good:
```yaml
allOf: [{$ref: '#/components/schemas/A'}]
description: the owner
```
Wrap the reference in `allOf`, or raise the version to 3.1.",
};

/// members that exclude each other.
pub const EXCLUSIVE_MEMBERS: Code = Code {
    id: "S112",
    name: "exclusive-members",
    severity: Severity::Warning,
    summary: "members that exclude each other",
    explanation: "\
Only one of the two may be given; the first one in the specification's order is taken.

Bad:
```yaml
schema: {type: integer}
example: 1
examples: {a: {value: 1}}
```
Good:
```yaml
schema: {type: integer}
examples: {a: {value: 1}}
```
Remove one of them.",
};

/// a name that is not allowed.
pub const WRONG_NAME: Code = Code {
    id: "S113",
    name: "wrong-name",
    severity: Severity::Warning,
    summary: "a name that is not allowed",
    explanation: "\
Paths start with `/`, names of components consist of letters, digits, `.`, `-` and `_`, keys of `responses` are \
a status, a range such as `4XX`, or `default`, and names of headers and methods are what HTTP takes.

Bad:
```yaml
paths:
  pets: {}
```
Good:
```yaml
paths:
  /pets: {}
```
Write the name as the message says.",
};

/// a part of the specification that is not supported yet.
pub const UNSUPPORTED: Code = Code {
    id: "S114",
    name: "unsupported-feature",
    severity: Severity::Warning,
    summary: "a part of the specification that is not supported yet",
    explanation: "\
The document is right, but this part cannot be expressed in what the client does, and is left out or sent in another
way. The message says which part, and what to use instead.

Bad:
```yaml
swagger: '2.0'
info: {title: My API, version: '1'}
paths:
  /pets:
    post:
      consumes: [application/x-www-form-urlencoded]
      parameters:
        - {name: ids, in: formData, type: array, collectionFormat: tsv, items: {type: string}}
      responses: {'200': {description: done}}
```
Good:
```yaml
swagger: '2.0'
info: {title: My API, version: '1'}
paths:
  /pets:
    post:
      consumes: [application/x-www-form-urlencoded]
      parameters:
        - {name: ids, in: formData, type: array, collectionFormat: csv, items: {type: string}}
      responses: {'200': {description: done}}
```",
};

/// a key that belongs to another object.
pub const MISPLACED_KEY: Code = Code {
    id: "S115",
    name: "misplaced-key",
    severity: Severity::Warning,
    summary: "a key that belongs to another object",
    explanation: "\
The key is known elsewhere in the specification, and is ignored here.

Bad:
```yaml
parameters:
  - {name: n, in: query, type: integer}
```
Good:
```yaml
parameters:
  - {name: n, in: query, schema: {type: integer}}
```
Move the key to the object that the message names.",
};

/// a keyword that JSON Schema does not know.
pub const UNKNOWN_KEYWORD: Code = Code {
    id: "S116",
    name: "unknown-keyword",
    severity: Severity::Note,
    summary: "a keyword that JSON Schema does not know",
    explanation: "\
From OpenAPI 3.1 on a schema may have keywords of its own. They have no effect on what is generated.

Bad:
```yaml
type: string
colourful: true
```
Good:
```yaml
type: string
x-colourful: true
```
Start a keyword of your own with `x-` to show that it is meant.",
};

/// a component has a name that the specification does not allow.
pub const COMPONENT_NAME: Code = Code {
    id: "S117",
    name: "component-name",
    severity: Severity::Note,
    summary: "a component has a name that the specification does not allow",
    explanation: "\
Names of components consist of letters, digits, `.`, `-` and `_`. Other names work here, and may not elsewhere.

Bad:
```yaml
components:
  schemas:
    Page<Pet>: {}
```
Good:
```yaml
components:
  schemas:
    PetPage: {}
```
Rename the component.",
};

/// a keyword that is nearly one that is known.
pub const MISSPELT_KEYWORD: Code = Code {
    id: "S118",
    name: "misspelt-keyword",
    severity: Severity::Warning,
    summary: "a keyword of a schema that is nearly one that is known",
    explanation: "\
From OpenAPI 3.1 on a schema may have keywords of its own, so that one that is misspelt is allowed, and has no effect.

Bad:
```yaml
openapi: 3.1.1
info: {title: A, version: '1'}
components:
  schemas:
    Name: {type: string, maxLenght: 20}
```
Good:
```yaml
openapi: 3.1.1
info: {title: A, version: '1'}
components:
  schemas:
    Name: {type: string, maxLength: 20}
```
Write the keyword as the specification does. Start a keyword of your own with `x-` to show that it is meant.",
};

/// a keyword of another version of OpenAPI.
pub const OTHER_VERSION_KEYWORD: Code = Code {
    id: "S119",
    name: "keyword-of-another-version",
    severity: Severity::Warning,
    summary: "a keyword of a schema that another version of OpenAPI has",
    explanation: "\
From OpenAPI 3.1 on a schema may have keywords of its own, so that one of an older version is allowed, and says nothing: \
other tools ignore it. Here it is taken as it was meant.

Bad:
```yaml
openapi: 3.1.1
info: {title: A, version: '1'}
components:
  schemas:
    Name: {type: string, nullable: true}
```
Good:
```yaml
openapi: 3.1.1
info: {title: A, version: '1'}
components:
  schemas:
    Name: {type: [string, 'null']}
```
Write what the version of the document has.",
};

/// a keyword that does nothing by itself.
pub const LONE_KEYWORD: Code = Code {
    id: "S120",
    name: "lone-keyword",
    severity: Severity::Warning,
    summary: "a keyword of a schema that has no effect without another one, which is not there",
    explanation: "\
Some keywords only say how another one counts, so that by themselves they allow everything: `then` and `else` need `if`, \
which does nothing without one of them; `minContains` and `maxContains` need `contains`; `contentSchema` needs \
`contentMediaType`. Whoever wrote one of them meant something that nobody checks.

Bad:
```yaml
openapi: 3.1.1
info: {title: A, version: '1'}
components:
  schemas:
    Tags: {type: array, items: {type: string}, minContains: 1}
```
Good:
```yaml
openapi: 3.1.1
info: {title: A, version: '1'}
components:
  schemas:
    Tags: {type: array, items: {type: string}, contains: {const: main}, minContains: 1}
```
Add the other keyword, or remove this one.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &DUPLICATE_KEY,
    &UNKNOWN_KEY,
    &OTHER_VERSION_KEY,
    &WRONG_TYPE,
    &MISSING_MEMBER,
    &WRONG_VALUE,
    &MISPLACED_KEYWORD,
    &REQUIRED_FORM,
    &REQUIRED_UNKNOWN,
    &REF_SIBLING,
    &REF_ANNOTATION,
    &EXCLUSIVE_MEMBERS,
    &WRONG_NAME,
    &UNSUPPORTED,
    &MISPLACED_KEY,
    &UNKNOWN_KEYWORD,
    &COMPONENT_NAME,
    &MISSPELT_KEYWORD,
    &OTHER_VERSION_KEYWORD,
    &LONE_KEYWORD,
];
