//! `D6` and `D8`: changes of bounds, patterns, unions and other assertions.

use crate::diagnostic::{Code, Severity};

/// there is a bound where there was none.
pub const LIMIT_ADDED: Code = Code {
    id: "D601",
    name: "limit-added",
    severity: Severity::Warning,
    summary: "there is a bound where there was none",
    explanation: "\
What is sent may be out of bounds. Whether anybody sends such values is not known.

Before:
```yaml
type: string
```
After:
```yaml
type: string
maxLength: 10
```
Choose a bound that every value of today keeps.",
};

/// there is no bound any more.
pub const LIMIT_REMOVED: Code = Code {
    id: "D602",
    name: "limit-removed",
    severity: Severity::Error,
    summary: "there is no bound any more",
    explanation: "\
Whoever receives a value may rely on the bound: a column of a table has a width.

Before:
```yaml
type: string
maxLength: 10
```
After:
```yaml
type: string
```
Keep the bound in what is answered.",
};

/// a bound allows less than before.
pub const LIMIT_TIGHTENED: Code = Code {
    id: "D603",
    name: "limit-tightened",
    severity: Severity::Error,
    summary: "a bound allows less than before",
    explanation: "\
Whoever sends what was right is refused from now on.

Before:
```yaml
type: string
maxLength: 10
```
After:
```yaml
type: string
maxLength: 5
```
Keep the bound in what is sent.",
};

/// a bound allows more than before.
pub const LIMIT_LOOSENED: Code = Code {
    id: "D604",
    name: "limit-loosened",
    severity: Severity::Error,
    summary: "a bound allows more than before",
    explanation: "\
Whoever receives a value may rely on the bound.

Before:
```yaml
type: string
maxLength: 5
```
After:
```yaml
type: string
maxLength: 10
```
Keep the bound in what is answered.",
};

/// a text has to match a pattern now.
pub const PATTERN_ADDED: Code = Code {
    id: "D605",
    name: "pattern-added",
    severity: Severity::Error,
    summary: "a text has to match a pattern now",
    explanation: "\
Texts that do not match were right before.

Before:
```yaml
type: string
```
After:
```yaml
type: string
pattern: '^a'
```
Choose a pattern that every text of today matches.",
};

/// a text no longer has to match a pattern.
pub const PATTERN_REMOVED: Code = Code {
    id: "D606",
    name: "pattern-removed",
    severity: Severity::Note,
    summary: "a text no longer has to match a pattern",
    explanation: "\
Whoever receives it may rely on its look.

Before:
```yaml
type: string
pattern: '^a'
```
After:
```yaml
type: string
```
Nothing is to be done.",
};

/// a text has to match another pattern.
pub const PATTERN_CHANGED: Code = Code {
    id: "D607",
    name: "pattern-changed",
    severity: Severity::Warning,
    summary: "a text has to match another pattern",
    explanation: "\
Texts that match the one may not match the other; which they are is not worked out.

Before:
```yaml
type: string
pattern: '^a'
```
After:
```yaml
type: string
pattern: '^b'
```
Choose a pattern that matches whatever the old one did.",
};

/// a union has another alternative.
pub const ALTERNATIVE_ADDED: Code = Code {
    id: "D801",
    name: "alternative-added",
    severity: Severity::Error,
    summary: "a union has another alternative",
    explanation: "\
Whoever receives a value may meet one that he does not know.

Before:
```yaml
oneOf:
  - {type: object, title: Cat, properties: {meow: {type: string}}}
  - {type: object, title: Dog, properties: {bark: {type: string}}}
```
After:
```yaml
oneOf:
  - {type: object, title: Cat, properties: {meow: {type: string}}}
  - {type: object, title: Dog, properties: {bark: {type: string}}}
  - {type: object, title: Cow, properties: {moo: {type: string}}}
```
Answer it only to those who ask for it.",
};

/// a union has an alternative less.
pub const ALTERNATIVE_REMOVED: Code = Code {
    id: "D802",
    name: "alternative-removed",
    severity: Severity::Error,
    summary: "a union has an alternative less",
    explanation: "\
Whoever sends it is refused from now on.

Before:
```yaml
oneOf:
  - {type: object, title: Cat, properties: {meow: {type: string}}}
  - {type: object, title: Dog, properties: {bark: {type: string}}}
  - {type: object, title: Cow, properties: {moo: {type: string}}}
```
After:
```yaml
oneOf:
  - {type: object, title: Cat, properties: {meow: {type: string}}}
  - {type: object, title: Dog, properties: {bark: {type: string}}}
```
Go on taking it until the next major version.",
};

/// what tells the alternatives of a union apart is another member, or its values stand for others.
pub const DISCRIMINATOR_CHANGED: Code = Code {
    id: "D803",
    name: "discriminator-changed",
    severity: Severity::Note,
    summary: "what tells the alternatives of a union apart is another member, or its values stand for others",
    explanation: "\
What is allowed stays the same, as a discriminator is a hint; but whoever reads by it may choose another
alternative.

Before:
```yaml
oneOf:
  - {type: object, title: Cat, properties: {meow: {type: string}}}
  - {type: object, title: Dog, properties: {bark: {type: string}}}
```
After:
```yaml
oneOf:
  - {type: object, title: Cat, properties: {meow: {type: string}}}
  - {type: object, title: Dog, properties: {bark: {type: string}}}
discriminator: {propertyName: kind}
```
Nothing is to be done where the member was there before.",
};

/// a value has to fit something more.
pub const ASSERTION_ADDED: Code = Code {
    id: "D811",
    name: "assertion-added",
    severity: Severity::Error,
    summary: "a value has to fit something more",
    explanation: "\
`not`, `if`, `contains`, `uniqueItems` and others of the kind: values that do not fit were right before.

Before:
```yaml
type: array
items: {type: string}
```
After:
```yaml
type: array
items: {type: string}
uniqueItems: true
```
Nothing is to be done if all values fit before.",
};

/// a value has to fit something less.
pub const ASSERTION_REMOVED: Code = Code {
    id: "D812",
    name: "assertion-removed",
    severity: Severity::Error,
    summary: "a value has to fit something less",
    explanation: "\
Whoever receives it may rely on what is no longer promised.

Before:
```yaml
type: array
items: {type: string}
uniqueItems: true
```
After:
```yaml
type: array
items: {type: string}
```
Keep the promise in what is answered.",
};

/// a value has to fit something else.
pub const ASSERTION_CHANGED: Code = Code {
    id: "D813",
    name: "assertion-changed",
    severity: Severity::Error,
    summary: "a value has to fit something else",
    explanation: "\
What fits the one may not fit the other, in either direction.

Before:
```yaml
type: integer
not: {const: 1}
```
After:
```yaml
type: integer
not: {const: 2}
```
Add the new assertion in the next major version.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &LIMIT_ADDED,
    &LIMIT_REMOVED,
    &LIMIT_TIGHTENED,
    &LIMIT_LOOSENED,
    &PATTERN_ADDED,
    &PATTERN_REMOVED,
    &PATTERN_CHANGED,
    &ALTERNATIVE_ADDED,
    &ALTERNATIVE_REMOVED,
    &DISCRIMINATOR_CHANGED,
    &ASSERTION_ADDED,
    &ASSERTION_REMOVED,
    &ASSERTION_CHANGED,
];
