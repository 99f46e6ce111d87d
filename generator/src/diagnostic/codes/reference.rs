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

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &DANGLING,
    &REMOTE,
    &UNREADABLE_FILE,
    &WRONG_KIND,
    &CYCLE,
    &REFERENCE_FORM,
];
