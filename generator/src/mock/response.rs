//! The answer to a request in which nothing is wrong.

use std::sync::Arc;

use serde_json::Value;

use super::answer::Answer;
use super::content::{self, Choice, NoBody};
use super::make::{Maker, Taste};
use super::media::Accept;
use super::prefer::Prefer;
use super::request::Request;
use crate::instance::{Direction, Patterns};
use crate::model::{Model, Operation, Parameter, ParameterContent, Response};
use crate::wire::StatusPattern;

/// Headers that belong to the connection, to the server, or to the body as it is sent.
const OWN_HEADERS: [&str; 11] = [
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "content-range",
];

/// What answers are made with.
pub(super) struct Making<'m> {
    pub(super) model: &'m Model,
    pub(super) patterns: &'m Arc<Patterns>,
    pub(super) taste: Taste,
}

impl Making<'_> {
    /// The answer of an operation, and whether its body fits.
    pub(super) fn answer(&self, operation: &Operation, request: &Request) -> (Answer, bool) {
        let prefer = Prefer::new(request);
        let chosen = match &prefer.code {
            Some(code) => asked_for(operation, code),
            None => Ok(best(operation)),
        };
        let (status, response) = match chosen {
            Ok(chosen) => chosen,
            Err(answer) => return (answer, true),
        };
        let taste = Taste {
            made: prefer.dynamic.unwrap_or(self.taste.made),
            ..self.taste
        };
        let Some(response) = response else {
            return (applied(Answer::new(status), &prefer), true);
        };
        let patterns = Arc::clone(self.patterns);
        let mut maker = Maker::new(self.model, patterns, taste, Direction::Response);
        let mut answer = Answer::new(status);
        let mut fits = true;
        let has_body = status >= 200 && !matches!(status, 204 | 205 | 304);
        if has_body && !response.content.is_empty() {
            let choice = Choice {
                example: prefer.example.as_deref(),
                made: taste.made,
            };
            match self.content(&mut maker, response, request, choice) {
                Ok((name, body)) => {
                    answer = answer.with("content-type", name);
                    answer.body = body.bytes;
                    fits = body.fits;
                }
                Err(refusal) => return (refusal, true),
            }
        }
        for header in &response.headers {
            let lower = header.name.to_ascii_lowercase();
            if OWN_HEADERS.contains(&lower.as_str()) {
                continue;
            }
            if let Some(value) = Self::header(&mut maker, header, taste) {
                answer = answer.with(&lower, value);
            }
        }
        (applied(answer, &prefer), fits)
    }

    /// The body of a response in the form that is accepted.
    fn content(
        &self,
        maker: &mut Maker<'_>,
        response: &Response,
        request: &Request,
        choice: Choice<'_>,
    ) -> Result<(String, content::Body), Answer> {
        let accept = request.header_value("accept");
        let accept = Accept::new(accept.as_deref());
        let names: Vec<&str> = response
            .content
            .iter()
            .map(|media| media.name.as_str())
            .collect();
        // What cannot be made is offered only where nothing else is.
        let mut offered: Vec<usize> = (0..names.len()).collect();
        let mut refused = None;
        while !offered.is_empty() {
            let left: Vec<&str> = offered.iter().map(|index| names[*index]).collect();
            let Some((at, name)) = accept.choose(&left) else {
                break;
            };
            let index = offered.remove(at);
            match content::body(self.model, maker, &response.content[index], &name, choice) {
                Ok(body) => return Ok((name, body)),
                Err(why) => refused.get_or_insert((name, why)),
            };
        }
        Err(match refused {
            None => Answer::problem(
                406,
                format!("the operation answers with {}", names.join(", ")),
            ),
            Some((name, NoBody::Example(known))) => {
                let known = match known.as_slice() {
                    [] => "there is none with a name".to_owned(),
                    known => format!("there are {}", known.join(", ")),
                };
                Answer::problem(
                    400,
                    format!("`{name}` has no example of this name: {known}"),
                )
            }
            Some((name, NoBody::Unwritten)) => Answer::problem(
                501,
                format!("a body of `{name}` is not made: give the media type an `example`"),
            ),
            Some((name, NoBody::Endless)) => Answer::problem(
                501,
                format!(
                    "no value for `{name}` is found: its schema asks for itself, or for too much; give an `example`"
                ),
            ),
        })
    }

    /// The value of a header; nothing where it is none that can be sent.
    fn header(maker: &mut Maker<'_>, header: &Parameter, taste: Taste) -> Option<String> {
        let example = header.examples.first().filter(|_| !taste.made);
        let value = match (&header.content, example) {
            (_, Some(example)) => example.value.clone(),
            (ParameterContent::Schema { schema, .. }, None) => {
                maker.value(*schema, &header.origin.pointer)?.0
            }
            (ParameterContent::Media(media), None) => match media.examples.first() {
                Some(example) => example.value.clone(),
                None => maker.value(media.schema?, &header.origin.pointer)?.0,
            },
        };
        let text = match &header.content {
            ParameterContent::Media(_) if !value.is_string() => value.to_string(),
            ParameterContent::Schema { explode, .. } => simple(&value, *explode),
            ParameterContent::Media(_) => simple(&value, false),
        };
        let visible = |byte: u8| byte == b'\t' || (b' '..=b'~').contains(&byte);
        text.bytes().all(visible).then_some(text)
    }
}

fn applied(answer: Answer, prefer: &Prefer) -> Answer {
    match prefer.applied() {
        Some(applied) if applied.bytes().all(|byte| (b' '..=b'~').contains(&byte)) => {
            answer.with("preference-applied", applied)
        }
        _ => answer,
    }
}

/// The style `simple` (OpenAPI 3.0.4, 4.8.12.4).
fn simple(value: &Value, explode: bool) -> String {
    let scalar = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    match value {
        Value::Array(items) => items.iter().map(scalar).collect::<Vec<_>>().join(","),
        Value::Object(members) => {
            let between = if explode { '=' } else { ',' };
            let parts = members.iter();
            let parts = parts.map(|(name, value)| format!("{name}{between}{}", scalar(value)));
            parts.collect::<Vec<_>>().join(",")
        }
        other => scalar(other),
    }
}

/// The status and the response that an operation ends well with: the lowest status, then `2XX`, then `default`, then
/// whatever it has.
fn best(operation: &Operation) -> (u16, Option<&Response>) {
    let responses = || operation.responses.iter();
    let exact = |low: u16, high: u16| {
        let codes = responses().filter_map(move |(pattern, response)| match pattern {
            StatusPattern::Code(code) if (low..=high).contains(code) => {
                Some((*code, Some(response)))
            }
            _ => None,
        });
        codes.min_by_key(|(code, _)| *code)
    };
    let like = |wanted: StatusPattern, code: u16| {
        let found = responses().find(|(pattern, _)| *pattern == wanted);
        found.map(|(_, response)| (code, Some(response)))
    };
    exact(200, 299)
        .or_else(|| like(StatusPattern::Range(2), 200))
        .or_else(|| exact(300, 399))
        .or_else(|| like(StatusPattern::Default, 200))
        .or_else(|| exact(400, 599))
        .or_else(|| like(StatusPattern::Range(4), 400))
        .or_else(|| like(StatusPattern::Range(5), 500))
        .unwrap_or((200, None))
}

/// The response of the status that was asked for.
fn asked_for<'o>(
    operation: &'o Operation,
    code: &str,
) -> Result<(u16, Option<&'o Response>), Answer> {
    let known = || {
        let words = operation
            .responses
            .iter()
            .map(|(pattern, _)| match pattern {
                StatusPattern::Code(code) => code.to_string(),
                StatusPattern::Range(first) => format!("{first}XX"),
                StatusPattern::Default => "default".to_owned(),
            });
        words.collect::<Vec<_>>().join(", ")
    };
    let status = code
        .parse::<u16>()
        .ok()
        .filter(|code| (200..=599).contains(code));
    let Some(status) = status else {
        return Err(Answer::problem(
            400,
            "`code` of `Prefer` is no status from 200 to 599",
        ));
    };
    let find = |wanted: StatusPattern| {
        let mut responses = operation.responses.iter();
        responses
            .find(|(pattern, _)| *pattern == wanted)
            .map(|(_, response)| response)
    };
    let response = find(StatusPattern::Code(status))
        .or_else(|| find(StatusPattern::Range(status / 100)))
        .or_else(|| find(StatusPattern::Default));
    match response {
        Some(response) => Ok((status, Some(response))),
        None => Err(Answer::problem(
            400,
            format!(
                "the operation has no response for {status}: it has {}",
                known()
            ),
        )),
    }
}
