//! `D801` to `D803`: changes of unions.

use super::prelude::*;

/// A union has another alternative.
pub static ALTERNATIVE_ADDED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
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
    },
};

/// A union has an alternative less.
pub static ALTERNATIVE_REMOVED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
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
    },
};

/// What tells the alternatives of a union apart is another member, or its values stand for others.
pub static DISCRIMINATOR_CHANGED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
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
    },
};
