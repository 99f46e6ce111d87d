//! Members of one side: requests are not asked for what answers alone have, nor answers for what requests alone have.

use read_write_only_api::Validate;
use read_write_only_api::models::{Note, Parent, Thing, ThingRequest};
use serde_json::json;

pub fn run() {
    let request = ThingRequest::new("a", "s");
    assert!(request.is_valid());
    assert_eq!(
        serde_json::to_value(&request).expect("JSON"),
        json!({"name": "a", "secret": "s"})
    );
    let value = json!({"id": "12345", "name": "a"});
    let thing: Thing = serde_json::from_value(value.clone()).expect("an answer without the secret");
    assert_eq!(thing.id, "12345");
    assert_eq!(serde_json::to_value(&thing).expect("JSON"), value);
    assert!(
        serde_json::from_value::<Thing>(json!({"name": "a"})).is_err(),
        "answers have an id"
    );

    // What requests alone hold leads to the view for requests, and what a server sends against its word is kept.
    let parent = Parent::new(request);
    assert_eq!(
        serde_json::to_value(&parent).expect("JSON"),
        json!({"thing": {"name": "a", "secret": "s"}})
    );
    let value = json!({"id": "12345", "name": "a", "secret": "s"});
    let thing: Thing = serde_json::from_value(value.clone()).expect("an answer");
    assert_eq!(serde_json::to_value(&thing).expect("JSON"), value);

    // A type that is used on both sides and demands nothing of one side stays one.
    let note = Note::new("a").at("2019-12-27T18:11:19Z");
    assert_eq!(
        serde_json::to_value(&note).expect("JSON"),
        json!({"text": "a", "at": "2019-12-27T18:11:19Z"})
    );
}
