//! What a client asks for by `Prefer` (RFC 7240).

use super::request::Request;

/// The preferences that count here.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Prefer {
    /// `code=404`: the status of the answer.
    pub(super) code: Option<String>,
    /// `example=name`: which of several examples.
    pub(super) example: Option<String>,
    /// `dynamic=true`: values that are made, though there are examples.
    pub(super) dynamic: Option<bool>,
}

impl Prefer {
    pub(super) fn new(request: &Request) -> Self {
        let mut prefer = Self::default();
        let Some(header) = request.header_value("prefer") else {
            return prefer;
        };
        for preference in header.split([',', ';']) {
            let (name, value) = preference.split_once('=').unwrap_or((preference, "true"));
            let value = value.trim().trim_matches('"');
            match name.trim().to_ascii_lowercase().as_str() {
                "code" => prefer.code = Some(value.to_owned()),
                "example" => prefer.example = Some(value.to_owned()),
                "dynamic" => prefer.dynamic = Some(value != "false"),
                _ => {}
            }
        }
        prefer
    }

    /// What was heeded.
    pub(super) fn applied(&self) -> Option<String> {
        let code = self.code.as_ref().map(|code| format!("code={code}"));
        let example = self
            .example
            .as_ref()
            .map(|name| format!("example=\"{name}\""));
        let dynamic = self.dynamic.map(|dynamic| format!("dynamic={dynamic}"));
        let all: Vec<String> = [code, example, dynamic].into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::Prefer;
    use crate::mock::Request;

    #[test]
    fn preferences_are_read() {
        let request = Request::new("GET", "/").header("Prefer", "code=404, example=\"a b\"");
        let request = request.header("prefer", "respond-async; dynamic");
        let prefer = Prefer::new(&request);
        assert_eq!(prefer.code.as_deref(), Some("404"));
        assert_eq!(prefer.example.as_deref(), Some("a b"));
        assert_eq!(prefer.dynamic, Some(true));
        assert_eq!(Prefer::new(&Request::new("GET", "/")), Prefer::default());
    }
}
