//! Path templates, matched segment by segment.

use std::fmt::Write as _;

use super::request::decoded;

/// A template with its base path in front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template {
    segments: Vec<Segment>,
    /// What the query of the template asks for, where it has one: names and values.
    query: Vec<(String, String)>,
    /// The name of a last place whose value may have slashes.
    rest: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Segment(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Place(String),
}

/// What stands in the places of a template, still encoded.
pub(super) type Captures = Vec<(String, String)>;

impl Template {
    /// Reads a template; `spans` tells the places whose values may have slashes.
    pub(super) fn new(path: &str, spans: impl Fn(&str) -> bool) -> Self {
        let path = path.split('#').next().unwrap_or_default();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        // What is a parameter there is looked at with the parameters.
        let query = query
            .split('&')
            .filter(|pair| !pair.is_empty() && !pair.contains('{'));
        let query = query.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let query = query.map(|(name, value)| (decoded(name), decoded(value)));
        let mut segments: Vec<Segment> = path.split('/').skip(1).map(Segment::new).collect();
        let last = segments.last().and_then(Segment::place);
        let rest = last.filter(|name| spans(name)).map(str::to_owned);
        if rest.is_some() {
            segments.pop();
        }
        Self {
            segments,
            query: query.collect(),
            rest,
        }
    }

    /// How many segments a path has that it matches; none where that may be any number.
    pub(super) fn count(&self) -> Option<usize> {
        self.rest.is_none().then_some(self.segments.len())
    }

    /// What a path has to be like to be told apart from less telling ones: a template with a lesser rank goes first.
    pub(super) fn rank(&self) -> (bool, Vec<u8>, usize) {
        let segments = self.segments.iter().map(Segment::rank).collect();
        (self.rest.is_some(), segments, usize::MAX - self.query.len())
    }

    /// The same text for templates that match the same requests.
    pub(super) fn shape(&self) -> String {
        let mut shape = String::new();
        for segment in &self.segments {
            shape.push('/');
            for piece in &segment.0 {
                match piece {
                    Piece::Text(text) => shape.push_str(text),
                    Piece::Place(_) => shape.push_str("{}"),
                }
            }
        }
        if self.rest.is_some() {
            shape.push_str("/{*}");
        }
        for (name, value) in &self.query {
            let _ = write!(shape, "?{name}={value}");
        }
        shape
    }

    /// What a request has in the places, if it is one for this template.
    pub(super) fn captures(&self, segments: &[&str], query: &[(String, &str)]) -> Option<Captures> {
        let wanted = |(name, value): &(String, String)| {
            let mut pairs = query.iter();
            pairs.any(|(own, text)| own == name && (decoded(text) == *value))
        };
        if segments.len() < self.segments.len() || !self.query.iter().all(wanted) {
            return None;
        }
        let (own, rest) = segments.split_at(self.segments.len());
        let mut captures = Captures::new();
        for (segment, text) in self.segments.iter().zip(own) {
            segment.capture(text, &mut captures)?;
        }
        match &self.rest {
            Some(name) if rest.iter().any(|text| !text.is_empty()) => {
                captures.push((name.clone(), rest.join("/")));
            }
            None if rest.is_empty() => {}
            _ => return None,
        }
        Some(captures)
    }

    /// The path that was perhaps meant: this one, with the values of `segments` in its places.
    pub(super) fn filled(&self, segments: &[&str]) -> Option<String> {
        if segments.len() != self.segments.len() {
            return None;
        }
        let mut path = String::new();
        for (segment, text) in self.segments.iter().zip(segments) {
            path.push('/');
            match segment.0.as_slice() {
                [Piece::Text(own)] => path.push_str(own),
                _ => path.push_str(text),
            }
        }
        Some(path)
    }
}

impl Segment {
    fn new(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((name, after)) = behind.split_once('}') else {
                break;
            };
            if !before.is_empty() {
                pieces.push(Piece::Text(decoded(before)));
            }
            pieces.push(Piece::Place(name.to_owned()));
            rest = after;
        }
        if !rest.is_empty() || pieces.is_empty() {
            pieces.push(Piece::Text(decoded(rest)));
        }
        Self(pieces)
    }

    /// The name of the place that is all of it.
    fn place(&self) -> Option<&str> {
        match self.0.as_slice() {
            [Piece::Place(name)] => Some(name),
            _ => None,
        }
    }

    /// Text before text with places before a place.
    fn rank(&self) -> u8 {
        match self.0.as_slice() {
            [Piece::Text(_)] => 0,
            [Piece::Place(_)] => 2,
            _ => 1,
        }
    }

    fn capture(&self, text: &str, captures: &mut Captures) -> Option<()> {
        match self.0.as_slice() {
            [Piece::Text(own)] => (own == text || *own == decoded(text)).then_some(()),
            [Piece::Place(name)] if !text.is_empty() => {
                captures.push((name.clone(), text.to_owned()));
                Some(())
            }
            pieces => {
                // Most clients encode nothing that a template spells out.
                let found = pieces_in(pieces, text);
                let plain = decoded(text);
                captures.extend(found.or_else(|| pieces_in(pieces, &plain))?);
                Some(())
            }
        }
    }
}

/// What stands in the places of one segment: each takes as little as it can, the last one the rest.
fn pieces_in(pieces: &[Piece], text: &str) -> Option<Captures> {
    let mut captures = Captures::new();
    let mut rest = text;
    let mut open: Option<&str> = None;
    for (index, piece) in pieces.iter().enumerate() {
        match (piece, open) {
            (Piece::Place(name), None) => open = Some(name),
            // Nothing tells where one ends and the next begins.
            (Piece::Place(name), Some(before)) => {
                let first = rest.chars().next()?;
                let (value, after) = rest.split_at(first.len_utf8());
                captures.push((before.to_owned(), value.to_owned()));
                rest = after;
                open = Some(name);
            }
            (Piece::Text(own), None) => rest = rest.strip_prefix(own.as_str())?,
            (Piece::Text(own), Some(name)) => {
                let last = index + 1 == pieces.len();
                let at = if last {
                    rest.rfind(own.as_str())?
                } else {
                    rest.find(own.as_str())?
                };
                if at == 0 {
                    return None;
                }
                captures.push((name.to_owned(), rest[..at].to_owned()));
                rest = &rest[at + own.len()..];
                open = None;
            }
        }
    }
    match open {
        Some(_) if rest.is_empty() => None,
        Some(name) => {
            captures.push((name.to_owned(), rest.to_owned()));
            Some(captures)
        }
        None => rest.is_empty().then_some(captures),
    }
}

#[cfg(test)]
mod tests {
    use super::Template;

    fn check(template: &str, path: &str, expected: Option<&[(&str, &str)]>) {
        let template_read = Template::new(template, |name| name == "rest");
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let found = template_read.captures(&segments, &[]);
        let found: Option<Vec<(&str, &str)>> = found.as_ref().map(|found| {
            found
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect()
        });
        assert_eq!(found.as_deref(), expected, "{template} and {path}");
    }

    #[test]
    fn templates_match_paths() {
        check("/", "/", Some(&[]));
        check("/pets", "/pets", Some(&[]));
        check("/pets", "/pets/", None);
        check("/pets/{id}", "/pets/1%2F2", Some(&[("id", "1%2F2")]));
        check("/pets/{id}", "/pets/", None);
        check(
            "/pets/{id}.{kind}",
            "/pets/a.json",
            Some(&[("id", "a"), ("kind", "json")]),
        );
        check("/pets/{id}:feed", "/pets/7:feed", Some(&[("id", "7")]));
        check("/pets/{id}:feed", "/pets/7:fed", None);
        check("/pets/v{a}", "/pets/v1", Some(&[("a", "1")]));
        check("/{a}{b}", "/xyz", Some(&[("a", "x"), ("b", "yz")]));
        check("/files/{rest}", "/files/a/b/c", Some(&[("rest", "a/b/c")]));
        check("/caf%C3%A9", "/café", Some(&[]));
        check("/a b", "/a%20b", Some(&[]));
    }

    #[test]
    fn what_tells_more_goes_first() {
        let rank = |path: &str| Template::new(path, |_| false).rank();
        assert!(rank("/pets/mine") < rank("/pets/{id}"));
        assert!(rank("/pets/v{id}") < rank("/pets/{id}"));
        assert!(rank("/{a}/b") > rank("/a/{b}"));
        assert!(rank("/?Action=A") < rank("/"));
    }
}
