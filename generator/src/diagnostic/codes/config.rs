//! `C`: configuration.

use crate::diagnostic::{Code, Severity};

/// the configuration cannot be read.
pub const UNREADABLE: Code = Code {
    id: "C001",
    name: "config-unreadable",
    severity: Severity::Error,
    summary: "the configuration cannot be read",
    explanation: "\
The file does not exist, may not be read, or is not UTF-8. `--config FILE` names it; without that, `specsmith generate`
looks for `specsmith.toml` in the working directory and in `spec/`.

Bad:
```sh
specsmith generate --config specsmiht.toml
```
Good:
```sh
specsmith generate --config specsmith.toml
```
`specsmith init` writes a configuration.",
};

/// the configuration is not TOML.
pub const SYNTAX: Code = Code {
    id: "C002",
    name: "config-syntax",
    severity: Severity::Error,
    summary: "the configuration is not TOML",
    explanation: "\
Nothing is generated from a configuration that can be read in part only.

Bad:
```toml
document = openapi.yaml
```
Good:
```toml
document = \"openapi.yaml\"
```",
};

/// a key of the configuration is unknown.
pub const UNKNOWN_KEY: Code = Code {
    id: "C003",
    name: "config-unknown-key",
    severity: Severity::Error,
    summary: "a key of the configuration is unknown",
    explanation: "\
A misspelt key would silently leave the default in force, so unknown keys are refused.

Bad:
```toml
[client]
held-parameter = [\"orgId\"]
```
Good:
```toml
[client]
held-parameters = [\"orgId\"]
```
`specsmith init` writes a file with every key and what it does.",
};

/// a value of the configuration cannot be used.
pub const INVALID_VALUE: Code = Code {
    id: "C004",
    name: "config-invalid-value",
    severity: Severity::Error,
    summary: "a value of the configuration cannot be used",
    explanation: "\
The value has another type than the key wants, or a form that would not work in the emitted crate, such as a version \
that Cargo does not take.

Bad:
```toml
[crate]
version = 1
```
Good:
```toml
[crate]
version = \"1.0.0\"
```",
};

/// the configuration lacks a key.
pub const MISSING_KEY: Code = Code {
    id: "C005",
    name: "config-missing-key",
    severity: Severity::Error,
    summary: "the configuration lacks a key",
    explanation: "\
`document` and `output` have no default in `specsmith.toml`: a run that reads or writes somewhere by chance would do
harm. Both are relative to the file itself, and stand before the first table.

Bad:
```toml
document = \"openapi.yaml\"
[crate]
name = \"pets\"
```
Good:
```toml
document = \"openapi.yaml\"
output = \"../generated\"
[crate]
name = \"pets\"
```",
};

/// a list of the configuration names a code that does not exist.
pub const UNKNOWN_CODE: Code = Code {
    id: "C006",
    name: "config-unknown-code",
    severity: Severity::Error,
    summary: "a list of the configuration names a code that does not exist",
    explanation: "\
`deny` and `allow` take ids (`S102`) and names (`unknown-key`); `deny` also takes `warnings`, and `allow` a code for \
some places: `{ code = \"S102\", at = \"#/paths/**\" }`.

Bad:
```toml
[diagnostics]
allow = [\"S999\"]
```
Good:
```toml
[diagnostics]
deny = [\"warnings\"]
allow = [\"unknown-key\"]
```
`specsmith explain` without a code lists them all.",
};

/// a parameter that the client should hold does not exist.
pub const UNUSED_PARAMETER: Code = Code {
    id: "C007",
    name: "config-unused-parameter",
    severity: Severity::Warning,
    summary: "no operation has the parameter that the client should hold",
    explanation: "\
`client.held-parameters` lists parameters by their exact name in the document. A name that no operation has does \
nothing; most often it is misspelt.

Bad:
```toml
[client]
held-parameters = [\"orgID\"]
```
Good, when the document says `orgId`:
```toml
[client]
held-parameters = [\"orgId\"]
```",
};

/// a selector of operations matches none.
pub const UNMATCHED_SELECTOR: Code = Code {
    id: "C008",
    name: "config-unmatched-selector",
    severity: Severity::Warning,
    summary: "a selector of operations matches none",
    explanation: "\
The lists in `[operations]` name tags, paths and operationIds as the document has them, in the same case; `*` stands \
for anything without a `/`, `**` for anything. A selector that matches no operation does nothing; most often it is \
misspelt, or the document has changed.

Bad, when the document says `Pets`:
```toml
[operations]
include-tags = [\"pets\"]
```
Good:
```toml
[operations]
include-tags = [\"Pets\"]
```",
};

/// a name that the configuration gives to nothing.
pub const UNMATCHED_NAME: Code = Code {
    id: "C009",
    name: "config-unmatched-name",
    severity: Severity::Warning,
    summary: "the configuration speaks of a part that the document has not got",
    explanation: "\
`[rename]` and `[types]` name parts of the document: components by their name, members and enumerated values by the \
component's name, a dot and their own, operations by `operationId` or `GET /path`, tags and formats by their name. \
Everything can also be named by its JSON Pointer, as diagnostics show it. What the document has not got cannot be \
renamed; most often it is misspelt, or the document has changed.

Bad, when the component is called `Pet`:
```toml
[rename.types]
pet = \"Animal\"
```
Good:
```toml
[rename.types]
Pet = \"Animal\"
[rename.fields]
\"Pet.kind\" = \"species\"
\"#/components/schemas/Pet/properties/dob\" = \"born\"
```",
};

/// a type of the user's own that cannot be used.
pub const UNUSABLE_TYPE: Code = Code {
    id: "C010",
    name: "config-unusable-type",
    severity: Severity::Error,
    summary: "a type of one's own that cannot be used",
    explanation: "\
`[types]` names a type by its path. The path begins with `std`, or with a crate that is listed in `[dependencies]` \
of the configuration. In a build script it may also begin with `crate`, the crate that includes the client. The type implements `Clone`, `Debug`, \
`PartialEq`, `Serialize` and `DeserializeOwned`.

Bad, for `specsmith generate`, as nothing but emitted code stands in an emitted crate:
```toml
[types.replace]
Money = \"crate::Money\"
```
Good:
```toml
[types.replace]
Money = \"shop_types::Money\"
[types.formats]
uuid = \"uuid::Uuid\"
[dependencies]
shop-types = { path = \"../shop-types\" }
uuid = { version = \"1\", features = [\"serde\"] }
```",
};

/// a type that the document names and the configuration does not know.
pub const UNLISTED_TYPE: Code = Code {
    id: "C011",
    name: "unlisted-type",
    severity: Severity::Warning,
    summary: "`x-rust-type` names a type of a crate that the configuration does not list",
    explanation: "\
With the extension `x-rust-type` a document says which type stands for a schema. It is used when its path begins with \
`std` or with a crate that `[dependencies]` of the configuration lists, so that no document can bring code into a \
client by itself. Otherwise the type is made from the schema, as if the extension were not there.

Bad, without a word in the configuration:
```yaml
Id: {type: string, format: uuid, x-rust-type: \"uuid::Uuid\"}
```
Good, with this in `specsmith.toml`:
```toml
[dependencies]
uuid = { version = \"1\", features = [\"serde\"] }
```",
};

/// a derive that does not compile.
pub const UNUSABLE_DERIVE: Code = Code {
    id: "C013",
    name: "unusable-derive",
    severity: Severity::Warning,
    summary: "a derive that a type cannot have",
    explanation: "\
`[types.derive]` says what types derive beyond `Clone`, `Debug` and `PartialEq`. A derive asks the same of all that a type \
holds: numbers with a fraction have neither `Eq` nor `Hash`, JSON values have no order, and a type that holds another one \
needs it to derive the same. Members that a document does not name are JSON values, so that most structs have no `Ord`. \
A derive that does not compile is left out.

Bad, when `Pet` has a weight with a fraction, and an `Owner`:
```toml
[types.derive]
Pet = \"Hash\"
```
Good:
```toml
[types.derive]
Owner = \"Eq, Hash\"
\"*\" = \"schemars::JsonSchema\"
[dependencies]
schemars = \"1\"
```
`*` stands for all types, and leaves out those that cannot have it. Paths are taken as they are: whether their derives \
compile is known when the client is compiled.",
};

/// a skip that nothing needs.
pub const UNUSED_SKIP: Code = Code {
    id: "C012",
    name: "unused-skip",
    severity: Severity::Warning,
    summary: "a skip that nothing needs",
    explanation: "\
`allow` in `[diagnostics]` leaves out findings of a code, everywhere or at the places whose pointer matches `at`. When \
nothing is found that it would leave out, the mistake has been mended, or the pointer leads elsewhere. It is to be \
removed, since it would hide the next such mistake.

Bad, when the document has no unknown key below `paths`:
```toml
[diagnostics]
allow = [{ code = \"unknown-key\", at = \"#/paths/**\" }]
```
Good:
```toml
[diagnostics]
allow = []
```",
};

/// an allowance in a document that nothing needs.
pub const UNUSED_ALLOWANCE: Code = Code {
    id: "C014",
    name: "unused-allowance",
    severity: Severity::Warning,
    summary: "an entry of `x-specsmith-allow` that nothing needs",
    explanation: "\
`x-specsmith-allow` on an object of a document leaves out findings of a code, or of a group of codes, on that object and \
in everything that it holds. When nothing is found there that an entry would leave out, the mistake has been mended, and \
the entry is to be removed, since it would hide the next one.

Bad:
```yaml
Pet:
  x-specsmith-allow: [unknown-key]
  type: object
```
Good:
```yaml
Pet:
  x-specsmith-allow: [unknown-key]
  type: object
  typo: a key that the specification does not know
```",
};

/// a line of a baseline that nothing needs.
pub const UNUSED_BASELINE: Code = Code {
    id: "C015",
    name: "unused-baseline",
    severity: Severity::Warning,
    summary: "a line of the baseline that nothing needs",
    explanation: "\
A baseline lists findings that are known and not shown, by fingerprints that stay the same when lines move. When a \
finding is gone, its line is to be removed, since it would hide the same mistake when somebody makes it again.

Bad, when nothing is found that has this fingerprint:
```text
002d0f29dcca3b95  S102  openapi.yaml#/info/titel  unknown key `titel` in an info
```
Good: a file without the line, or the file that `specsmith validate --baseline FILE --write-baseline` writes.",
};

/// a line of a baseline that is none.
pub const BASELINE_SYNTAX: Code = Code {
    id: "C016",
    name: "baseline-syntax",
    severity: Severity::Error,
    summary: "a line of the baseline that cannot be read",
    explanation: "\
Each line of a baseline begins with the fingerprint of a finding, 16 hexadecimal digits, and its code. What follows is for \
people. Empty lines and lines that begin with `#` say nothing.

Bad:
```text
unknown key `titel`
```
Good:
```text
002d0f29dcca3b95  S102  openapi.yaml#/info/titel  unknown key `titel` in an info
```
`specsmith validate --baseline FILE --write-baseline` writes such a file.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &UNREADABLE,
    &SYNTAX,
    &UNKNOWN_KEY,
    &INVALID_VALUE,
    &MISSING_KEY,
    &UNKNOWN_CODE,
    &UNUSED_PARAMETER,
    &UNMATCHED_SELECTOR,
    &UNMATCHED_NAME,
    &UNUSABLE_TYPE,
    &UNLISTED_TYPE,
    &UNUSED_SKIP,
    &UNUSABLE_DERIVE,
    &UNUSED_ALLOWANCE,
    &UNUSED_BASELINE,
    &BASELINE_SYNTAX,
];
