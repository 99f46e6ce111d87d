use serde_json::{Map, Value, json};

/// Members that hold a schema, or schemas by name or in a list.
const SCHEMAS: &[&str] = &["items", "additionalProperties"];
const MAPS: &[&str] = &["properties"];
const LISTS: &[&str] = &["allOf"];

/// Brings a schema and all below it to the shape of 3.0, in its place.
pub(super) fn convert(node: &mut Value) {
    let Value::Object(map) = node else { return };
    own(map);
    for key in SCHEMAS {
        map.get_mut(*key).into_iter().for_each(convert);
    }
    for key in MAPS {
        let members = map.get_mut(*key).and_then(Value::as_object_mut);
        members
            .into_iter()
            .flat_map(|members| members.values_mut())
            .for_each(convert);
    }
    for key in LISTS {
        let elements = map.get_mut(*key).and_then(Value::as_array_mut);
        elements.into_iter().flatten().for_each(convert);
    }
}

/// What differs in a schema itself.
pub(super) fn own(map: &mut Map<String, Value>) {
    if let Some(nullable) = map
        .get("x-nullable")
        .filter(|value| value.is_boolean())
        .cloned()
    {
        map.shift_remove("x-nullable");
        map.insert("nullable".to_owned(), nullable);
    }
    if let Some(name) = map
        .get("discriminator")
        .and_then(Value::as_str)
        .map(str::to_owned)
    {
        map.insert("discriminator".to_owned(), json!({ "propertyName": name }));
    }
    if map.get("type").is_some_and(|kind| kind == "file") {
        map.insert("type".to_owned(), json!("string"));
        map.insert("format".to_owned(), json!("binary"));
    }
}
