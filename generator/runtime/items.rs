//! Lists whose items have types by their position.

use serde_json::Value;

use super::decode::{Decode, DecodeError};

/// The items of a JSON array, taken one by one by a tuple that is being read.
#[derive(Debug)]
pub struct Items {
    items: std::vec::IntoIter<Value>,
    taken: usize,
}

impl Items {
    /// Takes `value` apart, which has to have `length` items.
    ///
    /// # Errors
    /// When `value` is not an array, or one of another length.
    pub fn new(value: Value, length: usize) -> Result<Self, DecodeError> {
        let Value::Array(items) = value else {
            return Err(DecodeError::unexpected("an array", &value));
        };
        if items.len() != length {
            let found = format!("{} instead of {length} items", items.len());
            return Err(DecodeError::because("an array of a certain length", found));
        }
        Ok(Self {
            items: items.into_iter(),
            taken: 0,
        })
    }

    /// Takes the next item.
    ///
    /// # Errors
    /// When it has another type.
    pub fn take<T: Decode>(&mut self) -> Result<T, DecodeError> {
        let position = self.taken;
        self.taken += 1;
        T::decode(self.items.next().unwrap_or_default())
            .map_err(|error| error.within(position.to_string()))
    }
}
