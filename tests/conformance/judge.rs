
mod MODULE {
    use CRATE::runtime::decode::Decode;
    use CRATE::runtime::validate::{Validate, Violations};
    use serde_json::{Value, json};

    /// What each of the two ways of validation says: the types, and the schemas of which they are made.
    pub fn judge<T: Decode + Validate>(component: &str, value: Value) -> Value {
        let schema = CRATE::schemas::find(component).expect("a component");
        let by_schema = shown(schema.check(&value).err());
        assert_eq!(schema.is_valid(&value), by_schema["valid"] == true, "{value}");
        json!([by_type::<T>(value), by_schema])
    }

    fn by_type<T: Decode + Validate>(value: Value) -> Value {
        match T::decode(value) {
            Ok(read) => shown(read.validate().err()),
            Err(error) => json!({
                "valid": false,
                "places": [error.pointer()],
                "words": error.to_string(),
            }),
        }
    }

    fn shown(violations: Option<Violations>) -> Value {
        let Some(violations) = violations else {
            return json!({"valid": true});
        };
        let places: Vec<&str> = violations.iter().map(|one| one.pointer()).collect();
        json!({
            "valid": false,
            "places": places,
            "words": violations.to_string(),
            "basic": violations,
            "problem": violations.to_problem(422),
        })
    }
}
