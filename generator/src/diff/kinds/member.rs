//! `D701` to `D706`: changes of members.

use super::prelude::*;

/// An object has another member, which may be left out.
pub static PROPERTY_ADDED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D701",
        name: "property-added",
        severity: Severity::Note,
        summary: "an object has another member, which may be left out",
        explanation: "\
Whoever does not know it leaves it out, or ignores it.

Before:
```yaml
type: object
properties:
  id: {type: string}
```
After:
```yaml
type: object
properties:
  id: {type: string}
  name: {type: string}
```
Nothing is to be done.",
    },
};

/// An object has another required member.
pub static REQUIRED_PROPERTY_ADDED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D702",
        name: "required-property-added",
        severity: Severity::Error,
        summary: "an object has another required member",
        explanation: "\
Nobody has sent it so far, so what was right is refused.

Before:
```yaml
type: object
properties:
  id: {type: string}
```
After:
```yaml
required: [name]
type: object
properties:
  id: {type: string}
  name: {type: string}
```
Leave it out of `required`, and say in a `default` what happens without it.",
    },
};

/// An object no longer has a member that it could have.
pub static PROPERTY_REMOVED: Kind = Kind {
    request: Wire::Warning,
    response: Wire::Warning,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D703",
        name: "property-removed",
        severity: Severity::Warning,
        summary: "an object no longer has a member that it could have",
        explanation: "\
What is sent in it is ignored, or refused; who reads it finds it no more.

Before:
```yaml
type: object
properties:
  id: {type: string}
  name: {type: string}
```
After:
```yaml
type: object
properties:
  id: {type: string}
```
Mark it `deprecated: true` first, and remove it in the next major version.",
    },
};

/// An object no longer has a member that it always had.
pub static REQUIRED_PROPERTY_REMOVED: Kind = Kind {
    request: Wire::Warning,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D704",
        name: "required-property-removed",
        severity: Severity::Error,
        summary: "an object no longer has a member that it always had",
        explanation: "\
Whoever reads it relies on it.

Before:
```yaml
required: [name]
type: object
properties:
  id: {type: string}
  name: {type: string}
```
After:
```yaml
type: object
properties:
  id: {type: string}
```
Go on answering it until the next major version.",
    },
};

/// A member may no longer be left out.
pub static PROPERTY_BECAME_REQUIRED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D705",
        name: "property-became-required",
        severity: Severity::Error,
        summary: "a member may no longer be left out",
        explanation: "\
Whoever leaves it out is refused from now on.

Before:
```yaml
type: object
properties:
  id: {type: string}
```
After:
```yaml
required: [id]
type: object
properties:
  id: {type: string}
```
Keep it optional in what is sent.",
    },
};

/// A member may be left out now.
pub static PROPERTY_BECAME_OPTIONAL: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D706",
        name: "property-became-optional",
        severity: Severity::Error,
        summary: "a member may be left out now",
        explanation: "\
Whoever reads it relies on it.

Before:
```yaml
required: [id]
type: object
properties:
  id: {type: string}
```
After:
```yaml
type: object
properties:
  id: {type: string}
```
Go on answering it in any case.",
    },
};
