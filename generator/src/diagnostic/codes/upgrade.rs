//! `U`: what an upgrade to a later version of OpenAPI does with what stays not as it was.

use crate::diagnostic::{Code, Severity};

/// A key that means nothing yet and would begin to count.
pub const SET_ASIDE: Code = Code {
    id: "U101",
    name: "upgrade-set-aside",
    severity: Severity::Warning,
    summary: "a key that means nothing yet, and would begin to count in the new version",
    explanation: "\
A document of 3.0 can have keys that only 3.1 knows. They have been ignored, so that neither clients nor servers keep to \
them; in the upgraded document they would count all at once. The upgrade keeps each under a name of its own, \
which means nothing: `patternProperties` becomes `x-patternProperties`.

Bad:
```yaml
openapi: 3.0.3
components:
  schemas:
    Labels:
      type: object
      patternProperties: {'^l_': {type: string}}
```
Good, when the rule holds: the name is taken back in the upgraded document.
```yaml
openapi: 3.1.2
components:
  schemas:
    Labels:
      type: object
      patternProperties: {'^l_': {type: string}}
```
When it does not hold, remove the key before the upgrade, or `x-patternProperties` behind it.",
};

/// What stands beside a reference and counts in the new version.
pub const BESIDE_REFERENCE: Code = Code {
    id: "U102",
    name: "upgrade-beside-reference",
    severity: Severity::Note,
    summary: "what stands beside a `$ref` counts in the new version",
    explanation: "\
Up to 3.0 whatever stands beside a `$ref` is to be ignored. From 3.1 on keywords beside the `$ref` of a schema count, and \
so do `summary` and `description` beside other references. Specsmith takes keywords of a schema as in 3.1 in every \
version, since that is what authors mean; its client stays the same. Other tools begin to see them.

Bad, when the owner may be anybody:
```yaml
openapi: 3.0.3
components:
  schemas:
    Person: {type: object}
    Pet:
      type: object
      properties:
        owner:
          $ref: '#/components/schemas/Person'
          minProperties: 2
```
Good: only what counts.
```yaml
openapi: 3.0.3
components:
  schemas:
    Person: {type: object}
    Pet:
      type: object
      properties:
        owner:
          $ref: '#/components/schemas/Person'
```",
};

/// What has no effect and may not stand in the new version.
pub const TAKEN_OUT: Code = Code {
    id: "U103",
    name: "upgrade-taken-out",
    severity: Severity::Note,
    summary: "what has no effect, and may not stand in the new version",
    explanation: "\
3.0 lets `allowReserved` and `allowEmptyValue` stand at parameters outside of queries, and lets a server variable choose \
from an empty list; `x-webhooks` can hold things that are no webhooks. None of them does anything, and 3.1 forbids all, \
so the upgrade takes them out.

Bad:
```yaml
openapi: 3.0.3
paths:
  /pets/{id}:
    parameters:
      - {name: id, in: path, required: true, allowReserved: true, schema: {type: string}}
```
Good:
```yaml
openapi: 3.0.3
paths:
  /pets/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
```",
};

/// What the new version has no words for.
pub const NO_WORDS: Code = Code {
    id: "U104",
    name: "upgrade-no-words",
    severity: Severity::Warning,
    summary: "what the new version has no words for",
    explanation: "\
Swagger 2.0 can say some things that no later version can: lists that are separated by tabs, and lists in a path or a \
header that are separated by spaces or bars. The upgraded document takes such a list as a text, which callers put \
together themselves.

Bad:
```yaml
swagger: '2.0'
paths:
  /pets:
    get:
      parameters:
        - {name: ids, in: query, type: array, items: {type: string}, collectionFormat: tsv}
      responses: {'204': {description: Nothing.}}
```
Good:
```yaml
swagger: '2.0'
paths:
  /pets:
    get:
      parameters:
        - {name: ids, in: query, type: array, items: {type: string}, collectionFormat: csv}
      responses: {'204': {description: Nothing.}}
```",
};

/// A comment at something that the upgraded document has not.
pub const COMMENT: Code = Code {
    id: "U105",
    name: "upgrade-comment",
    severity: Severity::Note,
    summary: "a comment at something that the upgraded document has not",
    explanation: "\
A document of 2.0 becomes another one: `consumes`, `schemes` and `collectionFormat` go, and their comments stand at what \
was around them. From 3.0 on a comment is told only where brackets that have comments within are put together anew: those \
are gone. Every other comment stays at what it stands at.

Bad, when the comment is still needed:
```yaml
swagger: '2.0'
consumes:
  - application/json # no forms
```
Good: where it stays.
```yaml
swagger: '2.0'
consumes:
  - application/json
# No forms.
paths: {}
```",
};

/// A change that the text does not allow.
pub const NOT_IN_PLACE: Code = Code {
    id: "U106",
    name: "upgrade-not-in-place",
    severity: Severity::Error,
    summary: "changes that cannot be made in the text as it is written",
    explanation: "\
The upgrade changes the text and leaves everything else as it stands. What has a tag of YAML (`!!str`) cannot be \
changed. Nothing is written then. What has a name (`&name`) and stands in several places (`*name`) is changed once where \
all of them change alike, and is written out where they do not.

Bad:
```yaml
openapi: 3.0.3
components:
  schemas:
    Name: {type: !!str string, nullable: true}
```
Good:
```yaml
openapi: 3.0.3
components:
  schemas:
    Name: {type: string, nullable: true}
```",
};

/// A mistake that the upgraded document would have.
pub const NEW_MISTAKE: Code = Code {
    id: "U107",
    name: "upgrade-new-mistake",
    severity: Severity::Warning,
    summary: "a mistake that the upgraded document has, and the old one has not",
    explanation: "\
The upgraded document is read before it is written, and compared: it should have no finding about the schema of \
OpenAPI that the old one has not. Mostly a mistake that was hidden behind another one comes to light.

Bad: `specsmith validate` has findings before the upgrade.
Good: it has none.",
};

/// A component whose name a later version does not allow.
pub const RENAMED: Code = Code {
    id: "U108",
    name: "upgrade-renamed-component",
    severity: Severity::Note,
    summary: "a component whose name OpenAPI 3 does not allow, which gets another one",
    explanation: "\
In 2.0 a component can have any name; from 3.0 on it consists of letters of ASCII, digits, `.`, `-` and `_`. The upgraded
document has such a name instead, and all references say it. What stands between words becomes `_`, so the emitted type
is mostly called as before; letters beyond ASCII are left out of it. Where the name is the tag of a discriminator, a
`mapping` keeps it.

Bad:
```yaml
swagger: '2.0'
definitions:
  Page<Pet>: {type: object}
```
Good:
```yaml
swagger: '2.0'
definitions:
  PageOfPet: {type: object}
```
Rename it in the old document if another name is better.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &SET_ASIDE,
    &BESIDE_REFERENCE,
    &TAKEN_OUT,
    &NO_WORDS,
    &COMMENT,
    &NOT_IN_PLACE,
    &NEW_MISTAKE,
    &RENAMED,
];
