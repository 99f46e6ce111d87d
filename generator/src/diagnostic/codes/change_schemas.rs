//! `D4`, `D5` and `D7`: changes of types, values and members.

use crate::diagnostic::{Code, Severity};

/// more types are allowed.
pub const TYPE_WIDENED: Code = Code {
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
};

/// fewer types are allowed.
pub const TYPE_NARROWED: Code = Code {
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
};

/// the type is another one.
pub const TYPE_CHANGED: Code = Code {
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
};

/// a format allows less than before.
pub const FORMAT_NARROWED: Code = Code {
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
};

/// a format allows more than before.
pub const FORMAT_WIDENED: Code = Code {
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
};

/// the format is another one.
pub const FORMAT_CHANGED: Code = Code {
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
};

/// a value can be null now.
pub const BECAME_NULLABLE: Code = Code {
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
};

/// a value can no longer be null.
pub const BECAME_NOT_NULLABLE: Code = Code {
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
};

/// a text holds something else, or is packed in another way.
pub const CONTENT_CHANGED: Code = Code {
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
};

/// a value has to be one of a list now.
pub const ENUM_ADDED: Code = Code {
    id: "D501",
    name: "became-enum",
    severity: Severity::Error,
    summary: "a value has to be one of a list now",
    explanation: "\
Values that are not in the list were right before.

Before:
```yaml
type: string
```
After:
```yaml
type: string
enum: [a, b]
```
List every value that was sent so far.",
};

/// a value no longer has to be one of a list.
pub const ENUM_REMOVED: Code = Code {
    id: "D502",
    name: "enum-removed",
    severity: Severity::Warning,
    summary: "a value no longer has to be one of a list",
    explanation: "\
Whoever receives it may meet a value that he does not know.

Before:
```yaml
type: string
enum: [a, b]
```
After:
```yaml
type: string
```
Keep the list in what is answered.",
};

/// a list of values has another one.
pub const ENUM_VALUE_ADDED: Code = Code {
    id: "D503",
    name: "enum-value-added",
    severity: Severity::Warning,
    summary: "a list of values has another one",
    explanation: "\
Whoever receives it may not know the value. The client keeps it as unknown until it is generated again.

Before:
```yaml
type: string
enum: [a, b]
```
After:
```yaml
type: string
enum: [a, b, c]
```
Tell callers that further values can come.",
};

/// a list of values has one less.
pub const ENUM_VALUE_REMOVED: Code = Code {
    id: "D504",
    name: "enum-value-removed",
    severity: Severity::Error,
    summary: "a list of values has one less",
    explanation: "\
Whoever sends the value is refused from now on.

Before:
```yaml
type: string
enum: [a, b, c]
```
After:
```yaml
type: string
enum: [a, b]
```
Go on taking the value until the next major version.",
};

/// a value is always the same now.
pub const CONST_ADDED: Code = Code {
    id: "D505",
    name: "const-added",
    severity: Severity::Error,
    summary: "a value is always the same now",
    explanation: "\
Other values were right before.

Before:
```yaml
type: string
```
After:
```yaml
type: string
const: a
```
Nothing is to be done if it was always so.",
};

/// a value is no longer always the same.
pub const CONST_REMOVED: Code = Code {
    id: "D506",
    name: "const-removed",
    severity: Severity::Error,
    summary: "a value is no longer always the same",
    explanation: "\
Whoever receives it relied on the one value.

Before:
```yaml
type: string
const: a
```
After:
```yaml
type: string
```
Keep the value in what is answered.",
};

/// a value is always another one.
pub const CONST_CHANGED: Code = Code {
    id: "D507",
    name: "const-changed",
    severity: Severity::Error,
    summary: "a value is always another one",
    explanation: "\
What was right before is no longer, in either direction.

Before:
```yaml
type: string
const: a
```
After:
```yaml
type: string
const: b
```
Go on taking the old value until the next major version.",
};

/// there is a value for what is left out.
pub const DEFAULT_ADDED: Code = Code {
    id: "D508",
    name: "default-added",
    severity: Severity::Note,
    summary: "there is a value for what is left out",
    explanation: "\
For a parameter that means that calls which leave it out are understood in another way, perhaps.

Before:
```yaml
type: object
properties:
  size: {type: integer}
```
After:
```yaml
type: object
properties:
  size: {type: integer, default: 10}
```
Nothing is to be done if the API did so before.",
};

/// there is no value for what is left out any more.
pub const DEFAULT_REMOVED: Code = Code {
    id: "D509",
    name: "default-removed",
    severity: Severity::Note,
    summary: "there is no value for what is left out any more",
    explanation: "\
For a parameter that means that calls which leave it out are understood in another way, perhaps.

Before:
```yaml
type: object
properties:
  size: {type: integer, default: 10}
```
After:
```yaml
type: object
properties:
  size: {type: integer}
```
Keep the default.",
};

/// there is another value for what is left out.
pub const DEFAULT_CHANGED: Code = Code {
    id: "D510",
    name: "default-changed",
    severity: Severity::Note,
    summary: "there is another value for what is left out",
    explanation: "\
Calls that leave it out are understood in another way; for a parameter that breaks them.

Before:
```yaml
type: object
properties:
  size: {type: integer, default: 10}
```
After:
```yaml
type: object
properties:
  size: {type: integer, default: 20}
```
Keep the default, or let callers say it.",
};

/// an object has another member, which may be left out.
pub const PROPERTY_ADDED: Code = Code {
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
};

/// an object has another required member.
pub const REQUIRED_PROPERTY_ADDED: Code = Code {
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
};

/// an object no longer has a member that it could have.
pub const PROPERTY_REMOVED: Code = Code {
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
};

/// an object no longer has a member that it always had.
pub const REQUIRED_PROPERTY_REMOVED: Code = Code {
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
};

/// a member may no longer be left out.
pub const PROPERTY_BECAME_REQUIRED: Code = Code {
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
};

/// a member may be left out now.
pub const PROPERTY_BECAME_OPTIONAL: Code = Code {
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
};

/// members that have no name here are no longer allowed, or have to fit a schema.
pub const OBJECT_CLOSED: Code = Code {
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
};

/// members that have no name here are allowed now.
pub const OBJECT_OPENED: Code = Code {
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
};

/// `readOnly` or `writeOnly` of a member is another one.
pub const ACCESS_CHANGED: Code = Code {
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
};

/// a member is deprecated now.
pub const PROPERTY_DEPRECATED: Code = Code {
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
};

/// a member is no longer deprecated.
pub const PROPERTY_REACTIVATED: Code = Code {
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
};

/// a list says of another item what it is.
pub const TUPLE_ITEM_ADDED: Code = Code {
    id: "D712",
    name: "tuple-item-added",
    severity: Severity::Error,
    summary: "a list says of another item what it is",
    explanation: "\
Whoever reads the list may meet an item that he does not know.

Before:
```yaml
type: array
prefixItems:
  - {type: string}
```
After:
```yaml
type: array
prefixItems:
  - {type: string}
  - {type: integer}
```
Nothing is to be done if the item was there before.",
};

/// a list no longer says of an item what it is.
pub const TUPLE_ITEM_REMOVED: Code = Code {
    id: "D713",
    name: "tuple-item-removed",
    severity: Severity::Error,
    summary: "a list no longer says of an item what it is",
    explanation: "\
Whoever sends the item may be refused.

Before:
```yaml
type: array
prefixItems:
  - {type: string}
  - {type: integer}
```
After:
```yaml
type: array
prefixItems:
  - {type: string}
```
Go on taking the item.",
};

/// there is another schema among the components.
pub const COMPONENT_ADDED: Code = Code {
    id: "D721",
    name: "schema-added",
    severity: Severity::Note,
    summary: "there is another schema among the components",
    explanation: "\
Nothing uses it that was there before; the client has a type more.

Before:
```yaml
components:
  schemas:
    A: {type: object}
```
After:
```yaml
components:
  schemas:
    A: {type: object}
    B: {type: object}
```
Nothing is to be done.",
};

/// a schema among the components is gone.
pub const COMPONENT_REMOVED: Code = Code {
    id: "D722",
    name: "schema-removed",
    severity: Severity::Note,
    summary: "a schema among the components is gone",
    explanation: "\
Nothing on the wire depends on its name, but the client has a type less.

Before:
```yaml
components:
  schemas:
    A: {type: object}
    B: {type: object}
```
After:
```yaml
components:
  schemas:
    A: {type: object}
```
Keep the schema, or raise the major version of the client.",
};

/// a part has a type of another name.
pub const TYPE_RENAMED: Code = Code {
    id: "D731",
    name: "type-renamed",
    severity: Severity::Note,
    summary: "a part has a type of another name",
    explanation: "\
Nothing on the wire depends on it: a schema was given a name of its own, or lost it, or another one says the
same. The emitted type is called differently.

Before:
```yaml
paths:
  /owner:
    get:
      responses:
        '200': {description: It., content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
components:
  schemas:
    Owner: {type: object, properties: {name: {type: string}}}
```
After:
```yaml
paths:
  /owner:
    get:
      responses:
        '200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}
components:
  schemas:
    Owner: {type: object, properties: {name: {type: string}}}
```
Keep the name with `[rename]` in the configuration, or raise the major version of the client.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &TYPE_WIDENED,
    &TYPE_NARROWED,
    &TYPE_CHANGED,
    &FORMAT_NARROWED,
    &FORMAT_WIDENED,
    &FORMAT_CHANGED,
    &BECAME_NULLABLE,
    &BECAME_NOT_NULLABLE,
    &CONTENT_CHANGED,
    &ENUM_ADDED,
    &ENUM_REMOVED,
    &ENUM_VALUE_ADDED,
    &ENUM_VALUE_REMOVED,
    &CONST_ADDED,
    &CONST_REMOVED,
    &CONST_CHANGED,
    &DEFAULT_ADDED,
    &DEFAULT_REMOVED,
    &DEFAULT_CHANGED,
    &PROPERTY_ADDED,
    &REQUIRED_PROPERTY_ADDED,
    &PROPERTY_REMOVED,
    &REQUIRED_PROPERTY_REMOVED,
    &PROPERTY_BECAME_REQUIRED,
    &PROPERTY_BECAME_OPTIONAL,
    &OBJECT_CLOSED,
    &OBJECT_OPENED,
    &ACCESS_CHANGED,
    &PROPERTY_DEPRECATED,
    &PROPERTY_REACTIVATED,
    &TUPLE_ITEM_ADDED,
    &TUPLE_ITEM_REMOVED,
    &COMPONENT_ADDED,
    &COMPONENT_REMOVED,
    &TYPE_RENAMED,
];
