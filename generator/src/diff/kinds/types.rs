//! `D401` to `D409`: changes of types and formats.

use super::prelude::*;

/// More types are allowed.
pub static TYPE_WIDENED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D401",
        name: "type-widened",
        severity: Severity::Error,
        summary: "more types are allowed",
        explanation: "\
What is sent may be more than before. What is received may be of a type that its reader does not know.

Before:
```yaml
type: integer
```
After:
```yaml
type: number
```
Keep the type in what is answered, or add a member beside it.",
    },
};

/// Fewer types are allowed.
pub static TYPE_NARROWED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D402",
        name: "type-narrowed",
        severity: Severity::Error,
        summary: "fewer types are allowed",
        explanation: "\
What is sent may no longer be right. Whoever receives it expected it among others.

Before:
```yaml
type: number
```
After:
```yaml
type: integer
```
Keep the type in what is sent.",
    },
};

/// The type is another one.
pub static TYPE_CHANGED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D403",
        name: "type-changed",
        severity: Severity::Error,
        summary: "the type is another one",
        explanation: "\
Nothing that was right before is right now, in either direction.

Before:
```yaml
type: string
```
After:
```yaml
type: integer
```
Add a member of the new type, and deprecate this one.",
    },
};

/// A format allows less than before.
pub static FORMAT_NARROWED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D404",
        name: "format-narrowed",
        severity: Severity::Error,
        summary: "a format allows less than before",
        explanation: "\
Texts or numbers that were right are no longer. Whoever receives them expected them among others.

Before:
```yaml
type: string
```
After:
```yaml
type: string
format: date-time
```
Nothing is to be done if all values had the format before.",
    },
};

/// A format allows more than before.
pub static FORMAT_WIDENED: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D405",
        name: "format-widened",
        severity: Severity::Error,
        summary: "a format allows more than before",
        explanation: "\
Whoever receives such a value may not be able to read it: an integer of 64 bits does not fit in 32.

Before:
```yaml
type: integer
format: int32
```
After:
```yaml
type: integer
format: int64
```
Keep the format in what is answered until the next major version.",
    },
};

/// The format is another one.
pub static FORMAT_CHANGED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D406",
        name: "format-changed",
        severity: Severity::Error,
        summary: "the format is another one",
        explanation: "\
Texts of the one format are none of the other.

Before:
```yaml
type: string
format: date
```
After:
```yaml
type: string
format: date-time
```
Add a member of the new format, and deprecate this one.",
    },
};

/// A value can be null now.
pub static BECAME_NULLABLE: Kind = Kind {
    request: Wire::Info,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D407",
        name: "became-nullable",
        severity: Severity::Error,
        summary: "a value can be null now",
        explanation: "\
Whoever receives it may not expect null.

Before:
```yaml
type: object
properties:
  name: {type: string}
```
After:
```yaml
type: object
properties:
  name: {type: [string, 'null']}
```
Leave the member out instead, where it was optional.",
    },
};

/// A value can no longer be null.
pub static BECAME_NOT_NULLABLE: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Info,
    neither: Wire::Info,
    rust: Bump::Major,
    code: &Code {
        id: "D408",
        name: "became-not-nullable",
        severity: Severity::Error,
        summary: "a value can no longer be null",
        explanation: "\
Whoever sends null is refused from now on.

Before:
```yaml
type: object
properties:
  name: {type: [string, 'null']}
```
After:
```yaml
type: object
properties:
  name: {type: string}
```
Go on taking null in what is sent.",
    },
};

/// A text holds something else, or is packed in another way.
pub static CONTENT_CHANGED: Kind = Kind {
    request: Wire::Breaking,
    response: Wire::Breaking,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D409",
        name: "content-changed",
        severity: Severity::Error,
        summary: "a text holds something else, or is packed in another way",
        explanation: "\
`contentMediaType` or `contentEncoding` differ, so what is in the text is not understood.

Before:
```yaml
type: string
contentEncoding: base64
```
After:
```yaml
type: string
contentEncoding: base16
```
Add a member that holds the new content.",
    },
};
