//! `R`: references.

use crate::diagnostic::{Code, Severity};

/// a reference to something that does not exist.
pub const DANGLING: Code = Code {
    id: "R101",
    name: "dangling-reference",
    severity: Severity::Warning,
    summary: "a reference to something that does not exist",
    explanation: "\
What is referenced cannot be found. A schema is then taken as any value; anything else is left out.

Bad:
```yaml
$ref: '#/components/schemas/Pte'
```
Good:
```yaml
$ref: '#/components/schemas/Pet'
```
Mend the name, or add what is missing.",
};

/// a reference to another host.
pub const REMOTE: Code = Code {
    id: "R102",
    name: "remote-reference",
    severity: Severity::Warning,
    summary: "a reference to another host",
    explanation: "\
Nothing is fetched from the network, so that the same input gives the same output.

Bad:
```yaml
$ref: 'https://example.com/pet.yaml'
```
Good:
```yaml
$ref: './pet.yaml'
```
Save the file beside the document, and reference it by a relative path.",
};

/// a referenced file cannot be read.
pub const UNREADABLE_FILE: Code = Code {
    id: "R103",
    name: "unreadable-reference",
    severity: Severity::Warning,
    summary: "a referenced file cannot be read",
    explanation: "\
The file does not exist, may not be read, or is not UTF-8. Paths are relative to the file that holds the reference, and a
reference without `#` is the name of a file, also when it looks like the name of a schema.

Bad:
```yaml
$ref: Pet
```
Good:
```yaml
$ref: '#/components/schemas/Pet'
```
Mend the path, or reference what stands in the same document behind `#`.",
};

/// a reference to a thing of another kind.
pub const WRONG_KIND: Code = Code {
    id: "R104",
    name: "reference-of-wrong-kind",
    severity: Severity::Warning,
    summary: "a reference to a thing of another kind",
    explanation: "\
A place for a schema must reference a schema, and so on.

Bad:
```yaml
schema: {$ref: '#/components/parameters/Id'}
```
Good:
```yaml
schema: {$ref: '#/components/schemas/Id'}
```
Reference a thing of the kind that the message names.",
};

/// references that only lead to each other.
pub const CYCLE: Code = Code {
    id: "R105",
    name: "reference-cycle",
    severity: Severity::Warning,
    summary: "references that only lead to each other",
    explanation: "\
Each is a reference to the next, and nothing is ever described.

Bad:
```yaml
A: {$ref: '#/components/schemas/B'}
B: {$ref: '#/components/schemas/A'}
```
Good:
```yaml
A: {type: string}
B: {$ref: '#/components/schemas/A'}
```
Describe one of them.",
};

/// a reference that cannot be understood.
pub const REFERENCE_FORM: Code = Code {
    id: "R106",
    name: "reference-form",
    severity: Severity::Warning,
    summary: "a reference that cannot be understood",
    explanation: "\
The fragment is a JSON Pointer and starts with `#/`. A word without `#` is the name of a file.

Bad:
```yaml
$ref: '#components/schemas/Pet'
```
Good:
```yaml
$ref: '#/components/schemas/Pet'
```
Write a JSON Pointer behind `#`.",
};

/// a bundle that still needs another file.
pub const LEADS_OUT: Code = Code {
    id: "R107",
    name: "reference-out-of-bundle",
    severity: Severity::Warning,
    summary: "a reference that still leads to another file once the document is bundled",
    explanation: "\
`specsmith bundle` brings into the document what the specification lets references lead to. A `$ref` in an extension, or
in a key that the specification does not have, means what the program that reads it makes of it, so it stays; so does
the `operationRef` of a link to an operation of another API, which a document of 3.0 cannot hold. Such a reference is
written from the folder of the bundle.

Bad:
```yaml
x-samples:
  $ref: samples.yaml
components:
  schemas:
    Pet:
      $ref: pet.yaml
# pet.yaml
type: object
```
Good:
```yaml
x-samples: [curl https://api.example.com/pets]
components:
  schemas:
    Pet:
      $ref: pet.yaml
# pet.yaml
type: object
```
Write the value in its place, or keep the file beside the bundle.",
};

/// two schemas for the same dynamic anchor.
pub const LOST_DYNAMIC_ANCHOR: Code = Code {
    id: "R108",
    name: "lost-dynamic-anchor",
    severity: Severity::Warning,
    summary: "a `$dynamicAnchor` of several files, which cannot be told apart in one",
    explanation: "\
A `$dynamicRef` leads to the nearest schema with that `$dynamicAnchor` in its file, or to one further out. In one file
there can be only one of that name, so the bundle has a reference to the nearest one.

Bad:
```yaml
components:
  schemas:
    Tree:
      $ref: tree.yaml
    List:
      $ref: list.yaml
# tree.yaml
$dynamicAnchor: node
items:
  $dynamicRef: '#node'
# list.yaml
$dynamicAnchor: node
```
Good:
```yaml
components:
  schemas:
    Tree:
      $ref: tree.yaml
    List:
      $ref: list.yaml
# tree.yaml
$dynamicAnchor: node
items:
  $dynamicRef: '#node'
# list.yaml
$dynamicAnchor: item
```
Give the anchors names of their own, or refer by `$ref`.",
};

/// a part that cannot be put in place.
pub const PUT_IN_CIRCLE: Code = Code {
    id: "R109",
    name: "endless-bundle",
    severity: Severity::Error,
    summary: "a part that holds itself, and that only a copy could bring into the bundle",
    explanation: "\
Where the specification has no `$ref`, `specsmith bundle` puts what it leads to in its place. That has no end when a part
holds itself, and too large a one when it stands in very many places.

Bad:
```yaml
components:
  schemas:
    Node:
      properties:
        $ref: members.yaml
# members.yaml
child:
  properties:
    $ref: members.yaml
```
Good:
```yaml
components:
  schemas:
    Node:
      properties:
        $ref: members.yaml
# members.yaml
child:
  $ref: 'openapi.yaml#/components/schemas/Node'
```
Make a component of it, and refer to that.",
};

/// two values for one member.
pub const SAID_TWICE: Code = Code {
    id: "R110",
    name: "said-beside-reference",
    severity: Severity::Warning,
    summary: "a member beside `$ref` that stands in what that leads to as well",
    explanation: "\
A path item may have members beside its `$ref`; what they mean when both sides have one is undefined. In the bundle,
which puts the path item in its place, the one beside `$ref` counts.

Bad:
```yaml
openapi: 3.0.4
paths:
  /pets:
    $ref: pets.yaml
    get:
      operationId: listPets
# pets.yaml
get:
  operationId: findPets
```
Good:
```yaml
openapi: 3.0.4
paths:
  /pets:
    $ref: pets.yaml
# pets.yaml
get:
  operationId: findPets
```
Remove one of them.",
};

/// a reference where the specification has none.
pub const INSERTED: Code = Code {
    id: "R111",
    name: "misplaced-reference",
    severity: Severity::Warning,
    summary: "a reference where the specification has none",
    explanation: "\
A Reference Object stands only where the specification names one: in the place of a schema, a response, a parameter, an
example, a request body, a header, a security scheme, a link, a callback or a path item, and from 3.2 on of a media type.
In the place of all paths, of an operation, of the components of a kind or of the members of a schema there is none. Many
programs take one nevertheless, so what it leads to is read as if it stood there; others refuse the document. Members
beside the `$ref` go before those of what it leads to.

Bad:
```yaml
openapi: 3.0.4
info: {title: Shop, version: '1'}
paths: {}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
    Dog:
      type: object
      properties: {$ref: '#/components/schemas/Pet/properties'}
```
Good:
```yaml
openapi: 3.0.4
info: {title: Shop, version: '1'}
paths: {}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
    Dog:
      allOf: [{$ref: '#/components/schemas/Pet'}]
```
`specsmith bundle` writes what lies in other files into the document. What lies in the same one can be written out, or be
made a component; for all members of another schema there is `allOf`.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &DANGLING,
    &REMOTE,
    &UNREADABLE_FILE,
    &WRONG_KIND,
    &CYCLE,
    &REFERENCE_FORM,
    &LEADS_OUT,
    &LOST_DYNAMIC_ANCHOR,
    &PUT_IN_CIRCLE,
    &SAID_TWICE,
    &INSERTED,
];
