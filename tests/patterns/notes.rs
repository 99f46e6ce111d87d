//! What is said about a pattern.

use specsmith::ir::pattern::{Anchoring, read};

/// Checks the codes, and the text of the first note with what is proposed.
fn check(pattern: &str, anchoring: Anchoring, codes: &[&str], first: Option<(&str, Option<&str>)>) {
    let reading = read(pattern, anchoring);
    let found: Vec<_> = reading.notes.iter().map(|note| note.code.id()).collect();
    assert_eq!(found, codes, "{pattern}: {:?}", reading.notes);
    if let Some((text, portable)) = first {
        let note = &reading.notes[0];
        assert_eq!(
            (&*note.text, note.portable.as_deref()),
            (text, portable),
            "{pattern}"
        );
    }
}

#[test]
fn fine_patterns_need_no_word() {
    for pattern in [
        "^[0-9]{1,8}$",
        r"^\p{Lu}",
        "[a-z]+",
        "^a|^b",
        "^(a|b)$",
        "/a",
        "a/b/c",
        "^$",
    ] {
        check(pattern, Anchoring::Spec, &[], None);
    }
}

#[test]
fn javascript_literals() {
    let text = "the slashes and flags of a JavaScript literal are not part of a pattern";
    check(
        "/^[a-z]+$/i",
        Anchoring::Spec,
        &["V101"],
        Some((text, Some("^[A-Za-z]+$"))),
    );
    check("/^a/", Anchoring::Spec, &["V101"], Some((text, Some("^a"))));
}

#[test]
fn foreign_dialects_are_named_with_the_portable_form() {
    for (pattern, text, portable) in [
        (
            r"^\p{Alnum}+$",
            r"`\p{Alnum}` is Java, not ECMA-262",
            "^[0-9A-Za-z]+$",
        ),
        (
            "^[a-z&&[^aeiou]]$",
            "`&&` is Java, not ECMA-262",
            "^[b-df-hj-np-tv-z]$",
        ),
        (r"\A\d+\z", r"`\A` is PCRE, not ECMA-262", "^[0-9]+$"),
        ("(?i)^ab?$", "`(?i` is PCRE, not ECMA-262", "^[Aa][Bb]?$"),
        (
            r"^\p{Han}+$",
            r"`\p{Han}` is PCRE, not ECMA-262",
            r"^\p{Script=Han}+$",
        ),
        ("^(?P<n>x)$", "`(?P<` is Python, not ECMA-262", "^(x)$"),
    ] {
        check(
            pattern,
            Anchoring::Spec,
            &["V102"],
            Some((text, Some(portable))),
        );
    }
}

#[test]
fn ambiguous_patterns() {
    let text = "without the flag `u`, an engine takes the `p` of `\\p{…}` for a letter; \
                read as a property";
    check(
        r"^\p{L}\-x$",
        Anchoring::Spec,
        &["V103"],
        Some((text, Some(r"^\p{L}-x$"))),
    );
    let text = "`{` has no special meaning here and stands for plain text";
    check(
        "^a{1-2}$",
        Anchoring::Spec,
        &["V103"],
        Some((text, Some(r"^a\{1-2\}$"))),
    );
}

#[test]
fn double_escapes() {
    let text =
        r"each `\\` stands for a backslash; the pattern looks as if it had been escaped twice";
    check(
        r"^\\d+$",
        Anchoring::Spec,
        &["V104"],
        Some((text, Some(r"^\d+$"))),
    );
    check(r"^\\d+\s$", Anchoring::Spec, &[], None);
}

#[test]
fn unreadable_patterns() {
    for (pattern, reason) in [
        ("^[_-.]$", "the range `_-.` has its ends reversed"),
        ("(", "a `(` is not closed"),
        ("a)", "a `)` has no `(`"),
        (
            r"^[\uD800-\uDBFF]$",
            "U+D800 is half of a surrogate pair and never occurs in text",
        ),
        ("*", "`*` has nothing to repeat"),
        ("a{3,2}", "the count `{3,2}` has its bounds reversed"),
        ("(?R)", "the group `(?R` is not known"),
        (
            &"(".repeat(10_000),
            "groups are nested more than 100 levels deep",
        ),
    ] {
        let text = format!("the pattern is not checked: {reason}");
        check(pattern, Anchoring::Spec, &["V105"], Some((&text, None)));
        let refusal = read(pattern, Anchoring::Spec).outcome.expect_err(pattern);
        assert_eq!(refusal.reason, reason);
    }
}

#[test]
fn anchors_of_alternations() {
    let text = "the alternation binds looser than the anchors: it matches `(a)` at the start or \
                `(b)` at the end";
    check(
        "^(a)|(b)$",
        Anchoring::Spec,
        &["V106"],
        Some((text, Some("^(?:(a)|(b))$"))),
    );
    check("^(a)|(b)$", Anchoring::Whole, &[], None);
}

#[test]
fn checks_that_check_nothing() {
    let all = Some(("the pattern accepts every text", None));
    for pattern in [
        "",
        ".*",
        "[a-z]*",
        "^x?",
        "(a|b*)",
        "[a-z]{0,9}$|$",
        "^[^]*$",
    ] {
        check(pattern, Anchoring::Spec, &["V107"], all);
    }
    check("[a-z]*", Anchoring::Whole, &[], None);
    let none = Some(("the pattern accepts no text", None));
    for pattern in ["a^", "$a", "^[]$", "(?!)"] {
        check(pattern, Anchoring::Spec, &["V110"], none);
    }
}

#[test]
fn engines_are_needed_for_little() {
    let back = "the pattern needs an engine that goes back over the text";
    for pattern in [r"^(a+)\1$", r"^(['x]).*\1$"] {
        check(pattern, Anchoring::Spec, &["V108"], Some((back, None)));
    }
    let big = "the pattern is too big for a table; a bounded count is the usual reason";
    check(
        "^(?:[ab]c?){9999}$",
        Anchoring::Spec,
        &["V108"],
        Some((big, None)),
    );
    let refused = "the pattern is not checked: it is too big for an engine, or looks back too far";
    check(
        "(a{99999}){99999}b{99999}",
        Anchoring::Spec,
        &["V105"],
        Some((refused, None)),
    );
    for pattern in [
        "^.{1,2097152}$",
        "^[a-z][a-z0-9-]{0,9999}$",
        "^(?=.{9,9999}$)[a-z]+$",
    ] {
        check(pattern, Anchoring::Spec, &[], None);
    }
}
