//! `S2`: overlays.

use crate::diagnostic::{Code, Severity};

/// an overlay that is not written as its specification wants it.
pub const INVALID: Code = Code {
    id: "S201",
    name: "overlay-invalid",
    severity: Severity::Error,
    summary: "an overlay that is not written as its specification wants it",
    explanation: "\
An overlay (Overlay Specification 1.0 or 1.1) is a list of actions. Each has a `target`, a JSONPath (RFC 9535) that \
begins with `$`, and one of `update`, `copy` (from 1.1) and `remove: true`.

Bad:
```yaml
overlay: 1.0.0
info: {title: Mend the pets, version: '1'}
actions:
  - target: /paths/~1pets
    delete: true
```
Good:
```yaml
overlay: 1.0.0
info: {title: Mend the pets, version: '1'}
actions:
  - target: $.paths['/pets']
    remove: true
```",
};

/// an action of an overlay that has no effect.
pub const NO_EFFECT: Code = Code {
    id: "S202",
    name: "overlay-no-effect",
    severity: Severity::Warning,
    summary: "an action of an overlay that has no effect",
    explanation: "\
Nothing in the document matches the target, or the action does not say what to do. Most often the target is misspelt, \
or the document has changed and the action is not needed any more.

Bad, when the document has no path `/pet`:
```yaml
actions:
  - target: $.paths['/pet'].get
    update: {deprecated: true}
```
Good:
```yaml
actions:
  - target: $.paths['/pets'].get
    update: {deprecated: true}
```
Conditions select by what a node says: `$.paths.*.get.parameters[?@.name == 'limit']`.",
};

/// an action of an overlay that does not fit the document.
pub const MISMATCH: Code = Code {
    id: "S203",
    name: "overlay-mismatch",
    severity: Severity::Error,
    summary: "an action of an overlay that does not fit the document",
    explanation: "\
Objects are merged with objects, lists are put behind lists, and single values replace single values. A list takes one \
more item, too. To put another kind of value in the place of a node, remove the node by an action before.

Bad, as `tags` is a list:
```yaml
actions:
  - target: $.paths['/pets'].get
    update: {tags: {name: pets}}
```
Good:
```yaml
actions:
  - target: $.paths['/pets'].get
    update: {tags: [pets]}
```",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[&INVALID, &NO_EFFECT, &MISMATCH];
