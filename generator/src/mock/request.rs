//! A request as it came in.

/// A request: what the server has read, whatever it is.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The method in upper case.
    pub method: String,
    /// Path and query, as they were sent.
    pub target: String,
    /// Names and values, in their order. What is no UTF-8 is replaced.
    pub headers: Vec<(String, String)>,
    /// The body; empty where there is none.
    pub body: Vec<u8>,
}

impl Request {
    /// A request without headers and body.
    #[must_use]
    pub fn new(method: &str, target: &str) -> Self {
        Self {
            method: method.to_owned(),
            target: target.to_owned(),
            ..Self::default()
        }
    }

    /// The same with a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same with a JSON body.
    #[must_use]
    pub fn json(self, value: &serde_json::Value) -> Self {
        self.body("application/json", value.to_string())
    }

    /// The same with a body of this media type.
    #[must_use]
    pub fn body(mut self, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.header("content-type", media_type)
    }

    /// The path, still encoded; of an absolute target without scheme and authority.
    pub(super) fn path(&self) -> &str {
        let target = match self.target.split_once("://") {
            Some((scheme, rest)) if scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                rest.find(['/', '?']).map_or("/", |at| &rest[at..])
            }
            _ => self.target.as_str(),
        };
        target.split(['?', '#']).next().unwrap_or_default()
    }

    /// The query, still encoded; none where there is no question mark.
    pub(super) fn query(&self) -> Option<&str> {
        let target = self.target.split('#').next().unwrap_or_default();
        target.split_once('?').map(|(_, query)| query)
    }

    /// Names and values of the query: names decoded, values still encoded.
    pub(super) fn query_pairs(&self) -> Vec<(String, &str)> {
        let pairs = self.query().unwrap_or_default().split('&');
        pairs
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (form_decoded(name), value))
            .collect()
    }

    /// The value of a header; several of one name are put together (RFC 9110, 5.3).
    pub(super) fn header_value(&self, name: &str) -> Option<String> {
        let values = self.headers.iter();
        let values = values.filter(|(own, _)| own.eq_ignore_ascii_case(name));
        let values: Vec<&str> = values.map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    /// The value of a cookie.
    pub(super) fn cookie(&self, name: &str) -> Option<&str> {
        let headers = self.headers.iter();
        let headers = headers.filter(|(own, _)| own.eq_ignore_ascii_case("cookie"));
        let mut pairs = headers.flat_map(|(_, value)| value.split(';'));
        pairs.find_map(|pair| {
            let (own, value) = pair.trim().split_once('=')?;
            (own == name).then_some(value)
        })
    }
}

/// A text without percent-encoding. What is no UTF-8 is replaced.
pub(super) fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digit = |at: usize| {
            bytes
                .get(at)
                .and_then(|byte| char::from(*byte).to_digit(16))
        };
        if let (b'%', Some(high), Some(low)) = (byte, digit(at + 1), digit(at + 2)) {
            out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
            at += 3;
        } else {
            out.push(*byte);
            at += 1;
        }
    }
    String::from_utf8(out)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The same in a query or a form, where a plus sign is a space.
pub(super) fn form_decoded(text: &str) -> String {
    if text.contains('+') {
        decoded(&text.replace('+', " "))
    } else {
        decoded(text)
    }
}
