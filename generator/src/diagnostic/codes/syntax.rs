//! `S0`: files, syntax and version of the document.

use crate::diagnostic::{Code, Severity};

/// a file cannot be read.
pub const UNREADABLE: Code = Code {
    id: "S000",
    name: "unreadable",
    severity: Severity::Error,
    summary: "a file cannot be read",
    explanation: "\
The file does not exist, may not be read, or is not UTF-8. Paths on the command line are relative to the working
directory, those of a configuration to its file. Nothing is fetched from the network.

Bad:
```sh
specsmith validate opnapi.yaml
```
Good:
```sh
specsmith validate openapi.yaml
```
Mend the path, or save the file as UTF-8.",
};

/// the text is neither JSON nor YAML.
pub const SYNTAX: Code = Code {
    id: "S001",
    name: "syntax",
    severity: Severity::Error,
    summary: "the text is neither JSON nor YAML",
    explanation: "\
Nothing can be read behind a syntax error. The place shown is where the reader could not go on; the mistake is there \
or shortly before.

Bad:
```yaml
info: {title: A
```
Good:
```yaml
info: {title: A}
```
Close what is open, indent with spaces only, and quote strings that hold `: ` or ` #`.",
};

/// the document is empty.
pub const EMPTY: Code = Code {
    id: "S002",
    name: "empty-document",
    severity: Severity::Error,
    summary: "the document is empty",
    explanation: "\
There is nothing but white space and comments.

Bad:
```yaml
# to be written
```
Good:
```yaml
openapi: 3.0.4
info: {title: My API, version: '1'}
paths: {}
```
`specsmith init` writes a small document to begin with.",
};

/// the document is not an OpenAPI document.
pub const NOT_OPENAPI: Code = Code {
    id: "S003",
    name: "not-openapi",
    severity: Severity::Error,
    summary: "the document is not an OpenAPI document",
    explanation: "\
Neither `openapi` nor `swagger` stands at the top level, so that nobody knows how to read the rest.

Bad:
```yaml
title: My API
```
Good:
```yaml
openapi: 3.0.3
info: {title: My API, version: '1'}
paths: {}
```
Name the version of OpenAPI that the document follows.",
};

/// the version of OpenAPI is not known.
pub const VERSION: Code = Code {
    id: "S004",
    name: "unknown-version",
    severity: Severity::Error,
    summary: "the version of OpenAPI is not known",
    explanation: "\
Read are 2.0, 3.0.x, 3.1.x and 3.2.x.

Bad:
```yaml
openapi: 4.0.0
```
Good:
```yaml
openapi: 3.1.1
```
Write the version that the document follows.",
};

/// the version is not written as the specification wants it.
pub const VERSION_FORM: Code = Code {
    id: "S005",
    name: "version-form",
    severity: Severity::Warning,
    summary: "the version is not written as the specification wants it",
    explanation: "\
The version is a string, and for OpenAPI 3 it has three parts. A number loses its end: `3.10` is `3.1`.

Bad:
```yaml
openapi: 3.0
info: {title: Pets, version: 1.0.0}
paths: {}
```
Good:
```yaml
openapi: 3.0.4
info: {title: Pets, version: 1.0.0}
paths: {}
```
Write all parts; quote `swagger: '2.0'`.",
};

/// the document is nested too deeply or grows too much by aliases.
pub const TOO_LARGE: Code = Code {
    id: "S006",
    name: "too-large",
    severity: Severity::Error,
    summary: "the document is nested too deeply or grows too much by aliases",
    explanation: "\
Nesting is limited to 128 levels, and YAML aliases may not make the document grow beyond bounds, so that a hostile
document cannot exhaust the memory.

Bad:
```yaml
x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
x-f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
x-g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
x-h: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g, *g]
```
Good:
```yaml
openapi: 3.0.4
info: {title: My API, version: '1'}
paths: {}
components:
  schemas:
    A: {type: string}
    B: {type: array, items: {$ref: '#/components/schemas/A'}}
```
Share parts by `$ref`.",
};

/// the document cannot be read together with its comments.
pub const NOTATION: Code = Code {
    id: "S007",
    name: "notation",
    severity: Severity::Error,
    summary: "the document cannot be read together with its comments",
    explanation: "\
Commands that write a document anew keep its comments, which takes another reader than the one that looks only for
values. That reader does not know keys that are objects or lists, several documents in one file, and some mistakes that
are passed over elsewhere. Nothing is written then.

Write the document in the usual way: keys are texts, and there is one document in a file.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &UNREADABLE,
    &SYNTAX,
    &EMPTY,
    &NOT_OPENAPI,
    &VERSION,
    &VERSION_FORM,
    &TOO_LARGE,
    &NOTATION,
];
