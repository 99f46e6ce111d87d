//! `D707` to `D711`: changes of objects: what they let in, and what is said of members.

use super::prelude::*;

/// Members that have no name here are no longer allowed, or have to fit a schema.
pub static OBJECT_CLOSED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D707",
        name: "object-closed",
        severity: Severity::Error,
        summary: "members that have no name here are no longer allowed, or have to fit a schema",
        explanation: "\
Whoever sends further members is refused from now on.

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
additionalProperties: false
```
Leave the object open, and ignore what is not known.",
    },
};

/// Members that have no name here are allowed now.
pub static OBJECT_OPENED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D708",
        name: "object-opened",
        severity: Severity::Note,
        summary: "members that have no name here are allowed now",
        explanation: "\
Whoever reads the object has to expect members that he does not know.

Before:
```yaml
type: object
properties:
  id: {type: string}
additionalProperties: false
```
After:
```yaml
type: object
properties:
  id: {type: string}
```
Nothing is to be done: readers have to ignore what they do not know.",
    },
};

/// `readOnly` or `writeOnly` of a member is another one.
pub static ACCESS_CHANGED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D709",
        name: "access-changed",
        severity: Severity::Note,
        summary: "`readOnly` or `writeOnly` of a member is another one",
        explanation: "\
The member is sent in one direction only, or in both. One that has to be there and was never answered breaks
nobody, but surprises.

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
  id: {type: string, readOnly: true}
```
Tell callers in which direction it counts.",
    },
};

/// A member is deprecated now.
pub static PROPERTY_DEPRECATED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Minor,
    code: &Code {
        id: "D710",
        name: "property-deprecated",
        severity: Severity::Note,
        summary: "a member is deprecated now",
        explanation: "\
It still works. Callers of the client see a warning of the compiler.

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
  id: {type: string, deprecated: true}
```
Say in its description what takes its place.",
    },
};

/// A member is no longer deprecated.
pub static PROPERTY_REACTIVATED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D711",
        name: "property-reactivated",
        severity: Severity::Note,
        summary: "a member is no longer deprecated",
        explanation: "\
Nobody sees a difference but those who moved away from it.

Before:
```yaml
type: object
properties:
  id: {type: string, deprecated: true}
```
After:
```yaml
type: object
properties:
  id: {type: string}
```
Nothing is to be done.",
    },
};
