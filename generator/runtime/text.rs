//! What all types have in common that keep the text that was sent.

/// Gives a type around a `String` what it has in common with the others: the text, its checked and unchecked
/// conversions, and the way to and from JSON. Takes the name of the format, the test of the text, and the error where it
/// fails.
macro_rules! text_type {
    ($name:ident, $format:literal, $is_valid:path, $error:ident) => {
        text_type!($name, $format, $is_valid, $error, $error);
    };
    ($name:ident, $format:literal, $is_valid:path, $error:ty, $invalid:expr) => {
        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, without copying it.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }

            /// Whether the text has the form that the type asks for.
            #[must_use]
            pub fn is_valid(&self) -> bool {
                $is_valid(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                if $is_valid(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err($invalid)
                }
            }
        }

        /// Any text, as it is; it is checked with the value that holds it.
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        /// Any text, as it is; it is checked with the value that holds it.
        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl super::decode::Decode for $name {
            fn decode(value: serde_json::Value) -> Result<Self, super::decode::DecodeError> {
                super::decode::Decode::decode(value).map(Self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::decode::deserialize(deserializer)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        /// The holder of the value has its format checked, because it knows the place of the schema.
        impl super::validate::Validate for $name {}

        impl super::formatted::Formatted for $name {
            #[inline]
            fn check_format(
                &self,
                schema: &super::place::Place<'_>,
                at: &super::validate::At<'_>,
                out: &mut super::validate::Violations,
            ) {
                if !self.is_valid() {
                    super::report::format($format, $is_valid, schema, at, out);
                }
            }
        }
    };
}

pub(super) use text_type;
