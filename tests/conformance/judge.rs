
mod MODULE {
    use CRATE::runtime::decode::Decode;
    use CRATE::runtime::validate::Validate;

    pub fn judge<T: Decode + Validate>(value: serde_json::Value) -> Result<(), super::Findings> {
        let read = T::decode(value).map_err(|error| (vec![error.pointer()], error.to_string()))?;
        read.validate().map_err(|violations| {
            let places = violations.iter().map(|one| one.pointer().to_owned());
            (places.collect(), violations.to_string())
        })
    }
}
