//! Of several mistakes in an object the first one is told, wherever its member stands.

use m3ter_client::models::ProductRequest;
use m3ter_client::runtime::decode::from_slice;

#[test]
fn the_first_mistake_is_told() {
    #[track_caller]
    fn check(body: &str, mistake: Option<&str>) {
        let error = from_slice::<ProductRequest>(body.as_bytes()).err();
        let pointer = error.map(|error| error.pointer());
        assert_eq!(pointer.as_deref(), mistake, "{body}");
    }
    check(r#"{"name": "n", "code": "c"}"#, None);
    check(r#"{"name": "n", "code": "c", "version": null}"#, None);
    check(
        r#"{"name": "n", "code": "c", "version": 1, "else": [1]}"#,
        None,
    );
    check(r#"{"name": "n", "version": "x"}"#, Some("/code"));
    check(r#"{"version": "x", "name": 1, "code": "c"}"#, Some("/name"));
    check(
        r#"{"name": "n", "code": "c", "version": "x"}"#,
        Some("/version"),
    );
    check(
        r#"{"name": "n", "code": "c", "version": 1.5, "customFields": 5}"#,
        Some("/customFields"),
    );
    check(
        r#"{"name": "n", "code": "c", "customFields": {"a": [1]}}"#,
        Some("/customFields/a"),
    );
}
