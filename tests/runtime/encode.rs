//! Members are written once, in order.

use m3ter_client::runtime::encode::ObjectWriter;
use serde::{Serialize, Serializer};
use serde_json::{Map, json};

struct Model(Option<i32>, Map<String, serde_json::Value>);

impl Serialize for Model {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectWriter::new(serializer);
        object.required("z", &1);
        object.optional("a", &self.0);
        object.rest(&self.1);
        object.end()
    }
}

#[test]
fn in_the_order_of_the_document() {
    let rest = json!({"z": 5, "a": 6, "b": [null]});
    let rest = rest.as_object().expect("an object");
    for (model, expected) in [
        (Model(None, Map::new()), r#"{"z":1}"#),
        (Model(Some(2), rest.clone()), r#"{"z":1,"a":2,"b":[null]}"#),
        (Model(None, rest.clone()), r#"{"z":1,"a":6,"b":[null]}"#),
    ] {
        assert_eq!(
            serde_json::to_string(&model).expect("it can be written"),
            expected
        );
    }
}
