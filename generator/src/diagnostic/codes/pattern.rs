//! `V`: patterns.

use crate::diagnostic::{Code, Severity};

/// a pattern written as a JavaScript literal.
pub const LITERAL: Code = Code {
    id: "V101",
    name: "javascript-literal",
    severity: Severity::Warning,
    summary: "a pattern written as a JavaScript literal",
    explanation: "\
The slashes and flags of `/…/i` are not part of a pattern (ECMA-262 knows them as a literal only). They are read as
what their author meant.

Bad:
```yaml
pattern: '/^[a-z]+$/i'
```
Good:
```yaml
pattern: '^[A-Za-z]+$'
```",
};

/// a pattern in another dialect than ECMA-262.
pub const FOREIGN_DIALECT: Code = Code {
    id: "V102",
    name: "foreign-dialect",
    severity: Severity::Note,
    summary: "a pattern in another dialect than ECMA-262",
    explanation: "\
OpenAPI asks for ECMA-262 (JSON Schema Validation 2020-12, 6.3.3). The pattern has signs of another dialect, is read
in that one, and means the same in the emitted code. Other tools may read it differently or refuse it; the help shows
the portable form.

Bad:
```yaml
pattern: '^[\\p{Alnum}]+$'
```
Good:
```yaml
pattern: '^[A-Za-z0-9]+$'
```",
};

/// a pattern that engines read differently.
pub const AMBIGUOUS: Code = Code {
    id: "V103",
    name: "ambiguous-pattern",
    severity: Severity::Note,
    summary: "a pattern that engines read differently",
    explanation: "\
Engines differ here: a sign without special meaning in this place is plain text to some and a mistake to others, and
without the flag `u`, `\\p{L}` is the letter p to an ECMA-262 engine. The pattern is read as its author meant it: the
sign as plain text, and `\\p{…}` as a property.

Bad:
```yaml
pattern: '^[a-z]]$'
```
Good:
```yaml
pattern: '^[a-z]\\]$'
```
Write a `\\` before a sign that stands for itself.",
};

/// a pattern that looks as if it had been escaped twice.
pub const DOUBLE_ESCAPED: Code = Code {
    id: "V104",
    name: "double-escaped-pattern",
    severity: Severity::Warning,
    summary: "a pattern that looks as if it had been escaped twice",
    explanation: "\
`\\\\d` is a backslash and the letter d. The pattern is taken at its word.

Bad:
```yaml
pattern: '^\\\\d+$'
```
Good:
```yaml
pattern: '^\\d+$'
```",
};

/// a pattern that cannot be checked.
pub const UNREADABLE: Code = Code {
    id: "V105",
    name: "unreadable-pattern",
    severity: Severity::Warning,
    summary: "a pattern that cannot be checked",
    explanation: "\
The pattern is valid in no dialect that is known, or asks for something that text in Rust cannot hold. The emitted
code does not check it.

Bad:
```yaml
pattern: '^(a|b$'
```
Good:
```yaml
pattern: '^(a|b)$'
```
Mend the pattern; the message says what is wrong with it.",
};

/// alternatives of a pattern with different anchors.
pub const MIXED_ANCHORS: Code = Code {
    id: "V106",
    name: "mixed-anchors",
    severity: Severity::Warning,
    summary: "alternatives of a pattern with different anchors",
    explanation: "\
`^a|b$` is `^a` or `b$`: `|` binds weaker than the anchors, so that each half is anchored at one end only. It is taken
at its word.

Bad:
```yaml
pattern: '^a|b$'
```
Good:
```yaml
pattern: '^(?:a|b)$'
```",
};

/// a pattern that accepts every text.
pub const ACCEPTS_ALL: Code = Code {
    id: "V107",
    name: "pattern-accepts-all",
    severity: Severity::Note,
    summary: "a pattern that accepts every text",
    explanation: "\
A pattern is searched for (JSON Schema Validation 2020-12, 6.3.3). One that matches the empty text and has no anchors
is found in every text, so that it checks nothing.

Bad:
```yaml
pattern: '[A-Za-z]*'
```
Good:
```yaml
pattern: '^[A-Za-z]*$'
```",
};

/// a pattern that needs a general engine.
pub const NEEDS_ENGINE: Code = Code {
    id: "V108",
    name: "pattern-needs-engine",
    severity: Severity::Note,
    summary: "a pattern that needs a general engine",
    explanation: "\
Look-around, back-references and large bounded counts do not fit into a table of bounded size. The emitted code checks
the pattern by the crate `fancy-regex`, which the emitted crate then depends on, with a bounded number of steps: a text
that takes more is let through. Write the pattern without them, or leave the count to `maxLength`, and the crate needs
no engine.

Bad:
```yaml
pattern: '^([a-z])[0-9]+\\1$'
```
Good:
```yaml
pattern: '^[a-z][0-9]+[a-z]$'
```",
};

/// a value that the pattern of its schema does not match.
pub const UNMATCHED: Code = Code {
    id: "V109",
    name: "pattern-contradicts-value",
    severity: Severity::Warning,
    summary: "a value that the pattern of its schema does not match",
    explanation: "\
An example, or a value of an `enum`, is what the author of the document has seen. A pattern that does not match it
refuses such values before they are sent, so that one of the two is wrong: often the pattern was written for another
dialect, or its anchors hold one alternative only.

Bad:
```yaml
pattern: '^[a-z]+$'
example: video api
```
Good:
```yaml
pattern: '^[a-z]+( [a-z]+)*$'
example: video api
```",
};

/// a pattern that accepts no text.
pub const ACCEPTS_NONE: Code = Code {
    id: "V110",
    name: "pattern-accepts-none",
    severity: Severity::Warning,
    summary: "a pattern that accepts no text",
    explanation: "\
Nothing can match, so that every value is refused. The pattern contradicts itself, for example by an anchor in the
middle.

Bad:
```yaml
pattern: '^a$b'
```
Good:
```yaml
pattern: '^a\\$b$'
```
Write a `\\` before a sign that stands for itself, or remove the contradiction.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &LITERAL,
    &FOREIGN_DIALECT,
    &AMBIGUOUS,
    &DOUBLE_ESCAPED,
    &UNREADABLE,
    &MIXED_ANCHORS,
    &ACCEPTS_ALL,
    &NEEDS_ENGINE,
    &UNMATCHED,
    &ACCEPTS_NONE,
];
