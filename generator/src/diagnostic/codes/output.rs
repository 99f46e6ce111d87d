//! `O`: output.

use crate::diagnostic::{Code, Severity};

/// the file system refused.
pub const FILE_SYSTEM: Code = Code {
    id: "O001",
    name: "output-file-system",
    severity: Severity::Error,
    summary: "the file system refused",
    explanation: "\
A file or folder of the output could not be read or written. What had been written in this run was taken back, so the
output is as it was before.

Bad:
```sh
specsmith generate openapi.yaml -o /dev/null/client
```
Good:
```sh
specsmith generate openapi.yaml -o client
```
Mend the cause (space, permissions, a folder that does not exist) and run again.",
};

/// a file is in the way that Specsmith did not write.
pub const FOREIGN_FILE: Code = Code {
    id: "O002",
    name: "output-foreign-file",
    severity: Severity::Error,
    summary: "a file is in the way that specsmith did not write",
    explanation: "\
Emitted files begin with a line that says so, and `.specsmith` in the output folder lists them. A file without that mark
is somebody's work and is never overwritten. Nothing has been written in this run.

Bad:
```sh
mkdir client && echo 'My notes' > client/README.md
specsmith generate openapi.yaml -o client
```
Good:
```sh
mkdir client && echo 'My notes' > client/NOTES.md
specsmith generate openapi.yaml -o client
```
Move the file away, delete it, or choose another output folder.",
};

/// the output folder leads elsewhere.
pub const NOT_A_FOLDER: Code = Code {
    id: "O003",
    name: "output-not-a-folder",
    severity: Severity::Error,
    summary: "a folder of the output is a symbolic link or a file",
    explanation: "\
Symbolic links within the output folder are not followed, as files could then be written outside of it.

Bad:
```sh
mkdir client elsewhere && ln -s ../elsewhere client/src
specsmith generate openapi.yaml -o client
```
Good:
```sh
mkdir -p client/src
specsmith generate openapi.yaml -o client
```
Put a real folder there, or remove the link; missing folders are made.",
};

/// another run is writing.
pub const BUSY: Code = Code {
    id: "O004",
    name: "output-busy",
    severity: Severity::Error,
    summary: "another run is writing to the output folder",
    explanation: "\
Two runs must not write to one folder at the same time. A run waits for another one to end, and takes over what a killed
one has left.

No example: it takes two runs at once. If no other run is active, remove the folder that the message names.",
};

/// an emitted file cannot be written as it is.
pub const UNUSABLE: Code = Code {
    id: "O005",
    name: "output-unusable",
    severity: Severity::Error,
    summary: "an emitted file cannot be written as it is",
    explanation: "\
What was emitted is not Rust, or its place lies outside of the output folder, or two files share one place.

No example: no document should be able to bring that about. Please report it together with the document.",
};

/// the output could not be put back.
pub const BROKEN: Code = Code {
    id: "O006",
    name: "output-broken",
    severity: Severity::Error,
    summary: "a failed run could not be taken back",
    explanation: "\
The file system refused in the middle of a run, and then also refused to put the old files back. The message names the
folder in which they are kept.

No example: it takes a file system that fails twice. Copy the files back, or mend the cause and run again.",
};

/// a file that is no longer emitted was taken over.
pub const TAKEN_OVER: Code = Code {
    id: "O007",
    name: "output-taken-over",
    severity: Severity::Note,
    summary: "a file that is no longer emitted was changed by hand and stays",
    explanation: "\
The file was emitted once and is not any more. Its header line is gone, so somebody has made it their own: it is left in
place, and is no longer looked after.

Bad:
```sh
specsmith generate openapi.yaml -o client
sed -i 1d client/src/models/pet.rs   # takes the header away
sed -i s/Pet/Animal/ openapi.yaml
specsmith generate openapi.yaml -o client
```
Good:
```sh
specsmith generate openapi.yaml -o client
sed -i s/Pet/Animal/ openapi.yaml
specsmith generate openapi.yaml -o client
```
Delete it if it is not wanted.",
};

/// a text that was to be written says something else.
pub const UNFAITHFUL: Code = Code {
    id: "O008",
    name: "output-unfaithful",
    severity: Severity::Error,
    summary: "a document that was to be written says something else",
    explanation: "\
Commands that write a document anew read what they are about to write and compare it with what it should say. It is
written only when the two are the same, so this cannot spoil a document: nothing has been written.

The reason is a mistake in specsmith. The message names the place; write the value there in a plainer way (a text in
quotes instead of one that goes over several lines), and report the mistake.",
};

/// a document is not formatted.
pub const UNFORMATTED: Code = Code {
    id: "O009",
    name: "unformatted",
    severity: Severity::Warning,
    summary: "a document is not formatted",
    explanation: "\
`specsmith format --check` found a file that `specsmith format` would change: members in another order, quotes that are
not needed, brackets where a block is usual. What the document says is the same; written in one way, changes of it are
easier to review.

Bad:
```sh
specsmith format openapi.yaml --check
```
Good:
```sh
specsmith format openapi.yaml
specsmith format openapi.yaml --check
```
Run `specsmith format` with the same files.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &FILE_SYSTEM,
    &FOREIGN_FILE,
    &NOT_A_FOLDER,
    &BUSY,
    &UNUSABLE,
    &BROKEN,
    &TAKEN_OVER,
    &UNFAITHFUL,
    &UNFORMATTED,
];
