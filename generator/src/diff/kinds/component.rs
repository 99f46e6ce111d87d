//! `D721` to `D731`: changes of components and their names.

use super::prelude::*;

/// There is another schema among the components.
pub static COMPONENT_ADDED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D721",
        name: "schema-added",
        severity: Severity::Note,
        summary: "there is another schema among the components",
        explanation: "\
No operation leads to it, so the client has no type of it. A schema that comes with what uses it is told there.

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
    },
};

/// A schema among the components is gone.
pub static COMPONENT_REMOVED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D722",
        name: "schema-removed",
        severity: Severity::Note,
        summary: "a schema among the components is gone",
        explanation: "\
No operation led to it, so the client had no type of it. A schema that goes with what used it is told there.

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
Nothing is to be done.",
    },
};

/// A part has a type of another name.
pub static TYPE_RENAMED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::None,
    rust: Bump::Major,
    code: &Code {
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
    },
};
