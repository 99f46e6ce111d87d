//! From the text in a document to what is run and what is to be said about it.

use super::anchors;
use super::dialect::{Dialect, Flags};
use super::lower::{Lowered, lower};
use super::markers::{self, Marker};
use super::node::Node;
use super::parse::{Parsed, parse};
use super::portable::{self, Syntax};

/// How much of a text a pattern has to match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Anchoring {
    /// Any part of it, as JSON Schema has it.
    #[default]
    Spec,
    /// All of it.
    Whole,
    /// All of it where the pattern is written in Java, any part otherwise: servers in Java check with
    /// `matches()`.
    Auto,
}

/// What came of a pattern.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The dialect that the pattern was read in.
    pub dialect: Dialect,
    /// Whether the pattern has to match all of the text.
    pub whole: bool,
    /// What is to be said about it.
    pub notes: Vec<Note>,
    /// The pattern in ECMA-262 with the flag `u`, without shorthand.
    pub portable: Option<String>,
    /// How to run it.
    pub outcome: Result<Lowered, Refusal>,
}

/// Something to be said about a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The code of the diagnostic.
    pub code: NoteCode,
    /// What there is to see.
    pub text: String,
    /// How the pattern may be written instead.
    pub portable: Option<String>,
}

/// The codes of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoteCode {
    /// V101: a JavaScript literal with its slashes.
    Literal,
    /// V102: another dialect than ECMA-262.
    Foreign,
    /// V103: engines without the flag `u` read it differently.
    Ambiguous,
    /// V104: it looks as if it had been escaped twice.
    DoubleEscaped,
    /// V105: it cannot be checked.
    Unreadable,
    /// V106: the anchors of an alternation differ.
    MixedAnchors,
    /// V107: it accepts every text.
    AcceptsAll,
    /// V108: it needs a general engine.
    NeedsEngine,
    /// V110: it accepts no text.
    AcceptsNone,
}

impl NoteCode {
    /// The code as it is printed.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Literal => "V101",
            Self::Foreign => "V102",
            Self::Ambiguous => "V103",
            Self::DoubleEscaped => "V104",
            Self::Unreadable => "V105",
            Self::MixedAnchors => "V106",
            Self::AcceptsAll => "V107",
            Self::NeedsEngine => "V108",
            Self::AcceptsNone => "V110",
        }
    }
}

/// Why a pattern is not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reason in words, lower case.
    pub reason: String,
}

/// Reads a pattern.
#[must_use]
pub fn read(source: &str, anchoring: Anchoring) -> Reading {
    let mut notes = Vec::new();
    let literal = markers::literal(source);
    let (body, flags) = literal.unwrap_or((source, Flags::default()));
    let (dialect, parsed) = match parse_likeliest(body, flags, &mut notes) {
        Ok(found) => found,
        Err(reason) => {
            notes.push(unreadable(&reason));
            return Reading {
                dialect: Dialect::Ecma,
                whole: anchoring == Anchoring::Whole,
                notes,
                portable: None,
                outcome: Err(Refusal { reason }),
            };
        }
    };
    let node = parsed.node;
    let whole = match anchoring {
        Anchoring::Spec => false,
        Anchoring::Whole => true,
        Anchoring::Auto => dialect == Dialect::Java,
    };
    let text = portable(&node);
    if literal.is_some() {
        let what =
            "the slashes and flags of a JavaScript literal are not part of a pattern".to_owned();
        notes.push(Note {
            code: NoteCode::Literal,
            text: what,
            portable: Some(text.clone()),
        });
    }
    for note in &mut notes {
        if note.code == NoteCode::Foreign {
            note.portable = Some(text.clone());
        }
    }
    ambiguous(
        &mut notes,
        parsed.lenient_property,
        parsed.odd_literal.as_deref(),
        &text,
    );
    if markers::is_double_escaped(body) {
        let what =
            "each `\\\\` stands for a backslash; the pattern looks as if it had been escaped twice";
        let once = Some(body.replace("\\\\", "\\"));
        notes.push(Note {
            code: NoteCode::DoubleEscaped,
            text: what.to_owned(),
            portable: once,
        });
    }
    if !whole && let Some(mixed) = anchors::mixed(&node) {
        let text = format!(
            "the alternation binds looser than the anchors: it matches {}",
            mixed.branches.join(" or ")
        );
        notes.push(Note {
            code: NoteCode::MixedAnchors,
            text,
            portable: Some(mixed.repaired),
        });
    }
    let lowered = lower(&node, !whole);
    let outcome = match note_lowered(&lowered, &mut notes) {
        Ok(()) => Ok(lowered),
        Err(refusal) => Err(refusal),
    };
    Reading {
        dialect,
        whole,
        notes,
        portable: Some(text),
        outcome,
    }
}

/// Says what is remarkable in the plan of a pattern; a refusal when the engine that it asks for does not take it.
fn note_lowered(lowered: &Lowered, notes: &mut Vec<Note>) -> Result<(), Refusal> {
    let (code, text) = match lowered {
        Lowered::Always => (NoteCode::AcceptsAll, "the pattern accepts every text"),
        Lowered::Never => (NoteCode::AcceptsNone, "the pattern accepts no text"),
        Lowered::Engine(engine) => {
            if let Err(reason) = engine.check() {
                notes.push(unreadable(&reason));
                return Err(Refusal { reason });
            }
            let text = if engine.backtracks {
                "the pattern needs an engine that goes back over the text"
            } else {
                "the pattern is too big for a table; a bounded count is the usual reason"
            };
            (NoteCode::NeedsEngine, text)
        }
        _ => return Ok(()),
    };
    notes.push(note(code, text.to_owned()));
    Ok(())
}

fn unreadable(reason: &str) -> Note {
    note(
        NoteCode::Unreadable,
        format!("the pattern is not checked: {reason}"),
    )
}

fn note(code: NoteCode, text: String) -> Note {
    Note {
        code,
        text,
        portable: None,
    }
}

/// The pattern in ECMA-262 with the flag `u`, without shorthand. The dialect's own `$` before a last
/// line terminator becomes the plain `$`.
#[must_use]
pub fn portable(node: &Node) -> String {
    portable::write(node, Syntax::Ecma)
}

fn ambiguous(notes: &mut Vec<Note>, property: bool, odd: Option<&str>, portable: &str) {
    let text = if property {
        "without the flag `u`, an engine takes the `p` of `\\p{…}` for a letter; read as a property"
            .to_owned()
    } else if let Some(odd) = odd {
        format!("`{odd}` has no special meaning here and stands for plain text")
    } else {
        return;
    };
    notes.push(Note {
        code: NoteCode::Ambiguous,
        text,
        portable: Some(portable.to_owned()),
    });
}

/// Tries the dialects in the order of their likelihood.
fn parse_likeliest(
    source: &str,
    flags: Flags,
    notes: &mut Vec<Note>,
) -> Result<(Dialect, Parsed), String> {
    let strict = match parse(source, Dialect::Ecma, flags) {
        Ok(parsed) => return Ok((Dialect::Ecma, parsed)),
        Err(reason) => reason,
    };
    for Marker { dialect, what } in markers::find(source) {
        if let Ok(parsed) = parse(source, dialect, flags) {
            notes.push(note(
                NoteCode::Foreign,
                format!("{what} is {dialect}, not ECMA-262"),
            ));
            return Ok((dialect, parsed));
        }
    }
    match parse(source, Dialect::EcmaLegacy, flags) {
        Ok(parsed) => return Ok((Dialect::EcmaLegacy, parsed)),
        Err(reason) if reason.contains("surrogate") => return Err(reason),
        Err(_) => {}
    }
    for dialect in [
        Dialect::Pcre,
        Dialect::Java,
        Dialect::Python,
        Dialect::DotNet,
    ] {
        if let Ok(parsed) = parse(source, dialect, flags) {
            let text = format!("not ECMA-262 ({strict}); read as {dialect}");
            notes.push(note(NoteCode::Foreign, text));
            return Ok((dialect, parsed));
        }
    }
    Err(strict)
}
