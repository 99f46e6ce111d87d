use super::Both;
use crate::diff::change::Bump;
use crate::diff::kinds;
use crate::diff::walk::Found;
use crate::diff::words;
use crate::model::{Schema, TypeSet};

impl Both<'_> {
    /// `type`, `nullable` and `format`. Whether there is a type that both have: with another type everything else is
    /// another as well.
    pub(super) fn types(&mut self) -> bool {
        let (old, new) = (self.old.types, self.new.types);
        let has = |part: &Schema| !part.types.is_empty();
        let (before, after) = (self.old.place("type", has), self.new.place("type", has));
        let disjoint = old.intersect(new).is_empty() && old != new;
        // That the types of listed values are others is told by the values.
        if old != new && (disjoint || !self.old.listed && !self.new.listed) {
            let kind = if new.contains(old) {
                &kinds::TYPE_WIDENED
            } else if old.contains(new) {
                &kinds::TYPE_NARROWED
            } else {
                &kinds::TYPE_CHANGED
            };
            let message = format!(
                "`{}` is {} and was {}",
                self.subject,
                words::types(new, self.new.untyped),
                words::types(old, self.old.untyped),
            );
            self.found(Found::new(kind, message).at(before, after));
            if disjoint {
                return false;
            }
        }
        self.nullability();
        self.format();
        true
    }

    /// Whether a value may be null.
    pub(super) fn nullability(&mut self) {
        let has = |part: &Schema| !part.types.is_empty();
        let (before, after) = (self.old.place("type", has), self.new.place("type", has));
        if self.old.nullable != self.new.nullable && !self.old.untyped && !self.new.untyped {
            let (kind, word) = if self.new.nullable {
                (&kinds::BECAME_NULLABLE, "can be null now")
            } else {
                (&kinds::BECAME_NOT_NULLABLE, "can no longer be null")
            };
            let message = format!("`{}` {word}", self.subject);
            let mut found = Found::new(kind, message).at(before, after);
            if self.parameter {
                // What is null is left out.
                found = found.rust(Bump::Patch);
            }
            self.found(found);
        }
    }

    fn format(&mut self) {
        let format = |part: &Schema| part.format.clone();
        let old = self.old.first(format).map(|(_, format)| format);
        let new = self.new.first(format).map(|(_, format)| format);
        let is_base64 = |format: &Option<String>| format.as_deref() == Some("byte");
        let packed = is_base64(&old) || is_base64(&new);
        if old == new || packed && self.old.is_base64() && self.new.is_base64() {
            return;
        }
        let has = |part: &Schema| part.format.is_some();
        let (before, after) = (self.old.place("format", has), self.new.place("format", has));
        let (kind, message) = match (&old, &new) {
            (None, Some(new)) => (
                &kinds::FORMAT_NARROWED,
                format!("`{}` has the format `{new}` now", self.subject),
            ),
            (Some(old), None) => (
                &kinds::FORMAT_WIDENED,
                format!("`{}` no longer has the format `{old}`", self.subject),
            ),
            (Some(old), Some(new)) => {
                let kind = match (old.as_str(), new.as_str()) {
                    ("int32", "int64") | ("float", "double") => &kinds::FORMAT_WIDENED,
                    ("int64", "int32") | ("double", "float") => &kinds::FORMAT_NARROWED,
                    _ => &kinds::FORMAT_CHANGED,
                };
                let message = format!("`{}` has the format `{new}` and had `{old}`", self.subject);
                (kind, message)
            }
            (None, None) => return,
        };
        let types = self.old.types.intersect(self.new.types);
        let emitted = |format: &Option<String>| rust_type(types, format.as_deref());
        let rust = if emitted(&old) == emitted(&new) {
            Bump::Patch
        } else {
            Bump::Major
        };
        self.found(Found::new(kind, message).at(before, after).rust(rust));
    }
}

/// What tells the Rust types of a format apart; the same for formats that make no difference.
fn rust_type(types: TypeSet, format: Option<&str>) -> &'static str {
    if types == TypeSet::STRING {
        match format {
            Some("date-time") => "date-time",
            Some("date") => "date",
            Some("time") => "time",
            Some("duration") => "duration",
            Some("uuid") => "uuid",
            Some("byte") => "byte",
            Some("binary") => "binary",
            Some("password") => "password",
            _ => "text",
        }
    } else if types == TypeSet::INTEGER {
        match format {
            Some("int8") => "i8",
            Some("int16") => "i16",
            Some("int32") => "i32",
            Some("uint8") => "u8",
            Some("uint16") => "u16",
            Some("uint32") => "u32",
            Some("uint64") => "u64",
            _ => "i64",
        }
    } else if types == TypeSet::NUMBER {
        match format {
            Some("float") => "f32",
            _ => "f64",
        }
    } else {
        ""
    }
}
