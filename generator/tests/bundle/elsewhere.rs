//! Bundles that are written into another folder than the root.

use std::fs;

use specsmith::bundle::{self, Target};
use specsmith::diagnostic::Diagnostics;
use specsmith::source::SourceMap;

/// A document with everything that is relative to something.
const DOCUMENT: &str = "\
openapi: 3.1.1
info:
  title: Relative   # kept
  version: '1'
  termsOfService: terms.html
  contact: {url: ./people/us.html}
  license: {name: Own, url: https://example.com/license}
servers:
  - url: v1
externalDocs: {url: 'docs/more.html#top'}
paths:
  /a:
    get:
      responses:
        '200':
          description: d
          content: {application/json: {examples: {a: {externalValue: ../shared/a.json}}}}
components:
  securitySchemes:
    token: {type: oauth2, flows: {clientCredentials: {tokenUrl: token, scopes: {}}}}
";

#[track_caller]
fn bundle(text: &str, home: &str) -> (String, usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("openapi.yaml");
    fs::write(&file, text).expect("written");
    let mut sources = SourceMap::new();
    let file = sources.load(&file).expect("it is there");
    let target = Target { format: None, home };
    let mut diagnostics = Diagnostics::new();
    let bundle = bundle::bundle(&mut sources, file, target, &mut diagnostics).expect("bundled");
    assert!(diagnostics.is_empty());
    (bundle.text, bundle.rebased)
}

/// Files beside the document are called from the new place; where the API is has nothing to do with that, and neither have
/// addresses below those of the servers.
#[test]
fn relative_urls_lead_where_they_led() {
    let (text, rebased) = bundle(DOCUMENT, "../spec");
    let expected = DOCUMENT
        .replace("terms.html", "'../spec/terms.html'")
        .replace("./people/us.html", "'../spec/people/us.html'")
        .replace("docs/more.html#top", "../spec/docs/more.html#top");
    assert_eq!(text, expected);
    assert_eq!(rebased, 3);
    assert_eq!(bundle(DOCUMENT, ""), (DOCUMENT.to_owned(), 0));
}

/// A document that says where it is, is there, wherever its file is (OpenAPI 3.2.0, 4.1.2.2).
#[test]
fn a_document_that_names_itself_keeps_its_urls() {
    let own = DOCUMENT.replace("3.1.1", "3.2.0\n$self: https://example.com/api/openapi");
    assert_eq!(bundle(&own, "../spec"), (own, 0));
}
