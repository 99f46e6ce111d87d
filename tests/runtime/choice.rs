//! Which of the declared answers an answer is.

use m3ter_client::runtime::choice::{Choice, choose};

#[test]
fn status_goes_before_class_before_the_rest() {
    const CHOICES: &[Choice] = &[
        Choice::json(404, "application/json"),
        Choice::text(4, "text/plain"),
        Choice::empty(0),
    ];
    let table = [
        (404, "application/json", Some(0)),
        (404, "text/plain", Some(0)),
        (400, "text/plain", Some(1)),
        (500, "text/html", Some(2)),
        (404, "", Some(0)),
    ];
    for (status, media_type, expected) in table {
        let choice = choose(CHOICES, status, media_type, false);
        assert_eq!(choice, expected, "{status} {media_type}");
    }
}

#[test]
fn media_types_are_matched_from_the_exact_to_the_widest() {
    const CHOICES: &[Choice] = &[
        Choice::json(200, "application/json"),
        Choice::json(200, "application/vnd.b+json"),
        Choice::text(200, "text/csv"),
        Choice::stream(200, "image/*"),
    ];
    let table = [
        ("application/json", Some(0)),
        ("application/vnd.b+json", Some(1)),
        ("application/vnd.other+json", Some(0)),
        ("text/csv", Some(2)),
        ("text/plain", Some(2)),
        ("image/png", Some(3)),
        // Nothing fits, and bytes are bytes.
        ("application/pdf", Some(3)),
        ("", Some(0)),
    ];
    for (media_type, expected) in table {
        let choice = choose(CHOICES, 200, media_type, false);
        assert_eq!(choice, expected, "{media_type}");
    }
    let without_stream = &CHOICES[..3];
    assert_eq!(choose(without_stream, 200, "image/png", false), None);
}

#[test]
fn a_status_that_is_not_declared_is_the_first_one_only_where_that_is_asked_for() {
    const CHOICES: &[Choice] = &[Choice::json(201, "application/json"), Choice::empty(204)];
    for (status, any_status, expected) in [
        (200, true, Some(0)),
        (200, false, None),
        (204, true, Some(1)),
    ] {
        let choice = choose(CHOICES, status, "application/json", any_status);
        assert_eq!(choice, expected, "{status}");
    }
    assert_eq!(choose(&[], 200, "application/json", true), None);
}
