//! Validation: every violation of the document's constraints, each with its place.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Number, Value};

pub use super::violation::{Violation, Violations};

/// A value that can be checked against the constraints of the document.
pub trait Validate {
    /// Adds every violation in `self`, which stands at `at`, to `out`. Does nothing by default.
    fn validate_into(&self, at: &At<'_>, out: &mut Violations) {
        let _ = (at, out);
    }

    /// Checks the value.
    ///
    /// # Errors
    /// All violations, in the order of the document, up to [`Violations::DEFAULT_LIMIT`].
    fn validate(&self) -> Result<(), Violations> {
        let mut out = Violations::new();
        self.validate_into(&At::ROOT, &mut out);
        if out.is_empty() { Ok(()) } else { Err(out) }
    }

    /// Whether the value violates nothing.
    fn is_valid(&self) -> bool {
        let mut out = Violations::with_limit(0);
        self.validate_into(&At::ROOT, &mut out);
        out.is_empty()
    }
}

/// A place in a value, kept on the stack while it is walked; costs nothing until it is printed.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

/// One step downwards.
#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Member(&'a str),
    Item(usize),
}

impl Step<'_> {
    /// About as many bytes as the step takes in a pointer.
    const fn length(&self) -> usize {
        match self {
            Self::Root => 0,
            Self::Member(name) => 1 + name.len(),
            Self::Item(_) => 4,
        }
    }

    fn write(&self, pointer: &mut String) {
        match self {
            Self::Root => {}
            Self::Member(name) => {
                pointer.push('/');
                push_token(name, pointer);
            }
            // Writing to a string does not fail.
            Self::Item(index) => drop(write!(pointer, "/{index}")),
        }
    }
}

/// Adds a name to a pointer.
pub(super) fn push_token(name: &str, pointer: &mut String) {
    if !name.contains(['~', '/']) {
        pointer.push_str(name);
        return;
    }
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(character),
        }
    }
}

impl At<'_> {
    /// The whole value.
    pub const ROOT: At<'static> = At {
        parent: None,
        step: Step::Root,
    };

    /// The member `name` of the object at this place.
    #[must_use]
    pub const fn member<'b>(&'b self, name: &'b str) -> At<'b> {
        At {
            parent: Some(self),
            step: Step::Member(name),
        }
    }

    /// Checks the member `name` of the object at this place.
    #[inline]
    pub fn check<T: Validate + ?Sized>(&self, name: &str, value: &T, out: &mut Violations) {
        value.validate_into(&self.member(name), out);
    }

    /// The item `index` of the array at this place.
    #[must_use]
    pub const fn item(&self, index: usize) -> At<'_> {
        At {
            parent: Some(self),
            step: Step::Item(index),
        }
    }

    /// The JSON Pointer of this place (RFC 6901).
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut length = 0;
        let mut depth = 0;
        let mut place = Some(self);
        while let Some(at) = place {
            length += at.step.length();
            depth += 1;
            place = at.parent;
        }
        let mut pointer = String::with_capacity(length);
        // Few places are deeper than that, and then a list of them costs next to nothing.
        let (mut near, mut far) = ([Step::Root; 8], Vec::new());
        let steps = if depth <= near.len() {
            &mut near[..depth]
        } else {
            far.resize(depth, Step::Root);
            far.as_mut_slice()
        };
        place = Some(self);
        for step in steps.iter_mut().rev() {
            if let Some(at) = place {
                *step = at.step;
                place = at.parent;
            }
        }
        for step in steps {
            step.write(&mut pointer);
        }
        pointer
    }
}

impl Validate for String {}
impl Validate for bool {}
impl Validate for i8 {}
impl Validate for i16 {}
impl Validate for i32 {}
impl Validate for i64 {}
impl Validate for u8 {}
impl Validate for u16 {}
impl Validate for u32 {}
impl Validate for u64 {}
impl Validate for f64 {}
impl Validate for Number {}
impl Validate for Value {}
impl Validate for Map<String, Value> {}

impl<T: Validate> Validate for Option<T> {
    fn validate_into(&self, at: &At<'_>, out: &mut Violations) {
        if let Some(value) = self {
            value.validate_into(at, out);
        }
    }
}

impl<T: Validate> Validate for Box<T> {
    fn validate_into(&self, at: &At<'_>, out: &mut Violations) {
        T::validate_into(self, at, out);
    }
}

impl<T: Validate> Validate for Vec<T> {
    fn validate_into(&self, at: &At<'_>, out: &mut Violations) {
        for (index, item) in self.iter().enumerate() {
            item.validate_into(&at.item(index), out);
        }
    }
}

impl<T: Validate> Validate for BTreeMap<String, T> {
    fn validate_into(&self, at: &At<'_>, out: &mut Violations) {
        for (name, value) in self {
            value.validate_into(&at.member(name), out);
        }
    }
}
