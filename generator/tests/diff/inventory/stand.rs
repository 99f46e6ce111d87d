//! Documents with one schema, somewhere.

use crate::indented;

/// What schemas can refer to.
const CARDS: &str = "components:\n  schemas:\n    Cat: {type: object, properties: {kind: {type: string}}}\n    Dog: {type: object, properties: {bark: {type: string}, kind: {type: string}}}\n    Cow: {type: object, properties: {moo: {type: string}, kind: {type: string}}}\n";

/// Where a schema stands.
#[derive(Clone, Copy)]
pub(super) enum Stand {
    RequestBody,
    RequestProperty,
    ReadOnlyProperty,
    Parameter,
    ParameterProperty,
    ResponseBody,
    ResponseProperty,
    WriteOnlyProperty,
    Header,
}

impl Stand {
    /// A document with a schema there.
    pub(super) fn document(self, schema: &str) -> String {
        let with = |member: &str| {
            format!(
                "type: object\nproperties:\n  p:\n{}",
                indented(&format!("{schema}\n{member}"), 4)
            )
        };
        let (place, schema) = match self {
            Self::RequestBody => ("request", schema.to_owned()),
            Self::RequestProperty => ("request", with("")),
            Self::ReadOnlyProperty => ("request", with("readOnly: true")),
            Self::Parameter => ("parameter", schema.to_owned()),
            Self::ParameterProperty => ("parameter", with("")),
            Self::ResponseBody => ("response", schema.to_owned()),
            Self::ResponseProperty => ("response", with("")),
            Self::WriteOnlyProperty => ("response", with("writeOnly: true")),
            Self::Header => ("header", schema.to_owned()),
        };
        let mut text = "openapi: 3.1.1\ninfo: {title: A, version: '1'}\npaths:\n  /a:\n    post:\n      operationId: a\n".to_owned();
        let media = |depth| {
            let schema = indented(&schema, 6);
            let content = format!("content:\n  application/json:\n    schema:\n{schema}");
            indented(&content, depth)
        };
        match place {
            "request" => {
                text.push_str("      requestBody:\n");
                text.push_str(&media(8));
            }
            "parameter" => {
                text.push_str(
                    "      parameters:\n      - name: q\n        in: query\n        schema:\n",
                );
                text.push_str(&indented(&schema, 10));
            }
            _ => {}
        }
        text.push_str("      responses:\n        '200':\n          description: A.\n");
        match place {
            "response" => text.push_str(&media(10)),
            "header" => {
                text.push_str("          headers:\n            X-A:\n              schema:\n");
                text.push_str(&indented(&schema, 16));
            }
            _ => {}
        }
        text + CARDS
    }
}
